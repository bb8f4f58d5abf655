"""Setting up a body and adopting its rules."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.templates import TEMPLATES, template_of
from artel.bodies.events import BodyEvent
from artel.bodies.models import BodyRules
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster, Unit
from artel.members.services import add_unit
from artel.members.services.clusters import lock_cluster
from artel.russian import date_ru

# Terms in working days and counts: what may be written there.
LIMITS = {
    "notice_days": (0, 60),
    "materials_days": (0, 60),
    "draft_days": (0, 60),
    "signing_days": (0, 60),
    "min_members": (1, 200),
    "load_limit": (1, 50),
    "term_months": (0, 120),
}


@transaction.atomic
def set_up_body(
    *, cluster: Cluster, kind: UnitKind, name: str, from_day: date, template: str = "", actor: Any, direction: str = ""
) -> Unit:
    """Set up a council, a group or a commission: the unit, its offices and its rules from a template, in one go.

    Without a template the usual rules of the kind are taken.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "bodies.set_up_body", cluster)
    if template and template not in TEMPLATES:
        raise BrokenRule(_("Такого шаблона правил нет."), field="template")
    chosen = TEMPLATES[template] if template else template_of(kind)
    unit = add_unit(cluster=cluster, kind=kind, name=name, from_day=from_day, direction=direction, actor=actor)
    _record_rules(unit, chosen.rules, from_day=from_day, template=chosen.code, basis="", actor=actor)
    return unit


@transaction.atomic
def adopt_rules(
    *, unit: Unit, rules: Rules, from_day: date, basis: str = "", template: str = "", actor: Any
) -> BodyRules:
    """Record the next edition of a body's rules, in force from a day.

    An edition whose day has come is never changed; one still to come may be recorded anew. A new edition starts after
    the last one, so that what was decided under the old rules keeps them.
    """
    cluster = lock_cluster(unit.cluster)
    unit = Unit.objects.select_related("cluster").get(pk=unit.pk)
    authorize(actor, "bodies.adopt_rules", unit)
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(rules, name) <= most:
            raise BrokenRule(_("Укажите число от {least} до {most}.").format(least=least, most=most), field=name)
    if from_day < unit.valid_from:
        raise BrokenRule(
            _("Орган действует с {first}: правила не могут начаться раньше.").format(first=date_ru(unit.valid_from)),
            field="from_day",
        )
    last = BodyRules.objects.filter(unit=unit).order_by("-valid_from").first()
    if last is not None and last.valid_from > clock.today(cluster):
        last.delete()
        last = BodyRules.objects.filter(unit=unit).order_by("-valid_from").first()
    if last is not None and from_day <= last.valid_from:
        raise BrokenRule(
            _("Действующая редакция принята с {first}. Новая начинается позже неё.").format(
                first=date_ru(last.valid_from)
            ),
            field="from_day",
        )
    return _record_rules(unit, rules, from_day=from_day, template=template, basis=basis, actor=actor)


def _record_rules(unit: Unit, rules: Rules, *, from_day: date, template: str, basis: str, actor: Any) -> BodyRules:
    edition = BodyRules.objects.create(
        cluster=unit.cluster,
        unit=unit,
        valid_from=from_day,
        template=template,
        basis=" ".join(basis.split()),
        recorded_by=account_of(actor),
        recorded_at=clock.now_in(unit.cluster),
        **asdict(rules),
    )
    audit.record(
        BodyEvent.RULES_ADOPTED,
        actor=actor,
        cluster=unit.cluster,
        target=unit,
        valid_from=date_ru(from_day),
        basis=edition.basis,
    )
    return edition
