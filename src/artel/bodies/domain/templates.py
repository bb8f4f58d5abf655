"""Rules as the Положения of such bodies commonly have them (DOMAIN 2.5): what a body starts from, and lives by until told."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from artel.bodies.domain.rules import MajorityBase, Rules, Share
from artel.members.domain.kinds import UnitKind


@dataclass(frozen=True, slots=True)
class Template:
    """Rules to start from. `description` is one sentence for whoever chooses."""

    code: str
    unit_kind: UnitKind
    label: str | Promise
    description: str | Promise
    rules: Rules


TEMPLATES: dict[str, Template] = {
    template.code: template
    for template in (
        Template(
            "coordination_council",
            UnitKind.COORDINATION_COUNCIL,
            _("Координационный совет"),
            _("Руководит кластером: утверждает план, составы и отчёты; решает большинством присутствующих членов."),
            Rules(allows_absentee=True, min_members=5),
        ),
        Template(
            "expert_council",
            UnitKind.EXPERT_COUNCIL,
            _("Экспертный совет"),
            _("Рассматривает программы и формирует рабочие группы; в составе есть и предприятия, и ПОО."),
            Rules(min_members=5, needs_employer=True, needs_college=True, term_months=36),
        ),
        Template(
            "working_group",
            UnitKind.WORKING_GROUP,
            _("Рабочая группа"),
            _("Работает по своему направлению до конца срока; собирается быстро, может решать и заочно."),
            Rules(
                allows_secret=False,
                allows_absentee=True,
                notice_days=3,
                materials_days=3,
                needs_employer=True,
                needs_college=True,
                term_months=12,
            ),
        ),
        Template(
            "commission",
            UnitKind.COMMISSION,
            _("Комиссия"),
            _("Оценивает и отбирает: нужны две трети состава, голос председателя при равенстве решающий."),
            Rules(quorum_share=Share.TWO_THIRDS, notice_days=3, materials_days=3, min_members=5),
        ),
        Template(
            "governing_council",
            UnitKind.GOVERNING_COUNCIL,
            _("Управляющий совет"),
            _("Согласует образовательные программы (273-ФЗ с 01.09.2026); правомочен при половине состава."),
            Rules(
                quorum_share=Share.HALF,
                majority_base=MajorityBase.PRESENT,
                notice_days=7,
                materials_days=7,
                min_members=7,
                needs_employer=True,
                needs_college=True,
                term_months=36,
            ),
        ),
    )
}


def template_of(kind: UnitKind | str) -> Template:
    """The template that a body of this kind lives by until its own rules are recorded."""
    return next(template for template in TEMPLATES.values() if template.unit_kind == kind)
