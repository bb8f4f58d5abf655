"""Registry of the journal's words: each app brings the texts of its own events."""

from collections.abc import Mapping
from string import Formatter
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from artel.audit.models import Entry

_TEXTS: dict[str, str] = {}
_GROUPS: dict[str, str] = {}


def register(texts: Mapping[str, str], *, group: str | None = None) -> None:
    """Add the texts of events; called in ready() of the app that owns them.

    A text may name values of the detail: «Срок перенесён на {due_on}». `group` is the word under which the journal's
    filter shows the events; events with the same part before the dot are one group.
    """
    for event, text in texts.items():
        code = str(event)
        if "." not in code:
            raise ValueError(f"an event is called app.deed_done, not {code!r}")
        if _TEXTS.setdefault(code, text) is not text and str(_TEXTS[code]) != str(text):
            raise ValueError(f"the event {code!r} has two texts")
        if group is not None:
            _GROUPS[code.split(".", 1)[0]] = group


def text_of(entry: "Entry") -> str:
    """Sentence for one line of the journal. An event nobody has registered is shown by its code, honestly."""
    text = _TEXTS.get(entry.event)
    if text is None:
        return _("Событие «{code}»").format(code=entry.event)
    return _Words().vformat(str(text), (), entry.detail or {})


def group_of(event: str) -> str:
    """Code of the group an event belongs to: the part before the dot."""
    return event.split(".", 1)[0]


def groups() -> dict[str, str]:
    """Groups that have a word, in the order of the words."""
    return dict(sorted(((code, str(word)) for code, word in _GROUPS.items()), key=lambda pair: pair[1]))


class _Words(Formatter):
    """Fills plain names only: no attributes, no indexes, and «…» for what the detail does not have."""

    def get_field(self, field_name, args, kwargs):
        value = kwargs.get(field_name)
        if isinstance(value, list):
            value = "; ".join(map(str, value))
        return ("…" if value is None else value), field_name
