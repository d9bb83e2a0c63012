"""What articles show of other sites: cards with words and posters, and players only after a click."""

import articles.embeds.models
import articles.images.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_rights_of_readers_site'),
    ]

    operations = [
        migrations.CreateModel(
            name='EmbedCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(choices=[('youtube', 'YouTube'), ('vimeo', 'Vimeo'), ('instagram', 'Instagram'), ('x', 'X'), ('tiktok', 'TikTok'), ('spotify', 'Spotify')], editable=False, max_length=12, verbose_name='site')),
                ('url', models.CharField(editable=False, max_length=200, unique=True, verbose_name='address')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='title')),
                ('author', models.CharField(blank=True, max_length=200, verbose_name='by')),
                ('text', models.TextField(blank=True, help_text='As its author wrote it.', max_length=2000, verbose_name='text of the post')),
                ('posted_on', models.DateField(blank=True, null=True, verbose_name='posted on')),
                ('seconds', models.PositiveIntegerField(blank=True, help_text='Of a video or a song: 192 is 3:12.', null=True, verbose_name='length in seconds')),
                ('poster', articles.images.fields.PictureField(blank=True, digest_field='poster_digest', height_field='poster_height', upload_to=articles.embeds.models.poster_path, verbose_name='poster', width_field='poster_width')),
                ('poster_width', models.PositiveIntegerField(editable=False, null=True)),
                ('poster_height', models.PositiveIntegerField(editable=False, null=True)),
                ('poster_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('next_try_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='next try')),
                ('tries', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='tries in vain')),
                ('trouble', models.CharField(blank=True, editable=False, max_length=200, verbose_name='trouble')),
                ('fetched_at', models.DateTimeField(editable=False, null=True, verbose_name='fetched')),
            ],
            options={
                'verbose_name': 'embedded post',
                'verbose_name_plural': 'embedded posts',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LiveEmbed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.embedcard')),
                ('live_article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.livearticle')),
            ],
        ),
        migrations.AddField(
            model_name='livearticle',
            name='embeds',
            field=models.ManyToManyField(related_name='live_articles', through='articles.LiveEmbed', to='articles.embedcard'),
        ),
        migrations.AddConstraint(
            model_name='liveembed',
            constraint=models.UniqueConstraint(fields=('live_article', 'card'), name='live_embed_once'),
        ),
    ]
