"""Deadlines that hang on something: an event («в течение 3 рабочих дней со дня…»), a document («по графику»), the
whole year.
"""

from collections.abc import Callable

from artel.terms.chunks import Chunk, deadline_prefix_at, sentence_break_at
from artel.terms.items import Items
from artel.terms.term import Offset, Term

_COUNTED_UNITS = {"hour", "day", "week", "month", "quarter", "year", "halfyear", "decade"}
_BARE_UNITS = {"hour", "day", "week", "month", "quarter"}
_NEED = Offset(after="необходимость")
Reads = Callable[[int], Chunk | None]


def relative_at(p: Items, i: int, reads: Reads) -> Chunk | None:
    """A counted distance from an event, or a bare one («в десятидневный срок»)."""
    mode, j = deadline_prefix_at(p, i)
    at_most, strict, lasting = mode in ("until", "before"), mode == "before", False
    counts_down = False
    if p.cls(j) == "not" and p.cls(j + 1) == "more":
        j, at_most = p.skip(j + 2, "than"), True
    if (
        p.cls(j) == "not"
        and p.cls(j + 1) in ("less", "rarer")
        and (p.is_(j + 2, "prep", "за") or p.is_(j + 3, "prep", "за"))
    ):
        j = p.skip(j + 2, "than")
        at_most = True
    if p.is_(j, "prep", "в", "на") and p.cls(j + 1) == "during":
        j, at_most = j + 2, True
    elif p.cls(j) == "during":
        j, at_most = j + 1, True
    elif p.is_(j, "prep", "через"):
        j, lasting = j + 1, True
    elif p.is_(j, "prep", "по") and p.is_(j + 1, "ending", "passed"):
        j, lasting = j + 2, True
    elif p.is_(j, "prep", "за"):
        j, counts_down = j + 1, True
    elif p.is_(j, "prep", "на", "в"):
        j += 1
    elif mode is None and j > i:
        at_most = True  # «срок – 5 дней»
    if p.is_(j, "prep", "до") and strict:
        j += 1
    quantity = _quantity_at(p, j, bare=j > i, lasting=lasting)
    if not quantity:
        return None
    n, unit, k, fixed = quantity
    direction = _direction_at(p, k)
    if direction is None:
        if mode == "until" and p.is_(j, "unit", "day") and p.cls(k) in ("other", "ending", "action"):
            # «не позднее дня проведения»: that very day
            last = anchor_end(p, k, reads)
            return Chunk(
                "relative",
                i,
                last,
                Term("relative", offset=Offset(0, "day", trimmed(p.phrase.cut(k, last))), at_most=True),
            )
        alone = i == 0 and k == len(p.tokens)
        bound = at_most or fixed or lasting or alone
        if counts_down or not bound or (mode == "before" and not fixed) or p.cls(k) in ("next", "document"):
            return None
        return Chunk(
            "relative",
            i,
            k,
            Term("relative", offset=Offset(n, unit), at_most=at_most or not (lasting or p.cls(j) == "next")),
        )
    before, anchor = direction
    if counts_down and not before:
        return None
    if before and not counts_down and not at_most and mode is None and not fixed:
        counts_down = True
    last = anchor_end(p, anchor, reads)
    words = trimmed(p.phrase.cut(anchor, last))
    if not words:
        return None
    cardinal = p.cls(j) in ("num", "cardinal") and j == i and p.token(k - 1).text != "день"
    offset = Offset(n, unit, before=words) if before else Offset(n, unit, after=words)
    return Chunk(
        "relative",
        i,
        last,
        Term("relative", offset=offset, at_most=at_most or fixed or cardinal, at_least=mode == "since"),
    )


def _quantity_at(p: Items, j: int, *, bare: bool, lasting: bool) -> tuple[int, str, int, bool] | None:
    """(n, unit, next index, whether it is a term by itself: «в трёхдневный срок»)."""
    number = p.cardinal_at(j)
    k = p.skip(number[1], "dash") if number else j
    if p.cls(k) == "duration":
        own, unit = p.value(k)
        n = number[0] if number else own if own is not None else 1
        k = p.skip(k + 1, "working")
        return (n, unit, k + 1, True) if p.cls(k) == "term" else None
    if not number and p.cls(j) == "next":
        k = p.skip(j + 1, "working")
        if p.is_(k, "unit", "day"):
            return 1, "working_day" if k > j + 1 else "day", k + 1, False
        return None
    if (
        not number
        and p.cls(j) == "ordinal"
        and p.value(j) == 1
        and p.cls(j + 1) == "working"
        and p.is_(j + 2, "unit", "day")
    ):
        return 1, "working_day", j + 3, False
    working = False
    k = number[1] if number else j
    while p.cls(k) in ("working", "civil", "school"):
        working, k = working or p.cls(k) == "working", k + 1
    unit = p.value(k) if p.cls(k) == "unit" else None
    text = p.token(k).text if unit else ""
    if unit not in _COUNTED_UNITS or not (
        number or (bare and (unit in _BARE_UNITS or text in ("полгода", "полугода") or (lasting and unit == "year")))
    ):
        return None
    if number and unit in ("quarter", "halfyear") and not text.endswith(("ов", "ий")):
        return None  # «в течение 2 квартала» is the second quarter, «двух кварталов» a length
    n = number[0] if number else 1
    if (
        not number
        and unit == "day"
        and not working
        and p.punct(k + 1, ",")
        and p.cls(k + 2) == "next"
        and p.is_(k + 3, "prep", "за")
    ):
        return 1, "day", k + 1, False
    name = {"halfyear": "month", "decade": "day"}.get(unit, unit)
    factor = {"halfyear": 6, "decade": 10}.get(unit, 1)
    return n * factor, "working_day" if working and unit == "day" else name, k + 1, False


def _direction_at(p: Items, k: int) -> tuple[bool, int] | None:
    """Whether the distance runs before its anchor, and where the anchor begins."""
    j = k + 1 if p.punct(k, ",") else k
    if p.cls(j) == "next" and p.is_(j + 1, "prep", "за"):
        return False, j + 2
    if p.is_(k, "prep", "после") or (p.is_(k, "prep", "с", "от") and p.cls(k + 1) != "num"):
        return False, k + 1
    if p.is_(k, "prep", "по") and p.cls(k + 1) in ("ending", "outcome"):
        return False, k + 1
    if p.is_(k, "prep", "до") or p.is_(k, "prep", "перед"):
        return True, k + 1
    return None


def anchor_end(p: Items, i: int, reads: Reads) -> int:
    """Where an anchor ends: at the end of the phrase, or where another construction begins after a break."""
    for j in range(i, len(p.tokens)):
        if p.punct(j, ";"):
            return j
        if j > i and p.is_(j, "prep", "до"):
            limit = reads(j)
            if limit and limit.kind == "spans" and limit.last == len(p.tokens):
                return j  # «с даты подписания до 31.12.2024»
        after = sentence_break_at(p, j)
        if after is not None and after < len(p.tokens) and j > i and p.cls(j) != "dash":
            chunk = reads(after)
            if chunk and (
                chunk.kind in ("freq", "due", "relative", "whole", "ongoing")
                or (
                    chunk.kind == "spans"
                    and (chunk.mode != "exact" or (p.punct(j, ",") and chunk.last == len(p.tokens)))
                )
            ):
                return j
    return len(p.tokens)


def trimmed(words: str) -> str:
    """An anchor without the punctuation that followed it."""
    words = words.rstrip(" .,;:(-–—")
    return words if words.count("(") >= words.count(")") else words.rstrip(" .,;:)")


def loose_at(p: Items, i: int, reads: Reads) -> Chunk | None:
    """A relation to an event without a number: «до начала ГИА», «по окончании практики», «в период каникул», «по мере
    необходимости».
    """
    need = _need_at(p, i)
    if need:
        return need
    mode, j = deadline_prefix_at(p, i)
    offset, anchor, at_most = None, j, False

    if mode in ("before", "until") and p.cls(j) in (
        "other",
        "piece",
        "ending",
        "school",
        "holidays",
        "season_of",
        "moment",
        "datew",
        "action",
        "document",
        "unit",
        "term",
    ):
        name, at_most = "before", True
    elif p.is_(i, "prep", "перед"):
        name, anchor = "before", i + 1
    elif (
        p.is_(i, "prep", "после")
        or (p.is_(i, "prep", "при") and p.cls(i + 1) in ("other", "document", "ending", "action"))
        or (p.is_(i, "prep", "по") and p.cls(i + 1) in ("ending", "outcome"))
    ):
        name, anchor = "after", i + 1
    elif (p.is_(i, "prep", "по") and p.cls(i + 1) == "measure") or (p.is_(i, "prep", "в") and p.cls(i + 1) == "case"):
        name, anchor = "after", i + 2
    elif p.is_(i, "prep", "с", "от") and (
        p.cls(i + 1) in ("moment", "datew", "piece", "ending") or p.is_(i + 1, "unit", "day")
    ):
        name, anchor, offset = "after", i + 1, (0, "day")
    elif p.is_(i, "prep", "в", "на") and p.is_(i + 1, "unit", "day") and p.token(i + 1).text == "день":
        name, anchor, offset = "after", i + 2, (0, "day")
    elif p.cls(i) == "eve":
        name, anchor, offset = "before", i + 1, (1, "day")
    elif p.cls(i) == "instantly" and p.is_(i + 1, "prep", "после", "по", "с"):
        name, anchor, offset = "after", i + 2, (0, "day")
    else:
        during = _during_at(p, i)
        if during is None:
            return (
                Chunk("loose", i, i + 1, Term("relative", offset=Offset(0, "day"))) if p.cls(i) == "instantly" else None
            )
        name, anchor = "during", during
    last = anchor_end(p, anchor, reads)
    words = trimmed(p.phrase.cut(anchor, last))
    if not words:
        return None
    n, unit = offset or (None, None)
    return Chunk("loose", i, last, Term("relative", offset=Offset(n, unit, **{name: words}), at_most=at_most))


def _need_at(p: Items, i: int) -> Chunk | None:
    """On demand: no schedule at all."""
    j = i
    if p.is_(j, "prep", "по", "при", "в"):
        j = p.skip(j + 1, "measure", "case", "arising")
        if p.cls(j) == "need":
            return Chunk("loose", i, j + 1, Term("relative", offset=_NEED, on_demand=True))
        if p.is_(i, "prep", "по") and p.cls(i + 1) == "request":
            last = len(p.tokens)
            return Chunk(
                "loose",
                i,
                last,
                Term("relative", offset=Offset(after=trimmed(p.phrase.cut(i + 1, last))), on_demand=True),
            )
    return None


def _during_at(p: Items, i: int) -> int | None:
    """Where the anchor of «в период …», «во время …», «в ходе …», «в течение …», «на каникулах» begins."""
    if p.is_(i, "prep", "в", "на") and p.cls(i + 1) in ("period", "time_word", "course", "during"):
        return i + 2 if p.cls(i + 2) not in ("end", "punct") else None
    if p.is_(i, "prep", "в") and p.is_(i + 1, "unit", "day") and p.token(i + 1).text in ("дни", "днях"):
        return i + 2
    if p.cls(i) == "during":
        return i + 1
    j = i + 1 if p.is_(i, "prep", "в", "на", "к") else i
    if p.cls(j) == "piece" and p.is_(p.skip(j + 1, "school", "civil", "current", "next", "num", "ordinal"), "unit"):
        return j  # «в конце семестра»
    if p.cls(j) == "term" and p.token(j).text == "сроки" and p.cls(j + 1) == "other" and j > i:
        return j + 1  # «в сроки приёмной кампании»
    if i == 0 and p.cls(i) == "period" and p.cls(i + 1) in ("other", "action"):
        return i + 1
    if p.cls(j) == "frame":
        return j + 1
    if p.cls(j) == "holidays" or (p.cls(j) in ("other", "season_of") and p.cls(j + 1) == "holidays"):
        return j
    return None


# --- the whole year ---------------------------------------------------------------------------------------------------


def whole_at(p: Items, i: int) -> tuple[str, int, int] | None:
    """("school" | "civil" | "plan" | "ongoing", shift of years, next index): «в течение учебного года», «в т.г.»,
    «весь период».
    """
    j, said = i, False
    if p.is_(j, "prep", "в", "на", "за"):
        j += 1
        said = p.cls(j) in ("current", "next", "currentyear") or p.is_(i, "prep", "за")
    if p.cls(j) == "during":
        j, said = j + 1, True
    if p.cls(j) == "whole":
        j, said = j + 1, True
    said = said or len(p.tokens) == 1
    k = p.skip(j, "school")
    if j > i and p.cls(j - 1) == "whole" and (p.cls(j) == "time_word" or (k > j and p.cls(k) == "period")):
        return "ongoing", 0, k + 1
    if p.cls(j) in ("period", "term") and said:
        if p.cls(j) == "term" or p.cls(j - 1) == "whole":
            return ("ongoing", 0, len(p.tokens)) if p.cls(j - 1) == "whole" else None
        return None
    if p.cls(j) == "currentyear" and (said or j > i or len(p.tokens) == 1):
        return "plan", 0, j + 1
    shift, which = 0, "plan"
    while p.cls(j) in ("current", "next", "school", "civil", "fiscal"):
        shift = 1 if p.cls(j) == "next" else shift
        which = {"school": "school", "civil": "civil"}.get(p.cls(j), which)
        said = said or p.cls(j) in ("school", "civil")
        j += 1
    if said and p.is_(j, "unit", "year"):
        return which, shift, j + 1
    return None


# --- documents --------------------------------------------------------------------------------------------------------


def external_at(p: Items, i: int, reads: Reads) -> Chunk | None:
    """A deadline that another document sets; the preposition is dropped, the wording kept."""
    start = _document_at(p, i)
    if start is None:
        return None
    last = _external_end(p, start, reads)
    words = trimmed(p.phrase.cut(start, last))
    return Chunk("external", i, last, Term("by_external_document", external=words)) if words else None


def _document_at(p: Items, i: int) -> int | None:
    if p.is_(i, "prep", "в") and p.cls(i + 1) == "accord":
        return p.skip(i + 2, "prep")
    if p.cls(i) == "according":
        return p.skip(i + 1, "prep")
    if p.is_(i, "prep", "на", "в") and p.cls(i + 1) in ("ground", "fulfilment"):
        return i + 2
    j = i + 1 if p.is_(i, "prep", "в") else i
    if p.cls(j) == "term" and p.punct(j + 1, ",") and p.cls(j + 2) == "settled" and p.cls(j + 3) != "end":
        return j
    if p.cls(j) == "term" and p.cls(j + 1) == "settled" and p.cls(j + 2) in ("document", "other"):
        return j
    if p.is_(i, "prep", "по", "согласно"):
        for k in range(i + 1, min(i + 6, len(p.tokens))):
            if p.cls(k) == "document":
                return i + 1
            if p.cls(k) not in (
                "other",
                "settled",
                "school",
                "civil",
                "freq",
                "schedule_word",
                "working",
                "dash",
                "current",
                "duration",
                "planned",
            ):
                return None
        return None
    return i if i == 0 and p.cls(i) == "document" else None


def _external_end(p: Items, i: int, reads: Reads) -> int:
    """Where a document's name ends: a date may stand inside it («приказу от 01.02.2024»), a rule or a limit may follow
    it.
    """
    for j in range(i + 1, len(p.tokens)):
        if p.punct(j, ";"):
            return j
        after = sentence_break_at(p, j)
        if after is not None and p.cls(j) not in ("dash", "and") and after < len(p.tokens):
            chunk = reads(after)
            if chunk and chunk.kind in ("freq", "due", "relative", "whole", "ongoing", "spans"):
                return j
        if p.cls(j - 1) not in ("prep", "punct") and p.cls(j) in ("freq", "prep", "not", "raz", "ongoing"):
            chunk = reads(j)
            limit = (
                chunk is not None
                and chunk.kind in ("spans", "due")
                and (chunk.mode in ("before", "until") or _is_range(chunk))
            )
            if chunk and (limit or chunk.kind in ("freq", "whole", "ongoing")):
                return j
    return len(p.tokens)


def _is_range(chunk: Chunk) -> bool:
    return bool(chunk.spans and chunk.spans[0].last)


def agreement_at(p: Items, i: int) -> int | None:
    """«по согласованию», «по назначению», «в установленном порядке»: nothing to read; the index after."""
    if p.is_(i, "prep", "по"):
        j = p.skip(i + 1, "other") if p.cls(i + 2) == "agreement" else i + 1
        return j + 1 if p.cls(j) == "agreement" else None
    if p.cls(i) == "agreement":
        return i + 1
    j = i + 1 if p.is_(i, "prep", "в") else i
    settled = p.cls(j) in ("settled", "working", "other")
    if settled and p.cls(j + 1) in ("order", "document") and p.token(j + 1).text in ("порядке", "режиме") and j > i:
        return j + 2
    return j + 2 if p.cls(j) == "settled" and p.cls(j + 1) == "term" and p.cls(j + 2) in ("end", "punct") else None
