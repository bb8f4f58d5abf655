"""Who may do what at which stage of a fair. Pure; the page shows the same table."""

from enum import StrEnum

from artel.fair.domain.states import STAGES, Stage


class Work(StrEnum):
    """What a stage is for. Deeds ask `is_open(work, stage)`."""

    SETTINGS = "settings"  # rules of the fair: criteria, weights, limits
    VACANCIES = "vacancies"  # enter, change and publish
    PROFILES = "profiles"  # enter graduates, confirm, consent
    LOOKING = "looking"  # see published vacancies and anonymous cards
    WISHES = "wishes"  # choose and rank
    RERANKING = "reranking"  # change the order of wishes or drop one
    TIMETABLE = "timetable"
    MARKS = "marks"
    RUN = "run"  # freeze and allocate
    REST = "rest"  # the second round, and discarding a run
    OVERRIDES = "overrides"
    PROTOCOL = "protocol"
    INVITING = "inviting"
    ANSWERS = "answers"
    FACTS = "facts"  # of employment


def _span(first: Stage, last: Stage) -> frozenset[Stage]:
    return frozenset(STAGES[STAGES.index(first) : STAGES.index(last) + 1])


OPEN: dict[Work, frozenset[Stage]] = {
    Work.SETTINGS: _span(Stage.ANNOUNCED, Stage.SHOWCASE),
    Work.VACANCIES: _span(Stage.ANNOUNCED, Stage.WISHES),
    Work.PROFILES: _span(Stage.ANNOUNCED, Stage.WISHES),
    Work.LOOKING: _span(Stage.SHOWCASE, Stage.CLOSED),
    Work.WISHES: frozenset({Stage.WISHES}),
    Work.RERANKING: _span(Stage.WISHES, Stage.INTERVIEWS),
    Work.TIMETABLE: _span(Stage.WISHES, Stage.INTERVIEWS),
    Work.MARKS: frozenset({Stage.INTERVIEWS}),
    Work.RUN: frozenset({Stage.ALLOCATION}),
    Work.REST: _span(Stage.ALLOCATION, Stage.COMMISSION),
    Work.OVERRIDES: frozenset({Stage.COMMISSION}),
    Work.PROTOCOL: frozenset({Stage.COMMISSION}),
    Work.INVITING: _span(Stage.INVITATIONS, Stage.EMPLOYMENT),
    Work.ANSWERS: _span(Stage.INVITATIONS, Stage.EMPLOYMENT),
    Work.FACTS: _span(Stage.EMPLOYMENT, Stage.MONITORING),
}


def is_open(work: Work, stage: Stage) -> bool:
    """Tell whether the work may be done at the stage."""
    return Stage(stage) in OPEN[work]


def stage_after(stage: Stage) -> Stage | None:
    """The next stage; None after the last."""
    place = STAGES.index(Stage(stage)) + 1
    return STAGES[place] if place < len(STAGES) else None


def stage_before(stage: Stage) -> Stage | None:
    """The stage before; None before the first."""
    place = STAGES.index(Stage(stage))
    return STAGES[place - 1] if place else None
