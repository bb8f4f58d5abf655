"""Reading employment: the days asked about, facts of graduates, what may be proposed, the counts of a milestone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from artel.accounts.rights import System
from artel.catalogue.models import Speciality, TargetContract
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.fair.domain.employment import Figures, Line, day_of, days_of
from artel.fair.domain.states import GraduateState, InvitationState, Milestone, Outcome
from artel.fair.models import EmploymentFact, EmploymentSummary, Fair, Graduate, Invitation
from artel.fair.permissions import sits_on_commission
from artel.fair.selectors.people import of_colleges
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


def graduation_of(fair: Fair) -> date:
    """The day the last of the groups graduates; 30 June of the year while there is nobody."""
    last = followed(fair).aggregate(day=Max("student__group__graduates_on"))["day"]
    return last or date(fair.year, 6, 30)


def milestone_days(fair: Fair) -> dict[Milestone, date]:
    """The days of the fair's milestones in the order of time, by the last of its groups."""
    return days_of(fair.year, graduation_of(fair))


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
    outcome: str = "",
    college: int | None = None,
    query: str = "",
) -> QuerySet[Graduate]:
    """Graduates with their fact of the milestone: `outcome_told`, `fact_pk`; filtered as asked."""
    fact = EmploymentFact.objects.filter(graduate=OuterRef("pk"), milestone=milestone)
    found = graduates.annotate(
        outcome_told=Subquery(fact.values("outcome")[:1]), fact_pk=Subquery(fact.values("pk")[:1])
    )
    if outcome == NO_FACT:
        found = found.filter(outcome_told__isnull=True)
    elif outcome in set(Outcome):
        found = found.filter(outcome_told=outcome)
    if college:
        found = found.filter(**{_COLLEGE: college})
    for word in search_key(query).split():
        number = word.lstrip("вb").lstrip("-")
        by_number = Q(number=int(number)) if number.isascii() and number.isdigit() and len(number) < 7 else Q(pk__in=[])
        found = found.filter(Q(student__person__search_key__contains=word) | by_number)
    return found.order_by("student__person__last_name", "student__person__first_name", "number")


def facts_of(graduates: Iterable[Graduate], milestone: Milestone) -> dict[int, EmploymentFact]:
    """Facts of a milestone by graduate, in one query."""
    rows = EmploymentFact.objects.filter(graduate__in=[each.pk for each in graduates], milestone=milestone)
    return {fact.graduate_id: fact for fact in rows.select_related("employer")}


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


def proposals_for(graduates: Sequence[Graduate], milestone: Milestone) -> dict[int, Proposal]:
    """By graduate: what was told of an earlier day, else the invitation that the graduate accepted. Three queries."""
    ids = [graduate.pk for graduate in graduates]
    contracts = set(
        TargetContract.objects.filter(
            student__in=[graduate.student_id for graduate in graduates], released_on=None
        ).values_list("student", "employer")
    )
    students = {graduate.pk: graduate.student_id for graduate in graduates}
    found: dict[int, Proposal] = {}
    accepted = Invitation.objects.filter(graduate__in=ids, state=InvitationState.ACCEPTED)
    for invitation in accepted.select_related("vacancy__organisation"):
        vacancy = invitation.vacancy
        bound = (students[invitation.graduate_id], vacancy.organisation_id) in contracts
        outcome = Outcome.TARGET_CONTRACT if bound else Outcome.BY_SPECIALITY
        found[invitation.graduate_id] = Proposal(outcome, vacancy.organisation, "", vacancy.title, None, "", "accepted")
    earlier = EmploymentFact.objects.filter(graduate__in=ids).exclude(milestone=milestone)
    for fact in earlier.select_related("employer").order_by("recorded_at", "pk"):
        found[fact.graduate_id] = Proposal(
            Outcome(fact.outcome), fact.employer, fact.employer_name, fact.position, fact.hired_on, fact.order_number,
            "earlier",
        )  # fmt: skip
    return found


# --- counts ---


def lines_of(fair: Fair, milestone: Milestone) -> list[Line]:
    """A line for each graduate who is followed, in one query."""
    fact = EmploymentFact.objects.filter(graduate=OuterRef("pk"), milestone=milestone)
    rows = (
        followed(fair)
        .annotate(outcome_told=Subquery(fact.values("outcome")[:1]), hired_by=Subquery(fact.values("employer")[:1]))
        .order_by("number")
        .values_list(_COLLEGE, _SPECIALITY, "outcome_told", "hired_by")
    )
    return [
        Line(college, speciality, Outcome(outcome) if outcome else None, employer)
        for college, speciality, outcome, employer in rows
    ]


def figures_of(fair: Fair, milestone: Milestone) -> Figures:
    """Counts at a milestone as facts stand now."""
    return Figures.of(lines_of(fair, milestone))


def missing_by_college(fairs: Iterable[Fair], milestone: Milestone) -> dict[tuple[int, int], tuple[str, int]]:
    """By (fair, college): its name and of how many graduates nothing is told yet, those who owe something alone."""
    told = EmploymentFact.objects.filter(graduate=OuterRef("pk"), milestone=milestone)
    rows = (
        Graduate.objects.filter(fair__in=list(fairs))
        .exclude(state=GraduateState.WITHDRAWN)
        .annotate(fact_pk=Subquery(told.values("pk")[:1]))
        .filter(fact_pk__isnull=True)
        .order_by()
        .values_list("fair", _COLLEGE, f"{_COLLEGE}__short_name")
        .annotate(count=Count("pk"))
    )
    return {(fair, college): (name, count) for fair, college, name, count in rows}


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
