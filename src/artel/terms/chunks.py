"""What a phrase is made of: one chunk a construction, each with the Term it would be alone."""

from dataclasses import dataclass

from artel.terms.items import Items, Span
from artel.terms.term import Term


@dataclass(frozen=True, slots=True)
class Chunk:
    """`kind`: freq · due · spans · relative · loose (a relation without a number) · whole · ongoing · external ·
    unknown · weekday · time.

    `spans` and `mode` are kept where a frequency may take the dates over; `first`, `last` are token indices.
    """

    kind: str
    first: int
    last: int
    term: Term
    spans: tuple[Span, ...] = ()
    mode: str = "exact"


def deadline_prefix_at(p: Items, i: int) -> tuple[str | None, int]:
    """The mode a preposition sets: «в срок до» before · «не позднее» until · «не ранее» since; None where nothing is
    said.
    """
    j = i
    if p.is_(j, "prep", "в", "на") and p.cls(j + 1) == "term":
        j += 1
    if p.cls(j) == "term":
        j += 1
        j = j + 1 if p.punct(j, ",:") else j
        j = p.skip(j, "dash")
    if p.cls(j) == "not" and p.cls(j + 1) in ("later", "earlier"):
        mode = "until" if p.cls(j + 1) == "later" else "since"
        j += 2
        k = j + 1 if p.punct(j, ",") else j
        return mode, k + 1 if p.cls(k) == "than" else j
    if p.is_(j, "prep", "до"):
        if p.cls(j + 1) == "not" and p.cls(j + 2) == "later":
            return "until", j + 3
        return "before", j + 1
    if p.is_(j, "prep", "к"):
        return "before", j + 1
    return None, j


def sentence_break_at(p: Items, i: int) -> int | None:
    """The index after «, », «; », « (», « и », «, но»: where another construction may begin."""
    j = i
    while p.punct(j, ",;()") or p.cls(j) in ("and", "but", "or", "dash", "until_then"):
        j += 1
    return j if j > i else None
