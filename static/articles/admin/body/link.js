/* <a href="/harbour-plan/" data-ref="article:3">: the reference is what counts, the address is looked up anew
   whenever the article is published. */
import { Link as BaseLink, gettext, updateAttrsDialog } from "django-prose-editor/editor"
import { choose, dataAttribute, describe } from "articles/body/tools"

/* "kavenyou.com/x" and "desk@kavenyou.com" are what people type; both would be read as pages of our own. */
const completed = (address) => {
  const typed = address.trim()
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`
  if (/^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(typed)) return `https://${typed}`
  return typed
}

const askLink = (editor, picker) => {
  const current = editor.getAttributes("link")
  const chosen = { ref: current.ref, href: current.href }
  const chooseArticle = async ({ input }) => {
    const number = await choose(picker)
    const article = await describe(picker, number)
    Object.assign(chosen, { ref: `article:${number}`, href: article?.url || `#article-${number}` })
    input.value = chosen.href
  }
  const ask = updateAttrsDialog(
    {
      href: {
        type: "string",
        title: gettext("Address"),
        required: true,
        picker: picker ? { label: gettext("One of our articles…"), handler: chooseArticle } : undefined,
      },
    },
    { title: gettext("Link"), submitText: gettext("Set link") },
  )
  return ask(editor, current).then((answer) => {
    if (!answer) return null
    return { href: completed(answer.href), ref: answer.href === chosen.href ? chosen.ref : null, title: current.title }
  })
}

export const Link = BaseLink.extend({
  addOptions() {
    // Korean particles stick to addresses: what is a link, the editor says.
    return { ...this.parent?.(), picker: "", autolink: false, enableTarget: false }
  },
  addAttributes() {
    return { ...this.parent?.(), ref: dataAttribute("ref", null) }
  },
  addCommands() {
    const { picker } = this.options
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor, dispatch }) => {
          if (editor.state.selection.empty && !editor.isActive("link")) return false
          if (!dispatch) return true
          askLink(editor, picker).then((link) => {
            if (link) editor.chain().focus().extendMarkRange("link").setMark("link", link).run()
          })
          return true
        },
    }
  },
})
