"""The decision on a composition on its way: voted for, sent for signature, approved, returned. DOMAIN 3.1.1 a 6–8, c 7."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.bodies import papers
from artel.bodies.domain.states import CompositionState
from artel.bodies.events import BodyEvent
from artel.bodies.models import Composition
from artel.bodies.selectors import forming_unit_of, is_approved_apart, must_be_approved
from artel.bodies.services.enacting import basis_of, put_in_force
from artel.bodies.services.proving import refresh_rows
from artel.bodies.services.workflow import go, locked
from artel.bodies.telling import tell_in_force, tell_returned
from artel.bodies.versions import subject_id
from artel.documents.domain.states import PaperState, SignerRole
from artel.documents.models import Paper
from artel.documents.services.papers import SignerDraft, compose_paper, drop_paper, recall_paper, send_for_signature
from artel.documents.subjects import Ruling
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Cluster
from artel.members.selectors import find_unit
from artel.russian import date_ru

DECISION = "bodies.decision"
SUBJECT = "bodies.composition"


@transaction.atomic
def ruling(cluster: Cluster, id: str, ruling: Ruling) -> None:
    """Take the council's decision, told when the minutes of the vote are registered.

    Rejected: returned to be drafted again. Accepted: the decision goes for signature; a change that leaves the head and
    two thirds of the members comes into force by the minutes themselves. A version that was recalled or changed after
    it stood on the agenda is another one: the vote says nothing of it.
    """
    pk = id.partition("-")[0]
    composition = Composition.objects.filter(cluster=cluster, pk=int(pk)).first() if pk.isdigit() else None
    if composition is None:
        return
    composition = locked(composition)
    if composition.state != CompositionState.VOTING or subject_id(composition) != id:
        return
    if not ruling.accepted:
        go(composition, "fail")
        composition.return_reason = _("Совет не поддержал состав (протокол № {number}, пункт {item}).").format(
            number=ruling.minutes.number, item=ruling.item
        )[:500]
        composition.minutes, composition.minutes_item = ruling.minutes, ruling.item
        composition.save()
        _record(BodyEvent.RETURNED, composition, ruling.actor, reason=composition.return_reason)
        tell_returned(composition, ruling.actor)
        return
    go(composition, "pass")
    composition.minutes, composition.minutes_item = ruling.minutes, ruling.item
    composition.save()
    _record(BodyEvent.PASSED, composition, ruling.actor)
    if must_be_approved(composition):
        _send(composition, ruling.actor)
        return
    day = ruling.minutes.in_force_on or clock.today(cluster)
    composition.act = ruling.minutes
    words = _("протокол от {day} № {number}").format(day=date_ru(ruling.minutes.dated_on), number=ruling.minutes.number)
    put_in_force(composition, approved_on=day, effective_from=day, basis=basis_of(composition, words), verb="approve")
    _record(BodyEvent.APPROVED, composition, ruling.actor, effective_from=date_ru(day))
    tell_in_force(composition, ruling.actor)


@transaction.atomic
def readdress_act(*, composition: Composition, actor: Any) -> Composition:
    """Send the decision for signature anew, to whoever holds the offices today.

    For a chair who changed between sending and signing, and for a decision that could not be sent because an office was
    vacant. Signatures under the earlier round are void.
    """
    composition = locked(composition)
    authorize(actor, "bodies.draft_composition", composition)
    if composition.state != CompositionState.APPROVAL:
        raise IllegalTransition(
            _("Состав в состоянии «{state}»: решение о нём сейчас не подписывают.").format(
                state=composition.get_state_display()
            )
        )
    _send(composition, actor, must_go=True)
    _record(BodyEvent.READDRESSED, composition, actor)
    return composition


@transaction.atomic
def return_composition(*, composition: Composition, reason: str, actor: Any) -> Composition:
    """Return a composition at its approval, with remarks; the decision at signing is dropped."""
    composition = locked(composition)
    authorize(actor, "bodies.return_composition", composition)
    reason = " ".join(reason.split())
    if not reason:
        raise BrokenRule(_("Напишите замечания: без них непонятно, что исправить."), field="reason")
    go(composition, "return")
    composition.return_reason = reason[:500]
    composition.save()
    if composition.act is not None and composition.act.state in (PaperState.DRAFT, PaperState.SIGNING):
        drop_paper(paper=composition.act, actor=actor)
    _record(BodyEvent.RETURNED, composition, actor, reason=composition.return_reason)
    tell_returned(composition, actor)
    return composition


@transaction.atomic
def act_registered(paper: Paper, actor: Any) -> None:
    """The decision has its last signature: the composition is in force from that day. Hook of the paper's kind."""
    composition = locked(Composition.objects.get(pk=int(paper.subject_id)))
    if composition.act_id != paper.pk:
        raise IllegalTransition(_("Это решение заменено другим: откройте состав и подпишите новое."))
    day = paper.in_force_on
    approver = paper.signers.filter(round=paper.round).select_related("person").order_by("-position").first()
    composition.approved_by = approver.person if approver is not None else None
    put_in_force(
        composition,
        approved_on=day,
        effective_from=day,
        basis=basis_of(composition, papers.act_words_of(paper)),
        verb="approve",
    )
    _record(BodyEvent.APPROVED, composition, actor, effective_from=date_ru(day))
    tell_in_force(composition, actor)


@transaction.atomic
def act_revoked(paper: Paper, actor: Any) -> None:
    """A revoked decision proves its rows no more. Who sits in the body changes by the next composition."""
    composition = Composition.objects.filter(act=paper).select_related("direction", "cluster").first()
    if composition is not None and composition.direction is not None:
        refresh_rows(composition.direction)


def _send(composition: Composition, actor: Any, *, must_go: bool = False) -> None:
    """Compose the decision and send it to those in office today; with an office vacant it waits (or is refused)."""
    today = clock.today(composition.cluster)
    body = forming_unit_of(composition)
    signers = []
    for office in (OfficeKind.CHAIR, OfficeKind.SECRETARY):
        holder = papers.holder_on(body, office, today)
        if holder is not None and holder.person not in [other.person for other in signers]:
            signers.append(holder)
    needs_approver = is_approved_apart(composition)
    council = find_unit(composition.cluster, UnitKind.COORDINATION_COUNCIL) if needs_approver else None
    approver = papers.holder_on(council, OfficeKind.CHAIR, today)
    if papers.holder_on(body, OfficeKind.CHAIR, today) is None or (needs_approver and approver is None):
        if must_go:
            raise BrokenRule(
                _(
                    "Решение некому подписать: у совета, который его принял, или у Координационного совета нет председателя."
                )
            )
        return
    document = papers.decision_document(
        composition,
        minutes=composition.minutes,
        dated_on=composition.minutes.dated_on,
        signers=signers,
        approver=approver,
    )
    paper = compose_paper(
        cluster=composition.cluster,
        kind=DECISION,
        unit=body,
        title=document.title,
        dated_on=composition.minutes.dated_on,
        document=document,
        subject_kind=SUBJECT,
        subject_id=str(composition.pk),
        paper=_reusable(composition, actor),
        actor=actor,
    )
    drafts = [_draft(holder, SignerRole.SIGNS) for holder in signers]
    if approver is not None:
        drafts.append(_draft(approver, SignerRole.APPROVES))
    composition.act = send_for_signature(paper=paper, signers=drafts, actor=actor)
    composition.save(update_fields=["act"])


def _reusable(composition: Composition, actor: Any) -> Paper | None:
    """The decision that was sent before, a draft again; None where a new one has to be made."""
    paper = composition.act
    if paper is None or paper.state not in (PaperState.DRAFT, PaperState.SIGNING):
        return None
    if paper.state == PaperState.SIGNING:
        recall_paper(paper=paper, actor=actor)
        paper.refresh_from_db()
    return paper


def _draft(holder: papers.Holder, role: SignerRole) -> SignerDraft:
    return SignerDraft(person=holder.person, post=holder.post, name=holder.signature, role=role, office=holder.office)


def _record(event: BodyEvent, composition: Composition, actor: Any, **detail: Any) -> None:
    audit.record(event, actor=actor, cluster=composition.cluster, target=composition, **detail)
