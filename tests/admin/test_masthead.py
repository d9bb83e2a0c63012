"""The masthead's desks."""

import pytest

from articles.models import AdvertisingContact, Author, SiteSettings, SocialLink

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", ["advertisingcontact", "sitesettings"])
def test_table_of_one_row_opens_at_its_form(client, enter, table):
    enter("Editor")

    assert client.get(f"/admin/articles/{table}/")["Location"] == f"/admin/articles/{table}/1/change/"
    assert client.get(f"/admin/articles/{table}/2/change/").status_code == 302


def test_settings_nobody_has_saved_yet_are_shown_with_their_defaults_and_saved_as_the_one_row(enter, fill):
    enter("Editor")
    SiteSettings.objects.all().delete()
    fill("/admin/articles/sitesettings/1/change/", name="KAvenyou")

    assert list(SiteSettings.objects.values_list("pk", "name")) == [(1, "KAvenyou")]


def test_contact_is_changed_by_the_partner_manager(enter, fill):
    enter("Partner manager")
    fill("/admin/articles/advertisingcontact/1/change/", email="partners@example.com")

    assert AdvertisingContact.load().email == "partners@example.com"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x.example"]
)
def test_addresses_of_accounts_and_authors_are_web_addresses(client, enter, address):
    enter("Editor")
    link = {"platform": "telegram", "handle": "spare", "given_address": address, "position": "9"}
    account = client.post("/admin/articles/sociallink/add/", link)
    author = client.post("/admin/articles/author/add/", {"name": "X", "slug": "x", "links": address})

    assert "given_address" in account.context["adminform"].form.errors
    assert "links" in author.context["adminform"].form.errors
    assert not SocialLink.objects.filter(handle="spare").exists()
    assert not Author.objects.exists()


def test_address_that_slipped_past_the_form_is_shown_and_not_linked(client, enter):
    enter("Editor")
    SocialLink.objects.create(platform="telegram", handle="spare", given_address="javascript:alert(1)")
    page = client.get("/admin/articles/sociallink/").content.decode()

    assert "javascript:alert(1)" in page
    assert 'href="javascript:' not in page
