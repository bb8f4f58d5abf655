"""A plan's words carried over to the next year: what moves, what stays, and what a person has to look at. Pure.

Only words that name the plan's own year move. Dates of acts, of the past, names, ages and numbers of events stay as
they are, and are told of: nobody but a person knows whether «V конкурс» becomes the sixth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from artel.plans.domain.states import State


class Why(StrEnum):
    """Why a person has to look at a piece of words."""

    ACT = "act"
    PAST = "past"
    SINCE = "since"
    HORIZON = "horizon"
    PROGRAMME = "programme"
    NAME = "name"
    BIRTH = "birth"
    ORDINAL = "ordinal"
    UNCLEAR = "unclear"
    DAY_OFF = "day_off"  # these three moved, and may be wrong
    NO_SUCH_DAY = "no_such_day"
    OUTSIDE = "outside"


MOVED_BUT_DOUBTFUL = frozenset({Why.DAY_OFF, Why.NO_SUCH_DAY, Why.OUTSIDE})


class Calendar(Protocol):
    def is_working(self, day: date) -> bool: ...


@dataclass(frozen=True, slots=True)
class Period:
    """The year of the plan that is carried over."""

    starts_on: date
    ends_on: date

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    @property
    def first(self) -> int:
        return self.starts_on.year

    @property
    def last(self) -> int:
        return self.ends_on.year


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that name a time, and what they become; `why` is empty where they moved beyond doubt."""

    was: str
    now: str
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A text and what it becomes. Whatever is no piece stays letter for letter."""

    was: str
    now: str
    pieces: tuple[Piece, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.was != self.now

    @property
    def doubts(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.why)


def next_label(label: str) -> str:
    """The year after: «2023/2024» → «2024/2025», «2024» → «2025»."""
    return re.sub(r"\d{4}", lambda found: str(int(found[0]) + 1), label)


def a_year_later(day: date) -> date:
    """The same day of the next year; 29 February becomes the 28th."""
    return shifted(day, 1)


def shifted(day: date, years: int) -> date:
    """The same day so many years later (earlier, if negative); 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def carry_text(text: str, period: Period, *, is_deadline: bool = False, calendar: Calendar | None = None) -> Carried:
    """Propose the text for the year after `period`.

    `is_deadline`: the text is a deadline, so that a bare year in it is a year. With a calendar, a day that becomes a
    day off is told of.
    """
    reading = _Reading(text, period, is_deadline, calendar)
    now, pieces, at = [], [], 0
    for start, end, became, why in reading.pieces():
        now += [text[at:start], became]
        pieces.append(Piece(text[start:end], became, why))
        at = end
    return Carried(text, "".join([*now, text[at:]]), tuple(pieces))


# --- reading ---

_YEAR = r"(?:19|20)\d\d"
_MONTHS = {
    "январ": 1,
    "феврал": 2,
    "март": 3,
    "апрел": 4,
    "ма": 5,
    "июн": 6,
    "июл": 7,
    "август": 8,
    "сентябр": 9,
    "октябр": 10,
    "ноябр": 11,
    "декабр": 12,
}
_MONTH = (
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|е|ю|ем)|(?:март|август)(?:а|е|у|ом)?"
    r"|ма(?:й|я|е|ю|ем))(?![а-я])"
)
_PATTERN = re.compile(
    rf"""
    (?<!\d)(?P<iso>(?P<iso_y>{_YEAR})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d))(?!\d)
  | (?<![\d.])(?P<dmy>(?P<d>\d{{1,2}})(?:\s?\.\s?(?P<m>\d{{1,2}})\s?\.\s?(?P<y>{_YEAR}|\d\d)
      |/(?P<sm>\d{{1,2}})/(?P<sy>{_YEAR})))(?!\d|\.\d)
  | (?<!\d)(?P<leap>29(?:-?(?:го|е))?\s+феврал(?:я|ь)|29\.02)(?!\.?\s*{_YEAR}|\.?\d|\s?\.\s?\d|[а-я])
  | (?<!\d)(?P<wdate>(?P<wd>\d{{1,2}})(?:\s?-?\s?(?:го|ое|е|му))?\s*(?P<wm>{_MONTH})\s*,?\s*(?P<wy>{_YEAR}))(?!\d)
  | (?<!\d)(?P<ranged>с\s+(?P<r1>{_YEAR})(?:\s*г(?:\.|ода)?)?\s+по\s+(?P<r2>{_YEAR}))(?!\d)
  | (?<!\d)(?P<span>(?P<s1>{_YEAR})\s?[-/]\s?(?P<s2>{_YEAR}|\d\d))(?!\d|[.]\d)
  | (?P<my>(?P<mm>{_MONTH})\s*[-,]?\s*(?P<myy>{_YEAR}))(?!\d)
  | (?<![\d.])(?P<mnum>(?P<nm>0?[1-9]|1[0-2])\s?[./]\s?(?P<ny>{_YEAR}))(?!\d)
  | (?P<part>(?:квартал|полугоди|семестр|четверт|триместр)[а-я]*\s*,?\s*(?P<py>{_YEAR}))(?!\d)
  | (?P<ordinal>(?<![\w.])\d{{1,3}}\s?-?\s?лети(?:е|ю|я|ем)(?![а-я])|(?<![\w.])\d{{1,3}}\s?-?\s?лет\s+со\s+дня
      |(?<![\w.])\d{{1,3}}\s?-?(?:я|ей|ю)\s+годовщин[а-я]*
      |(?<![\w.])(?:\d{{1,3}}\s?-\s?(?:й|я|ая|ый|ой|го|м|е|ое)|[ivxlc]{{1,6}}|\d{{1,3}})\s+
      (?:[а-я-]+(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ей|ом|ем)\s+){{0,3}}
      (?:чемпионат|конкурс|фестиваль|слет|форум|турнир|съезд|марафон|кубок|(?:конференци|олимпиад|спартакиад|ярмарк)[аияуе]
      |первенств[оае]|чтения)[а]?(?![а-я]))
  | (?<!\d)(?P<year>{_YEAR})(?!\d)
    """,
    re.VERBOSE,
)
_BIRTH = re.compile(rf"(?:\s*(?:,|и)\s*{_YEAR}(?:\s?-\s?{_YEAR})?)*\s*(?:г\.?\s?р(?![а-я])|г[а-я]*\.?\s*рожд)")
_IS_YEAR = re.compile(r"\s*-?\s*(?:г(?:\.|г\.?|од[а-я]*)?(?![а-я])|уч(?:\.|ебн))")
_NUMBER_BEFORE = re.compile(
    r"(?:№|(?<![a-z])n|номер[а-я]*|каб(?:\.|инет[а-я]*)|ауд(?:\.|итори[а-я]*)|индекс[а-я]*|(?<![а-я])п(?:\.|ункт[а-я]*))\s*$"
)
_STANDARD_BEFORE = re.compile(r"[\da-z]\s?-\s?$|\d[.,]$")
_ACT_BEFORE = re.compile(
    r"(?<![а-я])(?:от|(?:утвержд[а-я]*|принят[а-я]*|подписан[а-я]*|издан[а-я]*|зарегистрирован[а-я]*))\s*$"
)
_STANDARD_OF = re.compile(
    r"(?<![а-я])(?:фгос|гост|закон|приказ|указ|постановлени|распоряжени|санпин)[а-я]*[^.,;]{0,25}$"
)
_YEAR_OF = re.compile(r"(?<![А-Яа-яё])Год[а-я]*\s+[а-яё][^.;,]{0,60}$")  # «Год педагога и наставника (2023 г.)»
_RANGE_AFTER = re.compile(r"\s*(?:г(?:\.|ода)?)?\s*(?:до|по)(?![а-я])")
_ACT_WORDS = re.compile(
    r"(?:закон|приказ|распоряжени|постановлени|указ[ао]?(?![а-я])|письм|договор|соглашени|гост|фгос|санпин)[^;]{0,90}$"
)
_COUNT_AFTER = re.compile(
    r"\s*(?:%|₽|\$|руб|тыс|млн|чел|шт(?![а-я])|шт\.|экз|ед(?:\.|иниц)|час|мест|студент|обучающ|учащ|школьник|участник|процент"
    r"|километр|метр|м2|кв\.?\s?м|документ|дет(?:ей|и|ям)|балл|лист|страниц|организаци|предприяти|выпускник|семь|семе|педагог"
    r"|раза?(?![а-я])|договор|групп|кг|км|гр(?![а-я]))"
)
_DIGITS_AFTER = re.compile(r"[.,]\d|\s\d{3}(?!\d)")
_LETTER_DASH = re.compile(r"[а-яa-z»\"]\s?-\s?$")
_PREPOSITION = re.compile(r"(?<![а-я])(?:в|на|за|по|к|ко)\s*$")
_PAST_YEAR_TOLD = re.compile(r"(?<![а-я])(?:за|итог[а-я]*|результат[а-я]*|отчет[а-я]*)(?![а-я])[^.;]{0,40}$")
_LONG_PAST = 30  # years: a war or a jubilee is no year of the plan, and nobody needs to look at it
_QUIET = object()


class _Reading:
    """One text being read. Signs keep their places when folded, so that what is found is cut from the text itself."""

    def __init__(self, text: str, period: Period, is_deadline: bool, calendar: Calendar | None) -> None:
        self.text, self.period, self.is_deadline, self.calendar = text, period, is_deadline, calendar
        self.folded = "".join(map(_folded, text))

    def pieces(self) -> Iterator[tuple[int, int, str, Why | None]]:
        """(start, end, what it becomes, why to look) of every piece worth telling of, in order."""
        for found in _PATTERN.finditer(self.folded):
            kind = next(name for name in _KINDS if found[name])
            decided = getattr(self, f"_{kind}")(found)
            if decided is not None:
                became, why = decided
                yield (*found.span(kind), became, why)

    def _iso(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        return self._day(found, "iso", "iso_d", "iso_m", "iso_y")

    def _dmy(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        return self._day(found, "dmy", "d", "sm" if found["sm"] else "m", "sy" if found["sm"] else "y")

    def _wdate(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        return self._day(found, "wdate", "wd", "wm", "wy")

    def _day(
        self, found: re.Match[str], kind: str, at_day: str, at_month: str, at_year: str
    ) -> tuple[str, Why | None] | None:
        same = self._cut(found, kind)
        day, year = int(found[at_day]), _full(found[at_year])
        month = int(found[at_month]) if found[at_month].isdigit() else _month(found[at_month])
        if not (1 <= month <= 12 and 1 <= day <= 31) or self._is_number(found.start(kind)):
            return None
        why = self._why_not(found, kind, year)
        if why is not None:
            return None if why is _QUIET else (same, why)
        try:
            was = date(year, month, day)
        except ValueError:
            return (same, Why.UNCLEAR)
        becomes = a_year_later(was)
        new = self._put(found, kind, [(at_year, self._next(found[at_year]))])
        if becomes.day != day:
            return (self._put(found, kind, [(at_day, "28"), (at_year, self._next(found[at_year]))]), Why.NO_SUCH_DAY)
        if self.is_deadline and was not in self.period:
            return (new, Why.OUTSIDE)
        if self.calendar is not None and not all(map(self.calendar.is_working, self._days(found, kind, becomes))):
            return (new, Why.DAY_OFF)
        return (new, None)

    def _days(self, found: re.Match[str], kind: str, last: date) -> list[date]:
        """Days that should be worked: the day, and the first one of «26–27 апреля». A day that only opens a time may be any."""
        if re.search(r"(?<![а-я])со?\s*$", self.folded[: found.start(kind)]) or re.match(
            r"\s*(?:г\.?\s*)?[-/]\s*\d", self._after(found, kind)
        ):
            return []
        before = re.search(r"(?<![\d.])(\d{1,2})\s?(?:-|и|,)\s?$", self.folded[: found.start(kind)])
        if before and 0 < int(before[1]) < last.day:
            return [last.replace(day=int(before[1])), last]
        return [last]

    def _leap(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        """29 February of no said year: is there one in the plan that comes?"""
        if self._is_number(found.start("leap")):
            return None
        comes = range(self.period.first + 1, self.period.last + 2)
        leap = [year for year in comes if year % 4 == 0 and (year % 100 or year % 400 == 0)]
        if any(
            a_year_later(self.period.starts_on) <= date(year, 2, 29) <= a_year_later(self.period.ends_on)
            for year in leap
        ):
            return None
        same = self._cut(found, "leap")
        return (f"28{same[2:]}", Why.NO_SUCH_DAY)

    def _my(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        return self._part_of_year(found, "my", "myy", _month(found["mm"]))

    def _mnum(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        return self._part_of_year(found, "mnum", "ny", int(found["nm"]))

    def _part(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        return self._part_of_year(found, "part", "py", None)

    def _part_of_year(
        self, found: re.Match[str], kind: str, at_year: str, month: int | None
    ) -> tuple[str, Why | None] | None:
        year = int(found[at_year])
        if self._is_number(found.start(kind)):
            return None
        why = self._why_not(found, kind, year)
        if why is not None:
            return None if why is _QUIET else (self._cut(found, kind), why)
        new = self._put(found, kind, [(at_year, self._next(found[at_year]))])
        is_outside = self.is_deadline and month and date(year, month, 1) not in self.period
        return (new, Why.OUTSIDE if is_outside else None)

    def _ranged(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        first, second = int(found["r1"]), int(found["r2"])
        if (first, second) == (self.period.first, self.period.last):
            return (
                self._put(found, "ranged", [("r1", self._next(found["r1"])), ("r2", self._next(found["r2"]))]),
                None,
            )
        return (self._cut(found, "ranged"), Why.PROGRAMME)

    def _span(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        """«2023/2024», «2023–24»: years that follow each other; any other two are a programme's."""
        first = int(found["s1"])
        second = int(found["s2"]) if len(found["s2"]) == 4 else first // 100 * 100 + int(found["s2"])
        same = self._cut(found, "span")
        if self._is_number(found.start("span")) or self._is_tail(found.start("span")):
            return None
        if _BIRTH.match(self._after(found, "span")):
            return (same, Why.BIRTH)
        if second != first + 1:
            long_ago = second < self.period.first - _LONG_PAST
            return None if second <= first or long_ago else (same, Why.PROGRAMME)
        why = self._why_not(found, "span", first, is_span=True)
        if why is not None:
            return None if why is _QUIET else (same, why)
        return (self._put(found, "span", [("s1", self._next(found["s1"])), ("s2", self._next(found["s2"]))]), None)

    def _ordinal(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        return (self._cut(found, "ordinal"), Why.ORDINAL)

    def _year(self, found: re.Match[str]) -> tuple[str, Why | None] | None:
        same, year = self._cut(found, "year"), int(found["year"])
        before, after = self.folded[: found.start("year")], self._after(found, "year")
        is_year = _IS_YEAR.match(after) is not None
        if self._is_number(found.start("year")) or self._is_tail(found.start("year")):
            return None
        if not is_year and not _BIRTH.match(after) and _is_count(after):
            return None
        if _BIRTH.match(after):
            return (same, Why.BIRTH)
        why = self._why_not(found, "year", year)
        if why is not None:
            return None if why is _QUIET else (same, why)
        if re.search(r"(?<![а-я])с\s*$", before):
            return (same, Why.SINCE)
        if not self.is_deadline and re.search(r"(?<![а-я])(?:до|к)\s*$", before):
            return (same, Why.HORIZON)
        if not is_year and _LETTER_DASH.search(before):
            return (same, Why.NAME)
        is_alone = re.match(r"\s*(?:$|[.,;:)])", after) is not None
        if is_year or (is_alone and (self.is_deadline or _PREPOSITION.search(before))):
            return (self._next(same), None)
        return (same, Why.UNCLEAR)

    # --- what stands around ---

    def _why_not(self, found: re.Match[str], kind: str, year: int, *, is_span: bool = False) -> object | None:
        """Why words with this year do not move: a Why, `_QUIET` where there is nothing to tell; None if they move."""
        before, after = self.folded[: found.start(kind)], self._after(found, kind)
        if _ACT_BEFORE.search(before) and not _RANGE_AFTER.match(after):
            return Why.ACT
        if kind == "year" and _STANDARD_OF.search(before):
            return Why.ACT
        if self._is_quoted(found.start(kind)) or _YEAR_OF.search(self.text[: found.start(kind)]):
            return Why.NAME
        first, last = self.period.first, self.period.last
        if year < first:
            is_report = year == first - 1 and (_PAST_YEAR_TOLD.search(before) or (is_span and first == last))
            if is_report:
                return None
            if _ACT_WORDS.search(before):
                return Why.ACT
            if year < first - _LONG_PAST:
                return _QUIET
            return Why.SINCE if re.search(r"(?<![а-я])с\s*$", before) else Why.PAST
        if year > last + 1:
            return Why.HORIZON
        return None

    def _is_number(self, at: int) -> bool:
        return _NUMBER_BEFORE.search(self.folded[:at]) is not None

    def _is_tail(self, at: int) -> bool:
        """The year is the end of a longer sign: «ГОСТ Р 7.0.97-2016»."""
        return _STANDARD_BEFORE.search(self.folded[:at]) is not None

    def _is_quoted(self, at: int) -> bool:
        before, after = self.text[:at], self.text[at:]
        if before.count("«") > before.count("»") and "»" in after:
            return True
        return before.count('"') % 2 == 1 and '"' in after

    def _after(self, found: re.Match[str], kind: str) -> str:
        return self.folded[found.end(kind) :]

    def _cut(self, found: re.Match[str], kind: str) -> str:
        return self.text[slice(*found.span(kind))]

    def _put(self, found: re.Match[str], kind: str, changes: list[tuple[str, str]]) -> str:
        """The found words with some of their parts replaced; the rest as the document has it."""
        start, end = found.span(kind)
        answer, at = [], start
        for name, new in changes:
            answer += [self.text[at : found.start(name)], new]
            at = found.end(name)
        return "".join([*answer, self.text[at:end]])

    @staticmethod
    def _next(year: str) -> str:
        return str(int(year) + 1) if len(year) == 4 else f"{(int(year) + 1) % 100:02d}"


_KINDS = ("iso", "dmy", "leap", "wdate", "ranged", "span", "my", "mnum", "part", "ordinal", "year")
_DASHES = frozenset("-‐‑‒–—―−")


def _folded(sign: str) -> str:
    if sign in _DASHES:
        return "-"
    if sign.isspace() or sign in "\u00ad\u200b":
        return " "
    small = sign.lower()
    return "е" if small == "ё" else small if len(small) == 1 else sign


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _month(word: str) -> int:
    return next(number for stem, number in reversed(_MONTHS.items()) if word.startswith(stem) and _fits(stem, word))


def _fits(stem: str, word: str) -> bool:
    return stem != "ма" or not word.startswith("март")


def _is_count(after: str) -> bool:
    return bool(_COUNT_AFTER.match(after) or _DIGITS_AFTER.match(after))


# --- the facts of the year ---

OFTEN = 2  # moves of a deadline that make one doubt it
LATE_DAYS = 5  # working days late, from which the deadline itself is doubted


@dataclass(frozen=True, slots=True)
class Share:
    """One counted obligation of a row at the year's end. `days` late (positive) or early (negative), in working days."""

    state: State
    days: int | None = None
    move_count: int = 0


@dataclass(frozen=True, slots=True)
class RowPast:
    """What the year says of a row: how its obligations ended, how late, how often their deadlines were moved.

    `is_over`: the plan's year is; until then what is not done may still be.
    """

    state: State
    shares: tuple[Share, ...] = field(default=())
    is_over: bool = True

    @property
    def total(self) -> int:
        return sum(share.state is not State.LIFTED for share in self.shares)

    @property
    def done(self) -> int:
        return sum(share.state in (State.MET, State.LATE) for share in self.shares)

    @property
    def lifted(self) -> int:
        return sum(share.state is State.LIFTED for share in self.shares)

    @property
    def late_days(self) -> int:
        """Working days that the slowest of those done was late; 0 where none was."""
        return max((share.days or 0 for share in self.shares if share.state is State.LATE), default=0)

    @property
    def early_days(self) -> int:
        """Working days before the deadline by which all was done; 0 where something was late, undone or last-minute."""
        done = [share.days for share in self.shares if share.state is State.MET and share.days is not None]
        whole = done and len(done) == self.total
        return max(-max(done), 0) if whole else 0

    @property
    def move_count(self) -> int:
        return max((share.move_count for share in self.shares), default=0)

    @property
    def is_left_out(self) -> bool:
        """All of it was lifted: the row is proposed to be left out of the next plan."""
        return self.state is State.LIFTED

    @property
    def is_open(self) -> bool:
        """Something of it was never done."""
        return self.total > self.done

    @property
    def makes_doubt(self) -> bool:
        """The deadline is to be looked at: the year did not keep it."""
        return self.late_days >= LATE_DAYS or self.move_count >= OFTEN
