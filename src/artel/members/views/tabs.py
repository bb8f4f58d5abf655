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
_further: list[tuple[str, object, str]] = []  # settings of the apps above


def add_settings_tab(url_name: str, label: object, permission: str) -> None:
    """Put a page of an app above among the cluster's settings. Called in its ready()."""
    if (url_name, label, permission) not in _further:
        _further.append((url_name, label, permission))


def member_tabs(request: HttpRequest, current: str) -> list[dict]:
    return _tabs(request, MEMBERS, current)


def settings_tabs(request: HttpRequest, current: str) -> list[dict]:
    return _tabs(request, (*SETTINGS, *_further), current)


def _tabs(request: HttpRequest, rows, current: str) -> list[dict]:
    return [
        {
            "url": reverse(name if ":" in name else f"members:{name}", args=[request.cluster.slug]),
            "label": label,
            "is_current": name == current,
        }
        for name, label, permission in rows
        if not permission or may(request, permission)
    ]
