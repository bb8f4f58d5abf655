"""Placements that stand: who, where, what is left, and what the commission's changes did to stability."""

from collections import Counter

from django.db.models import Count, F, Q

from artel.fair.domain.states import RunState, VacancyState
from artel.fair.models import Fair, Graduate, MatchRun, Placement
from artel.matching import Market, Pair, check, from_snapshot

MAIN = 1


def current_runs(fair: Fair) -> dict[int, MatchRun]:
    """Runs that are not discarded, by their round; the frozen input is left in the database."""
    runs = fair.runs.exclude(state=RunState.DISCARDED).defer("snapshot").order_by("round")
    return {run.round: run for run in runs}


def placement_of(graduate: Graduate) -> Placement | None:
    """The placement that stands."""
    return Placement.objects.filter(graduate=graduate, ended_at=None).select_related("vacancy__organisation").first()


def openings_of(fair: Fair) -> dict[int, int]:
    """Places left at each published vacancy, by its id; none where they are all taken."""
    rows = fair.vacancies.filter(state=VacancyState.PUBLISHED).annotate(
        held=Count("placements", filter=Q(placements__ended_at=None))
    )
    return dict(rows.filter(places__gt=F("held")).values_list("pk", F("places") - F("held")))


def blocking_pairs(fair: Fair) -> tuple[Pair, ...]:
    """Pairs, by public numbers, that would both rather have each other than what stands now.

    None after a run; a decision of the commission may make some. Against the frozen market of the main round: who was
    placed outside their own list takes a place there and still counts as wanting the list.
    """
    run = fair.runs.filter(round=MAIN).exclude(state=RunState.DISCARDED).first()
    if run is None:
        return ()
    frozen = from_snapshot(run.snapshot.encode())
    stands = dict(Placement.objects.filter(fair=fair, ended_at=None).values_list("graduate__number", "vacancy__number"))
    acceptable = {(each.graduate, each.vacancy) for each in frozen.market.applications if each.order is not None}
    inside = {graduate: vacancy for graduate, vacancy in stands.items() if (graduate, vacancy) in acceptable}
    bound = Counter(frozen.contracts.values())
    outside = Counter(vacancy for graduate, vacancy in stands.items() if graduate not in inside)
    places = {
        vacancy: max(0, places + bound[vacancy] - outside[vacancy]) for vacancy, places in frozen.market.places.items()
    }
    return check(Market(frozen.market.applications, places), inside).blocking
