"""The year as lanes, drawn on the server: windows, due dates, proofs, tails of lateness. Draw with <c-timeline>."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from artel.russian import month_name
from artel.ui.states import tone

CHECK = SafeString('<path class="t-chk" d="M-3.4 0.2L-0.8 2.8L3.6 -2.4"/>')


@dataclass(frozen=True, slots=True)
class Month:
    """A column of the head: «Сен», its year when it begins one, whether today is in it."""

    label: str
    year: int | None
    is_now: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Days of the plan's year laid out from 0 to 100 per cent. `today` may lie outside; then it is not drawn."""

    first: date
    last: date
    today: date | None = None

    def x(self, day: date, *, after: bool = False) -> float:
        """Place of the morning of `day`, or of its evening with `after`; days outside the year stick to its edges."""
        days = (day - self.first).days + (1 if after else 0)
        return min(max(days / ((self.last - self.first).days + 1), 0.0), 1.0) * 100

    @property
    def month_starts(self) -> list[date]:
        starts, day = [], self.first.replace(day=1)
        while day <= self.last:
            starts.append(day)
            day = (day + timedelta(days=32)).replace(day=1)
        return starts

    @property
    def months(self) -> list[Month]:
        """Heads of the columns; a school year from September gives twelve that fit `.a-months`."""
        out: list[Month] = []
        year = None
        for start in self.month_starts:
            is_now = self.today is not None and (start.year, start.month) == (self.today.year, self.today.month)
            out.append(
                Month(month_name(start.month)[:3].capitalize(), start.year if start.year != year else None, is_now)
            )
            year = start.year
        return out


@dataclass(slots=True)
class Lane:
    """What is drawn in one row. Pieces are laid over one another in the order they are added."""

    scale: Scale
    pieces: list[SafeString] = field(default_factory=list)

    def window(self, state: str, first: date, last: date) -> "Lane":
        """The time when the thing is to be done: an outlined bar."""
        return self._bar(f"b-{tone(state)}", first, last)

    def filled(self, state: str, first: date, last: date) -> "Lane":
        """A slot that is closed: a filled bar."""
        return self._bar(f"g-{tone(state)}", first, last)

    def not_owed(self, first: date, last: date) -> "Lane":
        """An incomplete slot that nobody owes: a dashed outline."""
        return self._bar("b-rec", first, last)

    def due(self, state: str, day: date) -> "Lane":
        """The due date: a diamond, hollow while it lies ahead of an unopened window."""
        kind = "b" if tone(state) == "future" else "g"
        return self._at(self.scale.x(day, after=True), _diamond(f"{kind}-{tone(state)}", 7.5))

    def ghost(self, day: date) -> "Lane":
        """A due date that was before a move, or that was not needed."""
        return self._at(self.scale.x(day, after=True), _diamond("t-ghost", 6.5))

    def proof(self, state: str, day: date) -> "Lane":
        """The date of the evidence: a disc with a check, a square when it came late."""
        name = tone(state)
        if name == "late":
            shape = SafeString('<rect class="g-late t-halo" x="-7" y="-7" width="14" height="14" rx="2"/>')
        else:
            shape = format_html('<circle class="g-{} t-halo" r="7.5"/>', name)
        return self._at(self.scale.x(day, after=True), format_html("{}{}", shape, CHECK))

    def promise(self, state: str, day: date) -> "Lane":
        """Something that happened and proves nothing yet (a meeting without a signature): a hollow disc."""
        return self._at(
            self.scale.x(day, after=True), format_html('<circle class="b-{} t-halo" r="7.5"/>', tone(state))
        )

    def tick(self, state: str, day: date) -> "Lane":
        """One of many events."""
        shape = format_html('<rect class="g-{} t-halo" x="-2.5" y="-8" width="6" height="16" rx="1"/>', tone(state))
        return self._at(self.scale.x(day, after=True), shape)

    def tail(self, state: str, first: date, last: date) -> "Lane":
        """Lateness (overdue, late) or a move (moved) from one date to another."""
        self.pieces.append(
            format_html(
                '<line class="t-tail g-{}" x1="{}%" x2="{}%" y1="0" y2="0"/>',
                tone(state),
                _round(self.scale.x(first, after=True)),
                _round(self.scale.x(last, after=True)),
            )
        )
        return self

    def line(self) -> "Lane":
        """The whole year as a thin line: a rolling duty."""
        self.pieces.append(SafeString('<line class="t-line" x1="0" x2="100%" y1="0" y2="0"/>'))
        return self

    def inside(self, day: date, words: str, *, on_fill: bool = False) -> "Lane":
        """Words inside a bar, beginning at the morning of the day."""
        css = "t-in t-in--w" if on_fill else "t-in"
        return self._at(self.scale.x(day), format_html('<text class="{}" x="7" y="4">{}</text>', css, words))

    def word(self, day: date, words: str, *, before: bool = False) -> "Lane":
        """Words beside the mark of the day: at its right; at its left if asked, or where the year ends."""
        x = self.scale.x(day, after=True)
        shift, anchor = (-12, "end") if before or x > 75 else (12, "start")
        return self._at(
            x, format_html('<text class="t-word" x="{}" y="4" text-anchor="{}">{}</text>', shift, anchor, words)
        )

    def awaiting(self, words: str) -> "Lane":
        """No date yet: the whole year hatched, with the reason in the middle."""
        self._bar("b-await", self.scale.first, self.scale.last)
        width = len(words) * 6.7 + 16
        return self._at(
            50,
            format_html(
                '<rect class="t-box" x="{}" y="-9.5" width="{}" height="19"/>'
                '<text class="t-in" x="0" y="4" text-anchor="middle">{}</text>',
                round(-width / 2),
                round(width),
                words,
            ),
        )

    @property
    def svg(self) -> SafeString:
        """The lane as SVG. It is decoration: the same facts stand in words in the plan's table."""
        grid = format_html_join(
            "",
            '<line class="t-grid" x1="{}%" x2="{}%" y1="0" y2="100%"/>',
            ((x := _round(self.scale.x(day)), x) for day in self.scale.month_starts[1:]),
        )
        now = SafeString("")
        if self.scale.today and self.scale.first <= self.scale.today <= self.scale.last:
            x = _round(self.scale.x(self.scale.today))
            now = format_html('<line class="t-now" x1="{}%" x2="{}%" y1="-1" y2="101%"/>', x, x)
        return format_html(
            '<svg class="lane" aria-hidden="true" focusable="false">{}{}'
            '<svg y="50%" width="100%" height="1" overflow="visible">{}</svg></svg>',
            grid,
            now,
            _joined(self.pieces),
        )

    def _bar(self, css: str, first: date, last: date) -> "Lane":
        start, end = self.scale.x(first), self.scale.x(last, after=True)
        self.pieces.append(
            format_html(
                '<rect class="{}" x="{}%" width="{}%" y="-9" height="18" rx="2"/>',
                css,
                _round(start),
                _round(max(end - start, 0)),
            )
        )
        return self

    def _at(self, x: float, inner: SafeString) -> "Lane":
        self.pieces.append(
            format_html('<svg x="{}%" y="0" overflow="visible" width="1" height="1">{}</svg>', _round(x), inner)
        )
        return self


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the timeline."""

    number: str
    title: str
    url: str
    lane: Lane
    state: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    number: str
    title: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that <c-timeline> draws."""

    scale: Scale
    sections: Sequence[Section]


def _diamond(css: str, r: float) -> SafeString:
    return format_html('<path class="{} t-halo" d="M0 -{r}L{r} 0L0 {r}L-{r} 0Z"/>', css, r=r)


def _round(x: float) -> str:
    return f"{x:.3f}"


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
