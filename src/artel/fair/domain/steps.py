"""What a graduate has to do now: the head of their own page. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from artel.fair.domain.states import STAGES, GraduateState, Stage


class Step(StrEnum):
    WITHDRAWN = "withdrawn"
    ANSWER = "answer"  # an invitation waits for it
    ACCEPTED = "accepted"
    REFUSED = "refused"
    CONFIRM = "confirm"
    TOO_LATE = "too_late"  # never said whether they take part, and the list is closed
    SIGN = "sign"  # a minor: a parent signs at the college
    CONSENT = "consent"
    SETTLED = "settled"  # a target contract
    WAIT_VACANCIES = "wait_vacancies"
    LOOK = "look"
    CHOOSE = "choose"
    CHOSEN = "chosen"
    MEET = "meet"
    NO_MEETINGS = "no_meetings"
    WAIT_RESULT = "wait_result"
    WAIT_INVITATION = "wait_invitation"
    UNPLACED = "unplaced"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the step depends on. `result`: placed, unplaced, or None while the commission has not approved it."""

    stage: Stage
    state: GraduateState
    has_consent: bool = True
    is_minor: bool = False
    has_contract: bool = False
    has_wishes: bool = False
    has_meetings: bool = False
    has_accepted: bool = False
    has_to_answer: bool = False
    result: bool | None = None


def next_step(facts: Facts) -> Step:
    """The one thing to do or to know now. What waits for an answer comes before everything else."""
    if facts.state == GraduateState.WITHDRAWN:
        return Step.WITHDRAWN
    if facts.has_accepted:
        return Step.ACCEPTED
    if facts.has_to_answer:
        return Step.ANSWER
    if facts.state == GraduateState.REFUSED:
        return Step.REFUSED
    place = STAGES.index(Stage(facts.stage))
    if place <= STAGES.index(Stage.INTERVIEWS):
        return _before_allocation(facts)
    if facts.state == GraduateState.ENTERED:
        return Step.TOO_LATE
    if place >= STAGES.index(Stage.EMPLOYMENT):
        return Step.AFTER
    if facts.result is None or place <= STAGES.index(Stage.COMMISSION):
        return Step.WAIT_RESULT
    return Step.WAIT_INVITATION if facts.result else Step.UNPLACED


def _before_allocation(facts: Facts) -> Step:
    if facts.state == GraduateState.ENTERED:
        return Step.CONFIRM
    if not facts.has_consent:
        return Step.SIGN if facts.is_minor else Step.CONSENT
    if facts.has_contract:
        return Step.SETTLED
    match facts.stage:
        case Stage.SHOWCASE:
            return Step.LOOK
        case Stage.WISHES:
            return Step.CHOSEN if facts.has_wishes else Step.CHOOSE
        case Stage.INTERVIEWS:
            return Step.MEET if facts.has_meetings else Step.NO_MEETINGS
    return Step.WAIT_VACANCIES
