"""What holds for the markup of every page of the demo site, and for the weight of what it loads."""

import gzip
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from articles.live.models import Kind, LiveArticle
from articles.models import Author, FormerAddress, Section, Tag
from kavenyou.demo.loading import load_demo
from tests.factories import make_image, make_live_article
from tests.pages.reading import parse, read

pytestmark = pytest.mark.django_db  # else no database is made when these run alone

STATIC = Path(settings.BASE_DIR) / "static" / "articles"
HOME_BYTES, HOME_ZIPPED = 80_000, 16_000
ARTICLE_BYTES, ARTICLE_ZIPPED = 60_000, 14_000


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker, tmp_path_factory):
    """The bytes of every page of the demo site, by path."""
    media = override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media")))
    with django_db_blocker.unblock(), media, transaction.atomic():
        load_demo(by=User.objects.create_user("mei"), at=timezone.now())
        client = Client()
        found = {path: client.get(path).content for path in _paths()}
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def trees(pages):
    return {path: parse(markup) for path, markup in pages.items()}


def _paths() -> list[str]:
    rows = [*LiveArticle.objects.all(), *Section.objects.all()]
    rows += Tag.objects.filter(live_articles__in=LiveArticle.objects.all()).distinct()
    rows += Author.objects.filter(live_articles__in=LiveArticle.objects.all()).distinct()
    gone = FormerAddress.objects.filter(gone_at__isnull=False)
    return [
        "/",
        "/page/2/",
        "/advertise/",
        "/newsletter/",
        "/events/",
        "/archive/",
        "/search/",
        "/search/?q=seoul",
        "/search/?q=nothing-says-so",
        *_months(),
        "/there-is-nothing-here/",
        *(f"/{kind}/" for kind in Kind.values if kind != Kind.EVENT),
        *(row.get_absolute_url() for row in rows),
        *(reverse("articles:article", args=[former.slug]) for former in gone),
    ]


def _months() -> set[str]:
    """The pages of the archive, years and months, by the days of the stories."""
    days = [timezone.localtime(row.published_at) for row in LiveArticle.objects.all()]
    return {f"/{day:%Y}/" for day in days} | {f"/{day:%Y/%m}/" for day in days}


def violations(trees, found_by):
    """Each page's offences by path; pages without one are left out."""
    return {path: found for path, tree in trees.items() if (found := list(found_by(tree)))}


def test_demo_site_has_pages_of_every_sort(trees):
    assert len(trees) > 80


def test_every_page_has_one_first_heading_and_skips_no_level(trees):
    def skips(tree):
        levels = [int(heading.tag[1]) for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} h1"
        yield from (pair for pair in pairwise(levels) if pair[1] > pair[0] + 1)

    assert violations(trees, skips) == {}


def test_every_picture_has_its_words_and_its_size(trees):
    def bare(tree):
        return [
            img.get("src") for img in tree.iter("img") if not {"alt", "width", "height"} <= set(img.keys())
        ]

    assert violations(trees, bare) == {}


def test_ids_are_unique_and_what_refers_to_one_finds_it(trees):
    def broken(tree):
        ids = Counter(tree.xpath("//@id"))
        yield from (name for name, count in ids.items() if count > 1)
        named = " ".join(tree.xpath("//@aria-labelledby|//@aria-describedby|//@for|//@popovertarget"))
        yield from (name for name in named.split() if name not in ids)
        yield from (link for link in tree.xpath("//a/@href[starts-with(., '#')]") if link[1:] not in ids)

    assert violations(trees, broken) == {}


def test_no_page_has_inline_style_or_script(trees):
    def inline(tree):
        yield from tree.xpath("//@style|//style")
        yield from tree.xpath("//script[not(@src)][not(@type='application/ld+json')]")
        yield from tree.xpath("//@*[starts-with(name(), 'on')]")

    assert violations(trees, inline) == {}


def test_no_page_loads_anything_from_elsewhere(trees):
    def foreign(tree):
        loaded = tree.xpath(
            "//@src|//@srcset|//@poster|//link[@rel!='canonical' and @rel!='alternate' and @rel!='me']/@href"
        )
        yield from (address for address in loaded if "//" in address)
        yield from tree.xpath("//iframe|//object|//embed")

    assert violations(trees, foreign) == {}


def test_every_field_has_a_label(trees):
    def unlabelled(tree):
        labelled = set(tree.xpath("//label/@for"))
        for field in tree.xpath("//input[not(@type='hidden')]|//select|//textarea"):
            if field.get("id") not in labelled and not field.xpath("ancestor::label"):
                yield field.get("name")

    assert violations(trees, unlabelled) == {}


def test_every_page_says_what_it_is(trees):
    def missing(tree):
        for path in (
            "//title",
            "//meta[@name='description'][@content!='']",
            "//link[@rel='canonical']",
            "//main[@id='main']",
        ):
            if len(tree.xpath(path)) != 1:
                yield path

    assert violations(trees, missing) == {}


def test_every_page_has_json_that_parses_but_of_what_was_taken_down_nothing_is_told(trees):
    for tree in trees.values():
        told = tree.xpath("//script[@type='application/ld+json']/text()")
        is_gone = "has been taken down" in tree.xpath("string(//h1)")
        assert len(told) == (0 if is_gone else 1)
        assert all(json.loads(data)["@context"] == "https://schema.org" for data in told)


def test_a_card_is_one_link(trees):
    def crowded(tree):
        for card in tree.xpath("//div[contains(concat(' ', @class, ' '), ' card ')]"):
            if len(card.xpath(".//a|.//button")) != 1:
                yield card.get("class")

    assert violations(trees, crowded) == {}


@pytest.mark.django_db
def test_a_picture_in_all_its_sizes_is_proper_html(client):
    image = make_image(renditions=True)
    body = f'<p>Words.</p><figure data-image="{image.pk}"></figure>'
    article = make_live_article(hero_image=image, body=body)

    markup = client.get(article.get_absolute_url()).content.decode()

    assert markup.count("<source ") == 2
    assert "</source>" not in markup
    assert read(client, article.get_absolute_url()).xpath("//picture//img/@srcset") == []


def test_style_script_and_fonts_are_within_their_budgets():
    assert (STATIC / "css" / "site.css").stat().st_size <= 20_480
    assert len(gzip.compress((STATIC / "css" / "site.css").read_bytes())) <= 6_500
    assert (STATIC / "js" / "site.js").stat().st_size <= 5_000
    assert (
        sum((STATIC / "fonts" / name).stat().st_size for name in ("ka-sans.woff2", "ka-serif.woff2"))
        <= 60_000
    )
    assert (STATIC / "fonts" / "ka-serif-italic.woff2").stat().st_size <= 18_000


def test_fonts_travel_with_their_licences():
    for name in ("OFL-InstrumentSans.txt", "OFL-SourceSerif4.txt"):
        assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / name).read_text()


def test_players_the_script_knows_are_those_a_page_may_show():
    hosts = re.findall(r"https://[a-z.-]+", (STATIC / "js" / "site.js").read_text())

    assert sorted(hosts) == sorted(settings.SECURE_CSP["frame-src"])


def test_pages_are_within_their_budgets(pages):
    assert len(pages["/"]) <= HOME_BYTES
    assert len(gzip.compress(pages["/"])) <= HOME_ZIPPED
    heavy = {path: len(page) for path, page in pages.items() if path != "/" and len(page) > ARTICLE_BYTES}
    assert heavy == {}
    assert max(len(gzip.compress(page)) for path, page in pages.items() if path != "/") <= ARTICLE_ZIPPED
