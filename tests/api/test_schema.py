"""The description is true, complete and tells of nothing else."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.validation import validate_schema

from articles.api.published import ArticleList
from articles.api.schema import only_ours
from articles.api.urls import urlpatterns
from articles.live.models import LiveArticle

pytestmark = pytest.mark.django_db


@pytest.fixture
def schema(client: Client) -> dict[str, Any]:
    response = client.get("/api/v1/schema/")
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


def test_schema_is_valid_and_made_without_a_warning(schema: dict[str, Any]) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=StringIO())
    validate_schema(schema)


def test_schema_names_every_address_of_ours_and_no_other(schema: dict[str, Any]) -> None:
    undescribed = {"contents", "schema", "docs", None}
    described = [route for route in urlpatterns if route.name not in undescribed]
    assert len(schema["paths"]) == len(described) == 8
    assert all(path.startswith("/api/v1/") for path in schema["paths"])


def test_schema_offers_reading_only(schema: dict[str, Any]) -> None:
    assert {method for path in schema["paths"].values() for method in path} == {"get"}


def test_schema_leaves_a_host_projects_own_views_out() -> None:
    def theirs() -> None: ...

    ours = ("/api/v1/articles/", "", "GET", ArticleList.as_view())
    assert only_ours([ours, ("/shop/", "", "GET", theirs)]) == [ours]


def resolved(schema: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    reference = part.get("$ref") or next(
        (each["$ref"] for each in part.get("allOf", []) if "$ref" in each), ""
    )
    return schema["components"]["schemas"][reference.rpartition("/")[2]] if reference else part


def assert_described(schema: dict[str, Any], part: dict[str, Any], value: Any, where: str) -> None:
    """Every name in the answer is in the description and the other way round, all the way down."""
    part = resolved(schema, part)
    if isinstance(value, dict) and "properties" in part:
        assert set(value) == set(part["properties"]), where
        for name, inner in value.items():
            assert_described(schema, part["properties"][name], inner, f"{where}.{name}")
    if isinstance(value, list):
        for inner in value:
            assert_described(schema, part["items"], inner, f"{where}[]")


def test_answers_are_as_described(client: Client, schema: dict[str, Any], article: LiveArticle) -> None:
    for path, operations in schema["paths"].items():
        answer = client.get(path.format(number=article.pk, slug=article.slug)).json()
        described = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert_described(schema, described, answer, path)


def test_docs_page_is_made_of_files_and_keeps_nothing(client: Client) -> None:
    page = client.get("/api/v1/docs/")
    content = page.content.decode()
    assert not page.cookies
    assert "<style" not in content
    assert "style=" not in content
    assert content.count("<script") == content.count('<script src="/static/') == 2
