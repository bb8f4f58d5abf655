"""The lottery that breaks ties: anyone can draw it again."""

from collections.abc import Iterable
from hashlib import sha256


def lottery(seed: str, graduates: Iterable[str]) -> dict[str, int]:
    """Give every public number of a graduate a place 1, 2, …: in order of SHA-256 of `seed|number` in UTF-8.

    The seed is published after the list of numbers is closed, or drawn in public: who knows it earlier knows the lots.
    """
    numbers = list(graduates)
    if not seed:
        raise ValueError("the lottery needs a seed")
    if len(set(numbers)) != len(numbers):
        raise ValueError("a public number stands twice in the lottery")
    drawn = sorted(numbers, key=lambda number: sha256(f"{seed}|{number}".encode()).digest())
    return {number: lot for lot, number in enumerate(drawn, start=1)}
