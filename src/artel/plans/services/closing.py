"""The end of a plan's year: what becomes of what is left open, and the figures of the year, frozen."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.plans.domain.closing import End
from artel.plans.domain.states import PlanState
from artel.plans.events import PlanEvent
from artel.plans.models import Obligation, Plan, YearClosing
from artel.plans.selectors import plan_status
from artel.plans.selectors.years import open_items, year_figures
from artel.plans.services.lifecycle import close_plan, locked_plan
from artel.plans.services.obligations import lift_obligation


@transaction.atomic
def choose_end(*, plan: Plan, obligations: Collection[int], how: str, reason: str, actor: User) -> int:
    """Say what becomes of obligations that the year leaves open; answers of how many.

    «Снять» lifts them today with the basis given. «Продолжить» and «остаётся неисполненным» are only written down:
    the figures of the year count both as not done. A later choice overrules an earlier one, until the year is closed.
    """
    plan = locked_plan(plan)
    authorize(actor, "plans.close_plan", plan)
    if plan.state != PlanState.APPROVED:
        raise IllegalTransition(_("Решать, что будет с обязательствами, можно, пока план утверждён и не завершён."))
    if how not in list(End):
        raise BrokenRule(_("Выберите, что будет с обязательствами."), field="how")
    if not reason.strip():
        raise BrokenRule(str(_REASONS[End(how)]), field="reason")
    wanted = set(obligations)
    chosen = [item.obligation for _row, item in open_items(plan_status(plan)) if item.obligation.pk in wanted]
    if not chosen:
        raise BrokenRule(_("Отметьте обязательства, о которых решаете."), field="obligations")
    if how == End.LIFT:
        today = clock.today(plan.cluster)
        for obligation in chosen:
            lift_obligation(obligation=obligation, on=today, basis=reason, actor=actor)
        return len(chosen)
    _note(plan, chosen, how, reason.strip(), actor)
    audit.record(
        PlanEvent.YEAR_END_CHOSEN,
        actor=actor,
        cluster=plan.cluster,
        target=plan,
        count=len(chosen),
        how=how,
        reason=reason.strip(),
        obligations=[obligation.pk for obligation in chosen],
    )
    return len(chosen)


@transaction.atomic
def close_year(*, plan: Plan, actor: User) -> Plan:
    """Close the plan and freeze the figures of its year.

    Refused before the year is over, and while it is not said what becomes of everything left open. Changes no state:
    what was not done stays not done.
    """
    plan = locked_plan(plan)
    authorize(actor, "plans.close_plan", plan)
    closing, _made = YearClosing.objects.get_or_create(plan=plan, defaults={"cluster": plan.cluster})
    status = plan_status(plan)
    open_now = {str(item.obligation.pk) for _row, item in open_items(status)}
    closed = close_plan(plan=plan, actor=actor)
    silent = len(open_now - closing.choices.keys())
    if silent:
        raise BrokenRule(_("Сначала решите, что будет с неисполненными обязательствами: {count}.").format(count=silent))
    closing.choices = {key: choice for key, choice in closing.choices.items() if key in open_now}
    closing.figures = year_figures(status, closing.choices)
    closing.by = account_of(actor)
    closing.closed_at = closed.closed_at
    closing.save()
    return closed


_REASONS = {
    End.LIFT: gettext_lazy("Укажите основание: решение, протокол или письмо, его дату и номер."),
    End.CARRY: gettext_lazy("Напишите, почему работа продолжится в следующем году."),
    End.UNDONE: gettext_lazy("Напишите, почему не исполнено."),
}


def _note(plan: Plan, chosen: list[Obligation], how: str, reason: str, actor: Any) -> None:
    closing, _made = YearClosing.objects.get_or_create(plan=plan, defaults={"cluster": plan.cluster})
    choice = {"how": how, "reason": reason, "by": str(actor), "at": clock.now_in(plan.cluster).isoformat()}
    closing.choices |= {str(obligation.pk): choice for obligation in chosen}
    closing.save(update_fields=["choices"])
