"""The demo site, served for the audit as the real one would be: collected, compressed, without DEBUG."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "var" / "audit"
TOOLS = ROOT / "var" / "audit-tools"
PATIENCE = 900.0  # seconds for the pictures of the demo to be made in every format
BROWSERS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
]


class Crawled(NamedTuple):
    """A page as it answered; `kind` is the name of the view, `language` what <html lang> says."""

    path: str
    kind: str
    language: str
    status: int
    html: bytes


class Site(NamedTuple):
    address: str
    pages: list[Crawled]

    @property
    def kinds(self) -> set[str]:
        return {page.kind for page in self.pages}

    @property
    def languages(self) -> set[str]:
        return {page.language for page in self.pages}

    def samples(self, each: int = 1) -> list[Crawled]:
        """The first pages of every kind in every language, and those with the most and the least on them."""
        groups: dict[tuple[str, str], list[Crawled]] = {}
        for page in self.pages:
            groups.setdefault((page.kind, page.language), []).append(page)
        chosen: dict[str, Crawled] = {}
        for group in groups.values():
            by_size = sorted(group, key=lambda page: len(page.html))
            chosen |= {page.path: page for page in [*group[:each], by_size[0], by_size[-1]]}
        return list(chosen.values())


@contextmanager
def running_site() -> Iterator[str]:
    """The address of a demo site of its own; gone afterwards, with all it wrote."""
    folder = Path(tempfile.mkdtemp(prefix="kavenyou-audit-"))
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "kavenyou.settings.rehearsal",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "STATIC_ROOT": str(folder / "static"),
        "SITE_URL": address,
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "collectstatic", "--noinput", "-v0"], cwd=ROOT, env=environment, check=True)
    log = (RESULTS / "site.log").open("w")
    site = subprocess.Popen(
        [*manage, "demo", "--port", str(port)], cwd=ROOT, env=environment, stdout=log, stderr=log
    )
    try:
        wait_for(address, site)
        wait_for_pictures(manage, environment)
        yield address
    finally:
        site.terminate()
        site.wait(60)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait_for(address: str, site: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while True:
        try:
            urllib.request.urlopen(f"{address}/", timeout=5).close()
        except OSError:
            if site.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("The site did not start; see var/audit/site.log.") from None
            time.sleep(0.5)
        else:
            return


def wait_for_pictures(manage: list[str], environment: dict[str, str]) -> None:
    """Until the worker has nothing left to do: pages name every format then."""
    ask = (
        "from django_tasks_db.models import DBTaskResult as T;"
        "print('LEFT', T.objects.ready().count() + T.objects.running().count())"
    )
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        said = subprocess.run(
            [*manage, "shell", "-v0", "-c", ask],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        if re.search(r"LEFT 0\b", said):
            return
        time.sleep(3)
    print("The worker is still busy: pages may miss a format.")


def browser_path() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("No Chromium found: sh scripts/audit/tools")
    return found
