"""The table of students (DOMAIN I-10): its columns, and the check that turns a row of it into a `StudentRow`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.rights import authorize
from artel.catalogue.domain.codes import kind_of
from artel.catalogue.services.students import (
    OLDEST,
    YOUNGEST,
    ContractRow,
    GroupFinder,
    StudentRow,
    studying_keys,
)
from artel.files.sheets import BadCell, CheckedRow, CheckedSheet, Column, Spec, as_choice, as_code, as_date
from artel.kernel import clock
from artel.members.domain.kinds import OrganisationKind
from artel.members.labels import GENDERS
from artel.members.models import Organisation
from artel.russian import search_key

IDENTITY = (
    Column("last_name", gettext_lazy("Фамилия"), ("фамилия",), is_required=True, example="Кравцова"),
    Column("first_name", gettext_lazy("Имя"), ("имя",), is_required=True, example="Елена"),
    Column("patronymic", gettext_lazy("Отчество"), ("отчество",), example="Викторовна"),
    Column(
        "gender",
        gettext_lazy("Пол"),
        ("пол",),
        is_required=True,
        hint=gettext_lazy("От пола зависят слова приглашения, поэтому система его не угадывает."),
        example="женский",
        choices=[words for _code, words in GENDERS],
        width=12,
    ),
    Column(
        "born_on", gettext_lazy("Дата рождения"), ("дата рождения", "рожд"), is_required=True, example="12.05.2005",
        width=14,
    ),
    Column(
        "code",
        gettext_lazy("Код профессии или специальности"),
        ("код",),
        is_required=True,
        hint=gettext_lazy("По перечню СПО. Код, по которому приём прекращён, тоже годится."),
        example="15.02.16",
        width=16,
    ),
    Column("group", gettext_lazy("Группа"), ("группа",), is_required=True, example="ТМ-201", width=14),
    Column(
        "graduates_on", gettext_lazy("Дата выпуска"), ("дата выпуска", "дата окончания", "выпуск"), is_required=True,
        example="30.06.2024", width=14,
    ),
)  # fmt: skip
CONTACTS = (
    Column("email", "E-mail", ("e-mail", "email", "электронная почта", "почта"), example="kravtsova@example.ru"),
    Column("phone", gettext_lazy("Телефон"), ("телефон",), example="+7 900 111-22-33"),
)
CONTRACT = (
    Column(
        "employer",
        gettext_lazy("Целевой договор: заказчик"),
        ("целевой договор: заказчик", "заказчик", "целевой договор заказчик"),
        hint=gettext_lazy("ИНН или краткое наименование предприятия кластера. Пусто, если договора нет."),
        width=30,
    ),
    Column("contract_number", gettext_lazy("Целевой договор: №"), ("целевой договор: №", "№ договора", "номер договора")),
    Column(
        "contract_signed_on", gettext_lazy("Целевой договор: дата"), ("целевой договор: дата", "дата договора"), width=14
    ),
)  # fmt: skip
SPEC = Spec(title=gettext_lazy("Студенты"), columns=(*IDENTITY, *CONTACTS, *CONTRACT), max_rows=500)


@dataclass(slots=True)
class StudentCheck(CheckedRow):
    """A row of the table of students; `student` is what it would enter, None while it has errors."""

    student: StudentRow | None = None


def check_students(
    *, organisation: Organisation, rows: Sequence[Mapping[str, Any]], actor: Any
) -> CheckedSheet[StudentCheck]:
    """Check the rows of a table: every error by its row and column. A constant number of queries; writes nothing."""
    authorize(actor, "catalogue.manage_students", organisation)
    finder = StudentFinder(organisation)
    checked = []
    for raw in rows:
        row = StudentCheck.of(raw, SPEC)
        row.student = finder.check(row)
        checked.append(row)
    return CheckedSheet(tuple(checked))


class StudentFinder:
    """Checks rows that have the columns above, of this table or of another that begins with them. Six queries."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation, self.today = organisation, clock.today(organisation.cluster)
        self.groups, self.studying = GroupFinder(organisation), studying_keys(organisation)
        self.employers: dict[str, list[Organisation]] = {}
        for employer in Organisation.objects.filter(cluster=organisation.cluster, kind=OrganisationKind.EMPLOYER):
            for key in {employer.inn, search_key(employer.short_name), search_key(employer.full_name)}:
                if key:
                    self.employers.setdefault(key, []).append(employer)
        self._seen: dict[tuple[str, date], int] = {}
        self._new_groups: set[tuple[str, str, int]] = set()

    def check(self, row: CheckedRow) -> StudentRow | None:
        """What the row would enter; its errors and notes are added to it."""
        wrong = len(row.errors)
        last_name = row.text("last_name", longest=100, lacking=_("Укажите фамилию."))
        first_name = row.text("first_name", longest=100, lacking=_("Укажите имя."))
        patronymic = row.text("patronymic", longest=100)
        gender = row.take("gender", as_choice(GENDERS, м="m", ж="f", муж="m", жен="f"), lacking=_("Укажите пол."))
        born_on = row.take("born_on", self._birthday, lacking=_("Укажите дату рождения."))
        graduates_on = row.take("graduates_on", self._graduation, lacking=_("Укажите дату выпуска."))
        code = row.take("code", self._code, lacking=_("Укажите код."))
        group = row.text("group", longest=40, lacking=_("Укажите группу."))
        email = row.take("email", _email) or ""
        phone = row.text("phone", longest=40)
        contract = self._contract(row)
        if len(row.errors) > wrong or None in (gender, born_on, graduates_on, code):
            return None
        student = StudentRow(
            last_name=last_name,
            first_name=first_name,
            patronymic=patronymic,
            gender=gender,
            born_on=born_on,
            code=code,
            group=group,
            graduates_on=graduates_on,
            email=email,
            phone=phone,
            contract=contract,
        )
        return student if self._place(row, student) else None

    def _place(self, row: CheckedRow, student: StudentRow) -> bool:
        if student.key in self._seen:
            row.say("last_name", _("Этот студент уже есть в строке {number}.").format(number=self._seen[student.key]))
            return False
        self._seen[student.key] = row.number
        if self.groups.is_taken(student.code, student.group, student.graduates_on):
            row.say("group", _("Группа с таким названием учится по другому коду."))
            return False
        if self.groups.find(student.code, student.group, student.graduates_on) is None:
            row.notes.append(_("группа будет создана"))
        if student.key in self.studying:
            row.notes.append(_("уже внесён: сведения обновятся"))
        return True

    def _birthday(self, words: str) -> date:
        day = as_date(words)
        if not YOUNGEST <= self.today.year - day.year <= OLDEST:
            raise BadCell(_("Проверьте дату рождения."))
        return day

    def _graduation(self, words: str) -> date:
        day = as_date(words)
        if not self.today.year - 10 <= day.year <= self.today.year + 6:
            raise BadCell(_("Проверьте дату выпуска."))
        return day

    def _code(self, words: str) -> str:
        code = as_code(words)
        if self.groups.speciality(code) is not None:
            return code
        if kind_of(code) is None:
            raise BadCell(_("Напишите код так: 15.02.16."))
        raise BadCell(_("Такого кода нет в загруженном перечне СПО. Сверьте код или попросите обновить перечень."))

    def _contract(self, row: CheckedRow) -> ContractRow | None:
        words = row.cells.get("employer", "")
        number, signed_words = row.cells.get("contract_number", ""), row.cells.get("contract_signed_on", "")
        if not (words or number or signed_words):
            return None
        found = self.employers.get(words) or self.employers.get(search_key(words)) or []
        if not words:
            row.say("employer", _("Укажите заказчика целевого обучения."))
        elif len(found) != 1:
            row.say(
                "employer",
                _("Таких предприятий несколько: укажите ИНН.")
                if found
                else _("Среди предприятий кластера такого нет."),
            )
        number = row.text("contract_number", longest=60, lacking=_("Укажите номер договора."))
        signed_on = row.take("contract_signed_on", as_date, lacking=_("Укажите дату договора."))
        if signed_on is not None and signed_on > self.today:
            row.say("contract_signed_on", _("Договор не может быть подписан в будущем."))
        if len(found) != 1 or not number or signed_on is None:
            return None
        return ContractRow(found[0], number, signed_on)


def _email(words: str) -> str:
    try:
        validate_email(words)
    except ValidationError:
        raise BadCell(_("Это не адрес электронной почты.")) from None
    return words
