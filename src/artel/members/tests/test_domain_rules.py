from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.members.domain import roles
from artel.members.domain.kinds import OfficeKind, RoleKind, UnitKind
from artel.members.domain.offices import head_title, office_title
from artel.members.domain.periods import Period

DAYS = st.dates(date(2023, 1, 1), date(2023, 3, 31))
PERIODS = st.builds(Period, DAYS, st.none() | DAYS)
ALL_DAYS = [date(2022, 12, 1) + timedelta(days=n) for n in range(200)]


def days_of(period: Period) -> set[date]:
    return {day for day in ALL_DAYS if period.holds(day)}


@given(PERIODS, PERIODS)
def test_two_periods_overlap_when_some_day_belongs_to_both(first, second):
    assert first.overlaps(second) == second.overlaps(first) == bool(days_of(first) & days_of(second))


@given(PERIODS, PERIODS)
def test_a_period_covers_another_when_it_holds_all_its_days(outer, inner):
    assert outer.covers(inner) == (days_of(inner) <= days_of(outer))


@given(PERIODS)
def test_an_empty_period_holds_no_day(period):
    assert period.is_empty == (not days_of(period))


@pytest.mark.parametrize(
    ("unit", "office", "name", "title"),
    [
        (UnitKind.EXPERT_COUNCIL, OfficeKind.CHAIR, "Экспертный совет", "Председатель Экспертного совета"),
        (UnitKind.COORDINATION_COUNCIL, OfficeKind.SECRETARY, "КС", "Секретарь Координационного совета"),
        (UnitKind.WORKING_GROUP, OfficeKind.CHAIR, "Рабочая группа «Приём»", "Руководитель рабочей группы «Приём»"),
        (UnitKind.WORKING_GROUP, OfficeKind.MEMBER, "Наставничество", "Участник рабочей группы «Наставничество»"),
        (UnitKind.WORKING_GROUP, OfficeKind.DEPUTY, "рабочая группа", "Заместитель руководителя рабочей группы"),
        (UnitKind.COMMISSION, OfficeKind.CHAIR, "Комиссия по приёму", "Председатель комиссии по приёму"),
    ],
)
def test_an_office_is_called_as_a_plan_calls_it(unit, office, name, title):
    assert office_title(unit, office, name) == title


def test_the_head_of_an_organisation_is_called_by_its_name():
    assert head_title("ООО «Радиотехника»") == "Руководитель организации ООО «Радиотехника»"


@pytest.mark.parametrize("other", [RoleKind.HEAD, RoleKind.COORDINATOR, RoleKind.REPRESENTATIVE])
def test_an_observer_stands_beside_nobody(other):
    assert roles.clash(RoleKind.OBSERVER, {other}) == other
    assert roles.clash(other, {RoleKind.OBSERVER}) == RoleKind.OBSERVER


def test_other_roles_stand_beside_each_other():
    assert roles.clash(RoleKind.HEAD, {RoleKind.COORDINATOR, RoleKind.REPRESENTATIVE}) is None
    assert roles.clash(RoleKind.OBSERVER, set()) is None
