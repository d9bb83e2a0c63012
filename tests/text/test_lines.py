import pytest
from django.core.exceptions import ValidationError

from articles.text.lines import validate_one_line


@pytest.mark.parametrize(
    "sign", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1e", "\x85", "\u2028", "\u2029", "\x00"]
)
def test_one_line_refuses_whatever_could_begin_a_header(sign):
    with pytest.raises(ValidationError):
        validate_one_line(f"Grace{sign}Bcc: everyone@example.com")


@pytest.mark.parametrize("text", ["", "Grace Lim", "서율", "a\ttab"])
def test_one_line_takes_whatever_is_one(text):
    validate_one_line(text)
