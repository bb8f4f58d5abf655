"""The day of the fair: the timetable of interviews, who has come, and what employers say after talking."""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import System, authorize
from artel.fair.domain.interviews import Grid, read_checkin_code
from artel.fair.domain.interviews import checkin_code as written_code
from artel.fair.domain.stages import Work
from artel.fair.domain.states import (
    GraduateState,
    InterviewState,
    Readiness,
    VacancyState,
    interview_workflow,
)
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate, Interview, PersonalLink, Stand, Vacancy
from artel.fair.selectors.interviews import grid_of, wishes_to_meet
from artel.fair.selectors.people import consented, graduates_visible_to
from artel.fair.services.fairs import lock_fair, require_open
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.matching import Sitting, Timetable, check_timetable, timetable
from artel.members.tenancy import require_same_cluster

SHORTEST, LONGEST = 5, 120  # minutes of an interview
LONGEST_COMMENT = 500
TOOK_PLACE = (InterviewState.HELD, InterviewState.NO_SHOW)


@dataclass(frozen=True, slots=True)
class Made:
    """What making the timetable did. `left_over`: interviews that found no round, the most wished first."""

    added: int
    moved: int
    dropped: int
    placed: int
    rounds: int
    ends_at: datetime | None
    left_over: tuple[Interview, ...]


# --- the timetable ---


@transaction.atomic
def make_timetable(
    *,
    fair: Fair,
    actor: Any,
    starts_at: time | None = None,
    slot_minutes: int | None = None,
    max_rounds: int | None = None,
    afresh: bool = False,
) -> Made:
    """Give every wish of a graduate who takes part, with consent, for a published vacancy a round and a table.

    One meeting a graduate and vacancy, in the least number of rounds. What is in the timetable already stays where it
    is and only the gaps are filled; `afresh` seats anew whatever nobody has settled. Interviews whose wish, consent or
    vacancy is gone leave. With `max_rounds` the higher wishes come first and the rest are told by name. An employer
    that has no stand yet gets one with one table. Rounds that have begun are not used. Does not tell the graduates.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.plan_interviews", fair)
    require_open(fair, Work.TIMETABLE)
    _set_hours(fair, starts_at, slot_minutes)
    grid = grid_of(fair)
    most = grid.most if max_rounds is None else max_rounds
    if not 1 <= most <= grid.most:
        raise BrokenRule(
            _("До конца дня помещается очередей: {count}. Укажите число от 1 до {count}.").format(count=grid.most),
            field="max_rounds",
        )
    plan = _Plan(fair, grid, most, capped=max_rounds is not None)
    plan.gather()
    plan.seat(afresh=afresh)
    made = plan.keep()
    audit.record(FairEvent.TIMETABLE_MADE, actor=actor, target=fair, count=made.placed, rounds=made.rounds)
    return made


def _set_hours(fair: Fair, starts_at: time | None, slot_minutes: int | None) -> None:
    """Set when interviews begin and how long one takes. Times that people have agreed are not shifted behind them."""
    starts_at = starts_at or fair.starts_at
    slot_minutes = slot_minutes or fair.slot_minutes
    if starts_at is None:
        raise BrokenRule(_("Укажите, во сколько начинаются собеседования."), field="starts_at")
    if not SHORTEST <= slot_minutes <= LONGEST:
        raise BrokenRule(
            _("Собеседование длится от {least} до {most} минут.").format(least=SHORTEST, most=LONGEST),
            field="slot_minutes",
        )
    if (starts_at, slot_minutes) == (fair.starts_at, fair.slot_minutes):
        return
    settled = fair.interviews.filter(round__isnull=False).exclude(state=InterviewState.CANCELLED)
    if settled.filter(is_locked=True).exists() or settled.filter(state__in=TOOK_PLACE).exists():
        raise BrokenRule(
            _(
                "Есть собеседования, время которых согласовано или которые уже прошли: общее начало и длительность "
                "менять нельзя. Снимите отметку «время согласовано» или оставьте прежние часы."
            ),
            field="starts_at",
        )
    fair.starts_at, fair.slot_minutes = starts_at, slot_minutes
    fair.save(update_fields=["starts_at", "slot_minutes"])


class _Plan:
    """The work of `make_timetable` between reading the rows and writing them."""

    def __init__(self, fair: Fair, grid: Grid, most: int, *, capped: bool) -> None:
        self.fair, self.grid, self.most, self.capped = fair, grid, most, capped
        self.rows: list[Interview] = []  # that are to take place
        self.passed: list[Interview] = []  # that have
        self.ranks: dict[tuple[int, int], int] = {}
        self.before: dict[int, tuple[int | None, int | None, datetime | None]] = {}
        self.added = self.dropped = 0
        self.left_over: tuple[Interview, ...] = ()

    def gather(self) -> None:
        """The interviews that ought to be: those there are, less what lost its ground, and one for every new wish."""
        fair = self.fair
        wishes = wishes_to_meet(fair, clock.today(fair.cluster))
        self.ranks = {(wish.graduate_id, wish.vacancy_id): wish.rank for wish in wishes}
        standing = list(fair.interviews.select_related("stand", "vacancy").order_by("pk"))
        known = {(row.graduate_id, row.vacancy_id) for row in standing}
        planned = [row for row in standing if row.state == InterviewState.PLANNED]
        self.passed = [row for row in standing if row.state in TOOK_PLACE]
        invited = {row.graduate_id for row in planned if row.is_invited}
        present = set(
            consented(fair.graduates.filter(pk__in=invited, state=GraduateState.CONFIRMED), clock.today(fair.cluster))
            .values_list("pk", flat=True)
            .order_by()
        )
        gone = []
        for row in planned:
            is_kept = (row.graduate_id, row.vacancy_id) in self.ranks or (
                row.is_invited and row.graduate_id in present and row.vacancy.state == VacancyState.PUBLISHED
            )
            (self.rows if is_kept else gone).append(row)
        self._drop(gone)
        revived = [
            row
            for row in standing
            if row.state == InterviewState.CANCELLED
            and not row.is_locked
            and (row.graduate_id, row.vacancy_id) in self.ranks
        ]
        for row in revived:
            row.state = InterviewState.PLANNED
            row.round = row.table = row.starts_at = None
        Interview.objects.bulk_update(revived, ["state", "round", "table", "starts_at"])
        self.rows += revived
        stands = self._stands({wish.vacancy.organisation_id for wish in wishes})
        new = [
            Interview(
                cluster=fair.cluster,
                fair=fair,
                graduate_id=wish.graduate_id,
                vacancy_id=wish.vacancy_id,
                stand=stands[wish.vacancy.organisation_id],
            )
            for wish in wishes
            if (wish.graduate_id, wish.vacancy_id) not in known
        ]
        self.rows += Interview.objects.bulk_create(new)
        self.added = len(new) + len(revived)
        self.before = {row.pk: (row.round, row.table, row.starts_at) for row in self.rows}

    def _drop(self, rows: Sequence[Interview]) -> None:
        self.dropped = len(rows)
        Interview.objects.filter(pk__in=[row.pk for row in rows]).update(
            state=InterviewState.CANCELLED, is_locked=False, revision=F("revision") + 1
        )

    def _stands(self, employers: Iterable[int]) -> dict[int, Stand]:
        stands = {stand.organisation_id: stand for stand in self.fair.stands.all()}
        missing = sorted(set(employers) - stands.keys())
        made = Stand.objects.bulk_create(
            Stand(fair=self.fair, cluster=self.fair.cluster, organisation_id=pk) for pk in missing
        )
        return stands | {stand.organisation_id: stand for stand in made}

    def seat(self, *, afresh: bool) -> None:
        """Find rounds and tables, and have the result checked by what knows nothing of how it was found."""
        rows = self.rows
        meetings = [(row.graduate_id, row.stand_id) for row in rows]
        tables = {row.stand_id: row.stand.tables for row in rows}
        begun = self.grid.begun(clock.now_in(self.fair.cluster))
        locked = {}
        for place, row in enumerate(rows):
            if row.round is None or (afresh and not row.is_locked and row.round > begun):
                continue
            fits = row.round <= self.most and row.table is not None and row.table <= row.stand.tables
            if fits:
                locked[place] = Sitting(row.round - 1, row.table - 1)
            elif row.is_locked:
                raise BrokenRule(self._unfit(row), field="max_rounds" if row.round > self.most else None)
        # Whoever has sat in a round is busy in it, and so is everybody in the rounds that have begun.
        busy = {who: set(range(begun)) for who in {graduate for graduate, _stand in meetings}}
        taken: dict[int, set[int]] = {stand: set(range(begun)) for stand in tables}
        for row in self.passed:
            if row.round is not None:
                busy.setdefault(row.graduate_id, set()).add(row.round - 1)
                taken.setdefault(row.stand_id, set()).add(row.round - 1)
        found = self._found(meetings, tables, locked, busy, taken)
        wrong = check_timetable(
            meetings, tables, found, slots=self.most, busy_graduates=busy, busy_employers=taken, locked=locked
        )
        # What is settled stays even in a round where somebody is away by now: that is not a clash of this run.
        if clashes := [clash for clash in wrong if not (clash.rule.endswith("_away") and clash.meetings[0] in locked)]:
            raise RuntimeError(f"a timetable with clashes was made: {clashes}")
        for place, row in enumerate(rows):
            sitting = found.sittings.get(place)
            row.round = sitting.round + 1 if sitting else None
            row.table = sitting.table + 1 if sitting else None
            row.starts_at = self.grid.start_of(row.round) if row.round else None
        self.left_over = tuple(rows[place] for place in found.left_over)

    def _found(self, meetings, tables, locked, busy, taken) -> Timetable:
        weights = [self._weight(row) for row in self.rows]
        away = {"busy_graduates": _some(busy), "busy_employers": _some(taken)}
        if not self.capped:
            found = timetable(meetings, tables, weights=weights, locked=locked, **away)
            if found.rounds <= self.most:
                return found
        return timetable(meetings, tables, slots=self.most, weights=weights, locked=locked, **away)

    def _weight(self, row: Interview) -> int:
        """A higher wish is worth more; an invitation by the employer as much as the last wish."""
        rank = self.ranks.get((row.graduate_id, row.vacancy_id), self.fair.max_wishes)
        return max(self.fair.max_wishes + 1 - rank, 1)

    def _unfit(self, row: Interview) -> str:
        graduate = Graduate.objects.get(pk=row.graduate_id)
        if row.round > self.most:
            return _(
                "Собеседование {graduate} согласовано на {time}, это очередь {round}. Укажите столько очередей или больше."
            ).format(graduate=graduate, time=f"{self.grid.start_of(row.round):%H:%M}", round=row.round)
        return _(
            "Собеседование {graduate} согласовано за столом {table}, а столов у стенда теперь {tables}. Перенесите "
            "собеседование или верните стол."
        ).format(graduate=graduate, table=row.table, tables=row.stand.tables)

    def keep(self) -> Made:
        """Write what changed. Old places are freed first: two that change places must not meet on the way."""
        changed = [row for row in self.rows if (row.round, row.table, row.starts_at) != self.before[row.pk]]
        Interview.objects.filter(pk__in=[row.pk for row in changed]).update(round=None, table=None)
        moved = 0
        for row in changed:
            if self.before[row.pk][0] is not None:
                moved += 1
                row.revision += 1
        Interview.objects.bulk_update(changed, ["round", "table", "starts_at", "revision"], batch_size=200)
        placed = [row for row in self.rows if row.round is not None]
        rounds = max((row.round for row in (*placed, *self.passed) if row.round is not None), default=0)
        return Made(
            added=self.added,
            moved=moved,
            dropped=self.dropped,
            placed=len(placed),
            rounds=rounds,
            ends_at=self.grid.end_of(rounds) if rounds else None,
            left_over=self.left_over,
        )


def _some(away: Mapping[int, set[int]]) -> dict[int, set[int]]:
    return {who: rounds for who, rounds in away.items() if rounds}


# --- one interview ---


@transaction.atomic
def add_interview(*, vacancy: Vacancy, graduate: Graduate, actor: Any) -> Interview:
    """Invite a graduate to talk about a vacancy without a wish of theirs, or renew a meeting that was called off.

    Where the timetable stands already, it takes the first round both have free, else it waits for the timetable. Only
    a graduate who takes part, with consent, and whose card the actor sees.
    """
    fair = lock_fair(vacancy.fair)
    authorize(actor, "fair.invite_to_interview", vacancy)
    require_same_cluster(fair.cluster, vacancy, graduate)
    require_open(fair, Work.TIMETABLE)
    _require_visible(actor, fair, graduate)
    today = clock.today(fair.cluster)
    takes_part = consented(fair.graduates.filter(pk=graduate.pk, state=GraduateState.CONFIRMED), today)
    if not takes_part.exists() or vacancy.fair_id != fair.pk:
        raise BrokenRule(_("Выпускник не участвует в ярмарке или не разрешил передавать анкету предприятиям."))
    vacancy = fair.vacancies.get(pk=vacancy.pk)
    if vacancy.state != VacancyState.PUBLISHED:
        raise BrokenRule(_("Приглашают на собеседование по опубликованной вакансии."), field="vacancy")
    stand, _made = Stand.objects.get_or_create(
        fair=fair, organisation_id=vacancy.organisation_id, defaults={"cluster": fair.cluster}
    )
    interview = Interview.objects.filter(graduate=graduate, vacancy=vacancy).first()
    if interview is None:
        interview = Interview(
            cluster=fair.cluster, fair=fair, graduate=graduate, vacancy=vacancy, stand=stand, is_invited=True
        )
    else:
        if interview.state != InterviewState.CANCELLED:
            raise BrokenRule(_("Это собеседование уже назначено."))
        _step(interview, "renew")
        interview.is_invited = not fair.wishes.filter(graduate=graduate, vacancy=vacancy).exists()
        interview.is_locked, interview.revision = False, interview.revision + 1
    interview.round = interview.table = interview.starts_at = None
    _seat_first(fair, interview)
    interview.save()
    audit.record(FairEvent.INTERVIEW_ADDED, actor=actor, target=interview)
    return interview


def _seat_first(fair: Fair, interview: Interview) -> None:
    """Put the interview into the first round that both have free, if there is a timetable."""
    standing = fair.interviews.filter(round__isnull=False).exclude(state=InterviewState.CANCELLED)
    rows = list(standing.values_list("round", "graduate_id", "stand_id", "table"))
    if fair.starts_at is None or not rows:
        return
    grid = grid_of(fair)
    busy = {round for round, graduate, _stand, _table in rows if graduate == interview.graduate_id}
    taken = {(round, table) for round, _graduate, stand, table in rows if stand == interview.stand_id}
    for round in range(grid.begun(clock.now_in(fair.cluster)) + 1, max(row[0] for row in rows) + 1):
        free = [table for table in range(1, interview.stand.tables + 1) if (round, table) not in taken]
        if round not in busy and free:
            interview.round, interview.table, interview.starts_at = round, free[0], grid.start_of(round)
            return


@transaction.atomic
def move_interview(*, interview: Interview, round: int, actor: Any, table: int | None = None) -> Interview:
    """Move an interview to a free round; the time counts as agreed from now on.

    Refuses a round where the graduate or every table of the stand is busy, and says with whom. Does not change places
    of two interviews, nor tell anybody.
    """
    fair, interview = _locked(interview)
    authorize(actor, "fair.plan_interviews", interview)
    require_open(fair, Work.TIMETABLE)
    if interview.state != InterviewState.PLANNED:
        raise IllegalTransition(_("Переносят только назначенное собеседование. Обновите страницу."))
    if fair.starts_at is None:
        raise BrokenRule(_("Сначала составьте расписание: ещё неизвестно, во сколько начинаются собеседования."))
    grid = grid_of(fair)
    if not 1 <= round <= grid.most:
        raise BrokenRule(_("До конца дня помещается очередей: {count}.").format(count=grid.most), field="round")
    at = f"{grid.start_of(round):%H:%M}"
    others = list(
        fair.interviews.filter(round=round)
        .exclude(pk=interview.pk)
        .exclude(state=InterviewState.CANCELLED)
        .filter(Q(graduate=interview.graduate_id) | Q(stand=interview.stand_id))
        .select_related("graduate", "stand__organisation")
        .order_by("table")
    )
    if mine := next((other for other in others if other.graduate_id == interview.graduate_id), None):
        raise BrokenRule(
            _("{graduate} в {time} уже на собеседовании: {employer}. Выберите другое время.").format(
                graduate=interview.graduate, time=at, employer=mine.stand.organisation.short_name
            ),
            field="round",
        )
    at_table = {other.table: other.graduate for other in others}
    if table is not None and not 1 <= table <= interview.stand.tables:
        raise BrokenRule(_("Столов у стенда: {count}.").format(count=interview.stand.tables), field="table")
    wanted = [table] if table is not None else range(1, interview.stand.tables + 1)
    free = [each for each in wanted if each not in at_table]
    if not free:
        people = ", ".join(str(graduate) for each, graduate in at_table.items() if each in wanted)
        raise BrokenRule(
            _("У стенда «{employer}» в {time} занято: {people}. Выберите другое время.").format(
                employer=interview.stand.organisation.short_name, time=at, people=people
            ),
            field="round",
        )
    interview.round, interview.table = round, interview.table if interview.table in free else free[0]
    interview.starts_at, interview.is_locked = grid.start_of(round), True
    interview.revision += 1
    interview.save(update_fields=["round", "table", "starts_at", "is_locked", "revision"])
    audit.record(FairEvent.INTERVIEW_MOVED, actor=actor, target=interview, time=at)
    return interview


@transaction.atomic
def lock_interview(*, interview: Interview, is_locked: bool, actor: Any) -> Interview:
    """Say that the time is agreed, so that the timetable is made around it; or that it no longer is."""
    fair, interview = _locked(interview)
    authorize(actor, "fair.plan_interviews", interview)
    require_open(fair, Work.TIMETABLE)
    if interview.state != InterviewState.PLANNED or (is_locked and interview.round is None):
        raise IllegalTransition(_("Согласовать можно время назначенного собеседования. Обновите страницу."))
    if interview.is_locked != is_locked:
        interview.is_locked = is_locked
        interview.save(update_fields=["is_locked"])
        event = FairEvent.INTERVIEW_LOCKED if is_locked else FairEvent.INTERVIEW_UNLOCKED
        audit.record(event, actor=actor, target=interview)
    return interview


@transaction.atomic
def cancel_interview(*, interview: Interview, actor: Any) -> Interview:
    """Call an interview off for good: making the timetable again does not bring it back, `add_interview` does."""
    fair, interview = _locked(interview)
    authorize(actor, "fair.invite_to_interview", interview)
    require_open(fair, Work.TIMETABLE)
    _step(interview, "cancel")
    interview.is_locked = True
    interview.revision += 1
    interview.save(update_fields=["state", "is_locked", "revision"])
    audit.record(FairEvent.INTERVIEW_CANCELLED, actor=actor, target=interview)
    return interview


def release_interviews(
    *, fair: Fair, actor: Any, graduate: Graduate | None = None, vacancy: Vacancy | None = None
) -> int:
    """Call off what is planned for a graduate or a vacancy that leaves the fair. A part of the deed above it.

    The deed above holds the fair's lock and has asked for its right. What took place stays.
    """
    planned = fair.interviews.filter(state=InterviewState.PLANNED)
    if graduate is not None:
        planned = planned.filter(graduate=graduate)
    if vacancy is not None:
        planned = planned.filter(vacancy=vacancy)
    rows = list(planned.select_related("graduate"))
    planned.update(state=InterviewState.CANCELLED, is_locked=False, revision=F("revision") + 1)
    for row in rows:
        audit.record(FairEvent.INTERVIEW_CANCELLED, actor=actor, target=row)
    return len(rows)


# --- the day ---


def checkin_code(graduate: Graduate) -> str:
    """What the graduate's QR says at the door; "" while there is no personal link to follow from."""
    link = PersonalLink.objects.filter(graduate=graduate).first()
    if link is None:
        return ""
    return written_code(settings.SECRET_KEY, graduate.number, str(link.public_id), link.version)


def checkin_url(graduate: Graduate) -> str:
    """Address that the graduate's QR leads to: opened by whoever receives people at the fair."""
    code = checkin_code(graduate)
    if not code:
        return ""
    path = reverse("fair:checkin_code", args=[graduate.cluster.slug, graduate.fair_id, code])
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def graduate_of_code(fair: Fair, token: str) -> Graduate | None:
    """The graduate whose code it is; None for a wrong one, and for one whose link was replaced or revoked."""
    read = read_checkin_code(token)
    if read is None:
        return None
    number, _proof = read
    graduate = fair.graduates.filter(number=number, link__revoked_at__isnull=True).select_related("link").first()
    if graduate is None:
        return None
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        code = written_code(secret, number, str(graduate.link.public_id), graduate.link.version)
        if hmac.compare_digest("-".join(map(str, read)), code):
            return graduate
    return None


@transaction.atomic
def check_in(*, graduate: Graduate, actor: Any) -> bool:
    """Note that a graduate has come. Of many scans at once one alone answers True; the others change nothing."""
    fair = graduate.fair
    authorize(actor, "fair.check_in", graduate)
    require_open(fair, Work.MARKS)
    _require_visible(actor, fair, graduate)
    if Graduate.objects.filter(pk=graduate.pk, state=GraduateState.CONFIRMED).exists():
        return _came(graduate, actor)
    raise BrokenRule(_("Этот выпускник не подтвердил участие в ярмарке: сначала пусть колледж внесёт подтверждение."))


def _came(graduate: Graduate, actor: Any) -> bool:
    """The one moment of arrival: the row itself lets only the first through."""
    cluster = graduate.cluster
    first = Graduate.objects.filter(pk=graduate.pk, checked_in_at__isnull=True).update(
        checked_in_at=clock.now_in(cluster), checked_in_by=actor.pk
    )
    if first:
        audit.record(FairEvent.CAME, actor=actor, target=graduate)
    return bool(first)


@transaction.atomic
def mark_interview(*, interview: Interview, mark: int, readiness: str, comment: str = "", actor: Any) -> Interview:
    """Write down what the employer says after talking: a mark from 1 to 5 and whether it is ready to invite.

    May be corrected while interviews go on; each time leaves its own trace, with the mark that was and the one that is,
    for the row keeps only the last. The journal knows the graduate by the number. Whoever was talked to has come.
    Refuses a mark without a decision and a decision without a mark.
    """
    fair, interview = _locked(interview)
    authorize(actor, "fair.mark_interview", interview)
    require_open(fair, Work.MARKS)
    _check_mark(mark, readiness, comment)
    old = interview.mark if interview.state == InterviewState.HELD else None
    _step(interview, "hold")
    interview.mark, interview.readiness, interview.comment = mark, readiness, comment.strip()
    interview.marked_by_id, interview.marked_at = actor.pk, clock.now_in(fair.cluster)
    interview.save(update_fields=["state", "mark", "readiness", "comment", "marked_by", "marked_at"])
    _came(interview.graduate, actor)
    if old is None:
        audit.record(FairEvent.MARKED, actor=actor, target=interview)
    else:
        audit.record(FairEvent.MARK_CORRECTED, actor=actor, target=interview, old=old, new=mark)
    return interview


def _check_mark(mark: int | None, readiness: str, comment: str) -> None:
    if mark is None or not 1 <= mark <= 5:
        raise BrokenRule(_("Поставьте оценку от 1 до 5."), field="mark")
    if readiness not in Readiness.__members__.values():
        raise BrokenRule(_("Выберите решение: готовы пригласить, в резерв или не подходит."), field="readiness")
    if len(comment.strip()) > LONGEST_COMMENT:
        raise BrokenRule(
            _("Комментарий длиннее {count} знаков: сократите его.").format(count=LONGEST_COMMENT), field="comment"
        )


@transaction.atomic
def miss_interview(*, interview: Interview, actor: Any) -> Interview:
    """Note that the graduate did not come. Who comes later may still be marked."""
    fair, interview = _locked(interview)
    authorize(actor, "fair.mark_interview", interview)
    require_open(fair, Work.MARKS)
    _step(interview, "miss")
    interview.marked_by_id, interview.marked_at = actor.pk, clock.now_in(fair.cluster)
    interview.save(update_fields=["state", "marked_by", "marked_at"])
    audit.record(FairEvent.MISSED, actor=actor, target=interview)
    return interview


# --- building blocks ---


def _locked(interview: Interview) -> tuple[Fair, Interview]:
    fair = lock_fair(interview.fair)
    found = fair.interviews.select_related("graduate", "vacancy", "stand__organisation").get(pk=interview.pk)
    found.fair = found.graduate.fair = found.vacancy.fair = fair
    found.cluster = found.graduate.cluster = fair.cluster
    return fair, found


def _step(interview: Interview, verb: str) -> None:
    workflow = interview_workflow(_("Собеседование в состоянии «{state}»: это действие сейчас невозможно."))
    interview.state = workflow.target(state=interview.state, verb=verb, label=str(interview.get_state_display()))


def _require_visible(actor: Any, fair: Fair, graduate: Graduate) -> None:
    """Nobody does anything to a graduate whose card they may not see."""
    if isinstance(actor, System):
        return
    if not graduates_visible_to(actor, fair).filter(pk=graduate.pk).exists():
        raise Denied(_("Этого выпускника нет в вашем списке."))
