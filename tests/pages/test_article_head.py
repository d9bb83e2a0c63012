"""What the <head> says of an article."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import PIL.Image
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from articles.images.renditions import SHARE_BYTES, make_renditions
from articles.models import Article, Image
from articles.newsroom.publishing import publish_article
from tests.factories import make_image, make_live_article, make_section, make_tag
from tests.pages.linked_data import of_type, read_graph, values
from tests.pages.reading import read, words
from tests.pages.stories import SPRING, make_translation, make_whole_story

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
TRICKY = "</script><b>& “Quotes” \"plain\" 'single' 🎤 서율 夜车 \u2028"


@pytest.fixture
def whole(db):
    return make_whole_story()


@pytest.fixture
def translated(whole):
    return make_translation(whole)


def size_of(file):
    with PIL.Image.open(file) as picture:
        return picture.size


def og(page, name):
    return page.xpath(f"//meta[@property='og:{name}']/@content")


@pytest.mark.parametrize("headline", [TRICKY, "{% now %} {{ x }}", "<!-- <script>", "]]> &lt;/script&gt;"])
def test_r41_graph_survives_whatever_a_title_says(client, headline):
    article = make_live_article(headline, slug="tricky", standfirst=headline, tags=[make_tag("a</script>")])
    page = read(client, article.get_absolute_url())

    (news,) = of_type(read_graph(page), "NewsArticle")

    assert values({}, news, "headline") == [article.headline]
    assert words(page.xpath("//h1")[0]) == " ".join(article.headline.split())
    assert og(page, "title") == [f"[NEWS] {article.headline}"]
    assert page.xpath("//title/text()") == [f"{article.headline} – KAvenyou"]


def test_r30_bracket_is_in_the_share_title_and_never_in_the_headline(client, whole):
    page = read(client, whole.get_absolute_url())
    (news,) = of_type(read_graph(page), "NewsArticle")

    assert words(page.xpath("//h1")[0]) == "Seo Yul rides the last train"
    assert values({}, news, "headline") == ["Seo Yul rides the last train"]
    assert og(page, "title") == ["[PARTNER] [REVIEW] Seo Yul rides the last train"]
    assert "[REVIEW] Seo Yul rides the last train" in client.get("/feed/").content.decode()


def test_r31_paid_work_is_named_in_open_graph_and_graph(client, whole):
    page = read(client, whole.get_absolute_url())
    graph = read_graph(page)
    (news,) = of_type(graph, "NewsArticle")

    assert og(page, "title")[0].startswith("[PARTNER] ")
    assert values(graph, news, "sponsor.name") == ["Lampu"]
    assert values(graph, news, "sponsor.url") == ["https://lampu.example/"]


def test_story_nobody_paid_for_has_no_sponsor(client):
    page = read(client, make_live_article().get_absolute_url())
    (news,) = of_type(read_graph(page), "NewsArticle")

    assert values({}, news, "sponsor") == []
    assert "PARTNER" not in og(page, "title")[0]


def test_r42_date_of_change_is_the_desks_and_not_that_of_a_save(client):
    article = make_live_article(published_at=SPRING)
    draft = Article.objects.get(pk=article.pk)
    draft.standfirst = "A comma more."
    draft.save()
    publish_article(draft, by=None, at=SPRING + timedelta(days=9))

    page = read(client, article.get_absolute_url())
    (news,) = of_type(read_graph(page), "NewsArticle")

    assert values({}, news, "dateModified") == values({}, news, "datePublished") == [SPRING.isoformat()]
    assert page.xpath("//meta[@property='article:modified_time']/@content") == [SPRING.isoformat()]


def test_r42_revision_the_desk_declares_is_the_date_of_change(client, whole):
    page = read(client, whole.get_absolute_url())
    (news,) = of_type(read_graph(page), "NewsArticle")

    assert values({}, news, "dateModified") == [(SPRING + timedelta(days=1)).isoformat()]


def test_story_tells_search_engines_its_picture_in_three_shapes(client, whole):
    (news,) = of_type(read_graph(read(client, whole.get_absolute_url())), "NewsArticle")

    media = f"{SITE}{settings.MEDIA_URL}"
    files = [default_storage.path(address.removeprefix(media)) for address in values({}, news, "image")]
    assert [size_of(file) for file in files] == [(1200, 1200), (1200, 900), (1200, 675)]


def test_story_whose_shapes_are_not_made_yet_has_the_share_picture(client):
    image = make_image(size=(1400, 1000), renditions=True)
    page = read(client, make_live_article(hero_image=image).get_absolute_url())
    (news,) = of_type(read_graph(page), "NewsArticle")

    assert values({}, news, "image") == og(page, "image")


def test_story_without_a_picture_has_its_sections_card(client):
    page = read(client, make_live_article(section=make_section("music")).get_absolute_url())

    assert og(page, "image")[0].startswith(f"{SITE}/media/share-cards/")
    assert og(page, "image:alt") == ["Music – KAvenyou"]


def test_story_prints_all_open_graph_has_for_articles(client, whole):
    page = read(client, whole.get_absolute_url())
    said = [
        (meta.get("property"), meta.get("content"))
        for meta in page.xpath("//meta[starts-with(@property, 'article:')]")
    ]

    assert said == [
        ("article:published_time", SPRING.isoformat()),
        ("article:modified_time", (SPRING + timedelta(days=1)).isoformat()),
        ("article:section", "Music"),
        ("article:tag", "Seo Yul"),
        ("article:tag", "서울"),
        ("article:author", f"{SITE}/author/mei-ong/"),
    ]


def test_review_is_rated_only_when_the_desk_rated_it(client, whole):
    graph = read_graph(read(client, whole.get_absolute_url()))
    (review,) = of_type(graph, "Review")
    plain = read_graph(read(client, make_live_article(kind="review").get_absolute_url()))

    assert values(graph, review, "reviewRating.ratingValue") == ["3.5"]
    assert values(graph, review, "itemReviewed.name") == ["Low Tide Radio"]
    assert len(of_type(graph, "MusicAlbum")) == 1
    assert of_type(plain, "Review") == []


def test_questions_and_answers_are_an_interview_and_no_faq(client):
    body = '<p data-question="">Why so quiet?</p><p>Because of the train.</p>'
    page = client.get(make_live_article(kind="interview", body=body).get_absolute_url()).content.decode()

    assert "FAQPage" not in page
    assert "QAPage" not in page


def test_article_leads_machines_to_its_other_forms(client, whole):
    head = read(client, whole.get_absolute_url()).xpath("//head")[0]
    forms = {
        link.get("type"): link.get("href")
        for link in head.xpath("./link[@rel='alternate'][@type]")
        if "oembed" in link.get("type") or "markdown" in link.get("type")
    }

    asked = "?url=http%3A%2F%2F127.0.0.1%3A8000%2Flast-train%2F&format="
    assert forms == {
        "application/json+oembed": f"{SITE}/oembed/{asked}json",
        "text/xml+oembed": f"{SITE}/oembed/{asked}xml",
        "text/markdown": f"{SITE}{reverse('articles:article_markdown', args=['last-train'])}",
    }
    for address in forms.values():
        assert client.get(address.removeprefix(SITE)).status_code == 200


def test_syndicated_story_names_where_it_first_stood_and_shares_itself(client):
    article = make_live_article(canonical_url="https://elsewhere.example/first/", slug="copy")
    page = read(client, article.get_absolute_url())

    assert page.xpath("//link[@rel='canonical']/@href") == ["https://elsewhere.example/first/"]
    assert og(page, "url") == [f"{SITE}/copy/"]


def test_article_with_all_there_is_costs_eight_queries_at_most(
    client, translated, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        client.get("/last-train/")


@pytest.mark.parametrize("name", ["night-market", "bookshelves", "rain", "metro"])
def test_share_picture_of_a_real_photograph_is_a_small_jpeg_of_the_right_size(name):
    file = Path(settings.BASE_DIR) / "kavenyou" / "demo" / "pictures" / f"{name}.jpg"
    image = Image.objects.create(title=name, file=ContentFile(file.read_bytes(), name=f"{name}.jpg"))
    (share,) = make_renditions(image, ["jpeg"])

    with share.file.open() as content:
        picture = PIL.Image.open(BytesIO(content.read()))
    assert (picture.format, picture.size) == ("JPEG", (1200, 630))
    assert share.file.size <= SHARE_BYTES == 300_000
