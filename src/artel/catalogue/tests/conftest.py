from dataclasses import dataclass
from typing import Any

import pytest
import time_machine

from artel.accounts.models import User
from artel.audit.models import Entry
from artel.catalogue.models import Group, Programme
from artel.catalogue.tests.factories import make_group, make_programme, make_speciality
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Cluster, Organisation
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_representative,
)


@dataclass
class World:
    """A cluster in February 2024: a college with a group that graduates in June, another college, an enterprise."""

    cluster: Cluster
    college: Organisation
    other: Organisation
    plant: Organisation
    programme: Programme
    group: Group
    keeper: User  # represents the college
    other_keeper: User
    plant_keeper: User
    coordinator: User
    observer: User

    def traces(self, event: str) -> int:
        return Entry.objects.filter(chain=self.cluster.pk, event=event).count()

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


@pytest.fixture
def world(db) -> World:
    with time_machine.travel("2024-02-15 05:00:00+00:00", tick=False):
        cluster = make_cluster(slug="tepk")
        college = make_organisation(cluster, short_name="Северный колледж")
        other = make_organisation(cluster, short_name="Южный техникум")
        plant = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="Сибприбор")
        programme = make_programme(college, make_speciality())
        yield World(
            cluster=cluster,
            college=college,
            other=other,
            plant=plant,
            programme=programme,
            group=make_group(programme, "ТМ-201"),
            keeper=make_representative(college),
            other_keeper=make_representative(other),
            plant_keeper=make_representative(plant),
            coordinator=make_coordinator(cluster),
            observer=make_observer(cluster),
        )
