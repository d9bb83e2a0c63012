/* The editor's manners: it says what it is, it works by keyboard, and it proves to the server that it is complete. */
import { Extension, Plugin, crel, gettext } from "django-prose-editor/editor"

/* An editor that started without one of our nodes would drop what it cannot show: the server takes a changed body
   only together with this proof (editor.md, trap 1). */
const proveComplete = (editor, { version, nodes }) => {
  if (!nodes.every((name) => editor.schema.nodes[name])) return
  editor.view.dom.after(crel("input", { type: "hidden", name: "body_schema", value: version }))
}

/* One stop of the Tab key for the whole toolbar, arrows within it; states are told, not only drawn. */
const teachToolbar = (editor, toolbar, label) => {
  const buttons = [...toolbar.querySelectorAll(".prose-menubar__button")]
  toolbar.setAttribute("role", "toolbar")
  toolbar.setAttribute("aria-label", label)
  const tell = () => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", button.classList.contains("active"))
      button.setAttribute("aria-disabled", button.classList.contains("disabled"))
    }
  }
  const reach = (target) => {
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1
  }
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const shown = buttons.filter((button) => !button.classList.contains("hidden"))
    const next = shown[(shown.indexOf(document.activeElement) + step + shown.length) % shown.length]
    reach(next)
    next.focus()
  })
  editor.on("transaction", tell)
  reach(buttons[0])
  tell()
}

const tellPicturesLeftOut = (editor, box) => {
  const note = crel("p", { className: "body-note", role: "status" })
  box.append(note)
  editor.view.dom.addEventListener("body:pictures-left-out", () => {
    note.textContent = gettext("Pictures cannot be pasted: place them with the “Picture” button, which uploads, too.")
  })
  editor.view.dom.addEventListener("body:code-left-out", () => {
    note.textContent = gettext("Something was left out: only posts of YouTube, Vimeo, Instagram, X, TikTok and Spotify can be embedded. Set a link to anything else.")
  })
}

/* The toolbar above and the buttons below stay in sight: the line being written must not be behind them. */
const ROOM = { top: 90, bottom: 90, left: 0, right: 0 }

export const EditorGuard = Extension.create({
  name: "editorGuard",
  addOptions: () => ({ version: 0, nodes: [], label: "" }),
  addProseMirrorPlugins() {
    const attributes = { role: "textbox", "aria-multiline": "true", "aria-label": this.options.label }
    return [new Plugin({ props: { attributes, scrollThreshold: ROOM, scrollMargin: ROOM } })]
  },
  /* The first Backspace behind a picture selects it, the second deletes it. */
  addKeyboardShortcuts: () => ({
    Backspace: ({ editor }) => {
      const { empty, $from } = editor.state.selection
      if (!empty || $from.parentOffset || $from.depth !== 1) return false
      if (!editor.state.doc.resolve($from.before()).nodeBefore?.isAtom) return false
      return editor.commands.selectNodeBackward()
    },
  }),
  onCreate({ editor }) {
    const box = editor.view.dom.closest(".prose-editor")
    const textarea = box.querySelector(":scope > textarea")
    proveComplete(editor, this.options)
    tellPicturesLeftOut(editor, box)
    document.querySelector(`label[for="${textarea.id}"]`)?.addEventListener("click", () => editor.commands.focus())
    // The toolbar is made by the menu extension, which may come after us.
    queueMicrotask(() => {
      const toolbar = box.querySelector(".prose-menubar")
      if (toolbar) teachToolbar(editor, toolbar, gettext("Formatting"))
    })
  },
})
