from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from artel.upkeep.domain.rotation import LONGEST, RECENT, kept

moments = st.sets(st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)), max_size=60)
DAY = timedelta(days=1)


def test_a_year_of_nights_leaves_a_week_a_month_and_half_a_year():
    newest = datetime(2024, 12, 31, 3, tzinfo=UTC)
    staying = sorted(kept(newest - DAY * number for number in range(366)), reverse=True)
    assert staying[:7] == [newest - DAY * number for number in range(7)]
    assert [f"{moment:%d.%m}" for moment in staying[7:]] == [
        "22.12",
        "15.12",
        "30.11",
        "31.10",
        "30.09",
        "31.08",
        "31.07",
    ]


def test_several_backups_of_one_day_stay_while_it_is_recent_and_then_the_newest_of_them():
    newest = datetime(2024, 5, 17, 12, tzinfo=UTC)
    recent, earlier = newest - timedelta(hours=5), newest - 5 * DAY
    assert kept({newest, recent, earlier, earlier - timedelta(hours=2)}) == {newest, recent, earlier}


@given(moments)
def test_the_newest_stays_and_nothing_is_invented_or_kept_too_long(found):
    staying = kept(found)
    assert staying <= found
    assert not found or max(found) in staying
    assert all(max(found) - moment <= LONGEST for moment in staying)
    recent = {moment for moment in found if max(found) - moment <= RECENT}
    assert len(staying - recent) <= 7 + 4 + 6


@given(moments)
def test_what_stays_today_stays_when_asked_again(found):
    assert kept(kept(found)) == kept(found)


@given(moments)
def test_each_of_the_last_seven_days_with_a_backup_keeps_its_newest(found):
    days = sorted({moment.date() for moment in found}, reverse=True)[:7]
    for day in days:
        newest = max(moment for moment in found if moment.date() == day)
        assert newest in kept(found) or max(found) - newest > LONGEST


@given(moments, st.integers(1, 40))
def test_night_after_night_there_is_always_one_of_about_each_month(found, nights):
    """Rotating every night keeps what rotating once would: months are not lost on the way."""
    if not found:
        return
    newest, daily = max(found), set(found)
    for number in range(1, nights + 1):
        daily = kept(daily | {newest + DAY * number})
    at_once = kept(found | {newest + DAY * number for number in range(1, nights + 1)})
    assert {moment.strftime("%Y-%m") for moment in at_once} == {moment.strftime("%Y-%m") for moment in daily}
