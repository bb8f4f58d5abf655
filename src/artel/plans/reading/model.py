"""What a reader gives back: the rows of a plan, word for word, and what it was unsure of."""

from dataclasses import asdict, dataclass, field
from typing import Any


class Unreadable(Exception):
    """The document cannot be read; the message is a sentence in Russian that says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class ReadRow:
    """One activity as printed.

    Texts are verbatim but for white space (a line break inside a cell is one space) and the full stop after a number.
    A missing cell is None. `month` is "2020-01" where the row stands under a month's heading and the year is known.
    """

    section: str | None
    number: str | None
    title: str
    executors: str | None
    deadline: str | None
    result: str | None
    month: str | None = None
    place: str = ""
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadPlan:
    """A work plan as read. `to_json` and `from_json` are inverse, so a plan can cross a process boundary."""

    rows: tuple[ReadRow, ...]
    sections: tuple[tuple[str | None, str], ...] = ()
    title: str | None = None
    year: str | None = None
    is_draft: bool = False
    columns: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Answer plain lists, dicts, strings, booleans and None."""
        data = asdict(self)
        data["rows"] = [asdict(row) for row in self.rows]
        data["sections"] = [list(section) for section in self.sections]
        data["remarks"] = list(self.remarks)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ReadPlan":
        """Build the plan back; raises TypeError or KeyError on a foreign shape."""
        return cls(
            rows=tuple(ReadRow(**row) for row in data["rows"]),
            sections=tuple((number, title) for number, title in data["sections"]),
            title=data["title"],
            year=data["year"],
            is_draft=data["is_draft"],
            columns=dict(data["columns"]),
            remarks=tuple(data["remarks"]),
        )
