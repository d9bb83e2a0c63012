"""One line an event, `key=value`, with the id of the request. Line breaks in values cannot forge a line."""

import json
import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdMiddleware:
    """Gives each request an id of our own making; every line logged meanwhile carries it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id.set(secrets.token_hex(6))
        return self.get_response(request)


class KeyValueFormatter(logging.Formatter):
    """`at=… level=… logger=… request=… message="…"`, and `error="…"` with the traceback when there is one."""

    def format(self, record: logging.LogRecord) -> str:
        parts = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request": request_id.get(),
            "message": quoted(record.getMessage()),
        }
        if record.exc_info:
            parts["error"] = quoted(self.formatException(record.exc_info))
        return " ".join(f"{key}={value}" for key, value in parts.items())


def quoted(text: str) -> str:
    """The text on one line, control characters written out."""
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
