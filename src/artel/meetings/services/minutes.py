"""Minutes: drafted from the facts, shown for remarks, signed by two, registered; dissents, corrections, extracts."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.bodies.selectors import rules_on
from artel.documents import subjects
from artel.documents.domain.states import PaperState, SignerRole
from artel.documents.models import Paper
from artel.documents.services.papers import SignerDraft, compose_paper, recall_paper, send_for_signature
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.kernel.workflow import Workflow
from artel.meetings import evidence, labels, papers
from artel.meetings.domain.states import (
    ItemState,
    MeetingState,
    MinutesForm,
    MinutesState,
    Outcome,
    QuestionState,
    minutes_workflow,
)
from artel.meetings.events import MeetingEvent
from artel.meetings.models import AgendaItem, Attendee, Dissent, Extract, Meeting, Minutes, Question, Remark
from artel.meetings.papers.collect import AGENDA
from artel.meetings.services.meetings import changed, locked_meeting, require_state
from artel.meetings.telling import tell_remark, tell_remarks_over, tell_shown
from artel.members.domain.kinds import OfficeKind
from artel.members.models import Office, Person
from artel.members.selectors import calendar_of, holder_of, person_of
from artel.members.services.clusters import lock_cluster
from artel.russian import date_ru

MINUTES, EXTRACT = "meetings.minutes", "meetings.extract"
SUBJECT, ITEM = "meetings.meeting", "meetings.item"  # what the papers speak of
REMARK_DAYS = 2  # working days for remarks, unless said
AT_WORK = (MinutesState.DRAFT, MinutesState.REMARKS, MinutesState.SIGNING)


# --- the draft ---


@transaction.atomic
def draft_minutes(*, meeting: Meeting, form: str = MinutesForm.FULL, actor: Any) -> Minutes:
    """Begin the minutes of a meeting that is over, or change the form of those at work.

    The text is made of the facts each time it is asked for, until it is sent for signature. Terms are those of the
    body's rules, in working days from the meeting.
    """
    meeting = locked_meeting(meeting)
    authorize(actor, "meetings.run_meeting", meeting)
    require_state(meeting, MeetingState.HELD, MeetingState.FAILED)
    if form not in MinutesForm.__members__.values():
        raise BrokenRule(_("Выберите форму протокола: полный или краткий."), field="form")
    last = meeting.minutes.order_by("-edition").first()
    if last is None:
        minutes = _begin(meeting, form=form, since=meeting.held_on, actor=actor)
        audit.record(MeetingEvent.MINUTES_DRAFTED, actor=actor, target=meeting, minutes=minutes.pk)
    else:
        minutes = last
        if minutes.state not in (MinutesState.DRAFT, MinutesState.REMARKS):
            raise IllegalTransition(_("Протокол уже на подписи или подписан: форму не меняют."))
        if minutes.form == form:
            return minutes
        minutes.form = form
        minutes.save(update_fields=["form"])
        label = str(minutes.get_form_display())
        audit.record(MeetingEvent.MINUTES_FORM_CHANGED, actor=actor, target=meeting, form=label)
    changed(meeting)
    return minutes


def _begin(meeting: Meeting, *, form: str, since: date, actor: Any, edition: int = 1, correction: str = "") -> Minutes:
    # Of two bodies at once the stricter terms hold.
    rules = [rules_on(unit, meeting.held_on) for unit in meeting.units]
    calendar = calendar_of(meeting.cluster)
    return Minutes.objects.create(
        meeting=meeting,
        edition=edition,
        form=form,
        correction=correction,
        drafted_by=account_of(actor),
        drafted_at=clock.now_in(meeting.cluster),
        draft_due_on=calendar.add_working_days(since, min(each.draft_days for each in rules)),
        signing_due_on=calendar.add_working_days(since, min(each.signing_days for each in rules)),
    )


# --- remarks ---


@transaction.atomic
def show_for_remarks(*, minutes: Minutes, until: date | None = None, actor: Any) -> Minutes:
    """Show the draft to those who were present; remarks are taken through a day, two working days on unless said.

    Shown again, it only gets another day.
    """
    meeting, minutes = _locked(minutes)
    authorize(actor, "meetings.run_meeting", meeting)
    today = clock.today(meeting.cluster)
    if minutes.state != MinutesState.REMARKS:
        _step(minutes, "show")
    until = until or calendar_of(meeting.cluster).add_working_days(today, REMARK_DAYS)
    if until < today:
        raise BrokenRule(_("Этот день уже прошёл."), field="until")
    minutes.remarks_until = until
    minutes.save(update_fields=["state", "remarks_until"])
    changed(meeting)
    audit.record(MeetingEvent.MINUTES_SHOWN, actor=actor, target=meeting, until=date_ru(until))
    tell_shown(minutes, actor)
    return minutes


@transaction.atomic
def add_remark(*, minutes: Minutes, text: str, item: AgendaItem | None = None, actor: Any) -> Remark:
    """Make a remark to the draft: only who was at the meeting, only while remarks are gathered."""
    meeting, minutes = _locked(minutes)
    authorize(actor, "meetings.remark_minutes", meeting)
    if minutes.state != MinutesState.REMARKS:
        raise IllegalTransition(_("Замечания сейчас не собирают."))
    text = text.strip()
    if not text:
        raise BrokenRule(_("Напишите, что в протоколе нужно поправить."), field="text")
    if item is not None and item.meeting_id != meeting.pk:
        raise BrokenRule(_("Этого вопроса нет в повестке заседания."), field="item")
    remark = Remark.objects.create(
        minutes=minutes,
        person=person_of(actor, meeting.cluster),
        item=item,
        text=text,
        made_at=clock.now_in(meeting.cluster),
    )
    changed(meeting)
    audit.record(MeetingEvent.REMARK_MADE, actor=actor, target=meeting, remark=remark.pk)
    tell_remark(remark, meeting, actor)
    return remark


@transaction.atomic
def answer_remark(*, remark: Remark, is_taken: bool, answer: str = "", actor: Any) -> Remark:
    """Answer a remark: taken into account, or not and why. Until the minutes are sent the answer may change."""
    meeting, minutes = _locked(remark.minutes)
    authorize(actor, "meetings.run_meeting", meeting)
    if minutes.state not in (MinutesState.DRAFT, MinutesState.REMARKS):
        raise IllegalTransition(_("Протокол уже на подписи: ответы на замечания не меняют."))
    answer = answer.strip()
    if not is_taken and not answer:
        raise BrokenRule(_("Напишите, почему замечание не учтено: ответ увидит тот, кто его сделал."), field="answer")
    remark = Remark.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    remark.is_taken, remark.answer, remark.answered_at = is_taken, answer, clock.now_in(meeting.cluster)
    remark.save(update_fields=["is_taken", "answer", "answered_at"])
    changed(meeting)
    audit.record(MeetingEvent.REMARK_ANSWERED, actor=actor, target=meeting, remark=remark.pk, is_taken=is_taken)
    return remark


@transaction.atomic
def add_dissent(*, item: AgendaItem, text: str, actor: Any) -> Dissent:
    """Give a dissenting opinion on an item: a member with a vote who was there and took part in it; one an item.

    Written anew until the minutes are sent for signature; it is printed with them.
    """
    meeting = locked_meeting(item.meeting)
    authorize(actor, "meetings.add_dissent", meeting)
    require_state(meeting, MeetingState.OPEN, MeetingState.HELD)
    if meeting.minutes.exclude(state__in=[MinutesState.DRAFT, MinutesState.REMARKS]).exists():
        raise IllegalTransition(_("Протокол уже на подписи или подписан: особое мнение к нему не приложить."))
    item = AgendaItem.objects.get(pk=item.pk, meeting=meeting)
    if item.state not in (ItemState.CURRENT, ItemState.DONE):
        raise BrokenRule(_("Этот вопрос не рассматривали."), field="item")
    text = text.strip()
    if not text:
        raise BrokenRule(_("Изложите особое мнение."), field="text")
    attendee = _voting_row(meeting, item, actor)
    dissent, _is_new = Dissent.objects.update_or_create(
        item=item, attendee=attendee, defaults={"text": text, "made_at": clock.now_in(meeting.cluster)}
    )
    changed(meeting)
    audit.record(MeetingEvent.DISSENT_ADDED, actor=actor, target=meeting, item=item.pk, attendee=attendee.pk)
    return dissent


def _voting_row(meeting: Meeting, item: AgendaItem, actor: Any) -> Attendee:
    rows = meeting.attendees.filter(person__user=actor.pk, unit__isnull=False, has_vote=True)
    attendee = rows.exclude(recusals__item=item).order_by("pk").first()
    if attendee is None:
        raise BrokenRule(_("Особое мнение подаёт член органа с правом голоса, который участвовал в вопросе."))
    return attendee


# --- signing ---


@transaction.atomic
def send_minutes(*, minutes: Minutes, actor: Any) -> Minutes:
    """Make the paper of the facts as they stand and ask who presided and the secretary of that meeting to sign it.

    Every remark must have its answer. From now on neither the facts nor the words change; `recall_minutes` goes back.
    """
    meeting, minutes = _locked(minutes)
    authorize(actor, "meetings.run_meeting", meeting)
    unanswered = minutes.remarks.filter(is_taken__isnull=True).count()
    if unanswered:
        raise BrokenRule(
            _("Замечаний без ответа: {count}. Ответьте на каждое и отправьте протокол на подпись.").format(
                count=unanswered
            )
        )
    _step(minutes, "send")
    compose(minutes, actor=actor)
    minutes.save(update_fields=["state", "paper"])
    changed(meeting)
    audit.record(MeetingEvent.MINUTES_SENT, actor=actor, target=meeting, minutes=minutes.pk, paper=minutes.paper_id)
    tell_remarks_over(minutes)
    return minutes


def compose(minutes: Minutes, *, actor: Any) -> Paper:
    """The paper of the minutes as the facts stand, at signing. A building block: the deed above holds the lock."""
    meeting = minutes.meeting
    if meeting.presiding_id is None:
        raise BrokenRule(_("Не указано, кто председательствовал: протокол некому подписать."))
    facts = papers.facts_of(meeting, minutes.edition)
    document = papers.minutes_tree(facts, minutes.form)
    before = meeting.minutes.filter(edition=minutes.edition - 1).select_related("paper").first()
    minutes.paper = compose_paper(
        cluster=meeting.cluster,
        kind=MINUTES,
        unit=meeting.unit,
        title=document.title,
        dated_on=meeting.held_on,
        document=document,
        subject_kind=SUBJECT,
        subject_id=str(meeting.pk),
        actor=actor,
        supersedes=before.paper if before and minutes.paper is None else None,
        paper=minutes.paper,
    )
    people = {person.pk: person for person in (meeting.presiding, meeting.secretary) if person is not None}
    signers = [SignerDraft(people[who.key], post, who.signed) for post, who in papers.signers_of(facts)]
    minutes.paper = send_for_signature(paper=minutes.paper, signers=signers, actor=actor)
    return minutes.paper


@transaction.atomic
def recall_minutes(*, minutes: Minutes, actor: Any) -> Minutes:
    """Take the minutes back from signing to mend them: signatures given are void, both sign the next text."""
    meeting, minutes = _locked(minutes)
    authorize(actor, "meetings.run_meeting", meeting)
    if minutes.state != MinutesState.SIGNING:
        _step(minutes, "recall")
    recall_paper(paper=minutes.paper, actor=actor)  # the hook of the kind brings the minutes back
    return Minutes.objects.select_related("meeting", "paper").get(pk=minutes.pk)


# --- hooks of the paper's kind, in the transaction of the deed on the paper ---


def minutes_registered(paper: Paper, actor: Any) -> None:
    """The last signature is there: the minutes stand, subjects learn what was decided, rows of the plan look again."""
    minutes = Minutes.objects.select_related("meeting").get(paper=paper)
    meeting, minutes = _locked(minutes)
    _step(minutes, "sign")
    minutes.save(update_fields=["state"])
    before = meeting.minutes.filter(edition__lt=minutes.edition, state=MinutesState.SIGNED)
    before.update(state=MinutesState.SUPERSEDED)
    changed(meeting)
    audit.record(MeetingEvent.MINUTES_SIGNED, actor=actor, target=meeting, number=paper.number, paper=paper.pk)
    if minutes.edition == 1 and meeting.state == MeetingState.HELD:
        _tell_subjects(meeting, paper, actor)
    evidence.refresh_rows(meeting.cluster)


def minutes_recalled(paper: Paper, actor: Any) -> None:
    """The paper is a draft again, and so are the minutes."""
    meeting, minutes = _locked(Minutes.objects.select_related("meeting").get(paper=paper))
    _step(minutes, "recall")
    minutes.save(update_fields=["state"])
    changed(meeting)
    audit.record(MeetingEvent.MINUTES_RECALLED, actor=actor, target=meeting, minutes=minutes.pk)


def minutes_revoked(paper: Paper, actor: Any) -> None:
    """What the minutes proved, they prove no longer. What was decided by them is not undone here."""
    meeting = Meeting.objects.select_related("cluster").get(minutes__paper=paper)
    changed(meeting)
    audit.record(MeetingEvent.MINUTES_REVOKED, actor=actor, target=meeting, number=paper.number, paper=paper.pk)
    evidence.refresh_rows(meeting.cluster)


def _tell_subjects(meeting: Meeting, paper: Paper, actor: Any) -> None:
    for number, item in enumerate(meeting.items.filter(state__in=AGENDA).order_by("position", "pk"), 1):
        if not item.subject_kind or item.state != ItemState.DONE:
            continue
        decided = item.questions.filter(state=QuestionState.CLOSED).exclude(outcome=Outcome.NO_QUORUM)
        question = _deciding(list(decided.select_related("unit").order_by("pk")), item)
        if question is None:
            continue
        ruling = subjects.Ruling(
            unit=question.unit,
            held_on=meeting.held_on,
            accepted=question.outcome == Outcome.ACCEPTED,
            minutes=paper,
            item=str(number),
            actor=actor,
        )
        subjects.decided(meeting.cluster, item.subject_kind, item.subject_id, ruling)


def _deciding(questions: list[Question], item: AgendaItem) -> Question | None:
    """The vote that decides the subject: of two bodies at once, that of the one the subject waits for."""
    if len(questions) < 2:
        return questions[0] if questions else None
    asked = (item.subject_kind, item.subject_id)
    for question in questions:
        if any((subject.kind, subject.id) == asked for subject in subjects.waiting_for(question.unit)):
            return question
    return questions[0]


# --- corrections and extracts ---


@transaction.atomic
def correct_minutes(*, minutes: Minutes, reason: str, actor: Any) -> Minutes:
    """Begin the next edition of signed minutes: the facts may be mended, and both sign anew (DOMAIN 3.3.1 c 8).

    The old edition stands until the new one is registered, under the same number.
    """
    meeting, minutes = _locked(minutes)
    authorize(actor, "meetings.run_meeting", meeting)
    reason = " ".join(reason.split())
    if not reason:
        raise BrokenRule(_("Напишите, что исправляется и почему: это будет сказано в новой редакции."), field="reason")
    if minutes.state != MinutesState.SIGNED or minutes.paper.state != PaperState.REGISTERED:
        raise IllegalTransition(_("Исправляют подписанный протокол, который действует."))
    if meeting.minutes.filter(state__in=AT_WORK).exists():
        raise IllegalTransition(_("Исправление этого протокола уже начато."))
    new = _begin(
        meeting,
        form=minutes.form,
        since=clock.today(meeting.cluster),
        actor=actor,
        edition=minutes.edition + 1,
        correction=reason[:500],
    )
    changed(meeting)
    audit.record(MeetingEvent.MINUTES_CORRECTED, actor=actor, target=meeting, minutes=new.pk, reason=reason)
    return new


@transaction.atomic
def order_extract(*, minutes: Minutes, item: AgendaItem, case_index: str = "", actor: Any) -> Extract:
    """Make an extract of one item, word for word, and ask the body's secretary to certify it.

    `case_index`: where the original is kept, «02-14», if it is known. Where the body has no secretary today, the chair
    certifies.
    """
    meeting, minutes = _locked(minutes)
    authorize(actor, "meetings.order_extract", meeting)
    if minutes.state != MinutesState.SIGNED or minutes.paper.state != PaperState.REGISTERED:
        raise IllegalTransition(_("Выписку делают из подписанного протокола, который действует."))
    numbers = {pk: n for n, pk in enumerate(meeting.items.filter(state__in=AGENDA).values_list("pk", flat=True), 1)}
    number = numbers.get(item.pk)
    if number is None or item.state != ItemState.DONE:
        raise BrokenRule(_("Этот вопрос на заседании не рассматривали."), field="item")
    today = clock.today(meeting.cluster)
    office, person = _certifier(meeting)
    document = papers.extract_document(minutes, number, person=person, office=office, on=today, case_index=case_index)
    paper = compose_paper(
        cluster=meeting.cluster,
        kind=EXTRACT,
        unit=meeting.unit,
        title=document.title,
        dated_on=today,
        document=document,
        subject_kind=ITEM,
        subject_id=str(item.pk),
        actor=actor,
    )
    signer = SignerDraft(
        person, papers.certifier_post(office), papers.signed_name(person), SignerRole.CERTIFIES, office
    )
    paper = send_for_signature(paper=paper, signers=[signer], actor=actor)
    extract = Extract.objects.create(minutes=minutes, item=item, paper=paper, ordered_by=account_of(actor))
    audit.record(MeetingEvent.EXTRACT_ORDERED, actor=actor, target=meeting, number=number, paper=paper.pk)
    return extract


def _certifier(meeting: Meeting) -> tuple[Office, Person]:
    today = clock.today(meeting.cluster)
    offices = {office.kind: office for office in Office.objects.filter(unit=meeting.unit).select_related("unit")}
    for kind in (OfficeKind.SECRETARY, OfficeKind.CHAIR):
        if kind in offices and (person := holder_of(offices[kind], today)):
            return offices[kind], person
    raise BrokenRule(_("В органе сегодня нет ни секретаря, ни председателя: заверить выписку некому."))


# --- parts ---


def workflow() -> Workflow:
    """The table of transitions of minutes, with its words."""
    return minutes_workflow(_("Протокол в состоянии «{state}»: сейчас это действие невозможно."))


def _step(minutes: Minutes, verb: str) -> None:
    label = str(dict(labels.MINUTES_STATES)[MinutesState(minutes.state)])
    minutes.state = workflow().target(state=minutes.state, verb=verb, label=label)


def _locked(minutes: Minutes) -> tuple[Meeting, Minutes]:
    """The meeting and the minutes as they are now. The cluster is locked first, as signing does: no deed waits for another."""
    lock_cluster(minutes.meeting.cluster)
    meeting = locked_meeting(minutes.meeting)
    minutes = Minutes.objects.select_for_update(of=("self",)).select_related("paper").get(pk=minutes.pk)
    minutes.meeting = meeting
    return meeting, minutes
