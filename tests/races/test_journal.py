import pytest

from tests import races

pytestmark = pytest.mark.races


def test_four_processes_write_one_chain_without_a_fork_or_a_gap(database_url):
    """The chain does not exist beforehand: its first line is raced for too."""
    races.run(4, "tests.races.journal:write_lines", database_url, count=50, chain=1)

    assert races.call("tests.races.journal:look", database_url, chain=1) == {
        "ok": True,
        "length": 200,
        "seqs": list(range(1, 201)),
        "by_actor": [50, 50, 50, 50],
    }


@pytest.mark.postgres
def test_without_the_lock_postgres_refuses_forks(postgres_url):
    """The negative control: the race is real, and the constraint stands behind the lock."""
    races.call("tests.races.journal:start_chain", postgres_url, chain=1)

    refused = races.run(4, "tests.races.journal:write_lines_without_a_lock", postgres_url, count=20, chain=1)

    assert sum(refused) > 0
