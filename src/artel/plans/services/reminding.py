"""Reminding debtors by hand."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.kernel.errors import BrokenRule
from artel.notices import services as notices
from artel.plans.events import PlanEvent
from artel.plans.models import Obligation
from artel.plans.notice_sources import DUE, call_of
from artel.plans.services.obligations import locked_obligation, require_live


@transaction.atomic
def remind_debtors(*, obligation: Obligation, actor: Any) -> int:
    """Remind those who owe an obligation now, in Artel and by a letter; answers how many are told.

    Once a day for each debtor, whoever presses. Refused where nothing is owed at the moment, or a document waits for
    its verdict.
    """
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
