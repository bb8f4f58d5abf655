"""What the processes of the races for a reminder, a link and the end of a year do."""

from datetime import date

from django.db import transaction

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.calendars.domain.entries import Scope
from artel.calendars.models import CalendarFeed
from artel.calendars.services import make_feed
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Cluster
from artel.members.tests.factories import make_cluster, make_coordinator
from artel.notices.models import Notice
from artel.notices.services.telling import remind
from artel.notices.sources import Call
from artel.plans.domain.understanding import RequirementDraft, RowDraft
from artel.plans.models import Plan, PlanUpload, YearClosing
from artel.plans.services.carrying import carry_over
from artel.plans.services.closing import close_year
from artel.plans.services.importing import confirm_upload
from artel.plans.services.lifecycle import approve_plan, submit_plan
from tests import races


def prepare(_index: int) -> dict:
    """Two keepers; the plan of a year that is over and owes nothing."""
    actor = system("race")
    cluster = make_cluster()
    row = RowDraft(title="Строка", deadline_text="", requirements=(RequirementDraft("Отчёт"),)).to_json()
    upload = PlanUpload.objects.create(
        cluster=cluster, state="read", title="План", year_label="2022/2023", rows=[row], created_at=clock.now()
    )
    plan = submit_plan(plan=confirm_upload(upload=upload, actor=actor), actor=actor)
    plan = approve_plan(plan=plan, approved_on=date(2022, 9, 1), number="1", file=None, actor=actor)
    keepers = [make_coordinator(cluster).pk for _ in range(2)]
    return {"cluster": cluster.pk, "plan": plan.pk, "keepers": keepers}


def remind_of(_index: int, *, cluster: int, plan: int, keepers: list[int]) -> bool:
    """Remind the same person of the same thing."""
    call = Call(
        thing="plans.obligation:1", users=(keepers[0],), title="Отчёт", on=date(2024, 3, 1), act="Открыть", url="/"
    )
    found = Cluster.objects.get(pk=cluster)
    races.barrier()
    try:
        with transaction.atomic():  # as the deed does that it is a part of
            remind(call=call, kind="plans.due", cluster=found, actor=system("race"))
    except BrokenRule:
        return False
    return True


def make_link(_index: int, *, cluster: int, plan: int, keepers: list[int]) -> str:
    """Make a link in place of the last."""
    actor, found = User.objects.get(pk=keepers[1]), Cluster.objects.get(pk=cluster)
    races.barrier()
    return make_feed(cluster=found, scope=Scope.CLUSTER, actor=actor).url


def close(_index: int, *, cluster: int, plan: int, keepers: list[int]) -> bool:
    """Close the same year."""
    found = Plan.objects.select_related("cluster").get(pk=plan)
    races.barrier()
    try:
        close_year(plan=found, actor=system("race"))
    except IllegalTransition:
        return False
    return True


def carry(_index: int, *, cluster: int, plan: int, keepers: list[int]) -> int:
    """Carry the same year over; the proposal."""
    found = Plan.objects.select_related("cluster").get(pk=plan)
    races.barrier()
    return carry_over(plan=found, actor=system("race")).pk


def look(_index: int, *, cluster: int, plan: int, keepers: list[int]) -> dict:
    return {
        "notices": Notice.objects.filter(cluster=cluster).count(),
        "links": CalendarFeed.objects.filter(cluster=cluster, revoked_at=None).count(),
        "closings": YearClosing.objects.filter(plan=plan).count(),
        "carried": PlanUpload.objects.filter(follows=plan).count(),
    }
