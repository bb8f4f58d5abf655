"""The two tables that people wrote and reviewed: who has which right, and what every address needs."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import get_resolver

from tests.access.world import INSIDE, ROLES

FOLDER = Path(__file__).parent
MARKS = frozenset({"public", "demo", "signed_in", "operator"})  # of addresses that ask for no right by name


@dataclass(frozen=True, slots=True)
class Place:
    """A row of urls.csv.

    `get` and `post` are the rights that decide (the mark, where the table is silent); `own` are the roles whose own the
    thing at this address is; `denied` is the answer to those who are inside and have no right; `trace` tells in which
    journal a deed done here leaves its line («yes»: that of the cluster, where there is one).
    """

    route: str
    name: str
    mark: str
    methods: tuple[str, ...]
    get: str
    post: str
    own: frozenset[str]
    get_codes: frozenset[int]
    post_codes: frozenset[int]
    denied: frozenset[int]
    get_writes: frozenset[str]
    trace: str

    @property
    def of_cluster(self) -> bool:
        return self.route.startswith("k/<slug:slug>/")

    def takes(self, method: str) -> bool:
        return method in self.methods

    def right(self, method: str) -> str:
        return self.post if method == "POST" else self.get

    def codes(self, method: str) -> frozenset[int]:
        return self.post_codes if method == "POST" else self.get_codes


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer that the tables promise."""

    is_allowed: bool
    codes: frozenset[int]
    to_login: bool = False


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _codes(text: str, default: int) -> frozenset[int]:
    return frozenset(int(code) for code in text.split("|")) if text else frozenset({default})


def read_places() -> list[Place]:
    """Rows of urls.csv."""
    return [
        Place(
            route=row["route"],
            name=row["name"],
            mark=row["mark"],
            methods=tuple(row["methods"].split("|")),
            get=row["get"] or row["mark"],
            post=row["post"] or row["mark"],
            own=frozenset(row["own"].split()),
            get_codes=_codes(row["get_codes"], 200),
            post_codes=_codes(row["post_codes"], 302),
            denied=_codes(row["denied"], 403),
            get_writes=frozenset(row["get_writes"].split("|")) if row["get_writes"] else frozenset(),
            trace=row["trace"],
        )
        for row in _rows("urls.csv")
    ]


def read_matrix() -> dict[str, dict[str, str]]:
    """Rows of matrix.csv: right → role → «+», «-» or «own»."""
    return {row["right"]: {role: row[role] for role in ROLES} for row in _rows("matrix.csv")}


PLACES = read_places()
MATRIX = read_matrix()
BY_NAME = {place.name: place for place in PLACES}


def allows(right: str, role: str, *, is_own: bool) -> bool:
    """Tell what the matrix says of a role and a thing."""
    cell = MATRIX[right][role]
    return cell == "+" or (cell == "own" and is_own)


def expected(place: Place, role: str, method: str) -> Expected:
    """The answer to a role at an address, from the tables alone."""
    signs_in = place.mark not in ("public", "demo")
    if not place.takes(method):
        # Whoever is not signed in learns nothing of an address of a cluster, not even its methods.
        if role in ("anonymous", "blocked") and (place.of_cluster or place.mark == "operator"):
            return Expected(False, frozenset({302, 405}))
        return Expected(False, frozenset({405}))
    if signs_in and role in ("anonymous", "blocked"):
        return Expected(False, frozenset({302}), to_login=True)
    if place.of_cluster and role not in INSIDE:
        return Expected(False, frozenset({404}))
    is_own = role in place.own
    if allows(place.mark, role, is_own=True) and allows(place.right(method), role, is_own=is_own):
        return Expected(True, place.codes(method))
    return Expected(False, place.denied if allows(place.mark, role, is_own=True) else frozenset({403}))


def patterns(resolver: Any, prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """Every leaf of the resolver: (route, name with its namespaces, view). Static files are whitenoise's, not views."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, route, spaces + ((pattern.namespace,) if pattern.namespace else ()))
        else:
            yield route, ":".join((*spaces, pattern.name or "")), pattern.callback


def resolver_leaves() -> list[tuple[str, str, Any]]:
    return list(patterns(get_resolver()))


def first_allowed(place: Place, method: str) -> str:
    """The first role of the tables that may do it."""
    return next(role for role in ROLES if expected(place, role, method).is_allowed)
