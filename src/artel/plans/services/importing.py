"""Import: a document is read in a limited child, its understanding corrected by a person, confirmed as a draft."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.files.intake import Refused, read_limited
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Cluster, Office, Organisation, Unit
from artel.members.tenancy import require_same_cluster
from artel.plans import kinds
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import ExecutorDraft, RequirementDraft, RowDraft, reread, understand
from artel.plans.events import PlanEvent
from artel.plans.models import (
    Activity,
    ActivityVersion,
    Executor,
    Plan,
    PlanUpload,
    PlanVersion,
    Requirement,
    Section,
)
from artel.plans.services.obligations import refresh_obligations
from artel.russian import search_key
from artel.terms import SchoolYear, read_term

READER = "artel.plans.reading:read_plan"


@transaction.atomic
def begin_upload(
    *,
    cluster: Cluster,
    file: StoredFile | Received,
    parent: Activity | None = None,
    amends: Plan | None = None,
    actor: User,
) -> PlanUpload:
    """Take a stored file to be read as a plan. Reads nothing yet: `read_upload` does, outside of any transaction.

    `amends`: the approved plan that the document is a newer wording of; confirmed, it becomes an amendment of it.
    """
    authorize(actor, "plans.import_plan", cluster)
    if amends is not None:
        require_same_cluster(cluster, amends)
        if amends.state != PlanState.APPROVED:
            raise IllegalTransition(_("Новую редакцию загружают для утверждённого плана."))
    file = kept(file, cluster=cluster, actor=actor)
    if file.cluster_id != cluster.pk or (parent is not None and parent.cluster_id != cluster.pk):
        raise BrokenRule(_("Файл принадлежит другому кластеру."), field="file")
    upload = PlanUpload.objects.create(
        cluster=cluster,
        file=file,
        parent=parent,
        amends=amends,
        created_by=account_of(actor),
        created_at=clock.now_in(cluster),
    )
    audit.record(PlanEvent.UPLOADED, actor=actor, cluster=cluster, target=upload, sha256=file.sha256)
    return upload


@dataclass(frozen=True, slots=True)
class Extract:
    """What the reader got out of a document: what `ReadPlan.to_json()` says, or the sentence of its refusal."""

    read: dict[str, Any] | None = None
    refusal: str = ""


def extract(upload: PlanUpload) -> Extract:
    """Read the document in a limited child process. Long, writes nothing, may be repeated; call it outside of a transaction."""
    try:
        read = read_limited(Path(upload.file.content.path), READER)
    except Refused as refusal:
        return Extract(refusal=str(refusal))
    if not read["rows"]:
        return Extract(refusal=_("В документе не нашлось таблицы с мероприятиями. Проверьте, тот ли это файл."))
    return Extract(read=read)


@transaction.atomic
def keep_extract(*, upload: PlanUpload, found: Extract, actor: User) -> PlanUpload:
    """Keep what was read, or the refusal. The first reading stands, with all its corrections: a second changes nothing."""
    upload = _locked(upload)
    if upload.state != "reading":
        return upload
    authorize(actor, "plans.import_plan", upload.cluster)
    if found.read is None:
        return _keep_refusal(upload, found.refusal, actor)
    return _keep_reading(upload, found.read, actor)


def read_upload(*, upload: PlanUpload, actor: User) -> PlanUpload:
    """Read the document and keep what was understood, here and now: for the command line and the demo."""
    return keep_extract(upload=upload, found=extract(upload), actor=actor)


def _locked(upload: PlanUpload) -> PlanUpload:
    return (
        PlanUpload.objects.select_for_update(of=("self",))
        .select_related("cluster", "parent__plan", "file", "follows")
        .get(pk=upload.pk)
    )


def _keep_refusal(upload: PlanUpload, sentence: str, actor: User) -> PlanUpload:
    upload.state, upload.refusal = "refused", sentence
    upload.save(update_fields=["state", "refusal"])
    audit.record(PlanEvent.UPLOAD_REFUSED, actor=actor, cluster=upload.cluster, target=upload, why=sentence)
    return upload


def _storable(read: Any) -> Any:
    """What was read without the signs that no database keeps."""
    match read:
        case str():
            return read.replace("\x00", "").encode("utf-8", "ignore").decode()
        case list():
            return [_storable(each) for each in read]
        case dict():
            return {key: _storable(each) for key, each in read.items()}
    return read


def _keep_reading(upload: PlanUpload, read: dict[str, Any], actor: User) -> PlanUpload:
    read = _storable(read)
    sections = [title for title in dict.fromkeys(row["section"] for row in read["rows"]) if title]
    finder = PartyFinder(upload.cluster)
    rows = [
        finder.match(
            understand(
                number=row["number"],
                title=row["title"],
                executors=row["executors"],
                deadline=row["deadline"],
                result=row["result"],
                section=sections.index(row["section"]) if row["section"] else None,
                month=row["month"],
                place=row["place"],
                known_kinds=kinds.known(),
                phrases=kinds.phrases(),
            )
        )
        for row in read["rows"]
    ]
    upload.sections = [split_section(title) for title in sections]
    upload.rows = [row.to_json() for row in rows]
    upload.remarks = list(read["remarks"])
    upload.title = calm(read["title"] or _("План работы кластера"))[:500]
    known = upload.amends or (upload.parent.plan if upload.parent else None)
    upload.year_label = read["year"] or (known.year_label if known else "")
    upload.is_marked_draft = read["is_draft"]
    upload.state = "read"
    upload.save()
    audit.record(PlanEvent.UPLOAD_READ, actor=actor, cluster=upload.cluster, target=upload, rows=len(rows))
    return upload


def calm(title: str) -> str:
    """A heading typed in capitals as a sentence: «ПЛАН РАБОТЫ КЛАСТЕРА на 2024 год» → «План работы кластера на 2024 год»."""
    letters = [sign for sign in title if sign.isalpha()]
    if letters and sum(sign.isupper() for sign in letters) > len(letters) / 2:
        title = re.sub(r"\b[А-ЯЁ-]{3,}\b", lambda word: word.group().lower(), title)
        title = re.sub(r"\b[А-ЯЁ]{1,2}\b(?!\.)", lambda word: word.group().lower(), title)
    return " ".join(title.split())[:1].upper() + " ".join(title.split())[1:]


def split_section(title: str) -> list[str]:
    """«1. Создание…» → ["1", "Создание…"]"""
    found = re.match(r"^\s*((?:\d+|[IVXLC]+)(?:\.\d+)*)\s*[.)]?\s+(.+)$", title, re.S)
    return [found.group(1), found.group(2).strip()] if found else ["", title.strip()]


class PartyFinder:
    """Matches executors as read to the records of a cluster. Three queries, whatever the plan."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.units = list(Unit.objects.filter(cluster=cluster, valid_to=None))
        self.offices = list(Office.objects.filter(cluster=cluster).select_related("unit"))
        self.organisations = [
            (organisation, _squeezed(organisation.short_name), _squeezed(organisation.full_name))
            for organisation in Organisation.objects.filter(cluster=cluster)
        ]

    def match(self, row: RowDraft) -> RowDraft:
        """The row with each executor matched to a council, an office or an organisation where one is meant surely."""
        if "executors" in row.corrected:
            return row
        return replace(row, executors=tuple(self._match(executor) for executor in row.executors))

    def _match(self, executor: ExecutorDraft) -> ExecutorDraft:
        kind = ExecutorKind(executor.kind)
        if kind not in (ExecutorKind.UNIT, ExecutorKind.OFFICE) and (exact := self._named(executor.words)):
            return replace(executor, kind=ExecutorKind.ORGANISATION.value, organisation_id=exact.pk, is_each=False)
        if kind is ExecutorKind.UNIT:
            unit = self._council(executor.unit)
            return replace(executor, unit_id=unit.pk) if unit else executor
        if kind is ExecutorKind.OFFICE:
            office = self._office(executor)
            return replace(executor, office_id=office.pk) if office else executor
        if kind is ExecutorKind.GROUP and executor.direction:
            unit = self._group(executor.direction)
            return replace(executor, unit_id=unit.pk) if unit else executor
        if kind is ExecutorKind.ORGANISATION:
            organisation = self._organisation(executor.words)
            return replace(executor, organisation_id=organisation.pk) if organisation else executor
        return executor

    def _council(self, hint: str) -> Unit | None:
        found = [unit for unit in self.units if unit.kind == hint]
        return (
            found[0] if len(found) == 1 and hint in (UnitKind.EXPERT_COUNCIL, UnitKind.COORDINATION_COUNCIL) else None
        )

    def _group(self, direction: str) -> Unit | None:
        key = _squeezed(direction)
        found = [
            u
            for u in self.units
            if u.kind == UnitKind.WORKING_GROUP and key and key in _squeezed(f"{u.name} {u.direction}")
        ]
        return found[0] if len(found) == 1 else None

    def _office(self, executor: ExecutorDraft) -> Office | None:
        if executor.unit == "lead_college":
            found = [o for o in self.offices if o.organisation_id == self.cluster.lead_id and o.kind == OfficeKind.HEAD]
        else:
            found = [o for o in self.offices if o.unit and o.unit.kind == executor.unit and o.kind == executor.office]
        return found[0] if len(found) == 1 and (executor.unit != "lead_college" or self.cluster.lead_id) else None

    def _named(self, words: str) -> Organisation | None:
        """The organisation whose short or full name these very words are."""
        key = _squeezed(words)
        found = [organisation for organisation, short, full in self.organisations if key and key in (short, full)]
        return found[0] if len(found) == 1 else None

    def _organisation(self, words: str) -> Organisation | None:
        found = [exact] if (exact := self._named(words)) else []
        if not found and (quoted := re.search(r"[«\"]([^«»\"]+)[»\"]", words)):
            name = _squeezed(quoted.group(1))
            found = [o for o, short, full in self.organisations if len(name) > 2 and (name in short or name in full)]
        return found[0] if len(found) == 1 else None


def _squeezed(text: str) -> str:
    return re.sub(r"[^0-9a-zа-я]+", "", search_key(text))


# --- corrections ---


def editable(upload: PlanUpload, revision: int | None) -> PlanUpload:
    """The upload locked for a correction; refused once it is a plan, or where the page was of an older revision."""
    upload = _locked(upload)
    if upload.state != "read":
        raise IllegalTransition(_("Этот документ уже нельзя править: он стал планом или отложен."))
    if revision is not None and revision != upload.revision:
        raise IllegalTransition(
            _(
                "Пока вы правили строку, её изменил кто-то ещё или вы сами в другой вкладке. "
                "Обновите страницу и внесите правку снова."
            )
        )
    return upload


def save_rows(upload: PlanUpload, actor: User, **detail: Any) -> PlanUpload:
    """Keep a correction and its trace."""
    upload.revision += 1
    upload.edited_at = clock.now_in(upload.cluster)
    upload.save()
    audit.record(PlanEvent.UPLOAD_CORRECTED, actor=actor, cluster=upload.cluster, target=upload, **detail)
    return upload


@transaction.atomic
def correct_upload(
    *, upload: PlanUpload, title: str, year_label: str, revision: int | None = None, actor: User
) -> PlanUpload:
    """Correct the plan's own title and year; every deadline is read anew by the year."""
    upload = editable(upload, revision)
    authorize(actor, "plans.import_plan", upload.cluster)
    year_label = exact_year(year_label)
    if not title.strip():
        raise BrokenRule(_("Дайте плану название."), field="title")
    upload.title, upload.year_label = title.strip()[:500], year_label
    return save_rows(upload, actor, title=upload.title, year=upload.year_label)


@transaction.atomic
def correct_row(
    *,
    upload: PlanUpload,
    index: int,
    number: str,
    title: str,
    executors_text: str,
    deadline_text: str,
    result_text: str,
    section: int | None,
    deadline_read_as: str = "",
    executors: Sequence[ExecutorDraft] | None = None,
    requirements: Sequence[RequirementDraft] | None = None,
    revision: int | None = None,
    actor: User,
) -> PlanUpload:
    """Correct one row: its words (where extraction spoilt them) and its understanding.

    Executors and requirements that a person gave stay as given; those not given are read anew from the words.
    """
    upload = editable(upload, revision)
    authorize(actor, "plans.import_plan", upload.cluster)
    changed = mended_row(
        row_at(upload, index),
        cluster=upload.cluster,
        sections=upload.sections,
        year_label=upload.year_label,
        number=number,
        title=title,
        executors_text=executors_text,
        deadline_text=deadline_text,
        result_text=result_text,
        section=section,
        deadline_read_as=deadline_read_as,
        executors=executors,
        requirements=requirements,
    )
    upload.rows[index] = changed.to_json()
    return save_rows(upload, actor, row=index, number=changed.number)


def mended_row(
    row: RowDraft,
    *,
    cluster: Cluster,
    sections: Sequence[Sequence[str]],
    year_label: str,
    number: str,
    title: str,
    executors_text: str,
    deadline_text: str,
    result_text: str,
    section: int | None,
    deadline_read_as: str = "",
    executors: Sequence[ExecutorDraft] | None = None,
    requirements: Sequence[RequirementDraft] | None = None,
) -> RowDraft:
    """The row with the words and the understanding that a person gave; what is not given is read anew from the words.

    Writes nothing. Refused where the row has no title, and where the phrase for its deadline cannot be read.
    """
    if not title.strip():
        raise BrokenRule(_("У строки должно быть наименование мероприятия."), field="title")
    if section is not None and not 0 <= section < len(sections):
        raise BrokenRule(_("Такого раздела в плане нет."), field="section")
    if len(number.strip()) > 40:
        raise BrokenRule(_("Номер строки слишком длинный: в нём не больше 40 знаков."), field="number")
    corrected = set(row.corrected)
    changed = replace(
        row,
        number=number.strip(),
        title=title.strip(),
        executors_text=executors_text.strip(),
        deadline_text=deadline_text.strip(),
        result_text=result_text.strip(),
        section=section,
        deadline_read_as=deadline_read_as.strip(),
    )
    if executors is not None and tuple(executors) != row.executors:
        changed, corrected = replace(changed, executors=tuple(executors)), corrected | {"executors"}
    if requirements is not None and tuple(requirements) != row.requirements:
        changed, corrected = replace(changed, requirements=tuple(requirements)), corrected | {"requirements"}
    if deadline_read_as.strip():
        corrected |= {"deadline"}
        if changed.term(year_label).kind == "unknown":
            raise BrokenRule(
                _(
                    "Этот срок прочитать не удалось. Напишите, например: «до 31.03.2024», «март 2024 г.», "
                    "«не реже 1 раза в квартал»."
                ),
                field="deadline_read_as",
            )
    changed = replace(changed, corrected=tuple(sorted(corrected)), is_looked=row.is_looked or bool(row.origin))
    return PartyFinder(cluster).match(reread(changed, known_kinds=kinds.known(), phrases=kinds.phrases()))


@transaction.atomic
def skip_row(
    *, upload: PlanUpload, index: int, is_skipped: bool, revision: int | None = None, actor: User
) -> PlanUpload:
    """Leave a row out of the plan (it was no activity), or take it back."""
    upload = editable(upload, revision)
    authorize(actor, "plans.import_plan", upload.cluster)
    upload.rows[index] = replace(row_at(upload, index), is_skipped=is_skipped).to_json()
    return save_rows(upload, actor, row=index, skipped=is_skipped)


@transaction.atomic
def add_row(
    *, upload: PlanUpload, title: str, section: int | None = None, revision: int | None = None, actor: User
) -> PlanUpload:
    """Add a row that the reader missed, at the end of its section."""
    upload = editable(upload, revision)
    authorize(actor, "plans.import_plan", upload.cluster)
    if not title.strip():
        raise BrokenRule(_("У строки должно быть наименование мероприятия."), field="title")
    if section is not None and not 0 <= section < len(upload.sections):
        raise BrokenRule(_("Такого раздела в плане нет."), field="section")
    row = understand(
        number="", title=title.strip(), executors="", deadline="", result="", section=section, known_kinds=kinds.known()
    )
    last = max((i for i, r in enumerate(upload.rows) if r["section"] == section), default=len(upload.rows) - 1)
    upload.rows.insert(last + 1, replace(row, place=_("добавлена вручную")).to_json())
    return save_rows(upload, actor, added=last + 1)


@transaction.atomic
def drop_upload(*, upload: PlanUpload, actor: User) -> PlanUpload:
    """Put the document aside; it stays in the list and can be uploaded again."""
    upload = PlanUpload.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=upload.pk)
    authorize(actor, "plans.import_plan", upload.cluster)
    if upload.state == "confirmed":
        raise IllegalTransition(_("Документ уже стал планом."))
    upload.state = "dropped"
    upload.save(update_fields=["state"])
    audit.record(PlanEvent.UPLOAD_DROPPED, actor=actor, cluster=upload.cluster, target=upload)
    return upload


def row_at(upload: PlanUpload, index: int) -> RowDraft:
    """A row of the upload; refused where there is none."""
    if not 0 <= index < len(upload.rows):
        raise BrokenRule(_("Такой строки нет: возможно, страница устарела. Обновите её."))
    return RowDraft.from_json(upload.rows[index])


# --- confirming ---


def period_of(year_label: str) -> tuple[date, date]:
    """Bounds of a plan: «2023/2024» a school year (1 Sep – 31 Aug), «2024» a calendar year."""
    label = year_label.strip()
    if re.fullmatch(r"\d{4}", label):
        return date(int(label), 1, 1), date(int(label), 12, 31)
    try:
        year = SchoolYear.parse(label)
    except ValueError:
        raise BrokenRule(
            _("Укажите год плана: учебный, например 2023/2024, или календарный, например 2024."), field="year_label"
        ) from None
    return year.start, year.end


def exact_year(year_label: str) -> str:
    """The label as plans keep it: «2023/2024» or «2024»; refused as in `period_of`."""
    starts_on, ends_on = period_of(year_label)
    return str(starts_on.year) if starts_on.year == ends_on.year else f"{starts_on.year}/{ends_on.year}"


@transaction.atomic
def confirm_upload(*, upload: PlanUpload, actor: User) -> Plan:
    """Make a draft plan of what was read and corrected: words verbatim, understanding beside, obligations to be.

    Refused where a deadline reads two ways and nobody has chosen, where a row carried over from the year before waits
    for a look, and where the cluster has a plan for that year.
    Deadlines that cannot be read are allowed: such a row owes nothing until its reading is mended, and says so.
    """
    upload = editable(upload, None)
    authorize(actor, "plans.import_plan", upload.cluster)
    if upload.amends_id:
        raise IllegalTransition(
            _("Это новая редакция утверждённого плана: она становится его изменением, а не планом.")
        )
    cluster = upload.cluster
    starts_on, ends_on = period_of(upload.year_label)
    rows = [(index, RowDraft.from_json(data)) for index, data in enumerate(upload.rows)]
    rows = [(index, row) for index, row in rows if not row.is_skipped]
    if not rows:
        raise BrokenRule(_("В плане не осталось ни одной строки."))
    refuse_ambiguous(rows, upload.year_label)
    others = Plan.objects.filter(cluster=cluster)
    waiting = [row.number or str(index + 1) for index, row in rows if row.waits]
    if waiting:
        raise BrokenRule(
            _("Слова строк изменены под новый год, и их ещё никто не проверил: {rows}. Проверьте каждую.").format(
                rows=", ".join(waiting)
            )
        )
    if upload.parent_id is None and others.filter(parent=None, starts_on=starts_on, ends_on=ends_on).exists():
        raise BrokenRule(
            _("План на {year} год в кластере уже есть. Удалите его черновик, если он загружен по ошибке.").format(
                year=upload.year_label
            ),
            field="year_label",
        )
    if upload.parent_id and others.filter(parent=upload.parent).exists():
        raise BrokenRule(_("У этой строки вложенный план уже есть."))
    now = clock.now_in(cluster)
    plan = Plan.objects.create(
        cluster=cluster,
        parent=upload.parent,
        title=upload.title,
        year_label=upload.year_label,
        starts_on=starts_on,
        ends_on=ends_on,
        is_marked_draft=upload.is_marked_draft,
        source_file=upload.file,
        follows=upload.follows,
        created_by=account_of(actor),
        created_at=now,
    )
    version = PlanVersion.objects.create(plan=plan, number=1, created_at=now)
    sections = [
        Section.objects.create(version=version, position=position, number=number, title=title)
        for position, (number, title) in enumerate(upload.sections)
    ]
    continued = {old.key: old for old in upload.follows.activities.all()} if upload.follows else {}
    for position, (_index, row) in enumerate(rows, 1):
        make_row(plan, version, sections, position, row, continued.get(row.origin))
    for activity in plan.activities.select_related("plan__cluster"):
        refresh_obligations(activity)
    upload.state, upload.plan = "confirmed", plan
    upload.save(update_fields=["state", "plan"])
    audit.record(PlanEvent.IMPORTED, actor=actor, cluster=cluster, target=plan, rows=len(rows))
    return plan


def refuse_ambiguous(rows: Iterable[tuple[int, RowDraft]], year_label: str) -> None:
    """Refuse while a deadline reads two ways and nobody has chosen."""
    ambiguous = [row.number or str(index + 1) for index, row in rows if row.term(year_label).ambiguous]
    if ambiguous:
        raise BrokenRule(
            _("Срок читается двояко в строках: {rows}. Откройте каждую и выберите, что имеется в виду.").format(
                rows=", ".join(ambiguous)
            )
        )


def make_row(
    plan: Plan,
    version: PlanVersion,
    sections: list[Section],
    position: int,
    row: RowDraft,
    follows: Activity | None = None,
) -> None:
    activity = Activity.objects.create(cluster=plan.cluster, plan=plan, key=f"r{position:02d}", follows=follows)
    make_wording(activity, version, sections, position, row)
    make_requirements(activity, row.requirements, row)


def make_wording(
    activity: Activity, version: PlanVersion, sections: Sequence[Section], position: int, row: RowDraft
) -> ActivityVersion:
    """Write the words of a row in one wording of its plan, and how they are understood."""
    wording = ActivityVersion.objects.create(
        activity=activity,
        version=version,
        section=sections[row.section] if row.section is not None else None,
        position=position,
        number=row.number[:40],
        title=row.title,
        executors_text=row.executors_text,
        deadline_text=row.deadline_text,
        result_text=row.result_text,
        month=row.month,
        deadline_read_as=row.deadline_read_as,
        term=row.term(activity.plan.year_label).to_json(),
        search_key=search_key(f"{row.number} {row.title} {row.executors_text} {row.result_text}"),
    )
    save_executors(wording, row.executors)
    return wording


def make_requirements(
    activity: Activity, requirements: Iterable[RequirementDraft], row: RowDraft, *, first: int = 1
) -> None:
    """Write what a row asks for, in order, from the position `first` on."""
    Requirement.objects.bulk_create(
        Requirement(
            activity=activity,
            position=n,
            kind=r.kind,
            suggested_kind=r.suggested_kind,
            words=r.words,
            needed=r.needed,
            due_read_as=r.due_read_as,
            term=_own_term(r.due_read_as, activity.plan.year_label, row.month),
        )
        for n, r in enumerate(requirements, first)
    )


def _own_term(phrase: str, year: str, month: str) -> dict[str, Any] | None:
    return read_term(phrase, year=year, month=month or None).to_json() if phrase else None


def save_executors(wording: ActivityVersion, executors: Sequence[ExecutorDraft]) -> None:
    """Write the executors of a row, in order."""
    Executor.objects.bulk_create(
        Executor(
            row=wording,
            position=n,
            words=e.words[:500],
            kind=e.kind,
            direction=e.direction[:200],
            is_each=e.is_each,
            unit_id=e.unit_id,
            office_id=e.office_id,
            organisation_id=e.organisation_id,
        )
        for n, e in enumerate(executors, 1)
    )
