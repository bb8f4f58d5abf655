"""Papers of a meeting, each as a tree for the writers (docs/papers.md): minutes, extract, registration sheet, bulletin, notice."""

from artel.documents.papers.tree import Document
from artel.meetings.models import Meeting
from artel.meetings.papers.collect import facts_of
from artel.meetings.papers.extract import certifier_post, extract_document, signed_name
from artel.meetings.papers.minutes import minutes_tree, signers_of
from artel.meetings.papers.sheets import bulletin, notice_document, registration_sheet

__all__ = [
    "bulletin",
    "certifier_post",
    "extract_document",
    "facts_of",
    "minutes_document",
    "minutes_tree",
    "notice_document",
    "registration_sheet",
    "signed_name",
    "signers_of",
]


def minutes_document(meeting: Meeting, form: str, edition: int = 1) -> Document:
    """The minutes of a meeting as its facts stand now."""
    return minutes_tree(facts_of(meeting, edition), form)
