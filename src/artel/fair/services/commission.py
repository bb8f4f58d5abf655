"""The commission's protocol: composed with its quorum, signed, and by its registration the allocation stands."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.bodies.domain.rules import MajorityBase, Rules, needed
from artel.bodies.domain.states import Part
from artel.bodies.papers import Holder, holder_on
from artel.bodies.selectors import RollMember, roll_on, rules_on, unit_is_in_term
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.papers.tree import Document, Table
from artel.documents.services.papers import SignerDraft, compose_paper, recall_paper, send_for_signature
from artel.fair.domain.stages import Work
from artel.fair.domain.states import HELD_PLACE, Basis, RunState, VacancyState
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate, Invitation, MatchRun, Placement, Protocol, Vacancy
from artel.fair.papers.protocol import Override, ProtocolFacts, Row, RunFact, protocol_document, rows_of_table
from artel.fair.selectors.people import consented
from artel.fair.selectors.placements import blocking_pairs
from artel.fair.services.fairs import lock_fair, require_open
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.matching import from_snapshot
from artel.meetings.domain.quorum import Quorum, quorum_with
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Organisation, Person
from artel.members.selectors import names_on
from artel.russian import surname_initials

PROTOCOL = "fair.protocol"
MAIN = 1


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sat: the roll of the day, who of it was there, the quorum, who presided and who wrote down."""

    roll: tuple[RollMember, ...]
    present: frozenset[int]
    quorum: Quorum
    rules: Rules
    presiding: Holder
    secretary: Holder


@transaction.atomic
def compose_protocol(
    *,
    fair: Fair,
    held_on: date,
    present: Collection[Person],
    actor: Any,
    against: int = 0,
    abstained: int = 0,
    round_number: int | None = None,
) -> Protocol:
    """Write the protocol on the first round that is not approved yet (or the one named), or write its draft anew.

    `present`: people on the commission's roll of that day; the rest of those with a vote who neither were against nor
    abstained voted for it. Refused without a quorum, with the arithmetic, without a majority, without who presides or a
    secretary. Asks nobody to sign: `send_protocol` does.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.compose_protocol", fair)
    require_open(fair, Work.PROTOCOL)
    run = _run_to_approve(fair, round_number)
    sitting = _sitting(fair, run, held_on, present)
    votes = _votes(sitting, against, abstained)
    protocol = _draft_of(fair, run)
    facts = _facts(fair, run, held_on, sitting, votes)
    document = protocol_document(facts)
    paper = compose_paper(
        cluster=fair.cluster,
        kind=PROTOCOL,
        unit=fair.commission,
        title=document.title,
        dated_on=held_on,
        document=document,
        subject_kind=PROTOCOL,
        subject_id=str(fair.pk),
        actor=actor,
        paper=protocol.paper if protocol else None,
    )
    if protocol is None:
        protocol = Protocol(cluster=fair.cluster, fair=fair, round=run.round, paper=paper)
    protocol.paper = paper
    protocol.held_on = held_on
    protocol.present = sorted(sitting.present)
    protocol.members_count = sitting.quorum.listed
    protocol.save()
    audit.record(FairEvent.PROTOCOL_COMPOSED, actor=actor, target=fair)
    return protocol


@transaction.atomic
def send_protocol(*, protocol: Protocol, actor: Any) -> Protocol:
    """Ask who presided and the secretary to sign the draft. Refused when the distribution has changed since."""
    fair = lock_fair(protocol.fair)
    authorize(actor, "fair.compose_protocol", fair)
    require_open(fair, Work.PROTOCOL)
    protocol = _fresh(protocol, fair)
    if protocol.paper.state != PaperState.DRAFT:
        raise IllegalTransition(_("Протокол уже на подписи или подписан."))
    run = _run_to_approve(fair, protocol.round)
    table = next((b for b in Document.from_json(protocol.paper.content).blocks if isinstance(b, Table)), None)
    if (table.rows if table else ()) != rows_of_table(_rows(fair, run, clock.today(fair.cluster))):
        raise BrokenRule(
            _("После составления протокола данные изменились, например отозвано согласие. Составьте протокол заново.")
        )
    people = Person.objects.filter(cluster=fair.cluster, pk__in=protocol.present)
    sitting = _sitting(fair, run, protocol.held_on, people)
    signers = [
        SignerDraft(holder.person, holder.post, holder.signature) for holder in (sitting.presiding, sitting.secretary)
    ]
    protocol.paper = send_for_signature(paper=protocol.paper, signers=signers, actor=actor)
    return protocol


@transaction.atomic
def recall_protocol(*, protocol: Protocol, actor: Any) -> Protocol:
    """Take the protocol back from signing: the signatures given are void, the distribution may be changed again."""
    fair = lock_fair(protocol.fair)
    authorize(actor, "fair.compose_protocol", fair)
    protocol = _fresh(protocol, fair)
    protocol.paper = recall_paper(paper=protocol.paper, actor=actor)
    return protocol


# --- hooks of the paper's kind ---


def protocol_registered(paper: Paper, actor: Any) -> None:
    """The last signature is there: the run stands, the fair may go on to invitations."""
    fair, run = _of_paper(paper, RunState.PROPOSED)
    run.state, run.approved_at = RunState.APPROVED, clock.now_in(fair.cluster)
    run.save(update_fields=["state", "approved_at"])
    audit.record(FairEvent.ALLOCATION_APPROVED, actor=actor, target=fair, number=paper.number)


def protocol_revoked(paper: Paper, actor: Any) -> None:
    """The allocation is a proposal again. Refused once somebody was invited by it, or the round after it stands on it."""
    fair, run = _of_paper(paper, RunState.APPROVED)
    if Invitation.objects.filter(placement__run=run, state__in=HELD_PLACE).exists():
        raise BrokenRule(_("По этому протоколу уже подготовлены приглашения. Сначала отзовите их."))
    if fair.runs.filter(round__gt=run.round, state=RunState.APPROVED).exists():
        raise BrokenRule(_("На этом распределении стоит второй тур. Сначала отзовите его протокол."))
    run.state, run.approved_at = RunState.PROPOSED, None
    run.save(update_fields=["state", "approved_at"])
    audit.record(FairEvent.APPROVAL_REVOKED, actor=actor, target=fair, number=paper.number)


def _of_paper(paper: Paper, state: RunState) -> tuple[Fair, MatchRun]:
    protocol = Protocol.objects.select_related("fair").get(paper=paper)
    fair = lock_fair(protocol.fair)
    run = MatchRun.objects.select_for_update(of=("self",), no_key=True).get(
        fair=fair, round=protocol.round, state=state
    )
    return fair, run


# --- who sat ---


def sitting_members(fair: Fair, held_on: date) -> list[RollMember]:
    """The roll of the commission on a day; none where there is no commission."""
    return roll_on(fair.commission, held_on) if fair.commission is not None else []


def _sitting(fair: Fair, run: MatchRun, held_on: date, present: Collection[Person]) -> Sitting:
    if fair.commission is None:
        raise BrokenRule(_("Комиссия не назначена: укажите её в правилах ярмарки."))
    if held_on > clock.today(fair.cluster):
        raise BrokenRule(_("Заседание ещё не состоялось: укажите день не позже сегодняшнего."), field="held_on")
    if held_on < clock.date_of(run.made_at, fair.cluster):
        raise BrokenRule(_("В этот день распределения ещё не было: рассматривать было нечего."), field="held_on")
    if not unit_is_in_term(fair.commission, held_on):
        raise BrokenRule(_("Полномочия комиссии на этот день истекли: сначала утвердите её состав."), field="held_on")
    roll = tuple(roll_on(fair.commission, held_on))
    listed = {member.person.pk for member in roll}
    here = frozenset(person.pk for person in present)
    if here - listed:
        raise BrokenRule(_("Среди отмеченных есть не члены комиссии: проверьте список."), field="present")
    rules = rules_on(fair.commission, held_on)
    quorum = quorum_with(rules, [member.person.pk for member in roll if member.has_vote], here, ())
    if not quorum.is_reached:
        raise BrokenRule(
            _(
                "Кворума нет: членов с правом голоса {listed}, присутствуют {present}, необходимо не менее {needed}. "
                "Такое заседание ничего не решает, назначьте новое."
            ).format(listed=quorum.listed, present=quorum.present, needed=quorum.needed),
            field="present",
        )
    presiding = _present_holder(fair, held_on, here, OfficeKind.CHAIR, OfficeKind.DEPUTY)
    if presiding is None:
        raise BrokenRule(_("Не было ни председателя, ни заместителя: протокол некому подписать."), field="present")
    secretary = _present_holder(fair, held_on, here, OfficeKind.SECRETARY)
    if secretary is None or secretary.person.pk == presiding.person.pk:
        raise BrokenRule(
            _("Не было секретаря комиссии: отметьте его или назначьте того, кто исполняет его обязанности."),
            field="present",
        )
    return Sitting(roll, here, quorum, rules, presiding, secretary)


def _present_holder(fair: Fair, day: date, present: Collection[int], *kinds: OfficeKind) -> Holder | None:
    holders = (holder_on(fair.commission, kind, day) for kind in kinds)
    return next((each for each in holders if each is not None and each.person.pk in present), None)


def _votes(sitting: Sitting, against: int, abstained: int) -> tuple[int, int, int]:
    ayes = sitting.quorum.taking_part - against - abstained
    if min(against, abstained, ayes) < 0:
        raise BrokenRule(
            _("Голосов больше, чем присутствует членов с правом голоса ({count}).").format(
                count=sitting.quorum.taking_part
            ),
            field="against",
        )
    rules = sitting.rules
    whole = sitting.quorum.counted if rules.majority_base == MajorityBase.LISTED else sitting.quorum.taking_part
    if ayes < (least := needed(rules.majority_share, whole)):
        raise BrokenRule(
            _("Решение не принято: «за» — {ayes}, а нужно не менее {least}.").format(ayes=ayes, least=least),
            field="against",
        )
    return ayes, against, abstained


# --- what is told ---


def _run_to_approve(fair: Fair, round_number: int | None) -> MatchRun:
    proposed = fair.runs.filter(state=RunState.PROPOSED).order_by("round")
    if round_number is not None:
        proposed = proposed.filter(round=round_number)
    run = proposed.first()
    if run is None:
        raise IllegalTransition(_("Нет распределения, которое ждёт утверждения."))
    if run.round > MAIN and not fair.runs.filter(round=MAIN, state=RunState.APPROVED).exists():
        raise IllegalTransition(_("Сначала подпишите протокол первого тура: второй стоит на его результатах."))
    run.fair = fair
    return run


def _draft_of(fair: Fair, run: MatchRun) -> Protocol | None:
    rows = Protocol.objects.filter(fair=fair, round=run.round).select_related("paper")
    for protocol in rows:
        if protocol.paper.state == PaperState.SIGNING:
            raise IllegalTransition(_("Протокол уже на подписи. Чтобы изменить его, сначала отзовите с подписи."))
        if protocol.paper.state == PaperState.DRAFT:
            return protocol
    return None


def _fresh(protocol: Protocol, fair: Fair) -> Protocol:
    protocol = Protocol.objects.select_related("paper__cluster").get(pk=protocol.pk)
    protocol.fair = fair
    return protocol


def _facts(fair: Fair, run: MatchRun, held_on: date, sitting: Sitting, votes: tuple[int, int, int]) -> ProtocolFacts:
    cluster = fair.cluster
    is_main = run.round == MAIN
    rows, overrides = _rows(fair, run, clock.today(cluster)), _overrides(fair, run, clock.today(cluster))
    secretary_votes = any(
        member.has_vote and member.person.pk == sitting.secretary.person.pk for member in sitting.roll
    )
    return ProtocolFacts(
        org=cluster.name,
        body=fair.commission.name,
        place=cluster.place,
        held_on=held_on,
        fair=fair.name,
        year=fair.year,
        round=run.round,
        run=RunFact(
            number=run.number,
            made_on=clock.date_of(run.made_at, cluster),
            algorithm=run.algorithm,
            digest=run.digest,
            seed=from_snapshot(run.snapshot.encode()).seed if is_main else "",
            weights=tuple(run.result["weights"]) if is_main else None,
            criteria=tuple(run.result.get("criteria", ())),
            participants=run.result["counts"]["participants"],
            blocking=run.blocking_pairs,
            blocking_now=len(blocking_pairs(fair)) if overrides else 0,
        ),
        presiding=(sitting.presiding.post, sitting.presiding.signature),
        presiding_listed=_listed(sitting.presiding.person),
        secretary=(sitting.secretary.post, sitting.secretary.signature),
        secretary_listed=_listed(sitting.secretary.person),
        secretary_votes=secretary_votes,
        present=_names(sitting.roll, sitting.present, here=True),
        absent=_names(sitting.roll, sitting.present, here=False),
        voting=sitting.quorum.listed,
        voting_present=sitting.quorum.taking_part,
        needed=sitting.quorum.needed,
        votes=votes,
        rows=rows,
        overrides=overrides,
        unplaced=_unplaced(fair, run, held_on),
        free=_free(fair, run, held_on),
    )


def _names(roll: Sequence[RollMember], present: Collection[int], *, here: bool) -> tuple[str, ...]:
    members = [member for member in roll if (member.person.pk in present) == here and member.part != Part.SECRETARY]
    return tuple(sorted(_listed(member.person) for member in members))


def _listed(person: Person) -> str:
    return surname_initials(person.last_name, person.first_name, person.patronymic)


class _Names:
    """Short names of organisations on a day, each asked once."""

    def __init__(self, day: date) -> None:
        self._day, self._known = day, {}

    def of(self, organisation: Organisation) -> str:
        if organisation.pk not in self._known:
            self._known[organisation.pk] = names_on(organisation, self._day)[0]
        return self._known[organisation.pk]


def _named(fair: Fair, day: date) -> set[int]:
    return set(consented(Graduate.objects.filter(fair=fair), day).values_list("pk", flat=True))


def _who(graduate: Graduate, named: Collection[int]) -> str:
    return graduate.student.person.full_name if graduate.pk in named else graduate.public_number


def _rows(fair: Fair, run: MatchRun, day: date) -> tuple[Row, ...]:
    named, names = _named(fair, day), _Names(day)
    found = []
    placements = run.placements.filter(ended_at=None).select_related(
        "graduate__student__person", "graduate__student__group__programme__organisation",
        "graduate__student__group__programme__speciality", "vacancy__organisation",
    )  # fmt: skip
    for placement in placements:
        programme = placement.graduate.student.group.programme
        found.append(
            Row(
                who=_who(placement.graduate, named),
                college=names.of(programme.organisation),
                code=programme.speciality.code,
                employer=names.of(placement.vacancy.organisation),
                vacancy=placement.vacancy.title,
                basis=_BASES[Basis(placement.basis)],
                rank=placement.rank,
                note=placement.note,
            )
        )
    return tuple(sorted(found, key=lambda row: (row.employer, row.vacancy, row.who)))


_BASES = {
    Basis.TARGET: "договор о целевом обучении",
    Basis.ALGORITHM: "взаимный выбор",
    Basis.SECOND_ROUND: "второй тур",
    Basis.COMMISSION: "решение комиссии",
}


def _overrides(fair: Fair, run: MatchRun, day: date) -> tuple[Override, ...]:
    """What the commission has changed in this run, graduate by graduate: from what the rule gave to what stands."""
    named = _named(fair, day)
    history: dict[int, list[Placement]] = {}
    for row in run.placements.select_related("graduate__student__person", "vacancy__organisation").order_by("pk"):
        history.setdefault(row.graduate_id, []).append(row)
    found = []
    for rows in history.values():
        first, last = rows[0], rows[-1]
        if len(rows) == 1 and first.basis != Basis.COMMISSION and first.ended_at is None:
            continue
        before = "" if first.basis == Basis.COMMISSION else _at(first)
        after = "" if last.ended_at is not None else _at(last)
        if before == after:
            continue
        found.append(Override(_who(first.graduate, named), before, after, last.ended_reason or last.note))
    return tuple(sorted(found, key=lambda override: override.who))


def _at(placement: Placement) -> str:
    return f"{placement.vacancy.title}, {placement.vacancy.organisation.short_name}"


def _unplaced(fair: Fair, run: MatchRun, day: date) -> tuple[tuple[str, int], ...]:
    """After this round: what a later one gave is told by its own protocol."""
    held = Placement.objects.filter(fair=fair, ended_at=None, run__round__lte=run.round)
    left = fair.graduates.filter(lottery__isnull=False).exclude(pk__in=held.values("graduate"))
    names = _Names(day)
    counts = Counter(
        names.of(graduate.student.group.programme.organisation)
        for graduate in left.select_related("student__group__programme__organisation")
    )
    return tuple(sorted(counts.items()))


def _free(fair: Fair, run: MatchRun, day: date) -> tuple[tuple[str, int], ...]:
    held = Counter(
        Placement.objects.filter(fair=fair, ended_at=None, run__round__lte=run.round).values_list("vacancy", flat=True)
    )
    names = _Names(day)
    counts: Counter[str] = Counter()
    for vacancy in Vacancy.objects.filter(fair=fair, state=VacancyState.PUBLISHED).select_related("organisation"):
        if left := max(0, vacancy.places - held[vacancy.pk]):
            counts[names.of(vacancy.organisation)] += left
    return tuple(sorted(counts.items()))
