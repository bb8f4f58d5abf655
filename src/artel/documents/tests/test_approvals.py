from datetime import date

import pytest
import time_machine

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents import agreeing
from artel.documents.domain.states import LineDecision, SheetState, outcome_of
from artel.documents.models import ApprovalSheet
from artel.documents.selectors import lines_awaiting, sheet_list, sheet_of, sheets_visible_to
from artel.documents.services.approvals import (
    PartyDraft,
    answer_remark,
    close_sheet,
    decide_line,
    open_sheet,
    void_sheet,
)
from artel.documents.tests.factories import make_agreement, make_signer
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.tests.factories import (
    PASSWORD,
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_person,
    make_representative,
    make_role,
    make_user,
)

pytestmark = pytest.mark.django_db
DIGEST = "a" * 64


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def told(monkeypatch):
    """What those above were told."""
    found = []
    monkeypatch.setattr(agreeing, "_KINDS", {})
    agreeing.on_closed("test.draft", lambda sheet, actor: found.append((sheet.pk, str(sheet.state))))
    return found


def begin(*people, approver=None, **fields) -> ApprovalSheet:
    parties = [PartyDraft(person, "Директор", person.short_name) for person in people]
    if approver:
        parties.append(PartyDraft(approver, "Председатель", approver.short_name, approves=True))
    cluster = (people or (approver,))[0].cluster
    defaults = {
        "cluster": cluster,
        "subject_kind": "test.draft",
        "subject_id": "1",
        "title": "проекту состава группы",
        "digest": DIGEST,
        "due_on": date(2024, 3, 22),
        "actor": system(),
    }
    return open_sheet(parties=parties, **defaults | fields)


def line_of(sheet, person):
    return sheet.lines.get(person=person)


def decide(sheet, person, decision=LineDecision.AGREED, remark="", **fields):
    defaults = {"password": PASSWORD, "actor": person.user}
    decide_line(line=line_of(sheet, person), decision=decision, remark=remark, **defaults | fields)
    sheet.refresh_from_db()
    return sheet


def test_a_round_is_agreed_when_everybody_agreed_and_those_above_are_told(told):
    cluster = make_cluster()
    first, second = make_signer(cluster), make_signer(cluster)
    sheet = begin(first, second)
    assert decide(sheet, first).state == "open"
    assert told == []
    assert decide(sheet, second).state == "agreed"
    assert told == [(sheet.pk, "agreed")]
    line = line_of(sheet, first)
    assert (line.digest, line.agreement.person, bool(line.code)) == (DIGEST, first, True)
    assert Entry.objects.filter(event="documents.line_decided").count() == 2


def test_a_remark_must_be_said_and_answered_before_the_round_is_agreed(told):
    cluster = make_cluster()
    person, coordinator = make_signer(cluster), make_coordinator(cluster)
    sheet = begin(person, actor=coordinator)
    for decision in (LineDecision.WITH_REMARKS, LineDecision.REFUSED):
        with pytest.raises(BrokenRule, match="замечание") as refusal:
            decide(sheet, person, decision, " ")
        assert refusal.value.field == "remark"
    assert decide(sheet, person, LineDecision.WITH_REMARKS, "Добавить школу").state == "open"
    with pytest.raises(BrokenRule, match="ответ"):
        answer_remark(line=line_of(sheet, person), answer=" ", actor=coordinator)
    with pytest.raises(Denied):
        answer_remark(line=line_of(sheet, person), answer="Учтём", actor=person.user)
    answer_remark(line=line_of(sheet, person), answer="Учтём при следующем составе", actor=coordinator)
    sheet.refresh_from_db()
    assert sheet.state == "agreed"


def test_a_refusal_returns_the_round_when_all_have_answered_or_when_it_is_closed():
    cluster = make_cluster()
    first, second = make_signer(cluster), make_signer(cluster)
    sheet = decide(begin(first, second), first, LineDecision.REFUSED, "Не тот состав")
    assert sheet.state == "open"
    with pytest.raises(Denied):
        close_sheet(sheet=sheet, actor=first.user)
    assert close_sheet(sheet=sheet, actor=make_coordinator(cluster)).state == "returned"
    with pytest.raises(IllegalTransition):
        decide(sheet, second)
    again = begin(first, second)
    decide(again, first, LineDecision.REFUSED, "Всё ещё не тот")
    assert decide(again, second).state == "returned"


def test_silence_is_never_an_agreement():
    cluster = make_cluster()
    first, second = make_signer(cluster), make_signer(cluster)
    sheet = decide(begin(first, second), first)
    with pytest.raises(BrokenRule, match="ещё идёт"):
        close_sheet(sheet=sheet, actor=system())
    with time_machine.travel("2024-03-23 05:00:00+00:00", tick=False):
        assert close_sheet(sheet=sheet, actor=system()).state == "returned"
    assert line_of(sheet, second).decision == ""


def test_who_approves_answers_last():
    cluster = make_cluster()
    person, approver = make_signer(cluster), make_signer(cluster)
    sheet = begin(person, approver=approver)
    with pytest.raises(IllegalTransition, match="после того"):
        decide(sheet, approver)
    decide(sheet, person)
    assert decide(sheet, approver).state == "agreed"


def test_a_changed_version_voids_the_round_and_the_next_one_counts_on(told):
    cluster = make_cluster()
    person = make_signer(cluster)
    agreed = decide(begin(person), person)
    void_sheet(sheet=agreed, actor=system())
    again = begin(person, digest="b" * 64)
    third = begin(person, digest="c" * 64)
    again.refresh_from_db()
    assert (again.edition, again.state, third.edition) == (2, "void", 3)
    assert sheet_of("test.draft", 1) == third
    assert [state for _pk, state in told] == ["agreed", "void", "void"]
    with pytest.raises(IllegalTransition):
        decide(again, person)
    with pytest.raises(IllegalTransition):
        void_sheet(sheet=again, actor=system())


def test_an_answer_is_ones_own_given_once_with_the_password_and_the_agreement():
    cluster = make_cluster()
    person, other = make_signer(cluster), make_signer(cluster)
    newcomer = make_person(cluster, user=make_user())
    make_role("representative", cluster, user=newcomer.user)
    sheet = begin(person, other, newcomer)
    for stranger in (other.user, make_coordinator(cluster), make_observer(cluster)):
        with pytest.raises(Denied):
            decide(sheet, person, actor=stranger)
    with pytest.raises(BrokenRule, match="Пароль"):
        decide(sheet, person, password="не тот")
    with pytest.raises(BrokenRule, match="решение"):
        decide(sheet, person, "poem")
    with pytest.raises(BrokenRule, match="присоединитесь"):
        decide(sheet, newcomer)
    make_agreement(newcomer)
    decide(sheet, newcomer)
    with pytest.raises(IllegalTransition, match="уже ответили"):
        decide(sheet, newcomer)


def test_an_observer_decides_nothing_even_where_asked():
    person = make_signer(make_cluster())
    sheet = begin(person)
    make_role("observer", person.cluster, user=person.user)
    with pytest.raises(Denied):
        decide(sheet, person)
    assert not lines_awaiting(person.user, person.cluster).exists()


def test_a_round_needs_parties_of_the_cluster_once_each_and_a_day_to_come():
    cluster = make_cluster()
    person = make_signer(cluster)
    for people, fields, words in (
        ((person, person), {}, "один раз"),
        ((person,), {"due_on": date(2024, 3, 14)}, "уже прошёл"),
    ):
        with pytest.raises(BrokenRule, match=words):
            begin(*people, **fields)
    with pytest.raises(Denied, match="одного кластера"):
        begin(person, make_signer(make_cluster()))
    with pytest.raises(BrokenRule, match="кто согласует"):
        open_sheet(
            cluster=cluster, subject_kind="x", subject_id="1", title="x", digest=DIGEST, parties=[],
            due_on=date(2024, 3, 22), actor=system(),
        )  # fmt: skip


def test_a_sheet_is_seen_by_those_whom_it_concerns():
    cluster = make_cluster()
    person, stranger = make_signer(cluster), make_signer(cluster)
    organisation = make_organisation(cluster)
    representative = make_representative(organisation)
    party = make_signer(cluster)
    sheet = open_sheet(
        cluster=cluster, subject_kind="x", subject_id="1", title="проекту", digest=DIGEST, due_on=date(2024, 3, 22),
        parties=[PartyDraft(person, "x", "x"), PartyDraft(party, "x", "x", organisation)], actor=system(),
    )  # fmt: skip
    for user in (person.user, representative, make_coordinator(cluster), make_observer(cluster)):
        assert list(sheets_visible_to(user, cluster)) == [sheet]
    for user in (stranger.user, make_coordinator(make_cluster()), make_user()):
        assert not sheets_visible_to(user, cluster).exists()
    (row,) = sheet_list(person.user, cluster, mine=True)
    assert (row.asked, row.answered) == (2, 0)
    assert list(sheet_list(representative, cluster, mine=True)) == []
    assert list(sheet_list(person.user, cluster, state="agreed")) == []


@pytest.mark.parametrize(
    ("lines", "is_over", "outcome"),
    [
        ([], False, SheetState.OPEN),
        ([], True, SheetState.RETURNED),
        ([("agreed", False)], False, SheetState.AGREED),
        ([("agreed", False), ("", False)], False, SheetState.OPEN),
        ([("agreed", False), ("", False)], True, SheetState.RETURNED),
        ([("with_remarks", False)], False, SheetState.OPEN),
        ([("with_remarks", False)], True, SheetState.RETURNED),
        ([("with_remarks", True)], True, SheetState.AGREED),
        ([("refused", True), ("", False)], False, SheetState.OPEN),
        ([("refused", False), ("agreed", False)], False, SheetState.RETURNED),
    ],
)
def test_what_a_round_has_come_to(lines, is_over, outcome):
    assert outcome_of(lines, is_over=is_over) == outcome
