"""Pages of the catalogue: who sees what, lists at a constant cost, students by a table."""

import html
import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.catalogue import student_sections
from artel.catalogue.models import Edition, Group, Programme, Speciality, Student, TargetContract
from artel.catalogue.seeds import load_seeds
from artel.catalogue.sheets import SPEC
from artel.catalogue.tests.factories import make_group, make_programme, make_speciality, make_student
from artel.files.sheets import template
from artel.members.tests.factories import make_consent, make_representative, make_role, make_user

ROW = {
    "last_name": "Белов", "first_name": "Иван", "gender": "мужской", "born_on": "02.01.2005", "code": "15.02.16",
    "group": "ТМ-777", "graduates_on": "30.06.2024", "email": "belov@example.test",
}  # fmt: skip


def go(client, world, user, name, /, *args, method="get", query="", **data):
    client.force_login(user)
    address = reverse(f"catalogue:{name}", args=[world.cluster.slug, *args]) + query
    return getattr(client, method)(address, data)


def text(response):
    assert response.status_code == 200, response.status_code
    return html.unescape(response.content.decode()).replace("\u00a0", " ")


def send(client, world, user, name, /, *args, **data):
    return go(client, world, user, name, *args, method="post", **data)


def uploaded(*rows):
    return SimpleUploadedFile("студенты.xlsx", template(SPEC, rows=rows))


# --- who sees what ---


def test_students_are_seen_by_their_own_college_alone(client, world):
    student = make_student(world.group, last_name="Кравцова")
    pages = [("students", ()), ("student", (student.pk,)), ("group", (world.group.pk,))]
    for name, args in pages:
        assert "Кравцова" in text(go(client, world, world.keeper, name, *args))
    assert go(client, world, world.other_keeper, "student", student.pk).status_code == 404
    assert "Кравцова" not in text(go(client, world, world.other_keeper, "students"))
    for user in (world.coordinator, world.observer, world.plant_keeper):
        assert go(client, world, user, "students").status_code == 403
        assert go(client, world, user, "student", student.pk).status_code == 403
    for user in (world.other_keeper, world.coordinator, world.observer, world.plant_keeper):
        page = text(go(client, world, user, "group", world.group.pk))
        assert "Кравцова" not in page and "видит только их организация" in page
        for deed in ("student_change", "student_leave", "contract_add", "student_erase"):
            assert go(client, world, user, deed, student.pk).status_code in (403, 404)


def test_counts_are_for_those_who_lead_and_for_the_own_college(client, world):
    for _number in range(37):
        make_student(world.group)
    for user, sees in ((world.coordinator, True), (world.observer, True), (world.keeper, True),
                       (world.other_keeper, False), (world.plant_keeper, False)):  # fmt: skip
        assert ("37" in text(go(client, world, user, "programmes"))) is sees
        assert ("37 человек" in text(go(client, world, user, "group", world.group.pk))) is sees


def test_a_list_costs_the_same_for_one_row_and_for_many(client, world):
    def rows(*numbers):
        for number in numbers:
            group = make_group(make_programme(world.college, make_speciality(f"09.02.{number:02d}", "Имя")))
            student = make_student(group)
            TargetContract.objects.create(
                cluster=world.cluster, student=student, employer=world.plant, number="1", signed_on=date(2023, 1, 1)
            )

    def cost(name, *args):
        go(client, world, world.keeper, name, *args)
        with CaptureQueriesContext(connection) as queries:
            text(client.get(reverse(f"catalogue:{name}", args=[world.cluster.slug, *args])))
        return len(queries)

    names = ("programmes", "students", "specialities")
    rows(0)
    few = [cost(name) for name in names]
    rows(*range(1, 9))
    make_programme(world.other, make_speciality("11.01.01", "Монтажник"))
    assert [cost(name) for name in names] == few
    assert max(few) <= 12


# --- programmes, groups ---


def test_a_programme_and_its_group_are_entered_by_hand(client, world):
    load_seeds(actor=system("test"))
    speciality = make_speciality()  # of the edition that a test made: not the one in force is refused
    page = text(go(client, world, world.keeper, "programme_add"))
    assert "Северный колледж" in page and "Южный техникум" not in page
    offered = go(client, world, world.coordinator, "programme_add").context["form"].fields
    assert {row.short_name for row in offered["organisation"].queryset} == {"Северный колледж", "Южный техникум"}
    chosen = offered["speciality"].queryset.first()
    fields = {"organisation": world.college.pk, "speciality": chosen.pk, "base": "9", "form": "full_time",
              "months": 22, "starts_in": 2023}  # fmt: skip
    assert send(client, world, world.keeper, "programme_add", **fields).status_code == 302
    assert "уже есть" in text(send(client, world, world.keeper, "programme_add", **fields))
    foreign = send(client, world, world.other_keeper, "programme_add", **fields | {"starts_in": 2022})
    assert "organisation" in foreign.context["form"].errors
    programme = Programme.objects.exclude(pk=world.programme.pk).get()
    assert programme.speciality != speciality
    done = send(
        client, world, world.keeper, "group_add", programme.pk, name="ЭМ-1", starts_on="01.09.2023",
        graduates_on="30.06.2025",
    )  # fmt: skip
    assert done.status_code == 302 and programme.groups.get().name == "ЭМ-1"
    assert "ЭМ-1" in text(go(client, world, world.observer, "programme", programme.pk))
    assert go(client, world, world.other_keeper, "programme_change", programme.pk).status_code == 403
    closed = send(client, world, world.keeper, "programme_close", programme.pk, closed_on="01.09.2024")
    assert closed.status_code == 302
    assert "прекращён 01.09.2024" in text(go(client, world, world.keeper, "programme", programme.pk))
    found = text(go(client, world, world.observer, "programmes", query=f"?q={chosen.code}&kind={programme.kind}"))
    assert chosen.code in found and "15.02.16" not in found


def test_a_group_that_has_graduated_asks_to_be_marked(client, world):
    group = make_group(world.programme, "ТМ-101", graduates_on=date(2024, 1, 31))
    student = make_student(group)
    assert "отметьте выпуск" in text(go(client, world, world.keeper, "group", group.pk))
    assert "отметьте выпуск" not in text(go(client, world, world.coordinator, "group", group.pk))
    assert send(client, world, world.keeper, "group_graduate", group.pk).status_code == 302
    student.refresh_from_db()
    assert student.state == "graduated"
    assert "отметьте выпуск" not in text(go(client, world, world.keeper, "group", group.pk))


# --- students ---


def test_a_student_is_entered_changed_given_a_contract_and_erased_on_pages(client, world):
    fields = {"last_name": "Кравцова", "first_name": "Елена", "gender": "f", "born_on": "12.05.2006"}
    assert send(client, world, world.keeper, "student_add", world.group.pk, **fields).status_code == 302
    student = Student.objects.get()
    page = text(go(client, world, world.keeper, "student", student.pk))
    assert "12.05.2006, 17 лет" in page and "Согласий нет" in page
    assert "уже есть" in text(send(client, world, world.keeper, "student_add", world.group.pk, **fields))
    other = make_group(world.programme, "ТМ-202")
    send(client, world, world.keeper, "student_change", student.pk, **fields, group=other.pk, phone="+7 900")
    student.refresh_from_db()
    assert (student.group, student.person.phone) == (other, "+7 900")
    contract = {"employer": world.plant.pk, "number": "7/Ц", "signed_on": "01.06.2023"}
    assert send(client, world, world.keeper, "contract_add", student.pk, **contract).status_code == 302
    assert "7/Ц" in text(go(client, world, world.keeper, "student", student.pk))
    made = TargetContract.objects.get()
    assert go(client, world, world.other_keeper, "contract_release", made.pk).status_code == 404
    send(client, world, world.keeper, "contract_release", made.pk, released_on="01.02.2024", basis="письмо № 3")
    made.refresh_from_db()
    assert made.released_on == date(2024, 2, 1)
    make_consent(student.person, purpose="employers", representative="Кравцов Виктор Ильич")
    assert "Кравцов Виктор Ильич" in text(go(client, world, world.keeper, "student", student.pk))
    assert "Заполните" in text(send(client, world, world.keeper, "student_erase", student.pk, basis=""))
    assert send(client, world, world.keeper, "student_erase", student.pk, basis="заявление").status_code == 302
    assert go(client, world, world.keeper, "student", student.pk).status_code == 404
    assert "Кравцова" not in text(go(client, world, world.keeper, "students"))


def test_the_list_is_searched_and_filtered(client, world):
    later = make_group(world.programme, "ТМ-301", graduates_on=date(2026, 6, 30))
    make_student(world.group, last_name="Ёлкина")
    gone = make_student(later, last_name="Белов", state="left", left_on=date(2024, 1, 1))
    bound = make_student(world.group, last_name="Связов")
    TargetContract.objects.create(
        cluster=world.cluster, student=bound, employer=world.plant, number="1", signed_on=date(2023, 1, 1)
    )

    def names(query):
        page = go(client, world, world.keeper, "students", query=query).context["page"]
        return [row.person.last_name for row in page]

    assert names("?q=елк") == ["Ёлкина"]
    assert names("?year=2026") == ["Белов"]
    assert set(names(f"?group={world.group.pk}")) == {"Связов", "Ёлкина"}
    assert names("?state=left") == [gone.person.last_name]
    assert names("?contract=yes") == ["Связов"]
    assert names("?group=999999999999999999999&year=x&page=y") != []
    assert "Никого не нашлось" in text(go(client, world, world.keeper, "students", query="?q=щщщ"))


def test_apps_above_add_sections_to_the_page_of_a_student(client, world, monkeypatch):
    student = make_student(world.group)
    monkeypatch.setattr(student_sections, "_builders", [])
    student_sections.register(
        lambda _request, found: [student_sections.Section(f"Ярмарки студента {found.pk}", "ui/_messages.html")]
    )
    assert f"Ярмарки студента {student.pk}" in text(go(client, world, world.keeper, "student", student.pk))


# --- by a table ---


def test_a_table_is_checked_confirmed_entered_and_taken_out_again(client, world):
    make_speciality("09.02.07", "Информационные системы и программирование")
    rows = [ROW, ROW | {"last_name": "Ким", "code": "09.02.07", "group": "ИС-1", "employer": "Сибприбор",
                        "contract_number": "5", "contract_signed_on": "01.06.2023"}]  # fmt: skip
    checked = send(client, world, world.keeper, "student_import", file=uploaded(*rows))
    page = text(checked)
    assert "ошибок нет" in page and "группа будет создана" in page and "Внести 2 строки" in page
    assert not Student.objects.exists()
    sealed = checked.context["checked"]
    strange = send(client, world, world.other_keeper, "student_import", checked=sealed)
    assert "Проверка устарела" in text(strange) and not Student.objects.exists()
    assert send(client, world, world.keeper, "student_import", checked=sealed).status_code == 302
    assert {row.group.name for row in Student.objects.all()} == {"ТМ-777", "ИС-1"}
    assert Group.objects.count() == 3
    again = text(send(client, world, world.keeper, "student_import", file=uploaded(*rows)))
    assert "уже внесён: сведения обновятся" in again
    # Out: a purpose is asked for, the trace has no name, the table goes back in.
    assert "Заполните" in text(send(client, world, world.keeper, "student_export", purpose=""))
    client.force_login(world.keeper)
    address = reverse("catalogue:student_export", args=[world.cluster.slug])
    content = client.post(f"{address}?q=Ким", {"purpose": "отчёт"}).content
    sheet = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()]
    assert [row[0] for row in sheet[1:3]] == ["Ким", None] and sheet[1][10] == "Сибприбор"
    detail = Entry.objects.get(event="catalogue.students_exported").detail
    assert (detail["rows"], detail["purpose"]) == (1, "отчёт")
    back = SimpleUploadedFile("студенты.xlsx", content)
    assert "ошибок нет" in text(send(client, world, world.keeper, "student_import", file=back))


def test_errors_of_a_table_are_shown_at_their_cells_and_nothing_is_entered(client, world):
    bad = ROW | {"code": "99.99.99", "gender": "?"}
    response = send(client, world, world.keeper, "student_import", file=uploaded(bad, ROW))
    page = text(response)
    assert "Ничего не внесено" in page and "Напишите код так" in page and "Напишите одно из" in page
    assert [row["of"].number for row in response.context["shown"]] == [2]
    assert "Телефон" not in response.context["titles"]  # empty in all rows
    assert response.context["checked"] == "" and not Student.objects.exists()
    empty = SimpleUploadedFile("пусто.xlsx", template(SPEC))
    assert "ни одной заполненной" in text(send(client, world, world.keeper, "student_import", file=empty))


def test_who_represents_two_colleges_says_whose_students_they_are(client, world):
    make_role("representative", world.cluster, user=world.keeper, organisation=world.other)
    page = text(go(client, world, world.keeper, "student_import"))
    assert "Чьи это студенты" in page and "Южный техникум" in page
    page = text(go(client, world, world.keeper, "student_import", query=f"?organisation={world.other.pk}"))
    assert "Студенты организации «Южный техникум»" in page
    third = make_representative(world.plant)
    assert go(client, world, world.keeper, "student_import", query=f"?organisation={world.plant.pk}").status_code == 404
    assert go(client, world, third, "student_import").status_code == 403
    names = openpyxl.load_workbook(io.BytesIO(go(client, world, world.keeper, "student_template").content)).sheetnames
    assert names == ["Студенты", "Как заполнить"]


# --- the list of specialities ---


def test_the_list_of_specialities_says_its_edition_and_successions(client, world):
    edition = load_seeds(actor=system("test"))[0]
    page = text(go(client, world, world.observer, "specialities", query=f"?edition={edition.pk}&group=15"))
    assert "№ 336" in page and "Это не весь перечень" in page
    assert "15.02.08, 15.02.15" in page and "09.02.07" not in page
    rows = go(client, world, world.observer, "specialities", query=f"?edition={edition.pk}&q=сварочное").context["page"]
    assert [row.code for row in rows] == ["15.02.19", "22.02.06"]
    assert rows.items[0].is_taught is False
    taught = go(client, world, world.observer, "specialities", query=f"?edition={edition.pk}&q=15.02.16")
    assert [row.is_taught for row in taught.context["page"]] == [True]


def test_an_installation_without_a_list_says_who_loads_it(client, world):
    Group.objects.all().delete()
    Programme.objects.all().delete()
    Speciality.objects.all().delete()
    Edition.objects.all().delete()
    assert "Перечень не загружен" in text(go(client, world, world.observer, "specialities"))


@pytest.mark.parametrize("name", ["programmes", "specialities"])
def test_a_stranger_learns_nothing(client, world, name):
    assert go(client, world, make_user(), name).status_code == 404
