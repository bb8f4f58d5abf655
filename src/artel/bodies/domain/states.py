"""The words of bodies: parts in a body, states of a composition and of a nomination, and their workflows (DOMAIN 3.1.1, B 2)."""

from enum import StrEnum

from artel.kernel.workflow import Transition, Workflow


class Part(StrEnum):
    """What a person is in a body. Equal to the kinds of offices, so that a seat makes a tenure."""

    CHAIR = "chair"  # of a working group: руководитель
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


class CompositionState(StrEnum):
    DRAFT = "draft"
    VOTING = "voting"  # on the agenda of the forming council
    APPROVAL = "approval"  # voted for; awaits «УТВЕРЖДАЮ»
    APPROVED = "approved"
    RETURNED = "returned"
    DROPPED = "dropped"


class NominationState(StrEnum):
    PROPOSED = "proposed"  # awaits the nominee's consent
    CONSENTED = "consented"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class FormationStage(StrEnum):
    """Where a direction stands; computed from its call, compositions and unit, never stored."""

    DIRECTION = "direction"
    NOMINATIONS = "nominations"
    DRAFT = "draft"
    VOTING = "voting"
    APPROVAL = "approval"
    WORKING = "working"
    EXPIRED = "expired"


def composition_workflow(refusal: str) -> Workflow:
    """draft → voting → approval → approved; returned compositions are drafted again."""
    return Workflow(
        (
            Transition("change", (CompositionState.DRAFT, CompositionState.RETURNED), CompositionState.DRAFT),
            Transition("submit", (CompositionState.DRAFT,), CompositionState.VOTING),
            Transition("recall", (CompositionState.VOTING,), CompositionState.DRAFT),
            Transition("pass", (CompositionState.VOTING,), CompositionState.APPROVAL),
            Transition("fail", (CompositionState.VOTING,), CompositionState.RETURNED),
            Transition("approve", (CompositionState.APPROVAL,), CompositionState.APPROVED),
            Transition("enact", (CompositionState.DRAFT,), CompositionState.APPROVED),  # by an act on paper
            Transition("return", (CompositionState.APPROVAL,), CompositionState.RETURNED),
            Transition(
                "drop",
                (CompositionState.DRAFT, CompositionState.RETURNED, CompositionState.VOTING),
                CompositionState.DROPPED,
            ),
        ),
        refusal=refusal,
    )


def nomination_workflow(refusal: str) -> Workflow:
    """proposed → consented or declined; the organisation may withdraw either."""
    return Workflow(
        (
            Transition("consent", (NominationState.PROPOSED,), NominationState.CONSENTED),
            Transition("decline", (NominationState.PROPOSED, NominationState.CONSENTED), NominationState.DECLINED),
            Transition("withdraw", (NominationState.PROPOSED, NominationState.CONSENTED), NominationState.WITHDRAWN),
        ),
        refusal=refusal,
    )
