"""Attacks on a journal by somebody who writes to the database. The bench makes thousands of them (bench/audit.py).

None of them leaves a clumsy trace: numbers are closed up, links are set right, the head of the chain is moved along.
Only `cut_and_reappend` and `rewrite` let the program itself write new lines, with the real key.
"""

import hashlib
from collections.abc import Callable
from random import Random

from artel.audit.domain.chain import digest_of
from artel.audit.journal import _lines
from artel.audit.models import Chain, Entry
from artel.audit.tests.factories import Place, live

WRONG_KEY = b"the attacker has no key"


def edit(rng: Random, place: Place) -> None:
    """Change one field of one line, and seal it anew as well as one can."""
    lines = _read(place)
    at = rng.randrange(len(lines))
    line = lines[at]
    field = rng.choice(
        ["event", "actor_id", "actor_name", "detail", "recorded_at", "target_id", "target_seal", "digest"]
    )
    changed = {
        "event": line.event + ".",
        "actor_id": (line.actor_id or 0) + 1,
        "actor_name": "Другое лицо",
        "detail": {**line.detail, "row": -1},
        "recorded_at": line.recorded_at.replace(microsecond=(line.recorded_at.microsecond + 1) % 1_000_000),
        "target_id": line.target_id + "0",
        "target_seal": _noise(rng),
        "digest": _noise(rng),
    }
    lines[at] = line._replace(**{field: changed[field]})
    _write(place, _sealed(lines, at) if rng.random() < 0.5 else lines)


def delete(rng: Random, place: Place) -> None:
    """Take out one line that is not the last; close the gap in the numbers or leave it."""
    lines = _read(place)
    at = rng.randrange(len(lines) - 1)
    del lines[at]
    if rng.random() < 0.5:
        lines = _sealed(_renumbered(lines), at)
    _write(place, lines)


def insert(rng: Random, place: Place) -> None:
    """Put in a forged line: a copy of another one, or a new one."""
    lines = _read(place)
    at = rng.randrange(len(lines))
    lines.insert(at, rng.choice(lines)._replace(detail={"row": rng.randint(1, 17), "forged": True}))
    _write(place, _sealed(_renumbered(lines), at))


def swap(rng: Random, place: Place) -> None:
    """Exchange two lines, with or without their digests."""
    lines = _read(place)
    one, other = sorted(rng.sample(range(len(lines)), 2))
    lines[one], lines[other] = lines[other], lines[one]
    lines = _renumbered(lines)
    _write(place, _sealed(lines, one) if rng.random() < 0.5 else lines)


def cut_tail(rng: Random, place: Place) -> None:
    """Forget the last deeds, and move the head back."""
    lines = _read(place)
    _write(place, lines[: rng.randrange(len(lines))])


def cut_and_reappend(rng: Random, place: Place) -> None:
    """Forget the last deeds and let the program write others, so that the chain is as long as it was, or longer."""
    cut = rng.randrange(1, len(_read(place)))
    _write(place, _read(place)[:-cut])
    live(cut + rng.randrange(3), cluster=place, rng=rng)


def rewrite(rng: Random, place: Place) -> None:
    """Empty the journal and live another life."""
    count = len(_read(place))
    _write(place, [])
    live(count + rng.randrange(3), cluster=place, rng=rng)


ATTACKS: tuple[Callable[[Random, Place], None], ...] = (
    edit,
    delete,
    insert,
    swap,
    cut_tail,
    cut_and_reappend,
    rewrite,
)
# What the chain shows by itself, to whoever kept no anchor (docs/operate/journal.md).
SEEN_WITHOUT_ANCHOR = {edit, delete, insert, swap}


def _read(place: Place) -> list:
    return list(_lines(place.pk, 10**9))


def _renumbered(lines: list) -> list:
    return [line._replace(seq=number) for number, line in enumerate(lines, 1)]


def _sealed(lines: list, start: int) -> list:
    """Link and seal from `start` on, with the only key the attacker has."""
    fixed = lines[:start]
    for line in lines[start:]:
        line = line._replace(previous=fixed[-1].digest if fixed else "")
        fixed.append(line._replace(digest=digest_of(WRONG_KEY, line)))
    return fixed


def _write(place: Place, lines: list) -> None:
    Entry.objects.filter(chain=place.pk).delete()
    # The database lets no two lines follow one: links that the attacker left alone may have to be told apart.
    seen = set()
    for at, line in enumerate(lines):
        if line.previous in seen:
            lines[at] = line._replace(previous=hashlib.sha256(f"{line.seq}".encode()).hexdigest())
        seen.add(lines[at].previous)
    Entry.objects.bulk_create([Entry(**line._asdict()) for line in lines])
    head = lines[-1] if lines else None
    Chain.objects.filter(pk=place.pk).update(length=len(lines), head=head.digest if head else "")


def _noise(rng: Random) -> str:
    return f"{rng.getrandbits(256):064x}"
