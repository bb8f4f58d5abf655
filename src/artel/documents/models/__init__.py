"""What documents keep: registers and numbers, papers made in Artel with their signatures, approval sheets."""

from artel.documents.models.approvals import ApprovalLine, ApprovalSheet
from artel.documents.models.papers import Paper, PaperFile, Signature, Signer, SigningAgreement, Thaw, WrongPassword
from artel.documents.models.register import IncomingDocument, NumberSequence

__all__ = [
    "ApprovalLine",
    "ApprovalSheet",
    "IncomingDocument",
    "NumberSequence",
    "Paper",
    "PaperFile",
    "Signature",
    "Signer",
    "SigningAgreement",
    "Thaw",
    "WrongPassword",
]
