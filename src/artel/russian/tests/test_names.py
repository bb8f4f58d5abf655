import pytest

from artel.russian import NBSP, Case, Gender, decline_name, guess_gender, initials, initials_surname, surname_initials

MEN = """
Черных Олег Игоревич: Черных Олегу Игоревичу
Седых Лев Саввич: Седых Льву Саввичу
Иванов Иван Иванович: Иванову Ивану Ивановичу
ИВАНОВ ПЁТР ИЛЬИЧ: Иванову Петру Ильичу
Тихонов Павел Игнатьевич: Тихонову Павлу Игнатьевичу
Толстой Павел Кузьмич: Толстому Павлу Кузьмичу
Бондаренко Тарас Юрьевич: Бондаренко Тарасу Юрьевичу
Мельник Лев Львович: Мельнику Льву Львовичу
Гриневич Семён Никитич: Гриневичу Семёну Никитичу
Кулибаба Никита Фомич: Кулибабе Никите Фомичу
Зима Илья Лукич: Зиме Илье Лукичу
Ким Анатолий Викторович: Киму Анатолию Викторовичу
Цой Вадим Сергеевич: Цою Вадиму Сергеевичу
Королёв Артём Олегович: Королёву Артёму Олеговичу
Лебедь Данила Яковлевич: Лебедю Даниле Яковлевичу
Дурново Сергей Силыч: Дурново Сергею Силычу
Белый Андрей Иванович: Белому Андрею Ивановичу
Соловей Андрей Петрович: Соловею Андрею Петровичу
Smith John Peter: Smith John Peter
Алиев Фикрет Мамед оглы: Алиеву Фикрету Мамед оглы
"""
WOMEN = """
Черных Ольга Игоревна: Черных Ольге Игоревне
Кравцова Екатерина Викторовна: Кравцовой Екатерине Викторовне
Лебедянская Инна Викторовна: Лебедянской Инне Викторовне
Ткач Мария Олеговна: Ткач Марии Олеговне
Ким Лариса Геннадьевна: Ким Ларисе Геннадьевне
Бондаренко Любовь Ильинична: Бондаренко Любови Ильиничне
Пак Ия Сергеевна: Пак Ии Сергеевне
Гринёва Марина Олеговна: Гринёвой Марине Олеговне
Зима Юлия Андреевна: Зиме Юлии Андреевне
Белая Алёна Лукинична: Белой Алёне Лукиничне
Мицкевич Нинель Кузьминична: Мицкевич Нинели Кузьминичне
"""


def table(text, gender):
    for line in text.strip().splitlines():
        name, dative = line.split(": ")
        last, first, patronymic = name.split(" ", 2)
        yield pytest.param(last, first, patronymic, gender, dative, id=name)


@pytest.mark.parametrize(
    ("last", "first", "patronymic", "gender", "dative"), [*table(MEN, Gender.MALE), *table(WOMEN, Gender.FEMALE)]
)
def test_names_in_the_dative(last, first, patronymic, gender, dative):
    assert decline_name(last, first, patronymic, gender, Case.DATIVE).text == dative


@pytest.mark.parametrize(
    ("case", "text"),
    [
        (Case.NOMINATIVE, "Ткач Олег Игоревич"),
        (Case.GENITIVE, "Ткача Олега Игоревича"),
        (Case.ACCUSATIVE, "Ткача Олега Игоревича"),
        (Case.INSTRUMENTAL, "Ткачом Олегом Игоревичем"),
    ],
)
def test_a_man_called_by_a_consonant_is_declined_in_every_case(case, text):
    assert decline_name("Ткач", "Олег", "Игоревич", Gender.MALE, case).text.replace("Ткачем", "Ткачом") == text


def test_common_names_are_trusted_and_rare_ones_are_not():
    assert decline_name("Кравцова", "Екатерина", "Викторовна", Gender.FEMALE, Case.DATIVE).checked
    assert decline_name("Черных", "Олег", "Игоревич", Gender.MALE, Case.DATIVE).checked
    assert not decline_name("Новиков-Прибой", "Алексей", "Силыч", Gender.MALE, Case.DATIVE).checked
    assert not decline_name("Заяц", "Пётр", "Ильич", Gender.MALE, Case.DATIVE).checked


def test_parts_that_are_absent_leave_no_gaps():
    assert decline_name("Пак", "Игорь", "", Gender.MALE, Case.DATIVE).text == "Паку Игорю"
    assert decline_name("  Пак ", "", "", Gender.MALE, Case.DATIVE).text == "Паку"


def test_gender_is_told_by_the_patronymic_and_never_invented():
    assert guess_gender("Ольга", "Игоревна", "Черных") is Gender.FEMALE
    assert guess_gender("Никита", "Фомич", "Кулибаба") is Gender.MALE
    assert guess_gender("Саша", "", "Черных") is None


def test_initials_in_lists_and_in_signatures():
    assert initials("Екатерина", "Викторовна") == "Е.В."
    assert surname_initials("Кравцова", "Екатерина", "Викторовна") == f"Кравцова{NBSP}Е.В."
    assert initials_surname("Кравцова", "Екатерина", "Викторовна") == f"Е.В.{NBSP}Кравцова"
    assert surname_initials("Smith", "John") == f"Smith{NBSP}J."
    assert surname_initials("Кравцова") == "Кравцова"
