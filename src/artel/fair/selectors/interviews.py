"""Reading the timetable of interviews: what ought to be in it, who sees which rows, a stand's queue."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from artel.accounts.rights import System
from artel.fair.domain.interviews import Grid, NoRoom, why_no_room
from artel.fair.domain.states import GraduateState, InterviewState, VacancyState
from artel.fair.models import Fair, Graduate, Interview, Stand, Vacancy, Wish
from artel.fair.permissions import sits_on_commission
from artel.fair.selectors.people import (
    Card,
    cards_of,
    consent_on,
    graduates_visible_to,
    of_colleges,
    with_cards,
)
from artel.kernel import clock
from artel.matching import rounds_needed
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.members.permissions import leads
from artel.members.standing import standing_of
from artel.russian import search_key

SITS = Q(round__isnull=False) & ~Q(state=InterviewState.CANCELLED)


def grid_of(fair: Fair) -> Grid | None:
    """The fair's day in rounds; None while nobody has said when it begins."""
    if fair.starts_at is None:
        return None
    return Grid(fair.held_on, fair.starts_at, fair.slot_minutes, clock.zone(fair.cluster))


def wishes_to_meet(fair: Fair, day: date) -> list[Wish]:
    """Wishes that are to become meetings: of graduates who take part, with consent on the day, for published vacancies."""
    found = fair.wishes.filter(
        consent_on(day, "graduate__"), graduate__state=GraduateState.CONFIRMED, vacancy__state=VacancyState.PUBLISHED
    )
    return list(found.select_related("vacancy").order_by("graduate__number", "rank"))


@dataclass(frozen=True, slots=True)
class Forecast:
    """What making the timetable from nothing would come to: meetings, people, the least rounds, and who makes them so."""

    meetings: int
    graduates: int
    employers: int
    rounds: int
    ends_at: datetime | None
    busiest: str  # the stand with the longest queue
    busiest_rounds: int
    tables: int


def forecast(fair: Fair) -> Forecast:
    """How many rounds the wishes need at the least, and when the last one would end. Three queries."""
    wishes = wishes_to_meet(fair, clock.today(fair.cluster))
    stands = {stand.organisation_id: stand for stand in fair.stands.select_related("organisation")}
    employers = [wish.vacancy.organisation_id for wish in wishes]
    tables = {pk: stands[pk].tables if pk in stands else 1 for pk in employers}
    rounds = rounds_needed([(wish.graduate_id, wish.vacancy.organisation_id) for wish in wishes], tables)
    queues = {pk: -(-employers.count(pk) // tables[pk]) for pk in set(employers)}
    busiest = min(queues, key=lambda pk: (-queues[pk], pk), default=None)
    grid = grid_of(fair)
    name = Organisation.objects.filter(pk=busiest).values_list("short_name", flat=True).first() if busiest else ""
    return Forecast(
        meetings=len(wishes),
        graduates=len({wish.graduate_id for wish in wishes}),
        employers=len(queues),
        rounds=rounds,
        ends_at=grid.end_of(rounds) if grid and rounds else None,
        busiest=name or "",
        busiest_rounds=queues.get(busiest, 0),
        tables=sum(tables.values()),
    )


# --- who sees which rows ---


def interviews_visible_to(user: Any, fair: Fair) -> QuerySet[Interview]:
    """Interviews of a fair that the person may be told of.

    Own college: of its graduates. Those who lead and the commission: all. An employer: about its vacancies, while the
    consent stands. Called off ones are among them.
    """
    everything = Interview.objects.filter(fair=fair)
    if isinstance(user, System) or leads(user, fair) or sits_on_commission(user, fair):
        return everything
    organisations = standing_of(user, fair.cluster).organisation_ids
    if not organisations:
        return everything.none()
    colleges = Graduate.objects.filter(of_colleges(organisations), fair=fair)
    return everything.filter(
        Q(graduate__in=colleges)
        | Q(vacancy__organisation_id__in=organisations) & consent_on(clock.today(fair.cluster), "graduate__")
    )


def own_employers(user: Any, fair: Fair) -> list[int]:
    """Ids of the employers that the person speaks for."""
    return sorted(standing_of(user, fair.cluster).organisations_of(OrganisationKind.EMPLOYER))


def with_rows(interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """The interviews with what a row of the timetable says, in one query."""
    return interviews.select_related(
        "vacancy", "stand__organisation", "graduate__student__person", "graduate__practice_at",
        "graduate__student__group__programme__organisation", "graduate__student__group__programme__speciality",
    )  # fmt: skip


def search(interviews: QuerySet[Interview], user: Any, fair: Fair, query: str) -> QuerySet[Interview]:
    """By the graduate's number, the name where the person may see it, the vacancy or the employer.

    A name is looked for only where it would be shown: a search must not tell what the list does not.
    """
    named = None
    for word in search_key(query).split():
        found = Q(vacancy__search_key__contains=word) | Q(stand__organisation__search_key__contains=word)
        found |= _numbered(word, "graduate__")
        if named is None:
            named = _named(user, fair, interviews)
        found |= Q(graduate__student__person__search_key__contains=word, graduate__in=named)
        interviews = interviews.filter(found)
    return interviews


def _numbered(word: str, prefix: str = "") -> Q:
    """Q for graduates called so: «В-017», «17»."""
    digits = word.lstrip("вb").lstrip("-–—")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= 9
    return Q(**{f"{prefix}number": int(digits)}) if is_number else Q(pk__in=[])


def _named(user: Any, fair: Fair, interviews: QuerySet[Interview]) -> list[int]:
    """Ids of those of these interviews' graduates whose name the person sees."""
    people = with_cards(Graduate.objects.filter(pk__in=interviews.order_by().values("graduate_id")))
    return [card.pk for card in cards_of(user, fair, list(people)) if card.name]


def with_people(user: Any, fair: Fair, interviews: Sequence[Interview]) -> list[Interview]:
    """Give every row `card`: what of its graduate the person may see. One query after `with_rows`."""
    people = {row.graduate_id: row.graduate for row in interviews}
    cards: dict[int, Card] = {card.pk: card for card in cards_of(user, fair, list(people.values()))}
    for row in interviews:
        row.graduate = people[row.graduate_id]
        row.graduate.fair = fair
        row.card = cards[row.graduate_id]
    return timed(fair, interviews)


def by_stand(interviews: QuerySet[Interview]) -> list[dict[str, Any]]:
    """Stands of these interviews, each with its counts: total, held, missed, unplaced. Called off ones do not count."""
    planned = Q(state=InterviewState.PLANNED)
    found = interviews.order_by("stand__organisation__short_name", "stand")
    found = found.values("stand", name=F("stand__organisation__short_name")).annotate(
        total=Count("pk", filter=~Q(state=InterviewState.CANCELLED)),
        held=Count("pk", filter=Q(state=InterviewState.HELD)),
        missed=Count("pk", filter=Q(state=InterviewState.NO_SHOW)),
        unplaced=Count("pk", filter=planned & Q(round__isnull=True)),
    )
    return list(found)


def unplaced(interviews: QuerySet[Interview], fair: Fair) -> list[Interview]:
    """Planned interviews that have no round, with `why`: what stands in their way. Two queries."""
    rows = list(with_rows(interviews.filter(state=InterviewState.PLANNED, round__isnull=True)).order_by("pk"))
    if not rows:
        return []
    taken = list(fair.interviews.filter(SITS).values_list("round", "graduate_id", "stand_id"))
    rounds = max((round for round, _graduate, _stand in taken), default=0)
    grid = grid_of(fair)
    first = grid.begun(clock.now_in(fair.cluster)) + 1 if grid else 1
    graduates: dict[int, set[int]] = defaultdict(set)
    stands: dict[int, Counter[int]] = defaultdict(Counter)
    for round, graduate, stand in taken:
        graduates[graduate].add(round)
        stands[stand][round] += 1
    for row in rows:
        full = {round for round, count in stands[row.stand_id].items() if count >= row.stand.tables}
        row.why = (
            why_no_room(graduates[row.graduate_id], full, rounds, first=first) if rounds >= first else NoRoom.NOT_YET
        )
    return rows


# --- a stand on the day ---


@dataclass(frozen=True, slots=True)
class Queue:
    """Who a stand talks to. `now`: those whose time has come, `later`: the rest of the planned, `done`: talked to or
    absent, the last first."""

    now: tuple[Interview, ...]
    later: tuple[Interview, ...]
    done: tuple[Interview, ...]

    @property
    def total(self) -> int:
        return len(self.now) + len(self.later) + len(self.done)


def queue_of(stand: Stand, user: Any, *, table: int | None = None) -> Queue:
    """The stand's queue as it stands at this minute, of one table if said. Interviews out of turn come last."""
    fair = stand.fair
    rows = interviews_visible_to(user, fair).filter(stand=stand).exclude(state=InterviewState.CANCELLED)
    if table is not None:
        rows = rows.filter(Q(table=table) | Q(table__isnull=True))
    rows = with_people(user, fair, with_rows(rows).order_by(F("round").asc(nulls_last=True), "table", "pk"))
    moment = clock.now_in(fair.cluster)
    planned = [row for row in rows if row.state == InterviewState.PLANNED]
    now = [row for row in planned if row.starts_at and row.starts_at <= moment]
    done = [row for row in rows if row.state != InterviewState.PLANNED]
    done.sort(key=lambda row: (row.marked_at or moment, row.pk), reverse=True)
    return Queue(tuple(now), tuple(row for row in planned if row not in now), tuple(done))


def stands_of(user: Any, fair: Fair) -> list[Stand]:
    """Stands whose queue the person may see: all for those who lead, else of own employers."""
    stands = fair.stands.select_related("organisation").order_by("organisation__short_name")
    if not leads(user, fair):
        stands = stands.filter(organisation__in=own_employers(user, fair))
    found = list(stands)
    for stand in found:
        stand.fair = fair
    return found


# --- the door ---


def expected(user: Any, fair: Fair) -> QuerySet[Graduate]:
    """Graduates who take part and whom the person may check in, by number."""
    return graduates_visible_to(user, fair).filter(state=GraduateState.CONFIRMED).order_by("number")


def found_at_door(people: QuerySet[Graduate], user: Any, fair: Fair, query: str) -> QuerySet[Graduate]:
    """Those of the expected who are asked for: by number or, where it would be shown, by name."""
    words = search_key(query).split()
    if not words:
        return people
    named = [card.pk for card in cards_of(user, fair, list(with_cards(people))) if card.name]
    for word in words:
        people = people.filter(_numbered(word) | Q(student__person__search_key__contains=word, pk__in=named))
    return people


def interviews_of(graduate: Graduate) -> list[Interview]:
    """The graduate's own interviews in the order of the day, for the cabinet and the calendar; called off ones too."""
    rows = list(with_rows(graduate.interviews.all()).order_by(F("round").asc(nulls_last=True), "pk"))
    return timed(graduate.fair, rows)


def timed(fair: Fair, rows: Sequence[Interview]) -> list[Interview]:
    """Give every row `ends_at`."""
    slot = timedelta(minutes=fair.slot_minutes)
    for row in rows:
        row.ends_at = row.starts_at + slot if row.starts_at else None
    return list(rows)


def vacancies_to_invite(user: Any, fair: Fair) -> QuerySet[Vacancy]:
    """Vacancies that the person may invite graduates to talk about."""
    found = fair.vacancies.filter(state=VacancyState.PUBLISHED).select_related("organisation")
    if leads(user, fair):
        return found
    return found.filter(organisation__in=own_employers(user, fair))
