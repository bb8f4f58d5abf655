"""Files of editions: the small ones that come with the product, and those that an operator loads."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from artel.catalogue.models import Edition
from artel.catalogue.services.editions import load_edition
from artel.kernel.errors import BrokenRule

SEEDS = ("spo.json", "okpdtr.json")
_FOLDER = Path(__file__).with_name("seed")
_DAYS = ("valid_from", "valid_to", "checked_on")
_FIELDS = frozenset({"classifier", "title", "act", "source", "is_complete", "rows", *_DAYS})


def load_seeds(*, actor: Any) -> list[Edition]:
    """Load the extracts that come with the product; those already there stay as they are."""
    return [load_file(_FOLDER / name, actor=actor) for name in SEEDS]


def load_file(path: Path, *, actor: Any) -> Edition:
    """Load an edition out of a JSON file (docs/catalogue.md); a BrokenRule says what is wrong with it."""
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
        for row in told["rows"]:
            row["code"], row["name"] = str(row["code"]).strip(), " ".join(str(row["name"]).split())
            if stops := row.get("admission_stops_on"):
                row["admission_stops_on"] = date.fromisoformat(stops)
        fields = {name: told[name] for name in _FIELDS & set(told)}
        fields |= {name: date.fromisoformat(told[name]) if told.get(name) else None for name in _DAYS}
        return load_edition(**fields, actor=actor)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenRule(
            _("Файл {name} — не редакция классификатора: {why}. Образец: catalogue/seed/spo.json.").format(
                name=path.name, why=error
            )
        ) from error
