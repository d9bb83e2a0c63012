"""All a host project includes."""

from django.urls import include, path

urlpatterns = [
    path("", include("articles.pages.urls")),
]
