import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import EmbedCard
from tests.factories import make_live_article, picture_bytes

pytestmark = pytest.mark.django_db

URL = "https://www.instagram.com/p/Abc_1/"


@pytest.fixture
def article():
    return make_live_article(body=f'<figure data-embed="instagram"><a href="{URL}">x</a></figure>')


@pytest.fixture
def card(article):
    return EmbedCard.objects.get()


def change(card):
    return reverse("admin:articles_embedcard_change", args=[card.pk])


def test_words_the_desk_writes_reach_the_page(client, enter, fill, article, card):
    enter("Editor")
    fill(change(card), text="Otak-otak, at last.", author="Mei Ong")
    article.refresh_from_db()

    assert "Otak-otak, at last." in article.body_html
    assert "Mei Ong" in article.body_html


def test_poster_of_the_desk_is_checked_and_cut_to_shape(client, enter, fill, article, card):
    enter("Editor")
    fill(change(card), poster=SimpleUploadedFile("x.jpg", picture_bytes((1600, 1600)), "image/jpeg"))
    card.refresh_from_db()
    article.refresh_from_db()

    assert (card.poster_width, card.poster_height) == (960, 540)
    assert card.poster.name.endswith(".webp")
    assert card.poster.url in article.body_html


def test_poster_that_is_no_picture_is_refused_beside_its_field(client, enter, fill, card):
    enter("Editor")
    page = fill(change(card), poster=SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", "image/jpeg"))

    assert "This is not a picture we can read." in page.content.decode()
    card.refresh_from_db()
    assert not card.poster


def test_sites_are_asked_again_only_where_they_are_asked_at_all(client, enter, card):
    enter("Editor")
    told = {"action": "ask_sites_again", "_selected_action": [card.pk]}
    page = client.post(reverse("admin:articles_embedcard_changelist"), told, follow=True)

    assert "These sites are not asked on this installation." in page.content.decode()


def test_list_and_form_tell_what_is_known(client, enter, article, card):
    enter("Editor")
    EmbedCard.objects.update(trouble="It answered 404.", title="<b>Otak</b>")
    listed = client.get(reverse("admin:articles_embedcard_changelist")).content.decode()
    form = client.get(change(card)).content.decode()

    assert "It answered 404." in listed
    assert "&lt;b&gt;Otak&lt;/b&gt;" in listed
    assert article.headline in form
