"""The words of meetings: states, choices, ways of taking part, and the workflows (DOMAIN 3.3.1, B 14 and 15)."""

from enum import StrEnum

from artel.kernel.workflow import Transition, Workflow


class MeetingState(StrEnum):
    PLANNED = "planned"  # stands in the yearly schedule
    AGENDA = "agenda"  # the agenda is drawn up
    NOTIFIED = "notified"  # agenda approved, notice sent
    OPEN = "open"
    FAILED = "failed"  # no quorum: did not take place, and counts for no quarter
    HELD = "held"
    CANCELLED = "cancelled"


class MeetingForm(StrEnum):
    IN_PERSON = "in_person"
    MIXED = "mixed"  # in the hall and by video
    VIDEO = "video"
    ABSENTEE = "absentee"  # заочное голосование


class Rsvp(StrEnum):
    NONE = ""
    YES = "yes"
    VIDEO = "video"
    WRITTEN = "written"  # will send an opinion in writing
    NO = "no"


class Presence(StrEnum):
    HALL = "hall"
    VIDEO = "video"


class ItemState(StrEnum):
    PROPOSED = "proposed"  # by a member; the chair takes it up or not
    WAITING = "waiting"
    CURRENT = "current"
    DONE = "done"
    DECLINED = "declined"
    REMOVED = "removed"  # taken off the agenda at the meeting


class Ballot(StrEnum):
    OPEN = "open"
    SECRET = "secret"  # noqa: S105 -- a kind of ballot, no password
    ABSENTEE = "absentee"
    COUNTED = "counted"  # counts written down from paper, no names


class QuestionState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    ANNULLED = "annulled"  # started anew; stays in the journal


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NO_QUORUM = "no_quorum"


class AssignmentState(StrEnum):
    ISSUED = "issued"
    ACCEPTED = "accepted"
    REPORTED = "reported"  # done, to be checked
    RETURNED = "returned"
    CLOSED = "closed"
    LIFTED = "lifted"


class MinutesState(StrEnum):
    DRAFT = "draft"
    REMARKS = "remarks"  # shown to those present
    SIGNING = "signing"
    SIGNED = "signed"
    SUPERSEDED = "superseded"


class MinutesForm(StrEnum):
    FULL = "full"
    SHORT = "short"


def meeting_workflow(refusal: str) -> Workflow:
    """planned → agenda → notified → open → held or failed."""
    return Workflow(
        (
            Transition("draw_agenda", (MeetingState.PLANNED, MeetingState.AGENDA), MeetingState.AGENDA),
            Transition(
                "reschedule", (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED), MeetingState.AGENDA
            ),
            Transition("notify", (MeetingState.AGENDA,), MeetingState.NOTIFIED),
            Transition("open", (MeetingState.AGENDA, MeetingState.NOTIFIED), MeetingState.OPEN),
            Transition("close", (MeetingState.OPEN,), MeetingState.HELD),
            Transition("fail", (MeetingState.OPEN,), MeetingState.FAILED),
            Transition(
                "cancel", (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED), MeetingState.CANCELLED
            ),
        ),
        refusal=refusal,
    )


def assignment_workflow(refusal: str) -> Workflow:
    """issued → accepted → reported → closed; returned ones are reported again."""
    live = (AssignmentState.ISSUED, AssignmentState.ACCEPTED, AssignmentState.RETURNED)
    return Workflow(
        (
            Transition("accept", (AssignmentState.ISSUED,), AssignmentState.ACCEPTED),
            Transition("report", live, AssignmentState.REPORTED),
            Transition("return", (AssignmentState.REPORTED,), AssignmentState.RETURNED),
            Transition("close", (AssignmentState.REPORTED,), AssignmentState.CLOSED),
            Transition("lift", (*live, AssignmentState.REPORTED), AssignmentState.LIFTED),
        ),
        refusal=refusal,
    )


def minutes_workflow(refusal: str) -> Workflow:
    """draft → remarks → signing → signed → (superseded by a correction)."""
    return Workflow(
        (
            Transition("show", (MinutesState.DRAFT,), MinutesState.REMARKS),
            Transition("send", (MinutesState.DRAFT, MinutesState.REMARKS), MinutesState.SIGNING),
            Transition("recall", (MinutesState.SIGNING,), MinutesState.DRAFT),
            Transition("sign", (MinutesState.SIGNING,), MinutesState.SIGNED),
            Transition("supersede", (MinutesState.SIGNED,), MinutesState.SUPERSEDED),
        ),
        refusal=refusal,
    )
