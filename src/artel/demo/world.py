"""Builds the demo world and keeps it: a second call does nothing, `again` builds it anew."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from artel.accounts.rights import system
from artel.catalogue.seeds import load_seeds
from artel.demo import fair2025, this_year, year2023
from artel.kernel.errors import BrokenRule
from artel.members.models import Cluster

STORIES = (
    (year2023.SLUG, year2023.build),
    (this_year.SLUG, this_year.build),
    (fair2025.SLUG, fair2025.build),
)


def ensure(*, again: bool = False, say: Callable[[str], None] = lambda text: None) -> bool:
    """Have every demo cluster there; tell whether anything had to be built.

    Each is built whole or not at all, so a killed build starts over.
    `again` empties the database first; only a demo installation may do that.
    """
    if settings.MODE == "production":
        raise BrokenRule("Демонстрационный мир строят только в демонстрационной установке (ARTEL_MODE=demo).")
    if again:
        call_command("flush", interactive=False, verbosity=0)
    missing = [(slug, build) for slug, build in STORIES if not Cluster.objects.filter(slug=slug).exists()]
    if missing:
        say("Строится демонстрационный мир, это делается один раз:")
    load_seeds(actor=system("демонстрационный мир"))
    for _slug, build in missing:
        with transaction.atomic():
            build(say)
    return bool(missing)
