"""What a page may load, under the names Django 6 uses (SECURE_CSP, csp_nonce), on 5.2 and 6.1 alike.

Readers' pages carry no nonce and so can be cached; the admin's import map needs one, new for each request.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

NONCE = "<CSP_NONCE_SENTINEL>"  # as django.utils.csp.CSP.NONCE, which 5.2 does not have yet

Policy = Mapping[str, Sequence[str]]


class ContentSecurityPolicyMiddleware:
    """Writes Content-Security-Policy and Permissions-Policy on every answer that has none of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.csp_nonce = SimpleLazyObject(lambda: secrets.token_urlsafe(16))  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", written_policy(request))
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


def written_policy(request: HttpRequest) -> str:
    """The policy as one header line; the nonce is made only where the policy asks for it."""
    directives = [" ".join([name, *sources]) for name, sources in policy_for(request).items()]
    policy = "; ".join(directives)
    if NONCE in policy:
        policy = policy.replace(NONCE, f"'nonce-{request.csp_nonce}'")  # type: ignore[attr-defined]
    return policy


def policy_for(request: HttpRequest) -> Policy:
    """The policy of the route that answered: one in SECURE_CSP_ROUTES, by app or view name, or the site's."""
    match = request.resolver_match
    for name in [*match.app_names, match.view_name] if match else []:
        if name in settings.SECURE_CSP_ROUTES:
            return settings.SECURE_CSP_ROUTES[name]
    return settings.SECURE_CSP


def csp_nonce(request: HttpRequest) -> dict[str, object]:
    """For templates: {{ csp_nonce }}, as in Django 6. A page that does not print it has none."""
    return {"csp_nonce": getattr(request, "csp_nonce", None)}
