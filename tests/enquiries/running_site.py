"""The whole site as it runs for readers: a web server, a worker and a database of their own."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode, urlsplit

import psycopg

ROOT = Path(__file__).parents[2]
PATIENCE = 30
ADVERTISE = "/advertise/"
EMPTY: Mapping[str, str] = MappingProxyType({})


class RunningSite:
    def __init__(self, database_url: str, mail_port: int, *, enquiries_per_hour: int) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            self.port = unused.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.children: list[subprocess.Popen[bytes]] = []
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.enquiries.site_settings",
            "DATABASE_URL": database_url,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "ENQUIRIES_PER_HOUR": str(enquiries_per_hour),
            "LOG_LEVEL": "ERROR",
        }

    def start_web(self) -> None:
        here = f"--host 127.0.0.1 --port {self.port} --workers 2 --blocking-threads 4".split()
        quiet = ["--no-ws", "--log-level", "warning"]
        self._start("-m", "granian", "--interface", "wsgi", *quiet, *here, "kavenyou.wsgi:application")
        wait_until(self._answers)

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self._start("manage.py", "db_worker", "--no-reload", "--interval", "0.2")

    def manage(self, *command: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.env, check=True, capture_output=True
        )

    def ask(self, expression: str) -> Any:
        """What the expression says in the site's own process and database; our models and Count are known."""
        code = (
            "import json, django; django.setup()\n"
            "from articles.models import *\n"
            "from django.db.models import *\n"
            f"print(json.dumps({expression}))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=self.env, check=True, capture_output=True
        )
        return json.loads(done.stdout)

    def stamp(self) -> str:
        """Of a form that was just shown."""
        _answer, page = self._ask_web("GET")
        (stamp,) = re.findall(r'name="t" value="([^"]+)"', page.decode())
        return stamp

    def post(self, *, path: str = ADVERTISE, **fields: str) -> tuple[int, str]:
        """Status and Location of a letter, or another form, sent."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        answer, _page = self._ask_web("POST", urlencode(fields), form, path=path)
        return answer.status, answer.getheader("Location", "")

    def stop(self) -> None:
        for child in self.children:
            child.terminate()
        for child in self.children:
            end(child)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=self.env)
        self.children.append(child)
        return child

    def _ask_web(
        self, method: str, body: str = "", headers: Mapping[str, str] = EMPTY, *, path: str = ADVERTISE
    ) -> tuple[HTTPResponse, bytes]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer, answer.read()

    def _answers(self) -> bool:
        with socket.socket() as caller:
            return caller.connect_ex(("127.0.0.1", self.port)) == 0


def end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    with suppress(subprocess.TimeoutExpired):
        child.wait(PATIENCE)
    child.kill()
    child.wait()


@contextmanager
def running_site(folder: Path, mail_port: int, *, enquiries_per_hour: int = 5) -> Iterator[RunningSite]:
    """Web server up, tables there, masthead founded; the worker is the test's to start."""
    with _fresh_database(folder) as database_url:
        site = RunningSite(database_url, mail_port, enquiries_per_hour=enquiries_per_hour)
        try:
            site.manage("migrate", "--verbosity", "0")
            site.start_web()
            yield site
        finally:
            site.stop()


@contextmanager
def _fresh_database(folder: Path) -> Iterator[str]:
    """On PostgreSQL when the tests run there, else a file of SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{folder / 'site.sqlite3'}"
        return
    name = f"site_{os.getpid()}_{time.monotonic_ns()}"
    server = url.replace("postgres://", "postgresql://", 1)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def wait_until(holds: Any, *, seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.1)
