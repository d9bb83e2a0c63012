"""What every view of the open API shares, whatever the host project's own defaults for its APIs are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

from articles.senders import client_address

KEPT = "public, max-age=60"
NOT_KEPT = "no-store"


class AlwaysFirst(BaseContentNegotiation):
    """One form for everybody: neither Accept nor ?format= changes the answer, so it can be kept for all."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0] if parsers else None

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class ReaderThrottle(AnonRateThrottle):
    """By address, at the project's rate for anonymous readers, else 120 a minute."""

    scope = "articles-api"

    def get_rate(self) -> str:
        return self.THROTTLE_RATES.get("anon") or "120/min"

    def get_ident(self, request: HttpRequest) -> str:
        return client_address(request.META)


class OpenSchema(AutoSchema):
    """Names an operation as its view says."""

    view: Any

    def get_operation_id(self) -> str:
        return self.view.operation_id or super().get_operation_id()


class OpenView(APIView):
    """For everyone alike: it knows no account, reads no session, sets no cookie and changes nothing.

    extend_schema goes above the class: above a method it would take the project's DEFAULT_SCHEMA_CLASS.
    """

    authentication_classes: Any = []
    permission_classes: Any = [AllowAny]
    throttle_classes: Any = [ReaderThrottle]
    renderer_classes: Any = [JSONRenderer]
    parser_classes: Any = []
    content_negotiation_class = AlwaysFirst
    schema: Any = OpenSchema()
    operation_id = ""
    versioning_class = None
    http_method_names = ["get", "head", "options"]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        is_kept = response.status_code < 400 or response.status_code == status.HTTP_410_GONE
        response.headers["Cache-Control"] = KEPT if is_kept else NOT_KEPT
        return response


@extend_schema(exclude=True)
class NothingHere(OpenView):
    """404 in the API's own form."""

    def get(self, request: Request) -> Response:
        return Response({"detail": "Nothing stands at this address."}, status=status.HTTP_404_NOT_FOUND)
