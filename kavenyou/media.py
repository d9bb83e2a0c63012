"""Uploaded files, where no web server in front of us serves them (SERVE_MEDIA)."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from articles.pages.uploads import SHOWN


@require_safe
def media_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file below MEDIA_ROOT. Names are never used twice, so it may be kept for good.

    What WordPress once took in lies there, too: a page or a script among it would be one of ours.
    """
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except SuspiciousFileOperation as outside:
        raise Http404 from outside
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if response.status_code == 200 and not SHOWN.fullmatch(response.headers["Content-Type"]):
        response.headers["Content-Type"] = "application/octet-stream"
        response.headers["Content-Disposition"] = "attachment"
    return response
