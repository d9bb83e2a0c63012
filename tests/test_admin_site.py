"""The admin as a newsroom sees it."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from articles.admin_site import ArticlesAdminSite
from articles.models import SiteSettings

pytestmark = pytest.mark.django_db


def desks(page):
    return {
        str(desk["name"]): [table["object_name"] for table in desk["models"]]
        for desk in page.context["app_list"]
    }


@pytest.fixture
def index(client, django_user_model):
    def index_of(group):
        person = django_user_model.objects.create_user(group, is_staff=True)
        person.groups.add(Group.objects.get(name=group))
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client.get("/admin/")

    return index_of


def test_tables_are_grouped_by_desk_and_only_what_a_person_may_see(index):
    assert desks(index("Editor")) == {
        "Newsroom": ["Article", "HomeSlot", "Tag"],
        "Pictures": ["Image", "EmbedCard"],
        "Masthead": [
            *["Section", "Author", "Page", "SocialLink", "AdvertisingContact", "SiteSettings"],
            "Redirect",
        ],
        "Readers": ["Reading"],
        "Newsletter": ["Subscriber"],
        "Partners": ["AudienceFact", "MediaKit"],
    }
    assert desks(index("Writer")) == {
        "Newsroom": ["Article", "Tag"],
        "Pictures": ["Image"],
        "Masthead": ["Section", "Author"],
    }
    assert desks(index("Partner manager")) == {
        "Masthead": ["AdvertisingContact"],
        "Readers": ["Reading"],
        "Partners": ["Enquiry", "AudienceFact", "MediaKit"],
    }


def test_administrator_has_the_accounts_behind_the_desks_and_no_empty_tables(admin_client):
    names = list(desks(admin_client.get("/admin/")))

    assert names[:7] == [
        *["Newsroom", "Pictures", "Masthead", "Readers", "Newsletter", "Partners"],
        "Authentication and Authorization",
    ]
    assert "Taggit" not in names


def test_admin_is_called_after_the_publication(client):
    SiteSettings.objects.update_or_create(pk=1, defaults={"name": "<b>The Paper"})

    assert "&lt;b&gt;The Paper newsroom" in client.get("/admin/login/").content.decode()


def test_our_site_is_the_projects_admin():
    assert isinstance(
        admin.site._wrapped if hasattr(admin.site, "_wrapped") else admin.site, ArticlesAdminSite
    )
