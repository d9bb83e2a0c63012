/* A click on the picture says where it must never be cut off; the numbers are for whoever prefers them. A file just
   chosen is shown at once. */
"use strict"

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".focal-point")
  const left = document.getElementById("id_focal_x")
  const top = document.getElementById("id_focal_y")
  const file = document.getElementById("id_file")
  if (!box || !left || !top) return
  const picture = box.querySelector("img")
  const mark = box.querySelector(".focal-point__mark")

  const draw = () => {
    mark.style.left = `${left.value}%`
    mark.style.top = `${top.value}%`
  }
  const percent = (part, whole) => Math.min(100, Math.max(0, Math.round((part / whole) * 100)))

  picture.addEventListener("click", (event) => {
    const frame = picture.getBoundingClientRect()
    left.value = percent(event.clientX - frame.left, frame.width)
    top.value = percent(event.clientY - frame.top, frame.height)
    draw()
  })
  left.addEventListener("input", draw)
  top.addEventListener("input", draw)
  file?.addEventListener("change", () => {
    if (!file.files.length) return
    picture.src = URL.createObjectURL(file.files[0])
    box.hidden = false
  })
  draw()
})
