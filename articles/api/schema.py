"""The API's description: as OpenAPI for machines, as a page for people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from .open_view import KEPT, OpenView


def only_ours(endpoints: list[Any]) -> list[Any]:
    """A host project's own APIs have their own description."""
    return [endpoint for endpoint in endpoints if endpoint[3].__module__.startswith("articles.api.")]


@extend_schema(exclude=True)
class Schema(OpenView, SpectacularAPIView):
    renderer_classes = [OpenApiJsonRenderer2]
    custom_settings = {"PREPROCESSING_HOOKS": ["articles.api.schema.only_ours"]}

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self._get_schema_response(request)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """All its scripts and styles are files of ours: nothing inline, nothing from elsewhere, no cookie."""
    response = render(request, "articles/api_docs.html")
    response.headers["Cache-Control"] = KEPT
    return response
