"""A meeting held on paper, written down on one page: whose and when, then who was there, what was decided, the scan."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from artel.bodies.selectors import roll_on
from artel.files.intake import KINDS
from artel.files.services import receive
from artel.kernel.errors import BrokenRule
from artel.meetings import forms_minutes
from artel.meetings.forms import open_units
from artel.meetings.services.afterwards import record_past_meeting
from artel.meetings.views.asked import GET_POST, may, of_cluster
from artel.meetings.views.board import meeting_url
from artel.members.gate import cluster_view
from artel.members.models import Unit
from artel.members.views.asked import asked_number
from artel.ui.forms import day_asked

SCANS = frozenset({"pdf", "jpg", "png"}) & frozenset(KINDS)


@cluster_view("meetings.record_past_meeting", methods=GET_POST)
def record(request: HttpRequest) -> HttpResponse:
    """The day first, as its composition is asked for; then everything else. Grows by «Ещё вопрос» without scripts."""
    units = [unit for unit in open_units(request.cluster) if _records(request, unit)]
    unit = next((unit for unit in units if str(unit.pk) == request.GET.get("unit", "")), None)
    held_on = day_asked(request.GET.get("held_on", ""))
    if unit is None or held_on is None:
        return _ask_day(request, units)
    count = _count(request)
    if request.method == "POST" and "more" in request.POST:
        count += 1
    roll = roll_on(unit, held_on)
    is_sent = request.method == "POST" and "more" not in request.POST
    form = forms_minutes.PastMeetingForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, roll=roll, count=count,
        initial={**_typed(request), "count": count},
    )  # fmt: skip
    if is_sent and form.is_valid():
        try:
            return _record(request, form, unit, held_on)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
    context = {"place": "meetings", "form": form, "unit": unit, "held_on": held_on, "roll": roll, "count": count}
    return render(request, "meetings/minutes/past.html", context)


def _record(request: HttpRequest, form: forms_minutes.PastMeetingForm, unit: Unit, held_on: date) -> HttpResponse:
    data = form.cleaned_data
    with receive(data["file"], allowed=SCANS) as scan:
        meeting = record_past_meeting(
            unit=unit, held_on=held_on, facts=form.facts(), number=data["number"], signed_on=data["signed_on"],
            scan=scan, actor=request.user,
        )  # fmt: skip
    messages.success(request, _("Заседание внесено. Квартал закроется, когда протокол примет другой человек."))
    return redirect(meeting_url(of_cluster(request, meeting), "minutes"))


def _ask_day(request: HttpRequest, units: list[Unit]) -> HttpResponse:
    data = request.GET if request.GET.get("unit") or request.GET.get("held_on") else None
    form = forms_minutes.PastDayForm(data, units=units)
    context = {"place": "meetings", "form": form, "units": units}
    return render(request, "meetings/minutes/past_day.html", context)


def _records(request: HttpRequest, unit: Unit) -> bool:
    unit.cluster = request.cluster
    return may(request, "record_past_meeting", unit)


def _count(request: HttpRequest) -> int:
    count = asked_number(request.POST.get("count", "1")) or 1
    return min(count, forms_minutes.MOST_ITEMS - 1)


def _typed(request: HttpRequest) -> dict:
    """What is typed already, kept while the form grows."""
    several = {name for name in request.POST if name == "present" or name.startswith("recused_")}
    return {name: request.POST.getlist(name) if name in several else request.POST[name] for name in request.POST}
