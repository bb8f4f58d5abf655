"""Writing to the journal and checking it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from artel.audit.domain.chain import Anchor, Fault, Line, Verdict, check, digest_of, name_seal
from artel.audit.events import AuditEvent
from artel.audit.labels import reason
from artel.audit.models import Chain, Entry
from artel.kernel import clock

INSTALLATION = 0  # the chain of deeds that belong to no cluster


def record(event: str, *, actor: Any, cluster: Any = None, target: models.Model | None = None, **detail: Any) -> Entry:
    """Write one line about a deed, in the transaction of the deed: both are kept or neither.

    Call it last in the deed: it holds the head of the cluster's chain until the transaction ends. Without `cluster`
    the line goes to the cluster of the target, and to the installation's chain when the target has none. `detail`
    holds plain values and names of things; **never secrets, never personal data**, for a chain cannot forget what is
    inside its digests. The names of the actor and of the target are apart and can be forgotten. Refuses to run
    outside a transaction (RuntimeError) and a detail with fractions (TypeError; databases keep them differently).
    """
    cluster = cluster if cluster is not None else cluster_of(target)
    return record_many([(event, target, detail)], actor=actor, cluster=cluster)[0]


def record_many(
    deeds: Iterable[tuple[str, models.Model | None, Mapping[str, Any]]], *, actor: Any, cluster: Any
) -> list[Entry]:
    """Write the lines of a deed that touches many things (a table brought in), each (event, target, detail), at one go.

    The same as `record` for each of them, at three queries for them all.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("audit.record() outside the transaction of its deed")
    chain = _locked(cluster.pk if cluster is not None else INSTALLATION)
    at = clock.now_in(cluster) if cluster is not None else clock.now()
    reason = getattr(actor, "reason", None)
    entries, length, head = [], chain.length, chain.head
    for event, target, detail in deeds:
        line = Line(
            chain=chain.key,
            seq=length + 1,
            previous=head,
            digest="",
            recorded_at=at,
            event=str(event),
            actor_id=actor.pk,
            actor_name=_text(actor, 200),
            actor_seal="",
            target_type=target._meta.label_lower if target is not None else "",
            target_id=str(target.pk) if target is not None else "",
            target_name=_text(target, 300) if target is not None else "",
            target_seal="",
            detail=_plain({"system": reason, **detail} if reason else detail),
        )
        line = line._replace(digest=digest_of(_key(), line))
        length, head = line.seq, line.digest
        entries.append(Entry(**line._asdict()))
    Entry.objects.bulk_create(entries, batch_size=500)
    Chain.objects.filter(pk=chain.pk).update(length=length, head=head)
    return entries


def verify(chain: int, *, anchor: str | None = None) -> Verdict:
    """Check the whole chain of a cluster (its id; 0 is the installation), and that it still goes through the anchor.

    Reads in a stream, so a million lines take no memory; lines written meanwhile are left for the next time. What is
    found without an anchor and what is not: docs/operate/journal.md. ValueError for a text that is no anchor.
    """
    kept = Anchor.parse(anchor) if anchor else None
    state = Chain.objects.filter(pk=chain).first() or Chain(key=chain)
    verdict = check(_lines(chain, state.length), key=_key(), length=state.length, head=state.head, anchor=kept)
    if verdict.ok and _has_lines_past_the_head(chain):
        verdict = replace(verdict, ok=False, fault=Fault.TAIL, first_bad_seq=verdict.length + 1)
    return replace(verdict, reason_ru=reason(verdict))


def anchor(chain: int) -> str:
    """«seq:digest» of the last line.

    Whoever keeps it outside the installation can prove that nothing before it was changed.
    """
    state = Chain.objects.filter(pk=chain).first() or Chain(key=chain)
    return str(Anchor(state.length, state.head))


def chains() -> list[int]:
    """Keys of all chains that the database knows of, by their heads or by their lines."""
    return sorted(
        {*Chain.objects.values_list("pk", flat=True), *Entry.objects.values_list("chain", flat=True).distinct()}
    )


@transaction.atomic
def forget(*, cluster: Any, actor: Any, target_type: str, target_id: str) -> int:
    """Take the name of one target out of all lines of the cluster, as the law on personal data asks; tell how many.

    Rights are the caller's to check. The chain stays whole: the name's seal takes its place. The deed itself is a
    line without the name. An account's name as an actor is forgotten by target_type "accounts.user".
    """
    is_target = Q(target_type=target_type, target_id=str(target_id))
    is_actor = Q(actor_id=target_id) if target_type == "accounts.user" else Q(pk__in=[])
    key = _key()
    _locked(cluster.pk)
    count = 0
    for entry in list(Entry.objects.select_for_update().filter(is_target | is_actor, chain=cluster.pk)):
        place = {"chain": entry.chain, "seq": entry.seq}
        if entry.target_type == target_type and entry.target_id == str(target_id) and not entry.target_seal:
            entry.target_seal = name_seal(key, **place, role="target", name=entry.target_name)
            entry.target_name = ""
        if target_type == "accounts.user" and str(entry.actor_id) == str(target_id) and not entry.actor_seal:
            entry.actor_seal = name_seal(key, **place, role="actor", name=entry.actor_name)
            entry.actor_name = ""
        entry.save(update_fields=["target_name", "target_seal", "actor_name", "actor_seal"])
        count += 1
    record(
        AuditEvent.NAMES_FORGOTTEN,
        actor=actor,
        cluster=cluster,
        count=count,
        target_type=target_type,
        target_id=str(target_id),
    )
    return count


def _locked(key: int) -> Chain:
    # On SQLite the IMMEDIATE transaction is the lock; select_for_update does nothing there.
    return Chain.objects.select_for_update().get_or_create(pk=key)[0]


def _key() -> bytes:
    return settings.AUDIT_KEY.encode()


def cluster_of(target: models.Model | None) -> Any:
    """The cluster whose chain speaks of the thing; None for what belongs to the installation."""
    if target is not None and target._meta.label == "members.Cluster":
        return target
    return getattr(target, "cluster", None)


def _lines(chain: int, length: int) -> Iterator[Line]:
    rows = Entry.objects.filter(chain=chain, seq__lte=length).order_by("seq").values_list(*Line._fields)
    return map(Line._make, rows.iterator(chunk_size=5000))


def _has_lines_past_the_head(chain: int) -> bool:
    # One statement, one snapshot: a deed committed in between moves both the head and the lines.
    length = Coalesce(Subquery(Chain.objects.filter(pk=chain).values("length")[:1]), 0)
    return Entry.objects.filter(chain=chain, seq__gt=length).exists()


def _text(value: Any, limit: int) -> str:
    return _clean(str(value))[:limit]


def _clean(text: str) -> str:
    # PostgreSQL keeps neither NUL nor lone surrogates; the digest must be of what is kept.
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _plain(value: Any) -> Any:
    """The value as both databases give it back."""
    match value:
        case None | bool():
            return value
        case Enum():
            return _plain(value.value)
        case int():
            return int(value)
        case str():
            return _clean(value)
        case datetime() | date() | time():
            return value.isoformat()
        case UUID() | Decimal() | Promise():
            return _clean(str(value))
        case Mapping():
            return {_clean(str(name)): _plain(inner) for name, inner in value.items()}
        case set() | frozenset():
            return sorted(_plain(inner) for inner in value)
        case list() | tuple():
            return [_plain(inner) for inner in value]
    raise TypeError(f"the journal's detail takes plain values, not {type(value).__name__}")
