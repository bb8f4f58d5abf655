"""Nominations: putting somebody forward, the page of one, its answer, its letter; the table of them all."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.bodies import acts, exports, forms
from artel.bodies.models import Direction, Nomination
from artel.bodies.services import nominations as deeds
from artel.bodies.services.exporting import record_nominations_export
from artel.bodies.views.asked import GET_POST, act, do, visible_direction, visible_nomination
from artel.files import serving
from artel.files.intake import Refused
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.models import Organisation, Person, Position
from artel.members.selectors import members_on, people_visible_to
from artel.members.standing import in_force_on
from artel.members.views.asked import asked_number, may, posted, require, taken_out_by
from artel.plans.forms import received
from artel.russian import date_ru
from artel.ui.exports import attachment


@cluster_view("bodies.nominate", methods=GET_POST)
def nominate(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a person forward: first from which organisation, where the person may speak for several, then whom."""
    direction = visible_direction(request, pk)
    organisations = _speaks_for(request, direction)
    asked = asked_number(request.GET.get("organisation", ""))
    chosen = next((row for row in organisations if row.pk == asked), None)
    if chosen is None and len(organisations) == 1:
        chosen = organisations[0]
    context = {
        "place": "bodies", "direction": direction, "organisation": chosen, "late": _late(request, direction),
        "organisations": [(row.pk, row.short_name) for row in organisations],
    }  # fmt: skip
    if chosen is None:
        return render(request, "bodies/nominate.html", context)
    form = forms.NominateForm(posted(request), request.FILES or None, people=_people_of(request, chosen))
    if form.is_valid():
        try:
            made = _nominate(request, direction, chosen, form.cleaned_data)
        except (BrokenRule, Refused) as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Выдвижение записано. Теперь нужно согласие кандидата."))
            return redirect("bodies:nomination", request.cluster.slug, made.pk)
    return render(request, "bodies/nominate.html", {**context, "form": form})


def _speaks_for(request: HttpRequest, direction: Direction) -> list[Organisation]:
    """Members that the person may nominate from."""
    found = members_on(request.cluster, clock.today(request.cluster)).order_by("short_name")
    if not can(request.user, "bodies.manage_directions", direction):
        found = found.filter(pk__in=request.standing.organisation_ids)
    return list(found)


def _people_of(request: HttpRequest, organisation: Organisation) -> QuerySet[Person]:
    """People who hold a post in the organisation today, with those posts."""
    here = Position.objects.filter(in_force_on(clock.today(request.cluster)), organisation=organisation)
    return (
        people_visible_to(request.user, request.cluster)
        .filter(Exists(here.filter(person=OuterRef("pk"))))
        .prefetch_related(Prefetch("positions", here, to_attr="positions_here"))
        .order_by("last_name", "first_name", "pk")
    )


def _late(request: HttpRequest, direction: Direction) -> str:
    """Why a letter is entered past the call, for those who may."""
    if direction.call_opened_on is None:
        return _("Выдвижение ещё не объявлено. Вы вносите кандидата по письму организации.")
    if direction.call_closed_on is not None:
        return _("Выдвижение закрыто {day}.").format(day=date_ru(direction.call_closed_on))
    if direction.call_due_on < clock.today(request.cluster):
        return _("Срок выдвижения прошёл {day}.").format(day=date_ru(direction.call_due_on))
    return ""


def _nominate(
    request: HttpRequest, direction: Direction, organisation: Organisation, data: dict[str, Any]
) -> Nomination:
    if data["person"] is not None:
        for name in forms.NEW_PERSON:
            data.pop(name)
    with received(data.pop("file")) as file:
        return deeds.nominate(direction=direction, organisation=organisation, file=file, actor=request.user, **data)


@cluster_view("bodies.view_bodies")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = visible_nomination(request, pk)
    deeds_may = acts.may_with_nomination(request.user, row)
    context = {"place": "bodies", "row": row, "may": deeds_may, "act": acts.act_of_nomination(row, deeds_may)}
    return render(request, "bodies/nomination_detail.html", context)


def _home(row: Nomination) -> dict[str, str]:
    return {"back": _url(row), "crumb": row.person.full_name}


def _url(row: Nomination) -> str:
    return reverse("bodies:nomination", args=[row.cluster.slug, row.pk])


@cluster_view("bodies.answer_nomination", methods=("POST",))
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    row = visible_nomination(request, pk)
    return act(
        request, lambda: deeds.consent(nomination=row, actor=request.user),
        done=_("Согласие записано. Когда состав утвердят, вы увидите группу среди своих."), back=_url(row),
    )  # fmt: skip


@cluster_view("bodies.view_bodies", methods=GET_POST)
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse; or write down a refusal that the organisation was told of."""
    row = visible_nomination(request, pk)
    if not (can(request.user, "bodies.answer_nomination", row) or can(request.user, "bodies.nominate", row)):
        require(request, "bodies.answer_nomination", row)
    is_own = can(request.user, "bodies.answer_nomination", row)
    return do(
        request, forms.DeclineForm(posted(request)),
        lambda data: deeds.decline(nomination=row, actor=request.user, **data), done=_("Отказ записан."),
        title=_("Отказаться от выдвижения") if is_own else _("Записать отказ кандидата"),
        submit=_("Отказаться") if is_own else _("Записать отказ"), kind="stop", lead=row.direction.name, **_home(row),
    )  # fmt: skip


@cluster_view("bodies.nominate", methods=GET_POST)
def record_consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a consent given on paper."""
    row = visible_nomination(request, pk)
    require(request, "bodies.nominate", row)
    form = forms.PaperConsentForm(posted(request), initial={"on": clock.today(request.cluster)})
    return do(
        request, form, lambda data: deeds.record_consent(nomination=row, actor=request.user, **data),
        done=_("Согласие записано."), title=_("Согласие на бумаге"), submit=_("Записать согласие"),
        note=_("Само согласие храните в организации: его могут попросить."), **_home(row),
    )  # fmt: skip


@cluster_view("bodies.nominate", methods=GET_POST)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = visible_nomination(request, pk)
    require(request, "bodies.nominate", row)
    return do(
        request, forms.WithdrawForm(posted(request)),
        lambda data: deeds.withdraw(nomination=row, actor=request.user, **data), done=_("Выдвижение отозвано."),
        title=_("Отозвать выдвижение"), submit=_("Отозвать"), kind="stop", lead=row.direction.name, **_home(row),
    )  # fmt: skip


@cluster_view("bodies.view_bodies")
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of the organisation: for those whom it concerns, it may hold more than a name."""
    row = visible_nomination(request, pk)
    if row.file is None or not acts.may_with_nomination(request.user, row)["see_letter"]:
        raise Http404
    return serving.send(row.file)


@cluster_view("bodies.export_composition", methods=("POST",))
def export(request: HttpRequest, pk: int) -> HttpResponse:
    direction = visible_direction(request, pk)
    rows = list(
        direction.nominations.select_related("person", "organisation").order_by("organisation__short_name", "pk")
    )
    contacts = may(request, "bodies.view_contacts", direction)
    record_nominations_export(direction=direction, rows=len(rows), with_contacts=contacts, actor=request.user)
    today = clock.today(request.cluster)
    content = exports.nominations_xlsx(rows, with_contacts=contacts, on=today, note=taken_out_by(request))
    return attachment(content, _("{name}, выдвижения.xlsx").format(name=direction.name))
