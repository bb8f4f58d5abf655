"""What a row owes: requirement × slot × party, as plain data (DESIGN 3, settled 4–6). Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol


class Purpose(StrEnum):
    RESULT = "result"
    DOCUMENT = "document"  # «получить документ», on which a deferred deadline stands


class SlotLike(Protocol):
    """A slot of `artel.terms`."""

    key: str
    kind: str
    label: str
    opens_on: date | None
    due_on: date | None
    rolled_on: date | None
    counted: bool
    times: int


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that owes its own share; `since` and `until` bound its membership inside the plan's year."""

    organisation_id: int
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """An obligation to be. `key` is unique within the row and stable between refreshes."""

    key: str
    purpose: Purpose
    requirement_id: int | None
    slot_kind: str
    slot_key: str
    slot_label: str
    opens_on: date | None
    words_due_on: date | None
    due_on: date | None
    awaits_document: bool
    is_counted: bool
    organisation_id: int | None
    exists_from: date | None
    needed: int = 1


def owed_by_slots(
    requirement_id: int, slots: Iterable[SlotLike], parties: Sequence[Party] | None, *, needed: int = 1
) -> Iterator[Owed]:
    """Obligations of one requirement over its slots.

    `parties` is None when the executors owe jointly: one obligation a slot. Otherwise each party owes what falls into
    its membership: a slot that ended before it joined or opened after it left is not its own; one that joined during a
    slot owes from the day it joined. Slots of kind "event" have no dates until an event happens: nothing is made here.
    """
    for slot in slots:
        if slot.kind == "event":
            continue
        owed = Owed(
            key=f"{requirement_id}:{slot.key}",
            purpose=Purpose.RESULT,
            requirement_id=requirement_id,
            slot_kind=slot.kind,
            slot_key=slot.key,
            slot_label=slot.label,
            opens_on=slot.opens_on,
            words_due_on=slot.due_on,
            due_on=slot.rolled_on or slot.due_on,
            awaits_document=slot.kind == "awaiting",
            is_counted=slot.counted,
            organisation_id=None,
            exists_from=None,
            needed=max(needed, slot.times),
        )
        if parties is None:
            yield owed
        else:
            yield from (share for party in parties if (share := share_of(owed, party)) is not None)


def share_of(owed: Owed, party: Party) -> Owed | None:
    """The party's own share of an obligation, or None where it falls outside of its membership."""
    if party.since and owed.due_on and owed.due_on < party.since:
        return None
    if party.until and owed.opens_on and owed.opens_on > party.until:
        return None
    late_joiner = party.since and owed.opens_on and party.since > owed.opens_on
    return replace(
        owed,
        key=f"{owed.key}:{party.organisation_id}",
        organisation_id=party.organisation_id,
        exists_from=party.since if late_joiner else owed.exists_from,
    )


def owed_document(*, opens_on: date, due_on: date, words_due_on: date, label: str) -> Owed:
    """«Получить документ»: what is owed while another document is to set the row's dates (settled 4)."""
    return Owed(
        key="document",
        purpose=Purpose.DOCUMENT,
        requirement_id=None,
        slot_kind="once",
        slot_key="document",
        slot_label=label,
        opens_on=opens_on,
        words_due_on=words_due_on,
        due_on=due_on,
        awaits_document=False,
        is_counted=True,
        organisation_id=None,
        exists_from=None,
    )
