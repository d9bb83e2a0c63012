"""Our own files are what they are called, whoever serves them; hashed ones are kept for good."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.views import serve
from django.test import RequestFactory

RULES = "application/speculationrules+json"
ASK = """
import django
django.setup()
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from django.core.handlers.wsgi import WSGIHandler
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
address = staticfiles_storage.url("articles/speculation.rules")
answer = Client().get(address, secure=True)
print(address, answer.status_code, answer.headers["Content-Type"], answer.headers["Cache-Control"], sep="|")
"""


def rules():
    with open(find("articles/speculation.rules")) as file:  # noqa: PTH123 -- the finder gives a text
        return json.load(file)["prefetch"]


def test_links_are_fetched_ahead_but_never_made_ahead():
    (rule,) = rules()

    assert rule["eagerness"] == "moderate"


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/search/", "/ko/search/", "/newsletter/", "/newsletter/confirm/x/", "/advertise/",
     "/ko/advertise/",
     "/media/a.webp", "/wp-content/uploads/a.jpg", "/advertise/media-kit.pdf", "/feed/", "/music/feed/atom/",
     "/api/v1/articles/", "/sitemap.xml"],
)  # fmt: skip
def test_what_costs_or_counts_is_not_fetched_ahead(path):
    (rule,) = rules()
    excluded = rule["where"]["and"][1]["not"]["href_matches"]

    assert any(re.fullmatch(pattern.replace(".", r"\.").replace("*", ".*"), path) for pattern in excluded)


@pytest.mark.parametrize(
    "path", ["/", "/a-story/", "/music/", "/ko/music/page/2/", "/tag/seoul/", "/events/"]
)
def test_readers_pages_are_fetched_ahead(path):
    (rule,) = rules()
    excluded = rule["where"]["and"][1]["not"]["href_matches"]

    assert not any(re.fullmatch(pattern.replace(".", r"\.").replace("*", ".*"), path) for pattern in excluded)


@pytest.mark.django_db  # closing an answer looks after the connection
def test_rules_go_by_their_own_name_on_a_developer_s_machine():
    answer = serve(RequestFactory().get("/"), "articles/speculation.rules", insecure=True)
    answer.close()

    assert answer.headers["Content-Type"] == RULES


def test_rules_go_by_their_own_name_in_production(tmp_path):
    """From collected and hashed files, by the server that serves them there."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "kavenyou.settings.production",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "testserver",
        "SITE_URL": "https://testserver",
        "DATABASE_URL": "sqlite:///:memory:",
        "STATIC_ROOT": str(tmp_path),
    }
    asked = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True, timeout=300
    )

    address, status, content_type, kept = asked.stdout.strip().split("|")
    assert re.fullmatch(r"/static/articles/speculation\.\w{12}\.rules", address)
    assert (status, content_type) == ("200", RULES)
    assert "max-age=315360000" in kept
    assert "immutable" in kept
