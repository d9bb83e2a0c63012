/* The article's form: a headline is one line, and leaving with words that were not saved asks first. */
"use strict"

for (const field of document.querySelectorAll("textarea.one-line")) {
  field.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && event.preventDefault())
}

/* select2 leaves its boxes without a name of their own. Called after the admin's own scripts have made them. */
django.jQuery(() => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const label = select.labels[0] || document.querySelector(".tabular th.column-author")
    const name = label?.textContent.trim().replace(/:$/, "") || select.name
    for (const part of select.nextElementSibling.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
      part.setAttribute("aria-label", name)
    }
  }
})

{
  const form = document.getElementById("article_form")
  // A form that came back with an error holds what was typed, and none of it is saved.
  let unsaved = Boolean(document.querySelector(".errornote"))
  const note = () => (unsaved = true)
  const listen = () => django.jQuery(form).on("input change", note) // select2 and the windows tell by jQuery only
  // The editor reports its own start as a change.
  if (form.querySelector("[name=body]")) document.addEventListener("prose-editor:ready", () => setTimeout(listen), { once: true })
  else listen()
  form.addEventListener("submit", () => (unsaved = false))
  addEventListener("beforeunload", (event) => unsaved && event.preventDefault())
}
