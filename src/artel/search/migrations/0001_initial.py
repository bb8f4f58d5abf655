import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def ask_to_fill(apps, schema_editor):
    """An installation that lived before there was search has its index made by the worker, as soon as it runs."""
    if not apps.get_model("members", "Cluster").objects.exists():
        return
    now = timezone.now()
    apps.get_model("jobs", "Job").objects.get_or_create(
        key="search.first", defaults={"kind": "search.check", "created_at": now, "due_at": now}
    )


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0001_initial'),
        ('jobs', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=24)),
                ('object_id', models.PositiveBigIntegerField()),
                ('dated_on', models.DateField(null=True)),
                ('digest', models.CharField(max_length=32)),
                ('cluster', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.cluster')),
            ],
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=64)),
                ('rank', models.PositiveIntegerField()),
                ('cluster', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.cluster')),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='search.entry')),
            ],
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['cluster', 'kind'], name='search_entry_cluster_kind'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('kind', 'object_id'), name='search_entry_once'),
        ),
        migrations.AddIndex(
            model_name='posting',
            index=models.Index(fields=['cluster', 'word', 'rank', 'entry'], name='search_posting_words', opclasses=['int8_ops', 'varchar_pattern_ops', 'int4_ops', 'int8_ops']),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.UniqueConstraint(fields=('entry', 'word'), name='search_posting_once'),
        ),
        migrations.RunPython(ask_to_fill, migrations.RunPython.noop),
    ]
