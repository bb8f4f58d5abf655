"""What the processes of the races of the fair do: answers to invitations, their making and signing, the door, the timetable."""

from collections import Counter
from collections.abc import Callable
from datetime import time, timedelta

from django.db import connection, transaction

from artel.accounts.models import User
from artel.documents.services.signing import sign_papers
from artel.fair.domain.states import InterviewState, InvitationState, Stage
from artel.fair.models import Fair, Graduate, Interview, Invitation, Vacancy
from artel.fair.services.answers import accept_invitation, decline_invitation
from artel.fair.services.interviews import check_in, move_interview
from artel.fair.services.invitations import make_invitations, send_for_signing
from artel.fair.services.links import bearer
from artel.fair.tests.factories import make_stand, make_vacancy
from artel.fair.tests.inviting import World, make_world
from artel.kernel import clock
from artel.kernel.errors import Refusal
from artel.members.tests.factories import PASSWORD
from tests import races


def _issued(world: World, graduate: Graduate, vacancy: Vacancy) -> Invitation:
    """An invitation in hand, past its paper: the race is about the answer."""
    Vacancy.objects.filter(pk=vacancy.pk).update(offered=vacancy.invitations.count() + 1)
    today = clock.today(world.cluster)
    return Invitation.objects.create(
        cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=vacancy, state=InvitationState.ISSUED,
        valid_until=today + timedelta(days=10), issued_on=today, made_at=clock.now(),
    )  # fmt: skip


def prepare_last_places(_index: int, *, vacancies: int, rivals: int) -> list[list[int]]:
    """Vacancies of one place each, offered to so many; ids of the invitations, by rival."""
    world = make_world(over_offer=rivals)
    graduates = [world.graduate() for _each in range(vacancies * rivals)]
    made = []
    for number in range(vacancies):
        vacancy = make_vacancy(world.fair, world.enterprise, places=1, offer_limit=rivals)
        mine = graduates[number * rivals : (number + 1) * rivals]
        made.append([_issued(world, graduate, vacancy).pk for graduate in mine])
    return [list(each) for each in zip(*made, strict=True)]


def prepare_choices(_index: int, *, graduates: int, offers: int = 1) -> list[list[int]]:
    """Graduates with so many invitations in hand; ids of the invitations, by the place in their hands."""
    world = make_world()
    vacancies = [
        make_vacancy(world.fair, world.enterprise, places=graduates, offer_limit=graduates) for _each in range(offers)
    ]
    made = [
        [_issued(world, graduate, vacancy).pk for vacancy in vacancies]
        for graduate in (world.graduate() for _each in range(graduates))
    ]
    return [list(each) for each in zip(*made, strict=True)]


def _answer(deed: Callable, invitations: list[int]) -> list[int]:
    """Answer each when everybody is ready; those let through."""
    done = []
    for pk in invitations:
        invitation = Invitation.objects.select_related("fair__cluster", "cluster", "graduate").get(pk=pk)
        races.barrier()
        try:
            deed(invitation=invitation, actor=bearer(invitation.graduate))
        except Refusal:
            continue
        done.append(pk)
    return done


def accept(index: int, *, hands: list[list[int]]) -> list[int]:
    return _answer(accept_invitation, hands[index % len(hands)])


def accept_or_decline(index: int, *, invitations: list[int]) -> list[int]:
    return _answer(decline_invitation if index else accept_invitation, invitations)


def look(_index: int) -> dict:
    """What the invitations and the counters of vacancies say afterwards; counters that do not tally are named."""
    rows = list(Invitation.objects.values_list("vacancy", "state", "graduate"))
    wrong = []
    for vacancy in Vacancy.objects.all():
        states = Counter(state for pk, state, _who in rows if pk == vacancy.pk)
        held = sum(states[state] for state in ("draft", "signing", "issued", "delivered", "accepted"))
        if (vacancy.offered, vacancy.taken) != (held, states["accepted"]):
            wrong.append([vacancy.pk, vacancy.offered, vacancy.taken, dict(states)])
    accepted = Counter(who for _pk, state, who in rows if state == "accepted")
    return {
        "states": dict(Counter(state for _pk, state, _who in rows)),
        "most_accepted": max(accepted.values(), default=0),
        "most_taken": max(Vacancy.objects.values_list("taken", flat=True)),
        "wrong": wrong,
    }


# --- making and signing ---


def prepare_making(_index: int, *, graduates: int) -> dict:
    world = make_world(places=graduates)
    for _each in range(graduates):
        world.place(world.graduate())
    return {"fair": world.fair.pk, "lead": world.coordinator.pk, "head": world.head.user_id}


def make(_index: int, *, fair: int, lead: int, **_rest: int) -> int:
    """Press «Подготовить приглашения»; how many this press made."""
    found, actor = Fair.objects.select_related("cluster").get(pk=fair), User.objects.get(pk=lead)
    races.barrier()
    return len(make_invitations(fair=found, actor=actor))


def send(_index: int, *, fair: int, lead: int, **_rest: int) -> int:
    """Press «Отправить на подпись»; how many this press sent."""
    found, actor = Fair.objects.select_related("cluster").get(pk=fair), User.objects.get(pk=lead)
    enterprise = found.vacancies.first().organisation
    races.barrier()
    try:
        return len(send_for_signing(fair=found, organisation=enterprise, actor=actor).sent)
    except Refusal:
        return 0


def sign(index: int, *, fair: int, head: int, **_rest: int) -> list[int]:
    """The head in several windows signs one by one; papers let through."""
    found = Invitation.objects.filter(fair=fair).select_related("paper").order_by("pk" if index % 2 else "-pk")
    actor, done = User.objects.get(pk=head), []
    races.barrier()
    for invitation in found:
        try:
            sign_papers(signings=[(invitation.paper, invitation.paper.digest)], password=PASSWORD, actor=actor)
        except Refusal:
            continue
        done.append(invitation.pk)
    return done


def look_at_papers(_index: int, *, fair: int, **_rest: int) -> dict:
    found = Invitation.objects.filter(fair=fair).select_related("paper")
    return {
        "states": dict(Counter(each.state for each in found)),
        "numbers": sorted(each.paper.number_value for each in found),
        "graduates": len({each.graduate_id for each in found}),
    }


# --- the door and the timetable ---


def prepare_day(_index: int, *, graduates: int) -> dict:
    """Graduates with two interviews each, all in different rounds: every pair may want to move to one."""
    world = make_world(stage=Stage.INTERVIEWS, starts_at=time(10), slot_minutes=10)
    world.fair.held_on = clock.today(world.cluster) + timedelta(days=30)
    world.fair.save(update_fields=["held_on"])
    stand = make_stand(world.fair, world.enterprise, tables=graduates)
    another = make_vacancy(world.fair)
    other_stand = make_stand(world.fair, another.organisation, tables=1)
    made = {"lead": world.coordinator.pk, "graduates": [], "pairs": []}
    for number in range(graduates):
        graduate = world.graduate()
        rows = [
            Interview.objects.create(
                cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=vacancy, stand=at,
                state=InterviewState.PLANNED, round=number * 2 + place + 1, table=1,
                starts_at=clock.now() + timedelta(days=30, minutes=10 * (number * 2 + place)),
            ).pk
            for place, (vacancy, at) in enumerate(((world.vacancy, stand), (another, other_stand)))
        ]  # fmt: skip
        made["graduates"].append(graduate.pk)
        made["pairs"].append(rows)
    return made


def scan(_index: int, *, lead: int, graduates: list[int]) -> list[int]:
    """Scan every code at one of the doors; those whom this door was the first to see."""
    actor, first = User.objects.get(pk=lead), []
    for pk in graduates:
        graduate = Graduate.objects.select_related("fair__cluster", "cluster", "student__person").get(pk=pk)
        races.barrier()
        if check_in(graduate=graduate, actor=actor):
            first.append(pk)
    return first


def move(index: int, *, lead: int, pairs: list[list[int]], to: int) -> list[int]:
    """Move one's own of each pair to the round `to` and on; those let through."""
    actor, done = User.objects.get(pk=lead), []
    for number, pair in enumerate(pairs):
        interview = Interview.objects.select_related("fair__cluster", "cluster").get(pk=pair[index])
        races.barrier()
        try:
            move_interview(interview=interview, round=to + number, actor=actor)
        except Refusal:
            continue
        done.append(interview.pk)
    return done


# --- the negative control ---


def make_bare_table(_index: int, *, count: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE race_place (vacancy integer, taken integer)")
        cursor.executemany("INSERT INTO race_place VALUES (%s, 0)", [[number] for number in range(count)])


def take_by_checking_first(_index: int, *, count: int) -> int:
    """Read whether the place is free, then take it, where neither a lock nor a constraint stands in the way."""
    taken = 0
    for number in range(count):
        races.barrier()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT taken FROM race_place WHERE vacancy = %s", [number])
            if cursor.fetchone()[0] == 0:
                cursor.execute("UPDATE race_place SET taken = taken + 1 WHERE vacancy = %s", [number])
                taken += 1
    return taken
