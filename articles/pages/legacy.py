"""Addresses nobody gives out any more, or typed almost right: they lead on in one step, or are gone.

Nothing here is asked before the page itself: what answers at its own address never comes by.
"""

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseGone
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.images.models import Image
from articles.live.addresses import as_location, find_trace
from articles.live.models import Kind, LiveArticle
from articles.live.redirects import LONGEST, find_redirect, straighten
from articles.taxonomy.models import Tag
from articles.text.languages import default_language

from .frame import KEPT_GONE, KEPT_GONE_FOR_GOOD, moved_to
from .languages import language_of_path
from .sections import is_section

# Files of WordPress by what they are now; each is asked for without a prefix of language, too.
ALIASES = {
    **dict.fromkeys(["/feed/rss/", "/feed/rss2/", "/feed/rdf/", "/rss/", "/rss2/", "/rdf/"], "articles:feed"),
    **dict.fromkeys(["/rss.xml", "/feed.xml", "/index.xml", "/wp-rss2.php", "/wp-feed.php"], "articles:feed"),
    **dict.fromkeys(["/atom/", "/atom.xml", "/wp-atom.php"], "articles:feed_atom"),
    **dict.fromkeys(["/feed.json", "/json/"], "articles:feed_json"),
    **dict.fromkeys(["/sitemap/", "/sitemap.xml.gz", "/sitemap-index.xml"], "articles:sitemap"),
}
SITEMAP = re.compile(r"/(?:wp-sitemap[\w-]*|[\w-]+[-_]sitemap\d*|sitemap[-_][\w-]+)\.xml")
FEEDS = {
    "rss2": "feed",
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "atom": "feed_atom",
    "json": "feed_json",
}
COMMENT_FEED = re.compile(r"/(?:[^/]+/)?comments/feed/.*")

# Each takes something away that stands for nothing now. They are applied until none has anything to take.
REWRITES = [
    (re.compile(r"/index\.(?:php|html?)(/.*)?"), r"\1"),
    (re.compile(r"(/[^/]+)\.(?:php|html?)"), r"\1/"),
    (re.compile(r"(/|/.+/)page/0*1/"), r"\1"),
    (re.compile(r"(/.+/feed/)(?:rss|rss2|rdf)/"), r"\1"),
    (re.compile(r"(/\d{4}/\d\d/)\d\d/"), r"\1"),
    (re.compile(r"/\d{4}/(?:\d\d/){0,2}([^/]*[^/\d][^/]*/.*)"), r"/\1"),
    (
        re.compile(
            r"(/(?!\d{4}/|tag/|author/|page/|archives/)[^/]+/)(?:\d+|amp|trackback|comment-page-\d+)/"
        ),
        r"\1",
    ),
    (re.compile(r"(/[^/]+/)attachment/[^/]+/"), r"\1"),
]
# Of a list that has moved, its later pages and its feed.
OF_A_LIST = re.compile(r"(/.+/)(page/\d+/|feed/(?:atom/|json/)?)")
NUMBERED = re.compile(r"/archives/(\d+)/")
OF_A_STORY = re.compile(r"/[^/]+(?:/embed/|\.md)")
FILED = re.compile(r"/category/(?:.+/)?([^/]+)/")

# What WordPress asked of the front page.
ITEMS = ["p", "page_id", "attachment_id"]
QUESTIONS = [*ITEMS, "cat", "tag", "author", "s", "m", "feed"]

View = Callable[..., HttpResponse]


@require_safe
def first_page(request: HttpRequest, **_kwargs: str) -> HttpResponse:
    """Page 1 stands at the list's own address."""
    return _required(find_elsewhere(request))


def find_elsewhere(request: HttpRequest) -> HttpResponse | None:
    """Where nothing stands: 301 to what was meant, 410 to what will never be back, None for neither.

    At most one query, and none where the page that was not found has asked all there is to ask.
    """
    path = request.path_info
    if request.method not in ("GET", "HEAD") or "\x00" in path or len(path) > LONGEST:
        return None
    straight = straighten(request.path_info)
    language = language_of_path(straight)
    with override(language):
        forms = _forms(straight.removeprefix(_prefix(straight)))
        if COMMENT_FEED.fullmatch(forms[-1]):
            return gone_for_good(request)
        if forms[-1] == "/" and (question := _question(request)):
            return _answer(request, question)
        changed = len(forms) > 1 or straight != request.path_info
        target = _alias(forms[-1]) or _meant(forms, changed=changed)
        target = in_language_of(straight, target)
    if not target or target == as_location(request.path_info):
        return None
    return moved_to(request, target)


def heeds_old_questions(view: View) -> View:
    """For the front page: WordPress had every page at /?p=123 and the like, and old links still ask so."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question = _question(request) if request.method in ("GET", "HEAD") else ""
        if not question:
            return view(request, *args, **kwargs)
        return _required(_answer(request, question))

    return answer


def in_language_of(path: str, target: str) -> str:
    """The target in the language `path` is in. A story has its own language, and a file has none."""
    prefix = _prefix(path)
    if not target or not prefix or target.startswith(f"{prefix}/"):
        return target
    try:
        match = resolve(prefix + target.partition("?")[0])
    except Resolver404:
        return target
    is_story = match.url_name == "article" and not is_section(match.kwargs["slug"])
    return target if is_story else prefix + target


@csrf_exempt
def gone_for_good(request: HttpRequest, **_kwargs: str) -> HttpResponse:
    """410 and nothing more, to whatever is sent: what asks here is looking for a WordPress to break into."""
    return HttpResponseGone(headers={"Cache-Control": KEPT_GONE_FOR_GOOD})


def _question(request: HttpRequest) -> str:
    """What it asks for in the manner of WordPress, if anything. X appends s=20 to what is shared there."""
    asked = next((name for name in QUESTIONS if name in request.GET), "")
    value = request.GET.get(asked, "")
    is_of_x = asked == "s" and len(value) <= 2 and value.isdecimal()
    return "" if is_of_x or not (value or asked == "s") else asked


def _answer(request: HttpRequest, question: str) -> HttpResponse | None:
    value = request.GET[question].replace("\x00", "")
    if question == "feed" and value.startswith("comments"):
        return HttpResponseGone(headers={"Cache-Control": KEPT_GONE})
    answers: dict[str, Callable[[], str]] = {
        "s": lambda: f"{_path('articles:search')}?{urlencode({'q': value})}",
        "m": lambda: _month(value),
        "tag": lambda: _tag(value),
        "feed": lambda: _path(f"articles:{FEEDS[value]}") if value in FEEDS else "",
    }
    path = answers[question]() if question in answers else _numbered(question, value)
    return moved_to(request, path, without=QUESTIONS) if path else None


def _tag(slug: str) -> str:
    tag = Tag.objects.filter(slug=slug.lower()).first()
    return tag.get_absolute_url() if tag else ""


def _numbered(asked: str, value: str) -> str:
    """By the number it had in WordPress, which numbered stories, pages and pictures in one row."""
    if not (value.isdecimal() and value.isascii() and len(value) < 19):
        return ""
    if asked not in ITEMS:
        return as_location(find_redirect([f"/?{asked}={int(value)}"]))
    article = LiveArticle.objects.filter(wp_id=value).only("slug").first()
    if article:
        return str(article.get_absolute_url())
    return as_location(find_redirect([f"/?{name}={int(value)}" for name in ITEMS])) or _picture(value)


def _picture(number: str) -> str:
    """A picture's page was that of the story it was in; else there is the file."""
    image = Image.objects.filter(wp_id=number).first()
    if image is None:
        return ""
    article = LiveArticle.objects.filter(pictures=image).only("slug").order_by("published_at").first()
    return article.get_absolute_url() if article else image.file.url


def _month(value: str) -> str:
    """2023, 202305 and 20230507: the year, or the month."""
    if not re.fullmatch(r"[12]\d{3}(?:(?:0[1-9]|1[0-2])(?:\d\d)?)?", value):
        return ""
    year, month = value[:4], value[4:6]
    return f"{_path('articles:home')}{year}/{f'{month}/' if month else ''}"


def _forms(path: str) -> list[str]:
    """The path put straight, and then with ever less of what means nothing now."""
    forms = [straighten(path)]
    while shorter := _shorter(forms[-1]):
        forms.append(shorter)
    return forms


def _shorter(path: str) -> str:
    for pattern, replacement in REWRITES:
        if match := pattern.fullmatch(path):
            return straighten(match.expand(replacement) or "/")
    return ""


def _meant(forms: Sequence[str], *, changed: bool) -> str:
    """The address that the path, in one of its forms, has today; "" if it has none."""
    last = forms[-1]
    slug = last.strip("/")
    is_root = bool(slug) and "/" not in slug and "." not in slug
    if not changed and (is_root or OF_A_STORY.fullmatch(last)):
        return ""  # the page that was not found has looked for it
    if numbered := NUMBERED.fullmatch(last):
        return _numbered("p", numbered[1])
    listed = OF_A_LIST.fullmatch(last)
    trace = find_trace(slug if is_root else "", old_paths=[*forms, *([listed[1]] if listed else [])])
    if trace:
        return _with_feed(trace.path, listed)
    return _filed(last, listed) or (_stands(last) if changed else "")


def _with_feed(target: str, listed: re.Match[str] | None) -> str:
    """A list that has moved took its feed along; of its pages the first is where to begin."""
    return target + listed[2] if listed and listed[2].startswith("feed/") else target


def _filed(path: str, listed: re.Match[str] | None) -> str:
    """A category nobody has mapped, if a section or a kind of story is called the same."""
    filed = FILED.fullmatch(listed[1] if listed else path)
    if filed and (is_section(filed[1]) or filed[1] in Kind.values):
        return _with_feed(as_location(f"/{filed[1]}/"), listed)
    return ""


def _stands(path: str) -> str:
    """The address itself where a fixed route answers, or a section. Tags and people are not looked up."""
    address = _path("articles:home").removesuffix("/") + path
    try:
        match = resolve(address)
    except Resolver404:
        return ""
    if match.url_name in ("article", "section", "section_page", "section_feed"):
        return as_location(address) if is_section(match.kwargs["slug"]) else ""
    # In a token, capitals count: what was lost on the way can only be asked for again.
    return "" if {"path", "token"} & set(match.kwargs) or match.func is first_page else as_location(address)


def _alias(path: str) -> str:
    name = "articles:sitemap" if SITEMAP.fullmatch(path) else ALIASES.get(path, "")
    return _path(name) if name else ""


def _path(name: str, *args: str) -> str:
    """Of a route, "" in a project that has not got it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _prefix(path: str) -> str:
    """/ko for /ko/music/, nothing for /music/."""
    language = language_of_path(path)
    return "" if language == default_language() else f"/{language}"


def _required(answer: HttpResponse | None) -> HttpResponse:
    if answer is None:
        raise Http404
    return answer
