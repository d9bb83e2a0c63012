"""Every signal connection of the app, on one screen."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # ruff: noqa: PLC0415 -- models are there only once the apps are ready
        from . import checks as _checks  # noqa: F401 -- registers the system checks
        from . import models
        from .embeds.listeners import on_card_deleted, on_embeds_shown
        from .images.listeners import on_file_row_deleted, on_picture_saved
        from .images.signals import renditions_made
        from .live.editions import on_change_for_readers
        from .live.redirects import on_slug_change
        from .models import Article, Author, Image, Rendition, Section, Tag
        from .newsroom import listeners
        from .newsroom.publishing import refuse_deleting_live
        from .newsroom.signals import article_published
        from .pages.sections import on_section_change
        from .syndication.listeners import on_article_published

        post_save.connect(on_picture_saved, sender=Image)
        post_delete.connect(on_file_row_deleted, sender=Image)
        post_delete.connect(on_file_row_deleted, sender=Rendition)
        post_delete.connect(on_file_row_deleted, sender=models.MediaKit)
        post_save.connect(listeners.on_picture_saved, sender=Image)
        renditions_made.connect(listeners.on_renditions_made, sender=Image)
        post_save.connect(listeners.on_card_saved, sender=models.EmbedCard)
        post_delete.connect(on_card_deleted, sender=models.EmbedCard)
        article_published.connect(on_embeds_shown, sender=Article)
        post_save.connect(listeners.on_author_change, sender=Author)
        post_save.connect(listeners.on_tag_change, sender=Tag)
        pre_delete.connect(listeners.before_tag_deletion, sender=Tag)
        post_delete.connect(listeners.after_tag_deletion, sender=Tag)
        pre_delete.connect(refuse_deleting_live, sender=Article)
        article_published.connect(on_article_published, sender=Article)
        post_save.connect(on_section_change, sender=Section)
        post_delete.connect(on_section_change, sender=Section)
        # What pages print straight from its table; articles tell it themselves, by the road of publishing.
        renditions_made.connect(on_change_for_readers, sender=Image)
        for printed in (
            Section,
            Author,
            Tag,
            Image,
            models.SocialLink,
            models.SiteSettings,
            models.AdvertisingContact,
            models.AudienceFact,
            models.MediaKit,
            models.Page,
            models.HomeSlot,
            models.Redirect,
        ):
            post_save.connect(on_change_for_readers, sender=printed)
            post_delete.connect(on_change_for_readers, sender=printed)
        for named in (Section, Author, Tag, models.Page):
            pre_save.connect(on_slug_change, sender=named)
