"""Where everything is mounted: the admin, uploaded files where we serve them, the whole site at the root."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

from kavenyou.media import media_file

urlpatterns = [
    path("admin/jsi18n/", JavaScriptCatalog.as_view(), name="javascript-catalog"),
    path("admin/", admin.site.urls),
]
if settings.SERVE_MEDIA:
    urlpatterns.append(path("media/<path:path>", media_file, name="media"))
urlpatterns.append(path("", include("articles.language_urls")))

handler400 = "articles.pages.errors.bad_request"
handler404 = "articles.pages.errors.not_found"
handler500 = "articles.pages.errors.server_error"
