"""The picture desk: a grid to choose from, uploads that are checked, and nothing in use ever deleted."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.models import Image
from articles.newsroom.publishing import publish_article
from articles.newsroom.revising import save_revision
from tests.factories import make_article, make_author, make_image, picture_bytes

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/image/"
ADD = f"{LIST}add/"


def form_of(image):
    return reverse("admin:articles_image_change", args=[image.pk])


def upload(client, content: bytes, name: str, **fields):
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.post(ADD, {"file": file, "focal_x": "50", "focal_y": "50", **fields})


def test_upload_takes_its_title_from_the_file_when_none_is_given(client, enter):
    writer = enter("Writer")
    response = upload(client, picture_bytes((640, 480)), "night stage.jpg", alt="A stage", credit="Mei Ong")

    image = Image.objects.get()
    assert response.status_code == 302
    assert (image.title, image.alt, image.credit, image.uploaded_by) == (
        "night stage",
        "A stage",
        "Mei Ong",
        writer,
    )
    assert (image.width, image.height) == (640, 480)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "x.svg"),
        (b"<html><script>alert(1)</script></html>", "x.jpg"),
        (b"", "empty.jpg"),
        (picture_bytes()[:2000], "cut.jpg"),
    ],
)
def test_what_is_no_whole_picture_is_refused_beside_the_field(client, enter, content, name):
    enter("Writer")
    response = upload(client, content, name, title="Hostile")

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["file"]
    assert not Image.objects.exists()


def test_words_of_a_picture_are_shown_as_words(client, enter):
    enter("Editor")
    image = make_image(title="<script>alert(1)</script>", alt='"><script>alert(1)</script>')
    article = make_article(hero_image=image)
    pages = [LIST, f"{LIST}?_popup=1&_to_field=id", form_of(image)]
    pages += [reverse("admin:articles_article_change", args=[article.pk])]

    for page in pages:
        assert "<script>alert(1)" not in client.get(page).content.decode()


def test_window_to_choose_from_hands_over_the_number(client, enter):
    enter("Writer")
    image = make_image(title="Stage")
    page = client.get(f"{LIST}?_popup=1&_to_field=id").content.decode()

    assert f'data-popup-opener="{image.pk}"' in page
    assert "Stage" in page


@pytest.mark.parametrize("count", [1, 5])
def test_grid_costs_the_same_for_more_pictures(client, enter, count, django_assert_num_queries):
    enter("Editor")
    for number in range(count):
        make_image(title=f"Picture {number}")
    client.get(LIST)

    with django_assert_num_queries(8):
        page = client.get(LIST)
    assert len(page.context["cl"].result_list) == count


def test_description_for_the_editor_has_the_librarys_words(client, enter):
    enter("Writer")
    image = make_image(title="Stage", alt="A stage", caption="Tonight", credit="Mei Ong")
    described = client.get(reverse("admin:articles_image_describe", args=[image.pk])).json()

    assert described.pop("thumb").startswith("/media/")
    assert described == {
        "id": image.pk,
        "title": "Stage",
        "alt": "A stage",
        "caption": "Tonight",
        "credit": "Mei Ong",
    }
    assert client.get(reverse("admin:articles_image_describe", args=[999_999])).status_code == 404


def in_the_lead(image):
    article = make_article("In the lead", hero_image=image)
    save_revision(article, by=None, at=timezone.now())


def in_a_body(image):
    article = make_article("In a body", body=f'<p>x</p><figure data-image="{image.pk}"></figure>')
    save_revision(article, by=None, at=timezone.now())


def on_the_site_only(image):
    """The draft has another picture already; readers still see this one."""
    article = make_article("On the site", hero_image=image)
    publish_article(article, by=None, at=timezone.now())
    article.refresh_from_db()
    article.hero_image = None
    article.save()
    save_revision(article, by=None, at=timezone.now())


def as_a_portrait(image):
    make_author(portrait=image)


@pytest.mark.parametrize("use", [in_the_lead, in_a_body, on_the_site_only, as_a_portrait])
def test_picture_in_use_is_not_deleted_and_the_editor_is_told(client, enter, use):
    enter("Editor")
    image = make_image()
    use(image)
    response = client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})

    (message,) = response.wsgi_request._messages
    assert str(message).startswith("This picture is in use and cannot be deleted.")
    assert Image.objects.filter(pk=image.pk).exists()


def test_picture_out_of_use_is_deleted(client, enter):
    enter("Editor")
    image = make_image()
    client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})

    assert not Image.objects.exists()


def test_writer_is_not_told_of_colleagues_drafts_that_use_a_picture(client, enter, django_user_model):
    colleague = django_user_model.objects.create_user("colleague")
    image = make_image()
    article = make_article("A secret exclusive", hero_image=image, created_by=colleague)
    save_revision(article, by=colleague, at=timezone.now())
    enter("Writer")

    assert "A secret exclusive" not in client.get(form_of(image)).content.decode()


def test_focal_point_outside_the_picture_is_refused(client, enter):
    enter("Writer")
    response = upload(client, picture_bytes(), "a.jpg", focal_x="101")

    assert "focal_x" in response.context["adminform"].form.errors
