"""The refusals a deed can meet. Each reaches the person as a sentence in Russian that says what to do."""


class Refusal(Exception):
    """A deed was refused. `str(error)` is a sentence for the person; `field` names the form field it belongs to, if any."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Denied(Refusal):
    """The actor has no right to do this to this object (HTTP 403)."""


class IllegalTransition(Refusal):
    """The object's state does not allow the deed, often because somebody did it first (HTTP 409)."""


class BrokenRule(Refusal):
    """A rule of the field forbids the deed as it was asked (HTTP 422; shown beside the form)."""
