"""Reads the facts of a meeting from the models, for the minutes: the same queries for one item and for twenty."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Prefetch

from artel.bodies.domain.states import Part
from artel.bodies.labels import PARTS, PARTS_OF_GROUP, SHARES
from artel.bodies.selectors import positions_on, rules_on
from artel.documents.papers.gost import edition_for
from artel.kernel import clock
from artel.meetings.domain.count import Count
from artel.meetings.domain.quorum import Quorum, Stretch, quorum_of
from artel.meetings.domain.states import Ballot, Choice, ItemState, MeetingForm, MeetingState, Presence, QuestionState
from artel.meetings.labels import MEETING_FORMS, PRESENCES
from artel.meetings.models import (
    AgendaItem,
    Assignment,
    Attendee,
    DecisionPoint,
    Dissent,
    Meeting,
    Minutes,
    Participation,
    Question,
    Recusal,
    Speech,
    Stay,
    Vote,
)
from artel.meetings.papers.facts import (
    Absent,
    AssignmentFact,
    Body,
    Correction,
    ItemFact,
    MinutesFacts,
    Move,
    OpinionRow,
    PointFact,
    QuorumFact,
    RecusalFact,
    SheetRow,
    SpeechFact,
    VoteFact,
    Who,
)
from artel.meetings.papers.words import genitive
from artel.members.domain.kinds import UnitKind
from artel.members.models import FormerName, Organisation, Person, Unit
from artel.russian import Gender, post_at

AGENDA = (ItemState.WAITING, ItemState.CURRENT, ItemState.DONE, ItemState.REMOVED)
GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE}
CHOICES = {Choice.FOR: "за", Choice.AGAINST: "против", Choice.ABSTAIN: "воздержание"}
NO_VOTE = "без права голоса"
_INSTANT = timedelta(microseconds=1)


def facts_of(meeting: Meeting, edition: int = 1) -> MinutesFacts:
    """All that the minutes of the meeting say, as of now. `edition`: above one, what it corrects is told too."""
    return _Collected(meeting, edition).facts()


_LISTED = re.compile(r"^\d+(?:\.\d+)*[.)]\s+")  # the number that the secretary's desk puts before a point


class _Collected:
    def __init__(self, meeting: Meeting, edition: int) -> None:
        self.meeting, self.edition = meeting, edition
        self.zone = clock.zone(meeting.cluster)
        self.rules = {unit.pk: rules_on(unit, meeting.held_on) for unit in meeting.units}

    def facts(self) -> MinutesFacts:
        meeting, cluster = self.meeting, self.meeting.cluster
        secretary = next((row for row in self.members if row.person_id == meeting.secretary_id and row.has_vote), None)
        return MinutesFacts(
            org=cluster.name,
            place=cluster.place or cluster.region,
            bodies=tuple(self._body(unit) for unit in meeting.units),
            held_on=meeting.held_on,
            form=MeetingForm(meeting.form),
            form_words=str(dict(MEETING_FORMS)[MeetingForm(meeting.form)]),
            presiding=self._who(meeting.presiding) if meeting.presiding else None,
            presiding_words=meeting.presiding_words,
            secretary=self._who(meeting.secretary) if meeting.secretary else None,
            secretary_votes=secretary is not None,
            is_urgent=meeting.is_urgent,
            venue=self._venue(),
            started=self._time(meeting.opened_at),
            ended=self._time(meeting.closed_at),
            polls_from=clock.date_of(meeting.opened_at, cluster) if meeting.opened_at else None,
            polls_until=meeting.polls_until,
            invited=tuple(
                self._who(row.person, row) for row in self.attendees if row.unit_id is None and self._was_there(row)
            ),
            notice_warning=meeting.notice_warning,
            items=tuple(self._items()),
            is_failed=meeting.state == MeetingState.FAILED,
            failure_words=meeting.outcome_words,
            quorums=tuple(self._quorum_at(unit, self._end) for unit in meeting.units if self._end),
            sheet=tuple(self._sheet()),
            opinions=tuple(self._opinions()),
            correction=self._correction(),
            gost_edition=edition_for(meeting.held_on),
        )

    # --- people ---

    @cached_property
    def attendees(self) -> list[Attendee]:
        stays = Prefetch("stays", Stay.objects.order_by("came_at", "pk"), to_attr="stretches")
        found = self.meeting.attendees.select_related("person", "organisation").prefetch_related(stays)
        return sorted(found, key=lambda row: (row.person.last_name, row.person.first_name, row.pk))

    @cached_property
    def members(self) -> list[Attendee]:
        return [row for row in self.attendees if row.unit_id]

    @cached_property
    def _voted(self) -> set[int]:
        """Attendees who answered an absentee poll."""
        found = Participation.objects.filter(question__item__meeting=self.meeting, has_voted=True)
        return set(found.values_list("attendee_id", flat=True))

    @cached_property
    def _rows(self) -> dict[int, Attendee]:
        """A person's row: as a member before as invited."""
        return {row.person_id: row for row in sorted(self.attendees, key=lambda row: row.unit_id is not None)}

    @cached_property
    def _former(self) -> dict[int, str]:
        """Names that organisations bore on the day, where they bear another today (DOMAIN J 13)."""
        found: dict[int, str] = {}
        former = FormerName.objects.filter(
            organisation__cluster=self.meeting.cluster, valid_to__gte=self.meeting.held_on
        )
        for name in former.order_by("valid_to"):
            found.setdefault(name.organisation_id, name.short_name)
        return found

    def _was_there(self, row: Attendee) -> bool:
        if self.meeting.form == MeetingForm.ABSENTEE and row.unit_id:
            return row.pk in self._voted
        return bool(row.stretches)

    def _post(self, post: str, organisation: Organisation | None) -> str:
        name = self._former.get(organisation.pk, organisation.short_name) if organisation else ""
        return post_at(post, name)

    @cached_property
    def _positions(self) -> dict[int, str]:
        """Posts of people who are on no list: a speaker from outside, for one."""
        people = [item.speaker_id for item in self._agenda if item.speaker_id and item.speaker_id not in self._rows]
        people += [pk for pk in (self.meeting.presiding_id, self.meeting.secretary_id) if pk and pk not in self._rows]
        return {
            pk: self._post(position.title, position.organisation)
            for pk, position in positions_on(people, self.meeting.held_on).items()
        }

    def _who(self, person: Person, row: Attendee | None = None) -> Who:
        row = row or self._rows.get(person.pk)
        post = self._post(row.post, row.organisation) if row else self._positions.get(person.pk, "")
        notes = []
        if row and row.unit_id and not row.has_vote:
            notes.append(NO_VOTE)
        if row and row.stretches and row.stretches[-1].mode == Presence.VIDEO:
            notes.append("ВКС")
        if row and row.proxy_words:
            notes.append(row.proxy_words)
        return Who(
            key=person.pk,
            last=person.last_name,
            first=person.first_name,
            patronymic=person.patronymic,
            gender=GENDERS.get(person.gender),
            post=post,
            notes=tuple(notes),
            office=self._office(row) if row else "",
        )

    def _speaker(self, item: AgendaItem) -> Who | None:
        """With the organisation, unless the agenda has words of its own for the post."""
        if item.speaker is None:
            return None
        who = self._who(item.speaker)
        own = item.speaker_post.strip()
        return replace(who, post=own) if own and own not in who.post else who

    def _office(self, row: Attendee) -> str:
        """«председатель Экспертного совета»; plain members have none."""
        if not row.unit_id or row.part in ("", Part.MEMBER):
            return ""
        unit = next(unit for unit in self.meeting.units if unit.pk == row.unit_id)
        labels = PARTS_OF_GROUP if unit.kind == UnitKind.WORKING_GROUP else PARTS
        return f"{dict(labels)[Part(row.part)]} {genitive(unit.name)}"

    def _body(self, unit: Unit) -> Body:
        rows = [row for row in self.members if row.unit_id == unit.pk]
        # Who keeps the minutes without a vote stands among the requisites, not among the members.
        listed = [row for row in rows if row.has_vote or row.person_id != self.meeting.secretary_id]
        return Body(
            name=unit.name,
            listed=sum(row.has_vote for row in rows),
            quorum_share=str(dict(SHARES)[self.rules[unit.pk].quorum_share]),
            present=tuple(self._who(row.person, row) for row in listed if self._was_there(row)),
            absent=tuple(Absent(self._who(row.person, row), row.absence) for row in listed if not self._was_there(row)),
        )

    def _sheet(self) -> Iterator[SheetRow]:
        seen = set()
        for row in self.attendees:
            if not self._was_there(row) or row.person_id in seen:
                continue
            seen.add(row.person_id)
            votes = any(each.has_vote for each in self.members if each.person_id == row.person_id)
            modes = dict.fromkeys(str(dict(PRESENCES)[Presence(stay.mode)]) for stay in row.stretches)
            times = [f"{self._time(stay.came_at)}–{self._time(stay.left_at)}".rstrip("–") for stay in row.stretches]
            yield SheetRow(
                self._who(row.person, row),
                has_vote=votes,
                times="; ".join(times) if self.meeting.opened_at else "",
                mode=", ".join(modes) or ("заочно" if self.meeting.form == MeetingForm.ABSENTEE else ""),
            )

    # --- moments and quorum ---

    @cached_property
    def _end(self) -> datetime | None:
        """The last instant of the meeting: at its closing everybody has left."""
        return self.meeting.closed_at - _INSTANT if self.meeting.closed_at else None

    def _time(self, moment: datetime | None) -> str:
        # A meeting written down afterwards without its hours has them at midnight.
        local = moment.astimezone(self.zone) if moment else None
        return f"{local:%H:%M}" if local and (local.hour, local.minute) != (0, 0) else ""

    def _venue(self) -> str:
        return self.meeting.place or ("видео-конференц-связь" if self.meeting.form == MeetingForm.VIDEO else "")

    def _quorum_at(self, unit: Unit, at: datetime, recused: Iterable[int] = ()) -> QuorumFact:
        roll = [row for row in self.members if row.unit_id == unit.pk and row.has_vote]
        stays = [Stretch(row.pk, stay.came_at, stay.left_at) for row in roll for stay in row.stretches]
        quorum = quorum_of(self.rules[unit.pk], [row.pk for row in roll], stays, recused, at)
        return _quorum_fact(unit, quorum)

    # --- items ---

    @cached_property
    def _agenda(self) -> list[AgendaItem]:
        assignments = Assignment.objects.select_related("person", "controller").prefetch_related("helpers")
        return list(
            self.meeting.items.filter(state__in=AGENDA)
            .select_related("speaker")
            .prefetch_related(
                Prefetch("speeches", Speech.objects.select_related("person")),
                Prefetch("decisions", DecisionPoint.objects.prefetch_related(Prefetch("assignments", assignments))),
                Prefetch("recusals", Recusal.objects.select_related("attendee__person").order_by("declared_at", "pk")),
                Prefetch("dissents", Dissent.objects.select_related("attendee__person")),
            )
            .order_by("position", "pk")
        )

    @cached_property
    def _questions(self) -> dict[int, list[Question]]:
        """Closed votes by item; each knows how many before it were annulled."""
        found: dict[int, list[Question]] = defaultdict(list)
        annulled: dict[tuple[int, int], int] = defaultdict(int)
        votes = Prefetch("votes", Vote.objects.select_related("attendee__person").order_by("pk"))
        order = {unit.pk: place for place, unit in enumerate(self.meeting.units)}
        questions = Question.objects.filter(item__meeting=self.meeting).select_related("unit").prefetch_related(votes)
        for question in sorted(questions, key=lambda each: (order.get(each.unit_id, 9), each.number)):
            if question.state == QuestionState.ANNULLED:
                annulled[question.item_id, question.unit_id] += 1
            elif question.state == QuestionState.CLOSED:
                question.restarted = annulled[question.item_id, question.unit_id]
                found[question.item_id].append(question)
        return found

    def _items(self) -> Iterator[ItemFact]:
        since: datetime | None = None
        for number, item in enumerate(self._agenda, 1):
            if item.state != ItemState.DONE:
                yield ItemFact(
                    number,
                    item.title,
                    self._speaker(item),
                    is_considered=False,
                    is_removed=item.state == ItemState.REMOVED,
                    removal=item.answer,
                )
                continue
            yield self._item(number, item, since)
            since = self._moment(item) or since

    def _moment(self, item: AgendaItem) -> datetime | None:
        """When the item was put to the vote, or was over without one."""
        opened = [question.opened_at for question in self._questions[item.pk]]
        return min(opened) if opened else item.closed_at or item.opened_at

    def _item(self, number: int, item: AgendaItem, since: datetime | None) -> ItemFact:
        questions = self._questions[item.pk]
        recused = [recusal.attendee_id for recusal in item.recusals.all()]
        moves = {}
        if self.meeting.form != MeetingForm.ABSENTEE and item.opened_at and (until := self._moment(item)):
            opened = self.meeting.opened_at or item.opened_at
            came_since = since or item.opened_at  # who came before the first item was there from the beginning
            moves = {
                "left": self._moves(since or opened, item.opened_at, came=False),
                "came": self._moves(came_since, item.opened_at, came=True),
                "left_within": self._moves(item.opened_at, until, came=False),
                "came_within": self._moves(item.opened_at, until, came=True),
            }
        return ItemFact(
            number=number,
            title=item.title,
            speaker=self._speaker(item),
            heard=item.heard,
            speeches=tuple(SpeechFact(self._who(speech.person), speech.text) for speech in item.speeches.all()),
            points=tuple(self._points(item, questions)),
            recusals=tuple(self._recusals(item)),
            quorums=tuple(self._quorums(item, questions, recused)),
            votes=tuple(_vote(question) for question in questions),
            dissents=tuple(self._dissents(item, questions)),
            **moves,
        )

    def _moves(self, after: datetime, until: datetime, *, came: bool) -> tuple[Move, ...]:
        found: dict[tuple[int, datetime], Move] = {}
        for row in self.members:
            if not row.has_vote:
                continue
            began = {stay.came_at for stay in row.stretches}
            ended = {stay.left_at for stay in row.stretches}
            for stay in row.stretches:
                at, other = (stay.came_at, ended) if came else (stay.left_at, began)
                if at is None or not after < at <= until or at == self.meeting.closed_at or at in other:
                    continue  # a change of the way of taking part is no departure
                who = replace(self._who(row.person, row), notes=())
                found[row.person_id, at] = Move(who, self._time(at), stay.mode == Presence.VIDEO)
        return tuple(move for _key, move in sorted(found.items(), key=lambda pair: pair[0][1]))

    def _recusals(self, item: AgendaItem) -> Iterator[RecusalFact]:
        seen = set()
        for recusal in item.recusals.all():
            person = recusal.attendee.person
            if person.pk not in seen:
                seen.add(person.pk)
                from_start = item.opened_at is None or recusal.declared_at <= item.opened_at
                yield RecusalFact(self._who(person), recusal.reason, from_start=from_start)

    def _quorums(self, item: AgendaItem, questions: list[Question], recused: list[int]) -> Iterator[QuorumFact]:
        asked = {question.unit_id: question for question in questions}
        for unit in self.meeting.units:
            if unit.pk in asked:
                yield _quorum_fact(unit, Count.from_json(asked[unit.pk].result).quorum)
            elif self.meeting.form != MeetingForm.ABSENTEE and (at := item.closed_at or item.opened_at):
                yield self._quorum_at(unit, at - _INSTANT if at == item.closed_at else at, recused)

    def _points(self, item: AgendaItem, questions: list[Question]) -> Iterator[PointFact]:
        """The points of the decision; where none were written down, what was put to the vote is what was decided."""
        points = list(item.decisions.all())
        yield from (self._point(point) for point in points)
        if not points and questions:
            lines = (_LISTED.sub("", line.strip()) for line in questions[0].text.splitlines())
            yield from (PointFact(line) for line in lines if line)

    def _point(self, point: DecisionPoint) -> PointFact:
        grouped: dict[tuple, list[Assignment]] = defaultdict(list)
        for assignment in point.assignments.all():
            helpers = tuple(person.pk for person in assignment.helpers.all())
            grouped[assignment.due_on, assignment.controller_id, helpers].append(assignment)
        return PointFact(
            point.text,
            tuple(
                AssignmentFact(
                    people=tuple(self._who(each.person) for each in group),
                    due_on=group[0].due_on,
                    helpers=tuple(self._who(person) for person in group[0].helpers.all()),
                    controller=self._controller(group[0]),
                )
                for group in grouped.values()
            ),
        )

    def _controller(self, assignment: Assignment) -> Who | None:
        """Who controls, where it is not the secretary, whose office it is."""
        if assignment.controller is None or assignment.controller_id == self.meeting.secretary_id:
            return None
        return self._who(assignment.controller)

    def _dissents(self, item: AgendaItem, questions: list[Question]) -> Iterator[SpeechFact]:
        said: dict[int, SpeechFact] = {}
        for dissent in item.dissents.all():
            said[dissent.attendee.person_id] = SpeechFact(self._who(dissent.attendee.person), dissent.text)
        for question in questions:
            for vote in question.votes.all():
                if vote.opinion.strip():
                    person = vote.attendee.person
                    said.setdefault(person.pk, SpeechFact(self._who(person), vote.opinion))
        yield from said.values()

    def _opinions(self) -> Iterator[OpinionRow]:
        for number, item in enumerate(self._agenda, 1):
            for question in self._questions[item.pk]:
                if question.ballot == Ballot.ABSENTEE:
                    for vote in question.votes.all():
                        day = clock.date_of(vote.cast_at, self.meeting.cluster)
                        who = self._who(vote.attendee.person)
                        yield OpinionRow(number, who, CHOICES[Choice(vote.choice)], f"{day:%d.%m.%Y}")

    def _correction(self) -> Correction | None:
        if self.edition < 2:
            return None
        editions = Minutes.objects.filter(meeting=self.meeting, edition__in=[self.edition - 1, self.edition])
        found = {minutes.edition: minutes for minutes in editions.select_related("paper")}
        old, new = found.get(self.edition - 1), found.get(self.edition)
        if old is None or new is None or old.paper is None or old.paper.in_force_on is None:
            return None
        return Correction(old.paper.number, old.paper.in_force_on, new.correction)


def _quorum_fact(unit: Unit, quorum: Quorum) -> QuorumFact:
    return QuorumFact(
        body=unit.name,
        present=quorum.present,
        recused=quorum.recused,
        taking_part=quorum.taking_part,
        counted=quorum.counted,
        needed=quorum.needed,
        is_reached=quorum.is_reached,
    )


def _vote(question: Question) -> VoteFact:
    count = Count.from_json(question.result)
    return VoteFact(
        body=question.unit.name,
        ballot=Ballot(question.ballot),
        in_favour=count.in_favour,
        against=count.against,
        abstained=count.abstained,
        not_voted=count.not_voted,
        recused=count.recused,
        outcome=count.outcome,
        is_unanimous=count.unanimous,
        by_casting_vote=count.by_casting_vote,
        issued=count.roll,
        restarted=question.restarted,
    )
