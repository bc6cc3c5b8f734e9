import django.core.validators
import django.db.models.deletion
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
            name='Callback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('reference', models.CharField(default=onedoor.foundation.ids.new_reference, max_length=9, unique=True)),
                ('contact', models.UUIDField(blank=True, help_text='The contact it was promised in.', null=True)),
                ('name', models.CharField(blank=True, max_length=150)),
                ('phone', models.CharField(blank=True, help_text='E.164.', max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(default='en-gb', max_length=10)),
                ('reason', onedoor.foundation.encryption.fields.EncryptedText(blank=True, max_length=1000)),
                ('answers', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='To the questions of the line, one on a line.')),
                ('warning', onedoor.foundation.encryption.fields.EncryptedText(blank=True, help_text='Before ringing, as in: do not leave a message.', max_length=300)),
                ('window_from', models.DateTimeField()),
                ('window_to', models.DateTimeField()),
                ('status', models.CharField(choices=[('waiting', 'To be rung'), ('done', 'Spoken to'), ('missed', 'Could not be reached'), ('cancelled', 'Taken back')], default='waiting', max_length=10)),
                ('outcome', models.CharField(blank=True, choices=[('sorted', 'Sorted'), ('request', 'Request raised or chased'), ('advised', 'Advice given'), ('passed', 'Sent to another body'), ('not_needed', 'Not needed any more')], max_length=12)),
                ('booked_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('times_moved', models.PositiveSmallIntegerField(default=0)),
                ('soon_told_at', models.DateTimeField(blank=True, null=True)),
                ('overdue_told_at', models.DateTimeField(blank=True, null=True)),
                ('forgotten_at', models.DateTimeField(blank=True, help_text='Since then it says nothing of anybody.', null=True)),
                ('account', models.ForeignKey(blank=True, help_text='Who is to ring; none until somebody takes it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='callbacks', to=settings.AUTH_USER_MODEL)),
                ('door', models.ForeignKey(blank=True, help_text='At whose door it was promised.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.organisation')),
                ('organisation', models.ForeignKey(help_text='Who rings.', on_delete=django.db.models.deletion.PROTECT, related_name='callbacks', to='partners.organisation')),
                ('promised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resident', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='callbacks', to='people.resident')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='partners.team')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('status', 'waiting')), fields=['organisation', 'window_to'], name='call_back_waiting'), models.Index(fields=['organisation', 'closed_at'], name='call_back_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('window_to__gt', models.F('window_from'))), name='call_back_window_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('status', 'waiting')), models.Q(models.Q(('status', 'waiting'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='call_back_closed_has_time'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'done'), models.Q(('outcome', ''), _negated=True)), models.Q(models.Q(('status', 'done'), _negated=True), ('outcome', '')), _connector='OR'), name='call_back_done_has_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('spoke', 'Spoke to them'), ('no_answer', 'No answer'), ('voicemail', 'Left a message'), ('engaged', 'Engaged'), ('wrong', 'Wrong number')], max_length=10)),
                ('note', onedoor.foundation.encryption.fields.EncryptedText(blank=True, max_length=500)),
                ('at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('callback', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='callbacks.callback')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('name_cy', models.CharField(blank=True, max_length=120, verbose_name='name in Welsh')),
                ('summary', models.CharField(blank=True, max_length=300)),
                ('summary_cy', models.CharField(blank=True, max_length=300, verbose_name='summary in Welsh')),
                ('is_public', models.BooleanField(default=False, help_text='People book it by themselves.')),
                ('is_active', models.BooleanField(default=True)),
                ('windows', models.JSONField(default=list, help_text="[from, to] of each, on working days: [['09:00','11:00']].")),
                ('most_in_window', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1)])),
                ('notice_minutes', models.PositiveSmallIntegerField(default=60, help_text='The soonest a window may begin.')),
                ('soon_minutes', models.PositiveSmallIntegerField(default=30, help_text='Before its end: then an alert is sent.')),
                ('days_ahead', models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(20)])),
                ('tries', models.PositiveSmallIntegerField(default=3, help_text='After so many in vain it may be given up.')),
                ('questions', models.JSONField(default=list, help_text='Lists of code, label, label in Welsh, whether required.')),
                ('organisation', models.ForeignKey(help_text='Who rings.', on_delete=django.db.models.deletion.PROTECT, related_name='call_back_lines', to='partners.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.service')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='partners.team')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='call_back_line_once'), models.CheckConstraint(condition=models.Q(('most_in_window__gte', 1)), name='call_back_window_holds_one')],
            },
        ),
        migrations.AddField(
            model_name='callback',
            name='line',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='callbacks', to='callbacks.line'),
        ),
        migrations.AddIndex(
            model_name='callback',
            index=models.Index(fields=['line', 'window_from'], name='call_back_by_window'),
        ),
    ]
