"""The strip «Напоминания: кому и когда» for the page of a thing: apps above include `notices/_strip.html`."""

from datetime import datetime
from typing import TypedDict

from django.utils.translation import gettext as _

from artel.members.models import Cluster
from artel.notices import selectors, words
from artel.notices.domain.states import LetterState
from artel.notices.models import Notice


class Told(TypedDict):
    at: datetime
    text: str


def told_lines(cluster: Cluster, thing: str) -> list[Told]:
    """Who was told of a thing, the newest first. Two queries."""
    return [Told(at=notice.raised_at, text=_sentence(notice)) for notice in selectors.told_of(cluster, thing)]


def _sentence(notice: Notice) -> str:
    """«Иванова А. П.: за 10 рабочих дней; прочитано; письмо принято почтовым сервером»"""
    how = _("напомнил(а) {name}").format(name=notice.by.name) if notice.by else words.stage_words(notice)
    parts = [how]
    if notice.seen_at:
        parts.append(_("прочитано"))
    if notice.carried_by:
        letter = notice.carried_by[0]
        parts.append(
            _("письмо ушло")
            if letter.state == LetterState.SENT
            else _("письмо: {state}").format(state=letter.get_state_display())
        )
    return f"{notice.user.name}: {'; '.join(parts)}"
