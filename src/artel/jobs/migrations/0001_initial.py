import artel.jobs.domain.states
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('beat_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'отметка о записи',
                'verbose_name_plural': 'отметки о записи',
            },
        ),
        migrations.CreateModel(
            name='ScheduledJob',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True)),
                ('next_run_at', models.DateTimeField()),
                ('last_run_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'задание по расписанию',
                'verbose_name_plural': 'задания по расписанию',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('kind', models.CharField(max_length=80)),
                ('cluster_id', models.PositiveBigIntegerField(null=True)),
                ('actor_id', models.PositiveBigIntegerField(null=True)),
                ('payload', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[(artel.jobs.domain.states.JobState['QUEUED'], 'ждёт очереди'), (artel.jobs.domain.states.JobState['RUNNING'], 'выполняется'), (artel.jobs.domain.states.JobState['DONE'], 'выполнено'), (artel.jobs.domain.states.JobState['FAILED'], 'не удалось'), (artel.jobs.domain.states.JobState['DEAD'], 'не удалось после нескольких попыток'), (artel.jobs.domain.states.JobState['REFUSED'], 'отказано')], default=artel.jobs.domain.states.JobState['QUEUED'], max_length=8, verbose_name='состояние')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('lease_until', models.DateTimeField(null=True)),
                ('heartbeat', models.DateTimeField(null=True)),
                ('progress_done', models.PositiveIntegerField(default=0)),
                ('progress_total', models.PositiveIntegerField(default=0)),
                ('message', models.CharField(blank=True, max_length=500)),
                ('fault', models.CharField(blank=True, max_length=300)),
                ('result', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('started_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'фоновое задание',
                'verbose_name_plural': 'фоновые задания',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['state', 'cluster_id', 'due_at'], name='jobs_job_waiting'), models.Index(fields=['cluster_id', '-created_at'], name='jobs_job_of_cluster')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('heartbeat__isnull', False), ('lease_until__isnull', False), ('state', artel.jobs.domain.states.JobState['RUNNING'])), models.Q(models.Q(('state', artel.jobs.domain.states.JobState['RUNNING']), _negated=True), ('heartbeat__isnull', True), ('lease_until__isnull', True)), _connector='OR'), name='jobs_job_running_has_a_lease'), models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', False), ('state__in', [artel.jobs.domain.states.JobState['DEAD'], artel.jobs.domain.states.JobState['DONE'], artel.jobs.domain.states.JobState['FAILED'], artel.jobs.domain.states.JobState['REFUSED']])), models.Q(models.Q(('state__in', [artel.jobs.domain.states.JobState['DEAD'], artel.jobs.domain.states.JobState['DONE'], artel.jobs.domain.states.JobState['FAILED'], artel.jobs.domain.states.JobState['REFUSED']]), _negated=True), ('finished_at__isnull', True)), _connector='OR'), name='jobs_job_finished_has_a_moment')],
            },
        ),
    ]
