"""Rights on members, and the predicates other apps build theirs from.

A predicate takes (user, obj); the obj is a cluster or anything with a `.cluster`.
"""

import rules

from artel.kernel import clock
from artel.members.domain.kinds import COUNCILS, OfficeKind, RoleKind, UnitKind
from artel.members.models import Cluster, Organisation, Person
from artel.members.standing import in_force_on, standing_of


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
    return isinstance(organisation, Organisation) and organisation.pk in _standing(user, organisation).organisation_ids


@rules.predicate
def is_that_person(user, person) -> bool:
    """Is the person whom the record speaks of."""
    return isinstance(person, Person) and person.user_id is not None and person.user_id == user.pk


@rules.predicate
def represents_their_organisation(user, person) -> bool:
    """Represents an organisation where the person holds a post today."""
    if not isinstance(person, Person):
        return False
    mine = _standing(user, person).organisation_ids
    return bool(mine) and person.positions.filter(in_force_today(person.cluster), organisation_id__in=mine).exists()


@rules.predicate
def has_no_account(_user, person) -> bool:
    return isinstance(person, Person) and person.user_id is None


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
    return _holds_in_a_council(user, obj, OfficeKind.CHAIR)


@rules.predicate
def is_council_secretary(user, obj) -> bool:
    """Is the secretary of some council of the cluster today."""
    return _holds_in_a_council(user, obj, OfficeKind.SECRETARY)


@rules.predicate
def is_operator(user, _obj) -> bool:
    return bool(user and user.is_active and user.is_operator)


def _holds_in_a_council(user, obj, office: OfficeKind) -> bool:
    return any(held.kind == office and held.unit_kind in COUNCILS for held in _standing(user, obj).offices)


def in_force_today(cluster):
    """Q for rows whose period holds today in the cluster."""
    return in_force_on(clock.today(cluster))


leads = is_head | is_coordinator
# An observer reads everything inside the cluster and writes nothing, whatever other role comes on top.
writes = ~is_observer

rules.add_perm("members.view_cluster", belongs_to_cluster)
rules.add_perm("members.view_members", belongs_to_cluster)
rules.add_perm("members.view_contacts", leads | is_observer | holds_office | is_representative | is_that_person)
rules.add_perm("members.view_access", leads | is_observer)
rules.add_perm("members.view_settings", leads | is_observer)
rules.add_perm("members.change_cluster", leads & writes)
rules.add_perm("members.manage_members", leads & writes)
# A representative brings in people of the own organisation only: members/sheets_people.py.
rules.add_perm("members.bring_people", (leads | is_representative) & writes)
rules.add_perm("members.change_organisation", leads & writes)
rules.add_perm("members.change_own_organisation", represents_organisation & writes)
rules.add_perm("members.change_person", leads & writes)
rules.add_perm("members.change_own_contacts", is_that_person & writes)
# Which kind of role, and of which organisation, is checked by the deed: members/domain/roles.py.
rules.add_perm("members.grant_role", ((leads | is_representative) & writes) | is_operator)
rules.add_perm(
    "members.record_consent", (is_that_person | represents_their_organisation | (leads & has_no_account)) & writes
)
rules.add_perm("members.revoke_consent", (is_that_person | represents_their_organisation | leads) & writes)
rules.add_perm("members.export_organisations", leads | is_observer)
rules.add_perm("members.export_people", leads & writes)
rules.add_perm("members.add_cluster", is_operator)
