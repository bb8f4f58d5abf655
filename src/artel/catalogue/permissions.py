"""Rights on the catalogue (docs/catalogue.md). A college keeps its own programmes, groups and students.

A predicate asked of the whole cluster tells whether the person could anywhere in it.
"""

import rules

from artel.accounts.bearer import Bearer
from artel.catalogue.models import Group, Programme, Student, TargetContract
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.members.permissions import belongs_to_cluster, cluster_of, is_observer, is_operator, leads, writes
from artel.members.standing import standing_of

COLLEGES = frozenset({OrganisationKind.COLLEGE, OrganisationKind.BRANCH})


def college_of(obj) -> int | None:
    """Id of the college that the thing belongs to; None for a cluster."""
    if isinstance(obj, Organisation):
        return obj.pk
    if isinstance(obj, TargetContract):
        obj = obj.student
    if isinstance(obj, Student):
        obj = obj.group
    if isinstance(obj, Group):
        obj = obj.programme
    return obj.organisation_id if isinstance(obj, Programme) else None


@rules.predicate
def keeps_college(user, obj) -> bool:
    """Represents the college whose thing it is; of a cluster, any college in it."""
    standing = standing_of(user, cluster_of(obj))
    college = college_of(obj)
    if college is not None:
        return college in standing.organisation_ids
    return bool(standing.organisations_of(*COLLEGES))


@rules.predicate
def bears_student(user, obj) -> bool:
    """Came by the link that was given to the guardian of this very learner."""
    return isinstance(user, Bearer) and isinstance(obj, Student) and user.bears(obj)


rules.add_perm("catalogue.view_catalogue", belongs_to_cluster)
rules.add_perm("catalogue.load_edition", is_operator)
rules.add_perm("catalogue.manage_programmes", (leads | keeps_college) & writes)
rules.add_perm("catalogue.view_students", keeps_college)
rules.add_perm("catalogue.manage_students", keeps_college & writes)
rules.add_perm("catalogue.export_students", keeps_college & writes)
rules.add_perm("catalogue.erase_student", (leads | keeps_college) & writes)
rules.add_perm("catalogue.view_counts", leads | is_observer | keeps_college)
rules.add_perm("catalogue.answer_as_guardian", bears_student)
