"""Rights on documents."""

import rules

from artel.documents.models import ApprovalLine, ApprovalSheet, Paper
from artel.documents.selectors import signers_of
from artel.members.domain.kinds import OfficeKind
from artel.members.permissions import (
    belongs_to_cluster,
    is_council_secretary,
    is_observer,
    is_operator,
    is_that_person,
    leads,
    writes,
)
from artel.members.standing import standing_of


@rules.predicate
def keeps_papers_of_the_body(user, paper) -> bool:
    """Chairs or writes down the body whose paper it is."""
    if not isinstance(paper, Paper) or paper.unit_id is None:
        return False
    standing = standing_of(user, paper.cluster)
    return any(standing.holds(kind, unit_id=paper.unit_id) for kind in (OfficeKind.CHAIR, OfficeKind.SECRETARY))


@rules.predicate
def signs_in_office(user, paper) -> bool:
    """Is a signer of the paper, and holds today the office they sign by, if they sign by one."""
    if not isinstance(paper, Paper):
        return False
    standing = standing_of(user, paper.cluster)
    held = {office.office_id for office in standing.offices}
    return any(
        signer.person.user_id == user.pk and (signer.office_id is None or signer.office_id in held)
        for signer in signers_of(paper)
    )


@rules.predicate
def is_asked(user, line) -> bool:
    """Is the person whose agreement the line asks for."""
    return isinstance(line, ApprovalLine) and line.person.user_id == user.pk


@rules.predicate
def opened_the_sheet(user, sheet) -> bool:
    """Asked for the agreement."""
    return isinstance(sheet, ApprovalSheet) and sheet.opened_by_id == user.pk


keeps_the_register = (leads | is_council_secretary) & writes

rules.add_perm("documents.view_register", belongs_to_cluster)
rules.add_perm("documents.register_incoming", keeps_the_register)
rules.add_perm("documents.correct_incoming", keeps_the_register)
rules.add_perm("documents.cancel_incoming", keeps_the_register)
rules.add_perm("documents.export_register", leads | is_council_secretary | is_observer)

rules.add_perm("documents.view_papers", belongs_to_cluster)
rules.add_perm("documents.export_papers", leads | is_council_secretary | is_observer)
rules.add_perm("documents.view_signing", belongs_to_cluster & writes)
rules.add_perm("documents.join_agreement", is_that_person & writes)
rules.add_perm("documents.sign_paper", signs_in_office & writes)
rules.add_perm("documents.sign_by_hand", (leads | keeps_papers_of_the_body) & writes)
rules.add_perm("documents.revoke_paper", (leads | keeps_papers_of_the_body) & writes)
rules.add_perm("documents.view_approvals", belongs_to_cluster)
rules.add_perm("documents.decide_line", is_asked & writes)
rules.add_perm("documents.answer_remark", (leads | opened_the_sheet) & writes)
rules.add_perm("documents.close_sheet", (leads | opened_the_sheet) & writes)
rules.add_perm("documents.thaw_papers", is_operator)
