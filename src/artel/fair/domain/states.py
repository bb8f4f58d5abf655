"""The words of the fair: stages, states of what passes through it, and the workflows (DOMAIN 3.2.9, B 12 and 13)."""

from enum import StrEnum

from artel.kernel.workflow import Transition, Workflow


class Stage(StrEnum):
    ANNOUNCED = "announced"
    COLLECTING = "collecting"  # vacancies by employers, profiles by colleges and graduates
    SHOWCASE = "showcase"  # both sides look at each other
    WISHES = "wishes"
    INTERVIEWS = "interviews"  # the day of the fair
    ALLOCATION = "allocation"
    COMMISSION = "commission"
    INVITATIONS = "invitations"
    ANSWERS = "answers"
    EMPLOYMENT = "employment"
    MONITORING = "monitoring"
    CLOSED = "closed"


STAGES = tuple(Stage)


class VacancyState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class VacancySource(StrEnum):
    HAND = "hand"
    SHEET = "sheet"
    TRUDVSEM = "trudvsem"


class GraduateState(StrEnum):
    ENTERED = "entered"  # by the college; the graduate has not looked yet
    CONFIRMED = "confirmed"  # takes part
    REFUSED = "refused"  # does not look for work through the fair
    WITHDRAWN = "withdrawn"  # taken off by the college


class InterviewState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Readiness(StrEnum):
    """What the employer says after the interview."""

    YES = "yes"
    RESERVE = "reserve"
    NO = "no"


class Criterion(StrEnum):
    """By what candidates with equal points are told apart, in the declared order; the lottery number always comes last."""

    PRACTICE = "practice"  # had practice at this very enterprise
    EXAM = "exam"  # points of the demonstration exam
    GRADE = "grade"  # average grade


class RunState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"  # by the commission's signed protocol
    DISCARDED = "discarded"


class Basis(StrEnum):
    """On what ground a graduate was allocated."""

    TARGET = "target"
    ALGORITHM = "algorithm"
    SECOND_ROUND = "second_round"
    COMMISSION = "commission"


class InvitationState(StrEnum):
    DRAFT = "draft"
    SIGNING = "signing"
    ISSUED = "issued"  # signed by the enterprise, numbered
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    REVOKED = "revoked"


LIVE = frozenset({InvitationState.DRAFT, InvitationState.SIGNING, InvitationState.ISSUED, InvitationState.DELIVERED})
HELD_PLACE = LIVE | {InvitationState.ACCEPTED}
IN_HAND = frozenset({InvitationState.ISSUED, InvitationState.DELIVERED})  # may be answered


class Delivery(StrEnum):
    EMAIL = "email"
    LINK = "link"  # opened by the personal link
    HAND = "hand"  # under signature


class Milestone(StrEnum):
    """When employment is asked about (DOMAIN 3.2.9 a 11)."""

    AUTUMN = "autumn"  # 31 October of the year of graduation
    THREE_MONTHS = "3m"
    SIX_MONTHS = "6m"
    TWELVE_MONTHS = "12m"


class Outcome(StrEnum):
    """What became of a graduate, in the order of priority: each is counted once (DOMAIN appendix E)."""

    BY_SPECIALITY = "by_speciality"
    NOT_BY_SPECIALITY = "not_by_speciality"
    ENTREPRENEUR = "entrepreneur"
    SELF_EMPLOYED = "self_employed"
    TARGET_CONTRACT = "target_contract"
    MILITARY = "military"
    STUDYING = "studying"
    PARENTAL_LEAVE = "parental_leave"
    REGISTERED_UNEMPLOYED = "registered_unemployed"
    SEEKING = "seeking"
    NOT_PLANNING = "not_planning"
    UNKNOWN = "unknown"


EMPLOYED = frozenset(
    {
        Outcome.BY_SPECIALITY,
        Outcome.NOT_BY_SPECIALITY,
        Outcome.ENTREPRENEUR,
        Outcome.SELF_EMPLOYED,
        Outcome.TARGET_CONTRACT,
    }
)


def vacancy_workflow(refusal: str) -> Workflow:
    v = VacancyState
    return Workflow(
        [
            Transition("submit", {v.DRAFT, v.RETURNED}, v.SUBMITTED),
            Transition("return", {v.SUBMITTED, v.PUBLISHED}, v.RETURNED),
            Transition("publish", {v.SUBMITTED}, v.PUBLISHED),
            Transition("withdraw", {v.DRAFT, v.SUBMITTED, v.RETURNED, v.PUBLISHED}, v.WITHDRAWN),
        ],
        refusal=refusal,
    )


def graduate_workflow(refusal: str) -> Workflow:
    g = GraduateState
    return Workflow(
        [
            Transition("confirm", {g.ENTERED, g.REFUSED}, g.CONFIRMED),
            Transition("refuse", {g.ENTERED, g.CONFIRMED}, g.REFUSED),
            Transition("withdraw", {g.ENTERED, g.CONFIRMED, g.REFUSED}, g.WITHDRAWN),
            Transition("restore", {g.WITHDRAWN}, g.ENTERED),
        ],
        refusal=refusal,
    )


def interview_workflow(refusal: str) -> Workflow:
    i = InterviewState
    return Workflow(
        [
            Transition("hold", {i.PLANNED, i.NO_SHOW, i.HELD}, i.HELD),
            Transition("miss", {i.PLANNED}, i.NO_SHOW),
            Transition("cancel", {i.PLANNED}, i.CANCELLED),
            Transition("renew", {i.CANCELLED}, i.PLANNED),
        ],
        refusal=refusal,
    )


def invitation_workflow(refusal: str) -> Workflow:
    i = InvitationState
    return Workflow(
        [
            Transition("send", {i.DRAFT}, i.SIGNING),
            Transition("recall", {i.SIGNING}, i.DRAFT),
            Transition("issue", {i.SIGNING}, i.ISSUED),
            Transition("deliver", {i.ISSUED}, i.DELIVERED),
            Transition("accept", IN_HAND, i.ACCEPTED),
            Transition("decline", IN_HAND | {i.ACCEPTED}, i.DECLINED),
            Transition("expire", IN_HAND, i.EXPIRED),
            Transition("revoke", LIVE | {i.ACCEPTED}, i.REVOKED),
        ],
        refusal=refusal,
    )
