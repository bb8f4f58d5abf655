"""The open calendar of a cluster, as programs read it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from artel.kernel import clock
from artel.kernel.ical import Happening, write_calendar
from artel.reports.models import PublicPage
from artel.reports.public_page import PAST, Coming, calendar_of, names_of

REFRESH_HOURS = 12


def calendar_ics(page: PublicPage) -> bytes:
    """Meetings and fairs from three months back on. The same facts make the same bytes."""
    cluster = page.cluster
    base, host = settings.BASE_URL.rstrip("/"), urlsplit(settings.BASE_URL).hostname or "artel"
    found = calendar_of(cluster, names_of(cluster), since=clock.today(cluster) - PAST)
    rows = [_happening(each, cluster.slug, base, host) for each in found]
    return write_calendar(cluster.short_name, rows, zone=cluster.time_zone, refresh_hours=REFRESH_HOURS)


def _happening(each: Coming, slug: str, base: str, host: str) -> Happening:
    url = reverse("fair:showcase", args=[slug, each.fair]) if each.fair else reverse("reports:public_page", args=[slug])
    return Happening(
        uid=f"{each.uid}@{host}",
        title=each.title,
        starts=each.starts_at or each.on,
        ends=each.ends_at or each.on,
        changed_at=each.changed_at,
        revision=each.revision,
        is_off=each.is_off,
        is_busy=False,
        place=each.place,
        url=base + url,
    )
