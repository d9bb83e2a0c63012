"""The newsletter's desk: who is on the list, how it grows, and how people come off it."""

import csv
import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from articles.models import Subscriber, Suppression
from articles.newsletter.figures import growth_of_list
from articles.newsletter.subscribing import is_suppressed, unsubscribe
from tests.newsletter.readers import confirmed, sign_up

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/subscriber/"
EXPORT, ERASE = f"{LIST}export/", f"{LIST}erase/"
SINGAPORE = ZoneInfo("Asia/Singapore")


def listed(client, **asked):
    return [row.email for row in client.get(LIST, asked).context["cl"].result_list]


def test_list_shows_everybody_newest_first_and_finds_by_address_and_state(client, enter):
    enter("Editor")
    now = timezone.now()
    confirmed("mei@reader.example", at=now - timedelta(hours=2))
    sign_up("tan@reader.example", at=now)

    assert listed(client) == ["tan@reader.example", "mei@reader.example"]
    assert listed(client, state__exact="confirmed") == ["mei@reader.example"]
    assert listed(client, q="TAN@") == ["tan@reader.example"]


def test_editor_reads_what_somebody_agreed_to_and_changes_nothing(client, enter):
    enter("Editor")
    subscriber = confirmed()
    address = reverse("admin:articles_subscriber_change", args=[subscriber.pk])
    page = client.get(address).content.decode()

    assert "2026-11" in page
    assert client.post(address, {"email": "other@reader.example"}).status_code == 403
    assert client.post(
        LIST, {"action": "delete_selected", "_selected_action": [subscriber.pk]}
    ).status_code in (
        200,
        302,
    )
    assert Subscriber.objects.get().email == "mei@reader.example"


def test_page_shows_neither_token_nor_digest(client, admin_client):
    subscriber = confirmed()
    address = reverse("admin:articles_subscriber_change", args=[subscriber.pk])
    page = admin_client.get(address).content.decode() + admin_client.get(LIST).content.decode()

    assert subscriber.digest not in page
    assert subscriber.token_digest not in page


def test_list_is_not_searched_by_what_it_does_not_show(client, enter):
    enter("Editor")
    for lookup in ("token_digest__startswith", "digest__startswith", "mail_error__contains"):
        assert client.get(LIST, {lookup: "a"}).status_code == 400


# -- Growth ----------------------------------------------------------------------------------------


def test_growth_counts_who_joined_and_who_left_by_month_of_the_site(db):
    at = datetime(2026, 3, 31, 23, 30, tzinfo=SINGAPORE)
    confirmed("mei@reader.example", at=datetime(2026, 3, 1, 0, 30, tzinfo=SINGAPORE))  # February in UTC
    confirmed("tan@reader.example", at=datetime(2026, 2, 10, tzinfo=SINGAPORE))
    confirmed("old@reader.example", at=datetime(2025, 1, 10, tzinfo=SINGAPORE))
    unsubscribe(confirmed("gone@reader.example", at=datetime(2026, 1, 10, tzinfo=SINGAPORE)), at=at)
    sign_up("new@reader.example", at=at)
    growth = growth_of_list(at=at)

    assert (growth.on_list, growth.waiting) == (3, 1)
    assert [(f"{month.first_day:%Y-%m}", month.joined, month.left) for month in growth.months] == [
        ("2026-03", 1, 1),
        ("2026-02", 1, 0),
        ("2026-01", 0, 0),
        ("2025-12", 0, 0),
        ("2025-11", 0, 0),
        ("2025-10", 0, 0),
    ]


def test_list_says_how_many_there_are(client, enter):
    enter("Editor")
    confirmed(at=timezone.now())
    page = " ".join(client.get(LIST).content.decode().split())

    assert "<strong>1</strong> reader is on the list." in page
    assert "0 have not confirmed yet." in page


@pytest.mark.parametrize("count", [1, 5])
def test_list_costs_the_same_for_more_readers(client, enter, count, django_assert_num_queries):
    enter("Editor")
    for number in range(count):
        confirmed(f"reader{number}@reader.example", address=f"198.51.100.{number}", at=timezone.now())
    client.get(LIST)

    with django_assert_num_queries(10):
        page = client.get(LIST)
    assert len(page.context["cl"].result_list) == count


# -- Off the list ----------------------------------------------------------------------------------


def test_deleting_takes_off_the_list_for_good_and_leaves_no_address_in_the_log(admin_client):
    subscriber = confirmed()
    address = reverse("admin:articles_subscriber_delete", args=[subscriber.pk])
    asked = admin_client.get(address).content.decode()
    admin_client.post(address, {"post": "yes"})

    assert "mei@reader.example" in asked
    assert (Subscriber.objects.count(), is_suppressed("mei@reader.example")) == (0, True)
    assert "mei" not in str(list(LogEntry.objects.values()))


def test_deleting_several_takes_each_off_the_list(admin_client):
    rows = [confirmed(f"{name}@reader.example") for name in ("mei", "tan")]
    admin_client.post(
        LIST, {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    )

    assert (Subscriber.objects.count(), Suppression.objects.count()) == (0, 2)
    assert "@" not in str(list(LogEntry.objects.values("object_repr", "change_message")))


@pytest.mark.parametrize("state", ["on the list", "left", "unknown"])
def test_erasing_leaves_nothing_and_tells_nothing(admin_client, state):
    if state != "unknown":
        subscriber = confirmed()
    if state == "left":
        unsubscribe(subscriber, at=timezone.now())
    response = admin_client.post(ERASE, {"email": " Mei@Reader.example "}, follow=True)

    assert "Nothing of this address is kept any more." in response.content.decode()
    assert (Subscriber.objects.count(), Suppression.objects.count()) == (0, 0)
    assert not LogEntry.objects.exists()


def test_erasing_what_is_no_address_says_so(admin_client):
    response = admin_client.post(ERASE, {"email": "mei@reader"})

    assert response.status_code == 200
    assert "Enter an email address in the format" in response.content.decode()


@pytest.mark.parametrize("role", ["Writer", "Editor", "Partner manager"])
def test_nobody_but_an_administrator_takes_others_off_or_erases(client, enter, role):
    enter(role)
    subscriber = confirmed()
    delete = reverse("admin:articles_subscriber_delete", args=[subscriber.pk])

    assert client.post(delete, {"post": "yes"}).status_code == 403
    assert client.post(ERASE, {"email": "mei@reader.example"}).status_code == 403
    selected = {"action": "delete_selected", "_selected_action": [subscriber.pk], "post": "yes"}
    client.post(LIST, selected)
    assert Subscriber.objects.count() == 1


# -- Export ----------------------------------------------------------------------------------------


def test_administrator_exports_who_is_on_the_list(admin_client):
    confirmed("mei@reader.example", at=timezone.now())
    sign_up("tan@reader.example")
    response = admin_client.get(EXPORT)
    rows = list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))

    assert [row["email"] for row in rows] == ["mei@reader.example"]
    assert response["Content-Disposition"].startswith('attachment; filename="subscribers-')
    assert "no-store" in response["Cache-Control"]


def test_export_takes_a_right_of_its_own(client, enter):
    editor = enter("Editor")
    assert EXPORT not in client.get(LIST).content.decode()
    assert client.get(EXPORT).status_code == 403

    editor.user_permissions.add(Permission.objects.get(codename="export_subscriber"))
    assert EXPORT in client.get(LIST).content.decode()
    assert client.get(EXPORT).status_code == 200
