"""What is found of documents: papers made in Artel, signed ones by their text too, and incoming documents."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.documents.domain.states import PaperState
from artel.documents.models import IncomingDocument, Paper
from artel.documents.papers import kinds
from artel.documents.selectors import SETTLED, incoming_visible_to, papers_visible_to
from artel.russian import date_ru, first_upper
from artel.search.domain.ranks import Weight, Words
from artel.search.kinds import Card, Hit, Kind, Source, register

_PAPER_WORDS = frozenset({"title", "number", "kind", "state", "content", "dated_on"})
_INCOMING_WORDS = frozenset({"title", "sender", "their_number", "their_date", "note", "kind", "received_on"})
_NOT_WORDS = frozenset({"block", "style", "align"})  # what a tree says of its layout


def register_kinds() -> None:
    """Offer papers and incoming documents to search. Called once, in ready()."""
    register(
        Kind(
            code="paper",
            label=_("Документы кластера"),
            one=_("документ"),
            model=Paper,
            rows=Paper.objects.all,
            card=_paper_card,
            visible=lambda user, cluster: (
                papers_visible_to(user, cluster).exclude(state=PaperState.DROPPED).select_related("cluster", "unit")
            ),
            hit=_paper_hit,
            sources=(Source(Paper, lambda row: [row.pk], _PAPER_WORDS),),
            lift=6,
        )
    )
    register(
        Kind(
            code="incoming",
            label=_("Входящие документы"),
            one=_("входящий документ"),
            model=IncomingDocument,
            rows=IncomingDocument.objects.all,
            card=_incoming_card,
            visible=lambda user, cluster: incoming_visible_to(user, cluster).select_related("cluster"),
            hit=_incoming_hit,
            sources=(Source(IncomingDocument, lambda row: [row.pk], _INCOMING_WORDS),),
            lift=5,
        )
    )


def _paper_card(row: Paper) -> Card | None:
    if row.state == PaperState.DROPPED:
        return None
    text = " ".join(_strings(row.content)) if row.state in SETTLED else ""
    return Card(
        row.cluster_id,
        (
            Words(row.title, Weight.TITLE),
            Words(row.number, Weight.NUMBER),
            Words(_kind(row), Weight.ASIDE),
            Words(text, Weight.TEXT),
        ),
        row.dated_on,
    )


def _kind(row: Paper) -> str:
    """What the paper is called; a kind that this version does not know any more is just a document."""
    return dict(kinds.choices()).get(row.kind) or _t("документ")


def _strings(content: Any, key: str = "") -> Iterator[str]:
    """Everything that is printed of a tree of a paper, in its order."""
    if isinstance(content, str):
        if key not in _NOT_WORDS:
            yield content
    elif isinstance(content, dict):
        for name, value in content.items():
            yield from _strings(value, name)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value, key)


def _paper_hit(row: Paper) -> Hit:
    kind = first_upper(_kind(row))
    number = _t("{kind} № {number}").format(kind=kind, number=row.number) if row.number else kind
    return Hit(
        title=row.title,
        url=reverse("documents:paper", args=[row.cluster.slug, row.pk]),
        context=f"{number}, {row.unit.name}" if row.unit else number,
        on=row.dated_on,
        state=row.get_state_display(),
        text="\n".join(_strings(row.content)) if row.state in SETTLED else "",
    )


def _incoming_card(row: IncomingDocument) -> Card:
    return Card(
        row.cluster_id,
        (
            Words(row.title, Weight.TITLE),
            Words(f"{row.registration_number} {row.their_number}", Weight.NUMBER),
            Words(row.sender, Weight.NAMES),
            Words(row.get_kind_display(), Weight.ASIDE),
            Words(row.note, Weight.TEXT),
        ),
        row.received_on,
    )


def _incoming_hit(row: IncomingDocument) -> Hit:
    words = _t("{kind} от {day} № {number}, {sender}")
    return Hit(
        title=row.title,
        url=reverse("documents:detail", args=[row.cluster.slug, row.pk]),
        context=first_upper(
            words.format(
                kind=row.get_kind_display(), day=date_ru(row.their_date), number=row.their_number, sender=row.sender
            )
        ),
        on=row.received_on,
        state=_t("регистрация отменена") if row.is_cancelled else "",
        text=row.note,
    )
