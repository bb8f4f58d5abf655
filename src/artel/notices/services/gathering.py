"""The morning round of a cluster: what calls whom today, told once a stage; what calls no more falls silent."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from artel.accounts.models import User
from artel.kernel import clock
from artel.members import selectors as members
from artel.members.models import Cluster
from artel.notices.domain.cadence import ladders, place_on, stage_on
from artel.notices.models import Notice
from artel.notices.sources import Call, Source, sources

BATCH = 500


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a round came to."""

    raised: int
    settled: int


@dataclass(frozen=True, slots=True)
class _Standing:
    """A call at the stage where one addressee stands today; no stage before the first rung."""

    source: Source
    call: Call
    user_id: int
    stage: int | None

    @property
    def key(self) -> str:
        return f"{self.call.thing}:{self.call.on.isoformat()}:{self.stage}"

    @property
    def is_pressing(self) -> bool:
        return self.stage is not None and self.stage >= self.source.rhythm.pressing_from


def collect(cluster: Cluster, day: date) -> list[_Standing]:
    """Ask every source; nothing is written. The slow part of a round, outside of any transaction."""
    members.know_calendars([cluster])
    found = []
    for source in sources():
        for call in source.find(cluster, day):
            place = place_on(call.on, day, members.calendar_of(cluster, call.organisation))
            for user, rungs in ladders(source.rhythm, call.users, call.told).items():
                found.append(_Standing(source, call, user, stage_on(rungs, place)))
    return found


@transaction.atomic
def gather(*, cluster: Cluster, day: date | None = None, standing: Iterable[_Standing] | None = None) -> Gathered:
    """Raise what stands at a new stage for somebody, settle what stands no more. The system's deed.

    Twice the same is once: the key of a stage is unique for a person. Only the stage reached last is told, however long
    nobody gathered. A notice of an earlier stage is settled by the next one; one whose thing moved, by the new day's.
    Sends nothing.
    """
    day = day or clock.today(cluster)
    calls = collect(cluster, day) if standing is None else list(standing)
    moment = clock.now_in(cluster)
    kinds = [source.key for source in sources()]
    open_now = list(Notice.objects.filter(cluster=cluster, kind__in=kinds, settled_at=None))
    told = _told_already(cluster, calls)
    active = set(User.objects.filter(pk__in={it.user_id for it in calls}, is_active=True).values_list("pk", flat=True))

    standing_now: dict[tuple[int, str], _Standing] = {(it.user_id, it.call.thing): it for it in calls}
    raised = [
        _notice(it, cluster, day, moment)
        for it in standing_now.values()
        if it.stage is not None and it.user_id in active and (it.user_id, it.key) not in told
    ]
    superseded = {(notice.user_id, notice.thing) for notice in raised}
    gone, changed = [], []
    for notice in open_now:
        it = standing_now.get((notice.user_id, notice.thing))
        if it is None or it.call.on != notice.on or (notice.user_id, notice.thing) in superseded:
            gone.append(notice.pk)
        elif _brought_up_to_date(notice, it.call):
            changed.append(notice)
    for start in range(0, len(gone), BATCH):
        Notice.objects.filter(pk__in=gone[start : start + BATCH]).update(settled_at=moment)
    Notice.objects.bulk_update(changed, ["title", "text", "act", "url"], batch_size=BATCH)
    # Another worker may be at it: the constraint keeps its rows, and ours of the same keys are dropped.
    Notice.objects.bulk_create(raised, ignore_conflicts=True, batch_size=BATCH)
    return Gathered(len(raised), len(gone))


def _told_already(cluster: Cluster, calls: list[_Standing]) -> set[tuple[int, str]]:
    """(user, key) of every stage told of the days that still stand."""
    keys: dict[date, set[int]] = defaultdict(set)
    for it in calls:
        keys[it.call.on].add(it.user_id)
    found = Notice.objects.filter(cluster=cluster, stage__isnull=False, on__in=list(keys))
    return set(found.values_list("user_id", "key"))


def _notice(it: _Standing, cluster: Cluster, day: date, moment) -> Notice:
    return Notice(
        cluster=cluster,
        user_id=it.user_id,
        kind=it.source.key,
        thing=it.call.thing,
        key=it.key,
        stage=it.stage,
        anchor=it.source.rhythm.anchor,
        on=it.call.on,
        organisation=it.call.organisation,
        title=it.call.title[:400],
        text=it.call.text,
        act=it.call.act,
        url=it.call.url,
        is_pressing=it.is_pressing,
        raised_on=day,
        raised_at=moment,
    )


def _brought_up_to_date(notice: Notice, call: Call) -> bool:
    """Take over words that have changed since; tells whether any have."""
    now = {"title": call.title[:400], "text": call.text, "act": call.act, "url": call.url}
    changed = any(getattr(notice, name) != value for name, value in now.items())
    for name, value in now.items():
        setattr(notice, name, value)
    return changed
