"""Deadlines: a Russian phrase read as a Term, the production calendar, and the slots a Term owes. Pure."""

from artel.terms.calendar import DayKind, ProductionCalendar, state_calendar
from artel.terms.events import due_after_event
from artel.terms.reading import read_term
from artel.terms.school_year import SchoolYear
from artel.terms.slots import QUARTER_SCHEMES, Slot, slots_of
from artel.terms.term import KINDS, Due, Offset, Term
from artel.terms.words import describe_term

__all__ = [
    "KINDS",
    "QUARTER_SCHEMES",
    "DayKind",
    "Due",
    "Offset",
    "ProductionCalendar",
    "SchoolYear",
    "Slot",
    "Term",
    "describe_term",
    "due_after_event",
    "read_term",
    "slots_of",
    "state_calendar",
]
