"""From paragraphs and grids to the rows of a plan: headings, sections, months, merged and broken rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from . import columns, headings, phrases
from .columns import Column, Header
from .model import ReadPlan, ReadRow
from .tables import Cell, Grid, GridRow, Para, Source

_ROMAN_OR_WORD = re.compile(r"(?:раздел|блок|модуль|направление|глава|часть|[IVX]{1,5}[.)]?\s)", re.I)


@dataclass
class _Draft:
    """A row being put together: pieces by role, a level of number, and where it stands."""

    section: str | None
    month: tuple[int, int | None] | None
    place: str
    parts: dict[str, str] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    # The heading of the table the row came from: its section where the document has several plans.
    group: str | None = None

    def text(self, role: str) -> str:
        return self.parts.get(role, "")

    def append(self, other: "_Draft") -> None:
        for role, text in other.parts.items():
            mine = self.parts.get(role, "")
            if text and text != mine:
                self.parts[role] = f"{mine}\n{text}" if mine else text
        for label, text in other.extra.items():
            mine = self.extra.get(label, "")
            if text and text != mine:
                self.extra[label] = f"{mine}\n{text}" if mine else text


class Assembler:
    """Walks the blocks of a document once and keeps what it has learnt so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.drafts: list[_Draft] = []
        self.remarks = list(source.remarks)
        self.header: Header | None = None
        self.grid: Grid | None = None
        self.section: str | None = None
        self.heading: str | None = None
        self.month: tuple[int, int | None] | None = None
        self.labels: dict[str, str] = {}
        self.before: list[str] = []
        self.front: list[str] = []
        self.tables = 0
        self.headings_of_tables = 0
        self.sections: list[str] = []

    def run(self) -> ReadPlan:
        """Answer the plan; rows may be empty."""
        for block in self.source.blocks:
            if isinstance(block, Para):
                text = phrases.squeeze(block.text)
                if text:
                    self.before.append(text)
                    if not self.drafts:
                        self.front.append(text)
            else:
                self._table(block)
        return self._finish()

    # Tables

    def _table(self, grid: Grid) -> None:
        self.tables += 1
        name = grid.name or f"Таблица {self.tables}"
        start, taken = 0, False
        first = columns.find_header(grid)
        carried = self.header and self.grid and columns.carried_over(self.header, self.grid, grid)
        if carried and not self._suits(grid.rows[: first.first if first else None], carried):
            carried = None
        if carried and (first is None or first.first > 0) and not headings.is_plan_title(self.before):
            # The page break fell inside the table: what stands above the next header still belongs to the earlier one.
            stop = first.first if first else len(grid.rows)
            body = list(grid.rows[:stop])
            if not first or self._belongs(body, carried):
                self._body(body, carried, grid, continues=True)
                start, taken = stop, True
                if not first:
                    self.before = []
                    return
        header = first or (None if taken else columns.by_contents(grid))
        if header is None:
            if not taken and self._matrix(grid):
                return
            if not taken:
                self.remarks.append(f"{name} пропущена: в ней нет мероприятий")
                self._as_paragraphs(grid.rows)
            return
        while header is not None:
            self._as_paragraphs(grid.rows[start : header.first])
            following = columns.find_header(grid, header.last) if header.last else None
            stop = following.first if following else len(grid.rows)
            continues = self._open(header, grid)
            self._body(list(grid.rows[header.last : stop]), header, grid, continues=continues)
            start, header = stop, following

    def _suits(self, rows: Sequence[GridRow], header: Header) -> bool:
        """False for signatures and lists under a plan: no column for deadlines, or other things in it."""
        if self.header and self.header.of("deadline") and not header.of("deadline"):
            return False
        good = bad = 0
        for row in rows:
            number = phrases.number_of(self._cell_text(row, header, "number"))
            deadline = phrases.join_lines(self._cell_text(row, header, "deadline"))
            if number or phrases.deadline_score(deadline, bare_days=True) >= 0.6:
                good += 1
            elif not phrases.is_blank(deadline):
                bad += 1
        return good >= bad

    def _matrix(self, grid: Grid) -> bool:
        """Read a table with months for columns: what stands under a month is to be done in it."""
        storeys = [
            {c.column: phrases.squeeze(c.text) for c in row.filled if phrases.month_heading(c.text)}
            for row in grid.rows[:4]
        ]
        start = next((n for n, found in enumerate(storeys) if len(found) >= max(3, len(grid.rows[n].filled) - 2)), None)
        if start is None:
            return False
        months = storeys[start]
        self.labels.setdefault("deadline", " / ".join(months.values()))
        for row in grid.rows[start + 1 :]:
            aside = phrases.join_lines(" ".join(c.text for c in row.cells if c.column < min(months)))
            for cell in row.filled:
                if cell.column in months and not cell.continued:
                    label = months[cell.column]
                    parts = {"title": cell.text, "deadline": label}
                    self.drafts.append(
                        _Draft(aside or None, phrases.month_heading(label), row.place, parts, group=self.heading)
                    )
        self.before = []
        return True

    def _belongs(self, body: list[GridRow], header: Header) -> bool:
        """Rows above a header are a continuation when some fill two columns of the plan, and prose otherwise."""
        return any(len({c.column for c in row.filled}) >= 2 for row in body) and bool(header.columns)

    def _as_paragraphs(self, rows: tuple[GridRow, ...] | list[GridRow]) -> None:
        for row in rows:
            text = phrases.join_lines(" ".join(cell.text for cell in row.filled if not cell.continued))
            if text:
                self.before.append(text)
                if not self.drafts:
                    self.front.append(text)

    def _open(self, header: Header, grid: Grid) -> bool:
        """Begin a table, or go on with the one above when only its header is printed again: then True."""
        same = self.header is not None and self.header.labels() == header.labels() and bool(header.labels())
        heading = headings.heading_before(self.before, first=not self.drafts)
        if not (same and heading is None):
            # A table of its own starts anew; the same header after a page break goes on.
            self.section, self.month = None, None
            self.heading = heading
        if heading is not None:
            month = phrases.month_heading(heading)
            if month:
                self.month, self.section = month, heading
        for role, label in header.labels().items():
            if label:
                self.labels.setdefault(role, label)
        self.header, self.grid, self.before = header, grid, []
        return same and heading is None

    def _body(self, body: list[GridRow], header: Header, grid: Grid, *, continues: bool) -> None:
        self.header, self.grid = header, grid
        numbers = [phrases.number_of(self._cell_text(row, header, "number")) for row in body]
        numbered = bool(header.of("number")) and sum(1 for n in numbers if n) * 2 >= len([r for r in body if r.filled])
        busy = [
            row for row in body if any(self._cell_text(row, header, role).strip() for role in ("deadline", "executors"))
        ]
        dense = len(busy) >= 2 and len(busy) >= 0.5 * len([row for row in body if row.filled])
        belows: list[str | None] = [None] * len(body)
        for index in range(len(body) - 2, -1, -1):
            belows[index] = numbers[index + 1] or belows[index + 1]
        for index, row in enumerate(body):
            if not row.filled:
                continue
            below = belows[index]
            broken = continues and index == 0
            heading = self._heading(row, header, numbers[index], below, numbered=numbered and not broken)
            if heading is None and dense and not broken and index + 1 < len(body):
                heading = self._lonely(row, header)
            if heading is not None:
                self._enter(heading)
                continue
            draft = self._draft(row, header)
            if self._goes_on(row, draft, header, numbered=numbered, broken=broken):
                self.drafts[-1].append(draft)
                continue
            if not draft.text("title") and not draft.text("deadline"):
                if self.drafts and not draft.text("number"):
                    self.drafts[-1].append(draft)
                continue
            self.drafts.append(draft)
        self.before = []

    def _cell_text(self, row: GridRow, header: Header, role: str) -> str:
        for column in header.of(role):
            cell = row.at(column.start)
            if cell and not cell.continued:
                return cell.text
        return ""

    # Rows

    def _heading(
        self, row: GridRow, header: Header, number: str | None, below: str | None, *, numbered: bool
    ) -> str | None:
        """Answer the words of a section row, None for any other row."""
        filled = [cell for cell in row.filled if not cell.continued]
        if not filled or len(filled) != len([c for c in row.filled if not self._is_side(c, header)]):
            return None
        text = phrases.join_lines(" ".join(cell.text for cell in filled))
        covered = [self._covered(cell, header) for cell in filled]
        main = {"title", "executors", "deadline", "result"}
        if len(filled) == 1:
            if len(covered[0]) >= 2 and ("title" in covered[0] or len(row.cells) == 1 or len(covered[0] & main) >= 2):
                return text
            if phrases.month_heading(text):
                return text
            if covered[0] == {"number"} and len(text) > 12 and not phrases.number_of(text):
                return text
        if len(filled) == 2 and number and covered[0] == {"number"}:
            if len(covered[1] & main) >= 2:
                return text
            if covered[1] == {"title"} and below and below.startswith(f"{number.rstrip('.')}."):
                return text
            if covered[1] == {"title"} and re.fullmatch(r"[IVXХ]+", number):
                return text
        if len(filled) == 1 and covered[0] <= {"title", "section"} and len(header.columns) > 2:
            if _ROMAN_OR_WORD.match(text) or (text.isupper() and len(text) > 3):
                return text
            # Alone in the title column of a numbered table: a heading, unless the row above is cut by the page.
            if numbered and not number and text[:1].isupper() and below and not self._unfinished(header):
                return text
            split = phrases.split_heading(text)[0]
            if split and below and below.startswith(f"{split}."):
                return text
        return None

    def _lonely(self, row: GridRow, header: Header) -> str | None:
        """A title alone, where nearly every row says when or who: a heading without numbers or merges."""
        if len(row.filled) != 1 or row.filled[0].continued or self._covered(row.filled[0], header) != {"title"}:
            return None
        text = phrases.join_lines(row.filled[0].text)
        return text if text[:1].isupper() and len(text.split()) <= 12 and not self._unfinished(header) else None

    def _is_side(self, cell: Cell, header: Header) -> bool:
        return cell.continued and self._covered(cell, header) <= {"section", "extra", "number"}

    def _columns_under(self, cell: Cell, header: Header) -> list[Column]:
        """Columns that the cell covers by half, else the one it covers most: rulings of two rows need not meet."""
        edges = self.grid.edges if self.grid and self.grid.edges else tuple(range(1000))
        shares = []
        for column in header.columns:
            common = (
                edges[min(cell.end, column.end)] - edges[max(cell.column, column.start)]
                if cell.column < column.end and column.start < cell.end
                else 0
            )
            shares.append((common / max(edges[column.end] - edges[column.start], 0.01), common, column))
        covered = [column for share, _common, column in shares if share >= 0.5]
        if covered:
            return covered
        _share, common, column = max(shares, key=lambda s: s[1])
        return [column] if common else []

    def _covered(self, cell: Cell, header: Header) -> set[str]:
        return {column.role for column in self._columns_under(cell, header)}

    def _unfinished(self, header: Header) -> bool:
        if not self.drafts:
            return False
        last = self.drafts[-1]
        return bool(header.of("deadline")) and not last.text("deadline") and not last.text("executors")

    def _enter(self, heading: str) -> None:
        month = phrases.month_heading(heading)
        if month or self.month is None or phrases.split_heading(heading)[0] is None:
            self.month = month or (None if self.month and not month else self.month)
        else:
            self.month = None
        self.section = heading

    def _draft(self, row: GridRow, header: Header) -> _Draft:
        draft = _Draft(section=self.section, month=self.month, place=row.place, group=self.heading)
        pieces: dict[str, list[str]] = {}
        for cell in row.cells:
            text = cell.text.strip()
            column = next(iter(self._columns_under(cell, header)), None)
            if column is None or not text or (cell.continued and column.role in ("number", "title")):
                continue
            if column.role == "month" or (column.role == "deadline" and re.match(r"месяц", column.label, re.I)):
                # The month goes on down the column until another is named.
                named = phrases.month_heading(phrases.join_lines(text))
                self.month = draft.month = named or self.month
            if column.role in ("extra", "month"):
                key = column.label or f"столбец {column.start + 1}"
                draft.extra[key] = f"{draft.extra[key]}\n{text}" if key in draft.extra else text
            else:
                pieces.setdefault(column.role, []).append(text)
        # The two ends of a split deadline are one deadline; lines cut by rulings inside a cell are one text.
        split = len(header.of("deadline")) == 2
        for role, texts in pieces.items():
            draft.parts[role] = (" – " if role == "deadline" and split else "\n").join(texts)
        aside = draft.parts.pop("section", None)
        if aside:
            draft.section = phrases.join_lines(aside)
        self._pull_number(draft, header)
        return draft

    def _pull_number(self, draft: _Draft, header: Header) -> None:
        """Where no column holds numbers, a dotted number in front of the title is the row's number."""
        if draft.text("number"):
            return
        match = re.match(r"\s*(\d{1,3}(?:\.\d{1,3})*)(?:[.)]\s*|\s+)(?=[«\"(]?[А-ЯЁA-Z])", draft.text("title"))
        if match and not header.of("number"):
            draft.parts["number"] = match[1]
            draft.parts["title"] = draft.parts["title"][match.end() :]

    def _goes_on(self, row: GridRow, draft: _Draft, header: Header, *, numbered: bool, broken: bool) -> bool:
        """True when the row is the rest of the row above: cut by a page, or by rulings inside a merged cell."""
        if not self.drafts or draft.text("number"):
            return False
        title = draft.text("title").strip()
        titles = [row.at(c.start) for c in header.of("title")]
        held = any(cell and cell.continued for cell in titles)
        if held and not title:
            return True
        numbers = [row.at(c.start) for c in header.of("number")]
        if any(cell and cell.continued and cell.text.strip() for cell in numbers):
            # The number is merged over several rows: each of them that has words of its own deadline is a row, the
            # rest goes on.
            fresh = row.at(header.of("deadline")[0].start) if header.of("deadline") else None
            return fresh is None or fresh.continued or not fresh.text.strip()
        if not title:
            return not (draft.text("deadline") and draft.text("executors")) or broken
        if not broken:
            return False
        small = title[:1].islower() or not re.match(r"[«\"(]?[А-ЯЁA-Z\d]", title)
        if small:
            return not (numbered and draft.text("deadline") and draft.text("executors"))
        # A row cut in mid-sentence may go on with a capital: «в школах / г. Костанай», «руководителя / Кластера».
        return numbered and not draft.text("deadline") and bool(header.of("deadline"))

    # The end

    def _finish(self) -> ReadPlan:
        title, year, is_draft = headings.title_block(self.front)
        self._group_sections()
        drafts = [draft for draft in self.drafts if not phrases.is_blank(draft.text("title"))]
        groups = {draft.group for draft in drafts}
        if len(groups) > 1 or not headings.is_plan_title([group for group in groups if group]):
            drafts = [replace(draft, section=draft.section or draft.group) for draft in drafts]
        rows = tuple(self._row(draft, year) for draft in drafts)
        seen = dict.fromkeys(row.section for row in rows if row.section)
        dropped = len(self.drafts) - len(drafts)
        if dropped:
            self.remarks.append(f"Пропущены строки без названия мероприятия: {dropped}")
        undated = [row for row in rows if not row.deadline]
        if rows and undated and "deadline" in self.labels:
            self.remarks.append(f"Строк без срока: {len(undated)}")
        if rows and self.header and not self.header.of("deadline") and not any(row.month for row in rows):
            self.remarks.append("Столбец со сроками не найден")
        return ReadPlan(
            rows=rows,
            sections=tuple(phrases.split_heading(section) for section in seen),
            title=title,
            year=year,
            is_draft=is_draft,
            columns=self.labels,
            remarks=tuple(self.remarks),
        )

    def _group_sections(self) -> None:
        """A numbered row that is followed by its own sub-rows is their section too."""
        numbers = [phrases.number_of(draft.text("number")) or "" for draft in self.drafts]
        group: tuple[str, str] | None = None
        for i, draft in enumerate(self.drafts):
            number = numbers[i]
            if group and number.startswith(group[0] + ".") and number != group[0]:
                draft.section = group[1]
            elif group and number:
                group = None
            following = numbers[i + 1] if i + 1 < len(numbers) else ""
            if number.isdigit() and following.startswith(number + "."):
                group = (number, phrases.join_lines(f"{draft.text('number')} {draft.text('title')}"))

    def _row(self, draft: _Draft, year: str | None) -> ReadRow:
        def text(role: str) -> str | None:
            value = phrases.join_lines(draft.text(role))
            return None if phrases.is_blank(value) else value

        number = text("number")
        return ReadRow(
            section=draft.section,
            number=phrases.number_of(number or "") or number,
            title=phrases.join_lines(draft.text("title")),
            executors=text("executors"),
            deadline=text("deadline"),
            result=text("result"),
            month=headings.month_of(draft.month, year, first_month=self._first_month()),
            place=draft.place,
            extra={key: phrases.join_lines(value) for key, value in draft.extra.items() if not phrases.is_blank(value)},
        )

    def _first_month(self) -> int | None:
        return next((draft.month[0] for draft in self.drafts if draft.month), None)


def assemble(source: Source) -> ReadPlan:
    """Read the plan out of a document that has been taken apart."""
    return Assembler(source).run()
