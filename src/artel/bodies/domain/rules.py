"""The rules of a body as data: who counts, how many are enough, what decides. DOMAIN 2.5, 3.3.1 (c)."""

from dataclasses import dataclass
from enum import StrEnum


class Share(StrEnum):
    """A share of a whole that has to be reached."""

    HALF = "half"  # не менее половины
    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"  # не менее двух третей
    THREE_QUARTERS = "three_quarters"
    ALL = "all"  # единогласно


class MajorityBase(StrEnum):
    """The whole that a majority is a share of."""

    PRESENT = "present"  # present and not recused
    CAST = "cast"  # those who took part: за + против + воздержались
    LISTED = "listed"  # the whole composition with a vote, recused aside where the rule says so


@dataclass(frozen=True, slots=True)
class Rules:
    """One edition of a body's rules. Terms are working days unless said; `term_months` 0: without a term."""

    quorum_share: Share = Share.MORE_THAN_HALF
    recused_leave_quorum: bool = True
    majority_share: Share = Share.MORE_THAN_HALF
    majority_base: MajorityBase = MajorityBase.PRESENT
    casting_vote: bool = True
    secretary_votes: bool = False
    allows_secret: bool = True
    allows_absentee: bool = False
    allows_proxy: bool = False
    notice_days: int = 5
    materials_days: int = 5
    draft_days: int = 2
    signing_days: int = 5
    min_members: int = 3
    needs_employer: bool = False
    needs_college: bool = False
    load_limit: int = 3
    term_months: int = 0


def needed(share: Share, whole: int) -> int:
    """How many of `whole` make the share: vectors in DOMAIN 3.3.1 c 1. At least one, so that nobody is never enough."""
    match share:
        case Share.HALF:
            least = -(-whole // 2)
        case Share.MORE_THAN_HALF:
            least = whole // 2 + 1
        case Share.TWO_THIRDS:
            least = -(-2 * whole // 3)
        case Share.THREE_QUARTERS:
            least = -(-3 * whole // 4)
        case Share.ALL:
            least = whole
    return max(least, 1)
