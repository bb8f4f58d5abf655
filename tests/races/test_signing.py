import pytest

from tests import races

pytestmark = pytest.mark.races
TARGET = "tests.races.signing"


def test_the_last_signature_is_one_and_numbers_follow_without_a_gap(database_url):
    made = races.call(f"{TARGET}:prepare", database_url, people=3, papers=10)
    done = races.run(3, f"{TARGET}:sign", database_url, **made)
    assert [sorted(papers) for papers in done] == [sorted(made["papers"])] * 3
    seen = races.call(f"{TARGET}:look", database_url, papers=made["papers"])
    assert seen == {"numbers": list(range(1, 11)), "states": ["registered"], "signatures": 30}


def test_two_sittings_in_opposite_orders_do_not_stop_each_other(database_url):
    made = races.call(f"{TARGET}:prepare", database_url, people=4, papers=8)
    assert races.run(4, f"{TARGET}:sign_at_once", database_url, **made) == [8] * 4
    assert races.call(f"{TARGET}:look", database_url, papers=made["papers"])["signatures"] == 32


def test_one_person_in_six_windows_signs_each_paper_once(database_url):
    made = races.call(f"{TARGET}:prepare", database_url, people=1, papers=10)
    done = races.run(6, f"{TARGET}:sign", database_url, **made, by_all=False)
    assert sorted(pk for papers in done for pk in papers) == sorted(made["papers"])
    assert races.call(f"{TARGET}:look", database_url, papers=made["papers"])["signatures"] == 10


def test_a_paper_is_either_recalled_or_signed(database_url):
    made = races.call(f"{TARGET}:prepare", database_url, people=1, papers=20)
    recalled, signed = races.run(2, f"{TARGET}:recall_or_sign", database_url, **made)
    assert sorted(recalled + signed) == sorted(made["papers"])
    seen = races.call(f"{TARGET}:look", database_url, papers=made["papers"])
    assert seen["signatures"] == len(signed)


def test_six_windows_together_try_five_passwords(database_url):
    made = races.call(f"{TARGET}:prepare", database_url, people=1, papers=1)
    looked = races.run(6, f"{TARGET}:guess", database_url, user=made["users"][0], count=5)
    assert sum(looked) == 5
