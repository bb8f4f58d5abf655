"""The commission's protocol: its quorum, its words, and that the signed one makes the allocation stand."""

from datetime import date

import pytest

from artel.audit.models import Entry
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.papers.tree import Document, Head, Table, Text
from artel.documents.selectors import papers_visible_to
from artel.documents.services.papers import revoke_paper
from artel.documents.tests.factories import sign
from artel.fair.domain.states import RunState, Stage
from artel.fair.events import FairEvent
from artel.fair.models import MatchRun, Protocol
from artel.fair.selectors.allocation import employer_report, result_for
from artel.fair.services.allocation import override_placement, run_allocation, run_second_round
from artel.fair.services.commission import compose_protocol, recall_protocol, send_protocol
from artel.fair.tests.allocation_world import DAY, World, make_world, vector
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Consent
from artel.members.tests.factories import make_cluster, make_coordinator, make_observer, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def things(world) -> dict:
    """Vector 10, allocated and before the commission."""
    things = vector(world)
    run_allocation(fair=world.fair, actor=world.lead, public_line="курс 94,32")
    world.at(Stage.COMMISSION)
    return things


def everybody(world: World) -> list:
    return [world.chair, world.secretary, *world.members]


def composed(world: World, **more) -> Protocol:
    ask = {"held_on": DAY, "present": everybody(world), "actor": world.secretary.user}
    return compose_protocol(fair=world.fair, **ask | more)


def words(paper: Paper) -> str:
    return "\n".join(block.text for block in Document.from_json(paper.content).blocks if isinstance(block, Text))


def table(paper: Paper) -> tuple:
    return next(block for block in Document.from_json(paper.content).blocks if isinstance(block, Table)).rows


def events(world: World, event: FairEvent) -> int:
    return Entry.objects.filter(chain=world.cluster.pk, event=event).count()


def test_the_protocol_says_what_was_decided(world, things):
    protocol = composed(world)
    assert (protocol.round, protocol.members_count, len(protocol.present)) == (1, 4, 5)
    text, run = words(protocol.paper), MatchRun.objects.get()
    assert "Присутствуют 4 из 4 членов комиссии по распределению выпускников с правом голоса" in text
    assert f"SHA-256: {run.digest}" in text and "|курс 94,32" in text
    assert "которые предпочли бы друг друга полученному, — 0." in text
    assert "Участвуют в распределении — 3, распределены — 2." in text
    assert "Не распределены — 1: ОГБПОУ «ТЭПК» — 1." in text and "Свободных мест нет." in text
    assert "РЕШИЛА:" in text and "Рекомендовать предприятиям пригласить" in text
    assert "направить" not in text.lower() and "обязать" not in text.lower()
    assert "«за» — 4, «против» — 0, «воздержались» — 0. Решение принято единогласно." in text
    plant = "АО «Приборостроительный завод»"
    assert table(protocol.paper)[0] == (
        "1", "Белых Ирина Петровна", "ОГБПОУ «ТЭПК»", "15.02.16", plant, things["a"].title, "взаимный выбор", "1-е", "",
    )  # fmt: skip
    head = next(block for block in Document.from_json(protocol.paper.content).blocks if isinstance(block, Head))
    assert head.heading == "заседания комиссии по распределению выпускников"
    assert events(world, FairEvent.PROTOCOL_COMPOSED) == 1


def test_without_a_quorum_the_arithmetic_is_told(world, things):
    with pytest.raises(BrokenRule, match="с правом голоса 4, присутствуют 1, необходимо не менее"):
        composed(world, present=[world.chair, world.secretary])
    assert not Protocol.objects.exists()


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda w: {"present": [w.secretary, *w.members]}, "ни председателя"),
        (lambda w: {"present": [w.chair, *w.members]}, "секретаря"),
        (lambda w: {"present": [*everybody(w), w.lead.persons.first()]}, "не члены комиссии"),
        (lambda w: {"held_on": date(2024, 4, 19)}, "ещё не состоялось"),
        (lambda w: {"held_on": date(2024, 4, 17)}, "ещё не было"),
        (lambda w: {"against": 2}, "Решение не принято: «за» — 2, а нужно не менее 3"),
        (lambda w: {"against": 3, "abstained": 2}, "Голосов больше"),
    ],
)
def test_a_sitting_that_decides_nothing_is_refused(world, things, change, refusal):
    with pytest.raises(BrokenRule, match=refusal):
        composed(world, **change(world))


def test_one_against_is_a_majority(world, things):
    assert "«против» — 1, «воздержались» — 0. Решение принято большинством голосов." in words(
        composed(world, against=1).paper
    )


def test_strangers_neither_compose_nor_send_nor_recall(world, things):
    protocol = composed(world)
    for stranger in (
        make_coordinator(make_cluster()),
        make_observer(world.cluster),
        make_representative(world.plant),
        world.members[0].user,
    ):
        with pytest.raises(Denied):
            composed(world, actor=stranger)
        with pytest.raises(Denied):
            send_protocol(protocol=protocol, actor=stranger)
        with pytest.raises(Denied):
            recall_protocol(protocol=protocol, actor=stranger)


def test_signed_the_allocation_stands_and_graduates_are_told(world, things):
    assert result_for(things["g1"]) is None and employer_report(world.fair, [world.plant.pk]) == []
    protocol = send_protocol(protocol=composed(world), actor=world.secretary.user)
    assert protocol.paper.state == PaperState.SIGNING
    paper = sign(protocol.paper, world.chair, world.secretary)
    assert (paper.state, paper.number, paper.register) == (
        PaperState.REGISTERED,
        "1",
        f"meetings.minutes:{world.commission.pk}",
    )
    run = MatchRun.objects.get()
    assert (run.state, run.approved_at is not None) == (RunState.APPROVED, True)
    assert events(world, FairEvent.ALLOCATION_APPROVED) == 1
    assert result_for(things["g2"]).placement.vacancy == things["a"]
    assert result_for(things["g3"]).placement is None
    (report,) = employer_report(world.fair, [world.plant.pk])
    # Of three who named it first: one is here, one got a lower wish, one has nothing.
    assert (report.placed, report.free, report.lines) == (1, 0, ((1, 1, 0, 1, 1),))
    with pytest.raises(IllegalTransition, match="утверждено протоколом"):
        override_placement(graduate=things["g1"], vacancy=None, reason="Поздно", actor=world.lead)
    revoke_paper(paper=paper, reason="Ошибка", actor=world.lead)
    assert MatchRun.objects.get().state == RunState.PROPOSED
    assert events(world, FairEvent.APPROVAL_REVOKED) == 1


def test_a_change_is_refused_at_signing_and_drops_a_draft(world, things):
    protocol = send_protocol(protocol=composed(world), actor=world.lead)
    change = {"graduate": things["g2"], "vacancy": None, "reason": "Призыв", "actor": world.lead}
    with pytest.raises(IllegalTransition, match="на подписи"):
        override_placement(**change)
    with pytest.raises(IllegalTransition, match="на подписи"):
        composed(world)
    recall_protocol(protocol=protocol, actor=world.lead)
    again = composed(world)
    assert again.pk == protocol.pk
    override_placement(**change)
    assert Paper.objects.get(pk=protocol.paper_id).state == PaperState.DROPPED
    override_placement(graduate=things["g3"], vacancy=things["a"], reason="Практика здесь", actor=world.lead)
    anew = composed(world)
    text = words(anew.paper)
    gone = "Белых Ирина Петровна: место «Наладчик станков 1, АО „Приборостроительный завод“» снято. Причина: Призыв."
    assert gone in text
    assert "Власова Ирина Петровна: предложено место «Наладчик станков 1" in text
    assert "С учётом решений комиссии таких пар — 2" in text
    assert anew.pk != protocol.pk


def test_a_consent_taken_back_is_no_name_in_the_protocol(world, things):
    protocol = composed(world)
    Consent.objects.filter(person=things["g2"].student.person).update(revoked_on=DAY)
    with pytest.raises(BrokenRule, match="Составьте протокол заново"):
        send_protocol(protocol=protocol, actor=world.lead)
    assert table(composed(world).paper)[0][1] == "В-002"


def test_the_second_round_has_a_protocol_of_its_own_after_the_first(world, things):
    extra = world.vacancy(world.works, title="Оператор станков")
    run_second_round(fair=world.fair, actor=world.lead)
    with pytest.raises(IllegalTransition, match="Сначала подпишите протокол первого тура"):
        composed(world, round_number=2)
    first = send_protocol(protocol=composed(world), actor=world.lead)
    assert "Не распределены — 1" in words(first.paper)
    sign(first.paper, world.chair, world.secretary)
    assert result_for(things["g3"]) is None
    second = composed(world)
    assert second.round == 2 and "О втором туре распределения" in words(second.paper)
    assert [row[5] for row in table(second.paper)] == [extra.title]
    paper = sign(send_protocol(protocol=second, actor=world.lead).paper, world.chair, world.secretary)
    assert paper.number == "2"
    assert result_for(things["g3"]).placement.vacancy == extra
    with pytest.raises(IllegalTransition, match="Нет распределения"):
        composed(world)


def test_the_protocol_is_seen_by_leads_and_the_commission_only(world, things):
    paper = sign(send_protocol(protocol=composed(world), actor=world.lead).paper, world.chair, world.secretary)
    for user, sees in (
        (world.lead, True),
        (world.members[0].user, True),
        (world.chair.user, True),
        (make_observer(world.cluster), False),
        (make_representative(world.plant), False),
        (make_representative(world.college), False),
    ):
        assert papers_visible_to(user, world.cluster).filter(pk=paper.pk).exists() is sees
