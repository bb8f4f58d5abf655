"""Graduates by a table (DOMAIN I-10): students are entered or brought up to date, then their profiles at the fair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.rights import authorize
from artel.catalogue.services.students import StudentRow, enter_students
from artel.catalogue.sheets import CONTACTS, CONTRACT, IDENTITY, StudentFinder
from artel.fair.domain.stages import Work
from artel.fair.domain.states import GraduateState
from artel.fair.models import Fair, Graduate
from artel.fair.services.fairs import lock_fair, require_open
from artel.fair.services.graduates import change_profile, enter_graduates
from artel.files.sheets import BadCell, CheckedRow, CheckedSheet, Column, Spec, as_decimal
from artel.kernel.errors import BrokenRule
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.members.tenancy import require_same_cluster
from artel.russian import search_key

PROFILE = (
    Column("average_grade", gettext_lazy("Средний балл"), ("средний балл",), example="4,35", width=12),
    Column(
        "exam_points",
        gettext_lazy("Демонстрационный экзамен, баллов из 100"),
        ("демонстрационный", "демоэкзамен", "дэ"),
        example="78,5",
        width=16,
    ),
    Column("grade", gettext_lazy("Разряд, свидетельства"), ("разряд",), example="3-й разряд"),
    Column(
        "practice_at",
        gettext_lazy("Практика (предприятие)"),
        ("практика",),
        hint=gettext_lazy("ИНН или краткое наименование предприятия кластера."),
        width=30,
    ),
    Column("achievements", gettext_lazy("Чемпионаты, достижения"), ("чемпионат", "достижения"), width=30),
)
SPEC = Spec(title=gettext_lazy("Выпускники"), columns=(*IDENTITY, *PROFILE, *CONTACTS, *CONTRACT), max_rows=1000)


@dataclass(slots=True)
class GraduateCheck(CheckedRow):
    """A row of the table of graduates: the student it means and what it says of the profile."""

    student: StudentRow | None = None
    profile: dict[str, Any] = field(default_factory=dict)


def check_graduates(
    *, fair: Fair, organisation: Organisation, rows: Sequence[Mapping[str, Any]], actor: Any
) -> CheckedSheet[GraduateCheck]:
    """Check rows as read: every error by its row and cell. A constant number of queries; writes nothing."""
    authorize(actor, "fair.edit_graduate", organisation)
    authorize(actor, "catalogue.manage_students", organisation)
    finder, employers = StudentFinder(organisation), _employers(organisation)
    checked = []
    for raw in rows:
        row = GraduateCheck.of(raw, SPEC)
        row.student = finder.check(row)
        row.profile = _profile(row, employers)
        if row.student is not None and row.student.graduates_on.year != fair.year:
            row.say("graduates_on", _("На эту ярмарку вносят выпускников {year} года.").format(year=fair.year))
        checked.append(row)
    return CheckedSheet(tuple(checked))


@transaction.atomic
def import_graduates(
    *, fair: Fair, organisation: Organisation, rows: Sequence[Mapping[str, Any]], actor: Any
) -> list[Graduate]:
    """Enter the rows of a table that was looked at, all of them or none: by the full name and the birthday.

    Who is entered already is brought up to date; an empty cell leaves what is known. Whoever was taken off the fair is
    refused: they are brought back first.
    """
    fair = lock_fair(fair)
    require_same_cluster(fair.cluster, organisation)
    require_open(fair, Work.PROFILES)
    sheet = check_graduates(fair=fair, organisation=organisation, rows=rows, actor=actor)
    if not sheet.is_clean:
        raise BrokenRule(_("В таблице есть ошибки: исправьте их и загрузите снова."), field="file")
    students = enter_students(organisation=organisation, rows=[row.student for row in sheet.rows], actor=actor)
    enter_graduates(fair=fair, students=students, actor=actor)
    found = {row.student_id: row for row in fair.graduates.filter(student__in=students)}
    made = []
    for row, student in zip(sheet.rows, students, strict=True):
        graduate = found[student.pk]
        graduate.fair = fair
        if graduate.state == GraduateState.WITHDRAWN:
            raise BrokenRule(
                _("Строка {number}: выпускник снят с ярмарки. Сначала верните его.").format(number=row.number),
                field="file",
            )
        made.append(change_profile(graduate=graduate, actor=actor, **row.profile) if row.profile else graduate)
    return made


def _profile(row: GraduateCheck, employers: dict[str, list[Organisation]]) -> dict[str, Any]:
    found = {
        "average_grade": row.take("average_grade", _average),
        "exam_points": row.take("exam_points", _points),
        "grade": row.text("grade", longest=200),
        "practice_at": _practice(row, employers),
        "achievements": row.text("achievements", longest=300),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _average(words: str) -> Decimal:
    value = as_decimal(words)
    if not 2 <= value <= 5:
        raise BadCell(_("Средний балл — число от 2 до 5."))
    return round(value, 2)


def _points(words: str) -> Decimal:
    value = as_decimal(words)
    if not 0 <= value <= 100:
        raise BadCell(_("Баллы — число от 0 до 100."))
    return round(value, 2)


def _practice(row: GraduateCheck, employers: dict[str, list[Organisation]]) -> Organisation | None:
    words = row.cells["practice_at"]
    if not words:
        return None
    found = employers.get(words) or employers.get(search_key(words)) or []
    if len(found) == 1:
        return found[0]
    row.say(
        "practice_at",
        _("Таких предприятий несколько: укажите ИНН.") if found else _("Среди предприятий кластера такого нет."),
    )
    return None


def _employers(organisation: Organisation) -> dict[str, list[Organisation]]:
    by_words: dict[str, list[Organisation]] = {}
    for employer in Organisation.objects.filter(cluster=organisation.cluster, kind=OrganisationKind.EMPLOYER):
        for key in {employer.inn, search_key(employer.short_name), search_key(employer.full_name)} - {""}:
            by_words.setdefault(key, []).append(employer)
    return by_words
