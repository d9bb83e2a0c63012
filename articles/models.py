"""Every model, lowest floor first: the table of contents Django reads."""
# ruff: noqa: I001 -- in the order of the floors

from articles.images.models import Image, Rendition
from articles.taxonomy.models import Tag
from articles.embeds.models import EmbedCard
from articles.masthead.models import Author, Page, Section, SiteSettings, SocialLink
from articles.masthead.partners import AdvertisingContact, AudienceFact, MediaKit
from articles.live.models import Edition, FormerAddress, HomeSlot, LiveArticle, LiveArticleTag, LiveByline
from articles.live.models import LiveEmbed, LivePicture, Redirect
from articles.readership.models import Reading
from articles.newsletter.models import SignUpSender, Subscriber, Suppression
from articles.newsroom.models import Article, ArticlePicture, ArticleTag, Byline, Revision
from articles.enquiries.models import Enquiry

__all__ = [
    "AdvertisingContact",
    "Article",
    "ArticlePicture",
    "ArticleTag",
    "AudienceFact",
    "Author",
    "Byline",
    "Edition",
    "EmbedCard",
    "Enquiry",
    "FormerAddress",
    "HomeSlot",
    "Image",
    "LiveArticle",
    "LiveArticleTag",
    "LiveByline",
    "LiveEmbed",
    "LivePicture",
    "MediaKit",
    "Page",
    "Reading",
    "Redirect",
    "Rendition",
    "Revision",
    "Section",
    "SignUpSender",
    "SiteSettings",
    "SocialLink",
    "Subscriber",
    "Suppression",
    "Tag",
]
