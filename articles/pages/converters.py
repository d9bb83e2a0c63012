"""What may stand in an address where a path names its kind; importing this makes the names known."""

from django.urls import register_converter
from django.urls.converters import IntConverter, StringConverter

from articles.live.models import Kind


class KindConverter(StringConverter):
    regex = "|".join(Kind.values)


class AddressConverter(StringConverter):
    """A whole segment. No database column holds a NUL, and PostgreSQL refuses to look for one."""

    regex = r"[^/\x00]+"


class LaterPageConverter(IntConverter):
    """Pages 2, 3 … of a list; the first stands at the list's own address."""

    regex = "[2-9]|[1-9][0-9]{1,8}"


class YearConverter(IntConverter):
    regex = "[12][0-9]{3}"


class MonthConverter(IntConverter):
    """Two digits, as WordPress wrote them."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int | str) -> str:
        return f"{value:0>2}"


register_converter(KindConverter, "article_kind")
register_converter(AddressConverter, "address")
register_converter(LaterPageConverter, "later_page")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
