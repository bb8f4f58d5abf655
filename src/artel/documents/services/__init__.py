"""Deeds on documents. The register of incoming documents and numbers; papers, signatures and sheets are modules beside."""

from artel.documents.services.register import (
    INCOMING,
    AlreadyRegistered,
    cancel_incoming,
    correct_incoming,
    next_number,
    record_register_export,
    register_incoming,
)

__all__ = [
    "INCOMING",
    "AlreadyRegistered",
    "cancel_incoming",
    "correct_incoming",
    "next_number",
    "record_register_export",
    "register_incoming",
]
