"""The school year, 1 September to 31 August (DOMAIN 2.1)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    start_year: int

    @property
    def start(self) -> date:
        return date(self.start_year, 9, 1)

    @property
    def end(self) -> date:
        return date(self.start_year + 1, 8, 31)

    def __str__(self) -> str:
        return f"{self.start_year}/{self.start_year + 1}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        return cls(day.year if day.month >= 9 else day.year - 1)

    def week_of(self, day: date) -> int:
        """Number of the week, Monday first; the week that holds 1 September is the first."""
        first = self.start - timedelta(days=self.start.weekday())
        return (day - timedelta(days=day.weekday()) - first).days // 7 + 1

    @classmethod
    def parse(cls, text: str) -> "SchoolYear":
        """Read "2023/2024", "2023-2024", "2023/24" with any words around. ValueError where the years do not follow
        each other.
        """
        found = re.search(r"(?<!\d)((?:19|20)\d\d)\s*[/\\\-–—−]\s*((?:19|20)?\d\d)(?!\d)", text)
        if found and (int(found[1]) + 1) % 100 == int(found[2]) % 100:
            return cls(int(found[1]))
        raise ValueError(f"не учебный год: {text!r}")
