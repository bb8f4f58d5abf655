"""Accounts behind organisations, offices and bodies on a day: whom a source calls. Read in bulk, each set once."""

from collections import defaultdict
from datetime import date
from functools import cached_property

from artel.members.domain.kinds import OfficeKind, RoleKind, UnitKind
from artel.members.models import Cluster, Role, Tenure
from artel.members.standing import in_force_on
from artel.notices.domain.cadence import COORDINATION, COUNCIL


class Addressees:
    """Ids of active accounts of one cluster on one day. Two queries in all, made when first asked.

    What has nobody to call answers an empty set: `or_coordinators` says who is called instead.
    """

    def __init__(self, cluster: Cluster, day: date) -> None:
        self._cluster, self._day = cluster, day

    @cached_property
    def _roles(self) -> list[tuple[str, int | None, int]]:
        rows = Role.objects.filter(in_force_on(self._day), cluster=self._cluster, user__is_active=True)
        return list(rows.order_by("pk").values_list("kind", "organisation_id", "user_id"))

    @cached_property
    def _tenures(self) -> list[Tenure]:
        rows = Tenure.objects.filter(in_force_on(self._day), cluster=self._cluster, person__user__is_active=True)
        return list(rows.select_related("office__unit", "person").order_by("-is_acting", "valid_from", "pk"))

    @cached_property
    def _representatives(self) -> dict[int | None, set[int]]:
        found: dict[int | None, set[int]] = defaultdict(set)
        for kind, organisation, user in self._roles:
            if kind == RoleKind.REPRESENTATIVE:
                found[organisation].add(user)
        return found

    @cached_property
    def coordinators(self) -> frozenset[int]:
        return frozenset(user for kind, _organisation, user in self._roles if kind == RoleKind.COORDINATOR)

    @cached_property
    def everybody(self) -> frozenset[int]:
        """Whoever has a role or an office."""
        return frozenset(user for _kind, _organisation, user in self._roles) | self._held(lambda _office: True)

    @cached_property
    def leaders(self) -> frozenset[int]:
        """Who coordinates and who heads the cluster."""
        return frozenset(
            user for kind, _organisation, user in self._roles if kind in (RoleKind.COORDINATOR, RoleKind.HEAD)
        )

    def of_organisation(self, pk: int) -> frozenset[int]:
        """Its representatives; its head where nobody represents it."""
        found = self._representatives.get(pk)
        return frozenset(found) if found else self._held(lambda office: office.organisation_id == pk)

    def of_office(self, pk: int) -> frozenset[int]:
        """Who holds the office; whoever acts for them before them."""
        return self._held(lambda office: office.pk == pk)

    def of_unit(self, pk: int) -> frozenset[int]:
        """The chair of a body and its secretary."""
        return self.in_unit(pk, OfficeKind.CHAIR, OfficeKind.SECRETARY)

    def in_unit(self, pk: int, *kinds: OfficeKind) -> frozenset[int]:
        """Who holds an office of these kinds in a body."""
        return self._held(lambda office: office.unit_id == pk and office.kind in kinds)

    def chair_of(self, kind: UnitKind) -> frozenset[int]:
        """The chair of the cluster's councils of a kind."""
        return self._held(
            lambda office: office.unit is not None and office.unit.kind == kind and office.kind == OfficeKind.CHAIR
        )

    def or_coordinators(self, found: frozenset[int]) -> frozenset[int]:
        """The same, or the coordinators where there is nobody to call."""
        return found or self.coordinators

    @cached_property
    def steps(self) -> dict[str, frozenset[int]]:
        """Who stands behind the steps of an escalation (DOMAIN G): for `Call.told`."""
        return {
            COORDINATION: self.coordinators | self.chair_of(UnitKind.EXPERT_COUNCIL),
            COUNCIL: self.chair_of(UnitKind.COORDINATION_COUNCIL),
        }

    def _held(self, is_meant) -> frozenset[int]:
        return frozenset(tenure.person.user_id for tenure in self._tenures if is_meant(tenure.office))
