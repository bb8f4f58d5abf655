"""What notices say of their day: made when shown, so that a sentence read three days later is still true."""

from datetime import date

from django.utils.translation import gettext as _

from artel.members import selectors as members
from artel.members.models import Cluster
from artel.notices.domain.cadence import Anchor, place_on
from artel.notices.models import Notice
from artel.russian import date_ru, workdays


def place(notice: Notice, cluster: Cluster, day: date) -> int | None:
    """Working days of the addressee from the notice's day to this one; None where there is no such day."""
    if notice.on is None:
        return None
    return place_on(notice.on, day, members.calendar_of(cluster, notice.organisation))


def when(notice: Notice, cluster: Cluster, day: date) -> str:
    """«Срок через 10 рабочих дней, 29.03.2024», «Сегодня последний день», «Просрочено на 1 рабочий день»."""
    count = place(notice, cluster, day)
    if count is None:
        return ""
    said = {"on": date_ru(notice.on), "days": workdays(abs(count))}
    if notice.anchor == Anchor.SINCE:
        return _("Ждёт с {on}, {days}").format(**said) if count > 0 else _("Ждёт с {on}").format(**said)
    if notice.on == day:
        return _("Сегодня последний день")
    if notice.on > day:
        if count == 0:
            return _("Срок {on}, рабочих дней до него нет").format(**said)
        return _("Срок через {days}, {on}").format(**said)
    if count == 0:
        return _("Срок истёк {on}").format(**said)
    return _("Просрочено на {days}, срок был {on}").format(**said)


def stage_words(notice: Notice) -> str:
    """«за 10 рабочих дней до срока», «через 1 рабочий день после срока», «сразу» — why it was told just then, for the log."""
    if notice.stage is None:
        return _("по просьбе") if notice.anchor else _("сразу")
    days = workdays(abs(notice.stage))
    if notice.anchor == Anchor.SINCE:
        return _("через {days} ожидания").format(days=days) if notice.stage else _("в день обращения")
    if notice.stage == 0:
        return _("в день срока")
    said = _("за {days} до срока") if notice.stage < 0 else _("через {days} после срока")
    return said.format(days=days)


def state_of(notice: Notice, cluster: Cluster, day: date) -> str:
    """The tone in which a notice is drawn: overdue, soon, open; lifted where it is settled."""
    if notice.settled_at is not None:
        return "lifted"
    count = place(notice, cluster, day)
    if count is None or notice.anchor == Anchor.SINCE:
        return "open"
    if notice.on < day:
        return "overdue"
    return "soon" if -count <= cluster.soon_days else "open"
