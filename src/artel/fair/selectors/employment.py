"""Reading employment: the days asked about, facts of graduates, what may be proposed, the counts of a milestone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from artel.accounts.rights import System
from artel.catalogue.models import Speciality, TargetContract
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.fair.domain.employment import Figures, Line, day_of, days_of
from artel.fair.domain.states import GraduateState, InvitationState, Milestone, Outcome
from artel.fair.models import EmploymentFact, EmploymentSummary, Fair, Graduate, Invitation
from artel.fair.permissions import sits_on_commission
from artel.fair.selectors.people import consent_on, of_colleges
from artel.kernel import clock
from artel.members.models import Organisation
from artel.members.permissions import leads
from artel.members.standing import standing_of
from artel.russian import search_key

NO_FACT = "none"  # in the filter: nothing told yet
_COLLEGE = "student__group__programme__organisation"
_SPECIALITY = "student__group__programme__speciality"


def followed(fair: Fair) -> QuerySet[Graduate]:
    """Graduates whose employment is asked about: everybody but those taken off."""
    return Graduate.objects.filter(fair=fair).exclude(state=GraduateState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Followed:
    """A graduate who is followed, as much as is counted."""

    pk: int
    college: int
    college_name: str
    speciality: int
    graduates_on: date


@dataclass(frozen=True, slots=True)
class Told:
    """A fact, as much as is counted; `employer` is of the cluster."""

    outcome: Outcome
    employer: int | None
    employer_name: str | None


@dataclass(frozen=True, slots=True)
class Register:
    """All graduates of a fair who are followed and all facts told of them, by milestone and graduate."""

    year: int
    people: Sequence[Followed]
    facts: Mapping[Milestone, Mapping[int, Told]]

    @property
    def days(self) -> dict[Milestone, date]:
        """The days of the milestones in the order of time, by the last of the groups; 30 June while there is nobody."""
        last = max((each.graduates_on for each in self.people), default=date(self.year, 6, 30))
        return days_of(self.year, last)

    @property
    def latest_told(self) -> Milestone:
        """The latest milestone of which anything is told; the autumn's while nothing is."""
        told = [milestone for milestone in self.days if self.facts[milestone]]
        return told[-1] if told else Milestone.AUTUMN

    def figures(self, milestone: Milestone) -> Figures:
        """Counts at a milestone as facts stand now."""
        told = self.facts[milestone]
        return Figures.of(
            [
                Line(each.college, each.speciality, fact.outcome, fact.employer)
                if (fact := told.get(each.pk))
                else Line(each.college, each.speciality)
                for each in self.people
            ]
        )

    @property
    def names(self) -> dict[int, str]:
        """Short names of all organisations in the counts."""
        found = {each.college: each.college_name for each in self.people}
        hired = (fact for told in self.facts.values() for fact in told.values() if fact.employer is not None)
        return found | {fact.employer: fact.employer_name or "" for fact in hired}


def register_of(fair: Fair) -> Register:
    """Two queries, whatever the fair."""
    rows = followed(fair).order_by("number")
    people = rows.values_list("pk", _COLLEGE, f"{_COLLEGE}__short_name", _SPECIALITY, "student__group__graduates_on")
    facts: dict[Milestone, dict[int, Told]] = {milestone: {} for milestone in Milestone}
    told = EmploymentFact.objects.filter(fair=fair).exclude(graduate__state=GraduateState.WITHDRAWN).order_by()
    for milestone, graduate, outcome, employer, name in told.values_list(
        "milestone", "graduate", "outcome", "employer", "employer__short_name"
    ):
        facts[Milestone(milestone)][graduate] = Told(Outcome(outcome), employer, name)
    return Register(fair.year, [Followed(*row) for row in people], facts)


def milestone_days(fair: Fair) -> dict[Milestone, date]:
    """The days of the fair's milestones in the order of time, by the last of its groups. One query."""
    last = followed(fair).aggregate(day=Max("student__group__graduates_on"))["day"]
    return days_of(fair.year, last or date(fair.year, 6, 30))


def milestone_of(graduate: Graduate, milestone: Milestone) -> date:
    """The day of a milestone of one graduate, by their own group."""
    return day_of(milestone, graduate.fair.year, graduate.student.group.graduates_on)


def current_milestone(fair: Fair, days: dict[Milestone, date]) -> Milestone:
    """What is asked about now: the last whose day has come; the autumn's before any has."""
    today = clock.today(fair.cluster)
    come = [milestone for milestone, day in days.items() if day <= today]
    return come[-1] if come else Milestone.AUTUMN


def followed_by(user: Any, fair: Fair) -> QuerySet[Graduate]:
    """Graduates whose facts the person sees line by line: their own college's; all for those who lead and the commission."""
    if isinstance(user, System) or leads(user, fair) or sits_on_commission(user, fair):
        return followed(fair)
    ids = standing_of(user, fair.cluster).organisation_ids
    return followed(fair).filter(of_colleges(ids)) if ids else Graduate.objects.none()


def own_graduates(user: Any, fair: Fair) -> QuerySet[Graduate]:
    """Graduates of whom the person tells: those of their own college."""
    if isinstance(user, System):
        return followed(fair)
    return followed(fair).filter(of_colleges(standing_of(user, fair.cluster).organisation_ids))


def employment_list(
    graduates: QuerySet[Graduate],
    milestone: Milestone,
    *,
    user: Any,
    fair: Fair,
    outcome: str = "",
    college: int | None = None,
    query: str = "",
) -> QuerySet[Graduate]:
    """Graduates filtered by what is told of a milestone.

    A name is searched and sorted by only where the person may read it: the order of a list must not tell a name that
    the list hides.
    """
    own = of_colleges(standing_of(user, fair.cluster).organisation_ids)
    fact = EmploymentFact.objects.filter(graduate=OuterRef("pk"), milestone=milestone)
    found = graduates.annotate(outcome_told=Subquery(fact.values("outcome")[:1]))
    if outcome == NO_FACT:
        found = found.filter(outcome_told__isnull=True)
    elif outcome in set(Outcome):
        found = found.filter(outcome_told=outcome)
    if college:
        found = found.filter(**{_COLLEGE: college})
    named = own | consent_on(clock.today(fair.cluster))
    for word in search_key(query).split():
        number = word.lstrip("вb").lstrip("-")
        by_number = Q(number=int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else Q(pk__in=[])
        found = found.filter((Q(student__person__search_key__contains=word) & named) | by_number)
    surname = Case(When(own, then=F("student__person__last_name")), default=Value(""))
    first_name = Case(When(own, then=F("student__person__first_name")), default=Value(""))
    return found.order_by(surname, first_name, "number")


def facts_of(graduates: Iterable[Graduate]) -> dict[int, dict[Milestone, EmploymentFact]]:
    """All facts by graduate and milestone, the latest told last. One query."""
    rows = EmploymentFact.objects.filter(graduate__in=[each.pk for each in graduates]).select_related("employer")
    found: dict[int, dict[Milestone, EmploymentFact]] = {}
    for fact in rows.order_by("recorded_at", "pk"):
        found.setdefault(fact.graduate_id, {})[Milestone(fact.milestone)] = fact
    return found


# --- proposals ---


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the fact may turn out to be. Shown to whoever records it; counted nowhere. `source`: accepted, earlier."""

    outcome: Outcome
    employer: Organisation | None
    employer_name: str
    position: str
    hired_on: date | None
    order_number: str
    source: str


def proposals_for(
    graduates: Sequence[Graduate], facts: Mapping[int, Mapping[Milestone, EmploymentFact]]
) -> dict[int, Proposal]:
    """By graduate: what was told last of another day (`facts` of `facts_of`), else the invitation that was accepted.

    One query.
    """
    bound = TargetContract.objects.filter(
        student=OuterRef("graduate__student"), employer=OuterRef("vacancy__organisation"), released_on=None
    )
    accepted = (
        Invitation.objects.filter(graduate__in=[each.pk for each in graduates], state=InvitationState.ACCEPTED)
        .annotate(is_bound=Exists(bound))
        .select_related("vacancy__organisation")
        .order_by()
    )
    found: dict[int, Proposal] = {}
    for invitation in accepted:
        outcome = Outcome.TARGET_CONTRACT if invitation.is_bound else Outcome.BY_SPECIALITY
        vacancy = invitation.vacancy
        found[invitation.graduate_id] = Proposal(outcome, vacancy.organisation, "", vacancy.title, None, "", "accepted")
    for graduate in graduates:
        if told := facts.get(graduate.pk):
            fact = list(told.values())[-1]
            found[graduate.pk] = Proposal(
                Outcome(fact.outcome), fact.employer, fact.employer_name, fact.position, fact.hired_on,
                fact.order_number, "earlier",
            )  # fmt: skip
    return found


# --- counts ---


def figures_of(fair: Fair, milestone: Milestone) -> Figures:
    """Counts at a milestone as facts stand now."""
    return register_of(fair).figures(milestone)


# --- summaries ---


def summaries_visible_to(user: Any, fair: Fair) -> QuerySet[EmploymentSummary]:
    """Signed summaries for everybody of the cluster; drafts for those who lead."""
    found = EmploymentSummary.objects.filter(fair=fair).select_related("paper")
    if isinstance(user, System) or leads(user, fair):
        return found.exclude(paper__state=PaperState.DROPPED)
    return found.filter(paper__state__in=[PaperState.REGISTERED, PaperState.REVOKED])


def standing_summary(fair: Fair, milestone: Milestone, as_of: date) -> Paper | None:
    """The registered paper of the summary as of a day: its last edition."""
    summary = (
        EmploymentSummary.objects.filter(
            fair=fair, milestone=milestone, as_of=as_of, paper__state=PaperState.REGISTERED
        )
        .select_related("paper")
        .order_by("-paper__edition", "-pk")
        .first()
    )
    return summary.paper if summary else None


def names_of_figures(figures: Figures) -> tuple[dict[int, str], dict[int, str]]:
    """Short names of organisations in the counts and «code name» of specialities, by their ids. Two queries."""
    ids = {*figures.colleges, *figures.employers}
    organisations = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "short_name"))
    specialities = {each.pk: str(each) for each in Speciality.objects.filter(pk__in=figures.specialities)}
    return organisations, specialities
