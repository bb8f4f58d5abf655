"""Where a guest's link stands: computed from what happened to it, never stored."""

from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

TRIES = 10  # wrong answers to the second question, in all: then the link opens nothing


class LinkState(StrEnum):
    MADE = "made"
    QUEUED = "queued"  # its letter waits for the worker
    REFUSED = "refused"  # the mail server did not take the address
    SENT = "sent"
    PRINTED = "printed"
    OPENED = "opened"
    ANSWERED = "answered"
    EXPIRED = "expired"
    LOCKED = "locked"
    REVOKED = "revoked"


class LetterState(StrEnum):
    NONE = ""
    QUEUED = "queued"
    SENT = "sent"
    REFUSED = "refused"


class Facts(Protocol):
    letter: str
    expires_on: date
    printed_at: datetime | None
    opened_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None
    wrong_count: int


def state_of(link: Facts, today: date) -> LinkState:
    """What the sender is told: an answer outweighs everything that came after it."""
    if link.used_at is not None:
        return LinkState.ANSWERED
    if link.revoked_at is not None:
        return LinkState.REVOKED
    if link.wrong_count >= TRIES:
        return LinkState.LOCKED
    if link.expires_on < today:
        return LinkState.EXPIRED
    if link.opened_at is not None:
        return LinkState.OPENED
    return _on_its_way(link)


def _on_its_way(link: Facts) -> LinkState:
    by_letter = {LetterState.QUEUED: LinkState.QUEUED, LetterState.REFUSED: LinkState.REFUSED}
    if link.letter in by_letter:
        return by_letter[LetterState(link.letter)]
    if link.letter == LetterState.SENT:
        return LinkState.SENT
    return LinkState.PRINTED if link.printed_at is not None else LinkState.MADE


def is_open(link: Facts, today: date) -> bool:
    """Tell whether the address opens its page: after the answer too, until its last day."""
    return link.revoked_at is None and link.wrong_count < TRIES and link.expires_on >= today
