"""Where the fair stands in the menu."""

from django.db.models import Expression, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from artel.members import gate
from artel.plans.domain.states import PlanState
from artel.plans.models import ActivityVersion
from artel.ui import menu


def register_places() -> None:
    """Put the fair into the menu. Called once, in ready()."""
    gate.carry("fair_row", fair_row)
    menu.register(
        menu.MenuItem(
            key="fair",
            label=_("Ярмарка вакансий"),
            icon="briefcase",
            url_name="fair:list",
            group=menu.Group.DIRECTIONS,
            order=90,
            permission="fair.view_fair",
            ref=lambda request: request.cluster.fair_row.rstrip("."),
        )
    )


def fair_row(_request: HttpRequest) -> Expression:
    """The number of the row that named invitations are made by, in the latest plan of the outer cluster; empty without one."""
    rows = ActivityVersion.objects.filter(
        activity__cluster=OuterRef("pk"), activity__requirements__kind="fair.invitations"
    ).exclude(version__plan__state=PlanState.CLOSED)
    return Coalesce(
        Subquery(rows.order_by("-version__plan__pk", "-version__number", "position").values("number")[:1]), Value("")
    )
