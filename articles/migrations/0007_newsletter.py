"""Who gets the newsletter, whose address must not come back, and who may see the list."""

import django.db.models.functions.text
from django.db import migrations, models

from ._granting import granting

RIGHTS = {"Editor": {"subscriber": ["view"]}}


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_readership'),
    ]

    operations = [
        migrations.CreateModel(
            name='SignUpSender',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('times', models.JSONField(default=list)),
                ('last_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'sender of sign-ups',
                'verbose_name_plural': 'senders of sign-ups',
            },
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=24, unique=True)),
                ('left_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'address that left',
                'verbose_name_plural': 'addresses that left',
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='email')),
                ('digest', models.CharField(db_index=True, editable=False, max_length=24)),
                ('language', models.CharField(choices=[('en', 'English'), ('ko', 'Korean'), ('zh-hans', 'Chinese (Simplified)')], default='en', max_length=8, verbose_name='language')),
                ('state', models.CharField(choices=[('pending', 'Not confirmed yet'), ('confirmed', 'On the list')], default='pending', max_length=9, verbose_name='state')),
                ('requested_at', models.DateTimeField(verbose_name='asked')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('wording', models.CharField(max_length=200, verbose_name='agreed to')),
                ('token_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('mails_sent', models.PositiveIntegerField(default=0, verbose_name='mails sent')),
                ('mailed_at', models.DateTimeField(blank=True, null=True, verbose_name='last mail')),
                ('mail_due_at', models.DateTimeField(editable=False, null=True, verbose_name='next try')),
                ('mail_attempts', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='tries')),
                ('mail_error', models.CharField(blank=True, max_length=300, verbose_name='last mail error')),
            ],
            options={
                'verbose_name': 'subscriber',
                'verbose_name_plural': 'subscribers',
                'ordering': ['-requested_at', '-pk'],
                'permissions': [('export_subscriber', 'Can export subscribers')],
                'indexes': [models.Index(fields=['state', '-requested_at'], name='subscriber_by_state'), models.Index(fields=['-requested_at', '-id'], name='subscriber_newest'), models.Index(fields=['confirmed_at'], name='subscriber_by_confirmation'), models.Index(condition=models.Q(('mail_due_at__isnull', False)), fields=['mail_due_at'], name='subscriber_mail_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'confirmed'])), name='subscriber_state_is_known'), models.CheckConstraint(condition=models.Q(('language__in', ['en', 'ko', 'zh-hans'])), name='subscriber_language_is_known'), models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower(models.F('email'))), models.Q(('email', ''), _negated=True)), name='subscriber_email_is_lower_case'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', False), ('state', 'confirmed')), models.Q(('confirmed_at__isnull', True), ('state', 'pending')), _connector='OR'), name='subscriber_confirmed_has_date'), models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='subscriber_agreed_to_words')],
            },
        ),
        migrations.RunPython(granting(RIGHTS), migrations.RunPython.noop),
    ]
