"""What pages of a fair share: the fair of an address or 404, its head with stages and tabs, a page of one deed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from artel.fair.models import Fair
from artel.fair.selectors.fairs import fairs_visible_to, stages_of
from artel.fair.words import stage_label
from artel.kernel.errors import BrokenRule
from artel.members.views.asked import may
from artel.ui import deeds

GET_POST = ("GET", "HEAD", "POST")
PLACE = "fair"

do = partial(deeds.do, place=PLACE)


def visible_fair(request: HttpRequest, pk: int) -> Fair:
    """The fair, or 404."""
    fair = get_object_or_404(fairs_visible_to(request.user, request.cluster), pk=pk)
    fair.cluster = request.cluster
    return fair


def fair_context(request: HttpRequest, fair: Fair, tab: str = "fair") -> dict[str, Any]:
    """What `fair/_head.html` draws: crumbs, title, stages, tabs; and the place in the menu. One query.

    `tab`: fair, vacancies, graduates, interviews, allocation, invitations, employment.
    """
    return {"place": PLACE, "fair": fair, "stages": stage_items(fair), "tabs": tabs(request, fair, tab)}


def stage_items(fair: Fair) -> list[dict[str, Any]]:
    """The road of the fair, with the days that its stages were meant for."""
    rows = stages_of(fair)
    now = [row.stage for row in rows].index(fair.stage)
    return [
        {
            "label": stage_label(row.stage).capitalize(),
            "note": _("до {day}").format(day=f"{row.due_on:%d.%m}") if row.due_on and place >= now else "",
            "is_done": place < now,
            "is_current": place == now,
        }
        for place, row in enumerate(rows)
    ]


def tabs(request: HttpRequest, fair: Fair, current: str) -> list[dict[str, Any]]:
    """Parts of the fair that the person may open."""
    rows = (
        ("fair", "fair:detail", _("Ярмарка"), "fair.view_fair"),
        ("vacancies", "fair:vacancies", _("Вакансии"), "fair.view_fair"),
        ("graduates", "fair:graduates", _("Выпускники"), "fair.view_graduates"),
        ("interviews", "fair:interviews", _("Собеседования"), "fair.view_interviews"),
        ("allocation", "fair:allocation", _("Распределение"), "fair.view_allocation"),
        ("invitations", "fair:invitations", _("Приглашения"), "fair.view_invitations"),
        ("employment", "fair:employment", _("Трудоустройство"), "fair.view_employment"),
    )
    found = []
    for key, name, label, permission in rows:
        if not may(request, permission, fair):
            continue
        try:
            url = reverse(name, args=[request.cluster.slug, fair.pk])
        except NoReverseMatch:
            continue
        found.append({"url": url, "label": label, "is_current": key == current})
    return found


def act(request: HttpRequest, deed: Callable[[], Any], *, done: str, back: str) -> HttpResponse:
    """Do a deed of one button and go back; a broken rule is told on the page it came from."""
    try:
        deed()
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(back)
