"""Charts as SVG, drawn on the server: the ring of the year, the bar of a section, the strip of a part."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from artel.ui.states import tone

ORDER = ("met", "late", "open", "soon", "overdue", "await", "moved", "future")
# Silhouettes survive without colour: met fills the band, late has a slit, open is its inner half, overdue juts out.
BAND = {
    "met": (92, 118),
    "late": (92, 118),
    "open": (92, 104),
    "soon": (92, 104),
    "overdue": (92, 127),
    "moved": (98, 112),
    "await": (93, 117),
    "future": (93, 117),
}
CENTRE = 150
GAP_OF_SECTIONS, GAP_OF_ROWS = math.radians(9), math.radians(1.6)


@dataclass(frozen=True, slots=True)
class RingRow:
    """A row of the plan in the ring: its number, how many obligations it has in each state, where it leads."""

    number: str
    counts: Mapping[str, int]
    url: str = ""


def ring(sections: Sequence[Sequence[RingRow]], *, label: str, done: int, total: int) -> SafeString:
    """Draw the year: a sector is a row, colour and shape are states, sections stand apart.

    `label` is read to those who do not see; the same figures must stand in words beside (a legend). Lifted obligations
    are not drawn. Rows get equal sectors, for a row's weight is 1.
    """
    rows = sum(len(section) for section in sections)
    gaps = GAP_OF_SECTIONS * len(sections) + GAP_OF_ROWS * max(rows - len(sections), 0)
    # A plan of hundreds of rows has no room for gaps: they shrink, sectors stay.
    squeeze = min(1.0, math.pi / gaps) if gaps else 1.0
    step = (2 * math.pi - gaps * squeeze) / rows if rows else 0.0
    angle = GAP_OF_SECTIONS * squeeze / 2
    parts: list[SafeString] = []
    for section in sections:
        for i, row in enumerate(section):
            parts.append(_sector(row, angle, step, number=rows <= 40))
            last = i == len(section) - 1
            angle += step + (GAP_OF_SECTIONS if last else GAP_OF_ROWS) * squeeze
    return format_html(
        '<svg class="a-ring" viewBox="0 0 300 300" role="img" aria-label="{}">{}'
        '<text class="big" x="150" y="155">{}</text><text class="sub" x="150" y="176">{}</text>'
        '<text class="sub" x="150" y="193">{}</text></svg>',
        label,
        format_html_join("", "{}", ((part,) for part in parts)),
        done,
        _("из {total} обязательств").format(total=total),
        _("исполнено"),
    )


def _sector(row: RingRow, start: float, step: float, *, number: bool) -> SafeString:
    counts = _drawn(row.counts)
    total = sum(counts.values())
    parts = [_path("g-base", 92, 93.2, start, start + step)]
    angle = start
    for state in ORDER:
        count = counts.get(state, 0)
        if not count:
            continue
        width = step * count / total
        pad = min(0.006, width / 4) if count < total else 0
        parts.append(_path(f"g-{state}", *BAND[state], angle, angle + width - pad))
        if state == "late":
            parts.append(_path("g-base", 108, 111, angle, angle + width - pad))
        angle += width
    if number:
        x, y = _point(138, start + step / 2)
        parts.append(format_html('<text class="k" x="{}" y="{}">{}</text>', f"{x:.1f}", f"{y + 4:.1f}", row.number))
    return format_html_join("", "{}", ((part,) for part in parts))


def bar(counts: Mapping[str, int], *, label: str) -> SafeString:
    """Draw the obligations of one section as a bar of a fixed height."""
    drawn = _drawn(counts)
    total = sum(drawn.values())
    parts, x = [], 0.0
    for state in ORDER:
        count = drawn.get(state, 0)
        if not count:
            continue
        width = 100 * count / total
        half = state in ("open", "soon")
        inset = 1 if state in ("future", "await") else 0
        parts.append(
            format_html(
                '<rect class="g-{}" x="{}%" width="{}%" y="{}" height="{}"/>',
                state,
                f"{x + 0.15:.2f}",
                f"{max(width - 0.5, 0.6):.2f}",
                (10 if half else 0) + inset,
                (10 if half else 20) - 2 * inset,
            )
        )
        x += width
    rects = format_html_join("", "{}", ((part,) for part in parts))
    return format_html('<svg class="a-secbar" role="img" aria-label="{}">{}</svg>', label, rects)


def strip(part: int, whole: int) -> SafeString:
    """Draw a part of a whole as a strip. For the eye alone: the figures stand in words beside."""
    share = min(max(part / whole, 0.0), 1.0) * 100 if whole else 0.0
    width = f"{max(share, 0.6):.2f}" if part > 0 and whole else "0"
    return format_html(
        '<svg class="a-strip" aria-hidden="true" focusable="false"><rect class="g-base" width="100%" height="100%"/>'
        '<rect class="g-share" width="{}%" height="100%"/></svg>',
        width,
    )


def _drawn(counts: Mapping[Any, int]) -> dict[str, int]:
    out: dict[str, int] = {}
    for state, count in counts.items():
        name = tone(state)
        if name != "lifted":
            out[name] = out.get(name, 0) + count
    return out


def _point(radius: float, angle: float) -> tuple[float, float]:
    return CENTRE + radius * math.sin(angle), CENTRE - radius * math.cos(angle)


@lru_cache(maxsize=4096)  # the same plan is drawn again and again, and most of its sectors stay
def _path(css: str, inner: float, outer: float, start: float, end: float) -> SafeString:
    end = min(end, start + 2 * math.pi - 0.001)  # an arc cannot close on its own start
    (x0, y0), (x1, y1) = _point(outer, start), _point(outer, end)
    (x2, y2), (x3, y3) = _point(inner, end), _point(inner, start)
    large = int(end - start > math.pi)
    return format_html(
        '<path class="{}" d="{}"/>',
        css,
        f"M{x0:.2f} {y0:.2f}A{outer} {outer} 0 {large} 1 {x1:.2f} {y1:.2f}"
        f"L{x2:.2f} {y2:.2f}A{inner} {inner} 0 {large} 0 {x3:.2f} {y3:.2f}Z",
    )
