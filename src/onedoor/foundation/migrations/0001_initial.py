import django.db.models.deletion
import onedoor.foundation.clock
import onedoor.foundation.encryption.fields
import onedoor.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Heartbeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worker', models.CharField(help_text='Host name and process id.', max_length=200, unique=True)),
                ('started_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('beaten_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('chores', models.JSONField(default=dict, help_text='How often each chore ran and failed, and whether it did the last time.')),
            ],
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveBigIntegerField(unique=True)),
                ('event_count', models.PositiveIntegerField()),
                ('root', models.CharField(help_text="Hex SHA-256 Merkle root over the batch's entries, in id order.", max_length=64)),
                ('entries', models.BinaryField(help_text='Uuid and content hash of each event, 48 bytes each, to say which changed.')),
                ('previous', models.CharField(blank=True, help_text='Hex SHA-256 of the seal before this one.', max_length=64)),
                ('digest', models.CharField(help_text='Hex SHA-256 of everything above and when.', max_length=64, unique=True)),
                ('signature', models.CharField(help_text='Hex Ed25519 signature of the digest.', max_length=128)),
                ('key_id', models.CharField(max_length=16)),
                ('sealed_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('kind', models.CharField(choices=[('webhook', 'Webhook'), ('email', 'E-mail')], max_length=20)),
                ('organisation', models.CharField(blank=True, help_text='Only events of this body; blank for all.', max_length=40)),
                ('types', models.JSONField(default=list, help_text='Event types or prefixes, as in `requests.`; empty for all.')),
                ('address', models.CharField(help_text='URL or e-mail address.', max_length=500)),
                ('secret', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='Standard Webhooks secret, `whsec_…`.')),
                ('old_secret', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='Signed with as well for a day after a change.')),
                ('secret_changed_at', models.DateTimeField(null=True)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='InstalledDefault',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='App and list, as in `requests.bank_holiday`.', max_length=40)),
                ('key', models.CharField(max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='default_installed_once')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('type', models.CharField(help_text='As in `requests.request_raised.v1`.', max_length=100)),
                ('occurred_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('actor', models.CharField(help_text='`staff:<uuid>`, `resident:<uuid>`, `system:onedoor`.', max_length=100)),
                ('organisation', models.CharField(blank=True, help_text='Uuid, as text, of the body it concerns.', max_length=40)),
                ('subject', models.CharField(blank=True, help_text='Uuid, as text, of the thing it happened to.', max_length=100)),
                ('data', models.JSONField(default=dict, help_text='Ids, codes, numbers and dates only; never words about a person.')),
                ('seal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='foundation.seal')),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'id'], name='event_by_subject'), models.Index(fields=['type', 'id'], name='event_by_type'), models.Index(condition=models.Q(('seal__isnull', True)), fields=['id'], name='event_unsealed')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('waiting', 'Waiting'), ('delivered', 'Delivered'), ('parked', 'Parked')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_attempt_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('claimed_until', models.DateTimeField(help_text='A worker that died leaves this behind; it runs out.', null=True)),
                ('last_error', models.CharField(blank=True, max_length=500)),
                ('delivered_at', models.DateTimeField(null=True)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='foundation.event')),
                ('subscription', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='foundation.subscription')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('status', 'waiting')), fields=['subscription', 'next_attempt_at'], name='delivery_waiting')],
                'constraints': [models.UniqueConstraint(fields=('event', 'subscription'), name='delivery_once_each'), models.CheckConstraint(condition=models.Q(models.Q(('delivered_at__isnull', False), ('status', 'delivered')), models.Q(models.Q(('status', 'delivered'), _negated=True), ('delivered_at__isnull', True)), _connector='OR'), name='delivery_delivered_has_time')],
            },
        ),
    ]
