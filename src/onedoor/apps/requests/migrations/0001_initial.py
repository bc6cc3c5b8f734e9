import django.db.models.deletion
import django.db.models.functions.comparison
import onedoor.foundation.clock
import onedoor.foundation.encryption.fields
import onedoor.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('partners', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClosingReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('label', models.CharField(max_length=120)),
                ('label_cy', models.CharField(blank=True, max_length=120, verbose_name='label in Welsh')),
                ('wording', models.TextField(help_text='What the person is told.')),
                ('wording_cy', models.TextField(blank=True, verbose_name='wording in Welsh')),
                ('status', models.CharField(choices=[('open', 'Received'), ('investigating', 'Being looked into'), ('planned', 'Planned'), ('action_scheduled', 'Work booked in'), ('in_progress', 'Being worked on'), ('waiting', 'Waiting for the person'), ('fixed', 'Done'), ('no_further_action', 'No further action'), ('duplicate', 'Same as another report'), ('not_councils_responsibility', 'Not for any partner'), ('internal_referral', 'Passed on'), ('cancelled', 'Withdrawn'), ('closed', 'Closed')], default='fixed', max_length=40)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='ComplaintStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(unique=True)),
                ('name', models.CharField(max_length=80)),
                ('answered_by', models.CharField(help_text='As in “somebody who had no part in it”.', max_length=120)),
                ('amount', models.PositiveSmallIntegerField()),
                ('unit', models.CharField(choices=[('working_days', 'Working days'), ('days', 'Days, weekends too'), ('working_hours', 'Working hours'), ('hours', 'Hours, day and night')], default='working_days', max_length=15)),
                ('source', models.CharField(blank=True, help_text='Where the time comes from.', max_length=200)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='EscalationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('priority', models.CharField(blank=True, choices=[('urgent', 'Urgent'), ('normal', 'Normal'), ('low', 'When there is time')], max_length=10)),
                ('hours', models.SmallIntegerField(help_text='After it is due; below zero before.')),
                ('tell', models.CharField(choices=[('holder', 'Whoever has it, or else its team'), ('team', 'Its team'), ('managers', 'The service managers of the organisation'), ('address', 'An e-mail address')], max_length=10)),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('makes_urgent', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(default=onedoor.foundation.clock.now, help_text='What was late before it was made stays as it is.')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='escalation_steps', to='partners.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='escalation_steps', to='directory.service')),
            ],
            options={
                'ordering': ['organisation__name', 'hours', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('tell', 'address'), models.Q(('address', ''), _negated=True)), models.Q(models.Q(('tell', 'address'), _negated=True), ('address', '')), _connector='OR'), name='escalation_address_where_one_is_told')],
            },
        ),
        migrations.CreateModel(
            name='FailedLookup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=onedoor.foundation.clock.now)),
            ],
            options={
                'indexes': [models.Index(fields=['mark', 'at'], name='failed_lookup_by_mark')],
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('reference', models.CharField(default=onedoor.foundation.ids.new_reference, max_length=9, unique=True)),
                ('kind', models.CharField(choices=[('report', 'Report a problem'), ('request', 'Ask for a service'), ('complaint', 'Complain'), ('none', 'Information only')], default='report', max_length=10)),
                ('description', models.TextField(blank=True)),
                ('status', models.CharField(choices=[('open', 'Received'), ('investigating', 'Being looked into'), ('planned', 'Planned'), ('action_scheduled', 'Work booked in'), ('in_progress', 'Being worked on'), ('waiting', 'Waiting for the person'), ('fixed', 'Done'), ('no_further_action', 'No further action'), ('duplicate', 'Same as another report'), ('not_councils_responsibility', 'Not for any partner'), ('internal_referral', 'Passed on'), ('cancelled', 'Withdrawn'), ('closed', 'Closed')], default='open', max_length=40)),
                ('is_open', models.BooleanField(default=True, help_text='Whether the status is one of the open ones.')),
                ('priority', models.CharField(choices=[('urgent', 'Urgent'), ('normal', 'Normal'), ('low', 'When there is time')], default='normal', max_length=10)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('uprn', models.PositiveBigIntegerField(blank=True, null=True)),
                ('address_text', models.CharField(blank=True, max_length=400)),
                ('postcode_key', models.CharField(blank=True, max_length=8)),
                ('area_codes', models.JSONField(default=list, help_text='Codes of the areas it lies in, when raised.')),
                ('contact_name', models.CharField(blank=True, max_length=150)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('contact_phone', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('responsibility_reason', models.CharField(max_length=500)),
                ('responsibility_doubts', models.JSONField(default=list, help_text='Codes of what was doubtful.')),
                ('channel', models.CharField(help_text='Code of the channel it came by.', max_length=20)),
                ('raised_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('raised_by', models.CharField(help_text='The actor, as in the event log.', max_length=100)),
                ('updated_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('due_at', models.DateTimeField(blank=True, null=True)),
                ('unanswered_since', models.DateTimeField(blank=True, help_text='Since then the person has said something and nobody has answered.', null=True)),
                ('escalated_at', models.DateTimeField(blank=True, help_text='When somebody else was last told of it.', null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('times_reopened', models.PositiveSmallIntegerField(default=0)),
                ('ends_with', models.TextField(blank=True, help_text='What the person is told then, beside the reason.')),
                ('version', models.PositiveIntegerField(default=1, help_text='Grows with each change, so that none is overwritten.')),
                ('link_version', models.PositiveSmallIntegerField(default=1, help_text='Links with another number no longer open.')),
                ('is_hidden', models.BooleanField(default=False, help_text='Kept off public lists.')),
                ('forgotten_at', models.DateTimeField(blank=True, help_text='Since then it says nothing of who asked.', null=True)),
                ('accountable', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests_accountable', to='partners.organisation')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to=settings.AUTH_USER_MODEL)),
                ('business', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='people.business')),
                ('closing_reason', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests.closingreason')),
                ('delivering', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests_delivering', to='partners.organisation')),
                ('door', models.ForeignKey(blank=True, help_text='Whose adviser took it; none where the person raised it alone.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests_taken', to='partners.organisation')),
                ('ends_as', models.ForeignKey(blank=True, help_text='Its own body is done and this is why; it waits for its parts.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='requests.closingreason')),
                ('form', models.ForeignKey(blank=True, help_text='What was asked, as it stood then.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='directory.formversion')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='requests.request')),
                ('part_of', models.ForeignKey(blank=True, help_text='The whole that this body does a part of.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='requests.request')),
                ('resident', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='people.resident')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='directory.service')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='partners.team')),
            ],
            options={
                'indexes': [models.Index(fields=['accountable', 'is_open', 'due_at'], name='request_queue_accountable'), models.Index(fields=['delivering', 'is_open', 'due_at'], name='request_queue_delivering'), models.Index(fields=['assigned_to', 'is_open'], name='request_by_assignee'), models.Index(condition=models.Q(('unanswered_since__isnull', False)), fields=['accountable', 'unanswered_since'], name='request_unanswered'), models.Index(condition=models.Q(('door__isnull', False)), fields=['door', '-raised_at'], name='request_by_door'), models.Index(fields=['resident', '-raised_at'], name='request_by_resident'), models.Index(fields=['raised_at'], name='request_by_raised'), models.Index(fields=['updated_at'], name='request_by_updated'), models.Index(fields=['service', 'is_open', 'latitude'], name='request_near'), models.Index(fields=['contact_email'], name='request_by_email'), models.Index(fields=['contact_phone'], name='request_by_phone')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('is_open', True), ('status__in', ('open', 'investigating', 'planned', 'action_scheduled', 'in_progress', 'waiting'))), models.Q(('closed_at__isnull', False), ('is_open', False), ('status__in', ('fixed', 'no_further_action', 'duplicate', 'not_councils_responsibility', 'internal_referral', 'cancelled', 'closed'))), _connector='OR'), name='request_open_or_closed'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), ('status', 'duplicate'), _connector='OR'), name='request_merged_is_duplicate'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='request_point_is_a_pair')],
            },
        ),
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('followed_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
                ('came_from', models.ForeignKey(help_text='The request of theirs that was merged into this one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='requests.request')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followers', to='requests.request')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'email', 'phone'), name='follower_once')],
            },
        ),
        migrations.CreateModel(
            name='Escalated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_at', models.DateTimeField()),
                ('at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taken', to='requests.escalationstep')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='escalated', to='requests.request')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'step', 'due_at'), name='escalated_once')],
            },
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.PositiveSmallIntegerField(default=1)),
                ('outcome', models.CharField(blank=True, choices=[('upheld', 'Upheld'), ('partly', 'Upheld in part'), ('not_upheld', 'Not upheld')], max_length=20)),
                ('lesson', models.TextField(blank=True, help_text='What is done otherwise from now on; names nobody.')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='complaints', to='requests.request')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='complaint', to='requests.request')),
            ],
            options={
                'indexes': [models.Index(fields=['decided_at'], name='complaint_by_decision')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Of the question; `code.2` for the second entry of several.', max_length=50)),
                ('label', models.CharField(max_length=300)),
                ('value', onedoor.foundation.encryption.fields.EncryptedJSON(help_text='Text, number, date as text, or a list of chosen codes.')),
                ('shown', onedoor.foundation.encryption.fields.EncryptedText(help_text='The answer in words.', max_length=5000)),
                ('is_private', models.BooleanField(default=False, help_text='For those who deal with it, and for the person.')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='requests.request')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'code'), name='answer_once')],
            },
        ),
        migrations.CreateModel(
            name='RequestUpdate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('raised', 'Raised'), ('note', 'Note'), ('question', 'Question to the person'), ('answer', 'Added by the person'), ('chase', 'Chased'), ('status', 'Status'), ('assigned', 'Assigned'), ('date', 'Date moved'), ('escalated', 'Escalated'), ('passed_on', 'Passed on'), ('merged', 'Merged'), ('closed', 'Closed'), ('reopened', 'Reopened'), ('moderated', 'What the public sees')], max_length=20)),
                ('visibility', models.CharField(choices=[('public', 'The person and everyone working on it'), ('private', 'Only the organisation that wrote it')], default='public', max_length=10)),
                ('text', onedoor.foundation.encryption.fields.EncryptedText(blank=True)),
                ('status', models.CharField(blank=True, choices=[('open', 'Received'), ('investigating', 'Being looked into'), ('planned', 'Planned'), ('action_scheduled', 'Work booked in'), ('in_progress', 'Being worked on'), ('waiting', 'Waiting for the person'), ('fixed', 'Done'), ('no_further_action', 'No further action'), ('duplicate', 'Same as another report'), ('not_councils_responsibility', 'Not for any partner'), ('internal_referral', 'Passed on'), ('cancelled', 'Withdrawn'), ('closed', 'Closed')], help_text='The status from here on.', max_length=40)),
                ('actor', models.CharField(help_text='As in the event log.', max_length=100)),
                ('actor_name', models.CharField(help_text='As shown.', max_length=150)),
                ('external_id', models.CharField(blank=True, help_text="Its id in a partner's system.", max_length=100, null=True)),
                ('at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(help_text='For whom the actor spoke.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='requests.request')),
            ],
            options={
                'ordering': ['at', 'id'],
                'indexes': [models.Index(fields=['at'], name='update_by_time')],
                'constraints': [models.UniqueConstraint(fields=('request', 'external_id'), name='update_external_id_once')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('file', models.FileField(max_length=200, upload_to='')),
                ('original_name', models.CharField(max_length=200)),
                ('content_type', models.CharField(max_length=60)),
                ('size_bytes', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('visibility', models.CharField(choices=[('public', 'The person and everyone working on it'), ('private', 'Only the organisation that wrote it')], default='public', max_length=10)),
                ('added_by', models.CharField(help_text='As in the event log.', max_length=100)),
                ('added_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='requests.request')),
                ('update', models.ForeignKey(blank=True, help_text='The entry it came with; none where it came with the request itself.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='attachments', to='requests.requestupdate')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RotaShift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rota', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rota', to='partners.team')),
            ],
            options={
                'ordering': ['starts_on', 'id'],
                'indexes': [models.Index(fields=['team', 'ends_on'], name='rota_by_team')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='rota_shift_ends_later')],
            },
        ),
        migrations.CreateModel(
            name='RoutingRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('published', 'Holds today'), ('replaced', 'Held before')], default='draft', max_length=10)),
                ('rules', models.JSONField(default=list)),
                ('version', models.PositiveIntegerField(default=1, help_text='Grows with each change, so that none is overwritten.')),
                ('changed_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('changed_by', models.CharField(help_text='As shown.', max_length=150)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='routing_rules', to='partners.organisation')),
            ],
            options={
                'ordering': ['-changed_at', '-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'replaced'), _negated=True), fields=('organisation', 'state'), name='routing_one_of_each_state')],
            },
        ),
        migrations.CreateModel(
            name='SavedDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('digest', models.CharField(max_length=64)),
                ('email', models.EmailField(max_length=254)),
                ('content', onedoor.foundation.encryption.fields.EncryptedJSON(help_text='What was answered so far, as the portal keeps it in a session.')),
                ('file_keys', models.JSONField(default=list, help_text='Files that wait with it in the private store.')),
                ('saved_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.service')),
            ],
            options={
                'indexes': [models.Index(fields=['expires_at'], name='saved_draft_by_end')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('query', models.CharField(help_text='The filter, as a query string.', max_length=1000)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, help_text='Everybody in it has the view too.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='saved_views', to='partners.team')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('account', 'name'), name='saved_view_name_once')],
            },
        ),
        migrations.CreateModel(
            name='ServiceClock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('due_at', models.DateTimeField(blank=True, help_text='By when this organisation said it would be done.', null=True)),
                ('amount', models.PositiveSmallIntegerField(blank=True, help_text='The target it was promised by.', null=True)),
                ('unit', models.CharField(choices=[('working_days', 'Working days'), ('days', 'Days, weekends too'), ('working_hours', 'Working hours'), ('hours', 'Hours, day and night')], default='working_days', max_length=15)),
                ('stopped_at', models.DateTimeField(blank=True, help_text='It stands still since then.', null=True)),
                ('stops', models.JSONField(default=list, help_text='Pairs of moments between which it stood still.')),
                ('days_stopped', models.PositiveSmallIntegerField(default=0, help_text='Working days for which it stood still.')),
                ('was_passed_on', models.BooleanField(default=False, help_text='It ended because another body has the request now.')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clocks', to='requests.request')),
            ],
            options={
                'ordering': ['started_at', 'id'],
                'indexes': [models.Index(fields=['organisation', 'ended_at'], name='clock_by_organisation')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('request',), name='clock_one_runs_for_a_request'), models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('ended_at__gte', models.F('started_at')), ('stopped_at__isnull', True)), _connector='OR'), name='clock_ends_after_it_started')],
            },
        ),
        migrations.CreateModel(
            name='BankHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('name', models.CharField(max_length=100)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='bank_holidays', to='partners.organisation')),
            ],
            options={
                'ordering': ['day'],
                'constraints': [models.UniqueConstraint(models.F('day'), django.db.models.functions.comparison.Coalesce('organisation', 0), name='bank_holiday_once')],
            },
        ),
    ]
