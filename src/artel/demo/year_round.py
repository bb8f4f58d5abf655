"""What a year asks of a plan beside its rows: a report, a change on its way, the year closed and carried to the next."""

from datetime import date, time

from artel.demo.founding import World
from artel.demo.sittings import sign_all
from artel.kernel import clock
from artel.notices.models import Notice
from artel.notices.services import gathering, letters
from artel.notices.services.telling import mark_seen
from artel.plans.domain.closing import End
from artel.plans.models import Plan
from artel.plans.selectors.years import year_end
from artel.plans.services import amending, carrying, closing, importing, lifecycle
from artel.reports import services as reports
from artel.reports.collect import collect
from artel.reports.domain.groups import MUST_EXPLAIN
from artel.reports.domain.periods import PeriodKind, periods_of
from artel.reports.question import Question

MORNING = time(9, 5)
NO_QUORUM = (
    "Заседание 21.12.2023 не собрало кворума и решений не приняло.",
    "Провести заседание в январе и довести его решения до участников.",
)


def half_year_report(
    world: World, plan: Plan, *, author: str, signer: str, on: date, made: date, cause: tuple[str, str] = NO_QUORUM
) -> None:
    """The report for the first half of the plan's year, as it was known on its day: causes written, signed, numbered."""
    world.day(made)
    periods = periods_of(plan.starts_on, plan.ends_on, plan.cluster.quarter_scheme)
    half = next(period for period in periods if period.kind is PeriodKind.HALF)
    report = reports.begin_report(question=Question(plan, half, on, is_then=True), actor=world[author])
    bare = [row["key"] for row in collect(report.question, notes={})["rows"] if row["group"] in MUST_EXPLAIN]
    report = reports.write_notes(report=report, notes=dict.fromkeys(bare, cause), actor=world[author])
    reports.send_report(report=report, actor=world[author])
    sign_all(world, signer, but=("Протокол", "протокол", "Решение", "решение", "Выписка"))


def change_on_its_way(world: World, plan: Plan, *, author: str, on: date) -> None:
    """A change of the plan that waits for the chair: one row later, one more row."""
    world.day(on)
    user = world[author]
    amendment = amending.begin_amendment(plan=plan, actor=user)
    rows = [item.row for item in amending.rows_of_amendment(amendment)]
    late = next(index for index, row in enumerate(rows) if row.number == "4.4")
    amendment = amending.reword_row(
        amendment=amendment, index=late, deadline_text="Июнь 2024 г.", actor=user, **_words(rows[late], but="deadline_text")
    )  # fmt: skip
    section = rows[late].section
    amendment, added = amending.add_amended_row(
        amendment=amendment, title="Дни открытых дверей на предприятиях Кластера для учеников 8–9 классов", section=section, actor=user
    )  # fmt: skip
    amendment = amending.reword_row(
        amendment=amendment, index=added, number="4.5", title="Дни открытых дверей на предприятиях Кластера для учеников 8–9 классов",
        executors_text="Предприятия Кластера", deadline_text="Май 2024 г.", result_text="Отчёт о мероприятии", section=section, actor=user,
    )  # fmt: skip
    amending.submit_amendment(
        amendment=amendment,
        reason="решение Экспертного совета от 13.02.2024, протокол № 1-ЭС, пункты 7.1 и 8",
        actor=user,
    )


def _words(row, *, but: str) -> dict[str, object]:
    names = ("number", "title", "executors_text", "deadline_text", "result_text", "section")
    return {name: getattr(row, name) for name in names if name != but}


def close_and_carry_over(world: World, plan: Plan, *, author: str, approver: str, on: date, left: str) -> Plan:
    """Close the year of the plan, what is left open staying undone; carry it to the next, row by row, and have that approved."""
    world.day(on)
    user = world[author]
    undecided = year_end(plan).undecided
    if undecided:
        closing.choose_end(plan=plan, obligations=undecided, how=End.UNDONE, reason=left, actor=user)
    plan = closing.close_year(plan=plan, actor=user)
    upload = carrying.agree_sure_rows(upload=carrying.carry_over(plan=plan, actor=user), actor=user)
    for index in range(len(upload.rows)):
        upload = carrying.agree_row(upload=upload, index=index, actor=user)
    following = importing.confirm_upload(upload=upload, actor=user)
    first = following.starts_on.year
    world.day(date(first, 9, 5))
    lifecycle.submit_plan(plan=following, actor=user)
    world.day(date(first, 9, 12))
    return lifecycle.approve_plan(
        plan=following, approved_on=date(first, 9, 12), number="1", file=None, actor=world[approver]
    )


def morning_round(world: World) -> None:
    """What the worker does every morning: whoever is called finds it under the bell and in a letter. Earlier ones are read."""
    for user in world.users.values():
        told = Notice.objects.filter(cluster=world.cluster, user=user, seen_at=None)
        mark_seen(notices=told, cluster=world.cluster, actor=user)
    with clock.at_hour(MORNING):
        gathering.gather(cluster=world.cluster)
        letters.queue_letters(cluster=world.cluster)
