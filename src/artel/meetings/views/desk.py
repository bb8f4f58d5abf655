"""The secretary's desk: one page of the item in hand, and the presses on it. Every press posts and comes back."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.kernel.errors import BrokenRule
from artel.meetings import forms
from artel.meetings.domain.states import ItemState, MeetingState
from artel.meetings.selectors import recusal_hints, warnings_of_secret
from artel.meetings.services import attendance as attendance_deeds
from artel.meetings.services import guests as guest_deeds
from artel.meetings.services import items as item_deeds
from artel.meetings.services import votes as vote_deeds
from artel.meetings.services.items import StaleText
from artel.meetings.views import live
from artel.meetings.views.asked import (
    GET_POST,
    POST,
    VIEW,
    attendee_of,
    back_to,
    do,
    item_of,
    posted,
    question_of,
    visible_meeting,
)
from artel.meetings.views.board import Board, Line, closes_words, meeting_url, stages_of, subject_of
from artel.members.gate import cluster_view
from artel.members.models import Unit
from artel.members.selectors import calendar_of
from artel.members.views.asked import asked_number
from artel.ui.deeds import act


@cluster_view(VIEW)
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """The item in hand: quorum, vote, decision, assignments, what comes next. `?item=` shows another one."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    return desk_page(request, Board(meeting))


def desk_page(request: HttpRequest, board: Board, **more: Any) -> HttpResponse:
    """The desk; `more` brings forms that were sent and not accepted."""
    line = live.asked_line(request, board)
    context = {
        "place": "meetings",
        "stages": stages_of(board, board.meeting.minutes.all(), closes=closes_words(board.meeting)),
        **live.desk_context(request, board, line),
        **_item_context(request, board, line),
        **more,
    }
    return render(request, "meetings/desk.html", context, status=409 if "stale" in more else 200)


def _item_context(request: HttpRequest, board: Board, line: Line | None) -> dict[str, Any]:
    """What the desk holds of the item itself: words, questions to put, assignments."""
    if line is None:
        return {}
    subject = subject_of(line.item)
    return {
        "subject": subject,
        "words_form": words_form(board, line),
        "question_form": question_form(request, board, line),
        "assignments": assignments_of(line),
        "may_assign": bool(line.item.decisions.all()),
        "can_write": board.meeting.state in (MeetingState.OPEN, MeetingState.HELD, MeetingState.FAILED),
        "hints": recusal_hints(line.item) if line.item.state != ItemState.DONE else [],
        "ballot_warnings": warnings_of_secret(board.benches(line)[0].quorum.taking_part),
        "next_lock": _lock(line),
    }


def _lock(line: Line) -> str:
    if line.open_card:
        return _("Сначала закройте голосование по вопросу {n}.").format(n=line.number)
    return ""


def words_form(board: Board, line: Line, data: Any = None) -> forms.ItemWordsForm:
    people = {a.person_id: a.person.full_name for a in board.attendees}
    return forms.ItemWordsForm(
        data,
        item=line.item,
        speeches=list(line.item.speeches.all()),
        points=[point.text for point in line.item.decisions.all()],
        people=list(people.items()),
    )


def question_form(request: HttpRequest, board: Board, line: Line, data: Any = None) -> forms.QuestionForm | None:
    """The form that puts the item to the vote, for the bodies that have no live question on it."""
    busy = {card.question.unit_id for card in line.cards}
    units = [unit for unit in board.units if unit.pk not in busy]
    if not units or line.item.state != ItemState.CURRENT:
        return None
    rules = board.rules[units[0].pk]
    return forms.QuestionForm(
        data,
        units=units,
        allows_secret=rules.allows_secret,
        initial={"text": forms.numbered(line.points) or line.item.title},
        prefix="q",
    )


def assignments_of(line: Line) -> list[tuple[str, Any, int]]:
    """Assignments of the item with the number of their point, «2.1», and the working days they give."""
    meeting = line.item.meeting
    calendar = calendar_of(meeting.cluster)
    return [
        (
            f"{line.number}.{n}",
            assignment,
            calendar.working_days_between(meeting.held_on, assignment.due_on),
        )
        for n, point in enumerate(line.item.decisions.all(), 1)
        for assignment in point.assignments.select_related("person", "controller").prefetch_related("helpers")
    ]


# --- the meeting ---


@cluster_view(VIEW, methods=GET_POST)
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the meeting: who presides, and on what ground if it is not the chair."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    chair = meeting.attendees.filter(part="chair", unit=meeting.unit).first()
    initial = {"presiding": meeting.presiding_id or (chair.person_id if chair else None)}
    form = forms.OpenForm(posted(request), meeting=meeting, initial=initial)
    return do(
        request, form,
        lambda data: attendance_deeds.open_meeting(meeting=meeting, actor=request.user, **data),
        done=_("Заседание открыто."), title=_("Открыть заседание"), submit=_("Открыть"),
        back=meeting_url(meeting, "desk"), crumb=str(meeting.unit),
        note=_("С этой минуты состав участников стоит на месте: кто пришёл и ушёл, отмечает пульт."),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def chair(request: HttpRequest, pk: int) -> HttpResponse:
    """Let another member preside from now on."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    form = forms.OpenForm(posted(request), meeting=meeting)
    return do(
        request, form, lambda data: attendance_deeds.hand_over_chair(meeting=meeting, actor=request.user, **data),
        done=_("Председательствующий сменился."), title=_("Сменить председательствующего"), submit=_("Сменить"),
        back=meeting_url(meeting, "desk"), crumb=str(meeting.unit),
        note=_("Нужно, если председательствующий ушёл или заявил самоотвод."),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    board = Board(meeting)
    if request.method == "POST":
        attendance_deeds.close_meeting(meeting=meeting, actor=request.user)
        messages.success(request, _("Заседание закрыто. Поручения вступили в силу, можно готовить протокол."))
        return redirect(meeting_url(meeting))
    left = [line for line in board.lines if not line.is_over]
    context = {"place": "meetings", "meeting": meeting, "left": left, "board": board}
    return render(request, "meetings/close.html", context)


@cluster_view(VIEW, methods=GET_POST)
def fail(request: HttpRequest, pk: int) -> HttpResponse:
    """No quorum: the meeting did not take place."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    bench = Board(meeting).benches()[0]
    words = _("Кворума нет: участвуют {here} из {all}, нужно {needed}.").format(
        here=bench.quorum.taking_part, all=bench.quorum.counted, needed=bench.quorum.needed
    )
    form = forms.WordsForm(posted(request), initial={"words": words}, hint=_("Войдёт в протокол."))
    return do(
        request, form, lambda data: attendance_deeds.declare_failed(meeting=meeting, actor=request.user, **data),
        done=_("Записано: заседание не состоялось."), title=_("Заседание не состоялось"), submit=_("Записать"), kind="stop",
        back=meeting_url(meeting), crumb=str(meeting.unit),
        note=_("Такое заседание не закрывает квартал. Назначьте другой день: приглашённые получат новое извещение."),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def open_poll(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an absentee poll: bulletins until a day."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    form = forms.AbsenteeForm(posted(request), initial={"until": meeting.polls_until or meeting.held_on})
    return do(
        request, form, lambda data: vote_deeds.open_absentee(meeting=meeting, actor=request.user, **data),
        done=_("Заочное голосование открыто."), title=_("Открыть заочное голосование"), submit=_("Открыть"),
        back=meeting_url(meeting), crumb=str(meeting.unit),
        note=_("Каждый вопрос повестки станет вопросом бюллетеня. Текст голосования — проект решения вопроса."),
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def close_poll(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    vote_deeds.close_absentee(meeting=meeting, actor=request.user)
    messages.success(request, _("Заочное голосование закрыто, голоса подсчитаны."))
    return redirect(meeting_url(meeting))


# --- who is there ---


@cluster_view(VIEW)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of registration: everybody, one press each."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    return render(
        request, "meetings/attendance.html", {"place": "meetings", **live.attendance_context(request, Board(meeting))}
    )


@cluster_view(VIEW, methods=POST)
def call_guests(request: HttpRequest, pk: int) -> HttpResponse:
    """Letters with links to those of the list who have no account and have not answered."""
    meeting = visible_meeting(request, pk)
    return act(
        request,
        lambda: guest_deeds.call_guests(meeting=meeting, actor=request.user),
        done=_("Ссылки отправляются. Ответы появятся в списке."),
        back=meeting_url(meeting, "attendance"),
    )


@cluster_view(VIEW, methods=POST)
def came(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    attendee = attendee_of(meeting, request.POST.get("attendee", ""))
    attendance_deeds.mark_came(attendee=attendee, mode=request.POST.get("mode", ""), actor=request.user)
    return back_to(request, meeting, "desk", f"who-{attendee.pk}")


@cluster_view(VIEW, methods=POST)
def left(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    attendee = attendee_of(meeting, request.POST.get("attendee", ""))
    attendance_deeds.mark_left(attendee=attendee, actor=request.user)
    return back_to(request, meeting, "desk", f"who-{attendee.pk}")


@cluster_view(VIEW, methods=GET_POST)
def proxy(request: HttpRequest, pk: int, attendee_pk: int) -> HttpResponse:
    """Somebody came in a member's place by proxy, where the rules of the body allow it."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    attendee = attendee_of(meeting, attendee_pk)
    form = forms.WordsForm(
        posted(request), label=_("Доверенность"), hint=_("Кто пришёл, номер и дата доверенности. Войдёт в протокол.")
    )
    return do(
        request, form,
        lambda data: attendance_deeds.mark_came(attendee=attendee, proxy_words=data["words"], actor=request.user),
        done=_("Представитель отмечен."), title=_("Представитель по доверенности"), submit=_("Отметить"),
        lead=attendee.person.full_name, back=meeting_url(meeting, "attendance"), crumb=_("Регистрация"),
    )  # fmt: skip


# --- the item ---


@cluster_view(VIEW, methods=POST)
def start(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take an item in hand; the one before is finished by the same press."""
    meeting = visible_meeting(request, pk)
    item, before = item_of(meeting, item_pk), request.POST.get("finish", "")
    with transaction.atomic():
        if (number := asked_number(before)) is not None:
            item_deeds.finish_item(item=item_of(meeting, number), actor=request.user)
        item_deeds.start_item(item=item, actor=request.user)
    return redirect(meeting_url(meeting, "desk"))


@cluster_view(VIEW, methods=POST)
def finish(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    item_deeds.finish_item(item=item_of(meeting, item_pk), actor=request.user)
    return redirect(meeting_url(meeting, "desk"))


@cluster_view(VIEW, methods=GET_POST)
def remove(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take an item off the agenda at the meeting."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    item = item_of(meeting, item_pk)
    form = forms.WordsForm(posted(request), label=_("Почему снят"), hint=_("Войдёт в протокол."))
    return do(
        request, form, lambda data: item_deeds.remove_item(item=item, actor=request.user, **data),
        done=_("Вопрос снят с повестки."), title=_("Снять вопрос с повестки"), submit=_("Снять"), kind="stop",
        back=meeting_url(meeting, "desk"), crumb=item.title,
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def recuse(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """A member takes no part in an item."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    item = item_of(meeting, item_pk)
    form = forms.RecuseForm(posted(request), item=item, initial={"attendee": request.GET.get("attendee")})
    return do(
        request, form, lambda data: item_deeds.recuse(item=item, actor=request.user, **data),
        done=_("Самоотвод записан, кворум пересчитан."), title=_("Записать самоотвод"), submit=_("Записать"),
        back=meeting_url(meeting, "desk"), crumb=item.title,
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def unrecuse(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    attendee = attendee_of(meeting, request.POST.get("attendee", ""))
    item_deeds.unrecuse(item=item_of(meeting, item_pk), attendee=attendee, actor=request.user)
    return back_to(request, meeting, "desk", "p-quorum")


@cluster_view(VIEW, methods=POST)
def words(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Keep what the minutes will say; when another has written since, show both texts and lose neither."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    board = Board(meeting)
    line = board.line(item_of(meeting, item_pk).pk)
    form = words_form(board, line, request.POST)
    if form.is_valid():
        try:
            item_deeds.write_item(
                item=line.item,
                heard=form.cleaned_data["heard"],
                speeches=form.speeches(),
                decisions=form.points(),
                base_version=form.cleaned_data["base_version"],
                actor=request.user,
            )
        except StaleText:
            return desk_page(request, Board(meeting), words_form=form, stale=_both_texts(meeting, line))
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Текст сохранён."))
            return redirect(f"{meeting_url(meeting, 'desk')}?item={line.item.pk}#h-d")
    return desk_page(request, board, words_form=form)


def _both_texts(meeting: Any, line: Line) -> dict[str, Any]:
    """What stands there now, beside what was typed; the version that a second press will go over."""
    now = item_of(meeting, line.item.pk)
    return {
        "points": forms.numbered([point.text for point in now.decisions.all()]),
        "heard": now.heard,
        "speeches": now.speeches.select_related("person"),
        "version": now.text_version,
    }


# --- the vote ---


@cluster_view(VIEW, methods=POST)
def open_vote(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Put the item to the vote."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    board = Board(meeting)
    line = board.line(item_of(meeting, item_pk).pk)
    form = question_form(request, board, line, request.POST) if line else None
    if form is None:
        return redirect(meeting_url(meeting, "desk"))
    if form.is_valid():
        try:
            vote_deeds.open_question(
                item=line.item, unit=_unit_asked(board, form), text=form.cleaned_data["text"],
                ballot=form.cleaned_data["ballot"],
                is_warned=form.cleaned_data.get("is_warned", False), actor=request.user,
            )  # fmt: skip
        except BrokenRule as refusal:
            if isinstance(refusal, vote_deeds.FewVoters):
                form.ask_again()
            form.add_refusal(refusal)
        else:
            return redirect(meeting_url(meeting, "desk") + "#p-vote")
    return desk_page(request, board, question_form=form)


def _unit_asked(board: Board, form: forms.QuestionForm) -> Unit:
    asked = form.cleaned_data.get("unit")
    return next((unit for unit in board.units if str(unit.pk) == asked), form.units[0])


@cluster_view(VIEW, methods=GET_POST)
def close_vote(request: HttpRequest, pk: int, question_pk: int) -> HttpResponse:
    """Close a question. When only the presiding person's voice is missing to a tie, it is asked for."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    question = question_of(meeting, question_pk)
    form = forms.TieForm(request.POST if "presiding_choice" in request.POST else None)
    if request.method == "POST":
        choice = form.cleaned_data["presiding_choice"] if form.is_bound and form.is_valid() else ""
        try:
            vote_deeds.close_question(question=question, presiding_choice=choice, actor=request.user)
            return redirect(f"{meeting_url(meeting, 'desk')}?item={question.item_id}#p-vote")
        except BrokenRule as refusal:
            form = forms.TieForm({})
            form.full_clean()
            form.errors.clear()
            form.add_refusal(refusal)
    context = {
        "place": "meetings", "form": form, "title": _("Голоса разделились поровну"), "submit": _("Закрыть голосование"),
        "back": meeting_url(meeting, "desk"), "crumb": question.item.title,
        "note": _("По правилам органа решает голос председательствующего. Укажите, как он проголосовал."),
    }  # fmt: skip
    return render(request, "ui/deed_form.html", context)


@cluster_view(VIEW, methods=GET_POST)
def hands(request: HttpRequest, pk: int, question_pk: int) -> HttpResponse:
    """Enter votes of those who raised a hand and did not vote by themselves."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    question = question_of(meeting, question_pk)
    parts = question.roll.filter(has_voted=False).select_related("attendee__person")
    roll = [part.attendee for part in parts.order_by("attendee__person__last_name", "attendee__person__first_name")]
    form = forms.HandsForm(posted(request), question=question, roll=roll)

    def deed(_data: dict[str, Any]) -> None:
        for attendee, choice in form.choices():
            vote_deeds.enter_vote(question=question, attendee=attendee, choice=choice, actor=request.user)

    return do(
        request, form, deed, done=_("Голоса внесены."), title=_("Внести голоса с рук"), submit=_("Внести"),
        template="meetings/hands.html", back=meeting_url(meeting, "desk") + "#p-vote", crumb=question.item.title,
        question=question, roll=roll,
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def annul_vote(request: HttpRequest, pk: int, question_pk: int) -> HttpResponse:
    """Start a vote anew; the one before stays in the journal."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    question = question_of(meeting, question_pk)
    form = forms.WordsForm(posted(request), label=_("Почему начинаем заново"))
    return do(
        request, form, lambda data: vote_deeds.annul_question(question=question, actor=request.user, **data),
        done=_("Голосование можно открыть заново."), title=_("Начать голосование заново"), submit=_("Начать заново"),
        kind="stop", back=meeting_url(meeting, "desk") + "#p-vote", crumb=question.item.title,
        note=_("Поданные голоса считаться не будут. Прежнее голосование останется в журнале."),
    )  # fmt: skip
