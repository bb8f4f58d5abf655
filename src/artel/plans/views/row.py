"""A row of the plan: its words, how they were understood, what it owes, what proves it, why its state is what it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import can
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.plans import forms, kinds, redline, tables, words
from artel.plans.domain.states import State
from artel.plans.models import Activity, ActivityVersion, Requirement
from artel.plans.selectors import current_row, evidence_of_row, is_convertible, neighbours, row_status, rows_of
from artel.plans.selectors.amendments import history_of_words, left_out_by
from artel.plans.services import lifecycle
from artel.plans.services.reminding import remind_row
from artel.plans.views.asked import asked, visible_plan
from artel.ui import deeds as ui_deeds

GET_POST = ("GET", "HEAD", "POST")


def visible_row(request: HttpRequest, pk: int, key: str) -> ActivityVersion:
    """The row in the wording of the day asked for, or 404. Left out by then, it is shown in its last words."""
    plan = visible_plan(request, pk)
    plan.cluster = request.cluster
    question = asked(request)
    row = rows_of([plan], question.on, known_on=question.known_on).filter(activity__key=key).first()
    if row is None:  # an amendment left it out: what hangs on it stays readable
        row = current_row(get_object_or_404(Activity, plan=plan, key=key))
        row.left_out = left_out_by(row)
        if row.left_out is None or row.left_out.in_force_from > question.on:
            raise Http404  # it came into the plan later
    row.activity.plan = plan
    return row


@cluster_view("plans.view_plan")
def detail(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The row on the day asked for."""
    question = asked(request)
    row = visible_row(request, pk, key)
    status = row_status(row, row.activity.plan, question.on, known_on=question.known_on)
    previous, following = neighbours(row)
    slug = request.cluster.slug
    context = {
        "place": "plan",
        "asked": question,
        "plan": row.activity.plan,
        "row": row,
        "status": status,
        "previous": previous,
        "following": following,
        "lack": words.lack_of_row(status),
        "deadline": words.deadline_understood(status),
        "term": words.term_words(row),
        "progress": words.progress_words(status),
        "cards": tables.cards(status, slug, question.on),
        "groups": tables.share_groups(status),
        "primary": primary(request, status),
        "remind_url": remind_url(request, status) if not question.is_past else "",
        "document": tables.document_obligation(status),
        "why": why(status),
        "requirements": [
            (r, kinds.label_of(r.suggested_kind or r.kind), is_convertible(r))
            for r in row.activity.requirements.filter(retired_on=None)
        ],
        "evidence": evidence_of_row(status),
        "indicators": row.activity.indicators.select_related("organisation"),
        "history": history(row.activity),
        "wordings": redline.of_row(history_of_words(row.activity)),
        "left_out": getattr(row, "left_out", None),
        "may": rights(request, row.activity, is_left_out=hasattr(row, "left_out")),
    }
    return render(request, "plans/row.html", context)


def why(status: Any) -> list[tuple[str, list[str]]]:
    """Derivations of the obligations that make the row's state: (whose or which, lines).

    Those that are derived alike are told once. Three at most; every obligation has its own on its page.
    """
    making = [item for item in status.obligations if item.state is status.state and item.obligation.is_counted]
    making = making or [item for item in status.obligations if item.obligation.is_counted]
    alike: dict[tuple[str, ...], list[str]] = {}
    for item in making:
        alike.setdefault(tuple(words.derivation(item)), []).append(words.obligation_name(item.obligation))
    return [(words.some_of(names), list(lines)) for lines, names in list(alike.items())[:3]]


def primary(request: HttpRequest, status: Any) -> dict[str, str] | None:
    """The one thing to do with the row now: judge what waits, or bring what is missing."""
    slug = request.cluster.slug
    making = [item for item in status.obligations if item.state is status.state and item.obligation.is_counted]
    for item in making:
        if item.at.pending and can(request.user, "plans.decide_extension", request.cluster):
            return {
                "url": reverse("plans:evidence", args=[slug, item.at.pending[0]]),
                "label": _("Рассмотреть документ"),
            }
    for item in making:
        owed = item.obligation
        by_hand = (
            owed.requirement and kinds.get(owed.requirement.kind).supplied_by_hand and owed.plan.state == "approved"
        )
        if by_hand and can(request.user, "plans.supply_evidence", owed):
            return {"url": reverse("plans:supply", args=[slug, owed.pk]), "label": _("Приложить документ")}
        opening = kinds.opening_of(owed)
        if opening and can(request.user, opening.permission, request.cluster):
            return {"url": opening.url, "label": opening.label}
    return None


def remind_url(request: HttpRequest, status: Any) -> str:
    """Where those who owe are reminded: for a keeper, while something is overdue or near and the turn is theirs."""
    owed = [item for item in status.counted if item.state in (State.OVERDUE, State.SOON) and not item.at.pending]
    activity = status.row.activity
    if not owed or not activity.plan.is_live or not can(request.user, "plans.remind_debtors", request.cluster):
        return ""
    return reverse("plans:remind_row", args=[request.cluster.slug, activity.plan_id, activity.key])


@cluster_view("plans.remind_debtors", methods=("POST",))
def remind(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """«Напомнить» everybody who owes something of the row."""
    row = visible_row(request, pk, key)
    return ui_deeds.act(
        request,
        lambda: remind_row(activity=row.activity, actor=request.user),
        done=_("Напоминание отправлено всем, за кем сейчас дело по этой строке."),
        back=reverse("plans:row", args=[request.cluster.slug, pk, key]),
    )


def history(activity: Activity) -> list[dict[str, Any]]:
    """The last deeds on the row, for <c-log>."""
    entries = audit.history_of(activity, limit=12)
    said = [(entry, " — ".join(part for part in (audit.text_of(entry), entry.actor_name) if part)) for entry in entries]
    return [{"at": entry.recorded_at, "text": text} for entry, text in said]


def rights(request: HttpRequest, activity: Activity, *, is_left_out: bool = False) -> dict[str, bool]:
    """What the person may do with the row: nothing with one that is in the plan no more."""
    if is_left_out:
        return {}
    return {
        "correct": can(request.user, "plans.correct_reading", activity),
        "set_dates": can(request.user, "plans.set_dates", activity),
        "record_indicator": can(request.user, "plans.record_indicator", activity),
        "review": can(request.user, "plans.decide_extension", activity),
    }


@cluster_view("plans.correct_reading", methods=GET_POST)
def reading(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Correct how the deadline and the executors were understood; the words stay."""
    row = visible_row(request, pk, key)
    form = forms.ReadingForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            lifecycle.correct_reading(
                activity=row.activity,
                deadline_read_as=form.cleaned_data["deadline_read_as"],
                executors=form.executors(),
                actor=request.user,
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Понимание строки исправлено. Слова плана не изменились."))
            return redirect("plans:row", request.cluster.slug, pk, key)
    return render(request, "plans/reading.html", {"place": "plan", "row": row, "plan": row.activity.plan, "form": form})


@cluster_view("plans.correct_reading", methods=GET_POST)
def requirement(request: HttpRequest, pk: int, key: str, requirement_pk: int | None = None) -> HttpResponse:
    """Add a requirement to the row or change one."""
    row = visible_row(request, pk, key)
    standing = None
    if requirement_pk is not None:
        standing = get_object_or_404(Requirement, activity=row.activity, pk=requirement_pk)
    form = forms.RequirementForm(request.POST or None, requirement=standing)
    if request.method == "POST" and form.is_valid():
        try:
            if standing is None:
                data = form.cleaned_data
                lifecycle.add_requirement(
                    activity=row.activity, kind=data["kind"], words=data["words"], actor=request.user
                )
            else:
                lifecycle.change_requirement(requirement=standing, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Требование сохранено, обязательства пересчитаны."))
            return redirect("plans:row", request.cluster.slug, pk, key)
    context = {"place": "plan", "row": row, "plan": row.activity.plan, "form": form, "requirement": standing}
    return render(request, "plans/requirement.html", context)


@cluster_view("plans.correct_reading", methods=("POST",))
def retire(request: HttpRequest, pk: int, key: str, requirement_pk: int) -> HttpResponse:
    row = visible_row(request, pk, key)
    standing = get_object_or_404(Requirement, activity=row.activity, pk=requirement_pk)
    lifecycle.retire_requirement(requirement=standing, actor=request.user)
    messages.success(request, _("Требование снято."))
    return redirect("plans:row", request.cluster.slug, pk, key)


@cluster_view("plans.correct_reading", methods=("POST",))
def convert(request: HttpRequest, pk: int, key: str, requirement_pk: int) -> HttpResponse:
    """Hand a requirement over to its procedure in Artel."""
    row = visible_row(request, pk, key)
    standing = get_object_or_404(Requirement, activity=row.activity, pk=requirement_pk)
    lifecycle.convert_requirement(requirement=standing, actor=request.user)
    messages.success(request, _("Требование переведено: теперь его подтверждает сама Артель."))
    return redirect("plans:row", request.cluster.slug, pk, key)
