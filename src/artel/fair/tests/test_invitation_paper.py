"""The text of a named invitation: whom it names, how, and that it stands on one page."""

import io
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest
import time_machine

from artel.documents.papers import docx_writer, html_writer, typst_writer
from artel.documents.papers.tree import Addressee, Foot, Letterhead, Marks, Signatures, Style, Terms, Text
from artel.documents.selectors import document_of
from artel.fair.domain.wording import STANDARD
from artel.fair.models import Vacancy
from artel.fair.papers.invitation import (
    GENDERS,
    Fit,
    fit_of,
    invitation_document,
    salary_of,
    sender_of,
    what_for,
    where_to,
)
from artel.fair.tests.inviting import LAST_DAY, TODAY, make_world
from artel.members.models import FormerName
from artel.members.selectors import names_on
from artel.russian import NBSP

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel("2024-04-26T05:00:00Z", tick=False):
        yield


def letter_to(world, graduate, paragraphs=STANDARD):
    return invitation_document(
        graduate=graduate,
        vacancy=world.vacancy,
        sender=sender_of(world.enterprise, TODAY),
        college=names_on(world.college, TODAY),
        paragraphs=paragraphs,
        dated_on=TODAY,
        valid_until=LAST_DAY,
        gender=GENDERS[graduate.student.person.gender],
    )


def block(document, kind):
    return next(each for each in document.blocks if isinstance(each, kind))


def texts(document) -> list[str]:
    return [each.text.replace(NBSP, " ") for each in document.blocks if isinstance(each, Text)]


@pytest.mark.parametrize(
    "last, first, patronymic, gender, to_whom, dear, whom",
    [
        ("Ткач", "Мария", "Олеговна", "f", "Ткач Марии Олеговне,", "Уважаемая Мария Олеговна!", "выпускницу"),
        ("Мельник", "Игорь", "Львович", "m", "Мельнику Игорю Львовичу,", "Уважаемый Игорь Львович!", "выпускника"),
        ("Черных", "Олег", "Иванович", "m", "Черных Олегу Ивановичу,", "Уважаемый Олег Иванович!", "выпускника"),
        ("Седых", "Анна", "Ильинична", "f", "Седых Анне Ильиничне,", "Уважаемая Анна Ильинична!", "выпускницу"),
        ("Ткач", "Мария", "", "f", "Ткач Марии,", "Уважаемая Мария Ткач!", "выпускницу"),
    ],
)
def test_the_graduate_is_named_in_their_case_and_gender(last, first, patronymic, gender, to_whom, dear, whom):
    world = make_world()
    document = letter_to(world, world.graduate(last, first, patronymic, gender=gender))
    graduate = "выпускнице" if gender == "f" else "выпускнику"
    assert block(document, Addressee).lines == (to_whom, f"{graduate} ОГБПОУ «ТЭПК»")
    salutation = next(each for each in document.blocks if isinstance(each, Text))
    assert (salutation.text, salutation.style) == (dear, Style.SALUTATION)
    assert f"приглашает Вас, {whom} Областного" in texts(document)[1]


def test_the_standard_letter_reads_as_paper_seven():
    world = make_world()
    document = letter_to(world, world.graduate())
    assert texts(document)[1:] == [
        "Общество с ограниченной ответственностью «Обские электронные системы» приглашает Вас, выпускницу Областного "
        "государственного бюджетного профессионального образовательного учреждения «Томский экономико-промышленный "
        "колледж» по специальности 15.02.16 Технология машиностроения, на работу по профессии «Регулировщик "
        "радиоэлектронной аппаратуры и приборов», 3-й разряд, на участок регулировки и испытаний.",
        "Просим сообщить о принятом решении до 16 мая 2024 г. по QR-коду или по телефону (3822) 00-14-25 (Фролова "
        "Наталья Андреевна). При себе иметь паспорт, диплом, СНИЛС, документ воинского учёта (при наличии).",
    ]
    head = block(document, Letterhead)
    assert head.lines[0] == "участник Промышленного образовательно-отраслевого кластера Томской области"
    assert "ИНН" in head.lines[1] and "Приборная" in head.lines[1]
    terms = {label: value.replace(NBSP, " ") for label, value in block(document, Terms).rows}
    assert terms["Начало работы:"] == "15 июля 2024 г."
    assert terms["Заработная плата:"] == "от 58 000 рублей в месяц до вычета НДФЛ"
    line = block(document, Signatures).lines[0]
    assert (line.post, line.name.replace(NBSP, " ")) == ("Директор", "А.В. Ким")
    foot = block(document, Foot).lines[0].replace(NBSP, " ")
    assert foot.startswith("Настоящее приглашение не является трудовым договором")
    assert foot.endswith("действительно до 16 мая 2024 г.")
    whole = " ".join([*texts(document), foot])
    assert "испытательн" not in whole and "направля" not in whole


def test_names_are_those_of_the_day():
    world = make_world()
    FormerName.objects.create(
        cluster=world.cluster, organisation=world.enterprise, short_name="ООО «Обь»",
        full_name="Общество с ограниченной ответственностью «Обь»", valid_to=date(2024, 4, 30),
    )  # fmt: skip
    assert "«Обь» приглашает" in texts(letter_to(world, world.graduate()))[1]


def test_who_acts_as_the_head_signs_as_such():
    world = make_world()
    world.enterprise.offices.get().tenures.update(is_acting=True)
    assert sender_of(world.enterprise, TODAY).post == "И. о. руководителя"


@pytest.mark.parametrize(
    "department, words",
    [
        ("", ""),
        ("Участок регулировки", "на участок регулировки"),
        ("механический цех", "в механический цех"),
        ("сборочная бригада", "в сборочную бригаду"),
        ("второй цех", "во второй цех"),
        ("служба главного энергетика", "в службу главного энергетика"),
        ("механообрабатывающее производство", "на механообрабатывающее производство"),
        ("На участок ЧПУ", "на участок ЧПУ"),
        ("ОТК", "в ОТК"),
    ],
)
def test_a_department_gets_its_preposition_and_case(department, words):
    assert where_to(department) == words


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"title": "токарь", "is_worker": True}, "по профессии «Токарь»"),
        ({"title": "Оператор «ЧПУ»", "is_worker": True}, "по профессии «Оператор „ЧПУ“»"),
        ({"title": "Техник-технолог", "is_worker": False}, "на должность техника-технолога"),
        (
            {"title": "Младший системный администратор", "is_worker": False},
            "на должность младшего системного администратора",
        ),
    ],
)
def test_a_profession_is_quoted_and_a_post_declined(fields, words):
    assert what_for(Vacancy(**fields)) == words


@pytest.mark.parametrize(
    "low, high, words",
    [
        (58000, None, "от 58 000 рублей"),
        (58001, 0, "от 58 001 рубля"),
        (58000, 64000, "от 58 000 до 64 000 рублей"),
        (58000, 58000, "58 000 руб."),
    ],
)
def test_pay_is_told_as_it_is_known(low, high, words):
    told = salary_of(Vacancy(salary_from=low, salary_to=high)).replace(NBSP, " ")
    assert told == f"{words} в месяц до вычета НДФЛ"


def test_the_longest_names_stand_on_one_page_in_every_writing():
    world = make_world()
    world.college.full_name = "Областное государственное бюджетное профессиональное образовательное учреждение " + (
        "«Томский региональный политехнический колледж имени дважды Героя Социалистического Труда академика "
        "Александра Александровича Воскресенского-Преображенского»"
    )
    world.vacancy.benefits = "добровольное медицинское страхование, " * 6
    world.vacancy.address = "634000, Томская область, г. Томск, проспект Фрунзе, дом 119е, корпус 12, строение 4"
    graduate = world.graduate("Новикова-Преображенская-Заречная", "Александрина-Виктория", "Константиновна")
    document = letter_to(world, graduate)
    assert fit_of(document) is not Fit.OVER
    marks = Marks(number="2024-047", check_url="artel.example/v/" + "7K4M" * 6 + "AB/")
    with pdfplumber.open(io.BytesIO(typst_writer.to_pdf(document, marks))) as pdf:
        assert len(pdf.pages) == 1
    assert docx_writer.to_docx(document, marks)
    assert "Новиковой-Преображенской-Заречной" in html_writer.to_html(document, marks).replace("\u2060", "").replace(
        "\u2011", "-"
    )


def test_a_text_that_cannot_stand_on_one_page_is_known_beforehand():
    world = make_world()
    words = "Предприятие расположено в центре города, рядом остановки трамвая и столовая. " * 12
    long = (*STANDARD[:-1], *(words[:900] for _ in range(8)), STANDARD[-1])
    assert fit_of(letter_to(world, world.graduate(), long)) is Fit.OVER


def test_values_are_text_and_the_stored_paper_reads_back():
    world = make_world()
    world.vacancy.mentor = "<b>Иванов</b> {контакт} #eval"
    document = replace(letter_to(world, world.graduate()))
    assert dict(block(document, Terms).rows)["Наставник:"] == "<b>Иванов</b> {контакт} #eval"
    assert "&lt;b&gt;Иванов" in html_writer.to_html(document, Marks())
    (invitation,) = world.invite(world.graduate("Ким"))
    assert document_of(invitation.paper).title == f"Приглашение на трудоустройство: Ким{NBSP}М.О."
