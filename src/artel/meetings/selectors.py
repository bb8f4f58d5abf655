"""Reading meetings: what is visible, lists, quorums, the schedule against quarters, the control of assignments."""

import base64
import hashlib
import hmac
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count as Counted
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from artel.bodies import selectors as bodies
from artel.documents import subjects
from artel.kernel import clock
from artel.meetings.domain.quorum import Quorum, Stretch, quorum_of, was_ever_reached
from artel.meetings.domain.schedule import Meant, Quarter, quarter_slots, quarters_of
from artel.meetings.domain.states import AssignmentState, Ballot, ItemState, MeetingState, QuestionState
from artel.meetings.models import (
    AgendaItem,
    Assignment,
    AssignmentStep,
    Attendee,
    Meeting,
    Minutes,
    Participation,
    Question,
    Stay,
)
from artel.members.domain.kinds import RoleKind
from artel.members.models import Cluster, Unit
from artel.members.selectors import calendar_of
from artel.members.standing import standing_of
from artel.russian import counted, search_key
from artel.terms import SchoolYear

FEW_VOTERS = 5  # fewer voters than this, and a secret ballot keeps little (RELIABILITY T5)
DONE = (AssignmentState.CLOSED, AssignmentState.LIFTED)


# --- what is visible ---


def meetings_visible_to(user: Any, cluster: Cluster) -> QuerySet[Meeting]:
    """Everybody of the cluster sees its meetings; what is inside them has rights of its own."""
    return _visible(Meeting, user, cluster).select_related("unit", "joint_with")


def assignments_visible_to(user: Any, cluster: Cluster) -> QuerySet[Assignment]:
    """Assignments in force: everybody of the cluster. Those of a meeting that goes on: members of the body, who leads."""
    standing = standing_of(user, cluster)
    found = _visible(Assignment, user, cluster)
    if not standing.roles & {RoleKind.HEAD, RoleKind.COORDINATOR, RoleKind.OBSERVER}:
        units = [held.unit_id for held in standing.offices if held.unit_id]
        found = found.filter(Q(issued_on__isnull=False) | Q(unit__in=units))
    return found.select_related(
        "cluster",
        "unit",
        "person",
        "controller",
        "point__item__meeting__unit",
        "point__item__meeting__joint_with",
        "file",
    )


def questions_visible_to(user: Any, cluster: Cluster) -> QuerySet[Question]:
    """Questions of the cluster's meetings. Named votes under them have a right of their own."""
    return Question.objects.filter(item__meeting__in=_visible(Meeting, user, cluster))


def _visible(model: Any, user: Any, cluster: Cluster) -> QuerySet:
    if not standing_of(user, cluster).is_somebody:
        return model.objects.none()
    return model.objects.filter(cluster=cluster)


# --- lists ---


def meeting_list(
    user: Any,
    cluster: Cluster,
    *,
    unit: Unit | None = None,
    state: str = "",
    since: date | None = None,
    until: date | None = None,
    query: str = "",
) -> QuerySet[Meeting]:
    """Rows of the list of meetings, the latest first, each with `item_count` and, at one query, `editions` of minutes."""
    found = meetings_visible_to(user, cluster)
    if unit is not None:
        found = found.filter(Q(unit=unit) | Q(joint_with=unit))
    if state:
        found = found.filter(state=state)
    if since is not None:
        found = found.filter(held_on__gte=since)
    if until is not None:
        found = found.filter(held_on__lte=until)
    if words := search_key(query).split():
        items = AgendaItem.objects.filter(meeting=OuterRef("pk"))
        for word in words:
            items = items.filter(search_key__contains=word)
        found = found.filter(Exists(items))
    on_agenda = ~Q(items__state__in=[ItemState.PROPOSED, ItemState.DECLINED])
    return found.annotate(item_count=Counted("items", filter=on_agenda)).prefetch_related(
        Prefetch("minutes", Minutes.objects.select_related("paper").order_by("-edition"), to_attr="editions")
    )


def assignment_list(
    user: Any,
    cluster: Cluster,
    *,
    unit: Unit | None = None,
    person_id: int | None = None,
    state: str = "",
    query: str = "",
) -> QuerySet[Assignment]:
    """Rows of the register of assignments in force, the nearest due first.

    `state`: a state, «open» (not closed and not lifted), «overdue» (open and past its day).
    """
    found = assignments_visible_to(user, cluster).filter(issued_on__isnull=False)
    if unit is not None:
        found = found.filter(unit=unit)
    if person_id is not None:
        found = found.filter(Q(person=person_id) | Q(helpers=person_id)).distinct()
    if state in ("open", "overdue"):
        found = found.exclude(state__in=DONE)
        if state == "overdue":
            found = found.exclude(state=AssignmentState.REPORTED).filter(due_on__lt=clock.today(cluster))
    elif state:
        found = found.filter(state=state)
    if query.strip():
        found = found.filter(Q(point__text__icontains=query.strip()) | Q(person__last_name__icontains=query.strip()))
    steps = AssignmentStep.objects.select_related("by")
    return found.prefetch_related("helpers", Prefetch("steps", steps)).order_by("due_on", "pk")


def open_assignments_of(unit: Unit) -> QuerySet[Assignment]:
    """Assignments of a body that are in force and not closed yet."""
    return (
        Assignment.objects.filter(unit=unit, issued_on__isnull=False)
        .exclude(state__in=DONE)
        .select_related("person", "point__item__meeting")
        .order_by("due_on", "pk")
    )


def days_left(assignment: Assignment, today: date) -> int | None:
    """Working days until the assignment's day, negative past it; None for one that is done or handed in for checking."""
    if assignment.state in (*DONE, AssignmentState.REPORTED):
        return None
    return calendar_of(assignment.cluster).working_days_between(today, assignment.due_on)


# --- the schedule ---


def schedule_of(unit: Unit, year: SchoolYear) -> tuple[Quarter, ...]:
    """The quarters of a school year with the meetings of a body, joint ones too, and days to suggest. Three queries."""
    cluster = unit.cluster
    rows = Meeting.objects.filter(Q(unit=unit) | Q(joint_with=unit), held_on__range=(year.start, year.end))
    meant = [Meant(pk, day, state) for pk, day, state in rows.values_list("pk", "held_on", "state")]
    calendar, today = calendar_of(cluster), clock.today(cluster)
    return quarters_of(
        quarter_slots(year, cluster.quarter_scheme, calendar),
        meant,
        today=today,
        calendar=calendar,
        notice_days=bodies.rules_on(unit, today).notice_days,
    )


# --- quorum ---


@dataclass(frozen=True, slots=True)
class Presence:
    """Who counts in one body of a meeting, and when each was there. Read at once; the arithmetic costs no query."""

    unit: Unit
    rules: Any
    roll: frozenset[int]  # ids of attendees with a vote
    stays: tuple[Stretch, ...]

    def quorum(self, *, recused: Collection[int], at: datetime) -> Quorum:
        return quorum_of(self.rules, self.roll, self.stays, recused, at)

    def was_ever_reached(self, since: datetime) -> bool:
        return was_ever_reached(self.rules, self.roll, self.stays, since)


def presence_of(meeting: Meeting, unit: Unit) -> Presence:
    """Who of a body counts at the meeting, and their stretches of presence."""
    roll = Attendee.objects.filter(meeting=meeting, unit=unit, has_vote=True).values_list("pk", flat=True)
    stays = Stay.objects.filter(attendee__meeting=meeting, attendee__unit=unit)
    return Presence(
        unit=unit,
        rules=bodies.rules_on(unit, meeting.held_on),
        roll=frozenset(roll),
        stays=tuple(Stretch(*row) for row in stays.values_list("attendee_id", "came_at", "left_at")),
    )


def recused_from(item: AgendaItem | None, unit: Unit) -> frozenset[int]:
    """Ids of attendees of a body who take no part in an item."""
    if item is None:
        return frozenset()
    return frozenset(item.recusals.filter(attendee__unit=unit).values_list("attendee_id", flat=True))


def quorum_now(meeting: Meeting, unit: Unit, item: AgendaItem | None = None, at: datetime | None = None) -> Quorum:
    """Quorum of a body at a moment (now unless said), for an item or for the meeting as a whole."""
    at = at or clock.now_in(meeting.cluster)
    return presence_of(meeting, unit).quorum(recused=recused_from(item, unit), at=at)


def voters_now(item: AgendaItem, unit: Unit) -> list[Attendee]:
    """Whom a question opened now would have on its roll: there, with a vote, not recused."""
    meeting = item.meeting
    found = Attendee.objects.filter(meeting=meeting, unit=unit, has_vote=True, stays__left_at__isnull=True)
    return list(
        found.filter(stays__isnull=False)
        .exclude(pk__in=recused_from(item, unit))
        .select_related("person")
        .distinct()
        .order_by("person__last_name", "person__first_name", "pk")
    )


# --- voting ---


def warnings_of_ballot(item: AgendaItem, unit: Unit, ballot: str) -> tuple[str, ...]:
    """What to say before a question is opened: of a secret ballot that keeps little (RELIABILITY T5)."""
    if ballot != Ballot.SECRET:
        return ()
    return warnings_of_secret(len(voters_now(item, unit)))


def warnings_of_secret(voters: int) -> tuple[str, ...]:
    """The same for so many voters: few are easily guessed, and equal votes tell everybody's."""
    always = _("Если все проголосуют одинаково, по итогу будет известен выбор каждого.")
    if voters >= FEW_VOTERS:
        return (always,)
    few = _("Голосуют {people}: при таком числе тайна слаба, выбор каждого легко угадать.").format(
        people=counted(voters, "человек", "человека", "человек")
    )
    return few, always


def has_named_votes(question: Question) -> bool:
    """Names stand beside choices: an open or an absentee ballot that is closed."""
    return question.ballot in (Ballot.OPEN, Ballot.ABSENTEE) and question.state == QuestionState.CLOSED


def questions_awaiting(user: Any, cluster: Cluster) -> QuerySet[Question]:
    """Open questions that wait for this person's voice."""
    mine = Participation.objects.filter(
        question=OuterRef("pk"), has_voted=False, attendee__person__user=user, attendee__meeting__cluster=cluster
    )
    return (
        questions_visible_to(user, cluster)
        .filter(Exists(mine), state=QuestionState.OPEN)
        .select_related("item__meeting__unit", "unit")
        .order_by("opened_at", "pk")
    )


def recusal_hints(item: AgendaItem) -> list[Attendee]:
    """Who perhaps should declare a recusal: named by what the item is about, or the item's subject says so.

    Offered to the secretary and to the member; declared by nobody but them.
    """
    if not item.subject_kind:
        return []
    subject = subjects.find(item.meeting.cluster, item.subject_kind, item.subject_id)
    if subject is None or not subject.recused:
        return []
    found = item.meeting.attendees.filter(unit__isnull=False, has_vote=True, person__in=subject.recused)
    return list(found.exclude(recusals__item=item).select_related("person"))


def check_in_code(meeting: Meeting) -> str:
    """The short code on the hall's screen, of this very opening of the meeting: eight signs, 40 bits."""
    said = f"{meeting.public_id}:{meeting.opened_at.timestamp() if meeting.opened_at else 0}"
    digest = hmac.new(_key("meetings.check_in"), said.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:5]).decode()


def is_same_code(given: str, meeting: Meeting) -> bool:
    """Compare a code as a person typed it: spaces and dashes aside, 0 for O, 1 for I; in constant time."""
    plain = "".join(sign for sign in given.upper() if sign.isalnum()).replace("0", "O").replace("1", "I")
    return hmac.compare_digest(plain.encode(), check_in_code(meeting).encode())


def _key(purpose: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), purpose.encode(), hashlib.sha256).digest()


# --- what a person has to do ---


def meetings_ahead_for(user: Any, cluster: Cluster) -> QuerySet[Meeting]:
    """Meetings that the person is on the list of, from the notice to their end, the nearest first."""
    mine = Attendee.objects.filter(meeting=OuterRef("pk"), person__user=user)
    return (
        meetings_visible_to(user, cluster)
        .filter(Exists(mine), state__in=[MeetingState.NOTIFIED, MeetingState.OPEN])
        .order_by("held_on", "starts_at", "pk")
    )


def assignments_of(people: Iterable[int], cluster: Cluster) -> QuerySet[Assignment]:
    """Open assignments of these people, the nearest due first."""
    return (
        Assignment.objects.filter(cluster=cluster, person__in=list(people), issued_on__isnull=False)
        .exclude(state__in=DONE)
        .select_related("unit", "person", "point__item__meeting")
        .order_by("due_on", "pk")
    )
