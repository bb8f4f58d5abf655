"""The door of pages whose address is a secret: personal links, guests' links. No account stands behind them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from artel.accounts import throttle
from artel.accounts.gate import public_view


def by_code(find: Callable[[str], Any], *, dead: str, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable:
    """Guard a view `(request, code, found, …)`: `find(code)` answers whom the code lets in, or None.

    Whatever `find` does not know gets one page, `dead`, and only that is counted by address: a class or a meeting of
    parents may open all its links behind one. The page is 200, because errors are logged with their address.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @public_view(methods=methods)
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
            found = find(code)
            if found is not None:
                answer = view(request, code, found, *args, **kwargs)
            elif throttle.may_check_code(request):
                answer = render(request, dead)
            else:
                answer = throttle.refuse(request)
            return _told_to_nobody(answer)

        return guarded

    return decorate


def _told_to_nobody(answer: HttpResponse) -> HttpResponse:
    # Not «no-referrer»: a browser then hides the origin of a form too, and it would be refused as forged.
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
