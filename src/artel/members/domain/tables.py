"""A table on its way in: what a row of it would do, and what may be done with the table."""

from enum import StrEnum

from artel.kernel.workflow import Transition, Workflow


class Outcome(StrEnum):
    """What a row would do to the records."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


class TableState(StrEnum):
    CHECKED = "checked"
    ENTERING = "entering"
    ENTERED = "entered"


TABLE = Workflow(
    [
        Transition("check", {TableState.CHECKED, TableState.ENTERING}, TableState.CHECKED),
        Transition("begin", {TableState.CHECKED}, TableState.ENTERING),
        Transition("enter", {TableState.CHECKED, TableState.ENTERING}, TableState.ENTERED),
    ],
    refusal="Таблица уже {state}. Откройте её страницу, чтобы увидеть, чем кончилось.",
)
