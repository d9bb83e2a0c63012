"""What may stand in an address where a path names its kind; importing this makes the names known."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from articles.live.models import Kind


class KindConverter(StringConverter):
    regex = "|".join(Kind.values)


class AddressConverter(StringConverter):
    """A whole segment. No database column holds a NUL, and PostgreSQL refuses to look for one."""

    regex = r"[^/\x00]+"


register_converter(KindConverter, "article_kind")
register_converter(AddressConverter, "address")
