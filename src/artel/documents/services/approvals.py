"""The approval sheet: rounds, answers of the parties, remarks (DOMAIN 2.3, papers/README 4).

`open_sheet` and `void_sheet` are building blocks: the deed above has asked for its right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents import agreeing
from artel.documents.domain.states import LineDecision, SheetState, outcome_of, sheet_workflow
from artel.documents.events import DocumentEvent
from artel.documents.models import ApprovalLine, ApprovalSheet
from artel.documents.selectors import agreement_of
from artel.documents.services.signing import check_password
from artel.documents.telling import tell_answered, tell_parties, tell_round_over
from artel.files.models import StoredFile
from artel.kernel import clock, codes
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Cluster, Organisation, Person
from artel.members.services.clusters import lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """Who is asked: post and name as they are printed. `approves`: утверждающий, who answers after the others."""

    person: Person
    post: str
    name: str
    organisation: Organisation | None = None
    approves: bool = False
    due_on: date | None = None  # the round's, unless said


@transaction.atomic
def open_sheet(
    *,
    cluster: Cluster,
    subject_kind: str,
    subject_id: str,
    title: str,
    digest: str,
    parties: Sequence[PartyDraft],
    due_on: date,
    actor: Any,
    file: StoredFile | None = None,
) -> ApprovalSheet:
    """Ask the parties to agree one version, told by its digest. A round before it is void.

    `title` is what is agreed, in the dative: «проекту состава рабочей группы …».
    """
    cluster = lock_cluster(cluster)
    require_same_cluster(cluster, file, *(each.person for each in parties), *(each.organisation for each in parties))
    if not parties:
        raise BrokenRule(_("Укажите, кто согласует."), field="parties")
    if len({each.person.pk for each in parties}) < len(parties):
        raise BrokenRule(_("Один человек стоит в листе согласования один раз."), field="parties")
    if min([due_on, *(each.due_on for each in parties if each.due_on)]) < clock.today(cluster):
        raise BrokenRule(_("Срок ответа уже прошёл: назначьте другой."), field="due_on")
    rounds = ApprovalSheet.objects.filter(cluster=cluster, subject_kind=subject_kind, subject_id=str(subject_id))
    void_rounds(subject_kind=subject_kind, subject_id=subject_id, actor=actor)
    now = clock.now_in(cluster)
    sheet = ApprovalSheet.objects.create(
        cluster=cluster,
        subject_kind=subject_kind,
        subject_id=str(subject_id),
        title=" ".join(title.split()),
        edition=rounds.count() + 1,
        digest=digest,
        file=file,
        due_on=due_on,
        opened_by=account_of(actor),
        opened_at=now,
    )
    for position, each in enumerate(parties, start=1):
        ApprovalLine.objects.create(
            sheet=sheet,
            position=position,
            role="approves" if each.approves else "agrees",
            organisation=each.organisation,
            person=each.person,
            post=each.post,
            name=each.name,
            received_at=now,
            due_on=each.due_on or due_on,
        )
    audit.record(
        DocumentEvent.SHEET_OPENED,
        actor=actor,
        target=sheet,
        edition=sheet.edition,
        lines=len(parties),
        due=date_ru(due_on),
        digest=digest,
    )
    tell_parties(sheet, actor)
    return sheet


def decide_line(*, line: ApprovalLine, decision: str, remark: str, password: str, actor: Any) -> ApprovalLine:
    """Answer for oneself: agreed, agreed with remarks, refused. A remark must be said unless one simply agrees.

    It is a simple signature under the version of the sheet: the agreement in force, the password entered anew. An
    answer is given once; whoever approves answers after all the others agreed. The last answer ends the round.
    """
    check_password(actor, password)
    with transaction.atomic():
        return _decide(line, decision, " ".join(remark.split()), actor)


@transaction.atomic
def answer_remark(*, line: ApprovalLine, answer: str, actor: Any) -> ApprovalLine:
    """Answer a remark, by whoever opened the round. The last answer ends it; a remark that changes the text needs a new one."""
    sheet, line = _locked(line)
    authorize(actor, "documents.answer_remark", sheet)
    _move(sheet, "decide")
    if not line.remark:
        raise IllegalTransition(_("В этой строке нет замечания."))
    if not answer.strip():
        raise BrokenRule(_("Напишите ответ на замечание."), field="answer")
    line.answer = answer.strip()
    line.save(update_fields=["answer"])
    audit.record(DocumentEvent.REMARK_ANSWERED, actor=actor, target=sheet, line=line.position)
    _close(sheet, _outcome(sheet), actor)
    return line


@transaction.atomic
def close_sheet(*, sheet: ApprovalSheet, actor: Any) -> ApprovalSheet:
    """End a round that cannot be agreed any more: somebody refused, or the term is over. Silence stays silence."""
    lock_cluster(sheet.cluster)
    sheet = _locked_sheet(sheet)
    authorize(actor, "documents.close_sheet", sheet)
    _move(sheet, "decide")
    is_refused = sheet.lines.filter(decision=LineDecision.REFUSED).exists()
    if not is_refused and clock.today(sheet.cluster) <= sheet.due_on:
        raise BrokenRule(_("Срок ответа ещё идёт, и никто не отказал: подождите ответов."))
    _close(sheet, _outcome(sheet, is_over=True), actor)
    return sheet


@transaction.atomic
def void_sheet(*, sheet: ApprovalSheet, actor: Any) -> ApprovalSheet:
    """Say that what was agreed has changed: the round and its answers no longer count."""
    sheet = _locked_sheet(sheet)
    _move(sheet, "void")
    sheet.closed_at = clock.now_in(sheet.cluster)
    sheet.save(update_fields=["state", "closed_at"])
    audit.record(DocumentEvent.SHEET_VOIDED, actor=actor, target=sheet, digest=sheet.digest)
    tell_round_over(sheet, actor)
    agreeing.tell(sheet, actor)
    return sheet


def void_rounds(*, subject_kind: str, subject_id: Any, actor: Any) -> None:
    """Void what stands of a thing's rounds, where any does: part of the deed that changes the thing."""
    standing = ApprovalSheet.objects.filter(subject_kind=subject_kind, subject_id=str(subject_id))
    for sheet in standing.filter(state__in=[SheetState.OPEN, SheetState.AGREED]):
        void_sheet(sheet=sheet, actor=actor)


def _decide(line: ApprovalLine, decision: str, remark: str, actor: User) -> ApprovalLine:
    sheet, line = _locked(line)
    authorize(actor, "documents.decide_line", line)
    _move(sheet, "decide")
    if line.decision:
        raise IllegalTransition(_("Вы уже ответили по этому листу согласования."))
    if decision not in set(LineDecision):
        raise BrokenRule(_("Выберите решение."), field="decision")
    if decision != LineDecision.AGREED and not remark:
        raise BrokenRule(_("Напишите замечание: без него непонятно, что исправить."), field="remark")
    if line.role == "approves":
        _refuse_early_approval(sheet, line)
    agreement = agreement_of(line.person, clock.today(sheet.cluster))
    if agreement is None:
        raise BrokenRule(_("Сначала присоединитесь к соглашению о простой электронной подписи."), field="agreement")
    line.decision, line.remark = decision, remark
    line.decided_at, line.decided_by = clock.now_in(sheet.cluster), actor
    line.digest, line.code, line.agreement = sheet.digest, codes.signature_code(), agreement
    line.save(update_fields=["decision", "remark", "decided_at", "decided_by", "digest", "code", "agreement"])
    audit.record(
        DocumentEvent.LINE_DECIDED,
        actor=actor,
        target=sheet,
        decision=line.get_decision_display(),
        code=line.code,
        digest=line.digest,
    )
    _close(sheet, _outcome(sheet), actor)
    tell_answered(line, sheet, actor)
    return line


def _refuse_early_approval(sheet: ApprovalSheet, line: ApprovalLine) -> None:
    others = sheet.lines.exclude(pk=line.pk).exclude(role="approves")
    if others.filter(decision__in=["", LineDecision.REFUSED]).exists():
        raise IllegalTransition(_("Утверждают после того, как согласуют все остальные."))


def _outcome(sheet: ApprovalSheet, *, is_over: bool = False) -> SheetState:
    lines = sheet.lines.values_list("decision", "answer")
    return outcome_of(((decision, bool(answer)) for decision, answer in lines), is_over=is_over)


def _close(sheet: ApprovalSheet, outcome: SheetState, actor: Any) -> None:
    if outcome == SheetState.OPEN:
        return
    _move(sheet, "agree" if outcome == SheetState.AGREED else "return")
    sheet.closed_at = clock.now_in(sheet.cluster)
    sheet.save(update_fields=["state", "closed_at"])
    audit.record(DocumentEvent.SHEET_CLOSED, actor=actor, target=sheet, state=sheet.get_state_display())
    tell_round_over(sheet, actor)
    agreeing.tell(sheet, actor)


def _locked(line: ApprovalLine) -> tuple[ApprovalSheet, ApprovalLine]:
    lock_cluster(line.sheet.cluster)
    sheet = _locked_sheet(line.sheet)
    line = ApprovalLine.objects.select_related("person").get(pk=line.pk)
    line.sheet = sheet
    return sheet, line


def _locked_sheet(sheet: ApprovalSheet) -> ApprovalSheet:
    return ApprovalSheet.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=sheet.pk)


def _move(sheet: ApprovalSheet, verb: str) -> None:
    workflow = sheet_workflow(_("Этот круг согласования закончен («{state}»). Обновите страницу."))
    sheet.state = workflow.target(state=sheet.state, verb=verb, label=str(sheet.get_state_display()))
