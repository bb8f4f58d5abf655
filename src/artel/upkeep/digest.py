"""What a database holds, as one number a table: equal for equal rows, in whatever order they lie.

The digest of a table is the sum of the SHA-256 of its rows, modulo 2^256: no sorting, no memory. It compares databases
of one kind; the same rows have other digests on SQLite and on PostgreSQL.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import psycopg
from psycopg import sql

MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class TableDigest:
    """Rows of a table: how many, and which."""

    rows: int
    digest: str


Columns = Mapping[str, Sequence[str]]


def overall(tables: Mapping[str, TableDigest]) -> str:
    """One number for the whole database."""
    lines = "".join(f"{name} {tables[name].rows} {tables[name].digest}\n" for name in sorted(tables))
    return hashlib.sha256(lines.encode()).hexdigest()


def columns_of_sqlite(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Names of tables and of their columns. Virtual tables are left out: what they hold lies in tables of their own."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND (name NOT LIKE 'sqlite!_%' ESCAPE '!' OR name = 'sqlite_sequence') ORDER BY name"
    ).fetchall()
    tables = [_text(name) for (name,) in found]
    return {
        table: sorted(_text(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')) for table in tables
    }


def digest_sqlite(connection: sqlite3.Connection, columns: Columns | None = None) -> dict[str, TableDigest]:
    """Digest of every table, or of the columns asked for."""
    before = connection.text_factory
    connection.text_factory = bytes  # a text that is no UTF-8 is still a value
    try:
        tables = {}
        for table, names in (columns or columns_of_sqlite(connection)).items():
            listed = ", ".join(map(_quoted, names))
            rows = connection.execute(f"SELECT {listed} FROM {_quoted(table)}")  # noqa: S608 -- names of the schema
            tables[table] = _sum(repr(row).encode() for row in rows)
        return tables
    finally:
        connection.text_factory = before


def columns_of_postgres(connection: psycopg.Connection) -> dict[str, list[str]]:
    """Names of the tables of the current schema and of their columns."""
    found = connection.execute(
        "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t"
        " USING (table_schema, table_name) WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE'"
    ).fetchall()
    tables: dict[str, list[str]] = {}
    for table, column in sorted(found):
        tables.setdefault(table, []).append(column)
    return tables


def digest_postgres(connection: psycopg.Connection, columns: Columns | None = None) -> dict[str, TableDigest]:
    """Digest of every table, or of the columns asked for, in the transaction of the connection."""
    for name, value in (
        ("timezone", "UTC"),
        ("datestyle", "ISO"),
        ("extra_float_digits", "1"),
        ("bytea_output", "hex"),
    ):
        connection.execute("SELECT set_config(%s, %s, true)", [name, value])
    tables = {}
    for table, names in (columns or columns_of_postgres(connection)).items():
        query = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(
            sql.SQL(", ").join(map(sql.Identifier, names)), sql.Identifier(table)
        )
        with connection.cursor() as cursor, cursor.copy(query) as lines:
            tables[table] = _sum(bytes(line) for line in lines)
    return tables


def _sum(rows: Iterable[bytes]) -> TableDigest:
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(hashlib.sha256(row).digest())
    return TableDigest(count, f"{total % MODULUS:064x}")


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value
