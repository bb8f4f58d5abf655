"""Directions of working groups and the calls for nominations. DOMAIN 3.1.1 a 1–2."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.bodies.events import BodyEvent
from artel.bodies.models import Direction
from artel.bodies.selectors import composition_in_work
from artel.bodies.services.proving import refresh_rows
from artel.bodies.telling import tell_call, tell_call_closed
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster, Unit
from artel.members.selectors import find_unit
from artel.members.services.clusters import lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.plans.models import Activity
from artel.russian import date_ru

FIELDS = ("code", "name", "project", "goal", "tasks", "frequency", "report_due", "forming_unit", "activities")


@transaction.atomic
def add_direction(
    *,
    cluster: Cluster,
    name: str,
    actor: Any,
    code: str = "",
    project: str = "",
    goal: str = "",
    tasks: Sequence[str] = (),
    frequency: str = "",
    report_due: str = "",
    forming_unit: Unit | None = None,
    activities: Iterable[Activity] = (),
) -> Direction:
    """Add a direction that a working group is to be formed for. Formed by the Expert Council unless said otherwise.

    `activities`: rows of plans that the group executes or that are proved by its forming.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "bodies.manage_directions", cluster)
    forming_unit = forming_unit or find_unit(cluster, UnitKind.EXPERT_COUNCIL)
    if forming_unit is None:
        raise BrokenRule(_("Укажите совет, который формирует группу."), field="forming_unit")
    direction = Direction(cluster=cluster, added_on=clock.today(cluster))
    activities = list(activities)
    _set(
        direction,
        {
            "code": code,
            "name": name,
            "project": project,
            "goal": goal,
            "tasks": tasks,
            "frequency": frequency,
            "report_due": report_due,
            "forming_unit": forming_unit,
        },
    )
    require_same_cluster(cluster, *activities)
    direction.save()
    direction.activities.set(activities)
    refresh_rows(direction)
    audit.record(BodyEvent.DIRECTION_ADDED, actor=actor, cluster=cluster, target=direction)
    return direction


@transaction.atomic
def change_direction(*, direction: Direction, actor: Any, **changes: Any) -> Direction:
    """Change any of FIELDS, by name. What an approved decision has said already stays in its paper."""
    direction = _locked(direction)
    authorize(actor, "bodies.manage_directions", direction)
    _require_open(direction)
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"not a field of a direction: {', '.join(sorted(unknown))}")
    before = list(direction.activities.all())
    activities = list(changes.pop("activities", before))
    require_same_cluster(direction.cluster, *activities)
    fields = _set(direction, changes)
    if fields:
        direction.save(update_fields=fields)
    if {row.pk for row in activities} != {row.pk for row in before}:
        direction.activities.set(activities)
        fields.append("activities")
        refresh_rows(direction, also=before)
    if fields:
        audit.record(
            BodyEvent.DIRECTION_CHANGED, actor=actor, cluster=direction.cluster, target=direction, fields=fields
        )
    return direction


@transaction.atomic
def close_direction(*, direction: Direction, actor: Any) -> Direction:
    """Close a direction: no group is formed for it any more. One that works goes on until its term or its end."""
    direction = _locked(direction)
    authorize(actor, "bodies.manage_directions", direction)
    _require_open(direction)
    if (composition := composition_in_work(direction=direction)) is not None:
        raise IllegalTransition(
            _("По направлению готовится состав ({state}). Сначала снимите его.").format(
                state=composition.get_state_display()
            )
        )
    today = clock.today(direction.cluster)
    direction.closed_on = today
    if direction.call_opened_on and not direction.call_closed_on:
        direction.call_closed_on = today
    direction.save(update_fields=["closed_on", "call_closed_on"])
    refresh_rows(direction)
    audit.record(BodyEvent.DIRECTION_CLOSED, actor=actor, cluster=direction.cluster, target=direction)
    return direction


@transaction.atomic
def open_call(*, direction: Direction, due_on: date, actor: Any) -> Direction:
    """Call on the members to put people forward until a day; an open call is prolonged, a closed one opened again."""
    direction = _locked(direction)
    authorize(actor, "bodies.manage_directions", direction)
    _require_open(direction)
    today = clock.today(direction.cluster)
    if due_on < today:
        raise BrokenRule(_("Срок выдвижения не может быть в прошлом."), field="due_on")
    if direction.call_opened_on is None or direction.call_closed_on is not None:
        direction.call_opened_on = today
    direction.call_due_on, direction.call_closed_on = due_on, None
    direction.save(update_fields=["call_opened_on", "call_due_on", "call_closed_on"])
    audit.record(
        BodyEvent.CALL_OPENED, actor=actor, cluster=direction.cluster, target=direction, due_on=date_ru(due_on)
    )
    tell_call(direction, actor)
    return direction


@transaction.atomic
def close_call(*, direction: Direction, actor: Any) -> Direction:
    """Close the call: representatives nominate no more."""
    direction = _locked(direction)
    authorize(actor, "bodies.manage_directions", direction)
    if direction.call_opened_on is None or direction.call_closed_on is not None:
        raise IllegalTransition(_("Выдвижение сейчас не объявлено."))
    direction.call_closed_on = clock.today(direction.cluster)
    direction.save(update_fields=["call_closed_on"])
    audit.record(BodyEvent.CALL_CLOSED, actor=actor, cluster=direction.cluster, target=direction)
    tell_call_closed(direction)
    return direction


def _locked(direction: Direction) -> Direction:
    lock_cluster(direction.cluster)
    return Direction.objects.select_related("cluster", "forming_unit", "unit").get(pk=direction.pk)


def _require_open(direction: Direction) -> None:
    if direction.closed_on is not None:
        raise IllegalTransition(_("Направление закрыто {day}.").format(day=date_ru(direction.closed_on)))


def _set(direction: Direction, changes: dict[str, Any]) -> list[str]:
    """Put the values in order and on the row; tell which differ."""
    values = dict(changes)
    for name in ("code", "name", "project", "frequency", "report_due"):
        if name in values:
            values[name] = " ".join(values[name].split())
    if "goal" in values:
        values["goal"] = values["goal"].strip()
    if "tasks" in values:
        values["tasks"] = [" ".join(task.split()) for task in values["tasks"] if task.strip()]
    if "forming_unit" in values:
        require_same_cluster(direction.cluster, values["forming_unit"])
    if "name" in values:
        _check_name(direction, values["name"])
    fields = [name for name, value in values.items() if getattr(direction, name, None) != value]
    for name in fields:
        setattr(direction, name, values[name])
    return fields


def _check_name(direction: Direction, name: str) -> None:
    if not name:
        raise BrokenRule(_("Назовите направление."), field="name")
    others = Direction.objects.filter(cluster=direction.cluster, closed_on=None).exclude(pk=direction.pk)
    if any(other.lower() == name.lower() for other in others.values_list("name", flat=True)):
        raise BrokenRule(_("Такое направление уже есть."), field="name")
