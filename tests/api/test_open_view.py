"""The API keeps its own rules, whatever a host project's defaults are."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

from articles.api.open_view import OpenSchema, OpenView, ReaderThrottle
from articles.api.urls import urlpatterns

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_a_minute(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"anon": "3/min"})
    cache.clear()
    yield
    cache.clear()


def test_flood_from_one_address_is_held_back(client: Client, three_a_minute: None) -> None:
    answers = [client.get("/api/v1/sections/") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert answers[-1].headers["Cache-Control"] == "no-store"
    assert "throttled" in answers[-1].json()["detail"]
    assert client.get("/api/v1/sections/", REMOTE_ADDR="198.51.100.7").status_code == 200


def test_flood_cannot_hide_behind_a_header(client: Client, three_a_minute: None) -> None:
    statuses = [
        client.get("/api/v1/sections/", headers={"x-forwarded-for": f"198.51.100.{number}"}).status_code
        for number in range(4)
    ]
    assert statuses == [200, 200, 200, 429]


def test_readers_behind_our_own_proxy_are_counted_apart(
    client: Client, three_a_minute: None, settings: Any
) -> None:
    settings.ARTICLES = {**settings.ARTICLES, "TRUSTED_PROXIES": 1}
    statuses = [
        client.get("/api/v1/sections/", headers={"x-forwarded-for": f"198.51.100.{number}"}).status_code
        for number in range(4)
    ]
    assert statuses == [200, 200, 200, 200]


def test_rate_stands_where_the_project_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", {"anon": None})
    assert ReaderThrottle().get_rate() == "120/min"


def test_open_view_leaves_nothing_to_the_project() -> None:
    """Session login, forms and the browsable page of a host project's defaults do not reach us."""
    inherited = {name for name in vars(OpenView) if name.endswith("_classes")}
    assert inherited == {
        "authentication_classes",
        "permission_classes",
        "throttle_classes",
        "renderer_classes",
        "parser_classes",
    }
    assert OpenView.authentication_classes == []
    assert api_settings.DEFAULT_AUTHENTICATION_CLASSES is not OpenView.authentication_classes


def test_description_does_not_wait_for_the_projects_schema_class() -> None:
    """A host project need not set DEFAULT_SCHEMA_CLASS, as docs/integrators.md has it."""
    views = [route.callback.cls for route in urlpatterns if hasattr(route.callback, "cls")]
    assert [view for view in views if not isinstance(view.schema, OpenSchema)] == []
    assert [view for view in views if "schema" in getattr(view.get, "kwargs", {})] == []
