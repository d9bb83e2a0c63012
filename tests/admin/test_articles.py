"""The newsroom's desk: saving, publishing, withdrawing, and never losing what somebody typed."""

from datetime import timedelta

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.live.models import LiveArticle
from articles.models import Article, Revision, Tag
from articles.newsroom.publishing import publish_article
from articles.newsroom.revising import save_revision
from tests.factories import make_article, make_image, make_section, make_tag

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"


def form_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def told(response):
    return [str(message) for message in response.wsgi_request._messages]


def problems(response):
    return [str(problem) for problem in response.context["errors"].data for problem in problem]


@pytest.fixture
def draft(db):
    article = make_article("The last train")
    save_revision(article, by=None, at=timezone.now())
    return article


@pytest.fixture
def live(draft):
    return publish_article(draft, by=None, at=timezone.now())


def test_new_article_belongs_to_whoever_wrote_it_and_leaves_a_revision(enter, fill):
    writer = enter("Writer")
    response = fill(
        ADD, headline="서율의  마지막 열차", section=make_section().pk, tags=["Seo Yul"], _continue="1"
    )

    article = Article.objects.get()
    assert response["Location"] == form_of(article)
    assert (article.headline, article.slug) == ("서율의 마지막 열차", "서율의-마지막-열차")
    assert (article.created_by, article.edited_by, article.state) == (writer, writer, "draft")
    assert article.latest_revision.made_by == writer
    assert article.latest_revision.snapshot["tags"] == [Tag.objects.get().pk]


def test_address_that_others_have_gets_a_number(enter, fill, draft):
    enter("Editor")
    Article.objects.update(slug="the-last-train")
    fill(ADD, headline="The last train", section=draft.section_id, _continue="1")

    assert Article.objects.latest("pk").slug == "the-last-train-2"


def test_opening_the_form_begins_no_transaction(client, enter, draft):
    """On SQLite it would wait for whoever is saving."""
    enter("Editor")
    with CaptureQueriesContext(connection) as queries:
        client.get(form_of(draft))

    assert [query for query in queries if "SAVEPOINT" in query["sql"]] == []


def test_publish_saves_first_and_then_publishes(enter, fill, draft):
    editor = enter("Editor")
    response = fill(form_of(draft), headline="The very last train", _publish="1")

    live = LiveArticle.objects.get()
    assert told(response) == ["Published. Readers see it now."]
    assert (live.headline, draft.revisions.first().made_by) == ("The very last train", editor)


def test_refused_publishing_says_why_and_has_saved_everything(enter, fill, draft):
    enter("Editor")
    response = fill(form_of(draft), headline="Half done", body="", _publish="1")

    draft.refresh_from_db()
    assert told(response) == ["Saved, but not published:", "The body is empty. Write the article first."]
    assert (draft.headline, draft.status) == ("Half done", "draft")
    assert not LiveArticle.all_rows.exists()


def test_article_that_would_never_be_seen_is_refused_in_words(enter, fill, draft):
    enter("Editor")
    response = fill(form_of(draft), visible_until_0="2020-01-02", visible_until_1="09:30", _publish="1")

    assert told(response)[1:] == ["“Visible until” has passed: readers would never see it."]


def test_saving_a_live_article_changes_nothing_for_readers_until_update(enter, fill, live):
    enter("Editor")
    saved = fill(form_of(live), headline="Renamed", _continue="1")
    seen_before = LiveArticle.objects.get().headline
    updated = fill(form_of(live), _publish="1")

    assert told(saved) == ["Saved. Readers see it once you press Update."]
    assert told(updated) == ["Updated. Readers see this version now."]
    assert (seen_before, LiveArticle.objects.get().headline) == ("The last train", "Renamed")


def test_article_for_later_is_scheduled_and_says_when(enter, fill, draft):
    enter("Editor")
    later = {"visible_from_0": "2099-01-02", "visible_from_1": "09:30", "_publish": "1"}
    response = fill(form_of(draft), **later)

    assert told(response) == ["Scheduled. Readers see it from 2 Jan 2099, 9.30am +08."]
    assert Article.objects.get().state == "scheduled"


def test_withdrawing_asks_for_the_reason_and_takes_the_article_away(client, enter, live):
    enter("Editor")
    address = reverse("admin:articles_article_withdraw", args=[live.pk])
    asked = client.get(address)
    response = client.post(address, {"reason": "At her\n request."})

    live.refresh_from_db()
    assert "Reason, printed at its address" in asked.content.decode()
    assert told(response) == ["Withdrawn. Readers no longer find it."]
    assert (live.status, live.withdrawal_reason) == ("withdrawn", "At her request.")


def test_withdrawing_what_is_not_live_is_refused_in_words(client, enter, draft):
    enter("Editor")
    response = client.post(reverse("admin:articles_article_withdraw", args=[draft.pk]))

    assert told(response) == ["Only a live article can be withdrawn."]


def test_form_offers_what_the_state_and_the_person_allow(client, enter, draft):
    writer = enter("Writer")
    Article.objects.update(created_by=writer)
    own_draft = client.get(form_of(draft)).content.decode()
    enter("Editor")
    editors_draft = client.get(form_of(draft)).content.decode()
    publish_article(draft, by=None, at=timezone.now())
    editors_live = client.get(form_of(draft)).content.decode()

    assert ("Save draft" in own_draft, "Publish" in buttons(own_draft)) == (True, False)
    assert buttons(editors_draft) == ["Save draft", "Publish"]
    assert buttons(editors_live) == ["Save", "Update"]
    assert ("Withdraw…" in editors_draft, "Withdraw…" in editors_live) == (False, True)
    assert ("View on site" in editors_draft, "View on site" in editors_live) == (False, True)


def buttons(page):
    return lxml.html.fromstring(page).xpath("//*[@class='submit-row']/input/@value")


# -- two people at one article --------------------------------------------------------------------------


def stale_save(client, fill, article, **changes):
    """Somebody opens the form, a colleague saves, then the first one saves."""
    started_from = str(article.latest_revision_id)
    Article.objects.filter(pk=article.pk).update(headline="The colleague's")
    save_revision(article, by=None, at=timezone.now())
    return fill(form_of(article), version=started_from, headline="Mine", **changes)


def test_stale_save_is_refused_with_what_was_typed_kept(client, enter, fill, draft):
    enter("Editor")
    response = stale_save(client, fill, draft)

    page = response.content.decode()
    assert response.status_code == 200
    assert "after you opened it" in page
    assert ">\nMine</textarea>" in page
    assert Article.objects.get().headline == "The colleague's"


def test_stale_save_goes_through_when_it_is_meant_to_replace_exactly_that_revision(
    client, enter, fill, draft
):
    enter("Editor")
    refused = stale_save(client, fill, draft)
    newer = refused.context["adminform"].form.newer_revision
    stale = fill(form_of(draft), version="", headline="Mine", replace_version=str(newer.pk - 1))
    saved = fill(form_of(draft), version="", headline="Mine", replace_version=str(newer.pk), _continue="1")

    assert (stale.status_code, saved.status_code) == (200, 302)
    assert Article.objects.get().headline == "Mine"
    assert [each.snapshot["headline"] for each in Revision.objects.all()] == [
        "Mine", "The colleague's", "The last train"
    ]  # fmt: skip


def test_changed_body_without_the_editors_proof_is_refused(enter, fill, draft):
    enter("Editor")
    response = fill(form_of(draft), body="<p>Without its pictures.</p>", body_schema="")

    assert "The editor did not load completely" in response.content.decode()
    assert Article.objects.get().body == draft.body


@pytest.mark.parametrize("number", ["²", "999999999999999999999", "1 OR 1", "-1"])
def test_strange_picture_number_is_refused_beside_the_field(enter, fill, draft, number):
    enter("Editor")
    response = fill(form_of(draft), hero_image=number)

    assert "hero_image" in response.context["adminform"].form.errors


# -- the list -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 4])
def test_list_costs_the_same_for_more_articles(client, enter, count, django_assert_num_queries):
    enter("Editor")
    for number in range(count):
        make_article(
            hero_image=make_image(title=f"Picture {number}"), section=make_section(f"section-{number}")
        )
    client.get(LIST)

    with django_assert_num_queries(9):
        page = client.get(LIST)
    assert len(page.context["cl"].result_list) == count


def test_list_is_filtered_by_the_state_that_is_shown(client, enter):
    enter("Editor")
    now, day = timezone.now(), timedelta(days=1)
    make_article("Draft")
    for headline, fields in {
        "Live": {},
        "Scheduled": {"visible_from": now + day},
        "Ended": {"visible_until": now - day},
        "Changed": {},
    }.items():
        publish_article(make_article(headline, **fields), by=None, at=now - 2 * day)
    changed = Article.objects.get(headline="Changed")
    Article.objects.filter(pk=changed.pk).update(standfirst="New")
    save_revision(changed, by=None, at=now)

    for wanted in ["draft", "live", "scheduled", "ended", "changed"]:
        listed = client.get(LIST, {"state": wanted}).context["cl"].result_list
        assert [(row.headline.lower(), row.state.value) for row in listed] == [(wanted, wanted)]


def test_headlines_are_shown_as_words_and_never_as_markup(client, enter):
    enter("Editor")
    hostile = make_article("<script>alert(1)</script>", tags=[make_tag("<b>x")])
    publish_article(hostile, by=None, at=timezone.now())
    pages = [LIST, form_of(hostile), f"{LIST}{hostile.pk}/withdraw/", f"{LIST}{hostile.pk}/history/"]

    for page in pages:
        assert "<script>alert(1)" not in client.get(page).content.decode()


# -- tags -----------------------------------------------------------------------------------------------


def complete(client, **asked):
    return client.get("/admin/articles/article/tags/", asked).json()


def test_tags_are_completed_shortest_first_without_those_chosen(client, enter):
    enter("Writer")
    for name in ["Seoul", "Seo Yul", "Seoul Station", "Busan"]:
        make_tag(name)

    assert [tag["text"] for tag in complete(client, term="seo")["results"]] == [
        "Seoul",
        "Seo Yul",
        "Seoul Station",
    ]
    assert [tag["text"] for tag in complete(client, term="seo", exclude="Seoul")["results"]] == [
        "Seo Yul", "Seoul Station"
    ]  # fmt: skip


def test_tags_come_in_pages_and_a_strange_page_is_the_first(client, enter):
    enter("Writer")
    for number in range(25):
        make_tag(f"Tag {number:02}")
    first, second = complete(client, term="tag"), complete(client, term="tag", page="2")

    assert (len(first["results"]), first["pagination"]["more"]) == (20, True)
    assert (len(second["results"]), second["pagination"]["more"]) == (5, False)
    assert complete(client, term="tag", page="-1²") == first


def test_tag_in_other_letters_is_the_one_that_exists(enter, fill, draft):
    enter("Writer")
    make_tag("Seo Yul")
    fill(ADD, headline="New", section=draft.section_id, tags=["seo yul", "travel, asia"], _continue="1")

    assert sorted(Article.objects.latest("pk").tags.names()) == ["Seo Yul", "travel, asia"]


def test_tags_are_created_only_by_whoever_may(enter, fill, draft, django_user_model):
    person = enter("Writer")
    person.groups.get().permissions.remove(*person.groups.get().permissions.filter(codename="add_tag"))
    response = fill(ADD, headline="New", section=draft.section_id, tags=["Unheard of"])

    assert "You may not create tags: Unheard of" in response.content.decode()
    assert not Tag.objects.exists()


@pytest.mark.parametrize(("name", "problem"), [("🔥", "makes no web address"), ("x" * 101, "at most 100")])
def test_tag_that_could_have_no_page_is_refused(enter, fill, draft, name, problem):
    enter("Editor")
    response = fill(form_of(draft), tags=["Seoul", name])

    assert problem in problems(response)[0]
    assert not Tag.objects.exists()


def test_tag_of_signs_that_the_desk_gave_an_address_may_be_chosen(enter, fill, draft):
    enter("Editor")
    fire = make_tag("🔥", slug="fire")
    fill(form_of(draft), tags=["🔥"])

    assert list(draft.tags.all()) == [fire]


@pytest.mark.parametrize("page", ["000001" + "9" * 20, "0", "-1", "x", "²", "9" * 5000])
def test_tags_of_a_page_that_is_none_are_the_first(client, enter, page):
    enter("Writer")
    make_tag("Seoul")

    assert client.get(f"{LIST}tags/", {"page": page}).json()["results"] == [{"id": "Seoul", "text": "Seoul"}]


def test_no_database_is_asked_for_a_nul(client, enter, live):
    enter("Editor")
    make_tag("Seoul")

    found = client.get(f"{LIST}tags/", {"term": "seo\0", "exclude": "\0"}).json()["results"]
    client.post(f"{LIST}{live.pk}/withdraw/", {"reason": "At her\0 request."})

    assert found == [{"id": "Seoul", "text": "Seoul"}]
    assert Article.objects.get().withdrawal_reason == "At her request."
