from datetime import date

import pytest
from django.utils import timezone

from articles.masthead.models import SiteSettings
from articles.masthead.partners import AudienceFact
from tests.factories import make_media_kit, pdf_bytes
from tests.pages.reading import block, of_class, read, words

pytestmark = pytest.mark.django_db

KIT = "/advertise/media-kit.pdf"


# -- the file --------------------------------------------------------------------------------------


def test_media_kit_is_handed_out_to_be_read_under_a_name_that_says_whose_it_is(client):
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "KAvenyou"})
    content = pdf_bytes()
    make_media_kit(version_date=date(2026, 1, 2), file=content)

    answer = client.get(KIT)

    assert b"".join(answer.streaming_content) == content
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="kavenyou-media-kit-2026-01-02.pdf"'
    assert answer.headers["Content-Length"] == str(len(content))


def test_media_kit_can_be_nothing_but_a_pdf_to_a_browser(client):
    make_media_kit()

    answer = client.get(KIT)
    answer.close()

    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'none'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers


def test_there_is_no_kit_where_there_is_none_or_its_file_is_gone(client):
    assert client.get(KIT).status_code == 404

    kit = make_media_kit()
    kit.file.storage.delete(kit.file.name)

    assert client.get(KIT).status_code == 404


def test_kit_is_only_read(client):
    assert client.post(KIT).status_code == 405


# -- what the page for partners says of it ---------------------------------------------------------


def test_page_leads_to_the_kit_with_its_size_and_date(client):
    make_media_kit(version_date=date(2026, 1, 2))

    page = read(client, "/advertise/")

    links = [words(link) for link in page.xpath(f"//main//a[@href='{KIT}']")]
    assert links[0] == "Media kit"
    assert links[1].startswith("Read the PDF (")
    assert links[1].endswith("bytes)") or "KB" in links[1]
    assert "Version of 2 Jan 2026" in words(page.xpath("//main")[0])


def test_page_without_a_kit_does_not_mention_one(client):
    kit = make_media_kit()
    kit.file.storage.delete(kit.file.name)

    assert "edia kit" not in words(read(client, "/advertise/").xpath("//main")[0])


# -- who reads us ----------------------------------------------------------------------------------


def make_fact(value="48,000", **fields):
    values = {
        "label": "readers a month",
        "source": "Our own counter",
        "as_at": timezone.localdate(),
        **fields,
    }
    return AudienceFact.objects.create(value=value, **values)


def test_page_prints_figures_in_their_order_with_source_and_day(client):
    make_fact("62 %", label="read on a phone", position=2, as_at=timezone.localdate().replace(day=1))
    make_fact(position=1)

    facts = block(read(client, "/advertise/"), "audience")

    assert [words(value) for value in facts.xpath(".//dd[not(@class)]")] == ["48,000", "62 %"]
    assert [words(label) for label in facts.iter("dt")] == ["readers a month", "read on a phone"]
    assert words(of_class(facts, "hint")[1]).startswith("Our own counter, as at 1 ")


def test_figures_older_than_twelve_months_are_not_printed(client):
    make_fact(as_at=date(2020, 1, 1))

    page = read(client, "/advertise/")

    assert page.xpath("//*[@id='audience']") == []


@pytest.mark.parametrize("count", [0, 8])
def test_page_costs_seven_queries_whatever_is_on_it(client, count, django_assert_num_queries):
    for _ in range(count):
        make_fact()
        make_media_kit()

    with django_assert_num_queries(7):
        client.get("/advertise/")
