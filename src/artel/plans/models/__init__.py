"""The spine: a plan, its activities, what they owe and what proves it (DESIGN 3)."""

from artel.plans.models.amendment import Amendment
from artel.plans.models.closing import YearClosing
from artel.plans.models.facts import Decision, Event, Evidence, ExtensionRequest, Indicator, Verdict
from artel.plans.models.owed import DeferralWindow, Obligation, Requirement
from artel.plans.models.plan import Activity, ActivityVersion, Executor, Plan, PlanVersion, Section
from artel.plans.models.upload import PlanUpload

__all__ = [
    "Activity",
    "ActivityVersion",
    "Amendment",
    "Decision",
    "DeferralWindow",
    "Event",
    "Evidence",
    "Executor",
    "ExtensionRequest",
    "Indicator",
    "Obligation",
    "Plan",
    "PlanUpload",
    "PlanVersion",
    "Requirement",
    "Section",
    "Verdict",
    "YearClosing",
]
