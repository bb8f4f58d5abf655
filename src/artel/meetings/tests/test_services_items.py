"""Items at the meeting: one in hand, recusals, the words that two people write."""

import pytest

from artel.audit.models import Entry
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.domain.states import ItemState
from artel.meetings.models import AgendaItem, Assignment, Meeting
from artel.meetings.selectors import quorum_now
from artel.meetings.services.assignments import add_assignment
from artel.meetings.services.items import (
    StaleText,
    finish_item,
    recuse,
    remove_item,
    start_item,
    unrecuse,
    write_item,
)
from artel.meetings.tests.factories import (
    TODAY,
    asked,
    in_hand,
    make_body,
    make_meeting,
    members_of,
    opened,
    secretary,
    voters,
)

pytestmark = pytest.mark.usefixtures("noon")


def write(item: AgendaItem, base: int, heard: str = "Доложено.", **more):
    values = {"speeches": [], "decisions": ["Утвердить план"], "actor": secretary(item.meeting.unit)} | more
    return write_item(item=item, heard=heard, base_version=base, **values)


def test_one_item_is_in_hand_at_a_time_and_a_done_one_may_be_taken_up_again():
    meeting = opened(items=2)
    first, second = meeting.items.order_by("position")
    actor = secretary(meeting.unit)
    start_item(item=first, actor=actor)
    with pytest.raises(IllegalTransition, match="сначала закончите"):
        start_item(item=second, actor=actor)
    done = finish_item(item=first, actor=actor)
    assert (done.state, done.closed_at is not None) == (ItemState.DONE, True)
    again = start_item(item=first, actor=actor)
    assert (again.state, again.closed_at, again.opened_at) == (ItemState.CURRENT, None, done.opened_at)
    with pytest.raises(IllegalTransition):
        finish_item(item=second, actor=actor)
    with pytest.raises(Denied):
        finish_item(item=first, actor=voters(meeting)[1].person.user)


def test_before_the_opening_nothing_is_in_hand():
    meeting = make_meeting()
    with pytest.raises(IllegalTransition, match="составляется повестка"):
        start_item(item=meeting.items.get(), actor=secretary(meeting.unit))


def test_an_item_is_taken_off_with_its_reason_unless_it_was_voted_on():
    meeting = opened(items=2)
    question = asked(meeting)
    actor = secretary(meeting.unit)
    with pytest.raises(IllegalTransition, match="голосовали"):
        remove_item(item=question.item, words="Отложен", actor=actor)
    other = meeting.items.order_by("position").last()
    with pytest.raises(BrokenRule, match="почему вопрос снят"):
        remove_item(item=other, words=" ", actor=actor)
    gone = remove_item(item=other, words="Докладчик болен", actor=actor)
    assert (gone.state, gone.answer) == (ItemState.REMOVED, "Докладчик болен")


def test_a_recusal_leaves_the_quorum_and_only_the_secretary_takes_it_back():
    unit = make_body(members=7)
    meeting = opened(unit)
    item = in_hand(meeting)
    one, other = voters(meeting)[1:3]
    recuse(item=item, attendee=one, reason="автор проекта", actor=one.person.user)
    recuse(item=item, attendee=one, reason="ещё раз", actor=one.person.user)
    with pytest.raises(Denied):
        recuse(item=item, attendee=other, reason="за другого", actor=one.person.user)
    with pytest.raises(BrokenRule, match="причину"):
        recuse(item=item, attendee=other, reason=" ", actor=other.person.user)
    found = quorum_now(meeting, unit, item)
    assert (found.counted, found.needed, found.taking_part) == (7, 4, 7)
    assert quorum_now(meeting, unit).counted == 8, "of the meeting as a whole nobody is recused"
    assert Entry.objects.filter(event="meetings.member_recused").count() == 1
    with pytest.raises(Denied):
        unrecuse(item=item, attendee=one, actor=one.person.user)
    unrecuse(item=item, attendee=one, actor=secretary(unit))
    with pytest.raises(IllegalTransition, match="не заявлял"):
        unrecuse(item=item, attendee=one, actor=secretary(unit))
    recuse(item=item, attendee=one, reason="автор проекта", actor=secretary(unit))
    asked(meeting, item=item)
    with pytest.raises(IllegalTransition, match="самоотвод остаётся"):
        unrecuse(item=item, attendee=one, actor=secretary(unit))


def test_the_words_of_an_item_are_kept_with_a_full_stop():
    meeting = opened()
    item, one = meeting.items.get(), voters(meeting)[1].person
    version = Meeting.objects.get().version
    write(item, 1, speeches=[(one, " Поддержала. "), (one.pk, "")], decisions=[" Утвердить  план ", "", "Поручить!"])
    item.refresh_from_db()
    assert (item.heard, item.text_version) == ("Доложено.", 2)
    assert list(item.speeches.values_list("person", "text")) == [(one.pk, "Поддержала.")]
    assert list(item.decisions.values_list("position", "text")) == [(1, "Утвердить план."), (2, "Поручить!")]
    assert Meeting.objects.get().version > version


def test_over_anothers_words_nothing_is_written_and_both_texts_are_told():
    item = opened().items.get()
    write(item, 1, "Первый текст")
    with pytest.raises(StaleText, match="соедините их") as refusal:
        write(item, 1, "Второй текст", decisions=["Отклонить"])
    assert (refusal.value.mine["heard"], refusal.value.mine["decisions"]) == ("Второй текст", ["Отклонить."])
    assert (refusal.value.theirs["heard"], refusal.value.theirs["decisions"]) == ("Первый текст", ["Утвердить план."])
    item.refresh_from_db()
    assert (item.heard, refusal.value.version) == ("Первый текст", 2)
    write(item, 2, "Соединённый текст")


def test_a_point_keeps_its_assignment_as_long_as_its_words_or_its_place_stay():
    meeting = opened()
    item = meeting.items.get()
    write(item, 1, decisions=["Первый", "Второй", "Третий"])
    second = item.decisions.get(position=2)
    add_assignment(point=second, person=members_of(meeting.unit)[0], due_on=TODAY, actor=secretary(meeting.unit))
    write(item, 2, decisions=["Второй", "Первый"])
    assert list(item.decisions.values_list("position", "text", "assignments__person")) == [
        (1, "Второй.", members_of(meeting.unit)[0].pk),
        (2, "Первый.", None),
    ]
    write(item, 3, decisions=["Второй, исправленный", "Первый"])
    assert Assignment.objects.get().point.text == "Второй, исправленный."
    with pytest.raises(BrokenRule, match="дано поручение") as refusal:
        write(item, 4, decisions=[])
    assert refusal.value.field == "decisions"
    item.refresh_from_db()
    assert (item.text_version, item.decisions.count()) == (4, 2)


def test_strangers_words_and_words_before_the_opening_are_refused():
    item = make_meeting().items.get()
    with pytest.raises(IllegalTransition):
        write(item, 1)
    item = opened(make_body()).items.get()
    with pytest.raises(BrokenRule, match="выступавших"):
        write(item, 1, speeches=[(members_of(make_body())[0], "Чужой")])
    with pytest.raises(Denied):
        write(item, 1, actor=members_of(item.meeting.unit)[0].user)
