"""Pages of the shell itself: the whole menu, the gallery of components, and what is shown when something went wrong."""

import logging
import uuid

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from artel.ui import showcase
from artel.ui.gate import cluster_page

log = logging.getLogger(__name__)


@cluster_page("members.view_cluster")
def more(request: HttpRequest) -> HttpResponse:
    """Show the whole menu as a page: the way around on a phone."""
    return render(request, "ui/more.html")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every tone. There is none in production: it is for those who build the system."""
    if settings.MODE == "production":
        raise Http404
    return render(request, "ui/gallery.html", showcase.context(request))


gallery.permission = "demo"
gallery.methods = ("GET", "HEAD")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose secret is stale: the page stood open too long or was opened in another session."""
    log.info("csrf check failed at %s: %s", request.path, reason)
    return render(request, "csrf_failed.html", {"back": came_from(request)}, status=403)


def came_from(request: HttpRequest) -> str:
    """Address of our own page from which the person came, else the first page; for the way back from a refusal."""
    address = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own else "/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Own up to a fault of the system. The page asks neither database nor session, for they may be the fault."""
    incident = getattr(request, "incident", None) or new_incident(request)
    return HttpResponse(render_to_string("500.html", {"incident": incident}), status=500)


def new_incident(request: HttpRequest) -> str:
    """Name the fault by a short number that stands both in the log and on the page."""
    incident = uuid.uuid4().hex[:12]
    log.error("incident %s at %s %s", incident, request.method, request.path)
    return incident
