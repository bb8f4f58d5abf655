"""What of meetings calls people: who, when, and that what is done falls silent."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.documents.tests.factories import make_agreement
from artel.meetings.domain.states import AssignmentState, Choice, MeetingState
from artel.meetings.models import Assignment, Participation
from artel.meetings.notice_sources import (
    assignments_to_do,
    materials_to_bring,
    minutes_to_draft,
    minutes_to_send,
    polls_to_answer,
    quarters_without_meeting,
    reports_to_check,
)
from artel.meetings.services import agenda, assignments, attendance, meetings, minutes, votes
from artel.meetings.tests.factories import (
    TODAY,
    absentee,
    chair,
    holder,
    in_hand,
    make_body,
    make_meeting,
    make_point,
    members_of,
    opened,
    secretary,
    voters,
)
from artel.meetings.tests.minutes_world import drafted, held
from artel.members.domain.kinds import UnitKind
from artel.members.models import Tenure
from artel.members.selectors import know_calendars
from artel.members.tests.factories import make_organisation, make_representative
from artel.notices.models import Notice
from artel.notices.services import gather

pytestmark = pytest.mark.usefixtures("noon")


def told(kind: str = "", **narrowing) -> dict[int, str]:
    """The titles of what stands, by account."""
    found = Notice.objects.filter(settled_at=None, **narrowing)
    if kind:
        found = found.filter(kind=kind)
    return dict(found.order_by("pk").values_list("user_id", "title"))


def retired(person) -> None:
    Tenure.objects.filter(person=person).update(valid_to=date(2024, 3, 14))


def test_a_notice_is_told_to_everybody_on_the_list_but_whoever_sent_it(noon):
    unit = make_body()
    meeting = make_meeting(unit, held_on=date(2024, 3, 25))
    agenda.notify_meeting(meeting=meeting, actor=secretary(unit))
    users = {tenure.person.user_id for office in unit.offices.all() for tenure in office.tenures.all()}
    standing = told("meetings.news")
    assert set(standing) == users - {secretary(unit).pk}
    assert "25.03.2024" in standing[chair(unit).pk]
    notice = Notice.objects.get(user=chair(unit))
    assert notice.is_pressing
    assert (notice.act, notice.url[-6:]) == ("Ответить", "/rsvp/")
    assert "14:00" in notice.text
    assert "ауд. 204" in notice.text
    assert "О вопросе номер 1" in notice.text

    meetings.change_meeting(meeting=meeting, held_on=date(2024, 3, 26), actor=secretary(unit))
    assert {title.split(":")[0] for title in told("meetings.news").values()} == {"Заседание меняется"}
    noon.shift(60)
    agenda.notify_meeting(meeting=meeting, actor=secretary(unit))
    assert all("26.03.2024" in title for title in told("meetings.news").values())
    assert len(told("meetings.news")) == len(users) - 1

    meetings.cancel_meeting(meeting=meeting, words="Нет докладчика", actor=chair(unit))
    standing = told("meetings.news")
    assert set(standing) == users - {chair(unit).pk}
    assert all(title.startswith("Заседание отменено") for title in standing.values())


def test_a_meeting_that_nobody_was_called_to_is_cancelled_and_moved_in_silence():
    unit = make_body()
    meeting = make_meeting(unit, held_on=date(2024, 3, 25))
    meetings.change_meeting(meeting=meeting, held_on=date(2024, 3, 26), actor=secretary(unit))
    meetings.cancel_meeting(meeting=meeting, words="Нет докладчика", actor=secretary(unit))
    assert not Notice.objects.exists()


def test_who_is_invited_after_the_notice_is_told_alone_and_opens_the_agenda():
    unit = make_body()
    meeting = make_meeting(unit, held_on=date(2024, 3, 25))
    guest = members_of(make_body(unit.cluster, kind=UnitKind.WORKING_GROUP, name="РГ"))[0]
    agenda.notify_meeting(meeting=meeting, actor=secretary(unit))
    before = Notice.objects.count()
    attendance.invite_person(meeting=meeting, person=guest, actor=secretary(unit))
    assert Notice.objects.count() == before + 1
    assert Notice.objects.get(user=guest.user).act == "Открыть повестку"


def test_a_quarter_without_a_meeting_calls_chair_and_secretary_of_a_council_until_one_is_set():
    unit = make_body()
    make_body(unit.cluster, kind=UnitKind.WORKING_GROUP, name="РГ")
    calls = [call for call in quarters_without_meeting(unit.cluster, TODAY) if call.on == date(2024, 3, 31)]
    assert [set(call.users) for call in calls] == [{chair(unit).pk, secretary(unit).pk}]
    gather(cluster=unit.cluster, day=date(2024, 2, 13))
    assert told("meetings.quarters") == {}  # 31 working days are left
    gather(cluster=unit.cluster, day=date(2024, 2, 14))
    assert set(told("meetings.quarters")) == {chair(unit).pk, secretary(unit).pk}
    meeting = make_meeting(unit, held_on=date(2024, 3, 25), state=MeetingState.PLANNED)
    gather(cluster=unit.cluster, day=date(2024, 2, 16))
    assert told("meetings.quarters") == {}
    meeting.state = MeetingState.CANCELLED
    meeting.save()
    gather(cluster=unit.cluster, day=date(2024, 3, 18))
    assert Notice.objects.filter(kind="meetings.quarters", stage=-10, settled_at=None).count() == 2
    retired(holder(unit, "secretary"))
    gather(cluster=unit.cluster, day=date(2024, 3, 19))
    assert set(told("meetings.quarters")) == {chair(unit).pk}


def test_materials_are_asked_of_the_speaker_and_on_the_day_of_the_secretary():
    unit = make_body()
    speaker = members_of(unit)[0]
    meeting = make_meeting(unit, held_on=date(2024, 3, 25), items=2)
    meeting.items.filter(position=1).update(speaker=speaker)
    (call,) = materials_to_bring(unit.cluster, TODAY)
    assert (set(call.users), set(call.told["coordination"])) == ({speaker.user_id}, {secretary(unit).pk})
    gather(cluster=unit.cluster, day=date(2024, 3, 15))
    assert told("meetings.materials") == {}
    gather(cluster=unit.cluster, day=date(2024, 3, 18))
    assert set(told("meetings.materials")) == {speaker.user_id}
    meeting.items.update(speaker=speaker)
    gather(cluster=unit.cluster, day=date(2024, 3, 19))
    assert "О вопросе номер 1; О вопросе номер 2" in told("meetings.materials")[speaker.user_id]
    retired(speaker)
    assert set(next(materials_to_bring(unit.cluster, TODAY)).users) == set()
    Tenure.objects.filter(person=speaker).update(valid_to=None)
    gather(cluster=unit.cluster, day=date(2024, 3, 25))
    assert set(told("meetings.materials")) == {speaker.user_id, secretary(unit).pk}
    meetings.cancel_meeting(meeting=meeting, words="Нет кворума", actor=chair(unit))
    gather(cluster=unit.cluster, day=date(2024, 3, 25))
    assert told("meetings.materials") == {}


def test_a_poll_is_told_at_once_and_the_day_before_its_end_to_those_who_are_silent():
    meeting = absentee(held_on=date(2024, 3, 20))
    unit = meeting.unit
    agenda.notify_meeting(meeting=meeting, actor=secretary(unit))
    votes.open_absentee(meeting=meeting, until=date(2024, 3, 20), actor=secretary(unit))
    listed = {row.person.user_id for row in voters(meeting)}
    assert set(told("meetings.news")) == listed
    assert {notice.act for notice in Notice.objects.filter(settled_at=None)} == {"Проголосовать"}
    place = Participation.objects.select_related("question", "attendee__person__user").first()
    votes.cast_vote(
        question=place.question, attendee=place.attendee, choice=Choice.FOR, actor=place.attendee.person.user
    )
    gather(cluster=unit.cluster, day=date(2024, 3, 18))
    assert told("meetings.polls") == {}
    gather(cluster=unit.cluster, day=date(2024, 3, 19))
    assert set(told("meetings.polls")) == listed - {place.attendee.person.user_id}
    with time_machine.travel("2024-03-21 05:00:00+00:00", tick=False):
        votes.close_absentee(meeting=meeting, actor=secretary(unit))
        gather(cluster=unit.cluster)
    assert told("meetings.polls") == told("meetings.news") == {}


def test_minutes_are_asked_of_the_secretary_by_their_days_and_remarks_of_those_present():
    meeting = held()
    unit = meeting.unit
    assert [set(call.users) for call in minutes_to_draft(unit.cluster, TODAY)] == [{secretary(unit).pk}]
    gather(cluster=unit.cluster, day=date(2024, 3, 18))
    assert told("meetings.drafts") == {}
    gather(cluster=unit.cluster, day=date(2024, 3, 19))
    assert set(told("meetings.drafts")) == {secretary(unit).pk}
    draft = drafted(meeting)
    gather(cluster=unit.cluster, day=date(2024, 3, 19))
    assert told("meetings.drafts") == {}
    (call,) = minutes_to_send(unit.cluster, TODAY)
    assert (set(call.users), call.on) == ({secretary(unit).pk}, draft.signing_due_on)

    minutes.show_for_remarks(minutes=draft, actor=secretary(unit))
    present = {row.person.user_id for row in voters(meeting)}
    assert set(told("meetings.news")) == present
    remark = minutes.add_remark(minutes=draft, text="Не так сказано", actor=chair(unit))
    assert "Не так сказано" in Notice.objects.get(user=secretary(unit), kind="meetings.news").text
    minutes.answer_remark(remark=remark, is_taken=True, actor=secretary(unit))
    minutes.send_minutes(minutes=draft, actor=secretary(unit))
    assert told("meetings.news") == {}
    assert list(minutes_to_send(unit.cluster, TODAY)) == []


def given(unit, due_on=date(2024, 3, 29)) -> Assignment:
    """An assignment to the first member, given at a meeting that is closed by its secretary."""
    meeting = opened(unit)
    item = in_hand(meeting)
    assignments.add_assignment(point=make_point(item), person=members_of(unit)[0], due_on=due_on, actor=secretary(unit))
    Assignment.objects.update(issued_on=None)
    item.state = "done"
    item.save(update_fields=["state"])
    attendance.close_meeting(meeting=meeting, actor=secretary(unit))
    return Assignment.objects.get(unit=unit)


def test_an_assignment_is_told_when_given_by_its_days_and_falls_silent_when_reported():
    unit = make_body()
    it = given(unit)
    assignee = members_of(unit)[0].user
    assert told("meetings.given") == {assignee.pk: "Вам дано поручение: Подготовить сводную ведомость."}
    gather(cluster=unit.cluster, day=date(2024, 3, 21))
    assert told("meetings.assignments") == {}
    for day, stage in ((22, -5), (28, -1), (29, 0)):
        gather(cluster=unit.cluster, day=date(2024, 3, day))
        standing = Notice.objects.get(kind="meetings.assignments", settled_at=None)
        assert (standing.user, standing.stage) == (assignee, stage)
    gather(cluster=unit.cluster, day=date(2024, 4, 1))
    assert set(told("meetings.assignments")) == {assignee.pk, secretary(unit).pk}

    assignments.report(assignment=it, words="Подготовлена", actor=assignee)
    assert told("meetings.assignments") == told("meetings.given") == {}
    gather(cluster=unit.cluster, day=date(2024, 3, 18))
    assert set(told("meetings.reports")) == {secretary(unit).pk}
    assignments.return_assignment(assignment=it, words="Нет двух колледжей", actor=secretary(unit))
    assert told("meetings.reports") == {}
    notice = Notice.objects.get(kind="meetings.given", settled_at=None)
    assert (notice.user, notice.text, notice.is_pressing) == (assignee, "Нет двух колледжей", True)
    noon_call = next(iter(assignments_to_do(unit.cluster, TODAY)))
    assert noon_call.act == "Отчитаться"
    assignments.move_assignment(
        assignment=it, due_on=date(2024, 4, 10), basis="Решение председателя", actor=chair(unit)
    )
    assert "10.04.2024" in told("meetings.given")[assignee.pk]
    assignments.lift_assignment(assignment=it, basis="Протокол № 2", actor=chair(unit))
    assert told("meetings.given") == {assignee.pk: "Поручение снято с контроля: Подготовить сводную ведомость."}
    retired(members_of(unit)[0])
    Assignment.objects.update(state=AssignmentState.ACCEPTED)
    assert set(next(iter(assignments_to_do(unit.cluster, TODAY))).users) == set()


SOURCES = (
    quarters_without_meeting,
    materials_to_bring,
    polls_to_answer,
    minutes_to_draft,
    minutes_to_send,
    assignments_to_do,
    reports_to_check,
)


def costs(cluster) -> list[int]:
    found = []
    for source in SOURCES:
        with CaptureQueriesContext(connection) as captured:
            list(source(cluster, TODAY))
        found.append(len(captured))
    return found


def test_sources_cost_four_queries_each_however_much_stands_open():
    def load() -> None:
        """Something of every source."""
        poll = absentee(unit, held_on=date(2024, 3, 20), items=2)
        votes.open_absentee(meeting=poll, until=date(2024, 3, 20), actor=secretary(unit))
        meeting = make_meeting(unit, held_on=date(2024, 3, 25), items=2)
        meeting.items.update(speaker=members_of(unit)[0])
        drafted(held(unit))
        held(unit)
        item = held(unit).items.get()
        for state in (AssignmentState.ACCEPTED, AssignmentState.REPORTED):
            Assignment.objects.create(
                cluster=unit.cluster, unit=unit, point=make_point(item), person=members_of(unit)[0], state=state,
                report="Сделано", words_due_on=TODAY, due_on=TODAY, issued_on=TODAY, done_on=TODAY,
            )  # fmt: skip

    unit = make_body(rules={"allows_absentee": True})
    make_body(unit.cluster, kind=UnitKind.COORDINATION_COUNCIL, name="КС")
    make_agreement(holder(unit, "chair"))
    load()
    know_calendars([unit.cluster])
    few = costs(unit.cluster)
    load()
    many = costs(unit.cluster)
    assert few == many
    assert max(few) <= 4
    assert all(list(source(unit.cluster, TODAY)) for source in SOURCES)
    other = make_representative(make_organisation(unit.cluster))
    assert not any(other.pk in call.users for source in SOURCES for call in source(unit.cluster, TODAY))
