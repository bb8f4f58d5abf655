"""Where bodies stand in the menu."""

from django.db.models import Expression, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from artel.members import gate
from artel.plans.domain.states import PlanState
from artel.plans.models import ActivityVersion
from artel.ui import menu


def register_places() -> None:
    """Put councils and groups into the menu. Called once, in ready()."""
    gate.carry("forming_row", forming_row)
    menu.register(
        menu.MenuItem(
            key="bodies",
            label=_("Советы и группы"),
            icon="sitemap",
            url_name="bodies:list",
            group=menu.Group.DIRECTIONS,
            order=10,
            permission="bodies.view_bodies",
            ref=lambda request: request.cluster.forming_row.rstrip("."),
        )
    )


def forming_row(_request: HttpRequest) -> Expression:
    """The number of the row that groups are formed by, in the latest plan of the outer cluster; empty without one."""
    rows = ActivityVersion.objects.filter(
        activity__cluster=OuterRef("pk"), activity__requirements__kind="bodies.approved_composition"
    ).exclude(version__plan__state=PlanState.CLOSED)
    return Coalesce(
        Subquery(rows.order_by("-version__plan__pk", "-version__number", "position").values("number")[:1]), Value("")
    )
