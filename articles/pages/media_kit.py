"""The media kit at an address that stays, whichever version is the newest."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.masthead.models import SiteSettings
from articles.masthead.partners import find_media_kit

KEPT_KIT = "public, max-age=300, s-maxage=600"
# It is somebody's upload: should a browser ever take it for a page, that page may do nothing. Not "sandbox",
# nor "default-src 'none'": the viewers built into Chrome and Safari then show an empty page.
LOCKED_IN = "script-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"


@require_safe
def media_kit(request: HttpRequest) -> HttpResponseBase:
    """To be read in the browser. 404 when there is none, or its file is gone."""
    kit = find_media_kit(get_language() or "")
    if kit is None:
        raise Http404
    try:
        file = kit.file.open("rb")
    except OSError as missing:
        raise Http404 from missing
    name = slugify(f"{SiteSettings.load().name} {kit.title} {kit.version_date}", allow_unicode=True)
    response = FileResponse(file, content_type="application/pdf", filename=f"{name}.pdf")
    response.headers["Cache-Control"] = KEPT_KIT
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = LOCKED_IN
    return response
