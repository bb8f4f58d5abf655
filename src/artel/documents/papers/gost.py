"""ГОСТ Р 7.0.97 by edition, and the words of the form that are the same on every paper.

The standard of 2016 is in force up to 17.08.2025, that of 2025 from 18.08.2025: a paper keeps the form of its day.
"""

from dataclasses import dataclass
from datetime import date

from artel.documents.papers.tree import Mark

NEW_EDITION_FROM = date(2025, 8, 18)

# Words of the form, not of the interface: they are Russian whatever language the screen speaks.
DRAFT = "ПРОЕКТ"
APPROVE = "УТВЕРЖДАЮ"
SIGNED_WITH = ("ДОКУМЕНТ ПОДПИСАН", "ПРОСТОЙ ЭЛЕКТРОННОЙ ПОДПИСЬЮ")
CHECK = "Проверка подлинности документа"
QR_ALT = "QR-код для проверки документа: {url}"
DATE_BY_HAND = "«___» ______________ 20___ г."
DEMO_FOOT = "Образец. Лица, предприятия и сведения вымышлены"


@dataclass(frozen=True, slots=True)
class Form:
    """What differs between the editions. `corner_mm`: width of the grif and of an annex's head."""

    edition: int
    has_qr: bool
    needs_heading: bool
    corner_mm: int


_FORMS = {
    2016: Form(2016, has_qr=False, needs_heading=False, corner_mm=75),
    2025: Form(2025, has_qr=True, needs_heading=True, corner_mm=80),
}


def edition_for(dated_on: date) -> int:
    """The edition that a paper of this day is laid out by: 2016 or 2025."""
    return 2025 if dated_on >= NEW_EDITION_FROM else 2016


def form_of(edition: int) -> Form:
    """What this edition asks for (KeyError for another one)."""
    return _FORMS[edition]


def words_of_mark(mark: Mark) -> tuple[tuple[str, str], tuple[str, ...]]:
    """The title and the lines of the mark of a simple signature (papers/README, rule 15)."""
    return SIGNED_WITH, (
        f"Владелец: {mark.owner}",
        f"Подписано: {mark.signed}",
        f"Идентификатор: {mark.code}",
        mark.agreement,
    )
