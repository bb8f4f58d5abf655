"""What pages of a fair share: the fair of an address or 404, its head with stages and tabs, a page of one deed."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from artel.fair.domain.states import STAGES, Stage
from artel.fair.models import Fair
from artel.fair.selectors.fairs import fairs_visible_to, stages_of
from artel.fair.selectors.people import keep_while_read
from artel.fair.words import PHASES, stage_label
from artel.members.views.asked import may
from artel.ui import deeds

GET_POST = ("GET", "HEAD", "POST")
PLACE = "fair"

do = partial(deeds.do, place=PLACE)
act = deeds.act


def visible_fair(request: HttpRequest, pk: int) -> Fair:
    """The fair, or 404."""
    fair = get_object_or_404(fairs_visible_to(request.user, request.cluster), pk=pk)
    fair.cluster = request.cluster
    keep_while_read(fair)
    return fair


def fair_context(request: HttpRequest, fair: Fair, tab: str = "fair") -> dict[str, Any]:
    """What `fair/_head.html` draws: crumbs, title, stages, tabs; and the place in the menu. One query.

    `tab`: fair, vacancies, graduates, interviews, allocation, invitations, employment, results.
    """
    return {"place": PLACE, "fair": fair, "stages": stage_items(fair), "tabs": tabs(request, fair, tab)}


def stage_items(fair: Fair) -> list[dict[str, Any]]:
    """The road of the fair in parts; under the current one, the exact stage and the day it was meant to last to."""
    rows = {row.stage: row for row in stages_of(fair)}
    now = STAGES.index(Stage(fair.stage))
    items = []
    for label, stages in PHASES:
        is_current = fair.stage in stages
        first = rows[stages[0]]
        if is_current:
            due_on = rows[fair.stage].due_on
            # A part that bears the name of its stage does not say it twice.
            names = [stage_label(fair.stage)] if stage_label(fair.stage) != str(label).lower() else []
            note = ", ".join([*names, *([_("до {day}").format(day=f"{due_on:%d.%m}")] if due_on else [])])
        elif first.opens_on and STAGES.index(stages[0]) > now:
            note = _("с {day}").format(day=f"{first.opens_on:%d.%m}")
        else:
            note = ""
        is_done = STAGES.index(stages[-1]) < now
        items.append({"label": label, "note": note, "is_done": is_done, "is_current": is_current})
    return items


def tabs(request: HttpRequest, fair: Fair, current: str) -> list[dict[str, Any]]:
    """Parts of the fair that the person may open."""
    rows = (
        ("fair", "fair:detail", _("Ярмарка"), "fair.view_fair"),
        ("vacancies", "fair:vacancies", _("Вакансии"), "fair.view_fair"),
        ("graduates", "fair:graduates", _("Выпускники"), "fair.view_graduates"),
        ("interviews", "fair:interviews", _("Собеседования"), "fair.view_interviews"),
        ("allocation", "fair:allocation", _("Распределение"), "fair.view_allocation"),
        ("allocation", "fair:allocation_mine", _("Распределение"), "fair.view_graduates"),  # who may not see the whole
        ("invitations", "fair:invitations", _("Приглашения"), "fair.view_invitations"),
        ("employment", "fair:employment", _("Трудоустройство"), "fair.view_employment"),
        ("results", "fair:results", _("Итоги"), "fair.view_fair"),
    )
    found = []
    for key, name, label, permission in rows:
        if any(each["key"] == key for each in found) or not may(request, permission, fair):
            continue
        try:
            url = reverse(name, args=[request.cluster.slug, fair.pk])
        except NoReverseMatch:
            continue
        found.append({"key": key, "url": url, "label": label, "is_current": key == current})
    return found
