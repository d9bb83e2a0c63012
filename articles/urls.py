"""All a host project includes."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("articles.api.urls")),
    path("", include("articles.pages.urls")),
]
