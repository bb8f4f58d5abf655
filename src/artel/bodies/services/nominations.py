"""People put forward for a direction: by the organisation, with their own consent. DOMAIN 3.1.1 a 2–4."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.bearer import Bearer
from artel.accounts.rights import authorize, can
from artel.accounts.selectors import account_of
from artel.bodies.domain.states import NominationState, Part, nomination_workflow
from artel.bodies.events import BodyEvent
from artel.bodies.models import Direction, Nomination
from artel.bodies.telling import tell_answered, tell_nominee
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.events import MemberEvent
from artel.members.models import Organisation, Person
from artel.members.selectors import members_on
from artel.members.services.clusters import lock_cluster
from artel.members.services.people import new_person, new_position
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru

NOMINATION = nomination_workflow(_("Выдвижение в состоянии «{state}»: это действие сейчас невозможно."))


@transaction.atomic
def nominate(
    *,
    direction: Direction,
    organisation: Organisation,
    post: str,
    actor: Any,
    person: Person | None = None,
    last_name: str = "",
    first_name: str = "",
    patronymic: str = "",
    email: str = "",
    phone: str = "",
    is_namesake: bool = False,
    part: Part = Part.MEMBER,
    basis: str = "",
    file: StoredFile | Received | None = None,
) -> Nomination:
    """Put a person forward for a direction; somebody new is entered in the cluster with their post.

    A representative nominates for their own organisation while the call is open; those who lead enter what came by
    letter at any time while the direction is. Counts once the person has consented.
    """
    cluster = lock_cluster(direction.cluster)
    direction = Direction.objects.select_related("cluster").get(pk=direction.pk)
    require_same_cluster(cluster, organisation, person, file if isinstance(file, StoredFile) else None)
    authorize(actor, "bodies.nominate", organisation)
    today = clock.today(cluster)
    _require_call(direction, today, actor)
    if not members_on(cluster, today).filter(pk=organisation.pk).exists():
        raise BrokenRule(_("Эта организация сейчас не участник кластера."), field="organisation")
    post = " ".join(post.split())
    if not post:
        raise BrokenRule(_("Укажите должность."), field="post")
    if person is None:
        person = new_person(
            cluster,
            last_name=last_name,
            first_name=first_name,
            patronymic=patronymic,
            email=email,
            phone=phone,
            is_namesake=is_namesake,
        )
        audit.record(MemberEvent.PERSON_ADDED, actor=actor, target=person)
        new_position(person=person, organisation=organisation, title=post, from_day=today, cluster=cluster, actor=actor)
    open_ones = direction.nominations.filter(state__in=[NominationState.PROPOSED, NominationState.CONSENTED])
    if (other := open_ones.filter(person=person).select_related("organisation").first()) is not None:
        raise BrokenRule(
            _("{name} уже выдвинут по этому направлению, {organisation}.").format(
                name=person.full_name, organisation=other.organisation.short_name
            ),
            field="person",
        )
    nomination = Nomination.objects.create(
        cluster=cluster,
        direction=direction,
        organisation=organisation,
        person=person,
        post=post[:200],
        part=Part(part),
        basis=" ".join(basis.split())[:200],
        file=kept(file, cluster=cluster, actor=actor),
        nominated_on=today,
        nominated_by=account_of(actor),
        by_link=isinstance(actor, Bearer),
    )
    _record(BodyEvent.NOMINATED, nomination, actor, organisation=organisation.short_name)
    tell_nominee(nomination, actor)
    return nomination


def _require_call(direction: Direction, today: date, actor: Any) -> None:
    if direction.closed_on is not None:
        raise IllegalTransition(_("Направление закрыто {day}.").format(day=date_ru(direction.closed_on)))
    if can(actor, "bodies.manage_directions", direction):
        return
    if direction.call_opened_on is None or direction.call_closed_on is not None:
        raise IllegalTransition(_("Выдвижение по этому направлению сейчас не объявлено."))
    if direction.call_due_on is not None and direction.call_due_on < today:
        raise IllegalTransition(
            _("Срок выдвижения истёк {day}. Обратитесь к координатору кластера.").format(
                day=date_ru(direction.call_due_on)
            )
        )


@transaction.atomic
def consent(*, nomination: Nomination, actor: Any) -> Nomination:
    """The nominee agrees to sit in the group."""
    nomination = _locked(nomination)
    authorize(actor, "bodies.answer_nomination", nomination)
    _go(nomination, "consent")
    nomination.consented_on = clock.today(nomination.cluster)
    nomination.consent_words = _("по ссылке") if isinstance(actor, Bearer) else _("лично в Артели")
    nomination.save(update_fields=["state", "consented_on", "consent_words"])
    _record(BodyEvent.CONSENTED, nomination, actor, how=nomination.consent_words)
    tell_answered(nomination, actor)
    return nomination


@transaction.atomic
def record_consent(*, nomination: Nomination, on: date, words: str, actor: Any) -> Nomination:
    """Enter a consent given on paper: the organisation answers for it with what it names («согласие от 05.10.2023»)."""
    nomination = _locked(nomination)
    authorize(actor, "bodies.nominate", nomination)
    words = " ".join(words.split())
    if not words:
        raise BrokenRule(_("Напишите, как получено согласие: «письменное согласие», «письмо № …»."), field="words")
    if on > clock.today(nomination.cluster):
        raise BrokenRule(_("Дата согласия не может быть в будущем."), field="on")
    _go(nomination, "consent")
    nomination.consented_on, nomination.consent_words = on, words[:200]
    nomination.save(update_fields=["state", "consented_on", "consent_words"])
    _record(BodyEvent.CONSENTED, nomination, actor, how=_("на бумаге"))
    tell_answered(nomination, actor)
    return nomination


@transaction.atomic
def decline(*, nomination: Nomination, actor: Any, reason: str = "") -> Nomination:
    """The nominee refuses, or takes a consent back while the composition is not approved. Whoever nominated may enter it."""
    nomination = _locked(nomination)
    if not (can(actor, "bodies.answer_nomination", nomination) or can(actor, "bodies.nominate", nomination)):
        raise Denied(_("Отказ записывает сам кандидат или организация, которая его выдвинула."))
    return _end(nomination, "decline", reason, BodyEvent.DECLINED, actor)


@transaction.atomic
def withdraw(*, nomination: Nomination, actor: Any, reason: str = "") -> Nomination:
    """The organisation takes its nomination back."""
    nomination = _locked(nomination)
    authorize(actor, "bodies.nominate", nomination)
    return _end(nomination, "withdraw", reason, BodyEvent.WITHDRAWN, actor)


def _end(nomination: Nomination, verb: str, reason: str, event: BodyEvent, actor: Any) -> Nomination:
    _go(nomination, verb)
    nomination.reason = " ".join(reason.split())[:300]
    nomination.save(update_fields=["state", "reason"])
    _record(event, nomination, actor, organisation=nomination.organisation.short_name)
    tell_answered(nomination, actor)
    return nomination


def _locked(nomination: Nomination) -> Nomination:
    lock_cluster(nomination.cluster)
    return Nomination.objects.select_related("cluster", "direction", "organisation", "person").get(pk=nomination.pk)


def _go(nomination: Nomination, verb: str) -> None:
    nomination.state = NOMINATION.target(state=nomination.state, verb=verb, label=nomination.get_state_display())


def _record(event: BodyEvent, nomination: Nomination, actor: Any, **detail: Any) -> None:
    audit.record(
        event,
        actor=actor,
        cluster=nomination.cluster,
        target=nomination.direction,
        nomination=nomination.pk,
        **detail,
    )
