"""Editions of classifiers: loaded whole, never edited."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.catalogue.domain.codes import kind_of
from artel.catalogue.domain.kinds import Classifier
from artel.catalogue.events import CatalogueEvent
from artel.catalogue.models import Edition, Occupation, Speciality
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.russian import search_key


@transaction.atomic
def load_edition(
    *,
    classifier: Classifier,
    title: str,
    act: str,
    valid_from: date,
    source: str,
    checked_on: date,
    rows: Sequence[Mapping[str, Any]],
    actor: Any,
    valid_to: date | None = None,
    is_complete: bool = False,
) -> Edition:
    """Load an edition with its rows. One of this title that is there already is answered as it is: nothing is edited.

    A row has `code` and `name`; a speciality also qualification, standard, admission_stops_on, predecessors, successor,
    months_after_nine; a line of ОКПДТР also is_worker, grades, successor. Refuses a code of a wrong form or given twice.
    """
    authorize(actor, "catalogue.load_edition")
    classifier, title = Classifier(classifier), " ".join(title.split())
    known = Edition.objects.filter(classifier=classifier, title=title).first()
    if known is not None:
        return known
    if not title or not act.strip() or not rows:
        raise BrokenRule(_("У редакции должны быть название, акт и хотя бы одна строка."))
    edition = Edition.objects.create(
        classifier=classifier,
        title=title,
        act=act.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        source=source.strip(),
        checked_on=checked_on,
        is_complete=is_complete,
        loaded_at=clock.now(),
    )
    _refuse_doubles(rows)
    if classifier == Classifier.SPO:
        Speciality.objects.bulk_create([_speciality(edition, row) for row in rows], batch_size=500)
    else:
        Occupation.objects.bulk_create([_occupation(edition, row) for row in rows], batch_size=500)
    audit.record(CatalogueEvent.EDITION_LOADED, actor=actor, target=edition, title=title, rows=len(rows))
    return edition


def _refuse_doubles(rows: Sequence[Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row["code"] in seen:
            raise BrokenRule(_("Код {code} стоит в редакции дважды.").format(code=row["code"]))
        seen.add(row["code"])


def _speciality(edition: Edition, row: Mapping[str, Any]) -> Speciality:
    kind = kind_of(row["code"])
    if kind is None:
        raise BrokenRule(
            _("{code} — не код СПО: у профессий вторая пара цифр 01, у специальностей 02.").format(code=row["code"])
        )
    return Speciality(
        edition=edition,
        code=row["code"],
        name=row["name"],
        kind=kind,
        qualification=row.get("qualification", ""),
        standard=row.get("standard", ""),
        admission_stops_on=row.get("admission_stops_on"),
        predecessors=list(row.get("predecessors", ())),
        successor=row.get("successor", ""),
        months_after_nine=row.get("months_after_nine"),
        search_key=search_key(f"{row['code']} {row['name']}")[:320],
    )


def _occupation(edition: Edition, row: Mapping[str, Any]) -> Occupation:
    if not re.fullmatch(r"\d{5,6}", row["code"]):
        raise BrokenRule(_("{code} — не код ОКПДТР: в нём пять или шесть цифр.").format(code=row["code"]))
    return Occupation(
        edition=edition,
        code=row["code"],
        name=row["name"],
        is_worker=row.get("is_worker", True),
        grades=row.get("grades", ""),
        successor=row.get("successor", ""),
        search_key=search_key(f"{row['code']} {row['name']}")[:320],
    )
