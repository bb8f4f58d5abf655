"""Tables of members in and out: what a check says, what an entry writes, and that a list taken out goes back in."""

import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.core import mail
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artel import audit
from artel.accounts.models import User
from artel.audit.models import Entry
from artel.files.services import receive
from artel.files.sheets import KINDS, read_table
from artel.jobs.models import Job
from artel.jobs.worker import run_pending
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members import followers
from artel.members.domain.kinds import OfficeKind, OrganisationKind, TableKind
from artel.members.domain.tables import Outcome
from artel.members.models import (
    Organisation,
    Person,
    Position,
    Role,
    SheetUpload,
    Tenure,
    Unit,
)
from artel.members.services import end_role, sheets
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_inn,
    make_observer,
    make_ogrn,
    make_organisation,
    make_person,
    make_position,
    make_representative,
    make_tenure,
    make_unit,
)

pytestmark = pytest.mark.django_db
LARGE = sheets.TABLES[TableKind.PEOPLE].large
ORGANISATIONS, PEOPLE, ROLES, OFFICES = TableKind.ORGANISATIONS, TableKind.PEOPLE, TableKind.ROLES, TableKind.OFFICES


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def keeper(cluster):
    return make_coordinator(cluster)


class Uploaded:
    def __init__(self, content, name="таблица.xlsx"):
        self.content, self.name = content, name

    def chunks(self):
        yield self.content


def read_bytes(content, kind, name="таблица.xlsx"):
    with receive(Uploaded(content, name), allowed=KINDS) as file:
        return read_table(file, sheets.TABLES[kind].spec)


def brought(cluster, kind, actor, content, name="таблица.xlsx"):
    read = read_bytes(content, kind, name)
    return sheets.bring_table(cluster=cluster, kind=kind, read=read, file_name=name, sha256="0" * 64, actor=actor)


def csv(kind, *rows):
    """A table as a CSV of the columns that the rows have."""
    titles = sheets.TABLES[kind].spec.titles
    required = [column.key for column in sheets.TABLES[kind].spec.columns if column.is_required]
    keys = list(dict.fromkeys([*required, *(key for row in rows for key in row)]))
    lines = [";".join(titles[key] for key in keys)]
    lines += [";".join(f'"{row.get(key, "")}"' for key in keys) for row in rows]
    return "\n".join(lines).encode("cp1251")


def bring(cluster, kind, actor, *rows):
    return brought(cluster, kind, actor, csv(kind, *rows), "таблица.csv")


def enter(upload, actor):
    upload = sheets.enter_table(upload=upload, revision=upload.revision, actor=actor)
    assert upload.state == "entered", upload.message
    return upload


def errors(upload):
    """{(row, column): sentence} of a check."""
    return {(found["row"], key): text for found in upload.findings for key, text in found["errors"]}


def outcomes(upload):
    return [found["outcome"] for found in upload.findings]


def employer(number, **more):
    return {
        "inn": make_inn(number), "kpp": "701701001", "short_name": f"ООО «Завод {number}»",
        "full_name": f"Общество с ограниченной ответственностью «Завод {number}»",
        "kind": "предприятие-работодатель", "joined_on": "01.09.2023", **more,
    }  # fmt: skip


# --- the check and the entry ---


def test_a_check_tells_everything_and_writes_nothing_but_itself(cluster, keeper):
    known = make_organisation(cluster, inn=make_inn(501), kpp="701701001", short_name="Колледж", phone="11-22-33")
    before = Organisation.objects.count()

    upload = bring(
        cluster, ORGANISATIONS, keeper,
        employer(502),
        {"inn": known.inn, "kpp": known.kpp, "short_name": "Колледж", "phone": "8 (3822) 44-55-66", "week": "6"},
        {"inn": known.inn[:-1] + str((int(known.inn[-1]) + 1) % 10), "short_name": "Опечатка", "site": "не сайт"},
    )  # fmt: skip

    assert outcomes(upload) == ["added", "changed", "wrong"]
    assert upload.counts == {"added": 1, "changed": 1, "same": 0, "wrong": 1, "letters": 0, "rows": 3}
    assert upload.findings[1]["changes"] == [["phone", "11-22-33", "8 (3822) 44-55-66"], ["week", "5", "6"]]
    assert "Контрольная цифра" in errors(upload)[4, "inn"]
    assert sheets.address(upload, "inn", 4) == "A4"
    assert sheets.address(upload, "vk", 4) == "«VK»", "a column that the file has not is named"
    assert Organisation.objects.count() == before
    assert Organisation.objects.get(pk=known.pk).phone == "11-22-33"
    assert [entry.event for entry in Entry.objects.filter(chain=cluster.pk)] == ["members.table_checked"]
    with pytest.raises(BrokenRule, match="ошибки"):
        sheets.enter_table(upload=upload, revision=1, actor=keeper)


def test_organisations_are_entered_whole_with_their_traces_and_a_second_time_change_nothing(cluster, keeper):
    head = employer(510, kind="колледж", short_name="Колледж")
    rows = [
        head,
        head | {"kpp": "701702001", "kind": "филиал", "short_name": "Филиал", "full_name": "Филиал колледжа",
                "parent": head["inn"]},
        employer(511, left_on="31.12.2023", is_anchor="да", site="zavod.example.ru"),
    ]  # fmt: skip
    heard = []
    followers.register(hear := lambda cluster, *, change, actor: heard.append(change))
    try:
        upload = enter(bring(cluster, ORGANISATIONS, keeper, *rows), keeper)
    finally:
        followers._followers.remove(hear)

    assert heard == [followers.Change.MEMBERSHIP], "whoever follows is told once, not once a row"
    branch, plant = Organisation.objects.get(short_name="Филиал"), Organisation.objects.get(inn=make_inn(511))
    assert (branch.parent.short_name, branch.kind) == ("Колледж", OrganisationKind.BRANCH)
    assert plant.is_anchor and plant.site == "https://zavod.example.ru"
    assert (plant.memberships.get().valid_from, plant.memberships.get().valid_to) == (
        date(2023, 9, 1), date(2023, 12, 31),
    )  # fmt: skip
    assert (upload.rows, upload.findings) == ([], []), "personal data of a table is not kept after the entry"
    assert Entry.objects.filter(chain=cluster.pk, event="members.organisation_added").count() == 3
    assert audit.verify(cluster.pk).ok

    again = bring(cluster, ORGANISATIONS, keeper, *rows)
    assert outcomes(again) == ["same", "same", "same"], errors(again)
    with pytest.raises(BrokenRule, match="ничего не меняет"):
        sheets.enter_table(upload=again, revision=1, actor=keeper)


def test_a_table_is_not_entered_over_records_that_changed_meanwhile(cluster, keeper):
    known = make_organisation(cluster, inn=make_inn(520), short_name="Колледж", phone="1-11-11")
    upload = bring(cluster, ORGANISATIONS, keeper, {"inn": known.inn, "short_name": "Колледж", "phone": "2-22-22"})
    Organisation.objects.filter(pk=known.pk).update(phone="3-33-33")

    stale = sheets.enter_table(upload=upload, revision=1, actor=keeper)

    assert (stale.state, stale.revision) == ("checked", 2) and "изменились" in stale.message
    assert stale.findings[0]["changes"] == [["phone", "3-33-33", "2-22-22"]], "the check was made anew"
    assert Organisation.objects.get(pk=known.pk).phone == "3-33-33"
    with pytest.raises(BrokenRule, match="заново"):
        sheets.enter_table(upload=stale, revision=1, actor=keeper)
    enter(stale, keeper)
    assert Organisation.objects.get(pk=known.pk).phone == "2-22-22"
    with pytest.raises(IllegalTransition):
        sheets.enter_table(upload=stale, revision=2, actor=keeper)


def test_what_a_follower_refuses_refuses_the_whole_table(cluster, keeper):
    def refuse(cluster, *, change, actor):
        raise BrokenRule("План сегодня на утверждении.")

    upload = bring(cluster, ORGANISATIONS, keeper, employer(530))
    followers.register(refuse)
    try:
        refused = sheets.enter_table(upload=upload, revision=1, actor=keeper)
    finally:
        followers._followers.remove(refuse)
    assert refused.state == "checked" and "на утверждении" in refused.message
    assert not Organisation.objects.filter(inn=make_inn(530)).exists()


# --- organisations: who is who ---


def test_an_organisation_is_known_by_its_requisites_and_never_merged_by_its_name(cluster, keeper):
    one = make_organisation(cluster, inn=make_inn(540), kpp="701701001", ogrn=make_ogrn(540), short_name="Первая")
    make_organisation(cluster, inn=make_inn(541), kpp="701701001", short_name="Вторая")
    make_organisation(cluster, inn=make_inn(541), kpp="701702001", short_name="Её филиал", kind=OrganisationKind.BRANCH)
    full = {"full_name": "Полное", "kind": "школа"}

    upload = bring(
        cluster, ORGANISATIONS, keeper,
        {"inn": one.inn, "kpp": "701703001", "ogrn": one.ogrn, "short_name": "Первая", **full},
        {"inn": make_inn(541), "short_name": "Вторая"},
        {"inn": one.inn, "kpp": "701704001", "short_name": "Первая"},
        {"inn": "", "short_name": "Вторая", **full},
        {"inn": make_inn(542), "ogrn": one.ogrn, "short_name": "Чужой ОГРН", **full},
        {"inn": make_inn(543), "kpp": "701701001", "short_name": "Первая", **full},
    )  # fmt: skip

    told = errors(upload)
    assert ["kpp", "701701001", "701703001"] in upload.findings[0]["changes"], "the ОГРН is that of one legal person"
    assert "укажите КПП" in told[3, "kpp"]
    assert "укажите тип «филиал ПОО»" in told[4, "kpp"]
    assert "Укажите её ИНН" in told[5, "inn"]
    assert "Сверьте ИНН и ОГРН" in told[6, "ogrn"]
    assert outcomes(upload)[5] == "added", "a name is no key"


@pytest.mark.parametrize(
    ("column", "words", "told"),
    [
        ("inn", "7,017E+09", "Excel сократил"),
        ("kpp", "12", "девяти знаков"),
        ("ogrn", "1027000000011", "Контрольная цифра ОГРН"),
        ("email", "почта", "Напишите так"),
        ("email", f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 30}.ru", "длиннее 254"),
        ("site", "example.ru/" + "a" * 200, "длиннее 200"),
        ("phone", "позвонить", "Напишите телефон"),
        ("week", "7", "Напишите одно из"),
        ("time_zone", "Томск", "Asia/Tomsk"),
        ("joined_on", "31.02.2024", "нет в календаре"),
        ("left_on", "01.01.2020", "раньше вступления"),
        ("parent", "Нет такой", "нет"),
        ("kind", "кружок", "Напишите одно из"),
        ("is_anchor", "может быть", "«да» или «нет»"),
    ],
)
def test_each_bad_cell_of_an_organisation_says_what_to_do(cluster, keeper, column, words, told):
    upload = bring(cluster, ORGANISATIONS, keeper, employer(550) | {column: words})
    assert told in errors(upload)[2, column]


def test_what_spreadsheets_do_to_numbers_and_dates_is_undone(cluster, keeper):
    body = next(inn for number in range(1, 99) if (inn := make_inn(number - 700000000 + 70000000)).startswith("07"))
    made = openpyxl.Workbook()
    made.active.append(["ИНН", "КПП", "Краткое наименование", "Полное", "Тип", "Дата вступления", "E-mail"])
    made.active.append(
        [int(body), 70101001, "ООО\u00a0«Нуль»", "Общество", "предприятие", 45170, " a@example.ru\u200b"]
    )
    buffer = io.BytesIO()
    made.save(buffer)

    enter(brought(cluster, ORGANISATIONS, keeper, buffer.getvalue()), keeper)

    found = Organisation.objects.get(short_name="ООО «Нуль»")
    assert (found.inn, found.kpp, found.email) == (body, "070101001", "a@example.ru")
    assert found.memberships.get().valid_from == date(2023, 9, 1)


# --- people ---


def person_row(last_name="Кравцова", **more):
    return {"last_name": last_name, "first_name": "Елена", "patronymic": "Викторовна", **more}


@pytest.fixture
def college(cluster):
    return make_organisation(cluster, short_name="Колледж", inn=make_inn(600))


def test_people_come_with_their_posts_and_the_same_file_twice_changes_nothing(cluster, keeper, college):
    school = make_organisation(cluster, short_name="Школа", inn=make_inn(601), kind=OrganisationKind.SCHOOL)
    rows = [
        person_row(
            email="kr@example.ru", gender="ж", organisation=college.inn, title="методист", from_day="01.09.2023"
        ),
        person_row(email="kr@example.ru", organisation="школа", title="учитель", from_day="01.10.2023"),
        person_row("Жёлтая", organisation=college.inn, title="мастер", phone="+7 900 111-22-33"),
        person_row("Седых"),
    ]
    upload = bring(cluster, PEOPLE, keeper, *rows)
    assert outcomes(upload) == ["added"] * 4, errors(upload)
    assert "тот же человек, что в строке 2" in upload.findings[1]["notes"]
    assert any("пол не указан" in note for note in upload.findings[2]["notes"]), "it is never guessed"
    enter(upload, keeper)

    kravtsova = Person.objects.get(last_name="Кравцова")
    assert (kravtsova.gender, kravtsova.search_key) == ("f", "кравцова елена викторовна")
    posts = kravtsova.positions.order_by("valid_from").values_list("organisation", "title", "valid_from")
    assert list(posts) == [
        (college.pk, "методист", date(2023, 9, 1)), (school.pk, "учитель", date(2023, 10, 1)),
    ]  # fmt: skip
    assert Person.objects.get(last_name="Жёлтая").positions.get().valid_from == date(2024, 3, 15)
    assert {entry.event for entry in audit.history_of(kravtsova)} == {"members.person_added", "members.post_given"}
    assert audit.verify(cluster.pk).ok
    heard = []
    followers.register_reader(hear := lambda people: heard.append(set(people)))
    try:
        enter(bring(cluster, PEOPLE, keeper, person_row("Новая", organisation=college.inn, title="завуч")), keeper)
    finally:
        followers._readers.remove(hear)
    assert heard == [{Person.objects.get(last_name="Новая").pk}], "an index of people reads what came in batches"

    again = bring(cluster, PEOPLE, keeper, *rows)
    assert outcomes(again) == ["same"] * 4, again.findings


def test_nobody_is_merged_silently(cluster, keeper, college):
    other = make_organisation(cluster, short_name="Завод", inn=make_inn(610))
    known = make_person(
        cluster, last_name="Кравцова", first_name="Елена", patronymic="Викторовна", email="kr@example.ru"
    )
    make_position(known, other)
    for number in (1, 2):
        twin = make_person(
            cluster, last_name="Иванов", first_name="Иван", patronymic="Иванович", email=f"i{number}@example.ru"
        )
        make_position(twin, college)
    ivanov = {"last_name": "Иванов", "first_name": "Иван", "patronymic": "Иванович"}

    upload = bring(
        cluster, PEOPLE, keeper,
        person_row(organisation=college.inn, title="методист"),
        person_row(organisation=college.inn, title="методист", namesake="нет"),
        {**ivanov, "organisation": college.inn, "title": "мастер"},
        person_row("Петров", first_name="Пётр", email="KR@example.ru"),
        person_row(email="new@example.ru", organisation=college.inn, title="завуч", namesake="да"),
        person_row("Новикова", email="kr@example.ru"),
    )  # fmt: skip

    told = errors(upload)
    assert "уже записан (Завод)" in told[2, "last_name"]
    assert "Таких двое: укажите e-mail" in told[4, "email"]
    assert "записан другой человек: Кравцова Елена Викторовна" in told[5, "email"]
    assert outcomes(upload) == ["wrong", "changed", "wrong", "wrong", "added", "changed"]
    assert upload.findings[5]["changes"] == [["last_name", "Кравцова", "Новикова"]], "a new surname is shown as one"


def test_leaving_is_a_day_and_a_missing_row_dismisses_nobody(cluster, keeper, college):
    person = make_person(cluster, email="kr@example.ru")
    post = make_position(person, college, title="методист", valid_from=date(2023, 9, 1))
    kept = make_position(make_person(cluster), college)
    row = {"last_name": person.last_name, "first_name": person.first_name, "email": person.email,
           "organisation": college.inn, "title": "Методист"}  # fmt: skip

    wrong = bring(cluster, PEOPLE, keeper, row | {"to_day": "01.01.2023"}, row | {"from_day": "01.01.2022"})
    assert "раньше первого" in errors(wrong)[2, "to_day"]
    assert "с 01.09.2023" in errors(bring(cluster, PEOPLE, keeper, row | {"from_day": "01.01.2022"}))[2, "from_day"]

    rows = row | {"to_day": "29.02.2024"}
    enter(bring(cluster, PEOPLE, keeper, rows), keeper)
    assert Position.objects.get(pk=post.pk).valid_to == date(2024, 2, 29)
    assert Position.objects.get(pk=kept.pk).valid_to is None
    assert outcomes(bring(cluster, PEOPLE, keeper, rows)) == ["same"]
    assert (
        "закончилась"
        in errors(bring(cluster, PEOPLE, keeper, row | {"from_day": "01.09.2023", "to_day": "01.03.2024"}))[2, "to_day"]
    )


def test_a_representative_brings_people_of_the_own_organisation_only(cluster, college):
    rep = make_representative(college)
    other = make_organisation(cluster, short_name="Завод", inn=make_inn(620))
    member = make_person(cluster, email="m@example.ru", last_name="Член", user=None)
    make_tenure(make_unit(cluster).offices.get(kind=OfficeKind.MEMBER), person=member)

    upload = bring(
        cluster, PEOPLE, rep,
        person_row(organisation=college.inn, title="методист"),
        person_row("Седых", organisation=other.inn, title="мастер"),
        person_row("Немов"),
        {"last_name": "Член", "first_name": "Ирина", "patronymic": "Петровна", "email": "m@example.ru",
         "organisation": college.inn, "title": "мастер", "phone": "1-11-11"},
    )  # fmt: skip

    assert outcomes(upload) == ["added", "wrong", "wrong", "wrong"]
    assert "только своей организации" in errors(upload)[3, "organisation"]
    assert "меняет он сам или координатор" in errors(upload)[5, "phone"]
    enter(bring(cluster, PEOPLE, rep, person_row(organisation=college.inn, title="методист")), rep)
    assert Person.objects.get(last_name="Кравцова").positions.get().organisation == college
    with pytest.raises(Denied):
        bring(cluster, ORGANISATIONS, rep, employer(621))
    with pytest.raises(Denied):
        bring(cluster, OFFICES, rep, {"unit": "Комиссия", "office": "член", "last_name": "Член"})
    with pytest.raises(Denied):
        bring(cluster, PEOPLE, make_observer(cluster), person_row())


def test_a_table_is_entered_by_whoever_brought_it_and_with_the_right_of_that_moment(cluster, keeper, college):
    upload = bring(cluster, PEOPLE, keeper, person_row())
    with pytest.raises(Denied):
        sheets.enter_table(upload=upload, revision=1, actor=make_coordinator(cluster))
    end_role(role=Role.objects.get(user=keeper), actor=make_coordinator(cluster))
    with pytest.raises(Denied):
        sheets.enter_table(upload=upload, revision=1, actor=keeper)
    assert not Person.objects.filter(last_name="Кравцова").exists()


# --- roles ---


def role_row(email, kind="представитель организации", **more):
    return {"email": email, "kind": kind, **more}


def test_roles_are_granted_and_invitations_counted_before_they_leave(
    cluster, keeper, college, django_capture_on_commit_callbacks
):
    known = make_representative(college)
    name = {"last_name": "Кравцова", "first_name": "Елена"}
    rows = [
        role_row("new@example.ru", organisation=college.inn, **name),
        role_row("NEW@example.ru", "координатор", **name),
        role_row(known.email, organisation=college.inn),
        role_row(known.email, "руководитель кластера", from_day="01.04.2024"),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        upload = bring(cluster, ROLES, keeper, *rows)
    assert outcomes(upload) == ["added", "added", "same", "added"], errors(upload)
    assert upload.counts["letters"] == 1
    assert not User.objects.filter(email="new@example.ru").exists() and not mail.outbox, "a check invites nobody"

    with django_capture_on_commit_callbacks(execute=True):
        enter(upload, keeper)
    assert [letter.to for letter in mail.outbox] == [["new@example.ru"]]
    user = User.objects.get(email="new@example.ru")
    assert set(user.roles.values_list("kind", flat=True)) == {"representative", "coordinator"}
    assert user.persons.get().last_name == "Кравцова"
    assert outcomes(bring(cluster, ROLES, keeper, *rows)) == ["same"] * 4


def test_a_role_by_table_is_never_one_that_could_not_be_granted_by_hand(cluster, keeper, college):
    rep = make_representative(college)
    other = make_organisation(cluster, inn=make_inn(630))
    name = {"last_name": "Кравцова", "first_name": "Елена"}
    upload = bring(
        cluster, ROLES, rep,
        role_row("a@example.ru", "координатор", **name),
        role_row("b@example.ru", organisation=other.inn, **name),
        role_row("c@example.ru", organisation=college.inn, **name | {"last_name": "Седых"}),
        role_row("d@example.ru", organisation=college.inn),
    )  # fmt: skip
    told = errors(upload)
    assert "не вправе" in told[2, "kind"] and "не вправе" in told[3, "kind"]
    assert outcomes(upload)[2] == "added"
    assert "укажите фамилию" in told[5, "last_name"]

    observer = make_observer(cluster)
    upload = bring(
        cluster, ROLES, keeper,
        role_row(observer.email, "координатор"),
        role_row(keeper.email, "координатор", to_day="31.03.2024"),
        role_row(rep.email, last_name="Чужая", first_name="Ольга", organisation=college.inn),
    )  # fmt: skip
    told = errors(upload)
    assert "Наблюдатель только читает" in told[2, "kind"]
    assert "последний координатор" in told[3, "to_day"]
    assert "другой человек" in told[4, "email"]


# --- units and offices ---


def test_units_are_founded_filled_and_closed_by_rows(cluster, keeper, college):
    one, two = make_person(cluster, last_name="Первова"), make_person(cluster, last_name="Вторых")
    group = {"unit": "Рабочая группа «Наставничество»", "unit_kind": "РГ", "unit_from": "01.09.2023"}

    def holder(person, **more):
        return {"last_name": person.last_name, "first_name": "Ирина", "patronymic": "Петровна", **more}

    rows = [
        group | holder(one, office="руководитель", from_day="01.09.2023", basis="протокол № 4"),
        group | holder(two, office="секретарь", from_day="01.09.2023"),
        {"organisation": college.inn, "office": "руководитель организации", **holder(two, from_day="01.10.2023")},
    ]
    upload = bring(cluster, OFFICES, keeper, *rows)
    assert outcomes(upload) == ["added"] * 3, errors(upload)
    assert not Unit.objects.exists()
    enter(upload, keeper)
    unit = Unit.objects.get()
    chair = Tenure.objects.get(office__unit=unit, office__kind=OfficeKind.CHAIR)
    assert (chair.person, chair.basis) == (one, "протокол № 4")
    assert Tenure.objects.get(office__organisation=college).person == two
    assert outcomes(bring(cluster, OFFICES, keeper, *rows)) == ["same"] * 3

    wrong = bring(
        cluster, OFFICES, keeper,
        group | holder(two, office="председатель", from_day="01.01.2024"),
        group | holder(one, office="секретарь", from_day="01.01.2020"),
        {"unit": "Новый орган", "office": "член", **holder(one)},
        {"unit": group["unit"], "office": "член", "last_name": "Нетакой", "first_name": "Иван"},
    )  # fmt: skip
    told = errors(wrong)
    assert "Пост занимает Первова" in told[2, "from_day"]
    assert "действует с 01.09.2023" in told[3, "from_day"]
    assert "выберите вид" in told[4, "unit_kind"]
    assert "Сначала внесите" in told[5, "last_name"]

    enter(bring(cluster, OFFICES, keeper, {"unit": unit.name, "unit_to": "29.02.2024", "office": ""}), keeper)
    assert Unit.objects.get().valid_to == date(2024, 2, 29)
    assert Tenure.objects.get(pk=chair.pk).valid_to == date(2024, 2, 29)


# --- out and in again ---


def furnished(cluster):
    """One of everything that a list can hold."""
    head = make_organisation(
        cluster, short_name="Колледж «Ёлка»", inn=make_inn(700), kpp="701701001", ogrn=make_ogrn(700), phone="тел. нет",
        address="=СУММ(1;2)  и дом",
    )  # fmt: skip
    make_organisation(
        cluster, short_name="Филиал", inn=head.inn, kpp="701702001", parent=head, kind=OrganisationKind.BRANCH, week=6
    )
    make_organisation(cluster, short_name="Без реквизитов", inn="", kind=OrganisationKind.SCHOOL, member_since=None)
    gone = make_organisation(cluster, short_name="Ушедшая", is_anchor=True, kind=OrganisationKind.EMPLOYER)
    gone.memberships.update(valid_to=date(2024, 1, 31))
    person = make_person(cluster, last_name="Тёркин", first_name="Пётр", patronymic="", gender="", phone="+7 (900) 1")
    make_position(person, head, title="Зам. директора")
    make_position(person, gone, title="советник")
    make_person(cluster, last_name="Тёркин", first_name="Пётр", patronymic="", email="")
    make_representative(head)
    unit = make_unit(cluster, name="Рабочая группа «Пример»", direction="Наставничество")
    make_tenure(unit.offices.get(kind=OfficeKind.CHAIR), person=person, basis="протокол № 1", is_acting=True)
    make_tenure(head.offices.get(), person=person)


def snapshot(cluster):
    models = (Organisation, Person, Position, Role, Unit, Tenure)
    return {model: list(model.objects.filter(cluster=cluster).order_by("pk").values()) for model in models}


def test_a_list_taken_out_goes_back_in_and_changes_nothing(cluster, keeper):
    furnished(cluster)
    before = snapshot(cluster)
    for kind in TableKind:
        content = sheets.take_out_table(cluster=cluster, kind=kind, actor=keeper, reason="сверка", note="Выгружено")
        upload = brought(cluster, kind, keeper, content)
        assert set(outcomes(upload)) == {"same"}, (kind, errors(upload), upload.findings)
        assert upload.counts["rows"] >= 2
    assert snapshot(cluster) == before
    with pytest.raises(BrokenRule, match="для чего"):
        sheets.take_out_table(cluster=cluster, kind=PEOPLE, actor=keeper)
    with pytest.raises(Denied):
        sheets.take_out_table(cluster=cluster, kind=PEOPLE, actor=make_observer(cluster), reason="посмотреть")


def test_an_edited_list_changes_what_was_edited_and_nothing_else(cluster, keeper):
    furnished(cluster)
    content = sheets.take_out_table(cluster=cluster, kind=ORGANISATIONS, actor=keeper)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.active["C2"].data_type == "s" and len(book.active["A2"].value) == 10, "numbers are text, zeros stay"
    row = next(row for row in book.active.iter_rows(min_row=2) if row[3].value == "Колледж «Ёлка»")
    row[8].value, row[6].value = "+7 3822 11-22-33", "—"
    buffer = io.BytesIO()
    book.save(buffer)

    upload = brought(cluster, ORGANISATIONS, keeper, buffer.getvalue())

    assert upload.counts["changed"] == 1 and upload.counts["added"] == upload.counts["wrong"] == 0
    enter(upload, keeper)
    changed = Organisation.objects.get(short_name="Колледж «Ёлка»")
    assert (changed.phone, changed.address) == ("+7 3822 11-22-33", "")


LETTERS = st.text("абвгдеёжзийАБВЁ «»-'=+@;\"\t 12", min_size=1, max_size=20).map(lambda text: f"Н{text}")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    organisations=st.lists(
        st.tuples(LETTERS, st.booleans(), st.sampled_from([5, 6]), LETTERS), max_size=4, unique_by=lambda one: one[0]
    ),
    people=st.lists(st.tuples(LETTERS, LETTERS, st.sampled_from(["", "m", "f"]), st.booleans()), max_size=4),
)
def test_whatever_is_recorded_goes_out_and_in_unchanged(cluster, keeper, organisations, people):
    made = [
        make_organisation(cluster, short_name=name, full_name=full, is_anchor=anchor, week=week)
        for name, anchor, week, full in organisations
    ]
    for last, title, gender, has_post in people:
        person = make_person(cluster, last_name=last, gender=gender)
        if has_post and made:
            make_position(person, made[0], title=title)
    before = snapshot(cluster)
    for kind in (ORGANISATIONS, PEOPLE):
        table = sheets.TABLES[kind]
        rows = [{"row": number, **cells} for number, cells in enumerate(table.taken_out(cluster), 2)]
        checked = table.enter(cluster=cluster, rows=rows, actor=keeper, is_trial=False)
        assert {row.outcome for row in checked} <= {Outcome.SAME}, [row.to_json() for row in checked]
    assert snapshot(cluster) == before


def test_errors_come_back_as_the_same_table_with_a_column_of_them(cluster, keeper):
    upload = bring(cluster, ORGANISATIONS, keeper, employer(710, phone="позвонить"), employer(711, address="=1+1"))
    book = openpyxl.load_workbook(io.BytesIO(sheets.errors_of(upload)))
    heads = [cell.value for cell in book.active[1]]
    assert heads[-1] == "Ошибка" and heads[0] == "ИНН"
    assert book.active[2][len(heads) - 1].value.startswith("G2: Напишите телефон"), "the cell of the person's own file"
    assert book.active[3][len(heads) - 1].value is None
    assert book.active["G3"].data_type == "s", "a formula of the file is a text in ours"
    again = brought(cluster, ORGANISATIONS, keeper, sheets.errors_of(upload))
    assert outcomes(again) == outcomes(upload)


def test_the_template_offers_lists_and_an_example_that_is_not_entered(cluster, keeper):
    for kind in TableKind:
        content = sheets.template_of(kind)
        book = openpyxl.load_workbook(io.BytesIO(content))
        rules = book.active.data_validations.dataValidation
        assert any(rule.type == "list" for rule in rules) and any(rule.prompt for rule in rules)
        assert any(cell.value for cell in book.active[2])
        with pytest.raises(BrokenRule, match="ни одной"):
            read_bytes(content, kind)
        spec = sheets.TABLES[kind].spec
        row = {column.key: column.example for column in spec.columns}
        row["short_name" if kind == ORGANISATIONS else "last_name"] = "Другое"
        assert read_bytes(csv(kind, row), kind, "т.csv").rows, "the example reads as a row once it is changed"


# --- large tables ---


def large(number, college):
    return [
        person_row(f"Фамилия{n}", email=f"p{n}@example.ru", gender="ж", organisation=college.inn, title="мастер")
        for n in range(number)
    ]


def test_a_large_table_is_entered_by_the_worker_in_one_piece(cluster, keeper, college):
    upload = bring(cluster, PEOPLE, keeper, *large(LARGE, college))
    waiting = sheets.enter_table(upload=upload, revision=1, actor=keeper)
    assert waiting.state == "entering" and not Person.objects.filter(last_name="Фамилия1").exists()
    with pytest.raises(IllegalTransition):
        sheets.enter_table(upload=upload, revision=1, actor=keeper)
    with pytest.raises(IllegalTransition, match="вносится"):
        sheets.check_again(upload=upload, actor=keeper)

    run_pending()

    upload.refresh_from_db()
    assert upload.state == "entered"
    assert Person.objects.filter(positions__organisation=college).count() == LARGE
    assert audit.verify(cluster.pk).ok
    assert Job.objects.get(key=sheets.job_key(upload)).state == "done"


def test_a_large_table_whose_records_changed_waits_for_another_look(cluster, keeper, college):
    rows = large(LARGE, college)
    upload = bring(cluster, PEOPLE, keeper, *rows)
    make_person(cluster, last_name="Фамилия7", first_name="Елена", patronymic="Викторовна", email="p7@example.ru")
    sheets.enter_table(upload=upload, revision=1, actor=keeper)
    run_pending()
    upload.refresh_from_db()
    assert (upload.state, upload.revision) == ("checked", 2) and "изменились" in upload.message
    assert not Person.objects.filter(last_name="Фамилия1").exists()
    sheets.enter_table(upload=upload, revision=2, actor=keeper)
    run_pending()
    assert Person.objects.filter(last_name="Фамилия7").count() == 1


def test_a_large_table_of_someone_whose_right_ended_is_refused_and_can_be_looked_at_again(cluster, keeper, college):
    upload = bring(cluster, PEOPLE, keeper, *large(LARGE, college))
    sheets.enter_table(upload=upload, revision=1, actor=keeper)
    role = Role.objects.get(user=keeper)
    role.valid_to = date(2024, 3, 14)
    role.save()
    run_pending()
    upload.refresh_from_db()
    assert upload.state == "entering" and sheets.job_of(upload).is_unsuccessful
    Role.objects.update(valid_to=None)
    assert sheets.check_again(upload=upload, actor=keeper).state == "checked"


def test_a_check_costs_the_same_number_of_queries_for_one_person_and_for_many(
    cluster, keeper, college, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        bring(cluster, PEOPLE, keeper, *large(2, college))
    with django_assert_max_num_queries(20):
        upload = bring(cluster, PEOPLE, keeper, *large(200, college))
    with django_assert_max_num_queries(60):
        enter(upload, keeper)


def test_uploads_are_forgotten_in_two_days(cluster, keeper):
    bring(cluster, PEOPLE, keeper, person_row())
    with time_machine.travel("2024-03-16 05:00:00+00:00", tick=False):
        assert sheets.forget_tables(before=upload_horizon()) == 0
    with time_machine.travel("2024-03-17 06:00:00+00:00", tick=False):
        assert sheets.forget_tables(before=upload_horizon()) == 1
    assert not SheetUpload.objects.exists()


def upload_horizon():
    return clock.now() - sheets.KEPT
