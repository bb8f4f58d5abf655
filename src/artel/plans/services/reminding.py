"""Reminding debtors by hand."""

import contextlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.kernel.errors import BrokenRule
from artel.members.services.clusters import lock_cluster
from artel.notices import services as notices
from artel.plans.events import PlanEvent
from artel.plans.models import Activity, Obligation
from artel.plans.notice_sources import DUE, call_of, calls_of_row
from artel.plans.services.obligations import locked_obligation, require_live


@transaction.atomic
def remind_row(*, activity: Activity, actor: Any) -> int:
    """Remind everybody who owes something overdue or near of one row; answers how many reminders are told.

    Who was reminded of the same thing today is left out; BrokenRule where nobody is left.
    """
    lock_cluster(activity.cluster)
    activity = (
        Activity.objects.select_for_update(of=("self",)).select_related("plan__cluster", "cluster").get(pk=activity.pk)
    )
    authorize(actor, "plans.remind_debtors", activity)
    require_live(activity.plan)
    told = 0
    for call in calls_of_row(activity):
        # One debtor who was reminded already does not keep the others from it.
        with contextlib.suppress(BrokenRule):
            told += len(notices.remind(call=call, kind=DUE, cluster=activity.cluster, actor=actor))
    if not told:
        raise BrokenRule(_("Напоминать некому: по этой строке сегодня уже напоминали или её сроки ещё далеко."))
    audit.record(PlanEvent.REMINDED, actor=actor, cluster=activity.cluster, target=activity, count=told)
    return told


@transaction.atomic
def remind_debtors(*, obligation: Obligation, actor: Any) -> int:
    """Remind those who owe an obligation now, in Artel and by a letter; answers how many are told.

    Once a day for each debtor, whoever presses. Refused where nothing is owed at the moment, or a document waits for
    its verdict.
    """
    lock_cluster(obligation.cluster)
    obligation = locked_obligation(obligation)
    authorize(actor, "plans.remind_debtors", obligation)
    require_live(obligation.plan)
    call = call_of(obligation)
    if call is None:
        raise BrokenRule(_("Напоминать не о чем: обязательство исполнено, снято или его документ ждёт приёмки."))
    told = notices.remind(call=call, kind=DUE, cluster=obligation.cluster, actor=actor)
    audit.record(
        PlanEvent.REMINDED,
        actor=actor,
        cluster=obligation.cluster,
        target=obligation.activity,
        obligation=obligation.pk,
        count=len(told),
    )
    return len(told)
