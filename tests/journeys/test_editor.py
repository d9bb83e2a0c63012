"""From an editor's keyboard to a stranger's phone, and back off the site."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, LiveArticle
from tests.factories import make_author, make_live_article, make_section, make_tag, picture_bytes
from tests.journeys import editing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = "<h1>Small rooms</h1><p class=MsoNormal>A <b>bigger</b> hall was offered.</p><script>alert(1)</script>"


@pytest.fixture
def newsroom(db):
    """An editor with the rights of the group and no more, and what she finds on her first day."""
    editor = User.objects.create_user("mei", password=editing.PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name="Editor"))
    make_author("Mei Ong", bio="Mei has opinions about encores.")
    make_tag("Seo Yul", kind="person")
    for number in range(3):
        make_live_article(
            f"Earlier story {number}", section=make_section("music"), tags=[make_tag("Seo Yul")]
        )


@pytest.fixture
def stranger(browser: Browser, live_server):
    """A phone that has never been here; what it asks of other hosts, and what goes wrong, is noted."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.troubles = []
    page.on("request", lambda request: note_foreign(page, request.url, live_server.url))
    page.on("pageerror", lambda problem: page.troubles.append(str(problem)))
    yield page
    assert context.cookies() == []
    assert page.troubles == []
    context.close()


def note_foreign(page: Page, url: str, site: str) -> None:
    if not url.startswith((site, "data:")):
        page.troubles.append(f"asked {url}")


def parts_in_order(page: Page) -> list[str]:
    """The parts of an article by what a reader meets, in the order of the document."""
    signs = {
        "kicker": "header.ahead .kick",
        "headline": "h1",
        "standfirst": "h1 ~ .stand",
        "byline": "header.ahead .by",
        "lead picture": "figure.cover",
        "body": ".prose > p",
        "tags": "[aria-label=Tags]",
        "share": "section.share",
        "author": "section.author",
        "related": "section.related",
        "contact": "footer a[href^='mailto:']",
        "accounts": "footer nav[aria-label^=Follow]",
    }
    places = page.evaluate(
        """signs => {
            const all = [...document.querySelectorAll('*')]
            const place = (sign) => all.indexOf(document.querySelector(sign))
            return Object.entries(signs).map(([name, sign]) => [name, place(sign)])
        }""",
        signs,
    )
    return [name for name, place in sorted(places, key=lambda pair: pair[1]) if place >= 0]


def test_an_article_from_the_first_key_to_its_withdrawal(
    page, live_server, newsroom, stranger, axe, tmp_path
):
    picture = tmp_path / "IMG 0001 (무대).JPG"
    picture.write_bytes(picture_bytes((1600, 1067)))

    # Write, by typing and by pasting.
    editing.log_in(page, live_server.url)
    editing.open_new_article(page, live_server.url)
    editing.type_headline(page, "Seo Yul rides the last train")
    editing.type_standfirst(page, "On night trains and kopi-o.")
    editing.type_body(page, "The house lights are up. ")
    editing.compose(page, "ㅅ", "서", "서유", "서율")
    editing.type_body(page, " is still eating.\n")
    editing.paste_html(page, WORD)

    # Illustrate.
    figure = editing.upload_and_place_picture(
        page,
        picture,
        alt="A singer between beams of light",
        credit="Arif Rahman",
        caption="The second night.",
    )
    expect(figure.locator("img")).to_be_visible()
    editing.choose_lead_picture(page, "IMG 0001")

    # Place: section, kind, a tag that exists, a new one, one in Hangul; and a byline.
    editing.choose_place(page, section="Music", kind="Interview")
    for tag in ("Seo Yul", "Low Tide Radio", "서울"):
        editing.add_tag(page, tag)
    editing.add_byline(page, "Mei Ong")
    editing.publish(page)
    assert editing.told(page) == ["Published. Readers see it now."]
    assert editing.state(page) == "Live"

    # A stranger reads it on a phone.
    article = Article.objects.get(slug="seo-yul-rides-the-last-train")
    address = f"{live_server.url}/{article.slug}/"
    assert stranger.goto(address).status == 200
    assert parts_in_order(stranger) == [
        "kicker",
        "headline",
        "standfirst",
        "byline",
        "lead picture",
        "body",
        "tags",
        "share",
        "author",
        "related",
        "contact",
        "accounts",
    ]
    expect(stranger.locator("h1")).to_have_text("Seo Yul rides the last train")
    expect(stranger.locator(".prose > p").first).to_have_text(
        "The house lights are up. 서율 is still eating."
    )
    expect(stranger.locator(".prose > p span[lang=ko]")).to_have_text("서율")
    expect(stranger.locator(".prose > h2").first).to_have_text("Small rooms")
    expect(stranger.locator(".prose strong")).to_have_text("bigger")
    expect(stranger.get_by_alt_text("A singer between beams of light")).to_have_count(2)
    expect(stranger.locator(".prose figcaption")).to_have_text("The second night. Photo: Arif Rahman")
    assert sorted(stranger.locator("[aria-label=Tags] a").all_inner_texts()) == [
        "Low Tide Radio",
        "Seo Yul",
        "서울",
    ]
    axe(stranger)
    stranger.emulate_media(color_scheme="dark")
    axe(stranger)

    # A change stays in the newsroom until Update.
    editing.type_headline(page, "Seo Yul takes the bus")
    editing.save(page)
    assert editing.state(page) == "Live, changes not published"
    stranger.reload()
    expect(stranger.locator("h1")).to_have_text("Seo Yul rides the last train")
    editing.publish(page)
    assert editing.told(page) == ["Updated. Readers see this version now."]
    stranger.reload()
    expect(stranger.locator("h1")).to_have_text("Seo Yul takes the bus")

    # Withdraw: gone, and said so.
    editing.withdraw(page, "The singer asked us to wait.")
    assert editing.state(page) == "Withdrawn"
    assert stranger.reload().status == 410  # not goto: a browser may keep a page for its minute
    expect(stranger.locator("main")).to_contain_text("The singer asked us to wait.")
    expect(stranger.locator("main")).not_to_contain_text("Seo Yul takes the bus")
    assert not LiveArticle.all_rows.filter(pk=article.pk).exists()


def test_what_cannot_be_published_is_saved_and_says_why(page, live_server, newsroom):
    editing.log_in(page, live_server.url)
    editing.open_new_article(page, live_server.url)
    editing.type_headline(page, "An empty story")
    editing.choose_place(page, section="Music", kind="News")
    editing.publish(page)
    assert editing.told(page) == [
        "Saved, but not published:",
        "The body is empty. Write the article first.",
    ]
    assert editing.state(page) == "Draft"
    expect(page.get_by_label("Headline")).to_have_value("An empty story")
    assert not LiveArticle.all_rows.filter(headline="An empty story").exists()
