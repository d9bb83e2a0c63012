from datetime import UTC, datetime, timedelta

from articles.models import Article, Revision, Tag
from articles.newsroom.revising import save_revision
from articles.newsroom.snapshots import bring_back, take_snapshot


def test_save_revision_records_who_when_and_what(draft, editor, at):
    revision = save_revision(draft, by=editor, at=at)
    assert (revision.number, revision.made_by, revision.made_at) == (1, editor, at)
    stored = Article.objects.get(pk=draft.pk)
    assert (stored.latest_revision, stored.edited_by, stored.edited_at) == (revision, editor, at)
    assert draft.latest_revision == revision


def test_save_revision_returns_the_same_one_when_nothing_changed(draft, editor, at):
    first = save_revision(draft, by=editor, at=at)
    assert save_revision(draft, by=editor, at=at + timedelta(hours=1)) == first
    assert Revision.objects.count() == 1


def test_save_revision_notices_tags_and_bylines(draft, editor, at):
    save_revision(draft, by=editor, at=at)
    draft.tags.add(Tag.objects.create(name="Indie"))
    assert save_revision(draft, by=editor, at=at).number == 2
    draft.bylines.update(role="photographer")
    assert save_revision(draft, by=editor, at=at).number == 3


def test_bring_back_gives_what_take_snapshot_took(draft):
    draft.event_name = "Last Song Tour"
    draft.event_starts_at = datetime(2026, 12, 5, 12, tzinfo=UTC)
    draft.corrected_on = datetime(2026, 3, 1, tzinfo=UTC).date()
    draft.save()
    stored = Article.objects.get(pk=draft.pk)

    manuscript = bring_back(take_snapshot(stored), number=stored.pk)

    for field in Article._meta.concrete_fields:
        if field.editable:
            assert getattr(manuscript.article, field.attname) == getattr(stored, field.attname), field.name
    assert [tag.name for tag in manuscript.tags] == ["Seo Yul", "서울"]
    assert [(author.name, role) for author, role in manuscript.bylines] == [("Mei Ong", "writer")]


def test_bring_back_leaves_out_what_was_deleted_since(draft):
    snapshot = take_snapshot(draft)
    draft.bylines.all().delete()
    draft.tags.clear()
    Tag.objects.filter(name="서울").delete()
    manuscript = bring_back(snapshot, number=draft.pk)
    assert [tag.name for tag in manuscript.tags] == ["Seo Yul"]
