import artel.bodies.domain.rules
import artel.bodies.domain.states
import django.db.models.deletion
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
            name='Composition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='редакция')),
                ('state', models.CharField(choices=[(artel.bodies.domain.states.CompositionState['DRAFT'], 'проект'), (artel.bodies.domain.states.CompositionState['VOTING'], 'на голосовании'), (artel.bodies.domain.states.CompositionState['APPROVAL'], 'на утверждении'), (artel.bodies.domain.states.CompositionState['APPROVED'], 'утверждён'), (artel.bodies.domain.states.CompositionState['RETURNED'], 'возвращён'), (artel.bodies.domain.states.CompositionState['DROPPED'], 'снят')], default=artel.bodies.domain.states.CompositionState['DRAFT'], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='почему меняется состав')),
                ('term_until', models.DateField(blank=True, null=True, verbose_name='срок полномочий до')),
                ('minutes_item', models.CharField(blank=True, max_length=20, verbose_name='пункт протокола')),
                ('act_words', models.CharField(blank=True, max_length=300, verbose_name='чем утверждён')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='утверждён')),
                ('effective_from', models.DateField(blank=True, null=True, verbose_name='действует с')),
                ('return_reason', models.CharField(blank=True, max_length=500, verbose_name='замечания')),
                ('created_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'состав',
                'verbose_name_plural': 'составы',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Direction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=20, verbose_name='шифр')),
                ('name', models.CharField(max_length=200, verbose_name='направление')),
                ('project', models.CharField(blank=True, max_length=300, verbose_name='проект или программа')),
                ('goal', models.TextField(blank=True, verbose_name='цель группы')),
                ('tasks', models.JSONField(default=list, verbose_name='задачи')),
                ('frequency', models.CharField(blank=True, max_length=200, verbose_name='периодичность заседаний')),
                ('report_due', models.CharField(blank=True, max_length=300, verbose_name='порядок отчёта')),
                ('call_opened_on', models.DateField(blank=True, null=True, verbose_name='выдвижение объявлено')),
                ('call_due_on', models.DateField(blank=True, null=True, verbose_name='выдвинуть до')),
                ('call_closed_on', models.DateField(blank=True, null=True, verbose_name='выдвижение закрыто')),
                ('added_on', models.DateField(verbose_name='заведено')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='закрыто')),
            ],
            options={
                'verbose_name': 'направление',
                'verbose_name_plural': 'направления',
                'ordering': ['code', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(max_length=200, verbose_name='должность')),
                ('part', models.CharField(choices=[(artel.bodies.domain.states.Part['CHAIR'], 'руководитель'), (artel.bodies.domain.states.Part['DEPUTY'], 'заместитель руководителя'), (artel.bodies.domain.states.Part['SECRETARY'], 'секретарь'), (artel.bodies.domain.states.Part['MEMBER'], 'член группы')], default=artel.bodies.domain.states.Part['MEMBER'], max_length=10, verbose_name='в качестве')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='письмо о выдвижении (№ и дата)')),
                ('state', models.CharField(choices=[(artel.bodies.domain.states.NominationState['PROPOSED'], 'ждёт согласия'), (artel.bodies.domain.states.NominationState['CONSENTED'], 'согласие есть'), (artel.bodies.domain.states.NominationState['DECLINED'], 'отказ'), (artel.bodies.domain.states.NominationState['WITHDRAWN'], 'отозвано')], default=artel.bodies.domain.states.NominationState['PROPOSED'], max_length=10)),
                ('nominated_on', models.DateField(verbose_name='выдвинут')),
                ('consented_on', models.DateField(blank=True, null=True, verbose_name='согласие от')),
                ('consent_words', models.CharField(blank=True, max_length=200, verbose_name='как получено согласие')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='причина отказа')),
            ],
            options={
                'verbose_name': 'выдвижение',
                'verbose_name_plural': 'выдвижения',
                'ordering': ['nominated_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('post', models.CharField(max_length=200, verbose_name='должность')),
                ('part', models.CharField(choices=[(artel.bodies.domain.states.Part['CHAIR'], 'председатель'), (artel.bodies.domain.states.Part['DEPUTY'], 'заместитель председателя'), (artel.bodies.domain.states.Part['SECRETARY'], 'секретарь'), (artel.bodies.domain.states.Part['MEMBER'], 'член')], default=artel.bodies.domain.states.Part['MEMBER'], max_length=10, verbose_name='в составе')),
                ('has_vote', models.BooleanField(default=True, verbose_name='право голоса')),
            ],
            options={
                'verbose_name': 'место в составе',
                'verbose_name_plural': 'места в составе',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Suspension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='по')),
                ('reason', models.CharField(max_length=300, verbose_name='причина')),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'приостановление членства',
                'verbose_name_plural': 'приостановления членства',
                'ordering': ['valid_from'],
            },
        ),
        migrations.CreateModel(
            name='BodyRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(verbose_name='действуют с')),
                ('template', models.CharField(blank=True, max_length=40, verbose_name='шаблон')),
                ('basis', models.CharField(blank=True, max_length=300, verbose_name='основание')),
                ('quorum_share', models.CharField(choices=[(artel.bodies.domain.rules.Share['HALF'], 'не менее половины'), (artel.bodies.domain.rules.Share['MORE_THAN_HALF'], 'более половины'), (artel.bodies.domain.rules.Share['TWO_THIRDS'], 'не менее двух третей'), (artel.bodies.domain.rules.Share['THREE_QUARTERS'], 'не менее трёх четвертей'), (artel.bodies.domain.rules.Share['ALL'], 'все')], default=artel.bodies.domain.rules.Share['MORE_THAN_HALF'], max_length=16, verbose_name='кворум')),
                ('recused_leave_quorum', models.BooleanField(default=True, verbose_name='заявивший самоотвод не учитывается в кворуме')),
                ('majority_share', models.CharField(choices=[(artel.bodies.domain.rules.Share['HALF'], 'не менее половины'), (artel.bodies.domain.rules.Share['MORE_THAN_HALF'], 'более половины'), (artel.bodies.domain.rules.Share['TWO_THIRDS'], 'не менее двух третей'), (artel.bodies.domain.rules.Share['THREE_QUARTERS'], 'не менее трёх четвертей'), (artel.bodies.domain.rules.Share['ALL'], 'все')], default=artel.bodies.domain.rules.Share['MORE_THAN_HALF'], max_length=16, verbose_name='решение принимают')),
                ('majority_base', models.CharField(choices=[(artel.bodies.domain.rules.MajorityBase['PRESENT'], 'присутствующих членов с правом голоса'), (artel.bodies.domain.rules.MajorityBase['CAST'], 'принявших участие в голосовании'), (artel.bodies.domain.rules.MajorityBase['LISTED'], 'всего состава с правом голоса')], default=artel.bodies.domain.rules.MajorityBase['PRESENT'], max_length=8, verbose_name='голоса считаются от')),
                ('casting_vote', models.BooleanField(default=True, verbose_name='при равенстве решает голос председательствующего')),
                ('secretary_votes', models.BooleanField(default=False, verbose_name='секретарь голосует')),
                ('allows_secret', models.BooleanField(default=True, verbose_name='тайное голосование допускается')),
                ('allows_absentee', models.BooleanField(default=False, verbose_name='заочное голосование допускается')),
                ('allows_proxy', models.BooleanField(default=False, verbose_name='голосование по доверенности допускается')),
                ('notice_days', models.PositiveSmallIntegerField(default=5, verbose_name='извещение, рабочих дней')),
                ('materials_days', models.PositiveSmallIntegerField(default=5, verbose_name='материалы, рабочих дней')),
                ('draft_days', models.PositiveSmallIntegerField(default=2, verbose_name='проект протокола, рабочих дней')),
                ('signing_days', models.PositiveSmallIntegerField(default=5, verbose_name='подписание протокола, рабочих дней')),
                ('min_members', models.PositiveSmallIntegerField(default=3, verbose_name='не меньше человек в составе')),
                ('needs_employer', models.BooleanField(default=False, verbose_name='нужен представитель предприятия')),
                ('needs_college', models.BooleanField(default=False, verbose_name='нужен представитель ПОО')),
                ('load_limit', models.PositiveSmallIntegerField(default=3, verbose_name='предупреждать, если человек больше чем в … органах')),
                ('term_months', models.PositiveSmallIntegerField(default=0, verbose_name='срок полномочий, месяцев (0 — без срока)')),
                ('recorded_at', models.DateTimeField()),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.cluster')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rules', to='members.unit')),
            ],
            options={
                'verbose_name': 'правила органа',
                'verbose_name_plural': 'правила органов',
                'ordering': ['valid_from'],
            },
        ),
    ]
