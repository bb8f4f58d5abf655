"""The minutes of a meeting: the text by its stage, remarks and answers, signing, extracts, corrections, files."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize, can
from artel.documents import selectors as documents
from artel.documents.papers import docx_writer, html_writer, typst_writer
from artel.documents.papers.tree import Document, Marks
from artel.files.serving import harden
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.meetings import forms_minutes, papers
from artel.meetings.domain.states import Ballot, ItemState, MeetingForm, MeetingState, MinutesForm, MinutesState
from artel.meetings.models import AgendaItem, Meeting, Minutes, Remark
from artel.meetings.papers.collect import AGENDA
from artel.meetings.services import minutes as deeds
from artel.meetings.views.asked import GET_POST, POST, VIEW, do, may, posted, question_of, visible_meeting
from artel.meetings.views.board import meeting_url
from artel.members.gate import cluster_view
from artel.members.selectors import calendar_of
from artel.russian import date_ru

OPEN_TO_ALL = (MinutesState.SIGNED, MinutesState.SUPERSEDED)
MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
WRITERS = {"pdf": typst_writer.to_pdf, "docx": docx_writer.to_docx}


@cluster_view(VIEW)
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes: the text as it will be or was signed, what it waits for, remarks beside it."""
    meeting = visible_meeting(request, pk)
    editions = list(meeting.minutes.select_related("paper").order_by("-edition"))
    shown = _asked_edition(request, editions)
    reads = shown is not None and (shown.state in OPEN_TO_ALL or may(request, "view_drafts", meeting))
    at_work = shown is not None and shown.state in (MinutesState.DRAFT, MinutesState.REMARKS)
    facts = papers.facts_of(meeting, shown.edition) if reads and at_work else None
    remarks = list(shown.remarks.select_related("person", "item")) if reads else []
    context = {
        "place": "meetings",
        "meeting": meeting,
        "minutes": shown,
        "editions": editions if len(editions) > 1 else [],
        "is_last": shown is None or shown == editions[0],
        "reads": reads,
        "text": _text(meeting, shown, facts) if reads else "",
        "asks_gender": facts.without_gender if facts and may(request, "run_meeting", meeting) else (),
        "remarks": remarks,
        "lines": _lines(meeting),
        "act": _act(request, meeting, shown, remarks) if shown is None or shown == editions[0] else None,
        "stages": _stages(shown),
        "other_form": _other_form(shown) if at_work and may(request, "run_meeting", meeting) else None,
        "may": _may(request, meeting, shown),
        "extracts": list(shown.extracts.select_related("paper", "item").order_by("pk")) if reads else [],
        "signers": documents.signers_of(shown.paper) if reads and shown.paper_id else [],
    }
    return render(request, "meetings/minutes/page.html", context)


def _asked_edition(request: HttpRequest, editions: list[Minutes]) -> Minutes | None:
    asked = request.GET.get("edition", "")
    return next((one for one in editions if str(one.edition) == asked), editions[0] if editions else None)


def _text(meeting: Meeting, minutes: Minutes, facts: Any) -> str:
    if facts is None:
        return html_writer.to_html(documents.document_of(minutes.paper), documents.marks_of(minutes.paper))
    return html_writer.to_html(papers.minutes_tree(facts, minutes.form), draft_marks(meeting))


def draft_marks(meeting: Meeting) -> Marks:
    """«ПРОЕКТ» across the top, no number and no signatures."""
    return Marks(draft=True, demo=meeting.cluster.is_demo, author=meeting.cluster.short_name)


def _lines(meeting: Meeting) -> list[tuple[int, AgendaItem]]:
    """Items with the numbers that the minutes give them."""
    return list(enumerate(meeting.items.filter(state__in=AGENDA).order_by("position", "pk"), 1))


def _considered(meeting: Meeting) -> list[tuple[int, AgendaItem]]:
    return [(number, item) for number, item in _lines(meeting) if item.state == ItemState.DONE]


def _stages(minutes: Minutes | None) -> list[dict[str, Any]]:
    order = (MinutesState.DRAFT, MinutesState.REMARKS, MinutesState.SIGNING, MinutesState.SIGNED)
    labels = (_("Проект"), _("Замечания"), _("Подписи"), _("Подписан"))
    now = -1 if minutes is None else 4 if minutes.state in OPEN_TO_ALL else order.index(MinutesState(minutes.state))
    notes = ("", "", "", "")
    if minutes is not None:
        remarks = _("до {day}").format(day=date_ru(minutes.remarks_until)) if minutes.remarks_until else ""
        sign = "" if now == 4 else _("до {day}").format(day=date_ru(minutes.signing_due_on))
        draft = _("до {day}").format(day=date_ru(minutes.draft_due_on)) if now == 0 else ""
        number = f"№ {minutes.paper.number}" if now == 4 else ""
        notes = (draft, remarks, sign, number)
    return [
        {"label": label, "note": note, "is_done": n < now, "is_current": n == now}
        for n, (label, note) in enumerate(zip(labels, notes, strict=True))
    ]


def _other_form(minutes: Minutes) -> dict[str, str]:
    """The form that the draft could have instead."""
    if minutes.form == MinutesForm.FULL:
        return {"value": MinutesForm.SHORT, "label": _("Сделать кратким")}
    return {"value": MinutesForm.FULL, "label": _("Сделать полным")}


def _may(request: HttpRequest, meeting: Meeting, minutes: Minutes | None) -> dict[str, bool]:
    """Deeds that the person may do and the state allows, beside the one in front."""
    state = minutes.state if minutes else ""
    desk = may(request, "run_meeting", meeting)
    at_work = state in (MinutesState.DRAFT, MinutesState.REMARKS)
    return {
        "show": desk and at_work,
        "send": desk and at_work,
        "recall": desk and state == MinutesState.SIGNING,
        "by_hand": state == MinutesState.SIGNING and can(request.user, "documents.sign_by_hand", minutes.paper),
        "remark": state == MinutesState.REMARKS and may(request, "remark_minutes", meeting),
        "answer": desk and at_work,
        "dissent": meeting.state == MeetingState.HELD
        and state in ("", MinutesState.DRAFT, MinutesState.REMARKS)
        and may(request, "add_dissent", meeting)
        and meeting.attendees.filter(person__user=request.user, has_vote=True, unit__isnull=False).exists(),
        "extract": state == MinutesState.SIGNED and may(request, "order_extract", meeting),
        "correct": desk and state == MinutesState.SIGNED,
        "write": desk and at_work,
        "sheet": may(request, "view_drafts", meeting),
    }


def _act(
    request: HttpRequest, meeting: Meeting, minutes: Minutes | None, remarks: list[Remark]
) -> dict[str, Any] | None:
    """What these minutes ask for now of the person who looks."""
    desk = may(request, "run_meeting", meeting)
    if minutes is None:
        return _act_of_none(meeting, desk=desk)
    today = clock.today(meeting.cluster)
    tone = "overdue" if minutes.signing_due_on < today else "soon"
    word = minutes.get_state_display().capitalize()
    due = _("Подписать до {day}.").format(day=date_ru(minutes.signing_due_on))
    if minutes.state == MinutesState.SIGNING:
        return _act_of_signing(request, meeting, minutes, tone, word, due)
    if minutes.state in OPEN_TO_ALL:
        return None
    waiting = [remark for remark in remarks if remark.is_taken is None]
    if desk and waiting:
        return {
            "state": tone, "word": word, "title": _("Ответить на замечания: {n}").format(n=len(waiting)), "text": due,
            "url": meeting_url(meeting, "remark_answer", waiting[0].pk), "label": _("Ответить"),
        }  # fmt: skip
    if desk and minutes.state == MinutesState.DRAFT:
        return {
            "state": tone, "word": word, "title": _("Показать проект тем, кто был на заседании"), "text": due,
            "url": meeting_url(meeting, "minutes_show"), "label": _("Показать участникам"),
        }  # fmt: skip
    if desk:
        return {
            "state": tone, "word": word, "title": _("Отправить протокол на подпись"), "text": due,
            "url": meeting_url(meeting, "minutes_send"), "label": _("Отправить на подпись"), "post": True,
        }  # fmt: skip
    if minutes.state == MinutesState.REMARKS and may(request, "remark_minutes", meeting):
        until = _("Замечания принимаются до {day}.").format(day=date_ru(minutes.remarks_until))
        return {
            "state": "open", "word": word, "title": _("Прочитайте проект протокола"), "text": until,
            "url": meeting_url(meeting, "remark"), "label": _("Сделать замечание"),
        }  # fmt: skip
    return {"state": "open", "word": word, "title": _("Протокол готовится"), "text": due}


def _act_of_none(meeting: Meeting, *, desk: bool) -> dict[str, Any] | None:
    if meeting.state not in (MeetingState.HELD, MeetingState.FAILED):
        return {"state": "future", "word": _("Впереди"), "title": _("Протокол составляют после заседания"), "text": ""}
    if not desk:
        return {"state": "open", "word": _("В работе"), "title": _("Протокол ещё не составлен"), "text": ""}
    return {
        "state": "soon", "word": _("Заседание закончено"), "title": _("Составить проект протокола"),
        "text": _("Текст складывается из того, что записано на заседании; его можно править, пока он не на подписи."),
        "url": meeting_url(meeting, "minutes_draft"), "label": _("Составить проект"), "post": True,
    }  # fmt: skip


def _act_of_signing(
    request: HttpRequest, meeting: Meeting, minutes: Minutes, tone: str, word: str, due: str
) -> dict[str, Any]:
    if documents.papers_awaiting(request.user, request.cluster).filter(pk=minutes.paper_id).exists():
        return {
            "state": tone, "word": word, "title": _("Протокол ждёт вашей подписи"), "text": due,
            "url": f"{reverse('documents:signing', args=[request.cluster.slug])}#paper-{minutes.paper_id}",
            "label": _("Прочитать и подписать"),
        }  # fmt: skip
    names = [s.person.short_name for s in documents.signers_of(minutes.paper) if not hasattr(s, "signature")]
    return {
        "state": tone, "word": word, "title": _("Ждём подписи: {names}").format(names=", ".join(names)), "text": due,
    }  # fmt: skip


def last_minutes(meeting: Meeting) -> Minutes:
    """The edition at work, or the last one; 404 where there is none yet."""
    minutes = meeting.minutes.select_related("paper").order_by("-edition").first()
    found = get_object_or_404(Minutes.objects.select_related("paper"), pk=minutes.pk if minutes else 0)
    found.meeting = meeting
    return found


def _back(meeting: Meeting) -> dict[str, Any]:
    crumb = _("Протокол заседания {day}").format(day=date_ru(meeting.held_on))
    return {"back": meeting_url(meeting, "minutes"), "crumb": crumb}


# --- deeds ---


@cluster_view(VIEW, methods=POST)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the minutes, or change their form."""
    meeting = visible_meeting(request, pk)
    last = meeting.minutes.order_by("-edition").first()
    form = request.POST.get("form") or (last.form if last else MinutesForm.FULL)
    deeds.draft_minutes(meeting=meeting, form=form, actor=request.user)
    if last is None:
        messages.success(request, _("Проект протокола составлен. Прочитайте его и поправьте текст вопросов."))
    return redirect(meeting_url(meeting, "minutes"))


@cluster_view(VIEW, methods=GET_POST)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    minutes = last_minutes(meeting)
    until = calendar_of(meeting.cluster).add_working_days(clock.today(meeting.cluster), deeds.REMARK_DAYS)
    form = forms_minutes.ShowForm(posted(request), initial={"until": minutes.remarks_until or until})
    return do(
        request, form, lambda data: deeds.show_for_remarks(minutes=minutes, actor=request.user, **data),
        done=_("Проект показан участникам заседания."), title=_("Показать проект протокола"), submit=_("Показать"),
        note=_("Проект увидят те, кто был на заседании. Каждому замечанию нужен ответ."), **_back(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark of somebody who was there: one field, fit for a phone."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.remark_minutes", meeting)
    minutes, lines = last_minutes(meeting), _lines(meeting)
    form = forms_minutes.RemarkForm(posted(request), lines=lines, initial={"item": request.GET.get("item")})
    by_pk = {item.pk: item for _number, item in lines}
    return do(
        request, form,
        lambda data: deeds.add_remark(
            minutes=minutes, text=data["text"], item=by_pk.get(data["item"]), actor=request.user
        ),
        done=_("Замечание передано секретарю. Ответ появится здесь же."), title=_("Замечание к протоколу"),
        submit=_("Отправить"), **_back(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def answer(request: HttpRequest, pk: int, remark_pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    made = get_object_or_404(Remark.objects.filter(minutes__meeting=meeting).select_related("person"), pk=remark_pk)
    initial = {"is_taken": "" if made.is_taken is None else str(int(made.is_taken)), "answer": made.answer}
    form = forms_minutes.AnswerForm(posted(request), initial=initial)
    return do(
        request, form, lambda data: deeds.answer_remark(remark=made, actor=request.user, **data),
        done=_("Ответ записан."), title=_("Ответ на замечание"), submit=_("Ответить"), lead=made.text,
        note=_("Замечание: {name}. Если оно верно, поправьте текст вопроса на пульте и отметьте «учтено».").format(
            name=made.person.short_name
        ),
        **_back(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def dissent(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.add_dissent", meeting)
    lines = _considered(meeting)
    form = forms_minutes.DissentForm(posted(request), lines=lines, initial={"item": request.GET.get("item")})
    by_pk = {item.pk: item for _number, item in lines}

    def deed(data: dict[str, Any]) -> None:
        item = by_pk[data["item"]]
        item.meeting = meeting
        deeds.add_dissent(item=item, text=data["text"], actor=request.user)

    return do(
        request, form, deed, done=_("Особое мнение приложено к протоколу."), title=_("Особое мнение"),
        submit=_("Приложить"), note=_("Пока протокол не отправлен на подпись, текст можно подать заново."),
        **_back(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    try:
        deeds.send_minutes(minutes=last_minutes(meeting), actor=request.user)
        messages.success(request, _("Протокол отправлен на подпись."))
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
    return redirect(meeting_url(meeting, "minutes"))


@cluster_view(VIEW, methods=POST)
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    deeds.recall_minutes(minutes=last_minutes(meeting), actor=request.user)
    messages.success(request, _("Протокол снова проект: поправьте его и отправьте на подпись ещё раз."))
    return redirect(meeting_url(meeting, "minutes"))


@cluster_view(VIEW, methods=GET_POST)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    minutes = last_minutes(meeting)
    form = forms_minutes.CorrectionForm(posted(request))
    return do(
        request, form, lambda data: deeds.correct_minutes(minutes=minutes, actor=request.user, **data),
        done=_("Начата новая редакция протокола. Поправьте текст и отправьте её на подпись."),
        title=_("Исправить подписанный протокол"), submit=_("Начать исправление"),
        note=_("Подписанный текст не меняется. Новую редакцию подпишут те же двое, номер останется прежним."),
        **_back(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def extract(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.order_extract", meeting)
    minutes, lines = last_minutes(meeting), _considered(meeting)
    form = forms_minutes.ExtractForm(posted(request), lines=lines)
    by_pk = {item.pk: item for _number, item in lines}
    return do(
        request, form,
        lambda data: deeds.order_extract(
            minutes=minutes, item=by_pk[data["item"]], case_index=data["case_index"], actor=request.user
        ),
        done=_("Выписка составлена и ждёт подписи секретаря."), title=_("Выписка из протокола"),
        submit=_("Составить выписку"), note=_("Вопрос войдёт в выписку дословно, со своим номером."), **_back(meeting),
    )  # fmt: skip


# --- files ---


@cluster_view(VIEW)
def draft_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The draft as a file, with «ПРОЕКТ» on it; what is at signing or signed has files of its own."""
    meeting = visible_meeting(request, pk)
    minutes = last_minutes(meeting)
    if minutes.state not in (MinutesState.DRAFT, MinutesState.REMARKS):
        return redirect(f"documents:paper_{form}", request.cluster.slug, minutes.paper_id)
    authorize(request.user, "meetings.view_drafts", meeting)
    document = papers.minutes_document(meeting, minutes.form, minutes.edition)
    name = _("Проект протокола {day}").format(day=date_ru(meeting.held_on))
    return _file(document, draft_marks(meeting), form, name)


@cluster_view(VIEW)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The registration sheet to be signed at the door."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.view_drafts", meeting)
    name = _("Лист регистрации {day}").format(day=date_ru(meeting.held_on))
    return _file(papers.registration_sheet(meeting), _plain(meeting), "pdf", name)


@cluster_view(VIEW)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    name = _("Извещение о заседании {day}").format(day=date_ru(meeting.held_on))
    return _file(papers.notice_document(meeting), _plain(meeting), "pdf", name)


@cluster_view(VIEW)
def bulletin(request: HttpRequest, pk: int, question_pk: int) -> HttpResponse:
    """A blank bulletin of a secret vote, or the poll sheet of an absentee one."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.view_drafts", meeting)
    question = question_of(meeting, question_pk)
    is_poll = question.ballot == Ballot.ABSENTEE or meeting.form == MeetingForm.ABSENTEE
    name = (_("Опросный лист {day}") if is_poll else _("Бюллетень {day}")).format(day=date_ru(meeting.held_on))
    return _file(papers.bulletin(question), _plain(meeting), "pdf", name)


def _plain(meeting: Meeting) -> Marks:
    return Marks(demo=meeting.cluster.is_demo, author=meeting.cluster.short_name)


def _file(document: Document, marks: Marks, form: str, name: str) -> HttpResponse:
    response = HttpResponse(WRITERS[form](document, marks), content_type=MIMES[form])
    harden(response, f"{name}.{form}")
    return response
