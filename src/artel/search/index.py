"""Keeping the index: what a thing's words are now against what it stands under."""

import hashlib
import logging
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from artel.members.models import Cluster
from artel.search.domain.ranks import ranked
from artel.search.models import Entry, Posting

if TYPE_CHECKING:
    from artel.search.kinds import Card, Kind

CHUNK = 500
log = logging.getLogger(__name__)


def refresh(kind: "Kind", ids: Collection[int], *, is_new: bool = False) -> int:
    """Bring the entries of these things up to what the things say now; answer how many had to be changed.

    A thing that is gone, or is not to be found, loses its entry. `is_new`: nobody else can know the things yet.
    """
    wanted = sorted(ids)
    if not wanted:
        return 0
    changed = 0
    with transaction.atomic(savepoint=False):  # a deed has its transaction already
        for start in range(0, len(wanted), CHUNK):
            changed += _refresh(kind, wanted[start : start + CHUNK], is_new=is_new)
    return changed


def _refresh(kind: "Kind", ids: list[int], *, is_new: bool) -> int:
    cards = _cards(kind, ids)
    known = {} if is_new else dict(_entries(kind, ids).values_list("object_id", "digest"))
    stale = [pk for pk in ids if _digest(cards.get(pk)) != known.get(pk)]
    if not stale:
        return 0
    if is_new:
        _write(_made(kind, {pk: cards[pk] for pk in stale}), cards, {})
        return len(stale)
    fresh = {pk: cards[pk] for pk in stale if pk in cards and pk not in known}
    Entry.objects.bulk_create(_unmade(kind, fresh), ignore_conflicts=True)
    # Two deeds may give words to one thing: the second waits here, then reads what the first has written.
    entries = list(_entries(kind, stale).select_for_update().order_by("pk"))
    cards = _cards(kind, stale)
    gone = [entry.pk for entry in entries if entry.object_id not in cards]
    if gone:
        Posting.objects.filter(entry__in=gone).delete()
        Entry.objects.filter(pk__in=gone).delete()
    entries = [entry for entry in entries if entry.object_id in cards]
    for entry in entries:
        _describe(entry, cards[entry.object_id])
    Entry.objects.bulk_update(entries, ["cluster", "dated_on", "digest"])
    kept: dict[int, dict[str, int]] = {entry.pk: {} for entry in entries}
    for pk, word, rank in Posting.objects.filter(entry__in=entries).values_list("entry_id", "word", "rank"):
        kept[pk][word] = rank
    _write(entries, cards, kept)
    return len(stale)


_Ranked = tuple["Card", dict[str, int]]


def _cards(kind: "Kind", ids: Collection[int]) -> dict[int, _Ranked]:
    found = {}
    for row in kind.rows().filter(pk__in=ids):
        card = kind.card(row)
        if card is not None:
            found[row.pk] = (card, ranked(card.words, lift=kind.lift, dated_on=card.dated_on))
    return found


def _digest(card: _Ranked | None) -> str | None:
    if card is None:
        return None
    about, words = card
    text = f"{about.cluster_id} {about.dated_on} " + " ".join(f"{word}:{rank}" for word, rank in sorted(words.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _entries(kind: "Kind", ids: Collection[int]) -> Any:
    return Entry.objects.filter(kind=kind.code, object_id__in=ids)


def _describe(entry: Entry, card: _Ranked) -> None:
    entry.cluster_id, entry.dated_on = card[0].cluster_id, card[0].dated_on
    entry.digest = _digest(card) or ""


def _unmade(kind: "Kind", cards: Mapping[int, _Ranked]) -> list[Entry]:
    entries = [Entry(kind=kind.code, object_id=pk) for pk in cards]
    for entry in entries:
        _describe(entry, cards[entry.object_id])
    return entries


def _made(kind: "Kind", cards: Mapping[int, _Ranked]) -> list[Entry]:
    return Entry.objects.bulk_create(_unmade(kind, cards))


def _write(entries: list[Entry], cards: Mapping[int, _Ranked], kept: Mapping[int, dict[str, int]]) -> None:
    """Make the postings of the entries what their cards say, touching only those that differ."""
    new: list[Posting] = []
    old: dict[int, set[str]] = {}
    for entry in entries:
        before, after = kept.get(entry.pk, {}), cards[entry.object_id][1]
        if left := {word for word, rank in before.items() if after.get(word) != rank}:
            old[entry.pk] = left
        new += [
            Posting(cluster_id=entry.cluster_id, entry=entry, word=word, rank=rank)
            for word, rank in after.items()
            if before.get(word) != rank
        ]
    for pk, words in old.items():
        Posting.objects.filter(entry=pk, word__in=words).delete()
    Posting.objects.bulk_create(new, batch_size=CHUNK)


# --- the whole of a cluster ---


def check_cluster(cluster: Cluster, kinds: Collection["Kind"]) -> dict[str, int]:
    """Read every thing of a cluster against its entry and mend what differs; answer how many did, by kind.

    Nothing differs as a rule: what does, was written past the services, or changed with the day (a wording of a plan
    that came into force). Each chunk is a transaction of its own.
    """
    drift: dict[str, int] = {}
    for kind in kinds:
        changed = sum(refresh(kind, ids) for ids in _chunks(kind, cluster))
        if changed:
            drift[kind.code] = changed
    Entry.objects.filter(cluster=cluster).exclude(kind__in=[kind.code for kind in kinds]).delete()
    return drift


def rebuild_cluster(cluster: Cluster, kinds: Collection["Kind"]) -> int:
    """Throw the index of a cluster away and make it anew, in one transaction; answer how many things are in it."""
    with transaction.atomic():
        Posting.objects.filter(cluster=cluster).delete()
        Entry.objects.filter(cluster=cluster).delete()
        for kind in kinds:
            for ids in _chunks(kind, cluster):
                refresh(kind, ids)
        return Entry.objects.filter(cluster=cluster).count()


def _chunks(kind: "Kind", cluster: Cluster) -> Iterator[list[int]]:
    """Ids of everything of the kind in the cluster, and of everything its entries still speak of."""
    things = set(kind.rows().order_by().filter(**{kind.cluster: cluster}).values_list("pk", flat=True))
    things |= set(Entry.objects.filter(cluster=cluster, kind=kind.code).values_list("object_id", flat=True))
    wanted = sorted(things)
    for start in range(0, len(wanted), CHUNK):
        yield wanted[start : start + CHUNK]
