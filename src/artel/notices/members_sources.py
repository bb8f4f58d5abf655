"""What of members calls people: the next year's calendar, invitations nobody followed. Members lie below notices."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.kernel import clock
from artel.members.models import Cluster, Role
from artel.members.selectors import calendar_of
from artel.members.standing import in_force_on
from artel.notices.addressees import Addressees
from artel.notices.domain import cadence
from artel.notices.sources import Call, Source, register
from artel.russian import date_ru

SINCE = (10, 1)  # the government's decree on days off of the next year is out by then


def calendar_of_next_year(cluster: Cluster, day: date) -> Iterator[Call]:
    """From October on: the next year's days off are not known to this version, so terms of it are preliminary."""
    since = date(day.year, *SINCE)
    if day < since or calendar_of(cluster).known_through > day.year:
        return
    yield Call(
        thing=f"members.calendar:{day.year + 1}",
        on=since,
        users=Addressees(cluster, day).leaders,
        title=_("Нет производственного календаря на {year} год").format(year=day.year + 1),
        text=_(
            "Сроки {year} года пока предварительные: учтены выходные и праздники без переносов. Обновите Артель или внесите "
            "переносы сами."
        ).format(year=day.year + 1),
        act=_("Открыть календарь"),
        url=reverse("members:calendar", args=[cluster.slug]),
    )


def invitations_not_followed(cluster: Cluster, day: date) -> Iterator[Call]:
    """Accounts with a role that nobody has ever signed in with: those invited on one day are one line for the keepers."""
    roles = Role.objects.filter(
        in_force_on(day), cluster=cluster, user__is_active=True, user__is_demo=False, user__last_login=None
    )
    invited: dict[int, date] = {}
    for user, granted_at in roles.order_by("granted_at").values_list("user", "granted_at"):
        invited.setdefault(user, clock.date_of(granted_at, cluster))
    people = Addressees(cluster, day)
    for granted_on, count in sorted(Counter(invited.values()).items()):
        yield Call(
            thing=f"members.unused:{granted_on.isoformat()}",
            on=granted_on,
            users=people.coordinators - {user for user, on in invited.items() if on == granted_on},
            title=_("Приглашённые {day} ещё не вошли в Артель: {count}").format(day=date_ru(granted_on), count=count),
            text=_("Проверьте адреса и отправьте приглашения ещё раз: до входа человек не узнаёт о своих сроках."),
            act=_("Открыть доступ"),
            url=reverse("members:access", args=[cluster.slug]),
        )


register(
    Source("members.calendar", gettext_lazy("Календарь следующего года"), calendar_of_next_year, cadence.NEXT_YEAR)
)
register(
    Source("members.unused", gettext_lazy("Неиспользованные приглашения"), invitations_not_followed, cadence.UNUSED)
)
