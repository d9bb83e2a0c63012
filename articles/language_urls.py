"""The same addresses for a project that speaks several languages: readers' pages also below /ko/, /zh-hans/ …

It wants articles.pages.languages.LanguageMiddleware.
"""

from django.urls import URLPattern, URLResolver, include, path

from articles.pages import machine_urls, urls
from articles.pages.languages import in_every_language

pages: list[URLPattern | URLResolver] = [*machine_urls.urlpatterns, in_every_language(urls.urlpatterns)]

urlpatterns = [
    path("api/v1/", include("articles.api.urls")),
    path("", include((pages, urls.app_name))),
]
