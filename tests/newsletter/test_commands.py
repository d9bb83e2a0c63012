import csv
import io
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.newsletter.models import SignUpSender, Subscriber
from articles.newsletter.subscribing import unsubscribe, unsubscribe_by_link

from .readers import AT, confirmed, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("masthead")]


def run(command, *arguments):
    said, complained = StringIO(), StringIO()
    call_command(command, *arguments, stdout=said, stderr=complained)
    return said.getvalue(), complained.getvalue()


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table, newline="")))


# -- Tidying ---------------------------------------------------------------------------------------


def test_tidy_deletes_what_nobody_confirmed_within_7_days():
    now = timezone.now()
    sign_up("old@reader.example", at=now - timedelta(days=7))
    sign_up("new@reader.example", at=now - timedelta(days=6, hours=23), address="198.51.100.1")
    confirmed("on@reader.example", at=now - timedelta(days=300))
    assert run("tidy_newsletter")[0] == "Deleted 1 unconfirmed addresses, forgot 3 senders.\n"
    assert sorted(Subscriber.objects.values_list("email", flat=True)) == [
        "new@reader.example",
        "on@reader.example",
    ]
    assert run("tidy_newsletter")[0] == "Deleted 0 unconfirmed addresses, forgot 0 senders.\n"


def test_tidy_keeps_senders_of_today():
    sign_up(at=timezone.now())
    run("tidy_newsletter")
    assert SignUpSender.objects.count() == 1


# -- Mail that was left ----------------------------------------------------------------------------


def test_send_pending_mail_sends_what_a_dead_worker_left(smtp_sink):
    sign_up(at=timezone.now() - timedelta(minutes=10))
    assert run("send_pending_mail")[0] == "Tried the mail of 0 enquiries and 1 subscribers.\n"
    assert run("send_pending_mail")[0] == "Tried the mail of 0 enquiries and 0 subscribers.\n"
    assert smtp_sink.recipients == [["mei@reader.example"]]


# -- Out -------------------------------------------------------------------------------------------


def test_export_has_everybody_on_the_list_and_nobody_else():
    sign_up("waiting@reader.example")
    confirmed("mei@reader.example", language="ko")
    unsubscribe(confirmed("gone@reader.example"), at=AT)
    (row,) = rows_of(run("export_subscribers")[0])
    url = row.pop("unsubscribe_url")
    assert row == {
        "email": "mei@reader.example",
        "language": "ko",
        "confirmed_at": "2026-03-02T13:31:00Z",
        "agreed_to": "2026-11",
    }
    assert url.startswith("https://kavenyou.example/ko/newsletter/unsubscribe/")
    unsubscribe_by_link(url.rstrip("/").rpartition("/")[2], at=AT)
    assert not Subscriber.objects.confirmed().exists()


def test_export_may_be_of_one_language():
    confirmed("mei@reader.example", language="ko")
    confirmed("tan@reader.example")
    (row,) = rows_of(run("export_subscribers", "--language", "en")[0])
    assert row["email"] == "tan@reader.example"


@pytest.mark.parametrize("email", ["=1+1@reader.example", "+65@reader.example", "-x@reader.example"])
def test_no_address_in_the_export_is_a_formula(email):
    confirmed(email)
    assert rows_of(run("export_subscribers")[0])[0]["email"] == f"'{email}"


def test_export_costs_one_query_however_many(django_assert_num_queries):
    for number in range(3):
        confirmed(f"reader{number}@reader.example")
    with django_assert_num_queries(1):
        run("export_subscribers")


# -- In --------------------------------------------------------------------------------------------


@pytest.fixture
def table(tmp_path):
    def write(*rows, headings="email,language,agreed_at,proof", encoding="utf-8"):
        path = tmp_path / "list.csv"
        path.write_text("\n".join([headings, *rows]), encoding=encoding)
        return str(path)

    return write


ROW = "Mei@Reader.Example,ko,2025-03-01T12:00+08:00,form on the old site"


def test_import_takes_whoever_agreed_with_when_and_how(table):
    assert run("import_subscribers", table(ROW, encoding="utf-8-sig")) == ("Took 1 of 1.\n", "")
    subscriber = Subscriber.objects.get()
    assert (subscriber.email, subscriber.language, subscriber.state) == (
        "mei@reader.example",
        "ko",
        "confirmed",
    )
    assert subscriber.confirmed_at.isoformat() == "2025-03-01T04:00:00+00:00"
    assert (subscriber.wording, subscriber.mail_due_at) == ("import: form on the old site", None)


def test_import_again_adds_nobody_twice(table):
    run("import_subscribers", table(ROW))
    assert run("import_subscribers", table(ROW)) == (
        "Took 0 of 1.\n",
        "Row 2: This address is here already.\n",
    )


def test_import_does_not_bring_back_who_has_left(table):
    unsubscribe(confirmed("mei@reader.example"), at=AT)
    said, complained = run("import_subscribers", table(ROW))
    assert (said, Subscriber.objects.count()) == ("Took 0 of 1.\n", 0)
    assert complained.startswith("Row 2: This person has left the list")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("mei@reader.example,ko,2025-03-01T12:00+08:00,", "The proof"),
        ("mei@reader.example,ko,2025-03-01T12:00+08:00", "The proof"),
        ("mei@reader.example,ko,,form", "The moment this person agreed is missing"),
        ("mei@reader.example,ko,last year,form", "The moment this person agreed is missing"),
        ("mei@reader.example,ko,2025-13-01T12:00,form", "The moment this person agreed is missing"),
        ("mei@reader.example,ko,2125-03-01T12:00,form", "The moment this person agreed lies in the future"),
        ("mei@reader.example,fr,2025-03-01T12:00,form", "The language is one of"),
        ("mei@reader,ko,2025-03-01T12:00,form", "Enter an email address"),
    ],
)
def test_import_says_which_row_it_refuses_and_why_and_takes_the_others(table, row, complaint):
    said, complained = run("import_subscribers", table(row, ROW.replace("Mei", "Tan")))
    assert said == "Took 1 of 2.\n"
    assert complained.startswith(f"Row 2: {complaint}")


def test_import_of_another_table_is_refused_whole(table):
    with pytest.raises(CommandError, match="missing: agreed_at, proof"):
        run("import_subscribers", table("a@reader.example,ko", headings="email,language"))
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_subscribers", "/nowhere/list.csv")
