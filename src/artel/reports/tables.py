"""What the screens of a report draw, ready in words, from its facts alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.plans.domain.states import DONE, State
from artel.reports import words
from artel.reports.domain.groups import Group
from artel.reports.papers.report import ahead_of, decided_of, why_words
from artel.russian import counted, first_upper

MOST_COUNTED = 60  # of what stands in a figure is listed on the screen; the table XLSX has all of it
# Silhouettes of the kit by part of the report.
TONES = {
    Group.DONE: "met",
    Group.LATE: "late",
    Group.OVERDUE: "overdue",
    Group.AWAITING: "await",
    Group.IN_WORK: "open",
    Group.AHEAD: "future",
    Group.EARLIER: "met",
    Group.LIFTED: "lifted",
}


@dataclass(slots=True)
class Line:
    """A row of the table: its facts, its page, its proofs in words."""

    row: Mapping[str, Any]
    url: str
    state: str
    proofs: list[str]
    more: int
    why: str


@dataclass(slots=True)
class SectionLines:
    number: str
    title: str
    lines: list[Line] = field(default_factory=list)


def lines_of(facts: Mapping[str, Any], *, group: str = "") -> list[SectionLines]:
    """The table by the plan's sections, narrowed to one part of the report; empty sections are left out."""
    sections = {each["position"]: each for each in facts["sections"]}
    evidence = {each["key"]: each for each in facts["evidence"]}
    found: list[SectionLines] = []
    here: Any = object()
    for row in facts["rows"]:
        if group and row["group"] != group:
            continue
        if row["section"] != here:
            here = row["section"]
            section = sections.get(here, {"number": "", "title": ""})
            found.append(SectionLines(section["number"], section["title"]))
        proofs = [f"{words.proof_words(evidence[key])} [{evidence[key]['no']}]" for key in row["proofs"]]
        found[-1].lines.append(
            Line(
                row=row,
                url=row_url(facts, row),
                state=first_upper(words.state_words(row)),
                proofs=proofs[:3],
                more=max(len(proofs) - 3, 0),
                why=why_words(row),
            )
        )
    return found


def row_url(facts: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    """The page of the row on the day of the report."""
    url = reverse("plans:row", args=[facts["cluster"]["slug"], facts["plan"]["id"], row["key"]])
    return f"{url}?on={date.fromisoformat(facts['on']):%d.%m.%Y}"


def facets(facts: Mapping[str, Any], path: str, query: Any, *, group: str) -> list[dict[str, Any]]:
    """Parts of the report with the number of rows in each, one press each; they sum up to all the rows."""

    def url(value: str) -> str:
        kept = query.copy()
        kept.pop("group", None)
        kept.pop("page", None)
        if value:
            kept["group"] = value
        return f"{path}?{kept.urlencode()}" if kept else path

    items = [{"url": url(""), "label": _("Все строки"), "count": len(facts["rows"]), "is_current": not group}]
    items += [
        {
            "url": url(each), "label": words.GROUPS[each], "count": count, "state": TONES[each],
            "is_current": group == each,
        }
        for each, count in words.tally_of(facts).items()
        if count or group == each
    ]  # fmt: skip
    return items


def stats(facts: Mapping[str, Any], path: str, query: Any) -> list[dict[str, Any]]:
    """The figures for the head of the page; each leads to how it was counted, unfolded."""
    kept = query.copy()
    return [
        {
            "value": words.percent_words(each["percent"]),
            "of": _("{part} из {whole}").format(part=each["numerator"], whole=each["denominator"])
            if each["denominator"]
            else "",
            "text": each["title"],
            "href": f"{path}?{_with(kept, how=each['code'])}#f-{each['code']}",
        }
        for each in facts["figures"]
    ]


def _with(query: Any, **more: str) -> str:
    for name, value in more.items():
        query[name] = value
    return query.urlencode()


def derivations(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """How each figure was counted: the formula, and what stands in it, each with its mark."""
    rows = {row["key"]: row for row in facts["rows"]}
    shares = {f"{row['key']}/{owed['key']}": (row, owed) for row in facts["rows"] for owed in row["obligations"]}
    tasks = {each["key"]: each for each in facts["assignments"]}
    found = []
    for each in facts["figures"]:
        items = []
        done = set(each["done"])
        for key in each["counted"]:
            if each["code"] == "shares":
                row, owed = shares[key]
                items.append((f"{row['number']} {owed['name']}", row_url(facts, row), owed["state"]))
            elif each["code"] == "assignments":
                items.append((f"{tasks[key]['body']}: {tasks[key]['text']}", "", "met" if key in done else "overdue"))
            else:
                row = rows[key]
                items.append((f"{row['number']} {row['title']}", row_url(facts, row), row["state"]))
        if each["code"].startswith("attendance-"):
            body = next(b for b in facts["attendance"] if f"attendance-{b['unit']}" == each["code"])
            items = [
                (
                    _("{day}: {present} из {members}").format(
                        day=f"{date.fromisoformat(m['on']):%d.%m.%Y}", present=m["present"], members=m["members"]
                    ),
                    reverse("meetings:detail", args=[facts["cluster"]["slug"], m["id"]]),
                    "met" if m["present"] == m["members"] else "open",
                )
                for m in body["meetings"]
            ]
        found.append(
            {
                **each,
                "value": words.percent_words(each["percent"]),
                "target_words": words.percent_words(each["target"])
                if each["target"] is not None
                else _("не установлено"),
                "items": [{"label": label, "url": url, "state": state} for label, url, state in items[:MOST_COUNTED]],
                "more": max(len(items) - MOST_COUNTED, 0),
            }
        )
    return found


def section_bars(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows executed by section, for <c-bars>."""
    found = []
    for section in facts["sections"]:
        rows = [row for row in facts["rows"] if row["section"] == section["position"]]
        done = sum(State(row["state"]) in DONE for row in rows)
        overdue = sum(row["state"] == State.OVERDUE for row in rows)
        found.append(
            {
                "label": " ".join(filter(None, (section["number"], section["title"]))),
                "value": _("{done} из {all}").format(done=done, all=len(rows)),
                "count": done,
                "whole": len(rows),
                "note": _("просрочено {count}").format(count=overdue) if overdue else "",
            }
        )
    return found


def debtor_bars(facts: Mapping[str, Any], limit: int = 12) -> list[dict[str, Any]]:
    """Who owes what is overdue, for <c-bars>; the strip is against the most."""
    most = max((each["count"] for each in facts["debtors"]), default=0)
    return [
        {
            "label": first_upper(each["words"]),
            "value": counted(each["count"], _("обязательство"), _("обязательства"), _("обязательств")),
            "count": each["count"],
            "whole": most,
        }
        for each in facts["debtors"][:limit]
    ]


def decisions(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was moved, lifted or restored in the period, and on what basis."""
    return [
        {**each, "number": row["number"], "url": row_url(facts, row)} | _days(each, "on", "old_due_on", "new_due_on")
        for row, each in decided_of(facts)
    ]


def ahead(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What falls due in the next period: a line a row."""
    by_row: dict[str, dict[str, Any]] = {}
    for row, owed in ahead_of(facts):
        line = by_row.setdefault(
            row["key"],
            {"number": row["number"], "title": row["title"], "url": row_url(facts, row), "days": [], "who": []},
        )
        line["days"].append(date.fromisoformat(owed["due_on"]))
        line["who"].append(owed["who"])
    for line in by_row.values():
        line["days"] = list(dict.fromkeys(line["days"]))
        names = list(dict.fromkeys(filter(None, line["who"])))
        line["who"] = "; ".join(names[:3]) + (
            _(" и ещё {count}").format(count=len(names) - 3) if len(names) > 3 else ""
        )
    return list(by_row.values())


def pieces(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The proofs, in the order of the annex."""
    return [each | _days(each, "in_force_on", "recorded_on", "accepted_on") for each in facts["evidence"]]


def assignments(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Assignments that fell due in the period."""
    return [each | _days(each, "due_on", "done_on") for each in facts["assignments"]]


def _days(each: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: date.fromisoformat(each[name]) if each[name] else None for name in names}
