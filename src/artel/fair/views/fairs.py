"""Fairs: the list, a new one, the page of one with what it asks for, its rules, days of stages, stands."""

from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.fair.acts import act_for
from artel.fair.domain.stages import Work, is_open, stage_after, stage_before
from artel.fair.domain.states import STAGES, Stage
from artel.fair.forms.fairs import FairForm, ReopenForm, StagesForm, StandForm
from artel.fair.models import Fair
from artel.fair.selectors.fairs import fair_lines, fairs_visible_to, figures_of, stages_of, stands_of
from artel.fair.services import fairs as deeds
from artel.fair.services.readiness import lacks_of
from artel.fair.views.asked import GET_POST, PLACE, do, fair_context, visible_fair
from artel.fair.words import ABOUT, rules_of, span, stage_label
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.domain.kinds import OrganisationKind
from artel.members.gate import cluster_view
from artel.members.selectors import members_on
from artel.members.views.asked import history_of, may, posted, require
from artel.ui.paging import paginate

MANAGE = "fair.manage_fair"


@cluster_view("fair.view_fair")
def fair_list(request: HttpRequest) -> HttpResponse:
    found = fairs_visible_to(request.user, request.cluster)
    query = request.GET.get("q", "").strip()
    if query:
        found = found.filter(name__icontains=query)
    page = paginate(request, found)
    context = {
        "place": PLACE, "page": page, "lines": fair_lines(page.items), "query": query, "may_add": may(request, MANAGE),
    }  # fmt: skip
    return render(request, "fair/fairs_list.html", context)


@cluster_view(MANAGE, methods=GET_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Announce a fair with its rules; the usual ones are already there."""
    today = clock.today(request.cluster)
    form = FairForm(posted(request), cluster=request.cluster, day=today, initial={"year": today.year})
    if form.is_valid():
        try:
            fair = deeds.add_fair(cluster=request.cluster, actor=request.user, **form.deed())
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Ярмарка объявлена. Назначьте сроки этапов."))
            return redirect("fair:stages", request.cluster.slug, fair.pk)
    return render(request, "fair/fairs_form.html", {"place": PLACE, "form": form, "title": _("Новая ярмарка вакансий")})


@cluster_view("fair.view_fair")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    prefetch_related_objects([fair], "stages")  # drawn twice: in the head and as the road
    context = fair_context(request, fair)
    urls = {tab["key"]: tab["url"] for tab in context["tabs"]}
    figures = figures_of(fair)
    leads = may(request, MANAGE, fair)
    context |= {
        "act": act_for(request, fair, figures, urls),
        "figures": figures,
        "urls": urls,
        "rules": rules_of(fair),
        "road": _road(fair),
        "may_manage": leads,
        "may_go_back": leads and stage_before(fair.stage) is not None,
        "rules_are_open": is_open(Work.SETTINGS, fair.stage),
        "is_shown": is_open(Work.LOOKING, fair.stage),
        "history": history_of(fair),
    }
    return render(request, "fair/fairs_detail.html", context)


def _road(fair: Fair) -> list[dict[str, Any]]:
    """All stages with what each is for, its days and when it really began."""
    now = STAGES.index(Stage(fair.stage))
    return [
        {
            "label": stage_label(row.stage).capitalize(),
            "about": ABOUT[Stage(row.stage)],
            "days": span(row.opens_on, row.due_on),
            "opened_on": clock.date_of(row.opened_at, fair.cluster) if row.opened_at else None,
            "state": "met" if place < now else "open" if place == now else "future",
            "word": _("пройден") if place < now else _("идёт") if place == now else _("впереди"),
        }
        for place, row in enumerate(stages_of(fair))
    ]


@cluster_view(MANAGE, methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the rules while they may be changed, and what may always be."""
    fair = visible_fair(request, pk)
    today = clock.today(request.cluster)
    form = FairForm(posted(request), instance=fair, cluster=request.cluster, day=today)
    back = reverse("fair:detail", args=[request.cluster.slug, fair.pk])
    return do(
        request, form, lambda _data: deeds.change_fair(fair=fair, actor=request.user, **form.deed()),
        done=_("Правила ярмарки изменены."), back=back, title=_("Правила ярмарки"), submit=_("Сохранить"),
        template="fair/fairs_form.html", fair=fair,
    )  # fmt: skip


@cluster_view(MANAGE, methods=GET_POST)
def stages(request: HttpRequest, pk: int) -> HttpResponse:
    """The days that stages are meant for."""
    fair = visible_fair(request, pk)
    form = StagesForm(posted(request), rows=stages_of(fair)[:-1])  # the last one is an end and lasts no days
    return do(
        request, form, lambda _data: deeds.plan_stages(fair=fair, days=form.days(), actor=request.user),
        done=_("Сроки этапов назначены."), back=reverse("fair:detail", args=[request.cluster.slug, fair.pk]),
        title=_("Сроки этапов"), submit=_("Сохранить сроки"), template="fair/fairs_stages.html", fair=fair,
    )  # fmt: skip


@cluster_view(MANAGE, methods=GET_POST)
def advance(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the next stage, after a look at what is missing."""
    fair = visible_fair(request, pk)
    back = reverse("fair:detail", args=[request.cluster.slug, fair.pk])
    target = stage_after(fair.stage)
    if target is None:
        messages.info(request, _("Ярмарка завершена: следующего этапа нет."))
        return redirect(back)
    lacks = lacks_of(fair, target)
    if request.method == "POST":
        # A second press, or another tab: the stage that was looked at must still be the next one.
        if request.POST.get("stage") != target:
            messages.info(request, _("Этап уже открыт. Проверьте, где ярмарка сейчас."))
            return redirect(back)
        try:
            deeds.advance_fair(fair=fair, actor=request.user)
        except BrokenRule as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Открыт этап «{stage}».").format(stage=stage_label(target)))
            return redirect(back)
    context = {
        "place": PLACE, "fair": fair, "target": target, "label": stage_label(target), "now": stage_label(fair.stage),
        "about": ABOUT[target], "blocking": [lack for lack in lacks if lack.is_blocking],
        "warnings": [lack for lack in lacks if not lack.is_blocking], "freezes": target == Stage.WISHES,
    }  # fmt: skip
    return render(request, "fair/fairs_advance.html", context)


@cluster_view(MANAGE, methods=GET_POST)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Go one stage back."""
    fair = visible_fair(request, pk)
    back = reverse("fair:detail", args=[request.cluster.slug, fair.pk])
    target = stage_before(fair.stage)
    if target is None:
        messages.info(request, _("Это первый этап ярмарки: возвращаться некуда."))
        return redirect(back)
    return do(
        request, ReopenForm(posted(request)),
        lambda data: deeds.reopen_stage(fair=fair, reason=data["reason"], actor=request.user),
        done=_("Ярмарка возвращена на этап «{stage}».").format(stage=stage_label(target)), back=back, crumb=fair.name,
        title=_("Вернуться на этап «{stage}»").format(stage=stage_label(target)), submit=_("Вернуться"),
        note=_("Внесённое сохранится. Утверждённое распределение назад не возвращается."),
    )  # fmt: skip


@cluster_view(MANAGE, methods=GET_POST)
def stands(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands where, with how many tables."""
    fair = visible_fair(request, pk)
    require(request, MANAGE, fair)
    employers = members_on(request.cluster, clock.today(request.cluster), {OrganisationKind.EMPLOYER})
    lines = stands_of(fair)
    asked = request.GET.get("employer", "")
    initial = next(
        (
            {"organisation": one.pk, "place": stand.place if stand else "", "tables": stand.tables if stand else 1}
            for one, stand in lines
            if str(one.pk) == asked
        ),
        {"tables": 1},
    )
    form = StandForm(posted(request), employers=employers, initial=initial)
    return do(
        request, form, lambda data: deeds.set_stand(fair=fair, actor=request.user, **data),
        done=_("Стенд назначен."), back=reverse("fair:stands", args=[request.cluster.slug, fair.pk]), title=_("Стенды"),
        submit=_("Назначить стенд"), template="fair/fairs_stands.html", fair=fair, lines=lines,
    )  # fmt: skip
