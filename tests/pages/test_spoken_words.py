"""On a Korean or Chinese page nothing is said in English but names."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone, translation

from articles.masthead.models import Section
from articles.models import Tag
from tests.factories import make_author, make_image, make_live_article
from tests.pages.reading import parse, read

pytestmark = pytest.mark.django_db

# Names, which are the same in every language, and what programs or people abroad write.
NAMES = set(
    re.findall(
        r"\w+",
        """
        KAvenyou KAveny English Instagram Twitter Facebook YouTube Telegram Threads TikTok WhatsApp LINE
        Spotify RSS Atom JSON Feed feed PDF API SGD SGT KST admin kavenyou com name company org
        """,
    )
)
# Attributes that are read aloud or shown.
SAID = ("aria-label", "alt", "title", "placeholder", "content", "data-copy")
CODES = {"ko": "ko", "zh-hans": "zh-Hans"}
WORDS = {"ko": "마지막 열차", "zh-hans": "末班车"}


@pytest.fixture(params=["ko", "zh-hans"])
def language(request):
    return request.param


@pytest.fixture
def site(language):
    """A story of every sort, all in the language."""
    word = WORDS[language]
    author = make_author(word, slug="author", role=word, bio=word)
    tags = [Tag.objects.create(name=word, slug="tag"), Tag.objects.create(name=f"{word}2", slug="tag-2")]
    at = timezone.now()
    common = {
        "headline": word,
        "language": CODES[language],
        "body": f"<p>{word}</p>",
        "standfirst": word,
        "writers": [author],
        "photographers": [author],
        "tags": tags,
    }
    old = at - timedelta(days=900)
    for number, section in enumerate(Section.objects.all()):
        for step in range(5):
            make_live_article(
                **common,
                slug=f"story-{number}-{step}",
                section=section,
                published_at=at - timedelta(hours=1 + number + 10 * step),
                hero_image=make_image(alt=word, title=word, caption=word, credit=word) if step < 2 else None,
                kind=["interview", "review", "event", "press-conference", "news"][step],
                pull_quote=word if step == 0 else "",
                pull_quote_speaker=word,
                **(
                    {
                        "event_name": word,
                        "event_starts_at": at + timedelta(days=3),
                        "event_ends_at": at + timedelta(days=4),
                        "event_venue": word,
                        "event_price": word,
                        "event_ticket_url": "https://tickets.example.com/",
                        "event_status": word,
                        "event_zone": "Asia/Seoul",
                    }
                    if step == 2
                    else {}
                ),
            )
    make_live_article(
        **common,
        slug="whole",
        published_at=old,
        kind="review",
        rating="4.5",
        reviewed_name=word,
        reviewed_kind="Movie",
        revised_at=old + timedelta(days=400),
        correction=word,
        corrected_on=at.date(),
        is_paid=True,
        partner_name=word,
        disclosure=word,
        event_name=word,
        event_starts_at=old,
    )
    cache.clear()


PAGES = {
    "home": [],
    "home_page": [2],
    "kind": ["interview"],
    "events": [],
    "archive": [],
    "search": [],
    "tag": ["tag"],
    "author": ["author"],
    "section": ["music"],
    "corrections": [],
    "feeds": [],
    "advertise": [],
    "advertise_thanks": [],
    "newsletter": [],
    "newsletter_check_inbox": [],
    "newsletter_confirmed": [],
    "newsletter_unsubscribed": [],
}


def english_in(root):
    """Words in Latin letters, with where, that neither are names nor say that they are English."""
    found = []
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "svg"):
            continue
        texts = [(element.text, element)]
        texts += [(child.tail, element) for child in element]
        texts += [(element.get(name), element) for name in SAID if _is_said(element, name)]
        for text, at in texts:
            latin = [word for word in re.findall(r"[A-Za-z]{2,}", text or "") if word not in NAMES]
            if latin and _language(at)[:2] != "en":
                found.append((element.tag, " ".join(text.split())[:120]))
    return found


def _is_said(element, name):
    if element.tag != "meta":
        return True
    return element.get("name") in ("description", "twitter:image:alt") or element.get("property") in (
        "og:title",
        "og:description",
        "og:image:alt",
    )


def _language(element):
    return next((each.get("lang") for each in [element, *element.iterancestors()] if each.get("lang")), "")


def test_no_page_says_anything_in_english(client, site, language):
    with translation.override(language):
        addresses = [reverse(f"articles:{name}", args=values) for name, values in PAGES.items()]
    said = {}
    for address in [*addresses, "/whole/", "/story-0-0/", "/story-0-2/"]:
        page = read(client, address)
        said[address] = english_in(page)
        assert page.get("lang") == CODES[language]

    assert all(address.startswith(f"/{language}/") for address in addresses)
    assert {address: words for address, words in said.items() if words} == {}


def test_pages_that_find_nothing_say_so_in_the_language_of_their_address(client, language):
    said = []
    for path, status in [("search/?q=9999", 200), ("99999/", 404), ("2001/", 404), ("music/page/77/", 404)]:
        page = read(client, f"/{language}/{path}", status=status)
        said += english_in(page)
        assert page.get("lang") == CODES[language]

    assert said == []


def test_form_complains_in_the_language_of_its_page(client, language):
    with translation.override(language):
        address = reverse("articles:advertise")

    response = client.post(address, {"t": "x", "email": "no"}, headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 422
    assert english_in(parse(response.content)) == []
