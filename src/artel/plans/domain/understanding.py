"""A row of a document beside how it was understood, with what a person corrected. Pure; kept as JSON in an upload."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from artel.plans.domain.executors import ExecutorKind, ExecutorReading, read_executors
from artel.plans.domain.results import DEFAULT_KIND, KindPhrases, suggest_requirements
from artel.terms import Term, read_term

# Sets of organisations: each member owes its own share unless a person says otherwise.
SETS = frozenset({ExecutorKind.ALL_MEMBERS, ExecutorKind.COLLEGES, ExecutorKind.EMPLOYERS, ExecutorKind.SCHOOLS})


@dataclass(frozen=True, slots=True)
class ExecutorDraft:
    """An executor as read, and the record it was matched to, if any (one of the three ids at most)."""

    words: str
    kind: str
    direction: str = ""
    unit: str = ""
    office: str = ""
    is_each: bool = False
    unit_id: int | None = None
    office_id: int | None = None
    organisation_id: int | None = None

    @classmethod
    def of(cls, reading: ExecutorReading) -> "ExecutorDraft":
        return cls(
            words=reading.words,
            kind=reading.kind.value,
            direction=reading.direction,
            unit=reading.unit,
            office=reading.office,
            is_each=reading.kind in SETS or not reading.joint,
        )


def draft_of(executor: Any) -> ExecutorDraft:
    """A stored executor as a draft."""
    return ExecutorDraft(
        words=executor.words, kind=executor.kind, direction=executor.direction, is_each=executor.is_each,
        unit_id=executor.unit_id, office_id=executor.office_id, organisation_id=executor.organisation_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RequirementDraft:
    """A requirement proposed or confirmed. `suggested_kind` names a kind that no app here can prove yet.

    `needed` and `due_read_as` are known only of one carried over from the year before.
    """

    words: str
    kind: str = DEFAULT_KIND
    suggested_kind: str = ""
    needed: int = 1
    due_read_as: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a person has to look at in a row that was carried over: which text, which words of it, and why."""

    of: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A row on its way into a plan. The five texts are verbatim; `corrected` names what a person changed.

    The rest is of a row carried over from the year before: `origin` is the key of the row it continues, `was` the texts
    that became others, `looks` what is doubtful, `facts` what the year says of it, `is_looked` that a person agreed.
    """

    title: str
    number: str = ""
    executors_text: str = ""
    deadline_text: str = ""
    result_text: str = ""
    section: int | None = None
    month: str = ""
    place: str = ""
    is_skipped: bool = False
    deadline_read_as: str = ""
    executors: tuple[ExecutorDraft, ...] = ()
    requirements: tuple[RequirementDraft, ...] = ()
    corrected: tuple[str, ...] = field(default=())
    origin: str = ""
    was: dict[str, str] = field(default_factory=dict)
    looks: tuple[Look, ...] = ()
    facts: tuple[str, ...] = ()
    is_looked: bool = False

    @property
    def waits(self) -> bool:
        """Carried over with other words or with a doubt, and nobody has agreed yet."""
        return bool(self.was or self.looks) and not self.is_looked and not self.is_skipped

    def term(self, year: str | None) -> Term:
        """The deadline as it will be understood: the person's phrase if there is one, else the document's."""
        return read_term(self.deadline_read_as or self.deadline_text, year=year or None, month=self.month or None)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RowDraft":
        return cls(
            **{
                **data,
                "executors": tuple(ExecutorDraft(**item) for item in data["executors"]),
                "requirements": tuple(RequirementDraft(**item) for item in data["requirements"]),
                "corrected": tuple(data["corrected"]),
                "looks": tuple(Look(**item) for item in data.get("looks", ())),
                "facts": tuple(data.get("facts", ())),
            }
        )


def understand(
    *,
    number: str | None,
    title: str | None,
    executors: str | None,
    deadline: str | None,
    result: str | None,
    section: int | None,
    month: str | None = None,
    place: str = "",
    known_kinds: frozenset[str],
    phrases: Sequence[KindPhrases] | None = None,
) -> RowDraft:
    """Read a row's cells into executors and requirements; the deadline is read when asked for, by the plan's year.

    A kind suggested by the words but unknown to this installation stays as `suggested_kind` beside a plain document.
    """
    row = RowDraft(
        title=title or "",
        number=number or "",
        executors_text=executors or "",
        deadline_text=deadline or "",
        result_text=result or "",
        section=section,
        month=month or "",
        place=place,
    )
    return reread(row, known_kinds=known_kinds, phrases=phrases)


def reread(row: RowDraft, *, known_kinds: frozenset[str], phrases: Sequence[KindPhrases] | None = None) -> RowDraft:
    """Read the executors and requirements of a row anew from its words, leaving alone what a person corrected."""
    changes: dict[str, Any] = {}
    if "executors" not in row.corrected:
        changes["executors"] = tuple(ExecutorDraft.of(reading) for reading in read_executors(row.executors_text))
    if "requirements" not in row.corrected:
        changes["requirements"] = tuple(
            requirement_of(suggestion.words or row.result_text or row.title, suggestion.kind, known_kinds)
            for suggestion in suggest_requirements(row.result_text, row.title, phrases)
        )
    return replace(row, **changes)


def requirement_of(words: str, kind: str, known_kinds: frozenset[str]) -> RequirementDraft:
    """A requirement of the kind, or of a plain document that remembers the kind where it is not known yet."""
    if kind in known_kinds:
        return RequirementDraft(words=words, kind=kind)
    return RequirementDraft(words=words, kind=DEFAULT_KIND, suggested_kind=kind)
