"""A foreign Django project takes the wheel, one line in INSTALLED_APPS and one include, and publishes."""

import os
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

SETTINGS = """
INSTALLED_APPS += [
    "taggit",
    "django_prose_editor",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "articles",
]
TEMPLATES[0]["DIRS"] = [BASE_DIR / "templates"]
MEDIA_ROOT = BASE_DIR / "media"
ARTICLES = {"SITE_URL": "https://host.example.com"}
"""

URLS = """
from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("admin/", admin.site.urls), path("", include("articles.urls"))]
"""

BASE_HTML = """
<!doctype html>
<title>{% block title %}{% endblock %}</title>
{% block meta %}{% endblock %}
<p>The host's own frame</p>
{% block content %}{% endblock %}
"""

PUBLISH_AND_READ = """
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Section
from articles.newsroom.publishing import publish_article

writer = User.objects.create_superuser("writer", password="secret")
section = Section.objects.create(name="Theatre", slug="theatre")
article = Article.objects.create(
    headline="A night at the playhouse", slug="playhouse", section=section, body="<p>It rose late.</p>"
)
reader = Client(headers={"host": "localhost"})
print("before", reader.get("/playhouse/").status_code)

publish_article(article, by=writer, at=timezone.now())
page = reader.get("/playhouse/")
print("after", page.status_code, dict(page.cookies))
print(page.content.decode())

print("home", reader.get("/").status_code)
editor = Client(headers={"host": "localhost"})
editor.force_login(writer)
print("admin", editor.get(f"/admin/articles/article/{article.pk}/change/").status_code)
"""


def run(*command: str | Path, cwd: Path) -> str:
    """What the program printed; the test fails with what it complained about."""
    ours = ("DJANGO_", "DATABASE_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    answer = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, "UV_SYSTEM_CERTS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def host(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project in a new environment that has nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("host")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    pins = ["--constraint", ROOT / "requirements" / "base.txt"]
    run(Path(sys.executable).with_name("uv"), "pip", "install", "--python", python, *pins, wheel, cwd=folder)
    run(python.with_name("django-admin"), "startproject", "host", folder, cwd=folder)

    with (folder / "host" / "settings.py").open("a") as settings:
        settings.write(SETTINGS)
    (folder / "host" / "urls.py").write_text(URLS)
    (folder / "templates").mkdir()
    return folder


def manage(host: Path, *arguments: str) -> str:
    python = host / "venv" / "bin" / "python"
    return run(python, "-W", "error::DeprecationWarning", "manage.py", *arguments, cwd=host)


def test_wheel_holds_the_app_with_its_look_and_nothing_of_the_project(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.split("/")[0] for name in names} == {"articles", "kavenyou_articles-0.1.0.dist-info"}
    assert "articles/templates/base.html" in names
    assert "articles/migrations/0001_initial.py" in names
    assert "articles/locale/ko/LC_MESSAGES/django.mo" in names
    assert [name for name in names if name.startswith("articles/static/") and name.endswith(".css")]


def test_foreign_project_publishes_and_reads_in_its_own_frame(host):
    (host / "templates" / "base.html").write_text(textwrap.dedent(BASE_HTML))

    manage(host, "check", "--fail-level", "WARNING")
    manage(host, "migrate", "--verbosity", "0")
    assert "No changes detected" in manage(host, "makemigrations", "--check", "--dry-run")
    said = manage(host, "shell", "--verbosity", "0", "-c", PUBLISH_AND_READ)

    assert said.startswith("before 404\nafter 200 {}\n")
    assert "The host's own frame" in said
    assert "A night at the playhouse" in said
    assert "<p>It rose late.</p>" in said
    assert said.endswith("home 200\nadmin 200\n")
