"""Enquiries as a table for a spreadsheet program that trusts what it opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Enquiry

BYTE_ORDER_MARK = "\ufeff"  # tells Excel that this is UTF-8
# What begins a formula in one program or another; the wide forms do in East Asian editions.
FORMULA_SIGNS = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


def enquiries_csv(enquiries: Iterable[Enquiry]) -> str:
    """Every cell quoted, none a formula: a letter that begins with one gets an apostrophe before it."""
    table = io.StringIO()
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_headings())
    writer.writerows([_harmless(cell) for cell in _cells(enquiry)] for enquiry in enquiries)
    return BYTE_ORDER_MARK + table.getvalue()


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


def _harmless(cell: str) -> str:
    """Blanks, tabs and line breaks before the sign do not hide it from every program."""
    text = str(cell)
    return f"'{text}" if text.lstrip().startswith(FORMULA_SIGNS) or text[:1] in {"\t", "\r", "\n"} else text
