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
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Commonness',
            fields=[
                ('key', models.BigIntegerField(primary_key=True, serialize=False)),
                ('share', models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name='Resident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('reference', models.CharField(default=onedoor.foundation.ids.new_reference, max_length=9, unique=True)),
                ('source_system', models.CharField(blank=True, help_text='The system it was taken from.', max_length=40)),
                ('source_key', models.CharField(blank=True, help_text='What that system calls it.', max_length=100)),
                ('title', models.CharField(blank=True, max_length=20)),
                ('given_names', models.CharField(blank=True, max_length=120)),
                ('family_name', models.CharField(blank=True, max_length=120)),
                ('known_as', models.CharField(blank=True, max_length=120)),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('sex', models.CharField(blank=True, help_text='m or f, where the source system records it.', max_length=1)),
                ('address_text', models.CharField(blank=True, max_length=400)),
                ('postcode_key', models.CharField(blank=True, max_length=8)),
                ('uprn', models.PositiveBigIntegerField(blank=True, null=True)),
                ('nhs_number', models.CharField(blank=True, help_text='Ten figures, the last of which checks.', max_length=10)),
                ('ni_hash', models.CharField(blank=True, help_text='National Insurance number, by keyed hash only.', max_length=64)),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('preferred_channel', models.CharField(blank=True, max_length=20)),
                ('needs_large_print', onedoor.foundation.encryption.fields.EncryptedBoolean(default=False)),
                ('needs_interpreter', onedoor.foundation.encryption.fields.EncryptedBoolean(default=False)),
                ('help_needed', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='As in: hard of hearing, speak slowly.', max_length=300)),
                ('interpreter_language', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='As in: Polish.', max_length=40)),
                ('access_needs', onedoor.foundation.encryption.fields.EncryptedJSON(blank=True, default=list, help_text='Codes of what makes it possible to deal with them.')),
                ('is_safe_to_contact', models.BooleanField(default=True)),
                ('contact_warning', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='As in: do not leave a message.', max_length=300)),
                ('restricted_at', models.DateTimeField(blank=True, help_text='Since when it is kept and not used (UK GDPR article 18).', null=True)),
                ('restricted_why', models.CharField(blank=True, choices=[('accuracy', 'The person says that it is wrong, and that is being checked'), ('unlawful', 'It should not be held, and the person does not want it erased'), ('claim', 'It is no longer needed here, and the person needs it for a legal claim'), ('objection', 'The person objects to its use, and that is being weighed')], max_length=12)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('updated_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('forgotten_at', models.DateTimeField(blank=True, help_text='Since then the row says nothing of anybody.', null=True)),
                ('held_by', models.ForeignKey(help_text="Whose record this is; none for the partnership's own front office.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='residents_held', to='partners.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('restricted_at__isnull', False)), fields=['restricted_at'], name='resident_restricted')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('restricted_at__isnull', True), ('restricted_why', '')), models.Q(('restricted_at__isnull', False), models.Q(('restricted_why', ''), _negated=True)), _connector='OR'), name='resident_restricted_for_a_reason'), models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('held_by', 'source_system', 'source_key'), name='resident_once_a_source_key')],
            },
        ),
        migrations.CreateModel(
            name='MatchWeights',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('records', models.PositiveIntegerField()),
                ('rates', models.JSONField(help_text='Field to level to how often pairs of one person and of two are at it.')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('join', 'Joined'), ('separate', 'Separated'), ('undo', 'Undone')], max_length=10)),
                ('decider', models.CharField(choices=[('matcher', 'The matcher, when the record came'), ('bulk', 'A run over whole files'), ('review', 'Record reviewers'), ('staff', 'A member of staff'), ('person', 'The person, when they signed in')], max_length=10)),
                ('decided_by', models.CharField(help_text='The actor, as in `staff:` and a uuid.', max_length=100)),
                ('decided_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('undoes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='people.decision')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'undo'), ('undoes__isnull', False)), ('undoes__isnull', True), _connector='OR'), name='decision_undoes_one_where_it_undoes')],
            },
        ),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('uprn', models.PositiveBigIntegerField()),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='households_held', to='partners.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['uprn'], name='household_by_uprn')],
            },
        ),
        migrations.CreateModel(
            name='MatchRecord',
            fields=[
                ('resident', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='match_record', serialize=False, to='people.resident')),
                ('evidence', models.TextField(help_text='As `matching/evidence.py` packs it.')),
                ('is_new', models.BooleanField(default=False, help_text="It changed since it was held against everybody else's.")),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('is_new', True)), fields=['resident'], name='match_record_new')],
            },
        ),
        migrations.CreateModel(
            name='PassPhrase',
            fields=[
                ('resident', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='pass_phrase', serialize=False, to='people.resident')),
                ('hashed', models.CharField(max_length=200)),
                ('set_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('wrong_tries', models.PositiveSmallIntegerField(default=0)),
                ('wrong_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='MatchKey',
            fields=[
                ('pk', models.CompositePrimaryKey('key', 'resident_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('key', models.BigIntegerField()),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='match_keys', to='people.resident')),
            ],
        ),
        migrations.CreateModel(
            name='HouseholdMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='people.household')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='households', to='people.resident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('resident',), name='household_one_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('about', models.UUIDField(help_text='What holds it.')),
                ('held_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='people.resident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('released_at__isnull', True)), fields=('resident', 'about'), name='hold_once')],
            },
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('phone', 'Phone'), ('email', 'E-mail')], max_length=10)),
                ('value', models.CharField(help_text='As given.', max_length=254)),
                ('normalised', models.CharField(help_text='E.164, or the address in lower case.', max_length=254)),
                ('is_preferred', models.BooleanField(default=False)),
                ('is_safe', models.BooleanField(default=True, help_text='Off: never use it.')),
                ('is_only_to_check', models.BooleanField(default=False, help_text='Never use it to reach them: only to find out whether it is them.')),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_points', to='people.resident')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('resident', 'kind', 'normalised'), name='contact_point_once'), models.CheckConstraint(condition=models.Q(('is_only_to_check', False), ('is_safe', False), _connector='OR'), name='contact_point_only_to_check_is_not_used')],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('violence', 'Has been violent or threatening'), ('pairs', 'Visit in pairs'), ('home', 'Danger at the home, as a dog'), ('at_risk', 'May be at risk of harm')], max_length=10)),
                ('advice', onedoor.foundation.encryption.fields.EncryptedText(help_text='What staff should do.', max_length=300)),
                ('reason', onedoor.foundation.encryption.fields.EncryptedText(help_text='What happened; read by those who confirm and review.', max_length=2000)),
                ('raised_by', models.CharField(max_length=100)),
                ('raised_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('confirmed_by', models.CharField(blank=True, max_length=100)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('review_on', models.DateField()),
                ('reminded_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_why', models.CharField(blank=True, max_length=10)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='people.resident')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['review_on'], name='alert_by_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by', '')), models.Q(('confirmed_at__isnull', False), models.Q(('confirmed_by', ''), _negated=True)), _connector='OR'), name='alert_confirmed_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_why', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_why', ''), _negated=True)), _connector='OR'), name='alert_ended_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='NameSpelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(max_length=120)),
                ('word', models.CharField(max_length=120)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('form', 'word'), name='name_spelling_once')],
            },
        ),
        migrations.CreateModel(
            name='Pair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('treatment', models.CharField(choices=[('joined', 'Joined'), ('doubted', 'Left to reviewers'), ('refused', 'Taken for two people')], max_length=10)),
                ('state', models.CharField(choices=[('open', 'To be looked at'), ('same', 'Same person'), ('different', 'Different people'), ('unsure', 'Cannot be told')], default='open', max_length=10)),
                ('weight', models.FloatField(help_text='Bits, as the matcher had it. Reviewers do not see it.')),
                ('reasons', models.JSONField(default=list)),
                ('drawn_of', models.FloatField(default=1, help_text='The share of such pairs that is drawn; 1 where all are.')),
                ('needs_two', models.BooleanField(default=False, help_text='Drawn to be looked at twice, whatever the first says.')),
                ('raised_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('settled_at', models.DateTimeField(null=True)),
                ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.resident')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pairs', to='people.resident')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='settled', to='people.decision')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'raised_at'], name='pair_by_state')],
                'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='pair_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='pair_in_order'), models.CheckConstraint(condition=models.Q(('drawn_of__gt', 0), ('drawn_of__lte', 1)), name='pair_drawn_of_is_a_share'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='pair_settled_when_not_open')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('same', 'Same person'), ('different', 'Different people'), ('cannot', 'Cannot tell')], max_length=10)),
                ('judged_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='people.pair')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('pair', 'reviewer'), name='judgement_once_each')],
            },
        ),
        migrations.AddField(
            model_name='resident',
            name='person',
            field=models.ForeignKey(help_text='As the link that holds says; none where the record is joined to nothing.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='people.person'),
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('confidence', models.FloatField(help_text='From 0 to 1; none where a person decided.', null=True)),
                ('reasons', models.JSONField(default=list, help_text='Sentences that say what agrees, never what it says.')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended', to='people.decision')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='made', to='people.decision')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='people.resident')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_by__isnull', True)), fields=('record',), name='link_one_person_a_record'), models.CheckConstraint(condition=models.Q(('confidence__isnull', True), models.Q(('confidence__gte', 0), ('confidence__lte', 1)), _connector='OR'), name='link_confidence_is_a_share')],
            },
        ),
        migrations.CreateModel(
            name='Representation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('name_key', models.CharField(help_text='The words of the name, as they are searched for.', max_length=200)),
                ('relation', models.CharField(blank=True, help_text='As in: daughter, social worker.', max_length=60)),
                ('phone', models.CharField(blank=True, help_text='E.164.', max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('ground', models.CharField(choices=[('consent', 'The person said so'), ('parent', 'Parental responsibility'), ('lpa_money', 'Lasting power of attorney: property and money'), ('lpa_health', 'Lasting power of attorney: health and welfare'), ('deputy', 'Deputy of the Court of Protection'), ('appointee', 'Appointee for benefits'), ('advocate', 'Advocate')], max_length=12)),
                ('purposes', models.JSONField(blank=True, default=list, help_text='Codes of what it is for; none: everything.')),
                ('is_told', models.BooleanField(default=True, help_text='Off: they may tell us things and are told nothing.')),
                ('evidence', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='What was seen, with its number.', max_length=300)),
                ('evidence_by', models.CharField(help_text='The actor who saw or heard it.', max_length=100)),
                ('evidence_on', models.DateField(default=onedoor.foundation.clock.today)),
                ('starts_on', models.DateField(default=onedoor.foundation.clock.today)),
                ('ends_on', models.DateField(blank=True, help_text='The last day.', null=True)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_why', models.CharField(blank=True, max_length=12)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('record', models.ForeignKey(blank=True, help_text="The representative's own record, where the same body holds one.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='represents', to='people.resident')),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='representations', to='people.resident')),
            ],
            options={
                'indexes': [models.Index(fields=['phone'], name='representation_by_phone')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_why', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_why', ''), _negated=True)), _connector='OR'), name='representation_ended_for_a_reason'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='representation_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='SearchKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('name', 'A word of a name'), ('pair', 'Two words of a name, run together'), ('sound', 'How a word of a name sounds'), ('begun', 'The first letters of two words of a name, run together, and both words'), ('soundpair', 'How two words of a name sound, run together'), ('birth', 'Birth date'), ('born', 'Year of birth and a word of a name, run together'), ('postcode', 'Postcode'), ('phone', 'Phone'), ('email', 'E-mail'), ('reference', 'Reference')], max_length=10)),
                ('value', models.CharField(max_length=254)),
                ('resident', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_keys', to='people.resident')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'value', 'resident'], name='search_key_by_value')],
                'constraints': [models.UniqueConstraint(fields=('resident', 'kind', 'value'), name='search_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Business',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('reference', models.CharField(default=onedoor.foundation.ids.new_reference, max_length=9, unique=True)),
                ('name', models.CharField(max_length=150)),
                ('name_key', models.CharField(help_text='The words of the name, as they are searched for.', max_length=200)),
                ('number', models.CharField(blank=True, help_text='Of the company or charity, as registered.', max_length=20)),
                ('contact_name', models.CharField(blank=True, help_text='Who speaks for it.', max_length=150)),
                ('phone', models.CharField(blank=True, help_text='E.164.', max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('address_text', models.CharField(blank=True, max_length=400)),
                ('postcode_key', models.CharField(blank=True, max_length=8)),
                ('created_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('updated_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('forgotten_at', models.DateTimeField(blank=True, help_text='Since then the row says nothing of anybody.', null=True)),
                ('held_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='businesses_held', to='partners.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['phone'], name='business_by_phone')],
            },
        ),
    ]
