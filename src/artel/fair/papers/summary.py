"""The summary of employment as a tree: counts alone, nobody is named. DOMAIN 3.2.9 a 10–11, appendices E and H.

Words of an official paper are Russian whatever language the screen speaks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from artel.documents.papers.gost import edition_for
from artel.documents.papers.tree import (
    Align,
    Block,
    Column,
    Document,
    Head,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.fair.domain.employment import Figures, Tally, share
from artel.fair.domain.states import Outcome
from artel.russian import NBSP, date_ru, date_words

KIND = "fair.summary"
FORMS = tuple(f"{word} о трудоустройстве" for word in ("сводка", "сводки", "сводке", "сводку", "сводкой", "сводке"))
_HEADS = {
    Outcome.BY_SPECIALITY: "по специальности",
    Outcome.NOT_BY_SPECIALITY: "не по специальности",
    Outcome.ENTREPRENEUR: "ИП",
    Outcome.SELF_EMPLOYED: "самозанятые",
    Outcome.TARGET_CONTRACT: "целевой договор",
    Outcome.MILITARY: "военная служба",
    Outcome.STUDYING: "учёба",
    Outcome.PARENTAL_LEAVE: "отпуск по уходу",
    Outcome.REGISTERED_UNEMPLOYED: "на учёте в СЗН",
    Outcome.SEEKING: "ищут работу",
    Outcome.NOT_PLANNING: "не планируют",
    Outcome.UNKNOWN: "нет сведений",
}


@dataclass(frozen=True, slots=True)
class SummaryFacts:
    """All that the summary says. Names by id; whoever is missing from them is printed as «—»."""

    org: str
    place: str
    fair: str
    year: int
    as_of: date
    dated_on: date
    figures: Figures
    organisations: Mapping[int, str]
    specialities: Mapping[int, str]
    signer: tuple[str, str]  # post, «И.О. Фамилия»


def summary_document(facts: SummaryFacts) -> Document:
    """The whole paper, landscape for its table by outcomes."""
    heading = f"о трудоустройстве выпускников {facts.year}{NBSP}года по состоянию на {date_words(facts.as_of)}"
    title = f"Сводка о трудоустройстве выпускников {facts.year} года по состоянию на {date_ru(facts.as_of)}"
    blocks: tuple[Block, ...] = (
        Head(facts.org, "", "Сводка", date_words(facts.dated_on), facts.place, heading),
        *_whole(facts),
        *_colleges(facts),
        *_specialities(facts),
        *_employers(facts),
        Signatures((SignatureLine(*facts.signer, 1),)),
    )
    return Document(
        title=title,
        blocks=blocks,
        gost_edition=edition_for(facts.dated_on),
        landscape=True,
        left_mm=20,
        size_pt=12,
    )


def _whole(facts: SummaryFacts) -> Iterator[Block]:
    tally = facts.figures.whole
    yield Text(
        f"Сведения собраны профессиональными образовательными организациями о выпускниках, внесённых в список ярмарки "
        f"вакансий ({facts.fair}). Каждый выпускник учтён один раз."
    )
    yield Text(
        f"Всего выпускников — {tally.total}, из них работают — {tally.employed} ({share(tally.employed, tally.total)}), "
        f"в том числе по специальности — {tally.by_speciality} ({share(tally.by_speciality, tally.total)}). "
        f"Нет сведений — {tally.outcomes[Outcome.UNKNOWN]}."
    )


def _colleges(facts: SummaryFacts) -> Iterator[Block]:
    columns = [Column("Образовательная организация", 4.2), Column("Всего", 1.2, Align.RIGHT)]
    columns += [Column(head, 1.5, Align.RIGHT) for head in _HEADS.values()]
    columns.append(Column("работают, %", 1.5, Align.RIGHT))
    named = sorted((facts.organisations.get(pk, "—"), tally) for pk, tally in facts.figures.colleges.items())
    rows = [_row(name, tally) for name, tally in named]
    if len(rows) > 1:
        rows.append(_row("Всего", facts.figures.whole))
    yield Text("По образовательным организациям:", Style.CAPTION)
    yield Table(tuple(columns), tuple(rows), size_pt=8.5, numbered=True)


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    counts = (str(tally.outcomes[outcome]) for outcome in _HEADS)
    return (name, str(tally.total), *counts, share(tally.employed, tally.total))


def _specialities(facts: SummaryFacts) -> Iterator[Block]:
    columns = (
        Column("Профессия, специальность", 6),
        Column("Всего", 1, Align.RIGHT),
        Column("Работают", 1, Align.RIGHT),
        Column("Доля", 1, Align.RIGHT),
        Column("По специальности", 1.4, Align.RIGHT),
        Column("Доля", 1, Align.RIGHT),
    )
    named = sorted((facts.specialities.get(pk, "—"), tally) for pk, tally in facts.figures.specialities.items())
    rows = tuple(
        (
            name,
            str(tally.total),
            str(tally.employed),
            share(tally.employed, tally.total),
            str(tally.by_speciality),
            share(tally.by_speciality, tally.total),
        )
        for name, tally in named
    )
    yield Text("По профессиям и специальностям:", Style.CAPTION)
    yield Table(columns, rows, size_pt=9.5)


def _employers(facts: SummaryFacts) -> Iterator[Block]:
    figures = facts.figures
    hired = sum(figures.employers.values()) + figures.outside
    if not hired:
        yield Text("Принятых на работу по трудовому договору нет.")
        return
    columns = (Column("Работодатель", 6), Column("Принято", 1, Align.RIGHT), Column("Доля", 1, Align.RIGHT))
    named = sorted((facts.organisations.get(pk, "—"), count) for pk, count in figures.employers.items())
    rows = [(name, str(count), share(count, hired)) for name, count in named]
    rows.append(("Вне кластера или работодатель не указан", str(figures.outside), share(figures.outside, hired)))
    yield Text("По работодателям, из принятых на работу:", Style.CAPTION)
    yield Table(columns, tuple(rows), size_pt=9.5)
