"""The public check of a paper by its code or by its file. Says no names; remembers nothing of who asked.

A code that is not known is an answer like any other (200): nobody's logs then keep the codes that were tried.
"""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from artel.accounts import throttle
from artel.accounts.gate import public_view
from artel.documents import selectors
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.documents.papers import kinds
from artel.documents.words import force_of, newer_edition
from artel.kernel import codes

ROOM_FOR_THE_FORM = 64 * 1024  # what a request with a file has beside the file


def _careful(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Count whoever asks by address; tell nobody where they came from, and no search engine what was asked."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        asked = view(request, *args, **kwargs) if throttle.may_check_code(request) else throttle.refuse(request)
        asked["Referrer-Policy"] = "no-referrer"
        asked["X-Robots-Tag"] = "noindex, nofollow"
        return asked

    return guarded


# Nothing is changed by the form and nobody's session is behind it, so there is nothing to forge; and without the check
# of a token an oversized file is refused before it is read.
@csrf_exempt
@public_view(methods=("GET", "HEAD", "POST"))
@never_cache
@_careful
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a code, or bring a file to learn whether it is ours."""
    if request.method == "POST":
        return _check_file(request)
    text = request.GET.get("code", "").strip()
    if not text:
        return render(request, "documents/check.html", {"limit": settings.UPLOAD_MAX_BYTES})
    code = codes.clean(text)
    return redirect("documents:check", code) if code else _answer(request, None, asked=text)


@public_view()
@never_cache
@_careful
def check(request: HttpRequest, token: str) -> HttpResponse:
    """What paper has this code, and whether it is in force."""
    return _answer(request, selectors.check_code(token), asked=token)


def _check_file(request: HttpRequest) -> HttpResponse:
    size = request.META.get("CONTENT_LENGTH") or "0"
    if int(size) > settings.UPLOAD_MAX_BYTES + ROOM_FOR_THE_FORM:
        return render(
            request, "documents/check.html", {"limit": settings.UPLOAD_MAX_BYTES, "is_too_large": True}, status=413
        )
    upload = request.FILES.get("file")
    if upload is None:
        context = {"limit": settings.UPLOAD_MAX_BYTES, "is_missing": True}
        return render(request, "documents/check.html", context, status=422)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return _answer(request, selectors.paper_of_file(digest.hexdigest()), is_file=True)


def _answer(request: HttpRequest, paper: Paper | None, *, asked: str = "", is_file: bool = False) -> HttpResponse:
    context = {"limit": settings.UPLOAD_MAX_BYTES, "asked": asked, "is_file": is_file, "is_answer": True}
    if paper is not None:
        context |= {
            "paper": paper,
            "is_revoked": paper.state == PaperState.REVOKED,
            "newer": newer_edition(paper),
            "force": force_of(paper),
            "act": _act_of(paper, asked),
        }
    return render(request, "documents/check.html", context)


def _act_of(paper: Paper, asked: str) -> tuple[str, str] | None:
    """What the bearer of the paper may do with it: (address, words). Not for one known by its file: that is no code."""
    act = kinds.get(paper.kind).act
    return (
        act(paper, codes.clean(asked)) if act is not None and asked and paper.state == PaperState.REGISTERED else None
    )
