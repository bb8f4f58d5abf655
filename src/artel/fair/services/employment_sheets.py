"""Facts of employment out of a table: checked row by row, entered all together or not at all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from artel import audit
from artel.accounts.rights import authorize
from artel.fair.domain.employment import HIRED, first_of, is_asked
from artel.fair.domain.stages import Work
from artel.fair.domain.states import EMPLOYED, Milestone, Outcome
from artel.fair.events import FairEvent
from artel.fair.labels import OUTCOMES
from artel.fair.models import EmploymentFact, Fair, Graduate
from artel.fair.selectors.employment import milestone_of, own_graduates
from artel.fair.services.employment import record_fact
from artel.fair.services.fairs import lock_fair, require_open
from artel.files.sheets import BadCell, CheckedRow, CheckedSheet, Column, Spec, as_choice, as_date
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Refusal
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.members.selectors import members_on
from artel.russian import date_ru, search_key

SPEC = Spec(
    title=lazy("Трудоустройство"),
    max_rows=2000,
    columns=(
        Column("graduate", lazy("Выпускник"), ("выпускник", "номер", "фио"), is_required=True, example="В-017",
               hint=lazy("Номер на ярмарке или фамилия, имя и отчество."), width=34),
        Column("outcome", lazy("Состояние"), ("состояние", "занятость", "статус"), is_required=True,
               example="трудоустроен по специальности", choices=tuple(words for _code, words in OUTCOMES), width=34,
               hint=lazy("Если подходит несколько, через точку с запятой: учтётся первое по порядку.")),
        Column("employer", lazy("Работодатель"), ("работодатель", "предприятие", "организация"), example="ООО «ОЭС»",
               hint=lazy("ИНН или название. Предприятие кластера узнаётся по краткому названию."), width=30),
        Column("position", lazy("Должность"), ("должность", "профессия"), example="регулировщик РЭА", width=30),
        Column("hired_on", lazy("Принят"), ("принят", "дата приема", "дата приёма"), example="15.07.2024", width=14),
        Column("order_number", lazy("Приказ №"), ("приказ", "№ приказа"), example="112-к", width=14),
    ),
)  # fmt: skip


@dataclass(slots=True)
class FactRow(CheckedRow):
    """A row of the table with the fact it would tell; nothing where no outcome was written."""

    graduate: Graduate | None = None
    outcome: Outcome | None = None
    employer: Organisation | None = None
    fields: dict[str, Any] = field(default_factory=dict)


def check_facts(
    *, fair: Fair, milestone: Milestone, rows: Sequence[Mapping[str, Any]], actor: Any
) -> CheckedSheet[FactRow]:
    """Check rows as read, each by its cells: the person's own college alone. Writes nothing; four queries at most."""
    authorize(actor, "fair.record_employment", fair.cluster)
    require_open(fair, Work.FACTS)
    finder = _Finder(fair, Milestone(milestone), actor)
    return CheckedSheet(tuple(finder.check(FactRow.of(raw, SPEC)) for raw in rows))


@transaction.atomic
def import_facts(
    *, fair: Fair, milestone: Milestone, rows: Sequence[Mapping[str, Any]], actor: Any
) -> list[EmploymentFact]:
    """Tell the facts of a table that was looked at, all of them or none. Rows without an outcome are skipped."""
    fair = lock_fair(fair)
    sheet = check_facts(fair=fair, milestone=milestone, rows=rows, actor=actor)
    if not sheet.is_clean:
        raise BrokenRule(_("В таблице есть ошибки: исправьте их и загрузите снова."), field="file")
    made = []
    for row in sheet.rows:
        if row.outcome is None:
            continue
        try:
            made.append(
                record_fact(
                    graduate=row.graduate, milestone=milestone, outcome=row.outcome, employer=row.employer, actor=actor,
                    **row.fields,
                )
            )  # fmt: skip
        except Refusal as refusal:
            raise BrokenRule(
                _("Строка {number}: {what}").format(number=row.number, what=refusal), field="file"
            ) from refusal
    audit.record(FairEvent.FACTS_READ, actor=actor, target=fair, rows=len(made))
    return made


class _Finder:
    """Matches rows to the college's graduates and to the cluster's employers, each asked once."""

    def __init__(self, fair: Fair, milestone: Milestone, actor: Any) -> None:
        self.milestone, self.today = milestone, clock.today(fair.cluster)
        self.by_number: dict[int, Graduate] = {}
        self.by_name: dict[str, list[Graduate]] = {}
        for graduate in own_graduates(actor, fair).select_related("student__person", "student__group"):
            graduate.fair = fair
            self.by_number[graduate.number] = graduate
            self.by_name.setdefault(search_key(graduate.student.person.full_name), []).append(graduate)
        self.employers: dict[str, Organisation] = {}
        for employer in members_on(fair.cluster, self.today).filter(kind=OrganisationKind.EMPLOYER):
            for key in (employer.inn, search_key(employer.short_name), search_key(employer.full_name)):
                if key:
                    self.employers.setdefault(key, employer)
        self.seen: dict[int, int] = {}

    def check(self, row: FactRow) -> FactRow:
        row.graduate = self._graduate(row)
        row.outcome = row.take("outcome", _as_outcome)
        words = row.text("employer", longest=200)
        row.employer = self.employers.get(re.sub(r"\s", "", words)) or self.employers.get(search_key(words))
        row.fields = {
            "employer_name": "" if row.employer else words,
            "position": row.text("position", longest=200),
            "hired_on": row.take("hired_on", as_date),
            "order_number": row.text("order_number", longest=60),
        }
        if row.errors:
            return row
        if row.outcome is None:
            if any(row.cells[key] for key in ("employer", "position", "hired_on", "order_number")):
                row.say("outcome", _("Выберите состояние."))
            else:
                row.notes.append(_("не заполнено, не вносится"))
            return row
        self._rules(row, words)
        if words and not row.employer and not row.errors:
            row.notes.append(_("работодатель не из кластера"))
        return row

    def _graduate(self, row: FactRow) -> Graduate | None:
        words = row.cells["graduate"]
        if not words:
            row.say("graduate", _("Укажите номер выпускника или фамилию, имя и отчество."))
            return None
        # The template gives both: «В-017 Ткач Мария Олеговна».
        number = re.match(r"[ВвBb]?\s*[-–—]?\s*0*(\d{1,6})(?:\s|$)", words)
        if number:
            found = [self.by_number[int(number[1])]] if int(number[1]) in self.by_number else []
        else:
            found = self.by_name.get(search_key(words), [])
        if not found:
            row.say("graduate", _("Среди выпускников вашего колледжа на этой ярмарке такого нет."))
        elif len(found) > 1:
            numbers = ", ".join(each.public_number for each in found)
            row.say("graduate", _("Таких несколько, укажите номер: {numbers}.").format(numbers=numbers))
        elif found[0].pk in self.seen:
            row.say("graduate", _("Этот выпускник уже есть в строке {number}.").format(number=self.seen[found[0].pk]))
        else:
            self.seen[found[0].pk] = row.number
            return found[0]
        return None

    def _rules(self, row: FactRow, employer: str) -> None:
        """The rules of a fact, each at its cell; `record_fact` refuses the same."""
        day = milestone_of(row.graduate, self.milestone)
        if not is_asked(self.milestone, day, self.today):
            row.say("graduate", _("Сведения о нём вносят с {day}.").format(day=date_ru(day)))
        if row.outcome not in HIRED:
            told = {
                "employer": employer,
                "position": row.fields["position"],
                "order_number": row.fields["order_number"],
            }
            for key, value in told.items():
                if value:
                    row.say(key, _("Указывают только у тех, кто принят на работу."))
        hired_on: date | None = row.fields["hired_on"]
        if hired_on is None:
            return
        if row.outcome not in EMPLOYED:
            row.say("hired_on", _("Указывают только у тех, кто работает."))
        elif hired_on > self.today:
            row.say("hired_on", _("Дата приёма ещё не наступила."))
        elif hired_on > day:
            row.say("hired_on", _("Позже {day}, на который собираются сведения.").format(day=date_ru(day)))


_ONE = as_choice(OUTCOMES, **{"по специальности": Outcome.BY_SPECIALITY, "не по специальности": Outcome.NOT_BY_SPECIALITY,
                              "ип": Outcome.ENTREPRENEUR, "армия": Outcome.MILITARY, "учится": Outcome.STUDYING})  # fmt: skip


def _as_outcome(words: str) -> Outcome:
    """One outcome, or the first by priority of several parted by «;»."""
    parts = [part.strip() for part in words.split(";") if part.strip()]
    if not parts:
        raise BadCell(_("Выберите состояние."))
    return first_of(_ONE(part) for part in parts)
