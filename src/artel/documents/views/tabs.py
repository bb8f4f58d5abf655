"""Tabs of the pages of documents."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.members.views.asked import may

TABS = (
    ("register", _("Входящие"), "documents.view_register"),
    ("papers", _("Документы кластера"), "documents.view_papers"),
    ("signing", _("На подпись"), "documents.view_signing"),
    ("approvals", _("Согласование"), "documents.view_approvals"),
)


def document_tabs(request: HttpRequest, current: str) -> list[dict]:
    """What the person may open; beside «На подпись» stands how many papers wait."""
    return [
        {
            "url": reverse(f"documents:{name}", args=[request.cluster.slug]),
            "label": label,
            "is_current": name == current,
            "count": (request.cluster.papers_awaiting_me or None) if name == "signing" else None,
        }
        for name, label, permission in TABS
        if may(request, permission)
    ]
