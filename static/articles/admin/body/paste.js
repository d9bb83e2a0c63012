/* Text pasted from Word and Google Docs. What our schema does not know is dropped by the editor anyway; here is
   mended what would be lost with it: headings, lists, addresses behind Google's. */
import { Extension, Plugin } from "django-prose-editor/editor"
import { playersIn } from "articles/body/tools"

const WORD_CONDITIONS = /<!--\[if[\s\S]*?<!\[endif\]-->|<!\[(?:if|endif)[^>]*>|<\/?o:p[^>]*>/gi
const LIST_LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i
const NUMBERED = /^\s*(\d+|[a-z]{1,3})[.)]/i
const BULLET = /^[\s·•o§▪–\d.)]+/

const renamed = (element, tag) => {
  const heading = element.ownerDocument.createElement(tag)
  heading.append(...element.childNodes)
  element.replaceWith(heading)
}

const mendHeadings = (page) => {
  for (const title of page.querySelectorAll("h1, p.MsoTitle, p.MsoSubtitle")) renamed(title, "h2")
  for (const low of page.querySelectorAll("h4, h5, h6")) renamed(low, "h3")
}

/* A strict content security policy empties `element.style`: the marks are read from the attribute's words, and the
   attributes taken away before anybody applies them. */
const mendMarks = (page) => {
  for (const element of page.querySelectorAll("[style]")) {
    const style = element.getAttribute("style")
    const isBoldTag = /^(B|STRONG)$/.test(element.tagName)
    if (isBoldTag && /font-weight:\s*(normal|[1-4]00)/i.test(style)) element.replaceWith(...element.childNodes)
    else if (element.tagName === "SPAN") {
      if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapped(element, "strong")
      if (/font-style:\s*italic/i.test(style)) wrapped(element, "em")
    }
  }
  for (const element of page.querySelectorAll("[style]")) element.removeAttribute("style")
}

const wrapped = (element, tag) => {
  const mark = element.ownerDocument.createElement(tag)
  mark.append(...element.childNodes)
  element.append(mark)
}

const mendAddresses = (page) => {
  for (const link of page.querySelectorAll('a[href^="https://www.google.com/url?"]')) {
    const address = new URL(link.href).searchParams.get("q") || ""
    if (/^https?:/.test(address)) link.href = address
  }
}

/* Word writes list items as paragraphs with their level in the style. */
const mendLists = (page) => {
  let open = []
  for (const paragraph of page.querySelectorAll("p")) {
    const level = Number(LIST_LEVEL.exec(paragraph.getAttribute("style") || "")?.[1] || 0)
    if (!level || paragraph.previousElementSibling !== open[0]) open = []
    if (level) open = intoList(paragraph, level, open)
  }
}

/* Moves the paragraph into the list of its level, making lists as needed; returns the lists now open. */
const intoList = (paragraph, level, open) => {
  const isMarker = (span) => /mso-list:\s*ignore/i.test(span.getAttribute("style") || "")
  const marker = [...paragraph.querySelectorAll("span")].find(isMarker)
  const tag = NUMBERED.test((marker || paragraph).textContent) ? "ol" : "ul"
  if (marker) marker.remove()
  else if (paragraph.firstChild) paragraph.firstChild.textContent = paragraph.firstChild.textContent.replace(BULLET, "")

  const page = paragraph.ownerDocument
  const depth = Math.min(level, open.length + 1)
  const lists = open.slice(0, depth)
  if (lists.length < depth) {
    const list = page.createElement(tag)
    if (lists.length) lists.at(-1).lastElementChild.append(list)
    else paragraph.before(list)
    lists.push(list)
  }
  const words = page.createElement("p")
  words.append(...paragraph.childNodes)
  const item = page.createElement("li")
  item.append(words)
  lists.at(-1).append(item)
  paragraph.remove()
  return lists
}

/* Players and the sites' own quotes become embeds of ours. */
const mendPlayers = (page, match) => {
  for (const { element, post } of playersIn(page, match)) {
    const figure = page.createElement("figure")
    const link = page.createElement("a")
    figure.dataset.embed = post.embed
    link.href = post.url
    figure.append(link)
    element.replaceWith(figure)
  }
}

export const mendPasted = (html, match) => {
  const page = new DOMParser().parseFromString(html.replace(WORD_CONDITIONS, ""), "text/html")
  for (const element of page.querySelectorAll("style, script, meta, link, title")) element.remove()
  mendPlayers(page, match)
  mendHeadings(page)
  mendAddresses(page)
  mendLists(page)
  mendMarks(page)
  const code = page.querySelectorAll("iframe, object, embed").length
  return { html: page.body.innerHTML, pictures: page.querySelectorAll("img").length, code }
}

export const PasteCleanup = Extension.create({
  name: "pasteCleanup",
  addProseMirrorPlugins() {
    const { editor } = this
    const tell = (what, detail) => {
      editor.view.dom.dispatchEvent(new CustomEvent(`body:${what}-left-out`, { bubbles: true, detail }))
    }
    const transformPastedHTML = (html) => {
      if (html.includes("data-pm-slice")) return html // copied from this editor
      const mended = mendPasted(html, editor.storage.embed.match)
      if (mended.pictures) tell("pictures", mended.pictures)
      if (mended.code) tell("code", mended.code)
      return mended.html
    }
    const takeFiles = (event, files) => {
      const pictures = [...(files || [])].filter((file) => file.type.startsWith("image/"))
      if (!pictures.length) return false
      event.preventDefault()
      tell("pictures", pictures.length)
      return true
    }
    return [
      new Plugin({
        props: {
          transformPastedHTML,
          handlePaste: (_view, event) =>
            !event.clipboardData?.getData("text/html") && takeFiles(event, event.clipboardData?.files),
          handleDrop: (_view, event) => takeFiles(event, event.dataTransfer?.files),
        },
      }),
    ]
  },
})
