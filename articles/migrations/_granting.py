"""For migrations that give rights to Writer, Editor or Partner manager."""

from collections.abc import Callable
from typing import Any

from django.apps import apps as real_apps
from django.contrib.auth.management import create_permissions

Rights = dict[str, dict[str, list[str]]]


def granting(rights: Rights) -> Callable[[Any, Any], None]:
    """For RunPython: each group gains the actions on our models; nothing given by hand is taken away."""

    def grant(apps: Any, schema_editor: Any) -> None:
        # Permissions are made after all migrations; the groups need them now.
        create_permissions(
            real_apps.get_app_config("articles"), apps=apps, verbosity=0, using=schema_editor.connection.alias
        )
        group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
        for name, models in rights.items():
            group, _ = group_model.objects.get_or_create(name=name)
            codenames = [f"{action}_{model}" for model, actions in models.items() for action in actions]
            group.permissions.add(
                *permission_model.objects.filter(content_type__app_label="articles", codename__in=codenames)
            )

    return grant
