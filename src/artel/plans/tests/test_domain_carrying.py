"""Words of a plan carried to the next year: what moves, what stays, what a person is asked to look at."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.plans.domain.carrying import Period, RowPast, Share, Why, a_year_later, carry_text, next_label, shifted
from artel.plans.domain.states import State
from artel.terms import read_term, state_calendar

SCHOOL = Period(date(2023, 9, 1), date(2024, 8, 31))
CALENDAR = Period(date(2024, 1, 1), date(2024, 12, 31))
SEED = Path(__file__).parents[1] / "seed" / "plan.gold.json"


def carry(text, *, is_deadline=False, period=SCHOOL):
    return carry_text(text, period, is_deadline=is_deadline, calendar=state_calendar())


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("на 2025 год", "на 2026 год"),
        ("Март 2024г.", "Март 2025г."),
        ("Апрель\xa02024\xa0г.", "Апрель\xa02025\xa0г."),
        ("ОКТЯБРЬ 2023", "ОКТЯБРЬ 2024"),
        ("2 квартал 2024 г.", "2 квартал 2025 г."),
        ("на 2023/2024 учебный год", "на 2024/2025 учебный год"),
        ("2023–2024 уч. г.", "2024–2025 уч. г."),
        ("на 2023-24 уч.г.", "на 2024-25 уч.г."),
        ("к 2024/2025 учебному году", "к 2025/2026 учебному году"),
        ("в 2023 – 2024 гг.", "в 2024 – 2025 гг."),
        ("сентябрь 2023 г. — май 2024 г.", "сентябрь 2024 г. — май 2025 г."),
        ("с 15 февраля по 20 мая 2024 г.", "с 15 февраля по 20 мая 2025 г."),
        ("с 2023 по 2024 год", "с 2024 по 2025 год"),
        ("до 15.04.2024", "до 15.04.2025"),
        ("24–25.09.23", "24–25.09.24"),
        ("от 02.09.2023 до 30.05.2024", "от 02.09.2024 до 30.05.2025"),
        ("по итогам 2022/2023 учебного года", "по итогам 2023/2024 учебного года"),
        ("приём 2024 года: 2025 человек", "приём 2025 года: 2025 человек"),
        ("2024-04-15", "2025-04-15"),
    ],
)
def test_words_of_the_plans_own_year_move_beyond_doubt(was, now):
    carried = carry(was, is_deadline=True)
    assert (carried.now, carried.doubts) == (now, ())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("приказ от 12.03.2024 № 5", Why.ACT),
        ("приказом от 12 марта 2024 г. № 5", Why.ACT),
        ("Федеральный закон № 273-ФЗ от 29.12.2012", Why.ACT),
        ("письмо Минпросвещения 2022 года", Why.ACT),
        ("по ФГОС СПО 2023 года", Why.ACT),
        ("положение утверждено 12.10.2023", Why.ACT),
        ("в рамках Года педагога и наставника (2023 г.)", Why.NAME),
        ("с 2019 года", Why.SINCE),
        ("внедрение с 2024 года новых стандартов", Why.SINCE),
        ("победители 2021 года", Why.PAST),
        ("программа развития до 2030 года", Why.HORIZON),
        ("программа на 2021–2025 годы", Why.PROGRAMME),
        ("чемпионат «Профессионалы-2024»", Why.NAME),
        ("олимпиада Абилимпикс – 2024", Why.NAME),
        ("юноши 2009-2010 г.р.", Why.BIRTH),
        ("дети 2010 года рождения", Why.BIRTH),
        ("V региональный конкурс", Why.ORDINAL),
        ("15 Спартакиада обучающихся", Why.ORDINAL),
        ("мероприятия к 80-летию Победы", Why.ORDINAL),
        ("план 2024 кластера", Why.UNCLEAR),
    ],
)
def test_acts_the_past_names_and_numbers_of_events_stay_and_are_told_of(text, why):
    carried = carry(text)
    assert (carried.now, [piece.why for piece in carried.doubts]) == (text, [why])


@pytest.mark.parametrize(
    "text",
    [
        "2024 рубля", "не менее 2024 человек", "распоряжение № 2024", "№ 2024-р", "ГОСТ Р 7.0.97-2016", "каб. 2024", "2024,5 часа",
        "война 1941–1945 гг.", "не реже 1 раза в квартал", "до 15 сентября", "II квартал", "5 конкурсов", "тел. 902024",
        "п. 3.10.23", "в течение учебного года", "",
    ],
)  # fmt: skip
def test_what_is_no_year_is_left_in_peace(text):
    carried = carry(text)
    assert (carried.now, carried.pieces) == (text, ())


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ("до 29.02.2024", "до 28.02.2025", Why.NO_SUCH_DAY),
        ("до 29 февраля", "до 28 февраля", Why.NO_SUCH_DAY),
        ("до 31.05.2024", "до 31.05.2025", Why.DAY_OFF),
        ("26–27 апреля 2024 года", "26–27 апреля 2025 года", Why.DAY_OFF),
        ("Июнь 2023", "Июнь 2024", Why.OUTSIDE),
        ("декабрь 2024", "декабрь 2025", Why.OUTSIDE),
        ("с 31.05.2024 по 02.06.2024", "с 31.05.2025 по 02.06.2025", None),
    ],
)
def test_a_deadline_that_would_fall_badly_is_told_of(was, now, why):
    carried = carry(was, is_deadline=True)
    assert (carried.now, [piece.why for piece in carried.doubts]) == (now, [why] if why else [])


def test_the_29th_of_february_stays_where_the_next_plan_has_one():
    before_leap = Period(date(2022, 9, 1), date(2023, 8, 31))
    assert carry("до 29 февраля", period=before_leap).pieces == ()
    assert a_year_later(date(2024, 2, 29)) == date(2025, 2, 28)
    assert shifted(date(2024, 3, 15), -1) == date(2023, 3, 15)


def test_a_calendar_year_moves_by_a_year_too():
    assert carry("отчёт за 2023/2024 учебный год, план на 2024 год", period=CALENDAR).now == (
        "отчёт за 2024/2025 учебный год, план на 2025 год"
    )
    assert (next_label("2023/2024"), next_label("2024")) == ("2024/2025", "2025")


def test_the_seed_plan_moves_whole_with_nothing_doubtful():
    rows = json.loads(SEED.read_text(encoding="utf-8"))["rows"]
    moved = [
        carry(row[name], is_deadline=name == "deadline") for row in rows for name in ("title", "deadline", "result")
    ]
    assert sum(carried.is_changed for carried in moved) == 9
    assert not any(carried.doubts for carried in moved)
    for row in rows:
        was = read_term(row["deadline"], year="2023/2024")
        now = read_term(carry(row["deadline"], is_deadline=True).now, year="2024/2025")
        assert now.kind == was.kind
        assert now.start == (was.start and a_year_later(was.start))


DAYS = st.dates(SCHOOL.starts_on, SCHOOL.ends_on).filter(lambda day: (day.month, day.day) != (2, 29))
FORMS = (
    "до {0:%d.%m.%Y}", "{0:%d.%m.%y} г.", "к {0:%d.%m.%Y} года", "{0:%Y-%m-%d}", "с 01.09.2023 по {0:%d.%m.%Y}",
    "{0.day} {1} {0.year} года", "{1}\xa0{0.year} г.",
)  # fmt: skip
MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


@given(DAYS, st.sampled_from(FORMS))
def test_any_day_of_the_year_in_any_writing_becomes_the_same_day_a_year_later(day, form):
    was = form.format(day, MONTHS[day.month - 1])
    later = form.format(a_year_later(day), MONTHS[day.month - 1]).replace("01.09.2023", "01.09.2024")
    assert carry_text(was, SCHOOL, is_deadline=True).now == later


@given(DAYS, st.sampled_from(["приказ от {0:%d.%m.%Y} № 7", "протокол № 3 от {0.day} {1} {0.year} г."]))
def test_the_date_of_an_act_never_moves(day, form):
    text = form.format(day, MONTHS[day.month - 1])
    assert carry_text(text, SCHOOL).now == text


@given(st.text(alphabet="абвгё «»-№0123456789./\xa0годкварталмарт", max_size=60))
def test_whatever_is_no_piece_stays_letter_for_letter(text):
    carried = carry_text(text, SCHOOL, is_deadline=True, calendar=state_calendar())
    rest_was, rest_now = carried.was, carried.now
    for piece in carried.pieces:
        before, _, rest_was = rest_was.partition(piece.was)
        assert rest_now.startswith(before + piece.now)
        rest_now = rest_now[len(before + piece.now) :]
    assert rest_was == rest_now


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-3, 3))
def test_a_shifted_day_keeps_its_place_in_the_year(day, years):
    assert shifted(day, years).year == day.year + years
    assert abs(shifted(day, years).timetuple().tm_yday - day.timetuple().tm_yday) <= 1


def test_what_the_year_says_of_a_row():
    late = RowPast(State.LATE, (Share(State.MET, -3), Share(State.LATE, 12, 2), Share(State.LIFTED)))
    assert (late.total, late.done, late.lifted, late.late_days, late.early_days) == (2, 2, 1, 12, 0)
    assert (late.move_count, late.makes_doubt, late.is_open, late.is_left_out) == (2, True, False, False)
    early = RowPast(State.MET, (Share(State.MET, -3), Share(State.MET, -8)))
    assert (early.early_days, early.makes_doubt) == (3, False)
    never = RowPast(State.OVERDUE, (Share(State.OVERDUE), Share(State.MET, 0)))
    assert (never.is_open, never.early_days) == (True, 0)
    assert RowPast(State.LIFTED, (Share(State.LIFTED),)).is_left_out
