"""A newer wording of an approved plan: begun, matched to the one in force, approved; what it does to what is owed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.subjects import Ruling
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.tenancy import require_same_cluster
from artel.plans import kinds
from artel.plans.domain.amended import AmendedRow, line_of, same_text, settle_requirements
from artel.plans.domain.changes import ChangeKind, compare, count
from artel.plans.domain.likeness import match
from artel.plans.domain.states import AmendmentState, PlanState, amendment_workflow
from artel.plans.domain.understanding import ExecutorDraft, RequirementDraft, RowDraft, understand
from artel.plans.events import PlanEvent
from artel.plans.models import (
    Activity,
    ActivityVersion,
    Amendment,
    Evidence,
    Plan,
    PlanUpload,
    PlanVersion,
    Requirement,
    Section,
)
from artel.plans.selectors.amendments import (
    amended_lines,
    asked_by,
    draft_of_row,
    former_wordings,
    latest_version,
    lines_of,
    open_amendment,
    rows_of_amendment,
    understood,
    wordings_of,
)
from artel.plans.services.finding import refresh_evidence, refresh_parent
from artel.plans.services.importing import (
    editable,
    make_requirements,
    make_wording,
    mended_row,
    period_of,
    refuse_ambiguous,
)
from artel.plans.services.lifecycle import locked_plan, post_of
from artel.plans.services.obligations import bring_back, leave_out, refresh_obligations
from artel.russian import date_ru

AMENDMENT = amendment_workflow(_("Изменение плана в состоянии «{state}»: это действие сейчас невозможно."))


# --- beginning ---


@transaction.atomic
def begin_amendment(*, plan: Plan, actor: User) -> Amendment:
    """Begin to change an approved plan from the wording in force. Nothing of it is seen in the plan until it is approved.

    Refused while another change of it is being prepared.
    """
    plan = locked_plan(plan)
    authorize(actor, "plans.amend_plan", plan)
    _require_amendable(plan)
    base = latest_version(plan)
    wordings = wordings_of(base)
    sections = list(base.sections.all())
    places = {section.pk: index for index, section in enumerate(sections)}
    asked = asked_by([row.activity for row in wordings])
    rows = [
        AmendedRow(draft_of_row(row, places.get(row.section_id), asked[row.activity_id]), row.activity.key)
        for row in wordings
    ]
    return _begun(plan, base, [[section.number, section.title] for section in sections], rows, None, actor)


@transaction.atomic
def amend_by_upload(*, upload: PlanUpload, actor: User) -> Amendment:
    """Make an amendment of a document that was read and looked through: its rows matched to those in force.

    What is beyond doubt is settled; the rest waits for a person. Refused for another year, for a deadline that reads two
    ways, and while another change of the plan is being prepared.
    """
    upload = editable(upload, None)
    if upload.amends is None:
        raise IllegalTransition(_("Этот документ загружен как новый план, а не как изменение."))
    plan = locked_plan(upload.amends)
    authorize(actor, "plans.amend_plan", plan)
    _require_amendable(plan)
    if period_of(upload.year_label) != (plan.starts_on, plan.ends_on):
        raise BrokenRule(
            _("Документ на {year} год, а план — на {of_plan}. Исправьте год документа или загрузите другой.").format(
                year=upload.year_label, of_plan=plan.year_label
            ),
            field="year_label",
        )
    rows = [row for row in map(RowDraft.from_json, upload.rows) if not row.is_skipped]
    if not rows:
        raise BrokenRule(_("В плане не осталось ни одной строки."))
    base = latest_version(plan)
    matched = _matched(rows, upload.sections, wordings_of(base), former_wordings(plan, base))
    amendment = _begun(plan, base, upload.sections, matched, upload, actor)
    upload.state = "confirmed"
    upload.save(update_fields=["state"])
    return amendment


def _matched(
    rows: Sequence[RowDraft],
    sections: Sequence[Sequence[str]],
    in_force: Sequence[ActivityVersion],
    former: Sequence[ActivityVersion],
) -> list[AmendedRow]:
    new = [line_of(row, sections) for row in rows]
    old = lines_of(in_force)
    found = [
        AmendedRow(row, old[one.old].key if one.old is not None else "", one.is_sure)
        for row, one in zip(rows, match(old, new), strict=True)
    ]
    # A row that an earlier amendment left out may be coming back: that is never taken for granted.
    strangers = [index for index, item in enumerate(found) if not item.key]
    gone = lines_of(former)
    for index, one in zip(strangers, match(gone, [new[index] for index in strangers]), strict=True):
        if one.old is not None:
            found[index] = replace(found[index], key=gone[one.old].key, is_settled=False)
        elif one.candidates:
            found[index] = replace(found[index], is_settled=False)
    return found


def _begun(
    plan: Plan, base: PlanVersion, sections: list, rows: Sequence[AmendedRow], upload: PlanUpload | None, actor: User
) -> Amendment:
    amendment = Amendment.objects.create(
        cluster=plan.cluster,
        plan=plan,
        upload=upload,
        base=base,
        sections=sections,
        rows=[row.to_json() for row in rows],
        created_by=account_of(actor),
        created_at=clock.now_in(plan.cluster),
    )
    audit.record(
        PlanEvent.AMENDMENT_BEGUN,
        actor=actor,
        cluster=plan.cluster,
        target=plan,
        amendment=amendment.pk,
        rows=len(rows),
    )
    return amendment


def _require_amendable(plan: Plan) -> None:
    if plan.state != PlanState.APPROVED:
        raise IllegalTransition(
            _("Изменить можно утверждённый план. Черновик правят прямо, а завершённый уже не меняется.")
        )
    if open_amendment(plan) is not None:
        raise IllegalTransition(_("Изменение этого плана уже готовится или ждёт утверждения. Сначала закончите его."))


# --- the rows ---


def _locked(amendment: Amendment) -> Amendment:
    return (
        Amendment.objects.select_for_update(of=("self",))
        .select_related("cluster", "plan__cluster", "base", "upload")
        .get(pk=amendment.pk)
    )


def _editable(amendment: Amendment, revision: int | None, actor: User) -> Amendment:
    amendment = _locked(amendment)
    authorize(actor, "plans.amend_plan", amendment)
    if amendment.state != AmendmentState.DRAFT:
        raise IllegalTransition(_("Это изменение уже не правят: оно передано на утверждение, утверждено или отложено."))
    if revision is not None and revision != amendment.revision:
        raise IllegalTransition(
            _(
                "Пока вы правили изменение, его поправил кто-то ещё или вы сами в другой вкладке. "
                "Обновите страницу и внесите правку снова."
            )
        )
    return amendment


def _save(amendment: Amendment, rows: Sequence[AmendedRow], actor: User, **detail: Any) -> Amendment:
    named = [item.key for item in rows if item.key and item.is_settled]
    if twice := sorted({key for key in named if named.count(key) > 1}):
        known = {row.activity.key: row for row in _known(amendment).values()}
        raise BrokenRule(
            _("Одну строку плана не могут продолжать две: {rows}. Остальные отметьте новыми.").format(
                rows="; ".join(f"«{known[key]}»" for key in twice)
            ),
            field="key",
        )
    amendment.rows = [item.to_json() for item in rows]
    amendment.revision += 1
    amendment.save(update_fields=["rows", "sections", "revision"])
    audit.record(
        PlanEvent.AMENDMENT_CORRECTED,
        actor=actor,
        cluster=amendment.cluster,
        target=amendment.plan,
        amendment=amendment.pk,
        **detail,
    )
    return amendment


def _known(amendment: Amendment) -> dict[str, ActivityVersion]:
    """The last words of every row the plan has or had, by its key."""
    rows = [*former_wordings(amendment.plan, amendment.base), *wordings_of(amendment.base)]
    return {row.activity.key: row for row in rows}


def _at(rows: Sequence[AmendedRow], index: int) -> AmendedRow:
    if not 0 <= index < len(rows):
        raise BrokenRule(_("Такой строки нет: возможно, страница устарела. Обновите её."))
    return rows[index]


@transaction.atomic
def settle_matches(
    *, amendment: Amendment, choices: Mapping[int, str], revision: int | None = None, actor: User
) -> Amendment:
    """Say of rows, by their index, which row of the plan each continues: its key, or "" for a new row."""
    amendment = _editable(amendment, revision, actor)
    rows, known = rows_of_amendment(amendment), _known(amendment)
    for index, key in choices.items():
        if key and key not in known:
            raise BrokenRule(_("Такой строки в плане нет: возможно, страница устарела. Обновите её."), field="key")
        rows[index] = replace(_at(rows, index), key=key, is_settled=True)
    # What a person has given away is proposed to nobody else.
    given = {rows[index].key for index in choices}
    rows = [replace(item, key="") if not item.is_settled and item.key in given else item for item in rows]
    return _save(amendment, rows, actor, settled=len(choices))


@transaction.atomic
def reword_row(
    *,
    amendment: Amendment,
    index: int,
    key: str | None = None,
    executors: Sequence[ExecutorDraft] | None = None,
    requirements: Sequence[RequirementDraft] | None = None,
    revision: int | None = None,
    actor: User,
    **words: Any,
) -> Amendment:
    """Change the words of a row, and which row it continues if `key` is given. What was proved stays with the row."""
    amendment = _editable(amendment, revision, actor)
    rows = rows_of_amendment(amendment)
    item = _at(rows, index)
    if key and key not in _known(amendment):
        raise BrokenRule(_("Такой строки в плане нет: возможно, страница устарела. Обновите её."), field="key")
    row = mended_row(
        item.row,
        cluster=amendment.cluster,
        sections=amendment.sections,
        year_label=amendment.plan.year_label,
        executors=executors,
        requirements=requirements,
        **words,
    )
    rows[index] = AmendedRow(row, item.key if key is None else key, item.is_settled or key is not None)
    if row.section != item.row.section:
        rows.insert(_end_of_section([*rows[:index], *rows[index + 1 :]], row.section), rows.pop(index))
    return _save(amendment, rows, actor, number=row.number)


@transaction.atomic
def add_amended_row(
    *, amendment: Amendment, title: str, section: int | None = None, revision: int | None = None, actor: User
) -> tuple[Amendment, int]:
    """Add a new row at the end of its section; answers the amendment and the index of the row."""
    amendment = _editable(amendment, revision, actor)
    if not title.strip():
        raise BrokenRule(_("У строки должно быть наименование мероприятия."), field="title")
    if section is not None and not 0 <= section < len(amendment.sections):
        raise BrokenRule(_("Такого раздела в плане нет."), field="section")
    rows = rows_of_amendment(amendment)
    row = understand(
        number="", title=title.strip(), executors="", deadline="", result="", section=section, known_kinds=kinds.known()
    )
    at = _end_of_section(rows, section)
    rows.insert(at, AmendedRow(row))
    return _save(amendment, rows, actor, added=at), at


def _end_of_section(rows: Sequence[AmendedRow], section: int | None) -> int:
    """Where a row comes to stand as the last of its section: sections keep their order."""
    own = [index for index, item in enumerate(rows) if item.row.section == section]
    if own:
        return own[-1] + 1
    before = [i for i, item in enumerate(rows) if item.row.section is None or item.row.section < (section or 0)]
    return before[-1] + 1 if before and section is not None else 0


@transaction.atomic
def leave_row_out(*, amendment: Amendment, index: int, revision: int | None = None, actor: User) -> Amendment:
    """Leave a row out of the new wording. What it owes is lifted when the change is approved, not now."""
    amendment = _editable(amendment, revision, actor)
    rows = rows_of_amendment(amendment)
    gone = _at(rows, index)
    return _save(amendment, [item for n, item in enumerate(rows) if n != index], actor, left_out=gone.row.number)


@transaction.atomic
def take_row_back(*, amendment: Amendment, key: str, revision: int | None = None, actor: User) -> Amendment:
    """Put a row that the new wording leaves out, or that an earlier one did, back in the words it had."""
    amendment = _editable(amendment, revision, actor)
    rows, known = rows_of_amendment(amendment), _known(amendment)
    if key not in known or any(item.key == key for item in rows):
        raise BrokenRule(_("Эта строка уже в плане, или её в нём не было. Обновите страницу."))
    wording = known[key]
    section = _section_of(amendment, wording)
    item = AmendedRow(draft_of_row(wording, section, asked_by([wording.activity])[wording.activity_id]), key)
    earlier = {row.activity.key for row in known.values() if row.position < wording.position}
    near = [n for n, other in enumerate(rows) if other.key in earlier and other.row.section == section]
    rows.insert(near[-1] + 1 if near else _end_of_section(rows, section), item)
    return _save(amendment, rows, actor, taken_back=wording.number)


def _section_of(amendment: Amendment, wording: ActivityVersion) -> int | None:
    """The section of the amendment that bears the title of the row's own; added if there is none."""
    if wording.section is None:
        return None
    for index, (_number, title) in enumerate(amendment.sections):
        if same_text(title, wording.section.title):
            return index
    amendment.sections = [*amendment.sections, [wording.section.number, wording.section.title]]
    return len(amendment.sections) - 1


# --- approval ---


def _go(amendment: Amendment, verb: str) -> None:
    amendment.state = AMENDMENT.target(state=amendment.state, verb=verb, label=amendment.get_state_display())


@transaction.atomic
def submit_amendment(*, amendment: Amendment, reason: str, revision: int | None = None, actor: User) -> Amendment:
    """Hand the change over for approval, with the reason. Refused while a match is open or nothing differs."""
    amendment = _locked(amendment)
    authorize(actor, "plans.amend_plan", amendment)
    if revision is not None and revision != amendment.revision:
        raise IllegalTransition(_("Пока вы смотрели, изменение поправили. Обновите страницу и проверьте его снова."))
    _go(amendment, "submit")
    _require_ready(amendment)
    if not reason.strip():
        raise BrokenRule(_("Напишите, почему план меняется: это войдёт в перечень изменений."), field="reason")
    amendment.reason, amendment.return_reason = reason.strip(), ""
    amendment.submitted_by = account_of(actor)
    amendment.submitted_at = clock.now_in(amendment.cluster)
    amendment.save(update_fields=["state", "reason", "return_reason", "submitted_by", "submitted_at"])
    audit.record(
        PlanEvent.AMENDMENT_SUBMITTED,
        actor=actor,
        cluster=amendment.cluster,
        target=amendment.plan,
        amendment=amendment.pk,
    )
    return amendment


def _require_ready(amendment: Amendment) -> None:
    if amendment.plan.state != PlanState.APPROVED:
        raise IllegalTransition(_("План уже завершён: изменить его нельзя."))
    rows = rows_of_amendment(amendment)
    if not rows:
        raise BrokenRule(_("В плане не осталось ни одной строки."))
    if waiting := sum(not item.is_settled for item in rows):
        raise BrokenRule(
            _("Сначала ответьте, какие это строки плана. Осталось вопросов: {count}.").format(count=waiting)
        )
    known = _known(amendment)
    refuse_ambiguous([(index, understood(item, known)) for index, item in enumerate(rows)], amendment.plan.year_label)
    changes = compare(lines_of(wordings_of(amendment.base)), amended_lines(amendment))
    if count(changes)[ChangeKind.SAME] == len(changes) and not any(item.row.corrected for item in rows):
        raise BrokenRule(_("Новая редакция ничем не отличается от действующей: утверждать нечего."))


@transaction.atomic
def return_amendment(*, amendment: Amendment, reason: str, actor: User) -> Amendment:
    """Return the change to its draft with remarks."""
    amendment = _locked(amendment)
    authorize(actor, "plans.return_amendment", amendment)
    if not reason.strip():
        raise BrokenRule(_("Напишите замечания: без них непонятно, что исправить."), field="reason")
    return _returned(amendment, reason.strip(), actor)


def _returned(amendment: Amendment, reason: str, actor: Any) -> Amendment:
    _go(amendment, "return")
    amendment.return_reason = reason
    amendment.save(update_fields=["state", "return_reason"])
    audit.record(
        PlanEvent.AMENDMENT_RETURNED,
        actor=actor,
        cluster=amendment.cluster,
        target=amendment.plan,
        amendment=amendment.pk,
        reason=reason,
    )
    return amendment


@transaction.atomic
def drop_amendment(*, amendment: Amendment, actor: User) -> Amendment:
    """Put the change aside. Its document stays in the list and can be made a change again."""
    amendment = _locked(amendment)
    authorize(actor, "plans.amend_plan", amendment)
    _go(amendment, "drop")
    upload, amendment.upload = amendment.upload, None
    amendment.save(update_fields=["state", "upload"])
    if upload is not None:
        upload.state = "read"
        upload.save(update_fields=["state"])
    audit.record(
        PlanEvent.AMENDMENT_DROPPED,
        actor=actor,
        cluster=amendment.cluster,
        target=amendment.plan,
        amendment=amendment.pk,
    )
    return amendment


@transaction.atomic
def approve_amendment(
    *,
    amendment: Amendment,
    approved_on: date,
    in_force_from: date,
    number: str,
    file: StoredFile | Received | None,
    actor: User,
) -> Amendment:
    """Approve the change: the chair of the Coordination Council, or whoever acts for them today, and not its author.

    From `in_force_from` the plan reads as the new wording says: not before the plan was approved, nor before the
    wording it replaces, nor later than today. The days before stay as they were (decisions/0024).
    """
    plan = locked_plan(amendment.plan)  # the plan first: two approvals wait for each other here
    amendment = _locked(amendment)
    if actor.pk is not None and actor.pk in (amendment.created_by_id, amendment.submitted_by_id):
        raise Denied(_("Изменение плана утверждает не тот, кто его подготовил или передал на утверждение."))
    authorize(actor, "plans.approve_amendment", amendment)
    _go(amendment, "approve")
    today = clock.today(plan.cluster)
    if approved_on > today:
        raise BrokenRule(_("Дата утверждения не может быть позже сегодняшней."), field="approved_on")
    if not number.strip():
        raise BrokenRule(_("Укажите номер документа об утверждении; если номера нет, напишите «б/н»."), field="number")
    earliest = earliest_day(plan, amendment.base)
    if not earliest <= in_force_from <= today:
        raise BrokenRule(
            _(
                "Изменение может действовать с {first} по сегодняшний день. "
                "Если оно вступит в силу позже, утвердите его в тот день."
            ).format(first=date_ru(earliest)),
            field="in_force_from",
        )
    if file is None and isinstance(actor, User) and not plan.cluster.is_demo:
        raise BrokenRule(_("Приложите скан утверждённого изменения или решения о нём."), field="file")
    require_same_cluster(plan.cluster, file if isinstance(file, StoredFile) else None)
    amendment.approval_file = kept(file, cluster=plan.cluster, actor=actor)
    return _put_in_force(
        plan,
        amendment,
        on=approved_on,
        since=in_force_from,
        number=number.strip(),
        post=post_of(plan, actor),
        actor=actor,
    )


def earliest_day(plan: Plan, base: PlanVersion) -> date:
    """The first day on which the wording that follows `base` may come into force."""
    return max(day for day in (plan.approved_on, base.in_force_from) if day is not None)


@transaction.atomic
def approve_amendment_by_council(*, amendment: Amendment, ruling: Ruling) -> Amendment:
    """Approve the change by a decision of the Coordination Council, once its minutes are registered.

    In force from the day of the meeting, or of the wording it replaces if that is later.
    """
    plan = locked_plan(amendment.plan)
    amendment = _locked(amendment)
    _go(amendment, "approve")
    post = _("решение, {body}: протокол от {day} № {number}, пункт {item}").format(
        body=ruling.unit.name, day=date_ru(ruling.held_on), number=ruling.minutes.number, item=ruling.item
    )
    since = max(ruling.held_on, earliest_day(plan, amendment.base))
    return _put_in_force(
        plan,
        amendment,
        on=ruling.held_on,
        since=since,
        number=ruling.minutes.number,
        post=post[:300],
        actor=ruling.actor,
    )


@transaction.atomic
def return_amendment_by_council(*, amendment: Amendment, ruling: Ruling) -> Amendment:
    """Return the change to its draft: the council has not approved it."""
    reason = _("{body} не утвердил изменение: протокол от {day} № {number}, пункт {item}.").format(
        body=ruling.unit.name, day=date_ru(ruling.held_on), number=ruling.minutes.number, item=ruling.item
    )
    return _returned(_locked(amendment), reason, ruling.actor)


def basis_of(number: str, on: date) -> str:
    """«Изменение плана № 2 от 15.03.2024», the basis of what follows from it."""
    return _("Изменение плана № {number} от {day}").format(number=number, day=date_ru(on))


def _put_in_force(
    plan: Plan, amendment: Amendment, *, on: date, since: date, number: str, post: str, actor: Any
) -> Amendment:
    """Write the new wording; rows, what they ask for and what is owed follow it."""
    base = latest_version(plan)
    if plan.state != PlanState.APPROVED or base.pk != amendment.base_id:
        raise IllegalTransition(_("Пока изменение ждало, план завершили или изменили иначе. Подготовьте его заново."))
    _require_ready(amendment)
    known = _known(amendment)
    version = PlanVersion.objects.create(
        plan=plan, number=base.number + 1, in_force_from=since, created_at=clock.now_in(plan.cluster)
    )
    sections = [
        Section.objects.create(version=version, position=position, number=section_number, title=title)
        for position, (section_number, title) in enumerate(amendment.sections)
    ]
    activities = {activity.key: activity for activity in plan.activities.all()}
    asked = asked_by(list(activities.values()))
    basis = basis_of(number, on)
    stands = set()
    for position, item in enumerate(rows_of_amendment(amendment), 1):
        row = understood(item, known)
        activity = activities.get(item.key)
        if activity is None:
            activity = Activity.objects.create(cluster=plan.cluster, plan=plan, key=_next_key(activities))
            activities[activity.key] = activity
            activity.plan = plan
            make_requirements(activity, row.requirements, row)
        else:
            activity.plan = plan
            _follow_requirements(activity, asked[activity.pk], known[item.key], row, version)
        make_wording(activity, version, sections, position, row)
        stands.add(activity.key)
    for activity in activities.values():
        _follow_obligations(activity, version, basis, is_there=activity.key in stands)
        refresh_evidence(activity)
    amendment.version, amendment.in_force_from = version, since
    amendment.approved_by = account_of(actor)
    amendment.approved_on, amendment.approved_at = on, clock.now_in(plan.cluster)
    amendment.approval_number, amendment.approval_post = number, post
    amendment.save()
    audit.record(
        PlanEvent.AMENDED,
        actor=actor,
        cluster=plan.cluster,
        target=plan,
        amendment=amendment.pk,
        version=version.number,
        number=number,
        approved_on=on.isoformat(),
        in_force_from=since.isoformat(),
    )
    refresh_parent(plan)
    return amendment


def _next_key(activities: Mapping[str, Activity]) -> str:
    taken = [int(found.group(1)) for key in activities if (found := re.fullmatch(r"r(\d+)", key))]
    return f"r{max(taken, default=0) + 1:02d}"


def _follow_requirements(
    activity: Activity, asked: Sequence[Requirement], before: ActivityVersion, row: RowDraft, version: PlanVersion
) -> None:
    """Keep what the row asks for where its result reads as before; else keep what is proved, and ask for the rest anew."""
    if same_text(before.result_text, row.result_text):
        return
    proved = set(
        Evidence.objects.filter(obligation__requirement__in=asked).values_list("obligation__requirement", flat=True)
    )
    outcome = settle_requirements(asked, row.requirements, proved)
    activity.requirements.filter(pk__in=outcome.retired).update(retired_on=version.in_force_from)
    last = activity.requirements.order_by("-position").first()
    make_requirements(activity, outcome.fresh, row, first=(last.position if last else 0) + 1)


def _follow_obligations(activity: Activity, version: PlanVersion, basis: str, *, is_there: bool) -> None:
    """Bring what the row owes to the new wording, from the day it is in force; the days before stay as they were."""
    plan = activity.plan = version.plan
    events = activity.obligations.exclude(event=None).select_related(
        "organisation", "brought_by", "window", "event", "requirement"
    )
    if not is_there:
        standing = activity.obligations.filter(left_out_by=None, event=None).select_related(
            "organisation", "brought_by", "window", "event"
        )
        leave_out([*standing, *events.filter(left_out_by=None)], plan, version, basis)
        return
    refresh_obligations(activity, basis=basis)
    counts_events = activity.wordings.get(version=version).term.get("kind") == "relative"
    gone = [owed for owed in events if owed.left_out_by_id is None and not (counts_events and _asked(owed))]
    back = [owed for owed in events if owed.left_out_by_id is not None and counts_events and _asked(owed)]
    leave_out(gone, plan, version, basis)
    bring_back(back, version, basis)


def _asked(owed: Any) -> bool:
    return owed.requirement is not None and owed.requirement.retired_on is None
