"""An event's end needs its beginning. Ends that stood alone said nothing to readers, and are taken away."""

from django.db import migrations, models
from django.db.models import F, Q


def drop_ends_without_a_start(apps, schema_editor):
    lonely = Q(event_starts_at__isnull=True, event_ends_at__isnull=False)
    apps.get_model("articles", "Article").objects.filter(lonely).update(event_ends_at=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_newsletter")]
    operations = [
        migrations.RunPython(drop_ends_without_a_start, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="article", name="article_event_ends_after_it_starts"),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                name="article_event_ends_after_it_starts",
                condition=Q(event_ends_at__isnull=True)
                | Q(event_starts_at__isnull=False, event_ends_at__gte=F("event_starts_at")),
                violation_error_message="An event ends after it starts: give it a start, too.",
            ),
        ),
    ]
