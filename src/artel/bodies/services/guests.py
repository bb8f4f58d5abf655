"""Nominations and answers by links: from organisations and people without accounts. The results are the usual ones."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.accounts.rights import authorize, system
from artel.bodies.domain.states import NominationState, Part
from artel.bodies.events import BodyEvent
from artel.bodies.guest_links import CALL, NOMINEE
from artel.bodies.models import Direction, Nomination
from artel.bodies.services import nominations
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Organisation, Person
from artel.members.selectors import members_on
from artel.members.services.clusters import lock_cluster
from artel.members.standing import in_force_on
from artel.russian import search_key


@transaction.atomic
def call_by_link(*, direction: Direction, organisations: Sequence[Organisation], actor: Any) -> list[GuestLink]:
    """Send these members a link each, by which they put people forward until the call ends.

    An earlier link of the same organisation stops working. Refuses while no call is open, and an organisation that has no
    address.
    """
    cluster = lock_cluster(direction.cluster)
    direction = Direction.objects.select_related("cluster").get(pk=direction.pk)
    authorize(actor, "bodies.manage_directions", direction)
    today = clock.today(cluster)
    _require_open(direction, today)
    ids = [organisation.pk for organisation in organisations]
    rows = list(members_on(cluster, today).filter(pk__in=ids).order_by("short_name", "pk"))
    if not rows:
        raise BrokenRule(_("Отметьте организации, которым отправить ссылку."))
    if mute := next((row for row in rows if not row.email), None):
        raise BrokenRule(
            _("У организации {name} не записана почта. Впишите её в карточке организации.").format(name=mute.short_name)
        )
    links = [
        guest_links.issue(
            purpose=CALL,
            cluster=cluster,
            thing_id=direction.pk,
            for_id=row.pk,
            to_email=row.email,
            expires_on=direction.call_due_on,
            actor=actor,
        )
        for row in rows
    ]
    guest_links.post(links, cluster=cluster, actor=actor)
    audit.record(BodyEvent.CALLED_BY_LINK, actor=actor, target=direction, count=len(links))
    return links


@transaction.atomic
def nominate_by_link(
    *,
    link: GuestLink,
    direction: Direction,
    organisation: Organisation,
    last_name: str,
    first_name: str,
    post: str,
    actor: Any,
    patronymic: str = "",
    email: str = "",
    phone: str = "",
    part: Part = Part.MEMBER,
    basis: str = "",
) -> Nomination:
    """Put somebody of the organisation forward: a usual nomination, marked as come by a link.

    Somebody of this name who holds a post there is that person; everybody else is entered anew, for a guest is not told
    who is known to the cluster. With an address the nominee is asked by a link at once.
    """
    cluster = lock_cluster(direction.cluster)
    direction = Direction.objects.select_related("cluster").get(pk=direction.pk)
    if (link.purpose, link.thing_id, link.for_id) != (CALL, direction.pk, organisation.pk):
        raise IllegalTransition(guest_links.dead_words())
    _require_open(direction, clock.today(cluster))
    if not basis.strip():
        raise BrokenRule(_("Напишите номер и дату письма о выдвижении."), field="basis")
    known = _known(organisation, " ".join((last_name, first_name, patronymic)), cluster)
    guest_links.use(link, cluster=cluster)
    nomination = nominations.nominate(
        direction=direction,
        organisation=organisation,
        person=known,
        last_name=last_name,
        first_name=first_name,
        patronymic=patronymic,
        email=email,
        phone=phone,
        is_namesake=True,
        post=post,
        part=part,
        basis=basis,
        actor=actor,
    )
    if email and nomination.person.user_id is None:
        ask_nominee(nomination=nomination, email=email, actor=system("bodies.guests"))
    return nomination


@transaction.atomic
def ask_nominee(*, nomination: Nomination, email: str, actor: Any) -> GuestLink:
    """Send the nominee, who has no account, a link to agree or decline by."""
    cluster = lock_cluster(nomination.cluster)
    nomination = Nomination.objects.select_related("cluster", "organisation", "person").get(pk=nomination.pk)
    authorize(actor, "bodies.nominate", nomination)
    if nomination.state != NominationState.PROPOSED:
        raise IllegalTransition(_("Кандидат уже ответил, или выдвижение отозвано."))
    if nomination.person.user_id is not None:
        raise BrokenRule(_("У кандидата есть учётная запись: он ответит в «Сегодня»."))
    if not email.strip():
        raise BrokenRule(_("Впишите электронную почту кандидата."), field="email")
    link = guest_links.issue(purpose=NOMINEE, cluster=cluster, thing_id=nomination.pk, to_email=email, actor=actor)
    guest_links.post([link], cluster=cluster, actor=actor)
    audit.record(
        BodyEvent.NOMINEE_ASKED,
        actor=actor,
        cluster=cluster,
        target=nomination.direction,
        nomination=nomination.pk,
    )
    return link


@transaction.atomic
def answer_by_link(
    *, link: GuestLink, nomination: Nomination, agrees: bool, actor: Any, reason: str = ""
) -> Nomination:
    """The nominee agrees or declines, once."""
    cluster = lock_cluster(nomination.cluster)
    if (link.purpose, link.thing_id) != (NOMINEE, nomination.pk):
        raise IllegalTransition(guest_links.dead_words())
    guest_links.use(link, cluster=cluster, answer={"agrees": agrees})
    if agrees:
        return nominations.consent(nomination=nomination, actor=actor)
    return nominations.decline(nomination=nomination, reason=reason, actor=actor)


def _require_open(direction: Direction, today: Any) -> None:
    if direction.closed_on or direction.call_opened_on is None or direction.call_closed_on is not None:
        raise IllegalTransition(_("Выдвижение по этому направлению сейчас не объявлено."))
    if direction.call_due_on is not None and direction.call_due_on < today:
        raise IllegalTransition(_("Срок выдвижения прошёл. Продлите его и отправьте ссылки снова."))


def _known(organisation: Organisation, name: str, cluster: Any) -> Person | None:
    """Somebody of this full name who holds a post in the organisation today; None where it is not clear who is meant."""
    here = in_force_on(clock.today(cluster), "positions__")
    found = Person.objects.filter(
        here, cluster=cluster, positions__organisation=organisation, search_key=search_key(name), is_learner=False
    ).distinct()[:2]
    return found[0] if len(found) == 1 else None
