"""The open API: what is on the site now, for machines. It reads live and cannot name a draft."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, inline_serializer
from rest_framework import serializers, status
from rest_framework.exceptions import APIException
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from articles.live.addresses import find_article
from articles.live.models import FormerAddress, LiveArticle, LiveArticleTag, LiveByline
from articles.masthead.models import Author, Section, SocialLink
from articles.masthead.partners import AdvertisingContact
from articles.syndication.metadata import absolute
from articles.taxonomy.models import Tag
from articles.text.addresses import is_address

from .filters import ArticleFilters
from .open_view import OpenView
from .pagination import Pages
from .serializers import (
    ArticleCard,
    ArticlePage,
    AuthorEntry,
    Contact,
    SectionEntry,
    SocialLinkEntry,
    TagEntry,
)

PROBLEM = inline_serializer("Problem", {"detail": serializers.CharField()})
NOT_FOUND = {404: OpenApiResponse(PROBLEM, "Nothing is visible at this address.")}
NO_SUCH_PAGE = {404: OpenApiResponse(PROBLEM, "The list has no such page.")}
BAD_FILTER = {
    400: OpenApiResponse(OpenApiTypes.OBJECT, "A filter's value cannot be right; by filter, what is wrong.")
}
NOT_HERE = NOT_FOUND | {410: OpenApiResponse(PROBLEM, "The article was here and has been withdrawn.")}
MOVED = {301: OpenApiResponse(description="The article stands at another address now; see Location.")}


def described(operation_id: str, **more: Any) -> Any:
    """Names the view's one operation in the API's description; its docstring tells what it does."""

    def describe(view: type[OpenView]) -> Any:
        view.operation_id = operation_id
        return extend_schema(**more)(view)

    return describe


class Withdrawn(APIException):
    status_code = status.HTTP_410_GONE
    default_detail = "This article has been withdrawn."
    default_code = "withdrawn"


class OpenList(OpenView, ListAPIView[Any]):
    pagination_class = Pages
    filter_backends: Any = []


@described("list_articles", responses={200: ArticleCard(many=True), **BAD_FILTER, **NO_SUCH_PAGE})
class ArticleList(OpenList):
    """Articles, newest first. Filters can be combined; parameters not named here are passed over."""

    serializer_class = ArticleCard
    filter_backends = [DjangoFilterBackend]
    filterset_class = ArticleFilters

    def get_queryset(self) -> QuerySet[LiveArticle]:
        return LiveArticle.objects.for_cards().newest_first()


@described("get_article", responses={200: ArticlePage, **NOT_HERE})
class ArticleById(OpenView, RetrieveAPIView[LiveArticle]):
    """One article by its number, which never changes."""

    serializer_class = ArticlePage

    def get_object(self) -> LiveArticle:
        number = self.kwargs["number"]
        article: LiveArticle | None = LiveArticle.objects.for_page().filter(pk=number).first()
        if article:
            return article
        if FormerAddress.objects.filter(article_number=number, gone_at__isnull=False).exists():
            raise Withdrawn
        raise Http404


@described("get_article_by_address", responses={200: ArticlePage, **MOVED, **NOT_HERE})
class ArticleByAddress(OpenView, RetrieveAPIView[LiveArticle]):
    """One article by the last part of its page's address. A former address leads on, as on the site."""

    serializer_class = ArticlePage

    def get(self, request: Request, slug: str, *args: Any, **kwargs: Any) -> Any:
        found = find_article(slug) if is_address(slug) else None
        if found is None:
            raise Http404
        if isinstance(found, LiveArticle):
            return Response(self.get_serializer(found).data)
        if found.gone_at:
            raise Withdrawn
        return self._lead_on(found)

    def _lead_on(self, former: FormerAddress) -> HttpResponsePermanentRedirect:
        article: LiveArticle = LiveArticle.objects.only("slug").get(pk=former.article_number)
        return HttpResponsePermanentRedirect(reverse("articles-api:article-by-address", args=[article.slug]))


@described("list_sections", responses={200: SectionEntry(many=True), **NO_SUCH_PAGE})
class SectionList(OpenList):
    """The sections, in the order of the site's navigation."""

    serializer_class = SectionEntry
    queryset = Section.objects.all()


@described("list_tags", responses={200: TagEntry(many=True), **NO_SUCH_PAGE})
class TagList(OpenList):
    """Tags of visible articles, by name. A tag of drafts only is not told: it may be the news itself."""

    serializer_class = TagEntry

    def get_queryset(self) -> QuerySet[Tag]:
        visible = LiveArticleTag.objects.filter(live_article__in=LiveArticle.objects.values("pk"))
        return Tag.objects.filter(pk__in=visible.values("tag")).order_by("name", "pk")


@described("list_authors", responses={200: AuthorEntry(many=True), **NO_SUCH_PAGE})
class AuthorList(OpenList):
    """Writers and photographers of visible articles, by name."""

    serializer_class = AuthorEntry

    def get_queryset(self) -> QuerySet[Author]:
        visible = LiveByline.objects.filter(live_article__in=LiveArticle.objects.values("pk"))
        authors = Author.objects.filter(pk__in=visible.values("author")).select_related("portrait")
        return authors.prefetch_related("portrait__renditions").order_by("name", "pk")


@described("list_social_links", responses={200: SocialLinkEntry(many=True), **NO_SUCH_PAGE})
class SocialLinkList(OpenList):
    """Our accounts elsewhere."""

    serializer_class = SocialLinkEntry
    queryset = SocialLink.objects.all()


@described("get_advertising_contact")
class AdvertisingContactDetail(OpenView, RetrieveAPIView[AdvertisingContact]):
    """Where partners write to."""

    serializer_class = Contact

    def get_object(self) -> AdvertisingContact:
        return AdvertisingContact.load()


@extend_schema(exclude=True)
class Contents(OpenView):
    """What there is."""

    def get(self, request: Request) -> Response:
        names = ["articles", "sections", "tags", "authors", "social-links", "advertising-contact"]
        names += ["schema", "docs"]
        return Response({name: absolute(reverse(f"articles-api:{name}")) for name in names})
