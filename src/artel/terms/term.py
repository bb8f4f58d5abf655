"""A deadline as it was understood, beside the words it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

KINDS = (
    "date", "range", "month", "quarter", "halfyear", "school_year", "year",
    "recurring", "relative", "by_external_document", "ongoing", "unknown",
)  # fmt: skip
EVERY = ("day", "week", "month", "quarter", "halfyear", "year", "semester", "school_quarter")
UNITS = ("hour", "day", "working_day", "week", "month", "quarter", "year")


def _without_empties(record: object) -> dict[str, Any]:
    """Fields that say something, in the JSON shape: lists for tuples, nothing for null."""
    answer: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if value is not None and value != ():
            answer[field.name] = list(value) if isinstance(value, tuple) else value
    return answer


def _tuple_or_one(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Due:
    """When inside (or after) its reporting period a recurring deed falls due. Offsets count from that period: 1 is
    the following one.

    `day` and `working_day` may be "last", `day` several days, `week` 1…5 or "last"; `dates` are "MM-DD"; `decade` is
    1…3 (a third of a month).
    """

    month: int | tuple[int, ...] | None = None
    day: int | str | tuple[int, ...] | None = None
    working_day: int | str | None = None
    week: int | str | tuple[int | str, ...] | None = None
    decade: int | None = None
    quarter: int | None = None
    month_offset: int | None = None
    year_offset: int | None = None
    dates: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return _without_empties(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Due":
        return cls(**{key: _tuple_or_one(value) for key, value in data.items()})


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from an event: «в течение 3 рабочих дней со дня поступления». The anchor is the document's wording,
    inflected as it stands.
    """

    n: int | None = None
    unit: str | None = None
    after: str | None = None
    before: str | None = None
    during: str | None = None

    @property
    def anchor(self) -> str | None:
        return self.after or self.before or self.during

    def to_json(self) -> dict[str, Any]:
        return {"n": self.n, "unit": self.unit} | _without_empties(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Offset":
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Term:
    """One reading of a deadline phrase.

    `kind` is one of KINDS; which other fields speak depends on it. `parts` are the items of a list, `start` and `end`
    their envelope; the envelope alone is not the reading. `month_day` ("MM-DD") and `months` stand for dates whose year
    is not known. `alternatives` are other whole readings of the same words.
    """

    kind: str
    words: str = ""
    start: date | None = None
    end: date | None = None
    every: str | None = None
    interval: int = 1
    times: int | None = None
    at_most: bool = False
    at_least: bool = False
    due: Due | None = None
    parts: tuple[tuple[date | None, date | None], ...] = ()
    offset: Offset | None = None
    external: str | None = None
    on_demand: bool = False
    month_day: str | tuple[str, ...] | None = None
    months: tuple[int, ...] = ()
    weekday: int | tuple[int, ...] | None = None
    half: int | tuple[int, ...] | None = None
    school_quarter: int | tuple[int, ...] | None = None
    week: int | str | None = None
    time: str | tuple[str, ...] | None = None
    also: tuple["Term", ...] = ()
    alternatives: tuple["Term", ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such kind of term: {self.kind}")
        if self.every is not None and self.every not in EVERY:
            raise ValueError(f"no such period: {self.every}")

    @property
    def ambiguous(self) -> bool:
        """Whether the import must ask: the same words name different dates (bare «август», DESIGN Settled 12)."""
        return any(
            other.kind == self.kind and (other.start, other.end, other.parts) != (self.start, self.end, self.parts)
            for other in self.alternatives
        )

    def to_json(self) -> dict[str, Any]:
        """The corpus's keys: the core ones always, the others where they say something; and `words`."""
        answer: dict[str, Any] = {
            "kind": self.kind,
            "words": self.words,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "every": self.every,
            "times": self.times,
            "offset": self.offset.to_json() if self.offset else None,
            "external": self.external,
        }
        if self.interval != 1:
            answer["interval"] = self.interval
        for name in ("at_most", "at_least", "on_demand"):
            if getattr(self, name):
                answer[name] = True
        if self.due:
            answer["due"] = self.due.to_json()
        if self.parts:
            answer["parts"] = [[day.isoformat() if day else None for day in part] for part in self.parts]
        for name in ("month_day", "months", "weekday", "half", "school_quarter", "week", "time"):
            value = getattr(self, name)
            if value not in (None, ()):
                answer[name] = list(value) if isinstance(value, tuple) else value
        if self.also:
            answer["also"] = [_shortest(term) for term in self.also]
        if self.alternatives:
            answer["alternatives"] = [_shortest(term) for term in self.alternatives]
        return answer

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Term":
        """Rebuild a stored term. Unknown keys (the corpus's notes and context) are passed over."""
        day = date.fromisoformat
        values: dict[str, Any] = {name: data[name] for name in _PLAIN if name in data}
        values |= {name: _tuple_or_one(data[name]) for name in _SEVERAL if name in data}
        values |= {name: day(data[name]) for name in ("start", "end") if data.get(name)}
        if data.get("due"):
            values["due"] = Due.from_json(data["due"])
        if data.get("offset"):
            values["offset"] = Offset.from_json(data["offset"])
        if data.get("parts"):
            values["parts"] = tuple(tuple(day(bound) if bound else None for bound in part) for part in data["parts"])
        for name in ("also", "alternatives"):
            if data.get(name):
                values[name] = tuple(cls.from_json({"kind": "recurring"} | dict(each)) for each in data[name])
        return cls(**values)


_PLAIN = ("kind", "words", "every", "interval", "times", "at_most", "at_least", "external", "on_demand")
_SEVERAL = ("month_day", "months", "weekday", "half", "school_quarter", "week", "time")


def _shortest(term: Term) -> dict[str, Any]:
    """A nested term without its empty core keys; `kind` goes without saying for a second recurring rule."""
    answer = {key: value for key, value in term.to_json().items() if value not in (None, "")}
    if term.kind == "recurring":
        del answer["kind"]
    return answer
