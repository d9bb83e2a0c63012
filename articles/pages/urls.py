"""The addresses readers ask for. What is fixed comes before articles, which stand at the root."""

from django.urls import path, re_path

from . import articles, authors, corrections, enquiries, home, kinds, lists, sections, tags
from . import converters as _converters  # noqa: F401 -- makes the kinds of segment known

app_name = "articles"
urlpatterns = [
    path("", home.home_page, name="home"),
    re_path(r"^(?:.+/)?page/1/$", lists.first_page),
    path("page/<int:number>/", home.home_page, name="home_page"),
    path("<article_kind:kind>/", kinds.kind_page, name="kind"),
    path("<article_kind:kind>/page/<int:number>/", kinds.kind_page, name="kind_page"),
    path("tag/<address:slug>/", tags.tag_page, name="tag"),
    path("tag/<address:slug>/page/<int:number>/", tags.tag_page, name="tag_page"),
    path("author/<address:slug>/", authors.author_page, name="author"),
    path("author/<address:slug>/page/<int:number>/", authors.author_page, name="author_page"),
    path("corrections/", corrections.corrections_page, name="corrections"),
    path("corrections/page/<int:number>/", corrections.corrections_page, name="corrections_page"),
    path("advertise/", enquiries.advertise, name="advertise"),
    path("advertise/thanks/", enquiries.advertise_thanks, name="advertise_thanks"),
    path("<address:slug>/", articles.root_page, name="article"),
    path("<address:slug>/", articles.root_page, name="section"),
    path("<address:slug>/page/<int:number>/", sections.section_page, name="section_page"),
]
