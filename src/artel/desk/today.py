"""«Сегодня»: what to do now, what is red and what will be, for whoever opened it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.desk.todo import Task, may_wait, tasks_of_bodies
from artel.kernel import clock
from artel.members import selectors as members
from artel.members.models import Cluster
from artel.members.standing import Standing
from artel.notices.selectors import troubled_count
from artel.plans import tables, words
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import AmendmentState, PlanState, State
from artel.plans.models import Plan
from artel.plans.notice_sources import deed_for
from artel.plans.selectors import (
    ObligationStatus,
    PlanStatus,
    RowStatus,
    awaiting_review,
    current_plan,
    plan_status,
    requests_visible_to,
    uploads_visible_to,
)
from artel.plans.selectors.amendments import open_amendment
from artel.plans.selectors.owing import is_owed_by
from artel.russian import counted, date_words, plural
from artel.terms import SchoolYear

SPANS = (5, 10, 15)
SHOWN = 20  # lines of each colour; the plan has them all


@dataclass(slots=True)
class Debt:
    """A red or reddening line: one slot of one row, with all who owe it."""

    status: RowStatus
    items: list[ObligationStatus] = field(default_factory=list)
    remind_url: str = ""

    @property
    def state(self) -> State:
        return self.items[0].state

    @property
    def left(self) -> int:
        return min(item.at.left or 0 for item in self.items)

    @property
    def unit(self) -> str:
        if self.left == 0:
            return _("сегодня") if self.state is State.SOON else _("раб. дней")
        return words.workdays_short(abs(self.left)).split(" ", 1)[1]

    @property
    def title(self) -> str:
        first = self.items[0].obligation
        if first.purpose == Purpose.DOCUMENT:
            return _("Документ, который установит срок строки, не зарегистрирован")
        title = tables.short_title(self.status.row.title)
        if first.slot_kind in ("period", "event", "item") and first.slot_label:
            return f"{title}: {first.slot_label}"
        return title

    @property
    def what(self) -> str:
        return words.what_is_missing(min(self.items, key=lambda item: item.at.left or 0))

    @property
    def who(self) -> str:
        return words.who_owes(self.items)


@dataclass(slots=True)
class Today:
    """Everything that the page draws. `status` is None where the cluster has no plan."""

    day: date
    week: int
    lead: list[dict[str, str]]
    tasks: list[Task]
    overdue: list[Debt]
    soon: list[Debt]
    span: int
    until: date | None
    status: PlanStatus | None
    plan: Plan | None
    is_own: bool
    ahead: list[Debt]


def today_of(user: Any, cluster: Cluster, standing: Standing, *, span: int) -> Today:
    """What a person sees on the home page of a cluster. `span`: how many working days ahead counts as near, for the list."""
    day = clock.today(cluster)
    plan = current_plan(cluster)
    status = None
    if plan is not None:
        plan.cluster = cluster
        status = plan_status(plan)
    leads = can(user, "plans.move_obligation", cluster) or can(user, "audit.view_whole_journal", cluster)
    is_own = not leads
    debts = _debts(status, standing, is_own=is_own) if status and plan and plan.is_live else []
    overdue = [debt for debt in debts if debt.state is State.OVERDUE]
    soon = [debt for debt in debts if debt.state is State.SOON and debt.left <= span]
    if can(user, "plans.remind_debtors", cluster):
        for debt in overdue[:SHOWN] + soon[:SHOWN]:
            debt.remind_url = _remind_url(debt, cluster.slug)
    until = members.calendar_of(cluster).add_working_days(day, span)
    tasks = tasks_of_bodies(user, cluster, standing) + _tasks(user, cluster, plan, status, standing, is_own=is_own)
    return Today(
        day=day,
        week=SchoolYear.of(day).week_of(day),
        lead=_lead(cluster, plan, status, overdue, soon, until, is_own=is_own),
        tasks=tasks,
        overdue=overdue,
        soon=soon,
        span=span,
        until=until,
        status=status,
        plan=plan,
        is_own=is_own,
        ahead=_ahead(status, standing, is_own=is_own) if status and plan and plan.is_live else [],
    )


def _debts(status: PlanStatus, standing: Standing, *, is_own: bool) -> list[Debt]:
    """Overdue and near obligations, those of one slot together, the worst first."""
    found: dict[tuple[Any, ...], Debt] = {}
    for row in status.rows:
        for item in row.obligations:
            if item.state not in (State.OVERDUE, State.SOON) or not item.obligation.is_counted:
                continue
            if is_own and not is_owed_by(item, standing):
                continue
            key = (
                row.activity_id,
                item.obligation.requirement_id,
                item.obligation.slot_key,
                item.at.due_on,
                item.state,
            )
            found.setdefault(key, Debt(row)).items.append(item)
    return sorted(found.values(), key=lambda debt: (debt.left, debt.status.row.position))


def _ahead(status: PlanStatus, standing: Standing, *, is_own: bool, limit: int = 5) -> list[Debt]:
    """The next due days beyond the near ones."""
    found: dict[tuple[Any, ...], Debt] = {}
    for row in status.rows:
        for item in row.obligations:
            if item.state not in (State.OPEN, State.FUTURE) or not item.at.due_on or not item.obligation.is_counted:
                continue
            if is_own and not is_owed_by(item, standing):
                continue
            found.setdefault((row.activity_id, item.at.due_on), Debt(row)).items.append(item)
    return sorted(found.values(), key=lambda debt: (debt.items[0].at.due_on, debt.status.row.position))[:limit]


# --- the sentence of the day ---


def _lead(
    cluster: Cluster,
    plan: Plan | None,
    status: PlanStatus | None,
    overdue: list[Debt],
    soon: list[Debt],
    until: date,
    *,
    is_own: bool,
) -> list[dict[str, str]]:
    """The written sentence: pieces of text, some of them links."""
    slug = cluster.slug
    if plan is None or status is None:
        return [{"text": _("В кластере ещё нет плана работы.")}]
    if not plan.is_live:
        return [
            {"text": _("План ещё не утверждён:")},
            {"text": plan.get_state_display(), "url": reverse("plans:detail", args=[slug, plan.pk])},
        ]
    forms = (_("срок"), _("срока"), _("сроков"))
    day = date_words(until, year=False)
    pieces: list[dict[str, str]] = []
    if overdue:
        said = _("Просрочено: {what}").format(what=counted(len(overdue), *forms))
        pieces.append({"text": said, "url": "#h-now" if is_own else "#overdue", "after": "." if not soon else ","})
    else:
        pieces.append({"text": _("У вас ничего не просрочено.") if is_own else _("Просроченного нет.")})
    if soon:
        said = _("ещё {what} до {day}").format(what=counted(len(soon), *forms), day=day)
        said = said if overdue else said[:1].upper() + said[1:]
        verb = plural(len(soon), _("покраснеет"), _("покраснеют"), _("покраснеют"))
        pieces.append({"text": said, "url": "#h-now" if is_own else "#soon"})
        pieces.append({"text": _("{verb}, если ничего не сделать.").format(verb=verb)})
    else:
        pieces.append({"text": _("До {day} ничего не покраснеет.").format(day=day)})
    return pieces


# --- things to do ---


def _tasks(
    user: Any, cluster: Cluster, plan: Plan | None, status: PlanStatus | None, standing: Standing, *, is_own: bool
) -> list[Task]:
    slug = cluster.slug
    found: list[Task] = []
    if plan is None:
        if can(user, "plans.import_plan", cluster):
            found.append(
                Task("1", _("шаг"), _("Загрузить план работы"), _("DOCX, PDF, XLSX или текст: таблица как есть."),
                     reverse("plans:upload", args=[slug]), _("Загрузить"))
            )  # fmt: skip
        return found
    found += _plan_tasks(user, cluster, plan)
    if not plan.is_live:
        return found
    if can(user, "plans.decide_extension", cluster):
        found += _leader_tasks(user, cluster, status)
    if can(user, "notices.repeat_letter", cluster):
        found += _letters_that_did_not_leave(cluster)
    if is_own and status:
        found += _own_tasks(status, standing)
    return found


def _plan_tasks(user: Any, cluster: Cluster, plan: Plan) -> list[Task]:
    slug, url = cluster.slug, reverse("plans:detail", args=[cluster.slug, plan.pk])
    found = []
    if plan.state == PlanState.APPROVAL and can(user, "plans.approve_plan", plan):
        found.append(
            Task(
                "1",
                _("план"),
                _("Утвердить план работы"),
                plan.title,
                reverse("plans:approve", args=[slug, plan.pk]),
                _("Утвердить"),
            )
        )
    if plan.state in (PlanState.DRAFT, PlanState.DISCUSSION) and can(user, "plans.submit_plan", plan):
        found.append(
            Task("1", _("черновик"), _("Проверить план и передать на утверждение"), plan.title, url, _("Открыть"))
        )
    if plan.state == PlanState.APPROVED and can(user, "plans.approve_amendment", cluster):
        found += _change_to_approve(user, cluster, plan)
    for upload in uploads_visible_to(user, cluster).filter(state="read")[:3]:
        text = _("Прочитано строк: {count}. Проверьте понимание и создайте черновик.").format(count=len(upload.rows))
        found.append(
            Task(str(len(upload.rows)), _("строк"), _("Проверить загруженный план"), text,
                 reverse("plans:preview", args=[slug, upload.pk]), _("Проверить"))
        )  # fmt: skip
    return found


def _change_to_approve(user: Any, cluster: Cluster, plan: Plan) -> list[Task]:
    amendment = open_amendment(plan)
    if amendment is None or amendment.state != AmendmentState.APPROVAL:
        return []
    amendment.cluster = cluster
    if not can(user, "plans.approve_amendment", amendment):
        return []
    url = reverse("plans:amendment", args=[cluster.slug, amendment.pk])
    return [Task("1", _("изменение"), _("Утвердить изменение плана"), amendment.reason, url, _("Рассмотреть"))]


def _leader_tasks(user: Any, cluster: Cluster, status: PlanStatus | None) -> list[Task]:
    slug, today = cluster.slug, clock.today(cluster)
    found = []
    waiting = []
    if may_wait(cluster, "waiting_count"):
        waiting = list(awaiting_review(user, cluster).exclude(recorded_by=user).select_related(None)[:100])
    if waiting:
        oldest = members.calendar_of(cluster).working_days_between(
            clock.date_of(waiting[0].recorded_at, cluster), today
        )
        titles = "; ".join(dict.fromkeys(str(piece) for piece in waiting[:3]))
        text = _("{titles}. Самый давний ждёт {days}.").format(titles=titles, days=words.workdays_short(max(oldest, 0)))
        found.append(
            Task(str(len(waiting)), _("ждут приёмки"), _("Принять или вернуть доказательства"), text,
                 reverse("plans:inbox", args=[slug]), _("Разобрать"))
        )  # fmt: skip
    requests = requests_visible_to(user, cluster).filter(state="asked").select_related(None).select_related("asked_by")
    asked = list(requests.order_by("asked_at")[:20])
    if asked:
        text = _("{who} просит перенести на {day}: {why}").format(
            who=asked[0].asked_by.name, day=words.day(asked[0].wanted_due_on), why=asked[0].reason[:120]
        )
        url = (
            reverse("plans:decide", args=[slug, asked[0].pk])
            if len(asked) == 1
            else reverse("plans:requests", args=[slug])
        )
        found.append(
            Task(
                str(len(asked)),
                _("просьбы") if len(asked) > 1 else _("просьба"),
                _("Решить о переносе срока"),
                text,
                url,
                _("Рассмотреть"),
            )
        )
    rows = [row for row in status.rows if row.state is State.AWAITING] if status else []
    if rows and can(user, "plans.set_dates", cluster):
        numbers = ", ".join(row.row.number for row in rows)
        text = _("Пока документ не внесён в реестр, у строк {rows} нет срока.").format(rows=numbers)
        first = rows[0]
        url = reverse("plans:dates", args=[slug, first.row.activity.plan_id, first.row.activity.key])
        found.append(
            Task(
                str(len(rows)),
                _("ждут документа"),
                _("Получить и зарегистрировать документы"),
                text,
                url,
                _("Зарегистрировать"),
            )
        )
    return found


def _letters_that_did_not_leave(cluster: Cluster) -> list[Task]:
    count = troubled_count(cluster)
    if not count:
        return []
    unit = plural(count, _("письмо"), _("письма"), _("писем"))
    text = _("Напоминания остались в «Артели», но почтой не дошли. Посмотрите, почему.")
    url = reverse("notices:letters", args=[cluster.slug]) + "?state=trouble"
    return [Task(str(count), unit, _("Разобраться с письмами, которые не ушли"), text, url, _("Посмотреть"))]


def _own_tasks(status: PlanStatus, standing: Standing) -> list[Task]:
    """The nearest things that the person owes, one a line, with the button that does it."""
    own = [
        (row, item)
        for row in status.rows
        for item in row.obligations
        if item.obligation.is_counted
        and item.state in (State.OVERDUE, State.SOON, State.OPEN)
        and is_owed_by(item, standing)
    ]
    own.sort(key=lambda pair: (pair[1].at.left if pair[1].at.left is not None else 999, pair[0].row.position))
    found = []
    for row, item in own[:12]:
        if item.at.pending:
            continue
        left = item.at.left
        figure = str(left) if left is not None else "—"
        unit = (
            _("раб. дней")
            if left is None
            else (words.workdays_short(abs(left)).split(" ", 1)[1] if left else _("сегодня"))
        )
        what = words.what_is_missing(item)
        title = words.obligation_title(row.row, item.obligation, tables.short_title(row.row.title))
        item.obligation.cluster, item.obligation.activity = status.plan.cluster, row.row.activity
        url, label = deed_for(item.obligation)
        found.append(Task(figure, unit, title, _("Не хватает {what}.").format(what=what), url, label, item.state.value))
    return found


def _remind_url(debt: Debt, slug: str) -> str:
    """Where its debtors are reminded; empty where the turn is of those who accept."""
    if all(item.at.pending for item in debt.items):
        return ""
    if len(debt.items) == 1:
        return reverse("plans:remind", args=[slug, debt.items[0].obligation.pk])
    activity = debt.status.row.activity
    return reverse("plans:remind_row", args=[slug, activity.plan_id, activity.key])


def debt_url(debt: Debt, slug: str) -> str:
    """Where a line leads: to the obligation if it is one, to the row if several owe."""
    if len(debt.items) == 1:
        return reverse("plans:obligation", args=[slug, debt.items[0].obligation.pk])
    return tables.row_url(debt.status, slug)
