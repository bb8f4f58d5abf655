"""Nominations by a table: its template, the check row by row, the entry of all or none."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.bodies import exports, forms, selectors
from artel.bodies.models import Direction
from artel.bodies.services import nomination_sheets as deeds
from artel.bodies.views.asked import GET_POST, visible_direction
from artel.files.intake import Refused
from artel.files.services import receive
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.russian import counted
from artel.ui.exports import attachment

SALT = "bodies.nominations"
LASTS = 2 * 60 * 60  # seconds: a checked table is confirmed in the same sitting


@cluster_view("bodies.nominate")
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """A table to fill, with those who have not answered."""
    direction = visible_direction(request, pk)
    silent = list(selectors.silent_organisations(direction).order_by("short_name"))
    if not can(request.user, "bodies.manage_directions", direction):
        silent = [row for row in silent if row.pk in request.standing.organisation_ids]
    return attachment(exports.nominations_template_xlsx(silent), _("{name}, образец.xlsx").format(name=direction.name))


@cluster_view("bodies.nominate", methods=GET_POST)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Check a table; then, when it is clean and the person has looked, enter it."""
    direction = visible_direction(request, pk)
    context: dict[str, Any] = {"place": "bodies", "direction": direction, "form": forms.NominationsFileForm()}
    if request.method == "POST" and "checked" in request.POST:
        return _enter(request, direction, context)
    if request.method == "POST":
        form = context["form"] = forms.NominationsFileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                with receive(form.cleaned_data["file"], allowed=frozenset({"xlsx"})) as file:
                    sheet = deeds.read_nominations_xlsx(direction=direction, file=file, actor=request.user)
            except (BrokenRule, Refused) as refusal:
                form.add_refusal(refusal)
            else:
                context |= _told(sheet)
    return render(request, "bodies/nominations_import.html", context)


def _told(sheet: deeds.CheckedSheet) -> dict[str, Any]:
    """A checked table for its page."""
    rows = counted(len(sheet.rows), _("строка"), _("строки"), _("строк"))
    wrong = counted(sheet.error_count, _("ошибка"), _("ошибки"), _("ошибок"))
    return {
        "rows": sheet.rows,
        "wrong": not sheet.is_clean,
        "totals": _("Прочитано: {rows}, ошибок нет.").format(rows=rows)
        if sheet.is_clean
        else _("Прочитано: {rows}, найдено: {wrong}.").format(rows=rows, wrong=wrong),
        "may_confirm": sheet.is_clean and bool(sheet.rows),
        "checked": signing.dumps(sheet.raw, salt=SALT, compress=True) if sheet.is_clean else "",
    }


def _enter(request: HttpRequest, direction: Direction, context: dict[str, Any]) -> HttpResponse:
    """Enter what was looked at. The table is checked again: others may have nominated meanwhile."""
    form = context["form"]
    try:
        rows = signing.loads(request.POST["checked"], salt=SALT, max_age=LASTS)
        made = deeds.import_nominations(direction=direction, rows=rows, actor=request.user)
    except signing.BadSignature:
        messages.error(request, _("Проверка устарела: загрузите таблицу снова."))
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
        context |= _told(deeds.check_nominations(direction=direction, rows=rows, actor=request.user))
    else:
        count = counted(len(made), _("выдвижение"), _("выдвижения"), _("выдвижений"))
        messages.success(request, _("Внесено: {count}.").format(count=count))
        return redirect("bodies:direction", request.cluster.slug, direction.pk)
    return render(request, "bodies/nominations_import.html", {**context, "form": form})
