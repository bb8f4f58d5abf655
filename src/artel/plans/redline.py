"""A change of the plan as a person reads it: row by row, the words with marks, and what it does to what is owed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.members import selectors as members
from artel.plans import words
from artel.plans.domain.amended import same_text, settle_requirements
from artel.plans.domain.changes import CELLS, CellChange, ChangeKind, RowChange, compare, count
from artel.plans.domain.likeness import Candidate, Line, Sign, candidates
from artel.plans.domain.obligations import Owed
from artel.plans.domain.states import DONE, State
from artel.plans.domain.status import StateAt
from artel.plans.domain.understanding import RowDraft
from artel.plans.models import ActivityVersion, Amendment, Evidence, Obligation, Plan, PlanVersion, Requirement
from artel.plans.selectors import states_of
from artel.plans.selectors.amendments import (
    amended_lines,
    asked_by,
    former_wordings,
    lines_of,
    rows_of_amendment,
    understood,
    wordings_of,
)
from artel.plans.services.obligations import Asked, memberships_of, owed_of, parties_among, settle
from artel.russian import plural
from artel.terms import Term

KINDS = {
    ChangeKind.ADDED: gettext_lazy("Добавлена"),
    ChangeKind.LEFT_OUT: gettext_lazy("Исключена"),
    ChangeKind.REWORDED: gettext_lazy("Изменена"),
    ChangeKind.MOVED: gettext_lazy("Перемещена"),
    ChangeKind.SAME: gettext_lazy("Без изменений"),
}
KIND_COUNTS = {
    ChangeKind.ADDED: gettext_lazy("Добавлены"),
    ChangeKind.LEFT_OUT: gettext_lazy("Исключены"),
    ChangeKind.REWORDED: gettext_lazy("Изменены"),
    ChangeKind.MOVED: gettext_lazy("Перемещены"),
    ChangeKind.SAME: gettext_lazy("Без изменений"),
}
CELL_NAMES = {
    "number": gettext_lazy("Номер"),
    "section": gettext_lazy("Раздел"),
    "title": gettext_lazy("Мероприятие"),
    "executors": gettext_lazy("Исполнители"),
    "deadline": gettext_lazy("Срок"),
    "result": gettext_lazy("Результат"),
}
SIGNS = {
    Sign.TITLE: gettext_lazy("название то же"),
    Sign.ALIKE: gettext_lazy("название похоже"),
    Sign.NUMBER: gettext_lazy("номер тот же"),
    Sign.SECTION: gettext_lazy("раздел тот же"),
    Sign.RESULT: gettext_lazy("результат тот же"),
    Sign.DEADLINE: gettext_lazy("срок тот же"),
    Sign.EXECUTORS: gettext_lazy("исполнители те же"),
}


@dataclass(slots=True)
class RedLine:
    """A row of the comparison. `index` of the row in the amendment, where it is one; `effects`: sentences."""

    change: RowChange
    index: int | None = None
    effects: list[str] = field(default_factory=list)
    is_settled: bool = True

    @property
    def kind(self) -> ChangeKind:
        return self.change.kind

    @property
    def kind_word(self) -> str:
        return str(KINDS[self.kind])

    @property
    def line(self) -> Line:
        return self.change.line

    @property
    def title(self) -> CellChange | None:
        return self.change.cell("title")

    @property
    def number_cell(self) -> CellChange | None:
        return self.change.cell("number")

    @property
    def cells(self) -> list[tuple[str, CellChange]]:
        """What differs besides the number and the title, each with the name of its cell."""
        return named(cell for cell in self.change.cells if cell.name not in ("number", "title"))

    @property
    def whole(self) -> list[tuple[str, str]]:
        """The other cells of a row that is new, with their names."""
        if self.kind is not ChangeKind.ADDED:
            return []
        return [(str(CELL_NAMES[name]), text) for name in CELLS[1:] if (text := getattr(self.line, name))]

    @property
    def is_only_moved(self) -> bool:
        """It stands elsewhere among its neighbours, and nothing in it says so."""
        return self.change.is_moved and self.change.cell("section") is None


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the document of which it is not sure what it is: the row, and the rows of the plan that it may be."""

    index: int
    line: Line
    proposed: str
    answers: list[tuple[str, str, str]]  # key, the row's words, what speaks for it


def named(cells: Iterable[CellChange]) -> list[tuple[str, CellChange]]:
    return [(str(CELL_NAMES[cell.name]), cell) for cell in cells]


def of_row(wordings: Sequence[ActivityVersion]) -> list[tuple[ActivityVersion, list[tuple[str, CellChange]]]]:
    """The wordings of one row, the latest first, each with what it changed in the one before."""
    lines = lines_of(wordings)
    found = [(wordings[0], [])] if wordings else []
    for number in range(1, len(wordings)):
        (change,) = compare([lines[number - 1]], [lines[number]])
        found.append((wordings[number], named(change.cells)))
    return found[::-1]


def between(before: PlanVersion, after: PlanVersion) -> list[RedLine]:
    """What differs between two wordings of a plan, every row of either."""
    return [RedLine(change) for change in compare(lines_of(wordings_of(before)), lines_of(wordings_of(after)))]


def of_amendment(amendment: Amendment) -> list[RedLine]:
    """What an amendment changes in the wording it starts from, with what it does to what is owed. Constant queries."""
    if amendment.version_id:
        return between(amendment.base, amendment.version)
    in_force = wordings_of(amendment.base)
    rows, lines = rows_of_amendment(amendment), amended_lines(amendment)
    changes = compare(lines_of(in_force), lines)
    places: dict[int, int] = {id(line): index for index, line in enumerate(lines)}
    known = {row.activity.key: row for row in [*former_wordings(amendment.plan, amendment.base), *in_force]}
    foresight = _Foresight(amendment.plan, known)
    found = []
    for change in changes:
        index = places.get(id(change.after)) if change.after else None
        item = rows[index] if index is not None else None
        line = RedLine(change, index, is_settled=item.is_settled if item else True)
        if change.kind is ChangeKind.LEFT_OUT:
            line.effects = foresight.of_left_out(change.key)
        elif item is not None and item.is_settled and item.key and change.kind is ChangeKind.ADDED:
            line.effects = [_("строка вернётся в план вместе с прежними обязательствами и доказательствами")]
        elif item is not None and item.is_settled and change.kind in (ChangeKind.REWORDED, ChangeKind.ADDED):
            line.effects = foresight.of_row(understood(item, known), item.key)
        found.append(line)
    return found


def counts(lines: Sequence[RedLine]) -> dict[ChangeKind, int]:
    return count(line.change for line in lines)


def questions(amendment: Amendment) -> list[Question]:
    """The rows that wait for an answer, with what they may be."""
    rows, lines = rows_of_amendment(amendment), amended_lines(amendment)
    wordings = [*wordings_of(amendment.base), *former_wordings(amendment.plan, amendment.base)]
    taken = {item.key for item in rows if item.key and item.is_settled}
    free = [line for line in lines_of(wordings) if line.key not in taken]
    found = []
    for index, item in enumerate(rows):
        if item.is_settled:
            continue
        near = candidates(free, lines[index], among=lines)[:4]
        if item.key and item.key not in {free[one.old].key for one in near}:
            near += [Candidate(n, 0.0, ()) for n, line in enumerate(free) if line.key == item.key]
        answers = [(free[one.old].key, said(free[one.old]), _signs(one)) for one in near]
        found.append(Question(index, lines[index], item.key, answers))
    return found


def free_rows(amendment: Amendment, own: str) -> list[tuple[str, str]]:
    """Rows of the plan that a row of the amendment may continue: its own and those that none continues."""
    wordings = [*wordings_of(amendment.base), *former_wordings(amendment.plan, amendment.base)]
    taken = {item.key for item in rows_of_amendment(amendment)} - {own}
    return [(line.key, said(line)) for line in lines_of(wordings) if line.key not in taken]


def said(line: Line) -> str:
    """«2.4 Формирование пула экспертов»"""
    return f"{line.number} {line.title}".strip()


def _signs(candidate: Candidate) -> str:
    return ", ".join(str(SIGNS[sign]) for sign in candidate.signs)


class _Foresight:
    """What approval would do to what is owed, by the same rules, without doing it."""

    def __init__(self, plan: Plan, known: dict[str, ActivityVersion]) -> None:
        self.plan, self.known = plan, known
        members.know_calendars([plan.cluster])
        self.memberships = memberships_of(plan)
        self.asked = asked_by([row.activity for row in known.values()])
        obligations = list(
            Obligation.objects.filter(plan=plan).select_related("organisation", "brought_by", "window", "event")
        )
        self.states: dict[int, StateAt] = dict(
            zip((o.pk for o in obligations), states_of(obligations, plan), strict=True)
        )
        self.owed: dict[int, list[Obligation]] = defaultdict(list)
        for obligation in obligations:
            if obligation.left_out_by_id is None:
                self.owed[obligation.activity_id].append(obligation)
        proofs = Evidence.objects.filter(obligation__plan=plan).values_list("obligation", "obligation__requirement")
        self.with_evidence = {obligation for obligation, _requirement in proofs}
        self.proved = {requirement for _obligation, requirement in proofs}

    def of_left_out(self, key: str) -> list[str]:
        return self._gone(self.owed[self.known[key].activity_id])

    def of_row(self, row: RowDraft, key: str) -> list[str]:
        """What changes when the row reads so."""
        before = self.known.get(key)
        standing = [o for o in self.owed[before.activity_id] if o.event_id is None] if before else []
        requirements = self._requirements(row, before)
        term = row.term(self.plan.year_label)
        if term.kind == "unknown":
            return [_("Срок не понят: строка никого не обяжет, пока его не поправят."), *self._gone(standing)]
        label = row.deadline_read_as or row.deadline_text
        owed = owed_of(
            term, requirements, parties_among(row.executors, self.plan, self.memberships), self.plan, label=label
        )
        settled = settle(standing, owed)
        by_key = {o.key: o for o in standing}
        redated: dict[tuple[date | None, date | None], list[Obligation]] = defaultdict(list)
        fresh: list[Owed] = []
        for item in owed:
            obligation = by_key.pop(settled.get(item.key, item.key), None)
            if obligation is None:
                fresh.append(item)
            elif obligation.due_on != item.due_on:
                redated[obligation.due_on, item.due_on].append(obligation)
        waiting = {item.key for item in owed if item.awaits_document}
        gone = [o for o in by_key.values() if o.window_id is None or o.key.rpartition(":w")[0] not in waiting]
        if term.kind != "relative" and before:
            gone += [o for o in self.owed[before.activity_id] if o.event_id is not None]
        found = [self._redated(was, becomes, which) for (was, becomes), which in list(redated.items())[:4]]
        found += self._fresh(fresh, is_new=before is None) + self._gone(gone)
        return found or [_("обязательства и доказательства не меняются")]

    def _requirements(self, row: RowDraft, before: ActivityVersion | None) -> list[Asked]:
        standing = self.asked[before.activity_id] if before else []
        if before is not None and same_text(before.result_text, row.result_text):
            return [_asked(requirement) for requirement in standing]
        outcome = settle_requirements(standing, row.requirements, self.proved)
        kept = [_asked(requirement) for requirement in standing if requirement.pk in outcome.kept]
        return kept + [Asked(-number) for number, _draft in enumerate(outcome.fresh, 1)]

    def _redated(self, was: date | None, becomes: date | None, which: Sequence[Obligation]) -> str:
        which = [o for o in which if self.states[o.pk].state is not State.LIFTED] or which
        open_still = [o for o in which if self.states[o.pk].state not in DONE | {State.LIFTED}]
        change = _("срок {was} → {becomes}").format(
            was=words.day(was) or _("по документу"), becomes=words.day(becomes) or _("по документу")
        )
        if not open_still:
            return _("{change}; исполненное останется исполненным").format(change=change)
        kept = any(o.pk in self.with_evidence for o in open_still)
        stays = _("обязательство останется")
        if len(which) > 1:
            stays = _("обязательства останутся ({count})").format(count=len(which))
        done = len(which) - len(open_still)
        stays += _(", из них исполненных — {count}").format(count=done) if done else ""
        return f"{change}; {stays}" + (_(", доказательства сохранятся") if kept else "")

    def _fresh(self, fresh: Sequence[Owed], *, is_new: bool) -> list[str]:
        counted = [item for item in fresh if item.is_counted]
        if not counted:
            return [_("новых обязательств сейчас не появится")] if is_new else []
        many = len(counted)
        days = sorted(item.due_on for item in counted if item.due_on)
        first = _(", первый срок {day}").format(day=words.day(days[0])) if days else ""
        return [
            plural(
                many,
                _("появится {many} обязательство{first}"),
                _("появятся {many} обязательства{first}"),
                _("появится {many} обязательств{first}"),
            ).format(many=many, first=first)
        ]

    def _gone(self, gone: Sequence[Obligation]) -> list[str]:
        states = [self.states[o.pk].state for o in gone if o.is_counted]
        undone = sum(state not in DONE | {State.LIFTED} for state in states)
        done = sum(state in DONE for state in states)
        found = []
        if undone:
            found.append(
                plural(
                    undone,
                    _("{count} открытое обязательство будет снято"),
                    _("{count} открытых обязательства будут сняты"),
                    _("{count} открытых обязательств будет снято"),
                ).format(count=undone)
            )
        if done:
            found.append(_("исполненные останутся ({count})").format(count=done))
        return found


def _asked(requirement: Requirement) -> Asked:
    return Asked(requirement.pk, requirement.needed, Term.from_json(requirement.term) if requirement.term else None)
