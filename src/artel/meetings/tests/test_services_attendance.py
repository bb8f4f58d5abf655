"""Answers, the opening, who came and left, the close, and the meeting that did not take place."""

from datetime import date, timedelta

import pytest

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.domain.states import MeetingForm, MeetingState
from artel.meetings.models import Meeting, Stay
from artel.meetings.selectors import quorum_now
from artel.meetings.services import attendance
from artel.meetings.services.items import finish_item, recuse
from artel.meetings.services.votes import close_question
from artel.meetings.tests.factories import (
    asked,
    attendee_of,
    came,
    holder,
    in_hand,
    make_body,
    make_meeting,
    members_of,
    notified,
    opened,
    secretary,
    voters,
)
from artel.members.domain.kinds import UnitKind
from artel.members.models import Tenure, Unit
from artel.members.tests.factories import make_person, make_tenure, make_user

pytestmark = pytest.mark.usefixtures("noon")


def taking_part(meeting: Meeting, **more) -> int:
    return quorum_now(meeting, meeting.unit, **more).taking_part


# --- before ---


def test_a_member_answers_for_oneself_and_the_secretary_writes_down_a_call():
    meeting = notified()
    one, other = voters(meeting)[1:3]
    attendance.answer_rsvp(attendee=one, rsvp="no", note="командировка", actor=one.person.user)
    attendance.answer_rsvp(attendee=other, rsvp="yes", actor=secretary(meeting.unit))
    with pytest.raises(Denied):
        attendance.answer_rsvp(attendee=other, rsvp="no", actor=one.person.user)
    with pytest.raises(BrokenRule, match="видеосвязи"):
        attendance.answer_rsvp(attendee=one, rsvp="video", actor=one.person.user)
    one.refresh_from_db()
    assert (one.rsvp, one.rsvp_note) == ("no", "командировка")


def test_the_invited_are_no_members():
    unit = make_body()
    meeting = notified(unit)
    guest = make_person(unit.cluster)
    attendance.invite_person(meeting=meeting, person=guest, post="директор завода", actor=secretary(unit))
    for person in (guest, members_of(unit)[0]):
        with pytest.raises(BrokenRule, match="уже в списке"):
            attendance.invite_person(meeting=meeting, person=person, actor=secretary(unit))
    meeting = attendance.open_meeting(meeting=meeting, presiding=holder(unit, "chair"), actor=secretary(unit))
    came(meeting, guest)
    assert (quorum_now(meeting, unit).listed, taking_part(meeting)) == (5, 0)


# --- the opening ---


def test_the_roll_is_taken_anew_at_the_opening_and_answers_are_kept():
    unit = make_body(members=3)
    meeting = notified(unit)
    leaver, stayer = members_of(unit)[:2]
    attendance.answer_rsvp(attendee=attendee_of(meeting, stayer), rsvp="yes", actor=stayer.user)
    Tenure.objects.filter(person=leaver).update(valid_to=date(2024, 3, 14))
    newcomer = make_tenure(unit.offices.get(kind="member")).person
    attendance.open_meeting(meeting=meeting, presiding=holder(unit, "chair"), actor=secretary(unit))
    people = set(meeting.attendees.values_list("person", flat=True))
    assert newcomer.pk in people
    assert leaver.pk not in people
    assert attendee_of(meeting, stayer).rsvp == "yes"
    meeting.refresh_from_db()
    assert (meeting.state, meeting.presiding, meeting.secretary) == (
        MeetingState.OPEN, holder(unit, "chair"), holder(unit, "secretary"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "words", "kept"),
    [
        ("chair", "", ""),
        ("deputy", "", "заместитель председателя, в отсутствие председателя"),
        ("deputy", "по поручению председателя", "по поручению председателя"),
        ("member", "избран присутствующими", "избран присутствующими"),
    ],
)
def test_the_chain_of_who_presides(part, words, kept):
    unit = make_body(deputies=1)
    meeting = notified(unit)
    opened_one = attendance.open_meeting(
        meeting=meeting, presiding=holder(unit, part), presiding_words=words, actor=secretary(unit)
    )
    assert (opened_one.presiding, opened_one.presiding_words) == (holder(unit, part), kept)


def test_nobody_and_no_member_presides_and_a_member_needs_the_ground():
    unit = make_body()
    meeting = notified(unit)
    for person, words, field in (
        (None, "кто председательствует", "presiding"),
        (make_person(unit.cluster), "только член органа", "presiding"),
        (members_of(unit)[0], "на каком основании", "presiding_words"),
    ):
        with pytest.raises(BrokenRule, match=words) as refusal:
            attendance.open_meeting(meeting=meeting, presiding=person, actor=secretary(unit))
        assert refusal.value.field == field
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.NOTIFIED


def test_a_meeting_is_opened_on_its_day_only_and_once():
    meeting = notified(held_on=date(2024, 3, 20))
    with pytest.raises(BrokenRule, match="а сегодня"):
        attendance.open_meeting(meeting=meeting, presiding=holder(meeting.unit, "chair"), actor=secretary(meeting.unit))
    today = opened(make_body(meeting.cluster, kind=UnitKind.WORKING_GROUP))
    with pytest.raises(IllegalTransition, match="идёт"):
        attendance.open_meeting(meeting=today, presiding=today.presiding, actor=system("test"))


# --- coming and leaving ---


def test_presence_is_stretches_and_the_quorum_follows_them(noon):
    meeting = opened()
    one = voters(meeting)[1]
    versions = {Meeting.objects.get().version}
    noon.shift(timedelta(minutes=10))
    attendance.mark_left(attendee=one, actor=secretary(meeting.unit))
    noon.shift(timedelta(minutes=10))
    assert taking_part(meeting) == 4
    versions.add(Meeting.objects.get().version)
    came(meeting, one.person)
    versions.add(Meeting.objects.get().version)
    assert (taking_part(meeting), one.stays.count(), len(versions)) == (5, 2, 3)
    assert taking_part(meeting, at=clock.now() - timedelta(minutes=5)) == 4
    with pytest.raises(IllegalTransition, match="уже отмечен"):
        came(meeting, one.person)


def test_a_moment_is_corrected_but_not_into_the_future_nor_before_the_last_one(noon):
    meeting = opened(present=[])
    one = voters(meeting)[1]
    now = clock.now()
    for at, words in ((now + timedelta(hours=1), "ещё не наступило"),):
        with pytest.raises(BrokenRule, match=words):
            came(meeting, one.person, at=at)
    noon.shift(timedelta(minutes=30))
    came(meeting, one.person, at=now)
    with pytest.raises(BrokenRule, match="раньше предыдущей"):
        attendance.mark_left(attendee=one, at=now - timedelta(minutes=1), actor=secretary(meeting.unit))
    assert attendance.mark_left(attendee=one, at=now + timedelta(minutes=20), actor=one.person.user).left_at > now


def test_registration_begins_before_the_opening_on_the_day_itself():
    meeting = notified()
    came(meeting, voters(meeting)[1].person)
    other = notified(make_body(meeting.cluster, kind=UnitKind.WORKING_GROUP), held_on=date(2024, 3, 18))
    with pytest.raises(BrokenRule, match="а сегодня"):
        came(other, voters(other)[1].person)
    with pytest.raises(Denied):
        attendance.mark_came(attendee=voters(meeting)[2], actor=voters(meeting)[2].person.user)


def test_who_sits_in_both_bodies_of_a_joint_meeting_is_there_for_both():
    first = make_body()
    second = make_body(first.cluster, kind=UnitKind.COORDINATION_COUNCIL, members=1)
    both = members_of(first)[0]
    make_tenure(second.offices.get(kind="member"), person=both)
    meeting = opened(Unit.objects.get(pk=first.pk), joint_with=second, present=[])
    came(meeting, both)
    assert quorum_now(meeting, first).taking_part == quorum_now(meeting, second).taking_part == 1
    item = in_hand(meeting)
    recuse(item=item, attendee=attendee_of(meeting, both), reason="автор проекта", actor=both.user)
    assert item.recusals.count() == 2
    attendance.mark_left(attendee=attendee_of(meeting, both), actor=secretary(first))
    assert not Stay.objects.filter(left_at__isnull=True).exists()


def test_by_proxy_only_where_the_rules_allow_it():
    meeting = opened(present=[])
    with pytest.raises(BrokenRule, match="по доверенности"):
        came(meeting, voters(meeting)[1].person, proxy_words="№ 5 от 01.03.2024")
    meeting = opened(make_body(rules={"allows_proxy": True}), present=[])
    came(meeting, voters(meeting)[1].person, proxy_words="№ 5 от 01.03.2024")
    assert voters(meeting)[1].proxy_words == "№ 5 от 01.03.2024"


def test_one_checks_in_oneself_by_the_code_of_the_hall():
    meeting = opened(present=[])
    one = voters(meeting)[1]
    code = attendance.code_of(meeting)
    stay = attendance.check_in(meeting=meeting, code=f" {code[:4].lower()}-{code[4:]} ", actor=one.person.user)
    assert (stay.attendee, stay.by_self) == (one, True)
    with pytest.raises(IllegalTransition, match="уже отмечен"):
        attendance.check_in(meeting=meeting, code=code, actor=one.person.user)
    with pytest.raises(Denied):
        attendance.check_in(meeting=meeting, code=code, actor=make_user())


def test_the_code_of_another_meeting_and_of_a_closed_one_is_worth_nothing():
    meeting = notified()
    before = attendance.code_of(meeting)
    meeting = attendance.open_meeting(
        meeting=meeting, presiding=holder(meeting.unit, "chair"), actor=secretary(meeting.unit)
    )
    user = voters(meeting)[1].person.user
    with pytest.raises(BrokenRule, match="Код не подходит"):
        attendance.check_in(meeting=meeting, code=before, actor=user)
    attendance.declare_failed(meeting=meeting, words="Не собрались", actor=secretary(meeting.unit))
    with pytest.raises(IllegalTransition):
        attendance.check_in(meeting=meeting, code=attendance.code_of(meeting), actor=user)


@pytest.mark.django_db
def test_guessing_the_code_is_stopped(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "check-in"}}
    meeting = opened(present=[])
    user = voters(meeting)[1].person.user
    for _try in range(attendance.CODE_TRIES):
        with pytest.raises(BrokenRule):
            attendance.check_in(meeting=meeting, code="WRONG", actor=user)
    with pytest.raises(Denied, match="десять минут"):
        attendance.check_in(meeting=meeting, code=attendance.code_of(meeting), actor=user)


# --- the end ---


def test_closing_puts_everybody_out_and_is_refused_while_something_goes_on():
    meeting = opened()
    actor = secretary(meeting.unit)
    question = asked(meeting)
    with pytest.raises(IllegalTransition, match="Идёт голосование"):
        attendance.close_meeting(meeting=meeting, actor=actor)
    close_question(question=question, actor=actor)
    with pytest.raises(IllegalTransition, match="Рассматривается вопрос"):
        attendance.close_meeting(meeting=meeting, actor=actor)
    finish_item(item=question.item, actor=actor)
    closed = attendance.close_meeting(meeting=meeting, actor=actor)
    assert (closed.state, closed.closed_at is not None) == (MeetingState.HELD, True)
    assert not Stay.objects.filter(left_at__isnull=True).exists()
    with pytest.raises(IllegalTransition, match="проведено"):
        attendance.close_meeting(meeting=meeting, actor=actor)
    with pytest.raises(IllegalTransition):
        attendance.declare_failed(meeting=meeting, words="Поздно", actor=actor)


def test_a_meeting_that_never_had_a_quorum_is_not_closed_but_failed():
    unit = make_body()
    meeting = opened(unit, present=members_of(unit)[:2])
    with pytest.raises(BrokenRule, match="Кворума за всё время не было"):
        attendance.close_meeting(meeting=meeting, actor=secretary(unit))
    with pytest.raises(BrokenRule, match="почему"):
        attendance.declare_failed(meeting=meeting, words="", actor=secretary(unit))
    failed = attendance.declare_failed(meeting=meeting, words="Пришли двое из пяти", actor=secretary(unit))
    assert (failed.state, failed.outcome_words) == (MeetingState.FAILED, "Пришли двое из пяти")
    assert Entry.objects.filter(event="meetings.meeting_failed").count() == 1


def test_a_quorum_that_was_there_and_went_makes_a_meeting_held(noon):
    meeting = opened()
    noon.shift(timedelta(minutes=20))
    with pytest.raises(BrokenRule, match="Кворум есть"):
        attendance.declare_failed(meeting=meeting, words="Не хотим", actor=secretary(meeting.unit))
    for attendee in voters(meeting)[1:]:
        attendance.mark_left(attendee=attendee, actor=secretary(meeting.unit))
    noon.shift(timedelta(minutes=20))
    closed = attendance.close_meeting(meeting=meeting, actor=secretary(meeting.unit))
    assert closed.state == MeetingState.HELD


def test_people_registered_before_the_opening_who_left_before_it_make_no_quorum(noon):
    meeting = notified()
    for attendee in voters(meeting):
        came(meeting, attendee.person)
    noon.shift(timedelta(minutes=5))
    for attendee in voters(meeting):
        attendance.mark_left(attendee=attendee, actor=secretary(meeting.unit))
    noon.shift(timedelta(minutes=5))
    attendance.open_meeting(meeting=meeting, presiding=holder(meeting.unit, "chair"), actor=secretary(meeting.unit))
    with pytest.raises(BrokenRule, match="не было"):
        attendance.close_meeting(meeting=meeting, actor=secretary(meeting.unit))


def test_the_chair_is_handed_over_and_absence_is_explained():
    unit = make_body(deputies=1)
    meeting = opened(unit)
    done = attendance.hand_over_chair(meeting=meeting, presiding=holder(unit, "deputy"), actor=secretary(unit))
    assert done.presiding_words.startswith("заместитель")
    attendance.excuse(attendee=voters(meeting)[1], words="болезнь", actor=secretary(unit))
    assert voters(meeting)[1].absence == "болезнь"
    with pytest.raises(BrokenRule, match="100 знаков"):
        attendance.excuse(attendee=voters(meeting)[1], words="б" * 101, actor=secretary(unit))


def test_an_absentee_poll_has_no_hall():
    unit = make_body(rules={"allows_absentee": True})
    meeting = make_meeting(unit, form=MeetingForm.ABSENTEE)
    with pytest.raises(IllegalTransition, match="сбором бюллетеней"):
        attendance.open_meeting(meeting=meeting, presiding=holder(unit, "chair"), actor=secretary(unit))
