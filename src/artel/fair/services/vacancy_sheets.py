"""Vacancies out of a table: its columns (DOMAIN appendix I-9), the check of every row, the entry of all or none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from artel import audit
from artel.accounts.rights import authorize
from artel.catalogue.models import Occupation, Speciality
from artel.fair.domain.stages import Work
from artel.fair.domain.states import VacancySource, VacancyState
from artel.fair.domain.vacancies import VacancyFacts, findings
from artel.fair.events import FairEvent
from artel.fair.labels import HAZARDS
from artel.fair.models import Fair, Vacancy
from artel.fair.selectors.vacancies import employers_written_by, occupations_by_code, specialities_by_code
from artel.fair.services.fairs import lock_fair, require_open
from artel.fair.services.vacancies import MOST_PLACES, MOST_SALARY, TEXTS, add_vacancy
from artel.fair.words import finding_sentence
from artel.files.sheets import (
    BadCell,
    CheckedRow,
    CheckedSheet,
    Column,
    Spec,
    as_code,
    as_date,
    as_int,
    as_yes,
)
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Refusal
from artel.members.domain.requisites import clean_inn
from artel.members.models import Organisation
from artel.russian import search_key

YES_NO = (lazy("да"), lazy("нет"))
SPEC = Spec(
    title=lazy("Вакансии"),
    max_rows=500,
    columns=(
        Column("employer", lazy("ИНН предприятия"), ("инн", "предприятие"), is_required=True,
               hint=lazy("Или краткое наименование, как в списке участников."), example="7017000000"),
        Column("title", lazy("Должность или профессия"), ("должность", "профессия"), is_required=True,
               example="Оператор станков с программным управлением", width=36),
        Column("occupation", lazy("Код ОКПДТР"), ("окпдтр", "код по окпдтр"), hint=lazy("Если знаете."), example="16045"),
        Column("codes", lazy("Коды СПО"), ("код спо", "коды спо", "код специальности"), is_required=True,
               hint=lazy("Через запятую."), example="15.01.38, 15.02.16"),
        Column("places", lazy("Мест"), ("мест", "число мест", "количество мест"), is_required=True, example="3", width=8),
        Column("address", lazy("Адрес места работы"), ("адрес",), example="г. Томск, ул. Заводская, 1", width=30),
        Column("schedule", lazy("График работы"), ("график",), is_required=True,
               example="пятидневная неделя, 08:00–17:00", width=30),
        Column("salary_from", lazy("Заработная плата от, руб."), ("з/п от", "зарплата от", "заработная плата от"),
               is_required=True, hint=lazy("В месяц, до вычета налога."), example="60000"),
        Column("salary_to", lazy("Заработная плата до, руб."), ("з/п до", "зарплата до", "заработная плата до", "до"),
               hint=lazy("Пусто — «от».")),
        Column("housing", lazy("Жильё"), ("жиль",), example="общежитие"),
        Column("training", lazy("Обучение"), ("обучен",), example="за счёт предприятия"),
        Column("benefits", lazy("Социальные гарантии"), ("соцпакет", "социальн"), example="ДМС, питание"),
        Column("mentor", lazy("Наставник"), ("наставник",), example="мастер участка"),
        Column("grade", lazy("Разряд"), ("разряд",), example="3-й разряд"),
        Column("requirements", lazy("Требования"), ("требован",), example="чтение чертежей", width=36,
               hint=lazy("Только к работе: без пола, возраста и места жительства.")),
        Column("needs_medical", lazy("Медицинский осмотр"), ("медосмотр", "медицинск"), choices=YES_NO, width=14),
        Column("is_adults_only", lazy("Только с 18 лет"), ("18+", "только с 18", "с 18 лет"), choices=YES_NO, width=14),
        Column("hazard", lazy("Класс условий труда"), ("класс", "вредность"),
               choices=tuple(code for code, _words in HAZARDS if code), width=14),
        Column("starts_on", lazy("Начало работы"), ("начало", "дата начала"), is_required=True, example="15.07.2024", width=14),
        Column("contact_name", lazy("Контактное лицо"), ("контакт",), is_required=True,
               example="Фролова Наталья Андреевна", width=28),
        Column("contact_phone", lazy("Телефон"), ("телефон",), is_required=True, example="(3822) 00-14-25"),
    ),
)  # fmt: skip
SHEET_TEXTS = tuple(column.key for column in SPEC.columns if column.key in TEXTS)
_LACKING = {
    "title": lazy("Укажите должность или профессию."),
    "schedule": lazy("Укажите график работы."),
    "contact_name": lazy("Укажите, к кому обращаться."),
    "contact_phone": lazy("Укажите телефон."),
}


@dataclass(slots=True)
class VacancyRow(CheckedRow):
    """A row of the table with the vacancy it would enter."""

    employer: Organisation | None = None
    occupation: Occupation | None = None
    specialities: list[Speciality] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)


def check_vacancies(*, fair: Fair, rows: Sequence[Mapping[str, Any]], actor: Any) -> CheckedSheet[VacancyRow]:
    """Check rows as read, each by its cells. Writes nothing; a constant number of queries.

    Wording that cannot be published is a note: the vacancy is entered as a draft, and mended there.
    """
    authorize(actor, "fair.edit_vacancy", fair.cluster)
    require_open(fair, Work.VACANCIES)
    checked = [VacancyRow.of(raw, SPEC) for raw in rows]
    finder = _Finder(fair, checked, actor)
    for row in checked:
        finder.check(row)
    return CheckedSheet(tuple(checked))


@transaction.atomic
def import_vacancies(*, fair: Fair, rows: Sequence[Mapping[str, Any]], actor: Any) -> list[Vacancy]:
    """Enter the rows of a table that was looked at as drafts, all of them or none."""
    fair = lock_fair(fair)
    sheet = check_vacancies(fair=fair, rows=rows, actor=actor)
    if not sheet.is_clean:
        raise BrokenRule(_("В таблице есть ошибки: исправьте их и загрузите снова."), field="file")
    made = []
    for row in sheet.rows:
        try:
            made.append(
                add_vacancy(
                    fair=fair, organisation=row.employer, specialities=row.specialities, source=VacancySource.SHEET,
                    actor=actor, **row.fields,
                )
            )  # fmt: skip
        except Refusal as refusal:
            raise BrokenRule(
                _("Строка {number}: {what}").format(number=row.number, what=refusal), field="file"
            ) from refusal
    audit.record(FairEvent.VACANCIES_READ, actor=actor, target=fair, rows=len(made), source=_("таблица"))
    return made


class _Finder:
    """Matches rows to the cluster's records: four queries, whatever the table."""

    def __init__(self, fair: Fair, rows: Sequence[VacancyRow], actor: Any) -> None:
        self.employers: dict[str, Organisation] = {}
        for employer in employers_written_by(actor, fair.cluster, clock.today(fair.cluster)):
            for key in (employer.inn, search_key(employer.short_name), search_key(employer.full_name)):
                if key:
                    self.employers.setdefault(key, employer)
        self.specialities = specialities_by_code({code for row in rows for code in _codes(row.cells["codes"])})
        self.occupations = occupations_by_code({_digits(row.cells["occupation"]) for row in rows} - {""})
        self.known: dict[tuple, str] = {
            _key(vacancy.organisation_id, vacancy.title, vacancy.grade, vacancy.address, vacancy.starts_on): _(
                "Такая вакансия уже внесена, № {number}."
            ).format(number=vacancy.number)
            for vacancy in fair.vacancies.exclude(state=VacancyState.WITHDRAWN).only(
                "organisation_id", "title", "grade", "address", "starts_on", "number"
            )
        }

    def check(self, row: VacancyRow) -> None:
        self._employer(row)
        self._codes(row)
        for name in SHEET_TEXTS:
            longest = Vacancy._meta.get_field(name).max_length or 4000
            row.fields[name] = row.text(name, longest=longest, lacking=str(_LACKING.get(name, "")))
        places = row.take("places", as_int, lacking=_("Укажите число мест."))
        if places is not None and not 1 <= places <= MOST_PLACES:
            row.say("places", _("Укажите число мест от 1 до {most}.").format(most=MOST_PLACES))
        row.fields["places"] = places
        self._salary(row)
        for name in ("needs_medical", "is_adults_only"):
            row.fields[name] = bool(row.take(name, as_yes))
        row.fields["hazard"] = row.take("hazard", _as_hazard) or ""
        row.fields["starts_on"] = row.take("starts_on", as_date, lacking=_("Укажите, когда начинается работа."))
        self._twice(row)
        if not row.errors:
            self._notes(row)

    def _employer(self, row: VacancyRow) -> None:
        words = row.cells["employer"]
        if not words:
            row.say("employer", _("Укажите ИНН предприятия."))
            return
        row.employer = self.employers.get(_digits(words)) or self.employers.get(search_key(words))
        if row.employer is None:
            row.say("employer", self._why_unknown(words))

    def _why_unknown(self, words: str) -> str:
        if re.fullmatch(r"[\d\s]+", words):
            try:
                clean_inn(words)
            except ValueError as error:
                return str(error)
        return _("Такого предприятия нет среди тех, от имени которых вы вносите вакансии.")

    def _codes(self, row: VacancyRow) -> None:
        codes = row.take("codes", _codes_strictly, lacking=_("Укажите хотя бы один код СПО.")) or []
        for code in codes:
            if code in self.specialities:
                row.specialities.append(self.specialities[code])
            else:
                row.say("codes", _("Кода {code} нет в перечне профессий и специальностей.").format(code=code))
        occupation = _digits(row.cells["occupation"])
        row.fields["occupation"] = self.occupations.get(occupation)
        if row.cells["occupation"] and row.fields["occupation"] is None:
            row.say("occupation", _("Такого кода нет в загруженном ОКПДТР: проверьте его или оставьте пустым."))
        elif row.fields["occupation"] is not None:
            row.fields["is_worker"] = row.fields["occupation"].is_worker

    def _salary(self, row: VacancyRow) -> None:
        low = row.take("salary_from", as_int, lacking=_("Укажите заработную плату."))
        high = row.take("salary_to", as_int)
        for name, amount in (("salary_from", low), ("salary_to", high)):
            if amount is not None and not 0 <= amount <= MOST_SALARY:
                row.say(name, _("Укажите сумму в рублях за месяц."))
        if low == 0:
            row.say("salary_from", _("Укажите заработную плату."))
        # The same amount twice, or a zero, is how open-ended pay is written (DOMAIN 3.2.9 c 10).
        if high is not None and low is not None and 0 < high < low:
            row.say("salary_to", _("«До» меньше, чем «от»."))
        row.fields["salary_from"] = low
        row.fields["salary_to"] = high if high and low and high > low else None

    def _twice(self, row: VacancyRow) -> None:
        if row.employer is None or row.fields["starts_on"] is None:
            return
        key = _key(row.employer.pk, *(row.fields[name] for name in ("title", "grade", "address", "starts_on")))
        if key in self.known:
            row.say("title", self.known[key])
        self.known.setdefault(
            key, _("Та же вакансия стоит в строке {number}: сложите места.").format(number=row.number)
        )

    def _notes(self, row: VacancyRow) -> None:
        facts = VacancyFacts(
            texts=tuple((name, row.fields[name]) for name in SHEET_TEXTS),
            **{
                name: row.fields[name]
                for name in ("salary_from", "starts_on", "hazard", "is_adults_only", "needs_medical")
            },
        )
        for finding in findings(facts):
            if finding.is_blocking:
                row.notes.append(finding_sentence(finding, starts_on=facts.starts_on))


def _key(employer_id: int, title: str, grade: str, address: str, starts_on: Any) -> tuple:
    return employer_id, search_key(title), search_key(grade), search_key(address), starts_on


def _digits(words: str) -> str:
    return re.sub(r"\D", "", words)


def _codes(words: str) -> list[str]:
    """Codes of a cell, those that read; for looking them all up at once."""
    found = []
    for part in _parts(words):
        try:
            found.append(as_code(part))
        except BadCell:
            continue
    return found


def _codes_strictly(words: str) -> list[str]:
    return list(dict.fromkeys(as_code(part) for part in _parts(words)))


def _parts(words: str) -> list[str]:
    return [part for part in re.split(r"[,;\n]|(?<=\d)\s+(?=\d{2}\.)", words) if part.strip()]


def _as_hazard(words: str) -> str:
    plain = words.replace(",", ".").replace(" ", "")
    if plain not in dict(HAZARDS):
        raise BadCell(_("Напишите класс условий труда: от 1 до 4, например 3.1."))
    return plain
