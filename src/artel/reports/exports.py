"""A report as a book of sheets: Сводка, Строки, Обязательства, Доказательства, Решения. Numbers are numbers, dates dates."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from artel.documents.papers.gost import DEMO_FOOT
from artel.plans.domain.states import State
from artel.plans.labels import STATES
from artel.reports import words
from artel.reports.domain.groups import Group
from artel.russian import first_upper
from artel.ui.exports import Column, Sheet, write_book


def report_xlsx(facts: Mapping[str, Any], *, note: str) -> bytes:
    """Write the book from the frozen facts. `note` says who took it out."""
    if facts["cluster"]["is_demo"]:
        note = f"{note} {DEMO_FOOT}."
    sheets = [
        _summary(facts, note),
        _rows(facts),
        _obligations(facts),
        _evidence(facts),
        _decisions(facts),
    ]
    return write_book(sheets, title=words.title_of(facts)[:240], note=note)


def _summary(facts: Mapping[str, Any], note: str) -> Sheet:
    counts = words.tally_of(facts)
    lines: list[tuple[Any, ...]] = [
        (_("Отчёт"), first_upper(words.heading_of(facts)), None, None, ""),
        (_("По состоянию на"), _day(facts["on"]), None, None, ""),
        (_("Период с"), _day(facts["period"]["starts_on"]), None, None, ""),
        (_("Период по"), _day(facts["period"]["ends_on"]), None, None, ""),
        (_("Всего мероприятий"), len(facts["rows"]), None, None, ""),
        *((words.GROUPS[group], counts[group], None, None, "") for group in Group),
        *(
            (
                f"{each['title']}, %",
                each["percent"] if each["percent"] is not None else words.percent_words(None),
                each["numerator"],
                each["denominator"],
                each["formula"],
            )
            for each in facts["figures"]
        ),
        *(
            (_("Просрочено: {who}").format(who=each["words"]), each["count"], None, None, "")
            for each in facts["debtors"]
        ),
    ]
    columns = [
        Column(_("Показатель"), lambda line: line[0], 46),
        Column(_("Значение"), lambda line: line[1], 40),
        Column(_("Числитель"), lambda line: line[2], 12),
        Column(_("Знаменатель"), lambda line: line[3], 14),
        Column(_("Как посчитан"), lambda line: line[4], 70),
    ]
    return Sheet(_("Сводка"), columns, lines, note)


def _rows(facts: Mapping[str, Any]) -> Sheet:
    sections = {each["position"]: each for each in facts["sections"]}
    evidence = {each["key"]: each for each in facts["evidence"]}
    columns = [
        Column(_("№ п/п"), lambda row: row["number"], 8),
        Column(_("Раздел"), lambda row: _section(sections.get(row["section"])), 30),
        Column(_("Мероприятие"), lambda row: row["title"], 50),
        Column(_("Исполнители"), lambda row: row["executors"], 28),
        Column(_("Срок по плану"), lambda row: row["deadline"], 24),
        Column(_("Как понят срок"), lambda row: row["understood"], 28),
        Column(_("Состояние"), lambda row: str(STATES[State(row["state"])]), 22),
        Column(_("Часть отчёта"), lambda row: words.GROUPS[Group(row["group"])], 24),
        Column(_("Фактическая дата"), lambda row: _day(row["fact_on"]), 14),
        Column(_("Просрочено, раб. дней"), lambda row: row["late_days"] or None, 14),
        Column(_("Достигнутый результат"), lambda row: row["reached"], 40),
        Column(
            _("Подтверждающий документ"),
            lambda row: "; ".join(words.proof_words(evidence[key]) for key in row["proofs"]),
            44,
        ),
        Column("%", lambda row: row["percent"], 6),
        Column(_("Кто должен"), lambda row: row["lack"]["who"] if row["lack"] else "", 32),
        Column(_("Причина"), lambda row: row["cause"], 40),
        Column(_("Предложение"), lambda row: row["proposal"], 40),
    ]
    return Sheet(_("Строки"), columns, facts["rows"])


def _obligations(facts: Mapping[str, Any]) -> Sheet:
    columns = [
        Column(_("№ п/п"), lambda pair: pair[0]["number"], 8),
        Column(_("Обязательство"), lambda pair: pair[1]["name"], 50),
        Column(_("Кто должен"), lambda pair: pair[1]["who"], 36),
        Column(_("Учитывается"), lambda pair: pair[1]["counted"], 12),
        Column(_("Открывается"), lambda pair: _day(pair[1]["opens_on"]), 13),
        Column(_("Срок"), lambda pair: _day(pair[1]["due_on"]), 13),
        Column(_("Перенесён"), lambda pair: pair[1]["moved"], 11),
        Column(_("Исполнено"), lambda pair: _day(pair[1]["met_on"]), 13),
        Column(_("Состояние"), lambda pair: str(STATES[State(pair[1]["state"])]), 22),
        Column(_("Осталось раб. дней"), lambda pair: pair[1]["left"], 12),
    ]
    return Sheet(_("Обязательства"), columns, [(row, owed) for row in facts["rows"] for owed in row["obligations"]])


def _evidence(facts: Mapping[str, Any]) -> Sheet:
    columns = [
        Column("№", lambda each: each["no"], 6),
        Column(_("Строка"), lambda each: each["row"], 8),
        Column(_("Обязательство"), lambda each: each["owed"], 36),
        Column(_("Документ"), lambda each: each["title"], 44),
        Column(_("Номер"), lambda each: each["number"], 14),
        Column(_("Состоялось"), lambda each: _day(each["happened_on"]), 13),
        Column(_("Вступил в силу"), lambda each: _day(each["in_force_on"]), 13),
        Column(_("Вид"), lambda each: each["kind"], 28),
        Column(_("Кто внёс"), lambda each: each["by"], 26),
        Column(_("За кого"), lambda each: each["of"], 22),
        Column(_("Записано"), lambda each: datetime.fromisoformat(each["recorded_at"]), 17),
        Column(_("Кто принял"), lambda each: each["accepted_by"], 26),
        Column(_("Принято"), lambda each: _day(each["accepted_on"]), 13),
        Column(_("Ссылка"), lambda each: each["url"], 30),
        Column("SHA-256", lambda each: each["sha256"], 66),
    ]
    return Sheet(_("Доказательства"), columns, facts["evidence"])


def _decisions(facts: Mapping[str, Any]) -> Sheet:
    columns = [
        Column(_("№ п/п"), lambda pair: pair[0]["number"], 8),
        Column(_("Обязательство"), lambda pair: pair[1]["owed"], 44),
        Column(_("Решение"), lambda pair: pair[1]["words"], 18),
        Column(_("Дата решения"), lambda pair: _day(pair[1]["on"]), 13),
        Column(_("Был срок"), lambda pair: _day(pair[1]["old_due_on"]), 13),
        Column(_("Стал срок"), lambda pair: _day(pair[1]["new_due_on"]), 13),
        Column(_("Причина"), lambda pair: pair[1]["reason"], 24),
        Column(_("Основание"), lambda pair: pair[1]["basis"], 50),
        Column(_("Кто решил"), lambda pair: pair[1]["by"], 28),
        Column(_("Записано"), lambda pair: _day(pair[1]["recorded_on"]), 13),
    ]
    return Sheet(_("Решения"), columns, [(row, each) for row in facts["rows"] for each in row["decisions"]])


def _section(section: Mapping[str, Any] | None) -> str:
    return " ".join(filter(None, (section["number"], section["title"]))) if section else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
