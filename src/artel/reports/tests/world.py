"""The plan's world with a lead college whose director signs, and some of the year lived through."""

from datetime import date
from typing import Any

from artel.documents.services.signing import sign_papers
from artel.documents.tests.factories import make_agreement
from artel.members.domain.kinds import OfficeKind
from artel.members.tests.factories import PASSWORD, make_lead, make_person, make_tenure, make_user
from artel.plans.services.evidence import accept_evidence
from artel.plans.tests.world import World, make_world
from artel.reports.domain import periods
from artel.reports.domain.groups import MUST_EXPLAIN
from artel.reports.files import facts_of
from artel.reports.models import Report
from artel.reports.question import Question, Scope
from artel.reports.services import begin_report, send_report, write_notes

TODAY = date(2024, 3, 15)
YEAR = (date(2023, 9, 1), date(2024, 8, 31))


def make_lived_world() -> World:
    """At noon of 15.03.2024: the first row is proved by the chair's report, one college has brought its own."""
    world = make_world(place="г. Томск")
    lead = make_lead(world.cluster, short_name="ОГБПОУ «ТЭПК»")
    director = make_person(world.cluster, user=make_user(), last_name="Соболев", first_name="Андрей")
    make_tenure(lead.offices.get(kind=OfficeKind.HEAD), person=director)
    make_agreement(director)
    world.people["director"] = director.user
    world.plan.cluster = world.cluster
    accept(world, world.supply(world.obligation("1"), by=world.second, number="1-ЭС"))
    accept(world, world.supply(world.obligation("2", world.college), by=world.college_man))
    return world


def accept(world: World, evidence: Any) -> Any:
    accept_evidence(evidence=evidence, actor=world.coordinator)
    return evidence


def ask(
    world: World, on: date = TODAY, *, key: str = "year", scope: Scope | None = None, is_then: bool = False
) -> Question:
    """A question on one of the plan's periods."""
    plan = world.plan
    found = periods.periods_of(plan.starts_on, plan.ends_on, world.cluster.quarter_scheme)
    return Question(plan, next(each for each in found if each.key == key), on, scope or Scope(), is_then)


def explain(world: World, report: Report, actor: Any = None) -> None:
    """Take what the system suggests for the words of a person."""
    rows = [row for row in facts_of(report)["rows"] if row["group"] in MUST_EXPLAIN]
    notes = {row["key"]: (row["suggested"]["cause"], row["suggested"]["proposal"]) for row in rows}
    write_notes(report=report, notes=notes, actor=actor or world.coordinator)


def make_issued(world: World, question: Question | None = None) -> Report:
    """A report begun, explained, sent and signed."""
    report = begin_report(question=question or ask(world), actor=world.coordinator)
    explain(world, report)
    return signed(world, send_report(report=report, actor=world.coordinator))


def signed(world: World, report: Report) -> Report:
    sign_papers(signings=[(report.paper, report.paper.digest)], password=PASSWORD, actor=world.director)
    return Report.objects.select_related("paper", "cluster", "plan__cluster").get(pk=report.pk)
