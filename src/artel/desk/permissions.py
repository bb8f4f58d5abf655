"""Rights on what lies below the members and so cannot name them: the journal and the background jobs."""

import rules

from artel.members.permissions import is_chair, is_observer, is_representative, leads, writes

oversees = leads | is_observer | is_chair

rules.add_perm("audit.view_journal", oversees | is_representative)  # a representative: own deeds only
rules.add_perm("audit.view_whole_journal", oversees)
rules.add_perm("audit.export_journal", (leads | is_chair) & writes)
rules.add_perm("jobs.view_jobs", leads)
rules.add_perm("jobs.repeat_job", leads & writes)
