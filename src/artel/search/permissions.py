"""Rights on search. What of the found a person sees is each app's own selector."""

import rules

from artel.members.permissions import belongs_to_cluster

rules.add_perm("search.find", belongs_to_cluster)
