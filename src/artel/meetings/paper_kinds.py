"""Kinds of papers that meetings make: their words, numbers and terms of keeping."""

import re

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.documents.models import Paper
from artel.documents.papers import kinds
from artel.meetings.models import AgendaItem, Meeting
from artel.meetings.services import minutes

_QUOTED = re.compile(r"[«„\"].*")
_OF = re.compile(r"\s(?:по|при|для|о|об|на|из|кластера)\s.*")


def short_of(name: str) -> str:
    """Capital letters of a body's name for the numbers of its papers: «Экспертный совет» — «ЭС»; of one word, none."""
    words = _OF.sub("", _QUOTED.sub("", f"{name} ")).replace("-", " ").split()
    return "".join(word[0].upper() for word in words) if len(words) > 1 else ""


def number_of(value: int, paper: Paper) -> str:
    """«1-ЭС»"""
    short = short_of(paper.unit.name) if paper.unit else ""
    return f"{value}-{short}" if short else str(value)


def url_of(paper: Paper) -> str:
    """The minutes of the meeting that the paper speaks of."""
    if paper.kind == minutes.MINUTES:
        meeting = Meeting.objects.filter(pk=int(paper.subject_id)).first()
    else:
        item = AgendaItem.objects.filter(pk=int(paper.subject_id)).select_related("meeting").first()
        meeting = item.meeting if item else None
    return reverse("meetings:minutes", args=[paper.cluster.slug, meeting.pk]) if meeting else ""


def register_kinds() -> None:
    """Offer the papers. Called once, when the app is ready."""
    kinds.register(
        kinds.PaperKind(
            code=minutes.MINUTES,
            forms=("протокол", "протокола", "протоколу", "протокол", "протоколом", "протоколе"),
            gender="m",
            number=number_of,
            retention=_("постоянно"),
            registered=minutes.minutes_registered,
            recalled=minutes.minutes_recalled,
            revoked=minutes.minutes_revoked,
            url=url_of,
        )
    )
    kinds.register(
        kinds.PaperKind(
            code=minutes.EXTRACT,
            forms=(
                "выписка из протокола",
                "выписки из протокола",
                "выписке из протокола",
                "выписку из протокола",
                "выпиской из протокола",
                "выписке из протокола",
            ),
            gender="f",
            number=lambda value, _paper: f"В-{value}",
            retention=_("до минования надобности"),
            url=url_of,
        )
    )
