"""Facts of employment told once for each graduate, the summary that counts them, and nobody's name in it."""

import json
from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from artel.audit.models import Entry
from artel.documents.domain.states import PaperState
from artel.documents.services.papers import revoke_paper
from artel.documents.services.signing import sign_papers
from artel.documents.tests.factories import make_agreement
from artel.fair.domain.employment import (
    PRIORITY,
    Figures,
    Line,
    Tally,
    day_of,
    days_of,
    first_of,
    months_after,
    percent,
    share,
)
from artel.fair.domain.states import EMPLOYED, GraduateState, InvitationState, Milestone, Outcome, Stage
from artel.fair.models import EmploymentFact, EmploymentSummary, Invitation
from artel.fair.selectors.employment import facts_of, figures_of, milestone_days, proposals_for
from artel.fair.services.employment import compose_summary, recall_summary, record_fact, send_summary
from artel.fair.tests.inviting import make_world
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Person
from artel.members.tests.factories import (
    PASSWORD,
    make_head,
    make_observer,
    make_person,
    make_representative,
    make_tenure,
    make_user,
)

pytestmark = pytest.mark.django_db
NOVEMBER = date(2024, 11, 5)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(datetime(2024, 11, 5, 6, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def world():
    """Three graduates of one college at the stage of employment; the lead college is headed by somebody who signs."""
    made = make_world(places=3, stage=Stage.EMPLOYMENT)
    made.cluster.lead = made.college
    made.cluster.save()
    office = made.college.offices.get(kind=OfficeKind.HEAD)
    made.director = make_person(made.cluster, user=make_user(), last_name="Кравцова", first_name="Елена")
    make_tenure(office, person=made.director)
    make_agreement(made.director)
    for name in ("Ткач", "Ким", "Нечай"):
        made.graduate(name)
    made.methodist = make_representative(made.college)
    return made


def tell(world, graduate, outcome=Outcome.BY_SPECIALITY, milestone=Milestone.AUTUMN, **told):
    return record_fact(graduate=graduate, milestone=milestone, outcome=outcome, actor=world.methodist, **told)


def traces(event: str) -> int:
    return Entry.objects.filter(event=event).count()


# --- pure ---


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 24))
def test_months_after_stay_in_the_month_asked_for(day, months):
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_milestones_are_31_october_and_months_after_graduation():
    assert days_of(2024, date(2024, 6, 30)) == {
        Milestone.THREE_MONTHS: date(2024, 9, 30),
        Milestone.AUTUMN: date(2024, 10, 31),
        Milestone.SIX_MONTHS: date(2024, 12, 30),
        Milestone.TWELVE_MONTHS: date(2025, 6, 30),
    }
    assert day_of(Milestone.SIX_MONTHS, 2024, date(2024, 8, 31)) == date(2025, 2, 28)


@given(st.sets(st.sampled_from(list(Outcome)), min_size=1))
def test_the_first_outcome_by_priority_is_the_one_counted(outcomes):
    assert PRIORITY[first_of(outcomes)] == min(PRIORITY[each] for each in outcomes)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_a_share_of_nothing_is_no_figure_and_only_the_whole_is_a_hundred(part, rest):
    whole = part + rest
    found = percent(part, whole)
    if not whole:
        assert found is None
        assert share(part, whole) == "н/д"
        return
    assert 0 <= found <= 100
    assert (found == 100) == (part == whole)
    assert (found == 0) == (part == 0)
    assert abs(found - 100 * part / whole) <= 1


LINES = st.lists(
    st.builds(
        Line,
        college=st.integers(1, 4),
        speciality=st.integers(1, 3),
        outcome=st.none() | st.sampled_from(list(Outcome)),
        employer=st.none() | st.integers(1, 3),
    ),
    max_size=60,
)


@given(LINES)
def test_every_graduate_is_counted_once_in_each_table(lines):
    figures = Figures.of(lines)
    assert figures.whole.total == len(lines)
    for tables in (figures.colleges, figures.specialities):
        assert sum(tally.total for tally in tables.values()) == len(lines)
        assert sum(tally.employed for tally in tables.values()) == figures.whole.employed
    hired = sum(line.outcome in ("by_speciality", "not_by_speciality", "target_contract") for line in lines)
    assert sum(figures.employers.values()) + figures.outside == hired
    assert Figures.from_json(figures.to_json()) == figures


# --- facts ---


def test_a_fact_is_told_again_in_its_place_with_a_trace_each_and_none_for_the_same(world):
    graduate = world.graduates[0]
    tell(world, graduate, Outcome.SEEKING)
    tell(world, graduate, employer=world.enterprise, position=" Регулировщик  РЭА ", hired_on=date(2024, 7, 15))
    tell(world, graduate, employer=world.enterprise, position="Регулировщик РЭА", hired_on=date(2024, 7, 15))
    fact = EmploymentFact.objects.get()
    assert (fact.outcome, fact.employer, fact.position) == ("by_speciality", world.enterprise, "Регулировщик РЭА")
    assert fact.recorded_by == world.methodist
    assert traces("fair.employment_recorded") == 2
    tell(world, graduate, Outcome.MILITARY, Milestone.THREE_MONTHS)
    assert EmploymentFact.objects.count() == 2


@pytest.mark.parametrize(
    ("outcome", "told", "field", "words"),
    [
        (Outcome.SEEKING, {"hired_on": date(2024, 7, 1)}, "hired_on", "только у тех, кто работает"),
        (Outcome.MILITARY, {"employer_name": "в/ч"}, "employer_name", "только у тех, кто принят"),
        (Outcome.SELF_EMPLOYED, {"position": "мастер"}, "position", "только у тех, кто принят"),
        (Outcome.BY_SPECIALITY, {"hired_on": date(2024, 11, 6)}, "hired_on", "ещё не наступила"),
        (Outcome.BY_SPECIALITY, {"hired_on": date(2024, 11, 1)}, "hired_on", "а приём позже"),
        (Outcome.BY_SPECIALITY, {"order_number": "9" * 61}, "order_number", "длиннее 60"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, outcome, told, field, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        tell(world, world.graduates[0], outcome, **told)
    assert refusal.value.field == field
    assert not EmploymentFact.objects.exists()


def test_only_the_graduates_own_college_tells(world):
    stranger = make_representative(make_world(stage=Stage.EMPLOYMENT).college)
    enterprise = make_representative(world.enterprise)
    for actor in (world.coordinator, enterprise, stranger, make_observer(world.cluster), make_head(world.cluster)):
        with pytest.raises(Denied):
            record_fact(graduate=world.graduates[0], milestone=Milestone.AUTUMN, outcome=Outcome.SEEKING, actor=actor)
    assert not EmploymentFact.objects.exists()


def test_facts_wait_for_their_stage_and_their_day(world):
    with pytest.raises(BrokenRule, match=r"вносят с 30\.12\.2024"):
        tell(world, world.graduates[0], milestone=Milestone.SIX_MONTHS)
    world.fair.stage = Stage.ANSWERS
    world.fair.save()
    with pytest.raises(IllegalTransition, match="трудоустройств"):
        tell(world, world.graduates[0])
    world.fair.stage = Stage.MONITORING
    world.fair.save()
    world.graduates[0].state = GraduateState.WITHDRAWN
    world.graduates[0].save()
    with pytest.raises(IllegalTransition, match="снят с ярмарки"):
        tell(world, world.graduates[0])


def test_an_accepted_invitation_is_proposed_and_counted_nowhere(world):
    graduate = world.graduates[0]
    Invitation.objects.create(
        cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=world.vacancy,
        state=InvitationState.ACCEPTED, valid_until=NOVEMBER, made_at=clock.now(), answered_at=clock.now(),
    )  # fmt: skip
    proposal = proposals_for(world.graduates, facts_of(world.graduates))[graduate.pk]
    assert (proposal.outcome, proposal.employer, proposal.position, proposal.source) == (
        Outcome.BY_SPECIALITY, world.enterprise, world.vacancy.title, "accepted",
    )  # fmt: skip
    assert figures_of(world.fair, Milestone.AUTUMN).whole.told == 0
    tell(world, graduate, Outcome.MILITARY, Milestone.THREE_MONTHS)
    assert proposals_for(world.graduates, facts_of(world.graduates))[graduate.pk].outcome == Outcome.MILITARY


# --- the summary ---


def test_the_summary_counts_by_college_speciality_and_employer_and_names_nobody(world):
    tell(world, world.graduates[0], employer=world.enterprise)
    tell(world, world.graduates[1], Outcome.STUDYING)
    summary = compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    assert (summary.as_of, summary.paper.state) == (date(2024, 10, 31), PaperState.DRAFT)
    figures = Figures.from_json(summary.figures)
    assert (figures.whole.total, figures.whole.employed, figures.whole.missing) == (3, 1, 1)
    assert (figures.employers, figures.outside) == ({world.enterprise.pk: 1}, 0)
    text = json.dumps(summary.paper.content, ensure_ascii=False)
    assert "Руководитель ОГБПОУ «ТЭПК»" in text
    assert "работают — 1 (33\xa0%)" in text
    assert "ООО «ОЭС»" in text
    assert "15.02.16 Технология машиностроения" in text
    for word in ("Ткач", "Ким", "Нечай", "В-001"):
        assert word not in text
    assert traces("fair.employment_summarised") == 1


def test_the_head_of_the_lead_college_signs_the_head_of_the_cluster_where_it_has_none(world):
    tell(world, world.graduates[0])
    summary = send_summary(
        summary=compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator),
        actor=world.coordinator,
    )
    assert [signer.person for signer in summary.paper.signers.all()] == [world.director]
    with pytest.raises(IllegalTransition, match="уже на подписи"):
        compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    recall_summary(summary=summary, actor=world.coordinator)
    world.college.offices.get().tenures.all().delete()
    with pytest.raises(BrokenRule, match="Некому подписать"):
        compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    head = make_head(world.cluster)
    person = Person.objects.get(cluster=world.cluster, user=head)
    again = compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    assert again.pk == summary.pk
    sent = send_summary(summary=again, actor=world.coordinator)
    assert sent.paper.signers.latest("pk").person == person


def test_facts_told_since_stop_the_sending(world):
    tell(world, world.graduates[0])
    summary = compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    tell(world, world.graduates[1], Outcome.SEEKING)
    with pytest.raises(BrokenRule, match="сведения изменились"):
        send_summary(summary=summary, actor=world.coordinator)


def sign(world, summary):
    summary = send_summary(summary=summary, actor=world.coordinator)
    sign_papers(signings=[(summary.paper, summary.paper.digest)], password=PASSWORD, actor=world.director.user)
    summary.paper.refresh_from_db()
    return summary


def test_a_signed_summary_is_corrected_under_its_number_and_may_be_revoked(world):
    tell(world, world.graduates[0])
    first = sign(world, compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator))
    assert (first.paper.state, first.paper.number) == (PaperState.REGISTERED, "1-СТ")
    tell(world, world.graduates[1])
    second = sign(world, compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator))
    assert (second.paper.number, second.paper.edition) == ("1-СТ", 2)
    assert EmploymentSummary.objects.count() == 2
    revoke_paper(paper=second.paper, reason="Ошибка в данных", actor=world.coordinator)


def test_an_empty_summary_and_one_before_its_day_are_refused_and_strangers_are_denied(world):
    with pytest.raises(BrokenRule, match="Сведений ещё нет"):
        compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    with pytest.raises(BrokenRule, match="ещё не наступил"):
        compose_summary(fair=world.fair, milestone=Milestone.TWELVE_MONTHS, actor=world.coordinator)
    for actor in (world.methodist, make_observer(world.cluster), make_representative(world.enterprise)):
        with pytest.raises(Denied):
            compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=actor)


def test_the_autumn_summary_may_be_made_on_the_way_as_of_its_own_day(world):
    with time_machine.travel(datetime(2024, 8, 20, 6, 0, tzinfo=UTC), tick=False):
        tell(world, world.graduates[0], hired_on=date(2024, 7, 15))
        summary = compose_summary(fair=world.fair, milestone=Milestone.AUTUMN, actor=world.coordinator)
    assert summary.as_of == date(2024, 8, 20)
    assert next(iter(milestone_days(world.fair))) == Milestone.THREE_MONTHS


def test_a_tally_knows_who_works():
    tally = Tally.of([Line(1, 1, outcome) for outcome in Outcome])
    assert (tally.total, tally.employed, tally.missing) == (len(Outcome), len(EMPLOYED), 0)
