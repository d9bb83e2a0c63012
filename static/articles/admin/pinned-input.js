/* Related stories stand in the order they were chosen: select2 leaves one that was taken out and put back where it was. */
"use strict"

django.jQuery(($) => {
  $(".pinned-input").on("select2:select", ({ target, params }) => {
    const chosen = [...target.options].find((option) => option.value === String(params.data.id))
    $(target).append(chosen).trigger("change.select2")
  })
})
