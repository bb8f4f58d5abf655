"""Reading the journal. Who may read what is decided above (desk/permissions.py): the journal knows no roles."""

from datetime import datetime

from django.db import models
from django.db.models import QuerySet

from artel.audit.journal import INSTALLATION, cluster_of
from artel.audit.models import Entry


def entries(
    chain: int,
    *,
    actor_id: int | None = None,
    group: str = "",
    target: models.Model | None = None,
    since: datetime | None = None,
    before: datetime | None = None,
) -> QuerySet[Entry]:
    """Lines of one chain, the newest first.

    Narrowed to one actor, one group of events, one target, to recorded_at in [since, before).
    """
    found = Entry.objects.filter(chain=chain)
    if actor_id is not None:
        found = found.filter(actor_id=actor_id)
    if group:
        found = found.filter(event__startswith=f"{group}.")
    if target is not None:
        found = found.filter(target_type=target._meta.label_lower, target_id=str(target.pk))
    if since is not None:
        found = found.filter(recorded_at__gte=since)
    if before is not None:
        found = found.filter(recorded_at__lt=before)
    return found.order_by("-seq")


def history_of(target: models.Model, *, limit: int = 20) -> list[Entry]:
    """The last lines about one thing, the newest first."""
    cluster = cluster_of(target)
    return list(entries(cluster.pk if cluster is not None else INSTALLATION, target=target)[:limit])


def actors_of(chain: int) -> list[tuple[int, str]]:
    """Accounts that have left a line in the chain, for a filter: (id, the name as last written)."""
    names: dict[int, str] = {}
    rows = Entry.objects.filter(chain=chain, actor_id__isnull=False).values("actor_id", "actor_name").distinct()
    for row in rows.annotate(last=models.Max("seq")).order_by("last"):
        if row["actor_name"]:
            names[row["actor_id"]] = row["actor_name"]
    return sorted(names.items(), key=lambda pair: pair[1])
