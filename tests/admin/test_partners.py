"""The partners' desk: figures about readers, and the media kit."""

from datetime import date, timedelta

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.models import AudienceFact, MediaKit
from tests.factories import make_media_kit, pdf_bytes

pytestmark = pytest.mark.django_db

FACTS, KITS = "/admin/articles/audiencefact/", "/admin/articles/mediakit/"


def told(response):
    """Everything the form says is wrong."""
    return [problem for problems in response.context["errors"] for problem in problems]


def column(page, name):
    return [" ".join(cell.text_content().split()) for cell in page.xpath(f"//td[@class='field-{name}']")]


def table(client, address):
    return lxml.html.fromstring(client.get(address).content)


def test_partner_manager_writes_a_figure(enter, fill):
    enter("Partner manager")
    today = timezone.localdate().isoformat()
    fill(f"{FACTS}add/", value="48,000", label="readers a month", source="Our own counter", as_at=today)

    assert AudienceFact.objects.get().value == "48,000"


def test_figure_without_a_source_or_from_the_future_is_refused(enter, fill):
    enter("Partner manager")
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    response = fill(f"{FACTS}add/", value="48,000", label="readers", source="", as_at=tomorrow)

    assert told(response) == ["This field is required.", "This day has not come yet."]


def test_list_of_figures_says_which_are_hidden_and_why(client, enter):
    enter("Partner manager")
    today = timezone.localdate()
    for position, day in enumerate([today, date(2020, 1, 1), today + timedelta(days=9)]):
        AudienceFact.objects.create(value="1", label="x", source="y", as_at=day, position=position)

    assert column(table(client, FACTS), "shown") == [
        "Printed",
        "Hidden: older than twelve months",
        "Hidden: its day has not come yet",
    ]


def upload(client, content, **fields):
    data = {"title": "Media kit", "language": "en", "version_date": "2026-01-02", **fields}
    return client.post(f"{KITS}add/", {**data, "file": SimpleUploadedFile("Kit 2026.pdf", content)})


def test_partner_manager_uploads_a_kit_at_an_address_nobody_guesses(client, enter):
    enter("Partner manager")
    upload(client, pdf_bytes())

    kit = MediaKit.objects.get()
    assert kit.file.name.startswith("media-kits/")
    assert "Kit" not in kit.file.name


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<html>%PDF-", "This is no PDF, or not a whole one. Export it again."),
        (b"", "The submitted file is empty."),
    ],
)
def test_kit_that_is_no_pdf_is_refused_in_words(client, enter, content, problem):
    enter("Partner manager")

    assert told(upload(client, content)) == [problem]
    assert not MediaKit.objects.exists()


def test_kit_with_another_ending_is_refused(client, enter):
    enter("Partner manager")
    data = {"title": "Kit", "language": "en", "version_date": "2026-01-02"}
    response = client.post(f"{KITS}add/", {**data, "file": SimpleUploadedFile("kit.html", pdf_bytes())})

    assert "pdf" in told(response)[0]


def test_words_of_a_kit_are_changed_without_uploading_it_again(enter, fill):
    enter("Partner manager")
    kit = make_media_kit()
    name = kit.file.name
    fill(reverse("admin:articles_mediakit_change", args=[kit.pk]), title="For partners")

    kit.refresh_from_db()
    assert (kit.title, kit.file.name) == ("For partners", name)


def test_list_of_kits_says_which_is_handed_out(client, enter):
    enter("Partner manager")
    make_media_kit(version_date=date(2026, 1, 2))
    make_media_kit(version_date=date(2025, 1, 2))
    korean = make_media_kit(version_date=date(2024, 1, 2), language="ko")
    korean.file.storage.delete(korean.file.name)
    page = table(client, KITS)

    assert column(page, "handed_out") == ["Handed out", "A newer one is handed out", "Handed out"]
    assert column(page, "size")[2] == "The file is missing"


def test_deleted_kit_takes_its_file_along(client, enter, django_capture_on_commit_callbacks):
    enter("Partner manager")
    kit = make_media_kit()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:articles_mediakit_delete", args=[kit.pk]), {"post": "yes"})

    assert not MediaKit.objects.exists()
    assert not kit.file.storage.exists(kit.file.name)
