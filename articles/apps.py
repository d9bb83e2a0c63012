"""Every signal connection of the app, on one screen."""

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # ruff: noqa: PLC0415 -- models are there only once the apps are ready
        from . import checks as _checks  # noqa: F401 -- registers the system checks
        from .images.renditions import on_picture_saved
        from .images.signals import renditions_made
        from .models import Article, Author, Image, Tag
        from .newsroom.listeners import on_author_change, on_picture_change, on_tag_change
        from .newsroom.publishing import refuse_deleting_live

        post_save.connect(on_picture_saved, sender=Image)
        renditions_made.connect(on_picture_change, sender=Image)
        post_save.connect(on_author_change, sender=Author)
        post_save.connect(on_tag_change, sender=Tag)
        pre_delete.connect(on_tag_change, sender=Tag)
        pre_delete.connect(refuse_deleting_live, sender=Article)
