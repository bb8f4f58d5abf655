"""From a question to a signed report, and to a corrected one. Frozen facts stay as they were."""

from datetime import date

import pytest

from artel.documents.domain.states import PaperState
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Person
from artel.members.tests.factories import make_tenure
from artel.plans.domain.states import PlanState
from artel.plans.tests.world import traces
from artel.reports.collect import collect
from artel.reports.domain.scopes import ScopeKind
from artel.reports.domain.states import ReportState
from artel.reports.models import Report, ReportNote
from artel.reports.papers.report import KIND, MEMBER_KIND
from artel.reports.proving import digest_of
from artel.reports.question import Scope
from artel.reports.selectors import notes_of, reports_visible_to
from artel.reports.services import (
    begin_report,
    correct_report,
    drop_report,
    recall_report,
    send_report,
    write_notes,
)
from artel.reports.tests.world import TODAY, accept, ask, explain, make_issued, signed

pytestmark = pytest.mark.django_db


def own_scope(world, organisation=None):
    member = organisation or world.college
    return Scope(ScopeKind.ORGANISATION, organisation=member, words=member.short_name)


def test_a_report_is_begun_explained_sent_signed_and_frozen(world):
    report = begin_report(question=ask(world), actor=world.coordinator)
    assert report.state is ReportState.DRAFT
    with pytest.raises(BrokenRule, match="по просроченным строкам: 3"):
        send_report(report=report, actor=world.coordinator)
    explain(world, report)
    report = send_report(report=report, actor=world.coordinator)
    assert report.state is ReportState.SIGNING
    report = signed(world, report)
    assert (report.state, report.paper.number, report.paper.kind) == (ReportState.ISSUED, "1-ОТ", KIND)
    assert report.digest == digest_of(report.facts)
    assert any(report.digest in block.get("text", "") for block in report.paper.content["blocks"])
    before = report.facts
    accept(world, world.supply(world.obligation("3", slot_key="2024Q1"), by=world.second))
    report = Report.objects.get(pk=report.pk)
    assert report.facts == before
    assert collect(report.question)["rows"] != before["rows"]
    for deed in (send_report, recall_report, drop_report):
        with pytest.raises(IllegalTransition):
            deed(report=report, actor=world.coordinator)
    with pytest.raises(IllegalTransition):
        write_notes(report=report, notes={"r1": ("a", "b")}, actor=world.coordinator)
    names = [event for event in traces() if event.startswith("reports.")]
    assert names == ["reports.report_begun", "reports.causes_written", "reports.report_sent"]


def test_a_recalled_report_follows_the_plan_again_and_keeps_its_paper(world):
    report = begin_report(question=ask(world), actor=world.coordinator)
    explain(world, report)
    first = send_report(report=report, actor=world.coordinator)
    report = recall_report(report=first, actor=world.coordinator)
    assert report.state is ReportState.DRAFT
    accept(world, world.supply(world.obligation("3", slot_key="2024Q1"), by=world.second))
    again = send_report(report=report, actor=world.coordinator)
    assert again.paper.pk == first.paper.pk
    assert again.digest != first.digest
    report = recall_report(report=again, actor=world.coordinator)
    drop_report(report=report, actor=world.coordinator)
    assert not Report.objects.exists()
    again.paper.refresh_from_db()
    assert again.paper.state == PaperState.DROPPED


def test_a_corrected_report_takes_the_number_and_supersedes_once_it_is_signed(world):
    old = make_issued(world)
    with pytest.raises(BrokenRule, match="что исправлено"):
        correct_report(report=old, reason=" ", actor=world.coordinator)
    new = correct_report(report=old, reason="Приложен протокол", actor=world.coordinator)
    assert notes_of(new) == notes_of(old) != {}
    assert Report.objects.get(pk=old.pk).state is ReportState.ISSUED
    with pytest.raises(IllegalTransition, match="уже составляется"):
        correct_report(report=old, reason="Ещё раз", actor=world.coordinator)
    new = signed(world, send_report(report=new, actor=world.coordinator))
    assert (new.paper.number, new.paper.edition, new.state) == ("1-ОТ", 2, ReportState.ISSUED)
    assert any("Приложен протокол" in block.get("text", "") for block in new.paper.content["blocks"])
    assert Report.objects.get(pk=old.pk).state is ReportState.SUPERSEDED
    seen = reports_visible_to(world.observer, world.cluster)
    assert {each.pk: each.state for each in seen} == {
        old.pk: ReportState.SUPERSEDED,
        new.pk: ReportState.ISSUED,
    }


def test_a_member_makes_its_own_report_signed_by_its_head_and_no_other(world):
    head = make_tenure(world.college.offices.get(kind=OfficeKind.HEAD)).person
    report = begin_report(question=ask(world, scope=own_scope(world)), actor=world.college_man)
    report = send_report(report=report, actor=world.college_man)
    assert report.paper.kind == MEMBER_KIND
    assert report.paper.signers.get().person == head
    for question in (ask(world), ask(world, scope=own_scope(world, world.other))):
        with pytest.raises(Denied):
            begin_report(question=question, actor=world.college_man)
    with pytest.raises(Denied):
        recall_report(report=report, actor=world.other_man)
    assert not reports_visible_to(world.other_man, world.cluster).exists()
    assert reports_visible_to(world.chair, world.cluster).count() == 0  # not issued yet
    assert reports_visible_to(world.observer, world.cluster).count() == 1


@pytest.mark.parametrize("name", ["observer", "watcher", "chair", "member", "former", "foreigner", "stranger"])
def test_whoever_does_not_keep_the_plan_makes_no_report_of_it(world, name):
    report = begin_report(question=ask(world), actor=world.coordinator)
    actor = getattr(world, name)
    for deed in (
        lambda: begin_report(question=ask(world), actor=actor),
        lambda: write_notes(report=report, notes={}, actor=actor),
        lambda: send_report(report=report, actor=actor),
        lambda: drop_report(report=report, actor=actor),
    ):
        with pytest.raises(Denied):
            deed()
    sees = name in ("observer", "watcher")
    assert reports_visible_to(actor, world.cluster).exists() == sees


def test_days_and_plans_that_cannot_be_reported_on_are_refused(world):
    with pytest.raises(BrokenRule, match="ещё не наступил"):
        begin_report(question=ask(world, date(2024, 3, 16)), actor=world.coordinator)
    with pytest.raises(BrokenRule, match="период ещё не начался"):
        begin_report(question=ask(world, key="month-2024-04"), actor=world.coordinator)
    world.plan.state, world.plan.approved_on, world.plan.approved_at = PlanState.DRAFT, None, None
    with pytest.raises(BrokenRule, match="ещё не утверждён"):
        begin_report(question=ask(world), actor=world.coordinator)
    assert not Report.objects.exists()


def test_notes_are_written_in_pairs_changed_and_taken_away(world):
    report = begin_report(question=ask(world), actor=world.coordinator)
    key = next(row["key"] for row in collect(ask(world))["rows"] if row["number"] == "3")
    with pytest.raises(BrokenRule, match="и причину, и предложение") as refusal:
        write_notes(report=report, notes={key: ("Нет кворума", "")}, actor=world.coordinator)
    assert refusal.value.field == f"proposal_{key}"
    with pytest.raises(BrokenRule, match="длиннее 2000"):
        write_notes(report=report, notes={key: ("а" * 2001, "б")}, actor=world.coordinator)
    write_notes(report=report, notes={key: (" Нет  кворума ", "Провести"), "no": ("а", "б")}, actor=world.coordinator)
    assert notes_of(report) == {key: ("Нет кворума", "Провести")}
    count = len(traces())
    write_notes(report=report, notes={key: ("Нет кворума", "Провести")}, actor=world.coordinator)
    assert len(traces()) == count
    write_notes(report=report, notes={key: ("", "")}, actor=world.coordinator)
    assert not ReportNote.objects.exists()


def test_nobody_to_sign_is_said_and_nothing_is_frozen(world):
    report = begin_report(question=ask(world, TODAY, key="year"), actor=world.coordinator)
    explain(world, report)
    Person.objects.get(user=world.director).tenures.all().delete()
    world.cluster.roles.filter(kind="head").delete()
    with pytest.raises(BrokenRule, match="Некому подписать"):
        send_report(report=report, actor=world.coordinator)
    report.refresh_from_db()
    assert (report.facts, report.digest, report.paper) == ({}, "", None)
