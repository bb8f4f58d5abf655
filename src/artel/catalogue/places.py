"""Where the catalogue stands in the menu."""


def register_places() -> None:
    """Put the catalogue into the menu. Called once, in ready()."""
