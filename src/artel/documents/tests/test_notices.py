"""What of papers calls people: signers at their turn, once for many papers; parties of approval sheets by their days."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.accounts.rights import system
from artel.documents.domain.states import LineDecision
from artel.documents.models import ApprovalLine
from artel.documents.notice_sources import lines_to_answer, papers_to_sign
from artel.documents.services.approvals import PartyDraft, decide_line, open_sheet, void_sheet
from artel.documents.services.papers import recall_paper
from artel.documents.tests.factories import make_paper_at_signing, make_signer, register_kind, sign
from artel.members.models import Tenure
from artel.members.selectors import know_calendars
from artel.members.tests.factories import PASSWORD, make_cluster, make_coordinator
from artel.notices.models import Notice
from artel.notices.services import gather

TODAY = date(2024, 3, 15)


@pytest.fixture(autouse=True)
def _noon(db, monkeypatch):
    register_kind(monkeypatch)
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


def standing(kind: str) -> list[int]:
    return list(Notice.objects.filter(kind=kind, settled_at=None).order_by("user").values_list("user_id", flat=True))


def test_many_papers_are_one_call_and_it_falls_silent_with_the_last_signature():
    cluster = make_cluster()
    signer, other, head = make_signer(cluster), make_signer(cluster), make_signer(cluster)
    keeper = make_coordinator(cluster)
    papers = [make_paper_at_signing(signer, approver=head) for _number in range(3)]
    (notice,) = Notice.objects.all()
    assert (notice.user, notice.act, notice.is_pressing) == (signer.user, "Прочитать и подписать", True)
    gather(cluster=cluster, day=date(2024, 3, 18))
    assert standing("documents.signing") == []  # told at once three days ago
    gather(cluster=cluster, day=date(2024, 3, 19))
    (again,) = Notice.objects.filter(kind="documents.signing")
    assert (again.user, again.title) == (signer.user, "Прочитать и подписать документы: 3")
    gather(cluster=cluster, day=date(2024, 3, 22))
    assert standing("documents.signing") == sorted([signer.user_id, keeper.pk])
    assert signer.short_name in Notice.objects.get(user=keeper).title

    for paper in papers[:2]:
        sign(paper, signer)
    assert standing("documents.asked") == sorted([signer.user_id, head.user_id])  # who approves, once the others have
    recall_paper(paper=papers[2], actor=system())
    assert standing("documents.asked") == [head.user_id]
    gather(cluster=cluster, day=date(2024, 3, 22))
    assert standing("documents.signing") == sorted([head.user_id, keeper.pk])
    for paper in papers[:2]:
        sign(paper, head)
    assert standing("documents.asked") == []
    gather(cluster=cluster, day=date(2024, 3, 22))
    assert standing("documents.signing") == []
    assert not Notice.objects.filter(user=other.user).exists()


def test_whoever_left_the_cluster_is_called_no_more():
    cluster = make_cluster()
    signer = make_signer(cluster)
    make_paper_at_signing(signer)
    assert [set(call.users) for call in papers_to_sign(cluster, TODAY) if call.users] == [{signer.user_id}]
    Tenure.objects.filter(person=signer).update(valid_to=date(2024, 3, 14))
    assert not any(call.users for call in papers_to_sign(cluster, TODAY))


def sheet_of(*people, approver=None, opened_by=None, due_on=date(2024, 3, 22)):
    parties = [PartyDraft(person, "директор", person.short_name) for person in people]
    if approver is not None:
        parties.append(PartyDraft(approver, "председатель", approver.short_name, approves=True))
    return open_sheet(
        cluster=people[0].cluster, subject_kind="test.thing", subject_id=f"{people[0].pk}-{due_on}", digest="0" * 64,
        title="проекту состава", parties=parties, due_on=due_on, actor=opened_by or system(),
    )  # fmt: skip


def answer(sheet, person, decision=LineDecision.AGREED, remark=""):
    line = ApprovalLine.objects.get(sheet=sheet, person=person)
    decide_line(line=line, decision=decision, remark=remark, password=PASSWORD, actor=person.user)


def test_parties_are_called_by_their_day_and_the_opener_when_they_are_late_or_the_round_is_over():
    cluster = make_cluster()
    first, second, head = make_signer(cluster), make_signer(cluster), make_signer(cluster)
    opener = make_coordinator(cluster)
    sheet = sheet_of(first, second, approver=head, opened_by=opener)
    assert standing("documents.asked") == sorted([first.user_id, second.user_id])
    gather(cluster=cluster, day=date(2024, 3, 18))
    assert standing("documents.lines") == []
    gather(cluster=cluster, day=date(2024, 3, 19))
    assert standing("documents.lines") == sorted([first.user_id, second.user_id])
    answer(sheet, first)
    assert standing("documents.asked") == [second.user_id]
    gather(cluster=cluster, day=date(2024, 3, 25))
    assert standing("documents.lines") == sorted([second.user_id, opener.pk])
    answer(sheet, second)
    assert standing("documents.asked") == [head.user_id]
    gather(cluster=cluster, day=date(2024, 3, 22))
    assert standing("documents.lines") == [head.user_id]
    answer(sheet, head)
    assert standing("documents.asked") == [opener.pk]
    assert "Согласовано всеми" in Notice.objects.get(user=opener, kind="documents.asked").title
    gather(cluster=cluster, day=date(2024, 3, 22))
    assert standing("documents.lines") == []


def test_a_void_round_calls_nobody():
    cluster = make_cluster()
    person = make_signer(cluster)
    sheet = sheet_of(person)
    void_sheet(sheet=sheet, actor=system())
    assert standing("documents.asked") == []
    assert list(lines_to_answer(cluster, TODAY)) == []


def test_sources_cost_the_same_however_much_waits():
    cluster = make_cluster()
    know_calendars([cluster])

    def costs() -> list[int]:
        found = []
        for source in (papers_to_sign, lines_to_answer):
            with CaptureQueriesContext(connection) as captured:
                assert list(source(cluster, TODAY))
            found.append(len(captured))
        return found

    def load(day: int) -> None:
        signer = make_signer(cluster)
        make_paper_at_signing(signer)
        sheet_of(signer, due_on=date(2024, 3, day))

    load(22)
    few = costs()
    load(25)
    load(26)
    assert costs() == few
    assert max(few) <= 4
