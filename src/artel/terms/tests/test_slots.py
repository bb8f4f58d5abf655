"""Slots and due dates: DOMAIN 2.1 and 8 (vectors 1–4), DESIGN 3 (roll-forward, one rolling counter)."""

from datetime import date as D

import pytest

from artel.terms import Slot, Term, due_after_event, read_term, slots_of, state_calendar

CALENDAR = state_calendar()
SCHOOL = (D(2023, 9, 1), D(2024, 8, 31))
YEAR = (D(2024, 1, 1), D(2024, 12, 31))


def slots(phrase: str, period: tuple[D, D] = SCHOOL, **settings) -> tuple[Slot, ...]:
    context = "2023/2024" if period == SCHOOL else "2024"
    return slots_of(read_term(phrase, year=context), period=period, calendar=CALENDAR, **settings)


@pytest.mark.parametrize(
    ("phrase", "opens", "due", "rolled", "label"),
    [
        ("Февраль 2024 г.", D(2024, 2, 1), D(2024, 2, 29), D(2024, 2, 29), "февраль 2024 г."),
        ("Март 2024г.", D(2024, 3, 1), D(2024, 3, 31), D(2024, 4, 1), "март 2024 г."),
        ("2 квартал 2024 г.", D(2024, 4, 1), D(2024, 6, 30), D(2024, 7, 1), "II квартал 2024 г."),
        ("Декабрь 2023 г.", D(2023, 12, 1), D(2023, 12, 31), D(2024, 1, 9), "декабрь 2023 г."),
        ("Апрель 2024 г.", D(2024, 4, 1), D(2024, 4, 30), D(2024, 5, 2), "апрель 2024 г."),
        ("до 31 марта", D(2023, 9, 1), D(2024, 3, 31), D(2024, 4, 1), "до 31.03.2024"),
        ("с 20 марта по 31 марта", D(2024, 3, 20), D(2024, 3, 31), D(2024, 4, 1), "20.03.2024 – 31.03.2024"),
        ("с октября по март", D(2023, 10, 1), D(2024, 3, 31), D(2024, 4, 1), "октябрь 2023 г. – март 2024 г."),
        ("15 мая", D(2024, 5, 15), D(2024, 5, 15), D(2024, 5, 15), "15.05.2024"),
        ("с 1 февраля", D(2024, 2, 1), D(2024, 8, 31), D(2024, 8, 31), "февраль – август 2024 г."),
        ("В течение учебного года", D(2023, 9, 1), D(2024, 8, 31), D(2024, 8, 31), "весь срок"),
        ("постоянно", D(2023, 9, 1), D(2024, 8, 31), D(2024, 8, 31), "весь срок"),
        ("1 семестр", D(2023, 9, 1), D(2023, 12, 31), D(2023, 12, 31), "сентябрь – декабрь 2023 г."),
    ],
)
def test_a_single_deadline(phrase: str, opens: D, due: D, rolled: D, label: str) -> None:
    assert slots(phrase) == (Slot("once", "once", label, opens, due, rolled),)


def test_without_the_setting_nothing_rolls() -> None:
    assert slots("Март 2024г.", roll_forward=False)[0].rolled_on == D(2024, 3, 31)


def test_the_whole_year_does_not_roll_though_it_ends_on_a_saturday() -> None:
    assert not CALENDAR.is_working(D(2024, 8, 31))
    assert slots("в течение учебного года")[0].rolled_on == D(2024, 8, 31)
    assert slots("сентябрь-август")[0].rolled_on == D(2024, 8, 31)


@pytest.mark.parametrize(
    ("scheme", "keys", "counted"),
    [
        ("calendar_split", ["2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3"], ["2023Q4", "2024Q1", "2024Q2"]),
        ("calendar_full", ["2023Q4", "2024Q1", "2024Q2"], ["2023Q4", "2024Q1", "2024Q2"]),
        ("academic", ["2023A1", "2023A2", "2023A3", "2023A4"], ["2023A1", "2023A2", "2023A3", "2023A4"]),
    ],
)
def test_quarters_of_a_school_year_by_scheme(scheme: str, keys: list[str], counted: list[str]) -> None:
    found = slots("Не реже 1 раза в квартал", quarter_scheme=scheme)
    assert [slot.key for slot in found] == keys
    assert [slot.key for slot in found if slot.counted] == counted
    assert all(slot.rolled_on == slot.due_on for slot in found)


@pytest.mark.parametrize(("scheme", "missing"), [("calendar_full", []), ("academic", ["март – май 2024 г."])])
def test_three_meetings_cover_calendar_quarters_but_not_academic_ones(scheme: str, missing: list[str]) -> None:
    meetings = [D(2023, 10, 20), D(2024, 2, 15), D(2024, 6, 28)]
    owed = slots("не реже 1 раза в квартал", quarter_scheme=scheme)
    assert [slot.label for slot in owed if not any(slot.opens_on <= day <= slot.due_on for day in meetings)] == missing


def test_a_repeated_meeting_in_april_does_not_close_the_first_quarter() -> None:
    first = next(slot for slot in slots("не реже 1 раза в квартал") if slot.key == "2024Q1")
    assert not first.opens_on <= D(2024, 4, 2) <= first.rolled_on


@pytest.mark.parametrize(
    "phrase", ["еженедельно", "ежедневно", "каждую пятницу", "1 раз в две недели", "2 раза в неделю"]
)
def test_a_weekly_or_daily_rule_is_one_rolling_slot(phrase: str) -> None:
    (slot,) = slots(phrase)
    assert (slot.key, slot.kind, slot.opens_on, slot.due_on) == ("rolling", "rolling", *SCHOOL)


def test_a_monthly_rule_has_a_slot_a_month() -> None:
    found = slots("ежемесячно")
    assert [slot.key for slot in found] == [f"2023-{n:02}" for n in range(9, 13)] + [
        f"2024-{n:02}" for n in range(1, 9)
    ]
    assert found[5] == Slot("2024-02", "period", "февраль 2024 г.", D(2024, 2, 1), D(2024, 2, 29), D(2024, 2, 29))


def test_a_rule_bounded_by_months_owes_nothing_outside_them() -> None:
    assert [slot.key for slot in slots("ежемесячно с октября по декабрь")] == ["2023-10", "2023-11", "2023-12"]


def test_due_dates_shape_each_slot() -> None:
    assert slots("ежемесячно до 5 числа")[0].due_on == D(2023, 9, 5)
    assert slots("ежемесячно до 10 числа следующего месяца")[3].due_on == D(2024, 1, 10)
    assert slots("ежемесячно, в последний рабочий день месяца")[3].due_on == D(2023, 12, 29)
    assert slots("ежемесячно до 31 числа")[5].due_on == D(2024, 2, 29)
    quarters = slots("ежеквартально до 15 числа месяца, следующего за отчетным", quarter_scheme="calendar_full")
    assert [slot.due_on for slot in quarters] == [D(2024, 1, 15), D(2024, 4, 15), D(2024, 7, 15)]
    listed = slots("ежеквартально в срок до 10 апреля, 10 июля, 10 октября, 10 февраля", quarter_scheme="calendar_full")
    assert [slot.due_on for slot in listed] == [D(2024, 2, 10), D(2024, 4, 10), D(2024, 7, 10)]


def test_a_yearly_rule_falls_due_on_its_own_date_inside_the_plan() -> None:
    (slot,) = slots("ежегодно до 1 марта года, следующего за отчетным")
    assert (slot.key, slot.opens_on, slot.due_on) == ("2024-03-01", D(2023, 9, 1), D(2024, 3, 1))
    assert [slot.due_on for slot in slots("2 раза в год (октябрь, апрель)")] == [D(2023, 10, 31), D(2024, 4, 30)]
    (whole,) = slots("2 раза в год")
    assert (whole.key, whole.times) == ("2023/2024", 2)


def test_halves_and_school_quarters() -> None:
    assert [(slot.key, slot.due_on) for slot in slots("1 раз в семестр")] == [
        ("2023S1", D(2023, 12, 31)),
        ("2023S2", D(2024, 6, 30)),
    ]
    assert [slot.key for slot in slots("1 раз в полугодие", YEAR)] == ["2024H1", "2024H2"]
    assert [slot.key for slot in slots("1 раз в четверть")] == ["2023T1", "2023T2", "2023T3", "2023T4"]


def test_a_list_has_a_slot_an_item_in_order_of_dates() -> None:
    found = slots("Июль, декабрь")
    assert [(slot.key, slot.kind, slot.label) for slot in found] == [
        ("part1", "item", "декабрь 2023 г."),
        ("part2", "item", "июль 2024 г."),
    ]
    assert found[0].rolled_on == D(2024, 1, 9)


def test_a_document_an_event_and_the_unknown_have_no_dates() -> None:
    assert slots("По плану реализации проекта") == (
        Slot("awaiting", "awaiting", "ждёт документа: плану реализации проекта"),
    )
    assert slots("не позднее 1 рабочего дня после события") == (
        Slot("event", "event", "в течение 1 рабочего дня после события"),
    )
    assert slots("по согласованию") == ()


def test_a_date_without_a_year_is_placed_inside_the_plan() -> None:
    for phrase, due in (
        ("до 15 января", D(2024, 1, 15)),
        ("1 сентября", D(2023, 9, 1)),
        ("май", D(2024, 5, 31)),
        ("II квартал", D(2024, 6, 30)),
    ):
        (slot,) = slots_of(read_term(phrase, year=None), period=SCHOOL, calendar=CALENDAR)
        assert slot.due_on == due
    (slot,) = slots_of(read_term("сентябрь – май", year=None), period=SCHOOL, calendar=CALENDAR)
    assert (slot.opens_on, slot.due_on) == (D(2023, 9, 1), D(2024, 5, 31))


def test_a_year_written_outside_the_plan_is_kept() -> None:
    assert slots("01.09.19 г.")[0].due_on == D(2019, 9, 1)
    assert slots("до 01.09.19 г.")[0].opens_on == D(2019, 9, 1)


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="no such scheme"):
        slots("ежеквартально", quarter_scheme="lunar")


@pytest.mark.parametrize(
    ("phrase", "event", "due"),
    [
        ("не позднее 1 рабочего дня после события", D(2024, 4, 26), D(2024, 4, 27)),
        ("не позднее 1 рабочего дня после события", D(2024, 4, 27), D(2024, 5, 2)),
        ("в течение 3 рабочих дней со дня поступления", D(2024, 5, 8), D(2024, 5, 15)),
        ("в течение 10 дней после мероприятия", D(2024, 2, 20), D(2024, 3, 1)),
        ("в течение месяца после окончания практики", D(2024, 1, 31), D(2024, 2, 29)),
        ("в течение двух недель с момента подписания", D(2024, 1, 1), D(2024, 1, 15)),
        ("за 3 дня до заседания", D(2024, 3, 1), D(2024, 2, 27)),
        ("не позднее чем за 2 рабочих дня до заседания", D(2024, 3, 11), D(2024, 3, 6)),
        ("в течение 24 часов после события", D(2024, 3, 1), D(2024, 3, 2)),
        ("в день проведения", D(2024, 3, 1), D(2024, 3, 1)),
        ("через год после выпуска", D(2024, 2, 29), D(2025, 2, 28)),
        ("до 20 января года, следующего за годом окончания обучения", D(2024, 6, 30), D(2025, 1, 20)),
    ],
)
def test_due_dates_count_from_the_day_after_the_event(phrase: str, event: D, due: D) -> None:
    assert due_after_event(read_term(phrase, year=None), event, CALENDAR) == due


def test_only_an_event_starts_a_count() -> None:
    with pytest.raises(ValueError, match="does not count from an event"):
        due_after_event(Term("month"), D(2024, 1, 1), CALENDAR)
