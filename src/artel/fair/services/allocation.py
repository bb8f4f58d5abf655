"""The allocation of a fair: frozen, drawn by lot, run, checked; the second round; what the commission changes.

`MatchRun.result` of the main round, by public numbers:
`placed` [[graduate, vacancy]…] and its `digest`; `cut_offs` {vacancy: order | null}; `reasons` {graduate: [[rank,
vacancy, outcome, position, own order, order of the last admitted]…]}; `contracts` {graduate: vacancy}; `homeless`
{graduate: why}; `weights`, `criteria`; `counts`. Of the second round: `placed`, `digest`, `cost`, `counts`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.domain.states import PaperState
from artel.documents.services.papers import drop_paper
from artel.fair.domain.points import standing
from artel.fair.domain.rest import RULE as REST_RULE
from artel.fair.domain.rest import Offer, Rest, cost
from artel.fair.domain.stages import Work
from artel.fair.domain.states import Basis, GraduateState, RunState, VacancyState
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate, Interview, MatchRun, Placement, Protocol, Vacancy, Wish
from artel.fair.selectors.market import Gathered, gather, is_too_young, suits
from artel.fair.selectors.people import has_consent
from artel.fair.selectors.placements import openings_of, placement_of
from artel.fair.services.fairs import lock_fair, require_open
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.matching import (
    Allocation,
    Proof,
    allocate,
    check,
    digest,
    from_snapshot,
    lottery,
    result_bytes,
    snapshot,
)
from artel.members.tenancy import require_same_cluster
from artel.russian import search_key

RULE = "deferred-acceptance/1"
MAIN, SECOND = 1, 2
LINE_LENGTH = 100


class UnstableAllocation(RuntimeError):
    """The checker disproved what the algorithm gave. A mistake of the programmer: nothing is kept."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A run looked at again: is the frozen input whole, does it give the same result, what does the checker say of it.

    `proof` is None for the second round: it is no stable result, only the best one of what was left.
    """

    is_whole: bool
    is_same: bool
    proof: Proof | None

    @property
    def is_sound(self) -> bool:
        return self.is_whole and self.is_same and (self.proof is None or self.proof.is_stable)


# --- the main round ---


@transaction.atomic
def run_allocation(*, fair: Fair, actor: Any, public_line: str = "") -> MatchRun:
    """Freeze the market, draw the lottery, place target contracts, then the rest by deferred acceptance; check; keep.

    `public_line` is something that nobody could know beforehand and everybody can look up after — the rate of the day:
    the lottery follows from it and from the frozen data (decisions/0021). It is told once, at the first run of a fair,
    and stands. The result is a proposal: the commission's signed protocol makes it stand. Invites nobody.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.run_allocation", fair)
    require_open(fair, Work.RUN)
    if fair.runs.filter(round=MAIN).exclude(state=RunState.DISCARDED).exists():
        raise IllegalTransition(
            _("Распределение уже выполнено. Чтобы выполнить его заново, сначала отмените его, указав причину.")
        )
    _declare(fair, public_line)
    found = gather(fair)
    if not found.wishes and not found.contracts:
        raise BrokenRule(_("Распределять некого: ни у одного участника нет пожеланий."))
    seed = seed_of(found, fair.lottery_seed)
    lots = _draw(fair, found, seed)
    market = found.market(lots)
    frozen = snapshot(market, criteria=found.grounds, seed=seed, contracts=found.contracts)
    allocation = allocate(market)
    proof = only_stable(check(market, allocation.placed))
    run = _keep(
        fair,
        round_number=MAIN,
        frozen=frozen,
        algorithm=RULE,
        result=_result(found, lots, allocation),
        blocking=len(proof.blocking),
        actor=actor,
    )
    _place(run, found, _seats(found, lots, allocation), actor)
    audit.record(FairEvent.FROZEN, actor=actor, target=fair, seed=seed)
    audit.record(
        FairEvent.ALLOCATED,
        actor=actor,
        target=fair,
        round=MAIN,
        placed=run.result["counts"]["placed"],
        total=run.result["counts"]["participants"],
        digest=run.digest,
    )
    return run


def only_stable(proof: Proof) -> Proof:
    """Let a proven result through; anything else stops the deed."""
    if not proof.is_stable:
        raise UnstableAllocation(
            f"{len(proof.blocking)} blocking pairs, {len(proof.unacceptable)} unacceptable placements, "
            f"{len(proof.over_places)} vacancies over their places"
        )
    return proof


def seed_of(found: Gathered, public_line: str) -> str:
    """What the lottery follows from: SHA-256 of the market before any lot is drawn, and the public line."""
    bare = found.market(dict.fromkeys(found.graduates, 0))
    data = digest(snapshot(bare, criteria=found.grounds, contracts=found.contracts))
    return f"{data}|{public_line}" if public_line else data


def _declare(fair: Fair, public_line: str) -> None:
    line = " ".join(public_line.split())
    if len(line) > LINE_LENGTH:
        raise BrokenRule(_("Не длиннее {most} знаков.").format(most=LINE_LENGTH), field="public_line")
    if fair.runs.exists():
        if line and line != fair.lottery_seed:
            raise BrokenRule(
                _("Жребий этой ярмарки уже брошен, основу жребия не меняют: иначе его можно было бы подбирать."),
                field="public_line",
            )
        return
    if line and line != fair.lottery_seed:
        fair.lottery_seed = line
        fair.save(update_fields=["lottery_seed"])


def _draw(fair: Fair, found: Gathered, seed: str) -> dict[int, int]:
    drawn = lottery(seed, [graduate.public_number for graduate in found.graduates.values()])
    fair.graduates.exclude(lottery=None).update(lottery=None)
    for graduate in found.graduates.values():
        graduate.lottery = drawn[graduate.public_number]
    Graduate.objects.bulk_update(found.graduates.values(), ["lottery"], batch_size=500)
    return {number: graduate.lottery for number, graduate in found.graduates.items()}


def _seats(found: Gathered, lots: Mapping[int, int], allocation: Allocation) -> list[Placement]:
    rank_of = {(graduate, vacancy): rank for graduate, vacancy, rank in found.wishes}
    order_of = {(each.graduate, each.vacancy): each.order for each in found.market(lots).applications}
    seats = [
        Placement(
            graduate=found.graduates[graduate],
            vacancy=found.vacancies[vacancy],
            basis=Basis.TARGET,
            rank=rank_of.get((graduate, vacancy)),
        )
        for graduate, vacancy in sorted(found.contracts.items())
    ]
    seats += [
        Placement(
            graduate=found.graduates[graduate],
            vacancy=found.vacancies[vacancy],
            basis=Basis.ALGORITHM,
            rank=rank_of[graduate, vacancy],
            points=standing(found.criteria, order_of[graduate, vacancy]).points,
        )
        for graduate, vacancy in allocation.placed.items()
    ]
    return seats


def _result(found: Gathered, lots: Mapping[int, int], allocation: Allocation) -> dict[str, Any]:
    market = found.market(lots)
    reasons: dict[str, list] = {}
    ranks: Counter[int] = Counter()
    for each in sorted(market.applications, key=lambda each: (each.graduate, each.rank)):
        why = allocation.reasons[each.graduate, each.vacancy]
        if allocation.placed.get(each.graduate) == each.vacancy:
            ranks[each.rank] += 1
        reasons.setdefault(str(each.graduate), []).append(
            [each.rank, each.vacancy, str(why.outcome), why.position, _plain(each.order), _plain(why.cut_off)]
        )
    return {
        "placed": sorted(allocation.placed.items()),
        "digest": digest(result_bytes(allocation.placed)),
        "cut_offs": {str(vacancy): _plain(order) for vacancy, order in allocation.cut_offs.items()},
        "reasons": reasons,
        "contracts": {str(graduate): vacancy for graduate, vacancy in sorted(found.contracts.items())},
        "homeless": {str(graduate): str(why) for graduate, why in sorted(found.homeless.items())},
        "weights": [found.weights.interview, found.weights.exam, found.weights.grade],
        "criteria": list(found.criteria),
        "counts": {
            "participants": len(found.graduates),
            "placed": len(allocation.placed) + len(found.contracts),
            "target": len(found.contracts),
            "by_rank": {str(rank): ranks[rank] for rank in sorted(ranks)},
            "applications": len(market.applications),
            "places": sum(vacancy.places for vacancy in found.vacancies.values()),
            "free": sum(allocation.free.values()),
        },
    }


def _plain(order: tuple | None) -> list | None:
    return None if order is None else list(order)


def _keep(
    fair: Fair, *, round_number: int, frozen: bytes, algorithm: str, result: dict, blocking: int | None, actor: Any
) -> MatchRun:
    return MatchRun.objects.create(
        cluster=fair.cluster,
        fair=fair,
        number=fair.runs.count() + 1,
        round=round_number,
        snapshot=frozen.decode(),
        digest=digest(frozen),
        algorithm=algorithm,
        result=result,
        blocking_pairs=blocking,
        made_by=account_of(actor),
        made_at=clock.now_in(fair.cluster),
    )


def _place(run: MatchRun, found: Gathered, seats: list[Placement], actor: Any) -> None:
    for seat in seats:
        seat.cluster, seat.fair, seat.run = run.cluster, run.fair, run
        seat.made_by, seat.made_at = account_of(actor), run.made_at
    Placement.objects.bulk_create(seats, batch_size=500)


# --- looking at a run again ---


def seed_in(run: MatchRun) -> str:
    """What the lottery of a run followed from; "" for a second round."""
    return "" if run.algorithm == REST_RULE else from_snapshot(run.snapshot.encode()).seed


def verify_run(run: MatchRun) -> Verdict:
    """Compute a run again from its frozen input alone and compare; ask the checker, which shares nothing with the rule.

    What the commission changed afterwards is not asked: the placements that the rule gave are.
    """
    frozen = run.snapshot.encode()
    is_whole = digest(frozen) == run.digest
    stored = dict(run.result["placed"])
    if run.algorithm == REST_RULE:
        again, proof = dict(Rest.of(frozen).propose().placed), None
    else:
        market = from_snapshot(frozen).market
        again, proof = dict(allocate(market).placed), check(market, stored)
    kept = run.placements.filter(basis__in=[Basis.ALGORITHM, Basis.SECOND_ROUND])
    rows = dict(kept.values_list("graduate__number", "vacancy__number"))
    is_same = again == stored == rows and digest(result_bytes(stored)) == run.result["digest"]
    return Verdict(is_whole=is_whole, is_same=is_same, proof=proof)


# --- the second round ---


@transaction.atomic
def run_second_round(*, fair: Fair, actor: Any) -> MatchRun:
    """Offer the places left over to those left over, of the same speciality or its group; a proposal too.

    Whoever an employer has found unsuitable is not offered there, nor a minor where the work is closed to minors. Those
    with a target contract are their employer's business and are not asked.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.run_allocation", fair)
    require_open(fair, Work.REST)
    rounds = dict(fair.runs.exclude(state=RunState.DISCARDED).values_list("round", "pk"))
    if MAIN not in rounds:
        raise IllegalTransition(_("Второй тур проводят после распределения, а его ещё нет."))
    if SECOND in rounds:
        raise IllegalTransition(_("Второй тур уже проведён. Чтобы провести его заново, сначала отмените его."))
    found = gather(fair)
    rest = _rest(fair, found)
    if not rest.seekers:
        raise BrokenRule(_("Второй тур не нужен: нераспределённых не осталось."))
    if not rest.openings:
        raise BrokenRule(_("Второй тур проводить не по чему: свободных мест не осталось."))
    proposed = rest.propose()
    run = _keep(
        fair,
        round_number=SECOND,
        frozen=rest.freeze(),
        algorithm=REST_RULE,
        result={
            "placed": sorted(proposed.placed.items()),
            "digest": digest(result_bytes(proposed.placed)),
            "cost": proposed.cost,
            "counts": {
                "participants": len(rest.seekers),
                "placed": len(proposed.placed),
                "places": sum(places for _vacancy, places in rest.openings),
                "free": sum(proposed.free.values()),
            },
        },
        blocking=None,
        actor=actor,
    )
    rank_of = {(graduate, vacancy): rank for graduate, vacancy, rank in found.wishes}
    seats = [
        Placement(
            graduate=found.graduates[graduate],
            vacancy=found.vacancies[vacancy],
            basis=Basis.SECOND_ROUND,
            rank=rank_of.get((graduate, vacancy)),
        )
        for graduate, vacancy in proposed.placed.items()
    ]
    _place(run, found, seats, actor)
    audit.record(
        FairEvent.ALLOCATED,
        actor=actor,
        target=fair,
        round=SECOND,
        placed=len(proposed.placed),
        total=len(rest.seekers),
        digest=run.digest,
    )
    return run


def _rest(fair: Fair, found: Gathered) -> Rest:
    standing_now = dict(
        Placement.objects.filter(fair=fair, ended_at=None).values_list("graduate__number", "vacancy__number")
    )
    taken = Counter(standing_now.values())
    settled = standing_now.keys() | found.homeless.keys() | found.contracts.keys()
    # Whoever came after the lottery was drawn has no lot and stands last.
    seekers = sorted(
        (number for number in found.graduates if number not in settled),
        key=lambda number: (found.graduates[number].lottery is None, found.graduates[number].lottery, number),
    )
    openings = sorted(
        (
            (number, vacancy.places - taken[number])
            for number, vacancy in found.vacancies.items()
            if vacancy.places > taken[number]
        ),
        key=lambda opening: (taken[opening[0]], opening[0]),
    )
    rank_of = {(graduate, vacancy): rank for graduate, vacancy, rank in found.wishes}
    said = _said(fair, found)
    costs = []
    for graduate in seekers:
        for vacancy, _places in openings:
            pair = (graduate, vacancy)
            offer = _offer(found.graduates[graduate], found.vacancies[vacancy], rank_of.get(pair), said.get(pair))
            if (price := cost(offer)) is not None:
                costs.append((graduate, vacancy, price))
    return Rest(tuple(seekers), tuple(openings), tuple(costs))


def _said(fair: Fair, found: Gathered) -> dict[tuple[int, int], str]:
    """What employers said of graduates, of any vacancy of theirs: «не подходит» to one is not asked again at another."""
    by_employer: dict[tuple[int, int], str] = {}
    rows = Interview.objects.filter(fair=fair).exclude(readiness="")
    for graduate, employer, readiness in rows.values_list(
        "graduate__number", "vacancy__organisation_id", "readiness"
    ).order_by("pk"):
        known = by_employer.get((graduate, employer), "")
        by_employer[graduate, employer] = max(known, readiness, key=_WEIGHT.index)
    return {
        (graduate, number): by_employer[graduate, vacancy.organisation_id]
        for graduate in found.graduates
        for number, vacancy in found.vacancies.items()
        if (graduate, vacancy.organisation_id) in by_employer
    }


_WEIGHT = ["", "yes", "reserve", "no"]


def _offer(graduate: Graduate, vacancy: Vacancy, rank: int | None, readiness: str | None) -> Offer:
    own = graduate.student.group.programme.speciality
    wanted, offered = search_key(graduate.municipality), search_key(vacancy.municipality)
    return Offer(
        fits=suits(graduate, vacancy),
        same_group=any(own.group_code == each.group_code for each in vacancy.specialities.all()),
        is_too_young=is_too_young(graduate, vacancy),
        rank=rank,
        readiness=readiness or None,
        is_elsewhere=bool(wanted and offered and wanted != offered),
        is_ready_to_move=graduate.is_ready_to_move,
    )


# --- taking back and changing ---


@transaction.atomic
def discard_run(*, run: MatchRun, reason: str, actor: Any) -> MatchRun:
    """Give a proposed run up: its placements end, the commission's changes to it with them. The row stays as its trace."""
    fair = lock_fair(run.fair)
    run = MatchRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    run.fair = fair
    authorize(actor, "fair.run_allocation", fair)
    require_open(fair, Work.REST)
    if run.state != RunState.PROPOSED:
        raise IllegalTransition(_("Отменить можно только проект распределения, а он уже утверждён или отменён."))
    if run.round == MAIN and fair.runs.filter(round=SECOND).exclude(state=RunState.DISCARDED).exists():
        raise BrokenRule(_("Сначала отмените второй тур: он стоит на результатах первого."))
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise BrokenRule(_("Напишите, почему распределение отменяется."), field="reason")
    spoil_protocol(fair, run.round, actor)
    run.placements.filter(ended_at=None).update(ended_at=clock.now_in(fair.cluster), ended_reason=reason)
    run.state, run.discard_reason = RunState.DISCARDED, reason
    run.save(update_fields=["state", "discard_reason"])
    audit.record(FairEvent.DISCARDED, actor=actor, target=fair, round=run.round, basis=reason)
    return run


@transaction.atomic
def override_placement(*, graduate: Graduate, vacancy: Vacancy | None, reason: str, actor: Any) -> Placement | None:
    """Place a graduate otherwise than the rule did, or nowhere, by the commission's decision with its reason.

    The placement before ends and stays as its trace. Places of the vacancy are kept to; pairs that this makes unstable
    are not refused but shown (`selectors.placements.blocking_pairs`). A draft protocol is dropped: it told of another
    distribution.
    """
    fair = lock_fair(graduate.fair)
    graduate = Graduate.objects.select_for_update(of=("self",), no_key=True).get(pk=graduate.pk)
    graduate.fair = fair
    authorize(actor, "fair.override_placement", graduate)
    require_same_cluster(fair.cluster, vacancy)
    require_open(fair, Work.OVERRIDES)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise BrokenRule(_("Напишите, почему комиссия решает иначе: причина войдёт в протокол."), field="reason")
    before = placement_of(graduate)
    if (before.vacancy_id if before else None) == (vacancy.pk if vacancy else None):
        raise BrokenRule(_("Так уже и есть: выберите другое решение."), field="vacancy")
    run = _run_to_change(fair, before)
    if vacancy is not None:
        _may_take(fair, graduate, vacancy)
    spoil_protocol(fair, run.round, actor)
    now = clock.now_in(fair.cluster)
    if before is not None:
        before.ended_at, before.ended_reason = now, reason
        before.save(update_fields=["ended_at", "ended_reason"])
    after = None
    if vacancy is not None:
        wish = Wish.objects.filter(graduate=graduate, vacancy=vacancy).first()
        after = Placement.objects.create(
            cluster=fair.cluster,
            fair=fair,
            run=run,
            graduate=graduate,
            vacancy=vacancy,
            basis=Basis.COMMISSION,
            rank=wish.rank if wish else None,
            note=reason,
            made_by=account_of(actor),
            made_at=now,
        )
    audit.record(FairEvent.OVERRIDDEN, actor=actor, target=graduate, basis=reason)
    return after


def _run_to_change(fair: Fair, before: Placement | None) -> MatchRun:
    """The run whose protocol will tell of the change: that of the placement, or the last proposed one."""
    proposed = {run.pk: run for run in fair.runs.filter(state=RunState.PROPOSED).order_by("round")}
    if before is not None:
        if before.run_id in proposed:
            return proposed[before.run_id]
        raise IllegalTransition(_("Это распределение утверждено протоколом комиссии, его уже не меняют."))
    if not proposed:
        raise IllegalTransition(_("Распределение утверждено протоколом комиссии, его уже не меняют."))
    return list(proposed.values())[-1]


def _may_take(fair: Fair, graduate: Graduate, vacancy: Vacancy) -> None:
    if vacancy.fair_id != fair.pk or vacancy.state != VacancyState.PUBLISHED:
        raise BrokenRule(_("Выберите опубликованную вакансию этой ярмарки."), field="vacancy")
    if graduate.state != GraduateState.CONFIRMED:
        raise BrokenRule(_("Выпускник не участвует в ярмарке."))
    if not has_consent(graduate, clock.today(fair.cluster)):
        raise BrokenRule(_("У выпускника нет согласия на передачу анкеты предприятиям: распределить его нельзя."))
    if is_too_young(graduate, vacancy):
        raise BrokenRule(_("На эту работу не берут до 18 лет, а выпускнику к её началу меньше."), field="vacancy")
    if openings_of(fair).get(vacancy.pk, 0) < 1:
        raise BrokenRule(
            _("Свободных мест на этой вакансии нет. Сначала решите, кто место освобождает."), field="vacancy"
        )


def spoil_protocol(fair: Fair, round_number: int, actor: Any) -> None:
    """Before the distribution changes: drop a draft that tells of it, refuse while one is being signed."""
    for protocol in Protocol.objects.filter(fair=fair, round=round_number).select_related("paper"):
        if protocol.paper.state == PaperState.SIGNING:
            raise IllegalTransition(_("Протокол комиссии на подписи. Сначала отзовите его с подписи."))
        if protocol.paper.state == PaperState.DRAFT:
            drop_paper(paper=protocol.paper, actor=actor)
