import artel.catalogue.domain.kinds
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('members', '0002_learners'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('classifier', models.CharField(choices=[(artel.catalogue.domain.kinds.Classifier['SPO'], 'перечень профессий и специальностей СПО'), (artel.catalogue.domain.kinds.Classifier['OKPDTR'], 'ОКПДТР: профессии рабочих и должности служащих')], max_length=8, verbose_name='классификатор')),
                ('title', models.CharField(max_length=200, verbose_name='название')),
                ('act', models.CharField(max_length=300, verbose_name='акт')),
                ('valid_from', models.DateField(verbose_name='действует с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ('source', models.CharField(max_length=300, verbose_name='откуда взято')),
                ('checked_on', models.DateField(verbose_name='сверено')),
                ('is_complete', models.BooleanField(default=False, verbose_name='полный')),
                ('loaded_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'редакция классификатора',
                'verbose_name_plural': 'редакции классификаторов',
                'ordering': ['classifier', '-valid_from'],
                'constraints': [models.UniqueConstraint(fields=('classifier', 'title'), name='catalogue_edition_title'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='catalogue_edition_period_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[(artel.catalogue.domain.kinds.ProgrammeKind['PPKRS'], 'ППКРС'), (artel.catalogue.domain.kinds.ProgrammeKind['PPSSZ'], 'ППССЗ'), (artel.catalogue.domain.kinds.ProgrammeKind['TRAINING'], 'профессиональное обучение'), (artel.catalogue.domain.kinds.ProgrammeKind['DPO'], 'ДПО'), (artel.catalogue.domain.kinds.ProgrammeKind['ADAPTED'], 'АОП')], max_length=10, verbose_name='вид')),
                ('base', models.CharField(choices=[(artel.catalogue.domain.kinds.AdmissionBase['NINE'], '9 классов'), (artel.catalogue.domain.kinds.AdmissionBase['ELEVEN'], '11 классов')], default=artel.catalogue.domain.kinds.AdmissionBase['NINE'], max_length=2, verbose_name='на базе')),
                ('form', models.CharField(choices=[(artel.catalogue.domain.kinds.StudyForm['FULL_TIME'], 'очная'), (artel.catalogue.domain.kinds.StudyForm['PART_TIME'], 'очно-заочная'), (artel.catalogue.domain.kinds.StudyForm['EXTRAMURAL'], 'заочная')], default=artel.catalogue.domain.kinds.StudyForm['FULL_TIME'], max_length=12, verbose_name='форма обучения')),
                ('months', models.PositiveSmallIntegerField(verbose_name='месяцев')),
                ('qualification', models.CharField(blank=True, max_length=300, verbose_name='квалификация')),
                ('starts_in', models.PositiveSmallIntegerField(verbose_name='год начала')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='закрыта')),
                ('search_key', models.CharField(default='', editable=False, max_length=600)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='members.cluster')),
                ('employer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation', verbose_name='опорный работодатель')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='members.organisation', verbose_name='ПОО')),
            ],
            options={
                'verbose_name': 'образовательная программа',
                'verbose_name_plural': 'образовательные программы',
                'ordering': ['organisation', 'speciality__code', '-starts_in'],
            },
        ),
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='группа')),
                ('starts_on', models.DateField(verbose_name='начало обучения')),
                ('graduates_on', models.DateField(verbose_name='выпуск')),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='study_groups', to='members.cluster')),
                ('curator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person', verbose_name='куратор')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='catalogue.programme')),
            ],
            options={
                'verbose_name': 'учебная группа',
                'verbose_name_plural': 'учебные группы',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'name', 'graduates_on'), name='catalogue_group_once'), models.CheckConstraint(condition=models.Q(('graduates_on__gt', models.F('starts_on'))), name='catalogue_group_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Speciality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8, verbose_name='код')),
                ('name', models.CharField(max_length=200, verbose_name='наименование')),
                ('kind', models.CharField(choices=[(artel.catalogue.domain.kinds.SpecialityKind['PROFESSION'], 'профессия'), (artel.catalogue.domain.kinds.SpecialityKind['SPECIALITY'], 'специальность')], max_length=10, verbose_name='вид')),
                ('qualification', models.CharField(blank=True, max_length=300, verbose_name='квалификация')),
                ('standard', models.CharField(blank=True, max_length=200, verbose_name='ФГОС')),
                ('admission_stops_on', models.DateField(blank=True, null=True, verbose_name='приём прекращён')),
                ('predecessors', models.JSONField(default=list, verbose_name='прежние коды')),
                ('successor', models.CharField(blank=True, max_length=8, verbose_name='код взамен')),
                ('months_after_nine', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='месяцев после 9 классов')),
                ('search_key', models.CharField(default='', editable=False, max_length=320)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='specialities', to='catalogue.edition')),
            ],
            options={
                'verbose_name': 'специальность',
                'verbose_name_plural': 'специальности',
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'code'), name='catalogue_speciality_code')],
            },
        ),
        migrations.AddField(
            model_name='programme',
            name='speciality',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='catalogue.speciality'),
        ),
        migrations.CreateModel(
            name='Student',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('born_on', models.DateField(blank=True, null=True, verbose_name='дата рождения')),
                ('state', models.CharField(choices=[(artel.catalogue.domain.kinds.StudentState['STUDYING'], 'учится'), (artel.catalogue.domain.kinds.StudentState['GRADUATED'], 'выпущен'), (artel.catalogue.domain.kinds.StudentState['LEFT'], 'выбыл')], default=artel.catalogue.domain.kinds.StudentState['STUDYING'], max_length=10, verbose_name='состояние')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='выбыл')),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='students', to='members.cluster')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='students', to='catalogue.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='studies', to='members.person')),
            ],
            options={
                'verbose_name': 'студент',
                'verbose_name_plural': 'студенты',
                'ordering': ['person__last_name', 'person__first_name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('person', 'group'), name='catalogue_student_once'), models.CheckConstraint(condition=models.Q(('erased_at__isnull', False), ('born_on__isnull', False), _connector='OR'), name='catalogue_student_has_birthday')],
            },
        ),
        migrations.CreateModel(
            name='TargetContract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=60, verbose_name='номер')),
                ('signed_on', models.DateField(verbose_name='дата договора')),
                ('released_on', models.DateField(blank=True, null=True, verbose_name='работодатель отпустил')),
                ('release_reason', models.CharField(blank=True, max_length=300, verbose_name='основание')),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_contracts', to='members.cluster')),
                ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_contracts', to='members.organisation', verbose_name='заказчик')),
                ('student', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='target_contracts', to='catalogue.student')),
            ],
            options={
                'verbose_name': 'договор о целевом обучении',
                'verbose_name_plural': 'договоры о целевом обучении',
                'ordering': ['-signed_on'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('released_on__isnull', True)), fields=('student',), name='catalogue_contract_one_in_force')],
            },
        ),
        migrations.CreateModel(
            name='Occupation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=6, verbose_name='код')),
                ('name', models.CharField(max_length=200, verbose_name='наименование')),
                ('is_worker', models.BooleanField(default=True, verbose_name='профессия рабочего')),
                ('grades', models.CharField(blank=True, max_length=40, verbose_name='разряды')),
                ('successor', models.CharField(blank=True, max_length=6, verbose_name='код взамен')),
                ('search_key', models.CharField(default='', editable=False, max_length=320)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='occupations', to='catalogue.edition')),
            ],
            options={
                'verbose_name': 'профессия или должность',
                'verbose_name_plural': 'профессии и должности',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'code'), name='catalogue_occupation_code')],
            },
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.UniqueConstraint(fields=('organisation', 'speciality', 'base', 'form', 'starts_in'), name='catalogue_programme_once'),
        ),
    ]
