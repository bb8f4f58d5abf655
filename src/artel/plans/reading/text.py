"""Plain text."""
from .model import Unreadable
from .tables import Source


def take_apart(data: bytes) -> Source:
    raise Unreadable("Пока не читается")
