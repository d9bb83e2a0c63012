from datetime import timedelta

import pytest
from django.core.management import call_command

from articles.models import Article, Author, LiveArticle, Tag
from articles.newsroom.publishing import publish_article, withdraw_article
from articles.newsroom.recomposing import recompose_articles
from articles.newsroom.revising import save_revision


@pytest.fixture
def live_with_newer_draft(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    Article.objects.filter(pk=draft.pk).update(headline="Newer", slug="newer")
    save_revision(draft, by=editor, at=at + timedelta(hours=1))
    return draft


def live_row():
    return LiveArticle.objects.get()


@pytest.mark.parametrize("change", ["rename author", "rename tag", "delete tag"])
def test_a_change_in_masthead_or_tags_reaches_live_pages_without_newer_edits(live_with_newer_draft, change):
    if change == "rename author":
        author = Author.objects.get()
        author.name = "Mei Ong-Tan"
        author.save()
        assert live_row().bylines[0]["name"] == "Mei Ong-Tan"
    elif change == "rename tag":
        tag = Tag.objects.get(name="Seo Yul")
        tag.name = "Seo Yul (서율)"
        tag.save()
        assert [tag["name"] for tag in live_row().tag_list] == ["Seo Yul (서율)", "서울"]
    else:
        Tag.objects.get(name="Seo Yul").delete()
        assert [tag["name"] for tag in live_row().tag_list] == ["서울"]
    assert (live_row().headline, live_row().slug) == ("Seo Yul rides the last train", "seo-yul-last-train")


def test_recompose_articles_passes_over_what_is_no_longer_live(draft, editor, at):
    publish_article(draft, by=editor, at=at)
    withdraw_article(draft, by=editor, at=at)
    assert recompose_articles([draft.pk, 999], at=at) == 0
    assert not LiveArticle.all_rows.exists()


def test_recompose_articles_keeps_dates_and_addresses(live_with_newer_draft, at):
    before = LiveArticle.objects.values().get()
    assert recompose_articles([live_with_newer_draft.pk], at=at + timedelta(days=9)) == 1
    after = LiveArticle.objects.values().get()
    assert after.pop("composed_at") == at + timedelta(days=9)
    before.pop("composed_at")
    assert after == before


def test_the_command_composes_those_named_or_all(live_with_newer_draft, capsys):
    LiveArticle.objects.update(body_html="stale")
    call_command("recompose", "another")
    assert live_row().body_html == "stale"
    call_command("recompose")
    assert live_row().body_html == "<p>The house lights are up.</p>"
    assert capsys.readouterr().out == "Composed 0 articles.\nComposed 1 articles.\n"
