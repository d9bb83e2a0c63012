"""For partners: what we do together, the form to write to us, and the thanks afterwards.

Neither page sets a cookie or is kept by a cache. Instead of a token, a letter must not come from elsewhere.
"""

import re
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.contrib.humanize.templatetags.humanize import apnumber, intcomma
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.enquiries.intake import TooManyEnquiries, receive_enquiry
from articles.enquiries.models import MESSAGE_MAX, MESSAGE_MIN, Budget, Enquiry, Topic
from articles.enquiries.screening import TOO_FAST, read_stamp, stamp_form
from articles.live.models import LiveArticle
from articles.masthead.chrome import load_chrome
from articles.masthead.partners import AudienceFact, find_media_kit
from articles.senders import client_address
from articles.syndication.metadata import page_metadata
from articles.text.languages import is_same

from .frame import NOT_KEPT, render_page
from .incoming import OneLineEmailField, OneLineField, is_from_elsewhere, see_other

# Enough for the longest letter in any script and for one far too long; what is larger was not typed here.
MAX_BYTES = 256 * 1024
REFERENCE = re.compile(r"[A-Z]{2,4}-\d{4}-\d{4,8}")
PICTURES = 2


def _box(**attributes: Any) -> dict[str, Any]:
    return {"class": "box", **attributes}


class EnquiryForm(forms.ModelForm):
    """What a partner types; every message says what to do."""

    topic = forms.ChoiceField(
        label=gettext_lazy("What is this about?"),
        choices=Topic.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ["required", "invalid_choice"], gettext_lazy("Choose what this is about")
        ),
    )
    budget = forms.ChoiceField(
        label=gettext_lazy("Budget (SGD)"),
        choices=[("", gettext_lazy("Prefer not to say")), *Budget.choices],
        required=False,
        widget=forms.Select(attrs=_box()),
        error_messages={"invalid_choice": gettext_lazy("Choose a budget from the list")},
    )
    message = forms.CharField(
        label=gettext_lazy("What do you have in mind?"),
        help_text=gettext_lazy("Links are welcome. Up to 3,000 characters."),
        widget=forms.Textarea(attrs=_box(minlength=MESSAGE_MIN, maxlength=MESSAGE_MAX, rows=8)),
        error_messages={
            "required": gettext_lazy("Tell us a little about what you have in mind, at least 20 characters")
        },
    )

    copy = forms.BooleanField(label=gettext_lazy("Email me a copy of this enquiry"), required=False)

    class Meta:
        model = Enquiry
        fields = ["topic", "name", "company", "email", "phone", "when", "budget", "message"]
        field_classes = {
            **dict.fromkeys(["name", "company", "phone", "when"], OneLineField),
            "email": OneLineEmailField,
        }
        labels = {
            "name": gettext_lazy("Your name"),
            "email": gettext_lazy("Work email"),
        }
        help_texts = {"when": gettext_lazy("For example, 6 December, or “before the tour”")}
        widgets = {
            "name": forms.TextInput(attrs=_box(autocomplete="name")),
            "company": forms.TextInput(attrs=_box(autocomplete="organization")),
            "email": forms.EmailInput(attrs=_box(autocomplete="email")),
            "phone": forms.TextInput(attrs=_box(autocomplete="tel")),
            "when": forms.TextInput(attrs=_box()),
        }
        error_messages = {
            "name": {"required": gettext_lazy("Enter your name")},
            "email": {
                "required": gettext_lazy("Enter your email address"),
                "invalid": gettext_lazy("Enter an email address in the format name@company.com"),
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "%s", **kwargs})
        for field in self.fields.values():
            field.error_messages["max_length"] = _(
                "Shorten this to %(limit_value)s characters or fewer. It is now %(show_value)s."
            )

    def clean_message(self) -> str:
        """Browsers count a line break as one character and send two."""
        message = self.cleaned_data["message"].replace("\r\n", "\n")
        if len(message) < MESSAGE_MIN:
            raise ValidationError(self.fields["message"].error_messages["required"])
        if len(message) > MESSAGE_MAX:
            raise ValidationError(
                _("Shorten your message to %(limit)s characters or fewer. It is now %(length)s.")
                % {"limit": intcomma(MESSAGE_MAX), "length": intcomma(len(message))}
            )
        return message

    def unsaved_enquiry(self) -> Enquiry:
        enquiry: Enquiry = self.save(commit=False)
        enquiry.wants_copy = self.cleaned_data["copy"]
        return enquiry


class Notice(NamedTuple):
    """Why the form is shown again: a heading, and a sentence when no field is to blame."""

    heading: str
    text: str = ""
    names_contact: bool = False


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def advertise(request: HttpRequest) -> HttpResponse:
    """GET shows the form. POST leads on to the thanks, or shows the form again with all that was typed."""
    at = timezone.now()
    if request.method != "POST":
        return _show(request, EnquiryForm(), stamp=stamp_form(at))
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        return HttpResponse(
            _("This letter is too long."), status=413, content_type="text/plain; charset=utf-8"
        )
    return _receive(request, at=at)


@require_safe
def advertise_thanks(request: HttpRequest) -> HttpResponse:
    """Repeats the reference it is given and asks nobody whether there is such a one."""
    chrome = load_chrome()
    reference = request.GET.get("ref", "")
    return render_page(
        request,
        "articles/advertise_thanks.html",
        chrome=chrome,
        metadata=page_metadata(
            chrome,
            title=_("Thank you"),
            description=_("Your enquiry has reached us."),
            path=reverse("articles:advertise_thanks"),
            is_listed=False,
        ),
        kept=NOT_KEPT,
        reference=reference if REFERENCE.fullmatch(reference) else "",
        telegram=next((link for link in chrome.social_links if link.platform == "telegram"), None),
    )


def _receive(request: HttpRequest, *, at: datetime) -> HttpResponse:
    form = EnquiryForm(request.POST)
    stamp = request.POST.get("t", "")
    age = read_stamp(stamp, at=at)
    if age is None:
        stamp = stamp_form(at - TOO_FAST)  # whoever sends it again at once is no machine
    if is_from_elsewhere(request):
        return _show(request, form, stamp=stamp, status=403, notice=_from_elsewhere())
    if not form.is_valid():
        return _show(request, form, stamp=stamp, status=422, notice=_things_to_fix(form))
    if age is None:
        return _show(request, form, stamp=stamp, status=422, notice=_open_too_long())
    try:
        enquiry = receive_enquiry(
            form.unsaved_enquiry(),
            address=client_address(request.META),
            age=age,
            trap=request.POST.get("website", ""),
            at=at,
        )
    except TooManyEnquiries as refusal:
        page = _show(request, form, stamp=stamp, status=429, notice=_too_many(refusal.retry_after))
        page.headers["Retry-After"] = str(int(refusal.retry_after.total_seconds()) + 1)
        return page
    return see_other(f"{reverse('articles:advertise_thanks')}?{urlencode({'ref': enquiry.reference})}")


def _show(
    request: HttpRequest, form: EnquiryForm, *, stamp: str, status: int = 200, notice: Notice | None = None
) -> HttpResponse:
    chrome = load_chrome()
    metadata = page_metadata(
        chrome,
        title=_("Advertising and collaborations"),
        description=_("Work with %(site)s: coverage, sponsored stories, event partnerships and giveaways.")
        % {"site": chrome.settings.name},
        path=reverse("articles:advertise"),
    )
    if notice:
        metadata = metadata._replace(title=_("Error: %(title)s") % {"title": metadata.title})
    return render_page(
        request,
        "articles/advertise.html",
        chrome=chrome,
        metadata=metadata,
        kept=NOT_KEPT,
        status=status,
        form=form,
        stamp=stamp,
        notice=notice,
        facts=AudienceFact.objects.current(on=timezone.localdate()),
        kit=find_media_kit(get_language() or ""),
        pictured=LiveArticle.objects.filter(hero__isnull=False).for_cards().newest_first()[:PICTURES],
    )


def _things_to_fix(form: EnquiryForm) -> Notice:
    count = len(form.errors)
    # English writes small numbers as words; other languages say them as words of another kind.
    said = apnumber(count) if is_same(get_language() or "", "en") else count
    return Notice(capfirst(ngettext("one thing to fix", "%(count)s things to fix", count) % {"count": said}))


def _open_too_long() -> Notice:
    return Notice(
        _("Please send it again"),
        _("This page was open for a long time. Check your answers and send again."),
    )


def _from_elsewhere() -> Notice:
    return Notice(
        _("Please send it again"),
        _("This came from another site. If you wrote it, check your answers and send again."),
        names_contact=True,
    )


def _too_many(wait: timedelta) -> Notice:
    minutes = int(wait.total_seconds() // 60) + 1
    text = ngettext(
        "You have written several times within an hour. Everything you typed is still here: "
        "send it again in a minute.",
        "You have written several times within an hour. Everything you typed is still here: "
        "send it again in %(minutes)s minutes.",
        minutes,
    )
    return Notice(_("That was a lot at once"), text % {"minutes": minutes}, names_contact=True)
