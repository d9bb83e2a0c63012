/* Ways of printing what somebody said: a pull quote, a quote in two languages, the questions of an interview. */
import { Node, gettext } from "django-prose-editor/editor"
import { blockOfFields, dataAttribute, insertBlock, linesWithBreaks, menuItem, textWithLines } from "articles/body/tools"

/* <aside data-pullquote="" data-speaker="…">Quote</aside> */
export const Pullquote = Node.create({
  name: "pullquote",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    speaker: dataAttribute("speaker"),
    quote: { default: "", rendered: false, parseHTML: textWithLines },
  }),
  parseHTML: () => [{ tag: "aside[data-pullquote]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "aside",
    { "data-pullquote": "", ...HTMLAttributes },
    ...linesWithBreaks(node.attrs.quote),
  ],
  addMenuItems({ menu, buttons }) {
    menuItem(menu, buttons, {
      name: "pullquote",
      group: "speech",
      icon: "format_indent_increase",
      label: gettext("Pull quote"),
      command: (editor) => {
        const { from, to } = editor.state.selection
        const quote = editor.state.doc.textBetween(from, to, "\n").trim()
        insertBlock(editor, { type: "pullquote", attrs: { quote } }, to)
      },
    })
  },
  addNodeView: () =>
    blockOfFields({
      tag: "aside",
      title: gettext("Pull quote"),
      fields: [
        { name: "quote", label: gettext("Quote"), lines: 2 },
        { name: "speaker", label: gettext("Who said it") },
      ],
    }),
})

/* <blockquote data-duo="ko" data-speaker="…"><p>original</p><p>translation</p></blockquote> */
export const DuoQuote = Node.create({
  name: "duoQuote",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ languages: [] }),
  addAttributes: () => ({
    duo: { ...dataAttribute("duo", ""), default: "ko" },
    speaker: dataAttribute("speaker"),
    original: paragraphOf(0),
    translation: paragraphOf(1),
  }),
  parseHTML: () => [
    {
      tag: "blockquote[data-duo]",
      priority: 60, // before the plain quote
      getAttrs: (element) => (element.querySelectorAll("p").length === 2 ? null : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    "blockquote",
    HTMLAttributes,
    ["p", ...linesWithBreaks(node.attrs.original)],
    ["p", ...linesWithBreaks(node.attrs.translation)],
  ],
  addMenuItems({ menu, buttons }) {
    menuItem(menu, buttons, {
      name: "duoQuote",
      group: "speech",
      icon: "translate",
      label: gettext("Quote in two languages"),
      command: (editor) => insertBlock(editor, { type: "duoQuote" }),
    })
  },
  addNodeView() {
    return blockOfFields({
      tag: "div",
      title: gettext("Quote in two languages"),
      fields: [
        { name: "duo", label: gettext("Language of the original"), choices: this.options.languages },
        { name: "original", label: gettext("Original"), lines: 2 },
        { name: "translation", label: gettext("Translation"), lines: 2 },
        { name: "speaker", label: gettext("Who said it") },
      ],
      onShow: ({ node, controls }) => {
        controls.original.input.lang = node.attrs.duo
      },
    })
  },
})

function paragraphOf(index) {
  return {
    default: "",
    rendered: false,
    parseHTML: (element) => textWithLines(element.querySelectorAll("p")[index]),
  }
}

/* <p data-question="">…</p>: the answer is what follows, so Enter leads back to a plain paragraph. */
export const Question = Node.create({
  name: "question",
  group: "block",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "p[data-question]", priority: 60 }],
  renderHTML: () => ["p", { "data-question": "" }, 0],
  addMenuItems({ menu, buttons }) {
    menuItem(menu, buttons, {
      name: "question",
      group: "blockType",
      icon: "contact_support",
      label: gettext("Interview question"),
      command: (editor) => editor.chain().focus().toggleNode("question", "paragraph").run(),
    })
  },
})
