"""What deeds of meetings tell at once, and whom. Each is part of a deed: in its transaction, after its change."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.meetings.domain.states import MeetingForm
from artel.meetings.models import Assignment, Attendee, Meeting, Minutes, Remark
from artel.meetings.notice_sources import GIVEN, NEWS, accounts_at, assignment_thing, name_of
from artel.notices.services import settle, tell
from artel.plans import words


def tell_notice(meeting: Meeting, actor: Any) -> None:
    """Everybody on the list is called to the meeting: day, hour, place; members are asked to answer."""
    _silence(meeting)
    _call(meeting, accounts_at(meeting), f"{meeting.notified_at:%Y%m%d%H%M%S}", actor)


def tell_invited(attendee: Attendee, meeting: Meeting, actor: Any) -> None:
    """Somebody invited after the notice learns of the meeting alone; before it, with all the others."""
    if meeting.notified_at is not None and attendee.person.user_id is not None:
        _call(meeting, [(attendee.person.user_id, False)], f"{meeting.notified_at:%Y%m%d%H%M%S}", actor)


def _call(meeting: Meeting, people: Iterable[tuple[int, bool]], key: str, actor: Any) -> None:
    slug, people = meeting.cluster.slug, list(people)
    is_poll = meeting.form == MeetingForm.ABSENTEE
    for is_member in (True, False):
        answers = is_member and not is_poll
        tell(
            users=[user for user, member in people if member == is_member],
            cluster=meeting.cluster,
            kind=NEWS,
            key=f"meetings.notice:{meeting.pk}:{key}",
            thing=f"meetings.meeting:{meeting.pk}",
            title=(_("Заочное голосование: {unit}, {day}") if is_poll else _("Заседание: {unit}, {day}")).format(
                unit=meeting.unit, day=words.day(meeting.held_on)
            ),
            text=_where(meeting),
            act=_("Ответить") if answers else _("Открыть повестку"),
            url=reverse("meetings:rsvp" if answers else "meetings:detail", args=[slug, meeting.pk]),
            actor=actor,
            pressing=True,
        )


def _where(meeting: Meeting) -> str:
    """«Начало в 14:00, г. Томск, ул. Кулагина, 59. В повестке 3 вопроса…»: what a notice of a meeting has to say."""
    said = []
    if meeting.starts_at:
        said.append(_("Начало в {time}.").format(time=f"{meeting.starts_at:%H:%M}"))
    if meeting.place:
        said.append(_("Место: {place}.").format(place=meeting.place))
    if meeting.link and meeting.form != MeetingForm.ABSENTEE:
        said.append(_("Видеосвязь: {link}").format(link=meeting.link))
    titles = list(meeting.items.filter(state="waiting").order_by("position", "pk").values_list("title", flat=True))
    if titles:
        said.append(_("В повестке: {titles}.").format(titles=words.some_of(titles, 5)))
    return " ".join(said)


def tell_notice_void(meeting: Meeting, actor: Any) -> None:
    """What was told of day, hour or place has changed: those who were called learn it, a new notice follows."""
    _silence(meeting)
    tell(
        users=[user for user, _member in accounts_at(meeting)],
        cluster=meeting.cluster,
        kind=NEWS,
        key=f"meetings.changed:{meeting.pk}:{clock.now_in(meeting.cluster):%Y%m%d%H%M%S}",
        thing=f"meetings.meeting:{meeting.pk}",
        title=_("Заседание меняется: {unit}, теперь {day}").format(unit=meeting.unit, day=words.day(meeting.held_on)),
        text=_("Прежнее извещение не действует: новое с временем и местом придёт отдельно."),
        act=_("Открыть заседание"),
        url=reverse("meetings:detail", args=[meeting.cluster.slug, meeting.pk]),
        actor=actor,
        pressing=True,
    )


def tell_cancelled(meeting: Meeting, actor: Any) -> None:
    """Those who were called learn that the meeting will not be, and why."""
    _silence(meeting)
    tell(
        users=[user for user, _member in accounts_at(meeting)],
        cluster=meeting.cluster,
        kind=NEWS,
        key=f"meetings.cancelled:{meeting.pk}",
        title=_("Заседание отменено: {unit}, {day}").format(unit=meeting.unit, day=words.day(meeting.held_on)),
        text=meeting.outcome_words,
        act=_("Открыть заседание"),
        url=reverse("meetings:detail", args=[meeting.cluster.slug, meeting.pk]),
        actor=actor,
        pressing=True,
    )


def tell_over(meeting: Meeting, actor: Any) -> None:
    """The meeting is over: nobody is called to it any more; those who were given something to do learn of it."""
    _silence(meeting)
    for assignment in Assignment.objects.filter(
        point__item__meeting=meeting, issued_on__isnull=False, person__user__isnull=False
    ).select_related("person", "point"):
        tell(
            users=[assignment.person.user_id],
            cluster=meeting.cluster,
            kind=GIVEN,
            key=f"{assignment_thing(assignment)}:issued",
            thing=assignment_thing(assignment),
            title=_("Вам дано поручение: {text}").format(text=assignment.point.text),
            text=_("{meeting}. Срок {day}.").format(meeting=name_of(meeting), day=words.day(assignment.due_on)),
            act=_("Принять"),
            url=reverse("meetings:assignment", args=[meeting.cluster.slug, assignment.pk]),
            actor=actor,
        )


def tell_poll(meeting: Meeting, actor: Any) -> None:
    """An absentee poll is open: every member with a vote."""
    _silence(meeting)
    voters = meeting.attendees.filter(unit__isnull=False, has_vote=True, person__user__isnull=False)
    tell(
        users=sorted(set(voters.values_list("person__user", flat=True))),
        cluster=meeting.cluster,
        kind=NEWS,
        key=f"meetings.poll:{meeting.pk}:{meeting.polls_until.isoformat()}",
        thing=f"meetings.meeting:{meeting.pk}",
        title=_("Проголосуйте заочно: {unit}").format(unit=meeting.unit),
        text=_("Бюллетени принимаются по {day} включительно.").format(day=words.day(meeting.polls_until)),
        act=_("Проголосовать"),
        url=reverse("meetings:me", args=[meeting.cluster.slug, meeting.pk]),
        actor=actor,
        pressing=True,
    )


def tell_returned(assignment: Assignment, reason: str, actor: Any) -> None:
    """Who answers for the assignment learns what its report lacks."""
    settle(cluster=assignment.cluster, thing=f"meetings.report:{assignment.pk}")
    _tell_assignment(assignment, "returned", _("Поручение возвращено: {text}"), reason, actor, pressing=True)


def tell_moved(assignment: Assignment, basis: str, actor: Any) -> None:
    """Who answers for the assignment learns its new day."""
    settle(cluster=assignment.cluster, thing=assignment_thing(assignment))
    said = _("Срок поручения перенесён на {day}").format(day=words.day(assignment.due_on))
    _tell_assignment(assignment, "moved", said + ": {text}", basis, actor)


def tell_lifted(assignment: Assignment, basis: str, actor: Any) -> None:
    """Who answers for the assignment learns that it is asked no more."""
    tell_settled(assignment)
    _tell_assignment(assignment, "lifted", _("Поручение снято с контроля: {text}"), basis, actor)


def tell_settled(assignment: Assignment) -> None:
    """Nobody is called by the assignment for now: it is reported, or closed."""
    for thing in (assignment_thing(assignment), f"meetings.report:{assignment.pk}"):
        settle(cluster=assignment.cluster, thing=thing)


def _tell_assignment(
    assignment: Assignment, what: str, title: str, text: str, actor: Any, *, pressing: bool = False
) -> None:
    cluster = assignment.cluster
    tell(
        users=[assignment.person.user_id],
        cluster=cluster,
        kind=GIVEN,
        key=f"{assignment_thing(assignment)}:{what}:{clock.now_in(cluster):%Y%m%d%H%M%S}",
        thing=assignment_thing(assignment) if what != "lifted" else "",
        title=title.format(text=assignment.point.text),
        text=text.strip(),
        act=_("Открыть поручение"),
        url=reverse("meetings:assignment", args=[cluster.slug, assignment.pk]),
        actor=actor,
        pressing=pressing,
    )


def tell_shown(minutes: Minutes, actor: Any) -> None:
    """Those who were at the meeting may make remarks to its draft; shown again, they learn the other day."""
    meeting = minutes.meeting
    settle(cluster=meeting.cluster, thing=f"meetings.remarks:{minutes.pk}")
    tell(
        users=[user for user, _member in accounts_at(meeting, present=True)],
        cluster=meeting.cluster,
        kind=NEWS,
        key=f"meetings.remarks:{minutes.pk}:{minutes.remarks_until.isoformat()}",
        thing=f"meetings.remarks:{minutes.pk}",
        title=_("Проект протокола можно прочитать: {meeting}").format(meeting=name_of(meeting)),
        text=_("Замечания принимаются по {day} включительно.").format(day=words.day(minutes.remarks_until)),
        act=_("Прочитать проект"),
        url=reverse("meetings:minutes", args=[meeting.cluster.slug, meeting.pk]),
        actor=actor,
    )


def tell_remark(remark: Remark, meeting: Meeting, actor: Any) -> None:
    """The secretary of the meeting learns of a remark."""
    tell(
        users=[meeting.secretary.user_id] if meeting.secretary else [],
        cluster=meeting.cluster,
        kind=NEWS,
        key=f"meetings.remark:{remark.pk}",
        thing=f"meetings.remarks:{remark.minutes_id}",
        title=_("Замечание к протоколу: {meeting}").format(meeting=name_of(meeting)),
        text=f"{remark.person.short_name}: {remark.text}",
        act=_("Ответить на замечание"),
        url=reverse("meetings:minutes", args=[meeting.cluster.slug, meeting.pk]),
        actor=actor,
    )


def tell_remarks_over(minutes: Minutes) -> None:
    """The minutes are sent for signing: remarks are gathered no more."""
    settle(cluster=minutes.meeting.cluster, thing=f"meetings.remarks:{minutes.pk}")


def _silence(meeting: Meeting) -> None:
    settle(cluster=meeting.cluster, thing=f"meetings.meeting:{meeting.pk}")
