"""Files at the addresses they had in WordPress: other sites show them, and search engines know them."""

import mimetypes
import re
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import Storage, default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.images.models import Image, Rendition

from .frame import KEPT_UPLOAD, moved_to

FOLDER = "wp-content/uploads"
RESIZED = re.compile(r"(?P<stem>.+?)(?:-(?P<width>\d{1,5})x(?P<height>\d{1,5})|-scaled)(?P<ending>\.\w+)")
# What a browser may show. Anything else is handed over to be saved: a page among our addresses is ours.
SHOWN = re.compile(
    r"(image/(jpeg|png|gif|webp|avif|bmp|x-icon)|(audio|video)/[\w.-]+|application/pdf|text/plain)"
)


class Upload(NamedTuple):
    storage: Storage
    name: str

    @property
    def changed_at(self) -> datetime:
        return self.storage.get_modified_time(self.name)

    @property
    def etag(self) -> str:
        seen = f"{self.name} {self.storage.size(self.name)} {self.changed_at.isoformat()}"
        return f'"{sha256(seen.encode()).hexdigest()[:24]}"'


@require_safe
def uploaded_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """The same bytes as ever; a size WordPress made of a picture leads to the nearest one that we have."""
    if "\x00" in path or "\\" in path or {"", ".", ".."} & set(path.split("/")):
        raise Http404
    upload = _find(path)
    if upload:
        try:
            return _hand_over(request, upload)
        except OSError as no_file:  # none, a folder, or one that we may not read
            raise Http404 from no_file
    target = _instead_of(path)
    if not target:
        raise Http404
    return moved_to(request, target)


def _find(path: str) -> Upload | None:
    """The file itself where it was copied to, else the picture that was made of it."""
    name = f"{FOLDER}/{path}"
    try:
        if default_storage.exists(name):
            return Upload(default_storage, name)
    except (SuspiciousFileOperation, OSError):  # the name is longer than any file's, or leads outside
        return None
    image = Image.objects.filter(wp_path=path).first()
    return Upload(image.file.storage, str(image.file.name)) if image else None


def _hand_over(request: HttpRequest, upload: Upload) -> HttpResponseBase:
    """Raises OSError, whatever was asked, when there is no file to open."""
    file = upload.storage.open(upload.name)
    changed_at, etag = upload.changed_at, upload.etag
    unchanged = get_conditional_response(request, etag, int(changed_at.timestamp()))
    if unchanged:
        file.close()
    response = unchanged or _whole(file, upload.name)
    response.headers["Cache-Control"] = KEPT_UPLOAD
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed_at.timestamp())
    return response


def _whole(file: File, name: str) -> FileResponse:
    content_type = mimetypes.guess_type(name)[0] or ""
    is_shown = bool(SHOWN.fullmatch(content_type))
    return FileResponse(
        file,
        as_attachment=not is_shown,
        content_type=content_type if is_shown else "application/octet-stream",
    )


def _instead_of(path: str) -> str:
    """Of a resized picture: ours that is as wide and most like it, else the whole; "" for neither."""
    resized = RESIZED.fullmatch(path)
    if resized is None:
        return ""
    whole = resized["stem"] + resized["ending"]
    image = Image.objects.filter(wp_path=whole).prefetch_related("renditions").first()
    width, height = int(resized["width"] or 0), int(resized["height"] or 0)
    larger = [each for each in image.renditions.all() if each.width >= width] if image else []
    if larger and width and height:
        nearest = min(larger, key=lambda each: (_unlikeness(each, width / height), each.width))
        return nearest.file.url
    return reverse("articles:upload", args=[whole]) if image or _find(whole) else ""


def _unlikeness(rendition: Rendition, ratio: float) -> tuple[float, bool]:
    """How far its shape is from the one wanted; of the same shape, what every reader's program can show."""
    return round(abs(rendition.width / rendition.height - ratio), 1), rendition.format == "avif"
