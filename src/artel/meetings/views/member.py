"""A member's own page, made for a phone: the item, three equal buttons, the draft, the quorum, the documents."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from artel.accounts.rights import authorize
from artel.kernel.errors import BrokenRule
from artel.meetings import forms
from artel.meetings.domain.states import Choice, QuestionState
from artel.meetings.models import Question, Vote
from artel.meetings.services import attendance as attendance_deeds
from artel.meetings.services import items as item_deeds
from artel.meetings.services import votes as vote_deeds
from artel.meetings.views import live
from artel.meetings.views.asked import GET_POST, POST, VIEW, do, mine, posted, question_of, visible_meeting
from artel.meetings.views.board import Board, meeting_url
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number


@cluster_view(VIEW)
def me(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person can do at the meeting right now. Those who are not on the list watch."""
    meeting = visible_meeting(request, pk)
    board = Board(meeting)
    context = live.me_context(request, board)
    if board.is_absentee and board.is_open:
        context["bulletin"] = bulletin_form(context["mine"], meeting)
    return render(request, "meetings/me.html", {"place": "meetings", **context})


@sensitive_post_parameters()
@cluster_view(VIEW, methods=POST)
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """One press is one voice. The choice comes in the body of the POST and is written nowhere but in its own place."""
    meeting = visible_meeting(request, pk)
    number, choice = request.POST.get("question", ""), request.POST.get("choice", "")
    question = question_of(meeting, asked_number(number) or 0)
    if choice not in Choice.__members__.values():
        raise BrokenRule(_("Выберите «за», «против» или «воздержался»."))
    for attendee in _voters(request, meeting, question):
        vote_deeds.cast_vote(question=question, attendee=attendee, choice=choice, actor=request.user)
    messages.success(request, _("Ваш голос принят."))
    return redirect(meeting_url(meeting, "me"))


def _voters(request: HttpRequest, meeting: Any, question: Question) -> list[Any]:
    """The person's row on the roll of the question's body; nobody else's."""
    rows = [attendee for attendee in mine(request, meeting) if attendee.unit_id == question.unit_id]
    if not rows:
        authorize(request.user, "meetings.cast_vote", meeting)
        raise BrokenRule(_("Вас нет в составе органа, который голосует по этому вопросу."))
    return rows


def bulletin_form(rows: list[Any], meeting: Any, data: Any = None) -> forms.BulletinForm:
    """The bulletin of an absentee poll for the bodies that the person sits in."""
    units = {attendee.unit_id for attendee in rows}
    found = Question.objects.filter(item__meeting=meeting, unit__in=units, state=QuestionState.OPEN)
    questions = list(found.filter(roll__attendee__in=rows).select_related("item").order_by("item__position", "pk"))
    cast = Vote.objects.filter(question__in=questions, attendee__in=rows)
    return forms.BulletinForm(data, questions=questions, votes={vote.question_id: vote for vote in cast})


@sensitive_post_parameters()
@cluster_view(VIEW, methods=POST)
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the bulletin: choices with opinions. It may be sent again until the poll is closed."""
    meeting = visible_meeting(request, pk)
    rows = mine(request, meeting)
    if not rows:
        authorize(request.user, "meetings.cast_vote", meeting)
    form = bulletin_form(rows, meeting, request.POST)
    if form.is_valid():
        try:
            for question, choice, opinion in form.choices():
                for attendee in _voters(request, meeting, question):
                    vote_deeds.cast_vote(
                        question=question, attendee=attendee, choice=choice, opinion=opinion, actor=request.user
                    )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Бюллетень принят. Изменить его можно, пока голосование не закрыто."))
            return redirect(meeting_url(meeting, "me"))
    context = {"place": "meetings", **live.me_context(request, Board(meeting)), "bulletin": form}
    return render(request, "meetings/me.html", context, status=422)


@cluster_view(VIEW, methods=GET_POST)
def recuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare that one takes no part in the item in hand."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.recuse", meeting)
    board = Board(meeting)
    rows = [attendee for attendee in mine(request, meeting) if attendee.has_vote]
    line = board.current
    if line is None or not rows:
        messages.info(request, _("Сейчас самоотвод заявить нельзя: вопрос не рассматривается."))
        return redirect(meeting_url(meeting, "me"))
    form = forms.RecuseForm(posted(request), item=line.item, mine=rows)

    def deed(data: dict[str, Any]) -> None:
        for attendee in rows:
            item_deeds.recuse(item=line.item, attendee=attendee, reason=data["reason"], actor=request.user)

    return do(
        request, form, deed, done=_("Самоотвод записан: в голосовании по этому вопросу вы не участвуете."),
        title=_("Заявить самоотвод"), submit=_("Заявить самоотвод"), back=meeting_url(meeting, "me"),
        crumb=_("Вопрос {n}. {title}").format(n=line.number, title=line.item.title),
        note=_("Вы не будете голосовать по этому вопросу. Отменить самоотвод может секретарь."),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Say «я здесь» with the code of the hall: typed, or brought by the QR. Opening the address alone marks nobody."""
    meeting = visible_meeting(request, pk)
    form = forms.CheckInForm(posted(request), initial={"code": request.GET.get("code", "")[:20]})
    return do(
        request, form, lambda data: attendance_deeds.check_in(meeting=meeting, actor=request.user, **data),
        done=_("Вы отмечены. Когда вопрос поставят на голосование, здесь появятся кнопки."), title=_("Отметиться в зале"),
        submit=_("Я в зале"), back=meeting_url(meeting, "me"), crumb=_("Заседание № {n}").format(n=meeting.number),
        note=_("Код показан на экране зала и у входа. Он подтверждает, что вы в зале, поэтому меняется."),
    )  # fmt: skip
