"""Rights on notices: one's own are everybody's, whom the cluster has warned is for those who lead it to see."""

import rules

from artel.members.permissions import belongs_to_cluster, is_observer, leads, writes

rules.add_perm("notices.view_own", belongs_to_cluster)
rules.add_perm("notices.change_preference", belongs_to_cluster)
rules.add_perm("notices.view_log", leads | is_observer)
rules.add_perm("notices.view_letter", leads & writes)  # the whole letter of somebody else
rules.add_perm("notices.repeat_letter", leads & writes)
rules.add_perm("notices.export_log", leads & writes)
