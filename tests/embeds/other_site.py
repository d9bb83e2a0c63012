"""A site of others on this machine: a real HTTP server that answers as told, and knows what it was asked."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class OtherSite:
    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, str, bytes]] = {}
        self.headers: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.seconds_a_byte = 0.0
        self.url = ""

    def tells(
        self, path: str, answer: Any, *, status: int = 200, media_type: str = "application/json"
    ) -> str:
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.answers[path] = (status, media_type, content)
        return f"{self.url}{path}"

    def leads_on(self, path: str, to: str) -> str:
        self.headers[path] = {"Location": to}
        return self.tells(path, {}, status=302)


@contextmanager
def other_site() -> Iterator[OtherSite]:
    site = OtherSite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            path = self.path.partition("?")[0]
            status, media_type, content = site.answers.get(path, (404, "application/json", b"{}"))
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
            for name, value in site.headers.get(path, {}).items():
                self.send_header(name, value)
            self.end_headers()
            self._send(content)

        def _send(self, content: bytes) -> None:
            try:
                if not site.seconds_a_byte:
                    self.wfile.write(content)
                for byte in content if site.seconds_a_byte else b"":
                    self.wfile.write(bytes([byte]))
                    time.sleep(site.seconds_a_byte)
            except OSError:
                return  # who asked has hung up

        def log_message(self, *_args: Any) -> None:
            """Not on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
