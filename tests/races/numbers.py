"""What the processes of the race for numbers do."""

from django.db import transaction

from artel.documents.models import NumberSequence
from artel.documents.services import next_number
from artel.members.models import Cluster


def prepare(_index: int) -> int:
    return Cluster.objects.create(slug="race", name="Гонка", short_name="Гонка", region="—").pk


def take(_index: int, *, cluster: int, count: int) -> list[int]:
    """Take numbers one a transaction, as registering does."""
    numbers = []
    for _ in range(count):
        with transaction.atomic():
            numbers.append(next_number(Cluster(pk=cluster), "incoming", 2024))
    return numbers


def take_without_lock(_index: int, *, cluster: int, count: int) -> list[int]:
    """The negative control: read, add one, write, and no lock in between."""
    NumberSequence.objects.get_or_create(cluster_id=cluster, register="incoming", year=2024)
    numbers = []
    for _ in range(count):
        last = NumberSequence.objects.get(cluster_id=cluster).last
        NumberSequence.objects.filter(cluster_id=cluster).update(last=last + 1)
        numbers.append(last + 1)
    return numbers
