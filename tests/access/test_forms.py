"""A form takes its own fields and nothing beside: neither state, nor cluster, nor who did it, nor when."""

from typing import Any

import pytest
from django.db import models

from artel.members.models import Organisation, Person
from tests.access.table import PLACES, Place, expected
from tests.access.texts import our_models
from tests.access.urls import address, sent
from tests.access.watching import read, undone
from tests.access.world import ROLES, World

pytestmark = pytest.mark.django_db

# Random by nature, and what is computed from it.
RANDOM = frozenset(
    {
        "password",
        "token_sha256",
        "tail",
        "public_id",
        "code_hash",
        "content",
        "previous",
        "digest",
        "head",
        "key",
        "sha256",
        "detail",
        "code",
        "token_hash",
        "job_key",
        "secret_sha256",
        "target_name",  # of a calendar given out: the tail of its secret
    }
)
# Rolls of votes are written in an order that tells nothing (RELIABILITY T5): compared by whose they are.
SHUFFLED = {"meetings.Participation": ["question", "attendee"]}
POSTED = [place for place in PLACES if place.takes("POST") and place.mark not in ("public", "demo")]


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all our models."""
    return {
        model._meta.label: [
            {
                name: value
                for name, value in row.items()
                if name not in RANDOM and not (name == "id" and model._meta.label in SHUFFLED)
            }
            for row in model._base_manager.order_by(*SHUFFLED.get(model._meta.label, ["pk"])).values()
        ]
        for model in our_models()
        if model._meta.app_label != "search"  # the index is made of the rest, and is long
    }


def hostile(field: models.Field, world: World) -> Any:
    """A value that the field would take, and that would do harm."""
    theirs = world.theirs
    if isinstance(field, models.ForeignKey):
        known = {
            "Cluster": theirs.cluster.pk,
            "User": world.people["stranger"].pk,
            "Organisation": theirs.organisation.pk,
        }
        return known.get(field.related_model.__name__, 1)
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.DateTimeField | models.DateField):
        return "01.01.2020"
    if isinstance(field, models.IntegerField | models.DecimalField):
        return "7"
    return field.choices[-1][0] if field.choices else "hostile"


def beside(world: World, place: Place, role: str) -> dict[str, Any]:
    """A value for every column of every model that is no field of this form."""
    own = set(sent(place, world.ours, role))
    if place.takes("GET"):
        form = (read(world.client(role).get(address(place, world.ours))).context or {}).get("form")
        own |= set(form.fields) if form is not None else set()
    found: dict[str, Any] = {}
    for model in our_models():
        for field in model._meta.concrete_fields:
            found.update({field.name: hostile(field, world), field.attname: hostile(field, world)})
    return {name: value for name, value in found.items() if name not in own}


def done(world: World, place: Place, role: str, more: dict[str, Any]) -> tuple[int, dict]:
    with undone():
        form = more | sent(place, world.ours, role)
        answer = read(world.client(role).post(address(place, world.ours), form))
        return answer.status_code, everything()


@pytest.mark.parametrize("place", POSTED, ids=lambda place: place.name)
def test_fields_beside_the_form_change_nothing(world, place):
    role = next(role for role in ROLES if expected(place, role, "POST").is_allowed)
    more = beside(world, place, role)
    assert {"cluster", "state", "is_operator", "recorded_by", "is_demo", "frozen_on"} <= set(more)
    plain, hostile_one = done(world, place, role, {}), done(world, place, role, more)
    assert plain[0] == hostile_one[0]
    assert {label: rows for label, rows in hostile_one[1].items() if rows != plain[1][label]} == {}


def test_a_change_is_seen_in_the_snapshot(world):
    before = everything()
    with undone():
        Person.objects.filter(pk=world.ours.person.pk).update(phone="1")
        Organisation.objects.filter(pk=world.ours.other.pk).update(is_anchor=True)
        after = everything()
    assert {label for label in before if before[label] != after[label]} == {"members.Person", "members.Organisation"}
