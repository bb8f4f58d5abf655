"""Marks on views outside clusters: who may open them. The access matrix reads the marks."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from artel.kernel.errors import Denied


def _marked(view: Callable, mark: str, methods: tuple[str, ...]) -> Callable:
    guarded = require_http_methods(methods)(view)
    guarded.permission = mark
    guarded.methods = methods
    return guarded


def public_view(*, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable:
    """Anybody may open it, signed in or not."""
    return lambda view: _marked(view, "public", methods)


def signed_in_view(*, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable:
    """Any account may open it; the view speaks of nothing but the account's own."""
    return lambda view: _marked(login_required(view), "signed_in", methods)


def operator_view(*, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable:
    """Only the operator of the installation."""

    def decorate(view: Callable) -> Callable:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not request.user.is_operator:
                raise Denied("Эта страница открыта только оператору установки.")
            return view(request, *args, **kwargs)

        return _marked(guarded, "operator", methods)

    return decorate


def demo_view(*, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable:
    """Anybody, and only in a demo installation; elsewhere the address does not exist."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if settings.MODE == "production":
                raise Http404
            return view(request, *args, **kwargs)

        return _marked(guarded, "demo", methods)

    return decorate
