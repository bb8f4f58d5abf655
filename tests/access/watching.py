"""What a request does to the database beside its answer, and doing requests so that nothing remains."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse

from tests.access.table import Place
from tests.access.urls import address, sent
from tests.access.world import World

_WRITE = re.compile(
    r'^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)"?', re.IGNORECASE
)
_READ = re.compile(r"^\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|EXPLAIN|PRAGMA)\b", re.IGNORECASE)
# Of the entrance itself: sessions, counters of failed sign-ins, counters of limits.
ENTRANCE = frozenset({"django_session", "axes_accessattempt", "axes_accessfailurelog", "axes_accesslog", "artel_cache"})


@dataclass
class Watch:
    """Tables written to, in order; and how many statements were read."""

    written: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := _WRITE.match(sql):
            self.written.append(found[1])
        elif not _READ.match(sql):
            self.written.append(sql)
        self.statements.append(sql)
        return execute(sql, params, many, context)

    def beside(self, *allowed: frozenset[str]) -> list[str]:
        """Writes to tables that are not among those allowed."""
        return [table for table in self.written if table not in frozenset().union(*allowed)]

    @property
    def queries(self) -> list[str]:
        """Statements that ask or tell something; savepoints are not among them."""
        return [sql for sql in self.statements if not re.match(r"^\s*(SAVEPOINT|RELEASE|ROLLBACK)\b", sql)]


@contextmanager
def undone() -> Iterator[None]:
    """Undo everything that is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def watched() -> Iterator[Watch]:
    """Write down what is written inside, and undo it."""
    watch = Watch()
    with undone(), connection.execute_wrapper(watch):
        yield watch


def ask(world: World, place: Place, role: str, method: str, **options: Any) -> HttpResponse:
    """Do the request of a role at an address of our cluster, with a form that would be taken."""
    client = world.client(role, **options)
    url = address(place, world.ours, role)
    if method == "POST":
        return read(client.post(url, sent(place, world.ours, role)))
    return read(client.generic(method, url))


def read(response: HttpResponse) -> HttpResponse:
    """Read the answer to its end: a file that is served is closed by that. The bytes stay in `body`."""
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response
