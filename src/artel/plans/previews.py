"""An upload as a person checks it: the words of the document beside what was understood of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from artel.kernel.errors import BrokenRule
from artel.members import selectors as members
from artel.members.models import Office, Organisation, Unit
from artel.plans import kinds, labels, words, year_words
from artel.plans.domain.changes import CellChange
from artel.plans.domain.understanding import ExecutorDraft, RowDraft
from artel.plans.models import PlanUpload
from artel.plans.services.carrying import stamp_of
from artel.plans.services.importing import period_of
from artel.terms import ProductionCalendar, Term, describe_term, slots_of


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A row: its words, its understanding in words, and what is wrong with it (empty when nothing is).

    Of a row carried over from the year before: `marked` are its texts with what went and came, `looks` what is doubtful.
    """

    index: int
    draft: RowDraft
    deadline: str
    dates: str
    executors: list[str]
    requirements: list[str]
    doubts: list[str]
    marked: dict[str, CellChange] = field(default_factory=dict)
    looks: list[str] = field(default_factory=list)
    stamp: str = ""

    @property
    def is_fine(self) -> bool:
        return not self.doubts


@dataclass(slots=True)
class PreviewSection:
    number: str
    title: str
    lines: list[PreviewLine] = field(default_factory=list)


def preview(upload: PlanUpload, *, show: str = "") -> list[PreviewSection]:
    """Sections with their rows, in the order of the document. `show`: only rows that "wait" for a look or are "skipped"."""
    calendar = members.calendar_of(upload.cluster)
    names = _names(upload)
    found: list[PreviewSection] = []
    last: Any = object()
    for index, data in enumerate(upload.rows):
        draft = RowDraft.from_json(data)
        if (show == "wait" and not draft.waits) or (show == "skipped" and not draft.is_skipped):
            continue
        if draft.section != last:
            number, title = upload.sections[draft.section] if draft.section is not None else ("", "")
            found.append(PreviewSection(number, title))
            last = draft.section
        found[-1].lines.append(_line(upload, index, draft, calendar, names))
    return found


def line_of(upload: PlanUpload, index: int) -> PreviewLine:
    """One row."""
    draft = RowDraft.from_json(upload.rows[index])
    return _line(upload, index, draft, members.calendar_of(upload.cluster), _names(upload))


def totals(upload: PlanUpload) -> dict[str, int]:
    """How many rows there are, how many are understood whole, how many are left out."""
    lines = [line for section in preview(upload) for line in section.lines]
    kept = [line for line in lines if not line.draft.is_skipped]
    return {
        "rows": len(kept),
        "fine": sum(line.is_fine for line in kept),
        "doubtful": sum(not line.is_fine for line in kept),
        "skipped": len(lines) - len(kept),
        "all": len(lines),
        "wait": sum(line.draft.waits for line in kept),
        "sure": sum(line.draft.waits and not line.looks for line in kept),
    }


def readings(draft: RowDraft, year: str) -> list[str]:
    """The ways a deadline can be read, as phrases to put into «читать срок как»; empty when it reads one way."""
    term = draft.term(year)
    return [_phrase(reading) for reading in (term, *term.alternatives)] if term.ambiguous else []


def _phrase(term: Term) -> str:
    if term.start and term.end and term.start != term.end:
        return f"{term.start:%d.%m.%Y} – {term.end:%d.%m.%Y}"
    day = term.end or term.start
    return f"{day:%d.%m.%Y}" if day else describe_term(term)


def _line(
    upload: PlanUpload, index: int, draft: RowDraft, calendar: ProductionCalendar, names: dict[str, dict[int, str]]
) -> PreviewLine:
    term = draft.term(upload.year_label)
    return PreviewLine(
        index=index,
        draft=draft,
        deadline=_deadline(term),
        dates=_dates(upload, term, calendar),
        executors=[_executor(executor, names) for executor in draft.executors],
        requirements=[_requirement(r) for r in draft.requirements],
        doubts=_doubts(draft, term),
        marked={name: CellChange(name, was, getattr(draft, name)) for name, was in draft.was.items()},
        looks=[year_words.look_sentence(look.of, look.words, look.why) for look in draft.looks],
        stamp=stamp_of(draft),
    )


def _deadline(term: Term) -> str:
    if term.kind == "by_external_document":
        return _("срок установит другой документ")
    return describe_term(term) if term.kind != "unknown" else _("срок не понят")


def _doubts(draft: RowDraft, term: Term) -> list[str]:
    doubts = []
    if not draft.deadline_text and not draft.deadline_read_as:
        doubts.append(_("Срок в документе не указан: впишите его в «Читать срок как»."))
    elif term.kind == "unknown":
        doubts.append(_("Срок прочитать не удалось: напишите его яснее в «Читать срок как»."))
    elif term.ambiguous:
        doubts.append(_("Срок читается двояко: выберите, что имеется в виду."))
    if not draft.executors:
        doubts.append(_("Исполнитель в документе не назван."))
    return doubts


def _dates(upload: PlanUpload, term: Term, calendar: ProductionCalendar) -> str:
    try:
        period = period_of(upload.year_label)
    except BrokenRule:
        return ""
    cluster = upload.cluster
    slots = slots_of(
        term, period=period, calendar=calendar, quarter_scheme=cluster.quarter_scheme, roll_forward=cluster.roll_forward
    )  # fmt: skip
    owed = [slot for slot in slots if slot.counted and slot.due_on]
    if len(owed) == 1:
        return words.due_words(owed[0].due_on, owed[0].rolled_on)
    if owed:
        last: date = owed[-1].due_on
        return _("{count} обязательств, последнее до {day}").format(count=len(owed), day=words.day(last))
    return ""


def _executor(executor: ExecutorDraft, names: dict[str, dict[int, str]]) -> str:
    for kind in ("unit", "office", "organisation"):
        key = getattr(executor, f"{kind}_id")
        if key:
            return names[kind].get(key, executor.words)
    word = str(dict(labels.EXECUTOR_KINDS)[executor.kind])
    if executor.is_each:
        return _("{word}, каждый отвечает за себя").format(word=word)
    if executor.kind == "group":
        return f"{word}: {executor.direction}" if executor.direction else _("рабочая группа, какая именно — не сказано")
    return word


def _requirement(requirement: Any) -> str:
    label = kinds.label_of(requirement.suggested_kind or requirement.kind)
    return _("{label}, пока принимается документом").format(label=label) if requirement.suggested_kind else label


def _names(upload: PlanUpload) -> dict[str, dict[int, str]]:

    cluster = upload.cluster
    return {
        "unit": dict(Unit.objects.filter(cluster=cluster).values_list("pk", "name")),
        "office": dict(Office.objects.filter(cluster=cluster).values_list("pk", "title")),
        "organisation": dict(Organisation.objects.filter(cluster=cluster).values_list("pk", "short_name")),
    }
