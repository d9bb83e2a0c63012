"""Writer, Editor and Partner manager, each with the least it needs. Rights given by hand stay."""

from django.apps import apps as real_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = {
    "Writer": {
        "article": ["add", "change", "delete", "view"],
        "byline": ["add", "change", "delete", "view"],
        "image": ["add", "change", "view"],
        "tag": ["add", "view"],
        "author": ["view"],
        "section": ["view"],
    },
    "Editor": {
        "article": ["add", "change", "delete", "view", "publish"],
        "byline": ["add", "change", "delete", "view"],
        "image": ["add", "change", "delete", "view"],
        "tag": ["add", "change", "delete", "view"],
        "author": ["add", "change", "delete", "view"],
        "section": ["add", "change", "view"],
        "sociallink": ["add", "change", "delete", "view"],
        "advertisingcontact": ["change", "view"],
        "sitesettings": ["change", "view"],
    },
    "Partner manager": {
        "enquiry": ["change", "view"],
        "advertisingcontact": ["change", "view"],
    },
}


def found_groups(apps, schema_editor):
    # Permissions are made after all migrations; the groups need them now.
    create_permissions(
        real_apps.get_app_config("articles"), apps=apps, verbosity=0, using=schema_editor.connection.alias
    )
    group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, rights in RIGHTS.items():
        group, _ = group_model.objects.get_or_create(name=name)
        for model, actions in rights.items():
            codenames = [f"{action}_{model}" for action in actions]
            group.permissions.add(
                *permission_model.objects.filter(content_type__app_label="articles", codename__in=codenames)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(found_groups, migrations.RunPython.noop)]
