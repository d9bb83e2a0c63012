"""Sign-up, confirmation and leaving, as pages."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.masthead.chrome import load_chrome
from articles.masthead.models import Page
from articles.newsletter.models import Subscriber, Suppression
from articles.newsletter.subscribing import WORDING
from articles.newsletter.tokens import confirmation_token, unsubscribe_token
from kavenyou.settings.mail import mail_settings
from tests.enquiries.letters import found_desk
from tests.factories import make_live_article
from tests.newsletter.readers import EMAIL, confirmed, mailed, sign_up

from .reading import of_class, parse, read, words

pytestmark = pytest.mark.django_db

FORM, INBOX = "/newsletter/", "/newsletter/check-inbox/"
ON_LIST, OFF_LIST = "/newsletter/confirmed/", "/newsletter/unsubscribed/"
ONE_CLICK = "List-Unsubscribe=One-Click"


@pytest.fixture(autouse=True)
def _desk():
    found_desk()


def send(client, email=EMAIL, *, headers=None, path=FORM, **fields):
    return client.post(
        path, {"email": email, "website": "", **fields}, headers=headers or {"Sec-Fetch-Site": "same-origin"}
    )


def confirm_path(subscriber):
    return f"/newsletter/confirm/{confirmation_token(subscriber)}/"


def leave_path(subscriber):
    return f"/newsletter/unsubscribe/{unsubscribe_token(subscriber)}/"


def asked(ago=timedelta(0), email=EMAIL):
    """Somebody asked so long ago, and was mailed."""
    at = timezone.now() - ago
    return mailed(sign_up(email, at=at), at=at)


# -- The form and the box --------------------------------------------------------------------------


def box():
    return parse(
        render_to_string("articles/components/newsletter_box.html", {"chrome": load_chrome()}).encode()
    )


def test_box_is_a_form_with_label_hint_and_button_for_everybody_alike():
    tree = box()
    (form,) = tree.forms
    (label,) = form.xpath("./label")
    field = tree.get_element_by_id(label.get("for"))
    assert (form.get("action"), form.get("method"), "novalidate" in form.attrib) == (FORM, "post", True)
    assert (field.get("name"), field.get("type"), field.get("autocomplete")) == ("email", "email", "email")
    assert words(tree.get_element_by_id(field.get("aria-describedby"))).startswith("We email a confirmation")
    assert words(form.xpath(".//button")[0]) == "Sign me up"
    assert sorted(each.get("name") for each in form.xpath(".//input")) == ["email", "website"]
    assert render_to_string("articles/components/newsletter_box.html", {"chrome": load_chrome()}) == (
        render_to_string("articles/components/newsletter_box.html", {"chrome": load_chrome()})
    )


def test_trap_of_the_box_is_out_of_everybodys_way():
    (trap,) = box().xpath("//input[@name='website']")
    assert (trap.get("tabindex"), trap.get("autocomplete")) == ("-1", "off")
    assert trap.xpath("ancestor::*[@aria-hidden='true']")


def test_box_leads_to_the_privacy_page_where_there_is_one():
    Page.objects.filter(slug="privacy").delete()
    assert "Privacy" not in words(box())
    Page.objects.create(slug="privacy", title="Privacy", body="<p>Little.</p>", is_published=True)
    assert box().xpath("//p[@id='newsletter-hint']/a/@href") == ["/privacy/"]


def test_box_stands_once_on_every_page_but_those_of_the_newsletter(client):
    story = make_live_article()
    for path in ["/", story.get_absolute_url(), "/music/", "/ko/", "/nothing-here/"]:
        assert len(parse(client.get(path).content).xpath("//form[contains(@action, '/newsletter/')]")) == 1, (
            path
        )
    assert len(parse(client.get(FORM).content).xpath("//form[contains(@action, '/newsletter/')]")) == 1
    assert not parse(client.get(INBOX).content).xpath("//form[contains(@action, '/newsletter/')]")


def test_words_people_agree_to_have_a_version_of_their_own():
    """Other words need another WORDING, and docs/editors.md keeps what the former said."""
    Page.objects.get_or_create(
        slug="privacy", language="en", defaults={"title": "Privacy", "is_published": True}
    )
    assert WORDING == "2026-11"
    assert words(box().xpath("//section")[0]) == (
        "KAvenyou in your inbox Who is on stage, what is worth the trip, and the interview for your commute. "
        "Email address Sign me up Leave this empty "
        "We email a confirmation link first. Unsubscribe in one click. Privacy"
    )


def test_form_is_kept_by_nobody_listed_nowhere_and_sets_no_cookie(client):
    response = client.get(FORM)
    page = parse(response.content)
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert b"csrf" not in response.content
    assert page.xpath("//meta[@name='robots']/@content")[0].startswith("noindex")
    assert len(page.xpath("//main//form")) == 1


def test_form_costs_the_chrome_and_nothing_more(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        client.get(FORM)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_form_takes_no_other_method(client, method):
    assert getattr(client, method)(FORM).status_code == 405


# -- R67: the same answer for everybody --------------------------------------------------------------


def known_as(state):
    if state in ("pending", "confirmed", "left"):
        subscriber = (sign_up if state == "pending" else confirmed)(address="198.51.100.1", at=timezone.now())
        mailed(subscriber, at=timezone.now())
    if state == "left":
        Suppression.objects.create(digest=subscriber.digest, left_at=timezone.now())
        subscriber.delete()


def answer_of(response):
    headers = {name: value for name, value in response.headers.items() if name != "Date"}
    return response.status_code, headers, response.content, dict(response.cookies)


@pytest.mark.parametrize("state", ["new", "pending", "confirmed", "left"])
def test_r67_sign_up_is_answered_identically_for_new_pending_and_confirmed(client, state):
    known_as(state)
    response = send(client)
    assert answer_of(response)[0::2] == (303, b"")
    assert response.headers["Location"] == INBOX
    assert (response.headers["Cache-Control"], len(response.cookies)) == ("no-store", 0)
    page = read(client, response.headers["Location"])
    assert EMAIL not in words(page)


def test_r67_sign_up_asks_the_database_the_same_for_new_pending_and_confirmed(client):
    asked_of = {}
    for number, state in enumerate(["new", "pending", "confirmed", "left"]):
        Subscriber.objects.all().delete()
        known_as(state)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            send(client, headers={"Sec-Fetch-Site": "same-origin", "X-Nothing": str(number)})
        asked_of[state] = [re.sub(r"'[^']*'|\d+", "?", query["sql"])[:60] for query in queries]
    assert asked_of["new"] == asked_of["pending"] == asked_of["confirmed"] == asked_of["left"]


def test_check_inbox_says_where_to_look_and_nothing_of_the_address(client):
    page = read(client, INBOX)
    assert words(page.xpath("//h1")[0]) == "Check your inbox"
    assert "look in spam" in words(of_class(page, "stand")[0])


def test_sign_up_keeps_the_language_of_the_page(client):
    response = send(client, path="/ko/newsletter/")
    assert response.headers["Location"] == "/ko/newsletter/check-inbox/"
    assert Subscriber.objects.get().language == "ko"


def test_mail_server_down_changes_nothing_for_the_reader(
    client, settings, django_capture_on_commit_callbacks
):
    for name, value in mail_settings("smtp", host="127.0.0.1", port=1, timeout=5).items():
        setattr(settings, name, value)
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client)
    assert response.status_code == 303
    subscriber = Subscriber.objects.get()
    assert subscriber.mail_problem.startswith("Not sent")
    assert subscriber.mail_due_at > timezone.now()


@pytest.mark.parametrize(
    ("email", "message"),
    [
        ("", "Enter your email address"),
        ("   ", "Enter your email address"),
        ("mei@reader", "Enter an email address in the format name@example.com"),
        ("mei@gmаil.com", "Enter an email address in the format name@example.com"),
        ("аdmin@reader.example", "Enter an email address in the format name@example.com"),
        ("x" * 3000 + "@reader.example", "Enter an email address in the format name@example.com"),
        ("mei@reader.example\r\nBcc: all@reader.example", "Write this on one line, without line breaks."),
        ("mei@reader.example\n", "Write this on one line, without line breaks."),
        ('"><script>alert(1)</script>', "Enter an email address in the format name@example.com"),
    ],
)
def test_bad_address_is_explained_by_one_message_beside_the_field(client, email, message):
    response = send(client, email)
    page = parse(response.content)
    field = page.get_element_by_id("newsletter-email")
    assert (response.status_code, response.headers["Cache-Control"]) == (422, "no-store")
    assert words(page.find(".//title")).startswith("Error: ")
    assert [words(each) for each in of_class(page, "msg")] == [f"Error: {message}"]
    assert (field.get("aria-invalid"), field.get("aria-describedby")) == (
        "true",
        "newsletter-hint newsletter-error",
    )
    assert "".join((field.get("value") or "").split()) == "".join(email.split())
    assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]")
    assert Subscriber.objects.count() == 0


def test_form_without_any_field_is_explained_too(client):
    assert client.post(FORM).status_code == 422


@pytest.mark.parametrize("email", ["mei+news@reader.example", "mei@등불.example"])
def test_address_with_a_plus_or_in_any_script_is_taken(client, email):
    assert send(client, email).status_code == 303
    assert Subscriber.objects.get().email == email.replace("등불", "xn--2y1by6n")


def test_machine_is_led_on_and_that_is_all(client, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, website="https://pills.example")
    assert (response.status_code, response.headers["Location"]) == (303, INBOX)
    assert (Subscriber.objects.count(), mailoutbox) == (0, [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://[evil.example"},
        {"Referer": "https://evil.example/testserver/"},
    ],
)
def test_sign_up_from_another_site_is_refused_and_kept_on_the_page(client, headers):
    response = send(client, headers=headers)
    page = parse(response.content)
    assert (response.status_code, Subscriber.objects.count()) == (403, 0)
    assert page.get_element_by_id("newsletter-email").get("value") == EMAIL
    assert "This came from another site." in words(of_class(page, "oops")[0])


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/a-story/"},
        {"X-Nothing": "said"},
    ],
)
def test_sign_up_from_our_own_pages_needs_no_cookie(client, headers):
    assert send(client, headers=headers).status_code == 303


def test_sixth_sign_up_in_an_hour_is_put_off_kindly(client):
    for number in range(5):
        assert send(client, f"reader{number}@reader.example").status_code == 303
    response = send(client, "sixth@reader.example")
    page = parse(response.content)
    assert response.status_code == 429
    assert 3590 <= int(response.headers["Retry-After"]) <= 3600
    assert "Send it again in 60 minutes." in words(of_class(page, "oops")[0])
    assert page.get_element_by_id("newsletter-email").get("value") == "sixth@reader.example"
    assert Subscriber.objects.count() == 5


def test_sixth_sign_up_is_put_off_whatever_is_known_of_the_address(client):
    known_as("confirmed")
    answers = [send(client).status_code for _ in range(6)]
    assert answers == [303] * 5 + [429]


def test_forged_forwarding_header_frees_nobody(client):
    for number in range(6):
        header = {"X-Forwarded-For": f"198.51.100.{number}", "Sec-Fetch-Site": "same-origin"}
        response = send(client, f"reader{number}@reader.example", headers=header)
    assert response.status_code == 429


def test_readers_behind_our_proxy_are_told_apart(client, settings):
    settings.ARTICLES = {**settings.ARTICLES, "TRUSTED_PROXIES": 1}
    for number in range(6):
        header = {"X-Forwarded-For": f"203.0.113.9, 198.51.100.{number}"}
        assert send(client, f"reader{number}@reader.example", headers=header).status_code == 303


def test_twenty_thousand_fields_are_refused(client):
    body = urlencode([(f"f{number}", "") for number in range(20_000)])
    response = client.post(FORM, body, content_type="application/x-www-form-urlencoded")
    assert (response.status_code, Subscriber.objects.count()) == (400, 0)


# -- R68: confirming ---------------------------------------------------------------------------------


def test_r68_get_shows_a_button_and_changes_nothing(client):
    subscriber = asked()
    before = Subscriber.objects.values().get()
    page = read(client, confirm_path(subscriber))
    (form,) = page.xpath("//main//form")
    assert (form.get("method"), words(form)) == ("post", "Yes, send me the newsletter")
    client.head(confirm_path(subscriber))
    assert Subscriber.objects.values().get() == before


def test_r68_post_confirms_and_leads_to_the_list(client):
    response = client.post(confirm_path(asked()))
    assert (response.status_code, response.headers["Location"]) == (303, ON_LIST)
    subscriber = Subscriber.objects.get()
    assert (subscriber.state, subscriber.wording) == ("confirmed", WORDING)
    assert timezone.now() - subscriber.confirmed_at < timedelta(minutes=1)
    assert words(read(client, ON_LIST).xpath("//h1")[0]) == "You are on the list"


def test_r68_link_used_before_says_that_one_is_on_the_list(client):
    path = confirm_path(asked())
    client.post(path)
    confirmed_at = Subscriber.objects.get().confirmed_at
    for response in (client.get(path), client.post(path)):
        assert (response.status_code, response.headers["Location"]) == (303, ON_LIST)
    assert Subscriber.objects.get().confirmed_at == confirmed_at


@pytest.mark.parametrize("method", ["get", "post"])
def test_r68_expired_link_offers_a_fresh_one_and_confirms_nobody(client, method):
    path = confirm_path(asked(timedelta(hours=48)))
    response = getattr(client, method)(path)
    page = parse(response.content)
    assert response.status_code == 410
    assert words(page.xpath("//h1")[0]) == "This link has expired"
    (button,) = page.xpath("//main//form[@method='post']//button")
    assert (words(button), button.get("name")) == ("Send me a fresh link", "again")
    assert Subscriber.objects.get().state == "pending"


def test_r68_fresh_link_is_sent_by_post_and_counts(client, django_capture_on_commit_callbacks, mailoutbox):
    path = confirm_path(asked(timedelta(hours=49)))
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(path, {"again": "1"})
    assert (response.status_code, response.headers["Location"]) == (303, INBOX)
    (fresh,) = re.findall(r"(/newsletter/confirm/\S+/)\n", mailoutbox[0].body)
    assert client.post(path).status_code == 410
    assert client.post(fresh).headers["Location"] == ON_LIST


def test_fresh_links_count_as_sign_ups(client):
    path = confirm_path(asked(timedelta(hours=49)))
    answers = [client.post(path, {"again": "1"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert answers[-1].headers["Referrer-Policy"] == "no-referrer"


def test_link_of_an_address_that_is_gone_leads_to_the_form(client):
    subscriber = asked()
    path = confirm_path(subscriber)
    subscriber.delete()
    response = client.get(path)
    page = parse(response.content)
    assert response.status_code == 410
    assert page.xpath("//main//a[@class='btn']/@href") == [FORM]


@pytest.mark.parametrize("token", ["x", "x.y.z", "%00", "..%2f..", "%F0%9F%98%80", "a" * 3000])
@pytest.mark.parametrize("route", ["confirm", "unsubscribe"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_r68_unknown_link_is_404(client, route, token, method):
    assert getattr(client, method)(f"/newsletter/{route}/{token}/").status_code == 404


# -- R69: leaving ------------------------------------------------------------------------------------


def test_r69_one_click_unsubscribes_without_session_page_or_origin(client):
    """As mail programs do it (RFC 8058): no cookie, no Origin, no redirect to follow."""
    path = leave_path(confirmed())
    response = client.post(path, ONE_CLICK, content_type="application/x-www-form-urlencoded")
    assert (response.status_code, response.content, len(response.cookies)) == (200, b"", 0)
    assert (Subscriber.objects.count(), Suppression.objects.count()) == (0, 1)


def test_r69_one_click_may_be_multipart_come_from_anywhere_and_twice(client):
    path = leave_path(confirmed())
    for _ in range(2):
        response = client.post(
            path,
            {"List-Unsubscribe": "One-Click"},
            headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://mail.example"},
        )
        assert (response.status_code, response.content) == (200, b"")
    assert Subscriber.objects.count() == 0


def test_r69_get_shows_a_button_and_takes_nobody_off(client):
    subscriber = confirmed()
    page = read(client, leave_path(subscriber))
    (form,) = page.xpath("//main//form")
    assert (form.get("method"), words(form)) == ("post", "Unsubscribe")
    assert Subscriber.objects.count() == 1


def test_button_takes_off_the_list_and_says_so(client):
    response = client.post(leave_path(confirmed()))
    assert (response.status_code, response.headers["Location"]) == (303, OFF_LIST)
    assert Subscriber.objects.count() == 0
    assert words(read(client, OFF_LIST).xpath("//h1")[0]) == "You are off the list"


def test_leaving_again_is_no_fault(client):
    path = leave_path(confirmed())
    client.post(path)
    assert read(client, path).xpath("//main//form")
    assert client.post(path).headers["Location"] == OFF_LIST


def test_no_form_needs_a_csrf_token():
    strict = Client(enforce_csrf_checks=True)
    subscriber = asked()
    assert strict.post(FORM, {"email": "tan@reader.example"}).status_code == 303
    assert strict.post(confirm_path(subscriber)).status_code == 303
    assert strict.post(leave_path(subscriber), {"List-Unsubscribe": "One-Click"}).status_code == 200


# -- What holds for every page -----------------------------------------------------------------------


@pytest.fixture
def paths():
    waiting, old, member = (
        asked(),
        asked(timedelta(days=3), "old@reader.example"),
        confirmed("on@reader.example"),
    )
    return {
        "form": FORM,
        "inbox": INBOX,
        "confirm": confirm_path(waiting),
        "confirmed": ON_LIST,
        "expired": confirm_path(old),
        "unsubscribe": leave_path(member),
        "unsubscribed": OFF_LIST,
    }


@pytest.mark.parametrize("prefix", ["", "/ko", "/zh-hans"])
def test_each_page_has_one_heading_one_sentence_and_one_action(client, paths, prefix):
    for name, path in paths.items():
        page = parse(client.get(prefix + path).content)
        main = page.get_element_by_id("main")
        assert len(page.xpath("//h1")) == 1, name
        assert len(of_class(main, "stand")) == 1, name
        assert len(of_class(main, "btn")) == 1, name


def test_no_page_is_kept_listed_or_told_of(client, paths):
    for name, path in paths.items():
        response = client.get(path)
        page = parse(response.content)
        assert response.headers["Cache-Control"] == "no-store", name
        assert "noindex" in page.xpath("//meta[@name='robots']/@content")[0], name
        assert not response.cookies, name
        if name != "form":
            assert response.headers["Referrer-Policy"] == "no-referrer", name
        assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/newsletter/"), name


def test_page_repeats_its_token_only_to_itself(client, paths):
    """In links to the same page in other languages; nowhere a machine would take it from."""
    for name in ("confirm", "expired", "unsubscribe"):
        token = paths[name].rstrip("/").rpartition("/")[2]
        page = parse(client.get(paths[name]).content)
        holders = page.xpath(f"//@*[contains(., '{token}')]")
        assert {each.getparent().tag for each in holders} <= {"a"}, name
        assert token not in "".join(page.xpath("//text()")), name


@pytest.mark.parametrize("path", [INBOX, ON_LIST, OFF_LIST])
def test_answers_are_not_posted_to(client, path):
    assert client.post(path).status_code == 405
