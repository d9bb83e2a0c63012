from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile

from articles.masthead import partners
from articles.masthead.partners import AudienceFact, find_media_kit, require_pdf
from tests.factories import make_media_kit, pdf_bytes, picture_bytes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("as_at", "on", "is_current"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), True),
        (date(2026, 3, 2), date(2027, 3, 1), True),
        (date(2026, 3, 2), date(2027, 3, 2), False),
        (date(2026, 3, 2), date(2026, 3, 1), False),
        (date(2028, 2, 29), date(2029, 2, 28), True),
        (date(2028, 2, 29), date(2029, 3, 1), False),
        (date(2027, 3, 1), date(2028, 2, 29), True),
    ],
)
def test_figure_is_current_for_twelve_months(as_at, on, is_current):
    fact = AudienceFact.objects.create(value="48,000", label="readers", source="our counter", as_at=as_at)

    assert fact.is_current(on=on) is is_current
    assert AudienceFact.objects.current(on=on).exists() is is_current


def test_media_kit_is_the_newest_in_the_language_else_in_english(django_assert_num_queries):
    make_media_kit(version_date=date(2025, 1, 1))
    english = make_media_kit(version_date=date(2026, 1, 1))
    korean = make_media_kit(version_date=date(2024, 1, 1), language="ko")

    with django_assert_num_queries(2):
        assert find_media_kit("ko") == korean
        assert find_media_kit("zh-hans") == english
    assert find_media_kit("en-gb") == english


def test_kit_in_another_language_than_english_is_nobody_elses():
    make_media_kit(language="ko")

    assert find_media_kit("en") is None


def test_kit_whose_file_was_taken_away_has_no_size():
    kit = make_media_kit()
    kit.file.storage.delete(kit.file.name)

    assert find_media_kit("en").size == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (picture_bytes(), "no-pdf"),
        (b"<html><script>alert(1)</script>%PDF-1.7 %%EOF", "no-pdf"),
        (pdf_bytes()[:-40], "no-pdf"),
        (b"", "no-pdf"),
    ],
)
def test_file_that_is_no_whole_pdf_is_refused_whatever_its_name(content, code):
    with pytest.raises(ValidationError) as refusal:
        require_pdf(ContentFile(content, name="kit.pdf"))

    assert refusal.value.code == code


def test_file_too_large_to_hand_out_is_refused_unread(monkeypatch):
    monkeypatch.setattr(partners, "PDF_MAX_BYTES", 100)
    with pytest.raises(ValidationError) as refusal:
        require_pdf(ContentFile(pdf_bytes(), name="kit.pdf"))

    assert refusal.value.code == "too-large"


def test_pdf_is_left_to_be_read_from_its_beginning():
    file = File(BytesIO(pdf_bytes() + b"\n\n"), name="kit.pdf")
    file.size = len(pdf_bytes()) + 2

    require_pdf(file)

    assert file.read(5) == b"%PDF-"
