"""The registry of evidence kinds: an app that can prove something of a plan says so here (DESIGN 3).

The plan knows none of the apps above it; they register in their `apps.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.plans.domain.results import BUILT_IN_PHRASES, DEFAULT_KIND

if TYPE_CHECKING:
    from artel.accounts.models import User
    from artel.plans.models import Obligation


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of evidence that a kind has found among its own objects. (source_kind, source_id) names the object.

    `needs_acceptance`: it was entered from a scan by `recorded_by`, and counts once somebody else has accepted it.
    """

    source_kind: str
    source_id: str
    title: str
    happened_on: date
    in_force_on: date | None
    number: str = ""
    needs_acceptance: bool = False
    recorded_by: "User | None" = None


@dataclass(frozen=True, slots=True)
class Near:
    """What stands closest to a proof: `what` is lacking yet, in the genitive, and `who` owes that."""

    what: str
    who: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a procedure is carried out: an address, words for the button, and the right it needs on the cluster."""

    url: str
    label: str
    permission: str


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """A way to prove.

    `label`: what it is, for lists. `lack(words, slot_label)`: what is missing, in the genitive, after «Не хватает:».
    `find`: the evidence there is now for an obligation; None for a kind that people bring by hand.
    `supplied_by_hand`: a document may be brought. `opens`: where the procedure is carried out, if anywhere.
    `near`: for many obligations of the kind at once, by their ids, what has been done by a day though nothing is
    proved yet: the lack is then told by that. The same number of queries for one obligation and for hundreds.
    """

    code: str
    label: str
    lack: Callable[[str, str], str]
    find: "Callable[[Obligation], Iterable[Found]] | None" = None
    supplied_by_hand: bool = False
    opens: "Callable[[Obligation], Opening] | None" = None
    near: "Callable[[Sequence[Obligation], date], Mapping[int, Near]] | None" = None


_KINDS: dict[str, EvidenceKind] = {}
# Kinds of DESIGN 7 whose apps are not here yet: the words under which a row remembers them.
FUTURE_LABELS = {
    "bodies.approved_composition": _("утверждённый состав рабочей группы"),
    "quotas.agreed_round": _("согласованный проект КЦП"),
    "programmes.valid_agreements": _("согласованные образовательные программы"),
    "experts.approved_list": _("утверждённый список экспертов"),
    "championship.final_protocols": _("итоговые протоколы чемпионата"),
    "mentoring.adopted_act": _("утверждённый акт о наставничестве"),
    "contests.results": _("результаты конкурса"),
    "fair.invitations": _("именные приглашения"),
    "fair.employment": _("сведения о трудоустройстве"),
    "meetings.signed_minutes": _("подписанный протокол заседания"),
    "media.plan_report": _("отчёт о выполнении медиаплана"),
    "media.news_on_time": _("новость в срок"),
    "outreach.event_reports": _("отчёты о мероприятиях"),
    "outreach.indicators": _("показатели проекта"),
    "guidance.approved_programme": _("утверждённая профориентационная программа"),
    "guidance.trial": _("апробация программы"),
}


def register(kind: EvidenceKind) -> None:
    """Offer a kind of evidence to the plan. Registering the same code twice is a mistake of the programmer."""
    if kind.code in _KINDS:
        raise ValueError(f"evidence kind {kind.code} is registered twice")
    _KINDS[kind.code] = kind


def get(code: str) -> EvidenceKind:
    """The kind of this code; a code whose app has gone falls back to a plain document."""
    return _KINDS.get(code) or _KINDS[DEFAULT_KIND]


def opening_of(obligation: "Obligation") -> Opening | None:
    """Where the obligation's procedure is carried out; None where a document is brought by hand."""
    kind = get(obligation.requirement.kind) if obligation.requirement_id else None
    return kind.opens(obligation) if kind and kind.opens else None


def known() -> frozenset[str]:
    """Codes that can be proved here."""
    return frozenset(_KINDS)


def phrases():
    """Phrases by which an expected result suggests a kind."""
    return BUILT_IN_PHRASES


def choices() -> list[tuple[str, str]]:
    """Kinds to choose from in a form: those that work and, marked so, those that are still to come."""
    ready = [(code, kind.label) for code, kind in _KINDS.items()]
    future = [
        (code, _t("{label} (пока принимается документом)").format(label=label))
        for code, label in FUTURE_LABELS.items()
        if code not in _KINDS
    ]
    return ready + future


def label_of(code: str) -> str:
    """Words for any kind, here or to come."""
    return str(_KINDS[code].label) if code in _KINDS else str(FUTURE_LABELS.get(code, code))


def document_lack(words: str, slot_label: str) -> str:
    """«документа с результатом „…“ за IV квартал 2023 г.»"""
    said = shortened(words)
    if slot_label:
        return _t("документа с результатом «{words}» ({slot})").format(words=said, slot=slot_label)
    return _t("документа с результатом «{words}»").format(words=said)


def shortened(words: str, limit: int = 110) -> str:
    """The words, cut at a word's end (not after a preposition) with an ellipsis; inner quotes are of the other kind."""
    text = " ".join(words.split()).replace("«", "„").replace("»", "“").rstrip(".")
    if len(text) <= limit:
        return text
    cut = text[:limit].rsplit(" ", 1)[0].rstrip(",;:")
    last = cut.rsplit(" ", 1)
    return (last[0].rstrip(",;:") if len(last) > 1 and len(last[1]) <= 3 else cut) + "…"
