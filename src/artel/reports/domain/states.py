"""States of a report. They follow from its paper and are stored nowhere else."""

from enum import StrEnum

from artel.documents.domain.states import PaperState


class ReportState(StrEnum):
    DRAFT = "draft"
    SIGNING = "signing"
    ISSUED = "issued"
    SUPERSEDED = "superseded"  # a corrected one has been signed
    REVOKED = "revoked"


def state_of(paper: str | None, *, is_superseded: bool = False) -> ReportState:
    """By the state of its paper, if it has one, and whether a corrected one has been registered."""
    match paper:
        case None | PaperState.DRAFT | PaperState.DROPPED:
            return ReportState.DRAFT
        case PaperState.SIGNING:
            return ReportState.SIGNING
        case PaperState.REVOKED:
            return ReportState.REVOKED
    return ReportState.SUPERSEDED if is_superseded else ReportState.ISSUED
