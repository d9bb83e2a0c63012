"""The translators' desk: the board, beginning a translation, what changed in the source."""

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.newsroom.publishing import publish_article
from articles.newsroom.revising import save_revision
from articles.newsroom.translating import is_out_of_date, start_translation
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db

BOARD = "/admin/articles/article/translations/"


def page(client, address=BOARD):
    return lxml.html.fromstring(client.get(address).content)


def cells(client, address=BOARD):
    """{headline: {language: what its cell says}}"""
    rows = page(client, address).xpath("//tbody/tr")
    return {
        row.xpath("string(th/a)"): {
            cell.get("data-language"): " ".join(cell.text_content().split()) for cell in row.xpath("td")
        }
        for row in rows
    }


def told(client):
    return [str(message) for message in client.get("/admin/").context["messages"]]


def change_source(article, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    return publish_article(article, by=None, at=timezone.now())


@pytest.fixture
def source(db):
    return publish_article(make_article("The last train", slug="last-train"), by=None, at=timezone.now())


@pytest.fixture
def korean(source):
    return start_translation(source, language="ko", by=None, at=timezone.now())


def source_page(article):
    return reverse("admin:articles_article_source", args=[article.pk])


# -- the board -------------------------------------------------------------------------------------


def test_board_tells_how_far_each_story_is_in_each_language(client, enter, source, korean):
    enter("Editor")

    assert cells(client) == {
        "The last train": {
            "English": "Original",
            "Korean": "Draft: The last train",
            "Chinese (Simplified)": "Start translation: The last train, Chinese (Simplified)",
        }
    }


def test_language_without_an_edition_has_a_column_only_when_something_is_in_it(client, enter, source):
    enter("Editor")
    start_translation(source, language="zh-Hant", by=None, at=timezone.now())

    assert cells(client)["The last train"]["Chinese (Traditional)"] == "Draft: The last train"


def test_changed_source_marks_the_translation_and_leads_to_what_changed(client, enter, source, korean):
    enter("Editor")
    change_source(source, headline="The night train")

    cell = page(client).xpath("//td[@data-language='Korean']")[0]
    assert "Out of date" in cell.text_content()
    assert source_page(korean) in cell.xpath(".//a/@href")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("progress=missing&language=ko", ["Other", "Third"]),
        ("progress=draft&language=ko", ["The last train"]),
        ("progress=draft", ["The last train"]),
        ("progress=out-of-date", []),
        ("section=foodie", ["Third"]),
        ("q=OTHER", ["Other"]),
        ("progress=nonsense&language=xx&page=99", ["Other", "The last train", "Third"]),
        ("q=%00", ["Other", "The last train", "Third"]),
        ("section=%00", []),
    ],
)
def test_board_is_asked_by_section_state_language_and_headline(client, enter, source, korean, asked, found):
    enter("Editor")
    make_article("Other")
    make_article("Third", section=make_section("foodie"))

    assert sorted(cells(client, f"{BOARD}?{asked}")) == found


def test_board_asked_for_what_there_is_not_says_so(client, enter, source):
    enter("Editor")

    assert "No story is in that state." in page(client, f"{BOARD}?progress=live").text_content()


def test_board_costs_the_same_for_fifty_stories(client, enter):
    enter("Editor")

    def cost(count):
        for _ in range(count):
            made = publish_article(make_article(), by=None, at=timezone.now())
            start_translation(made, language="ko", by=None, at=timezone.now())
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(BOARD)
        return len(queries)

    assert cost(1) == cost(49)


def test_list_of_articles_leads_to_the_board(client, enter):
    enter("Writer")

    assert BOARD in page(client, "/admin/articles/article/").xpath("//ul[@class='object-tools']//a/@href")


# -- who sees what ---------------------------------------------------------------------------------


def test_writer_learns_of_no_hidden_draft(client, enter, source, korean):
    make_article("A colleague's draft")
    enter("Writer")

    assert cells(client)["The last train"]["Korean"].startswith("Start translation")
    assert list(cells(client)) == ["The last train"]
    assert client.get(source_page(korean)).status_code == 404


def test_writer_who_begins_what_a_colleague_has_begun_is_sent_to_the_desk(client, enter, source, korean):
    enter("Writer")
    response = client.post(BOARD, {"start": f"{source.pk}:ko"})

    assert response["Location"] == BOARD
    assert told(client) == ["This one has to be begun by an editor. Please ask at the desk."]
    assert Article.objects.count() == 2


def test_writer_cannot_begin_from_a_hidden_draft(client, enter):
    hidden = make_article()
    enter("Writer")

    assert client.post(BOARD, {"start": f"{hidden.pk}:ko"}).status_code == 404
    assert Article.objects.count() == 1


def test_writer_reads_no_changes_of_a_source_they_may_not_see(client, enter, source):
    writer = enter("Writer")
    hidden = make_article("Hidden source")
    mine = make_article("Mine", created_by=writer, translation_of=hidden, language="ko")

    assert client.get(source_page(mine)).status_code == 404
    assert "source-moved" not in client.get(f"/admin/articles/article/{mine.pk}/change/").content.decode()


def test_writer_cannot_begin_from_a_hidden_original_by_way_of_its_live_translation(client, enter):
    hidden = make_article("Nobody has read this yet")
    shown = start_translation(hidden, language="ko", by=None, at=timezone.now())
    publish_article(shown, by=None, at=timezone.now())
    enter("Writer")

    assert client.post(BOARD, {"start": f"{shown.pk}:zh-Hans"}).status_code == 404
    assert Article.objects.count() == 2


def test_writer_reads_no_draft_of_a_source_in_what_changed_since(client, enter):
    source = make_article("Named before we were sure")
    korean = start_translation(source, language="ko", by=None, at=timezone.now())
    publish_article(korean, by=None, at=timezone.now())
    change_source(source, headline="Nobody is named")
    enter("Writer")

    assert client.get(source_page(korean)).status_code == 404
    assert source_page(korean) not in client.get(BOARD).content.decode()
    assert "source-moved" not in client.get(f"/admin/articles/article/{korean.pk}/change/").content.decode()


def test_only_who_may_change_the_translation_marks_it(client, enter, source):
    korean = start_translation(source, language="ko", by=enter("Writer"), at=timezone.now())
    publish_article(korean, by=None, at=timezone.now())
    change_source(source, headline="The night train")

    assert "Mark up to date" not in page(client, source_page(korean)).xpath("string(//form[@method='post'])")
    assert client.post(source_page(korean), {"revision": source.live_revision_id}).status_code == 403
    assert is_out_of_date(Article.objects.get(pk=korean.pk))


# -- beginning -------------------------------------------------------------------------------------


def test_writer_begins_a_translation_of_what_readers_have(client, enter, source):
    writer = enter("Writer")
    response = client.post(BOARD, {"start": f"{source.pk}:ko"})

    draft = Article.objects.get(translation_of=source)
    assert response["Location"] == reverse("admin:articles_article_change", args=[draft.pk])
    assert (draft.language, draft.created_by, draft.slug) == ("ko", writer, "last-train-ko")
    assert "type over them" in told(client)[0]
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("start", ["", "x", "0:ko", "9" * 30 + ":ko", "²:ko"])
def test_beginning_nothing_is_not_found(client, enter, source, start):
    enter("Editor")

    assert client.post(BOARD, {"start": start}).status_code == 404


def test_beginning_into_no_language_says_what_is_wrong(client, enter, source, korean):
    enter("Editor")
    for language in ("xx", "en", "ko"):
        client.post(BOARD, {"start": f"{source.pk}:{language}"})

    assert told(client) == [
        "Choose a language.",
        "The story is written in that language already.",
        "There is a translation into that language already.",
    ]


# -- what changed ----------------------------------------------------------------------------------


def test_changes_are_marked_in_words_for_who_does_not_see_colours(client, enter, source, korean):
    enter("Editor")
    change_source(source, headline="The night <train>", body="<p>The house lights are down.</p>")

    text = page(client, source_page(korean))
    removed = [" ".join(each.text_content().split()) for each in text.xpath("//del")]
    added = [" ".join(each.text_content().split()) for each in text.xpath("//ins")]
    assert removed == ["[taken out: last train]", "[taken out: up.]"]
    assert added == ["[put in: night <train>]", "[put in: down.]"]


def test_marking_up_to_date_ends_the_notice_on_the_form(client, enter, source, korean):
    enter("Editor")
    change_source(source, headline="The night train")
    form = reverse("admin:articles_article_change", args=[korean.pk])
    assert page(client, form).xpath("//p[@class='source-moved']//a/@href") == [source_page(korean)]

    response = client.post(source_page(korean), {"revision": source.live_revision_id})

    assert response["Location"] == form
    assert told(client) == ["Marked up to date."]
    assert not page(client, form).xpath("//p[@class='source-moved']")
    assert "up to date" in page(client, source_page(korean)).text_content()


@pytest.mark.parametrize("revision", ["", "x", "0", "9" * 30])
def test_marking_with_no_version_is_not_found(client, enter, source, korean, revision):
    enter("Editor")

    assert client.post(source_page(korean), {"revision": revision}).status_code == 404


def test_marking_with_another_story_s_version_is_refused(client, enter, source, korean):
    other = save_revision(make_article(), by=None, at=timezone.now())
    enter("Editor")
    client.post(source_page(korean), {"revision": other.pk})

    assert told(client) == ["That is not a version of the original."]


def test_article_that_is_no_translation_has_no_source_page(client, enter, source):
    enter("Editor")

    assert client.get(source_page(source)).status_code == 404


def test_naming_the_original_by_hand_counts_as_saying_it(client, enter, fill, source):
    enter("Editor")
    mine = make_article("기차", language="ko")
    save_revision(mine, by=None, at=timezone.now())
    fill(reverse("admin:articles_article_change", args=[mine.pk]), translation_of=source.pk, _continue="1")

    assert not is_out_of_date(Article.objects.get(pk=mine.pk))
