/* The picture beside its number: shown anew when the library's window has chosen one, taken away by its button. */
"use strict"

django.jQuery(($) => {
  for (const chooser of document.querySelectorAll(".picture-chooser")) {
    const input = chooser.querySelector("input")
    const picture = chooser.querySelector("img")
    const remove = chooser.querySelector("button")
    const show = async () => {
      const number = input.value
      remove.hidden = !number
      picture.hidden = true
      if (!number) return
      const answer = await fetch(`${chooser.dataset.library}${number}/json/`)
      if (!answer.ok || input.value !== number) return
      const chosen = await answer.json()
      picture.src = chosen.thumb
      picture.alt = chosen.title
      picture.hidden = false
    }
    // The admin's window tells by a jQuery event, which addEventListener does not hear.
    $(input).on("change", show)
    remove.addEventListener("click", () => {
      input.value = ""
      $(input).trigger("change")
    })
  }
})
