/* What the editor's modules share: choosing in the admin's own lists, inserting blocks, blocks made of form fields. */
import { crel, gettext, pm } from "django-prose-editor/editor"

let chooserNumber = 0

/* Opens a changelist of the admin as a window to choose from (search, filters, rights and "Add" come with it)
   and resolves to the number chosen. The admin writes it into the input a window belongs to: ours catches it. */
export const choose = (listAddress) =>
  new Promise((resolve) => {
    const id = `body-chooser-${++chooserNumber}`
    const input = crel("input", { type: "hidden", id })
    const link = crel("a", { id: `lookup_${id}`, href: `${listAddress}?_to_field=id`, hidden: true })
    Object.defineProperty(input, "value", {
      get: () => "",
      set: (number) => {
        input.remove()
        link.remove()
        resolve(String(number))
      },
    })
    document.body.append(input, link)
    window.showRelatedObjectLookupPopup(link)
  })

const described = new Map()

/* What the admin tells about a row: {id, …}, or null when there is none or it may not be seen. Asked once. */
export const describe = (listAddress, number) => {
  const address = `${listAddress}${number}/json/`
  if (!described.has(address)) {
    described.set(
      address,
      fetch(address)
        .then((answer) => (answer.ok && !answer.redirected ? answer.json() : null))
        .catch(() => null),
    )
  }
  return described.get(address)
}

/* An attribute of a node that is stored as data-<name>, and not at all when it has its usual value. */
export const dataAttribute = (name, usual = "") => ({
  default: usual,
  parseHTML: (element) => element.getAttribute(`data-${name}`) ?? usual,
  renderHTML: (attributes) => (attributes[name] === usual ? {} : { [`data-${name}`]: attributes[name] }),
})

/* Lines of a text as PM's DOM description: a <br> between them. */
export const linesWithBreaks = (text) => text.split("\n").flatMap((line, index) => (index ? [["br"], line] : [line]))

/* And back: the text of an element, a line for each <br>. */
export const textWithLines = (element) => {
  const copy = element.cloneNode(true)
  for (const br of copy.querySelectorAll("br")) br.replaceWith("\n")
  return copy.textContent.trim()
}

/* The address of a post, as people write it, in the address of its player; articles/text/raw_embeds.py does the same. */
const addressInPlayer = (address) => {
  const whole = address.startsWith("//") ? `https:${address}` : address
  if (!URL.canParse(whole)) return ""
  const { hostname, pathname, searchParams } = new URL(whole)
  const number = pathname.replace(/\/$/, "").split("/").pop()
  if (hostname === "open.spotify.com") return `https://open.spotify.com${pathname.replace(/^\/embed(-podcast)?\//, "/")}`
  if (/^(www\.)?tiktok\.com$/.test(hostname) && /^\/(embed|player)\//.test(pathname)) {
    return `https://www.tiktok.com/@_/video/${number}`
  }
  if (/^platform\.(twitter|x)\.com$/.test(hostname)) return `https://x.com/i/status/${searchParams.get("id")}`
  return whole
}

const PLAYERS = "iframe, blockquote.twitter-tweet, blockquote.instagram-media, blockquote.tiktok-embed"

/* Elements that are sites' own code for showing a post, each with the post: {embed, url}. */
export const playersIn = (page, match) =>
  [...page.querySelectorAll(PLAYERS)].flatMap((element) => {
    const links = [...element.querySelectorAll("a[href]")].reverse().map((link) => link.getAttribute("href"))
    const told = ["src", "data-src", "data-instgrm-permalink", "cite"].map((name) => element.getAttribute(name) || "")
    const post = [...told, ...links].map((address) => match(addressInPlayer(address))).find(Boolean)
    return post ? [{ element, post }] : []
  })

/* Inserts a block and puts the cursor behind it: were the block still selected, the next key would replace it. */
export const insertBlock = (editor, block, at = null) => {
  const { selection } = editor.state
  const place = at ?? (selection.node ? selection.to : null)
  const chain = editor.chain().focus()
  const inserted = place === null ? chain.insertContent(block) : chain.insertContentAt(place, block)
  return inserted
    .command(({ tr, dispatch }) => {
      const end = tr.selection.to
      const behind = tr.doc.resolve(end)
      if (!behind.depth && !behind.nodeAfter) tr.insert(end, editor.schema.nodes.paragraph.create())
      if (dispatch) tr.setSelection(pm.state.Selection.near(tr.doc.resolve(end), 1)).scrollIntoView()
      return true
    })
    .run()
}

const leave = (editor, position) => {
  const { tr, doc } = editor.state
  editor.view.dispatch(tr.setSelection(pm.state.Selection.near(doc.resolve(position), 1)))
  editor.view.focus()
}

const control = ({ name, label, lines = 1, choices = null, lang = "" }) => {
  const input = choices
    ? crel("select", {}, choices.map(([value, text]) => crel("option", { value, textContent: text })))
    : crel(lines > 1 ? "textarea" : "input", lines > 1 ? { rows: lines } : { type: "text" })
  input.name = ""
  input.dataset.field = name
  if (lang) input.lang = lang
  return { input, row: crel("label", { className: "body-block__field" }, [crel("span", { textContent: label }), input]) }
}

/* The view of a block that is edited by form fields. Real inputs, not editable HTML: Hangul and Hanzi input,
   labels and undo are the browser's own, and no keystroke can merge or clone the block (editor.md, trap 2). */
export const blockOfFields = ({ title, fields, preview = null, tag = "figure", onShow = () => {} }) => {
  return ({ node, editor, getPos }) => {
    let shown = node
    const controls = Object.fromEntries(fields.map((field) => [field.name, control(field)]))
    const remove = crel("button", { type: "button", className: "body-block__remove", textContent: "×" })
    remove.title = gettext("Remove")
    remove.setAttribute("aria-label", `${gettext("Remove")}: ${title}`)
    const head = crel("div", { className: "body-block__head" }, [crel("span", { textContent: title }), remove])
    const form = crel("div", { className: "body-block__fields" }, Object.values(controls).map(({ row }) => row))
    const parts = [head, ...(preview ? [preview.make()] : []), ...(fields.length ? [form] : [])]
    const dom = crel(tag, { className: "body-block", contentEditable: "false" }, parts)

    const show = () => {
      for (const [name, { input }] of Object.entries(controls)) {
        if (input.value !== shown.attrs[name]) input.value = shown.attrs[name]
      }
      onShow({ node: shown, dom, controls })
    }
    for (const [name, { input }] of Object.entries(controls)) {
      input.addEventListener("input", () => {
        editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), name, input.value))
      })
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing || input.tagName === "TEXTAREA") return
        event.preventDefault() // else the admin's form would be sent
        leave(editor, getPos() + shown.nodeSize)
      })
    }
    remove.addEventListener("click", () => {
      editor.chain().deleteRange({ from: getPos(), to: getPos() + shown.nodeSize }).focus().run()
    })
    show()
    return {
      dom,
      stopEvent: (event) => form.contains(event.target) || remove.contains(event.target),
      ignoreMutation: () => true,
      update: (next) => {
        if (next.type !== shown.type) return false
        shown = next
        show()
        return true
      },
    }
  }
}

/* A button of the toolbar. */
export const menuItem = (menu, buttons, { name, group, icon, label, ...item }) =>
  menu.defineItem({
    name,
    groups: group,
    button: buttons.material(icon, label),
    option: crel("p", { textContent: label }),
    active: (editor) => editor.isActive(name),
    ...item,
  })
