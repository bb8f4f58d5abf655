"""The gate of every page of a cluster: sign-in, visibility, right. Invisible is 404, forbidden is 403."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Expression, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from artel.accounts.models import User
from artel.accounts.rights import can
from artel.kernel import clock
from artel.kernel.errors import Denied
from artel.members.models import Cluster, Organisation
from artel.members.selectors import days_of_zones
from artel.members.standing import standing_of
from artel.members.statements import Statement


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
    the outer cluster (`OuterRef("pk")`). It is asked once for everybody: of the request it knows `user` alone, and may
    only hand it to the query.
    """
    _carried[name] = build
    _CLUSTER.forget()


@dataclass(frozen=True, slots=True)
class _Asker:
    """The request as `build` sees it."""

    user: User


def _cluster_with_figures(_today: Hashable, *, slug: str, user: int) -> QuerySet:
    asker = _Asker(User(pk=user))
    figures = {f"figure_{name}": build(asker) for name, build in _carried.items()}
    found = Cluster.objects.annotate(**figures).filter(slug=slug).order_by()
    return found.values_list(*_names(Cluster), *_names(Organisation, "lead__"), *figures)


def _names(model: type[Model], prefix: str = "") -> list[str]:
    return [f"{prefix}{field.attname}" for field in model._meta.concrete_fields]


_CLUSTER = Statement(_cluster_with_figures, slug=str, user=int)


def _found(request: HttpRequest, slug: str) -> Cluster | None:
    """The cluster with its lead and the figures of the menu; its SQL alone took half of a small page's time to write."""
    if not request.user.is_authenticated:
        return None
    for row in _CLUSTER.rows((days_of_zones(), timezone.localdate()), slug=slug, user=request.user.pk):
        own, lead = _names(Cluster), _names(Organisation)
        cluster = Cluster.from_db(DEFAULT_DB_ALIAS, own, row[: len(own)])
        figures = row[len(own) + len(lead) :]
        if cluster.lead_id is not None:
            cluster.lead = Organisation.from_db(DEFAULT_DB_ALIAS, lead, row[len(own) : len(own) + len(lead)])
        for name, figure in zip(_carried, figures, strict=True):
            setattr(cluster, name, figure)
        return cluster
    return None


FORBIDDEN = _(
    "Эта страница открыта не для вашей роли. Если она нужна вам по работе, обратитесь к координатору кластера."
)
