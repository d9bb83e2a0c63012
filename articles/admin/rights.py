"""Who may see and change which article: a table's rights, narrowed by whose it is and whether it was live."""

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from articles.live.models import LiveArticle
from articles.models import Article
from articles.newsroom.models import Status

Person = User | AnonymousUser


def is_editor(user: Person) -> bool:
    """Whoever may publish may work on every article."""
    return user.has_perm("articles.publish_article")


def visible_articles(user: Person, articles: QuerySet[Article]) -> QuerySet[Article]:
    """A writer sees their own, and what readers have now; not what others keep back or plan."""
    if is_editor(user):
        return articles
    return articles.filter(Q(created_by=user.pk) | Q(pk__in=LiveArticle.objects.values("pk")))


def may_see(user: Person, article: Article) -> bool:
    if is_editor(user) or article.created_by_id == user.pk:
        return True
    return LiveArticle.objects.filter(pk=article.pk).exists()


def may_change(user: Person, article: Article) -> bool:
    """A writer's own, as long as it has never been on the site."""
    is_own_draft = article.created_by_id == user.pk and article.status == Status.DRAFT
    return is_editor(user) or (is_own_draft and article.published_at is None)
