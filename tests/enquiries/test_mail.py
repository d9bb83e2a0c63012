import html
import re

import pytest

from articles.enquiries.mail import NoAdvertisingContact, build_alert, build_receipt

from .letters import WORDS, found_desk, receive

pytestmark = pytest.mark.django_db

HOSTILE = '<img src=x onerror=alert(1)> "Grace" & <b>Co</b> {{ enquiry.notes }} %s'


@pytest.fixture(autouse=True)
def _desk(desk, settings):
    settings.ARTICLES = {"SITE_URL": "https://kavenyou.example/"}


def html_of(message):
    return message.alternatives[0][0]


def visible_words(markup):
    """What a mail program shows: each block on its own, without tags."""
    body = markup[markup.index("<main>") :]
    return html.unescape(re.sub(r"<[^>]+>", " ", body)).split()


def test_receipt_says_that_it_came_and_when_we_reply():
    message = build_receipt(receive())
    assert message.subject == "Your enquiry KA-2026-0001 to KAvenyou"
    assert message.to == ["grace@lantern.example"]
    assert "Your reference: KA-2026-0001" in message.body
    assert "We reply within two working days (Singapore time)." in message.body
    assert "https://kavenyou.example\n" in message.body


@pytest.mark.parametrize("build", [build_receipt, build_alert])
@pytest.mark.parametrize("wants_copy", [True, False])
def test_both_parts_of_a_mail_say_the_same(build, wants_copy):
    message = build(receive(wants_copy=wants_copy, phone="+65 9123 4567", when="May", budget="over-5000"))
    assert visible_words(html_of(message)) == message.body.split()


def test_receipt_repeats_the_letter_only_if_asked():
    plain, copy = build_receipt(receive()), build_receipt(receive(name="Ken", wants_copy=True))
    assert (WORDS in plain.body, WORDS in html_of(plain)) == (False, False)
    assert (WORDS in copy.body, WORDS in html_of(copy)) == (True, True)
    assert "Grace Lim" not in plain.body


def test_receipt_is_marked_as_automatic_and_answered_by_the_desk():
    message = build_receipt(receive())
    assert message.reply_to == ["desk@kavenyou.example"]
    headers = message.message()
    assert headers["Auto-Submitted"] == "auto-replied"
    assert headers["X-Auto-Response-Suppress"] == "All"


def test_alert_goes_to_the_desk_and_is_answered_by_the_partner():
    letter = receive()
    message = build_alert(letter)
    assert (message.to, message.reply_to) == (["desk@kavenyou.example"], ["grace@lantern.example"])
    assert (message.cc, message.bcc) == ([], [])
    assert message.subject == "KA-2026-0001: Press conference or event invite, Lantern Pictures"
    link = f"https://kavenyou.example/admin/articles/enquiry/{letter.pk}/change/"
    assert link in message.body
    assert f'href="{link}"' in html_of(message)
    assert WORDS in message.body


def test_alert_names_the_person_when_there_is_no_company():
    assert build_alert(receive(company="")).subject.endswith(", Grace Lim")


def test_alert_needs_somebody_to_tell():
    found_desk(email="")
    with pytest.raises(NoAdvertisingContact):
        build_alert(receive())
    assert build_receipt(receive()).reply_to == []


@pytest.mark.parametrize("build", [build_receipt, build_alert])
def test_a_mail_keeps_its_message_id_on_every_try(build):
    letter = receive()
    first, second = build(letter).message()["Message-ID"], build(letter).message()["Message-ID"]
    assert first == second
    assert re.fullmatch(r"<KA-2026-0001\.(receipt|alert)\.\d+@kavenyou\.example>", first)


def test_the_two_mails_of_a_letter_have_ids_of_their_own():
    letter = receive()
    assert build_receipt(letter).message()["Message-ID"] != build_alert(letter).message()["Message-ID"]


@pytest.mark.parametrize("build", [build_receipt, build_alert])
def test_html_shows_hostile_words_as_words(build):
    message = build(
        receive(name=HOSTILE[:120], company=HOSTILE, message=f"{WORDS} {HOSTILE}", wants_copy=True)
    )
    markup = html_of(message)
    assert "<img" not in markup
    assert "<b>Co</b>" not in markup
    assert "&lt;img src=x onerror=alert(1)&gt;" in markup
    assert "{{ enquiry.notes }}" in html.unescape(markup)
    assert HOSTILE in message.body


@pytest.mark.parametrize("build", [build_receipt, build_alert])
def test_a_name_written_past_validation_cannot_begin_a_header(build):
    letter = receive()
    letter.company = letter.name = "Lantern\r\nBcc: everyone@example.com\u2028X: y"
    sent = build(letter).message()
    assert sent["Bcc"] is None
    assert sent["X"] is None


def test_a_subject_stays_short_whatever_the_company_is_called():
    assert len(build_alert(receive(company="백" * 160)).subject) <= 150


def test_mails_carry_every_script():
    message = build_alert(
        receive(name="서율", company="燈籠影業", message="뮤지컬 '등불의 거리'에 초대합니다. 꼭 와 주세요!")
    )
    wire = message.message().as_bytes()
    assert b'charset="utf-8"' in wire.lower() or b"charset=utf-8" in wire.lower()
    assert "燈籠影業" in message.subject
    assert "뮤지컬" in message.body
