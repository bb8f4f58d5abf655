"""Who somebody is in a cluster on a day: roles, organisations, offices. The ground of every right."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q, Subquery

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
from artel.members.models import Person, Role, Tenure


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


def standing_of(user: Any, cluster: Any, on: date | None = None) -> Standing:
    """Standing of an account in a cluster on a day (today unless said).

    Kept on the user object for the length of a request; `authorize()` throws it away first.
    Two queries; the same for one role and for many. The operator's account has no standing of its own.
    """
    if user is None or not user.is_authenticated or not user.is_active or cluster is None:
        return NOBODY
    on = on or clock.today(cluster)
    kept = user.__dict__.setdefault("_standings", {})
    if (cluster.pk, on) in kept:
        return kept[cluster.pk, on]
    in_force = in_force_on(on)
    own_record = Person.objects.filter(cluster=cluster, user=user).values("pk")[:1]
    roles = list(
        Role.objects.filter(in_force, user=user, cluster=cluster).annotate(
            person_id=Subquery(own_record), organisation_kind=F("organisation__kind")
        )
    )
    tenures = list(Tenure.objects.filter(in_force, cluster=cluster, person__user=user).select_related("office__unit"))
    persons = [role.person_id for role in roles] + [tenure.person_id for tenure in tenures]
    standing = Standing(
        person_id=next((pk for pk in persons if pk is not None), None),
        roles=frozenset(RoleKind(role.kind) for role in roles),
        organisation_ids=frozenset(role.organisation_id for role in roles if role.organisation_id),
        offices=tuple(
            HeldOffice(
                office_id=tenure.office_id,
                kind=OfficeKind(tenure.office.kind),
                unit_id=tenure.office.unit_id,
                unit_kind=UnitKind(tenure.office.unit.kind) if tenure.office.unit else None,
                organisation_id=tenure.office.organisation_id,
                title=tenure.office.title,
            )
            for tenure in tenures
        ),
        kinds={
            role.organisation_id: OrganisationKind(role.organisation_kind) for role in roles if role.organisation_id
        },
    )
    kept[cluster.pk, on] = standing
    return standing


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
