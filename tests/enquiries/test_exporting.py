import csv
import io

import pytest
from django.contrib.auth import get_user_model

from articles.enquiries.exporting import BYTE_ORDER_MARK, enquiries_csv
from articles.enquiries.models import Enquiry

from .letters import WORDS, receive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desk")]


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_export_has_a_row_for_each_letter_in_words_people_use():
    receive(budget="1000-5000", when="May")
    Enquiry.objects.update(assignee=get_user_model().objects.create_user("mei"), notes="Call back")
    (row,) = rows_of(enquiries_csv(Enquiry.objects.select_related("assignee")))
    assert row == {
        "Reference": "KA-2026-0001",
        "Received": "2026-03-02 21:30",
        "State": "New",
        "About": "Press conference or event invite",
        "Name": "Grace Lim",
        "Company": "Lantern Pictures",
        "Email": "grace@lantern.example",
        "Phone": "",
        "Date or deadline": "May",
        "Budget (SGD)": "1,000 to 5,000",
        "Message": WORDS,
        "Looked after by": "mei",
        "Notes": "Call back",
    }


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+65 9123 4567",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        '  =HYPERLINK("https://x.example")',
        "\n=1+1",
        "＝1+1",
        "=cmd|' /C calc'!A0",
        "|calc",
        "%0",
    ],
)
@pytest.mark.parametrize("field", ["name", "company", "phone", "when", "message", "notes"])
def test_no_cell_of_the_export_begins_a_formula(field, formula):
    letter = receive()
    Enquiry.objects.filter(pk=letter.pk).update(**{field: formula})
    (row,) = rows_of(enquiries_csv(Enquiry.objects.all()))
    assert f"'{formula}" in row.values()


def test_every_cell_is_quoted_and_excel_is_told_the_encoding():
    receive(name='Grace "G" Lim', company="燈籠, 影業", message=f"{WORDS}\nSecond line; third")
    table = enquiries_csv(Enquiry.objects.all())
    assert table.startswith('\ufeff"Reference","Received"')
    assert '"Grace ""G"" Lim","燈籠, 影業"' in table
    assert rows_of(table)[0]["Message"].endswith("Second line; third")
    assert len(rows_of(table)) == 1


def test_the_export_costs_one_query(django_assert_num_queries):
    for number in range(3):
        receive(message=f"{WORDS} {number}")
    with django_assert_num_queries(1):
        enquiries_csv(Enquiry.objects.select_related("assignee"))
