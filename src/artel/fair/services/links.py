"""Personal links: how a graduate gets in without an account (RELIABILITY T10)."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from artel import audit
from artel.accounts import secret_codes
from artel.accounts.bearer import Bearer
from artel.accounts.rights import authorize
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate, PersonalLink
from artel.kernel import clock, codes

# A code of one purpose never opens what is behind another: papers have a key of their own.
_PURPOSE = "artel.fair.link"


def bearer_of(code: str) -> tuple[Bearer, Graduate] | None:
    """Whom the code lets in, and to what. None, after the same one query, for unknown, replaced and outlived codes."""
    link = (
        PersonalLink.objects.filter(code_hash=codes.hash_of(codes.clean(code)))
        .select_related(
            "graduate__fair__cluster",
            "graduate__student__person",
            "graduate__student__group__programme__organisation",
            "graduate__student__group__programme__speciality",
            "graduate__practice_at",
        )
        .first()
    )
    if link is None or link.revoked_at is not None:
        return None
    graduate = link.graduate
    if graduate.student.erased_at is not None or link.expires_on < clock.today(graduate.fair.cluster):
        return None
    return bearer(graduate), graduate


def bearer(graduate: Graduate) -> Bearer:
    """The graduate as an actor: a right to this one profile."""
    return Bearer(thing=graduate, words=graduate.public_number)


def url_of(link: PersonalLink) -> str:
    """The address with the code; "" when the link is dead, or the secret it was made with is gone."""
    if link.revoked_at is not None:
        return ""
    code = secret_codes.remembered(_PURPOSE, link.public_id, link.version, link.code_hash)
    return f"{settings.BASE_URL.rstrip('/')}/g/{code}/" if code else ""


def expiry_of(fair: Fair) -> date:
    """Links live until the last question about employment has been asked: autumn of the year after."""
    return date(fair.year + 1, 9, 30)


@transaction.atomic
def make_links(*, graduates: Sequence[Graduate], actor: Any) -> list[tuple[Graduate, str]]:
    """Make the links that are not there yet and give the addresses of all, in the order asked.

    A living link keeps its code, so cards may be printed again; a revoked or outlived one is replaced. Leaves no trace:
    what is done with the addresses (sent, printed) does.
    """
    made = []
    for graduate in _lock(graduates):
        authorize(actor, "fair.send_links", graduate)
        made.append((graduate, url_of(_living_link(graduate))))
    return made


@transaction.atomic
def replace_link(*, graduate: Graduate, actor: Any) -> str:
    """Give the graduate a new address: the old one opens nothing from now on."""
    (graduate,) = _lock([graduate])
    authorize(actor, "fair.send_links", graduate)
    link = PersonalLink.objects.filter(graduate=graduate).first()
    link = _renewed(link) if link is not None else _new_link(graduate)
    audit.record(FairEvent.LINK_REVOKED, actor=actor, target=graduate)
    return url_of(link)


def note_opening(graduate: Graduate) -> None:
    """Remember when the graduate first opened the link: the college sees who has not looked yet. No deed, no trace."""
    PersonalLink.objects.filter(graduate=graduate, opened_at__isnull=True).update(opened_at=clock.now())


def kill_link(graduate: Graduate) -> None:
    """Let the graduate's address open nothing. Part of other deeds, which leave their own trace."""
    PersonalLink.objects.filter(graduate=graduate, revoked_at__isnull=True).update(revoked_at=clock.now())


def _lock(graduates: Sequence[Graduate]) -> list[Graduate]:
    ids = [graduate.pk for graduate in graduates]
    rows = Graduate.objects.select_for_update(of=("self",)).select_related(
        "fair__cluster", "student__person", "student__group__programme"
    )
    found = {row.pk: row for row in rows.filter(pk__in=ids).order_by("pk")}
    return [found[pk] for pk in ids]


def _living_link(graduate: Graduate) -> PersonalLink:
    link = PersonalLink.objects.filter(graduate=graduate).first()
    if link is None:
        return _new_link(graduate)
    is_outlived = link.expires_on < clock.today(graduate.fair.cluster)
    return link if not is_outlived and url_of(link) else _renewed(link)


def _new_link(graduate: Graduate) -> PersonalLink:
    link = PersonalLink(graduate=graduate, public_id=uuid.uuid4(), expires_on=expiry_of(graduate.fair))
    link.code_hash = _hash_of(link)
    link.save(force_insert=True)
    return link


def _renewed(link: PersonalLink) -> PersonalLink:
    link.version += 1
    link.code_hash = _hash_of(link)
    link.expires_on = expiry_of(link.graduate.fair)
    link.revoked_at = link.sent_at = link.opened_at = None
    link.save(update_fields=["version", "code_hash", "expires_on", "revoked_at", "sent_at", "opened_at"])
    return link


def _hash_of(link: PersonalLink) -> str:
    return secret_codes.hash_for(_PURPOSE, link.public_id, link.version)
