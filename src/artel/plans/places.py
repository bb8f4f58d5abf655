"""Where plans stand in the menu, and what they say in the shell."""

from collections.abc import Iterator

from django.db.models import Count, Expression, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.documents import usage
from artel.documents.models import IncomingDocument
from artel.kernel import clock
from artel.members import gate, organisation_sections
from artel.members.models import Organisation
from artel.members.organisation_sections import Section
from artel.plans.models import Plan
from artel.plans.selectors import current_plan, current_row, owed_by_organisation, waiting_for
from artel.plans.selectors.amendments import open_amendment
from artel.plans.selectors.years import Concern, register_concern
from artel.ui import menu


def register_places() -> None:
    """Put the plan into the menu. Called once, in ready()."""
    menu.register(
        menu.MenuItem(
            key="plan",
            label=_("План"),
            icon="table",
            url_name="plans:plan",
            group=menu.Group.DAILY,
            order=20,
            permission="plans.view_plan",
            tab=True,
        )
    )
    menu.register(
        menu.MenuItem(
            key="inbox",
            label=_("Приёмка"),
            icon="checks",
            url_name="plans:inbox",
            group=menu.Group.DAILY,
            order=30,
            permission="plans.judge_evidence",
            tab=True,
            badge=lambda request: request.cluster.waiting_count,
        )
    )
    menu.register(
        menu.MenuItem(
            key="events",
            label=_("События"),
            icon="calendar-month",
            url_name="plans:events",
            group=menu.Group.DAILY,
            order=40,
            permission="plans.view_plan",
        )
    )
    gate.carry("waiting_count", waiting)
    organisation_sections.register(owed_section)
    register_concern(unfinished_change)
    usage.register(rows_of_document)
    menu.register_text("caption", caption)
    menu.register_text("footer", footer)


def unfinished_change(plan: Plan) -> Iterator[Concern]:
    """A change of the plan that is being prepared or waits for approval: with it the year is not closed."""
    if amendment := open_amendment(plan):
        yield Concern(
            title=_("Изменение плана не утверждено и не отменено"),
            count=1,
            url=reverse("plans:amendment", args=[plan.cluster.slug, amendment.pk]),
            button=_("К изменению"),
        )


def caption(request: HttpRequest) -> str:
    """«2023/2024 учебный год» under the cluster's name, by its today."""
    today = clock.today(request.cluster)
    first = today.year if today.month >= 9 else today.year - 1
    return _("{first}/{second} учебный год").format(first=first, second=first + 1)


def footer(request: HttpRequest) -> str:
    """The foot of every page: whose data and of what day."""
    cluster = request.cluster
    text = _("{name} · данные на {day}").format(name=cluster.name, day=f"{clock.today(cluster):%d.%m.%Y}")
    if cluster.is_demo:
        text = _("{text} · кластер вымышлен: лица, предприятия и сведения придуманы").format(text=text)
    return text


def waiting(request: HttpRequest) -> Expression:
    """How many documents of the outer cluster wait for the person's verdict."""
    found = waiting_for(request.user).filter(cluster=OuterRef("pk")).order_by().values("cluster")
    return Coalesce(Subquery(found.annotate(count=Count("pk")).values("count")), 0)


def owed_section(request: HttpRequest, organisation: Organisation) -> Iterator[Section]:
    """What an organisation owes by the plan of the year, on its page."""
    plan = current_plan(request.cluster)
    if plan is None or not plan.is_live:
        return
    plan.cluster = request.cluster
    items = owed_by_organisation(plan, organisation)
    if items:
        yield Section(
            title=_("Обязательства по плану"),
            template="plans/_organisation.html",
            context={"owed": items[:30], "more": max(len(items) - 30, 0), "plan": plan},
        )


def rows_of_document(document: IncomingDocument) -> list[tuple[str, str]]:
    """Rows of plans whose dates the document sets, for its page; a document in use is not cancelled."""
    windows = document.windows.select_related("activity", "cluster").order_by("activity_id").distinct()
    found = {}
    for window in windows:
        row = current_row(window.activity)
        words = _("Срок строки {number} плана").format(number=row.number or row.position)
        found[words] = reverse("plans:row", args=[window.cluster.slug, window.activity.plan_id, window.activity.key])
    return list(found.items())
