from datetime import date

import pytest
from django.core.exceptions import ValidationError

from artel.members.picking import People
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_organisation,
    make_person,
    make_position,
    make_user,
)

pytestmark = pytest.mark.django_db

TODAY = date(2024, 3, 15)


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def people(cluster):
    return People(make_coordinator(cluster), cluster, on=TODAY)


def person(cluster, last_name: str, first_name: str = "Олег"):
    return make_person(cluster, last_name=last_name, first_name=first_name, patronymic="")


def test_a_suggestion_names_the_organisation_and_is_read_back(cluster, people):
    found = person(cluster, "Ким")
    make_position(found, make_organisation(cluster, short_name="ТЭПК"))

    assert "Ким Олег, ТЭПК" in people.suggestions
    assert people.find("Ким Олег, ТЭПК") == found
    assert people.label(found) == "Ким Олег, ТЭПК"


def test_namesakes_are_told_apart_by_their_card(cluster, people):
    first, second = person(cluster, "Ким"), person(cluster, "Ким")

    assert people.find("Ким Олег") == first
    assert people.find(f"Ким Олег, карточка {second.pk}") == second


@pytest.mark.parametrize("typed", ["семёнова", "Семенова", "  Семёнова   Анна ", "Семёнова А. И.", "Анна Семёнова"])
def test_a_part_of_a_name_is_enough_where_it_fits_one(cluster, people, typed):
    found = person(cluster, "Семёнова", "Анна")
    person(cluster, "Ким")

    assert people.find(typed) == found


def test_a_full_name_wins_over_a_longer_one(cluster, people):
    found = person(cluster, "Ким", "Анна")
    person(cluster, "Кимов", "Анна")

    assert people.find("Ким Анна") == found


def test_several_or_nobody_is_a_sentence_that_says_what_to_do(cluster, people):
    person(cluster, "Ким", "Анна")
    person(cluster, "Ким", "Олег")

    with pytest.raises(ValidationError, match="Ким Анна; Ким Олег"):
        people.find("Ким")
    with pytest.raises(ValidationError, match="сначала внесите"):
        people.find("Никто")
    with pytest.raises(ValidationError, match="сначала внесите"):
        people.find("А. Б.")


def test_people_of_another_cluster_and_a_strangers_eyes_find_nobody(cluster):
    found = person(cluster, "Ким")

    assert People(make_user(), cluster, on=TODAY).suggestions == []
    other = make_cluster()
    people = People(make_coordinator(other), other, on=TODAY)
    with pytest.raises(ValidationError):
        people.find(found.full_name)
