"""Signed minutes prove their quarter and no other; held but unsigned is said as what is lacking and by whom."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.tests.factories import sign as sign_paper
from artel.meetings import evidence
from artel.meetings.domain.states import MeetingState, MinutesState
from artel.meetings.models import Meeting, Minutes
from artel.meetings.tests.factories import LONG_AGO, holder, make_body, make_meeting
from artel.meetings.tests.minutes_world import drafted, held, make_council, plan_of, proofs, sent, signed
from artel.members.domain.kinds import UnitKind
from artel.members.models import Unit
from artel.members.tests.factories import make_cluster, make_coordinator, make_organisation, make_unit
from artel.plans import kinds, words
from artel.plans.domain.states import State
from artel.plans.models import Evidence, Obligation
from artel.plans.selectors import plan_status
from artel.plans.services.evidence import accept_evidence
from artel.plans.tests.factories import make_file, make_plan, obligation_of

YEAR = (date(2023, 9, 1), date(2024, 8, 31))
pytestmark = pytest.mark.django_db


def minuted(unit: Unit, held_on: date, *, in_force_on: date | None = None, scan=None, **fields) -> Meeting:
    """A held meeting of a day with registered minutes, made past the deeds."""
    meeting = make_meeting(unit, items=0, held_on=held_on, **{"state": MeetingState.HELD} | fields)
    paper = Paper.objects.create(
        cluster=unit.cluster, kind="meetings.minutes", unit=unit, title="Протокол", dated_on=held_on, gost_edition=2016,
        state=PaperState.REGISTERED, registered_at=LONG_AGO, in_force_on=in_force_on or held_on, digest="d" * 64,
        number=f"{meeting.pk}", created_at=LONG_AGO, is_by_hand=scan is not None, scan=scan,
    )  # fmt: skip
    Minutes.objects.create(
        meeting=meeting, state=MinutesState.SIGNED, paper=paper, drafted_at=LONG_AGO, draft_due_on=held_on,
        signing_due_on=held_on,
    )  # fmt: skip
    return meeting


def proved(plan) -> dict[str, list[date]]:
    """Days of the meetings by the slot that they prove."""
    return {
        obligation.slot_label: [found.happened_on for found in evidence.find(obligation)]
        for obligation in plan.obligations.select_related("plan", "requirement", "cluster").order_by("position")
    }


def test_the_row_of_the_plan_takes_the_kind_by_its_words():
    plan = plan_of(make_body())
    assert obligation_of(plan, "3.1").requirement.kind == "meetings.signed_minutes"


@pytest.mark.usefixtures("noon")
def test_signed_minutes_close_the_quarter_by_themselves():
    unit = make_council()
    plan = plan_of(unit)
    signed(sent(held(unit)))
    assert proofs(plan) == [("I квартал 2024 г.", "1-ЭС", date(2024, 3, 15), False)]
    status = plan_status(plan, date(2024, 3, 15))
    met = [item.obligation.slot_label for item in status.obligations if item.state is State.MET]
    assert met == ["I квартал 2024 г."]


@pytest.mark.parametrize("scheme", ["calendar_split", "calendar_full", "academic"])
def test_two_meetings_in_one_quarter_do_not_repair_another(scheme):
    unit = make_body(make_cluster(quarter_scheme=scheme))
    plan = plan_of(unit)
    minuted(unit, date(2024, 2, 1))
    minuted(unit, date(2024, 2, 29))
    found = {slot: days for slot, days in proved(plan).items() if days}
    assert list(found.values()) == [[date(2024, 2, 1), date(2024, 2, 29)]]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    scheme=st.sampled_from(["calendar_split", "calendar_full", "academic"]),
    days=st.lists(st.dates(*YEAR), max_size=6),
    states=st.lists(st.sampled_from([MeetingState.HELD, MeetingState.FAILED, MeetingState.CANCELLED]), min_size=6, max_size=6),
)  # fmt: skip
def test_every_meeting_proves_the_slots_it_lies_in_and_no_other(scheme, days, states):
    unit = make_body(make_cluster(quarter_scheme=scheme), members=0)
    plan = plan_of(unit)
    happened = [minuted(unit, day, state=state) for day, state in zip(days, states, strict=False)]
    for obligation in plan.obligations.select_related("plan", "requirement", "cluster"):
        inside = sorted(
            meeting.held_on
            for meeting in happened
            if meeting.state == MeetingState.HELD and obligation.opens_on <= meeting.held_on <= obligation.words_due_on
        )
        assert [found.happened_on for found in evidence.find(obligation)] == inside


def test_an_unsigned_meeting_and_a_strange_body_prove_nothing():
    unit = make_body()
    plan = plan_of(unit)
    make_meeting(unit, state=MeetingState.HELD, held_on=date(2024, 2, 1))
    minuted(make_body(unit.cluster, kind=UnitKind.COORDINATION_COUNCIL), date(2024, 2, 2))
    assert not any(proved(plan).values())


def test_a_joint_meeting_proves_the_rows_of_both():
    cluster = make_cluster()
    expert, coordination = make_body(cluster), make_body(cluster, kind=UnitKind.COORDINATION_COUNCIL)
    rows = [
        {"number": number, "title": f"Проведение заседаний {name}", "executors": f"Председатель {name}",
         "deadline": "Не реже 1 раза в квартал", "result": f"Протоколы заседаний {name}"}
        for number, name in (("3.1", "Экспертного совета"), ("3.2", "Координационного совета"))
    ]  # fmt: skip
    make_plan(cluster, *rows, known=kinds.known())
    minuted(expert, date(2024, 2, 1), joint_with=coordination)
    evidence.refresh_rows(cluster)
    assert sorted(Evidence.objects.values_list("obligation__activity__wordings__number", flat=True)) == ["3.1", "3.2"]


def test_late_signing_is_late_and_a_correction_makes_nothing_late():
    unit = make_body()
    plan = plan_of(unit)
    meeting = minuted(unit, date(2023, 12, 14), in_force_on=date(2024, 1, 20))
    obligation = plan.obligations.get(slot_label__contains="IV")
    [found] = evidence.find(obligation)
    assert (found.happened_on, found.in_force_on) == (date(2023, 12, 14), date(2024, 1, 20))
    old = meeting.minutes.get()
    new = minuted(unit, date(2023, 12, 15), in_force_on=date(2024, 5, 1)).minutes.get()
    Minutes.objects.filter(pk=old.pk).update(state=MinutesState.SUPERSEDED)
    Minutes.objects.filter(pk=new.pk).update(meeting=meeting, edition=2, correction="Опечатка")
    [found] = [piece for piece in evidence.find(obligation) if piece.source_id == str(meeting.pk)]
    assert found.in_force_on == date(2024, 1, 20)


@pytest.mark.parametrize(
    ("executors", "result", "name"),
    [
        ("Председатель Экспертного совета", "Протоколы заседаний", "Экспертный совет"),
        ("Экспертный совет", "Протокол заседания", "Экспертный совет"),
        ("Участники кластера", "Протоколы заседаний Координационного совета", "Координационный совет"),
        ("Экспертный совет, Координационный совет", "Протоколы заседаний Экспертного совета", "Экспертный совет"),
        ("Участники кластера", "Протоколы заседаний Управляющего совета", "Управляющий совет"),
    ],
)
def test_the_body_is_the_one_that_the_words_name_or_the_executor(executors, result, name):
    cluster = make_cluster()
    for kind in (UnitKind.EXPERT_COUNCIL, UnitKind.COORDINATION_COUNCIL, UnitKind.GOVERNING_COUNCIL):
        make_unit(cluster, kind=kind)
    make_organisation(cluster)
    cells = {"executors": executors, "result": result, "deadline": "Не реже 1 раза в квартал"}
    plan = make_plan(cluster, cells, known=kinds.known())
    obligation = plan.obligations.select_related("requirement", "plan").order_by("position")[0]
    assert [unit.name for unit in evidence.bodies_of(obligation)] == [name]


def test_the_row_opens_the_meetings_of_its_body():
    unit = make_body()
    opening = kinds.opening_of(obligation_of(plan_of(unit), "3.1"))
    assert opening.url.endswith(f"/meetings/?unit={unit.pk}")
    assert opening.permission == "meetings.view_meeting"


# --- acceptance of scans ---


@pytest.mark.usefixtures("noon")
def test_a_person_accepts_a_scan_and_the_system_never_does():
    unit = make_council()
    plan = plan_of(unit)
    author = make_coordinator(unit.cluster)
    minuted(unit, date(2024, 3, 1), scan=make_file(unit.cluster, uploaded_by=author))
    evidence.refresh_rows(unit.cluster)
    piece = Evidence.objects.get()
    assert (piece.needs_acceptance, piece.recorded_by) == (True, author)
    evidence.refresh_rows(unit.cluster)
    assert not piece.verdicts.exists()
    accept_evidence(evidence=piece, actor=make_coordinator(unit.cluster))
    assert plan_status(plan, date(2024, 3, 15)).tally[State.MET] == 1


# --- held but unsigned ---


def near_of(plan, on=date(2024, 3, 18)):
    status = plan_status(plan, on)
    return {item.obligation.slot_label: words.lack_of(item) for item in status.obligations if item.near}


@pytest.mark.usefixtures("noon")
def test_held_but_unsigned_names_the_minutes_and_who_owes_them():
    unit = make_council()
    plan = plan_of(unit)
    meeting = held(unit)
    secretary, chair = holder(unit, "secretary"), holder(unit, "chair")
    [(slot, lack)] = near_of(plan).items()
    assert slot == "I квартал 2024 г."
    assert lack.what == "подписанного протокола заседания от 15.03.2024"
    assert lack.who == f"{secretary.short_name}, секретарь"
    drafted(meeting)
    assert near_of(plan)[slot].who == f"{secretary.short_name}, секретарь"
    minutes = sent(meeting)
    assert near_of(plan)[slot].what == "подписи протокола заседания от 15.03.2024"
    assert near_of(plan)[slot].who == f"{chair.short_name}, председательствующий"
    sign_paper(minutes.paper, chair)
    assert near_of(plan)[slot].who == f"{secretary.short_name}, секретарь"
    sign_paper(minutes.paper, secretary)
    assert near_of(plan) == {}


@pytest.mark.usefixtures("noon")
def test_the_row_tells_it_too_and_not_before_the_day():
    unit = make_council()
    plan = plan_of(unit)
    sent(held(unit))
    row = plan_status(plan, date(2024, 3, 18)).rows[0]
    assert near_of(plan, date(2024, 3, 14)) == {}
    assert "подписи протокола заседания от 15.03.2024" in [words.what_is_missing(item) for item in row.obligations]


def test_near_costs_the_same_for_one_obligation_and_for_many():
    cluster = make_cluster()
    unit = make_body(cluster)
    plan = plan_of(unit)
    asked = list(Obligation.objects.filter(plan=plan).select_related("requirement"))

    def queries(obligations):
        with CaptureQueriesContext(connection) as caught:
            evidence.near(obligations, date(2024, 8, 31))
        return len(caught)

    assert queries(asked[:1]) == queries(asked) == 1
    for month in (1, 2, 3, 4, 5):
        make_meeting(unit, state=MeetingState.HELD, held_on=date(2024, month, 10))
    assert queries(asked[:1]) == queries(asked) == 3


def test_the_debt_is_of_the_first_meeting_without_its_minutes():
    unit = make_body()
    plan = plan_of(unit)
    for day in (date(2024, 2, 20), date(2024, 2, 10)):
        make_meeting(unit, state=MeetingState.HELD, held_on=day)
    assert [lack.what for lack in near_of(plan).values()] == ["подписанного протокола заседания от 10.02.2024"]
    assert [lack.who for lack in near_of(plan).values()] == ["секретарь заседания"]


def test_system_refreshes_every_row_of_the_kind():
    cluster = make_cluster()
    unit = make_body(cluster)
    plan = plan_of(unit)
    minuted(unit, date(2024, 2, 1))
    evidence.refresh_rows(cluster)
    assert len(proofs(plan)) == 1
