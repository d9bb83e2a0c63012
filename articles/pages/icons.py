"""The site as a sign on a tab, a shelf or a phone's first screen."""

from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.delivery.conditions import delivered
from articles.masthead.models import SiteSettings
from articles.text.languages import page_tag

KEPT_FOR_A_DAY = "public, max-age=86400"
FAVICON = "articles/img/favicon.ico"

PAPER, JADE = "#f6f9f6", "#0b5f48"
# (file, side, what a launcher may do with it)
ICONS = [
    ("articles/img/icon-192.png", 192, "any"),
    ("articles/img/icon-512.png", 512, "any"),
    ("articles/img/icon-maskable-512.png", 512, "maskable"),
]


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers and feed readers look for it without having asked a page."""
    icon = _favicon()
    if icon is None:
        raise Http404
    return HttpResponse(icon, content_type="image/x-icon", headers={"Cache-Control": KEPT_FOR_A_DAY})


@delivered(KEPT_FOR_A_DAY)
def web_manifest(request: HttpRequest) -> HttpResponse:
    """https://www.w3.org/TR/appmanifest/: name, colours and icons, for whoever puts us on a first screen."""
    settings = SiteSettings.load()
    home = reverse("articles:home")
    manifest = {
        "name": settings.name,
        "short_name": settings.name,
        "description": settings.description or settings.tagline,
        "lang": page_tag(),
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": JADE,
        "icons": [
            {"src": static(file), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
            for file, side, purpose in ICONS
        ],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


@lru_cache(maxsize=1)
def _favicon() -> bytes | None:
    found = finders.find(FAVICON)
    return Path(str(found)).read_bytes() if found else None
