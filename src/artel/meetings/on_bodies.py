"""What meetings show on the pages of bodies: the body's own meetings, and the nearest one in the list of bodies."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.bodies import sections
from artel.kernel import clock
from artel.meetings.domain.states import MeetingState
from artel.meetings.models import Meeting
from artel.meetings.selectors import meeting_list
from artel.members.models import Cluster, Unit

SHOWN = 6
AHEAD = (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED, MeetingState.OPEN)


def section_of(request: HttpRequest, unit: Unit) -> Iterable[sections.Section]:
    """The last and the coming meetings of the body. Two queries."""
    rows = list(meeting_list(request.user, request.cluster, unit=unit)[:SHOWN])
    url = reverse("meetings:list", args=[request.cluster.slug])
    yield sections.Section(
        title=_("Заседания"),
        template="meetings/_of_body.html",
        context={"rows": rows},
        href=f"{url}?unit={unit.pk}" if rows else "",
        link=_("Все заседания") if rows else "",
    )


def nearest(cluster: Cluster, units: Collection[int]) -> dict[int, sections.NextMeeting]:
    """The nearest meeting of each body from the cluster's today on. One query."""
    ahead = Meeting.objects.filter(
        Q(unit__in=units) | Q(joint_with__in=units),
        cluster=cluster,
        state__in=AHEAD,
        held_on__gte=clock.today(cluster),
    )
    found: dict[int, sections.NextMeeting] = {}
    for meeting in ahead.order_by("held_on", "starts_at", "pk"):
        for unit in meeting.unit_ids:
            found.setdefault(
                unit,
                sections.NextMeeting(
                    day=meeting.held_on,
                    note=f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
                    url=reverse("meetings:detail", args=[cluster.slug, meeting.pk]),
                ),
            )
    return found


def register_sections() -> None:
    """Offer both to the pages of bodies. Called once, when the app is ready."""
    sections.register(section_of)
    sections.register_next_meeting(nearest)
