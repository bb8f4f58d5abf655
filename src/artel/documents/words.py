"""What is said of a paper in words, on the page of the check and by the command line."""

from django.utils.translation import gettext as _

from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.papers import kinds
from artel.documents.selectors import SETTLED
from artel.russian import date_ru, date_words


def newer_edition(paper: Paper) -> Paper | None:
    """The signed edition that stands in place of this one."""
    newer = getattr(paper, "superseded_by", None)
    return newer if newer is not None and newer.state in SETTLED else None


def force_of(paper: Paper) -> str:
    """«действует», «заменён редакцией от 3 марта 2024 г.», «отозван»; for one that is not signed, its state."""
    if paper.state == PaperState.REVOKED:
        return _("отозван")
    if newer := newer_edition(paper):
        return _("заменён редакцией от {day}").format(day=date_words(newer.in_force_on))
    return _("действует") if paper.is_registered else str(paper.get_state_display())


def name_of(paper: Paper) -> str:
    """«Протокол № 3-ЭС от 15.02.2024»: names nobody."""
    label = kinds.get(paper.kind).label.capitalize()
    return _("{kind} № {number} от {day}").format(kind=label, number=paper.number, day=date_ru(paper.dated_on))
