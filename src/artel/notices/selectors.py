"""Reading notices: one's own, what may leave by letter, whom a cluster has warned."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, Expression, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from artel.accounts.rights import can
from artel.kernel import clock
from artel.members.models import Cluster, Person
from artel.notices.domain.states import CARRIES, TROUBLED
from artel.notices.models import Letter, Notice, Preference
from artel.russian import search_key

STALE = timedelta(days=14)  # what lay longer goes into no letter: its next stage will
NEW = Q(seen_at=None, settled_at=None)


def notices_of(user: Any, cluster: Cluster, *, kind: str = "", only_new: bool = False) -> QuerySet[Notice]:
    """The person's own notices of a cluster, the newest first."""
    if not can(user, "notices.view_own", cluster):
        return Notice.objects.none()
    found = Notice.objects.filter(cluster=cluster, user=user).select_related("organisation", "by")
    if kind:
        found = found.filter(kind=kind)
    return found.filter(NEW) if only_new else found


def unseen_figure(request: HttpRequest) -> Expression:
    """How many new notices of the outer cluster the person has: for the bell, in the query that finds the cluster."""
    new = Notice.objects.filter(NEW, cluster=OuterRef("pk"), user=request.user).order_by().values("cluster")
    return Coalesce(Subquery(new.annotate(number=Count("pk")).values("number")), Value(0))


def kinds_of(user: Any, cluster: Cluster) -> list[str]:
    """Kinds of which the person has any notice."""
    found = Notice.objects.filter(cluster=cluster, user=user).order_by("kind").values_list("kind", flat=True)
    return list(found.distinct())


def preference_of(user: Any, cluster: Cluster) -> Preference:
    """What the person has settled, or what holds without."""
    return Preference.objects.filter(cluster=cluster, user=user).first() or Preference(cluster=cluster, user=user)


def awaiting_letters() -> QuerySet[Notice]:
    """Notices of all clusters that no letter carries yet: not read, not settled, not stale."""
    carried = Letter.notices.through.objects.filter(notice=OuterRef("pk"), letter__state__in=CARRIES)
    return Notice.objects.filter(~Exists(carried), NEW, raised_at__gte=clock.now() - STALE)


def awaiting_letters_of(cluster: Cluster) -> dict[int, list[Notice]]:
    """The same of one cluster by account, the most pressing first."""
    since = clock.now_in(cluster) - STALE  # a demo that stands still counts from its own day
    carried = Letter.notices.through.objects.filter(notice=OuterRef("pk"), letter__state__in=CARRIES)
    found: dict[int, list[Notice]] = defaultdict(list)
    rows = Notice.objects.filter(~Exists(carried), NEW, cluster=cluster, raised_at__gte=since, user__is_active=True)
    for notice in rows.order_by("-is_pressing", "on", "pk"):
        found[notice.user_id].append(notice)
    return found


def log_of(
    user: Any, cluster: Cluster, *, kind: str = "", letter: str = "", query: str = "", since: date | None = None
) -> QuerySet[Notice]:
    """Whom and when the cluster has warned, the newest first; each with the letters that took it along."""
    if not can(user, "notices.view_log", cluster):
        return Notice.objects.none()
    found = Notice.objects.filter(cluster=cluster)
    if kind:
        found = found.filter(kind=kind)
    if since:
        found = found.filter(raised_on__gte=since)
    if letter == "trouble":
        found = found.filter(letters__state__in=TROUBLED).distinct()
    elif letter == "none":
        found = found.filter(letters=None)
    elif letter:
        found = found.filter(letters__state=letter).distinct()
    if words := search_key(query).split():
        people = Person.objects.filter(cluster=cluster, user=OuterRef("user"))
        for word in words:
            people = people.filter(search_key__contains=word)
        found = found.filter(Exists(people) | Q(title__icontains=query.strip()))
    return found.select_related("user", "by", "organisation").prefetch_related(
        Prefetch("letters", Letter.objects.order_by("-queued_at", "-pk"), to_attr="carried_by")
    )


def letters_of(user: Any, cluster: Cluster, *, state: str = "") -> QuerySet[Letter]:
    """Letters of the cluster and what became of them, the newest first."""
    if not can(user, "notices.view_log", cluster):
        return Letter.objects.none()
    found = Letter.objects.filter(cluster=cluster).select_related("user")
    if state == "trouble":
        return found.filter(state__in=TROUBLED)
    return found.filter(state=state) if state else found


def troubled_count(cluster: Cluster) -> int:
    """Letters of the last days that did not leave, or nobody knows."""
    since = clock.now_in(cluster) - STALE
    return Letter.objects.filter(cluster=cluster, state__in=TROUBLED, queued_at__gte=since).count()


def told_of(cluster: Cluster, thing: str, *, limit: int = 12) -> list[Notice]:
    """Who was told of one thing and when, the newest first."""
    found = Notice.objects.filter(cluster=cluster, thing=thing).select_related("user", "by")
    return list(
        found.prefetch_related(
            Prefetch("letters", Letter.objects.order_by("-queued_at", "-pk"), to_attr="carried_by")
        ).order_by("-raised_at", "-pk")[:limit]
    )
