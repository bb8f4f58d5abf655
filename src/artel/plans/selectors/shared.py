"""Reading thousands of rows that share a few others: every one of those is made once, and the thousands cheaply."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, JSONField, Model, QuerySet, TextField
from django.db.models.base import ModelState
from django.db.models.functions import Cast


def read_sharing(found: QuerySet, *relations: str) -> list[Any]:
    """Rows of a queryset with their relations, as by `select_related(*relations)`, in one query.

    A related row is one object however many rows lead to it, and JSON is read once for it. To be shown, not to be saved:
    a plan of a member's college has some thousands of obligations, and making those by `Model.__init__` took more time
    than all the rest of the page.
    """
    model = found.model
    own = _Columns(model)
    related = [(name, _Columns(model._meta.get_field(name).related_model, f"{name}__")) for name in relations]
    columns = [column for part in (own, *(part for _name, part in related)) for column in part.columns]
    named = {f"read_{place}": column for place, column in enumerate(columns)}
    places, begins = [], len(own.names)
    for name, part in related:
        places.append((name, part, begins, begins + part.key, {None: None}))
        begins += len(part.names)
    answer, end = [], len(own.names)
    for row in found.annotate(**named).values_list(*named):
        kept = {}
        for name, part, begin, key, known in places:
            pk = row[key]
            if pk not in known:
                known[pk] = part.make(row[begin : begin + len(part.names)], {})
            kept[name] = known[pk]
        answer.append(own.make(row[:end], kept))
    return answer


class _Columns:
    """The columns of a model, JSON as the text that is stored, and how an object is made of a row of them."""

    def __init__(self, model: type[Model], prefix: str = "") -> None:
        fields = model._meta.concrete_fields
        self._model = model
        self.names = [field.attname for field in fields]
        self.key = self.names.index(model._meta.pk.attname)
        self._json = [field.attname for field in fields if isinstance(field, JSONField)]
        self.columns = [
            Cast(f"{prefix}{field.name}", TextField())
            if isinstance(field, JSONField)
            else F(f"{prefix}{field.attname}")
            for field in fields
        ]

    def make(self, values: Sequence[Any], kept: dict[str, Any]) -> Any:
        """What `from_db` makes, without asking every field how it wants to be set."""
        made = self._model.__new__(self._model)
        state = made._state = ModelState()
        state.adding, state.db, state.fields_cache = False, DEFAULT_DB_ALIAS, kept
        columns = made.__dict__
        columns.update(zip(self.names, values, strict=True))
        for name in self._json:
            text = columns[name]
            columns[name] = [] if text == "[]" else None if text is None else json.loads(text)
        return made


def share(rows: Iterable[Any], name: str, things: dict[Any, Any]) -> None:
    """Give every row its related thing out of those that have been read; None where it is not among them."""
    attribute = f"{name}_id"
    for row in rows:
        row._state.fields_cache[name] = things.get(vars(row)[attribute])
