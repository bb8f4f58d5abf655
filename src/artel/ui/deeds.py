"""One deed behind one form: shown, sent, refused at its field or done with a word and a way back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from artel.kernel.errors import BrokenRule


def do(
    request: HttpRequest,
    form: Any,
    deed: Callable[[dict[str, Any]], Any],
    *,
    done: str,
    back: str,
    title: str,
    submit: str,
    place: str,
    template: str = "ui/deed_form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; when it is sent and right, do the deed, say so and go back. A broken rule is told at its field.

    `place` is the key of the menu's entry. The page takes `crumb`, `lead`, `note`, `kind` and `cancel` from `context`.
    """
    if request.method == "POST" and form.is_valid():
        try:
            deed(form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, done)
            return redirect(back)
    page = {"place": place, "form": form, "title": title, "submit": submit, "back": back, **context}
    return render(request, template, page)


def act(request: HttpRequest, deed: Callable[[], Any], *, done: str, back: str) -> HttpResponse:
    """Do a deed of one button and go back; a broken rule is told on the page it came from."""
    try:
        deed()
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(back)
