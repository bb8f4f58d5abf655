"""Deeds of notices: telling, gathering, letters, what a person wants."""

from artel.notices.services.gathering import gather
from artel.notices.services.letters import queue_letters, repeat_letter
from artel.notices.services.preferences import change_preference, resubscribe, unsubscribe
from artel.notices.services.telling import mark_seen, remind, settle, tell

__all__ = [
    "change_preference",
    "gather",
    "mark_seen",
    "queue_letters",
    "remind",
    "repeat_letter",
    "resubscribe",
    "settle",
    "tell",
    "unsubscribe",
]
