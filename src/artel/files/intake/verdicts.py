"""What the door says of a file."""

from dataclasses import dataclass

from artel.kernel.errors import BrokenRule


@dataclass(frozen=True)
class Accepted:
    """A file that may be stored.

    `kind` and `mime` come from its content, `clean_name` is safe to show and to offer for saving.
    """

    kind: str
    mime: str
    size: int
    sha256: str
    clean_name: str


class Refused(BrokenRule):
    """The file is not taken. `message_ru` says what to do, in one sentence; `reason` is a word for logs."""

    def __init__(self, message_ru: str, *, reason: str = "") -> None:
        super().__init__(message_ru, field="file")
        self.message_ru = message_ru
        self.reason = reason
