"""The report as a tree: landscape, the table of papers/09, then what was moved, what is ahead, and the proofs.

A pure function of the frozen facts and of who signs: whoever has the facts can make the very same paper again.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from artel.documents.papers.gost import edition_for
from artel.documents.papers.tree import (
    Align,
    Annexes,
    AnnexHead,
    Block,
    Column,
    Document,
    Head,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.plans.domain.numbers import printed_number
from artel.plans.domain.states import DONE, State
from artel.reports import words
from artel.reports.domain.groups import Group
from artel.russian import NBSP, date_ru, date_words, surname_initials

KIND, MEMBER_KIND = "reports.report", "reports.member_report"
FORMS = ("отчёт", "отчёта", "отчёту", "отчёт", "отчётом", "отчёте")
MEMBER_FORMS = tuple(f"{word} участника" for word in FORMS)
_NAMED = 3  # proofs named in a cell; the rest are in the annex
_DASH = "—"


def report_document(facts: Mapping[str, Any], *, digest: str) -> Document:
    """The whole paper. `digest`: SHA-256 of the facts, named in the text so that a signature stands under them too."""
    signing = facts["signing"]
    dated_on = date.fromisoformat(signing["dated_on"])
    cluster = facts["cluster"]
    org = facts["scope"]["words"] if signing["is_members"] else cluster["name"]
    heading = words.heading_of(facts)
    blocks: tuple[Block, ...] = (
        Head(org, "", "Отчёт", date_words(dated_on), cluster["place"], heading),
        *_opening(facts),
        *_table(facts),
        *_figures(facts),
        *_decisions(facts),
        *_ahead(facts),
        *_councils(facts),
        Text(
            f"Сведения отчёта в виде файла report.json имеют контрольную сумму SHA-256 {digest}.",
            Style.RAGGED,
        ),
        Annexes((f"Доказательства исполнения, {len(facts['evidence'])} записей.",))
        if facts["evidence"]
        else Text("Доказательств исполнения на эту дату нет.", Style.RAGGED),
        Signatures((SignatureLine(signing["post"], signing["name"], 1),)),
        *_annex(facts, signing),
    )
    return Document(
        title=words.title_of(facts),
        blocks=blocks,
        gost_edition=edition_for(dated_on),
        landscape=True,
        left_mm=20,
        size_pt=12,
        executor=tuple(signing["executor"]),
    )


def _opening(facts: Mapping[str, Any]) -> Iterator[Block]:
    yield Text(words.summary_of(facts))
    if known := words.known_words(facts):
        yield Text(known)
    if old := facts.get("corrects"):
        yield Text(f"Составлен взамен отчёта №{NBSP}{old['number']}, редакция {old['edition']}. {old['reason']}")


def _figures(facts: Mapping[str, Any]) -> Iterator[Block]:
    columns = (
        Column("Показатель", 3.2),
        Column("Как посчитан", 5.6),
        Column("Числитель", 1.1, Align.RIGHT),
        Column("Знаменатель", 1.3, Align.RIGHT),
        Column("Значение", 1.1, Align.RIGHT),
        Column("Цель", 1.5, Align.CENTRE),
    )
    rows = tuple(
        (
            each["title"],
            each["formula"],
            str(each["numerator"]),
            str(each["denominator"]),
            words.percent_words(each["percent"]),
            words.percent_words(each["target"]) if each["target"] is not None else "не установлено",
        )
        for each in facts["figures"]
    )
    yield Text("Показатели:", Style.CAPTION)
    yield Table(columns, rows, size_pt=9.5)


def _table(facts: Mapping[str, Any]) -> Iterator[Block]:
    columns = (
        Column("№\nп/п", 11),
        Column("Наименование мероприятия", 47),
        Column("Исполнители", 30),
        Column("Срок исполнения", 27),
        Column("Состояние, фактическая дата", 26),
        Column("Достигнутый результат", 34),
        Column("Подтверждающий документ", 36),
        Column("%", 10, Align.CENTRE),
        Column("Причина отклонения, предложение", 46),
    )
    sections = {each["position"]: each for each in facts["sections"]}
    evidence = {each["key"]: each for each in facts["evidence"]}
    rows: list[tuple[str, ...]] = []
    here = None
    for row in facts["rows"]:
        if row["section"] != here and row["section"] in sections:
            section = sections[row["section"]]
            rows.append((" ".join(filter(None, (printed_number(section["number"]), section["title"]))),))
        here = row["section"]
        rows.append(_line(row, evidence))
    yield Text("Исполнение мероприятий:", Style.CAPTION)
    yield Table(columns, tuple(rows), size_pt=9.6, numbered=True)
    for note in notes_of(facts):
        yield Text(note, Style.RAGGED)


def _line(row: Mapping[str, Any], evidence: Mapping[int, Mapping[str, Any]]) -> tuple[str, ...]:
    deadline = f"{row['deadline']} ({row['understood']})" if row["understood"] else row["deadline"]
    percent = str(row["percent"]) if row["percent"] is not None else _DASH
    return (
        printed_number(row["number"]) + ("*" if row["duplicate"] else ""),
        row["title"],
        row["executors"],
        deadline,
        words.state_words(row),
        row["reached"] or _DASH,
        _proofs([evidence[key] for key in row["proofs"]]),
        percent,
        why_words(row) or _DASH,
    )


def line_of(row: Mapping[str, Any]) -> dict[int, str]:
    """What stands in a row of the signed table whatever its layout, by the place of the cell: for whoever compares."""
    return {
        0: printed_number(row["number"]),
        1: row["title"],
        4: date_ru(date.fromisoformat(row["fact_on"])) if row["fact_on"] else words.state_words(row),
        7: str(row["percent"]) if row["percent"] is not None else _DASH,
    }


def _proofs(pieces: Sequence[Mapping[str, Any]]) -> str:
    """«Протокол № 1-ЭС от 15.02.2024 [3], SHA-256 9f3c21ab»: the number in brackets is that of the annex."""
    lines = [
        f"{words.proof_words(each)} [{each['no']}]" + (f",\nSHA-256 {each['sha256'][:8]}" if each["sha256"] else "")
        for each in pieces[:_NAMED]
    ]
    if len(pieces) > _NAMED:
        rest = pieces[_NAMED:]
        lines.append(f"и ещё {len(rest)}: приложение, №{NBSP}{rest[0]['no']}–{rest[-1]['no']}")
    return ";\n".join(lines) or _DASH


def why_words(row: Mapping[str, Any]) -> str:
    """Who owes what is overdue, the cause and the proposal; what was decided of a row that is not late."""
    if row["group"] in (Group.OVERDUE, Group.AWAITING):
        parts = [row["cause"], row["proposal"]]
        if row["lack"] and row["group"] == Group.OVERDUE and row["lack"]["who"] not in " ".join(parts):
            parts.insert(0, f"Должен: {row['lack']['who']}.")
        return "\n".join(filter(None, parts))
    return " ".join(filter(None, (row["cause"], row["proposal"])))


def notes_of(facts: Mapping[str, Any]) -> list[str]:
    """What has to be explained under the table."""
    found = []
    numbers = list(dict.fromkeys(row["number"] for row in facts["rows"] if row["duplicate"]))
    if numbers:
        word = "номера" if len(numbers) > 1 else "номер"
        found.append(f"* В плане {word} {', '.join(numbers)} стоит у нескольких строк; порядок строк сохранён.")
    found.append(
        "Слова плана приведены без изменений. В скобках указано, как понят срок; если он приходится на нерабочий день, "
        "приведён ближайший следующий рабочий день. Число в квадратных скобках — номер записи в приложении."
    )
    return found


def decided_of(facts: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], dict[str, Any]]]:
    """Moves, lifts and restorings decided within the period, each with its row; one decision for many is one line."""
    first, last = facts["period"]["starts_on"], min(facts["on"], facts["period"]["ends_on"])
    found: dict[tuple[Any, ...], tuple[Mapping[str, Any], dict[str, Any]]] = {}
    for row in facts["rows"]:
        for each in row["decisions"]:
            if not first <= each["on"] <= last:
                continue
            same = tuple(each[name] for name in ("kind", "on", "old_due_on", "new_due_on", "reason", "basis", "by"))
            _row, line = found.setdefault((row["key"], *same), (row, {**each, "names": []}))
            line["names"].append(each["owed"])
    for _row, line in found.values():
        line["owed"] = shortened(line.pop("names"), 6)
    return list(found.values())


def _decisions(facts: Mapping[str, Any]) -> Iterator[Block]:
    decided = decided_of(facts)
    if not decided:
        return
    columns = (
        Column("№ п/п", 1),
        Column("Обязательство", 5),
        Column("Решение", 1.6),
        Column("Дата", 1.4),
        Column("Был срок", 1.4),
        Column("Стал срок", 1.4),
        Column("Основание", 4.5),
        Column("Кто решил", 2.4),
    )
    rows = tuple(
        (
            printed_number(row["number"]),
            each["owed"],
            each["words"],
            _date(each["on"]),
            _date(each["old_due_on"]),
            _date(each["new_due_on"]),
            ". ".join(filter(None, (each["reason"], each["basis"]))),
            each["by"],
        )
        for row, each in decided
    )
    yield Text("Перенесено, снято и возвращено на контроль за период:", Style.CAPTION)
    yield Table(columns, rows, size_pt=9.5)


def ahead_of(facts: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """What falls due in the next period and is not met yet, by the day."""
    first, last = facts["next"]["starts_on"], facts["next"]["ends_on"]
    found = [
        (row, owed)
        for row in facts["rows"]
        for owed in row["obligations"]
        if owed["due_on"]
        and first <= owed["due_on"] <= last
        and owed["counted"]
        and State(owed["state"]) not in DONE | {State.LIFTED}
    ]
    return sorted(found, key=lambda pair: (pair[1]["due_on"], pair[0]["position"]))


def _ahead(facts: Mapping[str, Any]) -> Iterator[Block]:
    by_row: dict[str, list[Mapping[str, Any]]] = {}
    rows = {}
    for row, owed in ahead_of(facts):
        by_row.setdefault(row["key"], []).append(owed)
        rows[row["key"]] = row
    if not by_row:
        return
    span = f"{_date(facts['next']['starts_on'])} – {_date(facts['next']['ends_on'])}"
    columns = (Column("№ п/п", 1), Column("Мероприятие", 7), Column("Кто должен", 5), Column("Срок", 2))
    lines = tuple(
        (
            printed_number(rows[key]["number"]),
            rows[key]["title"],
            shortened([owed["who"] for owed in items]),
            ", ".join(dict.fromkeys(_date(owed["due_on"]) for owed in items)),
        )
        for key, items in by_row.items()
    )
    yield Text(f"Предстоит в следующем периоде ({span}):", Style.CAPTION)
    yield Table(columns, lines, size_pt=9.5)


def shortened(names: Sequence[str], limit: int = 4) -> str:
    """«А; Б; В и ещё 14»"""
    kept = list(dict.fromkeys(filter(None, names)))
    text = "; ".join(kept[:limit])
    return f"{text} и ещё {len(kept) - limit}" if len(kept) > limit else text


def _councils(facts: Mapping[str, Any]) -> Iterator[Block]:
    if facts["assignments"]:
        columns = (
            Column("Орган", 3),
            Column("Поручение", 7),
            Column("Ответственный", 2.6),
            Column("Срок", 1.5),
            Column("Исполнено", 1.8),
        )
        rows = tuple(
            (
                each["body"],
                each["text"],
                each["who"],
                _date(each["due_on"]),
                "снято" if each["lifted"] else _date(each["done_on"]) or "не исполнено",
            )
            for each in facts["assignments"]
        )
        yield Text("Поручения, срок которых пришёлся на период:", Style.CAPTION)
        yield Table(columns, rows, size_pt=9.5)


def _annex(facts: Mapping[str, Any], signing: Mapping[str, Any]) -> Iterator[Block]:
    if not facts["evidence"]:
        return
    to = f"к отчёту от {date_words(date.fromisoformat(signing['dated_on']))}"
    yield AnnexHead(("Приложение", to), ("ДОКАЗАТЕЛЬСТВА", "исполнения мероприятий"))
    columns = (
        Column("№", 8, Align.RIGHT),
        Column("Строка", 13),
        Column("Документ", 57),
        Column("Номер", 20),
        Column("Вступил в силу", 21),
        Column("Вид", 33),
        Column("Кто внёс; кто принял", 40),
        Column("Записано", 21),
        Column("SHA-256", 57),
    )
    rows = tuple(
        (
            str(each["no"]),
            printed_number(each["row"]),
            each["title"] + (f"\n{each['url']}" if each["url"] else ""),
            each["number"],
            _date(each["in_force_on"]),
            each["kind"],
            who_words(each),
            _date(each["recorded_on"]),
            _halved(each["sha256"]) or "без файла",
        )
        for each in facts["evidence"]
    )
    yield Table(columns, rows, size_pt=8.5, numbered=True)


def who_words(piece: Mapping[str, Any]) -> str:
    """«Савина О.П. (ОГБПОУ «ТЭПК»); принял Ярцев М.А. 12.03.2024»"""
    by = _short(piece["by"])
    who = f"{by} ({piece['of']})" if piece["of"] else by
    if piece["accepted_on"]:
        return f"{who}; {_short(piece['accepted_by']) or 'принято'}, {_date(piece['accepted_on'])}"
    return f"{who}; подписан в системе, приёмка не нужна"


def _short(name: str) -> str:
    """«Кравцова Елена Викторовна» — «Кравцова Е.В.»; anything else as it stands."""
    parts = name.split()
    return surname_initials(*parts) if len(parts) == 3 else name


def _halved(sha256: str) -> str:
    """The whole sum in two lines: a column has no room for 64 signs in one."""
    return "\n".join(filter(None, (sha256[:32], sha256[32:])))


def _date(text: str | None) -> str:
    return date_ru(date.fromisoformat(text)) if text else ""
