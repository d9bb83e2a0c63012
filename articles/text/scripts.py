"""Runs of Korean, Chinese and Japanese in other text get a `lang`: right glyphs, speech, line breaks."""

import re
from collections.abc import Iterator

import lxml.html
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
KANA = "\u3041-\u30ff"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
LETTER = f"[{HANGUL}{KANA}{HAN}]"
# What may stand between two letters of one run: white space and punctuation, never Latin letters.
BETWEEN = "[\\s\u3000-\u303f\uff01-\uff65·…,.!?~—–\\-]{0,3}"
RUN = re.compile(f"{LETTER}(?:{BETWEEN}{LETTER})+")

# Written in a script of its own: inside it, that script needs no mark.
SCRIPT_OF = {"ko": "ko", "ja": "ja", "zh-Hans": "zh", "zh-Hant": "zh", "zh": "zh"}


def language_of(run: str, *, chinese: str = "zh-Hans") -> str:
    """BCP 47 tag of a run of CJK letters: Kana is Japanese, Hangul Korean, Han alone the given Chinese."""
    if re.search(f"[{KANA}]", run):
        return "ja"
    if re.search(f"[{HANGUL}]", run):
        return "ko"
    return chinese


def mark_scripts(text: str, language: str = "en") -> SafeString:
    """The text escaped, each foreign CJK run of two letters or more in `<span lang>`.

    `language` is the text's own BCP 47 tag: its script stays unmarked; a Chinese one decides which Chinese.
    """
    return format_html_join(
        "", "{}", ((_marked(run, tag) if tag else run,) for run, tag in _runs(text, language))
    )


def mark_scripts_in(root: lxml.html.HtmlElement, language: str = "en") -> None:
    """The same for a parsed fragment, in place; what already has a `lang` is left alone."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or _has_language(element, root):
            continue
        if element.text:
            _mark_text(element, language)
        for child in list(element):
            if child.tail and child.get("data-marked") is None:
                _mark_tail(child, language)
    for span in root.iter("span"):
        span.attrib.pop("data-marked", None)


def _runs(text: str, language: str) -> Iterator[tuple[str, str]]:
    """(piece, BCP 47 tag or "") in order; joined, the pieces are the text."""
    own = SCRIPT_OF.get(language, "")
    chinese = language if language in ("zh-Hans", "zh-Hant") else "zh-Hans"
    position = 0
    for run in RUN.finditer(text):
        tag = language_of(run[0], chinese=chinese)
        if SCRIPT_OF[tag] == own:
            continue
        yield text[position : run.start()], ""
        yield run[0], tag
        position = run.end()
    yield text[position:], ""


def _marked(run: str, tag: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', tag, run)


def _has_language(element: lxml.html.HtmlElement, root: lxml.html.HtmlElement) -> bool:
    while element is not root:
        if element.get("lang"):
            return True
        element = element.getparent()
    return False


def _spans(text: str, language: str) -> tuple[str, list[lxml.html.HtmlElement]]:
    """The text before the first span, and the spans with what follows each as its tail."""
    head, spans = "", []
    for piece, tag in _runs(text, language):
        if tag:
            span = lxml.html.Element("span", {"lang": tag, "data-marked": ""})
            span.text = piece
            spans.append(span)
        elif spans:
            spans[-1].tail = (spans[-1].tail or "") + piece
        else:
            head += piece
    return head, spans


def _mark_text(element: lxml.html.HtmlElement, language: str) -> None:
    element.text, spans = _spans(element.text, language)
    for position, span in enumerate(spans):
        element.insert(position, span)


def _mark_tail(child: lxml.html.HtmlElement, language: str) -> None:
    child.tail, spans = _spans(child.tail, language)
    for span in reversed(spans):
        tail, span.tail = span.tail, None
        child.addnext(span)
        span.tail = tail
