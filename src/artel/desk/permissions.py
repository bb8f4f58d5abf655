"""Rights on what lies below the members and so cannot name them: the journal and the background jobs."""

import rules

from artel.members.permissions import is_chair, is_observer, is_representative, leads, writes

oversees = leads | is_observer | is_chair

rules.add_perm("audit.view_journal", oversees | is_representative)  # a representative: own deeds only
rules.add_perm("audit.view_whole_journal", oversees)
rules.add_perm("audit.export_journal", oversees)  # an observer too: the export itself is a line of the journal
rules.add_perm("jobs.view_jobs", leads)
rules.add_perm("jobs.repeat_job", leads & writes)
