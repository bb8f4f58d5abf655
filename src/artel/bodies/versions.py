"""What a vote on a composition stands under: its id with a digest of the seats, so that another version is another subject."""

import hashlib
import json

from artel.bodies.models import Composition


def subject_id(composition: Composition) -> str:
    """«41-9c3a0f12d7be»: the id of the composition and the digest of who sits in it and until when."""
    seats = list(
        composition.seats.order_by("person_id").values_list("person_id", "part", "has_vote", "post", "organisation_id")
    )
    facts = json.dumps([seats, str(composition.term_until)], ensure_ascii=False)
    return f"{composition.pk}-{hashlib.sha256(facts.encode()).hexdigest()[:12]}"
