"""What meetings keep: the meeting with its people and agenda, votes, decisions with assignments, minutes."""

from artel.meetings.models.decisions import Assignment, AssignmentStep, DecisionPoint
from artel.meetings.models.meeting import AgendaItem, Attendee, Material, Meeting, Recusal, Speech, Stay
from artel.meetings.models.minutes import Dissent, Extract, Minutes, Remark
from artel.meetings.models.votes import Participation, Question, Urn, Vote

__all__ = [
    "AgendaItem",
    "Assignment",
    "AssignmentStep",
    "Attendee",
    "DecisionPoint",
    "Dissent",
    "Extract",
    "Material",
    "Meeting",
    "Minutes",
    "Participation",
    "Question",
    "Recusal",
    "Remark",
    "Speech",
    "Stay",
    "Urn",
    "Vote",
]
