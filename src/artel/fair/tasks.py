"""Background entry points of the fair."""
