"""Employment of graduates: milestones in time, one outcome for each person, shares that a zero does not break. Pure."""

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from artel.fair.domain.states import EMPLOYED, Milestone, Outcome
from artel.russian import NBSP

NO_FIGURE = "н/д"  # a share of nothing (DOMAIN H, rules)
PRIORITY = {outcome: place for place, outcome in enumerate(Outcome)}
# The outcomes that name an employer and a post; a business of one's own has neither.
HIRED = frozenset({Outcome.BY_SPECIALITY, Outcome.NOT_BY_SPECIALITY, Outcome.TARGET_CONTRACT})
_MONTHS = {Milestone.THREE_MONTHS: 3, Milestone.SIX_MONTHS: 6, Milestone.TWELVE_MONTHS: 12}
AUTUMN_DAY = (10, 31)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_of(milestone: Milestone, year: int, graduates_on: date) -> date:
    """The day as of which employment is asked about: 31 October of the fair's year, or so many months after graduation."""
    months = _MONTHS.get(Milestone(milestone))
    return months_after(graduates_on, months) if months else date(year, *AUTUMN_DAY)


def days_of(year: int, graduates_on: date) -> dict[Milestone, date]:
    """Days of all milestones, in the order of time."""
    days = {milestone: day_of(milestone, year, graduates_on) for milestone in Milestone}
    return dict(sorted(days.items(), key=lambda pair: pair[1]))


def is_asked(milestone: Milestone, day: date, on: date) -> bool:
    """Tell whether facts of a milestone may be told on a day.

    Those of the autumn gather from graduation on (DOMAIN 3.2.9 a 10); the others say how it is on their day.
    """
    return milestone == Milestone.AUTUMN or on >= day


def first_of(outcomes: Iterable[Outcome]) -> Outcome:
    """The one outcome that counts of several that fit: the first by priority (DOMAIN appendix E)."""
    return min((Outcome(each) for each in outcomes), key=PRIORITY.__getitem__)


def percent(part: int, whole: int) -> int | None:
    """A share in whole percent, half up; None of nothing. All and nothing alone are told as 100 and 0."""
    if not whole:
        return None
    share = (200 * part + whole) // (2 * whole)
    if share == 100 and part < whole:
        return 99
    return 1 if share == 0 and part else share


def share(part: int, whole: int) -> str:
    """«75 %»; of nothing «н/д»."""
    found = percent(part, whole)
    return NO_FIGURE if found is None else f"{found}{NBSP}%"


@dataclass(frozen=True, slots=True)
class Line:
    """What is counted of one graduate. `outcome` is None where nothing has been told; `employer` is in the cluster."""

    college: int
    speciality: int
    outcome: Outcome | None = None
    employer: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Graduates by outcome. Who has not been told of is among «нет сведений», and in `missing`."""

    outcomes: Mapping[str, int]
    missing: int = 0

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Tally":
        lines = list(lines)
        counts = Counter(Outcome(line.outcome or Outcome.UNKNOWN) for line in lines)
        return cls({outcome: counts[outcome] for outcome in Outcome}, sum(line.outcome is None for line in lines))

    @property
    def total(self) -> int:
        return sum(self.outcomes.values())

    @property
    def employed(self) -> int:
        return sum(count for outcome, count in self.outcomes.items() if outcome in EMPLOYED)

    @property
    def by_speciality(self) -> int:
        return self.outcomes[Outcome.BY_SPECIALITY]

    @property
    def told(self) -> int:
        return self.total - self.missing

    @property
    def employed_percent(self) -> int | None:
        return percent(self.employed, self.total)

    @property
    def speciality_percent(self) -> int | None:
        return percent(self.by_speciality, self.total)

    def to_json(self) -> dict[str, Any]:
        return {"outcomes": {str(key): count for key, count in self.outcomes.items()}, "missing": self.missing}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Tally":
        return cls({outcome: int(data["outcomes"].get(outcome, 0)) for outcome in Outcome}, int(data["missing"]))


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a fair at a milestone: all, by college, by speciality, by employer of the cluster; no names anywhere.

    `outside` were hired by others than employers of the cluster, or it is not known by whom.
    """

    whole: Tally
    colleges: Mapping[int, Tally]
    specialities: Mapping[int, Tally]
    employers: Mapping[int, int]
    outside: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Figures":
        hired = [line for line in lines if line.outcome in HIRED]
        return cls(
            Tally.of(lines),
            dict(_grouped(lines, "college")),
            dict(_grouped(lines, "speciality")),
            dict(Counter(line.employer for line in hired if line.employer is not None)),
            sum(line.employer is None for line in hired),
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "whole": self.whole.to_json(),
            "colleges": {str(pk): tally.to_json() for pk, tally in self.colleges.items()},
            "specialities": {str(pk): tally.to_json() for pk, tally in self.specialities.items()},
            "employers": {str(pk): count for pk, count in self.employers.items()},
            "outside": self.outside,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Figures":
        return cls(
            Tally.from_json(data["whole"]),
            {int(pk): Tally.from_json(each) for pk, each in data["colleges"].items()},
            {int(pk): Tally.from_json(each) for pk, each in data["specialities"].items()},
            {int(pk): int(count) for pk, count in data["employers"].items()},
            int(data["outside"]),
        )


def _grouped(lines: Sequence[Line], name: str) -> Iterator[tuple[int, Tally]]:
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(getattr(line, name), []).append(line)
    for key, group in groups.items():
        yield key, Tally.of(group)
