"""Every model, lowest floor first: the table of contents Django reads."""
# ruff: noqa: I001 -- in the order of the floors

from articles.images.models import Image, Rendition
from articles.taxonomy.models import Tag
from articles.masthead.models import AdvertisingContact, Author, Section, SiteSettings, SocialLink
from articles.live.models import FormerAddress, LiveArticle, LiveArticleTag, LiveByline, LivePicture
from articles.newsroom.models import Article, ArticlePicture, ArticleTag, Byline, Revision
from articles.enquiries.models import Enquiry

__all__ = [
    "AdvertisingContact",
    "Article",
    "ArticlePicture",
    "ArticleTag",
    "Author",
    "Byline",
    "Enquiry",
    "FormerAddress",
    "Image",
    "LiveArticle",
    "LiveArticleTag",
    "LiveByline",
    "LivePicture",
    "Rendition",
    "Revision",
    "Section",
    "SiteSettings",
    "SocialLink",
    "Tag",
]
