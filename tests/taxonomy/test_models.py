import pytest
from django.db import IntegrityError, transaction

from articles.taxonomy.models import Tag

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Seo Yul", "seo-yul"), ("서울", "서울"), ("夜車", "夜車"), ("🔥", "_1")],
)
def test_every_tag_has_an_address_of_its_own(name, slug):
    assert Tag.objects.create(name=name).slug == slug
    assert Tag.objects.create(name=f"{name}!").slug not in ("", slug)


def test_a_tag_without_an_address_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.bulk_create([Tag(name="Nowhere", slug="")])
