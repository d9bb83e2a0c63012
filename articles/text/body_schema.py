"""What a body may hold: ONE registry for the editor, the sanitiser and the recognition of pasted addresses.

The stored format is HTML of our own, references by number, never a `src`:

    <p> <h2> <h3> <hr> <ul> <ol> <li> <blockquote> <table><tbody><tr><th><td>
    <strong> <em> <br>                                            inside those
    <a href="…" title="…" data-ref="article:7">                   a link; data-ref is resolved when publishing
    <p data-question="">…</p>                                     an interviewer's question
    <figure data-image="1" data-alt data-credit data-layout><figcaption>…</figcaption></figure>
    <div data-gallery="">two or more picture figures</div>
    <figure data-embed="youtube"><a href="…">…</a></figure>
    <aside data-pullquote="" data-speaker="…">Quote</aside>
    <blockquote data-duo="ko" data-speaker="…"><p>original</p><p>translation</p></blockquote>

Change it, and SCHEMA_VERSION goes up: an editor loaded before the change may then no longer save.
"""

from typing import Any, NamedTuple

SCHEMA_VERSION = 1


class Provider(NamedTuple):
    """A site whose posts may be embedded. The pattern must mean the same in Python and in JavaScript."""

    name: str
    pattern: str
    canonical: str


PROVIDERS = (
    Provider(
        "youtube",
        r"^https?://(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/)"
        r"|youtu\.be/)([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])",
        "https://www.youtube.com/watch?v=$1",
    ),
    Provider(
        "vimeo",
        r"^https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?([0-9]{1,15})(?![A-Za-z0-9_-])",
        "https://vimeo.com/$1",
    ),
    Provider(
        "instagram",
        r"^https?://(?:www\.)?instagram\.com/(?:[A-Za-z0-9_.]{1,40}/)?(p|reel|tv)/([A-Za-z0-9_-]{1,40})(?![A-Za-z0-9_-])",
        "https://www.instagram.com/$1/$2/",
    ),
    Provider(
        "x",
        r"^https?://(?:(?:www|mobile)\.)?(?:twitter|x)\.com/([A-Za-z0-9_]{1,30})/status/([0-9]{1,25})(?![A-Za-z0-9_-])",
        "https://x.com/$1/status/$2",
    ),
    Provider(
        "tiktok",
        r"^https?://(?:www\.)?tiktok\.com/@([A-Za-z0-9_.]{1,40})/video/([0-9]{1,25})(?![A-Za-z0-9_-])",
        "https://www.tiktok.com/@$1/video/$2",
    ),
    Provider(
        "spotify",
        r"^https?://open\.spotify\.com/(?:intl-[a-z]{2,5}/)?(track|album|playlist|episode|show|artist)/([A-Za-z0-9]{1,40})(?![A-Za-z0-9_-])",
        "https://open.spotify.com/$1/$2",
    ),
)

# Languages a bilingual quote's original may be in; the tags go into `lang` attributes.
QUOTE_LANGUAGES = {
    "ko": "Korean",
    "zh-Hans": "Chinese (Simplified)",
    "zh-Hant": "Chinese (Traditional)",
    "ja": "Japanese",
    "ms": "Malay",
    "en": "English",
}

LAYOUTS = ("normal", "wide", "full")
LINK_SCHEMES = ("http", "https", "mailto", "tel")

# Longest values kept; longer ones are cut.
CAPTION_LENGTH = 500
ALT_LENGTH = 500
CREDIT_LENGTH = 200
SPEAKER_LENGTH = 120
TITLE_LENGTH = 200


class Extension(NamedTuple):
    """One capability: what the editor calls it and is told, and the markup it may store."""

    tags: dict[str, tuple[str, ...]]
    options: dict[str, Any] | bool = True
    node: str = ""  # a node of our own, without which the editor must not save


EXTENSIONS: dict[str, Extension] = {
    "Paragraph": Extension({"p": ()}),
    "Bold": Extension({"strong": ()}),
    "Italic": Extension({"em": ()}),
    "HardBreak": Extension({"br": ()}),
    "Heading": Extension({"h2": (), "h3": ()}, {"levels": [2, 3]}),
    "BulletList": Extension({"ul": ()}),
    "OrderedList": Extension({"ol": ()}, {"enableListAttributes": False}),
    "ListItem": Extension({"li": ()}),
    "Blockquote": Extension({"blockquote": ()}),
    "HorizontalRule": Extension({"hr": ()}),
    "Table": Extension({"table": (), "tbody": ()}),
    "TableRow": Extension({"tr": ()}),
    "TableHeader": Extension({"th": ("colspan", "rowspan")}),
    "TableCell": Extension({"td": ("colspan", "rowspan")}),
    "Link": Extension({"a": ("href", "title", "data-ref")}, {"protocols": list(LINK_SCHEMES)}),
    "ArticleImage": Extension(
        {"figure": ("data-image", "data-alt", "data-credit", "data-layout"), "figcaption": ()},
        {"layouts": list(LAYOUTS)},
        node="articleImage",
    ),
    "Gallery": Extension({"div": ("data-gallery",)}, node="gallery"),
    "Embed": Extension(
        {"figure": ("data-embed",), "a": ("href",)},
        {"providers": [list(site) for site in PROVIDERS]},
        node="embed",
    ),
    "Pullquote": Extension({"aside": ("data-pullquote", "data-speaker")}, node="pullquote"),
    "DuoQuote": Extension(
        {"blockquote": ("data-duo", "data-speaker"), "p": ()},
        {"languages": [list(item) for item in QUOTE_LANGUAGES.items()]},
        node="duoQuote",
    ),
    "Question": Extension({"p": ("data-question",)}, node="question"),
}


def stored_markup() -> dict[str, set[str]]:
    """Every tag that may be stored, with the attributes it may carry."""
    markup: dict[str, set[str]] = {}
    for extension in EXTENSIONS.values():
        for tag, attributes in extension.tags.items():
            markup.setdefault(tag, set()).update(attributes)
    return markup


def editor_options() -> dict[str, dict[str, Any] | bool]:
    """What the editor is started with, by the name of the extension."""
    return {name: extension.options for name, extension in EXTENSIONS.items()}


def required_nodes() -> list[str]:
    """Without these an editor would lose what it cannot show (see editor.md, trap 1)."""
    return [extension.node for extension in EXTENSIONS.values() if extension.node]
