"""Posts of other sites and the counting of readers, in real Chromium; nothing leaves this machine."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.signals import request_started
from playwright.sync_api import Browser, Page, expect

from articles.embeds.models import EmbedCard
from articles.embeds.posters import take_in_poster
from articles.readership.models import Reading
from tests.factories import make_live_article, picture_bytes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
# Site, address of the post, what its link says, what a press asks for.
POSTS = [
    (
        "youtube",
        "https://www.youtube.com/watch?v=abcdefghijk",
        "Play video on YouTube, 3:12",
        "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1",
    ),
    (
        "vimeo",
        "https://vimeo.com/76979871",
        "Play video on Vimeo, 3:12",
        "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
    ),
    (
        "instagram",
        "https://www.instagram.com/p/abc123/",
        "Load from Instagram",
        "https://www.instagram.com/p/abc123/embed/",
    ),
    (
        "x",
        "https://x.com/KAvenyou/status/12345",
        "Load from X",
        "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12345",
    ),
    (
        "tiktok",
        "https://www.tiktok.com/@kavenyou/video/7311",
        "Load from TikTok",
        "https://www.tiktok.com/embed/v2/7311",
    ),
    (
        "spotify",
        "https://open.spotify.com/track/4uLU6h",
        "Load from Spotify, 3:12",
        "https://open.spotify.com/embed/track/4uLU6h",
    ),
]


@pytest.fixture
def article():
    """Shows a post of every site; half of them with a poster."""
    for number, (provider, url, *_rest) in enumerate(POSTS):
        poster = take_in_poster(ContentFile(picture_bytes((640, 360)), name="x")) if number % 2 == 0 else None
        is_post = provider in ("instagram", "x", "tiktok")
        EmbedCard.objects.create(
            provider=provider,
            url=url,
            title="" if is_post else "Platform Four",
            author="Seo Yul",
            text="Second night. 막차." if is_post else "",
            posted_on=date(2026, 11, 21),
            seconds=None if is_post else 192,
            poster=poster,
        )
    body = "".join(
        f'<figure data-embed="{name}"><a href="{url}">x</a></figure>' for name, url, *_rest in POSTS
    )
    return make_live_article("Six posts", slug="six-posts", body=f"<p>Look.</p>{body}")


@pytest.fixture
def site(live_server, article):
    return live_server.url


@pytest.fixture
def asked(site, page: Page) -> list[str]:
    """What the page asks of others; nobody hears it."""
    asked: list[str] = []

    def keep_here(route):
        if route.request.url.startswith(site):
            route.continue_()
            return
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="")

    page.context.route("**/*", keep_here)
    return asked


def test_r35_nothing_is_asked_of_others_before_a_press(site, page: Page, asked):
    page.goto(f"{site}/six-posts/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.mouse.move(200, 400)
    page.wait_for_load_state("networkidle")

    assert asked == []
    assert page.locator("iframe").count() == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize(("provider", "url", "label", "player"), POSTS)
def test_a_press_asks_for_the_player_and_for_nothing_else(
    site, page: Page, asked, provider, url, label, player
):
    complaints: list[str] = []
    page.on("console", lambda message: "Content Security" in message.text and complaints.append(message.text))
    page.goto(f"{site}/six-posts/")

    page.get_by_role("link", name=label).click()

    frame = page.locator("iframe")
    expect(frame).to_have_attribute("src", player)
    expect(frame).to_be_focused()
    assert frame.get_attribute("title").endswith(("Platform Four", "Second night. 막차."))
    assert frame.bounding_box()["height"] > 150
    assert (asked, complaints) == ([player], [])


def test_pressed_with_a_key_that_opens_a_tab_it_is_the_link_it_is(site, page: Page, asked):
    page.goto(f"{site}/six-posts/")
    page.get_by_role("link", name="Load from X").click(modifiers=["Control"])
    page.wait_for_timeout(500)

    assert asked == ["https://x.com/KAvenyou/status/12345"]
    assert page.locator("iframe").count() == 0


def test_r35_without_scripts_every_post_is_a_link_with_its_words(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/six-posts/")
    for _provider, url, label, _player in POSTS:
        expect(page.get_by_role("link", name=label)).to_have_attribute("href", url)
    expect(page.get_by_text("Second night.").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_posts_have_no_barrier_and_fit(site, page: Page, axe, width, theme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.goto(f"{site}/six-posts/")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
def reader(browser_type, browser_type_launch_args):
    """A person with a browser of their own, which sends its last words under the name it was started with."""
    arguments = [*browser_type_launch_args["args"], f"--user-agent={FIREFOX}"]
    own = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    yield own.new_context(viewport={"width": 390, "height": 800}).new_page()
    own.close()


@pytest.fixture
def letters():
    """Where anything was posted to; Playwright does not see what a page sends while it is being left."""
    posted: list[str] = []

    def note(environ, **_kwargs):
        if environ["REQUEST_METHOD"] == "POST":
            posted.append(environ["PATH_INFO"])

    request_started.connect(note)
    yield posted
    request_started.disconnect(note)


def leave(page: Page) -> None:
    page.goto("about:blank")
    page.wait_for_timeout(500)


def test_a_page_is_counted_once_when_it_is_left(site, reader: Page, article, letters):
    reader.goto(f"{site}/six-posts/")
    reader.wait_for_timeout(300)
    assert letters == []
    leave(reader)

    assert letters == ["/r"]
    assert reader.context.cookies() == []
    assert list(Reading.objects.values_list("place", "number", "referrer", "device", "count")) == [
        ("article", article.pk, "", "phone", 1)
    ]


@pytest.mark.parametrize(
    "wish", ["'globalPrivacyControl', {value: true}", "'doNotTrack', {value: '1'}"], ids=["GPC", "DNT"]
)
def test_who_asks_not_to_be_counted_sends_nothing(site, reader: Page, letters, wish):
    reader.add_init_script(f"Object.defineProperty(navigator, {wish})")
    reader.goto(f"{site}/six-posts/")
    leave(reader)
    assert letters == []


def test_addresses_that_may_hold_a_secret_are_not_told(site, reader: Page, letters):
    reader.goto(f"{site}/newsletter/confirm/a-token/")
    leave(reader)
    assert letters == []
