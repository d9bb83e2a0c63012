import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from articles.images.library import add_picture
from articles.images.models import Image

from .pictures import encoded, halves, upload


@pytest.mark.django_db(transaction=True)
def test_add_picture_puts_a_finished_picture_into_the_library() -> None:
    mei = get_user_model().objects.create_user("mei")
    add_picture(
        upload(encoded(halves((300, 100))), "../hall.svg"),
        title="Hall",
        by=mei,
        alt="An empty hall",
        caption="Before the doors open",
        credit="Mei Ong",
        focal=(20, 80),
    )
    image = Image.objects.get()
    assert (image.title, image.alt, image.caption) == ("Hall", "An empty hall", "Before the doors open")
    assert (image.credit, image.focal_x, image.focal_y, image.uploaded_by) == ("Mei Ong", 20, 80, mei)
    assert (image.width, image.height) == (300, 100)
    assert set(image.renditions.values_list("format", flat=True)) == {"webp", "avif", "jpeg"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [(b"<svg/>", {"title": "Hall"}), (encoded(halves((30, 10))), {"title": ""}), (b"", {"title": "Hall"})],
)
def test_add_picture_refuses_what_the_form_would_refuse(content: bytes, words: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        add_picture(upload(content), by=None, **words)
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_add_picture_refuses_a_focal_point_outside() -> None:
    with pytest.raises(ValidationError, match="100"):
        add_picture(upload(encoded(halves((30, 10)))), title="Hall", by=None, focal=(50, 101))
