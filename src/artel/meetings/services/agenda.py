"""The agenda: proposals, items in their order, materials, subjects, control of decisions; the notice."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize, can
from artel.bodies import selectors as bodies
from artel.bodies.domain.states import Part
from artel.documents import subjects
from artel.documents.models import Paper
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.meetings.domain.notice import notice_of
from artel.meetings.domain.states import AssignmentState, ItemState, MeetingForm, MeetingState
from artel.meetings.events import MeetingEvent
from artel.meetings.models import AgendaItem, Assignment, Material, Meeting
from artel.meetings.services.meetings import changed, draw_agenda, locked_meeting, next_position, require_state, step
from artel.meetings.services.roll import draw_roll
from artel.meetings.telling import tell_notice
from artel.members import selectors as members
from artel.members.models import Person
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru

OFF_AGENDA = (ItemState.PROPOSED, ItemState.DECLINED)
BEFORE = (MeetingState.PLANNED, MeetingState.AGENDA, MeetingState.NOTIFIED)


@transaction.atomic
def propose_item(
    *, meeting: Meeting, title: str, speaker: Person | None = None, minutes: int = 15, draft: str = "", actor: Any
) -> AgendaItem:
    """Propose an item: the chair takes it up or says why not. Open until the meeting begins."""
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.propose_item", meeting)
    require_state(meeting, *BEFORE)
    item = _new_item(meeting, title=title, speaker=speaker, minutes=minutes, draft=draft)
    item.position, item.state = 0, ItemState.PROPOSED
    item.proposed_by = members.person_of(actor, meeting.cluster)
    item.save()
    changed(meeting)
    audit.record(MeetingEvent.ITEM_PROPOSED, actor=actor, target=meeting, item=item.pk)
    return item


@transaction.atomic
def take_up(*, item: AgendaItem, actor: Any) -> AgendaItem:
    """Put a proposed item on the agenda, after the others."""
    meeting, item = _locked(item)
    authorize(actor, "meetings.approve_agenda", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    _require_item(item, ItemState.PROPOSED, ItemState.DECLINED)
    item.position, item.state, item.answer = next_position(meeting), ItemState.WAITING, ""
    item.save(update_fields=["position", "state", "answer"])
    draw_agenda(meeting)
    changed(meeting)
    audit.record(MeetingEvent.ITEM_TAKEN_UP, actor=actor, target=meeting, item=item.pk)
    return item


@transaction.atomic
def decline_item(*, item: AgendaItem, answer: str, actor: Any) -> AgendaItem:
    """Leave a proposed item out, with an answer to whoever proposed it."""
    meeting, item = _locked(item)
    authorize(actor, "meetings.approve_agenda", meeting)
    _require_item(item, ItemState.PROPOSED)
    if not answer.strip():
        raise BrokenRule(_("Напишите, почему вопрос не включён: ответ увидит тот, кто его предложил."), field="answer")
    item.state, item.answer = ItemState.DECLINED, answer.strip()
    item.save(update_fields=["state", "answer"])
    changed(meeting)
    audit.record(MeetingEvent.ITEM_DECLINED, actor=actor, target=meeting, item=item.pk, reason=item.answer)
    return item


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    speaker: Person | None = None,
    speaker_post: str = "",
    minutes: int = 15,
    draft: str = "",
    actor: Any,
) -> AgendaItem:
    """Put an item at the end of the agenda; an open meeting may add one by its own decision."""
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    item = _new_item(meeting, title=title, speaker=speaker, speaker_post=speaker_post, minutes=minutes, draft=draft)
    item.save()
    draw_agenda(meeting)
    changed(meeting)
    audit.record(MeetingEvent.ITEM_ADDED, actor=actor, target=meeting, item=item.pk)
    return item


@transaction.atomic
def change_item(
    *,
    item: AgendaItem,
    title: str | None = None,
    speaker: Person | None = None,
    speaker_post: str | None = None,
    minutes: int | None = None,
    draft: str | None = None,
    actor: Any,
) -> AgendaItem:
    """Change what is given of an item that is not finished; None leaves a thing as it was."""
    meeting, item = _locked(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    _require_item(item, ItemState.PROPOSED, ItemState.WAITING, ItemState.CURRENT)
    require_same_cluster(meeting.cluster, speaker)
    if title is not None:
        item.title = _checked_title(title)
    if minutes is not None:
        item.minutes = _checked_minutes(minutes)
    if draft is not None:
        item.draft = _lines(draft)
    if speaker is not None and speaker.pk != item.speaker_id:
        item.speaker, item.speaker_post = speaker, post_of(speaker, meeting)
    if speaker_post is not None:
        item.speaker_post = speaker_post.strip()
    item.save()
    changed(meeting)
    audit.record(MeetingEvent.ITEM_CHANGED, actor=actor, target=meeting, item=item.pk)
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, position: int, actor: Any) -> AgendaItem:
    """Put an item on a place of the agenda, from 1; the others close up and make room, without holes."""
    meeting, item = _locked(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    _require_item(item, ItemState.WAITING)
    others = [each for each in _in_order(meeting) if each.pk != item.pk]
    place = max(1, min(position, len(others) + 1))
    _number([*others[: place - 1], item, *others[place - 1 :]])
    changed(meeting)
    audit.record(MeetingEvent.ITEM_MOVED, actor=actor, target=meeting, item=item.pk, position=place)
    return item


@transaction.atomic
def drop_item(*, item: AgendaItem, actor: Any) -> None:
    """Strike an item out before the meeting, with its materials. At the meeting it is taken off: `remove_item`."""
    meeting, item = _locked(item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE)
    if item.state == ItemState.PROPOSED:
        raise IllegalTransition(_("Вопрос предложен участником: включите его или ответьте, почему он не включён."))
    pk = item.pk
    item.delete()
    _number(_in_order(meeting))
    changed(meeting)
    audit.record(MeetingEvent.ITEM_DROPPED, actor=actor, target=meeting, item=pk)


@transaction.atomic
def take_subject(*, meeting: Meeting, subject: subjects.Subject, actor: Any) -> AgendaItem:
    """Put on the agenda something that waits for a decision of the body: its title and draft come with it.

    Who should not vote on it (`subject.recused`) is offered at the item, by `selectors.recusal_hints`; a recusal is
    declared at the meeting, never by the system.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    found = subjects.find(meeting.cluster, subject.kind, subject.id)
    if found is None:
        raise BrokenRule(_("Этот вопрос больше не ждёт решения: обновите список."), field="subject")
    if (
        meeting.items.filter(subject_kind=found.kind, subject_id=found.id)
        .exclude(state__in=[ItemState.DECLINED, ItemState.REMOVED])
        .exists()
    ):
        raise IllegalTransition(_("Этот вопрос уже стоит в повестке."))
    item = _new_item(meeting, title=found.title, draft="\n".join(found.draft))
    item.subject_kind, item.subject_id = found.kind, found.id
    item.save()
    draw_agenda(meeting)
    changed(meeting)
    audit.record(MeetingEvent.ITEM_ADDED, actor=actor, target=meeting, item=item.pk, subject=f"{found.kind}:{found.id}")
    return item


@transaction.atomic
def add_material(
    *, item: AgendaItem, title: str, file: StoredFile | Received | None = None, paper: Paper | None = None, actor: Any
) -> Material:
    """Attach a file or a paper of the cluster to an item. The speaker may do it too, until the item is done."""
    meeting, item = _locked(item)
    if not _is_speaker(item, actor):
        authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    if (file is None) == (paper is None):
        raise BrokenRule(_("Приложите файл или выберите документ."), field="file")
    require_same_cluster(meeting.cluster, file if isinstance(file, StoredFile) else None, paper)
    material = Material.objects.create(
        item=item,
        title=(title.strip() or (str(paper) if paper else _("Материал")))[:300],
        file=kept(file, cluster=meeting.cluster, actor=actor),
        paper=paper,
        added_at=clock.now_in(meeting.cluster),
    )
    changed(meeting)
    audit.record(MeetingEvent.MATERIAL_ADDED, actor=actor, target=meeting, item=item.pk, material=material.pk)
    return material


@transaction.atomic
def drop_material(*, material: Material, actor: Any) -> None:
    """Take a material away while the meeting is not closed. The stored file stays."""
    meeting, item = _locked(material.item)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE, MeetingState.OPEN)
    pk = material.pk
    Material.objects.filter(pk=pk, item=item).delete()
    changed(meeting)
    audit.record(MeetingEvent.MATERIAL_DROPPED, actor=actor, target=meeting, item=item.pk, material=pk)


@transaction.atomic
def carry_over(*, meeting: Meeting, actor: Any) -> AgendaItem | None:
    """Put «О выполнении решений» on the agenda, with the open assignments of the body as its draft decision.

    Called again, it writes the draft of that item anew. None where nothing is open.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, *BEFORE)
    open_ones = list(
        Assignment.objects.filter(unit__in=meeting.unit_ids, issued_on__isnull=False)
        .exclude(state__in=[AssignmentState.CLOSED, AssignmentState.LIFTED])
        .select_related("person", "point__item__meeting")
        .order_by("due_on", "pk")
    )
    if not open_ones:
        return None
    item = meeting.items.filter(is_control=True).exclude(state=ItemState.REMOVED).first()
    if item is None:
        secretary = next(
            (row for row in bodies.roll_on(meeting.unit, meeting.held_on) if row.part == Part.SECRETARY), None
        )
        item = _new_item(meeting, title=_("О выполнении решений предыдущих заседаний"), minutes=10)
        item.is_control = True
        if secretary is not None:
            item.speaker, item.speaker_post = secretary.person, secretary.post
    item.draft = "\n".join(
        [
            _("Принять к сведению информацию о выполнении решений."),
            *(_control_words(each, meeting) for each in open_ones),
        ]
    )
    item.save()
    draw_agenda(meeting)
    changed(meeting)
    audit.record(MeetingEvent.ITEM_ADDED, actor=actor, target=meeting, item=item.pk, assignments=len(open_ones))
    return item


@transaction.atomic
def notify_meeting(*, meeting: Meeting, actor: Any) -> Meeting:
    """Approve the agenda and send the notice: the roll is drawn from the composition of the meeting's day.

    A notice later than the rules allow is let through: its warning is kept and said in the minutes. An agenda without
    items, and a meeting nobody could come to (no place and no link), are refused. Approved by the secretary, the
    journal says that it was by the chair's word.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.approve_agenda", meeting)
    step(meeting, "notify")
    if meeting.held_on < clock.today(meeting.cluster):
        raise BrokenRule(_("День заседания уже прошёл: назначьте другой."), field="held_on")
    if not meeting.items.filter(state=ItemState.WAITING).exists():
        raise BrokenRule(_("В повестке нет ни одного вопроса."))
    _check_reachable(meeting)
    today = clock.today(meeting.cluster)
    calendar = members.calendar_of(meeting.cluster)
    warnings = [
        notice_of(
            bodies.rules_on(unit, meeting.held_on), sent_on=today, held_on=meeting.held_on, calendar=calendar
        ).warning
        for unit in meeting.units
    ]
    meeting.notified_at = clock.now_in(meeting.cluster)
    meeting.notice_warning = next((words for words in warnings if words), "")
    meeting.save(update_fields=["state", "notified_at", "notice_warning"])
    draw_roll(meeting)
    changed(meeting)
    audit.record(
        MeetingEvent.NOTIFIED,
        actor=actor,
        target=meeting,
        people=meeting.attendees.count(),
        is_short=bool(meeting.notice_warning),
        by_word_of_the_chair=not can(actor, "meetings.chair_meeting", meeting),
    )
    tell_notice(meeting, actor)
    return meeting


def post_of(person: Person, meeting: Meeting) -> str:
    """The post that a person is named with at the meeting: by the roll of a body, else by their position."""
    for unit in meeting.units:
        for row in bodies.roll_on(unit, meeting.held_on):
            if row.person.pk == person.pk and row.post:
                return row.post
    position = bodies.positions_on([person.pk], meeting.held_on).get(person.pk)
    return position.title if position else ""


def _control_words(assignment: Assignment, meeting: Meeting) -> str:
    words = assignment.point.text.rstrip(".")
    due = date_ru(assignment.due_on)
    if assignment.state == AssignmentState.REPORTED:
        state = _("представлено на проверку")
    elif assignment.due_on < meeting.held_on:
        state = _("срок истёк {day}").format(day=due)
    else:
        state = _("срок {day}").format(day=due)
    return _("Поручение «{words}» (ответственный {person}, {state}): снять с контроля или продлить.").format(
        words=words, person=assignment.person.short_name, state=state
    )


def _check_reachable(meeting: Meeting) -> None:
    if meeting.form == MeetingForm.ABSENTEE:
        return
    if meeting.starts_at is None:
        raise BrokenRule(_("Укажите, во сколько начинается заседание."), field="starts_at")
    if meeting.form in (MeetingForm.VIDEO, MeetingForm.MIXED) and not meeting.link:
        raise BrokenRule(_("Укажите ссылку на видеосвязь: без неё участники не подключатся."), field="link")
    if meeting.form in (MeetingForm.IN_PERSON, MeetingForm.MIXED) and not meeting.place:
        raise BrokenRule(_("Укажите место заседания."), field="place")


def _new_item(
    meeting: Meeting,
    *,
    title: str,
    speaker: Person | None = None,
    speaker_post: str = "",
    minutes: int = 15,
    draft: str = "",
) -> AgendaItem:
    require_same_cluster(meeting.cluster, speaker)
    return AgendaItem(
        meeting=meeting,
        position=next_position(meeting),
        title=_checked_title(title),
        speaker=speaker,
        speaker_post=speaker_post.strip() or (post_of(speaker, meeting) if speaker else ""),
        minutes=_checked_minutes(minutes),
        draft=_lines(draft),
    )


def _checked_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise BrokenRule(_("Сформулируйте вопрос: «О составе рабочей группы…»."), field="title")
    if len(title) > 500:
        raise BrokenRule(_("Вопрос длиннее 500 знаков: сократите его."), field="title")
    return title


def _checked_minutes(minutes: int) -> int:
    if not 1 <= minutes <= 600:
        raise BrokenRule(_("Отведите на вопрос от 1 до 600 минут."), field="minutes")
    return minutes


def _lines(draft: str) -> str:
    return "\n".join(line.strip() for line in draft.splitlines() if line.strip())


def _locked(item: AgendaItem) -> tuple[Meeting, AgendaItem]:
    meeting = locked_meeting(item.meeting)
    item = AgendaItem.objects.select_for_update(of=("self",), no_key=True).select_related("speaker").get(pk=item.pk)
    item.meeting = meeting
    return meeting, item


def _require_item(item: AgendaItem, *states: str) -> None:
    if item.state not in states:
        raise IllegalTransition(
            _("Вопрос уже в другом состоянии («{state}»): обновите страницу.").format(state=item.get_state_display())
        )


def _in_order(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.items.exclude(state__in=OFF_AGENDA).order_by("position", "pk"))


def _number(items: list[AgendaItem]) -> None:
    for place, item in enumerate(items, 1):
        if item.position != place:
            item.position = place
            AgendaItem.objects.filter(pk=item.pk).update(position=place)


def _is_speaker(item: AgendaItem, actor: Any) -> bool:
    return item.speaker is not None and item.speaker.user_id is not None and item.speaker.user_id == actor.pk
