"""Rights on documents."""

import rules

from artel.members.permissions import belongs_to_cluster, is_council_secretary, is_observer, leads, writes

keeps_the_register = (leads | is_council_secretary) & writes

rules.add_perm("documents.view_register", belongs_to_cluster)
rules.add_perm("documents.register_incoming", keeps_the_register)
rules.add_perm("documents.correct_incoming", keeps_the_register)
rules.add_perm("documents.cancel_incoming", keeps_the_register)
rules.add_perm("documents.export_register", leads | is_council_secretary | is_observer)
