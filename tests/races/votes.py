"""What the processes of the races for votes do."""

import time
from collections import Counter

from django.db import connection, transaction
from django.utils import timezone

from artel.accounts.rights import system
from artel.kernel import clock
from artel.kernel.errors import IllegalTransition
from artel.meetings.domain.states import Ballot, Choice
from artel.meetings.models import AgendaItem, Attendee, Meeting, Question, Stay, Urn, Vote
from artel.meetings.services.items import StaleText, write_item
from artel.meetings.services.votes import cast_vote, close_question, open_question
from artel.meetings.tests.factories import asked, make_body, opened, voters
from tests import races

ACTOR = system("race")


def prepare(_index: int, *, people: int, ballot: str = Ballot.OPEN) -> dict:
    """An open meeting of a council of so many, all there, with a question put to them; the ids of all of it."""
    unit = make_body(members=people - 1)
    meeting = opened(unit, held_on=clock.today(unit.cluster))
    question = asked(meeting, ballot=ballot)
    return {"question": question.pk, "attendees": [attendee.pk for attendee in voters(meeting)]}


def prepare_questions(_index: int, *, people: int, count: int, ballot: str = Ballot.OPEN) -> dict:
    """The same with so many items, a question open on each: a race repeated without a database anew."""
    made = prepare(0, people=people, ballot=ballot)
    first = Question.objects.select_related("item__meeting", "unit").get(pk=made["question"])
    questions = [first.pk]
    for number in range(1, count):
        # Past `start_item`, which holds one item in hand: the race is about votes.
        AgendaItem.objects.filter(meeting=first.item.meeting, state="current").update(state="done")
        item = AgendaItem.objects.create(
            meeting=first.item.meeting, position=number + 1, title="О гонке", state="current"
        )
        opened = open_question(item=item, unit=first.unit, text="Принять", ballot=ballot, is_warned=True, actor=ACTOR)
        questions.append(opened.pk)
    return {**made, "questions": questions}


def cast_same(index: int, *, questions: list[int], attendee: int) -> list[int]:
    """One member from several devices at once: vote in each question; tell in which the voice was taken."""
    choice = list(Choice)[index % len(Choice)]
    voter = Attendee.objects.select_related("person__user", "meeting").get(pk=attendee)
    taken = []
    for pk in questions:
        question = Question.objects.select_related("item__meeting").get(pk=pk)
        races.barrier()
        try:
            cast_vote(question=question, attendee=voter, choice=choice, actor=voter.person.user)
        except IllegalTransition:
            continue
        taken.append(pk)
    return taken


def cast_same_by_checking_first(index: int, *, count: int, attendee: int) -> int:
    """The negative control: read whether there is a vote, then insert it, where no constraint stands in the way."""
    inserted = 0
    for number in range(count):
        races.barrier()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM race_vote WHERE question = %s AND attendee = %s", [number, attendee])
            if cursor.fetchone() is None:
                cursor.execute(
                    "INSERT INTO race_vote (question, attendee, choice) VALUES (%s, %s, %s)", [number, attendee, index]
                )
                inserted += 1
    return inserted


def make_bare_table(_index: int) -> None:
    """A table of votes without a constraint, for the negative control."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE race_vote (question integer, attendee integer, choice integer)")


def cast_or_close(index: int, *, questions: list[int], attendees: list[int]) -> list[int]:
    """Process 0 closes each question while the others vote in it; tell whose voices were taken."""
    taken = []
    for pk in questions:
        question = Question.objects.select_related("item__meeting__cluster", "unit").get(pk=pk)
        voter = Attendee.objects.select_related("person__user", "meeting").get(pk=attendees[index])
        races.barrier()
        if index == 0:
            close_question(question=question, actor=ACTOR)
            continue
        try:
            cast_vote(question=question, attendee=voter, choice=Choice.ABSTAIN, actor=voter.person.user)
        except IllegalTransition:
            continue
        taken.append(pk)
    return taken


def cast_many(index: int, *, question: int, attendees: list[int], herd: int) -> dict:
    """Vote for one's share of the members, each as themselves; the choices and the time."""
    mine = Attendee.objects.select_related("person__user", "meeting").in_bulk(attendees[index::herd])
    asked = Question.objects.select_related("item__meeting").get(pk=question)
    races.barrier()
    started, taken = time.perf_counter(), Counter()
    for number, voter in enumerate(mine.values()):
        choice = list(Choice)[(index + number) % len(Choice)]
        cast_vote(question=asked, attendee=voter, choice=choice, actor=voter.person.user)
        taken[choice] += 1
    return {"taken": taken, "seconds": time.perf_counter() - started}


def write_at_once(index: int, *, question: int, rounds: int) -> dict:
    """Two secretaries keep the words of one item over the version both have read."""
    item = Question.objects.select_related("item__meeting").get(pk=question).item
    won, stale = 0, []
    for number in range(rounds):
        item.refresh_from_db()
        races.barrier()
        words = f"Текст {index} круга {number}"
        try:
            write_item(item=item, heard=words, speeches=[], decisions=[], base_version=item.text_version, actor=ACTOR)
            won += 1
        except StaleText as refusal:
            stale.append([refusal.mine["heard"], refusal.theirs["heard"]])
        races.barrier()
    return {"won": won, "stale": stale}


def look(_index: int, *, questions: list[int]) -> list[dict]:
    """What the tables say of each question afterwards."""
    return [
        {
            "state": question.state,
            "result": question.result,
            "votes": Vote.objects.filter(question=question).count(),
            "voted": question.roll.filter(has_voted=True).count(),
            "choices": dict(Counter(Vote.objects.filter(question=question).values_list("choice", flat=True))),
            "late": Vote.objects.filter(question=question, cast_at__gt=question.closed_at or timezone.now()).count(),
            "urns": Urn.objects.filter(question=question).count(),
        }
        for question in Question.objects.filter(pk__in=questions).order_by("pk")
    ]


def close(_index: int, *, question: int) -> dict:
    """Close a question and tell its arithmetic."""
    asked = Question.objects.select_related("item__meeting", "unit").get(pk=question)
    return close_question(question=asked, actor=ACTOR).result


def count_bare(_index: int) -> int:
    """The most votes that one member has in one question of the bare table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM race_vote GROUP BY question, attendee ORDER BY 1 DESC")
        return cursor.fetchone()[0]


def versions(_index: int, *, question: int) -> dict:
    """The item's and the meeting's versions."""
    item = Question.objects.select_related("item__meeting").get(pk=question).item
    return {
        "text": item.text_version,
        "meeting": Meeting.objects.get(pk=item.meeting_id).version,
        "stays": Stay.objects.count(),
    }
