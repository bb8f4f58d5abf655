"""Bodies: the list, a new one from a template, the page with its composition on a day, its rules."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.bodies import acts, exports, forms, sections, selectors, tables, words
from artel.bodies.domain.states import CompositionState
from artel.bodies.domain.templates import TEMPLATES
from artel.bodies.models import Composition, Direction, Suspension
from artel.bodies.services import bodies as deeds
from artel.bodies.services import following
from artel.bodies.services.exporting import record_composition_export
from artel.bodies.views.asked import GET_POST, do, tabs, visible_body
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.labels import UNIT_KINDS
from artel.members.models import Person, Unit
from artel.members.views.asked import asked_day, history_of, may, posted, require, taken_out_by
from artel.russian import date_ru
from artel.ui.exports import attachment
from artel.ui.paging import paginate


@cluster_view("bodies.view_bodies")
def body_list(request: HttpRequest) -> HttpResponse:
    day, query, kind = asked_day(request), request.GET.get("q", "").strip(), request.GET.get("kind", "")
    page = paginate(request, tables.bodies_found(request.user, request.cluster, on=day, query=query, kind=kind))
    lines = tables.body_lines(page.items, on=day)
    meetings = sections.next_meetings(request.cluster, [unit.pk for unit in page.items])
    for line in lines:
        line.meeting = (meetings or {}).get(line.unit.pk)
    today = clock.today(request.cluster)
    context = {
        "place": "bodies", "page": page, "lines": lines, "shows_meetings": meetings is not None, "day": day,
        "is_past": day != today, "query": query, "kind": kind, "kinds": UNIT_KINDS,
        "is_filtered": bool(query or kind or day != today), "tabs": tabs(request, "list"),
        "may_set_up": may(request, "bodies.set_up_body"),
    }  # fmt: skip
    return render(request, "bodies/body_list.html", context)


@cluster_view("bodies.set_up_body", methods=GET_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Three fields: by which rules, what it is called, from when."""
    form = forms.NewBodyForm(posted(request), initial={"from_day": clock.today(request.cluster)})
    if form.is_valid():
        data = form.cleaned_data
        kind = TEMPLATES[data["template"]].unit_kind
        try:
            unit = deeds.set_up_body(cluster=request.cluster, kind=kind, actor=request.user, **data)
        except BrokenRule as refusal:
            form.add_refusal(_at_template(refusal))
        else:
            messages.success(request, _("Орган создан, правила записаны. Теперь внесите людей."))
            return redirect("bodies:composition_new", request.cluster.slug, unit.pk)
    chosen = form["template"].value()
    cards = [
        {
            "code": code,
            "label": template.label,
            "description": template.description,
            "lines": words.card_lines(template.rules),
            "is_chosen": code == chosen,
        }
        for code, template in TEMPLATES.items()
    ]
    return render(request, "bodies/body_new.html", {"place": "bodies", "form": form, "cards": cards})


def _at_template(refusal: BrokenRule) -> BrokenRule:
    """The kind of a body is told by the template: a refusal of the kind belongs there."""
    return BrokenRule(str(refusal), field="template") if refusal.field == "kind" else refusal


@cluster_view("bodies.view_bodies")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    unit, day = visible_body(request, pk), asked_day(request)
    members = tables.seated(selectors.roll_on(unit, day), unit)
    voters = sum(member.has_vote for member in members)
    rules = selectors.rules_on(unit, day)
    direction = Direction.objects.filter(unit=unit).first()
    current = selectors.composition_on(unit, day)
    coming = selectors.composition_in_work(unit=unit)
    context = {
        "place": "bodies", "unit": unit, "day": day, "is_past": day != clock.today(request.cluster),
        "members": members, "total": words.seat_sum(len(members), voters), "quorum": words.quorum_sum(rules, voters),
        "basis": _basis(current), "suspensions": selectors.open_suspensions(unit, day),
        "rules": words.rule_lines(rules, voters=voters), "edition": selectors.rules_edition_on(unit, day),
        "editions": list(unit.rules.order_by("-valid_from")), "versions": _versions(unit), "direction": direction,
        "act": _act(request, unit, coming, day), "sections": sections.sections(request, unit),
        "history": history_of(unit), "may_adopt": may(request, "bodies.adopt_rules", unit) and not unit.valid_to,
        "may_draft": may(request, "bodies.draft_composition", unit) and not unit.valid_to,
        "may_suspend": may(request, "bodies.suspend_member", unit) and day == clock.today(request.cluster),
        "may_export": may(request, "bodies.export_composition"),
    }  # fmt: skip
    return render(request, "bodies/body_detail.html", context)


def _basis(composition: Composition | None) -> str:
    """«Состав утверждён 14.03.2024, полномочия до 14.03.2025.»"""
    if composition is None:
        return ""
    text = _("Состав утверждён {day}").format(day=date_ru(composition.approved_on))
    if composition.term_until:
        text = _("{text}, полномочия до {until}").format(text=text, until=date_ru(composition.term_until))
    return f"{text}."


def _versions(unit: Unit) -> list[Composition]:
    """Versions of the composition, the newest first, each with the last day it was in force."""
    versions = list(selectors.history_of_unit(unit).annotate(seat_count=Count("seats")))
    return tables.with_ends(versions)


def _act(request: HttpRequest, unit: Unit, coming: Composition | None, day: Any) -> acts.Act | None:
    """What the body asks for: the version in work, or a new one when the term is over."""
    slug = request.cluster.slug
    if coming is not None:
        state = CompositionState(coming.state)
        title = _("Готовится новый состав, редакция {number}").format(number=coming.number)
        url = reverse("bodies:composition", args=[slug, coming.pk])
        word = coming.get_state_display().capitalize()
        return acts.Act(acts.COMPOSITION_TONES[state], word, title, coming.return_reason, _("Открыть проект"), url)
    if unit.valid_to or selectors.unit_is_in_term(unit, day):
        return None
    may_draft = may(request, "bodies.draft_composition", unit)
    url = reverse("bodies:composition_new", args=[slug, unit.pk]) if may_draft else ""
    text = _("Решений орган не принимает, пока не утверждён новый состав.")
    return acts.Act("overdue", _("Срок истёк"), _("Полномочия состава закончились"), text, _("Внести состав"), url)


@cluster_view("bodies.adopt_rules", methods=GET_POST)
def rules(request: HttpRequest, pk: int) -> HttpResponse:
    """The next edition of the rules, beginning with those in force."""
    unit, today = visible_body(request, pk), clock.today(request.cluster)
    require(request, "bodies.adopt_rules", unit)
    now = selectors.rules_on(unit, today)
    form = forms.RulesForm(posted(request), initial={**tables.rules_initial(now), "from_day": today})
    if form.is_valid():
        data = form.cleaned_data
        try:
            deeds.adopt_rules(
                unit=unit, rules=form.rules(), from_day=data["from_day"], basis=data["basis"], actor=request.user
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Правила записаны."))
            return redirect("bodies:detail", request.cluster.slug, unit.pk)
    voters = sum(member.has_vote for member in selectors.roll_on(unit, today))
    context = {"place": "bodies", "form": form, "unit": unit, "voters": voters, "sum": words.quorum_sum(now, voters)}
    return render(request, "bodies/rules_form.html", context)


@cluster_view("bodies.export_composition", methods=("POST",))
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The composition of a day as a table; contacts only for whoever may see them, and the look is written down."""
    unit = visible_body(request, pk)
    day = tables.posted_day(request)
    members = selectors.roll_on(unit, day)
    contacts = may(request, "bodies.view_contacts", unit)
    record_composition_export(target=unit, rows=len(members), with_contacts=contacts, actor=request.user)
    content = exports.roll_xlsx(unit, members, with_contacts=contacts, on=day, note=taken_out_by(request))
    return attachment(content, _("{name}, состав на {day}.xlsx").format(name=unit.name, day=f"{day:%d.%m.%Y}"))


# --- suspended members ---


@cluster_view("bodies.view_bodies", methods=GET_POST)
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a member's seat not count from a day."""
    unit, today = visible_body(request, pk), clock.today(request.cluster)
    require(request, "bodies.suspend_member", unit)
    sitting = [member.person.pk for member in selectors.roll_on(unit, today)]
    form = forms.SuspendForm(posted(request), people=Person.objects.filter(pk__in=sitting), initial={"from_day": today})
    return do(
        request, form, lambda data: following.suspend_member(unit=unit, actor=request.user, **data),
        done=_("Членство приостановлено, кворум считается без этого места."), title=_("Приостановить членство"),
        submit=_("Приостановить"), crumb=unit.name, back=reverse("bodies:detail", args=[request.cluster.slug, pk]),
        note=_("Прежние голоса остаются. Кто ушёл из своей организации, приостанавливается сам, по записи о должности."),
    )  # fmt: skip


@cluster_view("bodies.view_bodies", methods=GET_POST)
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the seat count again."""
    found = Suspension.objects.filter(cluster=request.cluster).select_related("unit", "person")
    suspension = get_object_or_404(found, pk=pk)
    suspension.cluster = suspension.unit.cluster = request.cluster
    require(request, "bodies.suspend_member", suspension.unit)
    form = forms.ResumeForm(posted(request), initial={"from_day": clock.today(request.cluster)})
    return do(
        request, form, lambda data: following.resume_member(suspension=suspension, actor=request.user, **data),
        done=_("Членство возобновлено."), submit=_("Возобновить"),
        title=_("Возобновить членство: {name}").format(name=suspension.person.full_name), crumb=suspension.unit.name,
        back=reverse("bodies:detail", args=[request.cluster.slug, suspension.unit_id]),
    )  # fmt: skip
