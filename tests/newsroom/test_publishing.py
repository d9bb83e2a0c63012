from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Article, FormerAddress, LiveArticle, Revision
from articles.newsroom.models import State, Status
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.newsroom.revising import save_revision
from articles.newsroom.signals import article_published, article_withdrawn


def change(article, **fields):
    Article.objects.filter(pk=article.pk).update(**fields)


def test_publish_article_puts_all_of_it_on_the_site(draft, editor, at):
    published = publish_article(draft, by=editor, at=at)

    live = LiveArticle.objects.get(pk=draft.pk)
    assert (live.headline, live.slug, live.kind, live.standfirst) == (
        "Seo Yul rides the last train",
        "seo-yul-last-train",
        "interview",
        "On night trains and kopi-o.",
    )
    assert live.body_html == "<p>The house lights are up.</p>"
    assert live.body_text == "The house lights are up."
    assert (live.published_at, live.visible_from, live.visible_until) == (at, at, None)
    assert [tag["name"] for tag in live.tag_list] == ["Seo Yul", "서울"]
    assert [(line["name"], line["role"]) for line in live.bylines] == [("Mei Ong", "writer")]
    assert (published.status, published.state, published.published_at) == (Status.LIVE, State.LIVE, at)
    assert published.live_revision.made_by == editor


def test_a_live_article_does_not_follow_its_working_copy(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    change(draft, headline="Newer", body="<p>Newer.</p>")
    save_revision(draft, by=editor, at=at + timedelta(hours=1))

    assert LiveArticle.objects.get(pk=draft.pk).headline == "Seo Yul rides the last train"
    assert Article.objects.get(pk=draft.pk).state == State.CHANGED

    publish_article(draft, by=editor, at=at + timedelta(hours=2))
    live = LiveArticle.objects.get(pk=draft.pk)
    assert (live.headline, live.body_html, live.published_at) == ("Newer", "<p>Newer.</p>", at)
    assert Article.objects.get(pk=draft.pk).state == State.LIVE


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"body": ""}, "body is empty"),
        ({"headline": ""}, "cannot be blank"),
        ({"is_paid": True}, "partner's name and a disclosure"),
        ({"is_paid": True, "partner_name": "Lantern"}, "partner's name and a disclosure"),
        ({"slug": "Not An Address"}, "small letters"),
        ({"slug": "music"}, "used by the site itself"),
        ({"slug": "advertise"}, "used by the site itself"),
        ({"event_ticket_url": "javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_publish_article_refuses_with_what_to_mend(draft, editor, at, fields, message):
    change(draft, **fields)
    with pytest.raises(ValidationError) as refusal:
        publish_article(draft, by=editor, at=at)
    assert message in " ".join(refusal.value.messages)
    assert not LiveArticle.all_rows.exists()
    assert Article.objects.get(pk=draft.pk).status == Status.DRAFT


def test_publish_article_names_every_problem_at_once(draft, editor, at):
    change(draft, body="", headline="", is_paid=True)
    with pytest.raises(ValidationError) as refusal:
        publish_article(draft, by=editor, at=at)
    assert len(refusal.value.messages) == 3


def test_a_new_address_leaves_the_old_one_leading_on(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    for slug in ("second", "third"):
        change(draft, slug=slug)
        publish_article(draft, by=editor, at=at)
    assert sorted(FormerAddress.objects.values_list("slug", "article_number", "gone_at")) == [
        ("second", draft.pk, None),
        ("seo-yul-last-train", draft.pk, None),
    ]

    change(draft, slug="second")
    publish_article(draft, by=editor, at=at)
    assert sorted(FormerAddress.objects.values_list("slug", flat=True)) == ["seo-yul-last-train", "third"]


def test_an_address_of_another_article_is_refused(draft, section, editor, at):
    publish_article(draft, by=editor, at=at)
    change(draft, slug="moved-on")
    other = Article.objects.create(
        headline="Other", slug="seo-yul-last-train", section=section, body="<p>Text.</p>"
    )
    with pytest.raises(ValidationError, match="Readers still find another article"):
        publish_article(other, by=editor, at=at)

    publish_article(draft, by=editor, at=at)
    with pytest.raises(ValidationError, match="Old links to another article"):
        publish_article(other, by=editor, at=at)


def test_withdraw_article_says_gone_at_every_address_it_had(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    change(draft, slug="moved")
    publish_article(draft, by=editor, at=at)
    later = at + timedelta(days=1)

    withdrawn = withdraw_article(draft, by=editor, at=later, reason="The interview was under embargo.")

    assert not LiveArticle.all_rows.exists()
    assert set(FormerAddress.objects.values_list("slug", "gone_at", "reason")) == {
        ("moved", later, "The interview was under embargo."),
        ("seo-yul-last-train", later, "The interview was under embargo."),
    }
    assert (withdrawn.status, withdrawn.state, withdrawn.live_revision) == (
        Status.WITHDRAWN,
        State.WITHDRAWN,
        None,
    )


def test_withdrawing_what_readers_never_saw_leaves_no_trace_for_them(draft, editor, at):
    change(draft, visible_from=at + timedelta(days=3))
    publish_article(draft, by=editor, at=at)
    change(draft, slug="moved")
    publish_article(draft, by=editor, at=at)

    withdrawn = withdraw_article(draft, by=editor, at=at + timedelta(days=1), reason="The deal fell through.")

    assert not LiveArticle.all_rows.exists()
    assert not FormerAddress.objects.exists()
    assert (withdrawn.state, withdrawn.withdrawal_reason) == (State.WITHDRAWN, "The deal fell through.")


def test_a_withdrawn_article_comes_back_at_all_its_addresses(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    change(draft, slug="moved")
    publish_article(draft, by=editor, at=at)
    withdraw_article(draft, by=editor, at=at)

    publish_article(draft, by=editor, at=at + timedelta(days=1))

    assert list(FormerAddress.objects.values_list("slug", "gone_at", "reason")) == [
        ("seo-yul-last-train", None, "")
    ]
    assert LiveArticle.objects.get(slug="moved").published_at == at
    assert Article.objects.get(pk=draft.pk).withdrawn_at is None


def test_only_a_live_article_can_be_withdrawn(draft, editor, at):
    with pytest.raises(ValidationError, match="Only a live article"):
        withdraw_article(draft, by=editor, at=at)


def test_a_live_article_cannot_be_deleted_until_it_is_withdrawn(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    article = Article.objects.get(pk=draft.pk)
    with pytest.raises(ProtectedError), transaction.atomic():
        article.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        Article.objects.all().delete()

    withdraw_article(article, by=editor, at=at)
    Article.objects.get(pk=draft.pk).delete()
    assert FormerAddress.objects.get().gone_at == at
    assert not Revision.objects.exists()


def test_a_copy_read_before_publishing_does_not_delete_a_live_article(draft, editor, at):
    read_earlier = Article.objects.get(pk=draft.pk)
    publish_article(draft, by=editor, at=at)

    with pytest.raises(ProtectedError), transaction.atomic():
        read_earlier.delete()


def test_a_future_start_schedules_and_dates_the_article(draft, editor):
    now = timezone.now()
    soon = now + timedelta(hours=3)
    change(draft, visible_from=soon)
    published = publish_article(draft, by=editor, at=now)

    assert (published.state, published.published_at) == (State.SCHEDULED, soon)
    assert not LiveArticle.objects.exists()
    assert LiveArticle.all_rows.get().visible_from == soon


def test_a_scheduled_article_can_be_moved_before_anybody_saw_it(draft, editor):
    now = timezone.now()
    change(draft, visible_from=now + timedelta(days=3))
    publish_article(draft, by=editor, at=now)
    earlier = now + timedelta(days=1)
    change(draft, visible_from=earlier)

    assert publish_article(draft, by=editor, at=now).published_at == earlier


def test_a_scheduled_article_published_at_once_may_end_before_it_was_to_begin(draft, editor):
    now = timezone.now()
    change(draft, visible_from=now + timedelta(days=3))
    publish_article(draft, by=editor, at=now)
    change(draft, visible_from=None, visible_until=now + timedelta(days=1))

    assert publish_article(draft, by=editor, at=now).published_at == now
    assert LiveArticle.objects.exists()


def test_an_end_hides_the_article_by_the_clock(draft, editor):
    now = timezone.now()
    change(draft, visible_until=now - timedelta(minutes=1), visible_from=now - timedelta(days=1))
    published = publish_article(draft, by=editor, at=now)
    assert published.state == State.ENDED
    assert not LiveArticle.objects.exists()


def test_publishing_and_withdrawing_are_told_after_the_commit(
    draft, editor, at, django_capture_on_commit_callbacks
):
    told = []

    def listen(signal, number, at, **kwargs):
        told.append((signal, number, at))

    article_published.connect(listen)
    article_withdrawn.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        publish_article(draft, by=editor, at=at)
        assert told == []
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_article(draft, by=editor, at=at)
    assert told == [(article_published, draft.pk, at), (article_withdrawn, draft.pk, at)]


def test_publishing_again_keeps_nothing_of_the_old_rows(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    draft.tags.clear()
    draft.bylines.all().delete()
    publish_article(draft, by=editor, at=at)
    live = LiveArticle.objects.get(pk=draft.pk)
    assert (live.tag_list, live.bylines) == ([], [])
    assert (live.tags.count(), live.authors.count()) == (0, 0)


def test_a_copy_read_earlier_cannot_unsay_what_publishing_decided(draft, editor, at):
    earlier = Article.objects.get(pk=draft.pk)
    publish_article(draft, by=editor, at=at)

    earlier.headline = "Written on the old copy"
    earlier.save()

    stored = Article.objects.get(pk=draft.pk)
    assert stored.headline == "Written on the old copy"
    assert (stored.status, stored.published_at) == (Status.LIVE, at)
    assert stored.live_revision == stored.latest_revision == draft.live_revision
    publish_article(earlier, by=editor, at=at + timedelta(hours=1))
    assert LiveArticle.objects.get().headline == "Written on the old copy"


def test_publish_and_withdraw_tell_the_object_they_were_given(draft, editor, at):
    assert publish_article(draft, by=editor, at=at) is draft
    assert draft.status == Status.LIVE
    withdraw_article(draft, by=editor, at=at)
    assert draft.status == Status.WITHDRAWN
