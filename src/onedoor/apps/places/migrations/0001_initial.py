import django.db.models.deletion
import onedoor.apps.places.models.cell
import onedoor.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('uprn', models.PositiveBigIntegerField(unique=True)),
                ('organisation', models.CharField(blank=True, max_length=200)),
                ('sao', models.CharField(blank=True, max_length=120, verbose_name='secondary addressable object')),
                ('pao', models.CharField(blank=True, max_length=120, verbose_name='primary addressable object')),
                ('locality', models.CharField(blank=True, max_length=100)),
                ('town', models.CharField(blank=True, max_length=100)),
                ('postcode_key', models.CharField(blank=True, max_length=8)),
                ('line', models.CharField(help_text='The whole address on one line, as a person writes it.', max_length=400)),
                ('search_key', models.CharField(help_text='Building, street and town in normal form, for looking up.', max_length=200)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('logical_status', models.PositiveSmallIntegerField(default=1, help_text='BS 7666: 1 approved, 8 historical.')),
                ('classification', models.CharField(blank=True, max_length=10)),
                ('custodian', models.PositiveIntegerField(help_text='Local custodian code.', null=True)),
                ('cell', models.GeneratedField(db_persist=True, expression=onedoor.apps.places.models.cell.Cell('latitude', 'longitude'), output_field=models.BigIntegerField(null=True))),
            ],
            options={
                'indexes': [models.Index(fields=['postcode_key', 'search_key'], name='address_by_postcode'), models.Index(fields=['search_key'], name='address_by_key'), models.Index(fields=['cell'], name='address_by_cell')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('code', models.CharField(help_text='GSS code, as in E07000037.', max_length=30)),
                ('name', models.CharField(max_length=200)),
                ('name_cy', models.CharField(blank=True, max_length=200, verbose_name='name in Welsh')),
                ('source', models.CharField(blank=True, help_text='Publisher and edition.', max_length=200)),
            ],
            options={
                'indexes': [models.Index(fields=['code'], name='area_by_code')],
            },
        ),
        migrations.CreateModel(
            name='AreaType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='As in `district`, `police_force`.', max_length=40, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('rank', models.PositiveSmallIntegerField(default=50, help_text='Smaller stands first in lists: ward before county.')),
            ],
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('token', models.UUIDField(default=onedoor.foundation.ids.new_uuid)),
            ],
        ),
        migrations.CreateModel(
            name='Postcode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='Without the space: SK138AB.', max_length=8, unique=True)),
                ('text', models.CharField(help_text='As written: SK13 8AB.', max_length=9)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('quality', models.PositiveSmallIntegerField(help_text='Positional quality, Code-Point: 10 best, 90 no position.', null=True)),
                ('area_codes', models.JSONField(default=list, help_text='Codes of areas its publisher puts it in.')),
            ],
        ),
        migrations.CreateModel(
            name='Street',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('usrn', models.PositiveBigIntegerField(unique=True)),
                ('name', models.CharField(max_length=200)),
                ('locality', models.CharField(blank=True, max_length=100)),
                ('town', models.CharField(blank=True, max_length=100)),
                ('administrative_area', models.CharField(blank=True, max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name='AreaBoundary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wkb', models.BinaryField()),
                ('accuracy_metres', models.PositiveSmallIntegerField(default=0, help_text='How far the drawn edge may lie from the true one; nearer points are doubtful.')),
                ('source', models.CharField(blank=True, max_length=200)),
                ('area', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='boundary', to='places.area')),
            ],
        ),
        migrations.AddField(
            model_name='area',
            name='type',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='places.areatype'),
        ),
        migrations.CreateModel(
            name='Building',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('name', models.CharField(max_length=200)),
                ('name_cy', models.CharField(blank=True, max_length=200, verbose_name='name in Welsh')),
                ('address_text', models.CharField(max_length=400)),
                ('postcode_key', models.CharField(blank=True, max_length=8)),
                ('latitude', models.FloatField(null=True)),
                ('longitude', models.FloatField(null=True)),
                ('opening_hours', models.JSONField(default=dict, help_text="Lists of [from, to] by day: {'mon': [['09:00','17:00']]}.")),
                ('is_step_free', models.BooleanField(default=False)),
                ('address', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='buildings', to='places.address')),
                ('areas', models.ManyToManyField(blank=True, related_name='buildings', to='places.area')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='address',
            name='street',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='places.street'),
        ),
        migrations.CreateModel(
            name='AreaLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parent_links', to='places.area')),
                ('parent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='child_links', to='places.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('child', 'parent'), name='area_link_once'), models.CheckConstraint(condition=models.Q(('child', models.F('parent')), _negated=True), name='area_link_not_itself')],
            },
        ),
        migrations.CreateModel(
            name='AreaSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('took_over_on', models.DateField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='places.area')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='precursions', to='places.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='area_succession_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.UniqueConstraint(fields=('type', 'code'), name='area_code_once_per_type'),
        ),
        migrations.AddIndex(
            model_name='address',
            index=models.Index(fields=['street', 'pao'], name='address_by_street'),
        ),
        migrations.CreateModel(
            name='Deprivation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('index', models.CharField(help_text='As in: IMD 2025. Editions are of their own boundaries.', max_length=60)),
                ('year', models.PositiveSmallIntegerField(help_text='Of the edition; the newest counts.')),
                ('rank', models.PositiveIntegerField(null=True)),
                ('decile', models.PositiveSmallIntegerField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deprivation', to='places.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'index'), name='deprivation_once_an_index'), models.CheckConstraint(condition=models.Q(('decile__gte', 1), ('decile__lte', 10)), name='deprivation_in_tenths')],
            },
        ),
    ]
