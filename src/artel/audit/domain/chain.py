"""The arithmetic of the chain: how a line is sealed, and how a list of lines is checked.

    digest(n) = HMAC-SHA256(key, digest(n-1) ‖ canonical JSON of the line n)

A bare chain does not see a tail that was cut off together with the head, nor a tail cut off and grown anew by the
program itself. Both are seen by a person who kept an anchor, «seq:digest» (docs/operate/journal.md).
"""

import hmac
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, NamedTuple

FORMAT = 1
SHORTEST_ANCHOR = 16  # hexadecimal digits: 64 bits, as much as a person is ready to copy from paper


class Line(NamedTuple):
    """What the journal holds of one deed. The order is the order in which verify() reads the columns."""

    chain: int
    seq: int
    previous: str
    digest: str
    recorded_at: datetime
    event: str
    actor_id: int | None
    actor_name: str
    actor_seal: str
    target_type: str
    target_id: str
    target_name: str
    target_seal: str
    detail: dict[str, Any]


class Fault(StrEnum):
    """What is wrong with a chain."""

    GAP = "gap"
    LINK = "link"
    SEAL = "seal"
    TAIL = "tail"
    ANCHOR_CUT = "anchor_cut"
    ANCHOR_DIFFERS = "anchor_differs"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a check.

    `length` lines were read and found whole; `forgotten` of them have a name taken out by an erasure. `reason_ru` says
    it in words; the journal fills it in, for the arithmetic has none.
    """

    ok: bool
    length: int
    first_bad_seq: int | None = None
    fault: Fault | None = None
    forgotten: int = 0
    reason_ru: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the chain that a person has kept outside it."""

    seq: int
    digest: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.digest}"

    @classmethod
    def parse(cls, text: str) -> "Anchor":
        """Read «seq:digest».

        Spaces do not matter, and the digest may be copied in part, but not shorter than SHORTEST_ANCHOR; ValueError for
        anything else.
        """
        solid = re.sub(r"\s", "", text)
        match = re.fullmatch(rf"(\d{{1,18}}):([0-9a-fA-F]{{{SHORTEST_ANCHOR},64}})", solid)
        if match is None and solid != "0:":
            raise ValueError(f"not an anchor: {text!r}")
        return cls(int(match[1]), match[2].lower()) if match else cls(0, "")


def name_seal(key: bytes, *, chain: int, seq: int, role: str, name: str) -> str:
    """Stand-in for a name inside the digest, so that the name itself can be erased and the chain still holds.

    Whoever has the key can test a guess against it: the name is pseudonymised, not made anonymous.
    """
    return _mac(key, json.dumps([FORMAT, "name", chain, seq, role, name], ensure_ascii=False))


def digest_of(key: bytes, line: Line) -> str:
    """Digest that the line must carry. Names come in by their seals."""
    actor = line.actor_seal or name_seal(key, chain=line.chain, seq=line.seq, role="actor", name=line.actor_name)
    target = line.target_seal or name_seal(key, chain=line.chain, seq=line.seq, role="target", name=line.target_name)
    fields = [
        FORMAT,
        line.chain,
        line.seq,
        line.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        line.event,
        line.actor_id,
        actor,
        line.target_type,
        line.target_id,
        target,
        line.detail,
    ]
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _mac(key, line.previous + canonical)


def check(lines: Iterable[Line], *, key: bytes, length: int, head: str, anchor: Anchor | None = None) -> Verdict:
    """Read the lines of one chain in their order and tell the first thing that is wrong with them.

    `length` and `head` are what the chain says of itself. Keeps nothing in memory but the last line.
    """
    seq, previous, forgotten = 0, "", 0
    for line in lines:
        if line.seq != seq + 1:
            return Verdict(False, seq, seq + 1, Fault.GAP, forgotten)
        if line.previous != previous:
            return Verdict(False, seq, line.seq, Fault.LINK, forgotten)
        if (line.actor_seal and line.actor_name) or (line.target_seal and line.target_name):
            return Verdict(False, seq, line.seq, Fault.SEAL, forgotten)  # a name beside its own seal would go unchecked
        if not hmac.compare_digest(digest_of(key, line), line.digest):
            return Verdict(False, seq, line.seq, Fault.SEAL, forgotten)
        if anchor is not None and line.seq == anchor.seq and not line.digest.startswith(anchor.digest):
            return Verdict(False, seq, line.seq, Fault.ANCHOR_DIFFERS, forgotten)
        seq, previous = line.seq, line.digest
        forgotten += bool(line.actor_seal or line.target_seal)
    if (seq, previous) != (length, head):
        return Verdict(False, seq, min(seq, length) + 1, Fault.TAIL, forgotten)
    if anchor is not None and anchor.seq > seq:
        return Verdict(False, seq, seq + 1, Fault.ANCHOR_CUT, forgotten)
    return Verdict(True, seq, forgotten=forgotten)


def _mac(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
