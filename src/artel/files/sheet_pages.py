"""The page of a table in: a file asked for, checked row by row, confirmed, entered whole."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.files import sheets
from artel.files.services import receive
from artel.files.sheets import CheckedSheet, Spec
from artel.kernel.errors import BrokenRule
from artel.russian import counted
from artel.ui.forms import ArtelForm

SHOWN = 100  # rows on the page of the check
LASTS = 2 * 60 * 60  # seconds: a checked table is confirmed in the same sitting
Rows = Sequence[dict[str, Any]]


class SheetForm(ArtelForm):
    file = forms.FileField(
        label=gettext_lazy("Таблица XLSX или CSV"),
        help_text=gettext_lazy("Заполните образец: одна строка — одна запись."),
    )


def seal(request: HttpRequest, sheet: CheckedSheet) -> str:
    """Rows that were checked, signed for this very page and person: what they confirm is what they saw."""
    return signing.dumps(sheet.raw, salt=_salt(request), compress=True)


def unseal(request: HttpRequest, text: str) -> list[dict[str, Any]] | None:
    """The rows of `seal`; None where they were changed, belong to another page or are too old."""
    try:
        return signing.loads(text, salt=_salt(request), max_age=LASTS)
    except signing.BadSignature:
        return None


def _salt(request: HttpRequest) -> str:
    return f"sheets:{request.path}:{request.user.pk}"


def told(request: HttpRequest, sheet: CheckedSheet) -> dict[str, Any]:
    """A checked table for its page: `rows`, `totals`, `wrong`, `may_confirm` and the sealed `checked`.

    `shown`: the rows with errors alone, or the beginning of a table without any; `unshown` tells how many are left.
    """
    telling = [row for row in sheet.rows if row.errors] or list(sheet.rows)
    shown = [(row, row.in_order()) for row in telling[:SHOWN]]
    filled = {cell.title for _row, cells in shown for cell in cells if cell.words or cell.errors}
    rows = counted(len(sheet.rows), _("строка"), _("строки"), _("строк"))
    wrong = counted(sheet.error_count, _("ошибка"), _("ошибки"), _("ошибок"))
    return {
        "rows": sheet.rows,
        "shown": [{"of": row, "cells": [cell for cell in cells if cell.title in filled]} for row, cells in shown],
        "unshown": len(telling[SHOWN:]),
        "titles": [cell.title for cell in shown[0][1] if cell.title in filled] if shown else [],
        "wrong": not sheet.is_clean,
        "totals": _("Прочитано: {rows}, ошибок нет.").format(rows=rows)
        if sheet.is_clean
        else _("Прочитано: {rows}, найдено: {wrong}.").format(rows=rows, wrong=wrong),
        "may_confirm": sheet.is_clean and bool(sheet.rows),
        "checked": seal(request, sheet) if sheet.is_clean else "",
    }


def bring_in(
    request: HttpRequest,
    *,
    spec: Spec,
    check: Callable[[Rows], CheckedSheet],
    enter: Callable[[Rows], Sequence[Any]],
    done: Callable[[Sequence[Any]], str],
    back: str,
    title: str,
    place: str,
    template: str = "ui/sheet_in.html",
    **context: Any,
) -> HttpResponse:
    """Ask for a file, show what `check` says of its rows, then hand the confirmed rows to `enter` and go back.

    `check` authorizes and writes nothing; `enter` checks again, enters all or refuses with a BrokenRule. `done` says
    what happened. The page takes `crumb`, `lead` and `template_url` (where the template is downloaded)
    from `context`.
    """
    form = SheetForm()
    page = {"place": place, "title": title, "back": back, "form": form, **context}
    if request.method == "POST" and "checked" in request.POST:
        rows = unseal(request, request.POST["checked"])
        if rows is None:
            messages.error(request, _("Проверка устарела: загрузите таблицу снова."))
            return render(request, template, page)
        try:
            made = enter(rows)
        except BrokenRule as refusal:
            messages.error(request, str(refusal))
            return render(request, template, page | told(request, check(rows)))
        messages.success(request, done(made))
        return redirect(back)
    if request.method == "POST":
        form = page["form"] = SheetForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                with receive(form.cleaned_data["file"], allowed=sheets.KINDS) as file:
                    page |= told(request, check(sheets.read(file, spec)))
            except BrokenRule as refusal:
                form.add_refusal(refusal)
    return render(request, template, page)
