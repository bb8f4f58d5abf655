"""What an address of members asks for: the day, words, a page of one form."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize, can
from artel.kernel import clock
from artel.ui.forms import ArtelForm, day_asked


def asked_day(request: HttpRequest) -> date:
    """The day of «на дату»; a date that cannot be read is today."""
    return day_asked(request.GET.get("on", "")) or clock.today(request.cluster)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: an empty POST is a form sent empty, not a form not sent."""
    return request.POST if request.method == "POST" else None


def asked_number(text: str) -> int | None:
    """A number of an address; None for anything else."""
    return int(text) if text.isdecimal() and len(text) < 18 else None


def may(request: HttpRequest, permission: str, obj: Any = None) -> bool:
    """Tell whether the person may; for drawing a control or leaving it out."""
    return can(request.user, permission, obj if obj is not None else request.cluster)


def require(request: HttpRequest, permission: str, obj: Any) -> None:
    """Refuse the page (403) to whom the deed behind its form would be refused."""
    authorize(request.user, permission, obj)


def history_of(target: Any) -> list[dict]:
    """The last lines of the journal about a thing, ready for <c-log>."""
    return [
        {"at": entry.recorded_at, "text": f"{audit.text_of(entry)} · {entry.actor_name or _('имя удалено')}"}
        for entry in audit.history_of(target)
    ]


def form_page(
    request: HttpRequest, form: ArtelForm, *, title: str, submit: str, back: str, **context: Any
) -> HttpResponse:
    """A page of one form: title, fields, one primary button, the way back."""
    context |= {"form": form, "title": title, "submit": submit, "back": back}
    return render(request, "members/form.html", context)


def taken_out_by(request: HttpRequest) -> str:
    """The last line of an exported table: who took it out and when."""
    moment = timezone.localtime(clock.now())
    return _("Выгружено из системы «Артель»: {name}, {moment}. Не передавайте третьим лицам.").format(
        name=request.user.name, moment=f"{moment:%d.%m.%Y %H:%M}"
    )
