"""Which column is what: by the words of the header in any order, by the contents where there is no header."""

# ruff: noqa: E501 -- a pattern is read whole

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from . import phrases
from .tables import Cell, Grid, GridRow

ROLES = ("number", "title", "executors", "deadline", "result")


@dataclass(frozen=True)
class Column:
    """A column: grid columns [start, end), its role (one of ROLES, "section", "month" or "extra") and its printed label."""

    start: int
    end: int
    role: str
    label: str


@dataclass(frozen=True)
class Header:
    """The columns of a table, and the rows of the grid [first, last) that printed them (empty where there was no header)."""

    columns: tuple[Column, ...]
    first: int = 0
    last: int = 0

    def of(self, role: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.role == role)

    def labels(self) -> dict[str, str]:
        return {role: " / ".join(c.label for c in self.of(role)) for role in ROLES if self.of(role)}


# (role, weight, pattern): the heaviest wins within a label; between two columns of one role the heavier label keeps it.
_WORDS: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (role, weight, re.compile(pattern, re.I))
    for role, weight, pattern in (
        ("extra", 100, r"отметк|подпис|роспись|задач\w* (?:исполнител|заказчик|подрядчик)|фактическ|дата\s+(?:вы|ис)полнен|дата факт|факт\.|виза"),
        ("deadline", 97, r"(?:дата|срок\w*|время|период).*\bмест[оа]\b|\bмест[оа]\b.*(?:дата|срок|время)"),
        ("executors", 96, r"^(?:ответствен|исполнител)"),
        ("extra", 95, r"кол-?во|количеств|объ[её]м|сумма|финанс|стоимост|бюджет|источник|руб|длительност|продолжительност|час(?:ов|ы)\b|затрат"),
        ("extra", 90, r"место|аудитори|кабинет|адрес|телефон|e-?mail|категори|охват|класс(?:ы)?\b|курс\b|возраст|участник|контингент"),
        ("result", 92, r"(?:ожидаем|планируем|прогнозируем|конечн|итогов)\w*\s+(?:результат|документ|продукт)|показател\w* результат"),
        ("result", 91, r"форм\w*\s+(?:заверш|отч[её]т|контрол|представлен|подведен|предоставлен|реализац|итог|фиксац)|вид\w*\s+отч[её]т|отч[её]тн\w+ документ"),
        ("extra", 89, r"^(?:форм[аы]|формат|уровень|цел[ьи]|статус|метод\w*)\b"),
        ("result", 88, r"^(?:результат|итог|показател)"),
        ("deadline", 85, r"срок|дедлайн"),
        ("deadline", 84, r"дата|время|когда|период(?!ичн)|периодичн|месяц|начал[оа]\b|окончан|окночн|завершение работ|число|квартал|график"),
        ("executors", 80, r"ответствен|кто проводит|кто отвечает|кто\b"),
        ("executors", 79, r"исполнител|докладчик|выступающ|(?:привлекаем|занят)\w+ лиц|организатор|руководител|ф\.?\s?и\.?\s?о|соисполнител|проводящ"),
        ("number", 75, r"^(?:№|n|#|номер|п\s*[./\\]\s*п|nn|no)\W*(?:п\W*п\W*)?(?:мероприят\w+|пункта|строки)?\W*$|^№\s*п"),
        ("title", 70, r"мероприят"),
        ("title", 68, r"содержани|наименован|название"),
        ("title", 66, r"вид\w*\s+(?:работ|деятельност)|событи|тема|тематик|повестк|вопрос|перечень|проводим\w+ работ|план\w*\s+работ|действи"),
        ("result", 64, r"результат|результаты|отч[её]тност|отч[её]т\b|показател|продукт|выход|итог|индикатор|подтвержд|документ"),
        ("title", 60, r"работ[аы]?\b|этап|задач|деятельност|шаги?\b|что делать|пункт\w* плана|проект"),
        ("deadline", 59, r"недел[яи]|день|дни\b"),
        ("section", 58, r"раздел|направлени|блок\b|модул"),
        ("extra", 50, r"примечан|комментар|дополнит|цел[ьи]\b|форма|способ|ресурс|состояни|статус|выполнен|контроль|учитывае"),
    )
)  # fmt: skip


def role_of(label: str) -> tuple[str, int]:
    """Answer the role a header label speaks of and how strongly; ("extra", 0) for unknown words."""
    label = phrases.squeeze(re.sub(r"-\s*\n\s*", "", label))
    if not label or len(label) > 120:
        return "extra", 0
    bare = re.sub(r"\([^)]*\)", " ", label).strip() or label
    for text in (bare, bare.replace(" ", "")):
        for role, weight, pattern in _WORDS:
            if pattern.search(text):
                if role == "number" and len(text) > 30:
                    continue
                return role, weight
    return "extra", 0


def _looks_like_header(cells: Sequence[Cell]) -> bool:
    labels = [phrases.join_lines(cell.text) for cell in cells if cell.text.strip()]
    if len(labels) < 2:
        return False
    roles = [role_of(label) for label in labels]
    known = {role for role, weight in roles if role in ROLES and weight}
    # A header may name everything but the activities, if it names a date and an executor.
    named = "title" in known and known & {"deadline", "executors", "result"}
    if not named and not {"deadline", "executors"} <= known:
        return False
    if any(len(label) > 120 or phrases.number_of(label) for label in labels):
        return False
    # An activity may speak of deadlines and executors too, but its cells are not all header words.
    strong = sum(1 for role, weight in roles if weight >= 50)
    dated = sum(1 for label in labels if phrases.deadline_score(label) >= 0.9)
    return strong * 2 > len(labels) and dated == 0


def find_header(grid: Grid, start: int = 0) -> Header | None:
    """Find the next header at or after row `start`: one row of known labels, with its sub-row and a row of column numbers if any."""
    for index in range(start, len(grid.rows)):
        row = grid.rows[index]
        if not _looks_like_header(row.cells):
            continue
        last = index + 1
        labels = [(cell.column, cell.end, phrases.join_lines(cell.text)) for cell in row.cells]
        # Labels of a second storey: under a merged label, or where the first row has nothing.
        if last < len(grid.rows) and _is_second_storey(row, grid.rows[last]):
            labels = _stacked(row, grid.rows[last])
            last += 1
        if last < len(grid.rows) and _is_counting(grid.rows[last]):
            last += 1
        return Header(_assign(labels, grid), index, last)
    return None


def _is_second_storey(upper: GridRow, lower: GridRow) -> bool:
    fresh = [cell for cell in lower.filled if not cell.continued]
    if not fresh or any(len(cell.text) > 60 for cell in fresh):
        return False
    if all(phrases.deadline_score(c.text) >= 0.9 and not phrases.month_heading(c.text) for c in fresh):
        return False
    for cell in fresh:
        above = upper.at(cell.column)
        if above is None or (above.text.strip() and not (above.span > cell.span)):
            return False
    # Under plain labels the lower row must be held by merged cells, else it is a first activity with few cells.
    return any(cell.continued for cell in lower.cells) or (len(fresh) == len(lower.filled) and len(fresh) >= 2)


def _stacked(upper: GridRow, lower: GridRow) -> list[tuple[int, int, str]]:
    labels = []
    for cell in lower.cells:
        above = upper.at(cell.column)
        top = phrases.join_lines(above.text) if above else ""
        own = "" if cell.continued else phrases.join_lines(cell.text)
        labels.append((cell.column, cell.end, f"{top}: {own}" if top and own and own != top else own or top))
    return labels


def _is_counting(row: GridRow) -> bool:
    texts = [phrases.squeeze(cell.text) for cell in row.filled]
    return len(texts) >= 3 and texts == [
        str(n) for n in range(int(texts[0]) if texts[0].isdigit() else 1, len(texts) + 1)
    ]


def _assign(labels: list[tuple[int, int, str]], grid: Grid) -> tuple[Column, ...]:
    judged = [(start, end, label, *role_of(label)) for start, end, label in labels]
    columns = [Column(start, end, role if weight else "extra", label) for start, end, label, role, weight in judged]
    weights = [weight for *_, weight in judged]
    for role in (*ROLES, "section"):
        mine = [i for i, column in enumerate(columns) if column.role == role]
        if len(mine) < 2:
            continue
        if role == "deadline" and _is_split_deadline([columns[i].label for i in mine]):
            continue
        if role == "deadline":
            # «Месяц» beside «Дата»: the days are the deadline, the month is where they stand.
            months = [i for i in mine if re.match(r"месяц", columns[i].label, re.I)]
            if len(months) == 1:
                columns[months[0]] = replace(columns[months[0]], role="month")
                mine.remove(months[0])
                if len(mine) < 2:
                    continue
        best = max(mine, key=lambda i: (weights[i], -i))
        for i in mine:
            if i != best:
                columns[i] = replace(columns[i], role="section" if role == "title" and weights[i] <= 60 and i < best and
                                     re.search(r"направл|раздел|блок", columns[i].label, re.I) else "extra")  # fmt: skip
    columns = _fill_in(columns, grid)
    return tuple(columns)


def _is_split_deadline(labels: Sequence[str]) -> bool:
    return (
        len(labels) == 2
        and bool(re.search(r"начал|\bс\b|от\b", labels[0], re.I))
        and bool(re.search(r"окон|заверш|конец|\bпо\b|\bдо\b|оконч|окноч", labels[1], re.I))
    )


def _fill_in(columns: list[Column], grid: Grid) -> list[Column]:
    """Give the role nobody has to a column that speaks for it: the title to a section column or to the wordiest, the number to a column of numbers."""
    roles = {column.role for column in columns}
    if "title" not in roles:
        candidates = [i for i, column in enumerate(columns) if column.role == "section"] or [
            i for i, column in enumerate(columns) if column.role == "extra" and not column.label
        ] or [i for i, column in enumerate(columns) if column.role == "extra"]  # fmt: skip
        if candidates:
            best = max(candidates, key=lambda i: _mean_length(grid, columns[i]))
            columns[best] = replace(columns[best], role="title")
    if "deadline" not in roles:
        dated = [
            i
            for i, column in enumerate(columns)
            if column.role == "extra" and re.search(r"дата|срок", column.label, re.I)
        ]
        if dated:
            columns[dated[0]] = replace(columns[dated[0]], role="deadline")
    if "number" not in roles:
        for i, column in enumerate(columns):
            if (
                column.role == "extra"
                and not column.label
                and _share(grid, column, lambda t: phrases.number_of(t) is not None) > 0.6
            ):
                columns[i] = replace(column, role="number")
                break
    return columns


def _texts(grid: Grid, column: Column) -> list[str]:
    texts = []
    for row in grid.rows:
        cell = row.at(column.start)
        if cell and cell.text.strip() and not cell.continued and cell.end <= column.end:
            texts.append(phrases.join_lines(cell.text))
    return texts


def _mean_length(grid: Grid, column: Column) -> float:
    texts = _texts(grid, column)
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def _share(grid: Grid, column: Column, test: Callable[[str], bool]) -> float:
    texts = _texts(grid, column)
    return sum(1 for text in texts if test(text)) / len(texts) if texts else 0.0


def by_contents(grid: Grid) -> Header | None:
    """Tell the columns of a table without a header by what stands in them; None when nothing reads as deadlines."""
    columns = [Column(i, i + 1, "extra", "") for i in range(grid.width)]
    if not 2 <= len(columns) <= 12 or len(grid.rows) < 2:
        return None
    filled = {c.start: len(_texts(grid, c)) for c in columns}
    need = max(2, len(grid.rows) * 0.3)
    dated = {
        c.start: _share(grid, c, lambda t: phrases.deadline_score(t) >= 0.8) for c in columns if filled[c.start] >= need
    }
    if not dated or max(dated.values()) < 0.5:
        return None
    roles: dict[int, str] = {max(dated, key=lambda i: (dated[i], -i)): "deadline"}
    numbers = [
        c.start
        for c in columns[:2]
        if c.start not in roles
        and filled[c.start]
        and _share(grid, c, lambda t: phrases.number_of(t) is not None) > 0.6
    ]
    roles.update(dict.fromkeys(numbers[:1], "number"))
    people = {
        c.start: _share(grid, c, lambda t: phrases.executor_score(t) >= 0.8)
        for c in columns
        if c.start not in roles and filled[c.start]
    }
    lengths = {c.start: _mean_length(grid, c) * (1 if c.start not in people or people[c.start] < 0.7 else 0.4) for c in columns
               if c.start not in roles and filled[c.start] >= need}  # fmt: skip
    if not lengths:
        return None
    # The activity stands before the deadline more often than after it, and is the wordiest.
    deadline = next(i for i, role in roles.items() if role == "deadline")
    title = max(lengths, key=lambda i: (lengths[i] * (1.3 if i < deadline else 1.0), -i))
    if lengths[title] < 8:
        return None
    roles[title] = "title"
    rest = {i: share for i, share in people.items() if i not in roles and share >= 0.4}
    if rest:
        roles[max(rest, key=lambda i: rest[i])] = "executors"
    after = [i for i in lengths if i not in roles and i > title]
    if after:
        roles[after[-1]] = "result"
    return Header(tuple(replace(c, role=roles.get(c.start, "extra")) for c in columns))


def carried_over(header: Header, earlier: Grid, grid: Grid) -> Header | None:
    """Lay the columns of an earlier table over a table without a header, when the two have the same columns."""
    if earlier.edges and grid.edges:
        columns = _by_edges(header, earlier, grid)
        if columns:
            return Header(columns)
    if earlier.width == grid.width:
        return Header(header.columns)
    ordinary = max((len(row.cells) for row in grid.rows), default=0)
    if ordinary == len(header.columns) == grid.width:
        return Header(tuple(replace(c, start=i, end=i + 1) for i, c in enumerate(header.columns)))
    return None


def _by_edges(header: Header, earlier: Grid, grid: Grid) -> tuple[Column, ...] | None:
    whole = max(earlier.edges[-1] - earlier.edges[0], 1)
    if abs(earlier.edges[0] - grid.edges[0]) > 0.08 * whole or abs(earlier.edges[-1] - grid.edges[-1]) > 0.08 * whole:
        return None
    owners: list[int] = []
    for left, right in zip(grid.edges, grid.edges[1:], strict=False):
        overlaps = [min(right, earlier.edges[c.end]) - max(left, earlier.edges[c.start]) for c in header.columns]
        owners.append(max(range(len(overlaps)), key=lambda i: overlaps[i]))
    if owners != sorted(owners) or len(set(owners)) < len(header.columns) - 1 or len(set(owners)) < 2:
        return None
    return tuple(
        replace(column, start=owners.index(i), end=len(owners) - owners[::-1].index(i))
        for i, column in enumerate(header.columns)
        if i in owners
    )
