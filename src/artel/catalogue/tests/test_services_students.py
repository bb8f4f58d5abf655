from datetime import date

import pytest

from artel import audit
from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.models import Group, Programme, Student, TargetContract
from artel.catalogue.selectors import graduates_of, students_visible_to
from artel.catalogue.services.groups import add_group, change_group, graduate_group
from artel.catalogue.services.programmes import add_programme, change_programme, close_programme
from artel.catalogue.services.students import (
    ContractRow,
    StudentRow,
    add_student,
    change_student,
    enter_students,
    erase_student,
    leave_student,
    record_contract,
    record_students_export,
    release_contract,
)
from artel.catalogue.sheets import SPEC, check_students
from artel.catalogue.tests.factories import make_group, make_programme, make_speciality, make_student
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Person
from artel.members.picking import People
from artel.members.selectors import consents_visible_to, people_list, people_visible_to
from artel.members.services import appoint, give_post, grant_role, invite_person
from artel.members.tests.factories import make_cluster, make_consent, make_person, make_unit, make_user

TODAY = date(2024, 2, 15)


def enter(world, actor=None, **fields):
    defaults = {
        "last_name": "Кравцова", "first_name": "Елена", "patronymic": "Викторовна", "gender": "f",
        "born_on": date(2005, 5, 12), "email": "kravtsova@example.test", "phone": "+7 900 111-22-33",
    }  # fmt: skip
    return add_student(group=world.group, actor=actor or world.keeper, **defaults | fields)


def row(**fields):
    defaults = {
        "last_name": "Белов", "first_name": "Иван", "gender": "m", "born_on": date(2005, 1, 2), "code": "15.02.16",
        "group": "ТМ-201", "graduates_on": date(2024, 6, 30),
    }  # fmt: skip
    return StudentRow(**defaults | fields)


# --- one by one ---


def test_a_student_is_entered_by_their_own_college_and_the_journal_has_no_name(world):
    student = enter(world)
    assert (student.person.full_name, student.person.is_learner) == ("Кравцова Елена Викторовна", True)
    assert (student.group, student.state, student.cluster) == (world.group, StudentState.STUDYING, world.cluster)
    assert world.traces("catalogue.student_added") == 1
    assert not Entry.objects.filter(target_name__icontains="Кравцова").exists()
    for stranger in (world.other_keeper, world.plant_keeper, world.coordinator, world.observer):
        with pytest.raises(Denied):
            enter(world, stranger, born_on=date(2005, 5, 13))


def test_namesakes_are_told_apart_by_the_birthday_and_the_same_is_refused(world):
    make_person(world.cluster, last_name="Кравцова", first_name="Елена", patronymic="Викторовна")
    first = enter(world)
    second = enter(world, born_on=date(2004, 1, 1))
    assert first.person_id != second.person_id
    with pytest.raises(BrokenRule) as refusal:
        enter(world)
    assert refusal.value.field == "last_name"
    there = make_group(make_programme(world.other))
    elsewhere = add_student(
        group=there, last_name="Кравцова", first_name="Елена", patronymic="Викторовна", gender="f",
        born_on=date(2005, 5, 12), actor=world.other_keeper,
    )  # fmt: skip
    assert elsewhere.person_id != first.person_id


@pytest.mark.parametrize(
    ("field", "value"),
    [("gender", ""), ("born_on", date(2020, 1, 1)), ("born_on", None), ("email", "не адрес"), ("last_name", " ")],
)
def test_what_cannot_be_is_refused_at_its_field(world, field, value):
    with pytest.raises(BrokenRule) as refusal:
        enter(world, **{field: value})
    assert refusal.value.field == field
    assert not Student.objects.exists() and not Person.objects.filter(last_name="Кравцова").exists()


def test_a_student_is_changed_and_moved_within_the_college_only(world):
    student = enter(world)
    second = make_group(world.programme, "ТМ-202")
    changed = change_student(student=student, group=second, email="new@example.test", actor=world.keeper)
    assert (changed.group, changed.person.email) == (second, "new@example.test")
    line = Entry.objects.get(event="catalogue.student_changed")
    assert line.detail["fields"] == ["email", "group"]
    with pytest.raises(BrokenRule):
        change_student(student=student, group=make_group(make_programme(world.other)), actor=world.keeper)
    with pytest.raises(Denied):
        change_student(student=student, phone="1", actor=world.other_keeper)
    change_student(student=student, email="new@example.test", actor=world.keeper)
    assert world.traces("catalogue.student_changed") == 1
    twin = enter(world, born_on=date(2004, 4, 4))
    with pytest.raises(BrokenRule):
        change_student(student=twin, born_on=date(2005, 5, 12), actor=world.keeper)


def test_a_student_leaves_once_and_may_come_back_as_the_same_person(world):
    student = enter(world)
    with pytest.raises(Denied):
        leave_student(student=student, left_on=TODAY, actor=world.other_keeper)
    with pytest.raises(BrokenRule):
        leave_student(student=student, left_on=date(2024, 2, 16), actor=world.keeper)
    gone = leave_student(student=student, left_on=TODAY, actor=world.keeper)
    assert (gone.state, gone.left_on) == (StudentState.LEFT, TODAY)
    with pytest.raises(IllegalTransition):
        leave_student(student=student, left_on=TODAY, actor=world.keeper)
    with pytest.raises(BrokenRule):
        enter(world)  # the same group again
    world.group = make_group(world.programme, "ТМ-301", graduates_on=date(2026, 6, 30))
    assert enter(world).person_id == student.person_id


# --- by a table ---


def test_a_table_makes_the_group_and_the_programme_and_brings_the_known_up_to_date(world):
    make_speciality("09.02.07", "Информационные системы и программирование")
    known = enter(world)
    rows = [
        row(),
        row(last_name="Кравцова", first_name="Елена", patronymic="Викторовна", gender="f", born_on=date(2005, 5, 12),
            phone="+7 900 000-00-00"),
        row(last_name="Ким", code="09.02.07", group="ИС-1",
            contract=ContractRow(world.plant, "12/Ц", date(2023, 5, 1))),
        row(last_name="Ли", code="09.02.07", group="ИС-1"),
    ]  # fmt: skip
    made = enter_students(organisation=world.college, rows=rows, actor=world.keeper)
    assert [student.person.last_name for student in made] == ["Белов", "Кравцова", "Ким", "Ли"]
    assert made[1] == known
    known.person.refresh_from_db()
    assert (known.person.phone, known.person.email) == ("+7 900 000-00-00", "kravtsova@example.test")
    programme = Programme.objects.get(speciality__code="09.02.07")
    group = programme.groups.get()
    assert (programme.organisation, programme.starts_in, programme.months, programme.kind) == (
        world.college, 2020, 46, "ppssz",
    )  # fmt: skip
    assert (group.name, group.starts_on, group.students.count()) == ("ИС-1", date(2020, 9, 1), 2)
    assert made[2].target_contracts.get().employer == world.plant
    assert world.traces("catalogue.students_read") == 1
    again = enter_students(organisation=world.college, rows=rows, actor=world.keeper)
    assert again == made and Student.objects.count() == 4
    with pytest.raises(Denied):
        enter_students(organisation=world.college, rows=rows, actor=world.coordinator)


def test_a_table_is_entered_whole_or_not_at_all(world):
    with pytest.raises(BrokenRule):
        enter_students(
            organisation=world.college, rows=[row(), row(last_name="Ким", code="99.02.99", group="Н-1")],
            actor=world.keeper,
        )  # fmt: skip
    assert not Student.objects.exists() and Group.objects.count() == 1


def raw(number=2, **cells):
    defaults = {
        "last_name": "Белов", "first_name": "Иван", "gender": "М", "born_on": "02.01.2005", "code": "15. О2.16",
        "group": "тм-201", "graduates_on": "30.06.2024",
    }  # fmt: skip
    return {"row": number, **defaults | cells}


def check(world, *rows):
    return check_students(organisation=world.college, rows=rows, actor=world.keeper)


def test_the_dry_run_tells_what_will_be_made_and_writes_nothing(world):
    enter(world)
    sheet = check(
        world,
        raw(),
        raw(3, last_name="Кравцова", first_name="Елена", patronymic="Викторовна", gender="жен.", born_on="38484"),
        raw(4, last_name="Ли", group="ТМ-999", employer=world.plant.inn, contract_number="7", contract_signed_on="1.5.23"),
    )  # fmt: skip
    assert sheet.is_clean, [row.errors for row in sheet.rows]
    assert [row.notes for row in sheet.rows] == [[], ["уже внесён: сведения обновятся"], ["группа будет создана"]]
    assert sheet.rows[0].student.code == "15.02.16"
    assert sheet.rows[2].student.contract == ContractRow(world.plant, "7", date(2023, 5, 1))
    assert (Student.objects.count(), Group.objects.count()) == (1, 1)
    made = enter_students(organisation=world.college, rows=[row.student for row in sheet.rows], actor=world.keeper)
    assert len(made) == 3 and made[0].group == world.group


def test_every_error_of_the_table_is_told_by_row_and_column(world):
    make_group(make_programme(world.college, make_speciality("15.01.05", "Сварщик"), months=22), "СВ-1")
    sheet = check(
        world,
        raw(2, last_name="", gender="?", born_on="31.02.2005", code="15.03.04", graduates_on="30.06.1990"),
        raw(3, code="11.02.99", email="@", employer="Неведомый завод"),
        raw(4),
        raw(5),
        raw(6, last_name="Ким", group="СВ-1"),
    )
    titles = SPEC.titles
    told = [(row.number, {error.column for error in row.errors}) for row in sheet.rows]
    assert told == [
        (2, {titles[key] for key in ("last_name", "gender", "born_on", "code", "graduates_on")}),
        (3, {titles[key] for key in ("code", "email", "employer", "contract_number", "contract_signed_on")}),
        (4, set()),
        (5, {titles["last_name"]}),
        (6, {titles["group"]}),
    ]
    assert not sheet.is_clean
    with pytest.raises(Denied):
        check_students(organisation=world.college, rows=[], actor=world.other_keeper)


def test_checking_costs_the_same_for_one_row_and_for_many(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        assert check(world, *[raw(n, last_name=f"Белов{'а' * n}", group=f"Н-{n}") for n in range(2, 60)]).is_clean


# --- target contracts ---


def test_a_target_contract_is_one_at_a_time_and_the_employer_may_let_go(world):
    student = enter(world)
    with pytest.raises(Denied):
        record_contract(
            student=student, employer=world.plant, number="7", signed_on=TODAY, actor=world.plant_keeper
        )  # fmt: skip
    for wrong, field in (({"employer": world.other}, "employer"), ({"number": " "}, "number"),
                         ({"signed_on": date(2024, 3, 1)}, "signed_on")):  # fmt: skip
        fields = {"employer": world.plant, "number": "7", "signed_on": TODAY} | wrong
        with pytest.raises(BrokenRule) as refusal:
            record_contract(student=student, actor=world.keeper, **fields)
        assert refusal.value.field == field
    contract = record_contract(
        student=student, employer=world.plant, number="7", signed_on=date(2023, 5, 1), actor=world.keeper
    )
    with pytest.raises(BrokenRule):
        record_contract(student=student, employer=world.plant, number="8", signed_on=TODAY, actor=world.keeper)
    with pytest.raises(BrokenRule):
        release_contract(contract=contract, released_on=TODAY, basis=" ", actor=world.keeper)
    with pytest.raises(Denied):
        release_contract(contract=contract, released_on=TODAY, basis="письмо", actor=world.other_keeper)
    released = release_contract(contract=contract, released_on=TODAY, basis="письмо № 1", actor=world.keeper)
    assert (released.released_on, released.release_reason) == (TODAY, "письмо № 1")
    with pytest.raises(IllegalTransition):
        release_contract(contract=contract, released_on=TODAY, basis="письмо", actor=world.keeper)
    record_contract(student=student, employer=world.plant, number="8", signed_on=TODAY, actor=world.keeper)
    assert (world.traces("catalogue.contract_recorded"), world.traces("catalogue.contract_released")) == (2, 1)


# --- erasure ---


def test_erasure_leaves_a_row_without_a_person_and_forgets_the_name_in_the_journal(world):
    student = enter(world)
    record_contract(student=student, employer=world.plant, number="7", signed_on=TODAY, actor=world.keeper)
    consent = make_consent(student.person, purpose="employers", representative="Кравцов Виктор")
    audit.record("members.consent_recorded", actor=world.keeper, target=student.person)
    assert Entry.objects.filter(target_name__contains="Кравцова").count() == 1
    with pytest.raises(Denied):
        erase_student(student=student, basis="заявление", actor=world.other_keeper)
    with pytest.raises(BrokenRule):
        erase_student(student=student, basis=" ", actor=world.keeper)
    erased = erase_student(student=student, basis="заявление от 14.02.2024", actor=world.keeper)
    person = Person.objects.get(pk=student.person_id)
    consent.refresh_from_db()
    assert (person.full_name, person.email, person.phone, person.gender, person.search_key) == (
        "Удалено", "", "", "", "",
    )  # fmt: skip
    assert (erased.born_on, erased.erased_at is not None) == (None, True)
    assert (consent.revoked_on, consent.representative) == (TODAY, "")
    assert TargetContract.objects.get().number == ""
    assert not Entry.objects.filter(target_name__contains="Кравцова").exists()
    assert audit.verify(world.cluster.pk).ok
    assert not students_visible_to(world.keeper, world.cluster).exists()
    with pytest.raises(IllegalTransition):
        erase_student(student=student, basis="ещё раз", actor=world.keeper)
    with pytest.raises(IllegalTransition):
        change_student(student=student, phone="1", actor=world.keeper)


def test_whoever_is_known_to_the_cluster_otherwise_is_not_erased_as_a_student(world):
    student = enter(world)
    give_post(
        person=student.person, organisation=world.plant, title="Оператор", from_day=TODAY, actor=world.coordinator
    )
    with pytest.raises(BrokenRule):
        erase_student(student=student, basis="заявление", actor=world.keeper)


# --- who sees them ---


def test_students_are_in_no_list_of_people_no_picker_no_consents_and_not_before_another_college(world):
    student = enter(world)
    make_consent(student.person)
    for user in (world.coordinator, world.observer, world.keeper, world.other_keeper):
        assert student.person not in people_visible_to(user, world.cluster)
        assert not people_list(user, world.cluster, on=TODAY, query="Кравцова").exists()
        assert not consents_visible_to(user, world.cluster).exists()
        assert not any("Кравцова" in words for words in People(user, world.cluster, on=TODAY).suggestions)
    seen = {name: students_visible_to(world[name], world.cluster).count()
            for name in ("keeper", "other_keeper", "plant_keeper", "coordinator", "observer")}  # fmt: skip
    assert seen == {"keeper": 1, "other_keeper": 0, "plant_keeper": 0, "coordinator": 0, "observer": 0}
    elsewhere = make_cluster()
    assert not students_visible_to(world.keeper, elsewhere).exists()


@pytest.mark.parametrize("way", ["post", "role", "office", "invitation"])
def test_a_post_a_role_or_an_office_makes_a_student_one_of_the_people(world, way):
    person = enter(world).person
    if way == "post":
        give_post(person=person, organisation=world.plant, title="Техник", from_day=TODAY, actor=world.coordinator)
    elif way == "role":
        person.user = make_user()
        person.save()
        grant_role(
            cluster=world.cluster, user=person.user, kind="observer", from_day=TODAY, actor=world.coordinator
        )  # fmt: skip
    elif way == "office":
        office = make_unit(world.cluster).offices.get(kind="member")
        appoint(office=office, person=person, from_day=TODAY, actor=world.coordinator)
    else:
        invited, _link = invite_person(
            cluster=world.cluster, email="KRAVTSOVA@example.test", last_name="Кравцова", first_name="Елена",
            patronymic="Викторовна", kind="observer", actor=world.coordinator,
        )  # fmt: skip
        assert invited == person
    person.refresh_from_db()
    assert not person.is_learner
    assert person in people_visible_to(world.coordinator, world.cluster)


def test_an_address_shared_with_a_student_does_not_make_an_invited_person_that_student(world):
    student = enter(world, email="office@college.test")
    invited, _link = invite_person(
        cluster=world.cluster, email="office@college.test", last_name="Яр", first_name="Яна", kind="observer",
        actor=world.coordinator,
    )  # fmt: skip
    assert invited != student.person and invited.full_name == "Яр Яна"


def test_an_export_leaves_its_purpose(world):
    with pytest.raises(BrokenRule):
        record_students_export(cluster=world.cluster, rows=1, purpose=" ", actor=world.keeper)
    with pytest.raises(Denied):
        record_students_export(cluster=world.cluster, rows=1, purpose="отчёт", actor=world.coordinator)
    record_students_export(cluster=world.cluster, rows=1, purpose="отчёт в департамент", actor=world.keeper)
    assert Entry.objects.get(event="catalogue.students_exported").detail["purpose"] == "отчёт в департамент"


# --- programmes and groups ---


def test_a_programme_is_added_once_changed_and_closed(world):
    fields = {"organisation": world.college, "speciality": make_speciality("15.01.05", "Сварщик"), "starts_in": 2023}
    programme = add_programme(**fields, months=22, actor=world.coordinator)
    assert (programme.kind, programme.cluster) == ("ppkrs", world.cluster)
    with pytest.raises(BrokenRule) as refusal:
        add_programme(**fields, months=22, actor=world.keeper)
    assert refusal.value.field == "starts_in"
    for wrong in ({"months": 0}, {"months": 100}, {"starts_in": 1990}, {"employer": world.other}):
        with pytest.raises(BrokenRule) as refusal:
            change_programme(programme=programme, actor=world.keeper, **wrong)
        assert refusal.value.field in wrong
    with pytest.raises(BrokenRule):
        add_programme(**fields | {"organisation": world.plant}, months=22, actor=world.coordinator)
    with pytest.raises(Denied):
        change_programme(programme=programme, months=34, actor=world.other_keeper)
    assert change_programme(programme=programme, months=34, employer=world.plant, actor=world.keeper).months == 34
    with pytest.raises(BrokenRule):
        close_programme(programme=programme, closed_on=date(2020, 1, 1), actor=world.keeper)
    assert close_programme(programme=programme, closed_on=TODAY, actor=world.keeper).closed_on == TODAY
    with pytest.raises(IllegalTransition):
        close_programme(programme=programme, closed_on=TODAY, actor=world.keeper)
    counts = [world.traces(f"catalogue.programme_{deed}") for deed in ("added", "changed", "closed")]
    assert counts == [1, 1, 1]


def test_a_group_is_added_changed_and_graduates_on_its_day(world):
    fields = {"programme": world.programme, "starts_on": date(2020, 9, 1), "graduates_on": date(2024, 2, 15)}
    group = add_group(name=" ТМ  202 ", actor=world.keeper, **fields)
    assert group.name == "ТМ 202"
    with pytest.raises(BrokenRule):
        add_group(name="тм 202", actor=world.keeper, **fields)
    with pytest.raises(Denied):
        add_group(name="ТМ-203", actor=world.coordinator, **fields)
    with pytest.raises(BrokenRule):
        change_group(group=group, graduates_on=date(2020, 1, 1), actor=world.keeper)
    assert change_group(group=group, name="ТМ-204", actor=world.keeper).name == "ТМ-204"
    with pytest.raises(IllegalTransition, match="никто"):
        graduate_group(group=group, actor=world.keeper)
    student, gone = make_student(group), make_student(group, state=StudentState.LEFT)
    with pytest.raises(IllegalTransition, match=r"30\.06\.2024"):
        graduate_group(group=world.group, actor=world.keeper)
    assert graduate_group(group=group, actor=system("test")) == 1
    student.refresh_from_db()
    gone.refresh_from_db()
    assert (student.state, gone.state) == (StudentState.GRADUATED, StudentState.LEFT)
    assert list(graduates_of(world.college, 2024)) == [student]
    assert not graduates_of(world.other, 2024).exists()
