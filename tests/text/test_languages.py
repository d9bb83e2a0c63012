import pytest
from django.utils.translation import override

from articles.text.languages import (
    address_in_default,
    editions,
    in_our_words,
    is_same,
    page_tag,
    spoken_for,
    spoken_languages,
    written_in,
)


def test_default_language_is_spoken_first():
    assert spoken_languages() == ["en-gb", "ko", "zh-hans"]


@pytest.mark.parametrize(
    ("code", "tag"), [("en-gb", "en-SG"), ("en", "en-SG"), ("ko", "ko"), ("zh-hans", "zh-Hans"), ("fr", "fr")]
)
def test_page_tells_its_language_as_browsers_know_it(code, tag):
    assert page_tag(code) == tag
    with override(code):
        assert page_tag() == tag


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en-gb"),
        ("ko", "ko"),
        ("zh-Hans", "zh-hans"),
        ("zh-Hant", "zh-hans"),
        ("ja", "en-gb"),
        ("", "en-gb"),
    ],
)
def test_around_a_text_its_own_language_is_spoken_if_we_know_it(tag, code):
    assert spoken_for(tag) == code


def test_project_of_one_language_speaks_it_around_everything(settings):
    settings.LANGUAGE_CODE, settings.LANGUAGES = "ko", [("ko", "한국어")]

    assert spoken_languages() == ["ko"]
    assert spoken_for("en") == "ko"


def test_edition_has_stories_in_the_language_of_its_pages():
    assert [written_in(code) for code in ("en-gb", "ko", "zh-hans", "fr")] == ["en", "ko", "zh-Hans", "fr"]
    assert list(editions()) == ["en", "ko", "zh-Hans"]
    assert [written_in(code) for code in editions().values()] == list(editions())


def test_languages_are_the_same_whatever_country_or_script():
    assert is_same("zh-Hant", "zh-hans")
    assert not is_same("ko", "en")


def test_address_in_default_has_no_prefix():
    with override("ko"):
        assert address_in_default("articles:article", "a-story") == "/a-story/"


def test_sentence_of_the_house_is_said_in_the_page_s_language_and_any_other_as_written():
    with override("ko"):
        assert in_our_words("In their own words") == "그들의 목소리로"
        assert in_our_words("Our own heading") == "Our own heading"
        assert in_our_words("") == ""
