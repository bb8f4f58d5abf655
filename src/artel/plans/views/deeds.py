"""Deeds on obligations and evidence, one page each; the lists of what waits for somebody."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize, can
from artel.files import serving
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.notices.strip import told_lines
from artel.plans import forms, kinds, words
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import DONE, State
from artel.plans.models import Evidence, Obligation
from artel.plans.notice_sources import CALLS, thing_of
from artel.plans.selectors import (
    ObligationStatus,
    awaiting_review,
    current_row,
    events_visible_to,
    evidence_visible_to,
    obligations_visible_to,
    requests_visible_to,
    row_status,
    state_of,
)
from artel.plans.services import deferrals, happenings
from artel.plans.services import evidence as evidence_deeds
from artel.plans.services import obligations as deeds
from artel.plans.services.reminding import remind_debtors
from artel.plans.views.row import visible_row
from artel.ui import deeds as ui_deeds
from artel.ui.paging import paginate

GET_POST = ("GET", "HEAD", "POST")


def visible_obligation(request: HttpRequest, pk: int) -> Obligation:
    """The obligation, or 404."""
    found = get_object_or_404(obligations_visible_to(request.user, request.cluster), pk=pk)
    found.cluster = found.plan.cluster = request.cluster
    return found


do = partial(ui_deeds.do, place="plan")


def _owed(request: HttpRequest, obligation: Obligation) -> dict[str, Any]:
    """Back to the obligation and its name, for the crumbs."""
    return {
        "back": reverse("plans:obligation", args=[request.cluster.slug, obligation.pk]),
        "crumb": words.obligation_name(obligation),
    }


@cluster_view("plans.view_plan")
def obligation(request: HttpRequest, pk: int) -> HttpResponse:
    """One obligation: its derivation, its evidence, its decisions, and what may be done with it."""
    owed = visible_obligation(request, pk)
    row = current_row(owed.activity)
    row.activity.plan = owed.plan
    status = next(item for item in row_status(row, owed.plan).obligations if item.obligation.pk == owed.pk)
    context = {
        "place": "plan",
        "owed": owed,
        "row": row,
        "item": status,
        "name": words.obligation_name(owed),
        "lack": words.lack_of(status),
        "dates": words.due_words(owed.words_due_on, owed.due_on),
        "why": words.derivation(status),
        "kind": kinds.label_of(owed.requirement.suggested_kind or owed.requirement.kind) if owed.requirement else "",
        "opens": _opens(request, owed),
        "pieces": [(line, *words.evidence_mark(line)) for line in status.evidence],
        "decisions": owed.decisions.select_related("by").order_by("-pk"),
        "requests": owed.requests.select_related("asked_by", "decided_by"),
        "may": _may(request, owed, status.state),
        "told": told_lines(request.cluster, thing_of(owed)),
        "remind_url": reverse("plans:remind", args=[request.cluster.slug, owed.pk])
        if _may_remind(request, owed, status)
        else "",
        "to_review": status.at.pending[0] if status.at.pending and _reviews(request) else None,
    }
    return render(request, "plans/obligation.html", context)


def _may_remind(request: HttpRequest, owed: Obligation, status: ObligationStatus) -> bool:
    is_owed = owed.plan.state == "approved" and status.at.due_on is not None and not status.at.pending
    return is_owed and status.state in CALLS and can(request.user, "plans.remind_debtors", owed)


@cluster_view("plans.remind_debtors", methods=("POST",))
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """«Напомнить сейчас»."""
    owed = visible_obligation(request, pk)
    return ui_deeds.act(
        request,
        lambda: remind_debtors(obligation=owed, actor=request.user),
        done=_("Напоминание отправлено: исполнитель увидит его в «Артели» и получит письмо, если не отключил их."),
        back=reverse("plans:obligation", args=[request.cluster.slug, owed.pk]),
    )


def _reviews(request: HttpRequest) -> bool:
    return can(request.user, "plans.judge_evidence", request.cluster)


def _opens(request: HttpRequest, owed: Obligation) -> kinds.Opening | None:
    opening = kinds.opening_of(owed)
    return opening if opening and can(request.user, opening.permission, request.cluster) else None


def _may(request: HttpRequest, owed: Obligation, state: State) -> dict[str, bool]:
    """Deeds that the person may do and the state allows; the service asks both again."""
    live = owed.plan.state == "approved"
    undone = state not in DONE
    by_hand = owed.purpose == Purpose.RESULT and kinds.get(owed.requirement.kind).supplied_by_hand
    may = {
        "bring": live and by_hand and state is not State.LIFTED and can(request.user, "plans.supply_evidence", owed),
        "move": live and undone and can(request.user, "plans.move_obligation", owed),
        "lift": live and undone and state is not State.LIFTED and can(request.user, "plans.lift_obligation", owed),
        "restore": live and state is State.LIFTED and can(request.user, "plans.lift_obligation", owed),
        "ask": live and undone and state is not State.LIFTED and can(request.user, "plans.ask_extension", owed),
        "register": live and owed.purpose == Purpose.DOCUMENT and undone and can(request.user, "plans.set_dates", owed),
    }
    may["supply"] = may["bring"] and undone
    may["ask"] = may["ask"] and not may["move"]  # who may decide does not ask
    return may


@cluster_view("plans.view_plan", methods=GET_POST)
def supply(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a document."""
    owed = visible_obligation(request, pk)
    authorize(request.user, "plans.supply_evidence", owed)
    form = forms.EvidenceForm(request.POST or None, request.FILES or None)

    def deed(data: dict[str, Any]) -> None:
        with forms.received(data.pop("file")) as file:
            evidence_deeds.supply_evidence(obligation=owed, actor=request.user, file=file, **data)

    return do(
        request, form, deed, done=_("Документ представлен и ждёт приёмки."), title=_("Приложить документ"),
        submit=_("Представить"), note=words.supply_note(owed), **_owed(request, owed),
    )  # fmt: skip


@cluster_view("plans.move_obligation", methods=GET_POST)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    owed = visible_obligation(request, pk)
    form = forms.MoveForm(request.POST or None, initial={"on": clock.today(request.cluster)})
    return do(
        request, form, lambda data: deeds.move_obligation(obligation=owed, actor=request.user, **data),
        done=_("Срок перенесён. Прежний срок остаётся видимым."), title=_("Перенести срок"), submit=_("Перенести"),
        note=_("Перенос решает орган или руководитель кластера. Укажите основание: без него перенос не отличить от опоздания."),
        **_owed(request, owed),
    )  # fmt: skip


@cluster_view("plans.lift_obligation", methods=GET_POST)
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    owed = visible_obligation(request, pk)
    form = forms.LiftForm(request.POST or None, initial={"on": clock.today(request.cluster)})
    return do(
        request, form, lambda data: deeds.lift_obligation(obligation=owed, actor=request.user, **data),
        done=_("Обязательство снято."), title=_("Снять обязательство"), submit=_("Снять"), kind="stop",
        note=_("Снятое обязательство не учитывается в состоянии строки, но остаётся видимым вместе с основанием."),
        **_owed(request, owed),
    )  # fmt: skip


@cluster_view("plans.lift_obligation", methods=GET_POST)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    owed = visible_obligation(request, pk)
    form = forms.LiftForm(request.POST or None, initial={"on": clock.today(request.cluster)})
    return do(
        request, form, lambda data: deeds.restore_obligation(obligation=owed, actor=request.user, **data),
        done=_("Обязательство снова на контроле."), title=_("Вернуть на контроль"), submit=_("Вернуть"), **_owed(request, owed),
    )  # fmt: skip


@cluster_view("plans.view_plan", methods=GET_POST)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    owed = visible_obligation(request, pk)
    authorize(request.user, "plans.ask_extension", owed)
    form = forms.AskForm(request.POST or None)
    return do(
        request, form, lambda data: deeds.ask_extension(obligation=owed, actor=request.user, **data),
        done=_("Просьба отправлена. Пока по ней нет решения, срок прежний."), title=_("Попросить о переносе"),
        submit=_("Отправить просьбу"), **_owed(request, owed),
    )  # fmt: skip


@cluster_view("plans.view_plan")
def requests(request: HttpRequest) -> HttpResponse:
    """Requests for another day."""
    page = paginate(request, requests_visible_to(request.user, request.cluster).order_by("decided_at", "-asked_at"))
    may_decide = can(request.user, "plans.decide_extension", request.cluster)
    return render(request, "plans/requests.html", {"place": "plan", "page": page, "may_decide": may_decide})


@cluster_view("plans.decide_extension", methods=GET_POST)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant the request with a day and a basis, or refuse it with words."""
    asked = get_object_or_404(requests_visible_to(request.user, request.cluster), pk=pk)
    form = forms.DecideForm(request.POST or None, initial={"new_due_on": asked.wanted_due_on})
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("verdict") == "grant":
                deeds.grant_extension(
                    request=asked, new_due_on=form.cleaned_data["new_due_on"] or asked.wanted_due_on,
                    basis=form.cleaned_data["basis"], actor=request.user,
                )  # fmt: skip
                messages.success(request, _("Срок перенесён."))
            else:
                deeds.refuse_extension(request=asked, answer=form.cleaned_data["answer"], actor=request.user)
                messages.success(request, _("В переносе отказано. Ответ виден на странице обязательства."))
            return redirect("plans:requests", request.cluster.slug)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
    context = {
        "place": "plan",
        "asked": asked,
        "form": form,
        "name": words.obligation_name(asked.obligation),
        "due_on": state_of(asked.obligation).due_on,
    }
    return render(request, "plans/decide.html", context)


# --- evidence ---


@cluster_view("plans.view_plan")
def inbox(request: HttpRequest) -> HttpResponse:
    """Evidence that waits for acceptance, the oldest first."""
    page = paginate(request, awaiting_review(request.user, request.cluster))
    return render(request, "plans/inbox.html", {"place": "inbox", "page": page})


def visible_evidence(request: HttpRequest, pk: int) -> Evidence:
    return get_object_or_404(evidence_visible_to(request.user, request.cluster), pk=pk)


@cluster_view("plans.view_plan")
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of evidence and the verdicts on it."""
    piece = visible_evidence(request, pk)
    verdicts = list(piece.verdicts.select_related("by").order_by("-pk"))
    context = {
        "place": "plan",
        "piece": piece,
        "row": current_row(piece.obligation.activity),
        "name": words.obligation_name(piece.obligation),
        "verdicts": verdicts,
        "last": verdicts[0] if verdicts else None,
        "may_review": piece.needs_acceptance and can(request.user, "plans.review_evidence", piece),
        "is_mine": piece.recorded_by_id == request.user.pk,
        "form": forms.RejectForm(),
    }
    return render(request, "plans/evidence.html", context)


@cluster_view("plans.view_plan")
def evidence_file(request: HttpRequest, pk: int) -> HttpResponse:
    piece = visible_evidence(request, pk)
    if piece.file is None:
        raise Http404
    return serving.send(piece.file)


@cluster_view("plans.view_plan", methods=("POST",))
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    piece = visible_evidence(request, pk)
    evidence_deeds.accept_evidence(evidence=piece, actor=request.user)
    messages.success(request, _("Доказательство принято."))
    return redirect("plans:evidence", request.cluster.slug, pk)


@cluster_view("plans.view_plan", methods=GET_POST)
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    piece = visible_evidence(request, pk)
    authorize(request.user, "plans.review_evidence", piece)
    form = forms.RejectForm(request.POST or None)
    return do(
        request, form,
        lambda data: evidence_deeds.reject_evidence(evidence=piece, reason=data["reason"], actor=request.user),
        done=_("Доказательство отклонено, причина записана."), title=_("Отклонить доказательство"), submit=_("Отклонить"),
        kind="stop", crumb=str(piece), back=reverse("plans:evidence", args=[request.cluster.slug, pk]),
    )  # fmt: skip


# --- dates from documents, events, indicators ---


@cluster_view("plans.set_dates", methods=GET_POST)
def dates(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Register the document that sets the row's dates, and say the dates."""
    row = visible_row(request, pk, key)
    form = forms.DatesForm(
        request.POST or None, request.FILES or None, cluster=request.cluster,
        initial={"received_on": clock.today(request.cluster), "kind": "directive"},
    )  # fmt: skip

    def deed(data: dict[str, Any]) -> None:
        windows = deferrals.windows_of_phrase(data.pop("phrase"), row.activity)
        with forms.received(data.pop("file")) as file:
            deferrals.register_and_set_dates(
                activity=row.activity, windows=windows, file=file, actor=request.user, **data
            )

    return do(
        request, form, deed, done=_("Документ зарегистрирован, сроки строки установлены."),
        title=_("Зарегистрировать документ и установить сроки"), submit=_("Зарегистрировать"),
        note=words.deferral_note(row),
        crumb=str(row), back=reverse("plans:row", args=[request.cluster.slug, pk, key]),
    )  # fmt: skip


@cluster_view("plans.view_plan")
def events(request: HttpRequest) -> HttpResponse:
    """Events of the cluster, the latest first."""
    page = paginate(request, events_visible_to(request.user, request.cluster))
    may_record = can(request.user, "plans.record_event", request.cluster)
    return render(request, "plans/events.html", {"place": "events", "page": page, "may_record": may_record})


@cluster_view("plans.record_event", methods=GET_POST)
def event(request: HttpRequest) -> HttpResponse:
    form = forms.EventForm(request.POST or None, cluster=request.cluster)
    return do(
        request, form, lambda data: happenings.record_event(cluster=request.cluster, actor=request.user, **data),
        done=_("Событие записано. Строки, которые отсчитывают срок от события, получили обязательства."),
        title=_("Записать событие"), submit=_("Записать"), crumb=_("События кластера"), place="events",
        back=reverse("plans:events", args=[request.cluster.slug]),
    )  # fmt: skip


@cluster_view("plans.record_indicator", methods=GET_POST)
def indicator(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    row = visible_row(request, pk, key)
    authorize(request.user, "plans.record_indicator", row.activity)
    form = forms.IndicatorForm(request.POST or None)
    return do(
        request, form, lambda data: happenings.record_indicator(activity=row.activity, actor=request.user, **data),
        done=_("Показатель записан."), title=_("Записать показатель"), submit=_("Записать"), crumb=str(row),
        back=reverse("plans:row", args=[request.cluster.slug, pk, key]),
    )  # fmt: skip
