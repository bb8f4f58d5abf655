from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Chain',
            fields=[
                ('key', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('length', models.PositiveBigIntegerField(default=0)),
                ('head', models.CharField(default='', max_length=64)),
            ],
            options={
                'verbose_name': 'журнал кластера',
                'verbose_name_plural': 'журналы кластеров',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.PositiveBigIntegerField()),
                ('seq', models.PositiveBigIntegerField()),
                ('previous', models.CharField(blank=True, max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField()),
                ('event', models.CharField(max_length=80)),
                ('actor_id', models.PositiveBigIntegerField(null=True)),
                ('actor_name', models.CharField(blank=True, max_length=200)),
                ('actor_seal', models.CharField(blank=True, max_length=64)),
                ('target_type', models.CharField(blank=True, max_length=80)),
                ('target_id', models.CharField(blank=True, max_length=40)),
                ('target_name', models.CharField(blank=True, max_length=300)),
                ('target_seal', models.CharField(blank=True, max_length=64)),
                ('detail', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'запись журнала',
                'verbose_name_plural': 'журнал',
                'ordering': ['chain', '-seq'],
                'indexes': [models.Index(fields=['chain', 'target_type', 'target_id', '-seq'], name='audit_entry_target'), models.Index(fields=['chain', 'actor_id', '-seq'], name='audit_entry_actor')],
                'constraints': [models.UniqueConstraint(fields=('chain', 'seq'), name='audit_entry_seq_unique'), models.UniqueConstraint(fields=('chain', 'previous'), name='audit_entry_no_fork')],
            },
        ),
    ]
