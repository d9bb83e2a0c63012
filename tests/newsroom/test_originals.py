import pytest
from django.core.exceptions import ValidationError

from articles.newsroom.originals import original_of, require_own_language, require_translatable
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def english():
    return make_article("Night train")


@pytest.fixture
def korean(english):
    return make_article("밤기차", language="ko", translation_of=english)


def test_original_of_a_translation_is_what_it_translates(english, korean):
    assert (original_of(korean), original_of(english)) == (english, english)


@pytest.mark.parametrize(("language", "refusal"), [("en", "same-language"), ("zh-Hans", None)])
def test_translation_is_in_another_language_than_its_original(english, language, refusal):
    if refusal is None:
        require_translatable(english, language=language, number=None)
        return
    with pytest.raises(ValidationError) as problem:
        require_translatable(english, language=language, number=None)
    assert problem.value.code == refusal


def test_article_with_translations_is_no_translation_itself(english, korean):
    other = make_article()

    with pytest.raises(ValidationError) as problem:
        require_translatable(other, language="ko", number=english.pk)
    assert problem.value.code == "has-translations"


def test_article_is_no_translation_of_itself(english):
    with pytest.raises(ValidationError) as problem:
        require_translatable(english, language="ko", number=english.pk)
    assert problem.value.code == "itself"


def test_original_takes_no_language_a_translation_has(english, korean):
    require_own_language("zh-Hans", number=english.pk)
    require_own_language("ko", number=None)

    with pytest.raises(ValidationError) as problem:
        require_own_language("ko", number=english.pk)
    assert problem.value.code == "translated"
