"""Choosing related stories in real Chromium: their order is that of choosing, also the second time."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

CHOSEN = "select => [...select.selectedOptions].map(option => option.text)"


def test_story_taken_out_and_chosen_again_comes_last(live_server, page: Page, client):
    one, two = make_article("One of them"), make_article("Two of them")
    article = make_article("The last train", pinned=[one.pk, two.pk])
    client.force_login(User.objects.create_superuser("mei", password="a long enough secret"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    field = page.locator(".field-pinned")
    expect(field.get_by_role("listitem", name="One of them")).to_be_visible()

    field.locator(".select2-selection__choice__remove").first.click()
    field.get_by_role("searchbox").fill("One of")
    page.locator(".select2-results__option", has_text="One of them").click()

    expect(field.get_by_role("listitem", name="One of them")).to_be_visible()
    assert page.locator("#id_pinned").evaluate(CHOSEN) == ["Two of them", "One of them"]
