import pytest
from django.core.exceptions import ValidationError

from articles.newsletter.addresses import digest_email, digests_of, normalise_email


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mei.Ong@Reader.Example ", "mei.ong@reader.example"),
        ("mei+news@reader.example", "mei+news@reader.example"),
        ("m.e.i@gmail.com", "m.e.i@gmail.com"),
        ("mei@등불.example", "mei@xn--2y1by6n.example"),
        ("mei@燈籠影業.公司", "mei@xn--p3t35tk1g7ml.xn--55qx5d"),
        ("mei@xn--2y1by6n.example", "mei@xn--2y1by6n.example"),
        ("mei@büro.example", "mei@xn--bro-hoa.example"),
        ("mei@ｇｍａｉｌ.com", "mei@gmail.com"),
        ("mei@k팝.example", "mei@xn--k-991g.example"),
        ("o'hara_x@reader.example", "o'hara_x@reader.example"),
    ],
)
def test_each_address_has_one_form(typed, kept):
    assert normalise_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "mei",
        "mei@",
        "@reader.example",
        "mei@reader",
        "mei@@reader.example",
        "mei ong@reader.example",
        "mei@reader.example, all@reader.example",
        "Mei <mei@reader.example>",
        '"mei ong"@reader.example',
        "mei@localhost",
        "mei@[203.0.113.7]",
        "mei@reader..example",
        "mei@-reader.example",
        "x" * 250 + "@reader.example",
        f"mei@{'x' * 64}.example",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(ValidationError) as refusal:
        normalise_email(typed)
    assert refusal.value.messages == ["Enter an email address in the format name@example.com"]


@pytest.mark.parametrize(
    "typed",
    [
        "аdmin@reader.example",  # a Cyrillic а before the @
        "\u212aavenyou@reader.example",  # the sign for kelvin
        "meı@reader.example",  # no dot on the i
        "mei@gmаil.com",  # one Cyrillic а
        "mei@аррӏе.com",  # all Cyrillic
        "mei@xn--80ak6aa92e.com",  # the same as the network writes it
        "mei@rοοm.example",  # two Greek omicrons
        "서율@reader.example",  # no mail server of ours can write to it
    ],
)
def test_letters_that_pass_for_others_are_refused(typed):
    with pytest.raises(ValidationError):
        normalise_email(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "mei@reader.example\r\nBcc: all@reader.example",
        "mei@reader.example\n",
        "mei\x00@reader.example",
        "mei@reader.example\u2028",
        "mei\x0b@reader.example",
    ],
)
def test_what_could_begin_a_header_is_refused(typed):
    with pytest.raises(ValidationError):
        normalise_email(typed)


def test_digest_finds_an_address_again_and_tells_nobody_what_it_was(settings):
    digest = digest_email("mei@reader.example")
    assert (len(digest), digest) == (24, digest_email("mei@reader.example"))
    assert "mei" not in digest
    settings.SECRET_KEY = "another one"
    assert digest_email("mei@reader.example") != digest


def test_address_is_still_known_after_a_change_of_the_secret(settings):
    digest = digest_email("mei@reader.example")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another one", [settings.SECRET_KEY]
    assert digest in digests_of("mei@reader.example")
