"""The urn of a secret ballot: choices sealed without names, moments or order (RELIABILITY T5).

Inside are three counts, which is all that a shuffled heap of ballots holds; the size is the same for any number of
votes. The key stands on the installation's secret and on the question, and is never in the database: a dump does not
open the urn. Who holds both the secret and the database while the vote goes on can compare the urn before and after a
vote; against that person no secret ballot on one server protects, and docs/meetings.md says so.
"""

import os
import struct
from collections import Counter

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from artel.meetings.domain.states import Choice
from artel.meetings.models import Question, Urn

_ORDER = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
_FORM = struct.Struct(f">{len(_ORDER)}I")
_NONCE = 12


class UrnDamaged(Exception):
    """The urn does not open: another secret of the installation, or a row changed by hand."""


def make(question: Question) -> None:
    """Put an empty urn to a question that has just been opened."""
    Urn.objects.create(question=question, sealed=_sealed(question, Counter()))


def drop_in(question: Question, choice: str) -> None:
    """Add one choice. The caller holds the question's row, so that no two urns are written over each other."""
    urn = Urn.objects.get(question=question)
    inside = _opened(question, bytes(urn.sealed))
    inside[Choice(choice)] += 1
    Urn.objects.filter(pk=urn.pk).update(sealed=_sealed(question, inside))


def take_out(question: Question) -> Counter:
    """Open the urn and destroy it. The caller holds the question's row."""
    urn = Urn.objects.get(question=question)
    inside = _opened(question, bytes(urn.sealed))
    urn.delete()
    return inside


def destroy(question: Question) -> None:
    """Destroy the urn unopened, if there is one: the vote is annulled."""
    Urn.objects.filter(question=question).delete()


def _sealed(question: Question, inside: Counter) -> bytes:
    nonce = os.urandom(_NONCE)
    plain = _FORM.pack(*(inside[choice] for choice in _ORDER))
    return nonce + AESGCM(_key(question)).encrypt(nonce, plain, _public(question))


def _opened(question: Question, sealed: bytes) -> Counter:
    try:
        plain = AESGCM(_key(question)).decrypt(sealed[:_NONCE], sealed[_NONCE:], _public(question))
    except InvalidTag:
        raise UrnDamaged(f"the urn of question {question.pk} does not open with this installation's secret") from None
    return Counter(dict(zip(_ORDER, _FORM.unpack(plain), strict=True)))


def _key(question: Question) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"artel.meetings.urn:" + _public(question))
    return derivation.derive(settings.SECRET_KEY.encode())


def _public(question: Question) -> bytes:
    return f"{question.item.meeting.public_id}:{question.item_id}:{question.unit_id}:{question.number}".encode()
