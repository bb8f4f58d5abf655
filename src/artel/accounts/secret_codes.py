"""Codes that let somebody in, of every purpose: made from the installation's secret, only their hash is kept.

A code follows from an id, so it can be printed again and sent later; a code of one purpose never opens what is behind
another. It outlives a change of the secret while the old one stands among the fallbacks.
"""

from django.conf import settings

from artel.kernel import codes


def hash_for(purpose: str, public_id: object, version: int = 1) -> str:
    """What is stored of a code that is made today."""
    return codes.hash_of(_written(settings.SECRET_KEY, purpose, public_id, version))


def remembered(purpose: str, public_id: object, version: int, code_hash: str) -> str:
    """The code whose hash is stored; "" when the secret it was made with is gone."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        code = _written(secret, purpose, public_id, version)
        if codes.hash_of(code) == code_hash:
            return code
    return ""


def _written(secret: str, purpose: str, public_id: object, version: int) -> str:
    return codes.code_of(f"{purpose}|{secret}" if purpose else secret, str(public_id), version)
