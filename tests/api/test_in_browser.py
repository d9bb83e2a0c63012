"""The API's own page in real Chromium."""

from typing import Any

import pytest

from articles.live.models import LiveArticle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_docs_page_draws_under_our_policy_without_a_complaint(
    live_server: Any, page: Any, article: LiveArticle
) -> None:
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith(live_server.url) else elsewhere.append(request.url),
    )
    answer = page.goto(f"{live_server.url}/api/v1/docs/")
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    page.get_by_text("/api/v1/articles/{number}/").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_placeholder("number").fill(str(article.pk))
    page.get_by_role("button", name="Execute").click()
    page.get_by_text("The hall before the doors").first.wait_for()
    assert complaints == []
    assert [address for address in elsewhere if not address.startswith("data:")] == []
    assert page.context.cookies() == []
