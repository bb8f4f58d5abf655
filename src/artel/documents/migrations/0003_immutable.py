"""The database itself refuses to change or delete what is signed (DESIGN 5, RELIABILITY T4).

Refused, unless a row stands in documents_thaw (services/immutability.py): any change of the frozen columns of a
registered or revoked paper, its deletion, any state after «registered» but «revoked»; any change or deletion of a
signature and of a file; a change, a deletion or an addition of a signer or a signature of such a paper. TRUNCATE of
PostgreSQL fires no row's trigger: it is the owner's of the database, as dropping a trigger is.
"""

from django.db import migrations

SETTLED = "('registered', 'revoked')"
FROZEN = (
    "public_id", "cluster_id", "kind", "unit_id", "title", "dated_on", "place", "gost_edition", "edition",
    "supersedes_id", "subject_kind", "subject_id", "content", "digest", "round", "register", "year", "number_value",
    "number", "is_by_hand", "scan_id", "created_by_id", "created_at", "registered_at", "in_force_on",
)  # fmt: skip
FROZEN_ONCE_REVOKED = ("revoked_at", "revoked_reason", "revoked_by_id")
REFUSAL = "documents: signed papers are immutable"


def _settled(paper_id: str) -> str:
    return f"EXISTS (SELECT 1 FROM documents_paper p WHERE p.id = {paper_id} AND p.state IN {SETTLED})"


def rules(differs: str) -> list[tuple[str, str, str, str]]:
    """(name, table, event, condition) of every refusal; `differs` compares two values, nulls too."""

    def changed(columns) -> str:
        return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in columns)

    frozen = (
        f"(OLD.state IN {SETTLED} AND ({changed(FROZEN)}"
        " OR (OLD.state = 'registered' AND NEW.state NOT IN ('registered', 'revoked'))"
        f" OR (OLD.state = 'revoked' AND (NEW.state <> 'revoked' OR {changed(FROZEN_ONCE_REVOKED)}))))"
    )
    return [
        ("paper_update", "documents_paper", "UPDATE", frozen),
        ("paper_delete", "documents_paper", "DELETE", f"OLD.state IN {SETTLED}"),
        ("signature_update", "documents_signature", "UPDATE", "1 = 1"),
        ("signature_delete", "documents_signature", "DELETE", "1 = 1"),
        ("signature_insert", "documents_signature", "INSERT", _settled("NEW.paper_id")),
        ("signer_update", "documents_signer", "UPDATE", f"{_settled('OLD.paper_id')} OR {_settled('NEW.paper_id')}"),
        ("signer_delete", "documents_signer", "DELETE", _settled("OLD.paper_id")),
        ("signer_insert", "documents_signer", "INSERT", _settled("NEW.paper_id")),
        ("file_update", "documents_paperfile", "UPDATE", "1 = 1"),
        ("file_delete", "documents_paperfile", "DELETE", "1 = 1"),
    ]


def freeze(apps, schema_editor) -> None:
    make = _on_sqlite if schema_editor.connection.vendor == "sqlite" else _on_postgres
    for statement in make():
        schema_editor.execute(statement)


def _on_sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER documents_refuse_{name} BEFORE {event} ON {table} FOR EACH ROW"
        f" WHEN ({condition}) AND NOT EXISTS (SELECT 1 FROM documents_thaw)"
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for name, table, event, condition in rules("IS NOT")
    ]


def _on_postgres() -> list[str]:
    statements = []
    for name, table, event, condition in rules("IS DISTINCT FROM"):
        answer = "OLD" if event == "DELETE" else "NEW"
        statements += [
            f"CREATE FUNCTION documents_refuse_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF ({condition}) AND NOT EXISTS (SELECT 1 FROM documents_thaw) THEN"
            f" RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END IF;"
            f" RETURN {answer}; END $$",
            f"CREATE TRIGGER documents_refuse_{name} BEFORE {event} ON {table} FOR EACH ROW"
            f" EXECUTE FUNCTION documents_refuse_{name}()",
        ]
    return statements


def unfreeze(apps, schema_editor) -> None:
    for name, table, _event, _condition in rules("<>"):
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER documents_refuse_{name}")
        else:
            schema_editor.execute(f"DROP TRIGGER documents_refuse_{name} ON {table}")
            schema_editor.execute(f"DROP FUNCTION documents_refuse_{name}()")


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_thaw_approvalsheet_paper_paperfile_signer_and_more")]
    operations = [migrations.RunPython(freeze, unfreeze)]
