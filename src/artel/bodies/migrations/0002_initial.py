import artel.bodies.domain.states
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('bodies', '0001_initial'),
        ('documents', '0002_thaw_approvalsheet_paper_paperfile_signer_and_more'),
        ('files', '0001_initial'),
        ('members', '0001_initial'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='composition',
            name='act',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddField(
            model_name='composition',
            name='act_file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile'),
        ),
        migrations.AddField(
            model_name='composition',
            name='approved_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person'),
        ),
        migrations.AddField(
            model_name='composition',
            name='cluster',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='compositions', to='members.cluster'),
        ),
        migrations.AddField(
            model_name='composition',
            name='created_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='composition',
            name='minutes',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper'),
        ),
        migrations.AddField(
            model_name='composition',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='compositions', to='members.unit'),
        ),
        migrations.AddField(
            model_name='direction',
            name='activities',
            field=models.ManyToManyField(blank=True, related_name='+', to='plans.activity', verbose_name='строки плана'),
        ),
        migrations.AddField(
            model_name='direction',
            name='cluster',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='directions', to='members.cluster'),
        ),
        migrations.AddField(
            model_name='direction',
            name='forming_unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.unit', verbose_name='формирует'),
        ),
        migrations.AddField(
            model_name='direction',
            name='unit',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='direction_of', to='members.unit', verbose_name='группа'),
        ),
        migrations.AddField(
            model_name='composition',
            name='direction',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='compositions', to='bodies.direction'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='cluster',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.cluster'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='direction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='bodies.direction'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='nominated_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='nomination',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='members.organisation'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='members.person'),
        ),
        migrations.AddField(
            model_name='seat',
            name='composition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='bodies.composition'),
        ),
        migrations.AddField(
            model_name='seat',
            name='nomination',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.nomination'),
        ),
        migrations.AddField(
            model_name='seat',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation'),
        ),
        migrations.AddField(
            model_name='seat',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='members.person'),
        ),
        migrations.AddField(
            model_name='suspension',
            name='cluster',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.cluster'),
        ),
        migrations.AddField(
            model_name='suspension',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person'),
        ),
        migrations.AddField(
            model_name='suspension',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to='members.unit'),
        ),
        migrations.AddConstraint(
            model_name='bodyrules',
            constraint=models.UniqueConstraint(fields=('unit', 'valid_from'), name='bodies_rules_one_a_day'),
        ),
        migrations.AddConstraint(
            model_name='direction',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('cluster', 'name'), name='bodies_direction_name_once'),
        ),
        migrations.AddConstraint(
            model_name='direction',
            constraint=models.CheckConstraint(condition=models.Q(('call_due_on__isnull', True), models.Q(('call_due_on__gte', models.F('call_opened_on')), ('call_opened_on__isnull', False)), _connector='OR'), name='bodies_direction_call_in_order'),
        ),
        migrations.AddConstraint(
            model_name='composition',
            constraint=models.CheckConstraint(condition=models.Q(('unit__isnull', False), ('direction__isnull', False), _connector='OR'), name='bodies_composition_of_something'),
        ),
        migrations.AddConstraint(
            model_name='composition',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', False)), fields=('unit', 'number'), name='bodies_composition_unit_number'),
        ),
        migrations.AddConstraint(
            model_name='composition',
            constraint=models.UniqueConstraint(condition=models.Q(('direction__isnull', False)), fields=('direction', 'number'), name='bodies_composition_direction_number'),
        ),
        migrations.AddConstraint(
            model_name='composition',
            constraint=models.UniqueConstraint(condition=models.Q(('state', artel.bodies.domain.states.CompositionState['APPROVED']), ('unit__isnull', False)), fields=('unit', 'effective_from'), name='bodies_composition_one_from_a_day'),
        ),
        migrations.AddConstraint(
            model_name='composition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', artel.bodies.domain.states.CompositionState['APPROVED']), _negated=True), models.Q(('approved_on__isnull', False), ('effective_from__isnull', False), ('unit__isnull', False)), _connector='OR'), name='bodies_composition_approved_whole'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', [artel.bodies.domain.states.NominationState['PROPOSED'], artel.bodies.domain.states.NominationState['CONSENTED']])), fields=('direction', 'person'), name='bodies_nomination_once'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', artel.bodies.domain.states.NominationState['CONSENTED']), _negated=True), ('consented_on__isnull', False), _connector='OR'), name='bodies_nomination_consented_with_day'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('composition', 'person'), name='bodies_seat_person_once'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('part__in', [artel.bodies.domain.states.Part['CHAIR'], artel.bodies.domain.states.Part['SECRETARY']])), fields=('composition', 'part'), name='bodies_seat_sole'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('unit', 'person'), name='bodies_suspension_one_open'),
        ),
    ]
