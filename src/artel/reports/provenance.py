"""What a piece of evidence that was signed inside Artel consists of: the digest its signatures stand under."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q

from artel.bodies.evidence import APPROVED_COMPOSITION
from artel.bodies.models import Composition
from artel.documents.domain.states import PaperState
from artel.meetings.evidence import SIGNED_MINUTES
from artel.meetings.models import Minutes


def digests_of(lines: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """SHA-256 of the papers behind evidence that has no file of its own, by the evidence's id. Up to two queries."""
    sources: dict[str, dict[str, list[int]]] = {SIGNED_MINUTES: {}, APPROVED_COMPOSITION: {}}
    for line in lines:
        if line["source_kind"] in sources and not line["file_id"]:
            sources[line["source_kind"]].setdefault(line["source_id"].partition(".")[0], []).append(line["pk"])
    found: dict[int, str] = {}
    if minutes := sources[SIGNED_MINUTES]:
        for meeting, digest in (
            Minutes.objects.filter(_numbers(minutes, "meeting"), paper__state=PaperState.REGISTERED)
            .order_by("edition")
            .values_list("meeting_id", "paper__digest")
        ):
            found |= dict.fromkeys(minutes[str(meeting)], digest)
    if compositions := sources[APPROVED_COMPOSITION]:
        for pk, digest, sha256 in Composition.objects.filter(_numbers(compositions, "pk")).values_list(
            "pk", "act__digest", "act_file__sha256"
        ):
            found |= dict.fromkeys(compositions[str(pk)], digest or sha256 or "")
    return found


def _numbers(ids: Mapping[str, Any], name: str) -> Q:
    return Q(**{f"{name}__in": [int(each) for each in ids if each.isdecimal()]})
