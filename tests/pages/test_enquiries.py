from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from articles.enquiries.models import Enquiry
from articles.enquiries.screening import read_stamp, stamp_form
from articles.masthead.partners import AdvertisingContact
from kavenyou.settings.mail import mail_settings
from tests.enquiries.letters import found_desk
from tests.factories import make_image, make_live_article

from .reading import of_class, parse, read, words

pytestmark = pytest.mark.django_db

FORM = "/advertise/"
MESSAGE = "We bring the musical Lantern Street to Singapore in May and would like you there."


@pytest.fixture(autouse=True)
def _desk():
    found_desk()


def answers(**changes):
    """A form as a partner fills it in, a minute after it was shown. None: the field is not sent."""
    fields = {
        "topic": "press",
        "name": "Grace Lim",
        "company": "Lantern Pictures",
        "email": "grace@lantern.example",
        "phone": "",
        "when": "",
        "budget": "",
        "message": MESSAGE,
        "website": "",
        "t": stamp_form(timezone.now() - timedelta(minutes=1)),
        **changes,
    }
    return {name: value for name, value in fields.items() if value is not None}


def send(client, *, headers=None, **changes):
    return client.post(FORM, answers(**changes), headers=headers or {"Sec-Fetch-Site": "same-origin"})


def box(page, name):
    return page.get_element_by_id(name)


# -- The form --------------------------------------------------------------------------------------


def test_form_is_kept_by_nobody_and_sets_no_cookie(client):
    response = client.get(FORM)
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert b"csrf" not in response.content


def test_form_asks_for_what_it_should_in_order(client):
    page = read(client, FORM)
    (form,) = page.xpath("//main//form")
    names = " ".join(dict.fromkeys(element.get("name") for element in form.inputs))
    assert names == "topic name company email phone when budget message website t copy"
    assert (form.get("action"), form.get("method"), "novalidate" in form.attrib) == (
        "/advertise/#enquiry",
        "post",
        True,
    )
    assert [field.get("name") for field in form.xpath(".//*[@required]")] == ["topic"] * 5 + [
        "name",
        "email",
        "message",
    ]
    assert {name: box(page, name).get("autocomplete") for name in ["name", "company", "email", "phone"]} == {
        "name": "name",
        "company": "organization",
        "email": "email",
        "phone": "tel",
    }
    assert {name: box(page, name).get("maxlength") for name in ["name", "company", "email", "message"]} == {
        "name": "120",
        "company": "160",
        "email": "254",
        "message": "3000",
    }


def test_every_question_has_a_label_and_the_trap_is_out_of_everybodys_way(client):
    (form,) = read(client, FORM).xpath("//main//form")
    for field in form.xpath(".//*[self::input[not(@type='hidden')] or self::select or self::textarea]"):
        assert field.xpath("ancestor::label") or form.xpath(f".//label[@for='{field.get('id')}']")
    (trap,) = form.xpath(".//input[@name='website']")
    assert (trap.get("tabindex"), trap.get("autocomplete")) == ("-1", "off")
    assert trap.xpath("ancestor::*[@aria-hidden='true']")


def test_page_shows_two_of_our_newest_pictures_or_none(client):
    assert not of_class(read(client, FORM), "pics")
    for number in range(3):
        make_live_article(
            hero_image=make_image(alt=f"Picture {number}"),
            published_at=timezone.now() - timedelta(days=number),
        )
    (pictures,) = of_class(read(client, FORM), "pics")
    assert pictures.xpath(".//img/@alt") == ["Picture 0", "Picture 1"]


def test_page_says_what_the_masthead_says(client):
    AdvertisingContact.objects.update(wording="Tell us what you are launching.", purpose="For partners")
    page = read(client, FORM)
    assert words(of_class(page, "stand")[0]) == "Tell us what you are launching."
    assert "For partners desk@kavenyou.example" in words(of_class(page, "side")[0])


def test_page_without_an_address_offers_none(client):
    found_desk(email="")
    assert "Prefer email?" not in words(of_class(read(client, FORM), "side")[0])


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_form_takes_no_other_method(client, method):
    assert getattr(client, method)(FORM).status_code == 405


def test_the_page_costs_the_chrome_and_three_queries_more(client, django_assert_num_queries):
    with django_assert_num_queries(7):
        client.get(FORM)


# -- A letter that is right ------------------------------------------------------------------------


def test_letter_is_stored_and_leads_to_the_thanks(client, django_capture_on_commit_callbacks, smtp_sink):
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, copy="1", budget="over-5000", phone="+65 9123 4567", when="May")
    letter = Enquiry.objects.get()
    assert response.status_code == 303
    assert response.headers["Location"] == f"/advertise/thanks/?ref={letter.reference}"
    assert (response.headers["Cache-Control"], len(response.cookies)) == ("no-store", 0)
    assert (letter.name, letter.email, letter.budget, letter.wants_copy) == (
        "Grace Lim",
        "grace@lantern.example",
        "over-5000",
        True,
    )
    assert smtp_sink.recipients == [["grace@lantern.example"], ["desk@kavenyou.example"]]


def test_letter_is_trimmed_and_its_lines_are_counted_as_browsers_do(client):
    message = "\r\n".join(["x" * 59] * 50)  # 3,000 characters as typed, 3,049 as sent, and blanks around it
    response = send(client, name="  Grace Lim ", email=" grace@lantern.example ", message=f"\r\n{message}  ")
    assert response.status_code == 303
    letter = Enquiry.objects.get()
    assert (letter.name, letter.email) == ("Grace Lim", "grace@lantern.example")
    assert letter.message == message.replace("\r\n", "\n")
    assert len(letter.message) == 2999


def test_optional_answers_may_be_missing_altogether(client):
    missing = dict.fromkeys(["company", "phone", "when", "budget", "website"])
    assert send(client, **missing).status_code == 303


def test_address_in_any_script_is_taken(client):
    assert send(client, email="grace@등불.example").status_code == 303


def test_double_submit_leads_to_the_same_reference(client):
    first, second = send(client), send(client)
    assert first.headers["Location"] == second.headers["Location"]
    assert Enquiry.objects.count() == 1


def test_mail_server_down_changes_nothing_for_the_partner(
    client, settings, django_capture_on_commit_callbacks
):
    for name, value in mail_settings("smtp", host="127.0.0.1", port=1, timeout=5).items():
        setattr(settings, name, value)
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client)
    page = read(client, response.headers["Location"])
    assert "Your enquiry is saved." in words(page)
    assert Enquiry.objects.get().mail_problem.startswith("Acknowledgement not sent")


# -- A letter that is not --------------------------------------------------------------------------

MISSING = {
    "topic": "Choose what this is about",
    "name": "Enter your name",
    "email": "Enter your email address",
    "message": "Tell us a little about what you have in mind, at least 20 characters",
}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        *((field, value, message) for field, message in MISSING.items() for value in ["", None]),
        ("topic", "gossip", MISSING["topic"]),
        ("name", "   ", MISSING["name"]),
        ("name", "x" * 121, "Shorten this to 120 characters or fewer. It is now 121."),
        ("company", "x" * 161, "Shorten this to 160 characters or fewer. It is now 161."),
        ("phone", "x" * 61, "Shorten this to 60 characters or fewer. It is now 61."),
        ("when", "x" * 81, "Shorten this to 80 characters or fewer. It is now 81."),
        ("budget", "a lot", "Choose a budget from the list"),
        ("email", "grace@lantern", "Enter an email address in the format name@company.com"),
        ("email", "grace", "Enter an email address in the format name@company.com"),
        ("message", "Hi!", MISSING["message"]),
        ("message", "x" * 3412, "Shorten your message to 3,000 characters or fewer. It is now 3,412."),
        *((field, "Grace\r\nBcc: all@example.com", "Write this on one line, without line breaks.")
          for field in ["name", "company", "email", "phone", "when"]),
        ("name", "Grace\n", "Write this on one line, without line breaks."),
        ("email", "grace@lantern.example\r\n", "Write this on one line, without line breaks."),
    ],
)  # fmt: skip
def test_wrong_answer_is_explained_beside_the_field_and_on_top(client, field, value, message):
    response = send(client, **{field: value})
    page = parse(response.content)
    assert response.status_code == 422
    assert response.headers["Cache-Control"] == "no-store"
    assert Enquiry.objects.count() == 0
    assert words(page.find(".//title")).startswith("Error: ")
    (summary,) = of_class(page, "oops")
    assert (summary.get("role"), summary.get("tabindex"), summary.get("id")) == ("alert", "-1", "oops")
    assert words(summary) == f"One thing to fix {message}"
    (link,) = summary.xpath(".//a")
    target = page.get_element_by_id(link.get("href").removeprefix("#"))
    assert (target.get("name"), target.get("aria-invalid")) == (field, "true")
    assert words(page.get_element_by_id(f"{field}_error")) == f"Error: {message}"


def test_message_stands_between_label_and_field_which_name_each_other(client):
    page = parse(send(client, message="Hi!").content)
    message = box(page, "message")
    assert message.get("aria-describedby") == "message_helptext message_error"
    assert [child.tag for child in message.getparent()] == ["label", "p", "p", "textarea"]
    assert of_class(page, "bad") == [message.getparent()]


def test_choice_that_was_not_made_is_told_to_the_group(client):
    page = parse(send(client, topic="").content)
    (group,) = page.xpath("//fieldset")
    assert group.get("aria-describedby") == "topic_error"
    assert page.get_element_by_id("topic_error") in group.iter()


def test_everything_typed_is_shown_again(client):
    page = parse(
        send(client, email="grace@lantern", phone="+65 9123", when="May", budget="none", copy="on").content
    )
    (form,) = page.xpath("//main//form")
    shown = dict(form.fields)
    assert {
        name: shown[name] for name in ["topic", "name", "company", "email", "phone", "when", "budget", "copy"]
    } == {
        "topic": "press",
        "name": "Grace Lim",
        "company": "Lantern Pictures",
        "email": "grace@lantern",
        "phone": "+65 9123",
        "when": "May",
        "budget": "none",
        "copy": "on",
    }
    assert shown["message"].strip() == MESSAGE


def test_everything_wrong_is_counted_and_listed_in_order(client):
    (summary,) = of_class(parse(client.post(FORM, {"t": stamp_form(timezone.now())}).content), "oops")
    assert words(summary) == f"Four things to fix {' '.join(MISSING.values())}"


def test_hostile_answers_are_shown_as_words(client):
    hostile = '"><script>alert(1)</script>{{ 7|add:7 }}%s'
    page = parse(send(client, name=hostile, message=f"</textarea>{hostile}", email="x").content)
    assert page.forms[0].fields["name"] == hostile
    assert page.forms[0].fields["message"].strip() == f"</textarea>{hostile}"
    assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]")


def test_a_corrected_form_is_not_taken_for_a_machine(client):
    opened = stamp_form(timezone.now() - timedelta(minutes=1))
    page = parse(send(client, email="x", t=opened).content)
    send(client, t=page.forms[0].fields["t"])
    assert Enquiry.objects.get().state == "new"


# -- Screening -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [({"website": "https://pills.example"}, ["trap"]), ({"age": 1}, ["fast"])],
)
def test_machines_are_thanked_and_filed_as_spam(
    client, django_capture_on_commit_callbacks, mailoutbox, changes, reasons
):
    if age := changes.pop("age", None):
        changes["t"] = stamp_form(timezone.now() - timedelta(seconds=age))
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, **changes)
    letter = Enquiry.objects.get()
    assert (response.status_code, response.headers["Location"]) == (
        303,
        f"/advertise/thanks/?ref={letter.reference}",
    )
    assert (letter.state, letter.spam_reasons, mailoutbox) == ("spam", reasons, [])


@pytest.mark.parametrize("stamp", [None, "", "forged", "old"])
def test_page_open_too_long_is_sent_again_with_all_that_was_typed(client, stamp):
    if stamp == "old":
        stamp = stamp_form(timezone.now() - timedelta(hours=25))
    response = send(client, t=stamp)
    page = parse(response.content)
    assert response.status_code == 422
    assert "This page was open for a long time. Check your answers and send again." in words(
        of_class(page, "oops")[0]
    )
    assert page.forms[0].fields["message"].strip() == MESSAGE
    again = page.forms[0].fields["t"]
    assert read_stamp(again, at=timezone.now()) >= timedelta(seconds=3)
    send(client, t=again)
    assert Enquiry.objects.get().state == "new"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://[evil.example"},
        {"Origin": "http://testserver.evil.example", "Referer": "http://testserver/advertise/"},
        {"Referer": "https://evil.example/testserver/"},
    ],
)
def test_letter_from_another_site_is_refused_and_kept_on_the_page(client, headers):
    response = send(client, headers=headers)
    page = parse(response.content)
    assert (response.status_code, Enquiry.objects.count()) == (403, 0)
    assert page.forms[0].fields["message"].strip() == MESSAGE
    assert "This came from another site." in words(of_class(page, "oops")[0])


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/advertise/?utm_source=x"},
        {"X-Nothing": "said"},
    ],
)
def test_letter_from_our_own_page_needs_no_cookie(client, headers):
    assert send(client, headers=headers).status_code == 303


def test_sixth_letter_in_an_hour_is_put_off_kindly(client):
    for number in range(5):
        assert send(client, message=f"{MESSAGE} {number}").status_code == 303
    response = send(client, message=f"{MESSAGE} sixth")
    page = parse(response.content)
    assert response.status_code == 429
    assert 3590 <= int(response.headers["Retry-After"]) <= 3600
    (notice,) = of_class(page, "oops")
    assert notice.xpath(".//a/@href") == ["mailto:desk@kavenyou.example"]
    assert "Everything you typed is still here: send it again in 60 minutes." in words(notice)
    assert page.forms[0].fields["message"].strip() == f"{MESSAGE} sixth"
    assert Enquiry.objects.count() == 5


def test_forged_forwarding_header_frees_nobody(client):
    for number in range(5):
        send(client, message=f"{MESSAGE} {number}", headers={"X-Forwarded-For": f"198.51.100.{number}"})
    assert (
        send(client, message=f"{MESSAGE} 6", headers={"X-Forwarded-For": "198.51.100.9"}).status_code == 429
    )


def test_partners_behind_our_proxy_are_told_apart(client, settings):
    settings.ARTICLES = {**settings.ARTICLES, "TRUSTED_PROXIES": 1}
    for number in range(6):
        header = {"X-Forwarded-For": f"203.0.113.9, 198.51.100.{number}"}
        assert send(client, message=f"{MESSAGE} {number}", headers=header).status_code == 303


# -- Too much --------------------------------------------------------------------------------------


def test_body_of_ten_megabytes_is_refused(client):
    response = send(client, message="x" * 10 * 1024**2)
    assert (response.status_code, Enquiry.objects.count()) == (413, 0)


def test_twenty_thousand_fields_are_refused(client):
    body = urlencode([(f"f{number}", "") for number in range(20_000)])
    response = client.post(FORM, body, content_type="application/x-www-form-urlencoded")
    assert (response.status_code, Enquiry.objects.count()) == (400, 0)


def test_long_letter_is_explained_instead_of_refused(client):
    assert send(client, message="서울" * 10_000).status_code == 422


def test_files_are_not_taken(client):
    picture = BytesIO(b"x" * 1000)
    picture.name = "invitation.exe"
    response = client.post(FORM, {**answers(), "attachment": picture})
    assert response.status_code == 303


# -- Thanks ----------------------------------------------------------------------------------------


def test_thanks_repeat_the_reference_and_promise_an_answer(client):
    response = client.get("/advertise/thanks/?ref=KA-2026-0147")
    page = parse(response.content)
    saved = "Your enquiry is saved. Your reference is KA-2026-0147."
    assert words(of_class(page, "stand")[0]) == f"{saved} We reply within two working days (Singapore time)."
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert page.xpath("//meta[@name='robots']/@content")[0].startswith("noindex")


def test_thanks_for_a_foreign_reference_are_the_same_as_for_ones_own(client):
    send(client)
    own, foreign = (
        client.get("/advertise/thanks/", {"ref": ref}).content.replace(ref.encode(), b"")
        for ref in (Enquiry.objects.get().reference, "KA-2026-9999")
    )
    assert own == foreign
    assert b"Grace" not in own


@pytest.mark.parametrize(
    "ref", ["", "x", "KA-2026-1' OR 1=1", "<script>alert(1)</script>", "KA-2026-0001\n", "K" * 3000]
)
def test_thanks_repeat_nothing_that_is_no_reference(client, ref):
    page = read(client, f"/advertise/thanks/?{urlencode({'ref': ref})}")
    assert words(of_class(page, "stand")[0]) == "We reply within two working days (Singapore time)."


def test_thanks_are_not_posted_to(client):
    assert client.post("/advertise/thanks/").status_code == 405
