import django.core.validators
import django.db.models.deletion
import onedoor.apps.partners.data
import onedoor.foundation.clock
import onedoor.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('session_version', models.PositiveIntegerField(default=0, help_text='Counted up to end every session.')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Partnership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('name_cy', models.CharField(blank=True, max_length=100, verbose_name='name in Welsh')),
                ('strapline', models.CharField(blank=True, max_length=200)),
                ('strapline_cy', models.CharField(blank=True, max_length=200, verbose_name='strapline in Welsh')),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('brand_colour', models.CharField(default='#1d4f7c', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Enter a colour as # and six digits, like #1d4f7c.')])),
                ('link_colour', models.CharField(default='#1a5a96', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Enter a colour as # and six digits, like #1d4f7c.')])),
                ('is_demonstration', models.BooleanField(default=False, help_text='Every page says so.')),
                ('map_latitude', models.FloatField(default=52.9)),
                ('map_longitude', models.FloatField(default=-1.5)),
                ('map_zoom', models.PositiveSmallIntegerField(default=9)),
                ('second_step_roles', models.JSONField(blank=True, default=onedoor.apps.partners.data.every_role, help_text='Roles whose holders sign in with two steps, beside those that always do.')),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('county', 'County council'), ('district', 'District or borough council'), ('unitary', 'Unitary council'), ('parish', 'Parish or town council'), ('nhs', 'NHS body'), ('police', 'Police'), ('fire', 'Fire and rescue'), ('charity', 'Voluntary organisation'), ('housing', 'Housing association'), ('national', 'National body'), ('company', 'Company')], max_length=20)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('name_cy', models.CharField(blank=True, max_length=200, verbose_name='name in Welsh')),
                ('code', models.CharField(blank=True, help_text="Its own register's code, as in E07000037.", max_length=30)),
                ('custodian', models.PositiveIntegerField(blank=True, help_text='Local custodian code.', null=True)),
                ('homepage', models.URLField(blank=True)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('email', models.EmailField(blank=True, help_text='Where new work is announced when it has no team.', max_length=254)),
                ('is_partner', models.BooleanField(default=True, help_text='Takes requests here; otherwise people are sent to it.')),
            ],
            options={
                'ordering': ['name'],
                'indexes': [models.Index(fields=['code'], name='organisation_by_code')],
            },
        ),
        migrations.CreateModel(
            name='ApiKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('prefix', models.CharField(help_text='The first characters, to tell keys apart.', max_length=8, unique=True)),
                ('key_hash', models.CharField(help_text='Hex SHA-256; the key itself is not kept.', max_length=64, unique=True)),
                ('may_act_for_all', models.BooleanField(default=False, help_text='May update any partner’s requests.')),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('last_used_on', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_keys', to='partners.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProvisionedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('user_name', models.CharField(max_length=254)),
                ('user_name_key', models.CharField(help_text='In lower case: upper and lower are one.', max_length=254)),
                ('external_id', models.CharField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('roles', models.JSONField(blank=True, default=list, help_text='Roles the directory names itself.')),
                ('attributes', models.JSONField(blank=True, default=dict, help_text='Names and addresses as it gave them.')),
                ('made_account', models.BooleanField(default=False, help_text='The account came with it: it may be renamed by it.')),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('changed_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('account', models.ForeignKey(blank=True, help_text='None while the directory has not said their address.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='provisioned_as', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisioned_people', to='partners.organisation')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['organisation', 'external_id'], name='provisioned_by_external_id')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'user_name_key'), name='provisioned_user_name_once'), models.UniqueConstraint(fields=('organisation', 'account'), name='provisioned_account_once')],
            },
        ),
        migrations.CreateModel(
            name='ProvisionedGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('display_name', models.CharField(max_length=255)),
                ('external_id', models.CharField(blank=True, max_length=254)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('changed_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisioned_groups', to='partners.organisation')),
                ('members', models.ManyToManyField(related_name='groups', to='partners.provisionedperson')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'display_name'), name='provisioned_group_once')],
            },
        ),
        migrations.CreateModel(
            name='ProvisioningToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('prefix', models.CharField(help_text='The first characters, to tell tokens apart.', max_length=8, unique=True)),
                ('token_hash', models.CharField(help_text='Hex SHA-256; the token itself is not kept.', max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('last_used_on', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisioning_tokens', to='partners.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StaffProvider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('issuer', models.CharField(max_length=255)),
                ('client_id', models.CharField(max_length=255)),
                ('proof', models.CharField(choices=[('secret', 'A client secret'), ('key', 'A private key (private_key_jwt)')], default='secret', max_length=10)),
                ('second_step_values', models.JSONField(blank=True, default=list, help_text='Values of `amr` or `acr` that say two steps were used.')),
                ('groups_claim', models.CharField(blank=True, help_text='The claim that names groups or roles.', max_length=100)),
                ('is_on', models.BooleanField(default=False)),
                ('is_only_way', models.BooleanField(default=False, help_text='Passwords and passkeys no longer open the organisation.')),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('break_glass', models.ForeignKey(blank=True, help_text='The administrator who may sign in without the provider.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='provider', to='partners.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_only_way', False), ('is_on', True), _connector='OR'), name='provider_only_way_is_on')],
            },
        ),
        migrations.CreateModel(
            name='StaffIdentity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=255)),
                ('groups', models.JSONField(default=list, help_text='Of those with a meaning here, what the provider said last.')),
                ('first_seen_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('last_seen_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identities', to=settings.AUTH_USER_MODEL)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identities', to='partners.staffprovider')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('provider', 'subject'), name='staff_identity_once'), models.UniqueConstraint(fields=('provider', 'account'), name='staff_identity_one_for_each_account')],
            },
        ),
        migrations.CreateModel(
            name='EmailDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('domain', models.CharField(max_length=253, unique=True, validators=[django.core.validators.RegexValidator('^(?=.{3,253}$)([a-z0-9](-?[a-z0-9])*\\.)+[a-z]{2,63}$', 'Enter a domain, like teasel-vale.example.')])),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='domains', to='partners.staffprovider')),
            ],
            options={
                'ordering': ['domain'],
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='partners.organisation')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='team_name_once')],
            },
        ),
        migrations.CreateModel(
            name='GroupMeaning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('group', models.CharField(help_text='Its name or key, as the provider or the provisioning says it.', max_length=255)),
                ('role', models.CharField(blank=True, choices=[('adviser', 'Adviser'), ('service_officer', 'Service team member'), ('service_manager', 'Service team manager'), ('analyst', 'Analyst'), ('administrator', 'Administrator'), ('governance', 'Information governance officer'), ('reviewer', 'Record reviewer'), ('emergency_officer', 'Emergency officer'), ('partnership_administrator', 'Partnership administrator')], max_length=40)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_meanings', to='partners.organisation')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partners.team')),
            ],
            options={
                'ordering': ['group'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'group', 'role', 'team'), name='group_meaning_once'), models.CheckConstraint(condition=models.Q(models.Q(('role', ''), ('team__isnull', False)), models.Q(models.Q(('role', ''), _negated=True), ('team__isnull', True)), _connector='OR'), name='group_means_role_or_team')],
            },
        ),
        migrations.CreateModel(
            name='TeamMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_memberships', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_memberships', to='partners.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'team'), name='team_membership_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('role', models.CharField(choices=[('adviser', 'Adviser'), ('service_officer', 'Service team member'), ('service_manager', 'Service team manager'), ('analyst', 'Analyst'), ('administrator', 'Administrator'), ('governance', 'Information governance officer'), ('reviewer', 'Record reviewer'), ('emergency_officer', 'Emergency officer'), ('partnership_administrator', 'Partnership administrator')], max_length=40)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='partners.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'organisation', 'role'), name='membership_once_per_role')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(blank=True, max_length=150)),
                ('role', models.CharField(choices=[('adviser', 'Adviser'), ('service_officer', 'Service team member'), ('service_manager', 'Service team manager'), ('analyst', 'Analyst'), ('administrator', 'Administrator'), ('governance', 'Information governance officer'), ('reviewer', 'Record reviewer'), ('emergency_officer', 'Emergency officer'), ('partnership_administrator', 'Partnership administrator')], max_length=40)),
                ('token_hash', models.CharField(help_text='Hex SHA-256; the token itself is not kept.', max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='partners.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_not_both_accepted_and_withdrawn')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationArea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations_serving', to='places.area')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas_served', to='partners.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'area', 'starts_on'), name='area_served_once')],
            },
        ),
        migrations.CreateModel(
            name='OrganisationSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('took_over_on', models.DateField()),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='partners.organisation')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='precursions', to='partners.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='organisation_succession_once'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='organisation_not_own_successor')],
            },
        ),
    ]
