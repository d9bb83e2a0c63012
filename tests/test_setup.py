"""What anybody who clones the repository relies on."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def lines_of(name: str) -> list[str]:
    text = (ROOT / "requirements" / name).read_text()
    return [line for line in text.splitlines() if line and not line.startswith(("#", "-r"))]


def test_plugin_asks_for_the_same_ranges_as_the_project():
    asked = {*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["postgres"]}

    assert asked <= set(lines_of("base.in"))


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_lock_file_pins_and_hashes_everything_and_names_no_host(name):
    text = (ROOT / "requirements" / name).read_text()
    packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]

    assert packages
    assert "://" not in text
    pinned = re.compile(r"[\w.\[\],-]+==\S+ .*\\\n.*--hash=sha256:")
    assert [package for package in packages if not pinned.match(package)] == []


@pytest.mark.parametrize("kind", ["base", "dev"])
def test_lock_file_has_everything_that_is_asked_for(kind):
    asked = {re.split(r"[\[<>=!~ ]", line)[0] for line in lines_of(f"{kind}.in")}
    pinned = {line.split("==")[0].split("[")[0] for line in lines_of(f"{kind}.txt")}

    assert asked - pinned == set()


def test_lock_file_has_both_djangos():
    django = [line for line in lines_of("base.txt") if line.startswith("django==")]

    assert [re.match(r"django==(\d+\.\d+)", line)[1] for line in django] == ["5.2", "6.1"]


def test_make_help_names_every_front_door():
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert re.findall(r"^make (\w+)", listed, flags=re.MULTILINE) == [
        "help",
        "run",
        "test",
        "lint",
        "audit",
        "messages",
        "lock",
        "clean",
    ]


SCRIPTS = ["lint", "make-venv", "pip-sync", "postgres-bin", "python", "system-deps", "test", "with-postgres"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_shell_script_is_sound(name):
    script = ROOT / "scripts" / name

    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", script], check=True)


def test_python_script_finds_an_interpreter_that_is_new_enough():
    found = subprocess.run(["sh", "scripts/python"], cwd=ROOT, capture_output=True, text=True, check=True)
    version = subprocess.run(
        [found.stdout.strip(), "-c", "import sys; print(sys.version_info >= (3, 11))"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert version.stdout == "True\n"


def test_python_script_says_what_to_install_when_there_is_none():
    refused = subprocess.run(
        ["sh", "scripts/python", "9.9"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert refused.returncode == 1
    assert "Python 9.9 or newer is needed" in refused.stderr
