from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from articles.images.renditions import SHARE_BYTES
from articles.masthead.models import Section, SectionColour
from articles.syndication import share_cards
from articles.syndication.share_cards import section_card, site_card

pytestmark = pytest.mark.django_db


def stored() -> list[str]:
    return default_storage.listdir("share-cards")[1] if default_storage.exists("share-cards") else []


def drawn(card):
    name = card["url"].removeprefix(default_storage.url(""))
    with default_storage.open(name) as file:
        return Image.open(BytesIO(file.read()))


@pytest.mark.parametrize("colour", SectionColour.values)
def test_section_card_is_a_jpeg_in_the_sections_colour_that_every_chat_reads(chrome, colour):
    card = section_card(Section(name="Music", slug="music", colour=colour), chrome)
    picture = drawn(card)
    assert (card["width"], card["height"], card["alt"]) == (1200, 630, "Music – KAvenyou")
    assert (picture.format, picture.size) == ("JPEG", (1200, 630))
    wanted = tuple(bytes.fromhex(share_cards.COLOURS[colour].removeprefix("#")))
    assert all(abs(one - other) < 6 for one, other in zip(picture.getpixel((5, 5)), wanted, strict=True))
    assert default_storage.size(f"share-cards/{stored()[0]}") <= SHARE_BYTES


def test_card_is_drawn_once_and_its_address_follows_from_what_it_shows(chrome):
    music = Section(name="Music", colour="persimmon")
    first = section_card(music, chrome)
    assert section_card(music, chrome) == first
    others = [
        section_card(Section(name="Music", colour="plum"), chrome),
        section_card(Section(name="Foodie", colour="persimmon"), chrome),
        site_card(chrome),
    ]
    assert len({card["url"] for card in [first, *others]}) == len(stored()) == 4


def test_card_lost_from_the_storage_is_drawn_again(chrome):
    card = site_card(chrome)
    default_storage.delete(f"share-cards/{stored()[0]}")
    share_cards.cache.clear()
    assert site_card(chrome) == card
    assert len(stored()) == 1


def test_two_who_draw_the_same_card_leave_one(chrome, monkeypatch):
    card = site_card(chrome)
    share_cards.cache.clear()
    truly_exists, asked = default_storage.exists, []

    def exists(name):  # the first time, the other has not stored it yet
        asked.append(name)
        return len(asked) > 1 and truly_exists(name)

    monkeypatch.setattr(default_storage, "exists", exists)
    assert site_card(chrome) == card
    assert len(stored()) == 1


def test_name_our_letters_do_not_have_is_left_out_and_nothing_fails(chrome):
    assert drawn(section_card(Section(name="음악", colour="jade"), chrome)).size == (1200, 630)
    long = section_card(Section(name="W" * 60, colour="jade"), chrome)
    assert drawn(long).getpixel((1195, 545))[0] < 60  # nothing runs over the edge


def test_page_does_without_a_card_when_the_storage_refuses(chrome, monkeypatch, caplog):
    def refuse(*_args, **_kwargs):
        raise OSError("no space left on device")

    monkeypatch.setattr(default_storage, "save", refuse)
    assert site_card(chrome) is None
    assert "could not be stored" in caplog.text
