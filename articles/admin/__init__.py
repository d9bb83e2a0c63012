"""The desks of the admin, one module each. They register on whatever site the host project has."""

from . import articles, enquiries, images, masthead, newsletter, pages, partners, tags

__all__ = ["articles", "enquiries", "images", "masthead", "newsletter", "pages", "partners", "tags"]
