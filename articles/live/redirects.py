"""Old addresses that lead on to another of ours: always in one step, never in a circle, never off the site.

An article's own former addresses are not here: publishing keeps those (FormerAddress).
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.urls import NoReverseMatch, Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles.conf import setting
from articles.masthead.models import Author, Page, Section
from articles.taxonomy.models import Tag
from articles.text.languages import default_language

from .addresses import path_of
from .models import FormerAddress, LiveArticle, Redirect

LONGEST = 500
NEVER = re.compile(r"[\x00-\x1f\x7f\\]")


def find_redirect(paths: Sequence[str]) -> str:
    """Where the first of these paths that leads anywhere leads; "" if none does. One query."""
    targets = dict(Redirect.objects.filter(path__in=paths).values_list("path", "target"))
    return next((targets[path] for path in paths if path in targets), "")


def save_redirect(path: str, target: str, *, at: datetime, number: int | None = None) -> Redirect:
    """Lead `path` to `target`, and whatever led to `path` with it. `number` is the row's that it replaces.

    Raises ValidationError, by field, for what is no address of ours, for a circle, and for a path that
    readers find something at.
    """
    path, target = check_redirect(path, target, number=number)
    with transaction.atomic():
        Redirect.objects.filter(target=path).update(target=target)
        redirect, _is_new = Redirect.objects.update_or_create(
            **({"pk": number} if number else {"path": path}),
            defaults={"path": path, "target": target, "made_at": at},
        )
    return redirect


def check_redirect(path: str, target: str, *, number: int | None = None) -> tuple[str, str]:
    """Both as they are stored, the target where it finally leads. Raises ValidationError by field."""
    path = _told("path", normalise_path, path)
    target = end_of(_told("target", normalise_target, target), number=number)
    if path == target:
        raise ValidationError({"target": _("This would lead in a circle: “%(path)s” ends where it began.")
                               % {"path": path}})  # fmt: skip
    if Redirect.objects.filter(path=path).exclude(pk=number or 0).exists():
        raise ValidationError({"path": _("There is already a redirect from this address. Change that one.")})
    if is_answered(path):
        raise ValidationError(
            {"path": _("“%(path)s” answers by itself: readers find a page there.") % {"path": path}}
        )
    return path, target


def normalise_path(text: str) -> str:
    """An address as redirects are looked up: of our own site, NFC, lower case, one slash between and behind.

    What was asked by query stays behind the path as it is. Raises ValidationError for what is not ours.
    """
    parts = urlsplit(_of_ours(text))
    path = straighten(unquote(parts.path))
    if NEVER.search(path):
        raise ValidationError(_("There is a character in this address that no address has."), code="foreign")
    path = f"{path}?{parts.query}" if parts.query else path
    if len(path) > LONGEST:
        raise ValidationError(_("This address is too long."), code="too-long")
    return path


def normalise_target(text: str) -> str:
    """The same for where a redirect leads, which may be a part of a page."""
    parts = urlsplit(_of_ours(text))
    return normalise_path(text) + (f"#{parts.fragment}" if parts.fragment else "")


def straighten(path: str) -> str:
    """NFC, lower case, no doubled slash, and one at the end unless it is a file's."""
    path = re.sub(r"/{2,}", "/", f"/{unicodedata.normalize('NFC', path).lower()}")
    is_file = "." in path.rpartition("/")[2]
    return path if is_file or path.endswith("/") else f"{path}/"


def end_of(target: str, *, number: int | None = None) -> str:
    """Where readers end who are led there: over redirects and former addresses of articles."""
    seen = {target}
    while onward := _next_step(target, number=number):
        if onward in seen:
            raise ValidationError({"target": _("“%(path)s” leads in a circle already.") % {"path": onward}})
        seen.add(onward)
        target = onward
    return target


def is_answered(path: str) -> bool:
    """Whether something stands at this path, or an article's past speaks for it."""
    try:
        with override(default_language()):
            match = resolve(path.partition("?")[0])
    except Resolver404:
        return False
    if "?" in path:
        return False  # what WordPress asked by query is asked before the page answers
    if match.view_name.startswith("articles:") and "slug" in match.kwargs:
        return _is_named(match.view_name, match.kwargs["slug"])
    return True


def lead_on(path: str, target: str, *, at: datetime) -> None:
    """What stood at `path` stands at `target` now. Unlike `save_redirect` it asks nobody: it is so."""
    path, target = straighten(unquote(path)), straighten(unquote(target))
    Redirect.objects.filter(path=target).delete()
    Redirect.objects.filter(target=path).update(target=target)
    Redirect.objects.update_or_create(path=path, defaults={"target": target, "made_at": at})


def follow_article(old_slug: str, new_slug: str) -> None:
    """Redirects to an article follow it to its new address; one from there has nothing left to do."""
    try:
        old, new = unquote(path_of(old_slug)), unquote(path_of(new_slug))
    except NoReverseMatch:
        return  # a host without our pages: nothing leads anywhere
    Redirect.objects.filter(path=new).delete()
    Redirect.objects.filter(target=old).update(target=new)


def on_slug_change(instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    """Listener of pre_save of what has an address of its own: the one it leaves leads on to the new one."""
    table = type(instance)
    before = None if raw else table._default_manager.filter(pk=instance.pk).first()
    if before is None or before.slug == instance.slug or not _had_readers(before) or _has_namesake(before):
        return
    try:
        with override(default_language()):
            lead_on(before.get_absolute_url(), instance.get_absolute_url(), at=timezone.now())
    except NoReverseMatch:
        return  # a host without our pages: nothing leads anywhere


def _had_readers(instance: Model) -> bool:
    """What nobody could read leaves no trace: a redirect would tell of it before its day."""
    if isinstance(instance, Page):
        return instance.is_published
    return not isinstance(instance, Tag | Author) or instance.live_articles.exists()


def _has_namesake(instance: Model) -> bool:
    """A page in another language that stays at the address."""
    if not isinstance(instance, Page):
        return False
    return Page.objects.filter(slug=instance.slug).exclude(pk=instance.pk).exists()


def _of_ours(text: str) -> str:
    """The part of an address behind our own host, with or without www, by whichever door it is reached."""
    text = text.strip()
    if _host(text) == _host(setting("SITE_URL")):
        text = urlsplit(text)._replace(scheme="", netloc="").geturl() or "/"
    if not text.startswith("/") or text.startswith("//") or NEVER.search(text):
        raise ValidationError(
            _("Write an address of this site, beginning with a slash, for example /music/."), code="foreign"
        )
    return text


def _host(address: str) -> str:
    """Of a web address, "" of what is none."""
    try:
        parts = urlsplit(address)
        _must_be_a_number = parts.port
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


def _told(field: str, rule: Any, text: str) -> str:
    try:
        normal: str = rule(text)
    except ValidationError as refusal:
        raise ValidationError({field: refusal.messages}) from refusal
    return normal


def _next_step(path: str, *, number: int | None) -> str:
    redirect = Redirect.objects.filter(path=path).exclude(pk=number or 0).first()
    if redirect:
        return redirect.target
    former = FormerAddress.objects.filter(slug=path.strip("/"), gone_at__isnull=True).first()
    article = LiveArticle.all_rows.filter(pk=former.article_number).first() if former else None
    return unquote(article.get_absolute_url()) if article else ""


def _is_named(view_name: str, slug: str) -> bool:
    """Of routes that take any name: whether this one is somebody's."""
    if view_name.startswith("articles:tag"):
        tables: list[Any] = [Tag.objects]
    elif view_name.startswith("articles:author"):
        tables = [Author.objects]
    else:
        tables = [LiveArticle.all_rows, Page.objects, Section.objects, FormerAddress.objects]
    return any(rows.filter(slug=slug).exists() for rows in tables)
