"""Beginning a translation, and knowing when its source moved on."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.newsroom.revising import save_revision
from articles.newsroom.translating import (
    Progress,
    follow_source,
    in_progress,
    is_out_of_date,
    mark_up_to_date,
    progress_of,
    said_revision,
    source_changes,
    start_translation,
    translation_board,
)
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(draft, at, editor):
    draft.hero_image = make_image()
    draft.event_name, draft.event_starts_at = "Last Train Tour", at
    draft.seo_title = "Seo Yul, night trains"
    draft.correction, draft.corrected_on = "It was a Tuesday.", at.date()
    draft.save()
    return publish_article(draft, by=editor, at=at)


@pytest.fixture
def korean(source, at, editor):
    return start_translation(source, language="ko", by=editor, at=at)


def change(article, *, at, publish=False, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    save_revision(article, by=None, at=at)
    if publish:
        publish_article(article, by=None, at=at)
    return article


def fresh(article):
    return Article.objects.get(pk=article.pk)


# -- beginning -------------------------------------------------------------------------------------


def test_translation_begins_as_a_draft_with_all_the_source_has(source, korean, editor, at):
    draft = fresh(korean)

    assert (draft.language, draft.status, draft.translation_of) == ("ko", "draft", source)
    assert (draft.headline, draft.standfirst, draft.body) == (source.headline, source.standfirst, source.body)
    assert (draft.section, draft.kind, draft.hero_image) == (source.section, source.kind, source.hero_image)
    assert (draft.event_name, draft.event_starts_at) == ("Last Train Tour", at)
    assert list(draft.tags.all()) == list(source.tags.all())
    assert [line.author.name for line in draft.bylines.all()] == ["Mei Ong"]
    assert (draft.created_by, draft.edited_by, draft.created_at) == (editor, editor, at)
    assert draft.latest_revision.snapshot["headline"] == source.headline
    assert list(draft.pictures.all()) == [source.hero_image]


def test_translation_begins_without_what_is_the_source_s_own(source, korean):
    draft = fresh(korean)

    assert draft.slug == "seo-yul-last-train-ko"
    assert (draft.seo_title, draft.correction, draft.corrected_on) == ("", "", None)
    assert (draft.published_at, draft.visible_from) == (None, None)
    assert fresh(source).translation_of is None


def test_translation_remembers_which_version_of_the_source_it_says(source, korean):
    assert korean.source_revision == source.live_revision
    assert not is_out_of_date(korean)


def test_translation_of_a_live_story_says_what_readers_have_not_what_is_being_typed(source, at, editor):
    change(source, at=at, headline="Unpublished thoughts")

    draft = start_translation(fresh(source), language="zh-Hans", by=editor, at=at)

    assert draft.headline == "Seo Yul rides the last train"
    assert draft.source_revision == fresh(source).live_revision


def test_draft_without_a_revision_is_translated_all_the_same(at, editor):
    draft = start_translation(make_article("Kept back"), language="ko", by=editor, at=at)

    assert draft.headline == "Kept back"
    assert not is_out_of_date(draft)


def test_translation_of_a_translation_has_the_original_for_its_source(source, korean, at, editor):
    assert start_translation(korean, language="zh-Hans", by=editor, at=at).translation_of == source


def test_address_of_a_translation_is_free(source, at, editor):
    make_article(slug="seo-yul-last-train-ko")

    assert start_translation(source, language="ko", by=editor, at=at).slug == "seo-yul-last-train-ko-2"


@pytest.mark.parametrize(
    ("language", "code"), [("ko", "exists"), ("en", "same-language"), ("xx", "language"), ("", "language")]
)
def test_there_is_one_translation_a_language_and_none_into_its_own(
    source, korean, at, editor, language, code
):
    with pytest.raises(ValidationError) as refusal:
        start_translation(source, language=language, by=editor, at=at)

    assert refusal.value.code == code


# -- following -------------------------------------------------------------------------------------


def test_translation_is_out_of_date_once_readers_have_a_newer_source(source, korean, at):
    change(source, at=at, headline="Seo Yul missed the last train")
    assert not is_out_of_date(fresh(korean))

    publish_article(source, by=None, at=at)
    assert is_out_of_date(fresh(korean))


def test_publishing_the_same_text_again_makes_nothing_out_of_date(source, korean, at):
    publish_article(source, by=None, at=at + timedelta(hours=1))

    assert not is_out_of_date(fresh(korean))


def test_translation_of_a_draft_follows_what_was_last_saved(at, editor):
    source = make_article("Kept back")
    draft = start_translation(source, language="ko", by=editor, at=at)
    change(fresh(source), at=at, headline="Kept back still")

    assert is_out_of_date(fresh(draft))


def test_translation_linked_by_hand_says_the_source_as_it_is_then(source, at):
    linked = make_article(language="ko", translation_of=source)
    assert is_out_of_date(linked)

    follow_source(linked)
    assert linked.source_revision == source.live_revision

    linked.translation_of = None
    follow_source(linked)
    assert linked.source_revision is None


def test_marking_up_to_date_names_the_version_that_was_read(source, korean, at):
    change(source, at=at, publish=True, headline="Second")
    read = said_revision(fresh(source))
    change(fresh(source), at=at, publish=True, headline="Third")

    mark_up_to_date(fresh(korean), revision=read)
    assert is_out_of_date(fresh(korean))

    mark_up_to_date(fresh(korean), revision=said_revision(fresh(source)))
    assert not is_out_of_date(fresh(korean))


def test_marking_with_a_version_of_another_story_is_refused(source, korean, at):
    other = save_revision(make_article(), by=None, at=at)

    with pytest.raises(ValidationError):
        mark_up_to_date(korean, revision=other)
    with pytest.raises(ValidationError):
        mark_up_to_date(source, revision=other)


def test_changes_of_the_source_are_told_word_by_word_and_the_rest_by_name(source, korean, at):
    source.tags.clear()
    change(
        source,
        at=at,
        publish=True,
        headline="Seo Yul rides the night train",
        body="<p>The house lights are up.</p><p>It rained.</p>",
        event_venue="Capitol",
    )

    changes = source_changes(fresh(korean))

    assert [piece for piece in changes.headline if piece.change != "same"] == [
        ("removed", "last "),
        ("added", "night "),
    ]
    assert [piece.change for piece in changes.standfirst] == ["same"]
    assert [(each.skipped, [piece.text for piece in each.pieces]) for each in changes.body] == [
        (1, ["It rained."])
    ]
    assert changes.others == ["venue", "tags"]


def test_without_a_known_version_the_whole_source_is_new(source, at):
    linked = make_article(language="ko", translation_of=source)

    changes = source_changes(linked)

    assert changes.since is None
    assert [piece.change for piece in changes.headline] == ["added"]
    assert changes.others == []


def test_no_source_no_changes(source):
    assert source_changes(source) is None
    assert source_changes(make_article(language="ko", translation_of=make_article())) is None


# -- the board -------------------------------------------------------------------------------------


@pytest.fixture
def stories(at, editor):
    """One story in each state in Korean."""
    made = {}
    for name in Progress.values:
        story = make_article(name)
        publish_article(story, by=None, at=at)
        if name != "missing":
            korean = start_translation(story, language="ko", by=editor, at=at)
        if name in ("live", "withdrawn"):
            publish_article(korean, by=None, at=at)
        if name == "withdrawn":
            withdraw_article(korean, by=None, at=at)
        if name == "out-of-date":
            change(story, at=at, publish=True, headline="out-of-date")
            change(story, at=at, publish=True, body="<p>New.</p>")
        made[name] = story
    return made


def board():
    return translation_board(Article.objects.all(), visible=Article.objects.all())


def test_board_has_originals_and_tells_how_far_each_is(stories):
    assert {row.headline: progress_of(next(iter(row.translations.all()), None)) for row in board()} == {
        name: Progress(name) for name in stories
    }


@pytest.mark.parametrize("progress", Progress.values)
def test_database_and_rule_agree_on_how_far_a_story_is(stories, progress):
    found = in_progress(board(), progress, language="ko", visible=Article.objects.all())

    assert [story.headline for story in found] == [progress]
    assert not in_progress(board(), progress, language="en", visible=Article.objects.all()).exists()


def test_board_shows_only_translations_that_may_be_seen(stories):
    none = Article.objects.none()
    rows = translation_board(Article.objects.all(), visible=none)

    assert not any(row.translations.all() for row in rows)
    assert in_progress(rows, Progress.MISSING, language="ko", visible=none).count() == 5


def test_withdrawn_stories_are_nobody_s_work(stories, at):
    withdraw_article(stories["missing"], by=None, at=at)

    assert "missing" not in [row.headline for row in board()]


@pytest.mark.parametrize("progress", Progress.values)
def test_story_nobody_saved_by_the_form_has_said_nothing_that_could_be_missed(at, progress):
    source = make_article("By an import")
    linked = make_article(language="ko", translation_of=source)

    found = in_progress(board(), progress, language="ko", visible=Article.objects.all())

    assert progress_of(linked) == "draft"
    assert bool(found) == (progress == "draft")


@pytest.mark.parametrize("count", [1, 6])
def test_board_costs_the_same_for_more_stories(django_assert_num_queries, at, editor, count):
    for _ in range(count):
        source = publish_article(make_article(), by=None, at=at)
        start_translation(source, language="ko", by=editor, at=at)
        start_translation(source, language="zh-Hans", by=editor, at=at)

    with django_assert_num_queries(2):
        for row in board():
            assert [progress_of(each) for each in row.translations.all()] == ["draft", "draft"]
            assert row.section.name
