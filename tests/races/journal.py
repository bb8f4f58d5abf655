"""What the processes of test_journal.py do."""

from django.db import transaction

from artel import audit
from artel.audit.models import Chain, Entry
from artel.audit.tests.factories import Place, Somebody
from tests import races


def write_lines(index: int, *, count: int, chain: int) -> int:
    """Write lines into one chain, each in a transaction of its own."""
    for number in range(count):
        with transaction.atomic():
            audit.record("test.written", actor=Somebody(pk=index + 1), cluster=Place(chain), number=number)
    return count


def write_lines_without_a_lock(index: int, *, count: int, chain: int) -> int:
    """The same by reading the head without holding it: the negative control. Tell how many were refused."""
    refused = 0
    for number in range(count):
        races.barrier()
        try:
            with transaction.atomic():
                head = Chain.objects.get(pk=chain)
                Entry.objects.create(
                    chain=chain,
                    seq=head.length + 1,
                    previous=head.head,
                    digest=f"{index}-{number}",
                    recorded_at="2024-03-15T09:00:00Z",
                    event="test.written",
                )
                Chain.objects.filter(pk=chain).update(length=head.length + 1, head=f"{index}-{number}")
        except Exception:
            refused += 1
    return refused


def look(_index: int, *, chain: int) -> dict:
    """How the chain looks afterwards."""
    verdict = audit.verify(chain, anchor=audit.anchor(chain))
    lines = Entry.objects.filter(chain=chain).order_by("seq")
    return {
        "ok": verdict.ok,
        "length": verdict.length,
        "seqs": list(lines.values_list("seq", flat=True)),
        "by_actor": [lines.filter(actor_id=actor).count() for actor in range(1, 5)],
    }


def start_chain(_index: int, *, chain: int) -> None:
    Chain.objects.create(pk=chain)
