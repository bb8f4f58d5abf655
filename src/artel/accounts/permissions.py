"""Rights on accounts: the operator's. Who lets people into a cluster is the cluster's own affair (artel.members)."""

import rules


@rules.predicate
def is_operator(user, _obj) -> bool:
    return bool(user and user.is_active and user.is_operator)


@rules.predicate
def is_own_account(user, account) -> bool:
    return account is not None and user.pk == account.pk


rules.add_perm("accounts.block_user", is_operator)
rules.add_perm("accounts.make_operator", is_operator)
rules.add_perm("accounts.end_sessions", is_operator | is_own_account)
rules.add_perm("accounts.change_own_account", is_own_account)
