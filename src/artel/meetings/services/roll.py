"""The roll of a meeting: who of the bodies' members counts on its day."""

from artel.bodies import selectors as bodies
from artel.meetings.models import Attendee, Meeting


def draw_roll(meeting: Meeting) -> None:
    """Bring the members on the meeting's list to the roll of its day: newcomers in, those who left out.

    Answers, presence and reasons of absence of those who stay are kept; so are the invited, except one who has become
    a member. No right is asked and no trace left: the deed above does both.
    """
    known = {(row.unit_id, row.person_id): row for row in meeting.attendees.filter(unit__isnull=False)}
    counted = set()
    for unit in meeting.units:
        for member in bodies.roll_on(unit, meeting.held_on):
            key = (unit.pk, member.person.pk)
            counted.add(key)
            facts = {
                "organisation": member.organisation,
                "post": member.post,
                "part": member.part,
                "has_vote": member.has_vote,
            }
            if key in known:
                Attendee.objects.filter(pk=known[key].pk).update(**facts)
            else:
                Attendee.objects.create(meeting=meeting, unit=unit, person=member.person, **facts)
    Attendee.objects.filter(pk__in=[row.pk for key, row in known.items() if key not in counted]).delete()
    people = {person for _unit, person in counted}
    meeting.attendees.filter(unit__isnull=True, person__in=people).delete()
