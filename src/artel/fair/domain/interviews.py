"""Rounds of interviews as times of the day, and the code by which a graduate is checked in. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from artel.kernel import codes


@dataclass(frozen=True, slots=True)
class Grid:
    """The day of a fair cut into rounds of equal length, one after another. Rounds are counted from 1."""

    held_on: date
    starts_at: time
    slot_minutes: int
    zone: ZoneInfo

    def start_of(self, round: int) -> datetime:
        """When the round begins; real minutes are counted, so a clock that is put forward makes no hole."""
        first = datetime.combine(self.held_on, self.starts_at, tzinfo=self.zone).astimezone(UTC)
        return (first + timedelta(minutes=self.slot_minutes * (round - 1))).astimezone(self.zone)

    def end_of(self, round: int) -> datetime:
        return self.start_of(round + 1)

    @property
    def most(self) -> int:
        """How many rounds end before midnight."""
        midnight = datetime.combine(self.held_on + timedelta(days=1), time(), tzinfo=self.zone).astimezone(UTC)
        left = midnight - self.start_of(1).astimezone(UTC)
        return int(left.total_seconds() // (60 * self.slot_minutes))

    def begun(self, moment: datetime) -> int:
        """How many rounds have begun by the moment, at most all of the day."""
        passed = (moment - self.start_of(1)).total_seconds()
        return 0 if passed < 0 else min(int(passed // (60 * self.slot_minutes)) + 1, self.most)


class NoRoom(StrEnum):
    """Why a meeting is not in the timetable."""

    GRADUATE_FULL = "graduate_full"  # the graduate is busy in every round
    STAND_FULL = "stand_full"  # all tables of the stand are taken in every round
    APART = "apart"  # both have free rounds, but none in common
    NOT_YET = "not_yet"  # there is room: the timetable has not been made since


def why_no_room(graduate: set[int], full: set[int], rounds: int, *, first: int = 1) -> NoRoom:
    """Tell why a meeting finds no round among `first`…`rounds`.

    `graduate`: the rounds in which the graduate is busy; `full`: those in which no table of the stand is free.
    """
    every = set(range(first, rounds + 1))
    if every <= graduate:
        return NoRoom.GRADUATE_FULL
    if every <= full:
        return NoRoom.STAND_FULL
    return NoRoom.APART if every <= graduate | full else NoRoom.NOT_YET


def checkin_code(secret: str, number: int, public_id: str, version: int) -> str:
    """«17-7K4M9X…»: the graduate's number, by which the row is found, and 128 bits that cannot be guessed.

    Follows from the personal link and dies with its version. Nothing of it is stored.
    """
    return f"{number}-{codes.code_of(f'artel.fair.checkin|{secret}', public_id, version)}"


def read_checkin_code(token: str) -> tuple[int, str] | None:
    """The number and the proof of a code as the scanner brought it; None when it is none."""
    number, dash, proof = token.strip().partition("-")
    proof = codes.clean(proof)
    if not dash or not proof or not number.isascii() or not number.isdigit() or len(number) > 9:
        return None
    return int(number), proof
