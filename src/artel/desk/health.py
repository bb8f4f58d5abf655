"""What a watchdog asks: does the process answer, and is the installation fit to serve. Strangers learn nothing more."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from artel.accounts.gate import public_view
from artel.desk.tasks import anchors_path
from artel.jobs.health import problems

KEEP = 2.0  # seconds an answer is good for: the probe writes, and anybody may ask
ANCHORS_STALE = 3 * 24 * 3600


_watches: list[Callable[[], list[str]]] = []
_details: list[Callable[[], list[str]]] = []
_answers: dict[str, tuple[float, list[str]]] = {}


@public_view()
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@public_view()
def readyz(request: HttpRequest) -> HttpResponse:
    """The database takes writes and is of this version, jobs are being done, the disk is not full; 503 otherwise.

    The operator, signed in, reads what is wrong.
    """
    found = _problems()
    lines = [_("готово") if not found else _("не готово")]
    if request.user.is_authenticated and request.user.is_operator:
        lines += found + [line for tell in _details for line in tell()]
    return HttpResponse("\n".join(lines) + "\n", status=503 if found else 200, content_type="text/plain; charset=utf-8")


def watch(problems: Callable[[], list[str]], *, details: Callable[[], list[str]]) -> None:
    """Have an app above watched too: its problems make /readyz answer 503, its details are for the operator's eyes."""
    if problems not in _watches:
        _watches.append(problems)
        _details.append(details)


def all_problems() -> list[str]:
    """What is wrong now, in words for the operator."""
    return problems() + stale_anchors() + [line for watched in _watches for line in watched()]


def stale_anchors() -> list[str]:
    """Tell when the file of anchors has not been added to for days.

    A machine that has none is not the one that keeps it.
    """
    path = anchors_path()
    if not path.exists() or time.time() - path.stat().st_mtime < ANCHORS_STALE:
        return []
    return [_("Отпечатки журнала давно не записывались: проверьте, работает ли artel worker.")]


def _problems() -> list[str]:
    moment = time.monotonic()
    asked_at, answer = _answers.get("readyz", (0.0, []))
    if "readyz" not in _answers or moment - asked_at > KEEP:
        answer = all_problems()
        _answers["readyz"] = (moment, answer)
    return answer
