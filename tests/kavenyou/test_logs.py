"""One event, one line."""

import logging

from kavenyou.logs import KeyValueFormatter, RequestIdMiddleware, request_id


def formatted(message: str, *arguments: object, exc_info: object = None) -> str:
    record = logging.LogRecord("desk", logging.WARNING, "", 1, message, arguments, exc_info)
    return KeyValueFormatter().format(record)


def test_line_break_in_a_value_cannot_forge_a_line():
    line = formatted("Not Found: %s", '/x\r\nat=now level=info message="all is well"\u2028')

    assert len(line.splitlines()) == 1
    assert r"\r\nat=now level=info message=\"all is well\"" in line


def test_line_names_level_logger_and_message():
    request_id.set("abc123")

    assert formatted("한국어").endswith('level=warning logger=desk request=abc123 message="한국어"')


def test_error_brings_its_traceback_on_the_same_line():
    try:
        raise ValueError("bad\nvalue")
    except ValueError as error:
        line = formatted("It broke", exc_info=(ValueError, error, error.__traceback__))

    assert len(line.splitlines()) == 1
    assert r"ValueError: bad\nvalue" in line


def test_each_request_has_its_own_id(rf):
    ids = []
    middleware = RequestIdMiddleware(lambda request: ids.append(request_id.get()))

    middleware(rf.get("/", HTTP_X_REQUEST_ID="mine"))
    middleware(rf.get("/"))

    assert len({*ids, "mine"}) == 3
