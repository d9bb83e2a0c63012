"""A real web server on a free port that keeps what it is told, with bad days."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest


class Told(NamedTuple):
    path: str
    media_type: str
    body: str


class ListenerServer:
    """`status` is what it answers; "drop" hangs up, "drip" sends its answer letter by letter, without end."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.status: int | str = 204
        self.location = ""
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self))
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http.server_port}"


class Handler(BaseHTTPRequestHandler):
    def __init__(self, server: ListenerServer, *args: Any) -> None:
        self.listener = server
        super().__init__(*args)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.listener.told.append(Told(self.path, self.headers["Content-Type"], body))
        if self.listener.status == "drop":
            self.connection.close()
        elif self.listener.status == "drip":
            self._drip()
        else:
            self._answer(int(self.listener.status))

    def do_GET(self) -> None:
        self.listener.told.append(Told(self.path, "", "GET"))
        self._answer(200)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        if self.listener.location:
            self.send_header("Location", self.listener.location)
        self.end_headers()

    def _drip(self) -> None:
        try:
            for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 400:
                self.wfile.write(bytes([letter]))
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_args: Any) -> None:
        """Tests have their own report."""


@pytest.fixture
def listener() -> Iterator[ListenerServer]:
    server = ListenerServer()
    yield server
    server.http.shutdown()
    server.http.server_close()
