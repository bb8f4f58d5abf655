"""Compositions in versions: drafted, submitted to the vote, entered from paper. How they are approved: `approval`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.bodies.domain.composition import SETTLED_BY_ACT
from artel.bodies.domain.roll import ORDER
from artel.bodies.domain.states import CompositionState, Part
from artel.bodies.events import BodyEvent
from artel.bodies.models import Composition, Direction, Nomination, Seat
from artel.bodies.selectors import composition_in_work, forming_unit_of, issues_of, positions_on, rules_for
from artel.bodies.services.agreement import void_agreement
from artel.bodies.services.enacting import basis_of, put_in_force
from artel.bodies.services.workflow import go, locked, require
from artel.bodies.telling import tell_in_force
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Organisation, Person, Unit
from artel.members.services.clusters import lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru

BY_RULES = object()  # the term: as the rules of the body have it


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """A person for a composition. Post and organisation left out are taken from the nomination or the post of the day.

    `has_vote` None: everybody votes, a secretary only if the rules of the body let them.
    """

    person: Person
    part: Part = Part.MEMBER
    organisation: Organisation | None = None
    post: str = ""
    has_vote: bool | None = None
    nomination: Nomination | None = None


@transaction.atomic
def draft_composition(
    *,
    unit: Unit | None = None,
    direction: Direction | None = None,
    seats: Sequence[SeatDraft],
    reason: str = "",
    term_until: date | object | None = BY_RULES,
    actor: Any,
) -> Composition:
    """Draft the next version: of a body, or of a group to be formed for a direction.

    One version is in work at a time. A later version says why it changes the one before.
    """
    cluster = lock_cluster((unit or direction).cluster)
    if unit is None and direction.unit_id is not None:
        unit = direction.unit
    if direction is None:
        direction = Direction.objects.filter(unit=unit).first()
    require_same_cluster(cluster, unit, direction)
    authorize(actor, "bodies.draft_composition", unit or direction)
    if direction is not None and direction.closed_on is not None and unit is None:
        raise IllegalTransition(_("Направление закрыто {day}.").format(day=date_ru(direction.closed_on)))
    if (other := composition_in_work(unit=unit, direction=direction)) is not None:
        raise IllegalTransition(
            _("Уже готовится состав № {number} ({state}).").format(number=other.number, state=other.get_state_display())
        )
    of_same = Composition.objects.filter(unit=unit) if unit is not None else direction.compositions.all()
    if direction is not None:
        of_same = of_same | direction.compositions.all()
    last = of_same.order_by("-number").first()
    if of_same.filter(state=CompositionState.APPROVED).exists() and not reason.strip():
        raise BrokenRule(_("Напишите, почему меняется состав."), field="reason")
    composition = Composition(
        cluster=cluster,
        unit=unit,
        direction=direction,
        number=(last.number if last is not None else 0) + 1,
        created_by=account_of(actor),
        created_at=clock.now_in(cluster),
    )
    _write(composition, seats, reason, term_until)
    audit.record(BodyEvent.DRAFTED, actor=actor, cluster=cluster, target=composition, seats=len(seats))
    return composition


@transaction.atomic
def change_composition(
    *,
    composition: Composition,
    seats: Sequence[SeatDraft],
    reason: str | None = None,
    term_until: date | object | None = BY_RULES,
    actor: Any,
) -> Composition:
    """Change a draft, or take up a returned version again. `term_until` left out keeps the term that stands."""
    composition = locked(composition)
    authorize(actor, "bodies.draft_composition", composition)
    go(composition, "change")
    void_agreement(composition, actor)
    composition.seats.all().delete()
    _write(
        composition,
        seats,
        composition.reason if reason is None else reason,
        composition.term_until if term_until is BY_RULES else term_until,
    )
    audit.record(BodyEvent.CHANGED, actor=actor, cluster=composition.cluster, target=composition, seats=len(seats))
    return composition


@transaction.atomic
def submit_composition(*, composition: Composition, actor: Any) -> Composition:
    """Hand a draft to the vote of the forming body: its secretary finds it among what can be taken to the agenda."""
    composition = locked(composition)
    authorize(actor, "bodies.draft_composition", composition)
    require(composition, "submit")
    for issue in issues_of(composition):
        if issue.is_error:
            raise BrokenRule(issue.text)
    if forming_unit_of(composition) is None:
        raise BrokenRule(_("В кластере нет совета, который мог бы утвердить этот состав."))
    if composition.term_until is not None and composition.term_until <= clock.today(composition.cluster):
        raise BrokenRule(_("Срок полномочий уже прошёл: укажите другой."), field="term_until")
    go(composition, "submit")
    composition.return_reason = ""
    composition.save(update_fields=["state", "return_reason"])
    audit.record(BodyEvent.SUBMITTED, actor=actor, cluster=composition.cluster, target=composition)
    return composition


@transaction.atomic
def recall_composition(*, composition: Composition, actor: Any) -> Composition:
    """Take a version back from the vote. What was on an agenda already loses its subject."""
    return _move(composition, "recall", BodyEvent.RECALLED, actor)


@transaction.atomic
def drop_composition(*, composition: Composition, actor: Any) -> Composition:
    """Give a version up for good."""
    void_agreement(composition, actor)
    return _move(composition, "drop", BodyEvent.DROPPED, actor)


@transaction.atomic
def enact_by_document(
    *,
    composition: Composition,
    words: str,
    approved_on: date,
    effective_from: date,
    file: StoredFile | Received | None,
    actor: Any,
) -> Composition:
    """Enter a composition that was approved on paper: `words` name the act, the scan is kept.

    Who enters it becomes its author: as evidence of a row it counts once somebody else has accepted it.
    """
    composition = locked(composition)
    authorize(actor, "bodies.enact_composition", composition)
    require(composition, "enact")
    words = " ".join(words.split())
    if not words:
        raise BrokenRule(_("Назовите документ: «Приказ департамента от 12.01.2024 № 14»."), field="words")
    if approved_on > clock.today(composition.cluster):
        raise BrokenRule(_("Дата утверждения не может быть позже сегодняшней."), field="approved_on")
    if effective_from < approved_on:
        raise BrokenRule(_("Состав действует не раньше дня, когда его утвердили."), field="effective_from")
    if composition.term_until is not None and composition.term_until < effective_from:
        raise BrokenRule(_("Срок полномочий закончился бы раньше, чем начался."), field="effective_from")
    if file is None and isinstance(actor, User) and not composition.cluster.is_demo:
        raise BrokenRule(_("Приложите скан документа."), field="file")
    require_same_cluster(composition.cluster, file if isinstance(file, StoredFile) else None)
    for issue in issues_of(composition, effective_from):
        if issue.is_error and issue.code not in SETTLED_BY_ACT:
            raise BrokenRule(issue.text)
    composition.act_words = words[:300]
    composition.act_file = kept(file, cluster=composition.cluster, actor=actor)
    composition.created_by = account_of(actor)
    put_in_force(
        composition,
        approved_on=approved_on,
        effective_from=effective_from,
        basis=basis_of(composition, words),
        verb="enact",
    )
    audit.record(
        BodyEvent.ENACTED,
        actor=actor,
        cluster=composition.cluster,
        target=composition,
        words=composition.act_words,
        effective_from=date_ru(effective_from),
    )
    tell_in_force(composition, actor)
    return composition


def _move(composition: Composition, verb: str, event: BodyEvent, actor: Any) -> Composition:
    composition = locked(composition)
    authorize(actor, "bodies.draft_composition", composition)
    go(composition, verb)
    composition.save(update_fields=["state"])
    audit.record(event, actor=actor, cluster=composition.cluster, target=composition)
    return composition


def _write(
    composition: Composition, drafts: Sequence[SeatDraft], reason: str, term_until: date | object | None
) -> None:
    today = clock.today(composition.cluster)
    rules = rules_for(composition, today)
    if term_until is BY_RULES:
        term_until = today + relativedelta(months=rules.term_months) if rules.term_months else None
    composition.term_until = term_until
    composition.reason = " ".join(reason.split())[:500]
    _check_people(composition, drafts)
    composition.save()
    posts = positions_on([draft.person.pk for draft in drafts], today)
    ordered = sorted(drafts, key=lambda draft: (ORDER[Part(draft.part)], draft.person.full_name.lower()))
    for position, draft in enumerate(ordered, 1):
        post = posts.get(draft.person.pk)
        nomination = draft.nomination
        organisation = (
            draft.organisation
            or (nomination.organisation if nomination else None)
            or (post.organisation if post is not None else None)
        )
        words = draft.post or (nomination.post if nomination else "") or (post.title if post is not None else "")
        has_vote = draft.has_vote
        if has_vote is None:
            has_vote = rules.secretary_votes or draft.part != Part.SECRETARY
        Seat.objects.create(
            composition=composition,
            position=position,
            person=draft.person,
            organisation=organisation,
            post=" ".join(words.split())[:200],
            part=draft.part,
            has_vote=has_vote,
            nomination=nomination,
        )


def _check_people(composition: Composition, drafts: Sequence[SeatDraft]) -> None:
    """What the database would refuse; the rest is a matter of `issues_of`, shown while the draft is worked on."""
    require_same_cluster(
        composition.cluster,
        *(thing for draft in drafts for thing in (draft.person, draft.organisation, draft.nomination)),
    )
    people = [draft.person.pk for draft in drafts]
    for draft in drafts:
        if people.count(draft.person.pk) > 1:
            raise BrokenRule(
                _("{name} стоит в составе дважды: у человека одно место.").format(name=draft.person.short_name),
                field="seats",
            )
        if draft.nomination is not None and draft.nomination.person_id != draft.person.pk:
            raise BrokenRule(_("Выдвижение относится к другому человеку."), field="seats")
    for part, words in (
        (Part.CHAIR, _("Руководитель может быть один.")),
        (Part.SECRETARY, _("Секретарь может быть один.")),
    ):
        if sum(draft.part == part for draft in drafts) > 1:
            raise BrokenRule(words, field="seats")
