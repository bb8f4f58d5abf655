"""Papers of the fair: the commission's protocol, named invitations, the summary of employment."""


def register_papers() -> None:
    """Register the kinds. Called once, in ready()."""
