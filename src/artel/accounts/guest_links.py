"""Links for people without accounts: one person's leave to do one thing, of whatever purpose (docs/links.md).

An app registers its purpose in ready(); the deeds here are parts of its own deeds, which ask for the right and leave the
trace. How long a link lives is counted in days of its cluster.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Expression, F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from artel import jobs
from artel.accounts import secret_codes
from artel.accounts.domain.guest_links import TRIES, LetterState, is_open
from artel.accounts.models import GuestLink
from artel.accounts.selectors import account_of
from artel.kernel import clock, codes
from artel.kernel.errors import IllegalTransition

POST_JOB = "accounts.guest_letters"
KEPT = timedelta(days=30)  # an address, after the last day of its link
_SECRET = "artel.accounts.guest"  # noqa: S105 -- the name of a purpose of codes


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes to the address of a link; the subject names nobody."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """What links of one kind are for. `page` draws whatever the code opens; None: the thing is gone, the link is dead."""

    key: str
    label: str | Promise
    days: int
    page: Callable[[HttpRequest, GuestLink, str], HttpResponse | None]
    letter: Callable[[GuestLink, str], Letter | None]
    uses: int = 1


_purposes: dict[str, Purpose] = {}
_carried: dict[str, Callable[[], Expression]] = {}


def register(purpose: Purpose) -> Purpose:
    _purposes[purpose.key] = purpose
    return purpose


def purpose_of(link: GuestLink) -> Purpose:
    return _purposes[link.purpose]


def carry_cluster(**build: Callable[[], Expression]) -> None:
    """Have `frozen_on` and `time_zone` of the cluster come along with a link: clusters live above."""
    _carried.update(build)


# --- reading ---


def links_of(purpose: str, cluster: Any) -> QuerySet[GuestLink]:
    """All links of one purpose in a cluster, the latest first."""
    return GuestLink.objects.filter(purpose=purpose, cluster_id=cluster.pk).order_by("-pk")


def open_link(code: str) -> GuestLink | None:
    """The link that the code opens now; None, after the same one query, for every other."""
    known = GuestLink.objects.annotate(**{name: build() for name, build in _carried.items()})
    link = known.filter(code_hash=codes.hash_of(codes.clean(code))).first()
    if link is None or link.purpose not in _purposes or not is_open(link, clock.today(link)):
        return None
    return link


def code_of(link: GuestLink) -> str:
    """The code, made again; "" when the link is revoked or the secret it was made with is gone."""
    if link.revoked_at is not None:
        return ""
    return secret_codes.remembered(_SECRET, link.public_id, 1, link.code_hash)


def url_of(link: GuestLink) -> str:
    """The whole address, for a letter or a QR; "" for a dead one."""
    code = code_of(link)
    return f"{settings.BASE_URL.rstrip('/')}{reverse('accounts:guest', args=[code])}" if code else ""


def dead_words() -> str:
    """One sentence for every reason, so that guessing tells nothing."""
    return _("Ссылка не действует: на неё уже ответили, её отозвали или прошёл её срок.")


# --- deeds: parts of the deeds of apps above ---


def issue(
    *,
    purpose: str,
    cluster: Any,
    thing_id: int,
    actor: Any,
    for_id: int = 0,
    to_email: str = "",
    to_words: str = "",
    asked: Iterable[str] = (),
    expires_on: date | None = None,
) -> GuestLink:
    """Make a link in place of the one that was given before for the same thing. Sends nothing: `post` does."""
    kind = _purposes[purpose]
    _of(purpose, cluster, thing_id, for_id).update(revoked_at=clock.now_in(cluster))
    public_id = uuid.uuid4()
    return GuestLink.objects.create(
        purpose=purpose,
        cluster_id=cluster.pk,
        thing_id=thing_id,
        for_id=for_id,
        public_id=public_id,
        code_hash=secret_codes.hash_for(_SECRET, public_id),
        to_email=to_email.strip().lower(),
        to_words=" ".join(to_words.split())[:200],
        asked=list(asked),
        created_by=account_of(actor),
        created_at=clock.now_in(cluster),
        expires_on=expires_on or clock.today(cluster) + timedelta(days=kind.days),
        uses_allowed=kind.uses,
    )


def post(links: Sequence[GuestLink], *, cluster: Any, actor: Any) -> Any:
    """Have the worker send the letters of those links that have an address; None when there are none."""
    ids = [link.pk for link in links if link.to_email]
    if not ids:
        return None
    GuestLink.objects.filter(pk__in=ids).update(letter=LetterState.QUEUED)
    return jobs.enqueue(
        POST_JOB, key=f"{POST_JOB}:{uuid.uuid4()}", actor=actor, cluster=cluster, payload={"links": ids}
    )


def use(link: GuestLink, *, cluster: Any, answer: dict[str, Any] | None = None) -> None:
    """Use the link up by one, in the transaction of the deed; refuses one that has no use left or was revoked meanwhile."""
    fields: dict[str, Any] = {} if answer is None else {"answer": answer}
    taken = GuestLink.objects.filter(
        pk=link.pk, revoked_at=None, use_count__lt=F("uses_allowed"), wrong_count__lt=TRIES
    ).update(use_count=F("use_count") + 1, used_at=Coalesce("used_at", clock.now_in(cluster)), **fields)
    if not taken:
        raise IllegalTransition(dead_words())


def revoke(link: GuestLink, *, cluster: Any) -> None:
    """Let the address open nothing from now on."""
    if not GuestLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=clock.now_in(cluster)):
        raise IllegalTransition(_("Ссылка уже отозвана."))


def revoke_all(purpose: str, cluster: Any, *thing_ids: int) -> None:
    """Let no link for these things open anything, and forget whom they were given to: the things are over."""
    found = GuestLink.objects.filter(purpose=purpose, cluster_id=cluster.pk, thing_id__in=thing_ids)
    found.filter(revoked_at=None).update(revoked_at=clock.now_in(cluster))
    found.update(to_email="", to_words="")


def note_printed(links: Iterable[GuestLink], *, cluster: Any) -> None:
    """Remember that the addresses were printed."""
    ids = [link.pk for link in links]
    GuestLink.objects.filter(pk__in=ids, printed_at=None).update(printed_at=clock.now_in(cluster))


def note_opening(link: GuestLink) -> None:
    """Remember when the page was first looked at. No deed, no trace: a mail scanner does it too."""
    if link.opened_at is None:
        GuestLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=clock.now_in(link))


def note_wrong(link: GuestLink) -> int:
    """Count a wrong answer to the second question, before it is looked at by anybody else; answer how many are left."""
    GuestLink.objects.filter(pk=link.pk).update(wrong_count=F("wrong_count") + 1)
    link.refresh_from_db(fields=["wrong_count"])
    return max(0, TRIES - link.wrong_count)


def note_right(link: GuestLink) -> None:
    """Forget the wrong answers: whoever holds the link knows the right one."""
    if link.wrong_count:
        GuestLink.objects.filter(pk=link.pk, wrong_count__lt=TRIES).update(wrong_count=0)


@transaction.atomic
def forget_guests(*, before: date) -> int:
    """Take addresses and words out of links that ended before the day; the links stay. Demos that stand still keep theirs."""
    known = GuestLink.objects.annotate(**{name: build() for name, build in _carried.items()})
    ended = known.filter(expires_on__lt=before, frozen_on=None).exclude(to_email="", to_words="")
    return ended.update(to_email="", to_words="")


def _of(purpose: str, cluster: Any, thing_id: int, for_id: int) -> QuerySet[GuestLink]:
    return GuestLink.objects.filter(
        purpose=purpose, cluster_id=cluster.pk, thing_id=thing_id, for_id=for_id, revoked_at=None
    )
