"""Rights on the fair (docs/fair.md). A predicate asked of the whole cluster tells whether the person could anywhere in it.

A graduate has no account: the personal link's `Bearer` acts, with a right to that one profile.
"""

import rules

from artel.accounts.bearer import Bearer
from artel.catalogue.permissions import COLLEGES
from artel.fair.models import Fair, Graduate, Interview, Invitation, Placement, Stand, Vacancy
from artel.members.domain.kinds import OfficeKind, OrganisationKind, UnitKind
from artel.members.models import Cluster, Organisation
from artel.members.permissions import belongs_to_cluster, cluster_of, is_observer, leads, writes
from artel.members.standing import HeldOffice, standing_of


def employer_of(obj) -> int | None:
    """Id of the employer that the thing belongs to; None for a fair or a cluster."""
    if isinstance(obj, Organisation):
        return obj.pk
    if isinstance(obj, (Vacancy, Stand)):
        return obj.organisation_id
    if isinstance(obj, (Interview, Invitation, Placement)):
        return obj.vacancy.organisation_id
    return None


def graduate_of(obj) -> Graduate | None:
    """The graduate a thing is about."""
    if isinstance(obj, Graduate):
        return obj
    return obj.graduate if isinstance(obj, (Interview, Invitation, Placement)) else None


@rules.predicate
def speaks_for_employer(user, obj) -> bool:
    """Represents the employer whose thing it is; of a fair or a cluster, any employer in it."""
    standing = standing_of(user, cluster_of(obj))
    employer = employer_of(obj)
    if employer is not None:
        return employer in standing.organisation_ids
    return bool(standing.organisations_of(OrganisationKind.EMPLOYER))


@rules.predicate
def speaks_for_college(user, obj) -> bool:
    """Represents the college of the graduate; of a fair or a cluster, any college in it."""
    standing = standing_of(user, cluster_of(obj))
    mine = standing.organisation_ids
    if not mine:
        return False
    graduate = graduate_of(obj)
    if graduate is not None:
        return graduate.student.group.programme.organisation_id in mine
    if isinstance(obj, Organisation):
        return obj.pk in mine
    return bool(standing.organisations_of(*COLLEGES))


@rules.predicate
def sits_on_commission(user, obj) -> bool:
    """Holds an office in the commission of the fair; of a cluster, in that of any fair."""
    return bool(_commission_offices(user, obj))


@rules.predicate
def keeps_commission(user, obj) -> bool:
    """Chairs the commission of the fair, or is its secretary."""
    return any(held.kind in (OfficeKind.CHAIR, OfficeKind.SECRETARY) for held in _commission_offices(user, obj))


def _commission_offices(user, obj) -> list[HeldOffice]:
    held = [each for each in standing_of(user, cluster_of(obj)).offices if each.unit_kind == UnitKind.COMMISSION]
    if not held:
        return []
    units = _commissions(obj)
    return [each for each in held if each.unit_id in units]


def _commissions(obj) -> set[int]:
    if isinstance(obj, Cluster):
        return set(Fair.objects.filter(cluster=obj, commission__isnull=False).values_list("commission_id", flat=True))
    fair = obj if isinstance(obj, Fair) else getattr(obj, "fair", None)
    return {fair.commission_id} if fair is not None and fair.commission_id else set()


@rules.predicate
def is_that_graduate(actor, obj) -> bool:
    """Bears the personal link of the graduate whom the thing is about."""
    return isinstance(actor, Bearer) and actor.bears(graduate_of(obj))


rules.add_perm("fair.view_fair", belongs_to_cluster)
rules.add_perm("fair.manage_fair", leads & writes)
rules.add_perm("fair.edit_vacancy", (leads | speaks_for_employer) & writes)
rules.add_perm("fair.publish_vacancy", leads & writes)
# Whose profiles, and how much of each, is for selectors.profiles_visible_to.
rules.add_perm("fair.view_graduates", leads | sits_on_commission | speaks_for_college | speaks_for_employer)
rules.add_perm("fair.edit_graduate", speaks_for_college & writes)
rules.add_perm("fair.change_own_profile", is_that_graduate)
rules.add_perm("fair.send_links", speaks_for_college & writes)
rules.add_perm("fair.choose_wishes", is_that_graduate | (speaks_for_college & writes))
rules.add_perm("fair.plan_interviews", leads & writes)
rules.add_perm("fair.invite_to_interview", (leads | speaks_for_employer) & writes)
rules.add_perm("fair.check_in", (leads | speaks_for_college | speaks_for_employer) & writes)
rules.add_perm("fair.mark_interview", speaks_for_employer & writes)
rules.add_perm("fair.view_interviews", leads | sits_on_commission | speaks_for_college | speaks_for_employer)
rules.add_perm("fair.run_allocation", (leads | keeps_commission) & writes)
rules.add_perm("fair.view_allocation", leads | sits_on_commission)
rules.add_perm("fair.override_placement", (leads | keeps_commission) & writes)
rules.add_perm("fair.compose_protocol", (leads | keeps_commission) & writes)
rules.add_perm("fair.issue_invitation", leads & writes)
rules.add_perm("fair.revoke_invitation", (leads | speaks_for_employer) & writes)
rules.add_perm("fair.deliver_invitation", (leads | speaks_for_employer | speaks_for_college) & writes)
rules.add_perm("fair.view_invitations", leads | sits_on_commission | speaks_for_college | speaks_for_employer)
rules.add_perm("fair.answer_invitation", is_that_graduate)
rules.add_perm("fair.record_answer", speaks_for_college & writes)
rules.add_perm("fair.record_employment", speaks_for_college & writes)
rules.add_perm(
    "fair.view_employment", leads | is_observer | sits_on_commission | speaks_for_college | speaks_for_employer
)
rules.add_perm("fair.summarise_employment", leads & writes)
rules.add_perm("fair.export_graduates", (leads | speaks_for_college) & writes)
