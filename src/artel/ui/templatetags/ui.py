"""Filters and tags of every template: marks, icons, typography, dates and counts in Russian."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import tablericons
from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from artel import russian
from artel.ui import drawings, forms, states

register = template.Library()
LONG = 600  # letters; longer texts are bound anew each time, so that the kept ones stay small
_TAGS = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)


@register.filter(is_safe=True)
def typo(value: Any) -> SafeString:
    """Bind with non-breaking spaces what must not be torn apart: initials, «№ 2», dates, prepositions. Escapes."""
    text = str(conditional_escape("" if value is None else value))
    bind = _bound if len(text) < LONG else _bound.__wrapped__
    return mark_safe(bind(text))  # noqa: S308 -- escaped above


@lru_cache(maxsize=4096)
def _bound(escaped: str) -> str:
    return "".join(part if i % 2 else russian.typo(part) for i, part in enumerate(_TAGS.split(escaped)))


@register.filter
def plural(number: Any, forms: str) -> str:
    """The word alone: {{ n|plural:_("строка,строки,строк") }}."""
    return russian.plural(int(number or 0), *_forms(forms))


@register.filter
def counted(number: Any, forms: str) -> str:
    """The number with its word: {{ n|counted:_("строка,строки,строк") }}."""
    return russian.counted(int(number or 0), *_forms(forms))


@register.filter
def workdays(number: Any) -> str:
    """«4 рабочих дня»."""
    return russian.workdays(int(number or 0))


@register.filter
def minus(number: Any) -> str:
    """A number with a real minus sign: «−10»."""
    return str(number).replace("-", "\N{MINUS SIGN}")


@register.filter
def date_ru(value: Any) -> str:
    """«15.03.2024»; nothing for no date."""
    return russian.date_ru(_day(value)) if value else ""


@register.filter
def date_words(value: Any) -> str:
    """«15 марта 2024 г.»."""
    return russian.date_words(_day(value)) if value else ""


@register.filter
def day_month(value: Any) -> str:
    """«15 марта»."""
    return russian.date_words(_day(value), year=False) if value else ""


@register.filter
def weekday(value: Any) -> str:
    """«пятница»."""
    return russian.weekday(_day(value)) if value else ""


@register.filter
def weekday_short(value: Any) -> str:
    """«пт»."""
    return russian.weekday_short(_day(value)) if value else ""


@register.filter
def month_short(value: Any) -> str:
    """«мар», «мая»."""
    return russian.dates.month_short(_day(value).month) if value else ""


@register.filter
def moment(value: Any) -> str:
    """A moment in the current zone: «15.03.2024, 09:12»."""
    if not value:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{russian.date_ru(local.date())},{russian.NBSP}{local:%H:%M}"


@register.filter
def initials(name: Any) -> str:
    """Two letters for the circle beside a name: «КЕ»."""
    words = [word for word in re.split(r"[\s.]+", str(name or "")) if word]
    return "".join(word[0].upper() for word in words[:2])


@register.filter
def person_short(name: Any) -> str:
    """«Кравцова Е. В.» from a full name (surname first) or from a person with last, first and middle names."""
    last = getattr(name, "last_name", None)
    if last is not None:
        rest = [getattr(name, part, "") for part in ("first_name", "middle_name", "patronymic")]
    else:
        last, *rest = str(name or "").split() or [""]
    letters = [f"{word[0].upper()}." for word in rest if word]
    return russian.NBSP.join([last, *letters])


@register.filter
def file_size(size: Any) -> str:
    """«212 КБ», «1,4 МБ»."""
    size = int(size or 0)
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))}{russian.NBSP}КБ"
    return f"{size / 1024 / 1024:.1f}".replace(".", ",") + f"{russian.NBSP}МБ"


@register.filter
def state_tone(state: Any) -> str:
    """Name of the state as the style knows it: class="is-{{ s|state_tone }}"."""
    return states.tone(state)


@register.filter
def state_word(state: Any) -> str:
    """The word of a state."""
    return str(states.WORDS[states.tone(state)])


@register.simple_tag
def mark(state: Any, css: str = "") -> SafeString:
    """Silhouette of a state. The word must stand beside it."""
    return _mark(states.tone(state), str(css))


@lru_cache(maxsize=64)
def _mark(tone: str, css: str) -> SafeString:
    return format_html(
        '<svg class="a-mark {}" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><use href="#m-{}"/></svg>',
        css,
        tone,
    )


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of Tabler, outline unless the name says «filled/…». A decoration: the word stands beside it."""
    return _icon(str(name), str(css))


@lru_cache(maxsize=512)
def _icon(name: str, css: str) -> SafeString:
    path = name if "/" in name else f"outline/{name}"
    attrs = {"class": f"icon {css}".strip(), "aria-hidden": "true", "focusable": "false"}
    return mark_safe(tablericons._render_icon(path, 20, **attrs))  # noqa: S308 -- a file of the wheel


@register.simple_tag
def ring(rows: Any, label: str, *, done: int, total: int) -> SafeString:
    """The year as a ring; see artel.ui.drawings.ring."""
    return drawings.ring(rows, label=label, done=done, total=total)


@register.simple_tag
def secbar(counts: Any, label: str) -> SafeString:
    """A section of the plan as a bar; see artel.ui.drawings.bar."""
    return drawings.bar(counts, label=label)


@register.simple_tag
def strip(part: Any, whole: Any) -> SafeString:
    """A part of a whole; see artel.ui.drawings.strip."""
    return drawings.strip(int(part or 0), int(whole or 0))


@register.filter
def html_attrs(attrs: Any) -> SafeString:
    """Attributes a component got and does not know itself, escaped: <a {{ attrs|html_attrs }}>."""
    out = []
    for name, value in attrs.attrs_dict().items():
        if value is False or value is None or not re.fullmatch(r"[a-zA-Z][\w:-]*", name):
            continue
        out.append(name if value is True else format_html('{}="{}"', name, value))
    return mark_safe(" ".join(out))  # noqa: S308 -- escaped above


@register.filter
def widget(field: BoundField) -> SafeString:
    """The control of a bound field with the kit's classes and its errors tied to it."""
    return field.as_widget(attrs=forms.field_attrs(field))


@register.filter
def option_tag(option: BoundWidget) -> SafeString:
    """One box or dot of a list of options, with the kit's class."""
    option.data["attrs"]["class"] = "form-check-input"
    return option.tag()


def _forms(forms: str) -> list[str]:
    words = [word.strip() for word in str(forms).split(",")]
    if len(words) != 3:
        raise ValueError(f"three forms of the word are needed, got {forms!r}")
    return words


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return date.fromisoformat(value) if isinstance(value, str) else value


@register.filter
def control_kind(field: BoundField) -> str:
    """How a field is laid out; see artel.ui.forms.control_kind."""
    return forms.control_kind(field)


@register.filter
def state_label(value: Any) -> str:
    """The word of a state, or the words themselves when they are not a state's name."""
    try:
        return state_word(value)
    except ValueError:
        return str(value)
