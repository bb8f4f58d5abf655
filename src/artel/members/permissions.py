"""Rights on members, and the predicates other apps build theirs from.

A predicate takes (user, obj); the obj is a cluster or anything with a `.cluster`.
"""

import rules

from artel.members.domain.kinds import OfficeKind, RoleKind, UnitKind
from artel.members.models import Cluster
from artel.members.standing import standing_of


def cluster_of(obj) -> Cluster | None:
    """The cluster an object belongs to."""
    return obj if isinstance(obj, Cluster) else getattr(obj, "cluster", None)


def _standing(user, obj):
    return standing_of(user, cluster_of(obj))


@rules.predicate
def belongs_to_cluster(user, obj) -> bool:
    """Has any role or office in the cluster today."""
    return _standing(user, obj).is_somebody


@rules.predicate
def is_coordinator(user, obj) -> bool:
    return RoleKind.COORDINATOR in _standing(user, obj).roles


@rules.predicate
def is_head(user, obj) -> bool:
    return RoleKind.HEAD in _standing(user, obj).roles


@rules.predicate
def is_observer(user, obj) -> bool:
    return RoleKind.OBSERVER in _standing(user, obj).roles


@rules.predicate
def is_representative(user, obj) -> bool:
    return RoleKind.REPRESENTATIVE in _standing(user, obj).roles


@rules.predicate
def represents_organisation(user, organisation) -> bool:
    """Represents this very organisation."""
    return organisation is not None and organisation.pk in _standing(user, organisation).organisation_ids


@rules.predicate
def holds_office(user, obj) -> bool:
    return bool(_standing(user, obj).offices)


@rules.predicate
def is_coordination_chair(user, obj) -> bool:
    """Chairs the Coordination Council today, acting included."""
    return _standing(user, obj).holds(OfficeKind.CHAIR, unit_kind=UnitKind.COORDINATION_COUNCIL)


@rules.predicate
def is_chair(user, obj) -> bool:
    """Chairs some council of the cluster today."""
    return any(
        held.kind == OfficeKind.CHAIR and held.unit_kind in (UnitKind.COORDINATION_COUNCIL, UnitKind.EXPERT_COUNCIL)
        for held in _standing(user, obj).offices
    )


@rules.predicate
def is_operator(user, _obj) -> bool:
    return bool(user and user.is_active and user.is_operator)


leads = is_head | is_coordinator
# An observer reads everything inside the cluster and writes nothing, whatever other role comes on top.
writes = ~is_observer

rules.add_perm("members.view_cluster", belongs_to_cluster)
rules.add_perm("members.view_members", belongs_to_cluster)
rules.add_perm("members.view_contacts", leads | is_observer | holds_office | is_representative)
rules.add_perm("members.change_cluster", leads & writes)
rules.add_perm("members.manage_members", leads & writes)
rules.add_perm("members.change_organisation", leads & writes)
rules.add_perm("members.change_own_organisation", represents_organisation & writes)
rules.add_perm("members.grant_role", leads & writes)
rules.add_perm("members.add_cluster", is_operator)
