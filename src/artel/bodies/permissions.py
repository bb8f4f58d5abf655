"""Rights on bodies (docs/bodies.md). A predicate asked of the whole cluster tells whether the person could anywhere in it."""

import rules

from artel.accounts.bearer import Bearer
from artel.bodies.models import Composition, Direction, Nomination
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Organisation, Unit
from artel.members.permissions import (
    belongs_to_cluster,
    cluster_of,
    is_coordination_chair,
    is_observer,
    leads,
    writes,
)
from artel.members.standing import standing_of


@rules.predicate
def keeps_council(user, obj) -> bool:
    """Is the chair or the secretary of the body that forms this one, or of the body itself."""
    standing = standing_of(user, cluster_of(obj))
    held = [office for office in standing.offices if office.kind in (OfficeKind.CHAIR, OfficeKind.SECRETARY)]
    units = _keepers_of(obj)
    if units is None:
        return any(office.unit_id for office in held)
    return any(office.unit_id in units for office in held)


def _keepers_of(obj) -> set[int] | None:
    """Ids of the units whose chair and secretary draft; None: any of them."""
    if isinstance(obj, Unit):
        direction = Direction.objects.filter(unit=obj).first()
        return {obj.pk} | ({direction.forming_unit_id} if direction else set())
    if isinstance(obj, Direction):
        return {pk for pk in (obj.forming_unit_id, obj.unit_id) if pk}
    if isinstance(obj, Composition):
        of_unit = _keepers_of(obj.unit) if obj.unit else set()
        return of_unit | (_keepers_of(obj.direction) if obj.direction else set())
    return None


@rules.predicate
def nominates(user, obj) -> bool:
    """Represents the organisation that nominates; of a cluster, any organisation in it."""
    mine = standing_of(user, cluster_of(obj)).organisation_ids
    if isinstance(obj, Nomination):
        return obj.organisation_id in mine
    if isinstance(obj, Organisation):
        return obj.pk in mine
    return bool(mine)


@rules.predicate
def is_nominee(user, obj) -> bool:
    """Is the person put forward; of a cluster, anybody who has been."""
    if isinstance(obj, Nomination):
        return obj.person.user_id is not None and obj.person.user_id == user.pk
    return belongs_to_cluster(user, obj)


@rules.predicate
def bears_organisation(user, obj) -> bool:
    """Came by the link that this organisation was given; for which direction, the deed asks the link."""
    return isinstance(user, Bearer) and isinstance(obj, Organisation) and user.bears(obj)


@rules.predicate
def bears_nomination(user, obj) -> bool:
    """Came by the link that was given to the nominee."""
    return isinstance(user, Bearer) and isinstance(obj, Nomination) and user.bears(obj)


rules.add_perm("bodies.view_bodies", belongs_to_cluster)
rules.add_perm("bodies.view_contacts", leads | is_observer | keeps_council)
rules.add_perm("bodies.set_up_body", leads & writes)
rules.add_perm("bodies.adopt_rules", leads & writes)
rules.add_perm("bodies.manage_directions", leads & writes)
rules.add_perm("bodies.enact_composition", leads & writes)
rules.add_perm("bodies.draft_composition", (leads | keeps_council) & writes)
rules.add_perm("bodies.return_composition", is_coordination_chair & writes)
rules.add_perm("bodies.nominate", ((leads | nominates) & writes) | bears_organisation)
rules.add_perm("bodies.answer_nomination", (is_nominee & writes) | bears_nomination)
rules.add_perm("bodies.suspend_member", (leads | keeps_council) & writes)
rules.add_perm("bodies.export_composition", belongs_to_cluster)
