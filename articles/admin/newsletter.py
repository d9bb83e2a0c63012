"""The newsletter's desk: who is on the list, and how it grows. Nobody is put on it here."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Subscriber
from articles.newsletter.exporting import subscribers_csv
from articles.newsletter.figures import growth_of_list
from articles.newsletter.subscribing import erase_address, unsubscribe

from .desk import Desk


class ErasureForm(forms.Form):
    email = forms.CharField(label=_("Email"), max_length=254)


@admin.register(Subscriber)
class SubscriberDesk(Desk):
    list_display = ["email", "badge", "since", "language", "mails_sent", "mail_trouble"]
    list_filter = ["state", "language"]
    search_fields = ["email"]
    fieldsets = [
        (None, {"fields": ["email", "state", "language"]}),
        (_("What was agreed to"), {"fields": ["wording", "requested_at", "confirmed_at"]}),
        (_("Mail"), {"fields": ["mails_sent", "mailed_at", "mail"]}),
    ]
    readonly_fields = ["mail"]

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        return [
            path("export/", guarded(self.export_view), name="articles_subscriber_export"),
            path("erase/", guarded(self.erase_view), name="articles_subscriber_erase"),
            *super().get_urls(),
        ]

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """Not by what the desk does not show: digests would be found letter by letter."""
        return lookup.partition("__")[0] in self.list_filter

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Subscriber | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        context = {
            "growth": growth_of_list(at=timezone.now()),
            "may_export": self._may_export(request),
            "may_erase": self.has_delete_permission(request),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """Everybody on the list, for the service that sends the issues."""
        if not self._may_export(request):
            raise PermissionDenied
        name = f"subscribers-{timezone.localdate():%Y-%m-%d}.csv"
        return HttpResponse(
            subscribers_csv(Subscriber.objects.confirmed().order_by("email").iterator()),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def erase_view(self, request: HttpRequest) -> HttpResponse:
        """For who asks us to forget them. Says the same whether we knew the address or not."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        form = ErasureForm(request.POST or None)
        if form.is_valid():
            try:
                erase_address(form.cleaned_data["email"])
            except ValidationError as refusal:
                form.add_error("email", refusal)
            else:
                self.message_user(request, _("Nothing of this address is kept any more."), messages.SUCCESS)
                return redirect("admin:articles_subscriber_changelist")
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form}
        template = "admin/articles/subscriber/erase.html"
        return TemplateResponse(request, template, {**context, "title": _("Erase an address")})

    def delete_model(self, request: HttpRequest, obj: Subscriber) -> None:
        unsubscribe(obj, at=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Subscriber]) -> None:
        for subscriber in queryset:
            unsubscribe(subscriber, at=timezone.now())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Before it is done, the person who does it sees whom it is done to; the log never does."""
        counts = {str(self.opts.verbose_name_plural): len(objs)}
        return [subscriber.email for subscriber in objs], counts, set(), []

    @admin.display(description=_("state"), ordering="state")
    def badge(self, subscriber: Subscriber) -> SafeString:
        colour = "live" if subscriber.is_confirmed else "draft"
        return format_html('<span class="state state--{}">{}</span>', colour, subscriber.get_state_display())

    @admin.display(description=_("since"), ordering="requested_at")
    def since(self, subscriber: Subscriber) -> str:
        """When they confirmed; while they have not, when they asked."""
        return date_format(timezone.localtime(subscriber.confirmed_at or subscriber.requested_at))

    @admin.display(description=_("mail"))
    def mail_trouble(self, subscriber: Subscriber) -> str:
        return str(_("Not sent")) if subscriber.mail_problem else ""

    @admin.display(description=_("trouble"))
    def mail(self, subscriber: Subscriber) -> str:
        return subscriber.mail_problem

    def _may_export(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.export_subscriber")
