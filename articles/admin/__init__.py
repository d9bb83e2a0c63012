"""The desks of the admin, one module each. They register on whatever site the host project has."""

from . import (
    articles,
    embeds,
    enquiries,
    home_slots,
    images,
    masthead,
    newsletter,
    pages,
    partners,
    readers,
    redirects,
    tags,
)

__all__ = [
    "articles",
    "embeds",
    "enquiries",
    "home_slots",
    "images",
    "masthead",
    "newsletter",
    "pages",
    "partners",
    "readers",
    "redirects",
    "tags",
]
