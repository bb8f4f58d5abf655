import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='электронная почта')),
                ('name', models.CharField(max_length=200, verbose_name='имя')),
                ('is_active', models.BooleanField(default=True)),
                ('is_operator', models.BooleanField(default=False, verbose_name='оператор установки')),
                ('is_demo', models.BooleanField(default=False, verbose_name='вымышленное лицо')),
                ('theme', models.CharField(choices=[('system', 'как в системе'), ('light', 'светлая'), ('dark', 'тёмная')], default='system', max_length=6)),
                ('session_version', models.PositiveIntegerField(default=1)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'учётная запись',
                'verbose_name_plural': 'учётные записи',
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='accounts_user_email_in_lower_case')],
            },
        ),
        migrations.CreateModel(
            name='OneTimeLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_sha256', models.CharField(max_length=64, unique=True)),
                ('tail', models.CharField(max_length=4)),
                ('purpose', models.CharField(choices=[('invitation', 'приглашение')], max_length=12)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('cluster_id', models.BigIntegerField(null=True)),
                ('payload', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='one_time_links', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'одноразовая ссылка',
                'verbose_name_plural': 'одноразовые ссылки',
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['cluster_id', 'purpose'], name='accounts_link_cluster')],
                'constraints': [models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('revoked_at__isnull', True), _connector='OR'), name='accounts_link_used_or_revoked'), models.CheckConstraint(condition=models.Q(models.Q(('purpose', 'invitation'), _negated=True), ('user__isnull', False), _connector='OR'), name='accounts_link_invites_an_account'), models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True), ('used_at__isnull', True)), fields=('user', 'purpose'), name='accounts_link_one_open')],
            },
        ),
    ]
