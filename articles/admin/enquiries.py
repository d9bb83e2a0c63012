"""The partners' desk: letters are read, taken up and answered; nobody changes what a partner wrote."""

from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.enquiries.exporting import enquiries_csv
from articles.enquiries.models import EnquiryState
from articles.enquiries.pipeline import move_enquiry, send_mail_again
from articles.models import Enquiry
from articles.text.dates import moment

from .desk import Desk, account


class StateFilter(admin.SimpleListFilter):
    """What is open, unless asked for something else: spam stays out of sight, but not out of reach."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*EnquiryState.choices, ("all", _("All, with spam"))]

    def choices(self, changelist: Any) -> Any:
        everything, *rest = super().choices(changelist)
        yield {**everything, "display": _("All but spam")}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
        if self.value() in EnquiryState.values:
            return queryset.filter(state=self.value())
        return queryset if self.value() == "all" else queryset.exclude(state=EnquiryState.SPAM)


@admin.register(Enquiry)
class EnquiryDesk(Desk):
    list_display = ["reference", "who", "topic", "badge", "assignee", "received", "mail_trouble"]
    list_display_links = ["reference", "who"]
    list_filter = [StateFilter, "topic", "budget", "assignee"]
    list_select_related = ["assignee"]
    search_fields = ["reference", "name", "company", "email"]
    date_hierarchy = "received_at"
    actions = ["export_csv", "mail_again"]
    fieldsets = [
        (
            _("The letter"),
            {
                "fields": [
                    ("reference", "received_at"),
                    ("name", "company"),
                    ("address", "phone"),
                    ("topic", "budget", "when"),
                    "letter",
                    "mail",
                    "why_spam",
                ]
            },
        ),
        (_("Our side"), {"fields": [("state", "assignee"), "notes"]}),
    ]
    readonly_fields = [
        "reference",
        "received_at",
        "name",
        "company",
        "address",
        "phone",
        "topic",
        "budget",
        "when",
    ]
    readonly_fields += ["letter", "mail", "why_spam"]

    def get_fieldsets(self, request: HttpRequest, obj: Enquiry | None = None) -> Any:
        """Why it is spam is said of spam only."""
        (title, letter), ours = self.fieldsets
        fields = [name for name in letter["fields"] if name != "why_spam" or (obj and obj.is_spam)]
        return [(title, {**letter, "fields": fields}), ours]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Enquiry | None = None) -> bool:
        """What was emptied after its time stays empty."""
        return super().has_change_permission(request, obj) and not (obj and obj.anonymised_at)

    def has_delete_permission(self, request: HttpRequest, obj: Enquiry | None = None) -> bool:
        return bool(request.user.is_superuser)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "assignee":
            kwargs["queryset"] = _partner_desk()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Enquiry, form: forms.ModelForm, change: bool) -> None:
        """What the desk wrote, column by column; a change of state takes its own road."""
        wanted = obj.state
        obj.save(update_fields=["assignee", "notes"])
        if "state" in form.changed_data:
            moved = move_enquiry(obj, wanted, by=account(request), at=timezone.now())
            obj.assignee = moved.assignee

    @admin.display(description=_("from"), ordering="name")
    def who(self, enquiry: Enquiry) -> str:
        return " · ".join(filter(None, [enquiry.name, enquiry.company])) or str(_("Emptied after its time"))

    @admin.display(description=_("state"), ordering="state")
    def badge(self, enquiry: Enquiry) -> SafeString:
        label = enquiry.get_state_display()
        return format_html('<span class="state state--enquiry-{}">{}</span>', enquiry.state, label)

    @admin.display(description=_("email"))
    def address(self, enquiry: Enquiry) -> SafeString:
        return format_html('<a href="mailto:{}">{}</a>', quote(enquiry.email, safe="@"), enquiry.email)

    @admin.display(description=_("message"))
    def letter(self, enquiry: Enquiry) -> str:
        return enquiry.message

    @admin.display(description=_("received"), ordering="received_at")
    def received(self, enquiry: Enquiry) -> str:
        return moment(timezone.localtime(enquiry.received_at))

    @admin.display(description=_("mail"))
    def mail_trouble(self, enquiry: Enquiry) -> str:
        return str(_("Not sent")) if enquiry.mail_problem else ""

    @admin.display(description=_("mail"))
    def mail(self, enquiry: Enquiry) -> str:
        return enquiry.mail_problem or ("" if enquiry.is_spam else str(_("Sent")))

    @admin.display(description=_("why it is in the spam folder"))
    def why_spam(self, enquiry: Enquiry) -> str:
        return ", ".join(enquiry.spam_reason_labels)

    @admin.action(description=_("Download as a table (CSV)"), permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: QuerySet[Enquiry]) -> HttpResponse:
        table = enquiries_csv(queryset.select_related("assignee"))
        name = f"enquiries-{timezone.localdate():%Y-%m-%d}.csv"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(table, content_type="text/csv; charset=utf-8", headers=disposition)

    @admin.action(description=_("Try again to send mail that has not gone out"), permissions=["change"])
    def mail_again(self, request: HttpRequest, queryset: QuerySet[Enquiry]) -> None:
        for enquiry in queryset:
            try:
                send_mail_again(enquiry, at=timezone.now())
            except ValidationError as refusal:
                self.message_user(request, f"{enquiry}: {' '.join(refusal.messages)}", messages.WARNING)
            else:
                self.message_user(request, _("%s: its mail is on the way.") % enquiry, messages.SUCCESS)


def _partner_desk() -> QuerySet[Any]:
    """Accounts that may work on enquiries."""
    right = Permission.objects.filter(codename="change_enquiry", content_type__app_label="articles")
    holds = Q(is_superuser=True) | Q(user_permissions__in=right) | Q(groups__permissions__in=right)
    return get_user_model().objects.filter(holds, is_active=True, is_staff=True).distinct()
