"""The nine states a thing can be drawn in, their words, and the names under which other apps know them."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "met": _("Исполнено"),
    "late": _("Исполнено с опозданием"),
    "open": _("В работе"),
    "soon": _("Срок близко"),
    "overdue": _("Просрочено"),
    "await": _("Ждёт документа"),
    "future": _("Впереди"),
    "moved": _("Перенесено"),
    "lifted": _("Снято"),
}
ALIASES = {
    "met_late": "late",
    "awaiting": "await",
    "awaiting_document": "await",
    "not_open": "future",
    "not_open_yet": "future",
    "upcoming": "future",
}


def tone(state: object) -> str:
    """Name of the drawing for a state; an unknown state is an error, for a wrong mark misleads."""
    name = str(getattr(state, "value", state) or "")
    name = ALIASES.get(name, name)
    if name not in WORDS:
        raise ValueError(f"no such state: {state!r}")
    return name
