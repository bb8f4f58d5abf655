"""Wordings of a plan: a change begun, matched, edited, approved; what differs between any two."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize, can
from artel.files.intake import Refused
from artel.files.serving import harden
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.plans import forms, previews, redline
from artel.plans.change_papers import changes_docx as write_changes
from artel.plans.domain.changes import ChangeKind
from artel.plans.domain.states import AmendmentState, PlanState
from artel.plans.models import Amendment, Plan, PlanVersion
from artel.plans.redline import KIND_COUNTS, RedLine
from artel.plans.selectors.amendments import amendments_visible_to, open_amendment, rows_of_amendment, versions_of
from artel.plans.services import amending
from artel.plans.services.exporting import record_export
from artel.plans.views.asked import visible_plan
from artel.plans.views.deeds import do
from artel.plans.views.imports import take_in
from artel.plans.views.plan import DOCX
from artel.russian import date_ru
from artel.ui import deeds as ui_deeds
from artel.ui.paging import paginate

GET_POST = ("GET", "HEAD", "POST")
SHOWN = (ChangeKind.REWORDED, ChangeKind.ADDED, ChangeKind.LEFT_OUT, ChangeKind.MOVED, ChangeKind.SAME)


def visible_amendment(request: HttpRequest, pk: int) -> Amendment:
    """The change, or 404."""
    found = get_object_or_404(amendments_visible_to(request.user, request.cluster), pk=pk)
    found.cluster = found.plan.cluster = request.cluster
    return found


def _back(request: HttpRequest, amendment: Amendment) -> str:
    return reverse("plans:amendment", args=[request.cluster.slug, amendment.pk])


def _changed(amendment: Amendment) -> dict[str, Any]:
    return {"crumb": _("Изменение плана: {plan}").format(plan=amendment.plan.title)}


# --- beginning ---


@cluster_view("plans.amend_plan", methods=GET_POST)
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Two ways to change a plan: bring its newer document, or change the rows here."""
    plan = visible_plan(request, pk)
    going = open_amendment(plan)
    if going is not None and request.method != "POST":
        return redirect("plans:amendment", request.cluster.slug, going.pk)
    form = forms.NewWordingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            with forms.received(form.cleaned_data["file"], allowed=forms.PLANS) as file:
                taken = take_in(request, file, amends=plan)
        except (BrokenRule, Refused) as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("plans:preview", request.cluster.slug, taken.pk)
    may = plan.state == PlanState.APPROVED
    return render(request, "plans/amend.html", {"place": "plan", "plan": plan, "form": form, "may": may})


@cluster_view("plans.amend_plan", methods=("POST",))
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the plan from the wording in force."""
    amendment = amending.begin_amendment(plan=visible_plan(request, pk), actor=request.user)
    messages.success(request, _("Изменение начато. Пока оно не утверждено, план остаётся прежним."))
    return redirect(_back(request, amendment))


# --- the change ---


@cluster_view("plans.view_plan")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What the change does: rows, marks, obligations; what is asked; what may be done with it."""
    amendment = visible_amendment(request, pk)
    lines = redline.of_amendment(amendment)
    waiting = sum(not line.is_settled for line in lines)
    may_edit = amendment.state == AmendmentState.DRAFT and can(request.user, "plans.amend_plan", amendment)
    context = {
        "place": "plan",
        "amendment": amendment,
        "plan": amendment.plan,
        "waiting": waiting,
        "may_edit": may_edit,
        "verbs": _verbs(request, amendment),
        "stages": _stages(amendment),
        **_shown(request, lines),
    }
    return render(request, "plans/amendment.html", context)


def _shown(request: HttpRequest, lines: list[RedLine]) -> dict[str, Any]:
    """The lines asked for, a page of them, and the kinds with their counts. What does not differ is shown when asked for."""
    counted = redline.counts(lines)
    asked = request.GET.get("kind", "")
    query = request.GET.get("q", "").strip().lower()
    chosen = [
        line
        for line in lines
        if (line.kind == asked if asked in set(ChangeKind) else line.kind is not ChangeKind.SAME)
        and (not query or query in redline.said(line.line).lower())
    ]
    kept = request.GET.copy()
    for name in ("kind", "page"):
        kept.pop(name, None)

    def url(kind: str) -> str:
        params = kept.copy()
        if kind:
            params["kind"] = kind
        return f"{request.path}?{params.urlencode()}" if params else request.path

    changed = len(lines) - counted[ChangeKind.SAME]
    facets = [
        {"url": url(""), "label": _("Все изменения"), "count": changed, "is_current": asked not in set(ChangeKind)}
    ]
    facets += [
        {"url": url(kind), "label": KIND_COUNTS[kind], "count": counted[kind], "is_current": asked == kind}
        for kind in SHOWN
        if counted[kind]
    ]
    return {
        "facets": facets, "changed": changed, "page": paginate(request, chosen, per_page=40),
        "query": request.GET.get("q", "").strip(), "kind": asked,
    }  # fmt: skip


def _verbs(request: HttpRequest, amendment: Amendment) -> set[str]:
    """Verbs that the change's state allows and the person may do."""
    rights = {
        "submit": "plans.amend_plan",
        "return": "plans.return_amendment",
        "approve": "plans.approve_amendment",
        "drop": "plans.amend_plan",
    }
    return {verb for verb in amending.AMENDMENT.verbs(amendment.state) if can(request.user, rights[verb], amendment)}


def _stages(amendment: Amendment) -> list[dict[str, Any]]:
    order = [AmendmentState.DRAFT, AmendmentState.APPROVAL, AmendmentState.APPROVED]
    if amendment.state == AmendmentState.DROPPED:
        return []
    here = order.index(AmendmentState(amendment.state))
    names = dict(amendment._meta.get_field("state").choices)
    return [{"label": names[state], "is_done": n < here, "is_current": n == here} for n, state in enumerate(order)]


@cluster_view("plans.amend_plan", methods=GET_POST)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which rows of the plan the rows of the document are, where that is not beyond doubt."""
    amendment = visible_amendment(request, pk)
    asked = redline.questions(amendment)
    form = forms.MatchForm(request.POST or None, revision=amendment.revision, questions=asked)
    pairs = [(question, form[f"row_{question.index}"]) for question in asked]
    return do(
        request, form,
        lambda data: amending.settle_matches(
            amendment=amendment, choices=form.choices(), revision=data["revision"], actor=request.user
        ),
        done=_("Ответы сохранены. Проверьте, что меняется, и передайте изменение на утверждение."),
        back=_back(request, amendment), title=_("Какие это строки плана?"), submit=_("Сохранить ответы"),
        template="plans/amendment_settle.html", amendment=amendment, pairs=pairs, new_row=forms.NEW_ROW, **_changed(amendment),
    )  # fmt: skip


@cluster_view("plans.amend_plan", methods=GET_POST)
def row(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """Change the words of one row."""
    amendment = visible_amendment(request, pk)
    rows = rows_of_amendment(amendment)
    if not 0 <= index < len(rows):
        return redirect(_back(request, amendment))
    item = rows[index]
    form = forms.AmendedRowForm(
        request.POST or None, amendment=amendment, row=item.row, key=item.key,
        free=redline.free_rows(amendment, item.key),
    )  # fmt: skip
    return do(
        request, form,
        lambda _data: amending.reword_row(amendment=amendment, index=index, actor=request.user, **form.values()),
        done=_("Строка сохранена."), back=_back(request, amendment), submit=_("Сохранить"),
        title=_("Изменить строку {number}").format(number=item.row.number or _("без номера")),
        template="plans/amendment_row.html", amendment=amendment, index=index,
        readings=previews.readings(item.row, amendment.plan.year_label), **_changed(amendment),
    )  # fmt: skip


@cluster_view("plans.amend_plan", methods=GET_POST)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a row."""
    amendment = visible_amendment(request, pk)
    form = forms.AddRowForm(request.POST or None, upload=amendment)
    if request.method == "POST" and form.is_valid():
        try:
            amendment, index = amending.add_amended_row(amendment=amendment, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Строка добавлена. Внесите её исполнителей, срок и результат."))
            return redirect("plans:amendment_row", request.cluster.slug, amendment.pk, index)
    context = {
        "place": "plan", "form": form, "title": _("Добавить строку"), "submit": _("Добавить"),
        "back": _back(request, amendment), **_changed(amendment),
    }  # fmt: skip
    return render(request, "ui/deed_form.html", context)


@cluster_view("plans.amend_plan", methods=("POST",))
def leave(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """Leave a row out."""
    amendment = visible_amendment(request, pk)
    return ui_deeds.act(
        request,
        lambda: amending.leave_row_out(
            amendment=amendment, index=index, revision=_revision(request), actor=request.user
        ),
        done=_("Строка не войдёт в новую редакцию. Вернуть её можно здесь же."),
        back=_back(request, amendment),
    )


@cluster_view("plans.amend_plan", methods=("POST",))
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a row that is left out back."""
    amendment = visible_amendment(request, pk)
    return ui_deeds.act(
        request,
        lambda: amending.take_row_back(
            amendment=amendment, key=request.POST.get("key", ""), revision=_revision(request), actor=request.user
        ),
        done=_("Строка возвращена в прежних словах."),
        back=_back(request, amendment),
    )


def _revision(request: HttpRequest) -> int | None:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


# --- approval ---


@cluster_view("plans.amend_plan", methods=GET_POST)
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the change over, with its reason."""
    amendment = visible_amendment(request, pk)
    initial = {"reason": amendment.reason, "revision": amendment.revision}
    form = forms.ReasonForm(request.POST or None, initial=initial)
    return do(
        request, form,
        lambda data: amending.submit_amendment(amendment=amendment, actor=request.user, **data),
        done=_("Изменение передано председателю Координационного совета на утверждение."),
        back=_back(request, amendment), title=_("Передать изменение на утверждение"), submit=_("Передать"),
        **_changed(amendment),
    )  # fmt: skip


@cluster_view("plans.return_amendment", methods=GET_POST)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = visible_amendment(request, pk)
    return do(
        request, forms.ReturnForm(request.POST or None),
        lambda data: amending.return_amendment(amendment=amendment, actor=request.user, **data),
        done=_("Изменение возвращено на доработку с вашими замечаниями."), back=_back(request, amendment),
        title=_("Вернуть изменение на доработку"), submit=_("Вернуть"), **_changed(amendment),
    )  # fmt: skip


@cluster_view("plans.view_plan", methods=GET_POST)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve with number, days and scan. The right is asked of the change itself: its author has none."""
    amendment = visible_amendment(request, pk)
    authorize(request.user, "plans.approve_amendment", amendment)
    today = clock.today(request.cluster)
    form = forms.AmendmentApprovalForm(
        request.POST or None, request.FILES or None, initial={"approved_on": today, "in_force_from": today}
    )

    def deed(data: dict[str, Any]) -> None:
        with forms.received(data.pop("file")) as file:
            amending.approve_amendment(amendment=amendment, actor=request.user, file=file, **data)

    return do(
        request, form, deed, done=_("Изменение утверждено. План действует в новой редакции."),
        back=_back(request, amendment), title=_("Утвердить изменение плана"), submit=_("Утвердить"), **_changed(amendment),
    )  # fmt: skip


@cluster_view("plans.amend_plan", methods=("POST",))
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = amending.drop_amendment(amendment=visible_amendment(request, pk), actor=request.user)
    messages.success(request, _("Изменение отложено. План остался прежним."))
    return redirect("plans:versions", request.cluster.slug, amendment.plan_id)


# --- any two wordings ---


@cluster_view("plans.view_plan")
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """All the wordings of the plan, the latest first, and the change that is being prepared."""
    plan = visible_plan(request, pk)
    context = {
        "place": "plan",
        "plan": plan,
        "page": paginate(request, versions_of(plan)[::-1], per_page=20),
        "going": open_amendment(plan),
        "may_amend": plan.state == PlanState.APPROVED and can(request.user, "plans.amend_plan", plan),
    }
    return render(request, "plans/amendment_versions.html", context)


@cluster_view("plans.view_plan")
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One wording beside another: the one before it unless another is asked for."""
    plan, known, before, after = _two(request, pk, number)
    lines = redline.between(before, after)
    context = {
        "place": "plan", "plan": plan, "version": after, "before": before,
        "others": [(str(one.number), _name_of(one)) for one in known if one.number != after.number], **_shown(request, lines),
    }  # fmt: skip
    return render(request, "plans/amendment_version.html", context)


@cluster_view("plans.export_plan")
def version_docx(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The same as a list of changes."""
    plan, _known, before, after = _two(request, pk, number)
    head = [_("{before} — {after}").format(before=_name_of(before), after=_name_of(after))]
    change = getattr(after, "amendment", None)
    reason = change.reason if change and change.base_id == before.pk else ""
    return _sent(request, plan, redline.between(before, after), head=head, is_draft=False, reason=reason)


@cluster_view("plans.export_plan")
def changes_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of changes that an amendment makes."""
    amendment = visible_amendment(request, pk)
    head = [_("утверждено {post}, {day} № {number}").format(
        post=amendment.approval_post, day=date_ru(amendment.approved_on), number=amendment.approval_number
    )] if amendment.approved_on else []  # fmt: skip
    return _sent(
        request,
        amendment.plan,
        redline.of_amendment(amendment),
        head=head,
        is_draft=not amendment.approved_on,
        reason=amendment.reason,
    )


def _sent(request: HttpRequest, plan: Plan, lines: list[RedLine], **about: Any) -> HttpResponse:
    record_export(plan, form="docx", with_states=False, actor=request.user)
    response = HttpResponse(write_changes(plan, lines, **about), content_type=DOCX)
    name = _("Перечень изменений плана {year}").format(year=plan.year_label.replace("/", "-"))
    harden(response, f"{name}.docx")
    return response


def _two(request: HttpRequest, pk: int, number: int) -> tuple[Plan, list[PlanVersion], PlanVersion, PlanVersion]:
    plan = visible_plan(request, pk)
    plan.cluster = request.cluster
    known = versions_of(plan)
    by_number = {str(one.number): one for one in known}
    after = by_number.get(str(number))
    if after is None:
        raise Http404
    before = by_number.get(request.GET.get("with", "")) or by_number.get(str(number - 1)) or after
    return plan, known, before, after


def _name_of(one: PlanVersion) -> str:
    if one.in_force_from is None:
        return _("редакция № {number}").format(number=one.number)
    return _("редакция № {number} от {day}").format(number=one.number, day=date_ru(one.in_force_from))
