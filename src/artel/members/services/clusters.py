"""Clusters and the rules they settle for themselves."""

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models, transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import followers, labels
from artel.members.domain.kinds import OrganisationKind
from artel.members.events import MemberEvent
from artel.members.models import Cluster, Membership
from artel.members.standing import in_force_on
from artel.members.tenancy import require_same_cluster

SETTINGS = (
    "name",
    "short_name",
    "region",
    "place",
    "time_zone",
    "lead",
    "quarter_scheme",
    "roll_forward",
    "soon_days",
    "registration_days",
    "colleges_include_branches",
)
LIMITS = {"soon_days": (1, 60), "registration_days": (1, 60)}


def lock_cluster(cluster: Cluster) -> Cluster:
    """Take the cluster's row for the length of the transaction: deeds on its members go one after another.

    On SQLite every transaction that writes is alone already.
    """
    return Cluster.objects.select_for_update().get(pk=cluster.pk)


def changed_fields(row: models.Model, changes: dict[str, Any]) -> list[str]:
    """Set the values on the row and tell which differ from what stood there."""
    different = [name for name, value in changes.items() if getattr(row, name) != value]
    for name in different:
        setattr(row, name, changes[name])
    return different


@transaction.atomic
def add_cluster(
    *,
    slug: str,
    name: str,
    short_name: str,
    region: str,
    actor: Any,
    place: str = "",
    time_zone: str = "Europe/Moscow",
    is_demo: bool = False,
    frozen_on: date | None = None,
) -> Cluster:
    """Found a cluster, empty: its first head is invited by the operator, the rest is the cluster's own affair.

    Only a demo cluster may be `frozen_on` a date. Grants the operator no right inside.
    """
    authorize(actor, "members.add_cluster")
    slug = slug.strip().lower()
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise BrokenRule(
            _("Адрес состоит из латинских букв, цифр и дефисов, например tomsk-prom."), field="slug"
        ) from error
    if Cluster.objects.filter(slug=slug).exists():
        raise BrokenRule(_("Адрес «{slug}» уже занят. Выберите другой.").format(slug=slug), field="slug")
    _check_zone(time_zone)
    cluster = Cluster.objects.create(
        slug=slug,
        name=name.strip(),
        short_name=short_name.strip(),
        region=region.strip(),
        place=place.strip(),
        time_zone=time_zone,
        is_demo=is_demo,
        frozen_on=frozen_on,
    )
    audit.record(MemberEvent.CLUSTER_ADDED, actor=actor, target=cluster, slug=slug)
    return cluster


@transaction.atomic
def change_cluster_settings(*, cluster: Cluster, actor: Any, **changes: Any) -> Cluster:
    """Change rules of the cluster: any of SETTINGS, by name. The journal keeps what stood there before.

    Deadlines already computed follow the new rules at once: who owes them is found anew. Refuses a lead that is not a
    college and a member today. Moves neither the slug nor the frozen day of a demo.
    """
    if unknown := set(changes) - set(SETTINGS):
        raise TypeError(f"not a setting of a cluster: {', '.join(sorted(unknown))}")
    locked = lock_cluster(cluster)
    authorize(actor, "members.change_cluster", locked)
    _check_settings(locked, changes)

    before = {name: _plain(getattr(locked, name)) for name in changes}
    different = changed_fields(locked, changes)
    if not different:
        return locked
    locked.save(update_fields=different)
    followers.follow(locked, change=followers.Change.RULES, actor=actor)
    audit.record(
        MemberEvent.SETTINGS_CHANGED,
        actor=actor,
        target=locked,
        changes={name: [before[name], _plain(getattr(locked, name))] for name in different},
    )
    return locked


def _check_settings(cluster: Cluster, changes: dict[str, Any]) -> None:
    for name in ("name", "short_name", "region"):
        if name in changes and not changes[name].strip():
            raise BrokenRule(_("Заполните это поле."), field=name)
    for name, (least, most) in LIMITS.items():
        if name in changes and not least <= changes[name] <= most:
            raise BrokenRule(_("Укажите число от {least} до {most}.").format(least=least, most=most), field=name)
    if "quarter_scheme" in changes and changes["quarter_scheme"] not in labels.QuarterScheme.values:
        raise BrokenRule(_("Такого счёта кварталов нет."), field="quarter_scheme")
    if "time_zone" in changes:
        _check_zone(changes["time_zone"])
    if (lead := changes.get("lead")) is not None:
        require_same_cluster(cluster, lead)
        if lead.kind != OrganisationKind.COLLEGE:
            raise BrokenRule(_("Ведущей может быть только ПОО."), field="lead")
        if not Membership.objects.filter(in_force_on(clock.today(cluster)), organisation=lead).exists():
            raise BrokenRule(
                _("«{name}» сегодня не участник кластера. Сначала внесите её вступление.").format(name=lead.short_name),
                field="lead",
            )


def _check_zone(name: str) -> None:
    if name not in available_timezones():
        raise BrokenRule(_("Такого часового пояса нет. Пример: Asia/Tomsk."), field="time_zone")


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, models.Model) else value
