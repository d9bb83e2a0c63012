"""All a host project includes: every page at one address, in the language the project speaks."""

from django.urls import include, path

from articles.pages import machine_urls, urls

pages = [*machine_urls.urlpatterns, *urls.urlpatterns]

urlpatterns = [
    path("api/v1/", include("articles.api.urls")),
    path("", include((pages, urls.app_name))),
]
