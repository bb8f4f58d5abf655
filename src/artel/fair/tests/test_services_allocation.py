"""Running the allocation, the second round, what the commission changes; and that a run can be computed again."""

import json
import random
from datetime import date

import pytest

from artel.audit.models import Entry
from artel.catalogue.models import TargetContract
from artel.catalogue.tests.factories import make_speciality
from artel.fair.domain.states import Basis, GraduateState, Readiness, RunState, Stage
from artel.fair.events import FairEvent
from artel.fair.models import MatchRun, Placement
from artel.fair.selectors.placements import blocking_pairs
from artel.fair.services.allocation import (
    UnstableAllocation,
    discard_run,
    only_stable,
    override_placement,
    run_allocation,
    run_second_round,
    verify_run,
)
from artel.fair.tests.allocation_world import World, make_world, vector
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.matching import check, from_snapshot, lottery
from artel.members.tests.factories import make_cluster, make_coordinator, make_observer, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db) -> World:
    return make_world()


def stands(world: World) -> dict[int, int]:
    rows = Placement.objects.filter(fair=world.fair, ended_at=None)
    return dict(rows.values_list("graduate__number", "vacancy__number"))


def events(world: World, event: FairEvent) -> int:
    return Entry.objects.filter(chain=world.cluster.pk, event=event).count()


def contract(world: World, graduate, employer, signed_on=date(2021, 9, 1)) -> TargetContract:
    return TargetContract.objects.create(
        cluster=world.cluster, student=graduate.student, employer=employer, number="Ц-1", signed_on=signed_on
    )


# --- the main round ---


def test_vector_10_of_the_domain(world):
    things = vector(world)
    run = run_allocation(fair=world.fair, actor=world.lead)

    assert stands(world) == {2: things["a"].number, 1: things["b"].number}
    assert (run.number, run.round, run.state, run.blocking_pairs) == (1, 1, RunState.PROPOSED, 0)
    assert run.result["counts"] | {"by_rank": run.result["counts"]["by_rank"]} == {
        "participants": 3, "placed": 2, "target": 0, "by_rank": {"1": 1, "2": 1}, "applications": 5, "places": 2,
        "free": 0,
    }  # fmt: skip
    placed = Placement.objects.get(graduate=things["g2"])
    # 60 for the mark of 5, 17.875 for the exam, 11 for the grade.
    assert (placed.basis, placed.rank, str(placed.points)) == (Basis.ALGORITHM, 1, "88.88")
    assert (events(world, FairEvent.FROZEN), events(world, FairEvent.ALLOCATED)) == (1, 1)
    assert verify_run(run).is_sound


def test_the_lottery_can_be_drawn_again_by_anybody(world):
    vector(world)
    run = run_allocation(fair=world.fair, actor=world.lead, public_line="курс доллара на 18.04.2024: 94,32")
    seed = from_snapshot(run.snapshot.encode()).seed
    data, line = seed.split("|", 1)
    assert (len(data), line) == (64, "курс доллара на 18.04.2024: 94,32")
    drawn = lottery(seed, ["В-001", "В-002", "В-003"])
    assert {each.public_number: each.lottery for each in world.fair.graduates.all()} == drawn


def test_a_run_again_over_the_same_data_draws_the_same_lots_and_the_line_stands(world):
    vector(world)
    first = run_allocation(fair=world.fair, actor=world.lead, public_line="курс 94,32")
    discard_run(run=first, reason="Проверка", actor=world.lead)
    with pytest.raises(BrokenRule, match="не меняют"):
        run_allocation(fair=world.fair, actor=world.lead, public_line="курс 95,00")
    again = run_allocation(fair=world.fair, actor=world.lead)
    assert (again.number, again.snapshot) == (2, first.snapshot)


def test_a_mark_changed_changes_the_seed(world):
    things = vector(world)
    first = run_allocation(fair=world.fair, actor=world.lead)
    discard_run(run=first, reason="Опечатка в оценке", actor=world.lead)
    things["g3"].interviews.update(mark=4)
    again = run_allocation(fair=world.fair, actor=world.lead)
    assert from_snapshot(again.snapshot.encode()).seed != from_snapshot(first.snapshot.encode()).seed


def test_only_who_takes_part_with_consent_is_in_the_market(world):
    vacancy = world.vacancy(places=5)
    silent = world.graduate(consented=False)
    refused = world.graduate(state=GraduateState.REFUSED)
    minor = world.graduate(student={"born_on": date(2007, 1, 1)})  # no representative named
    one = world.graduate()
    for graduate in (silent, refused, minor, one):
        world.wish(graduate, vacancy)
    run = run_allocation(fair=world.fair, actor=world.lead)
    assert stands(world) == {one.number: vacancy.number}
    assert run.result["counts"]["participants"] == 1
    assert list(run.result["reasons"]) == [str(one.number)]


def test_a_target_contract_leaves_first_with_its_seat(world):
    one, two = world.vacancy(world.plant, places=1), world.vacancy(world.plant, places=1)
    bound, better, homeless = world.graduate(), world.graduate(), world.graduate()
    contract(world, bound, world.plant)
    contract(world, homeless, world.works)
    world.wish(bound, two, one)
    world.wish(better, two, one)
    world.met(better, two, 5)
    run = run_allocation(fair=world.fair, actor=world.lead)
    assert stands(world) == {bound.number: two.number, better.number: one.number}
    assert Placement.objects.get(graduate=bound).basis == Basis.TARGET
    assert run.result["homeless"] == {str(homeless.number): "no_vacancy"}
    assert run.result["reasons"][str(better.number)][0][2] == "no_places"


def test_contracts_beyond_places_go_by_the_day_they_were_signed(world):
    vacancy = world.vacancy(world.plant, places=1)
    late, early = world.graduate(), world.graduate()
    contract(world, late, world.plant, signed_on=date(2023, 9, 1))
    contract(world, early, world.plant, signed_on=date(2021, 9, 1))
    run = run_allocation(fair=world.fair, actor=world.lead)
    assert stands(world) == {early.number: vacancy.number}
    assert run.result["homeless"] == {str(late.number): "no_places"}


def test_who_does_not_suit_is_not_placed_and_another_speciality_is_left_out(world):
    vacancy = world.vacancy(places=3)
    foreign = world.vacancy(specialities=[make_speciality("09.02.07", "Информационные системы")])
    no, other = world.graduate(), world.graduate()
    world.wish(no, vacancy)
    world.wish(other, foreign)
    world.met(no, vacancy, 5, Readiness.NO)
    run = run_allocation(fair=world.fair, actor=world.lead)
    assert stands(world) == {}
    assert run.result["reasons"] == {str(no.number): [[1, vacancy.number, "declined", None, None, None]]}


def test_a_second_run_is_refused_while_one_stands(world):
    vector(world)
    run_allocation(fair=world.fair, actor=world.lead)
    with pytest.raises(IllegalTransition, match="уже выполнено"):
        run_allocation(fair=world.fair, actor=world.lead)


def test_a_run_before_its_stage_or_of_nobody_is_refused(world):
    with pytest.raises(BrokenRule, match="Распределять некого"):
        run_allocation(fair=world.fair, actor=world.lead)
    vector(world)
    with pytest.raises(IllegalTransition, match="Распределение выполняют"):
        run_allocation(fair=world.at(Stage.INTERVIEWS), actor=world.lead)


def test_strangers_do_not_run_nor_change(world):
    things = vector(world)
    strangers = (
        make_coordinator(make_cluster()),
        make_observer(world.cluster),
        make_representative(world.plant),
        make_representative(world.college),
        world.members[0].user,
    )
    for stranger in strangers:
        with pytest.raises(Denied):
            run_allocation(fair=world.fair, actor=stranger)
    run = run_allocation(fair=world.fair, actor=world.secretary.user)
    world.at(Stage.COMMISSION)
    for stranger in strangers:
        with pytest.raises(Denied):
            discard_run(run=run, reason="Нет", actor=stranger)
        with pytest.raises(Denied):
            run_second_round(fair=world.fair, actor=stranger)
        with pytest.raises(Denied):
            override_placement(graduate=things["g3"], vacancy=things["a"], reason="Нет", actor=stranger)
    assert MatchRun.objects.filter(state=RunState.PROPOSED).count() == 1


def test_an_unstable_result_is_not_kept(world):
    things = vector(world)
    run = run_allocation(fair=world.fair, actor=world.lead)
    market = from_snapshot(run.snapshot.encode()).market
    with pytest.raises(UnstableAllocation, match="2 blocking pairs"):
        only_stable(check(market, {things["g1"].number: things["a"].number}))


@pytest.mark.parametrize("seed", range(4))
def test_any_market_is_stable_and_computes_again_from_what_was_frozen(world, seed):
    chance = random.Random(seed)
    vacancies = [
        world.vacancy(chance.choice([world.plant, world.works]), places=chance.randint(1, 3)) for _ in range(5)
    ]
    for _ in range(14):
        graduate = world.graduate(exam_points=chance.choice(["60", "80"]), average_grade=chance.choice([None, "4"]))
        wished = chance.sample(vacancies, chance.randint(0, 4))
        world.wish(graduate, *wished)
        for vacancy in wished:
            if chance.random() < 0.7:
                world.met(graduate, vacancy, chance.choice([3, 4]), chance.choice(list(Readiness)))
        if chance.random() < 0.2:
            contract(world, graduate, chance.choice([world.plant, world.works]))
    run = run_allocation(fair=world.fair, actor=world.lead)
    verdict = verify_run(MatchRun.objects.get(pk=run.pk))
    assert verdict.is_sound and verdict.proof.blocking == ()
    assert blocking_pairs(world.fair) == ()
    taken = list(stands(world).values())
    assert all(taken.count(vacancy.number) <= vacancy.places for vacancy in vacancies)
    if Placement.objects.filter(fair=world.fair).count() < 14:
        try:
            second = run_second_round(fair=world.fair, actor=world.lead)
        except BrokenRule:
            return
        assert verify_run(second).is_sound
        assert blocking_pairs(world.fair) == ()


def test_a_snapshot_touched_or_a_placement_moved_is_found_out(world):
    things = vector(world)
    run = run_allocation(fair=world.fair, actor=world.lead)
    content = json.loads(run.snapshot)
    content["places"][0][1] = 2
    touched = MatchRun.objects.get(pk=run.pk)
    touched.snapshot = json.dumps(content)
    verdict = verify_run(touched)
    assert (verdict.is_whole, verdict.is_same, verdict.is_sound) == (False, False, False)
    Placement.objects.filter(graduate=things["g1"]).update(graduate=things["g3"])
    assert not verify_run(run).is_same


# --- discarding ---


def test_discarding_ends_placements_and_leaves_one_trace(world):
    vector(world)
    run = run_allocation(fair=world.fair, actor=world.lead)
    with pytest.raises(BrokenRule, match="почему"):
        discard_run(run=run, reason="  ", actor=world.lead)
    discard_run(run=run, reason="Забыта вакансия", actor=world.lead)
    assert stands(world) == {}
    assert set(run.placements.values_list("ended_reason", flat=True)) == {"Забыта вакансия"}
    assert events(world, FairEvent.DISCARDED) == 1
    with pytest.raises(IllegalTransition, match="проект"):
        discard_run(run=run, reason="Ещё раз", actor=world.lead)


# --- the second round ---


def test_the_second_round_places_by_speciality_group_age_and_place(world):
    group = make_speciality("15.01.35", "Мастер слесарных работ")
    first = world.vacancy(world.plant, places=1)
    near = world.vacancy(world.works, places=1, municipality="Томск")
    far = world.vacancy(world.works, places=1, municipality="Стрежевой", specialities=[group])
    foreign = world.vacancy(world.plant, places=4, specialities=[make_speciality("09.02.07", "Информационные системы")])
    placed = world.graduate()
    settled, mover = world.graduate(municipality="Томск"), world.graduate(is_ready_to_move=True)
    child = world.graduate(student={"born_on": date(2006, 12, 1)})
    child.student.person.consents.update(representative="Мать, Петрова А.А.")
    world.wish(placed, first)
    world.met(placed, first, 5)
    world.wish(settled, first)
    for vacancy in (near, far):
        vacancy.is_adults_only = True
        vacancy.save()
    run_allocation(fair=world.fair, actor=world.lead)
    run = run_second_round(fair=world.fair, actor=world.lead)
    assert stands(world) == {
        placed.number: first.number,
        settled.number: near.number,
        mover.number: far.number,
    }
    assert run.result["counts"] == {"participants": 3, "placed": 2, "places": 6, "free": 4}
    assert foreign.number not in stands(world).values()
    assert set(run.placements.values_list("basis", flat=True)) == {Basis.SECOND_ROUND}
    assert (run.round, run.number, run.blocking_pairs) == (2, 2, None)
    assert verify_run(run).is_sound


def test_the_second_round_does_not_bring_back_whom_the_employer_declined(world):
    vacancy, other = world.vacancy(world.plant), world.vacancy(world.plant)
    graduate = world.graduate()
    world.wish(graduate, vacancy)
    world.met(graduate, vacancy, 2, Readiness.NO)
    run_allocation(fair=world.fair, actor=world.lead)
    assert run_second_round(fair=world.fair, actor=world.lead).result["counts"]["placed"] == 0
    assert other.placements.count() == 0


def test_the_second_round_in_its_order(world):
    vector(world)
    with pytest.raises(IllegalTransition, match="после распределения"):
        run_second_round(fair=world.fair, actor=world.lead)
    first = run_allocation(fair=world.fair, actor=world.lead)
    with pytest.raises(BrokenRule, match="свободных мест не осталось"):
        run_second_round(fair=world.fair, actor=world.lead)
    world.vacancy(world.plant)
    second = run_second_round(fair=world.fair, actor=world.lead)
    with pytest.raises(IllegalTransition, match="уже проведён"):
        run_second_round(fair=world.fair, actor=world.lead)
    with pytest.raises(BrokenRule, match="Сначала отмените второй тур"):
        discard_run(run=first, reason="Нет", actor=world.lead)
    discard_run(run=second, reason="Нет", actor=world.lead)
    discard_run(run=first, reason="Нет", actor=world.lead)
    assert stands(world) == {}


# --- the commission ---


def test_an_override_keeps_places_says_why_and_counts_the_pairs_it_breaks(world):
    things = vector(world)
    run_allocation(fair=world.fair, actor=world.lead)
    world.at(Stage.COMMISSION)
    change = {"actor": world.chair.user}
    with pytest.raises(BrokenRule, match="почему"):
        override_placement(graduate=things["g2"], vacancy=None, reason=" ", **change)
    with pytest.raises(BrokenRule, match="Свободных мест"):
        override_placement(graduate=things["g3"], vacancy=things["a"], reason="Практика", **change)
    with pytest.raises(BrokenRule, match="Так уже и есть"):
        override_placement(graduate=things["g2"], vacancy=things["a"], reason="Так", **change)
    assert override_placement(graduate=things["g2"], vacancy=None, reason="Призыв", **change) is None
    # The place at A is free now: g1 at B would rather have it, and g2 and g3 would too.
    assert {tuple(pair) for pair in blocking_pairs(world.fair)} == {(1, 1), (2, 1), (3, 1)}
    after = override_placement(graduate=things["g3"], vacancy=things["a"], reason="Практика здесь", **change)
    assert (after.basis, after.note, after.rank) == (Basis.COMMISSION, "Практика здесь", 1)
    assert {tuple(pair) for pair in blocking_pairs(world.fair)} == {(1, 1), (2, 1)}
    assert events(world, FairEvent.OVERRIDDEN) == 2
    assert stands(world) == {1: things["b"].number, 3: things["a"].number}
    assert Placement.objects.get(graduate=things["g2"]).ended_reason == "Призыв"
    assert verify_run(after.run).is_sound


def test_an_override_only_before_the_commission_and_only_with_consent(world):
    things = vector(world)
    extra = world.vacancy(world.plant)
    silent = world.graduate(consented=False)
    foreign = make_world()
    run_allocation(fair=world.fair, actor=world.lead)
    ask = {"reason": "Так решено", "actor": world.lead}
    with pytest.raises(IllegalTransition, match="Решения комиссии"):
        override_placement(graduate=things["g3"], vacancy=extra, **ask)
    world.at(Stage.COMMISSION)
    with pytest.raises(BrokenRule, match="согласия"):
        override_placement(graduate=silent, vacancy=extra, **ask)
    with pytest.raises(Denied):
        override_placement(graduate=things["g3"], vacancy=foreign.vacancy(), **ask)
    young = world.graduate(student={"born_on": date(2006, 12, 1)})
    young.student.person.consents.update(representative="Мать")
    extra.is_adults_only = True
    extra.save()
    with pytest.raises(BrokenRule, match="до 18"):
        override_placement(graduate=young, vacancy=extra, **ask)
    assert override_placement(graduate=things["g3"], vacancy=extra, **ask).rank is None
    assert blocking_pairs(world.fair) == ()
