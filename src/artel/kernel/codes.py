"""Codes that stand on paper: of a paper, for the public check, and of a signature. Pure (RELIABILITY T10, DESIGN 5).

Written in Crockford's base 32: no I, L, O, U, so nothing is misread; Cyrillic letters that look the same are understood.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26  # 128 bits
_GROUPS = (6, 7, 6, 7)
_LOOKALIKES = str.maketrans("OILАВСЕНКМОРТХ", "011ABCEHKM0PTX")


def code_of(secret: str, public_id: str, version: int) -> str:
    """The paper's code: 128 bits of an HMAC over its public id, so it is never stored and can be printed again."""
    key = hashlib.sha256(f"artel.documents.code|{secret}".encode()).digest()
    mac = hmac.digest(key, f"{public_id}|{version}".encode(), "sha256")
    return _written(int.from_bytes(mac[:16]), LENGTH)


def hash_of(code: str) -> str:
    """What is stored of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def clean(text: str) -> str:
    """A code as somebody typed it or the QR brought it: spaces and dashes gone, lookalikes mended; "" when it is none."""
    found = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_LOOKALIKES)
    return found if len(found) == LENGTH and set(found) <= set(ALPHABET) else ""


def grouped(code: str, sizes: Sequence[int] = _GROUPS) -> str:
    """The code in groups, for the eye: «7K4M9X-2Q…»."""
    parts, at = [], 0
    for size in sizes:
        parts.append(code[at : at + size])
        at += size
    return "-".join(parts)


def signature_code() -> str:
    """A new identifier of a signature: 60 bits by chance, «7K4M-9X2Q-B5TD»."""
    return grouped(_written(secrets.randbits(60), 12), (4, 4, 4))


def _written(number: int, length: int) -> str:
    signs = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        signs.append(ALPHABET[rest])
    return "".join(reversed(signs))
