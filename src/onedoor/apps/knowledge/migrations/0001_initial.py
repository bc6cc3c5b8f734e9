import django.db.models.deletion
import onedoor.foundation.clock
import onedoor.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('partners', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('accounts', models.ManyToManyField(blank=True, related_name='skills', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skills', to='partners.organisation')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='skill_once')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('article', 'Article'), ('script', 'Script'), ('instruction', 'Work instruction'), ('news', 'News')], default='article', max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('summary', models.CharField(blank=True, max_length=300)),
                ('text', models.TextField(help_text='Lines; ## begins a heading, - a point.')),
                ('keywords', models.CharField(blank=True, help_text='What people say for it, separated by commas.', max_length=500)),
                ('audience', models.CharField(choices=[('all', 'Staff of all partners'), ('own', 'Staff of ours alone')], default='all', max_length=4)),
                ('must_read', models.BooleanField(default=False, help_text='Whom it concerns say that they have read it.')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('version', models.PositiveIntegerField(default=1, help_text='Counted up where it is to be read again.')),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('updated_at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('review_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, help_text='The last day it is true.', null=True)),
                ('review_told_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(help_text='Whose it is.', on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='partners.organisation')),
                ('owner', models.ForeignKey(blank=True, help_text='Who answers for it: told of feedback, and when it is to be looked at again.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('services', models.ManyToManyField(blank=True, related_name='articles', to='directory.service')),
                ('skills', models.ManyToManyField(blank=True, related_name='articles', to='knowledge.skill')),
                ('team', models.ForeignKey(blank=True, help_text='Whom it concerns; neither team nor skill: everybody who finds it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='partners.team')),
            ],
            options={
                'ordering': ['title'],
                'indexes': [models.Index(condition=models.Q(('status', 'published')), fields=['review_on'], name='article_by_review')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='article_published_has_time')],
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=onedoor.foundation.ids.new_uuid, editable=False, unique=True)),
                ('words', models.CharField(max_length=1000)),
                ('at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('answer', models.CharField(blank=True, max_length=1000)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='knowledge.article')),
            ],
            options={
                'ordering': ['-at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='feedback_answer_has_time')],
            },
        ),
        migrations.CreateModel(
            name='ReadMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=onedoor.foundation.clock.now)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='read_marks', to='knowledge.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'account', 'version'), name='read_once')],
            },
        ),
    ]
