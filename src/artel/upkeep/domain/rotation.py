"""Which backups stay: the days of a week, the weeks of a month, the months of half a year."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

DAILY, WEEKLY, MONTHLY = 7, 4, 6
# Who was erased from the installation must not live on in its copies (152-ФЗ): half a year is the longest.
LONGEST = timedelta(days=180)
RECENT = timedelta(days=2)


def kept(moments: Iterable[datetime], *, daily: int = DAILY, weekly: int = WEEKLY, monthly: int = MONTHLY) -> set:
    """Moments of the backups to keep: the newest of each of the last days, weeks and months that have one.

    Days, weeks and months without a backup do not count, so a month of silence throws nothing away. All of the last two
    days stay: of two backups around an upgrade the earlier one may be the better. What is more than 180 days older than
    the newest goes all the same.
    """
    newest_first = sorted(set(moments), reverse=True)
    if not newest_first:
        return set()
    chosen = {moment for moment in newest_first if newest_first[0] - moment <= RECENT}
    for period, count in ((_day, daily), (_week, weekly), (_month, monthly)):
        chosen |= set(_newest_of_each(newest_first, period, count))
    return {moment for moment in chosen if newest_first[0] - moment <= LONGEST}


def _newest_of_each(newest_first: list[datetime], period: Callable[[datetime], tuple], count: int) -> list[datetime]:
    found: dict[tuple, datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return list(found.values())[:count]


def _day(moment: datetime) -> tuple:
    return (moment.year, moment.month, moment.day)


def _week(moment: datetime) -> tuple:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> tuple:
    return (moment.year, moment.month)
