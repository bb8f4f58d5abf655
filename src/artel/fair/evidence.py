"""What the fair proves of a plan: named invitations (row 2.9) and employment (row 4.2)."""


def register_kinds() -> None:
    """Offer the kinds to the plan. Called once, in ready()."""
