"""How the addresses of the year are reached: changes, carrying over, closing, reports, notices, calendars, tables of members."""

from collections.abc import Callable
from typing import Any

from artel.files.tests import building
from artel.files.tests.factories import make_upload
from artel.members.domain.kinds import TableKind
from artel.members.services.sheets import TABLES
from artel.notices.letters import off_token
from artel.plans.forms import NEW_ROW
from tests.access.world import Side
from tests.access.year import OWNER, TODAY

Args = Callable[[Side], dict[str, Any]]
Sent = Callable[[Side, str], dict[str, Any]]


def _pk(name: str) -> Args:
    return lambda side: {"pk": side.things[name].pk}


def _named(names: str, args: Args) -> dict[str, Args]:
    app, *rest = names.split()
    return {f"{app}:{name}": args for name in rest}


def _row_of(name: str) -> Args:
    return lambda side: {"pk": side.things[name].pk, "index": 0}


def _version(side: Side) -> dict[str, Any]:
    return {"pk": side.changed.pk, "number": 2}


ARGS: dict[str, Args] = {
    **_named("plans carry amend amend_begin", _pk("finished")),
    "plans:close_choose": _pk("ending"),
    "plans:versions": _pk("changed"),
    **_named("plans version version_docx", _version),
    **_named(
        "plans amendment amendment_docx amendment_add amendment_back amendment_submit amendment_drop", _pk("amendment")
    ),
    **_named("plans amendment_row amendment_leave", _row_of("amendment")),
    "plans:amendment_settle": _pk("asking_amendment"),
    **_named("plans amendment_return amendment_approve", _pk("waiting_amendment")),
    "plans:remind_row": lambda side: {"pk": side.plan.pk, "key": side.news.key},
    "plans:remind": _pk("employers_owed"),
    "plans:carried_row": _row_of("carried"),
    "plans:carried_all": _pk("carried"),
    **_named("members table table_enter table_again table_errors", _pk("table")),
    **_named("reports notes send drop", _pk("draft_report")),
    "reports:recall": _pk("report_at_signing"),
    **_named("reports report correct", _pk("members_report")),
    "reports:download": lambda side: {"pk": side.members_report.pk, "form": "xlsx"},
    **_named("reports public_publish public_withdraw", lambda side: {"pk": side.report.paper_id}),
    **_named("reports public_page public_calendar", lambda side: {"slug": side.slug}),
    **_named("reports public_paper public_file", lambda side: {"slug": side.slug, "code": side.report.paper.public_id}),
    "calendars:feed_revoke": _pk("feed"),
    "calendars:feed": lambda side: {"code": side.feed_code},
    "notices:open": lambda side: {"pk": side.notices[OWNER].pk},
    **_named("notices letter repeat", _pk("letter")),
    "notices:letters_off": lambda side: {"token": off_token(side.people[OWNER], side.cluster)},
}  # fmt: skip

# What everybody has one of, and opens their own.
OWN: dict[str, Callable[[Side, str], dict[str, Any]]] = {
    "notices:open": lambda side, role: {"pk": side.notices.get(role, side.notices[OWNER]).pk},
}


def _table(kind: TableKind) -> Sent:
    """A table of one row, filled where it must be."""
    columns = TABLES[kind].spec.columns
    lines = [[column.title for column in columns], ["Новая" if column.is_required else "" for column in columns]]
    content = "\n".join(";".join(map(str, line)) for line in lines).encode()
    return lambda _side, _role: {"file": make_upload("таблица.csv", content)}


def _only(**fields: Any) -> Sent:
    return lambda _side, _role: fields


def _scope(side: Side, role: str) -> str:
    """What a report may be of: whoever represents an organisation asks of that one alone."""
    if role in ("representative_employer", "representative_chair"):
        return f"member-{side.employer.pk}"
    return f"member-{side.organisation.pk}" if role == OWNER else "whole"


def _of_amendment(**fields: Any) -> Sent:
    return lambda side, _role: fields | {"revision": side.amendment.revision}


def _cause(side: Side, _role: str) -> dict[str, Any]:
    key = side.explained_key
    return {f"cause_{key}": "Нет документа", f"proposal_{key}": "Запросить документ"}


REASON = {"reason": "Распоряжение от 11.03.2024 № 145-р"}
PURPOSE = {"reason": "Сверка списков"}

SENT: dict[str, Sent] = {
    "plans:close_choose": _only(how="undone", rest="1", reason="Не успели"),
    "plans:amend": lambda _side, _role: {"file": make_upload("план.txt")},
    "plans:amendment_settle": lambda side, _role: {"revision": side.asking_amendment.revision, "row_0": NEW_ROW},
    "plans:amendment_add": _of_amendment(title="Ещё строка", section="0"),
    "plans:amendment_back": lambda side, _role: {"key": side.left_out, "revision": side.amendment.revision},
    "plans:amendment_row": lambda side, _role: {
        "number": "1", "title": "Название", "executors_text": "Школы", "deadline_text": "Май 2024 г.",
        "result_text": "Отчёт", "section": "0", "deadline_read_as": "", "key": side.row.key,
        "revision": side.amendment.revision,
    },
    "plans:amendment_leave": _of_amendment(),
    "plans:amendment_submit": _of_amendment(**REASON),
    "plans:amendment_return": _only(reason="Уточните срок"),
    "plans:amendment_approve": lambda _side, _role: {
        "approved_on": "15.03.2024", "in_force_from": "15.03.2024", "number": "5",
        "file": make_upload("скан.pdf", building.pdf()),
    },
    **{f"members:{kind}_table": _table(kind) for kind in TableKind},
    **{f"members:{kind}_table_export": _only(**PURPOSE) for kind in TableKind if kind != TableKind.ORGANISATIONS},
    "members:table_enter": lambda side, _role: {"revision": side.table.revision},
    "reports:begin": lambda side, role: {
        "period": f"{side.plan.pk}:year", "scope": _scope(side, role), "on": "", "since": "", "until": "", "known": "now",
    },
    "reports:notes": _cause,
    "reports:correct": _only(reason="Опечатка в строке 1"),
    "reports:public_settings": _only(intro="Кластер готовит сварщиков.", contacts="", shows_plan="on", shows_papers="on"),
    "reports:public_switch": _only(on="0"),
    "reports:public_publish": _only(file="0"),
    "calendars:feed_make": _only(scope="personal"),
    "notices:seen": _only(kind=""),
    "notices:settings": _only(letters="digest", hour="9", topics=["plans.due"]),
}  # fmt: skip

QUERY: dict[str, Sent] = {
    "plans:compare": lambda side, _role: {"a": side.closed.pk, "b": side.plan.pk},
    "plans:compare_export": lambda side, _role: {"a": side.closed.pk, "b": side.plan.pk},
    "reports:preview": lambda side, role: {"period": f"{side.plan.pk}:year", "scope": _scope(side, role)},
    "calendars:month": _only(month=f"{TODAY:%Y-%m}", whose="cluster"),
    "search:search": _only(q="отчёт"),
}  # fmt: skip
