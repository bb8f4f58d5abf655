"""The plan from year to year: carried over, closed, compared."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize, can
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number
from artel.plans import forms, words, year_words
from artel.plans.domain.carrying import next_label
from artel.plans.domain.closing import End
from artel.plans.domain.comparing import Pair
from artel.plans.domain.states import PlanState
from artel.plans.models import Plan, PlanUpload, YearClosing
from artel.plans.selectors import current_plan, plans_visible_to
from artel.plans.selectors.years import Comparison, compare_plans, concerns_of, year_end
from artel.plans.services import carrying, closing
from artel.plans.services.exporting import record_comparison
from artel.plans.views.asked import asked, plan_with_news, visible_plan
from artel.plans.views.imports import visible_upload
from artel.russian import counted
from artel.ui.deeds import act
from artel.ui.exports import Column, attachment, write_xlsx

GET_POST = ("GET", "HEAD", "POST")


def years_of(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """What the head of a plan with its news says of its year: its closing, the plan after it, whether there is one to compare."""
    if plan.parent_id or not plan.is_live:
        return {}
    keeps = can(request.user, "plans.import_plan", request.cluster)
    is_closed = plan.state == PlanState.CLOSED
    return {
        "next": {"pk": plan.next_pk} if plan.next_pk else None,
        "may_carry": keeps and not plan.next_pk,
        "next_label": next_label(plan.year_label),
        "may_close": not is_closed and can(request.user, "plans.close_plan", plan),
        "closing": YearClosing.objects.filter(plan=plan).select_related("by").first() if is_closed else None,
        "may_compare": plan.years_count > 1,
    }


# --- carrying over ---


@cluster_view("plans.import_plan", methods=GET_POST)
def carry(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what carrying over will do, and do it."""
    plan = visible_plan(request, pk)
    if request.method == "POST":
        try:
            upload = carrying.carry_over(plan=plan, actor=request.user)
        except BrokenRule as refusal:
            messages.error(request, str(refusal))
            return redirect("plans:detail", request.cluster.slug, plan.pk)
        return redirect("plans:preview", request.cluster.slug, upload.pk)
    going = PlanUpload.objects.filter(follows=plan, state="read").first()
    if going is not None:
        return redirect("plans:preview", request.cluster.slug, going.pk)
    context = {"place": "plan", "plan": plan, "next_label": next_label(plan.year_label), "is_closed": plan.closed_at}
    return render(request, "plans/carry.html", context)


@cluster_view("plans.import_plan", methods=("POST",))
def agree(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """One carried row is right."""
    taken = visible_upload(request, pk)
    carrying.agree_row(upload=taken, index=index, stamp=request.POST.get("stamp", ""), actor=request.user)
    show = "?show=wait" if request.POST.get("show") == "wait" else ""
    return redirect(reverse("plans:preview", args=[request.cluster.slug, pk]) + f"{show}#row-{index}")


@cluster_view("plans.import_plan", methods=("POST",))
def agree_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Every carried row without a doubt is right."""
    taken = visible_upload(request, pk)
    return act(
        request, lambda: carrying.agree_sure_rows(upload=taken, actor=request.user),
        done=_("Бесспорные строки отмечены верными. Остались те, в которых есть сомнение."),
        back=reverse("plans:preview", args=[request.cluster.slug, pk]),
    )  # fmt: skip


# --- the end of a year ---


@cluster_view("plans.view_plan", methods=GET_POST)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands before closing the year, each with its button; of a closed year, its figures as they were then."""
    plan = plan_with_news(request, pk)
    if plan.state == PlanState.CLOSED and request.method != "POST":
        return _figures(request, plan)
    authorize(request.user, "plans.close_plan", plan)
    if request.method == "POST":
        return act(
            request, lambda: closing.close_year(plan=plan, actor=request.user),
            done=_("Год завершён, его итоги сохранены. План остаётся доступен на любую дату."),
            back=reverse("plans:close", args=[request.cluster.slug, plan.pk]),
        )  # fmt: skip
    return _year_end(request, plan, forms.YearEndForm())


@cluster_view("plans.close_plan", methods=("POST",))
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """What becomes of the chosen obligations that the year leaves open."""
    plan = visible_plan(request, pk)
    form = forms.YearEndForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            count = closing.choose_end(
                plan=plan,
                obligations=_chosen(request, plan),
                how=data["how"],
                reason=data["reason"],
                actor=request.user,
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            many = counted(count, _("обязательство"), _("обязательства"), _("обязательств"))
            messages.success(request, _("Решено: {many}.").format(many=many))
            return redirect("plans:close", request.cluster.slug, plan.pk)
    return _year_end(request, plan, form)


def _chosen(request: HttpRequest, plan: Plan) -> list[int]:
    """Obligations that were ticked, and, if asked for, all those that nothing was said of yet."""
    ticked = [number for text in request.POST.getlist("obligations") if (number := asked_number(text))]
    return ticked + year_end(plan).undecided if request.POST.get("rest") else ticked


def _year_end(request: HttpRequest, plan: Plan, form: forms.YearEndForm) -> HttpResponse:
    plan.cluster = request.cluster
    end = year_end(plan)
    is_over = clock.today(request.cluster) > plan.ends_on
    context = {
        "place": "plan", "plan": plan, "end": end, "form": form, "concerns": concerns_of(plan), "is_over": is_over,
        "ends": year_words.ENDS, "chosen": {asked_number(text) for text in request.POST.getlist("obligations")},
        "takes_rest": request.POST.get("rest"),
        "stop": _stop(plan, end.undecided_count, is_over=is_over),
    }  # fmt: skip
    return render(request, "plans/close.html", context)


def _stop(plan: Plan, undecided: int, *, is_over: bool) -> str:
    """Why the year cannot be closed yet; empty where it can."""
    if not is_over:
        return _("год плана идёт до {day}").format(day=f"{plan.ends_on:%d.%m.%Y}")
    if undecided:
        many = counted(undecided, _("обязательстве"), _("обязательствах"), _("обязательствах"))
        return _("сначала решите о {many}").format(many=many)
    return ""


def _figures(request: HttpRequest, plan: Plan) -> HttpResponse:
    closing_of = YearClosing.objects.filter(plan=plan).select_related("by").first()
    figures = closing_of.figures if closing_of else None
    context = {
        "place": "plan", "plan": plan, "closing": closing_of, "figures": figures, "years": years_of(request, plan),
        "names": year_words.FIGURES, "on": date.fromisoformat(figures["on"]) if figures else None,
        "left": _left(figures) if figures else [],
    }  # fmt: skip
    return render(request, "plans/close_figures.html", context)


def _left(figures: dict[str, Any]) -> list[tuple[str, str, int]]:
    """(what was decided, why, of how many obligations) of what the year left open."""
    found: dict[tuple[str, str], int] = {}
    for choice in figures["choices"].values():
        found[choice["how"], choice["reason"]] = found.get((choice["how"], choice["reason"]), 0) + 1
    return [(str(year_words.ENDS[End(how)][0]), reason, count) for (how, reason), count in found.items()]


# --- two years ---


@cluster_view("plans.view_plan")
def compare(request: HttpRequest) -> HttpResponse:
    """Two years beside each other as of the same day of each."""
    plans = _comparable(request)
    found = _comparison(request, plans)
    context: dict[str, Any] = {
        "place": "plan", "plans": [(plan.pk, plan.year_label) for plan in plans], "found": found, "query": request.GET,
    }  # fmt: skip
    if found:
        context |= _compared(request, found)
    return render(request, "plans/compare.html", context)


@cluster_view("plans.export_plan")
def compare_export(request: HttpRequest) -> HttpResponse:
    """The same as a sheet, every row of both years."""
    found = _comparison(request, _comparable(request))
    if found is None:
        raise Http404
    record_comparison(found.before.plan, found.after.plan, actor=request.user)
    old, new = found.before.plan.year_label, found.after.plan.year_label
    name = _("Сравнение {old} и {new}").format(old=old, new=new).replace("/", "-")
    note = _("Состояние на {old} и на {new}").format(
        old=f"{found.before.on:%d.%m.%Y}", new=f"{found.after.on:%d.%m.%Y}"
    )
    content = write_xlsx(_columns(old, new), found.pairs, title=_("Сравнение"), note=note)
    return attachment(content, f"{name}.xlsx")


def _comparable(request: HttpRequest) -> list[Plan]:
    return list(plans_visible_to(request.user, request.cluster).filter(parent=None).order_by("-starts_on"))


def _comparison(request: HttpRequest, plans: list[Plan]) -> Comparison | None:
    """The plans that the address asks for; unsaid, the running one and the one before. None where there are no two."""
    if len(plans) < 2:
        return None
    known = {plan.pk: plan for plan in plans}
    first, second = (asked_number(request.GET.get(name, "")) for name in ("a", "b"))
    if (first and first not in known) or (second and second not in known):
        raise Http404
    running = current_plan(request.cluster)
    after = known[second] if second else known[running.pk if running.pk != plans[-1].pk else plans[-2].pk]
    earlier = [plan for plan in plans if plan.starts_on < after.starts_on] or [p for p in plans if p != after]
    before = known[first] if first else earlier[0]
    if before == after:
        before = earlier[0]
    if before.starts_on > after.starts_on:
        before, after = after, before
    for plan in (before, after):
        plan.cluster = request.cluster
    question = asked(request)
    on = question.on if after.starts_on <= question.on <= after.ends_on else after.ends_on
    return compare_plans(before, after, on)


SHOWN = {
    "": lambda pair: True,
    "changed": lambda pair: bool(pair.changed),
    "new": lambda pair: pair.before is None,
    "gone": lambda pair: pair.after is None,
}


def _compared(request: HttpRequest, found: Comparison) -> dict[str, Any]:
    show, words = request.GET.get("show", ""), request.GET.get("q", "").strip().lower()
    show = show if show in SHOWN else ""
    query = request.GET.copy()
    query.pop("show", None)
    kept = query.urlencode()
    labels = {"": _("Все строки"), "changed": _("Слова изменены"), "new": _("Новые"), "gone": _("Ушли")}
    facets = [
        {
            "url": f"?{kept}&show={key}" if key else f"?{kept}",
            "label": label,
            "count": sum(SHOWN[key](pair) for pair in found.pairs),
            "is_current": key == show,
        }
        for key, label in labels.items()
    ]
    sections = []
    for section in found.sections:
        lines = [_line(pair) for pair in section.pairs if SHOWN[show](pair) and words in pair.row.title.lower()]
        if lines:
            sections.append({"title": section.title, "before": section.before, "after": section.after, "lines": lines})
    return {
        "facets": facets,
        "sections": sections,
        "export": f"?{request.GET.urlencode()}",
        "text": request.GET.get("q", ""),
    }


def _line(pair: Pair) -> dict[str, Any]:
    """A pair as the page draws it: words that differ are marked, the others stand once."""
    return {"pair": pair, "row": pair.row, "marked": pair.changed}


def _columns(old: str, new: str) -> list[Column]:
    def of(side: str, value: Any) -> Any:
        return lambda pair: value(getattr(pair, side)) if getattr(pair, side) else None

    head = [
        Column(_("Раздел"), lambda pair: pair.row.section, 30),
        Column(_("Что с ней"), year_words.pair_word, 20),
    ]
    for side, year in (("before", old), ("after", new)):
        head += [
            Column(_("№, {year}").format(year=year), of(side, lambda row: row.number), 8),
            Column(_("Мероприятие, {year}").format(year=year), of(side, lambda row: row.title), 50),
            Column(_("Исполнители, {year}").format(year=year), of(side, lambda row: row.executors), 30),
            Column(_("Срок, {year}").format(year=year), of(side, lambda row: row.deadline), 24),
            Column(_("Результат, {year}").format(year=year), of(side, lambda row: row.result), 30),
            Column(_("Последний срок, {year}").format(year=year), of(side, lambda row: row.due_on), 14),
            Column(_("Исполнено, {year}").format(year=year), of(side, lambda row: row.done_on), 14),
            Column(_("Состояние, {year}").format(year=year), of(side, lambda row: words.state_word(row.state)), 20),
        ]
    return head
