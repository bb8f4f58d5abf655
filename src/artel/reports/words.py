"""What a report calls itself and its parts. On paper it is Russian whatever language the screen speaks."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from artel.fair.domain.employment import NO_FIGURE
from artel.plans.domain.states import State
from artel.plans.labels import STATES
from artel.reports.domain.groups import Group
from artel.reports.domain.scopes import ScopeKind
from artel.russian import NBSP, date_ru, date_words, plural

_PLAN = re.compile(r"^план\b", re.IGNORECASE)
GROUPS = {
    Group.DONE: "Исполнено в срок",
    Group.LATE: "Исполнено с опозданием",
    Group.OVERDUE: "Не исполнено",
    Group.AWAITING: "Ждёт внешнего документа",
    Group.IN_WORK: "В работе",
    Group.AHEAD: "Впереди",
    Group.EARLIER: "Исполнено до начала периода",
    Group.LIFTED: "Снято",
}
_IN_SENTENCE = {
    Group.DONE: "исполнено в срок",
    Group.LATE: "исполнено с опозданием",
    Group.OVERDUE: "просрочено",
    Group.AWAITING: "ожидает внешнего документа",
    Group.IN_WORK: "в работе",
    Group.AHEAD: "срок не открыт",
    Group.EARLIER: "исполнено до начала периода",
    Group.LIFTED: "снято",
}


def heading_of(facts: Mapping[str, Any]) -> str:
    """«об исполнении Плана работы … за I квартал 2024 г. по состоянию на 15 марта 2024 г.», to stand after «Отчёт»."""
    title, scope = " ".join(facts["plan"]["title"].split()), facts["scope"]
    plan = _PLAN.sub("Плана", title, count=1) if _PLAN.match(title) else f"плана «{title}»"
    if scope["kind"] == ScopeKind.ORGANISATION:
        said = f"участника {scope['words']} об исполнении {plan}"
    elif scope["kind"] == ScopeKind.WHOLE:
        said = f"об исполнении {plan}"
    else:
        said = f"об исполнении {plan} ({scope['words']})"
    period = "" if facts["period"]["kind"] == "year" else f" за {facts['period']['words']}"
    return f"{said}{period} по состоянию на {date_words(_day(facts['on']))}"


def title_of(facts: Mapping[str, Any]) -> str:
    """The same as a title of the paper, short enough for a register."""
    text = f"Отчёт {heading_of(facts)}"
    return text if len(text) <= 480 else f"{text[:479]}…"


def known_words(facts: Mapping[str, Any]) -> str:
    """By what knowledge the report is made."""
    if facts["known_on"]:
        return f"Учтено только то, что было записано в системе по {date_ru(_day(facts['known_on']))} включительно."
    return ""


def summary_of(facts: Mapping[str, Any]) -> str:
    """«Всего мероприятий — 17. Исполнено — 1, …»: its parts sum up to the whole."""
    counts = tally_of(facts)
    parts = [f"{_IN_SENTENCE[group]}{NBSP}—{NBSP}{counts[group]}" for group in Group if counts[group]]
    text = f"Всего мероприятий{NBSP}—{NBSP}{len(facts['rows'])}"
    text += f", из них {', '.join(parts)}." if parts else "."
    execution = next(each for each in facts["figures"] if each["code"] == "execution")
    if due := execution["denominator"]:
        noun = plural(due, "мероприятию", "мероприятиям", "мероприятиям")
        text += (
            f" Срок исполнения наступил по {due} {noun}, исполнено из них{NBSP}—{NBSP}{execution['numerator']} "
            f"({percent_words(execution['percent'])})."
        )
    return text


def tally_of(facts: Mapping[str, Any]) -> dict[Group, int]:
    """How many rows stand in each part."""
    counts = dict.fromkeys(Group, 0)
    for row in facts["rows"]:
        counts[Group(row["group"])] += 1
    return counts


def percent_words(percent: int | None) -> str:
    """«50 %»; «н/д» where there was nothing to count."""
    return f"{percent}{NBSP}%" if percent is not None else NO_FIGURE


def state_words(row: Mapping[str, Any]) -> str:
    """«исполнено 28.02.2024», «просрочено на 66 раб. дней», «в работе»."""
    state = State(row["state"])
    if row["fact_on"]:
        return f"{str(STATES[state]).lower()}, {date_ru(_day(row['fact_on']))}"
    if state is State.OVERDUE:
        days = row["late_days"]
        said = (
            f"просрочено на {days}{NBSP}{plural(days, 'раб. день', 'раб. дня', 'раб. дней')}" if days else "просрочено"
        )
    elif state is State.AWAITING:
        said = "ожидает внешнего документа"
    else:
        said = {State.OPEN: "в работе", State.SOON: "в работе, срок близко", State.FUTURE: "срок не открыт"}.get(
            state, str(STATES[state]).lower()
        )
    return f"{said} (срок перенесён)" if row["moved"] else said


def proof_words(piece: Mapping[str, Any]) -> str:
    """«Протокол № 1-ЭС от 15.02.2024»"""
    number = f" №{NBSP}{piece['number']}" if piece["number"] else ""
    return f"{piece['title']}{number} от {date_ru(_day(piece['in_force_on']))}"


def _day(text: str) -> date:
    return date.fromisoformat(text)
