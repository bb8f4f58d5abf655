import sqlite3

import pytest

from artel.upkeep.digest import columns_of_sqlite, digest_sqlite, overall

ROWS = [(1, "Анна", 0.1, None), (2, "Борис", 1.5, b"\x00\xff"), (3, "Борис", 1.5, b"")]


def digest(rows, *, columns="id INTEGER, name TEXT, share REAL, extra BLOB", order="id, name, share, extra"):
    with sqlite3.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE people ({columns})")
        connection.executemany(f"INSERT INTO people ({order}) VALUES (?, ?, ?, ?)", rows)
        found = digest_sqlite(connection)
    connection.close()
    return found


def test_the_order_of_rows_and_of_columns_does_not_matter():
    assert digest(ROWS) == digest(ROWS[::-1])
    assert digest(ROWS) == digest(ROWS, columns="extra BLOB, share REAL, name TEXT, id INTEGER")
    assert digest(ROWS)["people"].rows == 3


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        [*ROWS, ROWS[0]],
        [ROWS[0], ROWS[1], (3, "Борис", 1.5, None)],
        [ROWS[0], ROWS[1], (3, "Борис ", 1.5, b"")],
        [ROWS[0], (2, "Борис", 1.5000000000000002, b"\x00\xff"), ROWS[2]],
        [(1, "Борис", 0.1, None), (2, "Анна", 1.5, b"\x00\xff"), ROWS[2]],
    ],
)
def test_any_other_content_has_another_digest(rows):
    assert digest(rows) != digest(ROWS)
    assert overall(digest(rows)) != overall(digest(ROWS))


def test_equal_rows_that_stand_twice_are_not_the_same_as_none():
    """A sum modulo two would not see them."""
    assert digest([ROWS[0], ROWS[1], ROWS[1]]) != digest([ROWS[0]])


def test_a_text_that_is_no_utf8_has_a_digest():
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE odd (name TEXT)")
        connection.execute("INSERT INTO odd VALUES (CAST(x'ff' AS TEXT))")
        assert digest_sqlite(connection)["odd"].rows == 1
        assert columns_of_sqlite(connection) == {"odd": ["name"]}
    connection.close()
