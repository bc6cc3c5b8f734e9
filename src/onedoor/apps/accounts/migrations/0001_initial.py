import django.db.models.deletion
import onedoor.foundation.clock
import onedoor.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ResidentAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('email', models.EmailField(help_text='In lower case.', max_length=254, unique=True)),
                ('link_version', models.PositiveIntegerField(default=0, help_text='Counted up when a link is used: each opens once.')),
                ('joined_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('last_signed_in_at', models.DateTimeField(null=True)),
                ('signed_out_at', models.DateTimeField(help_text='Of all browsers: visits begun before it have ended.', null=True)),
                ('record', models.ForeignKey(help_text='Shown to be theirs by what they know.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='accounts', to='people.resident')),
            ],
            options={
                'indexes': [models.Index(fields=['last_signed_in_at', 'created_at'], name='account_never_used')],
            },
        ),
        migrations.CreateModel(
            name='ProviderIdentity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=255)),
                ('subject', models.CharField(help_text='The provider’s own key of them, for us alone.', max_length=255)),
                ('first_seen_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('last_seen_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('proved_at', models.DateTimeField(help_text='When the provider last proved who they are.', null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identities', to='accounts.residentaccount')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issuer', 'subject'), name='identity_once'), models.UniqueConstraint(fields=('issuer', 'account'), name='identity_one_for_each_account')],
            },
        ),
    ]
