"""Deadlines that another document sets: registering it gives the row its dates (DESIGN 3, settled 4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.documents import services as documents
from artel.documents.models import IncomingDocument
from artel.files.models import StoredFile
from artel.files.services import Received
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import selectors as members
from artel.members.models import Organisation
from artel.plans.domain.obligations import Purpose
from artel.plans.events import PlanEvent
from artel.plans.models import Activity, DeferralWindow, Obligation
from artel.plans.services.evidence import record_registration
from artel.plans.services.obligations import require_live
from artel.terms import read_term, slots_of


@dataclass(frozen=True, slots=True)
class Window:
    """Dates that the document gives; to one party where it says so."""

    opens_on: date
    due_on: date
    words: str = ""
    organisation: Organisation | None = None


def windows_of_phrase(phrase: str, activity: Activity) -> list[Window]:
    """Windows that a deadline phrase of the document gives («апрель 2024 г.», «02.10–06.10.2023 и 15–19 апреля»).

    Raises BrokenRule where the phrase gives no dates.
    """
    plan = activity.plan
    term = read_term(phrase, year=plan.year_label, month=None)
    slots = slots_of(
        term,
        period=(plan.starts_on, plan.ends_on),
        calendar=members.calendar_of(plan.cluster),
        quarter_scheme=plan.cluster.quarter_scheme,
        roll_forward=False,
    )
    windows = [
        Window(slot.opens_on, slot.due_on, phrase) for slot in slots if slot.opens_on and slot.due_on and slot.counted
    ]
    if not windows:
        raise BrokenRule(
            _(
                "Не удалось прочитать срок «{phrase}». Напишите, например: «апрель 2024 г.», "
                "«15.04.2024 – 19.04.2024» или «до 20.06.2024»."
            ).format(phrase=phrase),
            field="phrase",
        )
    return windows


@transaction.atomic
def set_dates_by_document(
    *, activity: Activity, document: IncomingDocument, windows: Sequence[Window], actor: User
) -> list[DeferralWindow]:
    """Give the row the dates of a registered document, and meet «получить документ».

    Each window is an obligation of every party (the first takes the place of the awaiting one); a window with an
    organisation is that party's own. A window whose end is past at registration falls due N working days after it
    (a setting of the cluster). A second document on the same row is refused: the first stands.
    """
    activity = (
        Activity.objects.select_for_update(of=("self",)).select_related("plan__cluster", "cluster").get(pk=activity.pk)
    )
    authorize(actor, "plans.set_dates", activity)
    plan = activity.plan
    require_live(plan)
    if not windows:
        raise BrokenRule(_("Укажите срок из документа: словами или датами."), field="phrase")
    if document.cluster_id != activity.cluster_id or document.cancelled_at:
        raise BrokenRule(_("Этот документ в реестре отменён или принадлежит другому кластеру."), field="document")
    if activity.windows.exists():
        raise IllegalTransition(_("Сроки этой строки уже установлены документом. Изменить их можно переносом."))
    awaiting = list(activity.obligations.filter(awaits_document=True).select_related("requirement", "organisation"))
    if not awaiting:
        raise IllegalTransition(_("Эта строка не ждёт документа: её срок записан в самом плане."))
    today = clock.today(activity.cluster)
    for window in windows:
        if window.due_on < window.opens_on:
            raise BrokenRule(_("Конец срока раньше начала."), field="phrase")
    owners = {obligation.organisation_id for obligation in awaiting}
    for window in windows:
        if window.organisation is not None and window.organisation.pk not in owners:
            raise BrokenRule(
                _("«{name}» по этой строке ничего не должна: срок для неё отдельно не устанавливают.").format(
                    name=window.organisation.short_name
                ),
                field="phrase",
            )
    made = [_make_window(activity, document, number, window, today) for number, window in enumerate(windows, 1)]
    for obligation in awaiting:
        _give_dates(obligation, [w for w in made if w.organisation_id in (None, obligation.organisation_id)])
    for owed in activity.obligations.filter(purpose=Purpose.DOCUMENT).select_related("cluster"):
        record_registration(owed, document)
    audit.record(
        PlanEvent.DATES_SET,
        actor=actor,
        cluster=activity.cluster,
        target=activity,
        document=document.pk,
        windows=[[w.opens_on.isoformat(), w.due_on.isoformat()] for w in made],
    )
    return made


def _make_window(
    activity: Activity, document: IncomingDocument, number: int, window: Window, today: date
) -> DeferralWindow:
    due_on = window.due_on
    if due_on < today:
        calendar = members.calendar_of(activity.cluster, window.organisation)
        due_on = calendar.add_working_days(today, activity.cluster.registration_days)
    return DeferralWindow.objects.create(
        cluster=activity.cluster,
        activity=activity,
        document=document,
        organisation=window.organisation,
        position=number,
        words=window.words,
        opens_on=window.opens_on,
        words_due_on=window.due_on,
        due_on=due_on,
        registered_on=today,
    )


def give_standing_dates(activity: Activity) -> int:
    """Give the dates of the registered document to those who came to owe the row after it; answers to how many."""
    windows = list(activity.windows.all())
    late = list(
        activity.obligations.filter(awaits_document=True, window=None).select_related("requirement", "organisation")
    )
    if not windows:
        return 0
    for obligation in late:
        _give_dates(obligation, [w for w in windows if w.organisation_id in (None, obligation.organisation_id)])
    return len(late)


def _give_dates(obligation: Obligation, windows: Sequence[DeferralWindow]) -> None:
    """The first window is the awaiting obligation's own; each further one is an obligation beside it."""
    own = [w for w in windows if w.organisation_id] or list(windows)
    for number, window in enumerate(own):
        if number == 0:
            obligation.window = window
            obligation.save(update_fields=["window"])
            continue
        Obligation.objects.create(
            cluster_id=obligation.cluster_id,
            plan_id=obligation.plan_id,
            activity_id=obligation.activity_id,
            requirement=obligation.requirement,
            purpose=obligation.purpose,
            key=f"{obligation.key}:w{number + 1}",
            slot_kind="item",
            slot_key=f"w{number + 1}",
            slot_label=f"{window.opens_on:%d.%m.%Y} – {window.words_due_on:%d.%m.%Y}",
            position=obligation.position,
            organisation=obligation.organisation,
            window=window,
            awaits_document=True,
            exists_from=window.registered_on,
            needed=obligation.needed,
        )


@transaction.atomic
def register_and_set_dates(
    *,
    activity: Activity,
    windows: Sequence[Window],
    document: IncomingDocument | None,
    file: StoredFile | Received | None,
    actor: User,
    **requisites: Any,
) -> list[DeferralWindow]:
    """Enter a new document in the register (or take one that is there) and give the row its dates, as one deed."""
    if document is None:
        document = documents.register_incoming(cluster=activity.cluster, actor=actor, file=file, **requisites)
    return set_dates_by_document(activity=activity, document=document, windows=windows, actor=actor)
