from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.embeds.cards import ask_again, cards_of, due_cards, fetch_card
from articles.embeds.models import EmbedCard
from articles.text.embeds import match_embed
from tests.factories import make_live_article, picture_bytes

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"
TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Second night.<br>막차 &amp; more '
    "<script>alert(1)</script></p>&mdash; KAvenyou (@KAvenyou) "
    '<a href="https://twitter.com/KAvenyou/status/123?ref_src=x">November 21, 2026</a></blockquote>'
)
GRAM = (
    '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Abc_1/">'
    '<a href="https://www.instagram.com/p/Abc_1/">View this post on Instagram</a>'
    "<p>Otak-otak, at last.</p><p>A post shared by Mei Ong (@meiong)</p></blockquote>"
)


def card_for(url, **fields):
    (card,) = cards_of([match_embed(url)], at=AT)
    if fields:
        EmbedCard.objects.filter(pk=card.pk).update(**fields)
        card.refresh_from_db()
    return card


def poster(site, size=(480, 360)):
    return site.tells("/poster.jpg", picture_bytes(size), media_type="image/jpeg")


def test_a_video_brings_its_title_length_day_and_poster(asking):
    asking.tells("/vimeo", {
        "title": "Platform  Four\n(live)", "author_name": "Seo Yul", "duration": 192,
        "upload_date": "2026-11-02 09:00:00", "thumbnail_url": poster(asking, (1280, 720)),
        "html": "<iframe src=x></iframe>",
    })  # fmt: skip
    card = card_for("https://vimeo.com/76979871")
    assert fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.title, card.author, card.length) == ("Platform Four (live)", "Seo Yul", "3:12")
    assert (card.posted_on, card.fetched_at, card.next_try_at) == (date(2026, 11, 2), AT, None)
    assert (card.poster_width, card.poster_height) == (960, 540)
    assert card.poster.name == f"posters/{card.poster_digest[:2]}/{card.poster_digest}.webp"
    assert asking.asked[0].startswith("/vimeo?url=https%3A%2F%2Fvimeo.com%2F76979871&format=json")


@pytest.mark.parametrize(
    ("size", "shown"), [((480, 360), (480, 270)), ((300, 300), (533, 300)), ((720, 1280), (960, 540))]
)
def test_every_poster_is_sixteen_to_nine(asking, size, shown):
    asking.tells("/youtube", {"title": "x", "thumbnail_url": poster(asking, size)})
    card = card_for(VIDEO)
    fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.poster_width, card.poster_height) == shown


@pytest.mark.parametrize(
    ("url", "name", "answer", "words"),
    [
        (
            "https://x.com/KAvenyou/status/123", "x", {"author_name": "KAvenyou", "html": TWEET},
            ("", "KAvenyou", "Second night. 막차 & more", date(2026, 11, 21)),
        ),
        (
            "https://www.tiktok.com/@kavenyou/video/7311", "tiktok",
            {"title": "Night market, 1am", "author_name": "KAvenyou"},
            ("", "KAvenyou", "Night market, 1am", None),
        ),
        (
            "https://open.spotify.com/track/4uLU6h", "spotify",
            {"title": "Night Train", "thumbnail_url": None},
            ("Night Train", "", "", None),
        ),
        (
            "https://www.instagram.com/p/Abc_1/", "instagram", {"html": GRAM},
            ("", "Mei Ong (@meiong)", "Otak-otak, at last.", None),
        ),
    ],
)  # fmt: skip
def test_a_post_brings_its_words_its_author_and_its_day(asking, url, name, answer, words):
    asking.tells(f"/{name}", answer)
    card = card_for(url)
    assert fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.title, card.author, card.text, card.posted_on) == words


@pytest.mark.parametrize(
    "answer",
    [
        b"not json",
        b"[1, 2]",
        b'"text"',
        b"null",
        b"[" * 100_000,
        b"\xff\xfe",
        {"html": 7, "author_name": ["x"]},
    ],
)
def test_nonsense_is_taken_for_silence_or_for_nothing(asking, answer):
    asking.tells("/x", answer)
    card = card_for("https://x.com/KAvenyou/status/123")
    fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.title, card.author, card.text) == ("", "", "")


def test_letters_no_database_takes_are_left_out(asking):
    asking.tells("/youtube", b'{"title": "A\\u0000 \\ud800title", "author_name": "\\udfff"}')
    card = card_for(VIDEO)
    assert fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.title, card.author) == ("A title", "")


@pytest.mark.parametrize(
    "thumbnail",
    [
        "https://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:22/",
        "https://localhost/poster.jpg",
        "file:///etc/passwd",
        "https://i.ytimg.com.evil.example/poster.jpg",
    ],
)
def test_v37_a_poster_elsewhere_is_not_asked_for(asking, thumbnail):
    asking.tells("/youtube", {"title": "Platform Four", "thumbnail_url": thumbnail})
    card = card_for(VIDEO)
    assert not fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.title, bool(card.poster)) == ("Platform Four", False)
    assert card.trouble
    assert len(asking.asked) == 1


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"),
        (b"GIF89a no picture", "image/gif"),
        (b"", "image/jpeg"),
        (b"x" * (5 * 1024 * 1024 + 1), "image/jpeg"),
    ],
)
def test_a_poster_that_is_no_picture_is_left_out(asking, content, media_type):
    url = asking.tells("/poster.jpg", content, media_type=media_type)
    asking.tells("/youtube", {"title": "Platform Four", "thumbnail_url": url})
    card = card_for(VIDEO)
    assert not fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.title, bool(card.poster)) == ("Platform Four", False)


def test_a_silent_site_is_asked_again_ever_more_rarely_and_in_the_end_no_more(asking):
    asking.tells("/youtube", {}, status=503)
    card, waits = card_for(VIDEO), []
    for _ in range(6):
        assert not fetch_card(card, at=AT)
        card.refresh_from_db()
        waits.append(card.next_try_at and card.next_try_at - AT)
    assert waits == [*(timedelta(hours=hours) for hours in (1, 6, 24, 72, 168)), None]
    assert card.trouble == "It answered 503."
    ask_again(card, at=AT)
    assert due_cards(at=AT) == [card]


def test_what_the_desk_wrote_is_not_overwritten(asking):
    asking.tells("/youtube", {"title": "Theirs", "author_name": "Them"})
    card = card_for(VIDEO, title="Ours")
    fetch_card(card, at=AT)
    card.refresh_from_db()
    assert (card.title, card.author) == ("Ours", "Them")


def test_instagram_is_not_asked_without_a_token(asking, settings):
    settings.ARTICLES = {**settings.ARTICLES, "INSTAGRAM_TOKEN": ""}
    card_for("https://www.instagram.com/p/Abc_1/")
    assert due_cards(at=AT) == []


def test_where_nobody_is_asked_the_waiting_cards_are_not_even_read(settings, django_assert_num_queries):
    card_for(VIDEO)
    settings.ARTICLES = {**settings.ARTICLES, "FETCH_EMBEDS": False}

    with django_assert_num_queries(0):
        assert due_cards(at=AT) == []


def test_nobody_is_asked_unless_the_settings_say_so(their_site, settings):
    settings.ARTICLES = {**settings.ARTICLES, "EMBED_ENDPOINTS": {"youtube": f"{their_site.url}/youtube"}}
    make_live_article(body=f'<figure data-embed="youtube"><a href="{VIDEO}">x</a></figure>')
    call_command("fetch_embeds", verbosity=0)
    assert their_site.asked == []


@pytest.mark.django_db(transaction=True)
def test_publishing_asks_and_the_page_has_it_then(asking):
    asking.tells("/youtube", {"title": "Platform Four", "thumbnail_url": poster(asking)})
    article = make_live_article(
        body=f'<p>Watch.</p><figure data-embed="youtube"><a href="{VIDEO}">x</a></figure>'
    )
    article.refresh_from_db()
    card = EmbedCard.objects.get()
    assert list(article.embeds.all()) == [card]
    assert f'src="{card.poster.url}"' in article.body_html
    assert "Platform Four" in article.body_html


@pytest.mark.django_db(transaction=True)
def test_a_silent_site_hinders_no_publishing_and_the_command_tries_again(asking, capsys):
    asking.tells("/youtube", {}, status=500)
    article = make_live_article(
        body=f'<p>Watch.</p><figure data-embed="youtube"><a href="{VIDEO}">x</a></figure>'
    )
    assert f'href="{VIDEO}"' in article.body_html
    asking.tells("/youtube", {"title": "Platform Four"})
    EmbedCard.objects.update(next_try_at=timezone.now())
    call_command("fetch_embeds")
    article.refresh_from_db()
    assert "Platform Four" in article.body_html
    assert capsys.readouterr().out == "Learned of 1 posts of 1.\n"


def test_two_articles_share_a_card(django_assert_num_queries):
    body = f'<figure data-embed="youtube"><a href="{VIDEO}">x</a></figure>'
    first, second = make_live_article(body=body), make_live_article(body=body)
    assert set(EmbedCard.objects.get().live_articles.all()) == {first, second}


def test_a_deleted_card_takes_its_poster_along(asking, django_capture_on_commit_callbacks):
    asking.tells("/youtube", {"title": "x", "thumbnail_url": poster(asking)})
    card = card_for(VIDEO)
    fetch_card(card, at=AT)
    card.refresh_from_db()
    storage, name = card.poster.storage, card.poster.name
    with django_capture_on_commit_callbacks(execute=True):
        card.delete()
    assert not storage.exists(name)
