"""Documents for tests, made directly, past the services."""

from datetime import date
from itertools import count
from typing import Any

from artel.documents.models import IncomingDocument
from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.tests.factories import make_cluster
from artel.russian.search import search_key

_numbers = count(1)


def make_incoming(cluster: Cluster | None = None, **fields: Any) -> IncomingDocument:
    cluster = cluster or make_cluster()
    number = next(_numbers)
    defaults = {
        "number": number,
        "year": 2024,
        "received_on": date(2024, 2, 1),
        "kind": "order",
        "title": f"О мероприятии {number}",
        "sender": "Департамент образования",
        "their_number": f"{number}-р",
        "their_date": date(2024, 1, 30),
        "registered_at": clock.now(),
    }
    fields = defaults | fields
    key = search_key(f"{fields['title']} {fields['sender']} {fields['their_number']}")
    identity = search_key(f"{fields['sender']}|{fields['their_number']}")
    return IncomingDocument.objects.create(cluster=cluster, search_key=key, identity_key=identity, **fields)
