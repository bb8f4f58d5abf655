"""«Не реже 1 раза в квартал», «каждый четверг», «до 10 числа месяца, следующего за отчётным кварталом»."""

from dataclasses import replace

from artel.terms.chunks import Chunk, deadline_prefix_at
from artel.terms.items import Item, Items, Span
from artel.terms.resolve import Context
from artel.terms.term import Due, Offset, Term

_EVERY_UNITS = {"day", "week", "month", "quarter", "halfyear", "year", "semester", "school_quarter"}
_MONTHS_IN = {"quarter": 3, "halfyear": 6, "semester": 6, "year": 12}
_BAG = {
    "next",
    "previous",
    "reporting",
    "current",
    "planned",
    "each",
    "period",
    "datew",
    "ending",
    "civil",
    "school",
    "fiscal",
}


def frequency_at(p: Items, i: int) -> Chunk | None:
    """A rule of repetition without its due date."""
    at_least, at_most, j = _bound_at(p, i)
    found = (
        _word_at(p, j)
        or _times_at(p, j)
        or (_each_at(p, j) or _weekdays_at(p, j) or _by_units_at(p, j) if j == i else None)
    )
    if not found:
        return None
    term, last = found
    return Chunk("freq", i, last, replace(term, at_least=at_least or term.at_least, at_most=at_most or term.at_most))


def _bound_at(p: Items, i: int) -> tuple[bool, bool, int]:
    """«не реже (чем)» is at least, «не более» at most."""
    j = i
    if p.cls(j) == "not" and p.cls(j + 1) in ("rarer", "less", "oftener", "more"):
        least = p.cls(j + 1) in ("rarer", "less")
        j += 2
        k = j + 1 if p.punct(j, ",") else j
        return least, not least, k + 1 if p.cls(k) == "than" else j
    j = j + 1 if p.cls(j) == "other" and p.token(j).text == "как" else j
    if p.cls(j) in ("least", "most"):
        return p.cls(j) == "least", p.cls(j) == "most", j + 1
    if p.is_(i, "prep", "до"):
        counted = p.cardinal_at(i + 1)
        if counted and p.cls(counted[1]) == "raz":
            return False, True, i + 1
    return False, False, i


def _word_at(p: Items, j: int) -> tuple[Term, int] | None:
    if p.cls(j) == "freq":
        every, interval = p.value(j)
        return Term("recurring", every=every, interval=interval), j + 1
    if (
        p.is_(j, "prep", "через")
        and p.is_(j + 1, "unit", "day")
        and p.token(j + 1).text == "день"
        and p.cls(j + 2) in ("end", "punct")
    ):
        return Term("recurring", every="day", interval=2), j + 2
    return None


def _times_at(p: Items, j: int) -> tuple[Term, int] | None:
    """«1 раз в 2 месяца», «дважды в год», «раз в квартал», «2-3 раза в год», «1 раз/квартал»."""
    times, at_least = 1, False
    if p.cls(j) == "times_word":
        times, j = int(p.value(j)), j + 1
        j = j + 1 if p.cls(j) == "raz" else j
    else:
        counted = p.cardinal_at(j)
        if counted:
            times, j = counted
            following = p.cardinal_at(j + 1) if p.cls(j) in ("dash", "or") else None
            if following:
                at_least, j = True, following[1]
        if counted and p.cls(j) == "other":
            j = p.skip(j, "other")  # «не менее 4 заседаний в год»
        elif p.cls(j) != "raz":
            return None
        else:
            j += 1
    if p.punct(j, "/"):
        j += 1
    elif p.is_(j, "prep", "в", "за", "на"):
        j += 1
        if p.cls(j) == "during":
            j += 1
    else:
        return None
    per = _per_at(p, j)
    if not per:
        return None
    every, interval, last = per
    return Term("recurring", every=every, interval=interval, times=times, at_least=at_least), last


def _per_at(p: Items, j: int) -> tuple[str, int, int] | None:
    """The period of a rate: «квартал», «2 месяца», «каждом семестре», «учебном году», «полгода», «2-3 недели»."""
    j = p.skip(j, "each", "whole", "current")
    counted = p.cardinal_at(j)
    interval = 1
    if counted:
        interval, j = counted
        second = p.cardinal_at(j + 1) if p.cls(j) == "dash" else None
        j = second[1] if second else j
    j = p.skip(j, "school", "civil", "working")
    unit = p.value(j) if p.cls(j) == "unit" else None
    if unit == "decade":
        return "day", 10 * interval, j + 1
    return (unit, interval, j + 1) if unit in _EVERY_UNITS else None


def _each_at(p: Items, i: int) -> tuple[Term, int] | None:
    """«каждый понедельник», «каждые 2 недели», «в каждом квартале», «каждый второй вторник месяца», «последняя пятница
    месяца».
    """
    j = i + 1 if p.is_(i, "prep", "в", "на") else i
    opens = _month_piece_at(p, j)
    if opens:
        return opens
    if p.is_(j, "prep", "по") and p.cls(j + 1) in ("outcome", "ending") and p.cls(j + 2) == "each":
        j += 2
    elif p.is_(j, "prep", "после", "по") and p.cls(j + 1) == "each":
        j += 1
    if p.cls(j) != "each":
        return None
    j += 1
    days = p.weekdays_at(j)
    if days:
        return Term("recurring", every="week", times=1, weekday=days[0][0] if len(days[0]) == 1 else days[0]), days[1]
    ordinal = p.ordinal_at(j)
    if ordinal and isinstance(ordinal[0], int):
        if p.cls(ordinal[1]) == "weekday":
            weekday = p.value(ordinal[1])
            return Term("recurring", every="week", interval=ordinal[0], weekday=weekday), ordinal[1] + 1
        if p.cls(ordinal[1]) == "number":
            last = p.skip(ordinal[1] + 1, "each")
            return Term("recurring", every="month", due=Due(day=ordinal[0])), last + 1 if p.is_(
                last, "unit", "month"
            ) else ordinal[1] + 1
    per = _per_at(p, j)
    if per:
        return Term("recurring", every=per[0], interval=per[1]), per[2]
    return None


def _month_piece_at(p: Items, j: int) -> tuple[Term, int] | None:
    """A part of every month (or quarter…): «последняя неделя месяца», «первый понедельник каждого месяца», «конец
    каждого семестра».
    """
    start, each = j, False
    if p.cls(j) == "each":
        start, each = j + 1, True
    first = p.ordinal_at(start)
    both = p.separator_at(first[1]) if first else None
    piece = p.piece_at(start) or (p.piece_at(both) if both else None)
    if not piece:
        return None
    (name, number, *rest), k = piece
    if p.cls(k) == "each":
        k, each = k + 1, True
    k = p.skip(k, "reporting", "current")
    unit = p.value(k) if p.cls(k) == "unit" else None
    if (
        unit is None
        and (_inside_a_rule(p, j) or (name == "weekday" and not (each and number == 2)))
        and name in ("week", "weekday", "decade", "working_day")
        and p.cls(k) != "month"
    ):
        unit, k = "month", k - 1
    if unit not in _EVERY_UNITS or unit in ("day", "week"):
        return None
    if both and name in ("week", "weekday") and first:
        # «первый и третий вторник месяца»
        weekday = rest[0] if rest else None
        return Term("recurring", every=unit, times=2, due=Due(week=(first[0], number)), weekday=weekday), k + 1
    if name in ("start", "middle", "end") and not each:
        return None
    if name == "half" and unit != "month":
        return None
    due = {
        "week": Due(week=number),
        "weekday": Due(week=number),
        "decade": Due(decade=number),
        "day": Due(day=number),
        "working_day": Due(working_day=number),
        "half": Due(day=15 if number == 1 else "last"),
        "start": Due(decade=1),
        "middle": Due(decade=2),
    }.get(name)
    weekday = rest[0] if rest else None
    return Term("recurring", every=unit, due=due, weekday=weekday), k + 1


def _weekdays_at(p: Items, i: int) -> tuple[Term, int] | None:
    """«по пятницам», «по вторникам и четвергам»."""
    if not p.is_(i, "prep", "по"):
        return None
    days = p.weekdays_at(i + 1)
    if not days:
        return None
    return Term("recurring", every="week", times=1, weekday=days[0][0] if len(days[0]) == 1 else days[0]), days[1]


def _by_units_at(p: Items, i: int) -> tuple[Term, int] | None:
    """«по полугодиям», «по кварталам»."""
    plural = p.is_(i, "prep", "по") and p.cls(i + 1) == "unit" and p.token(i + 1).text.endswith(("ам", "ям"))
    if plural and p.value(i + 1) in _EVERY_UNITS:
        return Term("recurring", every=p.value(i + 1)), i + 2
    return None


# --- due dates inside a reporting period ------------------------------------------------------------------------------


def due_at(p: Items, i: int, context: Context) -> Chunk | None:
    """A day counted inside (or after) a reporting period, with the period it implies."""
    mode, j = deadline_prefix_at(p, i)
    if mode is None and p.is_(j, "prep", "в", "на"):
        j += 1
    j = p.skip(j, "approx")
    return _day_number_at(p, i, j, mode, context) or _year_qualified_at(p, i, j, mode)


def _day_number_at(p: Items, i: int, j: int, mode: str | None, context: Context) -> Chunk | None:
    each = p.cls(j) == "each"
    j = j + 1 if each else j
    until = mode in ("until", "before")
    found = p.ordinal_at(j)
    if p.is_(j, "prep", "с") and mode is None:
        # «с 20 по 25 число каждого месяца»: due by the later day.
        start = p.ordinal_at(j + 1)
        start_end = p.skip(start[1], "number") if start else 0
        if start and (p.is_(start_end, "prep", "по", "до") or p.cls(start_end) == "dash"):
            found = p.ordinal_at(start_end + 1)
            if not found or p.cls(found[1]) != "number":
                return None
    several = _several_days_at(p, j)
    if several:
        found = several
    if p.is_(j, "piece", "end") and until:
        due, k, loose = Due(day="last"), j + 1, True
    elif not found:
        return None
    elif several:
        due, k, loose = Due(day=several[0]), several[1] + 1, False
    elif p.cls(found[1]) == "number" and (found[0] == "last" or 1 <= int(found[0]) <= 31):
        due, k, loose = Due(day=found[0]), found[1] + 1, False
    elif p.cls(found[1]) == "working" and p.is_(found[1] + 1, "unit", "day"):
        due, k, loose = Due(working_day=found[0]), found[1] + 2, True
    elif p.is_(found[1], "unit", "day") and (found[0] == "last" or p.cls(j) == "ordinal"):
        due, k, loose = Due(day=found[0]), found[1] + 1, True
    else:
        return None
    bag = _bag_at(p, k)
    units = [p.value(n) for n in bag if p.cls(n) == "unit"]
    if p.cls(k) == "month" or (loose and set(units) <= {"year"} and not (not units and _inside_a_rule(p, i))):
        return None
    if context.month and due.day and set(units) <= {"month"} and all(p.cls(n) in ("unit", "current") for n in bag):
        return None  # «до 15 числа» under a month's heading is that month's day
    every, month_offset = _reporting(p, bag)
    last = bag[-1] + 1 if bag else k
    due = replace(due, month_offset=month_offset or None)
    times = len(several[0]) if several else None
    return Chunk(
        "due", i, last, Term("recurring", every=every, times=times, due=due, at_most=until), mode=mode or "exact"
    )


def _several_days_at(p: Items, j: int) -> tuple[tuple[int, ...], int] | None:
    """«10 и 25 числа», «до 10-го и до 25-го числа»: the days and the index of «числа»."""
    days: list[int] = []
    while True:
        found = p.day_at(j)
        if not found:
            return None
        days.append(found[0])
        if p.cls(found[1]) == "number" and len(days) > 1:
            return tuple(days), found[1]
        after = p.separator_at(p.skip(found[1], "number"))
        if after is None:
            return None
        j = p.skip(after, "prep")


def _inside_a_rule(p: Items, i: int) -> bool:
    """Whether the phrase has already said how often: then «последний рабочий день» needs no «месяца»."""
    return any(token.cls in ("freq", "raz", "each") for token in p.tokens[:i])


def _bag_at(p: Items, i: int) -> range:
    """The qualifiers of a reporting period, in any order: «месяца, следующего за отчётным кварталом»."""
    j = i
    while True:
        k = j + 1 if p.punct(j, ",") else j
        if p.is_(k, "prep", "за", "после"):
            k += 1
        elif p.is_(k, "prep", "по") and p.cls(k + 1) in ("ending", "outcome"):
            k += 2
            j = k
            continue
        if (
            p.cls(k) in _BAG
            or (
                p.is_(k, "unit")
                and p.value(k) in ("month", "quarter", "halfyear", "year", "semester", "week", "school_quarter")
            )
            or (p.cls(k) == "ordinal" and p.is_(k + 1, "unit", "month", "quarter", "year"))
        ):
            j = k + 1
        else:
            return range(i, j)


def _reporting(p: Items, bag: range) -> tuple[str | None, int]:
    """The reporting period a bag of qualifiers names, and how many months after its end the due month stands."""
    classes = [p.cls(n) for n in bag]
    units = [p.value(n) for n in bag if p.cls(n) == "unit"]
    every: str | None = next(
        (unit for unit in units if unit in ("quarter", "halfyear", "semester", "school_quarter", "year", "week")), None
    )
    if every is None and not ("period" in classes or "datew" in classes):
        every = "month"
    ordinal = next((p.value(n) for n in bag if p.cls(n) == "ordinal" and p.is_(n + 1, "unit", "month")), None)
    follows = "next" in classes or "ending" in classes or any(p.is_(n, "prep", "после") for n in bag)
    size = _MONTHS_IN.get(every or "", 1)
    if isinstance(ordinal, int):
        return every, ordinal if follows else ordinal - size
    if ordinal == "last":
        return every, size if follows else 0
    return every, 1 if follows else -1 if "previous" in classes else 0


def _year_qualified_at(p: Items, i: int, j: int, mode: str | None) -> Chunk | None:
    """«1 марта года, следующего за отчётным», «25 июля отчётного года», «в первом квартале года, следующего за
    отчётным».
    """
    found = p.item_at(j)
    if (
        not found
        or found[0].year is not None
        or found[0].shift is not None
        or found[0].kind not in ("date", "month", "quarter")
    ):
        return None
    item, k = found
    bag = _bag_at(p, k)
    classes = [p.cls(n) for n in bag]
    if "unit" not in classes and "reporting" not in classes:
        return None
    following, reporting = "next" in classes, "reporting" in classes or "planned" in classes
    anchor = next((n + 1 for n in bag if p.is_(n, "prep", "за") and n + 1 < bag.stop), None)
    at_most = mode in ("until", "before")
    due = replace(due_of(item), year_offset=1 if following else -1 if "previous" in classes else None)
    if anchor is not None and not reporting and p.cls(bag.stop) in ("other", "action", "document", "term", "ending"):
        last = len(p.tokens)
        term = Term(
            "relative", offset=Offset(after=p.phrase.cut(anchor, last).rstrip(" .,;)")), due=due, at_most=at_most
        )
        return Chunk("relative", i, last, term, mode=mode or "exact")
    if not (reporting or following or "each" in classes or "previous" in classes):
        return None
    return Chunk("due", i, bag.stop, Term("recurring", every="year", due=due, at_most=at_most), mode=mode or "exact")


def due_of(item: Item) -> Due:
    if item.kind == "quarter":
        return Due(quarter=item.number)
    return Due(month=item.month, day=item.day if item.kind == "date" else None)


def due_of_spans(spans: tuple[Span, ...], every: str | None) -> Due | None:
    """The dates of a phrase as the due dates of its rule: «ежегодно до 1 марта», «ежеквартально до 10 апреля, 10
    июля»; None where they bound it.
    """
    items = [span.first for span in spans] + [span.last for span in spans if span.last]
    if len(items) == 1 and every == "year" and items[0].kind in ("date", "month", "quarter") and items[0].year is None:
        return due_of(items[0])
    if all(item.kind == "date" and item.year is None for item in items) and (every == "year" or len(items) > 1):
        if any(span.last for span in spans) and every != "year":
            return None
        return Due(dates=tuple(f"{item.month:02}-{item.day:02}" for item in items))
    months = [item.month for item in items if item.kind == "month" and item.year is None]
    if len(months) == len(items) and not any(span.last for span in spans) and every in ("year", "halfyear", "semester"):
        return Due(month=tuple(months))
    return None
