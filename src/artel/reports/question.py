"""What a report is asked about: which plan, what period, as of which day, known when, of whom."""

from dataclasses import dataclass
from datetime import date

from artel.members.models import Organisation, Unit
from artel.plans.models import Plan
from artel.reports.domain.periods import Period
from artel.reports.domain.scopes import ScopeKind


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole plan, a section by its place, one member, or one body. `words`: which, as they stand on paper."""

    kind: ScopeKind = ScopeKind.WHOLE
    section: int | None = None
    organisation: Organisation | None = None
    unit: Unit | None = None
    words: str = ""

    @property
    def key(self) -> str:
        """How addresses name it: «section-2», «member-15»."""
        number = self.section or (self.organisation and self.organisation.pk) or (self.unit and self.unit.pk)
        return f"{self.kind}-{number}" if number else str(self.kind)


@dataclass(frozen=True, slots=True)
class Question:
    """`is_then`: as it was known on the day, else by all that is known now."""

    plan: Plan
    period: Period
    on: date
    scope: Scope = Scope()
    is_then: bool = False

    @property
    def known_on(self) -> date | None:
        return self.on if self.is_then else None

    @property
    def until(self) -> date:
        """The last day of the period that the report can speak of."""
        return min(self.on, self.period.ends_on)
