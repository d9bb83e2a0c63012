"""While the operators work on the site: every address answers 503, and nobody asks the database."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles.pages.errors import under_maintenance


class MaintenanceMiddleware:
    """As long as there is a file MAINTENANCE_FILE. It is looked for at each request: no restart is needed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if Path(settings.MAINTENANCE_FILE).exists():
            return under_maintenance()
        return self.get_response(request)
