"""Every word the site says, in every language it speaks: the catalogues below */locale/.

messages.py           read the sources, bring the catalogues up to date, compile them
messages.py --check   say what is missing, and change nothing

No gettext tools are needed: Babel reads Python and JavaScript, and what Django makes of its templates.
"""

import gettext
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import templatize

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ["ko", "zh_Hans"]
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"], None),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+|href=")


class Source(NamedTuple):
    """A catalogue: its folder, its domain, and the files whose words stand in it."""

    folder: Path
    domain: str
    files: list[tuple[str, str]]  # where from, which


SOURCES = [
    Source(
        ROOT / "articles/locale",
        "django",
        [("articles", "*.py"), ("templates", "*.html"), ("templates", "*.txt")],
    ),
    Source(ROOT / "articles/locale", "djangojs", [("static/articles", "*.js")]),
    Source(ROOT / "kavenyou/locale", "django", [("kavenyou", "*.py"), ("kavenyou", "*.html")]),
]


def main() -> int:
    settings.configure(USE_I18N=False)
    django.setup()
    only_look = "--check" in sys.argv[1:]
    problems: list[str] = []
    for source in SOURCES:
        wanted = read_words(source)
        for locale in LOCALES:
            path = source.folder / locale / "LC_MESSAGES" / f"{source.domain}.po"
            if not only_look:
                update(path, wanted, locale)
            problems += problems_of(path, wanted)
    sys.stdout.write("\n".join(problems or ["Every word is translated."]) + "\n")
    return 1 if problems else 0


# -- what the sources say ----------------------------------------------------------------------------


def read_words(source: Source) -> Catalog:
    words = Catalog(charset="utf-8")
    for folder, pattern in source.files:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if not {"migrations", "locale", "demo"} & set(path.parts):
                for line, message, context in words_in(path):
                    words.add(message, context=context, locations=[(str(path.relative_to(ROOT)), line)])
    return words


def words_in(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], str | None]]:
    text = path.read_text(encoding="utf-8")
    method = {".py": "python", ".js": "javascript"}.get(path.suffix)
    if method is None:
        # One word after another, each line for itself: what is left of a template has no indentation.
        method = "python"
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for line, message, _comments, context in extract(method, io.BytesIO(text.encode()), KEYWORDS):
        yield line, message, context


# -- the catalogues ----------------------------------------------------------------------------------


def update(path: Path, wanted: Catalog, locale: str) -> None:
    """With every wanted message and no other; translations stay, new ones are empty."""
    before = _read(path, locale)
    after = Catalog(
        locale=locale,
        project="KAvenyou",
        header_comment="",
        fuzzy=False,
        creation_date=before.creation_date,
        revision_date=before.revision_date,
    )
    for message in wanted:
        if message.id:
            known = before.get(_first(message), message.context)
            string = known.string if known and not known.fuzzy and known.id == message.id else None
            after.add(message.id, string, locations=message.locations, context=message.context)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, after, width=100, sort_by_file=True, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, after)


def problems_of(path: Path, wanted: Catalog) -> Iterator[str]:
    name = path.relative_to(ROOT)
    if not path.exists():
        yield f"{name}: not there; run make messages"
        return
    catalogue = _read(path, path.parents[1].name)
    there = {(_first(message), message.context): message for message in catalogue if message.id}
    needed = {(_first(message), message.context) for message in wanted if message.id}
    for message, _context in sorted(needed - set(there), key=str):
        yield f"{name}: missing: {message!r}; run make messages"
    for message, _context in sorted(set(there) - needed, key=str):
        yield f"{name}: nobody says this any more: {message!r}; run make messages"
    for message in there.values():
        yield from (f"{name}: {problem}: {_first(message)!r}" for problem in _flaws(message))
    if not _is_compiled(path, there.values()):
        yield f"{name}: compiled from something else; run make messages"


def _flaws(message: Message) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [])
    if not strings or not all(strings):
        yield "not translated"
    elif message.fuzzy:
        yield "fuzzy"
    # The last form of an English message has every placeholder.
    elif any(_placeholders(string) != _placeholders(_last(message)) for string in strings):
        yield "placeholders or tags differ"


def _is_compiled(path: Path, messages: Iterable[Message]) -> bool:
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        return False
    with compiled.open("rb") as file:
        said = gettext.GNUTranslations(file)
    for message in messages:
        plural = not isinstance(message.id, str)
        if plural and message.context:
            heard = said.npgettext(message.context, *message.id, 2)
        elif plural:
            heard = said.ngettext(*message.id, 2)
        else:
            heard = (
                said.pgettext(message.context, message.id) if message.context else said.gettext(message.id)
            )
        if heard != (message.string[-1] if plural else message.string) and message.string:
            return False
    return True


def _read(path: Path, locale: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _last(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


if __name__ == "__main__":
    sys.exit(main())
