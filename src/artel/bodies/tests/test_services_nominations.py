import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from artel.bodies.domain.states import NominationState, Part
from artel.bodies.exports import composition_xlsx, nominations_template_xlsx, nominations_xlsx
from artel.bodies.models import Nomination
from artel.bodies.reading import SPEC
from artel.bodies.services.directions import close_call, open_call
from artel.bodies.services.exporting import record_composition_export, record_nominations_export
from artel.bodies.services.nomination_sheets import check_nominations, import_nominations, read_nominations_xlsx
from artel.bodies.services.nominations import consent, decline, nominate, record_consent, withdraw
from artel.bodies.tests.world import TODAY, traces
from artel.files.services import receive
from artel.files.sheet_reading import Unreadable, read_sheet
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.models import Person
from artel.members.tests.factories import (
    make_consent,
    make_organisation,
    make_person,
    make_representative,
    make_user,
)


@pytest.fixture
def college(world):
    return make_organisation(world.cluster, short_name="ОГБПОУ «Северный колледж»")


@pytest.fixture
def representative(college):
    return make_representative(college)


@pytest.fixture
def call(world):
    world.direction = open_call(direction=world.direction, due_on=date(2024, 3, 1), actor=world.coordinator)
    return world.direction


def put_forward(world, college, actor, **fields):
    defaults = {
        "direction": world.direction,
        "organisation": college,
        "last_name": "Бондаренко",
        "first_name": "Татьяна",
        "patronymic": "Юрьевна",
        "post": "заместитель директора",
        "basis": "письмо от 01.02.2024 № 17",
    }
    return nominate(**defaults | fields, actor=actor)


def test_an_organisation_puts_a_new_person_forward_who_then_consents(world, college, representative, call):
    nomination = put_forward(world, college, representative)
    person = nomination.person
    assert nomination.state == NominationState.PROPOSED
    assert person.positions.get().organisation == college
    person.user = make_user()
    person.save()
    world.holder(world.expert)  # an office elsewhere gives no right to answer for another
    with pytest.raises(Denied):
        consent(nomination=nomination, actor=world.coordinator)
    with pytest.raises(Denied):
        consent(nomination=nomination, actor=representative)
    consented = consent(nomination=nomination, actor=person.user)
    assert (consented.state, consented.consented_on) == (NominationState.CONSENTED, TODAY)
    assert (traces("bodies.nominated"), traces("bodies.nominee_consented")) == (1, 1)


def test_a_representative_nominates_only_for_their_own_and_only_while_called(world, college, representative):
    with pytest.raises(IllegalTransition, match="не объявлено"):
        put_forward(world, college, representative)
    open_call(direction=world.direction, due_on=date(2024, 3, 1), actor=world.coordinator)
    with pytest.raises(Denied):
        put_forward(world, make_organisation(world.cluster), representative)
    close_call(direction=world.direction, actor=world.coordinator)
    with pytest.raises(IllegalTransition):
        put_forward(world, college, representative)
    assert put_forward(world, college, world.coordinator).pk


def test_a_namesake_is_told_before_a_second_record_is_made(world, college, representative, call):
    make_person(world.cluster, last_name="Бондаренко", first_name="Татьяна", patronymic="Юрьевна")
    with pytest.raises(BrokenRule) as refusal:
        put_forward(world, college, representative)
    assert refusal.value.field == "is_namesake"
    assert put_forward(world, college, representative, is_namesake=True).pk


def test_a_person_is_put_forward_once(world, college):
    with pytest.raises(BrokenRule) as refusal:
        put_forward(world, college, world.coordinator, person=world.nominees[0])
    assert refusal.value.field == "person"


def test_an_organisation_outside_the_cluster_puts_nobody_forward(world):
    former = make_organisation(world.cluster, member_since=None)
    with pytest.raises(BrokenRule) as refusal:
        put_forward(world, former, world.coordinator)
    assert refusal.value.field == "organisation"


def test_a_consent_on_paper_is_entered_with_its_day_and_words(world, college, representative, call):
    nomination = put_forward(world, college, representative)
    for on, words, field in ((date(2024, 2, 16), "письмо", "on"), (TODAY, " ", "words")):
        with pytest.raises(BrokenRule) as refusal:
            record_consent(nomination=nomination, on=on, words=words, actor=representative)
        assert refusal.value.field == field
    done = record_consent(nomination=nomination, on=date(2024, 2, 1), words="письмо", actor=representative)
    assert (done.state, done.consented_on) == (NominationState.CONSENTED, date(2024, 2, 1))
    with pytest.raises(IllegalTransition):
        record_consent(nomination=nomination, on=TODAY, words="ещё раз", actor=representative)


def test_a_nomination_is_declined_by_the_nominee_and_withdrawn_by_the_organisation(world, representative):
    first, second = world.direction.nominations.all()[:2]
    with pytest.raises(Denied):
        decline(nomination=first, actor=world.observer)
    assert decline(nomination=first, reason="Занят", actor=first.person.user).state == NominationState.DECLINED
    with pytest.raises(Denied):
        withdraw(nomination=second, actor=representative)
    own = make_representative(second.organisation)
    assert withdraw(nomination=second, actor=own).state == NominationState.WITHDRAWN


# --- tables ---


def sheet(*rows, heads=("Организация", "ФИО", "Должность", "Роль", "Основание", "Дата согласия", "E-mail")):
    book = openpyxl.Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class Uploaded:
    name = "выдвижения.xlsx"

    def __init__(self, content):
        self.content = content

    def chunks(self):
        yield self.content


def dry_run(world, content, actor=None):
    with receive(Uploaded(content), allowed={"xlsx"}) as received:
        return read_nominations_xlsx(direction=world.direction, file=received, actor=actor or world.coordinator)


def test_a_table_is_checked_first_and_entered_whole(world, college):
    content = sheet(
        (college.inn, "Ким Анна Валерьевна", "директор", "секретарь", "письмо № 3", date(2024, 2, 1), ""),
        ("ОГБПОУ «Северный колледж»", "Мельник Роман", "мастер", "", "", "", "melnik@example.test"),
    )
    checked = dry_run(world, content)
    assert checked.is_clean
    assert not Nomination.objects.filter(organisation=college).exists()
    made = import_nominations(direction=world.direction, rows=checked.raw, actor=world.coordinator)
    assert [(n.person.last_name, n.part, n.state) for n in made] == [
        ("Ким", Part.SECRETARY, NominationState.CONSENTED),
        ("Мельник", Part.MEMBER, NominationState.PROPOSED),
    ]
    assert made[1].person.email == "melnik@example.test"
    assert traces("bodies.nominations_imported") == 1


def test_every_error_is_told_by_row_and_column_and_nothing_is_entered(world, college):
    twice = (college.inn, "Ким Анна Валерьевна", "директор")
    content = sheet(
        ("Неведомый завод", "Один", "", "царь", "", "вчера", "не адрес"),
        twice,
        twice,
        (college.inn, world.nominees[0].full_name, "директор"),
    )
    checked = dry_run(world, content)
    assert [(row.number, sorted(error.column for error in row.errors)) for row in checked.rows] == [
        (
            2,
            sorted(
                [
                    "Организация (ИНН или краткое наименование)",
                    "ФИО",
                    "Должность",
                    "В качестве",
                    "Дата согласия",
                    "E-mail",
                ]
            ),
        ),
        (3, []),
        (4, ["ФИО"]),
        (5, ["ФИО"]),
    ]
    with pytest.raises(BrokenRule) as refusal:
        import_nominations(direction=world.direction, rows=checked.raw, actor=world.coordinator)
    assert refusal.value.field == "file"
    assert not Person.objects.filter(last_name="Ким", first_name="Анна").exists()


def test_a_representative_brings_a_table_of_their_own_organisation_only(world, college, representative, call):
    content = sheet(
        (college.inn, "Ким Анна", "директор"), (world.nominees[0].positions.get().organisation.inn, "Яр Яна", "врач")
    )
    checked = dry_run(world, content, representative)
    assert [bool(row.errors) for row in checked.rows] == [False, True]


def test_a_file_that_is_no_such_table_is_refused_in_words(world):
    with pytest.raises(BrokenRule, match="нет столбцов: «ФИО», «Должность»"):
        dry_run(world, sheet(("а", "б"), heads=("Организация", "Прочее")))
    with pytest.raises(BrokenRule, match="ни одной заполненной"):
        dry_run(world, sheet())


def test_checking_costs_the_same_for_one_row_and_for_many(world, college, django_assert_max_num_queries):
    rows = [{"row": n, "organisation": college.inn, "name": f"Ким Анна{'а' * n}", "post": "д"} for n in range(40)]
    with django_assert_max_num_queries(6):
        assert check_nominations(direction=world.direction, rows=rows, actor=world.coordinator).is_clean


def test_the_export_goes_back_in_and_the_template_has_the_same_columns(world, tmp_path):
    path = Path(tmp_path) / "out.xlsx"
    rows = world.direction.nominations.select_related("organisation", "person")
    path.write_bytes(nominations_xlsx(rows, with_contacts=True, on=TODAY, note="Выгружено для проверки"))
    read = read_sheet(path, SPEC.for_reader()).rows
    assert [row["name"] for row in read] == [row.person.full_name for row in rows]
    assert all(row["organisation"] and row["post"] == "директор" for row in read)
    path.write_bytes(nominations_template_xlsx())
    with pytest.raises(Unreadable, match="ни одной заполненной"):
        read_sheet(path, SPEC.for_reader())


def cells(content):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()]


def test_contacts_are_printed_only_with_the_right_and_the_persons_consent(world):
    composition = world.draft()
    first, second = world.nominees[:2]
    make_consent(first)
    shown = cells(composition_xlsx(composition, with_contacts=True, on=TODAY, note=""))
    assert first.email in shown[1] and second.email not in shown[2]
    hidden = cells(composition_xlsx(composition, with_contacts=False, on=TODAY, note=""))
    assert not any(first.email in row for row in hidden)


def test_an_export_leaves_a_trace_and_contacts_ask_for_a_right(world, representative):
    composition = world.draft()
    record_composition_export(target=composition, rows=7, with_contacts=False, actor=representative)
    record_nominations_export(direction=world.direction, rows=7, with_contacts=True, actor=world.coordinator)
    assert (traces("bodies.composition_exported"), traces("bodies.nominations_exported")) == (1, 1)
    with pytest.raises(Denied):
        record_composition_export(target=composition, rows=7, with_contacts=True, actor=representative)
