"""Which roles go together, and who may grant which."""

from collections.abc import Collection

from artel.members.domain.kinds import RoleKind

ALL = frozenset(RoleKind)
# An operator lets in those who lead; the rest is the cluster's own affair (RELIABILITY 3.1, user.invite).
BY_OPERATOR = frozenset({RoleKind.HEAD, RoleKind.COORDINATOR})
BY_REPRESENTATIVE = frozenset({RoleKind.REPRESENTATIVE})


def clash(kind: RoleKind, others: Collection[RoleKind]) -> RoleKind | None:
    """The role among `others` that the new one cannot stand beside, if any.

    An observer reads everything and writes nothing: given on top of another role it would take that role's rights away.
    """
    if kind == RoleKind.OBSERVER:
        return next((other for other in sorted(others) if other != RoleKind.OBSERVER), None)
    return RoleKind.OBSERVER if RoleKind.OBSERVER in others else None
