"""Runs inside the installation of the story of the fair: what everybody else does while one graduate is followed.

    python -m tests.e2e.fair_steps talk    employers talk to everybody who has not been talked to yet

Deeds are those of the services, by the people whose they are.
"""

import sys

import django

django.setup()

from artel.accounts.models import User  # noqa: E402 -- Django must be there first
from artel.demo import year2023  # noqa: E402
from artel.demo.fair2024 import SPEAKERS  # noqa: E402
from artel.fair.models import Fair  # noqa: E402
from artel.fair.services.interviews import mark_interview  # noqa: E402


def talk(fair: Fair) -> None:
    """Everybody else is ready to be taken, and none better than the one who is followed."""
    planned = fair.interviews.filter(state="planned").select_related("stand__organisation", "fair__cluster", "cluster")
    users = {
        organisation: User.objects.get(email=f"{person}@{fair.cluster.slug}.example")
        for organisation, person in SPEAKERS.items()
    }
    by_organisation = {
        user.persons.get(cluster=fair.cluster).positions.first().organisation_id: user for user in users.values()
    }
    for interview in planned:
        mark_interview(
            interview=interview, mark=3, readiness="yes", actor=by_organisation[interview.stand.organisation_id]
        )


if __name__ == "__main__":
    {"talk": talk}[sys.argv[1]](Fair.objects.select_related("cluster").get(cluster__slug=year2023.SLUG))
