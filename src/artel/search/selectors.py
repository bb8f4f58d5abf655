"""Looking for things: candidates from the index in the order of rank, then only those that the person may see."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value

from artel.members.models import Cluster
from artel.members.standing import standing_of
from artel.russian.wordforms import Term, nearest, other_layout, terms
from artel.search import kinds
from artel.search.domain.ranks import guessed
from artel.search.kinds import Hit, Kind
from artel.search.models import Posting

BATCH = 1000  # candidates read at once
MOST_BATCHES = 4  # of which some may be nothing the person sees
ENOUGH = 400  # visible things after which no further batch is read
PROBED = 5  # a list of so many times another's length costs more to read than to ask
MOST_GUESSES = 64  # words that an unfinished one may become
_WEIGHED = ("word", "rank", "entry__kind", "entry__object_id")
MOST_TRIED = 3  # words offered for a misprint that are looked for


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing found, and how well it answers."""

    kind: str
    object_id: int
    rank: int


@dataclass(slots=True)
class Found:
    """What a person finds: in the order of rank, counted by kind. `is_cut`: there may be more than was read."""

    asked: list[Term]
    refs: list[Ref] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    is_cut: bool = False


def find(
    user: Any,
    cluster: Cluster,
    request: str,
    *,
    kind: str = "",
    since: date | None = None,
    batch: int = BATCH,
    batches: int = MOST_BATCHES,
) -> Found:
    """Things of the cluster that answer every word of the request and that the person may see.

    Queries: at most two for the words and, for each batch of candidates, three: to read, to weigh, for the rights.
    Only a request of which most candidates are not the person's to see needs more than one batch; none more than `batches`.
    """
    asked = terms(request)
    found = Found(asked)
    if not asked or not standing_of(user, cluster).is_somebody:
        return found
    candidates = _Candidates(cluster, asked, since=since, within=[kind] if kind else None)
    if candidates.is_hopeless:
        return found
    shown = _Shown(user, cluster)
    met: set[tuple[str, int]] = set()
    for number in range(batches):
        refs, is_last = candidates.batch(number, batch)
        new = [ref for ref in refs if (ref.kind, ref.object_id) not in met]
        met |= {(ref.kind, ref.object_id) for ref in new}
        found.refs += shown.of(new)
        if is_last:
            break
        if len(found.refs) >= ENOUGH:
            found.is_cut = True
            break
    else:
        found.is_cut = True
    found.counts.update(ref.kind for ref in found.refs)
    return found


def hits_of(user: Any, cluster: Cluster, refs: Sequence[Ref]) -> list[tuple[Kind, Hit]]:
    """The things themselves, as lines of a list, in the same order. A query for each kind among them, and its own few.

    What has gone from sight since it was found is left out.
    """
    by_kind: dict[str, list[int]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, []).append(ref.object_id)
    rows = {}
    for code, ids in by_kind.items():
        kind = kinds.get(code)
        for row in kind.visible(user, cluster).filter(pk__in=ids):
            rows[code, row.pk] = row
    return [
        (kinds.get(ref.kind), kinds.get(ref.kind).hit(rows[ref.kind, ref.object_id]))
        for ref in refs
        if (ref.kind, ref.object_id) in rows
    ]


def suggested(user: Any, cluster: Cluster, request: str) -> str:
    """What the person may have meant by a request that finds nothing: a misprint mended, the other layout; else nothing.

    A word is offered only if this person finds something by it: else it would tell what is hidden from them.
    """
    for attempt in _attempts(cluster, request):
        if find(user, cluster, attempt, batches=1).refs:
            return attempt
    return ""


def _attempts(cluster: Cluster, request: str) -> Iterable[str]:
    mended = [other_layout(word) or word for word in request.split()]
    if mended != request.split():
        yield " ".join(mended)
    for term in terms(request, typing=False):
        letters = min(term.words, key=len) if term.words else ""
        if len(letters) < 3 or any(letter.isdigit() for letter in letters):
            continue
        if Posting.objects.filter(cluster=cluster, word__in=term.words).exists():
            continue
        known = list(
            Posting.objects.filter(_begins(letters[0]), cluster=cluster).values_list("word", flat=True).distinct()
        )
        # The index knows normal forms only, so a mistaken form is compared by what its normal form might be too.
        spelt = dict.fromkeys([term.text.casefold().replace("ё", "е"), *sorted(term.words)])
        near = dict.fromkeys(word for each in spelt for word in nearest(each, known))
        for word in list(near)[:MOST_TRIED]:
            if (attempt := request.replace(term.text, word)) != request:
                yield attempt


# --- candidates ---


class _Candidates:
    """Entries of a cluster under every asked word, by rank. Reads what each word may stand for once."""

    def __init__(
        self, cluster: Cluster, asked: Sequence[Term], *, since: date | None, within: Collection[str] | None
    ) -> None:
        self._cluster = cluster
        self._since, self._within = since, within
        self._whole = [set(term.words) for term in asked]
        guesses = [self._guesses(term) for term in asked]
        self._any = [whole | guess for whole, guess in zip(self._whole, guesses, strict=True)]
        self._totals: list[int] = []
        self._order = self._rarest_first()

    @property
    def is_hopeless(self) -> bool:
        """Some word stands nowhere."""
        return not all(self._any) or self._order is None

    def batch(self, number: int, size: int) -> tuple[list[Ref], bool]:
        """One batch of candidates, best first, and whether it is the last. One query or two."""
        first, *others = self._order or [0]
        found = Posting.objects.filter(cluster=self._cluster, word__in=self._any[first])
        for place in others:
            theirs = Posting.objects.filter(cluster=self._cluster, word__in=self._any[place])
            if self._totals[place] <= PROBED * self._totals[first]:
                found = found.filter(entry__in=theirs.values("entry"))
            else:  # a list much longer than this one is not read, but asked for each of these
                found = found.filter(Exists(theirs.filter(entry=OuterRef("entry"))))
        if self._since is not None:
            found = found.filter(entry__dated_on__gte=self._since)
        if self._within is not None:
            found = found.filter(entry__kind__in=self._within)
        found = found.order_by("-rank", "-entry_id")
        part = slice(number * size, (number + 1) * size)
        if len(self._any) == len(self._any[0]) == 1:  # its postings come in their order, and nothing is to be weighed
            rows = list(found.values_list(*_WEIGHED)[part])
            return self._weighed(rows), len(rows) < size
        # Only what stands in the index itself: thousands of postings may be passed over.
        entries = list(found.values_list("entry_id", flat=True)[part])
        rows = Posting.objects.filter(entry__in=set(entries), word__in=set().union(*self._any)).values_list(*_WEIGHED)
        return self._weighed(rows), len(entries) < size

    def _weighed(self, rows: Iterable[tuple[str, int, str, int]]) -> list[Ref]:
        """Entries, the best first: by the sum, over the asked words, of the best place where each stands in it."""
        best: dict[tuple[str, int], list[int]] = {}
        for word, rank, kind, object_id in rows:
            ranks = best.setdefault((kind, object_id), [0] * len(self._any))
            for place, any_of in enumerate(self._any):
                if word in any_of:
                    ranks[place] = max(ranks[place], rank if word in self._whole[place] else guessed(rank))
        refs = [Ref(kind, object_id, sum(ranks)) for (kind, object_id), ranks in best.items()]
        return sorted(refs, key=lambda ref: (-ref.rank, ref.kind, -ref.object_id))

    def _guesses(self, term: Term) -> set[str]:
        if not term.begins:
            return set()
        found = Posting.objects.filter(_begins(term.begins), cluster=self._cluster).order_by("word")
        return set(found.values_list("word", flat=True).distinct()[:MOST_GUESSES])

    def _rarest_first(self) -> list[int] | None:
        """Places of the words, the rarest first: its postings are read, the others only asked. None: one stands nowhere."""
        if len(self._any) == 1:
            return [0]
        words = set().union(*self._any)
        found = Posting.objects.filter(cluster=self._cluster, word__in=words).values_list("word")
        counts = dict(found.annotate(count=Count("entry")).order_by())
        totals = self._totals = [sum(counts.get(word, 0) for word in any_of) for any_of in self._any]
        return sorted(range(len(totals)), key=totals.__getitem__) if all(totals) else None


def _begins(letters: str) -> Q:
    """Words beginning so, by the index of either database: SQLite has one for an interval only, PostgreSQL for LIKE."""
    if connection.vendor == "sqlite":
        return Q(word__gte=letters, word__lt=f"{letters}\U0010ffff")
    return Q(word__startswith=letters)


# --- who sees what ---


class _Shown:
    """What the person sees of each kind, made out when one of the kind is among the candidates."""

    def __init__(self, user: Any, cluster: Cluster) -> None:
        self._user, self._cluster = user, cluster
        self._rows: dict[str, QuerySet] = {}

    def of(self, refs: list[Ref]) -> list[Ref]:
        """Those of the candidates that the person may see: one query, however many kinds are among them."""
        known = {kind.code for kind in kinds.known()}  # an app may have been taken out since its things were indexed
        ids: dict[str, list[int]] = {}
        for ref in refs:
            if ref.kind in known:
                ids.setdefault(ref.kind, []).append(ref.object_id)
        parts = [
            rows.filter(pk__in=ids[code])
            .annotate(search_kind=Value(code, output_field=CharField()))
            .values_list("search_kind", "pk")
            for code, rows in ((code, self._of_kind(code)) for code in ids)
            if not rows.query.is_empty()
        ]
        if not parts:
            return []
        seen = set(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0])
        return [ref for ref in refs if (ref.kind, ref.object_id) in seen]

    def _of_kind(self, code: str) -> QuerySet:
        if code not in self._rows:
            self._rows[code] = kinds.get(code).visible(self._user, self._cluster).order_by().prefetch_related(None)
        return self._rows[code]
