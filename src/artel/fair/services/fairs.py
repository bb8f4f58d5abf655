"""A fair: adding it with its rules, the days of its stages, going on and back, stands of employers."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.fair.domain.stages import Work, is_open, stage_after, stage_before
from artel.fair.domain.states import STAGES, Criterion, InterviewState, RunState, Stage
from artel.fair.events import FairEvent
from artel.fair.evidence import refresh_rows
from artel.fair.models import Fair, FairStage, Stand
from artel.fair.selectors.interviews import grid_of
from artel.fair.services.readiness import lacks_of
from artel.fair.words import out_of_time, stage_label
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import OrganisationKind, UnitKind
from artel.members.models import Cluster, Organisation
from artel.members.services.clusters import changed_fields, lock_cluster
from artel.members.tenancy import require_same_cluster

WEIGHTS = ("weight_interview", "weight_exam", "weight_grade")
# Declared before anybody chooses: they stand once wishes are open.
RULES = (
    "max_wishes",
    *WEIGHTS,
    "criteria",
    "over_offer",
    "are_cards_anonymous",
    "acceptance_withdraws_others",
)
TO_INVITATIONS = ("commission", "answer_days", "target_percent", "starts_at", "slot_minutes")
ALWAYS = ("name", "held_on", "venue", "about", "number_prefix")
FIELDS = (*RULES, *TO_INVITATIONS, *ALWAYS)
LIMITS = {
    "max_wishes": (1, 20),
    "answer_days": (1, 60),
    "target_percent": (0, 100),
    "slot_minutes": (5, 120),
    **dict.fromkeys(WEIGHTS, (0, 100)),
}
HOURS = ("held_on", "starts_at", "slot_minutes")
MOST_PER_PLACE = Decimal("3")
MOST_TABLES = 50


def lock_fair(fair: Fair) -> Fair:
    """The fair as it is now, held until the end of the deed. The first lock of every deed at a fair."""
    cluster = lock_cluster(fair.cluster)
    fair = Fair.objects.select_for_update(of=("self",), no_key=True).select_related("commission").get(pk=fair.pk)
    fair.cluster = cluster
    return fair


def require_open(fair: Fair, work: Work) -> None:
    """Refuse a deed whose time has passed or has not come, with the stages when it may be done."""
    if not is_open(work, fair.stage):
        raise IllegalTransition(out_of_time(work, fair.stage))


@transaction.atomic
def add_fair(*, cluster: Cluster, name: str, year: int, held_on: date, actor: Any, **rules: Any) -> Fair:
    """Announce a fair for the graduates of a year. `rules` are the rest of FIELDS, by name.

    Its stages are listed without days: `plan_stages` gives them. Nobody is told: the announcement is public at once.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "fair.manage_fair", cluster)
    fair = Fair(
        cluster=cluster,
        year=year,
        criteria=list(Criterion),
        number_prefix=f"{year}-",
        added_by=account_of(actor),
        added_at=clock.now_in(cluster),
    )
    _set(fair, {"name": name, "held_on": held_on, **rules})
    if not held_on.year - 1 <= year <= held_on.year + 1:
        raise BrokenRule(_("Год выпуска не сходится с днём ярмарки."), field="year")
    fair.save()
    now = clock.now_in(cluster)
    FairStage.objects.bulk_create(
        FairStage(fair=fair, stage=stage, opened_at=now if stage == Stage.ANNOUNCED else None) for stage in STAGES
    )
    audit.record(FairEvent.ADDED, actor=actor, target=fair)
    return fair


@transaction.atomic
def change_fair(*, fair: Fair, actor: Any, **changes: Any) -> Fair:
    """Change what is known of a fair: any of FIELDS, by name.

    Rules by which graduates are told apart stand once wishes are open. Limits of vacancies follow `over_offer`; times of
    interviews follow the day and its hours, unless people have agreed some or have met. Graduates are not told.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.manage_fair", fair)
    if fair.stage == Stage.CLOSED:
        raise IllegalTransition(_("Ярмарка завершена: её данные только для чтения."))
    fields = _set(fair, changes)
    declared = [name for name in fields if name in RULES]
    if declared and not is_open(Work.SETTINGS, fair.stage):
        raise BrokenRule(
            _("Правила объявлены и зафиксированы: после открытия пожеланий их не меняют."), field=declared[0]
        )
    later = [name for name in fields if name in TO_INVITATIONS]
    if later and STAGES.index(Stage(fair.stage)) >= STAGES.index(Stage.INVITATIONS):
        raise BrokenRule(_("Приглашения уже готовятся: это правило не меняют."), field=later[0])
    if "number_prefix" in fields and fair.offers_count:
        raise BrokenRule(_("Приглашения уже пронумерованы: начало номера не меняют."), field="number_prefix")
    if "commission" in fields and fair.protocols.exists():
        raise BrokenRule(_("Протокол комиссии уже составлен: комиссию не меняют."), field="commission")
    if not fields:
        return fair
    if hours := [name for name in HOURS if name in fields]:
        _shift_interviews(fair, field=hours[0])
    fair.save(update_fields=fields)
    if "over_offer" in fields:
        for vacancy in fair.vacancies.all():
            vacancy.offer_limit = offer_limit(fair, vacancy.places)
            vacancy.save(update_fields=["offer_limit"])
    labels = [str(Fair._meta.get_field(name).verbose_name) for name in fields]
    audit.record(FairEvent.CHANGED, actor=actor, target=fair, fields=sorted(labels))
    if {"held_on", "target_percent"} & set(fields):
        refresh_rows(fair.cluster)
    return fair


def offer_limit(fair: Fair, places: int) -> int:
    """How many invitations may hold a place of a vacancy at once."""
    return int((Decimal(places) * Decimal(fair.over_offer)).to_integral_value(rounding=ROUND_FLOOR))


@transaction.atomic
def plan_stages(*, fair: Fair, days: Mapping[Stage, tuple[date | None, date | None]], actor: Any) -> list[FairStage]:
    """Set the days that stages are meant for; stages not named keep theirs.

    A later stage does not begin before an earlier one. Days open nothing: `advance_fair` does.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.manage_fair", fair)
    stages = {Stage(row.stage): row for row in fair.stages.all()}
    for stage, (opens_on, due_on) in days.items():
        if opens_on and due_on and due_on < opens_on:
            raise BrokenRule(
                _("Этап «{stage}» заканчивается раньше, чем начинается.").format(stage=stage_label(stage)),
                field=f"{stage}_due_on",
            )
        stages[Stage(stage)].opens_on, stages[Stage(stage)].due_on = opens_on, due_on
    latest: date | None = None
    for stage in STAGES:
        opens_on = stages[stage].opens_on
        if opens_on and latest and opens_on < latest:
            raise BrokenRule(
                _("Этап «{stage}» начинается раньше предыдущего.").format(stage=stage_label(stage)),
                field=f"{stage}_opens_on",
            )
        latest = opens_on or latest
    FairStage.objects.bulk_update(stages.values(), ["opens_on", "due_on"])
    audit.record(FairEvent.STAGES_PLANNED, actor=actor, target=fair)
    return [stages[stage] for stage in STAGES]


@transaction.atomic
def advance_fair(*, fair: Fair, actor: Any) -> Fair:
    """Open the next stage. What blocks it is refused with what to do (`readiness.lacks_of`); warnings are not weighed."""
    fair = lock_fair(fair)
    authorize(actor, "fair.manage_fair", fair)
    target = stage_after(fair.stage)
    if target is None:
        raise IllegalTransition(_("Ярмарка завершена: следующего этапа нет."))
    if blocking := [lack.text for lack in lacks_of(fair, target) if lack.is_blocking]:
        raise BrokenRule(" ".join(blocking))
    now = clock.now_in(fair.cluster)
    fair.stages.filter(stage=fair.stage).update(closed_at=now)
    fair.stages.filter(stage=target).update(opened_at=now, closed_at=None)
    fair.stage = target
    fair.save(update_fields=["stage"])
    audit.record(FairEvent.ADVANCED, actor=actor, target=fair, stage=stage_label(target))
    return fair


@transaction.atomic
def reopen_stage(*, fair: Fair, reason: str, actor: Any) -> Fair:
    """Go one stage back, with a reason.

    Never past an allocation: a proposed one is discarded first, an approved one stands.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.manage_fair", fair)
    reason = " ".join(reason.split())
    if not reason:
        raise BrokenRule(_("Напишите, почему ярмарка возвращается на прежний этап."), field="reason")
    target = stage_before(fair.stage)
    if target is None:
        raise IllegalTransition(_("Это первый этап ярмарки: возвращаться некуда."))
    runs = set(fair.runs.exclude(state=RunState.DISCARDED).values_list("state", flat=True))
    if RunState.APPROVED in runs and STAGES.index(target) <= STAGES.index(Stage.COMMISSION):
        raise IllegalTransition(_("Распределение утверждено протоколом комиссии: раньше приглашений вернуться нельзя."))
    if runs and target == Stage.INTERVIEWS:
        raise IllegalTransition(_("Распределение уже выполнено. Сначала отмените его, указав причину."))
    fair.stages.filter(stage=fair.stage).update(opened_at=None, closed_at=None)
    fair.stages.filter(stage=target).update(closed_at=None)
    fair.stage = target
    fair.save(update_fields=["stage"])
    audit.record(FairEvent.SET_BACK, actor=actor, target=fair, stage=stage_label(target), basis=reason[:500])
    return fair


@transaction.atomic
def set_stand(*, fair: Fair, organisation: Organisation, place: str, tables: int, actor: Any) -> Stand:
    """Give an employer a place at the fair, or change it. Tables with interviews appointed at them stay."""
    fair = lock_fair(fair)
    authorize(actor, "fair.manage_fair", fair)
    require_same_cluster(fair.cluster, organisation)
    if organisation.kind != OrganisationKind.EMPLOYER:
        raise BrokenRule(_("Стенд назначают предприятию."), field="organisation")
    if STAGES.index(Stage(fair.stage)) > STAGES.index(Stage.INTERVIEWS):
        raise IllegalTransition(_("День ярмарки прошёл: стенды больше не меняются."))
    if not 1 <= tables <= MOST_TABLES:
        raise BrokenRule(_("Укажите число столов от 1 до {most}.").format(most=MOST_TABLES), field="tables")
    stand = Stand.objects.filter(fair=fair, organisation=organisation).first()
    if stand is None:
        stand = Stand(fair=fair, cluster=fair.cluster, organisation=organisation)
    elif tables < stand.tables:
        live = stand.interviews.exclude(state=InterviewState.CANCELLED)
        taken = live.aggregate(most=Max(F("table")))["most"] or 0
        if tables < taken:
            raise BrokenRule(
                _("За столом № {table} уже назначены собеседования: сначала перенесите их.").format(table=taken),
                field="tables",
            )
    stand.place, stand.tables = " ".join(place.split()), tables
    stand.save()
    audit.record(FairEvent.STAND_SET, actor=actor, target=fair, organisation=organisation.short_name, tables=tables)
    return stand


def _shift_interviews(fair: Fair, *, field: str) -> None:
    """Give interviews in the timetable the times of the fair's new hours; refused where a time means something already."""
    placed = list(fair.interviews.filter(round__isnull=False).exclude(state=InterviewState.CANCELLED))
    if any(row.is_locked or row.state != InterviewState.PLANNED for row in placed):
        raise BrokenRule(
            _(
                "Есть собеседования, время которых согласовано или которые уже прошли: день и часы не меняют. "
                "Если день перенесён, сначала снимите отметку «время согласовано»."
            ),
            field=field,
        )
    if not placed:
        return
    grid = grid_of(fair)
    if grid is None:
        raise BrokenRule(_("Расписание уже составлено: укажите, во сколько начинаются собеседования."), field=field)
    last = max(row.round for row in placed)
    if last > grid.most:
        raise BrokenRule(
            _("В расписании очередей: {count}, а до конца дня их помещается {most}.").format(
                count=last, most=grid.most
            ),
            field=field,
        )
    for row in placed:
        row.starts_at, row.revision = grid.start_of(row.round), row.revision + 1
    fair.interviews.bulk_update(placed, ["starts_at", "revision"])


def _set(fair: Fair, changes: dict[str, Any]) -> list[str]:
    """Put values on the fair after checking each; tell which differ."""
    for name, value in changes.items():
        if name not in FIELDS:
            raise TypeError(f"a fair has no field {name!r} to set")
        if isinstance(value, str):
            changes[name] = value.strip() if name == "about" else " ".join(value.split())
    fields = changed_fields(fair, changes)
    if not fair.name:
        raise BrokenRule(_("Укажите название ярмарки."), field="name")
    if Fair.objects.filter(cluster=fair.cluster, name=fair.name).exclude(pk=fair.pk).exists():
        raise BrokenRule(_("Ярмарка с таким названием уже есть."), field="name")
    for name, (least, most) in LIMITS.items():
        if not least <= getattr(fair, name) <= most:
            raise BrokenRule(_("Укажите число от {least} до {most}.").format(least=least, most=most), field=name)
    if (total := sum(getattr(fair, name) for name in WEIGHTS)) != 100:
        raise BrokenRule(
            _("Веса вместе должны давать 100 %, а сейчас {total} %.").format(total=total), field="weight_interview"
        )
    if not 1 <= Decimal(fair.over_offer) <= MOST_PER_PLACE:
        raise BrokenRule(
            _("Приглашений на одно место — от 1 до {most}.").format(most=MOST_PER_PLACE), field="over_offer"
        )
    if len(set(fair.criteria)) != len(fair.criteria) or set(fair.criteria) - set(Criterion):
        raise BrokenRule(_("Каждый признак при равенстве баллов указывают один раз."), field="criteria")
    require_same_cluster(fair.cluster, fair.commission)
    if fair.commission is not None and fair.commission.kind != UnitKind.COMMISSION:
        raise BrokenRule(_("Выберите орган вида «комиссия»."), field="commission")
    return fields
