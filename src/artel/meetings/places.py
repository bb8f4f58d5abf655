"""Where meetings stand in the menu, and what waits there for the person."""

from collections.abc import Iterator

from django.db.models import Count, Expression, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.meetings.domain.states import AssignmentState, MeetingForm, MeetingState, MinutesState, QuestionState
from artel.meetings.models import Assignment, Attendee, Minutes, Participation
from artel.members import gate
from artel.plans.models import Plan
from artel.plans.selectors.years import Concern, register_concern
from artel.ui import menu


def register_places() -> None:
    """Put the meetings into the menu. Called once, in ready()."""
    menu.register(
        menu.MenuItem(
            key="meetings",
            label=_("Заседания"),
            icon="users-group",
            url_name="meetings:list",
            group=menu.Group.DAILY,
            order=25,
            permission="meetings.view_meeting",
            tab=True,
            badge=lambda request: request.cluster.meetings_waiting,
        )
    )
    gate.carry("meetings_waiting", waiting)
    register_concern(unsigned_minutes)


def waiting(request: HttpRequest) -> Expression:
    """How many things of meetings wait for the person: answers to notices, open votes, assignments to take or redo."""
    user, cluster = request.user, OuterRef("pk")
    unanswered = Attendee.objects.filter(
        ~Q(meeting__form=MeetingForm.ABSENTEE),
        meeting__cluster=cluster, meeting__state=MeetingState.NOTIFIED, person__user=user, unit__isnull=False, rsvp="",
    )  # fmt: skip
    votes = Participation.objects.filter(
        question__item__meeting__cluster=cluster,
        question__state=QuestionState.OPEN,
        attendee__person__user=user,
        has_voted=False,
    )
    given = Assignment.objects.filter(
        cluster=cluster, person__user=user, issued_on__isnull=False,
        state__in=[AssignmentState.ISSUED, AssignmentState.RETURNED],
    )  # fmt: skip
    return (
        _number(unanswered.annotate(group=F("meeting__cluster")))
        + _number(votes.annotate(group=F("question__item__meeting__cluster")))
        + _number(given.annotate(group=F("cluster")))
    )


def unsigned_minutes(plan: Plan) -> Iterator[Concern]:
    """Minutes of meetings of the plan's year that nobody has signed yet: they prove nothing."""
    unsigned = Minutes.objects.filter(
        meeting__cluster=plan.cluster,
        meeting__held_on__range=(plan.starts_on, plan.ends_on),
        state__in=[MinutesState.DRAFT, MinutesState.REMARKS, MinutesState.SIGNING],
    )
    yield Concern(
        title=_("Протоколы заседаний не подписаны"),
        count=unsigned.count(),
        url=reverse("meetings:list", args=[plan.cluster.slug]),
        button=_("К заседаниям"),
    )


def _number(found) -> Expression:
    counted = found.order_by().values("group").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), Value(0))
