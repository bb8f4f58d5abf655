"""What an address of a plan asks for: the day, what was known, a state, words; and the plan itself, if it may be seen."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from artel.kernel import clock
from artel.plans.models import Plan
from artel.plans.selectors import PlanStatus, plan_status, plans_visible_to
from artel.plans.selectors.amendments import with_news
from artel.ui.forms import day_asked


@dataclass(frozen=True, slots=True)
class Asked:
    """`is_past`: the day differs from today. `known_on` is set only by its own press."""

    on: date
    today: date
    known_on: date | None
    state: str
    query: str

    @property
    def is_past(self) -> bool:
        return self.on != self.today


def asked(request: HttpRequest) -> Asked:
    """Read the address; a date that cannot be read is today."""
    today = clock.today(request.cluster)
    on = day_asked(request.GET.get("on", "")) or today
    known_on = on if request.GET.get("known") == "then" and on < today else None
    return Asked(on, today, known_on, request.GET.get("state", ""), request.GET.get("q", "").strip())


def visible_plan(request: HttpRequest, pk: int) -> Plan:
    """The plan, or 404."""
    return get_object_or_404(plans_visible_to(request.user, request.cluster), pk=pk)


def plan_with_news(request: HttpRequest, pk: int) -> Plan:
    """The plan with what its head tells, or 404."""
    return get_object_or_404(with_news(plans_visible_to(request.user, request.cluster)), pk=pk)


def status_asked(request: HttpRequest, pk: int) -> tuple[PlanStatus, Asked]:
    """Status of a visible plan on the day that the address asks for."""
    question = asked(request)
    plan = plan_with_news(request, pk)
    plan.cluster = request.cluster
    return plan_status(plan, question.on, known_on=question.known_on), question
