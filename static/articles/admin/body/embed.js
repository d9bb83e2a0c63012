/* Posts of other sites, by address: <figure data-embed="youtube"><a href="…">…</a></figure>, a link everywhere else.
   A pasted address of a known post becomes one; which sites are known is said in articles/text/body_schema.py. */
import { Extension, Node, Plugin, crel, gettext, updateAttrsDialog } from "django-prose-editor/editor"
import { blockOfFields, dataAttribute, insertBlock, menuItem, playersIn } from "articles/body/tools"

const matchEmbed = (providers, address) => {
  for (const [name, pattern, canonical] of providers) {
    const match = new RegExp(pattern).exec(address.trim())
    if (match) return { embed: name, url: canonical.replace(/\$(\d)/g, (_, number) => match[number]) }
  }
  return null
}

/* What a site's "Embed" button gives for pasting. */
const matchCode = (text, match) =>
  /^<(iframe|blockquote)\b/i.test(text)
    ? playersIn(new DOMParser().parseFromString(text, "text/html"), match)[0]?.post || null
    : null

/* An extension of its own, because its paste handler has to come before the link's: a *node* of high priority would
   become the schema's default block. */
const EmbedPaste = Extension.create({
  name: "embedPaste",
  priority: 1100,
  addProseMirrorPlugins() {
    const { editor } = this
    const handlePaste = (view, event) => {
      const text = event.clipboardData?.getData("text/plain").trim() || ""
      const { selection } = view.state
      const inWords = selection.empty && selection.$from.parent.type.name !== "paragraph"
      if (!text || inWords || (!selection.empty && !selection.node)) return false
      const { match } = editor.storage.embed
      const attrs = /\s/.test(text) ? matchCode(text, match) : match(text)
      return !!attrs && insertBlock(editor, { type: "embed", attrs })
    }
    return [new Plugin({ props: { handlePaste } })]
  },
})

const askAddress = updateAttrsDialog(
  { url: { type: "string", title: gettext("Address of the post or video"), format: "url", required: true } },
  { title: gettext("Embed"), submitText: gettext("Insert") },
)

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ providers: [] }),
  addExtensions: () => [EmbedPaste],
  addAttributes: () => ({
    embed: dataAttribute("embed", null),
    url: {
      default: "",
      rendered: false,
      parseHTML: (element) => element.querySelector("a")?.getAttribute("href") || "",
    },
  }),
  parseHTML() {
    const known = (element) => this.storage.match(element.querySelector("a")?.href || "")
    return [{ tag: "figure[data-embed]", getAttrs: (element) => (known(element) ? null : false) }]
  },
  renderHTML: ({ node, HTMLAttributes }) => ["figure", HTMLAttributes, ["a", { href: node.attrs.url }, node.attrs.url]],
  addStorage() {
    return { match: (address) => matchEmbed(this.options.providers, address) }
  },
  addCommands() {
    return {
      addEmbed:
        () =>
        ({ editor, dispatch }) => {
          if (!dispatch) return true
          askAddress(editor, {}).then((answer) => {
            const attrs = answer && this.storage.match(answer.url)
            if (attrs) insertBlock(editor, { type: "embed", attrs })
            else if (answer) window.alert(gettext("Posts of this site cannot be embedded. Set a link instead."))
          })
          return true
        },
    }
  },
  addMenuItems({ menu, buttons }) {
    menuItem(menu, buttons, {
      name: "embed",
      group: "media",
      icon: "ondemand_video",
      label: gettext("Embed"),
      command: (editor) => editor.commands.addEmbed(),
    })
  },
  addNodeView: () =>
    blockOfFields({
      title: gettext("Embedded post"),
      fields: [],
      preview: { make: () => crel("p", { className: "body-embed" }) },
      onShow: ({ node, dom }) => {
        const site = crel("strong", { textContent: node.attrs.embed })
        dom.querySelector(".body-embed").replaceChildren(site, ` ${node.attrs.url}`)
      },
    }),
})
