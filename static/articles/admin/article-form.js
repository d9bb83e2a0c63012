/* The article's form: a headline is one line, and leaving with words that were not saved asks first. */
"use strict"

for (const field of document.querySelectorAll("textarea.one-line")) {
  field.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && event.preventDefault())
}

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
