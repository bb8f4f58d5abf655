"""The timetable of interviews: looked at by time and by stand, made, printed, taken out; one interview's page."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel import audit
from artel.accounts.rights import authorize, can
from artel.fair import exports_ics, exports_interviews
from artel.fair.domain.interviews import NoRoom
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import InterviewState
from artel.fair.events import FairEvent
from artel.fair.forms.interviews import InviteForm, MarkForm, MoveForm, TimetableForm
from artel.fair.labels import INTERVIEW_STATES
from artel.fair.models import Fair, Interview
from artel.fair.selectors import interviews as selectors
from artel.fair.selectors.people import graduates_visible_to
from artel.fair.services import interviews as deeds
from artel.fair.views.asked import GET_POST, PLACE, act, do, fair_context, visible_fair
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number, history_of, may, posted, taken_out_by
from artel.russian import counted
from artel.ui.exports import attachment
from artel.ui.paging import paginate

VIEW, PLAN, INVITE = "fair.view_interviews", "fair.plan_interviews", "fair.invite_to_interview"
POST = ("POST",)
PER_PAGE = 60
UNPLACED_SHOWN = 20
NOT_PLACED = "unplaced"
REASONS = {
    NoRoom.GRADUATE_FULL: gettext_lazy("выпускник занят во всех очередях"),
    NoRoom.STAND_FULL: gettext_lazy("у стенда заняты все столы во всех очередях"),
    NoRoom.APART: gettext_lazy("нет общего свободного времени"),
    NoRoom.NOT_YET: gettext_lazy("место есть: составьте расписание ещё раз"),
}


def visible_interview(request: HttpRequest, pk: int) -> Interview:
    """The interview with its people, or 404."""
    found = Interview.objects.filter(cluster=request.cluster).select_related("fair__commission")
    interview = get_object_or_404(selectors.with_rows(found), pk=pk)
    fair = interview.fair
    fair.cluster = interview.cluster = request.cluster
    get_object_or_404(selectors.interviews_visible_to(request.user, fair), pk=pk)
    (interview,) = selectors.with_people(request.user, fair, [interview])
    return interview


# --- the timetable ---


@cluster_view(VIEW)
def timetable(request: HttpRequest, pk: int) -> HttpResponse:
    """Who meets whom and when: by time or by stand."""
    fair = visible_fair(request, pk)
    by = "stand" if request.GET.get("by") == "stand" else "time"
    visible = selectors.interviews_visible_to(request.user, fair)
    stands = selectors.by_stand(visible)
    rows, asked = _asked(request, fair)
    page = paginate(request, selectors.with_rows(_ordered(rows, by)), per_page=PER_PAGE)
    left = selectors.unplaced(visible, fair) if sum(stand["unplaced"] for stand in stands) else []
    shown = left[:UNPLACED_SHOWN]
    selectors.with_people(request.user, fair, [*page.items, *shown])
    for row in shown:
        row.why_words = REASONS[row.why]
    context = fair_context(request, fair, "interviews") | asked
    context |= {
        "page": page,
        "by": by,
        "views": _views(request, by),
        "stands": [(stand["stand"], stand["name"]) for stand in stands],
        "counts": {key: sum(stand[key] for stand in stands) for key in ("total", "held", "missed")},
        "left": shown,
        "left_count": len(left),
        "may_plan": may(request, PLAN, fair) and is_open(Work.TIMETABLE, fair.stage),
        "may_mark": may(request, "fair.mark_interview", fair),
        "may_invite": may(request, INVITE, fair) and is_open(Work.TIMETABLE, fair.stage),
        "may_door": may(request, "fair.check_in", fair) and is_open(Work.MARKS, fair.stage),
        "is_day": is_open(Work.MARKS, fair.stage),
    }
    return render(request, "fair/interviews.html", context)


def _asked(request: HttpRequest, fair: Fair) -> tuple[Any, dict[str, Any]]:
    """The rows that the address asks for, and what stands in the filters."""
    query, state = request.GET.get("q", "").strip()[:200], request.GET.get("state", "")
    stand = asked_number(request.GET.get("stand", ""))
    rows = selectors.interviews_visible_to(request.user, fair)
    if state == NOT_PLACED:
        rows = rows.filter(state=InterviewState.PLANNED, round__isnull=True)
    elif state in InterviewState.__members__.values():
        rows = rows.filter(state=state)
    else:
        state = ""
        rows = rows.exclude(state=InterviewState.CANCELLED)
    if stand:
        rows = rows.filter(stand=stand)
    if query:
        rows = selectors.search(rows, request.user, fair, query)
    return rows, {
        "query": query,
        "state": state,
        "stand": stand or "",
        "states": [*INTERVIEW_STATES, (NOT_PLACED, _("не в расписании"))],
        "is_filtered": bool(query or state or stand),
    }


def _ordered(rows: Any, by: str) -> Any:
    last = F("round").asc(nulls_last=True)
    if by == "stand":
        return rows.order_by("stand__organisation__short_name", "stand", last, "table", "pk")
    return rows.order_by(last, "stand__organisation__short_name", "table", "pk")


def _views(request: HttpRequest, by: str) -> list[dict[str, Any]]:
    found = []
    for key, label in (("time", _("По времени")), ("stand", _("По стендам"))):
        query = request.GET.copy()
        query.pop("page", None)
        query["by"] = key
        found.append({"url": f"{request.path}?{query.urlencode()}", "label": label, "is_current": key == by})
    return found


@cluster_view(PLAN, methods=GET_POST)
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the timetable, or fill its gaps; the page says beforehand how many rounds it takes and when the day ends."""
    fair = visible_fair(request, pk)
    authorize(request.user, PLAN, fair)
    has_rows = fair.interviews.filter(round__isnull=False).exclude(state=InterviewState.CANCELLED).exists()
    form = TimetableForm(posted(request), fair=fair, has_rows=has_rows)
    if form.is_valid():
        data = form.cleaned_data | {"afresh": bool(form.cleaned_data.get("afresh"))}
        try:
            made = deeds.make_timetable(fair=fair, actor=request.user, **data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _made_words(made))
            return redirect("fair:interviews", request.cluster.slug, fair.pk)
    context = {
        "place": PLACE,
        "fair": fair,
        "form": form,
        "has_rows": has_rows,
        "forecast": selectors.forecast(fair),
        "back": reverse("fair:interviews", args=[request.cluster.slug, fair.pk]),
    }
    return render(request, "fair/interviews_make.html", context)


def _made_words(made: deeds.Made) -> str:
    words = [
        _("В расписании {meetings}, {rounds}.").format(
            meetings=counted(made.placed, _("собеседование"), _("собеседования"), _("собеседований")),
            rounds=counted(made.rounds, _("очередь"), _("очереди"), _("очередей")),
        )
    ]
    if made.ends_at:
        words.append(_("Последнее закончится в {time}.").format(time=f"{made.ends_at:%H:%M}"))
    if made.dropped:
        words.append(
            _("Снято: {count} (нет пожелания, согласия или вакансии).").format(
                count=counted(made.dropped, _("собеседование"), _("собеседования"), _("собеседований"))
            )
        )
    if made.left_over:
        words.append(_("Не поместилось: {count}, они перечислены ниже.").format(count=len(made.left_over)))
    return " ".join(words)


@cluster_view(INVITE, methods=GET_POST)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite a graduate to talk, without a wish of theirs."""
    fair = visible_fair(request, pk)
    authorize(request.user, INVITE, fair)
    people = graduates_visible_to(request.user, fair)
    chosen = people.filter(pk=asked_number(request.GET.get("graduate", "")) or 0).first()
    form = InviteForm(
        posted(request),
        vacancies=selectors.vacancies_to_invite(request.user, fair),
        graduates=people,
        chosen=chosen,
    )
    return do(
        request,
        form,
        lambda data: deeds.add_interview(**data, actor=request.user),
        done=_("Собеседование назначено. Время смотрите в расписании."),
        back=reverse("fair:interviews", args=[request.cluster.slug, fair.pk]),
        title=_("Пригласить на собеседование"),
        submit=_("Пригласить"),
        crumb=fair.name,
        note=_("Если расписание уже составлено, будет занято первое время, свободное у обоих."),
    )


# --- out of the system ---


def _taken_out(request: HttpRequest, fair: Fair) -> list[Interview]:
    """Rows for a file: those of the filters, with a trace that they were taken out."""
    authorize(request.user, VIEW, fair)
    rows = selectors.interviews_visible_to(request.user, fair)
    if stand := asked_number(request.POST.get("stand", "")):
        rows = rows.filter(stand=stand)
    found = selectors.with_people(request.user, fair, selectors.with_rows(_ordered(rows, "time")))
    for row in found:
        row.fair = fair
    with transaction.atomic():
        audit.record(FairEvent.INTERVIEWS_EXPORTED, actor=request.user, target=fair, rows=len(found))
    return found


@cluster_view(VIEW, methods=POST)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The timetable with marks as a table."""
    fair = visible_fair(request, pk)
    rows = [row for row in _taken_out(request, fair) if row.state != InterviewState.CANCELLED]
    content = exports_interviews.timetable_xlsx(rows, note=taken_out_by(request))
    return attachment(content, _("{name}, собеседования.xlsx").format(name=fair.name))


@cluster_view(VIEW, methods=POST)
def ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The timetable as a calendar, of one stand if asked; what was called off says so."""
    fair = visible_fair(request, pk)
    content = exports_ics.stands_ics(fair, _taken_out(request, fair))
    return exports_ics.calendar_response(content, _("{name}, собеседования.ics").format(name=fair.name))


@cluster_view(VIEW)
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Sheets: for stands, with room for marks by hand; for the doors, by numbers alone."""
    fair = visible_fair(request, pk)
    for_doors = request.GET.get("for") == "doors"
    rows = selectors.interviews_visible_to(request.user, fair).exclude(state=InterviewState.CANCELLED)
    rows = rows.filter(round__isnull=False)
    stand = asked_number(request.GET.get("stand", ""))
    if stand:
        rows = rows.filter(stand=stand)
    order = (
        ("graduate__number", "round") if for_doors else ("stand__organisation__short_name", "stand", "round", "table")
    )
    found = selectors.with_people(request.user, fair, selectors.with_rows(rows.order_by(*order)))
    context = fair_context(request, fair, "interviews") | {"rows": found, "for_doors": for_doors, "stand": stand or ""}
    return render(request, "fair/interviews_print.html", context)


# --- one interview ---


@cluster_view(VIEW)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """An interview: the card of the graduate, the time, the employer's word."""
    interview = visible_interview(request, pk)
    return interview_page(request, interview)


def interview_page(request: HttpRequest, interview: Interview, *, form: MarkForm | None = None) -> HttpResponse:
    """The page with the form of the mark, new or refused."""
    fair = interview.fair
    is_planned = interview.state == InterviewState.PLANNED
    may_mark = (
        can(request.user, "fair.mark_interview", interview)
        and is_open(Work.MARKS, fair.stage)
        and interview.state != InterviewState.CANCELLED
    )
    timetable_open = is_open(Work.TIMETABLE, fair.stage) and is_planned
    context = {
        "place": PLACE,
        "fair": fair,
        "interview": interview,
        "card": interview.card,
        "form": form or (MarkForm(interview=interview) if may_mark else None),
        "may_miss": may_mark and is_planned,
        "may_move": timetable_open and can(request.user, PLAN, interview),
        "may_cancel": timetable_open and can(request.user, INVITE, interview),
        "history": history_of(interview),
    }
    return render(request, "fair/interview.html", context)


@cluster_view(PLAN, methods=GET_POST)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an interview to another round."""
    interview = visible_interview(request, pk)
    authorize(request.user, PLAN, interview)
    grid = selectors.grid_of(interview.fair)
    back = reverse("fair:interview", args=[request.cluster.slug, interview.pk])
    begun = grid.begun(clock.now_in(request.cluster)) if grid else 0
    rounds = [
        (each, f"{grid.start_of(each):%H:%M}–{grid.end_of(each):%H:%M}")
        for each in range(begun + 1 if begun < grid.most else 1, grid.most + 1)
    ] if grid else []  # fmt: skip
    return do(
        request,
        MoveForm(posted(request), rounds=rounds, current=interview.round),
        lambda data: deeds.move_interview(interview=interview, round=data["round"], actor=request.user),
        done=_("Собеседование перенесено, время считается согласованным."),
        back=back,
        title=_("Перенести собеседование"),
        submit=_("Перенести"),
        crumb=interview.card.title,
        note=_("Предупредите выпускника и предприятие: письма о переносе система не рассылает."),
    )


@cluster_view(PLAN, methods=POST)
def lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the time is agreed, or that it no longer is."""
    interview = visible_interview(request, pk)
    is_locked = request.POST.get("locked") == "1"
    return act(
        request,
        lambda: deeds.lock_interview(interview=interview, is_locked=is_locked, actor=request.user),
        done=_("Время согласовано: при новом расписании оно останется.") if is_locked else _("Отметка снята."),
        back=reverse("fair:interview", args=[request.cluster.slug, interview.pk]),
    )


@cluster_view(INVITE, methods=POST)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call an interview off."""
    interview = visible_interview(request, pk)
    return act(
        request,
        lambda: deeds.cancel_interview(interview=interview, actor=request.user),
        done=_("Собеседование отменено. Вернуть его можно приглашением."),
        back=reverse("fair:interviews", args=[request.cluster.slug, interview.fair_id]),
    )
