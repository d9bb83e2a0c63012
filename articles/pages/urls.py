"""The addresses readers ask for. What is fixed comes before articles, which stand at the root."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path, re_path

from . import (
    archive,
    articles,
    authors,
    corrections,
    enquiries,
    events,
    feeds,
    home,
    kinds,
    legacy,
    media_kit,
    newsletter,
    search,
    sections,
    tags,
)
from . import converters as _converters  # noqa: F401 -- makes the kinds of segment known


def feed_paths(route: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """The feed of the list at `route` in each of its forms."""
    return [
        path(f"{route}feed/", view, {"form": feeds.RSS}, name=name),
        path(f"{route}feed/atom/", view, {"form": feeds.ATOM}, name=f"{name}_atom"),
        path(f"{route}feed/json/", view, {"form": feeds.JSON}, name=f"{name}_json"),
    ]


app_name = "articles"
urlpatterns = [
    path("", legacy.heeds_old_questions(home.home_page), name="home"),
    re_path(r"^(?:.+/)?page/1/$", legacy.first_page),
    path("page/<later_page:number>/", home.home_page, name="home_page"),
    path("<article_kind:kind>/", kinds.kind_page, name="kind"),
    path("<article_kind:kind>/page/<later_page:number>/", kinds.kind_page, name="kind_page"),
    path("events/", events.events_page, name="events"),
    path("events/page/<later_page:number>/", events.events_page, name="events_page"),
    path("archive/", archive.archive_page, name="archive"),
    path("<year:year>/", archive.year_page, name="archive_year"),
    path("<year:year>/<month:month>/", archive.month_page, name="archive_month"),
    path("search/", search.search_page, name="search"),
    path("tag/<address:slug>/", tags.tag_page, name="tag"),
    path("tag/<address:slug>/page/<later_page:number>/", tags.tag_page, name="tag_page"),
    path("author/<address:slug>/", authors.author_page, name="author"),
    path("author/<address:slug>/page/<later_page:number>/", authors.author_page, name="author_page"),
    path("corrections/", corrections.corrections_page, name="corrections"),
    path("corrections/page/<later_page:number>/", corrections.corrections_page, name="corrections_page"),
    path("feeds/", feeds.feeds_page, name="feeds"),
    *feed_paths("", feeds.site_feed, "feed"),
    *feed_paths("<article_kind:kind>/", feeds.kind_feed, "kind_feed"),
    *feed_paths("tag/<address:slug>/", feeds.tag_feed, "tag_feed"),
    *feed_paths("author/<address:slug>/", feeds.author_feed, "author_feed"),
    path("advertise/", enquiries.advertise, name="advertise"),
    path("advertise/thanks/", enquiries.advertise_thanks, name="advertise_thanks"),
    path("advertise/media-kit.pdf", media_kit.media_kit, name="media_kit"),
    path("newsletter/", newsletter.newsletter, name="newsletter"),
    path("newsletter/check-inbox/", newsletter.check_inbox, name="newsletter_check_inbox"),
    path("newsletter/confirm/<address:token>/", newsletter.confirm, name="newsletter_confirm"),
    path("newsletter/confirmed/", newsletter.confirmed, name="newsletter_confirmed"),
    path("newsletter/unsubscribe/<address:token>/", newsletter.unsubscribe, name="newsletter_unsubscribe"),
    path("newsletter/unsubscribed/", newsletter.unsubscribed, name="newsletter_unsubscribed"),
    *feed_paths("<address:slug>/", feeds.section_feed, "section_feed"),
    path("<address:slug>/", articles.root_page, name="article"),
    path("<address:slug>/", articles.root_page, name="section"),
    path("<address:slug>/page/<later_page:number>/", sections.section_page, name="section_page"),
]
