"""How a demo meeting is told: who came, what was said and decided, how they voted; carried out by the real services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from artel.demo.founding import World
from artel.documents.selectors import agreement_of, papers_awaiting
from artel.documents.services.signing import DEMO_WORD, join_and_sign, sign_papers
from artel.documents.subjects import waiting_for
from artel.kernel import clock
from artel.meetings.domain.states import Ballot, Choice, MeetingForm, MinutesForm
from artel.meetings.models import AgendaItem, Meeting, Minutes, Question
from artel.meetings.services import agenda, assignments, attendance, items, meetings, votes
from artel.meetings.services import minutes as papers

SIGNED = time(16, 20)


@dataclass(frozen=True, slots=True)
class Task:
    """An assignment of a point of the decision (counted from 1)."""

    point: int
    who: str
    due: date


@dataclass(frozen=True, slots=True)
class Topic:
    """An item: `against` and `abstain` are keys of those who did not vote for; `left`, `recused`: who, before the vote."""

    title: str
    speaker: str
    heard: str
    decided: tuple[str, ...]
    spoke: tuple[tuple[str, str], ...] = ()
    tasks: tuple[Task, ...] = ()
    minutes: int = 15
    against: tuple[str, ...] = ()
    abstain: tuple[str, ...] = ()
    recused: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    secret: bool = False
    subject: str = ""  # title of a waiting subject, or its beginning


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting: `present` in the hall and `video` from afar by keys, `absent` with their reasons."""

    unit: str
    on: date
    notified: date
    secretary: str
    presiding: str
    present: tuple[str, ...]
    topics: tuple[Topic, ...]
    video: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)
    invited: tuple[str, ...] = ()
    starts: time = time(14, 0)
    place: str = "конференц-зал ОГБПОУ «ТЭПК»"
    form: str = MeetingForm.MIXED
    form_of_minutes: str = MinutesForm.FULL


def convene(world: World, sitting: Sitting, *, planned: Meeting | None = None) -> Meeting:
    """Draw the agenda up and send the notice, on its day."""
    world.day(sitting.notified)
    actor = world[sitting.secretary]
    about = {
        "starts_at": sitting.starts,
        "form": sitting.form,
        "place": sitting.place,
        "link": "https://video.example/sovet" if sitting.form == MeetingForm.MIXED else "",
    }
    if planned is None:
        meeting = meetings.add_meeting(unit=world.units[sitting.unit], held_on=sitting.on, actor=actor, **about)
    else:
        meeting = meetings.change_meeting(meeting=planned, actor=actor, **about)
    for topic in sitting.topics:
        _put(world, meeting, topic, actor)
    for key in sitting.invited:
        attendance.invite_person(meeting=meeting, person=world.people[key], actor=actor)
    return agenda.notify_meeting(meeting=meeting, actor=actor)


def _put(world: World, meeting: Meeting, topic: Topic, actor: object) -> AgendaItem:
    if topic.subject:
        found = next(s for s in waiting_for(meeting.unit) if s.title.startswith(topic.subject))
        item = agenda.take_subject(meeting=meeting, subject=found, actor=actor)
        return agenda.change_item(item=item, speaker=world.people[topic.speaker], minutes=topic.minutes, actor=actor)
    return agenda.add_item(
        meeting=meeting,
        title=topic.title,
        speaker=world.people[topic.speaker],
        minutes=topic.minutes,
        draft="\n".join(topic.decided),
        actor=actor,
    )


def open_sitting(world: World, meeting: Meeting, sitting: Sitting) -> Meeting:
    """Open it and mark who came."""
    world.day(sitting.on)
    with clock.at_hour(sitting.starts):
        meeting = attendance.open_meeting(
            meeting=meeting, presiding=world.people[sitting.presiding], actor=world[sitting.secretary]
        )
    with clock.at_hour(sitting.starts):
        _come(world, meeting, sitting.secretary, (*sitting.present, sitting.secretary), "hall")
        _come(world, meeting, sitting.secretary, sitting.video, "video")
        _come(world, meeting, sitting.secretary, sitting.invited, "hall")
        for key, words in sitting.absent.items():
            attendance.excuse(attendee=_attendee(world, meeting, key), words=words, actor=world[sitting.secretary])
    return meeting


def hold(world: World, sitting: Sitting, *, planned: Meeting | None = None) -> Meeting:
    """From the notice to the closing."""
    meeting = open_sitting(world, convene(world, sitting, planned=planned), sitting)
    minute = 0
    for item, topic in zip(meeting.items.order_by("position"), sitting.topics, strict=True):
        with clock.at_hour(_later(sitting.starts, minute)):
            take(world, item, topic, sitting)
        minute += topic.minutes
    with clock.at_hour(_later(sitting.starts, minute)):
        return attendance.close_meeting(meeting=meeting, actor=world[sitting.secretary])


def fail(world: World, sitting: Sitting, words: str) -> Meeting:
    """Too few came: it did not take place."""
    meeting = open_sitting(world, convene(world, sitting), sitting)
    with clock.at_hour(_later(sitting.starts, 20)):
        return attendance.declare_failed(meeting=meeting, words=words, actor=world[sitting.secretary])


def take(world: World, item: AgendaItem, topic: Topic, sitting: Sitting) -> None:
    """Carry one item out: arrivals, departures, words, vote, assignments."""
    actor, meeting = world[sitting.secretary], item.meeting
    for key in topic.left:
        attendance.mark_left(attendee=_attendee(world, meeting, key), actor=actor)
    _come(world, meeting, sitting.secretary, topic.came, "hall")
    item = items.start_item(item=item, actor=actor)
    for key, reason in topic.recused.items():
        items.recuse(item=item, attendee=_attendee(world, meeting, key), reason=reason, actor=actor)
    decided = topic.decided or tuple(item.draft.splitlines())
    item = items.write_item(
        item=item,
        heard=topic.heard,
        speeches=[(world.people[key], words) for key, words in topic.spoke],
        decisions=decided,
        base_version=AgendaItem.objects.get(pk=item.pk).text_version,
        actor=actor,
    )
    question = votes.open_question(
        item=item,
        unit=meeting.unit,
        text=decided[0],
        ballot=Ballot.SECRET if topic.secret else Ballot.OPEN,
        actor=actor,
    )
    _vote(world, question, topic, actor)
    for task in topic.tasks:
        assignments.add_assignment(
            point=item.decisions.order_by("position")[task.point - 1],
            person=world.people[task.who],
            due_on=task.due,
            actor=actor,
        )
    items.finish_item(item=item, actor=actor)


def _vote(world: World, question: Question, topic: Topic, actor: object) -> None:
    keys = {person.pk: key for key, person in world.people.items()}
    for row in question.roll.select_related("attendee__person"):
        key = keys[row.attendee.person_id]
        choice = Choice.AGAINST if key in topic.against else Choice.ABSTAIN if key in topic.abstain else Choice.FOR
        voter = world[key] if key in world.users else None
        if topic.secret and voter:
            votes.cast_vote(question=question, attendee=row.attendee, choice=choice, actor=voter)
        elif not topic.secret:
            votes.enter_vote(question=question, attendee=row.attendee, choice=choice, actor=actor)
    votes.close_question(question=question, actor=actor)


def sign(world: World, meeting: Meeting, sitting: Sitting, *, drafted: date, signed: date) -> Minutes:
    """Minutes: drafted, shown, sent, signed by the secretary and the presiding person."""
    actor = world[sitting.secretary]
    draft = draft_of(world, meeting, sitting, drafted=drafted)
    world.day(signed)
    draft = papers.send_minutes(minutes=draft, actor=actor)
    for key in (sitting.secretary, sitting.presiding):
        sign_all(world, key)
    draft.refresh_from_db()
    return draft


def draft_of(world: World, meeting: Meeting, sitting: Sitting, *, drafted: date) -> Minutes:
    """The draft, shown to those present for their remarks."""
    world.day(drafted)
    actor = world[sitting.secretary]
    draft = papers.draft_minutes(meeting=meeting, form=sitting.form_of_minutes, actor=actor)
    return papers.show_for_remarks(minutes=draft, actor=actor)


def sign_all(world: World, key: str, *, but: Sequence[str] = ()) -> int:
    """Let a person sign everything that awaits them; papers whose title has one of the words of `but` wait on."""
    user, cluster = world[key], world.cluster
    awaiting = [paper for paper in papers_awaiting(user, cluster) if not any(words in paper.title for words in but)]
    signings = [(paper, paper.digest) for paper in awaiting]
    if not signings:
        return 0
    with clock.at_hour(SIGNED):
        if agreement_of(world.people[key], clock.today(cluster)) is None:
            join_and_sign(cluster=cluster, signings=signings, password=DEMO_WORD, actor=user)
        else:
            sign_papers(signings=signings, password=DEMO_WORD, actor=user)
    return len(signings)


def _come(world: World, meeting: Meeting, secretary: str, keys: Sequence[str], mode: str) -> None:
    for key in keys:
        attendance.mark_came(attendee=_attendee(world, meeting, key), mode=mode, actor=world[secretary])


def _attendee(world: World, meeting: Meeting, key: str):
    return meeting.attendees.get(person=world.people[key])


def _later(hour: time, minutes: int) -> time:
    total = hour.hour * 60 + hour.minute + minutes
    return time(total // 60, total % 60)
