"""What of a signed paper everybody may read: the words that matter, cut out of it, with no lists of people in them.

Minutes: the agenda and what was decided. A report: its summary, figures and rows. Who was present, who spoke, who voted how,
who answers by when, proofs and causes stay inside.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from artel.documents.models import Paper
from artel.documents.papers.tree import Document, Head, Style, Text
from artel.documents.selectors import document_of
from artel.meetings.services.minutes import MINUTES
from artel.plans.domain.numbers import printed_number
from artel.reports import words
from artel.reports.domain.naming import HIDDEN, Names, Said
from artel.reports.papers.report import KIND
from artel.russian import first_upper

PUBLISHABLE = (MINUTES, KIND)
_OUTCOME = re.compile(r"^(?:РЕШИЛИ|ПРЕДЛОЖЕНО РЕШЕНИЕ):$")


@dataclass(slots=True)
class Part:
    """A heading with lines (number, words) or with a table under it."""

    heading: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        yield from (text for line in self.lines for text in line)
        yield from (text for row in self.rows for text in row)


@dataclass(slots=True)
class PublicText:
    """A paper as everybody reads it. `hides`: a name or an address of its words is not shown."""

    title: str
    parts: list[Part]
    hides: bool = False


def public_text(paper: Paper, names: Names) -> PublicText:
    """The words of a paper of a PUBLISHABLE kind, without those who have not agreed to be named."""
    parts = _of_report(paper.report.facts) if paper.kind == KIND else _of_minutes(document_of(paper))
    shown = [
        Part(
            part.heading,
            [(number, names.silenced(text)) for number, text in part.lines],
            part.columns,
            [tuple(names.silenced(text) for text in row) for row in part.rows],
        )
        for part in parts
    ]
    said = (text for part in shown for text in part.texts())
    return PublicText(title_of(paper, names), shown, hides=any(HIDDEN in text for text in said))


def title_of(paper: Paper, names: Names) -> str:
    """«Протокол заседания Экспертного совета от 15.02.2024 № 1-ЭС»"""
    title = names.silenced(paper.title)
    return _("{title} № {number}").format(title=title, number=paper.number) if paper.number else title


def named_in(paper: Paper, names: Names) -> list[Said]:
    """Everybody named anywhere in the paper, once each: what its file would show."""
    found: dict[Any, Said] = {}
    for text in _all_words(paper):
        for said in names.said_in(text):
            keys = tuple(sorted(citizen.key for citizen in said.citizens))
            found.setdefault(keys or said.words, said)
    return sorted(found.values(), key=lambda said: (said.may_be_shown, said.words))


def _all_words(paper: Paper) -> Iterator[str]:
    yield paper.title
    yield from _strings(paper.content)
    # Marks of signatures name their owners in full, beside the content.
    yield from paper.signatures.values_list("full_name", flat=True)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)


def _of_minutes(document: Document) -> list[Part]:
    head = next((block for block in document.blocks if isinstance(block, Head)), None)
    agenda, decided = Part(_("Повестка дня")), Part(_("Решения"))
    where: Part | None = None
    for block in document.blocks:
        if not isinstance(block, Text):
            if agenda.lines:
                where = None  # a table or the signatures: the text is over
            continue
        if block.style == Style.HEADING:
            where = agenda
        elif block.style == Style.CAPTION:
            where = decided if _OUTCOME.match(block.text) else None
        elif where is not None and block.number and block.style == Style.NORMAL:
            where.lines.append((block.number, block.text))
    if not decided.lines:
        decided.lines.append(("", _("Решений заседание не приняло.")))
    place = Part(_("Заседание"), [("", f"{head.body}, {head.date}, {head.place}")]) if head else None
    return [part for part in (place, agenda, decided) if part and part.lines]


def _of_report(facts: dict[str, Any]) -> list[Part]:
    figures = [
        (
            each["title"],
            words.percent_words(each["percent"]),
            _("{part} из {whole}").format(part=each["numerator"], whole=each["denominator"]),
        )
        for each in facts["figures"]
    ]
    rows = [
        (printed_number(row["number"]), row["title"], row["deadline"], first_upper(words.state_words(row)))
        for row in facts["rows"]
    ]
    return [
        Part(_("Итог"), [("", line) for line in _filled((words.summary_of(facts), words.known_words(facts)))]),
        Part(_("Показатели"), columns=(_("Показатель"), _("Значение"), _("Сколько из скольких")), rows=figures),
        Part(_("Строки плана"), columns=("№", _("Мероприятие"), _("Срок"), _("Состояние")), rows=rows),
    ]


def _filled(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line]
