"""The calendar: a month as a table of weeks, the same as a list of days, the school year as months."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.rights import can
from artel.calendars.domain.entries import Entry, Kind, Scope, by_days
from artel.calendars.domain.months import DayNote, Month, months_of, next_year_is_due, note_of, week_number
from artel.calendars.labels import ICONS, KINDS
from artel.calendars.views.asked import Asked, asked, entries_asked
from artel.meetings.domain.schedule import quarter_slots
from artel.members.gate import cluster_view
from artel.members.selectors import calendar_of, units_visible_to
from artel.plans.domain.states import State
from artel.russian import date_ru, first_upper, month_name
from artel.terms import SchoolYear, Slot
from artel.ui.paging import paginate

IN_A_CELL = 4  # entries that a day of the table shows; the rest are told by their number
PER_PAGE = 100
FORMS = gettext_lazy("дело,дела,дел")
_PLACES = (Kind.DUE, Kind.MEETING)
_WORST = (State.OVERDUE, State.SOON)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a line: with its icon and the word of its kind."""

    entry: Entry
    icon: str
    kind: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the table. `more`: how many entries did not fit, `more_url` leads to all of them."""

    day: date
    note: DayNote
    lines: tuple[Line, ...]
    more: int
    more_url: str
    is_today: bool
    is_outside: bool


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of the year: how many entries of which kinds, and what of them is red or will be."""

    month: Month
    title: str
    url: str
    dues: int
    meetings: int
    others: int
    worst: tuple[tuple[str, int], ...]
    is_now: bool


@dataclass(slots=True)
class QuarterRows:
    """Months of one quarter by the cluster's scheme; `slot` is None for months that are in no whole quarter."""

    slot: Slot | None
    is_now: bool
    months: list[MonthRow] = field(default_factory=list)

    @property
    def title(self) -> str:
        return first_upper(self.slot.label) if self.slot else _("Вне полных кварталов")


@cluster_view("calendars.view_calendar")
def month(request: HttpRequest) -> HttpResponse:
    """The month as a table of weeks; on a phone it folds into the days that have something."""
    question = asked(request)
    first, last = question.month.shown
    entries = entries_asked(request, question, first, last)
    days = by_days(entries, first, last)
    calendar = calendar_of(request.cluster)
    agenda = reverse("calendars:agenda", args=[request.cluster.slug])
    weeks = []
    for week in question.month.weeks():
        cells = [_cell(day, days.get(day, []), question, note_of(day, calendar), agenda) for day in week]
        weeks.append({"number": week_number(week[0]), "days": cells})
    context = _head(request, question, "month") | {
        "weeks": weeks,
        "weekdays": question.month.weeks()[0],
        "total": len(entries),
        "is_unsure": last.year > calendar.known_through,
    }
    return render(request, "calendars/month.html", context)


def _cell(day: date, entries: list[Entry], question: Asked, note: DayNote, agenda: str) -> Day:
    fits = entries if len(entries) <= IN_A_CELL + 1 else entries[:IN_A_CELL]
    more_url = question.url(path=agenda, month=str(Month.of(day))) + f"#d-{day:%Y-%m-%d}"
    return Day(
        day=day,
        note=note,
        lines=lines_of(fits),
        more=len(entries) - len(fits),
        more_url=more_url,
        is_today=day == question.today,
        is_outside=Month.of(day) != question.month,
    )


@cluster_view("calendars.view_calendar")
def agenda(request: HttpRequest) -> HttpResponse:
    """The month as a list of days with everything that is known of each entry."""
    question = asked(request)
    first, last = question.month.first, question.month.last
    page = paginate(request, entries_asked(request, question, first, last), per_page=PER_PAGE)
    calendar = calendar_of(request.cluster)
    days = [
        {"day": day, "note": note_of(day, calendar), "lines": lines_of(entries), "is_today": day == question.today}
        for day, entries in by_days(page, first, last).items()
    ]
    context = _head(request, question, "agenda") | {
        "page": page,
        "days": days,
        "forms": FORMS,
        "total": page.total,
        "is_unsure": last.year > calendar.known_through,
    }
    return render(request, "calendars/agenda.html", context)


@cluster_view("calendars.view_calendar")
def year(request: HttpRequest) -> HttpResponse:
    """The school year: quarters by the cluster's scheme, the months in them, what is due in each."""
    question = asked(request)
    school_year = SchoolYear.of(question.month.first)
    entries = entries_asked(request, question, school_year.start, school_year.end)
    calendar = calendar_of(request.cluster)
    slots = quarter_slots(school_year, request.cluster.quarter_scheme, calendar)
    quarters: list[QuarterRows] = []
    for each in months_of(school_year):
        slot = next((slot for slot in slots if slot.opens_on <= each.first <= slot.due_on), None)
        if not quarters or quarters[-1].slot != slot:
            quarters.append(QuarterRows(slot, is_now=bool(slot and slot.opens_on <= question.today <= slot.due_on)))
        quarters[-1].months.append(_month_row(each, entries, question, request.cluster.slug))
    context = _head(request, question, "year") | {
        "school_year": school_year,
        "quarters": quarters,
        "total": len(entries),
        "is_unsure": school_year.end.year > calendar.known_through,
    }
    return render(request, "calendars/year.html", context)


def _month_row(month: Month, entries: Iterable[Entry], question: Asked, slug: str) -> MonthRow:
    inside = [entry for entry in entries if entry.starts_on <= month.last and entry.ends_on >= month.first]
    dues, meetings = (sum(entry.kind is kind for entry in inside) for kind in _PLACES)
    worst = ((state.value, sum(entry.state == state for entry in inside)) for state in _WORST)
    return MonthRow(
        month=month,
        title=_title_of(month),
        url=question.url(path=reverse("calendars:month", args=[slug]), month=str(month)),
        dues=dues,
        meetings=meetings,
        others=len(inside) - dues - meetings,
        worst=tuple((state, count) for state, count in worst if count),
        is_now=month == Month.of(question.today),
    )


def lines_of(entries: Iterable[Entry]) -> tuple[Line, ...]:
    words = dict(KINDS)
    return tuple(Line(entry, ICONS[entry.kind], str(words[entry.kind])) for entry in entries)


def _title_of(month: Month) -> str:
    return f"{month_name(month.month).capitalize()} {month.year}"


def _head(request: HttpRequest, question: Asked, view: str) -> dict[str, Any]:
    """What the three views have in common: where they lead, what they are narrowed to, what to warn of."""
    slug, calendar = request.cluster.slug, calendar_of(request.cluster)
    missing = next_year_is_due(question.today, calendar)
    keeps = missing is not None and can(request.user, "members.change_cluster", request.cluster)
    is_year = view == "year"
    here = SchoolYear.of(question.month.first)
    before, after = (
        (Month.of(SchoolYear(here.start_year - 1).start), Month.of(SchoolYear(here.start_year + 1).start))
        if is_year
        else (question.month.previous, question.month.next)
    )
    return {
        "place": "calendar",
        "asked": question,
        "title": _("{year} учебный год").format(year=here) if is_year else _title_of(question.month),
        "previous": {"url": question.url(month=str(before)), "title": _step(before, is_year=is_year)},
        "next": {"url": question.url(month=str(after)), "title": _step(after, is_year=is_year)},
        "today_url": "" if _holds(question, is_year=is_year) else question.url(month="", on=""),
        "views": [
            {
                "url": question.url(path=reverse(f"calendars:{name}", args=[slug])),
                "label": label,
                "icon": icon,
                "is_current": name == view,
            }
            for name, label, icon in (
                ("month", _("Месяц"), "calendar-month"), ("agenda", _("Список"), "list-details"), ("year", _("Год"), "timeline"),
            )
        ],
        "whose": [
            {
                "url": question.url(whose="" if scope == question.usual_scope else scope.value),
                "label": label,
                "is_current": scope == question.scope,
            }
            for scope, label in ((Scope.PERSONAL, _("Мои дела")), (Scope.CLUSTER, _("Весь кластер")))
        ],
        "kinds": KINDS,
        "units": [(unit.pk, unit.name) for unit in units_visible_to(request.user, request.cluster).order_by("name", "pk")],
        "kept": [(name, question.query[name]) for name in ("month", "whose") if question.query.get(name)],
        "all_url": question.url(whose="" if question.usual_scope is Scope.CLUSTER else Scope.CLUSTER.value),
        "reset_url": question.url(kind="", unit="", q="") if question.is_narrowed else "",
        "on_value": date_ru(question.on) if question.is_past else "",
        "now_url": question.url(on=""),
        "missing_year": missing if keeps else None,
        "may_subscribe": can(request.user, "calendars.keep_feed", request.cluster),
    }  # fmt: skip


def _step(month: Month, *, is_year: bool) -> str:
    return str(SchoolYear.of(month.first)) if is_year else month_name(month.month).capitalize()


def _holds(question: Asked, *, is_year: bool) -> bool:
    """Today is in what is looked at, and its states are told."""
    if question.is_past:
        return False
    if is_year:
        return question.today in SchoolYear.of(question.month.first)
    return question.month == Month.of(question.today)
