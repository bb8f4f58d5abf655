"""The one way past the database's refusal to change what is signed. Triggers: migration 0003."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.documents.events import DocumentEvent
from artel.documents.models import Thaw
from artel.kernel import clock
from artel.kernel.errors import BrokenRule


@contextmanager
def thaw(reason: str, actor: Any) -> Iterator[None]:
    """Let this transaction change registered papers and signatures; the journal of the installation keeps who and why.

    The row that lifts the refusal is gone before the transaction ends, so no other one ever sees it. For erasure by
    law and for mending after a fault, by the operator or the system: never for a correction, which is a new edition.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise BrokenRule(_("Напишите, зачем снимается запрет."), field="reason")
    with transaction.atomic():
        authorize(actor, "documents.thaw_papers")
        row = Thaw.objects.create(reason=reason[:300], at=clock.now())
        yield
        row.delete()
        audit.record(DocumentEvent.PAPERS_THAWED, actor=actor, reason=reason)
