"""Links of bodies for people without accounts: what they open, who bears them, what their letters say (docs/links.md)."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from artel.accounts.bearer import Bearer
from artel.accounts.guest_links import Letter
from artel.accounts.models import GuestLink
from artel.bodies.models import Direction, Nomination
from artel.members.models import Organisation

CALL, NOMINEE = "bodies.nominate", "bodies.nominee"
MOST = 20  # people that one organisation may put forward by one link
DAYS = 14


def call_of(link: GuestLink) -> tuple[Direction, Organisation] | None:
    """The call that the link is about, and who was given it; None when either is gone. Two queries."""
    direction = (
        Direction.objects.filter(pk=link.thing_id, cluster=link.cluster_id, closed_on=None)
        .select_related("cluster", "forming_unit")
        .first()
    )
    organisation = Organisation.objects.filter(pk=link.for_id, cluster=link.cluster_id).first()
    if direction is None or organisation is None:
        return None
    organisation.cluster = direction.cluster
    return direction, organisation


def nomination_of(link: GuestLink) -> Nomination | None:
    """The nomination that the nominee is asked about. One query."""
    return (
        Nomination.objects.filter(pk=link.thing_id, cluster=link.cluster_id)
        .select_related("cluster", "direction__cluster", "direction__forming_unit", "organisation", "person")
        .first()
    )


def bearer_of_call(organisation: Organisation) -> Bearer:
    return Bearer(thing=organisation, words=_("организация по ссылке"))


def bearer_of_nomination(nomination: Nomination) -> Bearer:
    return Bearer(thing=nomination, words=_("кандидат по ссылке"))


def call_letter(link: GuestLink, url: str) -> Letter | None:
    found = call_of(link)
    if found is None:
        return None
    direction, organisation = found
    context = {"direction": direction, "organisation": organisation, "url": url, "until": link.expires_on}
    body = render_to_string("bodies/letters/call.txt", context)
    return Letter(_("Выдвижение в рабочую группу кластера"), body)


def nominee_letter(link: GuestLink, url: str) -> Letter | None:
    nomination = nomination_of(link)
    if nomination is None:
        return None
    body = render_to_string("bodies/letters/nominee.txt", {"row": nomination, "url": url, "until": link.expires_on})
    return Letter(_("Вас предлагают в рабочую группу кластера"), body)
