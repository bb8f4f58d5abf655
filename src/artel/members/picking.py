"""Picking a person by name: suggestions for a line with a list, and whom the typed words mean. Needs no script."""

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from artel.members.models import Cluster, Person, Position
from artel.members.selectors import people_visible_to
from artel.members.standing import in_force_on
from artel.russian import search_key

LONGEST_LIST = 1000
SHOWN = 5


class People:
    """People of a cluster that a person may pick from, on a day. Two queries for the whole page, asked when first needed.

    `suggestions` is for <c-suggest>; `find` reads back what was typed: a suggestion, a full name, or any part of a name
    that fits one person only.
    """

    def __init__(self, user: Any, cluster: Cluster, *, on: date) -> None:
        self._visible: QuerySet[Person] = people_visible_to(user, cluster)
        self._on = on

    def _with_posts(self, people: QuerySet[Person]) -> QuerySet[Person]:
        posts = Position.objects.filter(in_force_on(self._on)).select_related("organisation").order_by("valid_from")
        return people.prefetch_related(Prefetch("positions", posts, to_attr="positions_on"))

    @cached_property
    def _by_label(self) -> dict[str, Person]:
        found: dict[str, Person] = {}
        for person in self._with_posts(self._visible.order_by("last_name", "first_name", "pk"))[:LONGEST_LIST]:
            label = _label(person)
            found[_("{label}, карточка {pk}").format(label=label, pk=person.pk) if label in found else label] = person
        return found

    @property
    def suggestions(self) -> list[str]:
        return list(self._by_label)

    @cached_property
    def _labels(self) -> dict[int, str]:
        return {person.pk: label for label, person in self._by_label.items()}

    def label(self, person: Person) -> str:
        """What stands in the line for a person who is chosen already."""
        return self._labels.get(person.pk, person.full_name)

    def find(self, text: str) -> Person:
        """Whom the words mean; ValidationError says what to type when nobody or several people fit."""
        text = " ".join(text.split())
        if text in self._by_label:
            return self._by_label[text]
        name = text.split(",")[0]
        words = [word for word in search_key(name).split() if not word.endswith(".")]  # initials tell too little
        fitting = self._visible
        for word in words:
            fitting = fitting.filter(search_key__contains=word)
        people = list(self._with_posts(fitting.order_by("last_name", "first_name", "pk"))[: SHOWN + 1]) if words else []
        exact = [person for person in people if person.search_key == " ".join(words)]
        if len(people) == 1 or len(exact) == 1:
            return (exact or people)[0]
        if not people:
            raise ValidationError(_("Такого человека в кластере нет. Проверьте фамилию или сначала внесите его."))
        names = "; ".join(self.label(person) for person in people[:SHOWN])
        raise ValidationError(_("Подходят несколько человек: {names}. Напишите, кто из них.").format(names=names))


class PersonField(forms.CharField):
    """A line where a person is typed by name; cleans to the `Person`. The form sets `people`."""

    people: People

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": "people", "autocomplete": "off", "spellcheck": "false"})
        super().__init__(**{"widget": widget, "max_length": 300, **kwargs})

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value)
        return self.people.find(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return self.people.label(value) if isinstance(value, Person) else value


def _label(person: Person) -> str:
    places = dict.fromkeys(post.organisation.short_name for post in person.positions_on)
    return ", ".join([person.full_name, *list(places)[:1]])
