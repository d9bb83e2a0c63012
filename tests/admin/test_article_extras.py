"""Corners of the form: the verdict of a review, related stories, which article a translation is of."""

from decimal import Decimal

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.newsroom.publishing import publish_article
from articles.newsroom.revising import save_revision
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db

OF_FIVE = "A rating is a number from 0 to 5, with one decimal at most: 3.5."


def form_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def problems(response):
    return [str(problem) for problem in response.context["errors"].data for problem in problem]


def saved(number):
    return Article.objects.get(pk=number)


@pytest.fixture
def draft(db):
    article = make_article("The last train")
    save_revision(article, by=None, at=timezone.now())
    return article


# -- the verdict -----------------------------------------------------------------------------------


def test_rating_is_kept_with_what_it_is_of(enter, fill, draft):
    enter("Editor")
    fill(form_of(draft), rating="3.5", reviewed_name="Room 709", reviewed_kind="Movie", _continue="1")

    article = saved(draft.pk)
    assert (article.rating, article.reviewed_name, article.reviewed_kind) == (
        Decimal("3.5"),
        "Room 709",
        "Movie",
    )
    assert article.latest_revision.snapshot["rating"] == "3.5"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"rating": "3.5"}, ["Say what the rating is of.", "Choose what sort of thing it is."]),
        *(
            ({"rating": rating, "reviewed_name": "It", "reviewed_kind": "Movie"}, [OF_FIVE])
            for rating in ("5.5", "-1", "3.55", "100", "good", "NaN")
        ),
    ],
)
def test_rating_that_readers_could_not_use_is_refused_in_words(enter, fill, draft, fields, said):
    enter("Editor")
    response = fill(form_of(draft), headline="Typed meanwhile", **fields)

    assert problems(response) == said
    assert "Typed meanwhile" in response.content.decode()


# -- related stories -------------------------------------------------------------------------------


def test_pinned_stories_are_kept_as_numbers_in_the_order_chosen(enter, fill, draft):
    enter("Editor")
    one, two = make_article("One"), make_article("Two")
    fill(form_of(draft), pinned=[str(two.pk), str(one.pk)], _continue="1")

    assert saved(draft.pk).pinned == [two.pk, one.pk]
    assert saved(draft.pk).latest_revision.snapshot["pinned"] == [two.pk, one.pk]


def test_form_shows_what_is_pinned_in_its_order_and_keeps_it(client, enter, fill, draft):
    enter("Editor")
    one, two = make_article("One"), make_article("Two")
    Article.objects.filter(pk=draft.pk).update(pinned=[two.pk, one.pk])

    page = lxml.html.fromstring(client.get(form_of(draft)).content)
    fill(form_of(draft), _continue="1")

    chosen = page.xpath("//select[@name='pinned']/option[@selected]")
    assert [option.text for option in chosen] == ["Two", "One"]
    assert saved(draft.pk).pinned == [two.pk, one.pk]


def test_more_than_four_stories_are_too_many(enter, fill, draft):
    enter("Editor")
    numbers = [str(make_article().pk) for _ in range(5)]
    response = fill(form_of(draft), pinned=numbers)

    assert problems(response) == ["Pin four articles at most, each of them once."]
    chosen = lxml.html.fromstring(response.content).xpath("//select[@name='pinned']/option/@value")
    assert chosen == numbers


def test_article_cannot_be_pinned_to_itself(enter, fill, draft):
    enter("Editor")
    response = fill(form_of(draft), pinned=[str(draft.pk)])

    assert problems(response) == ["An article is not related to itself. Choose other stories."]


@pytest.mark.parametrize("number", ["999999", "one", "", "9" * 25, "9" * 5000], ids=len)
def test_number_of_no_article_cannot_be_pinned(enter, fill, draft, number):
    enter("Editor")
    response = fill(form_of(draft), pinned=[number])

    assert problems(response) == ["Choose the stories from the list."]


def test_writer_pins_nothing_that_is_hidden_from_them_and_unpins_nothing_either(enter, fill):
    writer = enter("Writer")
    own = make_article("Mine", created_by=writer)
    save_revision(own, by=writer, at=timezone.now())
    hidden, live = make_article("A colleague's"), make_article("Live")
    publish_article(live, by=None, at=timezone.now())

    refused = fill(form_of(own), pinned=[str(hidden.pk)])
    Article.objects.filter(pk=own.pk).update(pinned=[hidden.pk])
    fill(form_of(own), pinned=[str(live.pk)], _continue="1")

    assert problems(refused) == ["Choose the stories from the list."]
    assert "colleague" not in refused.content.decode()
    assert saved(own.pk).pinned == [live.pk, hidden.pk]


def test_writer_reading_a_live_article_is_told_of_no_hidden_story_pinned_to_it(client, enter):
    enter("Writer")
    hidden, shown = make_article("A colleague's"), make_article("Shown to all")
    publish_article(shown, by=None, at=timezone.now())
    live = make_article("Live", pinned=[hidden.pk, shown.pk])
    publish_article(live, by=None, at=timezone.now())

    page = client.get(form_of(live)).content.decode()

    assert "Shown to all" in page
    assert "colleague" not in page


# -- translations ----------------------------------------------------------------------------------


def test_translation_of_a_translation_is_one_of_the_original(enter, fill, draft):
    enter("Editor")
    korean = make_article("마지막 열차", language="ko", translation_of=draft)
    chinese = make_article("末班车", language="zh-Hans")
    fill(form_of(chinese), translation_of=str(korean.pk), _continue="1")

    assert saved(chinese.pk).translation_of == draft


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The original is in English, too. A translation is in another language."),
        ("ko", "The original already has a translation into this language."),
    ],
)
def test_translation_is_refused_where_there_is_none_to_make(enter, fill, draft, language, said):
    enter("Editor")
    make_article("마지막 열차", language="ko", translation_of=draft)
    other = make_article("Another", language=language)
    response = fill(form_of(other), translation_of=str(draft.pk))

    assert problems(response) == [said]


def test_article_that_has_translations_becomes_none(enter, fill, draft):
    enter("Editor")
    make_article("마지막 열차", language="ko", translation_of=draft)
    other = make_article("Original", language="zh-Hans")
    response = fill(form_of(draft), translation_of=str(other.pk))

    assert problems(response) == [
        "Other articles are translations of this one, so it cannot be a translation itself."
    ]


def test_original_does_not_change_into_the_language_of_its_translation(enter, fill, draft):
    enter("Editor")
    make_article("마지막 열차", language="ko", translation_of=draft)
    response = fill(form_of(draft), language="ko")

    assert problems(response) == [
        "There is a translation of this article into that language. Change or unlink it first."
    ]


def test_writer_is_not_linked_to_an_original_that_is_hidden_from_them(enter, fill):
    writer = enter("Writer")
    hidden = make_article("A colleague's", section=make_section())
    korean = make_article("열차", language="ko", translation_of=hidden)
    publish_article(korean, by=None, at=timezone.now())
    own = make_article("末班车", language="zh-Hans", created_by=writer)
    response = fill(form_of(own), translation_of=str(korean.pk))

    assert problems(response) == [
        "That is a translation itself, and its original is not on the site: ask an editor."
    ]
