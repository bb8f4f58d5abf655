"""Reading what a cluster shows to everybody. Nobody asks here by a right: what is told is told to the whole world.

Every text that people wrote goes through `Names.silenced`, wherever it comes from.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.fair.domain.states import Stage
from artel.fair.models import Fair
from artel.fair.selectors.vacancies import showcase
from artel.fair.words import salary_words
from artel.kernel import clock
from artel.meetings.domain.states import MeetingForm, MeetingState
from artel.meetings.models import Meeting
from artel.members.domain.kinds import ConsentPurpose, OrganisationKind
from artel.members.models import Cluster, Consent, Person
from artel.members.selectors import members_on
from artel.plans.domain.states import DONE, PlanState, State
from artel.plans.labels import STATE_ORDER
from artel.plans.models import Plan
from artel.plans.selectors import PlanStatus, plan_status
from artel.plans.selectors.status import RowStatus, SectionStatus
from artel.reports.domain.naming import Citizen, Names
from artel.reports.domain.periods import PeriodKind, periods_of
from artel.reports.models import PublicPage, PublishedPaper
from artel.reports.public_texts import PUBLISHABLE, named_in, title_of
from artel.russian import date_ru
from artel.ui.drawings import RingRow

AHEAD_ON_PAGE, PAPERS_ON_PAGE, VACANCIES_ON_PAGE = 6, 20, 5
PAST = timedelta(days=92)  # of the calendar that programs read
# Vacancies are looked for until the places are given out.
_HIRING = (Stage.SHOWCASE, Stage.WISHES, Stage.INTERVIEWS)
_ENTREPRENEUR = re.compile(r"ип\b|индивидуальн", re.IGNORECASE)
_TITLES = {
    OrganisationKind.COLLEGE: gettext_lazy("Колледжи и техникумы"),
    OrganisationKind.BRANCH: gettext_lazy("Филиалы"),
    OrganisationKind.EMPLOYER: gettext_lazy("Предприятия"),
    OrganisationKind.SCHOOL: gettext_lazy("Школы"),
    OrganisationKind.UNIVERSITY: gettext_lazy("Вузы"),
    OrganisationKind.AUTHORITY: gettext_lazy("Органы власти"),
    OrganisationKind.EMPLOYMENT_SERVICE: gettext_lazy("Службы занятости"),
    OrganisationKind.NGO: gettext_lazy("Общественные организации"),
    OrganisationKind.MEDIA: gettext_lazy("СМИ"),
}


@dataclass(slots=True)
class Line:
    """A row of the plan as everybody sees it."""

    number: str
    title: str
    deadline: str
    executors: str
    result: str
    state: str
    note: str


@dataclass(slots=True)
class SectionLines:
    number: str
    title: str
    counts: Mapping[str, int]
    note: str
    lines: list[Line]


@dataclass(slots=True)
class Execution:
    """The plan of the year on a day. `days`: the ends of quarters that have passed, for «на дату»."""

    title: str
    on: date
    done: int
    total: int
    ring: list[list[RingRow]]
    legend: list[dict[str, Any]]
    sections: list[SectionLines]
    days: list[date]
    today: date

    @property
    def is_past(self) -> bool:
        return self.on != self.today


@dataclass(slots=True)
class Coming:
    """A day of the open calendar."""

    uid: str
    title: str
    on: date
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    changed_at: datetime
    revision: int = 0
    is_off: bool = False
    fair: int | None = None


@dataclass(slots=True)
class Opening:
    """A vacancy of the fair."""

    title: str
    number: int
    places: int
    firm: str
    pay: str


@dataclass(slots=True)
class Shown:
    """The whole page; a part that is switched off or has nothing to say is empty and not drawn."""

    page: PublicPage
    intro: str
    contacts: str
    lead: str
    execution: Execution | None = None
    calendar: list[Coming] = field(default_factory=list)
    papers: list[tuple[PublishedPaper, str]] = field(default_factory=list)
    fair: Fair | None = None
    vacancies: list[Opening] = field(default_factory=list)
    vacancy_count: int = 0
    members: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)  # kind: (name, site)


def pages_on() -> QuerySet[PublicPage]:
    """Pages that are open, by the name of the cluster."""
    return PublicPage.objects.filter(is_on=True).select_related("cluster__lead").order_by("cluster__name")


def page_by(slug: str) -> PublicPage | None:
    """The page at an address; None alike for a cluster that is not there and for one that does not show itself."""
    return pages_on().filter(cluster__slug=slug).first()


def page_of(cluster: Cluster) -> PublicPage:
    """The page of a cluster as it is set up, or the one it would have."""
    page = PublicPage.objects.filter(cluster=cluster).first() or PublicPage(cluster=cluster)
    page.cluster = cluster
    return page


def names_of(cluster: Cluster) -> Names:
    """Everybody the cluster knows, students too, and who of them agrees to be named publicly today. One query."""
    today = clock.today(cluster)
    agreed = Consent.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=today),
        person=OuterRef("pk"),
        purpose=ConsentPurpose.PUBLICATION,
        given_on__lte=today,
        # Students are never named, whatever is on file: many are minors, and a list of them is nobody's business.
        person__is_learner=False,
    )
    people = Person.objects.filter(cluster=cluster).order_by("pk").annotate(agrees=Exists(agreed))
    return Names(Citizen(*row) for row in people.values_list("pk", "last_name", "first_name", "patronymic", "agrees"))


def publishable(cluster: Cluster) -> QuerySet[Paper]:
    """Signed papers in force that may be shown: minutes, and reports on the plan; the newest first, with `published`."""
    return (
        Paper.objects.filter(cluster=cluster, kind__in=PUBLISHABLE, state=PaperState.REGISTERED)
        .exclude(superseded_by__state=PaperState.REGISTERED)
        .select_related("published", "report", "unit")
        .order_by("-dated_on", "-pk")
    )


def published(cluster: Cluster) -> QuerySet[PublishedPaper]:
    """What is published and still in force, the newest first. A revoked or replaced paper leaves by itself."""
    return (
        PublishedPaper.objects.filter(cluster=cluster, paper__state=PaperState.REGISTERED)
        .exclude(paper__superseded_by__state=PaperState.REGISTERED)
        .select_related("paper__report", "paper__unit")
        .order_by("-paper__dated_on", "-paper__pk")
    )


def gives_file(row: PublishedPaper, names: Names) -> bool:
    """Tell whether the file may be given out now: it was published, and everybody named in it agrees today.

    It is made soon after the registration, by a job.
    """
    is_made = row.with_file and row.paper.files.filter(form="pdf").exists()
    return is_made and all(said.may_be_shown for said in named_in(row.paper, names))


def shown(page: PublicPage, *, on: date | None = None) -> Shown:
    """Everything the page shows now; `on`: the plan as of a day that `is_day_shown`."""
    cluster = page.cluster
    names = names_of(cluster)
    lead = cluster.lead.short_name if cluster.lead else ""
    answer = Shown(
        page,
        names.silenced(page.intro),
        names.silenced(page.contacts, keeps_contacts=True),
        _firm(lead, names),
    )
    if page.shows_plan:
        answer.execution = _execution(cluster, names, on)
    if page.shows_calendar:
        today = clock.today(cluster)
        answer.calendar = [each for each in calendar_of(cluster, names, since=today) if not each.is_off][:AHEAD_ON_PAGE]
    if page.shows_papers:
        answer.papers = [(row, title_of(row.paper, names)) for row in published(cluster)[:PAPERS_ON_PAGE]]
    if page.shows_vacancies:
        _add_vacancies(answer, cluster, names)
    if page.shows_members:
        answer.members = _members(cluster, names)
    return answer


def calendar_of(cluster: Cluster, names: Names, *, since: date) -> list[Coming]:
    """Meetings by their days, without their agenda, and fairs; those called off too, marked so. Two queries."""
    zone = clock.zone(cluster)
    rows = (
        Meeting.objects.filter(cluster=cluster, held_on__gte=since)
        .exclude(form=MeetingForm.ABSENTEE)
        .select_related("unit", "joint_with")
    )
    found = []
    for row in rows:
        starts_at = datetime.combine(row.held_on, row.starts_at, tzinfo=zone) if row.starts_at else None
        bodies = _(" и ").join(names.silenced(unit.name) for unit in row.units)
        moments = (row.created_at, row.notified_at, row.opened_at, row.closed_at)
        found.append(
            Coming(
                uid=f"public-meeting-{row.public_id}",
                title=_("Заседание: {bodies}").format(bodies=bodies),
                on=row.held_on,
                starts_at=starts_at,
                ends_at=starts_at + timedelta(minutes=row.planned_minutes) if starts_at else None,
                place=names.silenced(row.place),
                changed_at=max(moment for moment in moments if moment is not None),
                revision=row.version,
                is_off=row.state in (MeetingState.CANCELLED, MeetingState.FAILED),
            )
        )
    found += [
        Coming(
            uid=f"public-fair-{fair.pk}",
            title=names.silenced(fair.name),
            on=fair.held_on,
            starts_at=None,
            ends_at=None,
            place=names.silenced(fair.venue),
            changed_at=fair.added_at,
            fair=fair.pk,
        )
        for fair in Fair.objects.filter(cluster=cluster, held_on__gte=since)
    ]
    return sorted(found, key=lambda each: (each.on, each.uid))


def _plan_of(cluster: Cluster) -> Plan | None:
    """The approved plan of the year that has begun last."""
    found = Plan.objects.filter(
        cluster=cluster,
        parent=None,
        state__in=[PlanState.APPROVED, PlanState.CLOSED],
        starts_on__lte=clock.today(cluster),
    )
    plan = found.order_by("-starts_on").first()
    if plan is not None:
        plan.cluster = cluster
    return plan


def is_day_shown(cluster: Cluster, on: date) -> bool:
    """Tell whether the page shows the plan as of the day too: of few days alone, so that nobody makes us count for ever."""
    plan = _plan_of(cluster)
    return plan is not None and on in _days_of(plan)


def _days_of(plan: Plan) -> list[date]:
    """The ends of its quarters that have passed."""
    periods = periods_of(plan.starts_on, plan.ends_on, plan.cluster.quarter_scheme)
    today = clock.today(plan.cluster)
    return [each.ends_on for each in periods if each.kind is PeriodKind.QUARTER and each.ends_on < today]


def _execution(cluster: Cluster, names: Names, on: date | None) -> Execution | None:
    plan = _plan_of(cluster)
    if plan is None:
        return None
    today, days = clock.today(cluster), _days_of(plan)
    status = plan_status(plan, on or today)
    return Execution(
        title=names.silenced(plan.title),
        on=status.on,
        done=status.done_count,
        total=status.counted_count,
        ring=[
            [RingRow(row.row.number or str(row.row.position), _counts(row.tally())) for row in section.rows]
            for section in status.sections
        ],
        legend=_legend(status),
        sections=[_section(section, names) for section in status.sections],
        days=days,
        today=today,
    )


def _legend(status: PlanStatus) -> list[dict[str, Any]]:
    tally = status.tally
    return [{"state": state.value, "count": tally[state]} for state in STATE_ORDER if tally.get(state)]


def _section(section: SectionStatus, names: Names) -> SectionLines:
    tally: dict[State, int] = {}
    for row in section.rows:
        for state, count in row.tally().items():
            tally[state] = tally.get(state, 0) + count
    own = section.section
    return SectionLines(
        number=own.number if own else "",
        title=names.silenced(own.title) if own else _("План"),
        counts=_counts(tally),
        note=_tally_words(section.done_count, section.counted_count, tally),
        lines=[_line(row, names) for row in section.rows],
    )


def _counts(tally: Mapping[State, int]) -> dict[str, int]:
    return {state.value: count for state, count in tally.items()}


def _tally_words(done: int, total: int, tally: Mapping[State, int]) -> str:
    """«исполнено 4 из 5, просрочено 1»: what is late is said as plainly as what is done."""
    words = [_("исполнено {done} из {total}").format(done=done, total=total)]
    if overdue := tally.get(State.OVERDUE):
        words.append(_("просрочено {count}").format(count=overdue))
    if awaiting := tally.get(State.AWAITING):
        words.append(_("ждёт документа {count}").format(count=awaiting))
    return ", ".join(words)


def _line(row: RowStatus, names: Names) -> Line:
    plain = row.row
    return Line(
        number=plain.number or str(plain.position),
        title=names.silenced(plain.title),
        deadline=names.silenced(plain.deadline_text),
        executors=names.silenced(plain.executors_text),
        result=names.silenced(plain.result_text),
        state=row.state.value,
        note=_row_words(row),
    )


def _row_words(row: RowStatus) -> str:
    """How much of the row is proved, and by what day: never by what paper, which may name somebody."""
    counted = row.counted
    if not counted:
        return ""
    met = [item.at.met_on for item in counted if item.state in DONE and item.at.met_on]
    if len(counted) == row.done_count and met:
        return _("подтверждено {day}").format(day=date_ru(max(met)))
    return _tally_words(row.done_count, len(counted), row.tally()) if len(counted) > 1 else ""


def _add_vacancies(answer: Shown, cluster: Cluster, names: Names) -> None:
    fair = Fair.objects.filter(cluster=cluster, stage__in=_HIRING).order_by("-held_on", "-pk").first()
    if fair is None:
        return
    found = showcase(fair).prefetch_related(None)
    rows = list(found[:VACANCIES_ON_PAGE])
    if not rows:
        return
    answer.fair, answer.vacancy_count = fair, found.count()
    answer.vacancies = [
        Opening(
            names.silenced(row.title),
            row.number,
            row.places,
            _firm(row.organisation.short_name, names),
            salary_words(row),
        )
        for row in rows
    ]


def _members(cluster: Cluster, names: Names) -> list[tuple[str, list[tuple[str, str]]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for organisation in members_on(cluster, clock.today(cluster)).order_by("short_name"):
        found.setdefault(organisation.kind, []).append((_firm(organisation.short_name, names), organisation.site))
    return [(str(title), found[kind]) for kind, title in _TITLES.items() if kind in found]


def _firm(name: str, names: Names) -> str:
    """A legal person is named as it is registered; an entrepreneur is a person."""
    return names.silenced(name) if _ENTREPRENEUR.match(name) else name
