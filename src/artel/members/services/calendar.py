"""Days that the cluster counts otherwise than the national calendar."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.kernel.errors import BrokenRule
from artel.members import followers, labels
from artel.members.events import MemberEvent
from artel.members.models import CalendarOverride, Cluster
from artel.members.selectors import forget_calendar
from artel.members.services.clusters import lock_cluster
from artel.russian import date_ru


@transaction.atomic
def override_day(*, cluster: Cluster, day: date, kind: str, act: str, actor: Any) -> CalendarOverride:
    """Count a day as working, off or shortened, by an act. A day has one rule; deadlines follow at once."""
    locked = lock_cluster(cluster)
    authorize(actor, "members.change_cluster", locked)
    if kind not in dict(labels.DAY_KINDS):
        raise BrokenRule(_("Выберите, каким днём считать."), field="kind")
    if not act.strip():
        raise BrokenRule(_("Укажите акт, которым это установлено."), field="act")
    if (earlier := CalendarOverride.objects.filter(cluster=locked, day=day).first()) is not None:
        raise BrokenRule(
            _("Для {day} уже есть особое правило ({act}). Сначала отмените его.").format(
                day=date_ru(day), act=earlier.act
            ),
            field="day",
        )
    override = CalendarOverride.objects.create(cluster=locked, day=day, kind=kind, act=act.strip())
    forget_calendar(cluster)
    followers.follow(locked, change=followers.Change.CALENDAR, actor=actor)
    audit.record(
        MemberEvent.DAY_OVERRIDDEN,
        actor=actor,
        target=locked,
        day=date_ru(day),
        kind=override.get_kind_display(),
        act=override.act,
    )
    return override


@transaction.atomic
def withdraw_override(*, override: CalendarOverride, actor: Any) -> None:
    """Count the day by the national calendar again. The journal keeps what the rule was."""
    cluster = lock_cluster(override.cluster)
    authorize(actor, "members.change_cluster", cluster)
    # Two tabs may press the button; the second finds nothing to do and leaves no second trace.
    deleted, _rows = CalendarOverride.objects.filter(pk=override.pk).delete()
    if not deleted:
        return
    forget_calendar(override.cluster)
    followers.follow(cluster, change=followers.Change.CALENDAR, actor=actor)
    audit.record(
        MemberEvent.OVERRIDE_WITHDRAWN,
        actor=actor,
        target=cluster,
        day=date_ru(override.day),
        kind=override.kind,
        act=override.act,
    )
