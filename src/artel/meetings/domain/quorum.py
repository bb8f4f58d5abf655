"""Quorum of an item: how many members count, how many are needed, how many take part (DOMAIN 2.5, 3.3.1 c 1-3)."""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime

from artel.bodies.domain.rules import Rules, needed


@dataclass(frozen=True, slots=True)
class Stretch:
    """Somebody was there from `came_at` on, until `left_at` exclusively; None: is still there."""

    who: Hashable
    came_at: datetime
    left_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return self.came_at <= at and (self.left_at is None or at < self.left_at)


@dataclass(frozen=True, slots=True)
class Quorum:
    """The arithmetic of a quorum at a moment, of one body and one item. All figures are members with a vote."""

    listed: int  # on the roll of the day
    recused: int  # of those, recused from this item
    counted: int  # the whole that the share is taken of
    present: int
    taking_part: int  # present and not recused
    needed: int

    @property
    def is_reached(self) -> bool:
        return self.counted > 0 and self.taking_part >= self.needed

    @property
    def lacking(self) -> int:
        """How many more people it takes."""
        return max(0, self.needed - self.taking_part)


def quorum_with(
    rules: Rules, roll: Iterable[Hashable], present: Iterable[Hashable], recused: Iterable[Hashable]
) -> Quorum:
    """Quorum of a roll of voting members with these present. A person on two seats stands on the roll once.

    The recused never take part; whether they stay in the whole is a rule of the body.
    """
    listed, here = set(roll), set(present)
    out = set(recused) & listed
    here &= listed
    counted = len(listed) - len(out) if rules.recused_leave_quorum else len(listed)
    return Quorum(
        listed=len(listed),
        recused=len(out),
        counted=counted,
        present=len(here),
        taking_part=len(here - out),
        needed=needed(rules.quorum_share, counted),
    )


def quorum_of(
    rules: Rules, roll: Iterable[Hashable], stays: Iterable[Stretch], recusals: Iterable[Hashable], at: datetime
) -> Quorum:
    """Quorum at a moment by who had come and had not left."""
    return quorum_with(rules, roll, (stay.who for stay in stays if stay.holds(at)), recusals)


def was_ever_reached(rules: Rules, roll: Collection[Hashable], stays: Collection[Stretch], since: datetime) -> bool:
    """Tell whether the meeting as a whole had its quorum at any moment from `since` on.

    Presence only grows when somebody comes, so the moments of coming are all that matter.
    """
    moments = {max(stay.came_at, since) for stay in stays}
    return any(quorum_of(rules, roll, stays, (), moment).is_reached for moment in moments)
