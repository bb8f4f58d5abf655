"""The shape all forms of a document are brought to: paragraphs and grids, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Para:
    """A line or paragraph outside tables."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a grid row: `column` is the first grid column it covers, `span` how many.

    `continued` marks the lower part of a vertically merged cell; its text is the merged cell's text.
    """

    column: int
    span: int
    text: str
    continued: bool = False

    @property
    def end(self) -> int:
        return self.column + self.span


@dataclass(frozen=True)
class GridRow:
    cells: tuple[Cell, ...]
    place: str = ""

    @property
    def filled(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.text.strip())

    def at(self, column: int) -> Cell | None:
        return next((cell for cell in self.cells if cell.column <= column < cell.end), None)


@dataclass(frozen=True)
class Grid:
    """A table. `edges` are the borders of its grid columns in any unit that neighbouring tables share, or empty."""

    rows: tuple[GridRow, ...]
    width: int
    name: str = ""
    edges: tuple[float, ...] = ()
    # A table that opens a page may open in the middle of a row.
    opens_page: bool = False


@dataclass
class Source:
    """A document taken apart."""

    blocks: list[Para | Grid] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def grid_of(texts: Sequence[Sequence[str | None]], *, name: str = "", place: str = "строка {}") -> Grid:
    """Make a grid out of plain rows of texts, without merged cells."""
    width = max((len(row) for row in texts), default=0)
    rows = tuple(
        GridRow(tuple(Cell(i, 1, text or "") for i, text in enumerate(row)), place.format(n))
        for n, row in enumerate(texts, start=1)
    )
    return Grid(rows=rows, width=width, name=name)
