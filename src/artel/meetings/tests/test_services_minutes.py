"""Minutes: who may what, terms, remarks, two signatures, what the registration brings, corrections, extracts."""

from datetime import date

import pytest

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents import subjects
from artel.documents.domain.states import PaperState, SignerRole
from artel.documents.models import Paper
from artel.documents.papers.tree import Document
from artel.documents.services.papers import revoke_paper
from artel.documents.services.signing import sign_by_hand
from artel.documents.tests.factories import sign as sign_one
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings import evidence
from artel.meetings.domain.states import Choice, MinutesForm, MinutesState, Outcome
from artel.meetings.events import MeetingEvent
from artel.meetings.models import Minutes
from artel.meetings.paper_kinds import number_of, short_of
from artel.meetings.papers.minutes import item_blocks
from artel.meetings.services.attendance import close_meeting, declare_failed
from artel.meetings.services.items import write_item
from artel.meetings.services.minutes import (
    add_dissent,
    add_remark,
    answer_remark,
    correct_minutes,
    draft_minutes,
    order_extract,
    recall_minutes,
    send_minutes,
    show_for_remarks,
    workflow,
)
from artel.meetings.tests.factories import chair, holder, make_body, make_meeting, members_of, opened, secretary
from artel.meetings.tests.minutes_world import drafted, held, make_council, plan_of, proofs, sent, signed
from artel.members.tests.factories import make_user
from artel.plans.tests.factories import make_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def traces(event):
    return Entry.objects.filter(event=str(event)).count()


def test_a_draft_knows_its_terms_by_the_rules_of_the_body():
    minutes = drafted(held(make_council(rules={"draft_days": 2, "signing_days": 5})))
    assert (minutes.edition, minutes.state, minutes.form) == (1, MinutesState.DRAFT, MinutesForm.FULL)
    assert (minutes.draft_due_on, minutes.signing_due_on) == (date(2024, 3, 19), date(2024, 3, 22))
    assert traces(MeetingEvent.MINUTES_DRAFTED) == 1


def test_a_second_press_changes_the_form_and_makes_no_second_draft():
    minutes = drafted()
    again = draft_minutes(meeting=minutes.meeting, form=MinutesForm.SHORT, actor=secretary(minutes.meeting.unit))
    assert (again.pk, again.form) == (minutes.pk, MinutesForm.SHORT)
    assert Minutes.objects.count() == 1


def test_a_meeting_that_goes_on_has_no_minutes_yet():
    with pytest.raises(IllegalTransition):
        draft_minutes(meeting=opened(), actor=system())


def test_only_the_desk_drafts():
    meeting = held()
    for user in (members_of(meeting.unit)[0].user, make_user()):
        with pytest.raises(Denied):
            draft_minutes(meeting=meeting, actor=user)
    assert draft_minutes(meeting=meeting, actor=secretary(meeting.unit)).state == MinutesState.DRAFT


def test_every_state_has_exactly_its_verbs():
    assert {state: workflow().verbs(state) for state in MinutesState} == {
        MinutesState.DRAFT: ("show", "send"),
        MinutesState.REMARKS: ("send",),
        MinutesState.SIGNING: ("recall", "sign"),
        MinutesState.SIGNED: ("supersede",),
        MinutesState.SUPERSEDED: (),
    }


# --- remarks ---


def test_who_was_there_makes_remarks_and_each_gets_an_answer_before_the_signatures():
    minutes = show_for_remarks(minutes=drafted(), actor=system())
    assert minutes.remarks_until == date(2024, 3, 19)
    member = members_of(minutes.meeting.unit)[0]
    remark = add_remark(minutes=minutes, text="Я говорил о сроках", item=minutes.meeting.items.get(), actor=member.user)
    with pytest.raises(BrokenRule, match="Замечаний без ответа: 1"):
        send_minutes(minutes=minutes, actor=system())
    with pytest.raises(BrokenRule, match="почему замечание не учтено"):
        answer_remark(remark=remark, is_taken=False, actor=system())
    answer_remark(remark=remark, is_taken=True, actor=secretary(minutes.meeting.unit))
    assert send_minutes(minutes=minutes, actor=system()).state == MinutesState.SIGNING
    assert (traces(MeetingEvent.REMARK_MADE), traces(MeetingEvent.REMARK_ANSWERED)) == (1, 1)


def test_who_was_not_there_makes_none():
    unit = make_council(members=5)
    people = [holder(unit, "chair"), *members_of(unit)[:4]]
    absent = members_of(unit)[4]
    meeting = opened(unit, present=people)
    minutes = show_for_remarks(minutes=drafted(close_meeting(meeting=meeting, actor=system())), actor=system())
    with pytest.raises(Denied):
        add_remark(minutes=minutes, text="Не так", actor=absent.user)
    with pytest.raises(Denied):
        add_remark(minutes=minutes, text="Не так", actor=make_user())


def test_remarks_are_taken_only_while_they_are_gathered():
    minutes = drafted()
    member = members_of(minutes.meeting.unit)[0].user
    with pytest.raises(IllegalTransition):
        add_remark(minutes=minutes, text="Рано", actor=member)
    send_minutes(minutes=minutes, actor=system())
    with pytest.raises(IllegalTransition):
        add_remark(minutes=minutes, text="Поздно", actor=member)


def test_a_member_gives_one_dissenting_opinion_an_item_and_it_is_in_the_paper():
    meeting = held()
    item, member = meeting.items.get(), members_of(meeting.unit)[0]
    add_dissent(item=item, text="Против", actor=member.user)
    add_dissent(item=item, text="Срок нереален", actor=member.user)
    assert item.dissents.get().text == "Срок нереален"
    minutes = sent(meeting)
    assert "Срок нереален." in str(minutes.paper.content)
    with pytest.raises(IllegalTransition):
        add_dissent(item=item, text="Ещё", actor=member.user)


def test_the_secretary_without_a_vote_dissents_from_nothing():
    meeting = held()
    with pytest.raises((Denied, BrokenRule)):
        add_dissent(item=meeting.items.get(), text="Против", actor=secretary(meeting.unit))


# --- signing ---


def test_two_sign_and_the_last_signature_registers_the_minutes():
    minutes = sent()
    unit, paper = minutes.meeting.unit, minutes.paper
    assert [(s.person, s.post) for s in paper.signers.order_by("position")] == [
        (holder(unit, "chair"), "Председательствующий"),
        (holder(unit, "secretary"), "Секретарь"),
    ]
    minutes = signed(minutes)
    assert (minutes.state, minutes.paper.state, minutes.paper.number) == (
        MinutesState.SIGNED, PaperState.REGISTERED, "1-ЭС",
    )  # fmt: skip
    assert minutes.paper.dated_on == minutes.meeting.held_on
    assert traces(MeetingEvent.MINUTES_SIGNED) == 1


def test_what_is_at_signing_or_signed_is_written_no_more():
    minutes = sent()
    item = minutes.meeting.items.get()
    with pytest.raises(IllegalTransition):
        write_item(item=item, heard="Иное", speeches=[], decisions=[], base_version=item.text_version, actor=system())
    with pytest.raises(IllegalTransition):
        draft_minutes(meeting=minutes.meeting, form=MinutesForm.SHORT, actor=system())


def test_recalled_minutes_are_a_draft_again_and_both_sign_the_next_text():
    minutes = sent()
    unit, paper = minutes.meeting.unit, minutes.paper
    sign_one(paper, holder(unit, "secretary"))
    minutes = recall_minutes(minutes=minutes, actor=secretary(unit))
    assert (minutes.state, minutes.paper.state) == (MinutesState.DRAFT, PaperState.DRAFT)
    item = minutes.meeting.items.get()
    write_item(item=item, heard="Иное", speeches=[], decisions=["Иное"], base_version=item.text_version, actor=system())
    minutes = signed(send_minutes(minutes=minutes, actor=system()))
    assert minutes.paper.pk == paper.pk
    assert minutes.paper.digest != paper.digest
    assert minutes.state == MinutesState.SIGNED


def test_minutes_of_a_failed_meeting_are_signed_too_and_prove_nothing():
    unit = make_council(members=5)
    plan = plan_of(unit)
    meeting = opened(unit, present=[holder(unit, "chair"), members_of(unit)[0]])
    meeting = declare_failed(meeting=meeting, words="Перенесено на 22.03.2024", actor=system())
    minutes = signed(sent(meeting))
    assert "не состоялось ввиду отсутствия кворума" in str(minutes.paper.content)
    assert minutes.paper.number == "1-ЭС"
    assert proofs(plan) == []


def test_the_subject_of_an_item_is_told_what_was_decided(monkeypatch):
    told = []
    kind = subjects.SubjectKind(
        code="test.subject", label="предмет", waiting=lambda unit: [], find=lambda cluster, id: None,
        decided=lambda cluster, id, ruling: told.append((id, ruling.accepted, ruling.item, ruling.minutes.number)),
    )  # fmt: skip
    monkeypatch.setitem(subjects._KINDS, kind.code, kind)
    for choice in (Choice.FOR, Choice.AGAINST):
        meeting = held(make_council(), choice=choice)
        meeting.items.update(subject_kind="test.subject", subject_id="7")
        signed(sent(meeting))
    assert told == [("7", True, "1", "1-ЭС"), ("7", False, "1", "1-ЭС")]


def test_no_quorum_at_the_vote_tells_the_subject_nothing(monkeypatch):
    told = []
    kind = subjects.SubjectKind(
        code="test.subject", label="предмет", waiting=lambda unit: [], find=lambda cluster, id: None,
        decided=lambda cluster, id, ruling: told.append(ruling),
    )  # fmt: skip
    monkeypatch.setitem(subjects._KINDS, kind.code, kind)
    meeting = held()
    meeting.items.update(subject_kind="test.subject", subject_id="7")
    meeting.items.get().questions.update(outcome=Outcome.NO_QUORUM)
    signed(sent(meeting))
    assert told == []


# --- corrections and extracts ---


def test_a_correction_is_the_next_edition_under_the_same_number():
    unit = make_council()
    plan = plan_of(unit)
    old = signed(sent(held(unit)))
    with pytest.raises(BrokenRule, match="что исправляется"):
        correct_minutes(minutes=old, reason=" ", actor=system())
    new = correct_minutes(minutes=old, reason="Опечатка в пункте 1.1", actor=secretary(unit))
    with pytest.raises(IllegalTransition):
        correct_minutes(minutes=old, reason="Ещё", actor=system())
    item = new.meeting.items.get()
    write_item(
        item=item,
        heard="Исправлено",
        speeches=[],
        decisions=["Принять"],
        base_version=item.text_version,
        actor=system(),
    )
    new = signed(send_minutes(minutes=new, actor=system()))
    old.refresh_from_db()
    assert (old.state, new.state) == (MinutesState.SUPERSEDED, MinutesState.SIGNED)
    assert (new.paper.number, new.paper.edition, new.paper.supersedes) == (old.paper.number, 2, old.paper)
    assert "Взамен протокола № 1-ЭС в редакции от 15 марта 2024 г." in str(new.paper.content)
    assert len(proofs(plan)) == 1  # the meeting proves its quarter once


def test_an_extract_is_certified_by_the_secretary_and_quotes_the_signed_text():
    minutes = signed()
    unit, item = minutes.meeting.unit, minutes.meeting.items.get()
    item.decisions.update(text="Подменённый текст.")
    extract = order_extract(minutes=minutes, item=item, case_index="02-14", actor=secretary(unit))
    signer = extract.paper.signers.get()
    assert (signer.role, signer.person) == (SignerRole.CERTIFIES, holder(unit, "secretary"))
    told = Document.from_json(extract.paper.content)
    original = item_blocks(Document.from_json(minutes.paper.content), 1)
    assert [block for block in told.blocks if block in original] == list(original)
    assert "в деле № 02-14 за 2024 год." in str(extract.paper.content)
    assert "Подменённый" not in str(extract.paper.content)
    paper = sign_one(extract.paper, holder(unit, "secretary"))
    assert (paper.state, paper.number) == (PaperState.REGISTERED, "В-1")


def test_no_extract_of_what_is_not_signed():
    minutes = sent()
    with pytest.raises(IllegalTransition):
        order_extract(minutes=minutes, item=minutes.meeting.items.get(), actor=system())


def test_two_extracts_of_one_item_are_two_papers():
    minutes = signed()
    item = minutes.meeting.items.get()
    papers = {order_extract(minutes=minutes, item=item, actor=system()).paper_id for _ in range(2)}
    assert len(papers) == 2


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Экспертный совет", "ЭС"),
        ("Координационный совет", "КС"),
        ("Рабочая группа по чемпионату", "РГ"),
        ("Рабочая группа «Наставничество»", "РГ"),
        ("Комиссия", ""),
        ("Учебно-методический совет", "УМС"),
    ],
)
def test_numbers_carry_the_letters_of_the_body(name, short):
    assert short_of(name) == short


def test_a_body_of_one_word_has_a_plain_number():
    unit = make_body(name="Президиум")
    assert number_of(3, Paper(unit=unit)) == "3"


# --- evidence by hand and revoked ---


def test_a_scan_needs_acceptance_by_another(noon):
    unit = make_council()
    plan = plan_of(unit)
    minutes = sent(held(unit))
    scan = make_file(unit.cluster, uploaded_by=secretary(unit))
    sign_by_hand(paper=minutes.paper, scan=scan, signed_on=date(2024, 3, 15), actor=secretary(unit), number="7")
    [(_slot, number, in_force_on, needs_acceptance)] = proofs(plan)
    assert (number, in_force_on, needs_acceptance) == ("7", date(2024, 3, 15), True)


def test_revoked_minutes_prove_no_longer():
    unit = make_council()
    plan = plan_of(unit)
    minutes = signed(sent(held(unit)))
    obligation = plan.obligations.get(evidence__isnull=False)
    revoke_paper(paper=minutes.paper, reason="Подписан по ошибке", actor=chair(unit))
    assert list(evidence.find(obligation)) == []
    assert obligation.evidence.get().verdicts.get().kind == "rejected"
    assert traces(MeetingEvent.MINUTES_REVOKED) == 1


def test_who_never_presided_signs_nothing():
    meeting = held()
    meeting.presiding = None
    meeting.save()
    with pytest.raises(BrokenRule, match="кто председательствовал"):
        sent(meeting)


def test_a_stage_before_the_meeting_has_no_minutes():
    with pytest.raises(IllegalTransition):
        draft_minutes(meeting=make_meeting(), actor=system())


def test_signers_sign_the_same_text():
    minutes = signed()
    assert {signature.digest for signature in minutes.paper.signatures.all()} == {minutes.paper.digest}
