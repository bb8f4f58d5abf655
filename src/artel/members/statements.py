"""A query whose SQL Django writes once a process: for what every page asks, where the writing cost more than the asking."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Values that no row has; they stand in the written query where those of a call come.
_INT, _STR, _DATE = -7_654_321, "\x02", date(1, 1, 1)


class Statement:
    """A query of `values_list` that differs from call to call by values alone.

    `build(freshness, **values)` is asked for the queryset once for each `freshness` (a thing that the shape of the query hangs on,
    a day for example) with values that stand in for those of the call: it must hand them to the query as they are, and
    not look at them. `values`: the type of each, int, str or date.
    """

    def __init__(self, build: Callable[..., QuerySet], **values: type) -> None:
        self._build, self._values = build, values
        self._written = lru_cache(maxsize=4)(self._write)

    def rows(self, freshness: Hashable = None, **values: Any) -> list[tuple[Any, ...]]:
        """Answer the rows, in one query."""
        query, sql, parameters, selected = self._written(freshness, connection.vendor)
        put = {name: _adapted(value) for name, value in values.items()}
        with connection.cursor() as cursor:
            cursor.execute(sql, tuple(put[name] if name else value for name, value in parameters))
            found = cursor.fetchall()
        compiler = query.get_compiler(connection=connection)
        if converters := compiler.get_converters(selected):
            found = compiler.apply_converters(found, converters)
        return [tuple(row) for row in found]

    def forget(self) -> None:
        """Write the query anew when it is next asked."""
        self._written.cache_clear()

    def _write(self, freshness: Hashable, _vendor: str) -> tuple[Any, ...]:
        stand_ins = {name: _stand_in(kind, place) for place, (name, kind) in enumerate(self._values.items())}
        names = {_adapted(value): name for name, value in stand_ins.items()}
        query = self._build(freshness, **stand_ins).query
        compiler = query.get_compiler(connection=connection)
        sql, written = compiler.as_sql()
        parameters = [(names.get(value, "") if isinstance(value, Hashable) else "", value) for value in written]
        if missing := set(self._values) - {name for name, _value in parameters}:
            raise AssertionError(f"the query does not take: {missing}")
        return query, sql, parameters, [column for column, _sql, _alias in compiler.select]


def _stand_in(kind: type, place: int) -> Any:
    return {int: _INT - place, str: _STR * (place + 1), date: date.fromordinal(_DATE.toordinal() + place)}[kind]


def _adapted(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
