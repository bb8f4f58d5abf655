import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('files', '0001_initial'),
        ('members', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IncomingDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='входящий номер')),
                ('year', models.PositiveSmallIntegerField(verbose_name='год регистрации')),
                ('received_on', models.DateField(verbose_name='получен')),
                ('kind', models.CharField(choices=[('order', 'приказ'), ('directive', 'распоряжение'), ('letter', 'письмо'), ('project_plan', 'план реализации проекта'), ('schedule', 'график мероприятий'), ('regulation', 'положение'), ('agreement', 'соглашение'), ('other', 'иной документ')], max_length=20, verbose_name='вид')),
                ('title', models.CharField(max_length=500, verbose_name='заголовок')),
                ('sender', models.CharField(max_length=300, verbose_name='отправитель')),
                ('their_number', models.CharField(max_length=60, verbose_name='номер документа')),
                ('their_date', models.DateField(verbose_name='дата документа')),
                ('note', models.TextField(blank=True, verbose_name='примечание')),
                ('registered_at', models.DateTimeField()),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_reason', models.CharField(blank=True, max_length=500, verbose_name='причина отмены')),
                ('search_key', models.CharField(default='', editable=False, max_length=1000)),
                ('identity_key', models.CharField(default='', editable=False, max_length=400)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incoming_documents', to='members.cluster')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile', verbose_name='файл')),
                ('registered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sender_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
            ],
            options={
                'verbose_name': 'входящий документ',
                'verbose_name_plural': 'входящие документы',
                'ordering': ['-year', '-number'],
                'constraints': [models.UniqueConstraint(fields=('cluster', 'year', 'number'), name='documents_incoming_number_unique'), models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True), models.Q(('identity_key', ''), _negated=True)), fields=('cluster', 'identity_key', 'their_date'), name='documents_incoming_registered_once'), models.CheckConstraint(condition=models.Q(('cancelled_at__isnull', True), models.Q(('cancelled_reason', ''), _negated=True), _connector='OR'), name='documents_incoming_cancelled_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='NumberSequence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=40)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.cluster')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('cluster', 'register', 'year'), name='documents_sequence_unique')],
            },
        ),
    ]
