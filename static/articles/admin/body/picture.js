/* Pictures of the library, by number:
   <figure data-image="12" data-alt="…" data-credit="…" data-layout="wide"><figcaption>…</figcaption></figure>
   and two or more of them side by side in <div data-gallery="">. Empty words mean: as in the library. */
import { Node, crel, gettext } from "django-prose-editor/editor"
import { blockOfFields, choose, dataAttribute, describe, insertBlock, menuItem } from "articles/body/tools"

const LAYOUTS = { normal: gettext("As wide as the text"), wide: gettext("Wider"), full: gettext("As wide as the page") }

const showFromLibrary = async ({ node, dom, controls }, picker) => {
  const number = node.attrs.image
  if (dom.dataset.shown === number) return
  dom.dataset.shown = number
  const picture = await describe(picker, number)
  const img = dom.querySelector("img")
  if (!picture) {
    img.alt = gettext("This picture is not in the library any more.")
    return
  }
  img.src = picture.thumb
  for (const name of ["caption", "alt", "credit"]) {
    controls[name].input.placeholder = picture[name] || gettext("The library has none")
  }
}

export const ArticleImage = Node.create({
  name: "articleImage", // not "figure": the package would add a button of its own
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ picker: "", layouts: [] }),
  addAttributes: () => ({
    image: dataAttribute("image", null),
    alt: dataAttribute("alt"),
    credit: dataAttribute("credit"),
    layout: dataAttribute("layout", "normal"),
    caption: {
      default: "",
      rendered: false,
      parseHTML: (element) => element.querySelector("figcaption")?.textContent.trim() || "",
    },
  }),
  parseHTML: () => [
    { tag: "figure[data-image]", getAttrs: (element) => (/^[1-9]\d*$/.test(element.dataset.image) ? null : false) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    "figure",
    HTMLAttributes,
    ...(node.attrs.caption ? [["figcaption", node.attrs.caption]] : []),
  ],
  addCommands() {
    const { picker } = this.options
    const picture = (image) => ({ type: "articleImage", attrs: { image } })
    return {
      placePicture:
        (at = null) =>
        ({ editor, dispatch }) => {
          if (dispatch) choose(picker).then((number) => insertBlock(editor, picture(number), at))
          return true
        },
      startGallery:
        () =>
        ({ editor, dispatch }) => {
          const gallery = (number) => ({ type: "gallery", content: [picture(number)] })
          if (dispatch) choose(picker).then((number) => insertBlock(editor, gallery(number)))
          return true
        },
    }
  },
  addMenuItems({ menu, buttons }) {
    menuItem(menu, buttons, {
      name: "articleImage",
      group: "media",
      icon: "image",
      label: gettext("Picture"),
      command: (editor) => editor.commands.placePicture(),
    })
  },
  addNodeView() {
    const { picker, layouts } = this.options
    return blockOfFields({
      title: gettext("Picture"),
      preview: { make: () => crel("img", { alt: "" }) },
      fields: [
        { name: "caption", label: gettext("Caption") },
        { name: "alt", label: gettext("Alternative text") },
        { name: "credit", label: gettext("Credit") },
        { name: "layout", label: gettext("Width"), choices: layouts.map((layout) => [layout, LAYOUTS[layout] || layout]) },
      ],
      onShow: (view) => {
        view.dom.dataset.layout = view.node.attrs.layout
        showFromLibrary(view, picker)
      },
    })
  },
})

const galleryAround = ({ $from }) => {
  for (let depth = $from.depth; depth; depth--) if ($from.node(depth).type.name === "gallery") return $from.end(depth)
  return null
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "articleImage+",
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: "div[data-gallery]" }],
  renderHTML: () => ["div", { "data-gallery": "" }, 0],
  addMenuItems({ menu, buttons }) {
    menuItem(menu, buttons, {
      name: "gallery",
      group: "media",
      icon: "collections",
      label: gettext("Gallery"),
      command: (editor) => {
        const { selection } = editor.state
        const end = galleryAround(selection)
        if (end !== null) return editor.commands.placePicture(end)
        if (selection.node?.type.name === "articleImage") return editor.chain().focus().wrapIn("gallery").run()
        return editor.commands.startGallery()
      },
    })
  },
  addNodeView() {
    return ({ editor, getPos, node }) => {
      let shown = node
      const contentDOM = crel("div", { className: "body-gallery__pictures" })
      const add = crel("button", { type: "button", className: "button", textContent: gettext("Add a picture") })
      const note = crel("span", { textContent: gettext("Gallery: two pictures or more") })
      const head = crel("div", { className: "body-block__head", contentEditable: "false" }, [note, add])
      add.addEventListener("click", () => editor.commands.placePicture(getPos() + shown.nodeSize - 1))
      return {
        dom: crel("div", { className: "body-gallery" }, [head, contentDOM]),
        contentDOM,
        stopEvent: (event) => head.contains(event.target),
        ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
        update: (next) => next.type === shown.type && ((shown = next), true),
      }
    }
  },
})
