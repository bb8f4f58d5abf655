"""Who somebody is in a cluster on a day: roles, organisations, offices. The ground of every right."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from artel.kernel import clock
from artel.members.domain.kinds import (
    COUNCILS,
    PRIVILEGED_OFFICES,
    PRIVILEGED_ROLES,
    OfficeKind,
    OrganisationKind,
    RoleKind,
    UnitKind,
)
from artel.members.domain.periods import Period
from artel.members.models import CalendarOverride, Person, Role, Tenure
from artel.members.statements import Statement


@dataclass(frozen=True, slots=True)
class HeldOffice:
    office_id: int
    kind: OfficeKind
    unit_id: int | None
    unit_kind: UnitKind | None
    organisation_id: int | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a right can stand on. Empty for a stranger. `kinds`: of what kind each of the organisations is."""

    person_id: int | None
    roles: frozenset[RoleKind]
    organisation_ids: frozenset[int]
    offices: tuple[HeldOffice, ...]
    kinds: dict[int, OrganisationKind] = field(default_factory=dict, hash=False)

    def organisations_of(self, *kinds: OrganisationKind) -> frozenset[int]:
        """Ids of the person's organisations of these kinds."""
        return frozenset(pk for pk, kind in self.kinds.items() if kind in kinds)

    @property
    def is_somebody(self) -> bool:
        return bool(self.roles or self.offices)

    def holds(self, kind: OfficeKind, *, unit_kind: UnitKind | None = None, unit_id: int | None = None) -> bool:
        """Tell whether an office of this kind is held, in the unit or the kind of units named."""
        return any(
            held.kind == kind
            and (unit_kind is None or held.unit_kind == unit_kind)
            and (unit_id is None or held.unit_id == unit_id)
            for held in self.offices
        )


NOBODY = Standing(None, frozenset(), frozenset(), ())


def _grounds(_freshness: Any, *, user: int, cluster: int, on: date) -> QuerySet:
    """Roles and offices of an account in a cluster on a day, and the cluster's own days.

    (what, kind, day, person, organisation, kind of organisation or of unit, office, unit, title of the office).
    """
    in_force = in_force_on(on)
    own_record = Person.objects.filter(cluster=cluster, user=user).values("pk")[:1]
    number, text = Value(None, output_field=BigIntegerField()), Value("", output_field=CharField())

    def said(what: str, found: QuerySet, **columns: Any) -> QuerySet:
        columns = {"what": Value(what, output_field=CharField()), **columns}
        named = {f"said_{name}": value for name, value in columns.items()}  # a model may have a column of the name
        return found.order_by().annotate(**named).values_list(*named)

    roles = said(
        "role", Role.objects.filter(in_force, user=user, cluster=cluster), kind=F("kind"), day=F("valid_from"),
        person=Subquery(own_record), organisation=F("organisation_id"), of=Coalesce(F("organisation__kind"), text),
        office=number, unit=number, title=text,
    )  # fmt: skip
    offices = said(
        "office", Tenure.objects.filter(in_force, cluster=cluster, person__user=user), kind=F("office__kind"),
        day=F("valid_from"), person=F("person_id"), organisation=F("office__organisation_id"),
        of=Coalesce(F("office__unit__kind"), text), office=F("office_id"), unit=F("office__unit_id"), title=F("office__title"),
    )  # fmt: skip
    days = said(
        "day", CalendarOverride.objects.filter(cluster=cluster), kind=F("kind"), day=F("day"), person=number,
        organisation=number, of=text, office=number, unit=number, title=text,
    )  # fmt: skip
    return roles.union(offices, days, all=True)


def standing_of(user: Any, cluster: Any, on: date | None = None) -> Standing:
    """Standing of an account in a cluster on a day (today unless said).

    Kept on the user object for the length of a request; `authorize()` throws it away first.
    One query; the same for one role and for many. The operator's account has no standing of its own.
    """
    if user is None or not user.is_authenticated or not user.is_active or cluster is None:
        return NOBODY
    on = on or clock.today(cluster)
    kept = user.__dict__.setdefault("_standings", {})
    if (cluster.pk, on) in kept:
        return kept[cluster.pk, on]
    found = _GROUNDS.rows(user=user.pk, cluster=cluster.pk, on=on)
    # Asked in the same query, so that no page pays for its calendar.
    if "_own_days" not in cluster.__dict__:
        days = sorted((day, kind) for what, kind, day, *_rest in found if what == "day")
        cluster.__dict__["_own_days"] = tuple(days)
    roles = [row for row in found if row[0] == "role"]
    # The latest first, as tenures stand everywhere.
    tenures = sorted((row for row in found if row[0] == "office"), key=lambda row: row[2], reverse=True)
    standing = Standing(
        person_id=next((row[3] for row in roles + tenures if row[3] is not None), None),
        roles=frozenset(RoleKind(kind) for _what, kind, *_rest in roles),
        organisation_ids=frozenset(row[4] for row in roles if row[4]),
        offices=tuple(
            HeldOffice(
                office_id=office,
                kind=OfficeKind(kind),
                unit_id=unit,
                unit_kind=UnitKind(unit_kind) if unit_kind else None,
                organisation_id=organisation,
                title=title,
            )
            for _what, kind, _day, _person, organisation, unit_kind, office, unit, title in tenures
        ),
        kinds={row[4]: OrganisationKind(row[5]) for row in roles if row[4]},
    )
    kept[cluster.pk, on] = standing
    return standing


_GROUNDS = Statement(_grounds, user=int, cluster=int, on=date)


def in_force_on(on: date, prefix: str = ""):
    """Q for rows with valid_from/valid_to whose period holds the day. `prefix` names a related row, with its «__»."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": on})
    )


def holds_privilege(user: Any) -> bool:
    """Tell whether the account leads a cluster, or chairs or writes down a council, on any cluster's today.

    Such an account signs in with a second factor. Two queries.
    """
    roles = Role.objects.filter(user=user, kind__in=PRIVILEGED_ROLES).select_related("cluster")
    tenures = Tenure.objects.filter(
        person__user=user, office__kind__in=PRIVILEGED_OFFICES, office__unit__kind__in=COUNCILS
    ).select_related("cluster")
    return any(Period.of(row).holds(clock.today(row.cluster)) for rows in (roles, tenures) for row in rows)
