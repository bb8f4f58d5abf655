"""Tabs of the pages of members and of the settings."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.members.views.asked import may

MEMBERS = (
    ("organisations", _("Организации"), ""),
    ("people", _("Люди"), ""),
    ("units", _("Органы и посты"), ""),
    ("access", _("Доступ"), "members.view_access"),
)
SETTINGS = (
    ("settings", _("Правила"), ""),
    ("calendar", _("Календарь"), ""),
    ("consent_texts", _("Тексты согласий"), ""),
)


def member_tabs(request: HttpRequest, current: str) -> list[dict]:
    return _tabs(request, MEMBERS, current)


def settings_tabs(request: HttpRequest, current: str) -> list[dict]:
    return _tabs(request, SETTINGS, current)


def _tabs(request: HttpRequest, rows, current: str) -> list[dict]:
    return [
        {
            "url": reverse(f"members:{name}", args=[request.cluster.slug]),
            "label": label,
            "is_current": name == current,
        }
        for name, label, permission in rows
        if not permission or may(request, permission)
    ]
