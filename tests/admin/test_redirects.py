"""Editors lead old addresses on, and are told in a sentence when that cannot be."""

import pytest
from django.urls import reverse

from articles.models import Redirect
from tests.factories import make_live_article, make_section

pytestmark = pytest.mark.django_db

ADD = "admin:articles_redirect_add"


@pytest.fixture
def add(client, enter, fill):
    enter("Editor")
    return lambda path, target: fill(reverse(ADD), path=path, target=target)


def errors(answer):
    return {name: list(told) for name, told in answer.context["adminform"].form.errors.items()}


def test_address_pasted_from_a_browser_leads_on(client, add):
    make_live_article(slug="a-story")

    answer = add("http://127.0.0.1:8000/2019/Old%20Story", "/A-Story")

    assert answer.status_code == 302
    assert list(Redirect.objects.values_list("path", "target")) == [("/2019/old story/", "/a-story/")]
    assert client.get("/2019/Old%20Story/").headers["Location"] == "/a-story/"


@pytest.mark.parametrize(
    ("path", "target", "told"),
    [
        ("/music/", "/foodie/", {"path": ["“/music/” answers by itself: readers find a page there."]}),
        ("/a/", "/a", {"target": ["This would lead in a circle: “/a/” ends where it began."]}),
        (
            "/a/",
            "https://evil.example/",
            {"target": ["Write an address of this site, beginning with a slash, for example /music/."]},
        ),
        ("", "/music/", {"path": ["This field is required."]}),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_typed_is_lost(add, path, target, told):
    make_section("music")

    answer = add(path, target)

    assert answer.status_code == 200
    assert errors(answer) == told
    assert answer.context["adminform"].form["target"].value() == target
    assert not Redirect.objects.exists()


def test_second_redirect_from_the_same_address_is_refused(add):
    add("/a/", "/music/")

    assert errors(add("/A", "/foodie/"))["path"] == [
        "There is already a redirect from this address. Change that one."
    ]


def test_redirect_that_leads_nowhere_is_kept_and_warned_of(client, add):
    answer = add("/a/", "/not-yet/")

    shown = [str(message) for message in client.get(answer.headers["Location"]).context["messages"]]
    assert "Readers find nothing at “/not-yet/” yet. Check that it is written as you meant it." in shown


def test_redirect_is_changed_found_and_deleted(client, add, fill):
    add("/a/", "/music/")
    row = Redirect.objects.get()

    fill(reverse("admin:articles_redirect_change", args=[row.pk]), path="/b/", target="/foodie/")
    found = client.get(reverse("admin:articles_redirect_changelist"), {"q": "food"}).context["cl"].result_list

    assert [(each.path, each.target) for each in found] == [("/b/", "/foodie/")]
    client.post(reverse("admin:articles_redirect_delete", args=[row.pk]), {"post": "yes"})
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("role", ["Writer", "Partner manager"])
def test_others_cannot_lead_anywhere(client, enter, role):
    enter(role)

    assert client.post(reverse(ADD), {"path": "/a/", "target": "/music/"}).status_code == 403
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("feed", "“feed” is used by the site itself. Choose another web address."),
        ("a-story", "Readers still find another article at “a-story”. Choose another web address."),
        ("K-Pop", "Use small letters, digits and hyphens only, for example namewee-interview."),
        ("shop", "Old links at “shop” are led to “/music/”. Choose another web address."),
    ],
)
def test_section_is_refused_an_address_that_is_taken(enter, fill, slug, told):
    make_live_article(slug="a-story")
    Redirect.objects.create(path="/shop/", target="/music/")
    enter("Editor")
    section = make_section("pop")

    answer = fill(reverse("admin:articles_section_change", args=[section.pk]), slug=slug)

    assert errors(answer) == {"slug": [told]}


def test_renamed_section_leads_on_from_where_it_stood(client, enter, fill):
    enter("Editor")
    section = make_section("pop")

    fill(reverse("admin:articles_section_change", args=[section.pk]), slug="k-pop")

    assert client.get("/pop/").headers["Location"] == "/k-pop/"
    assert client.get("/k-pop/").status_code == 200
