"""What the journal asks of its surroundings: a cluster, an actor, some deeds."""

from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from artel.audit.journal import record


@dataclass
class Place:
    """Stands for a cluster: the journal lies below the app that has them."""

    pk: int = 1
    time_zone: str = "Asia/Tomsk"
    frozen_on: date | None = None


@dataclass
class Somebody:
    pk: int | None = 7
    name: str = "Кравцова Елена Викторовна"

    def __str__(self) -> str:
        return self.name


@transaction.atomic
def live(count: int, *, cluster: Place, rng: Random) -> None:
    """Write a stretch of ordinary life."""
    for _number in range(count):
        actor = Somebody(rng.randint(1, 9), rng.choice(["Кравцова", "Петров", "Ли"]))
        event = rng.choice(["plans.submitted", "plans.evidence_accepted", "members.role_granted"])
        record(event, actor=actor, cluster=cluster, row=rng.randint(1, 17), words=rng.choice(["", "«в срок»", "ё"]))
