"""Periods in days, both ends inside. No last day means "still"; one before the first makes an empty period."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    last: date | None = None

    @classmethod
    def of(cls, row: Any) -> "Period":
        """The period of a row that has valid_from and valid_to."""
        return cls(row.valid_from, row.valid_to)

    @property
    def is_empty(self) -> bool:
        return self.last is not None and self.last < self.first

    def holds(self, day: date) -> bool:
        """Tell whether the day belongs to the period."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether some day belongs to both. An empty period overlaps nothing."""
        if self.is_empty or other.is_empty:
            return False
        return (other.last is None or self.first <= other.last) and (self.last is None or other.first <= self.last)

    def covers(self, other: "Period") -> bool:
        """Tell whether every day of the other belongs to this one."""
        if other.is_empty:
            return True
        return self.first <= other.first and (self.last is None or (other.last is not None and other.last <= self.last))
