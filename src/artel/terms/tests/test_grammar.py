"""Phrases in the manner of real plans: their readings were looked at one by one, 108 of them labelled beforehand."""

import json
from pathlib import Path

import pytest

from artel.terms import Term, describe_term, read_term

ROWS = [
    line.split("\t") for line in Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


def read(phrase: str, year: str | None = "2023/2024", month: str | None = None) -> dict:
    answer = {
        key: value for key, value in read_term(phrase, year=year, month=month).to_json().items() if value is not None
    }
    assert answer.pop("words") == phrase
    return answer


@pytest.mark.parametrize(("phrase", "year", "term"), ROWS, ids=[f"{row[0]} [{row[1]}]" for row in ROWS])
def test_a_phrase_is_read_as_it_was_settled(phrase: str, year: str, term: str) -> None:
    assert read(phrase, year or None) == json.loads(term)


@pytest.mark.parametrize(
    ("phrase", "kind", "start", "end"),
    [
        ("Февраль 2024 г.", "month", "2024-02-01", "2024-02-29"),
        ("2 квартал 2024 г.", "quarter", "2024-04-01", "2024-06-30"),
        ("сентябрь", "month", "2023-09-01", "2023-09-30"),
        ("июль", "month", "2024-07-01", "2024-07-31"),
        ("август – июнь", "range", "2023-08-01", "2024-06-30"),
        ("июль – август", "range", "2024-07-01", "2024-08-31"),
        ("30.08–10.09", "range", "2023-08-30", "2023-09-10"),
        ("28–3.03.24", "range", "2024-02-28", "2024-03-03"),
    ],
)
def test_a_date_without_a_year_takes_the_plans_school_year(phrase: str, kind: str, start: str, end: str) -> None:
    assert read(phrase) == {"kind": kind, "start": start, "end": end}


@pytest.mark.parametrize(
    "phrase", ["август", "до 20 августа", "в конце августа", "15–20 августа", "III квартал", "до конца года"]
)
def test_what_may_stand_at_either_end_of_the_school_year_is_asked(phrase: str) -> None:
    term = read_term(phrase, year="2023/2024")
    assert term.ambiguous
    assert len(term.alternatives) == 1
    assert term.alternatives[0].kind == term.kind


@pytest.mark.parametrize(
    "phrase",
    ["август 2024", "август-сентябрь", "июнь-август", "июль, август", "в течение года", "Февраль/Март", "IV квартал"],
)
def test_what_the_words_decide_is_not_asked(phrase: str) -> None:
    assert not read_term(phrase, year="2023/2024").ambiguous


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("15", "2024-02-15", "2024-02-15"),
        ("5-7", "2024-02-05", "2024-02-07"),
        ("28-2", "2024-02-28", "2024-03-02"),
        ("с 5 по 10", "2024-02-05", "2024-02-10"),
        ("в течение месяца", "2024-02-01", "2024-02-29"),
        ("последняя неделя месяца", "2024-02-23", "2024-02-29"),
        ("до 15 числа", None, "2024-02-15"),
        ("до конца месяца", None, "2024-02-29"),
        ("март", "2024-03-01", "2024-03-31"),
    ],
)
def test_a_heading_above_gives_its_month(phrase: str, start: str | None, end: str) -> None:
    term = read_term(phrase, year="2024", month="2024-02").to_json()
    assert (term["start"], term["end"]) == (start, end)


def test_a_bare_number_without_a_heading_is_not_a_date() -> None:
    assert read("15") == {"kind": "unknown"}
    assert read("кабинет 15", month="2024-02") == {"kind": "unknown"}


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("октяб рь", "октябрь"),
        ("де-кабрь", "декабрь"),
        ("ок тябрь- де кабрь", "октябрь-декабрь"),
        ("Октябр ьдекабр ь", "октябрь-декабрь"),
        ("еже- квартально", "ежеквартально"),
        ("в течениегода", "в течение года"),
        ("Втечение учебногогода", "в течение учебного года"),
        ("до20 мая", "до 20 мая"),
        ("1раз вквартал", "1 раз в квартал"),
        ("П квартал", "II квартал"),
        ("1У кв.", "IV квартал"),
        ("IIквартал", "2 квартал"),
        ("сентебрь", "сентябрь"),
        ("ежемесечно", "ежемесячно"),
        ("cентябрь", "сентябрь"),
        ("1 июня2", "1 июня"),
        ("В ТЕЧЕНИЕ ГОДА", "в течение года"),
    ],
)
def test_words_broken_by_a_cell_or_misspelt_are_mended(broken: str, whole: str) -> None:
    assert read(broken) == read(whole)
    assert read(whole)["kind"] != "unknown"


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "   ",
        "—",
        "по согласованию",
        "в установленном порядке",
        "31 июня",
        "29 февраля 2023 г.",
        "Иванов И.И.",
        "уточняется",
        "12.13.2024",
        "2.5",
    ],
)
def test_what_cannot_be_read_stays_unknown_with_its_words(phrase: str) -> None:
    term = read_term(phrase, year="2023/2024")
    assert (term.kind, term.words) == ("unknown", phrase)


def test_a_date_inside_the_name_of_a_document_is_not_the_deadline() -> None:
    assert read("согласно приказу от 01.02.2024 № 15") == {
        "kind": "by_external_document",
        "external": "приказу от 01.02.2024 № 15",
    }
    assert read("до 15 мая, согласно приказу от 01.02.2024") == {"kind": "date", "end": "2024-05-15", "at_most": True}


def test_two_rules_of_one_phrase_stand_side_by_side() -> None:
    answer = read("ежемесячно до 5 числа и ежегодно до 1 марта")
    assert answer["due"] == {"day": 5}
    assert answer["also"] == [{"every": "year", "due": {"month": 3, "day": 1}}]


@pytest.mark.parametrize("year", ["2023/2024", "2024", "2022-2024", None, "", "not a year", "2024/2030"])
@pytest.mark.parametrize("month", [None, "2024-02", "2024-13", "x"])
def test_any_context_is_taken(year: str | None, month: str | None) -> None:
    assert read_term("до 1 марта", year=year, month=month).kind == "date"


def test_a_term_survives_json() -> None:
    for phrase, year, _ in ROWS:
        term = read_term(phrase, year=year or None)
        assert Term.from_json(json.loads(json.dumps(term.to_json()))) == term


def test_every_term_is_described_in_one_line() -> None:
    for phrase, year, _ in ROWS:
        said = describe_term(read_term(phrase, year=year or None))
        assert said
        assert "None" not in said
        assert "\n" not in said


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("Не реже 1 раза в квартал", "не реже 1 раза в каждый календарный квартал"),
        ("не позднее 1 рабочего дня после события", "в течение 1 рабочего дня после события"),
        ("По плану реализации проекта", "срок установит документ: плану реализации проекта"),
        ("до 31 марта", "до 31.03.2024"),
        ("2 раза в год", "2 раза в каждый год"),
        ("ежемесячно до 5 числа", "1 раз в каждый месяц, не позднее: 5-е число"),
    ],
)
def test_a_term_is_said_back_in_russian(phrase: str, said: str) -> None:
    assert describe_term(read_term(phrase, year="2023/2024")) == said
