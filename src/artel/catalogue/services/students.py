"""Students of a college: entered one by one or by a table, changed, gone; target contracts; erasure of personal data.

Names of students go into no line of the journal: `Student.__str__` has none (DOMAIN 2.2, J 17).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts import guest_links
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.catalogue import erasers, selectors
from artel.catalogue.domain.codes import USUAL_MONTHS, first_of_september, programme_kind
from artel.catalogue.domain.kinds import AdmissionBase, SpecialityKind, StudentState, StudyForm
from artel.catalogue.events import CatalogueEvent
from artel.catalogue.guardian_links import PURPOSE as GUARDIANS
from artel.catalogue.models import Group, Programme, Speciality, Student, TargetContract
from artel.catalogue.services.groups import new_group
from artel.catalogue.services.programmes import new_programme
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Cluster, Consent, Organisation, Person
from artel.members.services.clusters import lock_cluster
from artel.members.services.people import new_person, write_person
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru, search_key
from artel.search import kinds as search

YOUNGEST, OLDEST = 13, 90
NAMES = ("last_name", "first_name", "patronymic", "gender", "email", "phone")
CHANGEABLE = frozenset({*NAMES, "born_on", "group"})


@dataclass(frozen=True, slots=True)
class ContractRow:
    employer: Organisation
    number: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student as a table tells: the group by its name, the programme by the code of the speciality."""

    last_name: str
    first_name: str
    gender: str
    born_on: date
    code: str
    group: str
    graduates_on: date
    patronymic: str = ""
    email: str = ""
    phone: str = ""
    contract: ContractRow | None = None

    @property
    def key(self) -> tuple[str, date]:
        """Whom the row means within a college: the full name and the birthday."""
        return search_key(f"{self.last_name} {self.first_name} {self.patronymic}"), self.born_on


@transaction.atomic
def add_student(
    *,
    group: Group,
    last_name: str,
    first_name: str,
    gender: str,
    born_on: date,
    actor: Any,
    patronymic: str = "",
    email: str = "",
    phone: str = "",
) -> Student:
    """Enter a student of a group. Their person is a learner: not among the cluster's people.

    Namesakes are let in by another birthday; the same name and birthday in the same college is refused while that
    student studies, and is the same person when they come back.
    """
    cluster = lock_cluster(group.cluster)
    group = Group.objects.select_related("programme__organisation").get(pk=group.pk)
    authorize(actor, "catalogue.manage_students", group)
    people = _People(group.programme.organisation)
    key = (search_key(f"{last_name} {first_name} {patronymic}"), born_on)
    if people.studying(key) is not None:
        raise BrokenRule(_("Студент с таким именем и днём рождения в вашей организации уже есть."), field="last_name")
    fields = {
        "last_name": last_name,
        "first_name": first_name,
        "patronymic": patronymic,
        "gender": gender,
        "email": email,
        "phone": phone,
    }
    student = _new_student(cluster, group, people.known(key), fields, born_on, actor)
    audit.record(CatalogueEvent.STUDENT_ADDED, actor=actor, target=student)
    return student


@transaction.atomic
def change_student(*, student: Student, actor: Any, **changes: Any) -> Student:
    """Change any of CHANGEABLE by name: the person's, the birthday, the group (within the college)."""
    lock_cluster(student.cluster)
    student = _current(student)
    authorize(actor, "catalogue.manage_students", student)
    if unknown := set(changes) - CHANGEABLE:
        raise TypeError(f"not a field to change: {', '.join(sorted(unknown))}")
    different = _change(student, changes)
    if different:
        _refuse_twin(student)
        audit.record(CatalogueEvent.STUDENT_CHANGED, actor=actor, target=student, fields=sorted(different))
    return student


@transaction.atomic
def leave_student(*, student: Student, left_on: date, actor: Any) -> Student:
    """Record that a student has left without graduating."""
    cluster = lock_cluster(student.cluster)
    student = _current(student)
    authorize(actor, "catalogue.manage_students", student)
    if student.state != StudentState.STUDYING:
        raise IllegalTransition(_("Этот студент уже не учится."))
    if not student.group.starts_on <= left_on <= clock.today(cluster):
        raise BrokenRule(
            _("День выбытия не может быть раньше начала обучения, {day}, и позже сегодняшнего.").format(
                day=date_ru(student.group.starts_on)
            ),
            field="left_on",
        )
    student.state, student.left_on = StudentState.LEFT, left_on
    student.save(update_fields=["state", "left_on"])
    audit.record(CatalogueEvent.STUDENT_LEFT, actor=actor, target=student, left_on=date_ru(left_on))
    return student


@transaction.atomic
def enter_students(*, organisation: Organisation, rows: Sequence[StudentRow], actor: Any) -> list[Student]:
    """Enter students of a college by a table: all rows or none, in their order.

    Who studies there already (the same name and birthday) is brought up to date and not doubled. A group that is not
    there is made from the code, the name and the day of graduation, a programme likewise, on the base of nine classes.
    """
    cluster = lock_cluster(organisation.cluster)
    authorize(actor, "catalogue.manage_students", organisation)
    people, groups = _People(organisation), GroupFinder(organisation)
    entered = []
    for row in rows:
        group = groups.find(row.code, row.group, row.graduates_on) or groups.make(row, actor)
        student = people.studying(row.key)
        fields = {name: getattr(row, name) for name in NAMES}
        if student is None:
            student = _new_student(cluster, group, people.known(row.key), fields, row.born_on, actor)
            people.keep(row.key, student)
            audit.record(CatalogueEvent.STUDENT_ADDED, actor=actor, target=student)
        else:
            # What the table leaves empty stays as it is known.
            changes = {name: value for name, value in fields.items() if value} | {"group": group}
            if different := _change(student, changes):
                audit.record(CatalogueEvent.STUDENT_CHANGED, actor=actor, target=student, fields=sorted(different))
        if row.contract is not None:
            _settle_contract(student, row.contract, actor)
        entered.append(student)
    audit.record(CatalogueEvent.STUDENTS_READ, actor=actor, cluster=cluster, target=organisation, rows=len(entered))
    return entered


@transaction.atomic
def record_contract(
    *, student: Student, employer: Organisation, number: str, signed_on: date, actor: Any
) -> TargetContract:
    """Record a contract of target training (ПП 27.04.2024 № 555). At most one is in force."""
    lock_cluster(student.cluster)
    student = _current(student)
    authorize(actor, "catalogue.manage_students", student)
    if student.target_contracts.filter(released_on__isnull=True).exists():
        raise BrokenRule(_("Договор о целевом обучении уже записан. Сначала отметьте, что работодатель отпустил."))
    return _new_contract(student, ContractRow(employer, number, signed_on), actor)


@transaction.atomic
def release_contract(*, contract: TargetContract, released_on: date, basis: str, actor: Any) -> TargetContract:
    """Record that the employer lets the student go: from then on they choose as everybody does."""
    cluster = lock_cluster(contract.cluster)
    contract = TargetContract.objects.select_related("student__group__programme").get(pk=contract.pk)
    authorize(actor, "catalogue.manage_students", contract)
    if contract.released_on is not None:
        raise IllegalTransition(_("Работодатель уже отпустил {day}.").format(day=date_ru(contract.released_on)))
    if not basis.strip():
        raise BrokenRule(_("Укажите основание: письмо или соглашение, номер и дату."), field="basis")
    if not contract.signed_on <= released_on <= clock.today(cluster):
        raise BrokenRule(
            _("День не может быть раньше договора, {day}, и позже сегодняшнего.").format(
                day=date_ru(contract.signed_on)
            ),
            field="released_on",
        )
    contract.released_on, contract.release_reason = released_on, " ".join(basis.split())[:300]
    contract.save(update_fields=["released_on", "release_reason"])
    audit.record(CatalogueEvent.CONTRACT_RELEASED, actor=actor, target=contract.student, basis=contract.release_reason)
    return contract


@transaction.atomic
def erase_student(*, student: Student, basis: str, actor: Any) -> Student:
    """Take away the personal data of a student: name, birthday, contacts, numbers of contracts; consents end.

    The rows stay, so that counts and registered papers do: those are documents and are not touched (DOMAIN J 17). Names
    in the journal are forgotten. Refuses a person who is known to the cluster otherwise: their record is not the
    college's. What apps above keep of the person goes first, by their own erasers (`catalogue.erasers`).
    """
    cluster = lock_cluster(student.cluster)
    student = Student.objects.select_related("person", "group__programme").get(pk=student.pk)
    authorize(actor, "catalogue.erase_student", student)
    person, today = student.person, clock.today(cluster)
    basis = " ".join(basis.split())[:300]
    if not basis:
        raise BrokenRule(_("Укажите основание: заявление, отзыв согласия, истечение срока хранения."), field="basis")
    if student.erased_at is not None:
        raise IllegalTransition(_("Персональные данные этого студента уже удалены."))
    if not person.is_learner:
        raise BrokenRule(
            _("Этот человек не только учится: у него есть должность или роль в кластере. Сначала завершите их учёт.")
        )
    erasers.erase(person, basis=basis, actor=actor)
    person.last_name, person.first_name, person.patronymic = _("Удалено"), "", ""
    person.gender = person.email = person.phone = ""
    person.search_key = ""
    person.save()
    Consent.objects.filter(person=person, revoked_on__isnull=True).update(revoked_on=today)
    Consent.objects.filter(person=person).exclude(representative="").update(representative="")
    studies = Student.objects.filter(person=person)
    TargetContract.objects.filter(student__in=studies).update(number="", release_reason="")
    guest_links.revoke_all(GUARDIANS, cluster, *studies.values_list("pk", flat=True))
    studies.update(born_on=None, erased_at=clock.now_in(cluster))
    search.refresh("student", list(studies.values_list("pk", flat=True)))
    student.refresh_from_db()
    audit.forget(cluster=cluster, actor=actor, target_type=Person._meta.label_lower, target_id=str(person.pk))
    audit.record(CatalogueEvent.STUDENT_ERASED, actor=actor, target=student, basis=basis)
    return student


@transaction.atomic
def record_students_export(*, cluster: Cluster, rows: int, purpose: str, actor: Any) -> None:
    """Leave the trace of a list of students taken out, with its purpose. Refuses an empty purpose."""
    authorize(actor, "catalogue.export_students", cluster)
    if not purpose.strip():
        raise BrokenRule(_("Напишите, для чего нужна выгрузка: это останется в журнале."), field="purpose")
    audit.record(
        CatalogueEvent.STUDENTS_EXPORTED, actor=actor, target=cluster, rows=rows, purpose=purpose.strip()[:300]
    )


# --- finding, for the table and its check ---


class GroupFinder:
    """Groups and programmes of a college by what a table says. Three queries, and one for each made programme."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation, self.today = organisation, clock.today(organisation.cluster)
        rows = Group.objects.filter(programme__organisation=organisation).select_related("programme__speciality")
        self._groups = list(rows)
        self._specialities: dict[str, Speciality] = {}
        for row in Speciality.objects.select_related("edition").order_by("edition__valid_from", "pk"):
            self._specialities[row.code] = row
        self._specialities |= {row.code: row for row in selectors.specialities_on(self.today)}

    def speciality(self, code: str) -> Speciality | None:
        return self._specialities.get(code)

    def find(self, code: str, name: str, graduates_on: date) -> Group | None:
        """The group of this name that graduates on that day, else in that year; of the code's line of succession."""
        key = name.casefold().replace(" ", "")
        wanted = self.speciality(code)
        named = [
            group
            for group in self._groups
            if group.name.casefold().replace(" ", "") == key
            and group.graduates_on.year == graduates_on.year
            and wanted is not None
            and selectors.same_line(group.programme.speciality, wanted)
        ]
        return next((group for group in named if group.graduates_on == graduates_on), named[0] if named else None)

    def is_taken(self, code: str, name: str, graduates_on: date) -> bool:
        """Tell whether the name with that day belongs to a group of another speciality."""
        same = any(
            group.name.casefold() == name.casefold() and group.graduates_on == graduates_on for group in self._groups
        )
        return same and self.find(code, name, graduates_on) is None

    def make(self, row: StudentRow, actor: Any) -> Group:
        """The group of a row, and its programme where the college has none that fits."""
        speciality = self.speciality(row.code)
        if speciality is None:
            raise BrokenRule(_("Кода {code} нет в перечне СПО.").format(code=row.code), field="file")
        months = speciality.months_after_nine or USUAL_MONTHS[SpecialityKind(speciality.kind)]
        starts_on = first_of_september(row.graduates_on, months)
        programme = Programme.objects.filter(
            organisation=self.organisation,
            speciality__code=speciality.code,
            base=AdmissionBase.NINE,
            form=StudyForm.FULL_TIME,
            starts_in=starts_on.year,
        ).first()
        if programme is None:
            programme = new_programme(
                self.organisation,
                speciality,
                starts_in=starts_on.year,
                months=months,
                kind=programme_kind(speciality.kind),
                base=AdmissionBase.NINE,
                form=StudyForm.FULL_TIME,
            )
            audit.record(CatalogueEvent.PROGRAMME_ADDED, actor=actor, target=programme)
        group = new_group(programme, name=row.group, starts_on=starts_on, graduates_on=row.graduates_on)
        audit.record(CatalogueEvent.GROUP_ADDED, actor=actor, target=group)
        self._groups.append(group)
        return group


class _People:
    """Students of a college by full name and birthday. One query."""

    def __init__(self, organisation: Organisation) -> None:
        rows = Student.objects.filter(group__programme__organisation=organisation, erased_at__isnull=True)
        self._students: dict[tuple[str, date], list[Student]] = {}
        for student in rows.select_related("person", "group__programme").order_by("pk"):
            self.keep((student.person.search_key, student.born_on), student)

    def keep(self, key: tuple[str, date], student: Student) -> None:
        self._students.setdefault(key, []).append(student)

    def studying(self, key: tuple[str, date]) -> Student | None:
        """Who studies there now under this name and birthday."""
        return next((row for row in self._students.get(key, ()) if row.state == StudentState.STUDYING), None)

    def known(self, key: tuple[str, date]) -> Person | None:
        """Who studied there before."""
        return next((row.person for row in self._students.get(key, ())), None)


def studying_keys(organisation: Organisation) -> set[tuple[str, date]]:
    """Names and birthdays of those who study in a college now: for the check of a table. One query."""
    rows = Student.objects.filter(
        group__programme__organisation=organisation, erased_at__isnull=True, state=StudentState.STUDYING
    )
    return set(rows.values_list("person__search_key", "born_on"))


# --- parts of deeds ---


def _current(student: Student) -> Student:
    found = Student.objects.select_related("person", "group__programme").get(pk=student.pk)
    if found.erased_at is not None:
        raise IllegalTransition(_("Персональные данные этого студента удалены."))
    return found


def _new_student(
    cluster: Cluster, group: Group, person: Person | None, fields: dict[str, str], born_on: date, actor: Any
) -> Student:
    _check_fields(fields, born_on, clock.today(cluster))
    if person is None:
        person = new_person(cluster, is_learner=True, **fields)
    elif write_person(person, {name: value for name, value in fields.items() if value}):
        person.save()
    if Student.objects.filter(person=person, group=group).exists():
        raise BrokenRule(_("Этот студент уже был в этой группе."), field="last_name")
    return Student.objects.create(
        cluster=cluster,
        person=person,
        group=group,
        born_on=born_on,
        added_by=account_of(actor),
        added_at=clock.now_in(cluster),
    )


def _change(student: Student, changes: dict[str, Any]) -> list[str]:
    person_changes = {name: value for name, value in changes.items() if name in NAMES}
    different = []
    if (group := changes.get("group", student.group)).pk != student.group_id:
        require_same_cluster(student.cluster, group)
        if group.programme.organisation_id != student.group.programme.organisation_id:
            raise BrokenRule(_("Перевести можно только в группу своей организации."), field="group")
        student.group = group
        different.append("group")
    if (born_on := changes.get("born_on", student.born_on)) != student.born_on:
        student.born_on = born_on
        different.append("born_on")
    changed = write_person(student.person, person_changes)
    known = {name: getattr(student.person, name) for name in NAMES}
    _check_fields(known, student.born_on, clock.today(student.cluster))
    if changed:
        student.person.save()
    if different:
        student.save(update_fields=different)
    return [*different, *changed]


def _check_fields(fields: dict[str, str], born_on: date | None, today: date) -> None:
    if fields["gender"] not in ("m", "f"):
        raise BrokenRule(_("Укажите пол: от него зависят слова приглашения."), field="gender")
    if born_on is None or not YOUNGEST <= today.year - born_on.year <= OLDEST:
        raise BrokenRule(_("Проверьте дату рождения."), field="born_on")
    if fields["email"]:
        try:
            validate_email(fields["email"])
        except ValidationError:
            raise BrokenRule(_("Это не адрес электронной почты."), field="email") from None


def _refuse_twin(student: Student) -> None:
    twins = Student.objects.filter(
        group__programme__organisation=student.group.programme.organisation_id,
        person__search_key=student.person.search_key,
        born_on=student.born_on,
        erased_at__isnull=True,
    ).exclude(person=student.person_id)
    if twins.exists():
        raise BrokenRule(_("Студент с таким именем и днём рождения в вашей организации уже есть."), field="last_name")


def _settle_contract(student: Student, row: ContractRow, actor: Any) -> None:
    current = student.target_contracts.filter(released_on__isnull=True).first()
    if current is None:
        _new_contract(student, row, actor)
    elif (current.employer_id, current.number) != (row.employer.pk, row.number.strip()):
        raise BrokenRule(
            _("Строка о студенте {name}: записан другой договор о целевом обучении, № {number}.").format(
                name=student.person.short_name, number=current.number
            ),
            field="file",
        )


def _new_contract(student: Student, row: ContractRow, actor: Any) -> TargetContract:
    require_same_cluster(student.cluster, row.employer)
    if row.employer.kind != OrganisationKind.EMPLOYER:
        raise BrokenRule(_("Заказчиком целевого обучения выберите предприятие кластера."), field="employer")
    if not row.number.strip():
        raise BrokenRule(_("Укажите номер договора."), field="number")
    if row.signed_on > clock.today(student.cluster):
        raise BrokenRule(_("Договор не может быть подписан в будущем."), field="signed_on")
    contract = TargetContract.objects.create(
        cluster=student.cluster,
        student=student,
        employer=row.employer,
        number=" ".join(row.number.split())[:60],
        signed_on=row.signed_on,
    )
    audit.record(CatalogueEvent.CONTRACT_RECORDED, actor=actor, target=student)
    return contract
