"""Assignments: the register, one of them with its steps, and the deeds on it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.rights import authorize
from artel.files import serving
from artel.kernel import clock
from artel.meetings import forms, labels
from artel.meetings.domain.states import AssignmentState
from artel.meetings.models import Assignment
from artel.meetings.selectors import assignments_visible_to, days_left
from artel.meetings.services import assignments as deeds
from artel.meetings.views.asked import (
    GET_POST,
    POST,
    VIEW,
    do,
    item_of,
    may,
    posted,
    tabs,
    visible_assignment,
    visible_meeting,
)
from artel.meetings.views.board import meeting_url
from artel.members.gate import cluster_view
from artel.members.models import Unit
from artel.members.views.asked import asked_number
from artel.russian import workdays
from artel.ui.exports import Column, attachment, write_xlsx
from artel.ui.paging import paginate

DONE = (AssignmentState.CLOSED, AssignmentState.LIFTED)
LIVE = tuple(state for state in AssignmentState if state not in DONE)
STEPS = {
    "accept": gettext_lazy("Принято к исполнению"),
    "report": gettext_lazy("Исполнение представлено"),
    "return": gettext_lazy("Возвращено"),
    "close": gettext_lazy("Закрыто"),
    "lift": gettext_lazy("Снято с контроля"),
    "move": gettext_lazy("Срок перенесён"),
}


@cluster_view(VIEW)
def register(request: HttpRequest) -> HttpResponse:
    """Assignments under control; mine, of a body, in a state, overdue."""
    found = asked_assignments(request)
    page = paginate(request, found, per_page=25)
    for assignment in page:
        mark(assignment, request)
    show = request.GET.get("show", "")
    context = {
        "place": "meetings",
        "tabs": tabs(request, "assignments"),
        "page": page,
        "facets": _facets(request),
        "show": show,
        "query": request.GET.get("q", ""),
        "unit": request.GET.get("unit", ""),
        "state": request.GET.get("state", ""),
        "units": [(unit.pk, unit.name) for unit in Unit.objects.filter(cluster=request.cluster)],
        "states": labels.ASSIGNMENT_STATES,
        "is_filtered": any(request.GET.get(name) for name in ("q", "unit", "state", "show")),
        "may_export": may(request, "export_assignments"),
    }
    return render(request, "meetings/assignments.html", context)


def asked_assignments(request: HttpRequest) -> QuerySet[Assignment]:
    """What the address asks for, the nearest day first."""
    found = _searched(request)
    state, show = request.GET.get("state", ""), request.GET.get("show", "")
    if state in AssignmentState.__members__.values():
        found = found.filter(state=state)
    if show in SHOWS:
        found = found.filter(SHOWS[show](request))
    return found.order_by("due_on", "pk")


def _searched(request: HttpRequest) -> QuerySet[Assignment]:
    found = assignments_visible_to(request.user, request.cluster).filter(issued_on__isnull=False)
    query, unit = request.GET.get("q", "").strip(), request.GET.get("unit", "")
    if query:
        found = found.filter(Q(point__text__icontains=query) | Q(person__last_name__icontains=query))
    if (number := asked_number(unit)) is not None:
        found = found.filter(unit=number)
    return found


def _mine(request: HttpRequest) -> Q:
    return Q(person__user=request.user) & Q(state__in=LIVE)


def _checking(_request: HttpRequest) -> Q:
    return Q(state=AssignmentState.REPORTED)


def _overdue(request: HttpRequest) -> Q:
    late = (AssignmentState.ISSUED, AssignmentState.ACCEPTED, AssignmentState.RETURNED)
    return Q(due_on__lt=clock.today(request.cluster), state__in=late)


SHOWS: dict[str, Callable[[HttpRequest], Q]] = {
    "live": lambda _request: Q(state__in=LIVE),
    "mine": _mine,
    "overdue": _overdue,
    "checking": _checking,
}
SHOW_WORDS = {
    "": gettext_lazy("Все"),
    "live": gettext_lazy("На контроле"),
    "mine": gettext_lazy("Мои"),
    "overdue": gettext_lazy("Просрочены"),
    "checking": gettext_lazy("Ждут проверки"),
}


def _facets(request: HttpRequest) -> list[dict[str, Any]]:
    base = _searched(request).order_by()
    counts = base.aggregate(
        **{f"n_{name}": Count("pk", filter=build(request), distinct=True) for name, build in SHOWS.items()},
        n_=Count("pk", distinct=True),
    )
    items = []
    for name, label in SHOW_WORDS.items():
        query = request.GET.copy()
        for gone in ("page", "show"):
            query.pop(gone, None)
        if name:
            query["show"] = name
        items.append(
            {
                "url": f"?{query.urlencode()}",
                "label": label,
                "count": counts[f"n_{name}"],
                "state": "overdue" if name == "overdue" else "",
                "is_current": request.GET.get("show", "") == name,
            }
        )
    return [item for item in items if item["count"] or item["is_current"] or not item["state"]]


def mark(assignment: Assignment, request: HttpRequest) -> Assignment:
    """Put the mark, the word and the working days left onto an assignment, for drawing."""
    today = clock.today(request.cluster)
    assignment.cluster = request.cluster
    assignment.left = days_left(assignment, today)
    assignment.left_words = _left_words(assignment.left)
    assignment.mark = state_mark(assignment, today, soon=request.cluster.soon_days)
    assignment.is_live = assignment.state in LIVE
    return assignment


def _left_words(left: int | None) -> str:
    if left is None:
        return ""
    if left == 0:
        return _("срок сегодня")
    return _("осталось {days}").format(days=workdays(left)) if left > 0 else workdays(-left)


def state_mark(assignment: Assignment, today: date, *, soon: int) -> str:
    """The state of the plan's vocabulary that an assignment looks like."""
    if assignment.state == AssignmentState.CLOSED:
        late = assignment.done_on is not None and assignment.done_on > assignment.due_on
        return "met_late" if late else "met"
    if assignment.state == AssignmentState.LIFTED:
        return "lifted"
    if assignment.state == AssignmentState.REPORTED:
        return "open"
    if assignment.due_on < today:
        return "overdue"
    return "soon" if (assignment.due_on - today).days <= soon else "open"


@cluster_view("meetings.export_assignments")
def export(request: HttpRequest) -> HttpResponse:
    """The same rows as a table."""
    rows = [mark(row, request) for row in asked_assignments(request).prefetch_related("helpers")]
    deeds.record_export(cluster=request.cluster, rows=len(rows), actor=request.user)
    content = write_xlsx(COLUMNS, rows, title=str(_("Поручения")), note=_taken_out_by(request))
    return attachment(content, _("Поручения {day}.xlsx").format(day=f"{clock.today(request.cluster):%d.%m.%Y}"))


def _taken_out_by(request: HttpRequest) -> str:
    moment = clock.now_in(request.cluster)
    return _("Выгружено из системы «Артель»: {name}, {moment}.").format(
        name=request.user.name, moment=f"{moment:%d.%m.%Y %H:%M}"
    )


COLUMNS = (
    Column(gettext_lazy("Поручение"), lambda row: row.point.text, 60),
    Column(gettext_lazy("Орган"), lambda row: row.unit.name, 28),
    Column(gettext_lazy("Заседание"), lambda row: row.point.item.meeting.held_on, 12),
    Column(gettext_lazy("Ответственный"), lambda row: row.person.full_name, 30),
    Column(gettext_lazy("Соисполнители"), lambda row: ", ".join(person.short_name for person in row.helpers.all()), 30),
    Column(gettext_lazy("Срок"), lambda row: row.due_on, 12),
    Column(gettext_lazy("Контроль"), lambda row: row.controller.short_name if row.controller else "", 22),
    Column(gettext_lazy("Состояние"), lambda row: row.get_state_display(), 22),
    Column(gettext_lazy("Исполнено"), lambda row: row.done_on, 12),
    Column(gettext_lazy("Что сделано"), lambda row: row.report, 50),
)


# --- one assignment ---


@cluster_view(VIEW)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be done, by whom and when, every step of it, and what may be done now."""
    assignment = mark(visible_assignment(request, pk), request)
    meeting = assignment.point.item.meeting
    meeting.cluster = request.cluster
    steps = assignment.steps.select_related("by").order_by("-pk")
    controls = may(request, "control_assignment", assignment)
    is_mine = may(request, "report_assignment", assignment)
    state = assignment.state
    context = {
        "place": "meetings",
        "assignment": assignment,
        "meeting": meeting,
        "helpers": assignment.helpers.all(),
        "steps": [{"at": step.at, "text": step_words(step)} for step in steps],
        "may": {
            "accept": is_mine and state == AssignmentState.ISSUED and assignment.issued_on,
            "report": is_mine and assignment.is_live and state != AssignmentState.REPORTED and assignment.issued_on,
            "judge": controls and state == AssignmentState.REPORTED,
            "move": controls and assignment.is_live and state != AssignmentState.REPORTED and assignment.issued_on,
            "lift": controls and assignment.is_live and assignment.issued_on,
            "drop": not assignment.issued_on and may(request, "run_meeting", meeting),
        },
        "may_file": may(request, "view_materials", meeting) or is_mine or controls,
    }
    return render(request, "meetings/assignment.html", context)


def step_words(step: Any) -> str:
    """A step in a sentence: what, until when, by whose word, who."""
    parts = [STEPS.get(step.kind, step.kind)]
    if step.new_due_on:
        parts[0] += _(" с {old} на {new}").format(
            old=f"{step.old_due_on:%d.%m.%Y}" if step.old_due_on else "—", new=f"{step.new_due_on:%d.%m.%Y}"
        )
    if step.words:
        parts.append(step.words)
    if step.basis:
        parts.append(_("Основание: {basis}").format(basis=step.basis))
    who = step.by.name if step.by else _("система")
    return f"{'. '.join(part.rstrip('.') for part in parts)} · {who}"


def _one(assignment: Assignment) -> dict[str, Any]:
    return {
        "back": reverse("meetings:assignment", args=[assignment.cluster.slug, assignment.pk]),
        "crumb": assignment.point.text,
    }


@cluster_view(VIEW)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = visible_assignment(request, pk)
    meeting = assignment.point.item.meeting
    if not (may(request, "report_assignment", assignment) or may(request, "control_assignment", assignment)):
        authorize(request.user, "meetings.view_materials", meeting)
    if assignment.file is None:
        raise Http404
    return serving.send(assignment.file)


@cluster_view(VIEW, methods=GET_POST)
def add(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """An assignment for a point of the decision."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    item = item_of(meeting, item_pk)
    form = forms.AssignmentForm(posted(request), item=item, cluster=request.cluster)
    return do(
        request, form, lambda data: deeds.add_assignment(actor=request.user, **data),
        done=_("Поручение записано. В силу оно вступит, когда заседание закроют."), title=_("Поручение"),
        submit=_("Записать"), back=f"{meeting_url(meeting, 'desk')}?item={item.pk}#h-d", crumb=item.title,
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = visible_assignment(request, pk)
    deeds.accept(assignment=assignment, actor=request.user)
    messages.success(request, _("Поручение принято к исполнению."))
    return redirect("meetings:assignment", request.cluster.slug, pk)


@cluster_view(VIEW, methods=GET_POST)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was done, with a document if there is one."""
    assignment = visible_assignment(request, pk)
    authorize(request.user, "meetings.report_assignment", assignment)
    form = forms.ReportForm(posted(request), request.FILES or None, initial={"words": assignment.report})

    def deed(data: dict[str, Any]) -> None:
        with forms.received(data["file"]) as kept:
            deeds.report(assignment=assignment, words=data["words"], file=kept, actor=request.user)

    return do(
        request, form, deed, done=_("Отчёт отправлен на проверку."), title=_("Отчитаться об исполнении"),
        submit=_("Отправить"), **_one(assignment),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = visible_assignment(request, pk)
    authorize(request.user, "meetings.control_assignment", assignment)
    form = forms.WordsForm(posted(request), label=_("Что доделать"))
    return do(
        request, form, lambda data: deeds.return_assignment(assignment=assignment, actor=request.user, **data),
        done=_("Поручение возвращено."), title=_("Вернуть поручение"), submit=_("Вернуть"), kind="stop",
        **_one(assignment),
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = visible_assignment(request, pk)
    deeds.close_assignment(assignment=assignment, actor=request.user)
    messages.success(request, _("Поручение закрыто."))
    return redirect("meetings:assignment", request.cluster.slug, pk)


@cluster_view(VIEW, methods=GET_POST)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = visible_assignment(request, pk)
    authorize(request.user, "meetings.control_assignment", assignment)
    form = forms.MoveForm(posted(request))
    return do(
        request, form, lambda data: deeds.move_assignment(assignment=assignment, actor=request.user, **data),
        done=_("Срок перенесён. Прежний срок остаётся видимым."), title=_("Перенести срок"), submit=_("Перенести"),
        **_one(assignment),
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an assignment that is not in force yet."""
    assignment = visible_assignment(request, pk)
    item = assignment.point.item
    deeds.drop_assignment(assignment=assignment, actor=request.user)
    messages.success(request, _("Поручение убрано."))
    return redirect(f"{meeting_url(item.meeting, 'desk')}?item={item.pk}#h-d")


@cluster_view(VIEW, methods=GET_POST)
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = visible_assignment(request, pk)
    authorize(request.user, "meetings.control_assignment", assignment)
    form = forms.LiftForm(posted(request))
    return do(
        request, form, lambda data: deeds.lift_assignment(assignment=assignment, actor=request.user, **data),
        done=_("Поручение снято с контроля."), title=_("Снять с контроля"), submit=_("Снять"), kind="stop",
        **_one(assignment),
    )  # fmt: skip
