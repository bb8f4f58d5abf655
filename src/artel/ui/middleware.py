"""Turns refusals of services into pages, names faults by incident numbers, keeps signed-in pages out of caches."""

from collections.abc import Callable

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

from artel.kernel.errors import BrokenRule, Denied, IllegalTransition, Refusal
from artel.ui.views import came_from, new_incident

ANSWERED_BY_DJANGO = (Http404, PermissionDenied, BadRequest, SuspiciousOperation, MultiPartParserError)
STATUS = {Denied: 403, IllegalTransition: 409, BrokenRule: 422}


class RefusalMiddleware:
    """Denied becomes 403, IllegalTransition 409, BrokenRule 422: a page, or for htmx a note where messages stand.

    Views that can show a broken rule beside its field catch it themselves; what they leave comes here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # No person types the sign NUL, and PostgreSQL takes no text with it: a search for it would be a fault.
        damaged = "%00" in request.META.get("QUERY_STRING", "")
        response = render(request, "400.html", status=400) if damaged else self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            allowed = response["Allow"]
            response = render(request, "405.html", {"back": came_from(request)}, status=405)
            response["Allow"] = allowed
        if not response.has_header("Cache-Control"):  # asked first: an open page must not touch the session
            user = getattr(request, "user", None)
            if user is not None and user.is_authenticated:
                response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refusal):
            return refused(request, exception)
        if not isinstance(exception, ANSWERED_BY_DJANGO):
            request.incident = new_incident(request)
        return None


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal with its sentence and the fitting status."""
    status = next((code for kind, code in STATUS.items() if isinstance(refusal, kind)), 422)
    context = {"reason": str(refusal), "status": status, "back": came_from(request)}
    if getattr(request, "htmx", False):
        response = render(request, "ui/refused_fragment.html", context, status=status)
        response["HX-Retarget"] = "#messages"
        response["HX-Reswap"] = "innerHTML show:window:top"
        return response
    return render(request, f"{status}.html", context, status=status)
