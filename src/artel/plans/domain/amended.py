"""Rows of an amendment, and what becomes of what they ask for. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, Self

from artel.plans.domain.likeness import Line
from artel.plans.domain.understanding import ExecutorDraft, RequirementDraft, RowDraft


@dataclass(frozen=True, slots=True)
class AmendedRow:
    """A row of an amendment; `key` of the row of the plan that it continues, or "" for a new one.

    `is_settled`: the same words or a person have said so.
    """

    row: RowDraft
    key: str = ""
    is_settled: bool = True

    def to_json(self) -> dict[str, Any]:
        return {"row": self.row.to_json(), "key": self.key, "is_settled": self.is_settled}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(RowDraft.from_json(data["row"]), data["key"], data["is_settled"])


class Wording(Protocol):
    """A stored wording of a row."""

    deadline_text: str
    deadline_read_as: str
    month: str
    executors_text: str


def line_of(row: RowDraft, sections: Sequence[Sequence[str]], key: str = "") -> Line:
    """The words of a row on its way into the plan, to be compared with one that is there."""
    number, title = sections[row.section] if row.section is not None else ("", "")
    return Line(
        title=row.title,
        number=row.number,
        executors=row.executors_text,
        deadline=row.deadline_text,
        result=row.result_text,
        section=f"{number}. {title}" if number else title,
        key=key,
    )


def as_understood(row: RowDraft, before: Wording | None, executors: Sequence[ExecutorDraft]) -> RowDraft:
    """The row with what a person has said of the same words before: how to read the deadline, who the executors are."""
    if before is None:
        return row
    if same_text(row.deadline_text, before.deadline_text) and "deadline" not in row.corrected:
        row = replace(row, deadline_read_as=before.deadline_read_as, month=before.month or row.month)
    if same_text(row.executors_text, before.executors_text) and "executors" not in row.corrected:
        row = replace(row, executors=tuple(executors))
    return row


def same_text(one: str, other: str) -> bool:
    """The same words, whatever the spaces."""
    return one.split() == other.split()


class Standing(Protocol):
    """A stored requirement."""

    pk: int
    words: str
    kind: str
    suggested_kind: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the requirements of a reworded row: kept, asked for no more, asked for anew."""

    kept: tuple[int, ...]
    retired: tuple[int, ...]
    fresh: tuple[RequirementDraft, ...]


def settle_requirements(
    standing: Sequence[Standing], proposed: Sequence[RequirementDraft], proved: Collection[int]
) -> Outcome:
    """Keep what is asked for in the same words, and what has evidence already; propose the rest anew.

    A requirement with evidence stands for a proposed one of its kind: nobody has to prove the same thing twice.
    """
    left = list(proposed)
    kept, open_still = [], []
    for requirement in standing:
        same = next((draft for draft in left if _same(draft.words) == _same(requirement.words)), None)
        if same is None:
            open_still.append(requirement)
        else:
            left.remove(same)
            kept.append(requirement.pk)
    retired = []
    for requirement in open_still:
        if requirement.pk not in proved:
            retired.append(requirement.pk)
            continue
        kept.append(requirement.pk)
        kinds = {requirement.kind, requirement.suggested_kind} - {""}
        alike = next((draft for draft in left if kinds & {draft.kind, draft.suggested_kind}), None)
        if alike is not None:
            left.remove(alike)
    return Outcome(tuple(kept), tuple(retired), tuple(left))


def _same(text: str) -> str:
    return re.sub(r"\W+", "", text.lower().replace("ё", "е"))
