"""Enquiries as a table for a spreadsheet program that trusts what it opens."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.text.tables import csv_table

from .models import Enquiry

BYTE_ORDER_MARK = "\ufeff"  # tells Excel that this is UTF-8


def enquiries_csv(enquiries: Iterable[Enquiry]) -> str:
    """A row for each letter, in words people use; no cell is a formula."""
    return BYTE_ORDER_MARK + csv_table(_headings(), map(_cells, enquiries))


def _headings() -> list[str]:
    return [
        _("Reference"),
        _("Received"),
        _("State"),
        _("About"),
        _("Name"),
        _("Company"),
        _("Email"),
        _("Phone"),
        _("Date or deadline"),
        _("Budget (SGD)"),
        _("Message"),
        _("Looked after by"),
        _("Notes"),
    ]


def _cells(enquiry: Enquiry) -> list[str]:
    return [
        enquiry.reference,
        f"{timezone.localtime(enquiry.received_at):%Y-%m-%d %H:%M}",
        enquiry.get_state_display(),
        enquiry.get_topic_display(),
        enquiry.name,
        enquiry.company,
        enquiry.email,
        enquiry.phone,
        enquiry.when,
        enquiry.get_budget_display(),
        enquiry.message,
        str(enquiry.assignee or ""),
        enquiry.notes,
    ]
