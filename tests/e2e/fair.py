"""The part of furnish.py that is about the catalogue and the fair: a cluster of its own with fairs at every stage.

Its own, so that stories of the demo's cluster meet nothing they do not know. The fairs are those of the access matrix.
"""

from typing import Any

from artel.accounts.models import User
from artel.members.domain.kinds import OfficeKind, OrganisationKind, UnitKind
from artel.members.tests.factories import (
    make_cluster,
    make_consent_text,
    make_coordinator,
    make_head,
    make_lead,
    make_observer,
    make_organisation,
    make_representative,
    make_secretary,
    make_tenure,
    make_unit,
)
from tests.access import links
from tests.access.fair import TODAY, hold_fairs
from tests.access.urls_fair import ARGS
from tests.access.world import Side

SPACES = ("fair", "catalogue")


def furnish() -> Side:
    """The cluster, frozen on the day its fairs are made for."""
    cluster = make_cluster(
        slug="yarmarka",
        name="Кластер, где идут ярмарки",
        short_name="Ярмарки",
        place="г. Томск",
        is_demo=True,
        frozen_on=TODAY,
    )
    side = Side(cluster)
    for purpose in ("simple_signature", "publication"):
        make_consent_text(cluster, purpose=purpose)
    side.things["organisation"] = make_lead(cluster, short_name="Заречный колледж")
    side.things["employer"] = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="ООО «Завод»")
    side.things["author"] = make_coordinator(cluster)
    group = make_unit(cluster, kind=UnitKind.WORKING_GROUP, name="Рабочая группа")
    side.people = {
        "head": make_head(cluster),
        "coordinator": make_coordinator(cluster),
        "secretary": make_secretary(make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL, name="Экспертный совет")),
        "unit_member": make_tenure(group.offices.get(kind=OfficeKind.MEMBER)).person.user,
        "representative_college": make_representative(side.organisation),
        "representative_employer": make_representative(side.employer),
        "observer": make_observer(cluster),
    }
    hold_fairs(side)
    links.lend_to_guardians(side)
    return side


def people(side: Side) -> dict[str, User]:
    """Short names by which the tests call those who look at the fairs."""
    roles = {
        "fair_lead": "coordinator", "fair_college": "representative_college", "fair_employer": "representative_employer",
        "fair_secretary": "secretary", "fair_observer": "observer",
    }  # fmt: skip
    return {name: side.people[role] for name, role in roles.items()}


def samples(side: Side) -> dict[str, list[dict[str, Any]]]:
    found = {name: [args(side)] for name, args in ARGS.items()}
    guests = {name: [links.ARGS[name](side)] for name in ("accounts:guest", "catalogue:guardian_link")}
    asked = "&".join(f"student={each.pk}" for each in (side.minor, side.others_minor))
    return (
        found
        | guests
        | {"catalogue:guardian_ask": [{"?": asked}], "accounts:guest": [*guests["accounts:guest"], {"code": "X" * 26}]}
    )
