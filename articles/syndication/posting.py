"""A short message to an address of the operator's choosing. Answers are not read, redirects not followed."""

import http.client
import socket
import threading
from contextlib import closing
from typing import NamedTuple
from urllib.parse import urlsplit

SECONDS = 5.0  # for each step
SECONDS_IN_ALL = 15.0
AGENT = "KAvenyou-announcer/1.0"
# Answers after which another try may do better; every other refusal stands.
PASSING = {408, 425, 429}


class Message(NamedTuple):
    url: str
    media_type: str
    body: bytes


class Unreachable(Exception):  # noqa: N818 -- an answer, not a fault
    """The message was not taken; `may_pass` says whether a later try is worth it."""

    def __init__(self, words: str, *, may_pass: bool) -> None:
        super().__init__(words)
        self.may_pass = may_pass


def post(message: Message) -> None:
    """Returns when it was taken (2xx); raises Unreachable otherwise, at the latest when the time is over."""
    connection, path = _connection(message.url)
    deadline = threading.Timer(SECONDS_IN_ALL, _hang_up, [connection])
    deadline.daemon = True
    deadline.start()
    headers = {"Content-Type": message.media_type, "User-Agent": AGENT}
    try:
        with closing(connection):
            connection.request("POST", path, body=message.body, headers=headers)
            status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as trouble:
        raise Unreachable(f"{type(trouble).__name__}: {trouble}"[:200], may_pass=True) from trouble
    finally:
        deadline.cancel()
    if not 200 <= status < 300:
        raise Unreachable(f"It answered {status}.", may_pass=status in PASSING or status >= 500)


def _connection(url: str) -> tuple[http.client.HTTPConnection, str]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as malformed:
        raise Unreachable(f"{url!r} is no address.", may_pass=False) from malformed
    if parts.scheme not in ("http", "https") or not host:
        raise Unreachable(f"{url!r} is no http(s) address.", may_pass=False)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    path = parts.path or "/"
    return kind(host, port, timeout=SECONDS), f"{path}?{parts.query}" if parts.query else path


def _hang_up(connection: http.client.HTTPConnection) -> None:
    """From another thread: whatever is being waited for ends with an error."""
    if connection.sock:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return
