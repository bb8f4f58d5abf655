"""The notice of a meeting against the rules of the body: working days, and what to warn of (DOMAIN 3.3.1 a)."""

from dataclasses import dataclass
from datetime import date

from artel.bodies.domain.rules import Rules
from artel.russian import workdays
from artel.terms import ProductionCalendar


@dataclass(frozen=True, slots=True)
class Notice:
    """Working days from the notice to the meeting: counted from the day after it, the day of the meeting included."""

    given: int
    required: int
    latest_on: date  # the last day on which the notice would have been in time

    @property
    def is_short(self) -> bool:
        return self.given < self.required

    @property
    def warning(self) -> str:
        """What is kept with the meeting and said in its minutes; empty where the notice is in time."""
        if not self.is_short:
            return ""
        return (
            f"Извещение направлено за {workdays(max(self.given, 0))} до заседания, "
            f"правила органа требуют не менее {self.required}."
        )


def notice_of(rules: Rules, *, sent_on: date, held_on: date, calendar: ProductionCalendar) -> Notice:
    """Compare a notice sent on a day with the term of the rules."""
    return Notice(
        given=calendar.working_days_between(sent_on, held_on),
        required=rules.notice_days,
        latest_on=calendar.add_working_days(held_on, -rules.notice_days),
    )


def warnings_of(
    rules: Rules,
    *,
    sent_on: date,
    held_on: date,
    calendar: ProductionCalendar,
    without_materials: int = 0,
    without_speaker: int = 0,
) -> tuple[str, ...]:
    """Sentences to show before the notice goes out: none forbids it."""
    found = [notice_of(rules, sent_on=sent_on, held_on=held_on, calendar=calendar).warning]
    if without_materials and calendar.working_days_between(sent_on, held_on) <= rules.materials_days:
        found.append(
            f"Материалов нет к вопросам: {without_materials}. По правилам их рассылают за {workdays(rules.materials_days)}."
        )
    if without_speaker:
        found.append(f"Докладчик не назван в вопросах: {without_speaker}.")
    if not calendar.is_working(held_on):
        found.append("Заседание назначено на нерабочий день.")
    return tuple(words for words in found if words)
