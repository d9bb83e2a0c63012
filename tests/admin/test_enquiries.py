"""The partners' desk: letters as they were written, and what we do about them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Enquiry

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/enquiry/"


def make_enquiry(reference="KA-2026-0001", **fields):
    values = {
        "topic": "press",
        "name": "Lim Hui",
        "email": "lim@example.com",
        "message": "Come to our opening.",
    }
    return Enquiry.objects.create(reference=reference, received_at=timezone.now(), **{**values, **fields})


def form_of(enquiry):
    return reverse("admin:articles_enquiry_change", args=[enquiry.pk])


def test_letter_is_shown_as_words_and_cannot_be_changed(client, enter, fill):
    manager = enter("Partner manager")
    enquiry = make_enquiry(name="<script>alert(1)</script>", message="<img src=x onerror=alert(1)>\n\nSecond")
    page = client.get(form_of(enquiry)).content.decode()
    fill(form_of(enquiry), name="Changed", message="Changed", state="talks", notes="Called back.")

    enquiry.refresh_from_db()
    assert "<script>alert(1)" not in page + client.get(LIST).content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert enquiry.message.startswith("<img")
    assert (enquiry.state, enquiry.assignee, enquiry.notes) == ("talks", manager, "Called back.")


def test_address_in_the_letter_cannot_add_to_the_mail_that_answers_it(client, enter):
    enter("Partner manager")
    enquiry = make_enquiry(email="lim?bcc=all@example.com")

    assert 'href="mailto:lim%3Fbcc%3Dall@example.com"' in client.get(form_of(enquiry)).content.decode()


def test_spam_stays_out_of_the_list_until_asked_for(client, enter):
    enter("Partner manager")
    make_enquiry()
    make_enquiry("KA-2026-0002", state="spam", spam_reasons=["links"])
    listed = {
        state: [
            row.reference
            for row in client.get(LIST, {"state": state} if state else {}).context["cl"].result_list
        ]
        for state in ["", "spam", "all"]
    }

    assert listed == {"": ["KA-2026-0001"], "spam": ["KA-2026-0002"], "all": ["KA-2026-0002", "KA-2026-0001"]}


def test_table_for_a_spreadsheet_has_no_formulas(client, enter):
    enter("Partner manager")
    enquiry = make_enquiry(company="=HYPERLINK(1)")
    response = client.post(LIST, {"action": "export_csv", "_selected_action": [enquiry.pk]})

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="enquiries-')
    assert '"\'=HYPERLINK(1)"' in response.content.decode()


def test_mail_that_was_given_up_is_tried_again_when_the_desk_says_so(client, enter):
    enter("Partner manager")
    enquiry = make_enquiry(mail_attempts=10, mail_error="refused")
    client.post(LIST, {"action": "mail_again", "_selected_action": [enquiry.pk]})

    enquiry.refresh_from_db()
    assert (enquiry.mail_attempts, enquiry.mail_error) == (0, "")
    assert enquiry.mail_due_at is not None


def test_letter_emptied_after_its_time_is_not_written_on_again(client, enter):
    enter("Partner manager")
    enquiry = make_enquiry(name="", email="", message="", anonymised_at=timezone.now())

    assert client.post(form_of(enquiry), {"state": "won", "notes": "x"}).status_code == 403


@pytest.mark.parametrize("count", [1, 5])
def test_list_costs_the_same_for_more_letters(client, enter, count, django_assert_num_queries):
    manager = enter("Partner manager")
    for number in range(count):
        make_enquiry(f"KA-{number}", assignee=manager)
    client.get(LIST)

    with django_assert_num_queries(10):
        page = client.get(LIST)
    assert len(page.context["cl"].result_list) == count
