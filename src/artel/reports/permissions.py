"""Rights on reports (DOMAIN appendix F): the cluster reads what was issued, keepers make it, a member makes its own."""

import rules

from artel.members.models import Cluster
from artel.members.permissions import (
    belongs_to_cluster,
    holds_office,
    is_head,
    is_observer,
    is_representative,
    leads,
    represents_organisation,
    writes,
)
from artel.reports.models import Report


@rules.predicate
def is_of_no_member(_user, report) -> bool:
    """Speaks of the plan, a section or a body; a cluster, asked about in general, is of no member either."""
    return not isinstance(report, Report) or report.organisation_id is None


@rules.predicate
def represents_its_member(user, report) -> bool:
    """Represents the member whose report it is; of a cluster, could make such a report at all."""
    if isinstance(report, Cluster):
        return is_representative(user, report)
    return isinstance(report, Report) and represents_organisation(user, report.organisation)


rules.add_perm("reports.view_reports", belongs_to_cluster)
rules.add_perm(
    "reports.read_report",
    belongs_to_cluster & (is_of_no_member | leads | is_observer | holds_office | represents_its_member),
)
rules.add_perm("reports.compose_report", (leads | represents_its_member) & writes)
# The public page: whoever leads prepares it, the head alone shows it to everybody.
rules.add_perm("reports.view_public_page", leads | is_observer)
rules.add_perm("reports.keep_public_page", leads & writes)
rules.add_perm("reports.open_public_page", is_head & writes)
