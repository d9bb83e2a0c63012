"""What a stored body becomes. Pictures here are real ones, with real renditions."""

from datetime import date, timedelta
from io import BytesIO

import lxml.html
import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override
from PIL import Image as Pillow

from articles.images.library import add_picture
from articles.models import Article, EmbedCard, Image, LiveArticle
from articles.newsroom.publishing import publish_article
from articles.newsroom.rendering import render_body


@pytest.fixture
def pictures(editor, django_capture_on_commit_callbacks):
    """Two pictures of 900 × 600 in the library, by number."""
    made = {}
    for name in ("metro", "vinyl"):
        file = BytesIO()
        Pillow.new("RGB", (900, 600), "teal").save(file, "JPEG")
        with django_capture_on_commit_callbacks(execute=True):
            image = add_picture(
                ContentFile(file.getvalue(), name=f"{name}.jpg"),
                title=name,
                by=editor,
                alt=f"The {name}",
                credit="Arif Rahman",
            )
        made[image.pk] = image
    return Image.objects.prefetch_related("renditions").in_bulk(made)


def rendered(body, pictures=None, language="en", cards=None):
    html = render_body(body, pictures=pictures or {}, language=language, cards=cards)
    return lxml.html.fragment_fromstring(html, create_parent="div")


def words(element):
    return " ".join(element.text_content().split())


def test_a_picture_comes_in_both_formats_with_size_alt_and_credit(pictures):
    number = min(pictures)
    root = rendered(
        f'<figure data-image="{number}"><figcaption>The last train.</figcaption></figure>', pictures
    )
    (image,) = root.iter("img")
    assert image.get("alt") == "The metro"
    assert (int(image.get("width")) / int(image.get("height"))) == pytest.approx(1.5, abs=0.01)
    assert {source.get("type") for source in root.iter("source")} >= {"image/avif"}
    assert words(root) == "The last train. Photo: Arif Rahman"


def test_words_on_the_figure_go_before_those_of_the_library(pictures):
    number = min(pictures)
    root = rendered(f'<figure data-image="{number}" data-alt="Doors" data-credit="Mei"></figure>', pictures)
    assert next(root.iter("img")).get("alt") == "Doors"
    assert words(root) == "Photo: Mei"


def test_a_picture_no_longer_in_the_library_leaves_no_hole():
    root = rendered('<p>Before</p><figure data-image="99"></figure><p>After</p>')
    assert [child.tag for child in root] == ["p", "p"]


def test_a_gallery_keeps_its_order_and_drops_what_is_gone(pictures):
    first, second = sorted(pictures)
    root = rendered(
        f'<div data-gallery=""><figure data-image="{second}"></figure><figure data-image="99"></figure>'
        f'<figure data-image="{first}"></figure></div>',
        pictures,
    )
    assert [image.get("alt") for image in root.iter("img")] == ["The vinyl", "The metro"]


@pytest.mark.parametrize(
    ("provider", "url"),
    [
        ("youtube", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("vimeo", "https://vimeo.com/123456"),
        ("instagram", "https://www.instagram.com/p/Abc123/"),
        ("x", "https://x.com/KAvenyou/status/1234567890"),
        ("tiktok", "https://www.tiktok.com/@kavenyou/video/1234567890"),
        ("spotify", "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC"),
    ],
)
def test_an_embed_is_a_link_that_loads_nothing(provider, url):
    root = rendered(f'<figure data-embed="{provider}"><a href="{url}">{url}</a></figure>')
    assert [link.get("href") for link in root.iter("a")] == [url]
    assert not list(root.iter("iframe", "script", "img"))
    assert words(root)


def test_an_embed_shows_what_is_known_of_it_and_escapes_it():
    url = "https://vimeo.com/123456"
    card = EmbedCard(provider="vimeo", url=url, title='<i>"Four"</i> 서율', author="Seo Yul", seconds=192)
    root = rendered(f'<figure data-embed="vimeo"><a href="{url}">x</a></figure>', cards={url: card})

    assert "Play video on Vimeo, 3:12" in words(root)
    assert '<i>"Four"</i> 서율, Seo Yul.' in words(root)
    assert root.xpath("string(.//a/@data-title)") == 'Vimeo: <i>"Four"</i> 서율'
    assert root.xpath('string(.//span[@lang="ko"])') == "서율"


def test_an_embedded_post_is_a_quote_with_its_author_and_day():
    url = "https://x.com/KAvenyou/status/1234567890"
    card = EmbedCard(
        provider="x", url=url, text="Second night.", author="KAvenyou", posted_on=date(2026, 11, 21)
    )
    root = rendered(f'<figure data-embed="x"><a href="{url}">x</a></figure>', cards={url: card})

    assert words(root.find(".//blockquote")) == "Second night. KAvenyou 21 Nov 2026"
    assert root.xpath("string(.//time/@datetime)") == "2026-11-21"
    assert "Load from X" in words(root)


def test_an_embed_speaks_the_language_of_its_article():
    url = "https://vimeo.com/123456"
    with override("ko"):
        root = rendered(f'<figure data-embed="vimeo"><a href="{url}">x</a></figure>')

    assert "Play video on Vimeo" in words(root)


def test_a_bilingual_quote_names_the_language_of_the_original():
    root = rendered(
        '<blockquote data-duo="ko" data-speaker="Seo Yul (서율)">'
        "<p>배고파 죽겠어요.</p><p>I’m starving.</p></blockquote>"
    )
    (original,) = root.xpath('.//p[@lang="ko"]')
    assert (words(original), len(original)) == ("배고파 죽겠어요.", 0)
    assert root.xpath('string(.//span[@lang="ko"])') == "서율"


def test_questions_and_answers_become_one_list_until_something_else_stands():
    root = rendered(
        '<p data-question="">Why?</p><p>Because.</p><p>Really.</p><p data-question="">And <em>now</em>?</p>'
        "<ul><li><p>Sleep.</p></li></ul><h2>Later</h2><p>She left.</p>"
    )
    (talk,) = root.iter("dl")
    assert [words(term) for term in talk.iter("dt")] == ["Why?", "And now?"]
    assert [words(answer) for answer in talk.iter("dd")] == ["Because.Really.", "Sleep."]
    assert [child.tag for child in root] == ["dl", "h2", "p"]


def test_foreign_scripts_are_marked_in_the_body():
    root = rendered("<p>Seo Yul (서율) and 夜车不等人</p>")
    assert [(span.get("lang"), span.text) for span in root.iter("span")] == [
        ("ko", "서율"),
        ("zh-Hans", "夜车不等人"),
    ]


def test_links_between_articles_follow_the_article(draft, section, editor, at):
    target = Article.objects.create(headline="T", slug="target", section=section, body="<p>Text.</p>")
    body = f'<p>see <a href="/target/" data-ref="article:{target.pk}">this</a>.</p>'
    Article.objects.filter(pk=draft.pk).update(body=body)

    publish_article(draft, by=editor, at=at)
    assert LiveArticle.objects.get(pk=draft.pk).body_html == "<p>see this.</p>"

    publish_article(target, by=editor, at=at)
    Article.objects.filter(pk=target.pk).update(slug="moved")
    publish_article(target, by=editor, at=at)
    publish_article(draft, by=editor, at=at + timedelta(hours=1))
    assert LiveArticle.objects.get(pk=draft.pk).body_html == '<p>see <a href="/moved/">this</a>.</p>'


def test_text_that_looks_like_markup_stays_text():
    root = rendered("<p>a &lt;script&gt;x&lt;/script&gt; {{ 7|add:7 }} {% now %}</p>")
    assert words(root) == "a <script>x</script> {{ 7|add:7 }} {% now %}"
    assert not list(root.iter("script"))


def test_an_empty_body_is_empty():
    assert render_body("", pictures={}, language="en") == ""


def test_headings_before_the_first_second_level_are_raised_to_it():
    body = "<h3>A</h3><p>Words.</p><h3>B</h3><h2>C</h2><h3>D</h3>"

    html = render_body(body, pictures={}, language="en")

    assert html == "<h2>A</h2><p>Words.</p><h2>B</h2><h2>C</h2><h3>D</h3>"


@pytest.mark.django_db
def test_links_to_the_partners_site_are_marked_sponsored_and_no_others():
    body = (
        '<p><a href="https://shop.lampu.example/lamps">Lamps</a> <a href="https://venue.example/">Venue</a></p>'
        '<figure data-embed="youtube"><a href="https://www.youtube.com/watch?v=aaaaaaaaaaa">x</a></figure>'
    )

    def marks(partner_url):
        root = lxml.html.fragment_fromstring(
            render_body(body, pictures={}, language="en", partner_url=partner_url), create_parent="div"
        )
        return [link.get("rel") for link in root.xpath("./p/a")]

    assert marks("https://www.lampu.example/") == ["sponsored noopener", None]
    assert marks("") == [None, None]
