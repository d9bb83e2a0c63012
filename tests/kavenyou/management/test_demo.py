"""`make run`, as somebody who has just cloned the repository meets it."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kavenyou.management.children import port_is_free


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def start(port: int, folder: Path) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        env={
            **environment,
            "PYTHONUNBUFFERED": "1",
            "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
            "MEDIA_ROOT": str(folder / "media"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_for_welcome(demo: subprocess.Popen[str]) -> str:
    said = ""
    for line in demo.stdout:
        said += line
        if "Ctrl-C ends it." in line:
            return said
    raise AssertionError(said)


def read(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return answer.read().decode()


def test_demo_serves_the_site_says_how_to_log_in_and_ends_when_told(free_port, tmp_path):
    demo = start(free_port, tmp_path)
    try:
        welcome = wait_for_welcome(demo)
        home = read(free_port, "/")
        styles = [read(free_port, path) for path in re.findall(r'href="(/static/[^"]+\.css)"', home)]
        pictures = re.findall(r'src="(/media/[^"]+)"', home)
        login = read(free_port, "/admin/login/")
    finally:
        demo.send_signal(signal.SIGTERM)
        rest, _ = demo.communicate(timeout=90)

    assert f"http://127.0.0.1:{free_port}/admin/" in welcome
    assert re.findall(r"^ +(\w+) +try-it-here", welcome, flags=re.MULTILINE) == [
        "admin",
        "editor",
        "writer",
        "partner",
    ]
    assert home.count("<article") > 5
    assert styles
    assert pictures
    assert 'name="password"' in login
    assert demo.returncode == 0
    assert rest.endswith("Ended.\n")
    assert port_is_free("127.0.0.1", free_port)


def test_demo_says_when_the_port_is_taken(settings):
    settings.DEMO_ALLOWED = True
    with socket.create_server(("127.0.0.1", 0)) as server:
        _, port = server.getsockname()

        with pytest.raises(CommandError, match=rf"Port {port} is taken\. .* make run PORT={port + 1}"):
            call_command("demo", port=port)
