"""Directions of working groups: the list by stages, the page with its call and nominations."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.bodies import acts, forms, labels, selectors, tables
from artel.bodies.domain.states import CompositionState, NominationState
from artel.bodies.models import Composition, Direction, Nomination
from artel.bodies.services import directions as deeds
from artel.bodies.views.asked import GET_POST, act, do, tabs, visible_direction
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.domain.kinds import UnitKind
from artel.members.gate import cluster_view
from artel.members.models import Organisation
from artel.members.selectors import members_on, units_on
from artel.members.views.asked import history_of, may, posted, require
from artel.plans.kinds import shortened
from artel.plans.models import Activity
from artel.plans.selectors import current_plan
from artel.russian import counted, date_ru
from artel.ui.paging import paginate


@cluster_view("bodies.view_bodies")
def direction_list(request: HttpRequest) -> HttpResponse:
    """Every direction with its stage and what comes next; closed ones last."""
    query, stage = request.GET.get("q", "").strip(), request.GET.get("stage", "")
    found = selectors.directions_visible_to(request.user, request.cluster).order_by("closed_on", "code", "name")
    lines = tables.direction_lines(request.cluster, found)
    wanted = query.casefold().split()
    shown = [
        line
        for line in lines
        if (not stage or line.stage == stage)
        and all(word in f"{line.direction.code} {line.direction.name}".casefold() for word in wanted)
    ]
    context = {
        "place": "bodies", "page": paginate(request, shown), "query": query, "stage": stage,
        "facets": _facets(request, lines, stage), "tabs": tabs(request, "directions"),
        "may_manage": may(request, "bodies.manage_directions"),
    }  # fmt: skip
    return render(request, "bodies/direction_list.html", context)


def _facets(request: HttpRequest, lines: list[tables.DirectionLine], stage: str) -> list[dict[str, Any]]:
    """Stages that have directions, each with its count; none where there is nothing to choose from."""
    counts = Counter(line.stage for line in lines)
    if len(counts) < 2:
        return []
    url = reverse("bodies:directions", args=[request.cluster.slug])
    found = [{"url": url, "label": _("Все"), "count": len(lines), "is_current": not stage}]
    for name, word in labels.STAGES:
        if counts[name]:
            found.append(
                {
                    "url": f"{url}?stage={name}",
                    "label": word,
                    "count": counts[name],
                    "state": acts.STAGE_TONES[name],
                    "is_current": name == stage,
                }
            )
    return found


@cluster_view("bodies.view_bodies")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    direction, today = visible_direction(request, pk), clock.today(request.cluster)
    stage = selectors.stage_of(direction)
    nominations = _nominations(direction)
    compositions = _compositions(direction)
    in_work = next((row for row in compositions if row.state in selectors.IN_WORK), None)
    latest = next((row for row in compositions if row.state == CompositionState.APPROVED), None)
    silent = list(selectors.silent_organisations(direction)) if acts.call_is_open(direction) else []
    answered = _answered(direction, silent, sum(row.state == NominationState.PROPOSED for row in nominations))
    for organisation in silent:
        organisation.cluster = request.cluster
        organisation.may_nominate = can(request.user, "bodies.nominate", organisation)
    mine = request.standing.organisation_ids
    owing = next((row for row in silent if row.pk in mine and row.may_nominate), None)
    consented = sum(row.state == NominationState.CONSENTED for row in nominations)
    may_draft = may(request, "bodies.draft_composition", direction)
    context = {
        "place": "bodies", "direction": direction, "stages": acts.stages_of_direction(direction, stage, latest),
        "act": acts.act_of_direction(
            request.user, direction, stage, composition=in_work, consented=consented, answered=answered, owing=owing,
            today=today,
        ),
        "rows": tables.rows_of_directions(request.cluster, [direction]).get(direction.pk, []),
        "nominations": nominations, "silent": silent, "answered_words": answered, "compositions": compositions,
        "may_manage": may(request, "bodies.manage_directions", direction),
        "may_draft": may_draft and in_work is None and not direction.closed_on,
        "may_nominate": may(request, "bodies.nominate"),
        "may_import": may(request, "bodies.manage_directions", direction) and not direction.closed_on,
        "may_export": may(request, "bodies.export_composition"), "history": history_of(direction),
    }  # fmt: skip
    return render(request, "bodies/direction_detail.html", context)


def _nominations(direction: Direction) -> list[Nomination]:
    """Nominations by organisation; the live ones first. Each knows whether its person is in a composition."""
    rows = list(
        direction.nominations.select_related("person", "organisation").order_by("organisation__short_name", "pk")
    )
    seated = set(
        Composition.objects.filter(direction=direction)
        .exclude(state=CompositionState.DROPPED)
        .values_list("seats__person", flat=True)
    )
    for row in rows:
        row.tone = acts.NOMINATION_TONES[NominationState(row.state)]
        row.in_composition = row.person_id in seated
    gone = (NominationState.DECLINED, NominationState.WITHDRAWN)
    return sorted(rows, key=lambda row: row.state in gone)


def _compositions(direction: Direction) -> list[Composition]:
    rows = list(direction.compositions.prefetch_related("seats").order_by("-number"))
    for row in rows:
        row.tone = acts.COMPOSITION_TONES[CompositionState(row.state)]
        people = counted(len(row.seats.all()), _("человек"), _("человека"), _("человек"))
        begins = _("действует с {day}").format(day=date_ru(row.effective_from)) if row.effective_from else ""
        row.note = ", ".join(filter(None, (people, begins)))
    return rows


def _answered(direction: Direction, silent: list[Organisation], unanswered: int) -> str:
    """«Ответили 9 из 17 организаций. Ждём согласия: 3.»"""
    if not acts.call_is_open(direction):
        return ""
    total = members_on(direction.cluster, clock.today(direction.cluster)).count()
    text = _("Ответили {done} из {all}.").format(
        done=total - len(silent), all=counted(total, _("организации"), _("организаций"), _("организаций"))
    )
    return _("{text} Ждём согласия: {count}.").format(text=text, count=unanswered) if unanswered else text


def _rows_to_link(request: HttpRequest, direction: Direction | None) -> list[tuple[Activity, str]]:
    """Rows of the plan of the year, and those that are linked already."""
    plan = current_plan(request.cluster)
    wanted = Q(activity__plan=plan) if plan is not None else Q(pk__in=[])
    if direction is not None:
        wanted |= Q(activity__in=direction.activities.values("pk"))
    rows = tables.plan_rows(request.cluster, wanted)
    return [(Activity(pk=row.activity_id), f"{row.number} {shortened(row.title, 110)}") for row in rows]


def _form(request: HttpRequest, direction: Direction | None = None) -> forms.DirectionForm:
    units = units_on(request.user, request.cluster, on=clock.today(request.cluster)).prefetch_related(None)
    councils = units.exclude(kind=UnitKind.WORKING_GROUP)
    initial = {}
    if direction is None:
        expert = councils.filter(kind=UnitKind.EXPERT_COUNCIL).first()
        initial = {"forming_unit": expert.pk if expert else None}
    return forms.DirectionForm(
        posted(request), cluster=request.cluster, units=councils, rows=_rows_to_link(request, direction),
        instance=direction, initial=initial,
    )  # fmt: skip


@cluster_view("bodies.manage_directions", methods=GET_POST)
def new(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    back = reverse("bodies:directions", args=[request.cluster.slug])
    if form.is_valid():
        try:
            direction = deeds.add_direction(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Направление заведено. Теперь объявите выдвижение."))
            return redirect("bodies:direction", request.cluster.slug, direction.pk)
    context = {
        "place": "bodies", "form": form, "title": _("Новое направление"), "submit": _("Завести"), "back": back,
        "crumb": _("Направления групп"),
    }  # fmt: skip
    return render(request, "ui/deed_form.html", context)


@cluster_view("bodies.manage_directions", methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    direction = visible_direction(request, pk)
    # The form writes on its instance while it judges: the deed gets the row as it stands.
    form = _form(request, visible_direction(request, pk))
    return do(
        request, form, lambda data: deeds.change_direction(direction=direction, actor=request.user, **data),
        done=_("Направление сохранено."), title=_("Изменить направление"), submit=_("Сохранить"), **_home(direction),
    )  # fmt: skip


@cluster_view("bodies.manage_directions", methods=GET_POST)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    direction = visible_direction(request, pk)
    form = forms.ArtelForm(posted(request))
    return do(
        request, form, lambda _data: deeds.close_direction(direction=direction, actor=request.user),
        done=_("Направление закрыто."), title=_("Закрыть направление"), submit=_("Закрыть направление"), kind="stop",
        note=_("Новая группа по нему уже не создаётся. Действующая работает до конца срока или до её закрытия."),
        **_home(direction),
    )  # fmt: skip


@cluster_view("bodies.manage_directions", methods=GET_POST)
def open_call(request: HttpRequest, pk: int) -> HttpResponse:
    """Call on the members to nominate, or prolong the call."""
    direction = visible_direction(request, pk)
    prolongs = acts.call_is_open(direction)
    form = forms.CallForm(posted(request), initial={"due_on": direction.call_due_on if prolongs else None})
    return do(
        request, form, lambda data: deeds.open_call(direction=direction, actor=request.user, **data),
        done=_("Срок выдвижения продлён.") if prolongs else _("Выдвижение объявлено."),
        title=_("Продлить выдвижение") if prolongs else _("Объявить выдвижение"),
        submit=_("Продлить") if prolongs else _("Объявить"),
        note=_("Представители организаций увидят это в «Сегодня» и выдвинут своих людей сами."), **_home(direction),
    )  # fmt: skip


@cluster_view("bodies.manage_directions", methods=("POST",))
def close_call(request: HttpRequest, pk: int) -> HttpResponse:
    direction = visible_direction(request, pk)
    require(request, "bodies.manage_directions", direction)
    return act(
        request, lambda: deeds.close_call(direction=direction, actor=request.user), done=_("Выдвижение закрыто."),
        back=_home(direction)["back"],
    )  # fmt: skip


def _home(direction: Direction) -> dict[str, str]:
    return {
        "back": reverse("bodies:direction", args=[direction.cluster.slug, direction.pk]),
        "crumb": direction.name,
    }
