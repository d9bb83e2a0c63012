from datetime import timedelta

from django.utils import timezone

from articles.live.addresses import find_article, find_trace
from articles.models import Article, FormerAddress, LiveArticle
from articles.newsroom.publishing import publish_article, withdraw_article


def test_find_article_gives_the_article_its_past_or_nothing(draft, editor, at):
    assert find_article("seo-yul-last-train") is None
    publish_article(draft, by=editor, at=at)
    assert find_article("seo-yul-last-train").pk == draft.pk

    Article.objects.filter(pk=draft.pk).update(slug="moved")
    publish_article(draft, by=editor, at=at)
    former = find_article("seo-yul-last-train")
    assert isinstance(former, FormerAddress)
    assert find_trace("seo-yul-last-train", old_paths=[]).path == "/moved/"

    withdraw_article(draft, by=editor, at=at, reason="Taken down.")
    assert find_article("moved").reason == "Taken down."
    assert find_article("seo-yul-last-train").gone_at == at


def test_a_former_address_does_not_tell_of_an_article_not_visible_yet(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    Article.objects.filter(pk=draft.pk).update(slug="moved")
    publish_article(draft, by=editor, at=at)
    LiveArticle.all_rows.update(visible_from=timezone.now() + timedelta(hours=1))
    assert find_article("seo-yul-last-train") is None
    assert find_article("moved") is None
