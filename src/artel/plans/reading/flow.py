"""Tables whose cells flow line after line, as text extractors write them: find the header, the rows' numbers, the noise of page breaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from . import headings, phrases
from .columns import ROLES, role_of
from .solver import Atom, Slot, solve
from .tables import Cell, Grid, GridRow, Para, Source

# Phrases a header is made of, in the order they are tried at each place.
_PHRASES: tuple[tuple[str, str], ...] = (
    ("number", r"(?:№|n)\s*(?:п\s*[/.\\]?\s*п\.?|п\.п\.)?|п\s*/\s*п|номер(?:\s+п/п)?"),
    ("extra", r"отметк\w+(?:\s+об?\s+(?:выполнен\w+|исполнен\w+))?|подпис\w*(?:\s+\w+[-\w]*){0,2}|дата\s+выполнени\w+|задач\w+\s+(?:исполнител\w+|заказчик\w+)"),
    ("deadline", r"(?:плановы[ей]\s+)?(?:дат[аы]\s+(?:и|,)\s+(?:место|время)|срок\w*\s+(?:и|,)\s+(?:место|время)|дат[аы]|срок\w*|период\w*|время|когда|месяц|начало|оконч\w+|окночн\w+)"
                 r"\.?(?:\s*\(\s*[^)]{0,40}\))?(?:\s+(?:ис|вы)полн\w*(?:\s?ия)?|\s+провед\w*|\s+реализац\w*|\s+сдачи|\s+подготовк\w+|\s+мероприят\w+|\s+работ\w*)*"),
    ("result", r"(?:ожидаем\w+|планируем\w+|конечн\w+)\s+(?:результат\w*|итог\w*|эффект\w*)(?:\s+\w+(?:и[яй]|ти)\b)?|форм\w+\s+(?:завершени\w+|отч[её]т\w*|контрол\w+|представлени\w+|подведени\w+\s+итогов)|"
               r"вид\s+отч[её]тности|результат\w*(?:\s+(?:выполнения|реализации|деятельности))?|отч[её]тн\w+(?:\s+документ\w*)?|выход(?:\s+\w+)?|итог\w*(?:\s+документ\w*)?|индикатор\w*|показател\w+(?:\s+результат\w+)?"),
    ("executors", r"ответственн\w+(?:\s+исполнител\w+|\s+лиц\w*)?(?:\s+за(?:\s+\w+(?:ие|цию))?)?(?:\s*\([^)]{0,80}\))?|(?:со)?исполнител\w+|кто\s+(?:проводит|отвечает|исполняет)|организатор\w*"),
    ("title", r"(?:наименовани\w+|содержани\w+|перечень|названи\w+|тема\w*|вид\w*)(?:\s+(?:проводим\w+|основн\w+|планируем\w+))?(?:\s+(?:мероприят\w+|работ\w*|деятельност\w+|вопрос\w*|этап\w*|темы))?"
              r"(?:\s*[,/]\s*\w+)?|(?:основны\w+\s+|планируемы\w+\s+|проводимы\w+\s+)?мероприят\w+|этап\w*(?:\s+работ\w*)?|направлени\w+\s+(?:работ\w*|деятельности)|работ[аы]|вопросы?|действи\w+|событи\w+"),
    ("extra", r"мест[оа](?:\s+проведения)?|примечани\w+|участник\w*|категори\w+(?:\s+участников)?|класс\w*|групп[аы]|аудитори\w+|кол-?во\w*|количество(?:\s+\w+)?|"
              r"(?:потребно\w+\s+)?финансировани\w+(?:\s*\([^)]*\))?|длитель\W?ност\w*|объ[её]м\w*(?:\s+\w+)?|источник\w*(?:\s+\w+)?|контроль|направлени\w+|раздел|ц[еe]ль|форма(?:\s+проведения)?|стоимость"),
)  # fmt: skip
_HEADER = re.compile("|".join(f"(?P<r{n}>\\b(?:{pattern})(?!\\w))" if not pattern.startswith("(?:№") else f"(?P<r{n}>{pattern})"
                              for n, (_role, pattern) in enumerate(_PHRASES)), re.I)  # fmt: skip
_MAX_HEADER_LINES = 18
_NUMBERED = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){0,4})(\.|\)|(?=\s)|$)\s*(.*)")
_ROMAN = re.compile(r"(?:[IVXХ]{1,5}\.|(?:раздел|блок|модуль|направление)\s+(?:\d+|[IVXХ]+)\b)\s*\S", re.I)
_ROW_LIMIT = 3000


@dataclass
class _Line:
    index: int
    text: str
    blanks: int
    # A page number or a repeated header stood above: a row may go on here, column by column.
    page: bool = False


@dataclass
class _Header:
    first: int
    last: int
    slots: list[Slot]

    def order(self) -> tuple[str, ...]:
        return tuple(slot.role for slot in self.slots)


@dataclass
class _Mark:
    """A line that opens a row or a section."""

    number: str
    rest: str
    is_section: bool = False


@dataclass
class _Part:
    header: _Header
    lines: list[_Line] = field(default_factory=list)
    before: list[str] = field(default_factory=list)


def take_apart(raw: Sequence[str]) -> Source:
    """Answer paragraphs and grids; without a header of at least two known columns all lines are paragraphs."""
    lines = _lines(raw)
    source = Source()
    current: _Part | None = None
    loose: list[str] = []
    position = 0
    while position < len(lines):
        header = _header_at(lines, position)
        if header is None:
            if current:
                current.lines.append(lines[position])
            else:
                loose.append(lines[position].text)
            position += 1
            continue
        heading = _heading_above(current.lines) if current else []
        if current and not heading and header.order() == current.header.order():
            # The same header after a page break.
            position = header.last
            if position < len(lines):
                lines[position].page = True
            continue
        if current:
            current.lines = current.lines[: len(current.lines) - len(heading)]
            _emit(source, current)
            loose = [line.text for line in heading]
        current = _Part(header, before=loose)
        loose = []
        position = header.last
    if current:
        _emit(source, current)
    else:
        source.blocks += [Para(line) for line in loose]
    return source


def _lines(raw: Sequence[str]) -> list[_Line]:
    lines: list[_Line] = []
    blanks = 0
    for index, text in enumerate(raw, start=1):
        text = text.replace("\u00ad", "").replace("\u00a0", " ").replace("\ufeff", "")
        if text.strip() and not text.startswith("# source:"):
            lines.append(_Line(index, text.strip(" "), blanks))
            blanks = 0
        else:
            blanks += 1
    if sum(1 for line in lines if line.blanks) > 0.6 * len(lines):
        # A blank line after each line parts nothing.
        for line in lines:
            line.blanks = max(0, line.blanks - 1)
    return _without_page_numbers(lines)


def _without_page_numbers(lines: list[_Line]) -> list[_Line]:
    bare = [(n, int(line.text)) for n, line in enumerate(lines) if re.fullmatch(r"\d{1,3}", line.text.strip())]
    if not bare or any(b[1] != a[1] + 1 for a, b in zip(bare, bare[1:], strict=False)):
        return lines
    if any(b[0] - a[0] < 15 for a, b in zip(bare, bare[1:], strict=False)):
        return lines
    if len(bare) == 1 and bare[0][0] not in (0, len(lines) - 1):
        return lines
    dropped = {n for n, _number in bare}
    for n in dropped:
        if n + 1 < len(lines):
            lines[n + 1].page = True
    return [line for n, line in enumerate(lines) if n not in dropped]


def _header_at(lines: Sequence[_Line], start: int) -> _Header | None:
    """A header that begins with this line: lines made almost wholly of header phrases, that name two columns of a plan or more."""
    if not _HEADER.match(lines[start].text.strip()) or lines[start].text[:1].islower():
        return None
    taken: list[str] = []
    last = start
    for line in lines[start : start + _MAX_HEADER_LINES]:
        if _NUMBERED.match(line.text) or phrases.month_heading(line.text):
            break
        trial = " ".join([*taken, line.text.strip()])
        if len(trial) > 400 or _uncovered(trial) > 3 + 0.1 * len(trial):
            break
        taken.append(line.text.strip())
        last += 1
    while taken and _uncovered(" ".join(taken)) > 4 and _uncovered(" ".join(taken[:-1])) < _uncovered(" ".join(taken)):
        taken.pop()
        last -= 1
    if not taken:
        return None
    slots = _slots(" ".join(taken))
    roles = {slot.role for slot in slots}
    if "title" not in roles or not roles & {"deadline", "executors"} or len(slots) < 2:
        return None
    # Words of a header that no phrase of ours knows, but that name a column when taken alone, line by line.
    while last < len(lines) and len(slots) < 12 and _names_column(lines[last].text):
        slots.append(
            Slot(
                "extra" if (role := role_of(lines[last].text)[0]) in roles or role not in ROLES else role,
                phrases.squeeze(lines[last].text),
            )
        )
        roles.add(slots[-1].role)
        last += 1
    last += _counting(lines[last : last + len(slots) + 1], len(slots))
    # A plan's name has such words too; a header names no plan.
    if re.match(r"план\b", taken[0], re.I):
        return None
    return _Header(start, last, slots)


def _names_column(text: str) -> bool:
    words = len(text.split())
    return (
        words <= 5
        and not _NUMBERED.match(text)
        and not _ROMAN.match(text)
        and not text.isupper()
        and role_of(text)[1] >= 64
        and phrases.deadline_score(text) < 0.6
    )


def _counting(lines: Sequence[_Line], width: int) -> int:
    """How many lines after a header number its columns: «1 2 3 4 5» on one line or one under another."""
    if lines and re.fullmatch(r"1(?:\s+\d){2,9}", lines[0].text.strip()):
        return 1
    count = 0
    while count < len(lines) and lines[count].text.strip() == str(count + 1):
        count += 1
    return count if count >= max(2, width) else 0


def _uncovered(text: str) -> int:
    return len(re.sub(r"[\s\W\d]+", "", _HEADER.sub(" ", text)))


def _slots(text: str) -> list[Slot]:
    slots: list[Slot] = []
    for match in _HEADER.finditer(text):
        role = _PHRASES[int(next(name for name, value in match.groupdict().items() if value)[1:])][0]
        label = phrases.squeeze(match[0])
        if role == "number":
            if not slots:
                continue
            role = "extra"
        if slots and slots[-1].role == role and role == "deadline":
            slots[-1] = Slot(role, f"{slots[-1].label} {label}")
            continue
        if role != "extra" and any(slot.role == role for slot in slots):
            role = "extra"
        slots.append(Slot(role, label))
    return slots


def _heading_above(lines: Sequence[_Line]) -> list[_Line]:
    """The last lines before another header, when they name a plan of their own."""
    for back in range(min(6, len(lines)), 0, -1):
        tail = lines[-back:]
        if headings.is_plan_title([tail[0].text]) and (tail[0].blanks or tail[0].text.isupper()):
            return list(tail)
    return []


def _emit(source: Source, part: _Part) -> None:
    source.blocks += [Para(text) for text in part.before]
    slots = part.header.slots
    rows = [
        GridRow(
            (Cell(0, 1, "№"), *(Cell(n, 1, slot.label) for n, slot in enumerate(slots, start=1))),
            f"строка {part.header.first + 1}",
        )
    ]
    for found in solve(_atoms(part.lines, slots), slots):
        if found.section is not None:
            rows.append(GridRow((Cell(0, len(slots) + 1, found.section),), f"строка {found.line}"))
        else:
            cells = [Cell(0, 1, found.number or ""), *(Cell(n, 1, text) for n, text in enumerate(found.texts, start=1))]
            rows.append(GridRow(tuple(cells), f"строка {found.line}"))
        if len(rows) > _ROW_LIMIT:
            source.remarks.append(f"Прочитаны первые {_ROW_LIMIT} строк таблицы")
            break
    source.blocks.append(Grid(tuple(rows), len(slots) + 1))


# Rows' numbers


def _marks(lines: Sequence[_Line]) -> dict[int, _Mark]:
    """Tell lines that open rows and sections from numbered items inside cells."""
    found = []
    for n, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        if match and (not match[3] or re.match(r"[«\"(“]?[^\W\d_]", match[3])):
            depth = match[1].count(".") + 1
            if depth == 1 and not match[2] and match[3] and match[3][:1].islower():
                continue
            if phrases.deadline_score(line.text) >= 0.9 and not (
                (depth >= 2 and not match[3]) or (depth == 1 and match[2])
            ):
                continue
            found.append(_Numbered(n, tuple(int(part) for part in match[1].split(".")), match[1] + match[2], match[3]))
    if not found:
        return {}
    deep = [item for item in found if len(item.parts) >= 2]
    return _deep_marks(found, lines) if len(deep) >= 2 and len(deep) * 4 >= len(found) else _flat_marks(found, lines)


@dataclass(frozen=True)
class _Numbered:
    """A line that begins with a number, as printed."""

    at: int
    parts: tuple[int, ...]
    number: str
    rest: str


def _deep_marks(found: Sequence[_Numbered], lines: Sequence[_Line]) -> dict[int, _Mark]:
    """Rows are 1.1, 1.2, 2.1…; a plain number opens a section where the next row's first part changes."""
    marks: dict[int, _Mark] = {}
    previous: tuple[int, ...] = ()
    for order, item in enumerate(found):
        parts = item.parts
        if len(parts) >= 2:
            if not item.rest and not item.number.endswith(".") and not _follows(previous, parts):
                continue
            if (
                previous
                and parts[0] == previous[0]
                and len(parts) == len(previous)
                and not 0 <= parts[-1] - previous[-1] <= 5
            ):
                continue
            marks[item.at] = _Mark(item.number, item.rest)
            previous = parts
            continue
        following = next((other for other in found[order + 1 :] if len(other.parts) >= 2), None)
        if following is None:
            speaks = item.rest or (item.at + 1 < len(lines) and lines[item.at + 1].text[:1].isupper())
            if previous and parts[0] == previous[0] + 1 and speaks:
                marks[item.at] = _Mark(item.number, item.rest)
                previous = parts
            continue
        between = sum(1 for other in found[order + 1 :] if other.at < following.at)
        changes = not previous or following.parts[0] != previous[0]
        opens = parts[0] == following.parts[0] or following.parts[-1] == 1
        if changes and opens and not between and following.at - item.at <= 6:
            words = " ".join(line.text for line in lines[item.at : following.at])
            dated = (
                any(phrases.deadline_score(line.text) >= 0.9 for line in lines[item.at + 1 : following.at])
                and parts[0] == following.parts[0]
            )
            marks[item.at] = _Mark(item.number, item.rest, is_section=not dated and len(words) < 500)
    return marks


def _follows(previous: tuple[int, ...], parts: tuple[int, ...]) -> bool:
    """True when a number that stands alone on its line, and could be a date, is the next of its row."""
    if not previous:
        return parts == (1, 1)
    return (parts[:-1] == previous[:-1] and parts[-1] - previous[-1] in (0, 1, 2)) or (
        parts[-1] == 1 and parts[0] - previous[0] in (1, 2)
    )


def _flat_marks(found: Sequence[_Numbered], lines: Sequence[_Line]) -> dict[int, _Mark]:
    """Rows are 1, 2, 3… in order; a number out of order is an item inside a cell, unless a run goes on from it."""
    flat = [item for item in found if len(item.parts) == 1]
    alone = [item for item in flat if not item.rest]
    if len(alone) >= 3 and sum(
        1 for a, b in zip(alone, alone[1:], strict=False) if b.parts[0] == a.parts[0] + 1
    ) >= 0.8 * (len(alone) - 1):
        # Numbers stand on lines of their own: a number with words is an item of a list inside a cell.
        flat = alone
    elif flat and sum(1 for item in flat if not item.number.endswith((".", ")")) and not item.rest) > 0.5 * len(flat):
        # Bare figures out of order are days of a month.
        return {}
    marks: dict[int, _Mark] = {}
    expected = flat[0].parts[0] if flat else 1
    for order, item in enumerate(flat):
        value = item.parts[0]
        ahead = [other.parts[0] for other in flat[order + 1 : order + 3]]
        before = flat[order - 1].parts[0] if order else 0
        skips = value in (expected + 1, expected + 2) and value + 1 in ahead and expected not in ahead
        # Items inside a cell start from 1; a run that starts later is rows whose head is elsewhere.
        strays = value >= 2 and before != value - 1 and ahead == [value + 1, value + 2] and expected not in ahead
        restarts = value == 1 and expected > 2 and ahead[:1] == [2] and lines[item.at].blanks
        if value == expected or skips or strays or restarts:
            marks[item.at] = _Mark(item.number, item.rest)
            expected = value + 1
    return marks if len(marks) >= 2 else {}


# Atoms

_CLOSED_START = re.compile(
    r"(?<!\S)(?=(?:в\s+течени|в\s+соответстви|не\s+реже|не\s+позднее|ежемесячн|еженедельн|ежеквартальн|ежегодн|ежедневн|постоянн|систематическ|регулярн|до\s+\d|по\s+(?:мере|план|график|учебн|отдельн|согласован|необходим)|"
    r"согласно|раз\s+в|\d|[IVX]+\s|янв|фев|март|апр|ма[йя]\b|июн|июл|авг|сент|окт|нояб|дек|с\s+\d|перв|втор|трет|четв|весь|на\s+протяж|конец|начал|середин|при\s+необх))",
    re.I,
)


def _atoms(lines: Sequence[_Line], slots: Sequence[Slot]) -> list[Atom]:
    marks = _marks(lines)
    marks |= _roman_marks(lines, marks)
    months = _months(lines, marks, deadline_last=slots[-1].role == "deadline")
    atoms: list[Atom] = []
    pending: _Mark | None = None
    for n, line in enumerate(lines):
        mark = marks.get(n)
        text = mark.rest if mark else line.text
        gap = "page" if line.page else "blank" if line.blanks else "line"
        if mark:
            pending = mark
        if not text.strip():
            continue
        for piece_gap, piece in _pieces(text):
            atom = Atom(piece, piece_gap or gap, line.index, width=len(text))
            if pending:
                atom.number, atom.opens = pending.number, "section" if pending.is_section else "row"
                pending = None
            elif n in months:
                atom.opens = "month"
            atoms.append(atom)
    return atoms


def _roman_marks(lines: Sequence[_Line], marks: dict[int, _Mark]) -> dict[int, _Mark]:
    """Headings numbered «I.» or named «Раздел 2», not far above a numbered row."""
    return {
        n: _Mark("", line.text, is_section=True)
        for n, line in enumerate(lines)
        if n not in marks and _ROMAN.match(line.text) and phrases.deadline_score(line.text) < 0.6
        and any(at in marks for at in range(n + 1, n + 6))
    }  # fmt: skip


def _months(lines: Sequence[_Line], marks: dict[int, _Mark], *, deadline_last: bool) -> set[int]:
    """Lines that are headings of months, and not deadlines: right above a numbered row, or each month once and rows between."""
    found = [n for n, line in enumerate(lines) if n not in marks and phrases.month_heading(line.text)]
    if marks:
        above = {n for n in found if n + 1 in marks and (n == 0 or n - 1 not in marks)}
        # Where the deadline is the last cell of a row, a month above the next row is that deadline.
        return {n for n in above if lines[n].text.isupper() or n == 0} if deadline_last else above
    names = [phrases.month_heading(lines[n].text) for n in found]
    gaps = [b - a for a, b in zip(found, found[1:], strict=False)]
    honest = (
        len(found) >= 2
        and len(set(names)) == len(names)
        and all(lines[n].text[:1].isupper() for n in found)
        and sum(gaps) >= 5 * len(gaps)
    )
    return set(found) if honest else set()


def _pieces(text: str) -> list[tuple[str, str]]:
    """Cut a line where a cell may end: at wide spaces, around a deadline, before a capital letter. The gap of the first piece is ""."""
    cuts: dict[int, str] = {}
    for match in re.finditer(r"(?:\s{2,}|\t\s*)(?=\S)", text):
        if not re.fullmatch(r"\s*\d{1,2}[.)]", text[: match.start()]):
            cuts[match.end()] = "wide"
    reached = 0
    for match in _CLOSED_START.finditer(text):
        if match.start() < reached:
            continue
        length = phrases.deadline_length(text[match.start() :])
        if length >= 3:
            cuts.setdefault(match.start(), "space")
            end = match.start() + length
            while end > match.start() and text[end - 1 : end].isspace():
                end -= 1
            reached = end
            following = re.match(r"\s+", text[end:])
            if following and end < len(text):
                cuts.setdefault(end + following.end(), "space")
                reached = end + following.end()
        elif re.match(r"(?:в\s+соотв|согласно|по\s|не\s|при\s|до\s|с\s)", text[match.start() :], re.I):
            cuts.setdefault(match.start(), "space")
    for match in re.finditer(r"(?<=[^\W\d_.][\s,;)»”.]|[)»”]\s|\.\s)\s*(?=[«\"“]?[А-ЯЁA-Z])", text):
        if not re.search(r"(?:\b[А-ЯЁ]|\b(?:г|им|ул|д|с|п|ст|св|т)\.)\s*$", text[: match.end()].rstrip() or ""):
            if text[: match.end()][-1:].isspace() and not re.search(
                r"(?:^|\s)(?:по|в|на|для|с|о|и|при|из|от|до|к|за)\s+$", text[: match.end()], re.I
            ):
                cuts.setdefault(match.end(), "space")
    cuts.pop(0, None)
    places = [0, *sorted(place for place in cuts if 0 < place < len(text)), len(text)]
    out = []
    for start, end in zip(places, places[1:], strict=False):
        piece = text[start:end].strip()
        if not piece:
            continue
        if out and re.fullmatch(r"\d{1,2}[.)]", out[-1][1]):
            # The number of an item stays with its item.
            out[-1] = (out[-1][0], f"{out[-1][1]} {piece}")
        else:
            out.append((cuts.get(start, "") if out else "", piece))
    return out
