"""Evidence: supplied, accepted, rejected. What the kinds find by themselves: `finding`."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.models import IncomingDocument
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members import selectors as members
from artel.members.tenancy import require_same_cluster
from artel.plans import kinds, telling
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import State
from artel.plans.domain.status import VerdictKind
from artel.plans.events import PlanEvent
from artel.plans.models import Evidence, Obligation, Verdict
from artel.plans.selectors import state_of
from artel.plans.services.finding import refresh_parent
from artel.plans.services.obligations import locked_obligation, require_live


@transaction.atomic
def supply_evidence(
    *,
    obligation: Obligation,
    title: str,
    happened_on: date,
    in_force_on: date,
    number: str = "",
    file: StoredFile | Received | None = None,
    url: str = "",
    note: str = "",
    actor: User,
) -> Evidence:
    """Bring a document that proves the obligation. It counts only once somebody else accepts it.

    `happened_on`: the day of the thing itself (a meeting); it must fall into the slot of a counting obligation.
    `in_force_on`: the day of the last signature or approval; it decides late or not. Neither may be in the future.
    """
    obligation = locked_obligation(obligation)
    authorize(actor, "plans.supply_evidence", obligation)
    require_live(obligation.plan)
    if obligation.purpose == Purpose.DOCUMENT:
        raise BrokenRule(_("Этот документ вносят в реестр входящих: откройте «Зарегистрировать документ»."))
    if not kinds.get(obligation.requirement.kind).supplied_by_hand:
        raise BrokenRule(_("Это обязательство исполняется в самой Артели, документ к нему не прикладывают."))
    if state_of(obligation).state is State.LIFTED:
        raise IllegalTransition(_("Обязательство снято: доказательства к нему больше не принимаются."))
    if not title.strip():
        raise BrokenRule(_("Назовите документ: «Протокол заседания», «Отчёт о мероприятии»."), field="title")
    require_same_cluster(obligation.cluster, file if isinstance(file, StoredFile) else None)
    if not file and not url.strip():
        raise BrokenRule(_("Приложите файл или укажите ссылку, по которой документ можно открыть."), field="file")
    _check_dates(obligation, happened_on, in_force_on)
    person = members.person_of(actor, obligation.cluster)
    evidence = Evidence.objects.create(
        cluster=obligation.cluster,
        obligation=obligation,
        title=title.strip(),
        number=number.strip(),
        happened_on=happened_on,
        in_force_on=in_force_on,
        url=url.strip(),
        file=kept(file, cluster=obligation.cluster, actor=actor),
        note=note.strip(),
        supplied_by=person,
        supplied_for=obligation.organisation,
        recorded_by=account_of(actor),
        recorded_at=clock.now_in(obligation.cluster),
        needs_acceptance=True,
    )
    audit.record(
        PlanEvent.EVIDENCE_SUPPLIED,
        actor=actor,
        cluster=obligation.cluster,
        target=obligation.activity,
        evidence=evidence.pk,
        obligation=obligation.pk,
        title=evidence.title,
    )
    telling.tell_supplied(evidence)
    return evidence


def _check_dates(obligation: Obligation, happened_on: date, in_force_on: date) -> None:
    today = clock.today(obligation.cluster)
    if happened_on > today:
        raise BrokenRule(
            _("Дата события не может быть в будущем: документ подтверждает то, что уже состоялось."),
            field="happened_on",
        )
    if in_force_on > today:
        raise BrokenRule(
            _("Документ ещё не вступил в силу. Внесите его, когда он будет подписан или утверждён."),
            field="in_force_on",
        )
    if in_force_on < happened_on:
        raise BrokenRule(
            _("Документ не может вступить в силу раньше, чем состоялось то, что он подтверждает."), field="in_force_on"
        )
    if obligation.slot_kind == "period" and not obligation.opens_on <= happened_on <= obligation.words_due_on:
        raise BrokenRule(
            _(
                "Это обязательство за {slot} ({opens} – {due}), а дата {day} в этот срок не попадает. "
                "Два заседания в одном квартале соседний квартал не закрывают."
            ).format(
                slot=obligation.slot_label,
                opens=f"{obligation.opens_on:%d.%m.%Y}",
                due=f"{obligation.words_due_on:%d.%m.%Y}",
                day=f"{happened_on:%d.%m.%Y}",
            ),
            field="happened_on",
        )


@transaction.atomic
def accept_evidence(*, evidence: Evidence, actor: User) -> Verdict:
    """Accept the evidence: it counts from its day of taking effect. The acceptor is not the one who recorded it."""
    return _judge(evidence, VerdictKind.ACCEPTED, "", actor)


@transaction.atomic
def reject_evidence(*, evidence: Evidence, reason: str, actor: User) -> Verdict:
    """Reject the evidence with a reason. It stays visible; accepted evidence can be rejected too and counts no more."""
    if not reason.strip():
        raise BrokenRule(
            _("Напишите, что не так и что нужно представить: причину увидит тот, кто принёс документ."), field="reason"
        )
    return _judge(evidence, VerdictKind.REJECTED, reason.strip(), actor)


def _judge(evidence: Evidence, kind: VerdictKind, reason: str, actor: User) -> Verdict:
    evidence = (
        Evidence.objects.select_for_update(of=("self",))
        .select_related("obligation__plan", "obligation__activity", "cluster")
        .get(pk=evidence.pk)
    )
    if evidence.recorded_by_id is not None and evidence.recorded_by_id == actor.pk:
        raise Denied(_("Принять или отклонить доказательство должен не тот, кто его внёс."))
    authorize(actor, "plans.review_evidence", evidence)
    require_live(evidence.obligation.plan)
    if not evidence.needs_acceptance:
        raise IllegalTransition(_("Этот документ подписан в самой Артели, приёмка ему не нужна."))
    last = evidence.verdicts.order_by("-pk").first()
    if last and last.kind == kind:
        raise IllegalTransition(
            _("Доказательство уже принято.") if kind is VerdictKind.ACCEPTED else _("Доказательство уже отклонено.")
        )
    verdict = Verdict.objects.create(
        evidence=evidence,
        kind=kind,
        reason=reason,
        by=account_of(actor),
        recorded_at=clock.now_in(evidence.cluster),
    )
    event = PlanEvent.EVIDENCE_ACCEPTED if kind is VerdictKind.ACCEPTED else PlanEvent.EVIDENCE_REJECTED
    audit.record(
        event,
        actor=actor,
        cluster=evidence.cluster,
        target=evidence.obligation.activity,
        evidence=evidence.pk,
        obligation=evidence.obligation_id,
        title=evidence.title,
        reason=reason,
    )
    refresh_parent(evidence.obligation.plan)
    telling.tell_verdict(verdict, actor)
    return verdict


def record_registration(obligation: Obligation, document: IncomingDocument) -> Evidence:
    """The registered document proves «получить документ» by itself: the register is its acceptance."""
    return Evidence.objects.create(
        cluster=obligation.cluster,
        obligation=obligation,
        title=str(document)[:300],
        happened_on=document.received_on,
        in_force_on=document.received_on,
        incoming=document,
        file=document.file,
        recorded_by=document.registered_by,
        recorded_at=clock.now_in(obligation.cluster),
        needs_acceptance=False,
        source_kind="documents.incoming",
        source_id=str(document.pk),
    )
