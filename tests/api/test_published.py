"""The open API shows what is on the site, all of it that is of use, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from articles.live.models import FormerAddress, LiveArticle
from articles.masthead.models import Author, SocialLink
from articles.masthead.partners import AdvertisingContact
from articles.models import Article
from articles.newsroom.publishing import publish_article
from tests.factories import make_article, make_author, make_image, make_live_article, make_section, make_tag

from .conftest import HIDDEN, hidden_articles

pytestmark = pytest.mark.django_db

LISTS = ["articles/", "sections/", "tags/", "authors/", "social-links/"]
SITE = "http://127.0.0.1:8000"


def headlines(answer: dict[str, Any]) -> list[str]:
    return [each["headline"] for each in answer["results"]]


# ------------------------------------------------------------ articles


def test_article_list_shows_what_a_card_shows(get: Any, article: LiveArticle) -> None:
    answer = get("articles/")
    (card,) = answer.pop("results")
    assert answer == {"count": 1, "next": None, "previous": None}
    picture = card.pop("picture")
    assert card == {
        "id": article.pk,
        "url": f"{SITE}/{article.slug}/",
        "slug": article.slug,
        "language": "en",
        "kind": "interview",
        "headline": "The hall before the doors",
        "title": "[INTERVIEW] The hall before the doors",
        "standfirst": "An hour of quiet.",
        "section": {"name": "Music", "slug": "music", "url": f"{SITE}/music/"},
        "bylines": [
            {"role": "writer", "name": "Mei Ong", "slug": "mei-ong", "url": f"{SITE}/author/mei-ong/"},
            *(
                {
                    "role": role,
                    "name": "한서연",
                    "slug": "한서연",
                    "url": f"{SITE}/author/%ED%95%9C%EC%84%9C%EC%97%B0/",
                }
                for role in ("writer", "photographer")
            ),
        ],
        "tags": [
            {"name": "K-pop", "slug": "k-pop", "kind": "topic", "url": f"{SITE}/tag/k-pop/"},
            {"name": "서울", "slug": "서울", "kind": "place", "url": f"{SITE}/tag/%EC%84%9C%EC%9A%B8/"},
        ],
        "event": None,
        "published_at": "2026-11-01T20:00:00+08:00",
        "revised_at": None,
        "reading_minutes": article.reading_minutes,
        "is_paid": False,
        "partner_name": "",
    }
    assert (picture["alt"], picture["credit"], picture["width"]) == ("An empty hall", "Han", 900)
    wide = picture["crops"]["wide"]
    assert wide["src"].startswith(f"{SITE}/media/renditions/")
    assert [part.split()[1] for part in wide["webp"].split(", ")] == ["400w", "800w"]
    assert all(part.startswith(SITE) for part in wide["webp"].split(", "))
    assert wide["avif"] == ""


@pytest.mark.parametrize("path", ["articles/{0.pk}/", "articles/by-address/{0.slug}/"])
def test_article_page_shows_what_its_page_shows(get: Any, article: LiveArticle, path: str) -> None:
    (card,) = get("articles/")["results"]
    page = get(path.format(article))
    assert {name: page[name] for name in card} == card
    own = {name: value for name, value in page.items() if name not in card}
    body = f'<p>See <a href="{SITE}/advertise/">our page</a> or <a href="https://example.com/"'
    assert own.pop("body_html").startswith(body)
    assert own.pop("share_picture")["url"].startswith(f"{SITE}/media/renditions/")
    assert own == {
        "body_text": article.body_text,
        "word_count": article.word_count,
        "pull_quote": None,
        "correction": "",
        "corrected_on": None,
        "disclosure": "",
        "partner_url": "",
        "canonical_url": "",
    }


def test_article_of_an_event_tells_when_and_where(get: Any) -> None:
    starts = datetime(2026, 12, 5, 11, tzinfo=UTC)
    live = make_live_article(
        "A night",
        kind="event",
        event_name="One night",
        event_starts_at=starts,
        event_ends_at=starts + timedelta(hours=2),
        event_zone="Asia/Seoul",
        event_venue="Olympic Hall",
        event_city="Seoul",
        pull_quote="We waited ten years.",
    )
    page = get(f"articles/{live.pk}/")
    assert (page["event"]["name"], page["event"]["venue"]) == ("One night", "Olympic Hall")
    assert datetime.fromisoformat(page["event"]["starts"]) == starts
    assert page["pull_quote"]["text"] == "We waited ten years."


def test_articles_are_read_as_they_were_published_and_not_as_they_stand_in_the_newsroom(
    get: Any, article: LiveArticle
) -> None:
    draft = Article.objects.get(pk=article.pk)
    draft.headline = f"{HIDDEN} new headline"
    draft.save()
    assert headlines(get("articles/")) == ["The hall before the doors"]


def test_nothing_tells_of_what_is_not_visible(get: Any, client: Client) -> None:
    rows = hidden_articles()
    seen = make_live_article("Seen", writers=[make_author("Mei Ong")], tags=[make_tag("K-pop")])
    answers = [client.get(f"/api/v1/{path}") for path in [*LISTS, f"articles/{seen.pk}/"]]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert [answer.content for answer in answers if HIDDEN.lower() in answer.content.decode().lower()] == []
    assert get("articles/")["count"] == get("tags/")["count"] == get("authors/")["count"] == 1
    for query in ({"tag": "hush-tag"}, {"author": "hush-author"}):
        assert get("articles/", **query)["results"] == []
    draft, scheduled, ended, withdrawn = rows
    for row in (draft, scheduled, ended):
        assert get(f"articles/{row.pk}/", 404) == get(f"articles/{seen.pk + 1000}/", 404)
        assert get(f"articles/by-address/{row.slug}/", 404) == get("articles/by-address/never-was/", 404)
    for path in (f"articles/{withdrawn.pk}/", f"articles/by-address/{withdrawn.slug}/"):
        assert get(path, 410) == {"detail": "This article has been withdrawn."}


def test_article_at_a_former_address_leads_on(client: Client, get: Any, article: LiveArticle) -> None:
    draft = Article.objects.get(pk=article.pk)
    former, draft.slug = draft.slug, "서울의-밤"
    draft.save()
    publish_article(draft, by=None, at=timezone.now())
    response = client.get(f"/api/v1/articles/by-address/{former}/", follow=True)
    assert [status for _address, status in response.redirect_chain] == [301]
    assert response.json()["id"] == article.pk
    assert get(f"articles/{article.pk}/")["slug"] == "서울의-밤"


def test_former_address_of_an_article_not_visible_leads_nowhere(get: Any) -> None:
    scheduled = make_live_article(f"{HIDDEN} one", visible_from=timezone.now() + timedelta(hours=1))
    FormerAddress.objects.create(slug="once-here", article_number=scheduled.pk)
    get("articles/by-address/once-here/", 404)


# ------------------------------------------------------------ filters and pages


@pytest.fixture
def shelf(db: None) -> None:
    """Four articles of different days, sections, kinds, people and tags."""
    mei, han = make_author("Mei"), make_author("Han")
    drama, soul = make_tag("Drama"), make_tag("Soul")
    film, music = make_section("film"), make_section("music")

    def day(number: int) -> datetime:
        return datetime(2026, 10, number, tzinfo=UTC)

    make_live_article("One", section=film, kind="review", writers=[mei], tags=[drama], published_at=day(1))
    make_live_article(
        "Two",
        section=music,
        kind="news",
        writers=[han],
        photographers=[han],
        tags=[drama, soul],
        published_at=day(2),
    )
    make_live_article(
        "Three", section=music, kind="review", photographers=[mei], tags=[soul], published_at=day(3)
    )
    make_live_article("Four", section=film, kind="news", language="ko", published_at=day(4))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Four", "Three", "Two", "One"]),
        ({"section": "music"}, ["Three", "Two"]),
        ({"section": "nowhere"}, []),
        ({"kind": "review"}, ["Three", "One"]),
        ({"tag": "drama"}, ["Two", "One"]),
        ({"author": "mei"}, ["Three", "One"]),
        ({"author": "han"}, ["Two"]),
        ({"language": "ko"}, ["Four"]),
        ({"published_after": "2026-10-03T00:00:00Z"}, ["Four", "Three"]),
        ({"published_before": "2026-10-03T00:00:00Z"}, ["Two", "One"]),
        ({"published_after": "2026-10-02", "published_before": "2026-10-04"}, ["Three", "Two"]),
        ({"section": "music", "tag": "soul", "author": "mei", "kind": "review"}, ["Three"]),
        ({"tag": ["drama", "soul"]}, ["Three", "Two"]),
        ({"section": ""}, ["Four", "Three", "Two", "One"]),
        (
            {"ordering": "headline", "body_text": "x", "section__id": 1, "author__user__password": "x"},
            ["Four", "Three", "Two", "One"],
        ),
        ({"format": "xml", "search": "One"}, ["Four", "Three", "Two", "One"]),
    ],
)
def test_article_list_is_narrowed_by_named_filters_only(
    get: Any, shelf: None, query: dict[str, Any], expected: list[str]
) -> None:
    assert headlines(get("articles/", **query)) == expected


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"kind": "gossip"}, "kind"),
        ({"language": "xx"}, "language"),
        ({"published_after": "yesterday"}, "published_after"),
        ({"published_after": "0001-01-01T00:00:00+14:00"}, "published_after"),
        ({"published_before": "9999-12-31T23:59:59-12:00"}, "published_before"),
        ({"published_before": "2026-13-40"}, "published_before"),
        ({"section": "a\x00b"}, "section"),
        ({"tag": "\x00"}, "tag"),
        ({"author": "\x00"}, "author"),
    ],
)
def test_article_list_says_which_filter_is_wrong(get: Any, query: dict[str, str], field: str) -> None:
    assert list(get("articles/", 400, **query)) == [field]


def test_article_list_goes_page_by_page(get: Any, shelf: None) -> None:
    first = get("articles/", page_size=3, kind="", utm_source="elsewhere")
    assert headlines(first) == ["Four", "Three", "Two"]
    assert (first["count"], first["previous"]) == (4, None)
    assert first["next"] == f"{SITE}/api/v1/articles/?page_size=3&page=2"
    second = get("articles/", page_size=3, page=2)
    assert headlines(second) == ["One"]
    assert (second["next"], second["previous"]) == (None, f"{SITE}/api/v1/articles/?page_size=3&page=1")
    narrowed = get("articles/", page_size=1, tag="soul")
    assert narrowed["next"] == f"{SITE}/api/v1/articles/?tag=soul&page_size=1&page=2"


def test_lists_keep_links_to_our_own_host(client: Client, shelf: None, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    answer = client.get("/api/v1/articles/?page_size=1", headers={"host": "evil.example"})
    assert b"evil.example" not in answer.content


@pytest.mark.parametrize(
    ("asked", "given"),
    [("1", 1), ("100", 100), ("101", 100), ("999999999", 100), ("0", 20), ("-5", 20), ("many", 20)],
)
def test_page_size_has_a_ceiling(get: Any, asked: str, given: int) -> None:
    make_section("music")
    template = make_live_article("Story 0")
    rows = [LiveArticle.objects.get(pk=template.pk) for _ in range(104)]
    for number, row in enumerate(rows, start=template.pk + 1):
        row.pk, row.slug = number, f"story-{number}"
    LiveArticle.all_rows.bulk_create(rows)
    assert len(get("articles/", page_size=asked)["results"]) == given


@pytest.mark.parametrize("number", ["0", "-1", "2", "x", "9" * 30, "9" * 5000, "\x00", "1.5"])
@pytest.mark.parametrize("path", LISTS)
def test_page_that_is_not_there_is_not_found(get: Any, path: str, number: str) -> None:
    assert list(get(path, 404, page=number)) == ["detail"]


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize(
    ("path", "queries"), [("articles/", 2), ("tags/", 2), ("authors/", 3), ("sections/", 2)]
)
def test_lists_cost_the_same_for_more_rows(
    get: Any, count: int, path: str, queries: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        picture = make_image(size=(90, 60), renditions=True)
        make_live_article(
            hero_image=picture,
            section=make_section(f"s{number}"),
            writers=[make_author(f"Author {number}", portrait=picture)],
            tags=[make_tag(f"Tag {number}")],
        )
    with django_assert_num_queries(queries):
        get(path)


@pytest.mark.parametrize("path", ["articles/{0.pk}/", "articles/by-address/{0.slug}/"])
def test_article_costs_one_query(
    get: Any, article: LiveArticle, path: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        get(path.format(article))


# ------------------------------------------------------------ the masthead


def test_sections_come_in_their_order(get: Any) -> None:
    make_section("b", name="Books", position=1, description="To read", colour="amber")
    make_section("a", name="Art", position=2)
    first, second = (each for each in get("sections/")["results"] if each["slug"] in ("a", "b"))
    assert first == {
        "name": "Books",
        "slug": "b",
        "url": f"{SITE}/b/",
        "description": "To read",
        "colour": "amber",
    }
    assert second["slug"] == "a"


def test_tags_come_by_name(get: Any) -> None:
    make_live_article("One", tags=[make_tag("Zen"), make_tag("서울", kind="place", description="The city.")])
    assert get("tags/")["results"] == [
        {"name": "Zen", "slug": "zen", "url": f"{SITE}/tag/zen/", "kind": "topic", "description": ""},
        {
            "name": "서울",
            "slug": "서울",
            "url": f"{SITE}/tag/%EC%84%9C%EC%9A%B8/",
            "kind": "place",
            "description": "The city.",
        },
    ]


def test_authors_are_told_without_their_accounts(client: Client, get: Any) -> None:
    account = get_user_model().objects.create_user(
        "mei-login", "mei@private.example", "secret", first_name="Privately"
    )
    author = make_author(
        "Mei Ong",
        user=account,
        role="Music editor",
        bio="Listens.",
        name_ko="메이",
        links="https://mei.example/\n\nhttps://example.com/mei",
        portrait=make_image(size=(400, 400), renditions=True),
    )
    make_live_article("One", writers=[author])
    (entry,) = get("authors/")["results"]
    portrait = entry.pop("portrait")
    assert portrait["crops"]["square"]["src"].startswith(f"{SITE}/media/renditions/")
    assert entry == {
        "name": "Mei Ong",
        "name_ko": "메이",
        "name_zh": "",
        "slug": "mei-ong",
        "url": f"{SITE}/author/mei-ong/",
        "role": "Music editor",
        "bio": "Listens.",
        "links": ["https://mei.example/", "https://example.com/mei"],
    }
    for path in LISTS:
        answer = client.get(f"/api/v1/{path}").content
        assert not any(word in answer for word in (b"mei-login", b"private.example", b"Privately", b"md5$"))


def test_author_without_portrait_has_none(get: Any) -> None:
    make_live_article("One", photographers=[make_author("Han")])
    assert [entry["portrait"] for entry in get("authors/")["results"]] == [None]
    assert Author.objects.count() == 1


def test_social_links_tell_the_whole_address(get: Any) -> None:
    SocialLink.objects.all().delete()
    SocialLink.objects.create(platform="telegram", handle="KAvenyou", position=2)
    SocialLink.objects.create(platform="twitter", handle="KAvenyou", position=1)
    assert get("social-links/")["results"] == [
        {"platform": "twitter", "name": "X (Twitter)", "handle": "KAvenyou", "url": "https://x.com/KAvenyou"},
        {"platform": "telegram", "name": "Telegram", "handle": "KAvenyou", "url": "https://t.me/KAvenyou"},
    ]


def test_advertising_contact_is_told_also_before_it_is_written(get: Any) -> None:
    AdvertisingContact.objects.all().delete()
    assert get("advertising-contact/")["email"] == ""
    AdvertisingContact.objects.create(email="ads@example.com", wording="Hello.", reply_promise="Soon.")
    assert get("advertising-contact/") == {
        "purpose": "For collaboration and advertising enquiries",
        "email": "ads@example.com",
        "wording": "Hello.",
        "reply_promise": "Soon.",
    }


def test_contents_name_every_address(client: Client, get: Any) -> None:
    addresses = get("")
    assert len(addresses) == 8
    for address in addresses.values():
        assert client.get(address.removeprefix(SITE)).status_code == 200


# ------------------------------------------------------------ the same for everybody


ROLES = ["anonymous", "Writer", "Editor", "Partner manager", "superuser"]


def visitor(role: str) -> Client:
    client = Client()
    if role == "anonymous":
        return client
    user = get_user_model().objects.create_user("someone", is_staff=True, is_superuser=role == "superuser")
    if role != "superuser":
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def every_address(article: LiveArticle) -> list[str]:
    own = [f"articles/{article.pk}/", f"articles/by-address/{article.slug}/"]
    return ["", *LISTS, *own, "advertising-contact/", "schema/", "docs/", "nothing/"]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_gets_what_a_stranger_gets(role: str, article: LiveArticle) -> None:
    hidden = hidden_articles()
    addresses = [*every_address(article), *(f"articles/{row.pk}/" for row in hidden)]
    stranger, known = Client(), visitor(role)
    for address in addresses:
        expected, answer = (each.get(f"/api/v1/{address}") for each in (stranger, known))
        assert (answer.status_code, answer.content) == (expected.status_code, expected.content), address


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nobody_changes_anything(role: str, method: str, article: LiveArticle) -> None:
    client = visitor(role)
    for address in every_address(article):
        answer = (
            getattr(client, method)(f"/api/v1/{address}", b"{}", content_type="application/json")
            if method != "trace"
            else client.trace(f"/api/v1/{address}")
        )
        assert answer.status_code == 405, address
    assert LiveArticle.objects.get().headline == article.headline


def test_answers_set_no_cookie_and_may_be_kept_for_all(article: LiveArticle) -> None:
    for address in every_address(article):
        answer = Client().get(f"/api/v1/{address}", headers={"accept": "text/html"})
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        kept = "no-store" if answer.status_code == 404 else "public, max-age=60"
        assert answer.headers["Cache-Control"] == kept, address


@pytest.mark.parametrize("method", ["head", "options"])
def test_head_and_options_are_answered(method: str, article: LiveArticle) -> None:
    for address in every_address(article):
        if address not in ("nothing/", "docs/"):
            assert getattr(Client(), method)(f"/api/v1/{address}").status_code == 200, address


@pytest.mark.parametrize(
    "path",
    [
        "nothing/",
        "articles/0/",
        f"articles/{'9' * 40}/",
        "articles/-1/",
        "articles/abc/",
        "articles/1/edit/",
        "articles/by-address/%00/",
        "articles/by-address/a%00b/",
        "articles/by-address/..%2f..%2fetc/",
        "articles/by-address/%ff%fe/",
        "articles/by-address/a%0Ab/",
        "a%0A/b/",
        f"articles/by-address/{'a' * 3000}/",
        "articles/by-address/UPPER/",
        "newsroom/",
        "users/",
    ],
)
def test_odd_addresses_are_not_found_in_json(get: Any, path: str) -> None:
    assert list(get(path, 404)) == ["detail"]


def test_address_without_its_last_slash_is_led_to_the_one_with_it(client: Client) -> None:
    answer = client.get("/api/v1/articles?kind=review")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/v1/articles/?kind=review")


def test_no_article_takes_the_address_below_which_the_api_stands() -> None:
    with pytest.raises(ValidationError, match="used by the site itself"):
        make_live_article("Api", slug="api")


def test_draft_made_visible_shows_up_without_delay(get: Any) -> None:
    draft = make_article("Soon")
    assert headlines(get("articles/")) == []
    publish_article(draft, by=None, at=timezone.now())
    assert headlines(get("articles/")) == ["Soon"]
