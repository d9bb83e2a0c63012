/* Tags: what exists is offered first, what was typed comes last as "new". Enter therefore takes the tag that exists;
   select2's own order, which its data attributes cannot change, would make a new one each time. */
"use strict"

django.jQuery(($) => {
  $(".tag-input").each((_, element) => {
    $(element).select2({
      insertTag: (offered, typed) => {
        const known = offered.some((tag) => tag.text.toLowerCase() === typed.text.toLowerCase())
        if (!known) offered.push({ ...typed, text: interpolate(gettext("%s (new)"), [typed.text]) })
      },
      templateSelection: (tag) => tag.id,
      ajax: { data: ({ term, page }) => ({ term, page, exclude: $(element).val() }), traditional: true },
    })
  })
})
