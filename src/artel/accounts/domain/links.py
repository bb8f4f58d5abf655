"""One-time links: how a token looks, how it is kept, how long it lives."""

import re
from base64 import b32encode
from datetime import timedelta
from hashlib import sha256

INVITATION_LIFETIME = timedelta(days=14)
TOKEN_BYTES = 16  # 128 bits
TOKEN_SHAPE = re.compile(r"[a-z2-7]{26}")


def token_from(secret: bytes) -> str:
    """Write 16 random bytes as 26 letters and digits that survive being read aloud."""
    if len(secret) != TOKEN_BYTES:
        raise ValueError("a token is made of exactly 16 bytes")
    return b32encode(secret).decode().rstrip("=").lower()


def digest(token: str) -> str:
    """What the database keeps instead of the token. A text that cannot be a token has a digest too, known to nobody."""
    return sha256(token.strip().lower().encode()).hexdigest()


def looks_like_token(text: str) -> bool:
    return bool(TOKEN_SHAPE.fullmatch(text.strip().lower()))
