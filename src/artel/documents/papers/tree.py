"""The tree of an official paper. Pure data: whoever makes a paper builds it, the writers lay it out.

Layout: ГОСТ Р 7.0.97 (edition 2016 or 2025) and the practice of Russian offices. Text is plain; writers put in the
non-breaking spaces. What is not known when the paper is composed — its number, the marks of signatures, the QR code —
comes to the writers in `Marks` and is no part of what is signed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import get_args


class Style(StrEnum):
    NORMAL = "normal"  # indented, justified
    FLAT = "flat"  # no indent
    RAGGED = "ragged"  # vote lines, assignees: not justified
    ITALIC = "italic"  # a procedural fact
    CENTRE = "centre"
    HEADING = "heading"  # ПОВЕСТКА ДНЯ
    CAPTION = "caption"  # «СЛУШАЛИ:», kept with what follows
    SALUTATION = "salutation"  # «Уважаемая Мария Олеговна!», centred


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `number` («1.1.») stands before it with a non-breaking space."""

    text: str
    style: Style = Style.NORMAL
    number: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Requisites of the head. `number` None: the registration number of the paper, when it has one; "" none at all."""

    org: str
    body: str  # «Экспертный совет»; may be empty
    kind: str  # «Протокол»
    date: str  # «15 февраля 2024 г.»
    place: str
    heading: str = ""  # «заседания Экспертного совета»
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Approve:
    """The grif УТВЕРЖДАЮ of the signer in this place; its date is the signature's, a line for it until then."""

    post: str
    name: str
    signer: int  # Signer.position


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """Upper right corner of an annex, on a new page: «Приложение» and what to."""

    lines: tuple[str, ...]
    title: tuple[str, ...] = ()  # centred, bold


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with their values: «Форма проведения:» «очная»."""

    rows: tuple[tuple[str, str], ...]
    label_mm: int = 48


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    weight: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows never split over pages, the header repeats; `numbered` adds a row with the numbers of columns.

    A row of one cell in a table of several columns is a heading across it, kept with the row that follows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    size_pt: float = 11
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Annexes:
    """«Приложения: 1. Список присутствовавших на 1 л. в 1 экз.»"""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A signature's place: post left, mark or line, name right. `signer` None: a name without a signature (an extract)."""

    post: str
    name: str
    signer: int | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    lines: tuple[SignatureLine, ...]
    title: str = ""  # «Верно»


# --- a letter of an enterprise, on one page: the named invitation --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose letter it is: the full name, which is printed in capitals, and small lines (ИНН, address, telephone)."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """Left: date, registration number, place. Right: to whom; the first line, the name in the dative, stands out."""

    date: str
    place: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """«Приглашение», printed in capitals, and under it «на трудоустройство»."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The box of conditions: «Начало работы:» «15 июля 2024 г.»"""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of the page: what the letter is in law, up to when it holds, where to answer and to verify it.

    The address and its code come with `Marks.check_url`; a paper with a foot has no other requisite of verification.
    """

    lines: tuple[str, ...]
    answer_label: str  # «Ответить на приглашение и проверить его подлинность»


Block = (
    Text
    | Head
    | Approve
    | AnnexHead
    | Pairs
    | Table
    | Annexes
    | Signatures
    | Letterhead
    | Addressee
    | Title
    | Terms
    | Foot
)
_BLOCKS = {kind.__name__: kind for kind in get_args(Block)}


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `left_mm`: 30 for what is kept for good, else 20 (papers/README 2)."""

    title: str  # of the file and in the register: «Протокол заседания Экспертного совета»
    blocks: tuple[Block, ...]
    gost_edition: int
    landscape: bool = False
    left_mm: int = 30
    size_pt: float = 13
    executor: tuple[str, ...] = ()  # mark of the executor, last page, bottom left

    def to_json(self) -> dict:
        """The form that is stored and whose canonical bytes are signed."""
        return {
            **{name: getattr(self, name) for name in ("title", "gost_edition", "landscape", "left_mm", "size_pt")},
            "executor": list(self.executor),
            "blocks": [{"block": type(block).__name__, **_plain(asdict(block))} for block in self.blocks],
        }

    @classmethod
    def from_json(cls, data: Mapping) -> "Document":
        """The same paper again; raises KeyError or TypeError for what `to_json` never makes."""
        blocks = tuple(_block(item) for item in data["blocks"])
        return cls(
            blocks=blocks,
            executor=tuple(data["executor"]),
            **{name: data[name] for name in ("title", "gost_edition", "landscape", "left_mm", "size_pt")},
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a signature in its place on the page. By hand: an empty line with the date."""

    owner: str
    signed: str  # «15.02.2024 16:20 (UTC+7)»
    date: str  # «15 февраля 2024 г.», for the grif
    code: str
    agreement: str  # «Соглашение об ЭП от 12.01.2024 № 14»; empty for a signature by hand


@dataclass(frozen=True, slots=True)
class Marks:
    """What the page shows beside the signed content. `draft` prints «ПРОЕКТ» across the top; `demo` the foot of a demo."""

    number: str = ""
    signatures: Mapping[int, Mark] = field(default_factory=dict)  # by Signer.position
    check_url: str = ""  # «artel.example/v/7K4M…»; empty: no QR code
    draft: bool = False
    demo: bool = False
    author: str = ""  # metadata of the file, as is the next
    made_at: datetime | None = None  # the moment of registration, never the clock: the bytes must come out the same


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


def _block(item: Mapping) -> Block:
    kind = _BLOCKS[item["block"]]
    values = {key: value for key, value in item.items() if key != "block"}
    if kind is Text:
        values["style"] = Style(values["style"])
    if kind is Table:
        values["columns"] = tuple(Column(c["title"], c["weight"], Align(c["align"])) for c in values["columns"])
    if kind is Signatures:
        values["lines"] = tuple(SignatureLine(**line) for line in values["lines"])
    return kind(**{key: _deep_tuple(value) for key, value in values.items()})


def _deep_tuple(value: object) -> object:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_deep_tuple(item) for item in value)
    return value
