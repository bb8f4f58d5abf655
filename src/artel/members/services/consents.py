"""Consents of people: one document for one purpose (152-ФЗ ст. 9; from 01.09.2025 apart from any other text)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import GuestLink
from artel.accounts.rights import System, authorize
from artel.accounts.selectors import account_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import ConsentPurpose, ConsentWay
from artel.members.events import MemberEvent
from artel.members.models import Cluster, Consent, ConsentText, Person
from artel.members.services.clusters import lock_cluster
from artel.russian import date_ru


@transaction.atomic
def adopt_consent_text(
    *, cluster: Cluster, purpose: ConsentPurpose, body: str, from_day: date, actor: Any
) -> ConsentText:
    """Adopt the next edition of a consent's text. Consents already given stay bound to their own edition."""
    cluster = lock_cluster(cluster)
    authorize(actor, "members.change_cluster", cluster)
    purpose, body = ConsentPurpose(purpose), body.strip().replace("\r\n", "\n")
    if not body:
        raise BrokenRule(_("Введите текст согласия."), field="body")
    last = ConsentText.objects.filter(cluster=cluster, purpose=purpose).order_by("-version").first()
    digest = ConsentText.digest_of(body)
    if last is not None and last.digest == digest:
        raise BrokenRule(_("Этот текст уже утверждён: в нём ничего не изменено."), field="body")
    text = ConsentText.objects.create(
        cluster=cluster,
        purpose=purpose,
        version=last.version + 1 if last else 1,
        body=body,
        digest=digest,
        adopted_on=from_day,
    )
    audit.record(
        MemberEvent.CONSENT_TEXT_ADOPTED,
        actor=actor,
        target=cluster,
        purpose=text.get_purpose_display(),
        version=text.version,
        digest=digest,
    )
    return text


@transaction.atomic
def record_consent(
    *,
    person: Person,
    purpose: ConsentPurpose,
    given_on: date,
    actor: Any,
    representative: str = "",
    link: GuestLink | None = None,
    way: str = "",
) -> Consent:
    """Record a consent given on paper, by the person here or by the guardian's link, to the last edition of the text.

    The agreement on the simple signature can be joined by the person alone. Refuses a second one for the same purpose
    and a day in the future.
    """
    cluster = lock_cluster(person.cluster)
    person = Person.objects.get(pk=person.pk)
    authorize(actor, "members.record_consent", person)
    purpose = ConsentPurpose(purpose)
    if purpose == ConsentPurpose.SIMPLE_SIGNATURE and not isinstance(actor, System) and person.user_id != actor.pk:
        raise BrokenRule(_("К соглашению о простой электронной подписи человек присоединяется сам."), field="purpose")
    text = ConsentText.objects.filter(cluster=cluster, purpose=purpose).order_by("-version").first()
    if text is None:
        raise BrokenRule(
            _("Текст этого согласия ещё не утверждён. Его утверждает координатор в настройках кластера."),
            field="purpose",
        )
    if given_on > clock.today(cluster):
        raise BrokenRule(_("Согласие нельзя записать будущим числом."), field="given_on")
    earlier = Consent.objects.filter(person=person, purpose=purpose, revoked_on__isnull=True).first()
    if earlier is not None:
        raise BrokenRule(
            _("Такое согласие уже дано {day}. Чтобы заменить его, сначала запишите отзыв.").format(
                day=date_ru(earlier.given_on)
            ),
            field="purpose",
        )
    consent = Consent.objects.create(
        cluster=cluster,
        person=person,
        purpose=purpose,
        text=text,
        given_on=given_on,
        representative=representative.strip(),
        way=way or _way(person, actor, link),
        link=link,
        recorded_by=account_of(actor),
    )
    audit.record(
        MemberEvent.CONSENT_RECORDED,
        actor=actor,
        target=_told_of(person),
        purpose=consent.get_purpose_display(),
        version=text.version,
        given_on=date_ru(given_on),
    )
    return consent


@transaction.atomic
def revoke_consent(*, consent: Consent, revoked_on: date, actor: Any) -> Consent:
    """Record that a consent was withdrawn. What was published before is found by those who published it."""
    cluster = lock_cluster(consent.cluster)
    consent = Consent.objects.select_related("person").get(pk=consent.pk)
    authorize(actor, "members.revoke_consent", consent.person)
    if consent.revoked_on is not None:
        raise IllegalTransition(_("Согласие уже отозвано {day}.").format(day=date_ru(consent.revoked_on)))
    if not consent.given_on <= revoked_on <= clock.today(cluster):
        raise BrokenRule(
            _("День отзыва не может быть раньше дня согласия, {day}, и позже сегодняшнего.").format(
                day=date_ru(consent.given_on)
            ),
            field="revoked_on",
        )
    consent.revoked_on = revoked_on
    consent.save(update_fields=["revoked_on"])
    audit.record(
        MemberEvent.CONSENT_REVOKED,
        actor=actor,
        target=_told_of(consent.person),
        purpose=consent.get_purpose_display(),
        revoked_on=date_ru(revoked_on),
    )
    return consent


def _way(person: Person, actor: Any, link: GuestLink | None) -> str:
    if link is not None:
        return ConsentWay.GUARDIAN
    if isinstance(actor, System):
        return ""
    return ConsentWay.ACCOUNT if person.user_id == actor.pk else ConsentWay.PAPER


def _told_of(person: Person) -> Person | Cluster:
    """What the journal names: a learner by name only their college knows, and the journal is read by others."""
    return person.cluster if person.is_learner else person
