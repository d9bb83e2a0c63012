import pytest

from articles.images.markup import describe_picture
from articles.images.models import Image
from articles.images.renditions import finish_renditions, make_renditions

from .pictures import encoded, halves, upload

pytestmark = pytest.mark.django_db


def make_image(size: tuple[int, int] = (1000, 500), **words: str) -> Image:
    return Image.objects.create(title="Hall", file=upload(encoded(halves(size))), **words)


def test_describe_picture_names_what_exists() -> None:
    image = make_image()
    finish_renditions(image)
    described = describe_picture(image)
    native = described["crops"]["native"]
    folder = f"/media/renditions/{image.digest[:2]}/{image.digest[:24]}"
    assert native == {
        "src": f"{folder}/native-800.webp",
        "width": 800,
        "height": 400,
        "webp": f"{folder}/native-400.webp 400w, {folder}/native-800.webp 800w",
        "avif": f"{folder}/native-400.avif 400w, {folder}/native-800.avif 800w",
    }
    crops = f"{folder}-50-50"
    assert described["share"] == {
        "url": f"{crops}/share-952.jpeg",
        "width": 952,
        "height": 500,
        "variants": [
            {"url": f"{crops}/share-1x1-500.jpeg", "width": 500, "height": 500},
            {"url": f"{crops}/share-4x3-667.jpeg", "width": 667, "height": 500},
            {"url": f"{crops}/share-16x9-889.jpeg", "width": 889, "height": 500},
        ],
    }
    assert list(described["crops"]) == ["native", "wide", "portrait", "square"]
    assert (described["crops"]["square"]["width"], described["crops"]["portrait"]["width"]) == (320, 400)


def test_describe_picture_falls_back_on_the_original() -> None:
    image = make_image()
    described = describe_picture(image)
    original = {"src": image.file.url, "width": 1000, "height": 500, "webp": "", "avif": ""}
    assert described["crops"] == {
        "native": original,
        "wide": original,
        "portrait": original,
        "square": original,
    }
    assert described["share"] is None


def test_describe_picture_before_the_slow_format_is_there() -> None:
    image = make_image()
    make_renditions(image)
    wide = describe_picture(image)["crops"]["wide"]
    assert wide["webp"].endswith(" 400w")
    assert wide["avif"] == ""
    assert describe_picture(image)["share"]["variants"] == []


def test_describe_picture_shows_native_and_wide_from_the_same_files_where_they_are_one() -> None:
    image = make_image((900, 600))
    make_renditions(image)
    crops = describe_picture(image)["crops"]
    assert crops["native"] == crops["wide"]
    assert not image.renditions.filter(recipe="native").exists()


def test_describe_picture_never_shows_a_former_focal_point() -> None:
    image = make_image()
    make_renditions(image)
    image.focal_x = 0
    image.save()
    crops = describe_picture(image)["crops"]
    assert crops["wide"]["src"] == image.file.url
    assert "native-800" in crops["native"]["src"]


def test_describe_picture_prefers_the_words_given() -> None:
    image = make_image(alt="An empty hall", caption="Before the doors", credit="Mei Ong")
    own = describe_picture(image)
    given = describe_picture(image, alt="Rows of seats", caption="At noon", credit="Li Wei")
    assert (own["image"], own["width"], own["height"]) == (image.pk, 1000, 500)
    assert (own["alt"], own["caption"], own["credit"]) == ("An empty hall", "Before the doors", "Mei Ong")
    assert (given["alt"], given["caption"], given["credit"]) == ("Rows of seats", "At noon", "Li Wei")


def test_describe_picture_costs_one_query_or_none(django_assert_num_queries: object) -> None:
    make_renditions(make_image())
    image = Image.objects.get()
    with django_assert_num_queries(1):
        describe_picture(image)
    image = Image.objects.prefetch_related("renditions").get()
    with django_assert_num_queries(0):
        describe_picture(image)
