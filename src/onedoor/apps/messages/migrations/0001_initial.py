import datetime
import django.db.models.deletion
import django.db.models.functions.text
import onedoor.foundation.clock
import onedoor.foundation.encryption.fields
import onedoor.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partners', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='QuietHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begins_at', models.TimeField(default=datetime.time(20, 0))),
                ('ends_at', models.TimeField(default=datetime.time(8, 0))),
                ('is_quiet_on_sundays', models.BooleanField(default=True)),
                ('is_quiet_on_bank_holidays', models.BooleanField(default=True)),
                ('changed_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter')], max_length=10)),
                ('to', models.CharField(max_length=254)),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('body', models.TextField()),
                ('template_code', models.CharField(blank=True, max_length=60)),
                ('about', models.CharField(blank=True, help_text='Uuid, as text, of what it tells of.', max_length=40)),
                ('status', models.CharField(choices=[('waiting', 'Waiting to be sent'), ('sent', 'Handed over'), ('delivered', 'Delivered'), ('bounced', 'Could not be delivered'), ('parked', 'Given up after several tries')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('next_attempt_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('claimed_until', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('carrier', models.CharField(blank=True, help_text='Which sender took it.', max_length=20)),
                ('carrier_id', models.CharField(blank=True, help_text="Message-ID, or the gateway's own name for it.", max_length=250)),
                ('last_error', models.CharField(blank=True, max_length=500)),
                ('delivered_at', models.DateTimeField(help_text='When the carrier said that it had arrived.', null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages_sent', to='partners.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('carrier_id', ''), _negated=True), fields=['carrier_id'], name='message_by_carrier_id'), models.Index(django.db.models.functions.text.Lower('to'), models.OrderBy(models.F('id'), descending=True), name='message_by_address'), models.Index(condition=models.Q(('status', 'waiting')), fields=['next_attempt_at'], name='message_waiting'), models.Index(fields=['about'], name='message_by_about')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('words', 'A reply'), ('stop', 'They want no more of it'), ('machine', 'Sent by a machine')], max_length=10)),
                ('sender', models.CharField(help_text='Number or address it came from.', max_length=254)),
                ('text', onedoor.foundation.encryption.fields.EncryptedText(blank=True)),
                ('carrier_id', models.CharField(help_text='The carrier’s own name for it.', max_length=250, unique=True)),
                ('received_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('taken_at', models.DateTimeField(null=True)),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='onedoor_messages.message')),
            ],
            options={
                'ordering': ['-received_at', '-id'],
                'indexes': [models.Index(fields=['-received_at'], name='reply_by_time')],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='The occasion, as in `request-received`.', max_length=60)),
                ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter')], max_length=10)),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('body', models.TextField(help_text='With ((placeholders)).')),
                ('updated_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='message_templates', to='partners.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'code', 'channel', 'language'), name='template_once_per_organisation'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', True)), fields=('code', 'channel', 'language'), name='template_once_for_all')],
            },
        ),
        migrations.CreateModel(
            name='Unwanted',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(help_text='Address in lower case, or number in E.164.', max_length=254)),
                ('purpose', models.CharField(choices=[('needed', 'What you asked for, and what we must tell you'), ('news', 'News of what you asked for'), ('followed', 'News of what you follow'), ('asking', 'Asking how it went')], max_length=10)),
                ('since', models.DateTimeField(default=onedoor.foundation.clock.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('to', 'purpose'), name='unwanted_once')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('reference', models.CharField(help_text='As printed: CT-104.', max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='partners.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'reference'), name='letter_reference_once')],
            },
        ),
    ]
