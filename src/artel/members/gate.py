"""The gate of every page of a cluster: sign-in, visibility, right. Invisible is 404, forbidden is 403."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, Expression, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from artel.accounts.rights import can
from artel.kernel import clock
from artel.kernel.errors import Denied
from artel.members.models import CalendarOverride, Cluster
from artel.members.selectors import know_no_days
from artel.members.standing import standing_of


def cluster_view(permission: str, *, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable:
    """Guard a view whose first URL argument is the cluster's slug.

    Sets `request.cluster` and `request.standing` and takes the slug away; answers 404 where the person has no
    standing in the cluster, so that its existence is not told, and 403 where the permission on the cluster is
    missing. Rights on the objects inside are the view's and the service's own. The permission is kept on the view for
    the access matrix.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @require_http_methods(methods)
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, *args, **kwargs) -> HttpResponse:
            cluster = _found(request, slug)
            if cluster is None or not standing_of(request.user, cluster).is_somebody:
                raise Http404
            request.cluster = cluster
            request.standing = standing_of(request.user, cluster)
            if not can(request.user, permission, cluster):
                raise Denied(FORBIDDEN)
            with timezone.override(clock.zone(cluster)):
                return view(request, *args, **kwargs)

        guarded.permission = permission
        guarded.methods = methods
        return guarded

    return decorate


_carried: dict[str, Callable[[HttpRequest], Expression]] = {}


def carry(name: str, build: Callable[[HttpRequest], Expression]) -> None:
    """Have every page's cluster bring a figure along, as `request.cluster.<name>`, in the query that finds the cluster.

    For counters of the menu, which would otherwise cost a query each on every page. `build` answers an expression over
    the outer cluster (`OuterRef("pk")`).
    """
    _carried[name] = build


def _found(request: HttpRequest, slug: str) -> Cluster | None:
    own_days = CalendarOverride.objects.filter(cluster=OuterRef("pk"))
    figures = {name: build(request) for name, build in _carried.items()} if request.user.is_authenticated else {}
    cluster = (
        Cluster.objects.select_related("lead")
        .annotate(has_own_days=Exists(own_days), **figures)
        .filter(slug=slug)
        .first()
    )
    if cluster is not None and not cluster.has_own_days:
        know_no_days(cluster)
    return cluster


FORBIDDEN = _(
    "Эта страница открыта не для вашей роли. Если она нужна вам по работе, обратитесь к координатору кластера."
)
