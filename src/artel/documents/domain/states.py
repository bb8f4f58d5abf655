"""States of a paper and of an approval sheet, and what leads from one to another (DESIGN 5, RELIABILITY T4)."""

from collections.abc import Iterable
from enum import StrEnum

from artel.kernel.workflow import Transition, Workflow


class PaperState(StrEnum):
    DRAFT = "draft"  # its content still changes
    SIGNING = "signing"  # content and number stand still, signatures are gathered
    REGISTERED = "registered"  # signed by all; never changes again
    REVOKED = "revoked"  # withdrawn with a reason; stays readable
    DROPPED = "dropped"  # a draft that was given up


class SignerRole(StrEnum):
    SIGNS = "signs"
    APPROVES = "approves"  # «УТВЕРЖДАЮ», on top of the page
    CERTIFIES = "certifies"  # «Верно», under an extract


class SignatureKind(StrEnum):
    SIMPLE = "simple"  # простая электронная подпись, 63-ФЗ ст. 9
    BY_HAND = "by_hand"  # ink on paper, known from a scan


class SheetState(StrEnum):
    OPEN = "open"
    AGREED = "agreed"
    RETURNED = "returned"  # somebody refused, or a remark asks for another version
    VOID = "void"  # what was agreed has changed


class LineDecision(StrEnum):
    AGREED = "agreed"
    WITH_REMARKS = "with_remarks"
    REFUSED = "refused"


def paper_workflow(refusal: str) -> Workflow:
    """The life of a paper: draft → signing → registered → (revoked)."""
    return Workflow(
        (
            Transition("compose", (PaperState.DRAFT,), PaperState.DRAFT),
            Transition("send", (PaperState.DRAFT,), PaperState.SIGNING),
            Transition("recall", (PaperState.SIGNING,), PaperState.DRAFT),
            Transition("sign", (PaperState.SIGNING,), PaperState.SIGNING),
            Transition("register", (PaperState.SIGNING,), PaperState.REGISTERED),
            Transition("revoke", (PaperState.REGISTERED,), PaperState.REVOKED),
            Transition("drop", (PaperState.DRAFT, PaperState.SIGNING), PaperState.DROPPED),
        ),
        refusal=refusal,
    )


def sheet_workflow(refusal: str) -> Workflow:
    """The life of a round of approval: open → agreed | returned; void when what was agreed has changed."""
    return Workflow(
        (
            Transition("decide", (SheetState.OPEN,), SheetState.OPEN),
            Transition("agree", (SheetState.OPEN,), SheetState.AGREED),
            Transition("return", (SheetState.OPEN,), SheetState.RETURNED),
            Transition("void", (SheetState.OPEN, SheetState.AGREED), SheetState.VOID),
        ),
        refusal=refusal,
    )


def outcome_of(lines: Iterable[tuple[str, bool]], *, is_over: bool = False) -> SheetState:
    """What a round has come to, from pairs (decision or "", remark answered); OPEN while it is to go on.

    Agreed: everybody agreed, and every remark has its answer. Returned: everybody has answered and somebody refused,
    or the round is over (`is_over`) without being agreed. Silence is never an agreement.
    """
    lines = list(lines)
    decisions = [decision for decision, _answered in lines]
    if lines and all(decisions):
        if LineDecision.REFUSED in decisions:
            return SheetState.RETURNED
        if all(answered for decision, answered in lines if decision == LineDecision.WITH_REMARKS):
            return SheetState.AGREED
    return SheetState.RETURNED if is_over else SheetState.OPEN
