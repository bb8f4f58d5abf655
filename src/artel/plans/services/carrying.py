"""Carry a plan over to the next year: words proposed, facts of the year told, a person agrees row by row."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import selectors as members
from artel.members.models import Membership
from artel.plans import kinds, year_words
from artel.plans.domain.carrying import Carried, Period, RowPast, a_year_later, carry_text, next_label
from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import (
    ExecutorDraft,
    Look,
    RequirementDraft,
    RowDraft,
    draft_of,
    understand,
)
from artel.plans.events import PlanEvent
from artel.plans.models import Executor, Plan, PlanUpload, Requirement, Section, YearClosing
from artel.plans.selectors import RowStatus, plan_status
from artel.plans.selectors.years import Load, loads_of, past_of
from artel.plans.services.importing import PartyFinder, editable, row_at

TEXTS = ("title", "executors_text", "deadline_text", "deadline_read_as", "result_text")
DEADLINES = frozenset({"deadline_text", "deadline_read_as"})


@transaction.atomic
def carry_over(*, plan: Plan, actor: User) -> PlanUpload:
    """Propose the plan of the next year, to be looked at row by row and confirmed as any upload.

    A row keeps its executors and what it asks for; its words move to the next year where they name this one. Evidence,
    decisions and events stay with this plan. Asked again while the proposal is not confirmed, answers the same one.
    Refused where the cluster has a plan for the next year already.
    """
    plan = Plan.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=plan.pk)
    authorize(actor, "plans.import_plan", plan.cluster)
    if plan.state not in (PlanState.APPROVED, PlanState.CLOSED):
        raise IllegalTransition(_("На следующий год переносят утверждённый или завершённый план."))
    if plan.parent_id:
        raise BrokenRule(_("Вложенный план составляют заново, когда есть строка нового плана."))
    going = PlanUpload.objects.filter(follows=plan, state="read").order_by("-pk").first()
    if going is not None:
        return going
    label = next_label(plan.year_label)
    starts_on, ends_on = a_year_later(plan.starts_on), a_year_later(plan.ends_on)
    if Plan.objects.filter(cluster=plan.cluster, parent=None, starts_on=starts_on, ends_on=ends_on).exists():
        raise BrokenRule(_("План на {year} год в кластере уже есть.").format(year=label))
    proposal = _Proposal(plan, starts_on)
    upload = PlanUpload.objects.create(
        cluster=plan.cluster,
        follows=plan,
        state="read",
        title=proposal.title,
        year_label=label,
        sections=proposal.sections,
        rows=[row.to_json() for row in proposal.rows],
        remarks=proposal.remarks,
        created_by=account_of(actor),
        created_at=clock.now_in(plan.cluster),
    )
    audit.record(
        PlanEvent.CARRIED_OVER, actor=actor, cluster=plan.cluster, target=plan, rows=len(upload.rows), upload=upload.pk
    )
    return upload


@transaction.atomic
def agree_row(*, upload: PlanUpload, index: int, stamp: str = "", actor: User) -> PlanUpload:
    """Agree that a carried row is right as proposed. `stamp`: of the row as it was seen; another one is refused."""
    upload = editable(upload, None)
    authorize(actor, "plans.import_plan", upload.cluster)
    row = row_at(upload, index)
    if stamp and stamp != stamp_of(row):
        raise IllegalTransition(_("Пока вы смотрели, эту строку изменили. Обновите страницу и проверьте её снова."))
    if not row.waits:
        return upload
    upload.rows[index] = replace(row, is_looked=True).to_json()
    return _agreed(upload, actor, 1)


@transaction.atomic
def agree_sure_rows(*, upload: PlanUpload, actor: User) -> PlanUpload:
    """Agree at once with every row whose words moved beyond doubt; those with a doubt still wait, one by one."""
    upload = editable(upload, None)
    authorize(actor, "plans.import_plan", upload.cluster)
    rows = [RowDraft.from_json(data) for data in upload.rows]
    sure = [index for index, row in enumerate(rows) if row.waits and not row.looks]
    for index in sure:
        upload.rows[index] = replace(rows[index], is_looked=True).to_json()
    return _agreed(upload, actor, len(sure)) if sure else upload


def stamp_of(row: RowDraft) -> str:
    """A short sign of a row's content, for a page to say which one it showed."""
    return hashlib.sha256(json.dumps(row.to_json(), sort_keys=True).encode()).hexdigest()[:12]


def _agreed(upload: PlanUpload, actor: User, count: int) -> PlanUpload:
    upload.revision += 1
    upload.edited_at = clock.now_in(upload.cluster)
    upload.save(update_fields=["rows", "revision", "edited_at"])
    audit.record(PlanEvent.ROWS_AGREED, actor=actor, cluster=upload.cluster, target=upload, rows=count)
    return upload


# --- the proposal ---


@dataclass
class _Proposal:
    """A plan as it would be a year later. A constant number of queries, whatever the plan."""

    plan: Plan
    starts_on: date
    title: str = ""
    sections: list[list[str]] = field(default_factory=list)
    rows: list[RowDraft] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        plan = self.plan
        self.period = Period(plan.starts_on, plan.ends_on)
        self.calendar = members.calendar_of(plan.cluster)
        self.finder = PartyFinder(plan.cluster)
        self.offices = {office.pk: office for office in self.finder.offices}
        self.status = plan_status(plan)
        self.loads = loads_of(self.status)
        self.wanted: dict[int, list[Requirement]] = {}
        for requirement in Requirement.objects.filter(activity__plan=plan, retired_on=None).order_by("position"):
            self.wanted.setdefault(requirement.activity_id, []).append(requirement)
        self.left = _left_members(plan, self.starts_on)
        closing = YearClosing.objects.filter(plan=plan).first()
        self.choices = closing.choices if closing else {}
        self.title = self._told(_("Название плана"), plan.title)
        self._carry_sections()
        self.rows = [self._row(row) for row in self.status.rows]
        self._tell()

    def _carry_sections(self) -> None:
        version = self.status.rows[0].row.version_id if self.status.rows else None
        found = list(Section.objects.filter(version=version).order_by("position"))
        self.places = {section.pk: place for place, section in enumerate(found)}
        self.sections = [
            [section.number, self._told(_("Раздел {number}").format(number=section.number), section.title)]
            for section in found
        ]

    def _told(self, of: str, text: str) -> str:
        """The text carried, with its doubts among the remarks: a heading has no row to agree with."""
        carried = self._carry(text)
        self.remarks += [year_words.look_sentence(of, piece.was, piece.why) for piece in carried.doubts]
        return carried.now

    def _carry(self, text: str, name: str = "") -> Carried:
        return carry_text(text, self.period, is_deadline=name in DEADLINES, calendar=self.calendar)

    def _row(self, status: RowStatus) -> RowDraft:
        row, past = status.row, past_of(status, self.plan, self.status.on)
        carried = {name: self._carry(getattr(row, name), name) for name in TEXTS}
        now = {name: each.now for name, each in carried.items()}
        month = f"{int(row.month[:4]) + 1}{row.month[4:]}" if row.month[:4].isdigit() else row.month
        fresh = self.finder.match(
            understand(
                number=row.number,
                title=now["title"],
                executors=now["executors_text"],
                deadline=now["deadline_text"],
                result=now["result_text"],
                section=self.places.get(row.section_id),
                month=month,
                known_kinds=kinds.known(),
                phrases=kinds.phrases(),
            )
        )
        executors, gone = self._executors(status.executors, fresh)
        wanted = tuple(self._requirement(each) for each in self.wanted.get(row.activity_id, ()))
        corrected = set()
        if list(map(_party, executors)) != list(map(_party, fresh.executors)):
            fresh, corrected = replace(fresh, executors=executors), corrected | {"executors"}
        if wanted and wanted != fresh.requirements:
            fresh, corrected = replace(fresh, requirements=wanted), corrected | {"requirements"}
        if now["deadline_read_as"]:
            corrected.add("deadline")
        return replace(
            fresh,
            deadline_read_as=now["deadline_read_as"],
            corrected=tuple(sorted(corrected)),
            origin=row.activity.key,
            was={name: each.was for name, each in carried.items() if each.is_changed},
            looks=tuple(_looks(carried, gone, past)),
            facts=tuple(self._facts(past, status)),
            is_skipped=past.is_left_out,
        )

    def _executors(self, executors: Iterable[Executor], fresh: RowDraft) -> tuple[tuple[ExecutorDraft, ...], list[str]]:
        """Executors as drafts. Those that ended or left are named, and taken as the row's words are read today."""
        read = {each.words: each for each in fresh.executors if each.organisation_id not in self.left}
        drafts, gone = [], []
        for executor in executors:
            draft = draft_of(executor)
            if self._is_gone(executor):
                gone.append(executor.words)
                nobody = replace(draft, unit_id=None, office_id=None, organisation_id=None)
                draft = read.get(executor.words, nobody)
            drafts.append(draft)
        return tuple(drafts), gone

    def _is_gone(self, executor: Executor) -> bool:
        office = self.offices.get(executor.office_id)
        unit = executor.unit or (office and office.unit)
        organisation = executor.organisation_id or (office and office.organisation_id)
        is_over = unit is not None and unit.valid_to is not None and unit.valid_to < self.starts_on
        return is_over or organisation in self.left

    def _requirement(self, requirement: Requirement) -> RequirementDraft:
        return RequirementDraft(
            words=self._carry(requirement.words).now,
            kind=requirement.kind,
            suggested_kind=requirement.suggested_kind,
            needed=requirement.needed,
            due_read_as=self._carry(requirement.due_read_as, "deadline_read_as").now,
        )

    def _facts(self, past: RowPast, status: RowStatus) -> list[str]:
        year = self.plan.year_label
        told = year_words.past_sentences(past, year)
        chosen = [self.choices.get(str(item.obligation.pk)) for item in status.counted]
        told += dict.fromkeys(year_words.carried_sentence(each) for each in chosen if each and each["how"] == "carry")
        names = dict.fromkeys(str(debtor.words) for item in status.counted for debtor in item.debtors)
        if len(names) <= 3:
            heavy = (self.loads[name] for name in names if name in self.loads and self.loads[name].is_heavy)
            told += [_overload(load, year) for load in heavy]
        return told

    def _tell(self) -> None:
        """Remarks on the whole: who was overloaded, what is left out, which rows had plans of their own."""
        heavy = sorted((load for load in self.loads.values() if load.is_heavy), key=lambda load: -load.bad)
        self.remarks += [_overload(load, self.plan.year_label) for load in heavy[:3]]
        skipped = sum(row.is_skipped for row in self.rows)
        if skipped:
            self.remarks.append(
                _("Строки, снятые с контроля, предлагаем не переносить: {count}. Их можно вернуть.").format(
                    count=skipped
                )
            )
        nested = Plan.objects.filter(parent__plan=self.plan).count()
        if nested:
            self.remarks.append(
                _("Вложенные планы не переносятся: {count}. Составьте их, когда новый план будет готов.").format(
                    count=nested
                )
            )


def _looks(carried: dict[str, Carried], gone: list[str], past: RowPast) -> Iterable[Look]:
    for name, text in carried.items():
        for piece in text.doubts:
            yield Look(name, piece.now, piece.why)
    for words in gone:
        yield Look("executors_text", words, year_words.GONE)
    if past.makes_doubt:
        deadline = carried["deadline_read_as"] if carried["deadline_read_as"].now else carried["deadline_text"]
        yield Look("deadline_text", deadline.now, year_words.SLOW)


def _party(executor: ExecutorDraft) -> tuple[Any, ...]:
    """What of an executor is kept in a plan: the hints of its reading are not."""
    ids = (executor.unit_id, executor.office_id, executor.organisation_id)
    return (executor.words, executor.kind, executor.direction, executor.is_each, *ids)


def _overload(load: Load, year: str) -> str:
    return year_words.overload_sentence(load.name, load.bad, load.total, year)


def _left_members(plan: Plan, on: date) -> set[int]:
    """Organisations that were members once and will be none on the day."""
    last = (
        Membership.objects.filter(cluster=plan.cluster)
        .values("organisation_id")
        .annotate(end=Max("valid_to"), open=Max("pk", filter=Q(valid_to=None) | Q(valid_to__gte=on)))
        .values_list("organisation_id", "open")
    )
    return {organisation for organisation, still in last if still is None}
