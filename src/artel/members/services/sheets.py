"""Tables brought in and taken out: a trial that is undone, the entry that must say what the trial said."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit, jobs
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.files import sheets
from artel.files.sheets import Column, ReadTable
from artel.jobs.models import Job
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition, Refusal
from artel.members import followers, sheets_offices, sheets_organisations, sheets_people, sheets_roles
from artel.members.domain.kinds import TableKind
from artel.members.domain.tables import TABLE, Outcome
from artel.members.events import MemberEvent
from artel.members.models import Cluster, SheetUpload
from artel.members.services.people import record_organisations_export
from artel.members.sheets import SheetRow, Table

TABLES: dict[TableKind, Table] = {
    module.TABLE.kind: module.TABLE for module in (sheets_organisations, sheets_people, sheets_roles, sheets_offices)
}
KEPT = timedelta(days=2)
JOB = "members.enter_table"


class _Stale(Exception):
    """The entry would do something else than the person has seen."""

    def __init__(self, rows: list[SheetRow]) -> None:
        super().__init__()
        self.rows = rows


def bring_table(
    *, cluster: Cluster, kind: TableKind, read: ReadTable, file_name: str, sha256: str, actor: User
) -> SheetUpload:
    """Check a table by doing what it asks and undoing it; keep what the check said for the person to look at.

    Nothing of it is entered. The check tells every row that would be added, changed or refused, by the rules of the
    deeds themselves.
    """
    table = TABLES[kind]
    authorize(actor, table.permission, cluster)
    checked = _trial(table, cluster, read.rows, actor)
    with transaction.atomic():
        upload = SheetUpload(
            cluster=cluster, kind=kind, file_name=file_name[:200], sha256=sha256, letters=read.letters,
            rows=[{"row": row.number, **row.cells} for row in checked], created_by=actor, created_at=clock.now_in(cluster),
        )  # fmt: skip
        _keep(upload, checked)
        upload.save()
        _record(MemberEvent.TABLE_CHECKED, upload, actor, rows=len(checked))
    return upload


@transaction.atomic
def check_again(*, upload: SheetUpload, actor: User) -> SheetUpload:
    """Check the same rows against what is recorded now; a table whose entry did not succeed becomes checked again."""
    upload = _locked(upload, actor)
    if upload.state == "entering" and not _has_failed(upload):
        raise IllegalTransition(_("Таблица сейчас вносится. Дождитесь конца."))
    upload.state = TABLE.target(state=upload.state, verb="check", label=upload.get_state_display())
    _keep(upload, _trial(TABLES[TableKind(upload.kind)], upload.cluster, upload.rows, actor))
    upload.revision += 1
    upload.message = ""
    upload.save()
    return upload


@transaction.atomic
def enter_table(*, upload: SheetUpload, revision: int, actor: User) -> SheetUpload:
    """Enter a checked table, whole or not at all; a large one is handed to the worker.

    `revision` is that of the check the person has looked at. Refused while any row has an error. When the records have
    changed since, so that the table would do something else, nothing is entered: the upload holds a new check and says so.
    """
    upload = _locked(upload, actor)
    state = TABLE.target(state=upload.state, verb="begin", label=upload.get_state_display())
    if upload.revision != revision:
        raise BrokenRule(_("Таблица проверена заново. Посмотрите на новую проверку и подтвердите её."))
    if upload.counts.get(Outcome.WRONG):
        raise BrokenRule(_("В таблице есть ошибки. Исправьте их в файле и загрузите его снова."))
    if not _asks_anything(upload):
        raise BrokenRule(_("Таблица ничего не меняет: вносить нечего."))
    if len(upload.rows) < TABLES[TableKind(upload.kind)].large:
        return _write(upload, actor)
    upload.state, upload.message = state, ""
    upload.save(update_fields=["state", "message"])
    jobs.enqueue(
        JOB, key=job_key(upload), actor=actor, cluster=upload.cluster, payload={"upload": upload.pk}
    )  # fmt: skip
    return upload


def finish_entering(*, upload: SheetUpload, actor: User) -> SheetUpload:
    """The worker's part, within its transaction. Does nothing to a table that is not being entered any more."""
    upload = _locked(upload, actor)
    return _write(upload, actor) if upload.state == "entering" else upload


def take_out_table(*, cluster: Cluster, kind: TableKind, actor: Any, reason: str = "", note: str = "") -> bytes:
    """What is recorded, in exactly the columns of the template, so that it goes back in. The purpose stays in the journal."""
    table = TABLES[kind]
    authorize(actor, table.export_permission, cluster)
    if table.is_personal and not reason.strip():
        raise BrokenRule(_("Напишите, для чего нужна выгрузка: это останется в журнале."), field="reason")
    rows = list(table.taken_out(cluster))
    if table.is_personal:
        with transaction.atomic():
            audit.record(
                MemberEvent.TABLE_EXPORTED, actor=actor, target=cluster, table=str(table.spec.title), rows=len(rows),
                reason=reason.strip()[:300],
            )  # fmt: skip
    else:
        record_organisations_export(cluster=cluster, rows=len(rows), actor=actor)
    return sheets.template(table.spec, rows=rows, note=f"{table.note} {note}".strip())


def template_of(kind: TableKind) -> bytes:
    """The table to fill, with an example."""
    return sheets.template(TABLES[kind].spec, note=TABLES[kind].note)


def errors_of(upload: SheetUpload) -> bytes:
    """The rows of an upload as the table they came from, with one more column: what is wrong and in which cell."""
    spec = TABLES[TableKind(upload.kind)].spec
    wrong = {
        found["row"]: " ".join(f"{address(upload, key, found['row'])}: {text}" for key, text in found["errors"])
        for found in upload.findings
    }
    told = replace(spec, columns=(*spec.columns, Column("error", _("Ошибка"), width=70)), has_example=False)
    return sheets.template(told, rows=[row | {"error": wrong.get(row["row"], "")} for row in upload.rows])


def address(upload: SheetUpload, column: str, row: int) -> str:
    """«C7»; the heading of a column that the file has not."""
    letter = upload.letters.get(column)
    return f"{letter}{row}" if letter else f"«{TABLES[TableKind(upload.kind)].spec.titles[column]}»"


def job_key(upload: SheetUpload) -> str:
    return f"{JOB}:{upload.pk}:{upload.revision}"


def job_of(upload: SheetUpload) -> Job | None:
    return Job.objects.filter(key=job_key(upload)).first()


def forget_tables(*, before: datetime) -> int:
    """Delete uploads made before a moment, with the personal data they hold; tell how many."""
    return SheetUpload.objects.filter(created_at__lt=before).delete()[0]


def _trial(table: Table, cluster: Cluster, rows: Sequence[Mapping[str, Any]], actor: Any) -> list[SheetRow]:
    with transaction.atomic(), followers.told_once(are_told=False):
        checked = table.enter(cluster=cluster, rows=rows, actor=actor, is_trial=True)
        transaction.set_rollback(True)
    # A role that the trial has granted is no ground for anything.
    getattr(actor, "__dict__", {}).pop("_standings", None)
    return checked


def _write(upload: SheetUpload, actor: User) -> SheetUpload:
    table = TABLES[TableKind(upload.kind)]
    state = TABLE.target(state=upload.state, verb="enter", label=upload.get_state_display())
    try:
        with transaction.atomic(), followers.told_once():
            checked = table.enter(cluster=upload.cluster, rows=upload.rows, actor=actor, is_trial=False)
            if _digest_of([row.to_json() for row in checked]) != upload.digest:
                raise _Stale(checked)
    except _Stale as stale:
        _keep(upload, stale.rows)
        return _back_to_look(
            upload, _("Пока вы смотрели, записи изменились, поэтому таблица проверена заново. Ничего не внесено.")
        )
    except Refusal as refusal:
        return _back_to_look(upload, _("Ничего не внесено. {why}").format(why=refusal))
    upload.state, upload.entered_at, upload.message = state, clock.now_in(upload.cluster), ""
    # What was in the file is in the records now; personal data is not kept twice.
    upload.rows, upload.findings = [], []
    upload.save()
    _record(
        MemberEvent.TABLE_ENTERED, upload, actor, added=upload.counts[Outcome.ADDED],
        changed=upload.counts[Outcome.CHANGED], letters=upload.counts["letters"], sha256=upload.sha256,
    )  # fmt: skip
    return upload


def _back_to_look(upload: SheetUpload, message: str) -> SheetUpload:
    upload.state = TABLE.target(state=upload.state, verb="check", label=upload.get_state_display())
    upload.revision += 1
    upload.message = message[:500]
    upload.save()
    return upload


def _keep(upload: SheetUpload, checked: Sequence[SheetRow]) -> None:
    upload.findings = [row.to_json() for row in checked]
    counted = Counter(found["outcome"] for found in upload.findings)
    letters = sum(found["letters"] for found in upload.findings)
    upload.counts = {str(outcome): counted[outcome] for outcome in Outcome} | {"letters": letters, "rows": len(checked)}
    upload.digest = _digest_of(upload.findings)


def _digest_of(findings: list[dict[str, Any]]) -> str:
    told = [(one["row"], one["outcome"], one["changes"], one["errors"], one["letters"]) for one in findings]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _locked(upload: SheetUpload, actor: Any) -> SheetUpload:
    upload = SheetUpload.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=upload.pk)
    authorize(actor, TABLES[TableKind(upload.kind)].permission, upload.cluster)
    if upload.created_by_id != actor.pk:
        raise Denied(_("Таблицу вносит тот, кто её загрузил."))
    return upload


def _has_failed(upload: SheetUpload) -> bool:
    job = job_of(upload)
    return job is None or job.is_unsuccessful


def _asks_anything(upload: SheetUpload) -> bool:
    return bool(upload.counts.get(Outcome.ADDED) or upload.counts.get(Outcome.CHANGED))


def _record(event: MemberEvent, upload: SheetUpload, actor: Any, **detail: Any) -> None:
    audit.record(
        event, actor=actor, target=upload.cluster, table=str(TABLES[TableKind(upload.kind)].spec.title), **detail
    )
