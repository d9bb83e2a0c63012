"""The newsletter: the box, the link to confirm, the link to leave. A page has one heading and one action.

Whoever types an address learns nothing about it. No page is kept by a cache, and none that was reached by a
link from a mail tells another site of it.
"""

from datetime import timedelta
from typing import NamedTuple

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.masthead.chrome import load_chrome
from articles.newsletter.addresses import normalise_email
from articles.newsletter.subscribing import (
    Link,
    TooManySignUps,
    confirm_subscription,
    read_link,
    renew_confirmation,
    request_subscription,
    unsubscribe_by_link,
)
from articles.newsletter.tokens import UnknownLink, leaving_address
from articles.senders import client_address
from articles.syndication.metadata import page_metadata

from .frame import NOT_KEPT, render_page
from .incoming import OneLineField, is_from_elsewhere, see_other

# Mail programs press the button of List-Unsubscribe themselves and say so by this (RFC 8058).
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


class SignUpForm(forms.Form):
    email = OneLineField(error_messages={"required": gettext_lazy("Enter your email address")})

    def clean_email(self) -> str:
        return normalise_email(self.cleaned_data["email"])


class Notice(NamedTuple):
    """Why the form is shown again when the address is not to blame."""

    heading: str
    text: str
    names_contact: bool = True


class Step(NamedTuple):
    """A page on the way. Its one action leads to `address`, or else is a button that sends `name`."""

    heading: str
    text: str
    action: str
    address: str = ""
    name: str = ""


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def newsletter(request: HttpRequest) -> HttpResponse:
    """GET shows the form. POST leads on to the inbox, with the same words for every address."""
    if request.method != "POST":
        return _show_form(request)
    if is_from_elsewhere(request):
        return _show_form(request, status=403, notice=_from_elsewhere())
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return _show_form(request, status=422, message=str(form.errors["email"][0]))
    if not request.POST.get("website"):  # who fills in the field nobody sees is led on, and that is all
        try:
            request_subscription(
                form.cleaned_data["email"],
                language=get_language() or "",
                address=client_address(request.META),
                at=timezone.now(),
            )
        except TooManySignUps as refusal:
            return _put_off(request, refusal.retry_after)
    return see_other(reverse("articles:newsletter_check_inbox"))


@require_safe
def check_inbox(request: HttpRequest) -> HttpResponse:
    return _show_step(
        request,
        Step(
            _("Check your inbox"),
            _("Open our mail and press its button. If it is not there in a few minutes, look in spam."),
            _("Read the latest stories"),
            address=reverse("articles:home"),
        ),
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """GET changes nothing: programs that look after mail open every link in it. POST confirms."""
    at = timezone.now()
    try:
        if request.method == "POST" and "again" in request.POST:
            renew_confirmation(token, address=client_address(request.META), at=at)
            return see_other(reverse("articles:newsletter_check_inbox"))
        link = confirm_subscription(token, at=at) if request.method == "POST" else read_link(token, at=at)
    except UnknownLink as unknown:
        raise Http404 from unknown
    except TooManySignUps as refusal:
        return _without_referrer(_put_off(request, refusal.retry_after))
    if link is Link.USED:
        return see_other(reverse("articles:newsletter_confirmed"))
    return _show_step(request, _step_of(link), status=200 if link is Link.OPEN else 410)


@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    return _show_step(
        request,
        Step(
            _("You are on the list"),
            _("The next issue comes to you. Every issue has a link to leave, at once and for good."),
            _("Read the latest stories"),
            address=reverse("articles:home"),
        ),
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, POST leaves; a mail program's own POST needs no page, session or origin."""
    try:
        if request.method == "POST":
            unsubscribe_by_link(token, at=timezone.now())
        else:
            leaving_address(token)
    except UnknownLink as unknown:
        raise Http404 from unknown
    if request.method != "POST":
        return _show_step(
            request,
            Step(
                _("Leave the newsletter?"),
                _("One press, and no more of it comes to you."),
                _("Unsubscribe"),
            ),
        )
    if ONE_CLICK.items() <= request.POST.dict().items():
        return HttpResponse(headers={"Cache-Control": NOT_KEPT}, content_type="text/plain; charset=utf-8")
    return see_other(reverse("articles:newsletter_unsubscribed"))


@require_safe
def unsubscribed(request: HttpRequest) -> HttpResponse:
    return _show_step(
        request,
        Step(
            _("You are off the list"),
            _("Your address is deleted, and no issue will come any more. Changed your mind?"),
            _("Sign up again"),
            address=reverse("articles:newsletter"),
        ),
    )


def _step_of(link: Link) -> Step:
    if link is Link.OPEN:
        return Step(
            _("One press, and you are on the list"),
            _("This confirms that the address is yours and that you want the newsletter."),
            _("Yes, send me the newsletter"),
        )
    heading, text = _("This link has expired"), _("A link works for 48 hours, and only the last one we sent.")
    if link is Link.STALE:
        return Step(heading, text, _("Send me a fresh link"), name="again")
    return Step(heading, text, _("Sign up again"), address=reverse("articles:newsletter"))


def _show_form(
    request: HttpRequest, *, status: int = 200, message: str = "", notice: Notice | None = None
) -> HttpResponse:
    chrome = load_chrome()
    metadata = page_metadata(
        chrome,
        title=_("Newsletter"),
        description=_("New stories from %(site)s by email.") % {"site": chrome.settings.name},
        path=reverse("articles:newsletter"),
        is_listed=False,
    )
    if status != 200:
        metadata = metadata._replace(title=_("Error: %(title)s") % {"title": metadata.title})
    return render_page(
        request,
        "articles/newsletter.html",
        chrome=chrome,
        metadata=metadata,
        kept=NOT_KEPT,
        status=status,
        email=request.POST.get("email", ""),
        message=message,
        notice=notice,
    )


def _show_step(request: HttpRequest, step: Step, *, status: int = 200) -> HttpResponse:
    """Nothing in the page repeats the link it was reached by."""
    chrome = load_chrome()
    page = render_page(
        request,
        "articles/newsletter_step.html",
        chrome=chrome,
        metadata=page_metadata(
            chrome,
            title=step.heading,
            description=step.text,
            path=reverse("articles:newsletter"),
            is_listed=False,
        ),
        kept=NOT_KEPT,
        status=status,
        step=step,
    )
    return _without_referrer(page)


def _without_referrer(page: HttpResponse) -> HttpResponse:
    """Not on the form itself: an older browser would not say any more that it is ours."""
    page.headers["Referrer-Policy"] = "no-referrer"
    return page


def _put_off(request: HttpRequest, wait: timedelta) -> HttpResponse:
    minutes = int(wait.total_seconds() // 60) + 1
    text = ngettext(
        "From where you are, several addresses were signed up within an hour. Send it again in a minute.",
        "From where you are, several addresses were signed up within an hour. "
        "Send it again in %(minutes)s minutes.",
        minutes,
    )
    notice = Notice(_("That was a lot at once"), text % {"minutes": minutes})
    page = _show_form(request, status=429, notice=notice)
    page.headers["Retry-After"] = str(int(wait.total_seconds()) + 1)
    return page


def _from_elsewhere() -> Notice:
    return Notice(
        _("Please send it again"),
        _("This came from another site. If it was you, check the address and send it again."),
    )
