"""Meetings for tests: a body of so many, and a meeting brought by the deeds to the stage that a test is about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.bodies.tests.factories import make_rules
from artel.meetings.domain.states import ItemState, MeetingForm, MeetingState
from artel.meetings.models import AgendaItem, Attendee, DecisionPoint, Meeting, Question
from artel.meetings.services.attendance import mark_came, open_meeting
from artel.meetings.services.items import start_item
from artel.meetings.services.roll import draw_roll
from artel.meetings.services.votes import open_question
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Cluster, Person, Unit
from artel.members.tests.factories import make_cluster, make_person, make_tenure, make_unit, make_user

NOON = "2024-03-15 05:00:00+00:00"  # of a Friday in Tomsk
TODAY = date(2024, 3, 15)
LONG_AGO = datetime(2024, 1, 10, 5, 0, tzinfo=UTC)
_numbers = count(1)


def make_body(
    cluster: Cluster | None = None,
    *,
    members: int = 4,
    deputies: int = 0,
    kind: UnitKind = UnitKind.EXPERT_COUNCIL,
    rules: dict[str, Any] | None = None,
    **fields: Any,
) -> Unit:
    """A body of a chair, a secretary without a vote, and so many members with accounts."""
    unit = make_unit(cluster or make_cluster(), kind=kind, **fields)
    if rules is not None:
        make_rules(unit, **rules)
    parts = [OfficeKind.CHAIR, OfficeKind.SECRETARY, *[OfficeKind.DEPUTY] * deputies, *[OfficeKind.MEMBER] * members]
    for part in parts:
        number = next(_numbers)
        person = make_person(unit.cluster, user=make_user(), last_name=f"{part.value.title()}{number:04d}")
        make_tenure(unit.offices.get(kind=part), person=person)
    return unit


def holder(unit: Unit, kind: str) -> Person:
    """Who holds the office in the body, the first of several."""
    return unit.offices.get(kind=kind).tenures.order_by("pk").first().person


def members_of(unit: Unit) -> list[Person]:
    """The members proper, in order."""
    return [tenure.person for tenure in unit.offices.get(kind="member").tenures.order_by("pk")]


def secretary(unit: Unit) -> User:
    return holder(unit, "secretary").user


def chair(unit: Unit) -> User:
    return holder(unit, "chair").user


def make_meeting(unit: Unit | None = None, *, items: int = 1, **fields: Any) -> Meeting:
    """A meeting of today at the stage of its agenda, with so many items."""
    unit = unit or make_body()
    values = {
        "number": Meeting.objects.filter(unit=unit).count() + 1,
        "year": fields.get("held_on", TODAY).year,
        "held_on": TODAY,
        "starts_at": time(14, 0),
        "place": "г. Томск, ул. Кулагина, 59, ауд. 204",
        "state": MeetingState.AGENDA,
        "created_at": LONG_AGO,
    }
    meeting = Meeting.objects.create(cluster=unit.cluster, unit=unit, **values | fields)
    for _ in range(items):
        make_item(meeting)
    return meeting


def make_item(meeting: Meeting, **fields: Any) -> AgendaItem:
    number = meeting.items.count() + 1
    values = {
        "position": number,
        "title": f"О вопросе номер {number}",
        "draft": "Принять к сведению.",
        "state": ItemState.WAITING,
    }
    return AgendaItem.objects.create(meeting=meeting, **values | fields)


def make_point(item: AgendaItem, text: str = "Подготовить сводную ведомость.") -> DecisionPoint:
    return DecisionPoint.objects.create(item=item, position=item.decisions.count() + 1, text=text)


def notified(unit: Unit | None = None, **fields: Any) -> Meeting:
    """The same with its roll drawn and the notice out."""
    meeting = make_meeting(unit, **{"state": MeetingState.NOTIFIED, "notified_at": LONG_AGO} | fields)
    draw_roll(meeting)
    return meeting


def opened(unit: Unit | None = None, *, present: Sequence[Person] | None = None, **fields: Any) -> Meeting:
    """An open meeting where these people are, all of the voting members unless said."""
    meeting = notified(unit, **fields)
    meeting = open_meeting(meeting=meeting, presiding=holder(meeting.unit, "chair"), actor=system("test"))
    people = {row.person_id for row in voters(meeting)} if present is None else {person.pk for person in present}
    for person in sorted(people):
        came(meeting, person)
    return meeting


def came(meeting: Meeting, person: Person | int, **more: Any) -> Attendee:
    attendee = attendee_of(meeting, person)
    mark_came(attendee=attendee, actor=system("test"), **more)
    return attendee


def voters(meeting: Meeting, unit: Unit | None = None) -> list[Attendee]:
    """Those on the meeting's list with a vote, the chair first."""
    found = meeting.attendees.filter(unit=unit or meeting.unit, has_vote=True).select_related("person__user", "unit")
    return sorted(found, key=lambda row: (row.part != "chair", row.pk))


def attendee_of(meeting: Meeting, person: Person | int, unit: Unit | None = None) -> Attendee:
    pk = person if isinstance(person, int) else person.pk
    found = meeting.attendees.filter(person=pk).select_related("person__user", "unit")
    return found.get(unit=unit) if unit else found.order_by("pk")[0]


def in_hand(meeting: Meeting) -> AgendaItem:
    """The first item of the agenda, taken in hand."""
    return start_item(item=meeting.items.order_by("position", "pk")[0], actor=system("test"))


def asked(meeting: Meeting, *, item: AgendaItem | None = None, unit: Unit | None = None, **more: Any) -> Question:
    """A question opened on the item in hand."""
    return open_question(
        item=item or in_hand(meeting),
        unit=unit or meeting.unit,
        actor=system("test"),
        **{"text": "Принять к сведению.", "is_warned": True} | more,
    )


def absentee(unit: Unit | None = None, **fields: Any) -> Meeting:
    """An absentee poll at the stage of its agenda; the rules of the body allow it."""
    return make_meeting(unit or make_body(rules={"allows_absentee": True}), form=MeetingForm.ABSENTEE, **fields)
