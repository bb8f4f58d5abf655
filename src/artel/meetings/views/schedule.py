"""Lists: the archive of meetings, the year against «не реже 1 раза в квартал», the days of a year in one form."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.bodies.selectors import rules_on
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.meetings import forms, labels
from artel.meetings.domain.schedule import Cover, Meant, Quarter, quarter_slots, quarters_of, suggest_day
from artel.meetings.domain.states import MeetingState
from artel.meetings.models import Meeting
from artel.meetings.selectors import meeting_list, meetings_visible_to
from artel.meetings.services import meetings as deeds
from artel.meetings.views.asked import GET_POST, VIEW, may, posted, tabs
from artel.meetings.views.meeting import units_at_desk
from artel.members.gate import cluster_view
from artel.members.models import Unit
from artel.members.selectors import calendar_of
from artel.members.views.asked import asked_number
from artel.terms import SchoolYear
from artel.ui.paging import paginate

COVERS = {
    Cover.HELD: ("met", gettext_lazy("проведено")),
    Cover.PLANNED: ("open", gettext_lazy("в графике")),
    Cover.MISSING: ("soon", gettext_lazy("не назначено")),
    Cover.BREACHED: ("overdue", gettext_lazy("не проведено")),
    Cover.OPTIONAL: ("future", gettext_lazy("не требуется")),
}
NEAR = (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED, MeetingState.OPEN)


@cluster_view(VIEW)
def archive(request: HttpRequest) -> HttpResponse:
    """Meetings ahead, then those that were; search goes through the titles of items."""
    query, asked, state = (request.GET.get(name, "").strip() for name in ("q", "unit", "state"))
    units = list(Unit.objects.filter(cluster=request.cluster))
    unit = next((each for each in units if str(each.pk) == asked), None)
    state = state if state in MeetingState.__members__.values() else ""
    found = meeting_list(request.user, request.cluster, unit=unit, state=state, query=query)
    is_filtered = bool(query or unit or state)
    ahead = [] if is_filtered else list(found.filter(state__in=NEAR).order_by("held_on", "starts_at", "pk")[:20])
    past = found if is_filtered else found.exclude(state__in=NEAR)
    page = paginate(request, past.order_by("-held_on", "-pk"), per_page=25)
    context = {
        "place": "meetings",
        "tabs": tabs(request, "list"),
        "ahead": ahead,
        "page": page,
        "query": query,
        "unit": asked,
        "state": state,
        "is_filtered": is_filtered,
        "units": [(each.pk, each.name) for each in units],
        "states": labels.MEETING_STATES,
        "may_plan": may(request, "plan_meeting"),
        "may_record": may(request, "record_past_meeting"),
    }
    return render(request, "meetings/list.html", context)


# --- the year ---


@dataclass(frozen=True, slots=True)
class Cell:
    """A quarter of a body: what stands in it, with words and a state."""

    quarter: Quarter
    meetings: tuple[Meeting, ...]
    state: str
    word: str


@dataclass(frozen=True, slots=True)
class Row:
    unit: Unit
    cells: tuple[Cell, ...]
    may_plan: bool


@cluster_view(VIEW)
def schedule(request: HttpRequest) -> HttpResponse:
    """Each body against the quarters of the school year."""
    year = _year(request)
    today = clock.today(request.cluster)
    slots = quarter_slots(year, request.cluster.quarter_scheme, calendar_of(request.cluster))
    held = list(_meetings_of(request, year))
    units = forms.open_units(request.cluster)
    at_desk = {unit.pk for unit in units_at_desk(request)}
    rows = [
        Row(unit, _cells(request, unit, slots, [m for m in held if unit.pk in m.unit_ids]), unit.pk in at_desk)
        for unit in units
    ]
    context = {
        "place": "meetings",
        "tabs": tabs(request, "schedule"),
        "year": year,
        "slots": slots,
        "rows": rows,
        "now": next((slot for slot in slots if slot.opens_on <= today <= slot.due_on), None),
        "years": [str(SchoolYear(year.start_year + n)) for n in (-1, 1)],
        "start_year": year.start_year,
        "may_plan": bool(at_desk),
    }
    return render(request, "meetings/schedule.html", context)


def _year(request: HttpRequest) -> SchoolYear:
    asked = request.GET.get("year", "")
    if 2000 <= (start := asked_number(asked) or 0) <= 2100:
        return SchoolYear(start)
    return SchoolYear.of(clock.today(request.cluster))


def _meetings_of(request: HttpRequest, year: SchoolYear):
    found = meetings_visible_to(request.user, request.cluster).filter(held_on__range=(year.start, year.end))
    return found.order_by("held_on", "pk")


def _cells(request: HttpRequest, unit: Unit, slots: Any, held: list[Meeting]) -> tuple[Cell, ...]:
    quarters = quarters_of(
        slots,
        [Meant(m.pk, m.held_on, m.state) for m in held],
        today=clock.today(request.cluster),
        calendar=calendar_of(request.cluster),
    )
    by_pk = {meeting.pk: meeting for meeting in held}
    today = clock.today(request.cluster)
    return tuple(
        Cell(quarter, tuple(by_pk[meant.id] for meant in quarter.meetings), *_cover(quarter, today))
        for quarter in quarters
    )


def _cover(quarter: Quarter, today: date) -> tuple[str, str]:
    """State and word of a quarter; what has not begun yet is no worry."""
    state, word = COVERS[quarter.cover]
    ahead = quarter.cover is Cover.MISSING and quarter.slot.opens_on > today
    return ("future" if ahead else state), word


@cluster_view("meetings.plan_meeting", methods=GET_POST)
def plan(request: HttpRequest) -> HttpResponse:
    """The days of a year for one body at once; empty lines are left out."""
    units = units_at_desk(request)
    asked = request.GET.get("unit", "")
    unit = next((each for each in units if str(each.pk) == asked), units[0] if units else None)
    year = _year(request)
    form = forms.YearForm(posted(request), proposed=_proposed(request, unit, year)) if unit else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            made = deeds.plan_meetings(unit=unit, days=form.days(), actor=request.user)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Внесено в график заседаний: {n}.").format(n=len(made)))
            return redirect(reverse("meetings:schedule", args=[request.cluster.slug]) + f"?year={year.start_year}")
    context = {
        "place": "meetings", "form": form, "unit": unit, "units": units, "year": year,
        "already": _live_days(request, unit, year) if unit else [],
    }  # fmt: skip
    return render(request, "meetings/year_form.html", context)


def _live_days(request: HttpRequest, unit: Unit, year: SchoolYear) -> list[Meeting]:
    found = _meetings_of(request, year).filter(Q(unit=unit) | Q(joint_with=unit))
    return list(found.exclude(state__in=[MeetingState.CANCELLED, MeetingState.FAILED]))


def _proposed(request: HttpRequest, unit: Unit, year: SchoolYear) -> list[tuple[str, date | None]]:
    """A line a quarter that is still to be covered, with a day that suits; and two spare ones."""
    today, calendar = clock.today(request.cluster), calendar_of(request.cluster)
    slots = quarter_slots(year, request.cluster.quarter_scheme, calendar)
    taken = [meeting.held_on for meeting in _live_days(request, unit, year)]
    days = rules_on(unit, today).notice_days
    lines = []
    for slot in slots:
        if slot.due_on < today:
            continue
        covered = any(slot.opens_on <= day <= slot.due_on for day in taken)
        day = (
            None if covered or not slot.counted else suggest_day(slot, calendar=calendar, today=today, notice_days=days)
        )
        label = _("{quarter}, заседание уже стоит") if covered else "{quarter}"
        lines.append((label.format(quarter=slot.label), day))
    return [*lines, (_("Ещё один день"), None), (_("Ещё один день"), None)]
