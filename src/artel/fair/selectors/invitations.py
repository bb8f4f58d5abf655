"""Reading invitations: who sees which, what each lacks, who comes next for a freed place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Aggregate, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from artel.accounts.bearer import Bearer
from artel.accounts.rights import System
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.selectors import check_code
from artel.fair.domain.states import IN_HAND, LIVE, GraduateState, InvitationState, RunState, VacancyState
from artel.fair.models import Fair, Graduate, Invitation, Placement, Printing, Vacancy, Wish
from artel.fair.papers.invitation import KIND
from artel.fair.permissions import sits_on_commission
from artel.fair.selectors.people import consent_on, consented
from artel.fair.selectors.placements import MAIN
from artel.jobs.models import Job
from artel.kernel import clock
from artel.matching import from_snapshot
from artel.members.models import Cluster, Organisation
from artel.members.permissions import leads
from artel.members.standing import standing_of
from artel.russian import search_key

_PEOPLE = (
    "graduate__student__person",
    "graduate__student__group__programme__organisation",
    "graduate__student__group__programme__speciality",
    "graduate__practice_at",
    "vacancy__organisation",
    "paper",
)
PRINTABLE = IN_HAND | {InvitationState.ACCEPTED}


def of_organisations(ids: Iterable[int], prefix: str = "") -> Q:
    """Q for invitations of these enterprises, or to graduates of these colleges."""
    college = {f"{prefix}graduate__student__group__programme__organisation__in": ids}
    return Q(**{f"{prefix}vacancy__organisation__in": ids}) | Q(**college)


def invitations_visible_to(user: Any, fair: Fair) -> QuerySet[Invitation]:
    """All for those who lead and the commission; an enterprise and a college their own; a graduate those in hand."""
    everything = Invitation.objects.filter(fair=fair)
    if isinstance(user, System):
        return everything
    if isinstance(user, Bearer):
        mine = user.thing if isinstance(user.thing, Graduate) else None
        return everything.filter(graduate=mine).exclude(issued_on__isnull=True)
    if leads(user, fair) or sits_on_commission(user, fair):
        return everything
    ids = standing_of(user, fair.cluster).organisation_ids
    return everything.filter(of_organisations(ids)) if ids else everything.none()


def seen_papers(user: Any, cluster: Cluster) -> Q:
    """Q of the papers of invitations that the person may see: hook of the paper's kind."""
    if leads(user, cluster):
        return Q(kind=KIND)
    standing = standing_of(user, cluster)
    units = [held.unit_id for held in standing.offices if held.unit_id]
    return Q(fair_invitation__fair__commission__in=units) | of_organisations(
        standing.organisation_ids, "fair_invitation__"
    )


def invitation_list(
    user: Any,
    fair: Fair,
    *,
    employer: int | None = None,
    college: int | None = None,
    state: str = "",
    query: str = "",
) -> QuerySet[Invitation]:
    """Rows with all that a line shows, by the number of the vacancy."""
    found = with_people(invitations_visible_to(user, fair))
    if employer is not None:
        found = found.filter(vacancy__organisation=employer)
    if college is not None:
        found = found.filter(graduate__student__group__programme__organisation=college)
    if state in set(InvitationState):
        found = found.filter(state=state)
    for word in search_key(query).split():
        found = found.filter(
            Q(graduate__student__person__search_key__contains=word)
            | Q(vacancy__search_key__contains=word)
            | Q(paper__number__icontains=word)
        )
    return found.order_by("vacancy__number", "graduate__number", "pk")


def with_people(invitations: QuerySet[Invitation]) -> QuerySet[Invitation]:
    return invitations.select_related(*_PEOPLE)


@dataclass(slots=True)
class Digest:
    """The invitations that a person sees, counted once for the whole page. Enterprises: (id, name, count)."""

    states: Counter[str] = field(default_factory=Counter)
    employers: dict[int, str] = field(default_factory=dict)
    colleges: dict[int, str] = field(default_factory=dict)
    drafts: dict[int, int] = field(default_factory=Counter)
    at_signing: dict[int, int] = field(default_factory=Counter)
    to_mail: int = 0

    @property
    def total(self) -> int:
        return self.states.total()

    def named(self, counts: dict[int, int]) -> list[tuple[int, str, int]]:
        """Counts by enterprise with their names, by the name."""
        rows = [(pk, self.employers[pk], count) for pk, count in counts.items()]
        return sorted(rows, key=lambda row: row[1])


def digest_of(user: Any, fair: Fair) -> Digest:
    """Everything about many invitations that the list's page tells, in one query."""
    college = "graduate__student__group__programme__organisation"
    mailable = Q(state__in=IN_HAND, mailed_at__isnull=True) & ~Q(graduate__student__person__email="")
    rows = (
        invitations_visible_to(user, fair)
        .order_by()
        .values_list(
            "state", "vacancy__organisation", "vacancy__organisation__short_name", college, f"{college}__short_name"
        )
        .annotate(count=Count("pk"), to_mail=Count("pk", filter=mailable))
    )
    found = Digest()
    for state, employer, employer_name, college_pk, college_name, count, to_mail in rows:
        found.states[state] += count
        found.employers[employer], found.colleges[college_pk] = employer_name, college_name
        found.to_mail += to_mail
        if state == InvitationState.DRAFT:
            found.drafts[employer] += count
        if state == InvitationState.SIGNING:
            found.at_signing[employer] += count
    return found


def placements_to_invite(fair: Fair) -> QuerySet[Placement]:
    """Placements that stand by an approved allocation and have no invitation yet, in the order of vacancies.

    One that was answered, ran out or was revoked is not invited again by itself: `reissue_invitation` does.
    """
    theirs = Invitation.objects.filter(graduate=OuterRef("graduate"))
    return (
        Placement.objects.filter(
            Q(run__isnull=True) | Q(run__state=RunState.APPROVED),
            ~Exists(theirs.filter(vacancy=OuterRef("vacancy"))),
            ~Exists(theirs.filter(state=InvitationState.ACCEPTED)),
            fair=fair,
            ended_at__isnull=True,
            graduate__state=GraduateState.CONFIRMED,
            vacancy__state=VacancyState.PUBLISHED,
        )
        .select_related("vacancy")
        .order_by("vacancy__number", "graduate__number")
    )


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is still to be done about a fair's invitations. `hidden` placements may not be shown to the enterprise today.

    Of those `willing` (who take part) `invited` were ever given a signed invitation.
    """

    ready: int
    hidden: int
    free: int
    invited: int
    willing: int


def ahead_of(fair: Fair) -> Ahead:
    """The figures above the list, in one query."""

    def of_fair(rows: QuerySet, figure: Aggregate) -> Coalesce:
        counted = rows.order_by().values("fair").annotate(figure=figure).values("figure")
        return Coalesce(Subquery(counted), 0)

    waiting = placements_to_invite(fair)
    shown = waiting.filter(consent_on(clock.today(fair.cluster), "graduate__"))
    willing = Graduate.objects.filter(fair=fair, state=GraduateState.CONFIRMED)
    signed = Invitation.objects.filter(graduate=OuterRef("pk"), issued_on__isnull=False)
    figures = (
        Fair.objects.filter(pk=fair.pk)
        .annotate(
            waiting=of_fair(waiting, Count("pk")),
            shown=of_fair(shown, Count("pk")),
            free=of_fair(free_vacancies(fair), Sum(F("offer_limit") - F("offered"))),
            willing=of_fair(willing, Count("pk")),
            invited=of_fair(willing.filter(Exists(signed)), Count("pk")),
        )
        .values("waiting", "shown", "free", "willing", "invited")
        .get()
    )
    shown_count = figures["shown"]
    return Ahead(
        ready=shown_count,
        hidden=figures["waiting"] - shown_count,
        free=figures["free"],
        invited=figures["invited"],
        willing=figures["willing"],
    )


def queues_of(fair: Fair) -> dict[int, list[int]]:
    """For each vacancy the graduates whom its employer would take, in the order of the approved main run, by their ids.

    From the frozen snapshot, which knows public numbers: the order is the one that the protocol stands on.
    """
    run = fair.runs.filter(round=MAIN, state=RunState.APPROVED).first()
    if run is None:
        return {}
    graduates = dict(fair.graduates.values_list("number", "pk"))
    vacancies = dict(fair.vacancies.values_list("number", "pk"))
    lines = [each for each in from_snapshot(run.snapshot.encode()).market.applications if each.order is not None]
    queues: dict[int, list[int]] = {}
    for line in sorted(lines, key=lambda each: each.order):
        if line.graduate in graduates and line.vacancy in vacancies:
            queues.setdefault(vacancies[line.vacancy], []).append(graduates[line.graduate])
    return queues


def next_candidates(fair: Fair) -> dict[int, list[Graduate]]:
    """By vacancy, who may be offered a place that is free, in order.

    They take part, employers may be told of them, they have accepted nothing, were never invited to this vacancy, and
    hold neither an invitation nor a placement that they had put before it.
    """
    queues = queues_of(fair)
    ids = {pk for queue in queues.values() for pk in queue}
    today = clock.today(fair.cluster)
    able = consented(Graduate.objects.filter(fair=fair, pk__in=ids, state=GraduateState.CONFIRMED), today)
    able = able.select_related("student__person", "student__group__programme__organisation")
    graduates = {graduate.pk: graduate for graduate in able}
    ranks = {(wish.graduate_id, wish.vacancy_id): wish.rank for wish in Wish.objects.filter(fair=fair)}
    invited: dict[int, dict[int, str]] = {}
    for graduate, vacancy, state in Invitation.objects.filter(fair=fair).values_list("graduate", "vacancy", "state"):
        states = invited.setdefault(graduate, {})
        states[vacancy] = state if states.get(vacancy) not in LIVE | {InvitationState.ACCEPTED} else states[vacancy]
    placed = dict(Placement.objects.filter(fair=fair, ended_at__isnull=True).values_list("graduate", "vacancy"))
    worst = fair.max_wishes + 1

    def may(graduate: int, vacancy: int) -> bool:
        theirs = invited.get(graduate, {})
        if graduate not in graduates or vacancy in theirs or InvitationState.ACCEPTED in theirs.values():
            return False
        held = {other for other, state in theirs.items() if state in LIVE}
        if graduate in placed and placed[graduate] not in theirs:
            held.add(placed[graduate])
        rank = ranks.get((graduate, vacancy), worst)
        return all(ranks.get((graduate, other), worst) > rank for other in held)

    return {vacancy: [graduates[pk] for pk in queue if may(pk, vacancy)] for vacancy, queue in queues.items()}


def free_vacancies(fair: Fair) -> QuerySet[Vacancy]:
    """Published vacancies with a place that nobody is invited to."""
    found = Vacancy.objects.filter(fair=fair, state=VacancyState.PUBLISHED, offered__lt=F("offer_limit"))
    return found.select_related("organisation").order_by("pk")


def offers_ahead(fair: Fair) -> list[tuple[Vacancy, list[Graduate]]]:
    """Whom the free places would be offered to now: vacancies with those next for them, each graduate once."""
    candidates = next_candidates(fair)
    used: set[int] = set()
    found = []
    for vacancy in free_vacancies(fair):
        fresh = [each for each in candidates.get(vacancy.pk, []) if each.pk not in used]
        chosen = fresh[: vacancy.offer_limit - vacancy.offered]
        used.update(each.pk for each in chosen)
        if chosen:
            found.append((vacancy, chosen))
    return found


# --- by the code of the paper ---


def invitation_of_code(code: str) -> Invitation | None:
    """The invitation whose paper bears this code, current or not."""
    paper = check_code(code)
    return invitation_of(paper) if paper is not None else None


def invitation_of(paper: Paper) -> Invitation | None:
    """The invitation that the paper is, with what its pages show."""
    if paper.kind != KIND:
        return None
    found = with_people(Invitation.objects.filter(paper=paper)).select_related("fair__cluster").first()
    if found is not None:
        found.cluster = found.fair.cluster
        found.graduate.fair = found.vacancy.fair = found.fair
    return found


def may_be_answered(invitation: Invitation) -> bool:
    """Tell whether an answer would be taken today."""
    is_signed = invitation.paper is not None and invitation.paper.state == PaperState.REGISTERED
    in_time = clock.today(invitation.cluster) <= invitation.valid_until
    return is_signed and in_time and invitation.state in IN_HAND


# --- files for the printer ---


def printings_visible_to(user: Any, fair: Fair) -> QuerySet[Printing]:
    """Files for the printer: all for those who lead, an organisation's own for whoever speaks for it."""
    found = Printing.objects.filter(fair=fair).select_related("organisation", "file")
    if leads(user, fair):
        return found
    return found.filter(organisation__in=standing_of(user, fair.cluster).organisation_ids)


def invitations_to_print(fair: Fair, organisation: Organisation | None) -> QuerySet[Invitation]:
    """Signed invitations in force, of an enterprise or of a college, or all; in the order of the numbers."""
    found = Invitation.objects.filter(fair=fair, state__in=PRINTABLE, paper__state=PaperState.REGISTERED)
    if organisation is not None:
        found = found.filter(of_organisations([organisation.pk]))
    return found.select_related("paper__cluster").order_by("paper__number_value", "pk")


def job_of(printing: Printing) -> Job | None:
    """The background job that makes the file; None once it has been pruned."""
    return Job.objects.filter(key=printing.job_key).first()


def jobs_of_printings(printings: Iterable[Printing]) -> dict[str, Job]:
    """The same for many files by their keys, in one query."""
    keys = [printing.job_key for printing in printings if printing.made_at is None]
    return {job.key: job for job in Job.objects.filter(key__in=keys)}
