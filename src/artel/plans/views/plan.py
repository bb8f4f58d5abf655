"""The plan: table, year, members; its exports and its life from draft to approval."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize, can
from artel.documents.forms import AgreementForm
from artel.documents.parties import silent_names
from artel.documents.selectors import sheet_seen_by
from artel.files.serving import harden
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.plans import exports, forms, tables
from artel.plans.domain.states import PlanState
from artel.plans.models import ActivityVersion, Plan
from artel.plans.selectors import PlanStatus, current_plan, plans_visible_to, status_defects
from artel.plans.services import agreement, lifecycle
from artel.plans.views.asked import Asked, asked, status_asked, visible_plan
from artel.plans.views.years import years_of
from artel.russian import counted
from artel.ui.paging import paginate

ROWS_A_PAGE = 100
GET_POST = ("GET", "HEAD", "POST")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@cluster_view("plans.view_plan")
def current(request: HttpRequest) -> HttpResponse:
    """The plan of the running year; without one, what to do to have it."""
    plan = current_plan(request.cluster)
    if plan is not None:
        return redirect(reverse("plans:detail", args=[request.cluster.slug, plan.pk], query=request.GET))
    return render(
        request, "plans/plan_none.html", {"may_import": can(request.user, "plans.import_plan", request.cluster)}
    )


@cluster_view("plans.view_plan")
def plan_list(request: HttpRequest) -> HttpResponse:
    latest = Prefetch("parent__wordings", ActivityVersion.objects.order_by("-pk"))
    plans = plans_visible_to(request.user, request.cluster).select_related("parent").prefetch_related(latest)
    return render(
        request,
        "plans/plan_list.html",
        {"plans": plans, "may_import": can(request.user, "plans.import_plan", request.cluster), "place": "plan"},
    )


@cluster_view("plans.view_plan")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The table as printed, with states; of a plan longer than any of a real year, page by page."""
    status, question = status_asked(request, pk)
    page = paginate(request, tables.plan_rows(status, state=question.state, query=question.query), ROWS_A_PAGE)
    context = _head(request, status, question, "detail") | {
        "page": page,
        "sections": tables.plan_lines(status, page),
        "defects": status_defects(status) if question.query == "" and not question.state else (),
    }
    return render(request, "plans/plan_detail.html", context)


@cluster_view("plans.view_plan")
def year(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as a timeline of its year."""
    status, question = status_asked(request, pk)
    return render(
        request,
        "plans/plan_year.html",
        _head(request, status, question, "year") | {"timeline": tables.timeline(status)},
    )


@cluster_view("plans.view_plan")
def by_members(request: HttpRequest, pk: int) -> HttpResponse:
    """Members × obligations."""
    status, question = status_asked(request, pk)
    return render(
        request,
        "plans/plan_members.html",
        _head(request, status, question, "members") | {"matrix": tables.matrix(status)},
    )


def _head(request: HttpRequest, status: PlanStatus, question: Asked, view: str) -> dict[str, Any]:
    """What the three views of a plan have in common."""
    plan, slug = status.plan, request.cluster.slug
    query = request.GET.copy()
    query.pop("page", None)
    kept = query.copy()
    kept.pop("state", None)
    suffix = f"?{kept.urlencode()}" if kept else ""
    past = kept.copy()
    past["known"] = "then"
    now = kept.copy()
    now.pop("known", None)
    return {
        "place": "plan",
        "status": status,
        "plan": plan,
        "asked": question,
        "known_url": f"{request.path}?{past.urlencode()}",
        "all_known_url": f"{request.path}?{now.urlencode()}",
        "switch": [
            {
                "url": reverse(f"plans:{name}", args=[slug, plan.pk]) + suffix,
                "label": label,
                "icon": icon,
                "is_current": name == view,
            }
            for name, label, icon in (
                ("detail", _("Таблица"), "table"), ("year", _("Шкала года"), "timeline"), ("members", _("Участники"), "grid-dots"),
            )
        ],
        "facets": tables.facets(status, query, reverse("plans:detail", args=[slug, plan.pk]), state=question.state),
        "verbs": plan_verbs(request, plan),
        "stages": plan_stages(plan),
        "convertible": convertible_words(request, plan),
        "years": years_of(request, plan),
        "wording": wording_shown(request, status, question),
        **agreement_of(request, plan),
    }  # fmt: skip


def wording_shown(request: HttpRequest, status: PlanStatus, question: Asked) -> dict[str, Any]:
    """The wording in force on the day, as the head names it, and the change that is being prepared."""
    plan = status.plan
    if not plan.is_live:
        return {}
    return {
        "number": status.wording.number if status.wording else 0,
        "in_force_from": status.wording.in_force_from if status.wording else None,
        "later": question.is_past and plan.versions_count > 1,
        "going": {"pk": plan.going_pk, "state": plan.going_state} if plan.going_pk else None,
        "may_amend": plan.state == PlanState.APPROVED and can(request.user, "plans.amend_plan", plan),
    }


def agreement_of(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """The plan's approval sheet, for whoever may see it, and whether this person may open a round of it."""
    if plan.is_live:
        return {}
    return {
        "sheet": sheet_seen_by(request.user, request.cluster, agreement.SUBJECT, plan.pk),
        "may_agree": plan.state in agreement.OPEN_IN and can(request.user, "plans.submit_plan", plan),
    }


def convertible_words(request: HttpRequest, plan: Plan) -> str:
    """«3 требования можно перевести на процедуры Артели», for whoever may do it; empty where there is nothing to."""
    if plan.state in (PlanState.APPROVAL, PlanState.CLOSED) or not can(request.user, "plans.correct_reading", plan):
        return ""
    count = plan.convertible_count
    if not count:
        return ""
    many = counted(count, _("требование"), _("требования"), _("требований"))
    return _("{many} можно перевести на процедуры Артели").format(many=many)


@cluster_view("plans.correct_reading", methods=("POST",))
def convert(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand every requirement that can be over to its procedure in Artel."""
    plan = visible_plan(request, pk)
    count = lifecycle.convert_all(plan=plan, actor=request.user)
    messages.success(request, _("Переведено требований: {count}.").format(count=count))
    return redirect("plans:detail", request.cluster.slug, plan.pk)


def plan_verbs(request: HttpRequest, plan: Plan) -> list[str]:
    """Verbs that the plan's state allows and the person may do, in the order of the workflow's table."""
    rights = {
        "discuss": "plans.submit_plan", "submit": "plans.submit_plan", "return": "plans.return_plan",
        "approve": "plans.approve_plan", "close": "plans.close_plan", "delete": "plans.change_draft",
    }  # fmt: skip
    return [verb for verb in lifecycle.PLAN.verbs(plan.state) if can(request.user, rights[verb], plan)]


def plan_stages(plan: Plan) -> list[dict[str, Any]]:
    """The road of the plan."""
    order = [PlanState.DRAFT, PlanState.DISCUSSION, PlanState.APPROVAL, PlanState.APPROVED, PlanState.CLOSED]
    here = order.index(PlanState(plan.state))
    return [
        {"label": dict(plan._meta.get_field("state").choices)[state], "is_done": n < here, "is_current": n == here}
        for n, state in enumerate(order)
    ]


@cluster_view("plans.export_plan")
def export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The table back as DOCX or XLSX; with `?states=1` its states too, with `?view=members` the matrix."""
    status, _question = status_asked(request, pk)
    with_states = request.GET.get("states") == "1"
    if form == "xlsx" and request.GET.get("view") == "members":
        content, name = exports.matrix_xlsx(status), _("План по участникам")
    elif form == "xlsx":
        content, name = exports.plan_xlsx(status, with_states=with_states), _("План работы")
    elif form == "docx":
        content, name = exports.plan_docx(status, with_states=with_states), _("План работы")
    else:
        raise Http404
    exports.record_export(status.plan, form=form, with_states=with_states, actor=request.user)
    response = HttpResponse(content, content_type=XLSX if form == "xlsx" else DOCX)
    harden(response, f"{name} {status.plan.year_label.replace('/', '-')}.{form}")
    return response


# --- life ---


@cluster_view("plans.submit_plan", methods=("POST",))
def discuss(request: HttpRequest, pk: int) -> HttpResponse:
    plan = lifecycle.open_discussion(plan=visible_plan(request, pk), actor=request.user)
    messages.success(
        request,
        _(
            "План открыт для обсуждения. Замечания внесите сами: пока план не передан на утверждение, строки можно править."
        ),
    )
    return redirect("plans:detail", request.cluster.slug, plan.pk)


@cluster_view("plans.submit_plan", methods=GET_POST)
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the plan round to its members for agreement."""
    plan = visible_plan(request, pk)
    parties = agreement.parties_of(plan)
    form = AgreementForm(request.POST or None, parties=parties)
    if request.method == "POST" and form.is_valid():
        try:
            sheet = agreement.ask_agreement(
                plan=plan, organisations=form.chosen, due_on=form.cleaned_data["due_on"], actor=request.user
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("План разослан на согласование. Ответы видны в листе согласования."))
            return redirect("documents:sheet", request.cluster.slug, sheet.pk)
    context = _deed(request, plan, form, _("Согласовать план с участниками"), _("Разослать на согласование"))
    if silent := silent_names(parties):
        context["note"] = _(
            "Некому ответить за: {names}. Назначьте руководителя или представителя, чтобы спросить и их."
        ).format(names=", ".join(silent))
    return render(request, "ui/deed_form.html", context)


@cluster_view("plans.submit_plan", methods=("POST",))
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    plan = lifecycle.submit_plan(plan=visible_plan(request, pk), actor=request.user)
    messages.success(request, _("План передан председателю Координационного совета на утверждение."))
    return redirect("plans:detail", request.cluster.slug, plan.pk)


@cluster_view("plans.return_plan", methods=GET_POST)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    plan = visible_plan(request, pk)
    form = forms.ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lifecycle.return_plan(plan=plan, reason=form.cleaned_data["reason"], actor=request.user)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("План возвращён на доработку с вашими замечаниями."))
            return redirect("plans:detail", request.cluster.slug, plan.pk)
    return render(
        request, "ui/deed_form.html", _deed(request, plan, form, _("Вернуть план на доработку"), _("Вернуть"))
    )


@cluster_view("plans.view_plan", methods=GET_POST)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve with number, date and scan. The right is asked of the plan itself: its author has none."""
    plan = visible_plan(request, pk)
    authorize(request.user, "plans.approve_plan", plan)
    form = forms.ApprovalForm(
        request.POST or None, request.FILES or None, initial={"approved_on": asked(request).today}
    )
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            with forms.received(data["file"]) as file:
                lifecycle.approve_plan(
                    plan=plan, approved_on=data["approved_on"], number=data["number"], file=file, actor=request.user
                )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("План утверждён. С этого дня его строки стоят на контроле."))
            return redirect("plans:detail", request.cluster.slug, plan.pk)
    context = _deed(request, plan, form, _("Утвердить план"), _("Утвердить"))
    return render(request, "ui/deed_form.html", context)


def _deed(request: HttpRequest, plan: Plan, form: Any, title: str, submit_word: str) -> dict[str, Any]:
    return {
        "place": "plan", "form": form, "title": title, "submit": submit_word, "crumb": plan.title,
        "back": reverse("plans:detail", args=[request.cluster.slug, plan.pk]),
    }  # fmt: skip


@cluster_view("plans.change_draft", methods=("POST",))
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    lifecycle.delete_draft(plan=visible_plan(request, pk), actor=request.user)
    messages.success(request, _("Черновик удалён. Загруженный документ остался: его можно подтвердить снова."))
    return redirect("plans:upload", request.cluster.slug)
