"""The masthead's desks."""

import pytest

from articles.models import AdvertisingContact, Author, Section, SiteSettings, SocialLink

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


def test_what_machines_are_told_and_the_front_pages_headings_are_the_desks_to_change(enter, fill):
    enter("Editor")
    fill(
        "/admin/articles/sitesettings/1/change/",
        voices_heading="Heard first-hand",
        events_heading="Next stops",
        ads_txt="example.com, 1, DIRECT",
        allows_ai_crawlers=[],
    )

    settings = SiteSettings.load()
    assert (settings.voices_heading, settings.events_heading) == ("Heard first-hand", "Next stops")
    assert (settings.ads_txt, settings.allows_ai_crawlers) == ("example.com, 1, DIRECT", False)


def test_section_is_named_in_each_language_pages_speak(enter, fill):
    enter("Editor")
    section = Section.objects.create(name="Theatre", slug="theatre")
    fill(f"/admin/articles/section/{section.pk}/change/", name_ko="연극", name_zh="戏剧")

    section.refresh_from_db()
    assert (section.name_ko, section.name_zh) == ("연극", "戏剧")


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
