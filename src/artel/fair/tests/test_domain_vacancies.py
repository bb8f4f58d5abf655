"""Findings of a vacancy: phrases both ways, conditions, the minimum wage."""

from datetime import date

import pytest

from artel.fair.domain.vacancies import Finding, FindingKind, VacancyFacts, findings, minimum_wage, suits_adults_only


def facts(words: str = "", *, field: str = "requirements", **more) -> VacancyFacts:
    defaults = {"salary_from": 60_000, "starts_on": date(2024, 7, 15), "needs_medical": True}
    return VacancyFacts(texts=((field, words),), **defaults | more)


FOUND = [
    ("Требуется мужчина", FindingKind.SEX),
    ("Приглашаем девушек на участок сборки", FindingKind.SEX),
    ("Пол: мужской", FindingKind.SEX),
    ("только муж.", FindingKind.SEX),
    ("до 35 лет", FindingKind.AGE),
    ("возраст от 20 до 40 лет", FindingKind.AGE),
    ("Возраст: 25–45 лет", FindingKind.AGE),
    ("не старше 30 лет", FindingKind.AGE),
    ("не старше 30", FindingKind.AGE),
    ("молодые люди, готовые учиться", FindingKind.AGE),
    ("с 21 года", FindingKind.AGE),
    ("прописка в городе обязательна", FindingKind.RESIDENCE),
    ("постоянная регистрация", FindingKind.RESIDENCE),
    ("проживание в Октябрьском районе", FindingKind.RESIDENCE),
    ("иногородних просьба не беспокоить", FindingKind.RESIDENCE),
    ("только местные жители", FindingKind.RESIDENCE),
    ("без детей", FindingKind.FAMILY),
    ("незамужняя", FindingKind.FAMILY),
    ("семейное положение: женат", FindingKind.FAMILY),
    ("славянская внешность", FindingKind.APPEARANCE),
    ("приятная внешность", FindingKind.APPEARANCE),
    ("рост от 175 см", FindingKind.APPEARANCE),
    ("русской национальности", FindingKind.NATIONALITY),
    ("только русские", FindingKind.NATIONALITY),
    ("славянская внешность", FindingKind.NATIONALITY),
    ("православного вероисповедания", FindingKind.BELIEFS),
    ("без инвалидности", FindingKind.HEALTH),
    ("испытательный срок 3 месяца", FindingKind.PROBATION),
    ("с испытательным сроком", FindingKind.PROBATION),
    ("срок испытания два месяца", FindingKind.PROBATION),
    ("выпускник направляется в цех № 2", FindingKind.COMPULSORY),
    ("обязан отработать три года", FindingKind.COMPULSORY),
    ("обязательная отработка", FindingKind.COMPULSORY),
    ("отработка 3 года", FindingKind.COMPULSORY),
    ("подлежит распределению", FindingKind.COMPULSORY),
]
CLEAN = [
    "без в/п",
    "без вредных привычек",
    "опыт работы от 1 до 3 лет",
    "стаж 15–20 лет приветствуется",
    "опыт работы до 20 лет",
    "рассмотрим мужчин и женщин",
    "молодой специалист",
    "карьерный рост от наладчика до мастера",
    "знание русского языка",
    "регистрация параметров процесса",
    "внешний осмотр деталей",
    "участие в испытаниях изделий",
    "без испытательного срока",
    "направляем на обучение за счёт предприятия",
    "чтение чертежей, работа с мерительным инструментом",
    "пол в цехе убирает оператор",
    "гражданство РФ (допуск к сведениям)",
    "парное обслуживание станков",
    "сопряжённые детали маркируются отдельно",
    "обязан соблюдать правила охраны труда",
    "аккуратность, опрятный внешний вид",
    "станки 16К20, допуск до 0,02 мм",
]


@pytest.mark.parametrize(("words", "kind"), FOUND)
def test_words_that_the_law_does_not_allow_are_found(words, kind):
    found = findings(facts(words))
    assert kind in {finding.kind for finding in found}
    assert all(finding.is_blocking and finding.words and finding.words in words for finding in found)


@pytest.mark.parametrize("words", CLEAN)
def test_lawful_words_are_left_alone(words):
    assert findings(facts(words)) == []


def test_a_guarantee_for_somebody_is_no_demand():
    assert findings(facts("для женщин с детьми короткий день; детям до 14 лет путёвки", field="benefits")) == []
    assert [one.kind for one in findings(facts("испытательный срок", field="benefits"))] == [FindingKind.PROBATION]


@pytest.mark.parametrize("words", ["с 18 лет", "старше 18 лет", "18+", "не моложе 18 лет", "совершеннолетние"])
def test_eighteen_is_lawful_where_the_work_asks_for_it(words):
    assert findings(facts(words, hazard="3.1", is_adults_only=True)) == []
    assert findings(facts(words, is_at_night=True, is_adults_only=True)) == []
    doubtful = findings(facts(words))
    assert [one.kind for one in doubtful] == [FindingKind.NO_GROUND]
    assert not doubtful[0].is_blocking


@pytest.mark.parametrize("hazard", ["3.1", "3.2", "3.3", "3.4", "4"])
def test_hazardous_and_night_work_is_for_adults(hazard):
    assert findings(facts(hazard=hazard)) == [Finding(FindingKind.ADULTS_ONLY, "hazard")]
    assert findings(facts(is_at_night=True)) == [Finding(FindingKind.ADULTS_ONLY, "is_at_night")]
    assert findings(facts(hazard="2")) == []
    assert suits_adults_only(hazard=hazard, is_at_night=False, is_adults_only=False)
    assert suits_adults_only(hazard="", is_at_night=True, is_adults_only=False)
    assert not suits_adults_only(hazard="2", is_at_night=False, is_adults_only=False)


def test_minors_need_a_medical_exam_and_adults_only_needs_a_reason():
    assert findings(facts(needs_medical=False)) == [Finding(FindingKind.MEDICAL, "needs_medical")]
    assert findings(facts(is_adults_only=True)) == [Finding(FindingKind.NO_GROUND, "is_adults_only")]


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2022, 6, 1), 16_242), (date(2023, 12, 31), 16_242), (date(2024, 1, 1), 19_242),
        (date(2025, 7, 15), 22_440), (date(2026, 1, 1), 27_093), (date(2031, 1, 1), 27_093),
    ],
)  # fmt: skip
def test_salary_is_held_against_the_minimum_wage_of_the_day_work_begins(day, amount):
    assert minimum_wage(day) == amount
    assert findings(facts(salary_from=amount, starts_on=day)) == []
    assert findings(facts(salary_from=amount - 1, starts_on=day)) == [Finding(FindingKind.LOW_SALARY, "salary_from")]
