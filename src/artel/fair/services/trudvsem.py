"""Vacancies out of a saved answer of «Работа России»: what may be taken and why not, entering what was chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.catalogue.models import Speciality
from artel.fair.domain.stages import Work
from artel.fair.domain.states import VacancySource
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Vacancy
from artel.fair.selectors.vacancies import employers_written_by, occupations_by_code
from artel.fair.services.fairs import lock_fair, require_open
from artel.fair.services.vacancies import add_vacancy
from artel.fair.words import pay
from artel.files.intake import read_limited
from artel.files.services import Received
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.models import Cluster, Organisation
from artel.russian import search_key

READER = "artel.fair.domain.trudvsem:read_answer"
ROUBLES = frozenset({"", "руб", "руб.", "rub", "rur", "«руб.»", "рубль", "рублей"})


@dataclass(slots=True)
class CheckedRecord:
    """A record of the answer: whose it is, or why it is not taken. `raw` is the record as it was read."""

    raw: dict[str, Any]
    organisation: Organisation | None = None
    why_not: str = ""

    @property
    def may_be_taken(self) -> bool:
        return not self.why_not

    @property
    def pay(self) -> str:
        return pay(self.raw["salary_from"], self.raw["salary_to"]) if self.raw["salary_from"] else ""


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """The whole answer. `total`: how many the service said there are, if it did; `twice` and `broken`: records left out."""

    records: tuple[CheckedRecord, ...]
    total: int | None = None
    twice: int = 0
    broken: int = 0

    @property
    def takeable(self) -> list[CheckedRecord]:
        return [record for record in self.records if record.may_be_taken]

    @property
    def left(self) -> list[CheckedRecord]:
        return [record for record in self.records if not record.may_be_taken]


@dataclass(frozen=True, slots=True)
class Choice:
    """A record that a person chose, with what «Работа России» does not tell."""

    record: Mapping[str, Any]
    specialities: Sequence[Speciality]
    places: int
    starts_on: date
    contact_name: str
    contact_phone: str = ""


def read_trudvsem(*, fair: Fair, file: Received, actor: Any) -> CheckedAnswer:
    """Read a saved answer in a limited child and check it. Writes nothing; call it outside of a transaction."""
    authorize(actor, "fair.edit_vacancy", fair.cluster)
    require_open(fair, Work.VACANCIES)
    answer = read_limited(file.path, READER)
    records = check_records(fair=fair, records=answer["records"], actor=actor)
    return CheckedAnswer(tuple(records), answer["total"], answer["twice"], answer["broken"])


def check_records(*, fair: Fair, records: Iterable[Mapping[str, Any]], actor: Any) -> list[CheckedRecord]:
    """Say of every record whose it is or why it is not taken. Three queries, whatever the answer."""
    authorize(actor, "fair.edit_vacancy", fair.cluster)
    employers = list(employers_written_by(actor, fair.cluster, clock.today(fair.cluster)))
    by_inn = {employer.inn: employer for employer in employers if employer.inn}
    by_ogrn = {employer.ogrn: employer for employer in employers if employer.ogrn}
    taken = set(fair.vacancies.exclude(external_id="").values_list("external_id", flat=True))
    checked = []
    for raw in records:
        # `companycode` and `ogrn` hold the ОГРН; an ИНН is never sought among them.
        employer = by_inn.get(raw["inn"]) if raw["inn"] else None
        employer = employer or (by_ogrn.get(raw["ogrn"]) if raw["ogrn"] else None)
        checked.append(CheckedRecord(dict(raw), employer, _why_not(fair.cluster, raw, employer, taken)))
    return checked


def _why_not(cluster: Cluster, raw: Mapping[str, Any], employer: Organisation | None, taken: set[str]) -> str:
    if not is_of_region(cluster, raw):
        return _("другой регион: {region}").format(region=raw["region_name"] or raw["region"])
    if employer is None:
        return _("предприятия нет среди тех, от имени которых вы вносите вакансии (ИНН {inn})").format(
            inn=raw["inn"] or _("не указан")
        )
    if raw["id"] in taken:
        return _("уже внесена")
    if search_key(raw["currency"]) not in ROUBLES:
        return _("заработная плата не в рублях")
    if not raw["salary_from"]:
        return _("не указана заработная плата «от»: внесите вакансию вручную")
    return ""


def is_of_region(cluster: Cluster, raw: Mapping[str, Any]) -> bool:
    """Tell whether a record is of the cluster's region, by its name; without one, by the first digits of its code.

    A record that names no region at all is judged by its employer alone.
    """
    if raw["region_name"]:
        return search_key(raw["region_name"]) == search_key(cluster.region)
    own = cluster.lead.inn[:2] if cluster.lead_id and cluster.lead.inn else ""
    return not raw["region"] or not own or raw["region"][:2] == own


@transaction.atomic
def import_trudvsem(*, fair: Fair, records: Sequence[Choice], actor: Any) -> list[Vacancy]:
    """Enter chosen records as drafts of their employers, all or none; each is checked again by what the cluster knows."""
    fair = lock_fair(fair)
    if not records:
        raise BrokenRule(_("Отметьте хотя бы одну вакансию."))
    checked = check_records(fair=fair, records=[choice.record for choice in records], actor=actor)
    codes = {record.raw["occupation"] for record in checked} - {""}
    occupations = occupations_by_code(codes) if codes else {}
    made = []
    for choice, record in zip(records, checked, strict=True):
        raw = record.raw
        if record.why_not:
            raise BrokenRule(_("«{title}»: {why}.").format(title=raw["title"], why=record.why_not))
        made.append(
            add_vacancy(
                fair=fair,
                organisation=record.organisation,
                specialities=choice.specialities,
                source=VacancySource.TRUDVSEM,
                external_id=raw["id"],
                external_url=raw["url"],
                title=raw["title"],
                occupation=occupations.get(raw["occupation"]),
                places=choice.places,
                address=raw["address"] or record.organisation.address,
                schedule=raw["schedule"] or raw["employment"] or _("уточняется"),
                salary_from=raw["salary_from"],
                salary_to=raw["salary_to"],
                requirements=_requirements(raw),
                starts_on=choice.starts_on,
                contact_name=choice.contact_name,
                contact_phone=choice.contact_phone or raw["phone"] or record.organisation.phone or _("не указан"),
                actor=actor,
            )
        )
    audit.record(FairEvent.VACANCIES_READ, actor=actor, target=fair, rows=len(made), source=_("«Работа России»"))
    return made


def _requirements(raw: Mapping[str, Any]) -> str:
    parts = [raw["requirements"]]
    if raw["duty"]:
        parts.append(_("Обязанности: {duty}").format(duty=raw["duty"]))
    return "\n".join(part for part in parts if part)[:4000]
