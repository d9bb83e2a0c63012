"""The body's editor in a real browser: what is typed, pasted and placed is what is stored."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Image, Tag
from articles.text.body import clean_body
from tests.factories import make_article, make_image, make_section, make_tag, picture_bytes
from tests.journeys import editing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
<h1 style='mso-x:1'>The <b>last</b> train<o:p></o:p></h1>
<p class=MsoNormal style='margin:0cm'>Doors at <b>7.30 pm</b>.<o:p></o:p></p>
<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·  </span>
<![endif]>Lightstick</p>
<p style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o  </span>
<![endif]>Spare batteries</p>
<table><tr><td>Zone A</td><td>$288</td></tr></table>
<img src="file:///C:/x.png" onerror="document.title='broken'"><script>document.title='broken'</script>
<!--EndFragment--></body></html>"""

DOCS = """<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1">
<p dir="ltr" style="line-height:1.38"><span style="font-weight:700">Bold</span>
<span style="font-weight:400">and</span> <a href="https://www.google.com/url?q=https://example.com/a&sa=D">
<span style="font-style:italic">a link</span></a></p></b>"""


@pytest.fixture
def page(page, live_server):
    """Logged in as an editor; a script that fails fails the test."""
    problems = []
    page.on("pageerror", lambda problem: problems.append(str(problem)))
    editing.invite_editor()
    make_section(name="Music")
    editing.log_in(page, live_server.url)
    yield page
    assert problems == []


def test_typing_is_stored_with_headings_lists_and_bold(page, live_server):
    editing.open_new_article(page, live_server.url)
    editing.type_body(page, "## Tonight\nThe hall is full.\n- one")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("bold", delay=15)

    stored = editing.stored_body(page)
    assert clean_body(stored) == (
        "<h2>Tonight</h2><p>The hall is full.</p><ul><li><p>one</p></li></ul><p><strong>bold</strong></p>"
    )


def test_hangul_and_hanzi_are_composed_in_the_body_and_in_a_caption(page, live_server):
    make_image(title="Stage", renditions=True)
    editing.open_new_article(page, live_server.url)
    editing.type_body(page, "a ")
    editing.compose(page, "ㅎ", "하", "한")
    editing.compose(page, "ㄱ", "그", "글")
    page.keyboard.press("Enter")
    editing.compose(page, "han", "漢", "漢字")
    figure = editing.place_picture(page, "Stage")
    figure.get_by_label("Caption").click()
    editing.compose(page, "ㅅ", "서", "서울")

    number = Image.objects.get().pk
    assert clean_body(editing.stored_body(page)) == (
        f'<p>a 한글</p><p>漢字</p><figure data-image="{number}"><figcaption>서울</figcaption></figure>'
    )


def test_word_is_pasted_as_headings_lists_and_tables_without_its_dressing(page, live_server):
    editing.open_new_article(page, live_server.url)
    editing.body(page).click()
    editing.paste_html(page, WORD)

    assert clean_body(editing.stored_body(page)) == (
        "<h2>The <strong>last</strong> train</h2><p>Doors at <strong>7.30 pm</strong>.</p>"
        "<ul><li><p>Lightstick</p><ul><li><p>Spare batteries</p></li></ul></li></ul>"
        "<table><tbody><tr><td><p>Zone A</p></td><td><p>$288</p></td></tr></tbody></table>"
    )
    assert page.title() != "broken"
    expect(page.locator(".body-note")).to_contain_text("Pictures cannot be pasted")


def test_google_docs_are_pasted_with_their_marks_and_true_addresses(page, live_server):
    editing.open_new_article(page, live_server.url)
    editing.body(page).click()
    editing.paste_html(page, DOCS)

    assert clean_body(editing.stored_body(page)) == (
        '<p><strong>Bold</strong> and <a href="https://example.com/a"><em>a link</em></a></p>'
    )


def test_pasted_address_of_a_video_becomes_an_embed_and_typing_goes_on_behind_it(page, live_server):
    editing.open_new_article(page, live_server.url)
    editing.type_body(page, "Watch:\n")
    editing.paste_text(page, "https://youtu.be/dQw4w9WgXcQ?si=tracker")
    page.keyboard.type("after", delay=15)

    url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert clean_body(editing.stored_body(page)) == (
        f'<p>Watch:</p><figure data-embed="youtube"><a href="{url}">{url}</a></figure><p>after</p>'
    )


TWEET = """<blockquote class="twitter-tweet"><p lang="en">Second night.</p>&mdash; KAvenyou
<a href="https://twitter.com/KAvenyou/status/123?ref_src=x">November 21</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js"></script>"""
PLAYER = '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=x" allowfullscreen></iframe>'


@pytest.mark.parametrize(
    ("code", "provider", "url"),
    [
        (PLAYER, "youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        (TWEET, "x", "https://x.com/KAvenyou/status/123"),
    ],
)
def test_r36_code_a_site_gives_for_pasting_becomes_an_embed(page, live_server, code, provider, url):
    embed = f'<figure data-embed="{provider}"><a href="{url}">{url}</a></figure>'
    editing.open_new_article(page, live_server.url)
    editing.type_body(page, "As words:\n")
    editing.paste_text(page, code)
    page.keyboard.type("and from a page:", delay=15)
    page.keyboard.press("Enter")
    editing.paste_html(page, f"<p>There</p>{code}<p>here</p>")

    assert clean_body(editing.stored_body(page)) == (
        f"<p>As words:</p>{embed}<p>and from a page:</p><p>There</p>{embed}<p>here</p>"
    )


def test_r36_code_of_any_other_site_is_left_out_and_told_of(page, live_server):
    editing.open_new_article(page, live_server.url)
    editing.body(page).click()
    editing.paste_html(page, '<p>Before</p><iframe src="https://evil.example/"></iframe><p>after</p>')

    assert clean_body(editing.stored_body(page)) == "<p>Before</p><p>after</p>"
    expect(page.locator(".body-note")).to_contain_text("only posts of YouTube")


def test_quotes_and_questions_have_blocks_of_their_own(page, live_server):
    editing.open_new_article(page, live_server.url)
    editing.type_body(page, "Why now?")
    editing.press_toolbar(page, "Interview question")
    editing.type_body(page, "\nBecause.")
    editing.press_toolbar(page, "Quote in two languages")
    page.get_by_label("Original", exact=True).fill("지금이니까")
    page.get_by_label("Translation", exact=True).fill("Because it is now")
    page.get_by_label("Who said it").first.fill("Seo Yul")

    assert clean_body(editing.stored_body(page)) == (
        '<p data-question="">Why now?</p><p>Because.</p>'
        '<blockquote data-duo="ko" data-speaker="Seo Yul">'
        "<p>지금이니까</p><p>Because it is now</p></blockquote>"
    )


def test_gallery_is_made_of_pictures_of_the_library(page, live_server):
    stage, crowd = make_image(title="Stage", renditions=True), make_image(title="Crowd", renditions=True)
    editing.open_new_article(page, live_server.url)
    editing.body(page).click()
    with page.expect_popup() as opened:
        editing.press_toolbar(page, "Gallery")
    editing.choose_picture(opened.value, "Stage")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Add a picture").click()
    editing.choose_picture(opened.value, "Crowd")
    expect(page.locator(".body-gallery figure")).to_have_count(2)

    assert clean_body(editing.stored_body(page)) == (
        f'<div data-gallery=""><figure data-image="{stage.pk}"></figure>'
        f'<figure data-image="{crowd.pk}"></figure></div>'
    )


def test_link_leads_to_one_of_our_articles_by_number(page, live_server):
    target = make_article("The harbour plan", slug="harbour-plan")
    editing.open_new_article(page, live_server.url)
    editing.type_body(page, "plan")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="One of our articles…").click()
    with opened.value.expect_event("close"):
        opened.value.get_by_role("link", name="The harbour plan").click()
    expect(page.get_by_label("Address", exact=True)).to_have_value("/harbour-plan/")
    page.get_by_role("button", name="Set link").click()

    assert clean_body(editing.stored_body(page)) == (
        f'<p><a href="/harbour-plan/" data-ref="article:{target.pk}">plan</a></p>'
    )


def test_article_is_written_illustrated_tagged_and_published_in_one_go(page, live_server, tmp_path):
    make_tag("Seo Yul")
    upload = tmp_path / "night stage.jpg"
    upload.write_bytes(picture_bytes())
    editing.open_new_article(page, live_server.url)
    editing.type_headline(page, "Seo Yul rides the last train")
    editing.type_standfirst(page, "On night trains.")
    editing.type_body(page, "The house lights are up.\n")
    editing.upload_and_place_picture(page, upload, alt="A stage at night", credit="Mei Ong")
    editing.choose_place(page, section="Music", kind="Interview")
    editing.add_tag(page, "Seo Yul")
    editing.add_tag(page, "마지막 열차")
    editing.publish(page)

    article = Article.objects.get()
    picture = Image.objects.get()
    assert editing.told(page) == ["Published. Readers see it now."]
    assert editing.state(page) == "Live"
    assert (article.slug, article.kind) == ("seo-yul-rides-the-last-train", "interview")
    assert article.body == f'<p>The house lights are up.</p><figure data-image="{picture.pk}"></figure>'
    assert sorted(article.tags.names()) == ["Seo Yul", "마지막 열차"]
    assert Tag.objects.count() == 2
    assert (picture.title, picture.alt, picture.credit) == ("night stage", "A stage at night", "Mei Ong")

    editing.wait_for_editor(page)
    editing.type_headline(page, "Seo Yul takes the bus")
    editing.save(page)
    assert editing.state(page) == "Live, changes not published"
    editing.withdraw(page, "At her request.")
    assert editing.state(page) == "Withdrawn"


def test_line_being_written_is_never_behind_the_buttons(page, live_server):
    editing.open_new_article(page, live_server.url)
    editing.body(page).focus()
    for _line in range(40):
        page.keyboard.press("Enter")
    page.keyboard.type("the last line", delay=15)

    line = editing.body(page).get_by_text("the last line").bounding_box()
    buttons = page.locator(".submit-row").bounding_box()
    assert line["y"] + line["height"] <= buttons["y"]


def test_body_is_not_saved_when_the_editor_did_not_load_whole(page, live_server):
    body = f'<p>Look:</p><figure data-image="{make_image().pk}"></figure>'
    article = make_article(body=body)
    page.route("**/admin/body/picture*.js", lambda route: route.abort())
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    expect(editing.body(page)).to_be_visible()
    editing.type_body(page, "x")
    editing.save(page)

    expect(page.locator(".field-body .errorlist")).to_contain_text("did not load completely")
    article.refresh_from_db()
    assert article.body == body


def test_untouched_body_is_no_change_and_stays_as_it_was(page, live_server):
    body = (
        '<h2>Head</h2><p>One&nbsp;two <a href="/x/"><strong>three</strong></a></p>'
        '<aside data-pullquote="" data-speaker="Seo Yul">Two<br>lines</aside>'
        '<blockquote data-duo="zh-Hant"><p>一</p><p>One</p></blockquote><p data-question="">Why?</p>'
        f'<figure data-image="{make_image().pk}" data-alt="A" data-layout="wide">'
        "<figcaption>C</figcaption></figure>"
        '<table><tbody><tr><th><p>a</p></th><td colspan="2"><p>b</p></td></tr></tbody></table><hr>'
        "<ol><li><p>one</p></li></ol>"
    )
    article = make_article(body=body)
    editing.open_article(page, live_server.url, article.pk)
    editing.type_body(page, "!")
    page.keyboard.press("Backspace")

    assert clean_body(editing.stored_body(page)) == body


def test_editor_is_accessible_and_its_toolbar_one_stop_of_the_tab_key(page, live_server, axe):
    article = make_article(body=f'<p>One</p><figure data-image="{make_image(renditions=True).pk}"></figure>')
    editing.open_article(page, live_server.url, article.pk)
    expect(editing.body(page).locator("img")).to_be_visible()
    assert page.locator('.prose-menubar__button[tabindex="0"]').count() == 1
    editing.body(page).locator("p").first.click()
    page.keyboard.press("Control+b")

    bold = page.get_by_role("toolbar").get_by_role("button", name="bold")
    expect(bold).to_have_attribute("aria-pressed", "true")
    axe(page)
