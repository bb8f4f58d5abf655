"""The life of a letter, and what letters a person wants.

queued → sending → sent                 the mail server has taken it
  │         ├────→ queued               it surely did not leave: tried again by the job
  │         ├────→ failed               it surely did not leave, and will not
  │         └────→ unknown              nobody can tell whether it left (decision 0023)
  ├──→ refused                          nothing left to say, or nobody to say it to
  └──→ shown                            to an invented person: written, never sent
failed | unknown → queued               a keeper pressed «Отправить ещё раз»
"""

from enum import StrEnum

from artel.kernel.workflow import Transition, Workflow


class LetterState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    SHOWN = "shown"


# A notice that stands in such a letter is on its way or has arrived: it goes into no other.
CARRIES = (LetterState.QUEUED, LetterState.SENDING, LetterState.SENT, LetterState.SHOWN, LetterState.REFUSED)
TROUBLED = (LetterState.FAILED, LetterState.UNKNOWN)


class Choice(StrEnum):
    """What letters a person wants from one cluster."""

    AT_ONCE = "at_once"  # the digest, and what presses at once
    DIGEST = "digest"
    WEEKLY = "weekly"
    NONE = "none"


def letter_workflow(refusal: str) -> Workflow:
    """The table of transitions; `refusal` speaks when a state allows none."""
    return Workflow(
        [
            Transition("begin", {LetterState.QUEUED}, LetterState.SENDING),
            Transition("deliver", {LetterState.SENDING}, LetterState.SENT),
            Transition("return", {LetterState.SENDING}, LetterState.QUEUED),
            Transition("fail", {LetterState.SENDING}, LetterState.FAILED),
            Transition("lose", {LetterState.SENDING}, LetterState.UNKNOWN),
            Transition("refuse", {LetterState.QUEUED}, LetterState.REFUSED),
            Transition("show", {LetterState.QUEUED}, LetterState.SHOWN),
            Transition("repeat", {LetterState.FAILED, LetterState.UNKNOWN}, LetterState.QUEUED),
        ],
        refusal=refusal,
    )
