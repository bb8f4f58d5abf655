"""Meetings that are over, with minutes at the stage a test is about; and a plan whose row asks for them."""

from datetime import date
from typing import Any

from artel.accounts.rights import system
from artel.documents.models import Paper
from artel.documents.tests.factories import make_agreement
from artel.documents.tests.factories import sign as sign_paper
from artel.meetings.domain.states import Choice
from artel.meetings.models import Meeting, Minutes
from artel.meetings.services.attendance import close_meeting
from artel.meetings.services.items import finish_item, write_item
from artel.meetings.services.minutes import draft_minutes, send_minutes
from artel.meetings.services.votes import close_question, enter_vote, open_question
from artel.meetings.tests.factories import holder, in_hand, make_body, opened, voters
from artel.members.models import Unit
from artel.plans import kinds
from artel.plans.models import Evidence, Plan
from artel.plans.tests.factories import make_plan

ROW = {
    "number": "3.1", "title": "Проведение заседаний Экспертного совета", "executors": "Председатель Экспертного совета",
    "deadline": "Не реже 1 раза в квартал", "result": "Протоколы заседаний Экспертного совета",
}  # fmt: skip


def make_council(**fields: Any) -> Unit:
    """An expert council whose chair and secretary can sign."""
    unit = make_body(**fields)
    for kind in ("chair", "secretary"):
        make_agreement(holder(unit, kind))
    return unit


def held(unit: Unit | None = None, *, choice: str = Choice.FOR, **fields: Any) -> Meeting:
    """A meeting with one item, voted on by everybody and closed."""
    meeting = opened(unit or make_council(), **fields)
    item = in_hand(meeting)
    write_item(
        item=item, heard="Сообщил о ходе работы", speeches=[(holder(meeting.unit, "chair"), "Поддержал")],
        decisions=["Принять к сведению"], base_version=item.text_version, actor=system(),
    )  # fmt: skip
    question = open_question(item=item, unit=meeting.unit, text="Принять к сведению.", actor=system())
    for attendee in voters(meeting):
        enter_vote(question=question, attendee=attendee, choice=choice, actor=system())
    close_question(question=question, actor=system())
    finish_item(item=item, actor=system())
    return close_meeting(meeting=meeting, actor=system())


def drafted(meeting: Meeting | None = None, **fields: Any) -> Minutes:
    return draft_minutes(meeting=meeting or held(), actor=system(), **fields)


def sent(meeting: Meeting | None = None) -> Minutes:
    return send_minutes(minutes=drafted(meeting), actor=system())


def signed(minutes: Minutes | None = None) -> Minutes:
    """Signed by both, so registered."""
    minutes = minutes or sent()
    unit = minutes.meeting.unit
    sign(minutes.paper, unit)
    minutes.refresh_from_db()
    return minutes


def sign(paper: Paper, unit: Unit) -> Paper:
    return sign_paper(paper, holder(unit, "secretary"), holder(unit, "chair"))


def plan_of(unit: Unit, **cells: Any) -> Plan:
    """A plan with the row 3.1 of the council."""
    return make_plan(unit.cluster, {**ROW, **cells}, known=kinds.known())


def proofs(plan: Plan) -> list[tuple[str, str, date, bool]]:
    """(slot, number, in force, needs acceptance) of the evidence there is."""
    found = Evidence.objects.filter(obligation__plan=plan).order_by("pk")
    return [(e.obligation.slot_label, e.number, e.in_force_on, e.needs_acceptance) for e in found]
