"""A story that has everything, for tests of what is told of one."""

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from articles.images.recipes import ALL
from articles.images.renditions import make_renditions
from articles.live.models import LiveArticle
from articles.models import Article
from tests.factories import make_author, make_image, make_live_article, make_tag

SPRING = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)  # 9.30pm in Singapore


def make_whole_story() -> LiveArticle:
    """A paid, rated, corrected and revised review of a tour to come, at /last-train/."""
    image = make_image(size=(1600, 1200), alt="A stage")
    make_renditions(image, ["jpeg"], recipes=ALL)
    return make_live_article(
        "Seo Yul rides the last train",
        slug="last-train",
        kind="review",
        published_at=SPRING,
        standfirst="On night trains and kopi-o.",
        writers=[
            make_author("Mei Ong", name_ko="옹메이", bio="Eats.", links="https://a.example", portrait=image)
        ],
        photographers=[make_author("Arif Rahman")],
        tags=[make_tag("Seo Yul", kind="person"), make_tag("서울")],
        hero_image=image,
        body="<p>The house lights are up.</p>",
        revised_at=SPRING + timedelta(days=1),
        correction="An earlier version miscounted the songs.",
        corrected_on=date(2026, 3, 3),
        is_paid=True,
        partner_name="Lampu",
        partner_url="https://lampu.example/",
        disclosure="Lampu paid for the trip.",
        rating="3.5",
        reviewed_name="Low Tide Radio",
        reviewed_kind="MusicAlbum",
        event_name="Low Tide Radio Tour",
        event_starts_at=timezone.now() + timedelta(days=3),
        event_ends_at=timezone.now() + timedelta(days=3, hours=2),
        event_zone="Asia/Seoul",
        event_venue="Annexe",
        event_city="Busan",
        event_price="From ₩66,000",
        event_ticket_url="https://tickets.example/",
    )


def make_translation(article: LiveArticle) -> LiveArticle:
    """The same story in Korean."""
    original = Article.objects.get(pk=article.pk)
    return make_live_article("막차", slug="막차", language="ko", kind=article.kind, translation_of=original)
