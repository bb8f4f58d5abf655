"""A secret ballot against somebody who holds the whole database and the journal (RELIABILITY T5, R28)."""

import random
from collections import Counter

import pytest
from django.apps import apps

from artel.audit.models import Entry
from artel.meetings.domain.states import Ballot, Choice
from artel.meetings.models import Attendee, Meeting, Participation, Question, Urn, Vote
from artel.meetings.services import urn
from artel.meetings.services.votes import cast_vote, close_question
from artel.meetings.tests.factories import asked, make_body, opened, secretary, voters

pytestmark = pytest.mark.usefixtures("noon")
CHOICES = list(Choice)


def dump() -> dict[str, list]:
    """Every table of meetings and the journal, row by row as the database keeps them."""
    tables = [model for model in apps.get_app_config("meetings").get_models() if not model._meta.auto_created]
    return {model.__name__: [dict(row) for row in model.objects.order_by().values()] for model in (*tables, Entry)}


def vote_as(question: Question, attendee: Attendee, choice: Choice) -> None:
    cast_vote(question=question, attendee=attendee, choice=choice, actor=attendee.person.user)


def test_of_a_secret_vote_nothing_differs_but_a_mark_a_version_and_sealed_noise():
    """Two worlds that differ in the choice alone leave dumps that differ in nothing readable."""
    meeting = opened(make_body(members=6))
    question = asked(meeting, ballot=Ballot.SECRET)
    one, other = voters(meeting)[1:3]
    before = dump()
    vote_as(question, one, Choice.FOR)
    between = dump()
    vote_as(question, other, Choice.AGAINST)
    after = dump()

    def differing(old: dict, new: dict) -> dict[str, set[str]]:
        return {
            table: {name for a, b in zip(old[table], new[table], strict=True) for name in a if a[name] != b[name]}
            for table in old
            if old[table] != new[table]
        }

    expected = {"Meeting": {"version"}, "Participation": {"has_voted"}, "Urn": {"sealed"}}
    assert differing(before, between) == differing(between, after) == expected
    assert len({len(bytes(row["sealed"])) for rows in (before, between, after) for row in rows["Urn"]}) == 1


def test_the_same_urn_sealed_twice_looks_like_two_strangers():
    question = asked(opened(make_body(members=6)), ballot=Ballot.SECRET)
    seals = set()
    for _again in range(50):
        kept = urn._opened(question, bytes(Urn.objects.get().sealed))
        Urn.objects.update(sealed=urn._sealed(question, kept))
        seals.add(bytes(Urn.objects.get().sealed))
    assert len(seals) == 50


def test_an_urn_opens_neither_for_another_question_nor_under_another_secret(settings):
    meeting = opened(make_body(members=6))
    question = asked(meeting, ballot=Ballot.SECRET)
    sealed = bytes(Urn.objects.get().sealed)
    question.number += 1
    with pytest.raises(urn.UrnDamaged):
        urn._opened(question, sealed)
    question.number -= 1
    settings.SECRET_KEY = "another secret of another installation"
    with pytest.raises(urn.UrnDamaged):
        urn._opened(question, sealed)


def guesses(tables: dict[str, list], result: dict) -> dict[str, dict[int, str]]:
    """What attackers make of a dump: each names a choice for every voter by some order that the tables keep.

    All of them know the result, which is public; none may find the voters' order in it. The roll's order as the rows
    stand, by ids, by people, by who is on the list first; the urn's bytes as a seed, should they tell anything.
    """
    heap = [
        choice
        for choice, name in zip(CHOICES, ("in_favour", "against", "abstained"), strict=True)
        for _vote in range(result[name])
    ]
    roll = [row for row in tables["Participation"] if row["has_voted"]]
    people = {row["id"]: row["person_id"] for row in tables["Attendee"]}
    orders = {
        "rows": roll,
        "ids": sorted(roll, key=lambda row: row["id"]),
        "attendees": sorted(roll, key=lambda row: row["attendee_id"]),
        "people": sorted(roll, key=lambda row: -people[row["attendee_id"]]),
    }
    noise = bytes(tables["Urn"][0]["sealed"])
    shuffled = list(roll)
    random.Random(noise).shuffle(shuffled)
    orders["seal"] = shuffled
    return {name: dict(zip([row["attendee_id"] for row in rows], heap, strict=True)) for name, rows in orders.items()}


def test_over_a_thousand_votes_the_attackers_do_no_better_than_chance():
    rng = random.Random(20240315)
    meeting = opened(make_body(members=24))
    first = asked(meeting, ballot=Ballot.SECRET)
    item, unit, actor = first.item, first.unit, secretary(first.unit)
    Question.objects.all().delete()
    people = voters(meeting)
    hits, chance, votes, lines = Counter(), 0.0, 0, Entry.objects.count()
    while votes < 1000:
        question = asked(meeting, item=item, unit=unit, ballot=Ballot.SECRET)
        truth = {attendee.pk: rng.choice(CHOICES) for attendee in people}
        coming = list(people)
        rng.shuffle(coming)
        for attendee in coming:
            vote_as(question, attendee, truth[attendee.pk])
        held = dump()
        assert not held["Vote"]
        close_question(question=question, actor=actor)
        question.refresh_from_db()
        sizes = Counter(truth.values())
        assert {name: question.result[name] for name in ("in_favour", "against", "abstained")} == {
            "in_favour": sizes[Choice.FOR],
            "against": sizes[Choice.AGAINST],
            "abstained": sizes[Choice.ABSTAIN],
        }
        # Who knows the result and deals it out blindly is right so often, on the average.
        chance += sum(size * size for size in sizes.values()) / len(people)
        for name, guess in guesses(held, question.result).items():
            hits[name] += sum(guess[pk] == choice for pk, choice in truth.items())
        votes += len(people)
        Question.objects.all().delete()
    # Four standard deviations of a thousand guesses at about one in three.
    assert all(abs(found - chance) < 4 * (votes * 2 / 9) ** 0.5 for found in hits.values()), (hits, chance)
    told = Entry.objects.filter(event="meetings.vote_cast").count()
    assert (told, Vote.objects.count()) == (0, 0)
    assert Entry.objects.count() - lines == 2 * (votes // len(people)), "one line at the opening, one at the close"


def test_the_roll_is_laid_down_in_no_order_of_people():
    meeting = opened(make_body(members=24))
    question = asked(meeting, ballot=Ballot.SECRET)
    laid = list(Participation.objects.filter(question=question).order_by("pk").values_list("attendee", flat=True))
    assert laid != sorted(laid)
    assert sorted(laid) == sorted(attendee.pk for attendee in voters(meeting))
    assert Meeting.objects.get().version > 1
