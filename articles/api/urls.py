"""The open API, version 1."""

from django.urls import path, re_path

from .open_view import NothingHere
from .published import (
    AdvertisingContactDetail,
    ArticleByAddress,
    ArticleById,
    ArticleList,
    AuthorList,
    Contents,
    SectionList,
    SocialLinkList,
    TagList,
)
from .schema import Schema, docs

app_name = "articles-api"
urlpatterns = [
    path("", Contents.as_view(), name="contents"),
    path("articles/", ArticleList.as_view(), name="articles"),
    path("articles/<int:number>/", ArticleById.as_view(), name="article"),
    path("articles/by-address/<str:slug>/", ArticleByAddress.as_view(), name="article-by-address"),
    path("sections/", SectionList.as_view(), name="sections"),
    path("tags/", TagList.as_view(), name="tags"),
    path("authors/", AuthorList.as_view(), name="authors"),
    path("social-links/", SocialLinkList.as_view(), name="social-links"),
    path("advertising-contact/", AdvertisingContactDetail.as_view(), name="advertising-contact"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", docs, name="docs"),
    # Not without the last slash: such addresses are led to the one with it, as everywhere on the site.
    re_path(r"^[\s\S]*/\Z", NothingHere.as_view()),
]
