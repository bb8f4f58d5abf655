"""Pieces of the calendar as a phrase names them: a day, a month, a part of a month, a quarter, a half, a year, and
lists and ranges of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from artel.terms.tokens import Phrase, Token


@dataclass(frozen=True, slots=True)
class Item:
    """`kind`: date · month · piece (of a month) · quarter · halfyear · semester · school_quarter · year ·
    school_year · daynumber.

    `year` is written in the phrase or None; `shift` counts years from the plan's own («следующего года»). `piece` is
    which part of a
    month: ("decade", 2) · ("half", 1) · ("week", 1 | "last") · ("end", None) · ("weekday", n, 5).
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | str | None = None
    number: int | None = None
    piece: tuple = ()
    shift: int | None = None
    second_year: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A range of items, or one item where `last` is None. `open_end`: «с 1 сентября»."""

    first: Item
    last: Item | None = None
    loose: bool = False  # joined by a slash: «Март/Апрель»


_UNIT_ITEMS = {"quarter": "quarter", "halfyear": "halfyear", "semester": "semester", "school_quarter": "school_quarter"}
_QUIET = ("inclusive", "approx")


class Items:
    """A cursor over the tokens. Every `…_at` answers (value, next index) or None and never moves anything."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        self.tokens = phrase.tokens

    def cls(self, i: int) -> str:
        return self.tokens[i].cls if 0 <= i < len(self.tokens) else "end"

    def token(self, i: int) -> Token:
        return self.tokens[i]

    def value(self, i: int) -> object:
        return self.tokens[i].value if 0 <= i < len(self.tokens) else None

    def is_(self, i: int, cls: str, *values: object) -> bool:
        return self.cls(i) == cls and (not values or self.tokens[i].value in values)

    def skip(self, i: int, *classes: str) -> int:
        while self.cls(i) in classes:
            i += 1
        return i

    def punct(self, i: int, signs: str) -> bool:
        return self.cls(i) == "punct" and self.tokens[i].text in signs

    # --- numbers ---

    def ordinal_at(self, i: int) -> tuple[int | str, int] | None:
        """A number that counts off: «1», «I», «5-го», «пятого», «двадцать пятого», «последний»."""
        if (
            self.cls(i) == "cardinal"
            and self.value(i) in (20, 30)
            and self.cls(i + 1) == "ordinal"
            and self._small(i + 1)
        ):
            return int(self.value(i)) + int(self.value(i + 1)), i + 2
        if self.cls(i) in ("ordinal", "num"):
            return self.value(i), i + 1
        return None

    def _small(self, i: int) -> bool:
        value = self.value(i)
        return isinstance(value, int) and value < 10

    def cardinal_at(self, i: int) -> tuple[int, int] | None:
        """A quantity: «5», «пяти», «двадцати пяти», «5 (пяти)», «одного»."""
        if self.cls(i) == "num" or (
            self.cls(i) == "ordinal" and isinstance(self.value(i), int) and self.token(i).text[0].isdigit()
        ):
            n, j = int(self.value(i)), i + 1
        elif self.cls(i) == "cardinal":
            n, j = int(self.value(i)), i + 1
            if n >= 20 and self.cls(j) == "cardinal" and self._small(j):
                n, j = n + int(self.value(j)), j + 1
        else:
            return None
        if self.punct(j, "(") and self.cls(j + 1) in ("cardinal", "num", "ordinal") and self.punct(j + 2, ")"):
            j += 3
        return n, j

    def day_at(self, i: int) -> tuple[int, int] | None:
        found = self.ordinal_at(i)
        if not found or not isinstance(found[0], int) or not 1 <= found[0] <= 31:
            return None
        said_again = self.ordinal_at(found[1] + 1) if self.punct(found[1], "(") else None  # «15 (пятнадцатого)»
        if said_again and said_again[0] == found[0] and self.punct(said_again[1], ")"):
            return found[0], said_again[1] + 1
        return found[0], found[1]

    # --- one item ---

    def item_at(self, i: int) -> tuple[Item, int] | None:
        found = (
            self._numeric_at(i)
            or self._piece_first_at(i)
            or self._day_month_at(i)
            or self._month_at(i)
            or self._numbered_at(i)
            or self._year_at(i)
        )
        return self._with_year(*found) if found else None

    def _numeric_at(self, i: int) -> tuple[Item, int] | None:
        if self.cls(i) == "date":
            day, month, year = self.value(i)
            return Item("date", year, month, day), i + 1
        if self.cls(i) == "monthyear":
            month, year = self.value(i)
            return Item("month", year, month), i + 1
        return None

    def _day_month_at(self, i: int) -> tuple[Item, int] | None:
        found = self.day_at(i)
        if not found:
            return None
        day, j = found
        j = self.skip(j, "number")
        if self.cls(j) == "month":
            return Item("date", month=self.value(j), day=day), j + 1
        return None

    def _month_at(self, i: int) -> tuple[Item, int] | None:
        if self.cls(i) != "month":
            return None
        item, j = Item("month", month=self.value(i)), i + 1
        if self.is_(j, "unit", "month"):
            j += 1
        # «май, вторая половина», «сентябрь (2 неделя)»
        k = j + 1 if self.punct(j, ",(") else j
        piece = self.piece_at(k)
        if piece and not self.is_(piece[1], "unit", "month") and self.cls(piece[1]) != "month":
            j = piece[1] + 1 if self.punct(j, "(") and self.punct(piece[1], ")") else piece[1]
            return replace(item, kind="piece", piece=piece[0]), j
        return item, j

    def _piece_first_at(self, i: int) -> tuple[Item, int] | None:
        """«3 декада марта», «вторая половина мая», «последняя пятница октября», «конец апреля», «последних числах
        мая».
        """
        piece = self.piece_at(i)
        if not piece:
            return None
        parts, j = piece
        j = self.skip(j, "prep") if self.is_(j, "prep", "в") and self.cls(j + 1) == "month" else j
        if self.cls(j) == "month":
            return Item("piece", month=self.value(j), piece=parts), j + 1
        whole_year = self.is_(j, "unit", "year") or self.cls(j) in ("year", "school", "civil", "currentyear")
        if parts[0] == "half" and whole_year:
            kind = "semester" if self.cls(j) == "school" else "halfyear"
            return Item(kind, number=parts[1]), j + 1 if self.is_(j, "unit", "year") else j
        return None

    def piece_at(self, i: int) -> tuple[tuple, int] | None:
        if self.cls(i) == "piece" and self.value(i) in ("start", "middle", "end"):
            return (self.value(i), None), i + 1
        found = self.ordinal_at(i)
        if not found:
            return None
        number, j = found
        second = self.ordinal_at(j + 1) if self.cls(j) in ("dash", "and") else None
        if (
            second
            and self.is_(second[1], "unit", "decade", "week")
            and isinstance(number, int)
            and isinstance(second[0], int)
        ):
            limit = 3 if self.value(second[1]) == "decade" else 5
            return (
                ((self.value(second[1]), number, second[0]), second[1] + 1) if 0 < number < second[0] <= limit else None
            )
        if self.is_(j, "unit", "decade") and number in (1, 2, 3, "last"):
            return ("decade", 3 if number == "last" else number), j + 1
        if self.is_(j, "piece", "half") and number in (1, 2):
            return ("half", number), j + 1
        if self.is_(j, "unit", "week") and number in (1, 2, 3, 4, 5, "last"):
            return ("week", number), j + 1
        if (
            self.cls(j) == "weekday"
            and (self.cls(i) == "ordinal" or self.cls(j + 1) in ("unit", "month", "each"))
            and number in (1, 2, 3, 4, 5, "last")
        ):
            return ("weekday", number, self.value(j)), j + 1
        if number in (1, "last") and self.cls(i) == "ordinal":
            if self.cls(j) == "number" or self.cls(j) == "days_plural":
                plural = (
                    self.token(j).text in ("числах", "числам")
                    or self.token(i).text.endswith(("ие", "ые"))
                    or self.token(i).text.endswith(("ие", "ые"))
                )
                return (("start" if number == 1 else "end", None), j + 1) if plural else None
            if self.is_(j, "unit", "day"):
                return ("day", number), j + 1
            if self.cls(j) == "working" and self.is_(j + 1, "unit", "day"):
                return ("working_day", number), j + 2
        return None

    def _numbered_at(self, i: int) -> tuple[Item, int] | None:
        if self.cls(i) == "season_of" and self.is_(i + 1, "unit", "semester"):
            return Item("semester", number=2 if self.value(i) == (3, 5) else 1), i + 2
        if self.is_(i, "unit", "quarter") and self.cls(i + 1) == "num" and self.value(i + 1) in (1, 2, 3, 4):
            return Item("quarter", number=self.value(i + 1)), i + 2
        found = self.ordinal_at(i)
        if not found or not isinstance(found[0], int):
            return None
        number, j = found
        j = self.skip(j, "school", "civil") if self.is_(self.skip(j, "school", "civil"), "unit") else j
        unit = self.value(j) if self.cls(j) == "unit" else None
        limit = {"quarter": 4, "halfyear": 2, "semester": 12, "school_quarter": 4}.get(unit, 0)
        return (Item(_UNIT_ITEMS[unit], number=number), j + 1) if 1 <= number <= limit else None

    def _year_at(self, i: int) -> tuple[Item, int] | None:
        if self.cls(i) == "years":
            first, second, slash = self.value(i)
            j = self.skip(i + 1, "school")
            school = j > i + 1
            if school and self.is_(j, "unit", "year"):
                j += 1
            if second == first + 1 and (school or slash):
                return Item("school_year", year=first), j
            if self.is_(j, "unit", "year"):
                school = self.token(j).text in ("г", "год", "года", "году") and second == first + 1 and not slash
                return Item("year", year=first, second_year=second), j + 1
            return Item("year", year=first, second_year=second), j
        if self.cls(i) == "year":
            return Item("year", year=self.value(i)), self.skip(i + 1, "unit") if self.is_(
                i + 1, "unit", "year"
            ) else i + 1
        return None

    def _with_year(self, item: Item, j: int) -> tuple[Item, int]:
        """Take the year that follows an item: «2024 г.», «24 г.», «2023/2024 учебного года», «т.г.», «следующего
        года».
        """
        j = self.skip(j, *_QUIET)
        if item.kind in ("year", "school_year"):
            return item, j
        k = j + 1 if self.punct(j, ",") else j
        if item.year is not None:
            return item, j + 1 if self.is_(j, "unit", "year") else j
        if self.is_(k, "prep", "в") and self.cls(k + 1) in ("year", "years"):
            k += 1
        if self.cls(k) == "years":
            first, second, _ = self.value(k)
            after = self.skip(k + 1, "school")
            after = after + 1 if self.is_(after, "unit", "year") else after
            if second == first + 1:
                return replace(item, year=first, second_year=second), after
        if self.cls(k) == "year" and (k == j or self.is_(k + 1, "unit", "year") or self.cls(k + 1) == "end"):
            return replace(item, year=self.value(k)), k + 2 if self.is_(k + 1, "unit", "year") else k + 1
        if self.cls(k) == "num" and self.is_(k + 1, "unit", "year") and k == j:
            number = self.value(k)
            if isinstance(number, int) and 10 <= number <= 60 and len(self.token(k).text) == 2:
                return replace(item, year=2000 + number), k + 2
        if self.cls(j) == "currentyear":
            return replace(item, shift=0), j + 1
        shift = {"current": 0, "next": 1, "previous": -1}.get(self.cls(j))
        after = self.skip(j + 1, "school", "civil", "fiscal")
        if shift is not None and self.is_(after, "unit", "year") and not self._counts_from_report(after + 1):
            return replace(item, shift=shift), after + 1
        if self.cls(j) in ("school", "civil") and self.is_(j + 1, "unit", "year"):
            return item, j + 2
        return item, j

    def _counts_from_report(self, i: int) -> bool:
        i = i + 1 if self.punct(i, ",") else i
        return self.cls(i) in ("next", "previous", "reporting", "planned")

    # --- ranges and lists ---

    def span_at(self, i: int, *, month_known: bool = False) -> tuple[Span, int] | None:
        """A range or one item: «с 5 по 11 августа», «24-25.09.14», «II–III кварталы», «сентябрь – май 2024 г.»,
        «август».
        """
        i = self.skip(i, *_QUIET)
        j, from_word = i, False
        if self.cls(j) == "since":
            j += 1
        if self.is_(j, "prep", "с", "от") and not self.is_(j + 1, "prep"):
            j, from_word = j + 1, True
            j = self.skip(j, *_QUIET)
        season = self._season_at(j)
        if season:
            return season
        first = self.item_at(j) or self._bare_number_at(j)
        if not first:
            return None
        item, k = first
        days = self._days_of_month_at(item, k)
        if days:
            return days
        last_at = self._after_range_sign(k, from_word=from_word, bare=item.kind == "daynumber")
        if last_at is not None:
            at, loose = last_at
            last = self.item_at(at) or (self._bare_number_at(at) if month_known and item.kind == "daynumber" else None)
            if last and self._joins(item, last[0]):
                return Span(_as_kind_of(item, last[0]), last[0], loose), last[1]
        if from_word or (item.kind == "daynumber" and not month_known):
            return None
        return Span(item), k

    def _days_of_month_at(self, item: Item, k: int) -> tuple[Span, int] | None:
        """«май (20-25)», «октябрь, 12», «май, 15–20 числа»: days named after their month."""
        if item.kind != "month" or not self.punct(k, ",("):
            return None
        first = self.day_at(k + 1)
        if not first:
            return None
        second = self.day_at(first[1] + 1) if self.cls(first[1]) == "dash" else None
        j = self.skip(second[1] if second else first[1], "number")
        if self.punct(k, "("):
            if not self.punct(j, ")"):
                return None
            j += 1
        if self.cls(j) not in ("end", "punct"):
            return None
        last = replace(item, kind="date", day=second[0]) if second else None
        return Span(replace(item, kind="date", day=first[0]), last), j

    def _season_at(self, i: int) -> tuple[Span, int] | None:
        """«осень 2023», «весной», «в летний период»: its three months."""
        if self.cls(i) not in ("season", "season_of"):
            return None
        adjective, j = self.cls(i) == "season_of", i + 1
        if adjective and self.cls(j) not in ("period", "time_word"):
            return None
        opening, closing = self.value(i)
        last, j = self._with_year(Item("month", month=closing), j + 1 if adjective else j)
        return Span(Item("month", month=opening, shift=last.shift), last), j

    def _bare_number_at(self, i: int) -> tuple[Item, int] | None:
        found = self.ordinal_at(i)
        if not found or not isinstance(found[0], int) or not 1 <= found[0] <= 31:
            return None
        j = found[1]
        j = self.skip(j, "number")
        return Item("daynumber", number=found[0]), j

    def _after_range_sign(self, k: int, *, from_word: bool, bare: bool) -> tuple[int, bool] | None:
        j = self.skip(k, *_QUIET)
        j = j + 1 if from_word and self.punct(j, ",") else j
        if self.cls(j) == "dash":
            return self.skip(j + 1, "prep") if self.is_(j + 1, "prep", "по", "до") else j + 1, False
        if self.is_(j, "prep", "по") or (self.is_(j, "prep", "до") and from_word):
            j = self.skip(j + 1, "dash", *_QUIET)
            return (j + 1 if self.is_(j, "piece", "end") and self.cls(j + 1) == "month" else j), False
        if self.punct(j, "/") and not bare:
            return j + 1, True
        return None

    @staticmethod
    def _joins(first: Item, last: Item) -> bool:
        if first.kind == "daynumber":
            return last.kind in ("date", "daynumber", "quarter", "halfyear", "semester", "school_quarter")
        days = ("date", "month", "piece")
        return first.kind == last.kind or (first.kind in days and last.kind in days)

    def spans_at(self, i: int, *, month_known: bool = False) -> tuple[list[Span], int] | None:
        """A list: «сентябрь, январь», «12, 19 и 26 октября», «I, III кварталы», «Октябрь Май», «август – сентябрь,
        январь – февраль».
        """
        waiting: list[int] = []  # bare numbers that a later item will name: «I и II» of «I и II кварталы»
        spans: list[Span] = []
        j = end = i
        while True:
            j = self.skip(j, *_QUIET)
            found = self.span_at(j, month_known=month_known)
            if found:
                span, j = found
                kind = span.first.kind
                if kind in ("date", "quarter", "halfyear", "semester", "school_quarter"):
                    spans += [Span(_as_kind_of(Item("daynumber", number=n), span.first)) for n in waiting]
                    waiting = []
                elif waiting:
                    break
                spans.append(span)
                end = j
            else:
                number = self._bare_number_at(j)
                if not number or not self.separator_at(number[1]):
                    break
                waiting.append(number[0].number)
                j = number[1]
            after = self.separator_at(j)
            if after is None:
                if found and self._adjacent(spans, j):
                    continue
                break
            j = after
        return (spans, end) if spans else None

    def separator_at(self, i: int) -> int | None:
        j = i
        if self.punct(j, ",;"):
            j += 1
        if self.cls(j) in ("and", "or"):
            j += 1
        if j == i:
            return None
        if self.is_(j, "prep", "в", "на") and self.cls(j + 1) in ("month", "num", "ordinal", "date"):
            j += 1
        return j

    def _adjacent(self, spans: list[Span], i: int) -> bool:
        """Items on lines of their own, without commas: «декабрь январь март»."""
        following = self.item_at(i)
        return bool(following) and following[0].kind == spans[-1].first.kind and following[0].kind in ("month", "date")

    def weekdays_at(self, i: int) -> tuple[tuple[int, ...], int] | None:
        days, j = [], i
        while self.cls(j) == "weekday":
            days.append(self.value(j))
            after = self.separator_at(j + 1) or j + 1
            after = after + 1 if self.is_(after, "prep", "по", "в") else after
            if self.cls(after) != "weekday":
                return tuple(days), j + 1
            j = after
        return (tuple(days), j) if days else None


def _as_kind_of(item: Item, other: Item) -> Item:
    """A bare number named by its neighbour: «24» of «24-25.09.14», «II» of «II–III кварталы»."""
    if item.kind != "daynumber" or other.kind == "daynumber":
        return item
    if other.kind == "date":
        return Item("date", year=other.year, month=other.month, day=item.number, shift=other.shift)
    return Item(other.kind, year=other.year, number=item.number, shift=other.shift, second_year=other.second_year)


def leaves(spans: list[Span]) -> Iterator[Item]:
    for span in spans:
        yield span.first
        if span.last:
            yield span.last
