"""Names, birthdays and contacts of graduates: on no page, in no table and no line of the journal before whom they are not for.

Every page that a role may open is read, with the tables it may take out. All graduates of this world begin with one word.
"""

import pytest

from tests.access.fair import PHONE, SECRET
from tests.access.table import PLACES, expected
from tests.access.texts import words_in
from tests.access.watching import ask, watched

pytestmark = pytest.mark.django_db

SPACES = ("fair", "catalogue", "documents", "desk", "members", "jobs", "ui")
NAME = (SECRET, SECRET[:-2] + "ой-", SECRET[:-2] + "ую-")
CONTACTS = (PHONE, PHONE[3:], "student-", "20.03.2004", "20 марта 2004", "2004-03-20")


def places():
    return [
        place
        for place in PLACES
        if place.name.partition(":")[0] in SPACES and not (place.mark == "public" and "<str:code>" in place.route)
    ]


def told(world, role: str, words: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """(address, method, word) of everything that the role reads and that has one of the words in it."""
    found = []
    for place in places():
        methods = ["GET"] if place.takes("GET") else []
        # Tables taken out answer a POST with themselves.
        methods += ["POST"] if place.takes("POST") and 200 in place.codes("POST") else []
        for method in methods:
            if not expected(place, role, method).is_allowed:
                continue
            with watched():
                said = words_in(ask(world, place, role, method))
            found += [(place.name, method, word) for word in words if word.lower() in said.lower()]
    return found


@pytest.mark.parametrize("role", ["chair_coordination", "observer"])
def test_who_is_no_party_to_the_fair_meets_no_graduate_by_name(world, role):
    assert told(world, role, NAME + CONTACTS) == []


@pytest.mark.parametrize("role", ["head", "secretary"])
def test_those_who_lead_and_the_commission_see_names_and_neither_birthdays_nor_contacts(world, role):
    found = told(world, role, (SECRET, *CONTACTS))
    assert {word for _name, _method, word in found} == {SECRET}, found


def test_an_employer_reads_neither_birthdays_nor_contacts_and_no_name_before_the_interview(world):
    assert told(world, "representative_employer", CONTACTS) == []
    with watched():
        for name in ("fair:graduates", "fair:graduate"):
            place = next(place for place in PLACES if place.name == name)
            assert SECRET not in words_in(ask(world, place, "representative_employer", "GET"))


def test_the_college_sees_all_of_its_own(world):
    """The sweep hears what it is to hear."""
    assert {SECRET, PHONE, "20.03.2004"} <= {
        word for _n, _m, word in told(world, "representative_college", NAME + CONTACTS)
    }
