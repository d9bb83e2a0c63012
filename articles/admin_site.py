"""The admin as a newsroom sees it: tables by desk, under the publication's own name.

Named in INSTALLED_APPS as "articles.admin_site.ArticlesAdminConfig" in the place of "django.contrib.admin".
Our desks work on any other site as well: they register on whatever `django.contrib.admin.site` is.
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

DESKS = [
    (_("Newsroom"), ["Article", "HomeSlot", "Tag"]),
    (_("Pictures"), ["Image", "EmbedCard"]),
    (
        _("Masthead"),
        ["Section", "Author", "Page", "SocialLink", "AdvertisingContact", "SiteSettings", "Redirect"],
    ),
    (_("Readers"), ["Reading"]),
    (_("Newsletter"), ["Subscriber"]),
    (_("Partners"), ["Enquiry", "AudienceFact", "MediaKit"]),
]
# taggit brings a table of tags of its own, which is not ours and stays empty.
HIDDEN = ["taggit"]


class ArticlesAdminConfig(AdminConfig):
    default_site = "articles.admin_site.ArticlesAdminSite"


class ArticlesAdminSite(AdminSite):
    index_title = _("What are you working on?")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """The masthead's name, asked for once a page."""
        from articles.models import SiteSettings  # noqa: PLC0415 -- this module is read before the apps are ready

        newsroom = _("%(name)s newsroom") % {"name": SiteSettings.load().name}
        return super().each_context(request) | {"site_header": newsroom, "site_title": newsroom}

    def get_urls(self) -> list[URLPattern | URLResolver]:
        on_site = self.admin_view(self.view_on_site)
        pattern = "r/<path:content_type_id>/<path:object_id>/"  # as Django's, which it goes before
        return [path(pattern, on_site, name="view_on_site"), *super().get_urls()]

    def view_on_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponseBase:
        """For whom its own desk shows the object: the address of a draft tells its headline."""
        from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 -- as above
        from django.contrib.contenttypes.views import shortcut  # noqa: PLC0415 -- as above

        try:
            table = ContentType.objects.get(pk=content_type_id)
        except (ContentType.DoesNotExist, ValueError) as unknown:
            raise Http404 from unknown
        desk: Any = self._registry.get(table.model_class())  # type: ignore[arg-type]
        thing = desk and desk.get_object(request, object_id)
        if thing is None or not desk.has_view_or_change_permission(request, thing):
            raise Http404
        return shortcut(request, table.pk, thing.pk)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Our tables by desk, then everybody else's apps."""
        apps = super().get_app_list(request, app_label)
        ours = next((app for app in apps if app["app_label"] == "articles"), None)
        if ours is None:
            return apps
        others = [app for app in apps if app is not ours and app["app_label"] not in HIDDEN]
        return [*_desks(ours), *others]


def _desks(ours: dict[str, Any]) -> list[dict[str, Any]]:
    """The app taken apart; a desk of which a person may see no table is not shown."""
    tables = {table["object_name"]: table for table in ours["models"]}
    desks = [
        {**ours, "name": name, "models": [tables[table] for table in names if table in tables]}
        for name, names in DESKS
    ]
    return [desk for desk in desks if desk["models"]]
