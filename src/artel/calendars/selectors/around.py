"""Entries from around the plan: events, bodies, approvals, fairs and their interviews."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.bodies.domain.states import CompositionState
from artel.bodies.models import Composition, Direction
from artel.calendars.domain.entries import Entry, Kind
from artel.documents.selectors import lines_awaiting
from artel.fair.domain.states import InterviewState, Stage
from artel.fair.models import Fair, FairStage, Interview
from artel.fair.selectors.fairs import fairs_visible_to
from artel.fair.words import stage_label
from artel.kernel import clock
from artel.members.domain.kinds import OrganisationKind, RoleKind
from artel.members.models import Cluster
from artel.members.selectors import calendar_of
from artel.members.standing import Standing
from artel.plans.domain.states import State
from artel.plans.selectors import events_visible_to
from artel.russian import counted

_LEADS = frozenset({RoleKind.HEAD, RoleKind.COORDINATOR})


def event_entries(
    user: Any, cluster: Cluster, standing: Standing, since: date, until: date, *, on: date
) -> list[Entry]:
    """Events of the cluster; own are those that one's organisation holds. One query."""
    rows = events_visible_to(user, cluster).filter(starts_on__lte=until, ends_on__gte=since)
    url = reverse("plans:events", args=[cluster.slug])
    return [
        Entry(
            uid=f"event-{row.pk}",
            kind=Kind.EVENT,
            title=row.title,
            url=url,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            changed_at=row.recorded_at,
            state=State.MET.value if row.ends_on < on else State.FUTURE.value,
            word=_("прошло") if row.ends_on < on else "",
            who=row.organiser.short_name if row.organiser_id else "",
            place=row.place,
            is_mine=row.organiser_id in standing.organisation_ids,
            is_done=row.ends_on < on,
        )
        for row in rows
    ]


def body_entries(cluster: Cluster, standing: Standing, since: date, until: date, *, on: date) -> list[Entry]:
    """Last days of calls for nominations and of compositions' terms. Two queries."""
    zone = clock.zone(cluster)
    calls = Direction.objects.filter(cluster=cluster, closed_on=None, call_due_on__range=(since, until))
    units = {held.unit_id for held in standing.offices if held.unit_id}
    found = [
        Entry(
            uid=f"call-{row.pk}",
            kind=Kind.BODY,
            title=_("Выдвинуть в рабочую группу «{name}»").format(name=row.name),
            url=reverse("bodies:direction", args=[cluster.slug, row.pk]),
            starts_on=row.call_due_on,
            ends_on=row.call_due_on,
            changed_at=datetime.combine(row.call_closed_on or row.call_opened_on, time.min, tzinfo=zone),
            state=_tone(row.call_due_on, cluster, on, is_done=row.call_closed_on is not None),
            word=_("выдвижение закрыто") if row.call_closed_on else _("выдвижение идёт"),
            unit_ids=tuple(pk for pk in (row.forming_unit_id, row.unit_id) if pk),
            is_mine=bool(standing.organisation_ids) or row.forming_unit_id in units,
            is_done=row.call_closed_on is not None,
        )
        for row in calls
    ]
    later = Composition.objects.filter(
        unit=OuterRef("unit"),
        state=CompositionState.APPROVED,
        effective_from__gt=OuterRef("effective_from"),
        effective_from__lte=OuterRef("term_until"),
    )
    terms = Composition.objects.filter(
        ~Exists(later), cluster=cluster, state=CompositionState.APPROVED, term_until__range=(since, until)
    ).select_related("unit")
    found += [
        Entry(
            uid=f"term-{row.pk}",
            kind=Kind.BODY,
            title=_("Заканчиваются полномочия состава: {unit}").format(unit=row.unit),
            url=reverse("bodies:detail", args=[cluster.slug, row.unit_id]),
            starts_on=row.term_until,
            ends_on=row.term_until,
            changed_at=row.recorded_at or row.created_at,
            state=_tone(row.term_until, cluster, on),
            word=_("последний день"),
            unit_ids=(row.unit_id,),
            is_mine=row.unit_id in units,
        )
        for row in terms
    ]
    return found


def approval_entries(user: Any, cluster: Cluster, since: date, until: date, *, on: date) -> list[Entry]:
    """Approval sheets that wait for the person's own word. One query."""
    found = []
    for row in lines_awaiting(user, cluster).filter(due_on__range=(since, until)):
        url = reverse("documents:decide", args=[cluster.slug, row.sheet_id, row.pk])
        found.append(
            Entry(
                uid=f"approval-{row.pk}",
                kind=Kind.APPROVAL,
                title=_("Ответить по листу согласования к {what}").format(what=row.sheet.title),
                url=url,
                starts_on=row.due_on,
                ends_on=row.due_on,
                changed_at=row.received_at,
                state=_tone(row.due_on, cluster, on, past=State.OVERDUE),
                word=_("ждёт ответа"),
                is_mine=True,
                act=_("Ответить"),
                act_url=url,
            )
        )
    return found


def fair_entries(user: Any, cluster: Cluster, standing: Standing, since: date, until: date, *, on: date) -> list[Entry]:
    """Days of fairs and the days by which their stages are meant to end. Two queries.

    Own to those who lead, to the organisations that take part and to the commission.
    """
    units = {held.unit_id for held in standing.offices if held.unit_id}
    takes_part = bool(standing.organisation_ids) or bool(standing.roles & _LEADS)

    def is_mine(fair: Fair) -> bool:
        return takes_part or fair.commission_id in units

    fairs = fairs_visible_to(user, cluster)
    found = [
        _of_fair(row, cluster, f"fair-{row.pk}", row.name, row.held_on, row.added_at, is_mine=is_mine(row), on=on)
        for row in fairs.filter(held_on__range=(since, until))
    ]
    stages = FairStage.objects.filter(fair__in=fairs.values("pk"), due_on__range=(since, until)).exclude(
        stage__in=[Stage.CLOSED, Stage.INTERVIEWS]
    )
    for row in stages.select_related("fair"):
        title = _("Завершается этап «{stage}»: {fair}").format(fair=row.fair.name, stage=stage_label(row.stage))
        moments = [moment for moment in (row.fair.added_at, row.opened_at, row.closed_at) if moment is not None]
        found.append(
            _of_fair(
                row.fair, cluster, f"stage-{row.pk}", title, row.due_on, max(moments),
                is_mine=is_mine(row.fair), on=on, is_done=row.closed_at is not None,
            )
        )  # fmt: skip
    return found


def _of_fair(
    fair: Fair, cluster: Cluster, uid: str, title: str, day: date, changed_at: datetime, *, is_mine: bool, on: date,
    is_done: bool | None = None,
) -> Entry:  # fmt: skip
    is_past = day < on if is_done is None else is_done
    return Entry(
        uid=uid,
        kind=Kind.FAIR,
        title=title,
        url=reverse("fair:detail", args=[cluster.slug, fair.pk]),
        starts_on=day,
        ends_on=day,
        changed_at=changed_at,
        state=State.MET.value if is_past else _tone(day, cluster, on) if is_done is not None else State.FUTURE.value,
        word=_("прошло") if is_done is None and is_past else _("этап завершён") if is_past else "",
        place=fair.venue if is_done is None else "",
        unit_ids=(fair.commission_id,) if fair.commission_id else (),
        is_mine=is_mine,
        is_done=is_past,
    )


def interview_entries(cluster: Cluster, standing: Standing, since: date, until: date) -> list[Entry]:
    """Interviews of one's own: at the employer's stand, of the college's graduates; counted, nobody is named.

    A query for each side that the person has.
    """
    employers = standing.organisations_of(OrganisationKind.EMPLOYER)
    colleges = standing.organisation_ids - employers
    zone = clock.zone(cluster)
    rows = Interview.objects.filter(
        cluster=cluster,
        starts_at__gte=datetime.combine(since, time.min, tzinfo=zone),
        starts_at__lt=datetime.combine(until + timedelta(days=1), time.min, tzinfo=zone),
    ).exclude(state=InterviewState.CANCELLED)
    found = []
    if employers:
        mine = rows.filter(vacancy__organisation__in=employers)
        found += [_interviews(row, cluster, "stand") for row in _counted(mine, "stand", "stand__place")]
    if colleges:
        mine = rows.filter(graduate__student__group__programme__organisation__in=colleges)
        found += [_interviews(row, cluster, "college") for row in _counted(mine)]
    return found


def _counted(rows: QuerySet[Interview], *more: str) -> QuerySet:
    """Interviews of a fair, and of a stand if said, as one line: how many, from when to when."""
    grouped = rows.order_by().values("fair", "fair__name", "fair__venue", "fair__slot_minutes", "fair__added_at", *more)
    return grouped.annotate(
        number=Count("pk"), first=Min("starts_at"), last=Max("starts_at"), revision=Sum("revision"),
        planned=Count("pk", filter=Q(state=InterviewState.PLANNED)),
    ).order_by(F("first"))  # fmt: skip


def _interviews(row: dict[str, Any], cluster: Cluster, side: str) -> Entry:
    zone = clock.zone(cluster)
    first, last = row["first"].astimezone(zone), row["last"].astimezone(zone)
    many = counted(row["number"], _("собеседование"), _("собеседования"), _("собеседований"))
    at_stand = side == "stand"
    title = _("{many} на вашем стенде") if at_stand else _("{many} ваших выпускников")
    place = ", ".join(part for part in (row.get("stand__place", ""), row["fair__venue"]) if part)
    is_done = not row["planned"]
    return Entry(
        uid=f"interviews-{side}-{row.get('stand') or row['fair']}",
        kind=Kind.INTERVIEW,
        title=title.format(many=many),
        url=reverse("fair:interviews_day" if at_stand else "fair:interviews", args=[cluster.slug, row["fair"]]),
        starts_on=first.date(),
        ends_on=last.date(),
        starts_at=first,
        ends_at=last + timedelta(minutes=row["fair__slot_minutes"]),
        changed_at=row["fair__added_at"],
        revision=row["revision"],
        state=State.MET.value if is_done else State.OPEN.value,
        word=_("проведены") if is_done else "",
        note=row["fair__name"],
        place=place,
        is_mine=True,
        is_done=is_done,
    )


def _tone(day: date, cluster: Cluster, on: date, *, is_done: bool = False, past: State = State.SOON) -> str:
    """The colour of a last day: past, near, far. Only what somebody owes turns red: `past`."""
    if is_done:
        return State.MET.value
    left = calendar_of(cluster).working_days_between(on, day)
    if day < on:
        return past.value
    return State.SOON.value if left <= cluster.soon_days else State.OPEN.value
