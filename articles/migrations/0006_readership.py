"""Figures of readership, and who may see them and the posts we embed."""

from django.db import migrations, models

from ._granting import granting

RIGHTS = {
    "Editor": {"reading": ["view"], "embedcard": ["change", "view"]},
    "Partner manager": {"reading": ["view"]},
}


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_embed_cards'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('place', models.CharField(choices=[('article', 'Article'), ('section', 'Section'), ('home', 'Home page')], max_length=8, verbose_name='page')),
                ('number', models.BigIntegerField(default=0, verbose_name='number')),
                ('referrer', models.CharField(blank=True, max_length=100, verbose_name='came from')),
                ('device', models.CharField(blank=True, choices=[('phone', 'Phone'), ('tablet', 'Tablet'), ('desktop', 'Desktop')], max_length=8, verbose_name='device')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='times read')),
            ],
            options={
                'verbose_name': 'reading',
                'verbose_name_plural': 'readers',
                'ordering': ['-day', '-count'],
                'indexes': [models.Index(fields=['place', 'number', 'day'], name='reading_of_page')],
                'constraints': [models.UniqueConstraint(fields=('day', 'place', 'number', 'referrer', 'device'), name='reading_counted_in_one_row')],
            },
        ),
        migrations.RunPython(granting(RIGHTS), migrations.RunPython.noop),
    ]
