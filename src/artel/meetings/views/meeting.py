"""A meeting's own page by its stage, and the deeds that come before the gavel: appoint, change, notify, answer, invite."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.documents import subjects
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.meetings import forms
from artel.meetings.domain.notice import warnings_of
from artel.meetings.domain.states import ItemState, MeetingState, MinutesState
from artel.meetings.models import Meeting
from artel.meetings.services import agenda as agenda_deeds
from artel.meetings.services import attendance as attendance_deeds
from artel.meetings.services import meetings as deeds
from artel.meetings.views.asked import (
    GET_POST,
    POST,
    VIEW,
    attendee_of,
    do,
    may,
    mine,
    of_cluster,
    posted,
    visible_meeting,
)
from artel.meetings.views.board import Board, closes_words, meeting_url, stages_of, when_words, where_words
from artel.members.domain.kinds import OfficeKind
from artel.members.gate import cluster_view
from artel.members.models import Tenure, Unit
from artel.members.permissions import in_force_today
from artel.members.selectors import calendar_of
from artel.russian import date_ru

BEFORE = (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED)
OVER = (MeetingState.HELD, MeetingState.FAILED)


@cluster_view(VIEW)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting: what it asks for now, the agenda with materials, who answered what, the minutes."""
    meeting = visible_meeting(request, pk)
    board = Board(meeting)
    minutes = list(meeting.minutes.select_related("paper"))
    inside = may(request, "view_materials", meeting)
    proposed = meeting.items.filter(state__in=[ItemState.PROPOSED, ItemState.DECLINED])
    context = {
        "place": "meetings",
        "meeting": meeting,
        "board": board,
        "when": when_words(meeting),
        "where": where_words(meeting),
        "stages": stages_of(board, minutes, closes=closes_words(meeting)),
        "minutes": minutes,
        "last_minutes": minutes[-1] if minutes else None,
        "lines": board.lines,
        "proposed": proposed.select_related("proposed_by", "speaker"),
        "mine": mine(request, meeting),
        "benches": board.benches(),
        "answers": answers_of(board) if meeting.state == MeetingState.NOTIFIED else [],
        "inside": inside,
        "shows_points": inside or any(one.state == MinutesState.SIGNED for one in minutes),
        "named": may(request, "view_named_votes", meeting),
        "notice": notice_lines(board) if meeting.state == MeetingState.AGENDA else (),
        "is_before": meeting.state in BEFORE,
        "is_over": meeting.state in OVER,
        "is_today": meeting.held_on <= clock.today(request.cluster),
        "minutes_url": minutes_url(meeting),
        "act": act_of(request, board, minutes),
        "may": {name: may(request, name, meeting) for name in RIGHTS},
    }
    return render(request, "meetings/detail.html", context)


def minutes_url(meeting: Meeting) -> str:
    return meeting_url(meeting, "minutes")


def act_of(request: HttpRequest, board: Board, minutes: list[Any]) -> dict[str, Any] | None:
    """What the meeting asks for now: of the desk first, else of the person on its list."""
    if may(request, "run_meeting", board.meeting):
        return _act_of_desk(board, minutes) or _act_of_member(request, board)
    return _act_of_member(request, board)


def _act_of_desk(board: Board, minutes: list[Any]) -> dict[str, Any] | None:
    meeting, today = board.meeting, clock.today(board.meeting.cluster)
    if meeting.state in (MeetingState.PLANNED, MeetingState.AGENDA):
        days = board.rules[meeting.unit_id].notice_days
        latest = calendar_of(meeting.cluster).add_working_days(meeting.held_on, -days)
        text = _("Извещение рассылают за {days} до заседания: до {day}.")
        return {
            "state": "overdue" if latest < today else "soon",
            "word": meeting.get_state_display().capitalize(),
            "title": _("Составить повестку и известить участников"),
            "text": text.format(days=workdays_genitive(days), day=date_ru(latest)),
            "url": meeting_url(meeting, "agenda"),
            "label": _("Открыть повестку"),
        }
    if meeting.state == MeetingState.NOTIFIED and (board.is_absentee or meeting.held_on == today):
        poll = board.is_absentee
        return {
            "state": "soon",
            "word": _("Сегодня") if not poll else meeting.get_state_display().capitalize(),
            "title": _("Открыть сбор бюллетеней") if poll else _("Отметить пришедших и открыть заседание"),
            "text": "" if poll else _("Регистрировать можно до открытия."),
            "url": meeting_url(meeting, "poll_open" if poll else "open"),
            "label": _("Открыть голосование") if poll else _("Открыть заседание"),
            **({} if poll else {"second_url": meeting_url(meeting, "attendance"), "second_label": _("Регистрация")}),
        }
    if meeting.state == MeetingState.OPEN:
        return _act_of_open(board)
    if meeting.state in OVER and not minutes:
        title = (
            _("Составить протокол")
            if meeting.state == MeetingState.HELD
            else _("Составить протокол о том, что заседание не состоялось")
        )
        return {
            "state": "soon", "word": meeting.get_state_display().capitalize(), "title": title,
            "text": _("Он складывается из того, что записано на пульте."), "url": minutes_url(meeting),
            "label": _("К протоколу"),
        }  # fmt: skip
    return None


def _act_of_open(board: Board) -> dict[str, Any]:
    meeting = board.meeting
    if board.is_absentee:
        return {
            "state": "open", "word": _("Идёт"), "title": _("Идёт заочное голосование"),
            "text": _("Закрыть можно, когда ответят все или пройдёт день {day}.").format(day=date_ru(meeting.polls_until)),
            "url": meeting_url(meeting, "poll_close"), "label": _("Закрыть и подсчитать"), "post": True,
            "second_url": meeting_url(meeting, "me"), "second_label": _("Мой бюллетень"),
        }  # fmt: skip
    return {
        "state": "open", "word": _("Идёт"), "title": _("Заседание идёт"),
        "text": board.current.item.title if board.current else "",
        "url": meeting_url(meeting, "desk"), "label": _("Открыть пульт"),
        "second_url": meeting_url(meeting, "me"), "second_label": _("Моё участие"),
    }  # fmt: skip


def _act_of_member(request: HttpRequest, board: Board) -> dict[str, Any] | None:
    meeting = board.meeting
    rows = [attendee for attendee in board.attendees if attendee.person.user_id == request.user.pk]
    if not rows:
        return None
    if meeting.state == MeetingState.OPEN:
        return {
            "state": "open", "word": _("Идёт"),
            "title": _("Идёт заочное голосование") if board.is_absentee else _("Заседание идёт"),
            "text": board.current.item.title if board.current else "",
            "url": meeting_url(meeting, "me"),
            "label": _("Заполнить бюллетень") if board.is_absentee else _("Участвовать"),
        }  # fmt: skip
    if meeting.state == MeetingState.NOTIFIED and not board.is_absentee:
        said = rows[0].get_rsvp_display() if rows[0].rsvp else ""
        return {
            "state": "met" if said else "soon",
            "word": _("Вы ответили: {said}").format(said=said) if said else _("Ждут вашего ответа"),
            "title": _("Будете на заседании?"),
            "text": _("По ответам видно, соберётся ли кворум."),
            "url": meeting_url(meeting, "rsvp"),
            "label": _("Изменить ответ") if said else _("Ответить"),
        }
    return None


def workdays_genitive(days: int) -> str:
    return _("{days} раб. дн.").format(days=days)


RIGHTS = ("plan_meeting", "run_meeting", "approve_agenda", "propose_item", "view_drafts")


def answers_of(board: Board) -> list[dict[str, Any]]:
    """How many said what, for the strip above the list."""
    words = {"yes": _("лично"), "video": _("по видеосвязи"), "written": _("письменно"), "no": _("не смогут")}
    found = [
        {"label": label, "count": sum(1 for a in board.members if a.rsvp == value)} for value, label in words.items()
    ]
    silent = sum(1 for a in board.members if not a.rsvp)
    return [each for each in [*found, {"label": _("не ответили"), "count": silent}] if each["count"]]


def notice_lines(board: Board) -> tuple[str, ...]:
    """What to warn of before the notice goes out."""
    meeting = board.meeting
    lines = [line for line in board.lines if line.item.state == ItemState.WAITING]
    found: dict[str, None] = {}
    for unit in board.units:
        for words in warnings_of(
            board.rules[unit.pk],
            sent_on=clock.today(meeting.cluster),
            held_on=meeting.held_on,
            calendar=calendar_of(meeting.cluster),
            without_materials=sum(1 for line in lines if not line.item.materials.all()),
            without_speaker=sum(1 for line in lines if line.item.speaker_id is None),
        ):
            found[words] = None
    return tuple(found)


# --- appointing ---


@cluster_view("meetings.plan_meeting", methods=GET_POST)
def add(request: HttpRequest) -> HttpResponse:
    """A new meeting, with the agenda of the last one if asked."""
    units = units_at_desk(request)
    last = last_meeting(units[0]) if units else None
    initial = {
        "unit": units[0] if len(units) == 1 else request.GET.get("unit"),
        "held_on": request.GET.get("on"),
        "place": last.place if last else "",
        "starts_at": last.starts_at if last else None,
        "planned_minutes": last.planned_minutes if last else 90,
    }
    form = forms.AddMeetingForm(
        posted(request), initial=initial, all_units=forms.open_units(request.cluster),
        units=Unit.objects.filter(pk__in=[unit.pk for unit in units]),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            meeting = _appoint(request, dict(form.cleaned_data))
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            say_notice(request, meeting)
            return redirect(meeting_url(meeting, "agenda"))
    return render(request, "meetings/meeting_form.html", {"place": "meetings", "form": form, "is_new": True})


def _appoint(request: HttpRequest, data: dict[str, Any]) -> Meeting:
    repeats = data.pop("repeats")
    source = last_meeting(data["unit"]) if repeats else None
    meeting = of_cluster(request, deeds.add_meeting(actor=request.user, **data))
    if source is not None:
        deeds.repeat_agenda(meeting=meeting, source=source, actor=request.user)
    return meeting


def say_notice(request: HttpRequest, meeting: Meeting) -> None:
    """Tell by which day the notice has to go, or that it is late already."""
    board = Board(meeting)
    rules, calendar = board.rules[meeting.unit_id], calendar_of(meeting.cluster)
    latest = calendar.add_working_days(meeting.held_on, -rules.notice_days)
    if latest < clock.today(meeting.cluster):
        words = _("Заседание назначено. До него меньше {days} раб. дней: это будет сказано в протоколе.")
        messages.warning(request, words.format(days=rules.notice_days))
    else:
        words = _("Заседание назначено. Извещение нужно разослать до {day}.")
        messages.success(request, words.format(day=date_ru(latest)))


def units_at_desk(request: HttpRequest) -> list[Unit]:
    """Bodies whose meetings this person may appoint."""
    found = []
    keepers = Tenure.objects.filter(
        in_force_today(request.cluster), office__unit=OuterRef("pk"), office__kind=OfficeKind.SECRETARY
    )
    for unit in forms.open_units(request.cluster).annotate(has_secretary=Exists(keepers)):
        unit.cluster = request.cluster
        if may(request, "plan_meeting", unit):
            found.append(unit)
    return found


def last_meeting(unit: Unit) -> Meeting | None:
    """The last meeting of a body that took place or was at least notified."""
    return unit.meetings.filter(state__in=[*OVER, MeetingState.NOTIFIED]).order_by("-held_on", "-pk").first()


@cluster_view(VIEW, methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.plan_meeting", meeting)
    names = ("held_on", "starts_at", "planned_minutes", "form", "place", "link", "is_urgent")
    form = forms.MeetingFieldsForm(posted(request), initial={name: getattr(meeting, name) for name in names})
    note = ""
    if meeting.state == MeetingState.NOTIFIED:
        note = _("Извещение уже разослано. Если изменить день, час, форму или место, его нужно будет разослать заново.")
    return do(
        request, form, lambda data: deeds.change_meeting(meeting=meeting, actor=request.user, **data),
        done=_("Заседание изменено."), title=_("Изменить заседание"), submit=_("Сохранить"), note=note,
        back=meeting_url(meeting), crumb=_("Заседание № {n}").format(n=meeting.number),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.plan_meeting", meeting)
    form = forms.WordsForm(posted(request), label=_("Почему отменяется"))
    return do(
        request, form, lambda data: deeds.cancel_meeting(meeting=meeting, actor=request.user, **data),
        done=_("Заседание отменено."), title=_("Отменить заседание"), submit=_("Отменить заседание"), kind="stop",
        cancel=_("Не отменять"), back=meeting_url(meeting), crumb=_("Заседание № {n}").format(n=meeting.number),
        note=_("Отменённое заседание остаётся в списке вместе с причиной и не закрывает квартал."),
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy the agenda of the body's last meeting."""
    meeting = visible_meeting(request, pk)
    source = meeting.unit.meetings.filter(held_on__lt=meeting.held_on, items__isnull=False).exclude(pk=pk).first()
    if source is None:
        messages.warning(request, _("У этого органа ещё не было заседаний с повесткой."))
    else:
        items = deeds.repeat_agenda(meeting=meeting, source=source, actor=request.user)
        messages.success(request, _("Повторено вопросов: {n}.").format(n=len(items)))
    return redirect(meeting_url(meeting, "agenda"))


@cluster_view(VIEW, methods=GET_POST)
def notify(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the agenda and send the notice; what is short or missing is said before."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.approve_agenda", meeting)
    board = Board(meeting)
    refusal = ""
    if request.method == "POST":
        try:
            agenda_deeds.notify_meeting(meeting=meeting, actor=request.user)
        except BrokenRule as broken:
            refusal = str(broken)
        else:
            messages.success(request, _("Повестка утверждена, извещение разослано участникам."))
            return redirect(meeting_url(meeting))
    context = {
        "place": "meetings", "meeting": meeting, "board": board, "warnings": notice_lines(board),
        "when": when_words(meeting), "where": where_words(meeting), "refusal": refusal,
    }  # fmt: skip
    return render(request, "meetings/notify.html", context, status=422 if refusal else 200)


# --- answering and inviting ---


@cluster_view(VIEW, methods=GET_POST)
def rsvp(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer the notice: in person, by video, in writing, or not at all."""
    meeting = visible_meeting(request, pk)
    rows = mine(request, meeting)
    if not rows:
        authorize(request.user, "meetings.check_in", meeting)
        return redirect(meeting_url(meeting))
    form = forms.RsvpForm(posted(request), initial={"rsvp": rows[0].rsvp, "note": rows[0].rsvp_note})

    def deed(data: dict[str, Any]) -> None:
        for attendee in rows:
            attendance_deeds.answer_rsvp(attendee=attendee, actor=request.user, **data)

    return do(
        request, form, deed, done=_("Ответ принят. Изменить его можно до начала заседания."), title=_("Ваше участие"),
        submit=_("Ответить"), back=meeting_url(meeting),
        crumb=_("{unit}, {when}").format(unit=meeting.unit, when=when_words(meeting)),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    form = forms.InviteForm(posted(request), cluster=request.cluster)
    return do(
        request, form, lambda data: attendance_deeds.invite_person(meeting=meeting, actor=request.user, **data),
        done=_("Приглашение записано."), title=_("Пригласить на заседание"), submit=_("Пригласить"),
        back=meeting_url(meeting) + "#h-people", crumb=_("Заседание № {n}").format(n=meeting.number),
        note=_("Приглашённый видит материалы, но не голосует и не учитывается в кворуме."),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def excuse(request: HttpRequest, pk: int, attendee_pk: int) -> HttpResponse:
    """Write down why somebody is absent."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    attendee = attendee_of(meeting, attendee_pk)
    form = forms.WordsForm(
        posted(request), label=_("Причина отсутствия"), initial={"words": attendee.absence},
        hint=_("Коротко: «командировка», «болезнь». Войдёт в протокол."),
    )  # fmt: skip
    back = "attendance" if meeting.state == MeetingState.OPEN else "detail"
    return do(
        request, form, lambda data: attendance_deeds.excuse(attendee=attendee, actor=request.user, **data),
        done=_("Причина записана."), title=attendee.person.full_name, submit=_("Записать"),
        back=meeting_url(meeting, back), crumb=_("Участники заседания"),
    )  # fmt: skip


def waiting_subjects(meeting: Meeting) -> list[subjects.Subject]:
    """What waits for a decision of the meeting's bodies and is not on its agenda yet."""
    taken = set(
        meeting.items.exclude(state__in=[ItemState.DECLINED, ItemState.REMOVED]).values_list(
            "subject_kind", "subject_id"
        )
    )
    units = [unit for unit in (meeting.unit, meeting.joint_with) if unit is not None]
    return [
        subject for unit in units for subject in subjects.waiting_for(unit) if (subject.kind, subject.id) not in taken
    ]
