"""What the open API tells, field by field. Only what a page prints, too: nothing of accounts or of drafts."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.images.markup import describe_picture
from articles.live.models import LiveArticle
from articles.masthead.models import Author, Section, SocialLink
from articles.masthead.partners import AdvertisingContact
from articles.syndication.metadata import share_title
from articles.taxonomy.models import Tag

from .fields import Address, AddressSet, Html, PageAddress


class Crop(serializers.Serializer[dict[str, Any]]):
    src = Address(help_text="About 800 pixels wide.")
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    webp = AddressSet(help_text="A srcset; may be empty.")
    avif = AddressSet(help_text="A srcset; may be empty.")


class Crops(serializers.Serializer[dict[str, Any]]):
    native = Crop(help_text="The whole picture.")
    wide = Crop(help_text="3:2")
    portrait = Crop(help_text="4:5")
    square = Crop(help_text="1:1")


class Picture(serializers.Serializer[dict[str, Any]]):
    alt = serializers.CharField()
    caption = serializers.CharField()
    credit = serializers.CharField()
    width = serializers.IntegerField(help_text="Of the original.")
    height = serializers.IntegerField(help_text="Of the original.")
    crops = Crops()


class SharePicture(serializers.Serializer[dict[str, Any]]):
    url = Address()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    alt = serializers.CharField()


class ArticleByline(serializers.Serializer[dict[str, Any]]):
    role = serializers.CharField(help_text="writer or photographer")
    name = serializers.CharField()
    slug = serializers.CharField()
    url = PageAddress("articles:author")


class ArticleTag(serializers.Serializer[dict[str, Any]]):
    name = serializers.CharField()
    slug = serializers.CharField()
    kind = serializers.CharField(help_text="topic, person, work or place")
    url = PageAddress("articles:tag")


class ArticleSection(serializers.ModelSerializer[Section]):
    url = PageAddress("articles:section")

    class Meta:
        model = Section
        fields = ["name", "slug", "url"]
        read_only_fields = fields


class Event(serializers.Serializer[dict[str, Any]]):
    name = serializers.CharField()
    starts = serializers.DateTimeField(help_text="With the offset of the event's own zone.")
    ends = serializers.DateTimeField(allow_null=True)
    zone = serializers.CharField()
    venue = serializers.CharField()
    city = serializers.CharField()
    price = serializers.CharField()
    ticket_url = serializers.CharField()
    status = serializers.CharField()


class PullQuote(serializers.Serializer[dict[str, Any]]):
    text = serializers.CharField()
    original = serializers.CharField()
    language = serializers.CharField()
    speaker = serializers.CharField()


class ArticleCard(serializers.ModelSerializer[LiveArticle]):
    """An article as lists show it."""

    url = PageAddress("articles:article")
    title = serializers.SerializerMethodField(help_text="The headline with its kind in brackets.")
    section = ArticleSection()
    picture = Picture(source="hero", allow_null=True)
    bylines = ArticleByline(many=True)
    tags = ArticleTag(many=True, source="tag_list")
    event = Event(allow_null=True)

    class Meta:
        model = LiveArticle
        fields = [
            "id",
            "url",
            "slug",
            "language",
            "kind",
            "headline",
            "title",
            "standfirst",
            "section",
            "picture",
            "bylines",
            "tags",
            "event",
            "published_at",
            "revised_at",
            "reading_minutes",
            "is_paid",
            "partner_name",
        ]
        read_only_fields = fields

    def get_title(self, article: LiveArticle) -> str:
        return share_title(article)


class ArticlePage(ArticleCard):
    """An article as its own page shows it."""

    body_html = Html(help_text="Clean HTML; addresses in it are absolute.")
    pull_quote = PullQuote(allow_null=True)
    share_picture = SharePicture(allow_null=True)
    canonical_url = serializers.CharField(help_text="Where the article first stood, if not here.")

    class Meta(ArticleCard.Meta):
        fields = [
            *ArticleCard.Meta.fields,
            "body_html",
            "body_text",
            "word_count",
            "pull_quote",
            "correction",
            "corrected_on",
            "disclosure",
            "partner_url",
            "share_picture",
            "canonical_url",
        ]
        read_only_fields = fields


class SectionEntry(serializers.ModelSerializer[Section]):
    url = PageAddress("articles:section")

    class Meta:
        model = Section
        fields = ["name", "slug", "url", "description", "colour"]
        read_only_fields = fields


class TagEntry(serializers.ModelSerializer[Tag]):
    url = PageAddress("articles:tag")
    kind = serializers.CharField(help_text="topic, person, work or place")

    class Meta:
        model = Tag
        fields = ["name", "slug", "url", "kind", "description"]
        read_only_fields = fields


class AuthorEntry(serializers.ModelSerializer[Author]):
    """The public profile; whether there is an account, and whose, is not told."""

    url = PageAddress("articles:author")
    links = serializers.ListField(child=serializers.URLField(), source="link_list")
    portrait = serializers.SerializerMethodField()

    class Meta:
        model = Author
        fields = ["name", "name_ko", "name_zh", "slug", "url", "role", "bio", "links", "portrait"]
        read_only_fields = fields

    @extend_schema_field(Picture(allow_null=True))
    def get_portrait(self, author: Author) -> dict[str, Any] | None:
        return Picture(describe_picture(author.portrait)).data if author.portrait else None


class SocialLinkEntry(serializers.ModelSerializer[SocialLink]):
    name = serializers.CharField(source="get_platform_display", help_text="As people write it.")
    url = serializers.URLField(source="address")

    class Meta:
        model = SocialLink
        fields = ["platform", "name", "handle", "url"]
        read_only_fields = fields


class Contact(serializers.ModelSerializer[AdvertisingContact]):
    class Meta:
        model = AdvertisingContact
        fields = ["purpose", "email", "wording", "reply_promise"]
        read_only_fields = fields
