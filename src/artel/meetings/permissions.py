"""Rights on meetings (docs/meetings.md, RELIABILITY 3.1). Asked of the whole cluster, a predicate tells "anywhere in it"."""

import rules

from artel.accounts.bearer import Bearer
from artel.meetings.domain.states import MeetingForm
from artel.meetings.models import Assignment, Attendee, Meeting
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Tenure, Unit
from artel.members.permissions import (
    belongs_to_cluster,
    cluster_of,
    in_force_today,
    is_observer,
    is_representative,
    leads,
    writes,
)
from artel.members.standing import standing_of

DESK_OFFICES = (OfficeKind.CHAIR, OfficeKind.DEPUTY, OfficeKind.SECRETARY)


def units_of(obj) -> tuple[int, ...] | None:
    """Ids of the bodies that an object belongs to: two for a joint meeting. None: the whole cluster, any body."""
    if isinstance(obj, Unit):
        return (obj.pk,)
    if isinstance(obj, Assignment):
        return (obj.unit_id,)
    meeting = meeting_of(obj)
    return meeting.unit_ids if meeting is not None else None


def meeting_of(obj) -> Meeting | None:
    """The meeting itself, or the one that an item, a question, an attendee or its minutes belong to."""
    return obj if isinstance(obj, Meeting) else getattr(obj, "meeting", None)


def _holds(user, obj, kinds=None) -> bool:
    """Holds an office, of these kinds if said, in the body (one of the two) today."""
    units = units_of(obj)
    return any(
        held.unit_id is not None and (units is None or held.unit_id in units) and (kinds is None or held.kind in kinds)
        for held in standing_of(user, cluster_of(obj)).offices
    )


@rules.predicate
def sits_at_the_desk(user, obj) -> bool:
    """Is the chair, a deputy or the secretary of the body today."""
    return _holds(user, obj, DESK_OFFICES)


@rules.predicate
def keeps_the_desk(user, obj) -> bool:
    """Is the chair or the secretary of the body today: a deputy sits at the desk, but keeps no papers."""
    return _holds(user, obj, (OfficeKind.CHAIR, OfficeKind.SECRETARY))


@rules.predicate
def is_chair_of_body(user, obj) -> bool:
    """Is the chair of the body today, or a deputy, who stands in for the chair."""
    return _holds(user, obj, (OfficeKind.CHAIR, OfficeKind.DEPUTY))


@rules.predicate
def has_no_secretary(_user, obj) -> bool:
    """Nobody keeps the minutes of the body today: whoever leads the cluster may stand in."""
    if (known := getattr(obj, "has_secretary", None)) is not None:  # a list of bodies asks once for all of them
        return not known
    units = units_of(obj)
    if units is None:
        return True
    secretaries = Tenure.objects.filter(
        in_force_today(cluster_of(obj)), office__unit__in=units, office__kind=OfficeKind.SECRETARY
    )
    return not secretaries.exists()


@rules.predicate
def is_member_of_body(user, obj) -> bool:
    return _holds(user, obj)


@rules.predicate
def is_on_the_list(user, obj) -> bool:
    """Stands on the list of those who take part in the meeting: by the roll of its day, or invited."""
    meeting = meeting_of(obj)
    if meeting is None:
        return False
    person_id = standing_of(user, cluster_of(obj)).person_id
    return person_id is not None and Attendee.objects.filter(meeting=meeting, person=person_id).exists()


@rules.predicate
def is_that_attendee(user, obj) -> bool:
    """Is the very person whom the attendee's row speaks of; of a meeting, one of its attendees."""
    if not isinstance(obj, Attendee):
        return is_on_the_list(user, obj) if meeting_of(obj) is not None else belongs_to_cluster(user, obj)
    return obj.person.user_id is not None and obj.person.user_id == user.pk


@rules.predicate
def bears_attendance(user, obj) -> bool:
    """Came by the link that was given to this very attendee."""
    return isinstance(user, Bearer) and isinstance(obj, Attendee) and user.bears(obj)


@rules.predicate
def is_responsible(user, obj) -> bool:
    """Answers for the assignment; of a cluster, anybody who could."""
    if not isinstance(obj, Assignment):
        return belongs_to_cluster(user, obj)
    return obj.person.user_id is not None and obj.person.user_id == user.pk


@rules.predicate
def controls(user, obj) -> bool:
    """Is named as the one who controls the assignment."""
    if not isinstance(obj, Assignment):
        return False
    return obj.controller is not None and obj.controller.user_id is not None and obj.controller.user_id == user.pk


@rules.predicate
def reported(user, obj) -> bool:
    """Reported the assignment, or answers for it: neither judges their own work."""
    if not isinstance(obj, Assignment):
        return False
    return is_responsible(user, obj) or obj.steps.filter(kind="report", by=user.pk).exists()


@rules.predicate
def was_present(user, obj) -> bool:
    """Was at the meeting, for however long; of an absentee poll, stood on its list."""
    meeting = meeting_of(obj)
    if meeting is None:
        return belongs_to_cluster(user, obj)
    person_id = standing_of(user, cluster_of(obj)).person_id
    if person_id is None:
        return False
    rows = Attendee.objects.filter(meeting=meeting, person=person_id)
    if meeting.form == MeetingForm.ABSENTEE:
        return rows.filter(unit__isnull=False).exists()
    return rows.filter(stays__isnull=False).exists()


is_at_the_desk = sits_at_the_desk | (leads & has_no_secretary)
reads_inside = is_member_of_body | is_on_the_list | leads | is_observer

rules.add_perm("meetings.view_meeting", belongs_to_cluster)
rules.add_perm("meetings.view_materials", reads_inside)
rules.add_perm("meetings.view_named_votes", reads_inside)
rules.add_perm("meetings.view_drafts", reads_inside)
rules.add_perm("meetings.plan_meeting", is_at_the_desk & writes)
rules.add_perm("meetings.run_meeting", is_at_the_desk & writes)
# The secretary approves by the chair's word, which the journal then says; `chair_meeting` tells them apart.
rules.add_perm("meetings.approve_agenda", is_at_the_desk & writes)
rules.add_perm("meetings.chair_meeting", is_chair_of_body & writes)
rules.add_perm("meetings.propose_item", (is_member_of_body | is_representative | leads) & writes)
rules.add_perm("meetings.answer_rsvp", ((is_that_attendee | is_at_the_desk) & writes) | bears_attendance)
rules.add_perm("meetings.check_in", is_that_attendee & writes)
rules.add_perm("meetings.cast_vote", is_that_attendee & writes)
rules.add_perm("meetings.recuse", (is_that_attendee | is_at_the_desk) & writes)
rules.add_perm("meetings.accept_assignment", is_responsible & writes)
rules.add_perm("meetings.report_assignment", is_responsible & writes)
rules.add_perm("meetings.control_assignment", (is_at_the_desk | controls) & ~reported & writes)
# Whoever enters it also enters the scan: documents.sign_by_hand.
rules.add_perm("meetings.record_past_meeting", (keeps_the_desk | leads) & writes)
rules.add_perm("meetings.remark_minutes", was_present & writes)
rules.add_perm("meetings.add_dissent", was_present & writes)
rules.add_perm("meetings.order_extract", (is_at_the_desk | leads) & writes)
rules.add_perm("meetings.export_assignments", belongs_to_cluster)
