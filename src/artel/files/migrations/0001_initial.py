import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('members', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('content', models.FileField(upload_to='%Y/%m')),
                ('name', models.CharField(max_length=200, verbose_name='имя файла')),
                ('kind', models.CharField(max_length=8)),
                ('mime', models.CharField(max_length=120)),
                ('size', models.PositiveBigIntegerField(verbose_name='размер')),
                ('sha256', models.CharField(max_length=64)),
                ('uploaded_at', models.DateTimeField()),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='members.cluster')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'файл',
                'verbose_name_plural': 'файлы',
                'indexes': [models.Index(fields=['cluster', 'sha256'], name='files_cluster_sha')],
            },
        ),
    ]
