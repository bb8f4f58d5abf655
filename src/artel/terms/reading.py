"""A deadline phrase to a Term: chunks in order, then the reading that the strongest of them gives."""

from dataclasses import replace
from datetime import date

from artel.terms.anchored import agreement_at, external_at, loose_at, relative_at, whole_at
from artel.terms.chunks import Chunk, deadline_prefix_at, sentence_break_at
from artel.terms.frequency import due_at, due_of_spans, frequency_at
from artel.terms.items import Item, Items, Span, leaves
from artel.terms.resolve import Context, term_of
from artel.terms.school_year import SchoolYear
from artel.terms.term import Due, Term
from artel.terms.tokens import Phrase

_LONGEST = 600  # characters; a longer cell is not a deadline
_BESIDE_BARE_DAYS = frozenset(
    ("num ordinal dash punct and number prep weekday time not later earlier than term since inclusive approx").split()  # noqa: SIM905 -- a word list
)


def read_term(phrase: str, *, year: str | None, month: str | None = None) -> Term:
    """Read a Russian deadline phrase in the context of its plan.

    `year` is "2023/2024" (a school year), "2024" (a calendar year), "2024-2025" (several) or None; `month` is
    "2020-01" from a heading
    above the row. What cannot be read is a Term of kind `unknown` with the words kept. Never raises on any text.
    """
    words = phrase if isinstance(phrase, str) else ""
    if not words.strip() or len(words) > _LONGEST:
        return Term("unknown", words=words)
    return replace(_Reader(words, Context.parse(year, month)).read(), words=words)


class _Reader(Items):
    """One phrase with its context."""

    def __init__(self, words: str, context: Context) -> None:
        super().__init__(Phrase(words))
        self.context = context
        self._seen: dict[int, Chunk | None] = {}

    def read(self) -> Term:
        chunks, i = [], 0
        while i < len(self.tokens):
            if self.cls(i) == "except":
                break  # «ежемесячно, кроме июля»: what is left out is not a date of the rule
            chunk = self.chunk_at(i)
            if chunk:
                chunks.append(chunk)
                i = max(chunk.last, i + 1)
            else:
                i += 1
        return _composed(chunks, self.context)

    def chunk_at(self, i: int) -> Chunk | None:
        if i not in self._seen:
            self._seen[i] = None  # a construction cannot contain itself
            self._seen[i] = self._chunk_at(i)
        return self._seen[i]

    def _chunk_at(self, i: int) -> Chunk | None:
        agreed = agreement_at(self, i)
        if agreed is not None:
            return Chunk("unknown", i, agreed, Term("unknown"))
        external = external_at(self, i, self.chunk_at)
        if external:
            return external
        piece = self._piece_of_heading_at(i)
        if piece:
            return piece
        return (
            frequency_at(self, i)
            or due_at(self, i, self.context)
            or self._whole_at(i)
            or self._month_of_heading_at(i)
            or relative_at(self, i, self.chunk_at)
            or self._spans_at(i)
            or self._ongoing_at(i)
            or loose_at(self, i, self.chunk_at)
            or self._time_at(i)
            or (Chunk("then", i, i + 1, Term("unknown")) if self.cls(i) == "until_then" else None)
            or self._weekday_at(i)
        )

    # --- dates ---

    def _spans_at(self, i: int) -> Chunk | None:
        mode, j = deadline_prefix_at(self, i)
        if mode is None:
            mode = "exact"
            if self.is_(j, "prep", "в", "на", "за", "во") or self.cls(j) in ("during", "period"):
                k = j
                k = k + 1 if self.is_(k, "prep") else k
                k = self.skip(k, "during", "period", "whole")
                j = k
            elif self.is_(j, "prep", "по") and self.cls(j + 1) not in ("weekday",):
                mode, j = "until", j + 1
            elif self.is_(j, "prep", "после"):
                mode, j = "since", j + 1
        j = self.skip(j, "approx", "inclusive")
        hour = str(self.value(j)) if self.cls(j) == "time" and mode != "exact" else None  # «до 12:00 15 мая»
        j = j + 1 if hour else j
        if mode in ("before", "until") and self.is_(j, "piece", "end"):
            end_of = self._end_of_at(i, j + 1)
            if end_of:
                return end_of
        found = self.spans_at(j, month_known=self._only_numbers())
        if not found and mode == "exact":
            # «с 1 сентября», «начиная с октября»: open at the end
            k = j + 1 if self.cls(j) == "since" else j
            found = self.spans_at(k + 1, month_known=self._only_numbers()) if self.is_(k, "prep", "с") else None
            mode = "since"
        if not found:
            return None
        spans, last = found
        if mode in ("before", "until"):
            spans, last = self._more_until(spans, last)
        if not self._year_is_meant(spans, i, last):
            return None
        last = self._past_quiet(last)
        only = spans[0].first
        if (
            self.context.school
            and only.kind == "year"
            and only.second_year == (only.year or 0) + 1
            and not self.is_(last - 1, "unit")
        ):
            spans = [Span(Item("school_year", year=only.year))]  # «2023–2024» in a plan of a school year
        term = self._term_of(spans, mode)
        if term is None:
            return Chunk("unknown", i, last, Term("unknown"))  # a day that does not exist: «31 июня»
        return Chunk("spans", i, last, replace(term, time=hour), tuple(spans), mode)

    def _term_of(self, spans: list[Span], mode: str) -> Term | None:
        shifts = {item.shift for item in leaves(spans)}
        lone = spans[0].first if len(spans) == 1 and spans[0].last is None else None
        if not self.context.has_year and lone and lone.kind in ("date", "month", "quarter") and lone.year is None:
            at_most = mode in ("until", "before")
            if shifts == {1}:
                due = due_of_spans(tuple(spans), "year")
                return Term(
                    "recurring", every="year", due=replace(due, year_offset=1) if due else None, at_most=at_most
                )
            if shifts == {0} and lone.kind != "date":
                # «в декабре текущего года» of a standing rule: every year's December.
                plain = term_of(spans, mode, self.context, "")
                due = due_of_spans(tuple(spans), "year")
                return Term("recurring", every="year", due=due, at_most=at_most, alternatives=(plain,) if plain else ())
        return term_of(spans, mode, self.context, "")

    def _only_numbers(self) -> bool:
        """Bare days are dates only under a month's heading, and only where nothing else is said."""
        return self.context.month is not None and all(token.cls in _BESIDE_BARE_DAYS for token in self.tokens)

    def _more_until(self, spans: list[Span], last: int) -> tuple[list[Span], int]:
        """«до 15 сентября, до 15 января»: the same limit said again."""
        while True:
            after = sentence_break_at(self, last)
            mode, j = deadline_prefix_at(self, after) if after is not None else (None, last)
            found = self.spans_at(j) if mode in ("before", "until") else None
            if not found:
                return spans, last
            spans, last = spans + found[0], found[1]

    def _past_quiet(self, last: int) -> int:
        return self.skip(last, "inclusive")

    def _year_is_meant(self, spans: list[Span], first: int, last: int) -> bool:
        """A bare «2024» among other words may be anything; with «год», a preposition, or alone it is a year."""
        if any(span.first.kind not in ("year", "school_year") for span in spans):
            return True
        return (
            self.is_(last - 1, "unit", "year")
            or (first == 0 and last >= len(self.tokens))
            or self.cls(first) in ("during",)
        )

    def _end_of_at(self, i: int, j: int) -> Chunk | None:
        """«до конца октября», «до конца I квартала», «до конца учебного года»."""
        found = self.spans_at(j)
        if found and len(found[0]) == 1:
            term = self._term_of(found[0], "until")
            if term:
                return Chunk("spans", i, found[1], term, tuple(found[0]), "until")
            if found[0][0].first.kind in ("semester", "halfyear", "school_quarter"):
                return None
        school = self.cls(self.skip(j, "current")) == "school"
        k = self.skip(j, "current", "school", "civil", "fiscal")
        if self.cls(j) == "currentyear":
            k = j
        elif not self.is_(k, "unit", "year", "month") or (self.is_(k, "unit", "month") and not self.context.month):
            return None
        return Chunk("spans", i, k + 1, self._end_term(school=school, month=self.is_(k, "unit", "month")), (), "until")

    def _end_term(self, *, school: bool, month: bool) -> Term:
        if month and self.context.month:
            span = term_of([Span(_heading_item(self.context))], "until", self.context, "")
            if span:
                return span
        year = self.context.school
        if year:
            school_end, civil_end = (
                Term("date", end=year.end, at_most=True),
                Term("date", end=date(year.start_year, 12, 31), at_most=True),
            )
            return school_end if school else replace(civil_end, alternatives=(school_end,))
        if self.context.civil and not school:
            return Term("date", end=date(self.context.civil, 12, 31), at_most=True)
        if self.context.civil:
            return Term("date", end=date(self.context.civil, 8, 31), at_most=True)
        return Term("date", at_most=True, month_day="08-31" if school else "12-31")

    # --- the heading's month ---

    def _piece_of_heading_at(self, i: int) -> Chunk | None:
        """«последняя неделя месяца», «до конца месяца» under a month's heading."""
        if not self.context.month:
            return None
        j = i + 1 if self.is_(i, "prep", "в", "на") else i
        piece = self.piece_at(j)
        if (
            not piece
            or self.cls(piece[1]) == "month"
            or self.is_(piece[1], "unit", "quarter", "year", "halfyear", "semester")
        ):
            return None
        if self.cls(piece[1]) == "each" or not (
            self.is_(piece[1], "unit", "month") or piece[0][0] in ("week", "decade", "half", "weekday")
        ):
            return None
        item = replace(_heading_item(self.context), kind="piece", piece=piece[0])
        term = term_of([Span(item)], "exact", self.context, "")
        last = self.skip(piece[1], "unit")
        return Chunk("spans", i, last, term, (Span(item),)) if term else None

    def _month_of_heading_at(self, i: int) -> Chunk | None:
        """«в течение месяца» under a month's heading is that month (rule 6)."""
        if not self.context.month:
            return None
        j = i + 1 if self.is_(i, "prep", "в", "на") else i
        j = self.skip(j, "during", "whole", "current")
        if j == i or not self.is_(j, "unit", "month") or self.cls(j + 1) in ("prep", "next"):
            return None
        item = _heading_item(self.context)
        term = term_of([Span(item)], "exact", self.context, "")
        return Chunk("spans", i, j + 1, term, (Span(item),)) if term else None

    # --- the rest ---

    def _whole_at(self, i: int) -> Chunk | None:
        found = whole_at(self, i)
        if not found:
            return None
        which, shift, last = found
        if which == "ongoing":
            return Chunk(
                "ongoing", i, last, Term("ongoing", alternatives=(Term("school_year"),) if self.context.school else ())
            )
        if which == "school" or (which == "plan" and self.context.school):
            start = self.context.school.start_year + shift if self.context.school and shift else None
            year = SchoolYear(start) if start else None
            alternatives = (Term("year"),) if which == "plan" else ()
            term = Term(
                "school_year",
                start=year.start if year else None,
                end=year.end if year else None,
                alternatives=alternatives,
            )
        else:
            civil = self.context.civil + shift if self.context.civil and shift else None
            term = Term("year", start=date(civil, 1, 1) if civil else None, end=date(civil, 12, 31) if civil else None)
        return Chunk("whole", i, last, term)

    def _ongoing_at(self, i: int) -> Chunk | None:
        return Chunk("ongoing", i, i + 1, Term("ongoing")) if self.cls(i) == "ongoing" else None

    def _time_at(self, i: int) -> Chunk | None:
        j = self.skip(i, "prep")
        if self.cls(j) == "time":
            hours, k = [str(self.value(j))], j + 1
            after = self.skip(k, "dash", "prep")
            if after > k and self.cls(after) == "time":
                hours, k = [*hours, str(self.value(after))], after + 1
            return Chunk("time", i, k, Term("unknown", time=hours[0] if len(hours) == 1 else tuple(hours)))
        if j > i and self.cls(j) == "num" and self.is_(j + 1, "unit", "hour"):
            return Chunk("time", i, j + 2, Term("unknown", time=f"{self.value(j):02}:00"))
        return None

    def _weekday_at(self, i: int) -> Chunk | None:
        j = i + 1 if self.is_(i, "prep", "в") else i
        days = self.weekdays_at(j)
        if not days:
            return None
        return Chunk(
            "weekday",
            i,
            days[1],
            Term("recurring", every="week", times=1, weekday=days[0][0] if len(days[0]) == 1 else days[0]),
        )


def _heading_item(context: Context) -> Item:
    year, month = context.month or (0, 0)
    return Item("month", year=year, month=month)


# --- composing --------------------------------------------------------------------------------------------------------


def _composed(chunks: list[Chunk], context: Context) -> Term:
    """The strongest construction decides: a rule of repetition, then a date, then an event, then whatever stands
    first.
    """
    times = [chunk.term.time for chunk in chunks if chunk.kind == "time"]
    rules = [chunk for chunk in chunks if chunk.kind == "freq"]
    if rules:
        return _repeated(chunks, context)
    dues = [chunk for chunk in chunks if chunk.kind == "due"]
    if dues:
        return dues[0].term
    counted = [chunk for chunk in chunks if chunk.kind == "relative"]
    dated = [chunk for chunk in chunks if chunk.kind == "spans"]
    if counted and counted[0].term.offset and not counted[0].term.offset.anchor:
        # «после получения распоряжения, в течение 5 дней»
        event = next((chunk.term.offset.after for chunk in chunks if chunk.kind == "loose" and chunk.term.offset), None)
        if event:
            return replace(counted[0].term, offset=replace(counted[0].term.offset, after=event))
    if counted and not (dated and dated[0].first < counted[0].first):
        return counted[0].term
    if dated:
        term = _together(dated, context)
        return replace(term, time=times[0]) if times else term
    first = next(
        (chunk for chunk in chunks if chunk.kind in ("loose", "whole", "ongoing", "external", "unknown")), None
    )
    if first:
        return first.term
    weekday = next((chunk for chunk in chunks if chunk.kind == "weekday"), None)
    return weekday.term if weekday else Term("unknown")


def _repeated(chunks: list[Chunk], context: Context) -> Term:
    """A rule with the dates around it; a second rule of another period stands beside it in `also`."""
    groups: list[list[Chunk]] = [[]]
    rule: Chunk | None = None
    for chunk in chunks:
        if (
            chunk.kind == "freq"
            and rule is not None
            and (chunk.term.every, chunk.term.weekday) != (rule.term.every, rule.term.weekday)
        ):
            merged = _merged(rule.term, chunk.term)
            if merged is None:
                groups.append([])
        if chunk.kind == "freq":
            rule = chunk
        groups[-1].append(chunk)
    terms = [_rule(group, context) for group in groups]
    also = tuple(replace(term, at_most=term.at_most and term.due is None) for term in terms[1:])
    return replace(terms[0], also=also)


def _merged(first: Term, second: Term) -> Term | None:
    """«еженедельно по пятницам», «ежегодно, 2 раза в год»: one rule said twice; None for two rules."""
    if first.every == "month" and second.every == "week" and second.weekday:
        return replace(first, weekday=first.weekday or second.weekday)  # «2 раза в месяц по четвергам»
    if first.every != second.every:
        return None
    return replace(
        first,
        times=max(filter(None, (first.times, second.times)), default=None),
        interval=max(first.interval, second.interval),
        weekday=first.weekday or second.weekday,
        due=first.due or second.due,
        at_least=first.at_least or second.at_least,
        at_most=first.at_most or second.at_most,
    )


def _rule(chunks: list[Chunk], context: Context) -> Term:
    rules = [chunk.term for chunk in chunks if chunk.kind == "freq"]
    term = rules[0]
    for other in rules[1:]:
        term = _merged(term, other) or term
    for chunk in chunks:
        if chunk.kind == "due" and term.due is None:
            times = term.times or chunk.term.times
            term = replace(term, due=chunk.term.due, times=times, at_most=term.at_most or chunk.term.at_most)
        elif chunk.kind == "weekday" and term.weekday is None and term.every in ("week", "month"):
            term = replace(term, weekday=chunk.term.weekday)
        elif chunk.kind == "spans" and any(other.kind == "then" and other.first >= chunk.last for other in chunks):
            term = replace(term, start=chunk.term.start or chunk.term.end)  # «до 10 сентября, далее ежемесячно»
        elif chunk.kind == "spans" and term.due is None and term.start is None and term.end is None:
            term = _bounded(term, chunk)
        elif chunk.kind == "relative" and term.due is None:
            term = _after_period(term, chunk)
    return term


def _bounded(term: Term, chunk: Chunk) -> Term:
    due = due_of_spans(chunk.spans, term.every)
    if due:
        return replace(term, due=due, at_most=term.at_most or chunk.mode in ("until", "before"))
    if term.every == "year" and chunk.term.months:
        first, last = chunk.term.months[0], chunk.term.months[-1]
        months = tuple((first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1))
        return replace(term, due=Due(month=months))
    return replace(term, start=chunk.term.start, end=chunk.term.end, parts=chunk.term.parts)


def _after_period(term: Term, chunk: Chunk) -> Term:
    """«ежеквартально, в течение 5 рабочих дней после окончания квартала»: a day of the month that follows."""
    offset = chunk.term.offset
    if (
        offset is None
        or not offset.n
        or not offset.after
        or not offset.after.lower().startswith(("окончани", "завершени", "отчетн", "отчётн"))
    ):
        return term
    due = (
        Due(working_day=offset.n, month_offset=1) if offset.unit == "working_day" else Due(day=offset.n, month_offset=1)
    )
    return replace(term, due=due, at_most=True) if offset.unit in ("day", "working_day") and offset.n <= 31 else term


_FINENESS = {
    "date": 0,
    "piece": 1,
    "month": 2,
    "quarter": 3,
    "halfyear": 4,
    "semester": 4,
    "school_quarter": 3,
    "school_year": 5,
    "year": 5,
}


def _together(chunks: list[Chunk], context: Context) -> Term:
    """Several dates of one phrase: «не ранее … и не позднее …» is a range, «1 квартал 15 апреля» its finer part,
    others a list.
    """
    first = chunks[0]
    if len(chunks) == 1:
        return first.term
    modes = {chunk.mode for chunk in chunks}
    if modes == {"since", "until"} or modes == {"since", "before"}:
        start = next(chunk.term.start for chunk in chunks if chunk.mode == "since")
        end = next(chunk.term.end for chunk in chunks if chunk.mode != "since")
        return Term("range", start=start, end=end)
    fineness = [min((_FINENESS.get(item.kind, 0) for item in leaves(list(chunk.spans))), default=0) for chunk in chunks]
    if len(set(fineness)) > 1:
        return chunks[fineness.index(min(fineness))].term
    if len(modes) == 1 and all(chunk.spans for chunk in chunks):
        joined = term_of([span for chunk in chunks for span in chunk.spans], first.mode, context, "")
        return joined or first.term
    return first.term
