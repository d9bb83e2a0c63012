"""What has to stay on one line."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# All that a mail program may take for the end of a header line, and other unprintables; a tab is harmless.
LINE_BREAKS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


def validate_one_line(text: str) -> None:
    """What stands in a mail's header cannot begin another one."""
    if LINE_BREAKS.search(text):
        raise ValidationError(_("Write this on one line, without line breaks."), code="line_break")
