"""Every address of our desks, for every role, against what is written here. An address without a row fails.

Roles: a stranger, an account without groups, the three groups as the migration made them. The writer's own
draft, a colleague's draft and the writer's own live one stand for all articles.
"""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    AdvertisingContact,
    Article,
    AudienceFact,
    Author,
    EmbedCard,
    Enquiry,
    HomeSlot,
    Image,
    LiveArticle,
    MediaKit,
    Page,
    Reading,
    Redirect,
    Section,
    SiteSettings,
    SocialLink,
    Subscriber,
    Tag,
)
from articles.newsroom.publishing import publish_article
from tests.factories import (
    make_article,
    make_author,
    make_image,
    make_media_kit,
    make_section,
    make_tag,
    picture_bytes,
)

pytestmark = pytest.mark.django_db

ROLES = ["stranger", "nobody", "Writer", "Editor", "Partner manager"]
OK, ELSEWHERE, LOGIN, NO, GONE = "200", "302", "login", "403", "404"

# Address (its name in the admin), of which object -> answers to GET, in the order of ROLES.
# Django answers for an object that is hidden from somebody as for one that does not exist: back to the index.
TABLES = {
    "article_changelist": [LOGIN, LOGIN, OK, OK, NO],
    "article_add": [LOGIN, LOGIN, OK, OK, NO],
    "article_tags": [LOGIN, LOGIN, OK, OK, NO],
    "article_translations": [LOGIN, LOGIN, OK, OK, NO],
    "image_changelist": [LOGIN, LOGIN, OK, OK, NO],
    "image_add": [LOGIN, LOGIN, OK, OK, NO],
    "tag_changelist": [LOGIN, LOGIN, OK, OK, NO],
    "tag_add": [LOGIN, LOGIN, OK, OK, NO],
    "section_changelist": [LOGIN, LOGIN, OK, OK, NO],
    "section_add": [LOGIN, LOGIN, NO, OK, NO],
    "author_changelist": [LOGIN, LOGIN, OK, OK, NO],
    "author_add": [LOGIN, LOGIN, NO, OK, NO],
    "sociallink_changelist": [LOGIN, LOGIN, NO, OK, NO],
    "sociallink_add": [LOGIN, LOGIN, NO, OK, NO],
    "advertisingcontact_changelist": [LOGIN, LOGIN, NO, ELSEWHERE, ELSEWHERE],
    "advertisingcontact_add": [LOGIN, LOGIN, NO, NO, NO],
    "sitesettings_changelist": [LOGIN, LOGIN, NO, ELSEWHERE, NO],
    "sitesettings_add": [LOGIN, LOGIN, NO, NO, NO],
    "page_changelist": [LOGIN, LOGIN, NO, OK, NO],
    "page_add": [LOGIN, LOGIN, NO, OK, NO],
    "audiencefact_changelist": [LOGIN, LOGIN, NO, OK, OK],
    "audiencefact_add": [LOGIN, LOGIN, NO, NO, OK],
    "mediakit_changelist": [LOGIN, LOGIN, NO, OK, OK],
    "mediakit_add": [LOGIN, LOGIN, NO, NO, OK],
    "subscriber_changelist": [LOGIN, LOGIN, NO, OK, NO],
    "subscriber_add": [LOGIN, LOGIN, NO, NO, NO],
    "subscriber_export": [LOGIN, LOGIN, NO, NO, NO],
    "subscriber_erase": [LOGIN, LOGIN, NO, NO, NO],
    "redirect_changelist": [LOGIN, LOGIN, NO, OK, NO],
    "redirect_add": [LOGIN, LOGIN, NO, OK, NO],
    "homeslot_changelist": [LOGIN, LOGIN, NO, OK, NO],
    "homeslot_add": [LOGIN, LOGIN, NO, OK, NO],
    "embedcard_changelist": [LOGIN, LOGIN, NO, OK, NO],
    "embedcard_add": [LOGIN, LOGIN, NO, NO, NO],
    "reading_changelist": [LOGIN, LOGIN, NO, OK, OK],
    "enquiry_changelist": [LOGIN, LOGIN, NO, NO, OK],
    "enquiry_add": [LOGIN, LOGIN, NO, NO, NO],
}
OBJECTS = {
    ("article_change", "own draft"): [LOGIN, LOGIN, OK, OK, NO],
    ("article_change", "other draft"): [LOGIN, LOGIN, ELSEWHERE, OK, NO],
    ("article_change", "live"): [LOGIN, LOGIN, OK, OK, NO],
    ("article_history", "own draft"): [LOGIN, LOGIN, OK, OK, ELSEWHERE],
    ("article_history", "other draft"): [LOGIN, LOGIN, ELSEWHERE, OK, ELSEWHERE],
    ("article_history", "live"): [LOGIN, LOGIN, OK, OK, NO],
    ("article_delete", "own draft"): [LOGIN, LOGIN, OK, OK, NO],
    ("article_delete", "other draft"): [LOGIN, LOGIN, ELSEWHERE, OK, NO],
    ("article_delete", "live"): [LOGIN, LOGIN, NO, NO, NO],
    ("article_describe", "own draft"): [LOGIN, LOGIN, OK, OK, NO],
    ("article_describe", "other draft"): [LOGIN, LOGIN, GONE, OK, NO],
    ("article_describe", "live"): [LOGIN, LOGIN, OK, OK, NO],
    ("article_withdraw", "own draft"): [LOGIN, LOGIN, NO, OK, NO],
    ("article_withdraw", "other draft"): [LOGIN, LOGIN, GONE, OK, NO],
    ("article_withdraw", "live"): [LOGIN, LOGIN, NO, OK, NO],
    ("article_source", "translation"): [LOGIN, LOGIN, OK, OK, NO],
    ("article_source", "other translation"): [LOGIN, LOGIN, GONE, OK, NO],
    ("article_source", "live"): [LOGIN, LOGIN, GONE, GONE, NO],
    ("image_change", "image"): [LOGIN, LOGIN, OK, OK, NO],
    ("image_history", "image"): [LOGIN, LOGIN, OK, OK, NO],
    ("image_delete", "image"): [LOGIN, LOGIN, NO, OK, NO],
    ("image_describe", "image"): [LOGIN, LOGIN, OK, OK, NO],
    ("tag_change", "tag"): [LOGIN, LOGIN, OK, OK, NO],
    ("tag_history", "tag"): [LOGIN, LOGIN, OK, OK, NO],
    ("tag_delete", "tag"): [LOGIN, LOGIN, NO, OK, NO],
    ("section_change", "section"): [LOGIN, LOGIN, OK, OK, NO],
    ("section_history", "section"): [LOGIN, LOGIN, OK, OK, NO],
    ("section_delete", "section"): [LOGIN, LOGIN, NO, NO, NO],
    ("author_change", "author"): [LOGIN, LOGIN, OK, OK, NO],
    ("author_history", "author"): [LOGIN, LOGIN, OK, OK, NO],
    ("author_delete", "author"): [LOGIN, LOGIN, NO, OK, NO],
    ("sociallink_change", "sociallink"): [LOGIN, LOGIN, NO, OK, NO],
    ("sociallink_history", "sociallink"): [LOGIN, LOGIN, NO, OK, NO],
    ("sociallink_delete", "sociallink"): [LOGIN, LOGIN, NO, OK, NO],
    ("advertisingcontact_change", "contact"): [LOGIN, LOGIN, NO, OK, OK],
    ("advertisingcontact_history", "contact"): [LOGIN, LOGIN, NO, OK, OK],
    ("advertisingcontact_delete", "contact"): [LOGIN, LOGIN, NO, NO, NO],
    ("sitesettings_change", "settings"): [LOGIN, LOGIN, NO, OK, NO],
    ("sitesettings_history", "settings"): [LOGIN, LOGIN, NO, OK, NO],
    ("sitesettings_delete", "settings"): [LOGIN, LOGIN, NO, NO, NO],
    ("page_change", "page"): [LOGIN, LOGIN, NO, OK, NO],
    ("page_history", "page"): [LOGIN, LOGIN, NO, OK, NO],
    ("page_delete", "page"): [LOGIN, LOGIN, NO, OK, NO],
    ("audiencefact_change", "fact"): [LOGIN, LOGIN, NO, OK, OK],
    ("audiencefact_history", "fact"): [LOGIN, LOGIN, NO, OK, OK],
    ("audiencefact_delete", "fact"): [LOGIN, LOGIN, NO, NO, OK],
    ("mediakit_change", "kit"): [LOGIN, LOGIN, NO, OK, OK],
    ("mediakit_history", "kit"): [LOGIN, LOGIN, NO, OK, OK],
    ("mediakit_delete", "kit"): [LOGIN, LOGIN, NO, NO, OK],
    ("subscriber_change", "subscriber"): [LOGIN, LOGIN, NO, OK, NO],
    ("subscriber_history", "subscriber"): [LOGIN, LOGIN, NO, OK, NO],
    ("subscriber_delete", "subscriber"): [LOGIN, LOGIN, NO, NO, NO],
    ("redirect_change", "redirect"): [LOGIN, LOGIN, NO, OK, NO],
    ("redirect_history", "redirect"): [LOGIN, LOGIN, NO, OK, NO],
    ("redirect_delete", "redirect"): [LOGIN, LOGIN, NO, OK, NO],
    ("homeslot_change", "slot"): [LOGIN, LOGIN, NO, OK, NO],
    ("homeslot_history", "slot"): [LOGIN, LOGIN, NO, OK, NO],
    ("homeslot_delete", "slot"): [LOGIN, LOGIN, NO, OK, NO],
    ("embedcard_change", "card"): [LOGIN, LOGIN, NO, OK, NO],
    ("embedcard_history", "card"): [LOGIN, LOGIN, NO, OK, NO],
    ("embedcard_delete", "card"): [LOGIN, LOGIN, NO, NO, NO],
    ("enquiry_change", "enquiry"): [LOGIN, LOGIN, NO, NO, OK],
    ("enquiry_history", "enquiry"): [LOGIN, LOGIN, NO, NO, OK],
    ("enquiry_delete", "enquiry"): [LOGIN, LOGIN, NO, NO, NO],
}


@pytest.fixture
def people(django_user_model):
    """One account a role; only "nobody" is not staff."""
    made = {}
    for role in ROLES[1:]:
        made[role] = django_user_model.objects.create_user(
            role.lower().replace(" ", "-"), is_staff=role != "nobody"
        )
        made[role].groups.set(Group.objects.filter(name=role))
    return made


@pytest.fixture
def things(people):
    """An object of every table."""
    live = make_article("Live", created_by=people["Writer"])
    publish_article(live, by=None, at=timezone.now())
    enquiry = Enquiry.objects.create(
        reference="KA-1",
        received_at=timezone.now(),
        topic="press",
        name="Lim",
        email="lim@example.com",
        message="Hello",
    )
    return {
        "own draft": make_article("Mine", created_by=people["Writer"]),
        "other draft": make_article("A colleague's", created_by=people["Editor"]),
        "live": live,
        "translation": make_article(
            "My own", created_by=people["Writer"], translation_of=live, language="ko"
        ),
        "other translation": make_article(
            "A colleague's own", created_by=people["Editor"], translation_of=live, language="zh-Hans"
        ),
        "image": make_image(),
        "tag": make_tag("Seo Yul"),
        "section": make_section(),
        "author": make_author(),
        "sociallink": SocialLink.objects.create(platform="telegram", handle="spare"),
        "contact": AdvertisingContact.objects.get_or_create(pk=1)[0],
        "settings": SiteSettings.objects.get_or_create(pk=1)[0],
        "page": Page.objects.create(slug="terms", title="Terms"),
        "fact": AudienceFact.objects.create(
            value="48,000", label="readers", source="counter", as_at="2026-01-02"
        ),
        "kit": make_media_kit(),
        "redirect": Redirect.objects.create(path="/old/", target="/music/"),
        "slot": HomeSlot.objects.create(place="lead", article_id=live.pk),
        "enquiry": enquiry,
        "card": EmbedCard.objects.create(provider="vimeo", url="https://vimeo.com/76979871"),
        "subscriber": Subscriber.objects.create(
            email="mei@reader.example", requested_at=timezone.now(), wording="2026-11"
        ),
    }


def answer(client, people, role, address):
    client.logout()
    if role != "stranger":
        client.force_login(people[role], backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(address)
    if response.status_code == 302 and response["Location"].startswith(reverse("admin:login")):
        return LOGIN
    return str(response.status_code)


def test_tables_answer_each_role_as_written(client, people):
    addresses = {name: reverse(f"admin:articles_{name}") for name in TABLES}
    answers = {
        name: [answer(client, people, role, address) for role in ROLES] for name, address in addresses.items()
    }

    assert answers == TABLES


def test_objects_answer_each_role_as_written(client, people, things):
    addresses = {key: reverse(f"admin:articles_{key[0]}", args=[things[key[1]].pk]) for key in OBJECTS}
    answers = {
        key: [answer(client, people, role, address) for role in ROLES] for key, address in addresses.items()
    }

    assert answers == OBJECTS


def test_every_address_of_our_tables_has_a_row():
    written = {*TABLES, *(name for name, _thing in OBJECTS)}
    ours = [desk for model, desk in admin.site._registry.items() if model._meta.app_label == "articles"]
    known = {url.name.removeprefix("articles_") for desk in ours for url in desk.get_urls() if url.name}

    assert known == written


def test_every_table_an_editor_needs_has_a_desk():
    desks = {model for model in admin.site._registry if model._meta.app_label == "articles"}

    assert desks == {
        AdvertisingContact, Article, AudienceFact, Author, EmbedCard, Enquiry, HomeSlot, Image, LiveArticle,
        MediaKit, Page, Reading, Redirect, Section, SiteSettings, SocialLink, Subscriber, Tag,
    }  # fmt: skip


# -- what the addresses do ---------------------------------------------------------------------------


def log_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")


def test_writer_sees_own_and_published_articles_in_lists_and_choosers(client, people, things):
    log_in(client, people["Writer"])
    listed = client.get(reverse("admin:articles_article_changelist")).context["cl"].result_list
    chooser = {"app_label": "articles", "model_name": "article", "field_name": "translation_of"}
    offered = client.get(reverse("admin:autocomplete"), chooser).json()["results"]

    assert sorted(article.headline for article in listed) == ["Live", "Mine", "My own"]
    assert sorted(choice["text"] for choice in offered) == ["Live", "Mine", "My own"]


def test_writer_reads_a_live_article_and_cannot_post_to_it(client, people, things):
    log_in(client, people["Writer"])
    address = reverse("admin:articles_article_change", args=[things["live"].pk])

    assert "The house lights are up." in client.get(address).content.decode()
    assert client.post(address, {"headline": "Changed"}).status_code == 403
    assert Article.objects.get(pk=things["live"].pk).headline == "Live"


@pytest.mark.parametrize("thing", ["own draft", "other draft", "live"])
def test_writer_can_neither_publish_nor_withdraw(client, people, things, thing):
    log_in(client, people["Writer"])
    number, before = things[thing].pk, Article.objects.get(pk=things[thing].pk).status
    published = client.post(reverse("admin:articles_article_change", args=[number]), {"_publish": "1"})
    withdrawn = client.post(reverse("admin:articles_article_withdraw", args=[number]), {"reason": "x"})

    assert published.status_code == 403
    assert withdrawn.status_code in (403, 404)
    assert Article.objects.get(pk=number).status == before


def test_forged_translation_of_a_hidden_draft_is_refused_like_one_that_is_not_there(client, people, things):
    log_in(client, people["Writer"])
    address = reverse("admin:articles_article_change", args=[things["own draft"].pk])
    hidden = client.post(address, {"translation_of": things["other draft"].pk}).context["errors"].as_data()
    absent = client.post(address, {"translation_of": 999_999}).context["errors"].as_data()

    assert str(hidden) == str(absent)


def test_json_of_an_article_is_not_found_for_whom_it_is_hidden(client, people, things):
    log_in(client, people["Writer"])

    assert (
        client.get(reverse("admin:articles_article_describe", args=[things["other draft"].pk])).status_code
        == 404
    )


def test_administrators_keep_the_pages_and_what_partners_are_told(things, admin_client):
    names = {"page": "page", "audiencefact": "fact", "mediakit": "kit"}
    addresses = [
        reverse(f"admin:articles_{table}_{action}", args=[things[thing].pk])
        for table, thing in names.items()
        for action in ("change", "history", "delete")
    ]

    assert {admin_client.get(address).status_code for address in addresses} == {200}


@pytest.mark.parametrize(
    ("role", "address"),
    [("Editor", "audiencefact"), ("Editor", "mediakit"), ("Partner manager", "page"), ("Writer", "page")],
)
def test_who_may_only_look_or_not_even_that_changes_nothing(client, people, things, role, address):
    log_in(client, people[role])
    thing = {"audiencefact": "fact", "mediakit": "kit", "page": "page"}[address]
    change = reverse(f"admin:articles_{address}_change", args=[things[thing].pk])

    assert client.post(change, {"title": "Mine now", "value": "1"}).status_code == 403
    assert client.post(reverse(f"admin:articles_{address}_add"), {"title": "Mine"}).status_code == 403


def test_enquiries_are_deleted_by_administrators_only(client, things, admin_client):
    address = reverse("admin:articles_enquiry_delete", args=[things["enquiry"].pk])

    assert admin_client.get(address).status_code == 200


@pytest.mark.parametrize("role", ["Writer", "Partner manager"])
def test_address_of_a_hidden_draft_is_told_by_no_side_door(client, people, things, role):
    log_in(client, people[role])
    table = ContentType.objects.get_for_model(Article).pk
    hidden = client.get(reverse("admin:view_on_site", args=[table, things["other draft"].pk]))
    absent = client.get(reverse("admin:view_on_site", args=[table, 999_999]))

    assert (hidden.status_code, absent.status_code) == (404, 404)


def test_view_on_site_leads_to_what_a_person_may_see(client, people, things):
    log_in(client, people["Writer"])
    table = ContentType.objects.get_for_model(Section).pk
    response = client.get(reverse("admin:view_on_site", args=[table, things["section"].pk]))

    assert response["Location"].endswith(things["section"].get_absolute_url())


@pytest.mark.parametrize(
    ("table", "relation"),
    [
        ("image", "articles"),
        ("section", "articles"),
        ("author", "bylines"),
        ("tag", "article_items"),
        ("tag", "article"),
        ("article", "translations"),
    ],
)
def test_tables_are_not_searched_through_what_points_at_them(client, people, things, table, relation):
    log_in(client, people["Writer"])
    asked = {relation: things["other draft"].pk}

    assert client.get(reverse(f"admin:articles_{table}_changelist"), asked).status_code == 400


def test_writer_reading_a_translation_is_not_told_of_a_hidden_original(client, people, things):
    Article.objects.filter(pk=things["live"].pk).update(translation_of=things["other draft"])
    address = reverse("admin:articles_article_change", args=[things["live"].pk])

    log_in(client, people["Writer"])
    assert "colleague" not in client.get(address).content.decode()

    Article.objects.filter(pk=things["live"].pk).update(translation_of=things["own draft"])
    assert ">Mine<" in client.get(address).content.decode()


def test_writer_puts_no_other_picture_in_the_place_of_one_readers_see(client, people):
    shown, free = make_image(), make_image(colour="navy")
    publish_article(make_article(hero_image=shown), by=None, at=timezone.now())
    before = Image.objects.get(pk=shown.pk).digest

    def replace(image):
        file = SimpleUploadedFile("other.jpg", picture_bytes(colour="crimson"))
        data = {"file": file, "title": "Stage", "alt": "New words", "focal_x": "50", "focal_y": "50"}
        return client.post(reverse("admin:articles_image_change", args=[image.pk]), data).status_code

    log_in(client, people["Writer"])
    assert (replace(shown), replace(free)) == (302, 302)
    image = Image.objects.get(pk=shown.pk)
    assert (image.digest, image.alt) == (before, "New words")
    assert Image.objects.get(pk=free.pk).digest != before

    log_in(client, people["Editor"])
    assert replace(shown) == 302
    assert Image.objects.get(pk=shown.pk).digest != before
