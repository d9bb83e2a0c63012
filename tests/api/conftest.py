"""What readers' machines may know, and next to it what they may not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.live.models import LiveArticle
from articles.models import Article
from articles.newsroom.publishing import withdraw_article
from tests.factories import make_article, make_author, make_image, make_live_article, make_section, make_tag

HIDDEN = "Hush"


@pytest.fixture
def get(client: Client) -> Any:
    """`get("articles/", kind="review")`: status and what the JSON says."""

    def ask(path: str, expected: int = 200, **query: Any) -> Any:
        response = client.get(f"/api/v1/{path}", query)
        assert response.status_code == expected, response.content
        assert response.headers["Content-Type"] == "application/json"
        return response.json()

    return ask


@pytest.fixture
def article(db: None) -> LiveArticle:
    """One with everything a page can show."""
    mei = make_author("Mei Ong", role="Music editor", bio="Listens.", name_zh="王美")
    han = make_author("한서연")
    picture = make_image(size=(900, 600), renditions=True, alt="An empty hall", credit="Han")
    return make_live_article(
        "The hall before the doors",
        writers=[mei, han],
        photographers=[han],
        tags=[make_tag("K-pop"), make_tag("서울", kind="place")],
        section=make_section("music", name="Music", colour="plum"),
        kind="interview",
        standfirst="An hour of quiet.",
        body='<p>See <a href="/advertise/">our page</a> or <a href="https://example.com/">theirs</a>.</p>',
        hero_image=picture,
        published_at=datetime(2026, 11, 1, 12, tzinfo=UTC),
    )


def hidden_articles() -> list[Article]:
    """A draft, one scheduled, one past its time and one withdrawn, each with names nobody may hear of."""
    now = timezone.now()
    names = {
        "section": make_section(),
        "tags": [make_tag(f"{HIDDEN} tag")],
        "writers": [make_author(f"{HIDDEN} author")],
    }
    draft = make_article(f"{HIDDEN} draft", **names)
    scheduled = make_live_article(
        f"{HIDDEN} scheduled", published_at=now, visible_from=now + timedelta(hours=1), **names
    )
    ended = make_live_article(
        f"{HIDDEN} ended",
        published_at=now - timedelta(days=2),
        visible_until=now - timedelta(days=1),
        **names,
    )
    withdrawn = make_live_article(f"{HIDDEN} withdrawn", published_at=now - timedelta(days=3), **names)
    rows = [draft, *(Article.objects.get(pk=live.pk) for live in (scheduled, ended, withdrawn))]
    withdraw_article(rows[-1], by=None, at=now, reason="At a person's wish.")
    return rows
