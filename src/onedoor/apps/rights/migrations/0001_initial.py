import django.db.models.deletion
import onedoor.foundation.clock
import onedoor.foundation.encryption.fields
import onedoor.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partners', '0001_initial'),
        ('people', '0001_initial'),
        ('sharing', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RefusalGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('name_cy', models.CharField(blank=True, max_length=200, verbose_name='name in Welsh')),
                ('words', models.TextField(help_text='What the person is told.')),
                ('words_cy', models.TextField(blank=True, verbose_name='words in Welsh')),
                ('kinds', models.JSONField(blank=True, default=list, help_text='Kinds of case it is for; none: for all.')),
                ('source', models.CharField(blank=True, max_length=300)),
                ('as_at', models.DateField(blank=True, help_text='The day on which the source said so.', null=True)),
                ('order', models.PositiveSmallIntegerField(default=100)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='RightsTerms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer_months', models.PositiveSmallIntegerField(default=1)),
                ('extension_months', models.PositiveSmallIntegerField(default=2)),
                ('copy_days', models.PositiveSmallIntegerField(default=30, help_text='How long a copy can be fetched.')),
                ('regulator', models.CharField(max_length=200)),
                ('regulator_cy', models.CharField(blank=True, max_length=200, verbose_name='regulator in Welsh')),
                ('regulator_url', models.URLField(blank=True)),
                ('regulator_phone', models.CharField(blank=True, max_length=40)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('as_at', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('reference', models.CharField(default=onedoor.foundation.ids.new_reference, max_length=9, unique=True)),
                ('kind', models.CharField(choices=[('access', 'A copy of what is kept about me'), ('correction', 'Put something right'), ('erasure', 'Erase what is kept about me'), ('restriction', 'Keep it, and stop using it'), ('objection', 'Stop letting others know about me'), ('withdrawal', 'Take back a permission')], max_length=12)),
                ('records', models.JSONField(default=list, help_text='Uuids of all records of theirs, as they were joined then.')),
                ('words', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='What they said, of their health as well.')),
                ('item', models.CharField(blank=True, help_text='Of a correction: the field that is wrong.', max_length=60)),
                ('should_be', onedoor.foundation.encryption.fields.EncryptedText(blank=True, max_length=400)),
                ('purpose', models.CharField(blank=True, help_text='Of an objection: code; empty for any.', max_length=60)),
                ('email', models.EmailField(blank=True, help_text='Where they are written to; empty where that is not safe.', max_length=254)),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('asked_by', models.CharField(help_text='As in the event log.', max_length=100)),
                ('channel', models.CharField(help_text='Code of the channel it came by.', max_length=20)),
                ('contact', models.UUIDField(help_text='The conversation it was asked in.', null=True)),
                ('assurance', models.CharField(blank=True, help_text='How sure it is who asked.', max_length=12)),
                ('asked_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('identity_asked_at', models.DateTimeField(blank=True, null=True)),
                ('identity_shown_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('forgotten_at', models.DateTimeField(blank=True, help_text='Since then it says nothing of anybody.', null=True)),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('permission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='sharing.personspermission')),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('resident', models.ForeignKey(help_text='The record they were known by when they asked; stands for all of theirs.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rights_cases', to='people.resident')),
            ],
            options={
                'ordering': ['-asked_at'],
                'indexes': [models.Index(fields=['resident', '-asked_at'], name='case_by_resident')],
                'constraints': [models.CheckConstraint(condition=models.Q(('identity_asked_at__isnull', False), ('identity_shown_at__isnull', False), _connector='OR'), name='case_identity_shown_or_asked')],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('status', models.CharField(choices=[('waiting', 'Being made'), ('ready', 'Ready'), ('gone', 'No longer kept')], default='waiting', max_length=10)),
                ('steps_done', models.PositiveSmallIntegerField(default=0)),
                ('steps', models.PositiveSmallIntegerField(default=0)),
                ('file', models.FileField(blank=True, max_length=200, upload_to='rights')),
                ('size_bytes', models.PositiveBigIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('made_at', models.DateTimeField(null=True)),
                ('expires_at', models.DateTimeField(null=True)),
                ('fetched_at', models.DateTimeField(help_text='The last time.', null=True)),
                ('times_fetched', models.PositiveSmallIntegerField(default=0)),
                ('next_attempt_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('claimed_until', models.DateTimeField(null=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='copy', to='rights.case')),
            ],
            options={
                'indexes': [models.Index(fields=['status', 'next_attempt_at'], name='copy_to_be_made')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('is_lead', models.BooleanField(default=False, help_text='Answers for what the shared front office itself holds.')),
                ('due_on', models.DateField(blank=True, help_text='None while the person is asked who they are.', null=True)),
                ('extended_at', models.DateTimeField(blank=True, null=True)),
                ('extension_reason', models.TextField(blank=True)),
                ('decision', models.CharField(blank=True, choices=[('agreed', 'Agreed'), ('partly', 'Agreed in part'), ('refused', 'Refused')], max_length=10)),
                ('reason', models.TextField(blank=True, help_text='What the person is told.')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.CharField(blank=True, help_text='As in the event log.', max_length=100)),
                ('decided_by_name', models.CharField(blank=True, max_length=150)),
                ('carried_out_at', models.DateTimeField(blank=True, help_text='When what was agreed was erased.', null=True)),
                ('carried_out_by', models.CharField(blank=True, help_text='As in the event log.', max_length=100)),
                ('counts', models.JSONField(blank=True, default=dict, help_text='What was erased: class of data to how many.')),
                ('assigned_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='rights.case')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rights_parts', to='partners.organisation')),
                ('ground', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rights.refusalground')),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['organisation', 'decided_at', 'due_on'], name='rights_part_queue')],
                'constraints': [models.UniqueConstraint(fields=('case', 'organisation'), name='rights_part_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', '')), models.Q(models.Q(('decision', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='rights_part_decided_with_time'), models.CheckConstraint(condition=models.Q(('decision__in', ('', 'agreed')), models.Q(('ground__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='rights_part_refused_with_ground'), models.CheckConstraint(condition=models.Q(('extended_at__isnull', True), models.Q(('extension_reason', ''), _negated=True), _connector='OR'), name='rights_part_extended_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='ToldOutside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Of whoever was told.', max_length=150)),
                ('is_body', models.BooleanField(default=False, help_text='A business or another body, whom the person may know of.')),
                ('email', models.EmailField(max_length=254)),
                ('reference', models.CharField(help_text='Of the request they had been asked about.', max_length=20)),
                ('told_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told_outside', to='rights.part')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('part', 'email', 'reference'), name='told_outside_once')],
            },
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_shown_at', models.DateTimeField()),
                ('told_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told', to='rights.part')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('part', 'organisation'), name='told_once')],
            },
        ),
        migrations.CreateModel(
            name='Withheld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.CharField(help_text='As in `requests.RequestUpdate:41`.', max_length=120)),
                ('field', models.CharField(max_length=60)),
                ('is_hidden', models.BooleanField()),
                ('reason', models.CharField(max_length=300)),
                ('decided_by', models.CharField(help_text='As in the event log.', max_length=100)),
                ('decided_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='withheld', to='rights.part')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('part', 'row', 'field'), name='withheld_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='withheld_with_reason')],
            },
        ),
    ]
