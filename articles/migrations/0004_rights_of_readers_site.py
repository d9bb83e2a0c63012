"""Who keeps the front page, the redirects, the pages and what partners are told."""

from django.db import migrations

from ._granting import granting

ALL = ["add", "change", "delete", "view"]
RIGHTS = {
    "Editor": {"homeslot": ALL, "redirect": ALL, "page": ALL, "audiencefact": ["view"], "mediakit": ["view"]},
    "Partner manager": {"audiencefact": ALL, "mediakit": ALL},
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_readers_site")]
    operations = [migrations.RunPython(granting(RIGHTS), migrations.RunPython.noop)]
