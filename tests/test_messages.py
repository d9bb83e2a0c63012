"""Catalogues: whole, compiled, and holding what the migrations wrote."""

import importlib
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.utils.translation import gettext, override

ROOT = Path(__file__).resolve().parents[1]
founding = importlib.import_module("kavenyou.migrations.0001_found_masthead")


@pytest.fixture(scope="module")
def messages():
    """scripts/messages.py, which is no package's."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_words_of_a_template_are_found_with_context_and_plural(messages, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "{% load i18n %}\n"
        "  {% translate 'Menu' %} {{ x|default:_(\"Nothing\") }}\n"
        "{% translate 'May' context 'month' %}\n"
        "{% blocktranslate trimmed count n=n %}\n"
        "  {{ n }} story{% plural %}{{ n }} stories{% endblocktranslate %}"
    )

    assert [(message, context) for _line, message, context in messages.words_in(page)] == [
        ("Menu", None), ("Nothing", None), ("May", "month"), (("%(n)s story", "%(n)s stories"), None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("english", "translated", "flaw"),
    [
        ("Hello %(name)s", "", ["not translated"]),
        ("Hello %(name)s", "안녕하세요 %(nmae)s 님", ["placeholders or tags differ"]),
        ('The <a href="%(home)s">page</a>', "페이지", ["placeholders or tags differ"]),
        ("Hello %(name)s", "%(name)s 님, 안녕하세요", []),
        (("one thing", "%(count)s things"), ("%(count)s개",), []),
        (("%(n)s story", "%(n)s stories"), ("기사",), ["placeholders or tags differ"]),
    ],
)
def test_translation_that_would_break_a_page_is_found(messages, english, translated, flaw):
    assert list(messages._flaws(Message(english, translated))) == flaw


def test_fuzzy_translation_is_found(messages):
    assert list(messages._flaws(Message("Menu", "메뉴", flags=["fuzzy"]))) == ["fuzzy"]


def test_update_keeps_what_is_translated_and_drops_what_nobody_says(messages, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    path = tmp_path / "locale" / "ko" / "LC_MESSAGES" / "django.po"

    def wanted(*words):
        catalogue = Catalog(charset="utf-8")
        for word in words:
            catalogue.add(word, locations=[("a.py", 1)])
        return catalogue

    messages.update(path, wanted("Menu", "Search"), "ko")
    path.write_text(path.read_text().replace('msgid "Menu"\nmsgstr ""', 'msgid "Menu"\nmsgstr "메뉴"'))
    assert list(messages.problems_of(path, wanted("Menu", "Search"))) == [
        "locale/ko/LC_MESSAGES/django.po: not translated: 'Search'",
        "locale/ko/LC_MESSAGES/django.po: compiled from something else; run make messages",
    ]

    messages.update(path, wanted("Menu"), "ko")
    assert list(messages.problems_of(path, wanted("Menu"))) == []
    assert "Search" not in path.read_text()


@pytest.mark.parametrize("language", ["ko", "zh-hans"])
def test_what_the_migrations_wrote_is_said_in_every_language(language):
    written = [
        *(value for name, value in founding.SETTINGS.items() if name not in ("name", "time_zone")),
        *(value for name, value in founding.CONTACT.items() if name != "email"),
        *(description for _slug, _name, _colour, description in founding.SECTIONS),
    ]

    with override(language):
        assert [text for text in written if gettext(text) == text] == []
