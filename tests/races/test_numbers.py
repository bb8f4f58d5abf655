import pytest

from tests import races

pytestmark = pytest.mark.races


def test_eight_people_take_fifty_numbers_each_without_a_gap_or_a_repeat(database_url):
    cluster = races.call("tests.races.numbers:prepare", database_url)
    taken = races.run(8, "tests.races.numbers:take", database_url, cluster=cluster, count=50)
    assert sorted(number for numbers in taken for number in numbers) == list(range(1, 401))


def test_without_the_lock_the_same_race_repeats_numbers(database_url):
    cluster = races.call("tests.races.numbers:prepare", database_url)
    races.call("tests.races.numbers:take_without_lock", database_url, cluster=cluster, count=0)
    taken = races.run(4, "tests.races.numbers:take_without_lock", database_url, cluster=cluster, count=50)
    numbers = [number for numbers in taken for number in numbers]
    assert len(set(numbers)) < len(numbers)
