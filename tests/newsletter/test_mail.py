import html
import re

import pytest
from django.utils import timezone

from articles.newsletter.mail import build_mail, list_headers, unsubscribe_url
from articles.newsletter.models import Subscriber
from articles.newsletter.sending import send_pending_mail
from articles.newsletter.subscribing import confirm_subscription, unsubscribe_by_link
from articles.newsletter.tokens import confirmation_token

from .readers import AT, confirmed, mailed, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("masthead")]


def html_of(message):
    return message.alternatives[0][0]


def visible_words(markup):
    return html.unescape(re.sub(r"<[^>]+>", " ", markup[markup.index("<main>") :])).split()


def test_confirmation_is_one_button_that_leads_to_the_link():
    subscriber = sign_up()
    message = build_mail(subscriber)
    link = f"https://kavenyou.example/newsletter/confirm/{confirmation_token(subscriber)}/"
    assert message.subject == "Confirm your KAvenyou newsletter"
    assert message.to == ["mei@reader.example"]
    assert (message.cc, message.bcc, message.reply_to) == ([], [], [])
    assert f"\n{link}\n" in message.body
    assert re.findall(r'class="button" href="([^"]+)"', html_of(message)) == [link]
    assert "works for 48 hours" in message.body


def test_confirmation_repeats_nothing_a_stranger_typed():
    subscriber = sign_up("o'<x>&@reader.example".replace("<x>", "x"))
    assert subscriber.email not in build_mail(subscriber).body + html_of(build_mail(subscriber))


@pytest.mark.parametrize("make", [sign_up, confirmed])
def test_both_parts_of_a_mail_say_the_same(make):
    message = build_mail(make())
    plain = re.sub(r"https://\S+|Open this address|Press the button", "", message.body)
    rich = re.sub(
        r"https://\S+|Open this address|Press the button", "", " ".join(visible_words(html_of(message)))
    )
    assert [word for word in rich.split() if word not in ("Confirm", "Unsubscribe")] == plain.split()


def test_reminder_for_who_is_on_the_list_says_so_and_how_to_leave():
    subscriber = confirmed()
    message = build_mail(subscriber)
    assert message.subject == "You are on the KAvenyou newsletter list already"
    assert unsubscribe_url(subscriber) in message.body
    assert "/confirm/" not in message.body + html_of(message)


@pytest.mark.parametrize("language", ["ko", "zh-hans"])
def test_links_lead_to_the_subscribers_language(language):
    subscriber = sign_up(language=language)
    message = build_mail(subscriber)
    assert f"https://kavenyou.example/{language}/newsletter/confirm/" in message.body
    assert f'<html lang="{language}">' in html_of(message)


def test_every_issue_can_be_left_by_one_press_and_by_mail():
    subscriber = confirmed()
    headers = list_headers(subscriber)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page, desk = re.fullmatch(r"<(https://[^>]+)>, <(mailto:[^>]+)>", headers["List-Unsubscribe"]).groups()
    assert desk == "mailto:admin@kavenyou.example?subject=unsubscribe"
    unsubscribe_by_link(page.rstrip("/").rpartition("/")[2], at=AT)
    assert not Subscriber.objects.exists()


def test_headers_arrive_on_the_wire_as_they_were_written(smtp_sink):
    """Long addresses in headers are folded, and must come out whole."""
    subscriber = confirmed()
    Subscriber.objects.update(mail_due_at=timezone.now())
    send_pending_mail(at=timezone.now())
    (message,) = smtp_sink.messages
    for name, value in list_headers(subscriber).items():
        assert message[name].strip() == value
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] is None
    assert smtp_sink.recipients == [["mei@reader.example"]]


def test_address_to_leave_stands_in_the_header_as_it_is():
    """Programs that press the button (RFC 8058) decode nothing, and look for it between < and >."""
    subscriber = confirmed()
    wire = build_mail(subscriber).message().as_bytes()
    assert f"<{unsubscribe_url(subscriber)}>".encode() in wire
    assert b"<mailto:admin@kavenyou.example?subject=unsubscribe>" in wire
    assert b"=?utf-8?" not in wire


def test_link_in_the_mail_arrives_whole_and_confirms(smtp_sink):
    sign_up()
    send_pending_mail(at=AT)
    body = smtp_sink.messages[0].get_body(("plain",)).get_content()
    (token,) = re.findall(r"https://kavenyou.example/newsletter/confirm/([^/\s]+)/", body)
    confirm_subscription(token, at=AT)
    assert Subscriber.objects.confirmed().exists()


def test_mail_keeps_its_message_id_on_every_try_and_another_mail_has_another():
    first = mailed(sign_up())
    one, again = (build_mail(Subscriber.objects.get()).message()["Message-ID"] for _ in range(2))
    later = build_mail(sign_up(at=AT.replace(hour=20))).message()["Message-ID"]
    reminder = build_mail(confirmed("tan@reader.example")).message()["Message-ID"]
    assert one == again
    assert len({one, later, reminder}) == 3
    assert first.digest not in one
    assert re.fullmatch(r"<[0-9a-f]{32}@kavenyou\.example>", one)


def test_second_reminder_is_another_mail():
    subscriber = confirmed()
    first = build_mail(subscriber).message()["Message-ID"]
    assert build_mail(mailed(subscriber)).message()["Message-ID"] != first
