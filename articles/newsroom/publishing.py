"""The one road between the newsroom and the readers."""

from datetime import datetime
from functools import partial

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from articles.embeds.cards import cards_of
from articles.live.editions import next_edition
from articles.live.models import FormerAddress, LiveArticle, LiveByline
from articles.live.redirects import follow_article

from .composing import Composition, compose
from .models import Article, Status
from .revising import save_revision
from .signals import article_published, article_withdrawn
from .slugs import require_free_address


def publish_article(article: Article, *, by: User | None, at: datetime) -> Article:
    """Put the article on the site as it is stored now. Every road to "live" comes through here.

    Readers get it from `visible_from` on, or at once. Publishing a live article again replaces what they
    see, and a new web address leaves the old one leading on. Raises ValidationError with what an editor has
    to mend.
    """
    with transaction.atomic():
        article = _locked(article)
        require_publishable(article, at=at)
        revision = save_revision(article, by=by, at=at)
        article.published_at = _first_published(article, at=at)
        article.status = Status.LIVE
        article.live_revision = revision
        article.withdrawn_at, article.withdrawal_reason = None, ""
        article.save(
            update_fields=["published_at", "status", "live_revision", "withdrawn_at", "withdrawal_reason"]
        )
        _put_at_its_address(compose(revision, article=article, at=at))
        announce = partial(article_published.send_robust, Article, number=article.pk, at=at)
        transaction.on_commit(announce)
    return article


def withdraw_article(article: Article, *, by: User | None, at: datetime, reason: str = "") -> Article:
    """Take the article off the site: all its addresses answer that it is gone, with the public reason.

    One that was only scheduled goes without a trace. Raises ValidationError when it is not live.
    """
    with transaction.atomic():
        article = _locked(article)
        if article.status != Status.LIVE:
            raise ValidationError(_("Only a live article can be withdrawn."), code="not-live")
        _take_off_site(article.pk, at=at, reason=reason)
        article.status, article.live_revision = Status.WITHDRAWN, None
        article.withdrawn_at, article.withdrawal_reason = at, reason
        article.edited_by, article.edited_at = by, at
        article.save(
            update_fields=[
                "status",
                "live_revision",
                "withdrawn_at",
                "withdrawal_reason",
                "edited_by",
                "edited_at",
            ]
        )
        announce = partial(article_withdrawn.send_robust, Article, number=article.pk, at=at)
        transaction.on_commit(announce)
    return article


def require_publishable(article: Article, *, at: datetime) -> None:
    """Raise ValidationError, a message for each thing to mend, unless readers may have the article."""
    problems: list[ValidationError] = []
    try:
        article.full_clean()
        require_free_address(article.slug, number=article.pk)
    except ValidationError as refusal:
        problems.append(refusal)
    if not article.body.strip():
        problems.append(ValidationError(_("The body is empty. Write the article first."), code="empty-body"))
    begins = article.visible_from or _first_published(article, at=at)
    if article.visible_until and article.visible_until <= begins:
        problems.append(
            ValidationError(_("“Visible until” has passed: readers would never see it."), code="unseen")
        )
    if article.is_paid and not (article.partner_name and article.disclosure):
        problems.append(
            ValidationError(
                _("A paid partnership needs the partner's name and a disclosure."), code="undisclosed"
            )
        )
    if problems:
        raise ValidationError(problems)


def put_on_site(composition: Composition) -> LiveArticle:
    """Replace the live row whole, with its tags, bylines and pictures; an old address leads on to the new."""
    live = composition.article
    with transaction.atomic():
        before = LiveArticle.all_rows.filter(pk=live.pk).only("slug").first()
        if before is not None and before.slug != live.slug:
            FormerAddress.objects.update_or_create(slug=before.slug, defaults={"article_number": live.pk})
            follow_article(before.slug, live.slug)
        FormerAddress.objects.filter(slug=live.slug, article_number=live.pk).delete()
        FormerAddress.objects.filter(article_number=live.pk).update(gone_at=None, reason="")
        live.save()
        live.tags.set(composition.tags)
        live.pictures.set(composition.pictures)
        live.embeds.set(cards_of(composition.embeds, at=live.composed_at))
        _replace_bylines(live, composition)
        next_edition(at=live.composed_at)
    return live


def refuse_deleting_live(instance: Article, **_kwargs: object) -> None:
    """Listener of pre_delete: a live article must be withdrawn before it can be deleted."""
    # Asked anew: a copy read before it was published would leave a page without an article behind.
    if Article.objects.filter(pk=instance.pk, status=Status.LIVE).exists():
        raise ProtectedError(str(_("A live article must be withdrawn first.")), {instance})


def _put_at_its_address(composition: Composition) -> None:
    """Whoever published to the same address between our look and now has it."""
    try:
        put_on_site(composition)
    except IntegrityError as taken:
        slug = composition.article.slug
        raise ValidationError(
            _("Another article was published at “%(slug)s” this very moment. Choose another web address."),
            code="taken",
            params={"slug": slug},
        ) from taken


def _locked(article: Article) -> Article:
    """The same object with what the database holds; nobody else changes it until the transaction ends."""
    article.refresh_from_db(from_queryset=Article.objects.select_for_update(of=("self",)))
    return article


def _first_published(article: Article, *, at: datetime) -> datetime:
    """Kept once readers have seen it; before that, the moment they will."""
    if article.published_at and article.published_at <= at:
        return article.published_at
    return article.visible_from or at


def _take_off_site(number: int, *, at: datetime, reason: str) -> None:
    """Its addresses say that it is gone; those of an article readers never saw say nothing."""
    live = LiveArticle.all_rows.get(pk=number)
    if live.published_at > at:
        FormerAddress.objects.filter(article_number=number).delete()
    else:
        FormerAddress.objects.update_or_create(slug=live.slug, defaults={"article_number": number})
        FormerAddress.objects.filter(article_number=number).update(gone_at=at, reason=reason)
    live.delete()
    next_edition(at=at)


def _replace_bylines(live: LiveArticle, composition: Composition) -> None:
    LiveByline.objects.filter(live_article=live).delete()
    LiveByline.objects.bulk_create(
        LiveByline(live_article=live, author=author, role=role) for author, role in composition.bylines
    )
