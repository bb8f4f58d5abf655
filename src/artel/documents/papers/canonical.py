"""What is signed: the canonical bytes of a paper's content and their SHA-256 (RELIABILITY T4; after RFC 8785)."""

import hashlib
import json
import unicodedata

from artel.documents.papers.tree import Document


def canonical_bytes(document: Document) -> bytes:
    """The one form in which a content is hashed: NFC, keys sorted, no spaces, UTF-8; 13.0 is written 13.

    The same for a content read back from any database, whichever form of «й» or of a number it came in.
    """
    return json.dumps(
        _canonical(document.to_json()), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest_of(document: Document) -> str:
    """SHA-256 of the canonical bytes, hexadecimal: what a signature stands under."""
    return hashlib.sha256(canonical_bytes(document)).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_canonical(item) for item in value]
    if isinstance(value, dict):
        return {key: _canonical(item) for key, item in value.items()}
    return value
