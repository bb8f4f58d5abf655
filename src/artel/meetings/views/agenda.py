"""Drawing up the agenda: items, their order, materials, subjects that wait, proposals."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize, can
from artel.documents import subjects
from artel.files import serving
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.meetings import forms
from artel.meetings.domain.states import ItemState, MeetingState
from artel.meetings.models import AgendaItem, Material
from artel.meetings.services import agenda as deeds
from artel.meetings.views.asked import GET_POST, POST, VIEW, do, item_of, may, posted, visible_meeting
from artel.meetings.views.board import Board, meeting_url, when_words, where_words
from artel.meetings.views.meeting import BEFORE, notice_lines, waiting_subjects
from artel.members.gate import cluster_view


@cluster_view(VIEW)
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda under work: order, minutes against what is allotted, what waits to be taken up."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    board = Board(meeting)
    off = meeting.items.filter(state__in=[ItemState.PROPOSED, ItemState.DECLINED])
    context = {
        "place": "meetings",
        "meeting": meeting,
        "board": board,
        "when": when_words(meeting),
        "where": where_words(meeting),
        "subjects": waiting_subjects(meeting) if meeting.state in BEFORE else [],
        "proposed": [item for item in off.select_related("proposed_by", "speaker") if item.state == ItemState.PROPOSED],
        "warnings": notice_lines(board) if meeting.state == MeetingState.AGENDA else (),
        "over": board.planned - meeting.planned_minutes,
        "is_before": meeting.state in BEFORE,
        "may_approve": may(request, "approve_agenda", meeting),
        "today": clock.today(request.cluster),
    }
    return render(request, "meetings/agenda.html", context)


def _agenda(meeting: Any) -> dict[str, Any]:
    """Back to the agenda and its name, for the crumbs."""
    name = "desk" if meeting.state == MeetingState.OPEN else "agenda"
    return {"back": meeting_url(meeting, name), "crumb": _("Повестка заседания № {n}").format(n=meeting.number)}


@cluster_view(VIEW, methods=GET_POST)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    form = forms.ItemForm(posted(request), cluster=request.cluster)
    return do(
        request, form, lambda data: deeds.add_item(meeting=meeting, actor=request.user, **data),
        done=_("Вопрос внесён в повестку."), title=_("Добавить вопрос"), submit=_("Добавить"), **_agenda(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """A member proposes; the chair takes it up or answers why not."""
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.propose_item", meeting)
    form = forms.ItemForm(posted(request), cluster=request.cluster)
    del form.fields["speaker_post"]
    return do(
        request, form, lambda data: deeds.propose_item(meeting=meeting, actor=request.user, **data),
        done=_("Вопрос предложен. Когда его рассмотрят, здесь будет ответ."), title=_("Предложить вопрос"),
        submit=_("Предложить"), back=meeting_url(meeting), crumb=_("Заседание № {n}").format(n=meeting.number),
        note=_("Вопрос войдёт в повестку, когда его включит председатель или секретарь. Если нет, вы увидите почему."),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def change(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.run_meeting", meeting)
    item = item_of(meeting, item_pk)
    form = forms.ItemForm(posted(request), cluster=request.cluster, item=item)
    return do(
        request, form, lambda data: deeds.change_item(item=item, actor=request.user, **data),
        done=_("Вопрос изменён."), title=_("Изменить вопрос"), submit=_("Сохранить"), **_agenda(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def move(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """One place up or down."""
    meeting = visible_meeting(request, pk)
    item = item_of(meeting, item_pk)
    step = -1 if request.POST.get("to") == "up" else 1
    deeds.move_item(item=item, position=item.position + step, actor=request.user)
    return redirect(f"{meeting_url(meeting, 'agenda')}#item-{item.pk}")


@cluster_view(VIEW, methods=POST)
def drop(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    deeds.drop_item(item=item_of(meeting, item_pk), actor=request.user)
    messages.success(request, _("Вопрос исключён из повестки."))
    return redirect(meeting_url(meeting, "agenda"))


@cluster_view(VIEW, methods=POST)
def take_up(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take a proposal onto the agenda."""
    meeting = visible_meeting(request, pk)
    deeds.take_up(item=item_of(meeting, item_pk), actor=request.user)
    messages.success(request, _("Предложенный вопрос включён в повестку."))
    return redirect(meeting_url(meeting, "agenda"))


@cluster_view(VIEW, methods=GET_POST)
def decline(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    meeting = visible_meeting(request, pk)
    authorize(request.user, "meetings.approve_agenda", meeting)
    item = item_of(meeting, item_pk)
    form = forms.WordsForm(
        posted(request), label=_("Почему не включён"), hint=_("Ответ увидит тот, кто предложил вопрос.")
    )
    return do(
        request, form, lambda data: deeds.decline_item(item=item, answer=data["words"], actor=request.user),
        done=_("Ответ записан."), title=_("Не включать вопрос"), submit=_("Не включать"), kind="stop",
        lead=item.title, **_agenda(meeting),
    )  # fmt: skip


@cluster_view(VIEW, methods=POST)
def take_subject(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what waits for the body onto the agenda."""
    meeting = visible_meeting(request, pk)
    kind, _sign, number = request.POST.get("subject", "").partition("|")
    subject = subjects.find(request.cluster, kind, number)
    if subject is None:
        raise BrokenRule(_("Этот вопрос больше не ждёт решения: обновите список."))
    deeds.take_subject(meeting=meeting, subject=subject, actor=request.user)
    messages.success(request, _("Вопрос внесён в повестку вместе с проектом решения."))
    return redirect(meeting_url(meeting, "agenda"))


@cluster_view(VIEW, methods=POST)
def carry(request: HttpRequest, pk: int) -> HttpResponse:
    """«О выполнении решений»: the open assignments of the body as an item."""
    meeting = visible_meeting(request, pk)
    item = deeds.carry_over(meeting=meeting, actor=request.user)
    if item is None:
        messages.info(request, _("Открытых поручений у органа нет: переносить нечего."))
    else:
        messages.success(request, _("Вопрос о выполнении решений внесён вместе со списком открытых поручений."))
    return redirect(meeting_url(meeting, "agenda"))


# --- materials ---


@cluster_view(VIEW, methods=GET_POST)
def material(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Attach a file to an item; the speaker may too."""
    meeting = visible_meeting(request, pk)
    item = item_of(meeting, item_pk)
    if not speaks(request, item):
        authorize(request.user, "meetings.run_meeting", meeting)
    form = forms.MaterialForm(posted(request), request.FILES or None)

    def deed(data: dict[str, Any]) -> None:
        with forms.received(data["file"]) as file:
            deeds.add_material(item=item, title=data["title"], file=file, actor=request.user)

    runs = may(request, "run_meeting", meeting)
    back = _agenda(meeting) if runs else {"back": meeting_url(meeting), "crumb": item.title}
    return do(
        request, form, deed, done=_("Материал приложен."), title=_("Приложить материал"), submit=_("Приложить"),
        lead=item.title, **back,
    )  # fmt: skip


def speaks(request: HttpRequest, item: AgendaItem) -> bool:
    """Is the speaker on the item."""
    return item.speaker is not None and item.speaker.user_id == request.user.pk


@cluster_view(VIEW, methods=GET_POST)
def material_file(request: HttpRequest, pk: int, item_pk: int, material_pk: int) -> HttpResponse:
    """The file of a material; a POST takes the material away."""
    meeting = visible_meeting(request, pk)
    item = item_of(meeting, item_pk)
    piece = get_object_or_404(Material.objects.select_related("file"), pk=material_pk, item=item)
    if request.method == "POST":
        piece.item = item
        deeds.drop_material(material=piece, actor=request.user)
        messages.success(request, _("Материал убран."))
        return redirect(meeting_url(meeting, "agenda"))
    if not can(request.user, "meetings.view_materials", meeting) and not speaks(request, item):
        authorize(request.user, "meetings.view_materials", meeting)
    if piece.file is None:
        raise Http404
    return serving.send(piece.file)
