"""Where the fair stands in the menu."""


def register_places() -> None:
    """Put the fair into the menu. Called once, in ready()."""
