"""The schedule, adding and changing meetings, the agenda, the notice."""

from datetime import date, time

import pytest

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents import subjects
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.meetings.domain.schedule import Cover
from artel.meetings.domain.states import ItemState, MeetingForm, MeetingState
from artel.meetings.models import AgendaItem, Meeting
from artel.meetings.selectors import meeting_list, recusal_hints, schedule_of
from artel.meetings.services import agenda, meetings
from artel.meetings.services.items import recuse
from artel.meetings.tests.factories import (
    chair,
    holder,
    make_body,
    make_item,
    make_meeting,
    members_of,
    notified,
    opened,
    secretary,
)
from artel.members.domain.kinds import UnitKind
from artel.members.models import Tenure
from artel.members.tests.factories import make_coordinator, make_observer, make_tenure, make_user
from artel.plans.tests.factories import make_file
from artel.terms import SchoolYear

pytestmark = pytest.mark.usefixtures("noon")


def places(meeting: Meeting) -> list[tuple[int, str]]:
    agenda_items = meeting.items.exclude(state__in=[ItemState.PROPOSED, ItemState.DECLINED])
    return list(agenda_items.order_by("position").values_list("position", "title"))


def last_event() -> str:
    return Entry.objects.order_by("-pk").values_list("event", flat=True)[0]


# --- the schedule ---


def test_a_year_is_planned_at_once_and_numbered_by_the_body_and_the_year():
    unit = make_body()
    days = [date(2024, 11, 20), date(2024, 5, 20), date(2025, 2, 20)]
    made = meetings.plan_meetings(unit=unit, days=days, actor=secretary(unit))
    assert [(m.held_on, m.year, m.number, m.state) for m in made] == [
        (date(2024, 5, 20), 2024, 1, MeetingState.PLANNED),
        (date(2024, 11, 20), 2024, 2, MeetingState.PLANNED),
        (date(2025, 2, 20), 2025, 1, MeetingState.PLANNED),
    ]
    assert Entry.objects.filter(event="meetings.schedule_planned").count() == 3
    with pytest.raises(BrokenRule, match="уже стоит в графике"):
        meetings.plan_meetings(unit=unit, days=[date(2024, 6, 20), date(2024, 5, 20)], actor=secretary(unit))
    assert Meeting.objects.count() == 3


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2024, 3, 14), "уже прошло"), (date(2025, 1, 20), "не действует")],
)
def test_a_day_past_and_a_body_that_is_no_more_are_refused(day, words):
    unit = make_body(valid_to=date(2024, 12, 31))
    with pytest.raises(BrokenRule, match=words) as refusal:
        meetings.add_meeting(unit=unit, held_on=day, actor=secretary(unit))
    assert refusal.value.field == "held_on"


def test_who_sits_at_the_desk():
    unit = make_body(deputies=1)
    other = make_body(unit.cluster, kind=UnitKind.WORKING_GROUP)
    coordinator, observer = make_coordinator(unit.cluster), make_observer(unit.cluster)
    make_tenure(unit.offices.get(kind="secretary"), person=observer.persons.get(), is_acting=True)
    for user in (secretary(unit), chair(unit), holder(unit, "deputy").user):
        meetings.add_meeting(unit=unit, held_on=date(2024, 4, 1), actor=user)
    for user in (members_of(unit)[0].user, secretary(other), coordinator, observer):
        with pytest.raises(Denied):
            meetings.add_meeting(unit=unit, held_on=date(2024, 4, 1), actor=user)


def test_who_leads_stands_in_where_nobody_keeps_the_minutes():
    unit = make_body()
    coordinator = make_coordinator(unit.cluster)
    Tenure.objects.filter(office__unit=unit, office__kind="secretary").update(valid_to=date(2024, 3, 14))
    assert meetings.add_meeting(unit=unit, held_on=date(2024, 4, 1), actor=coordinator).state == MeetingState.AGENDA


def test_the_schedule_stands_against_quarters():
    unit = make_body()
    make_meeting(unit, held_on=date(2023, 10, 20), state=MeetingState.HELD)
    make_meeting(unit, held_on=date(2024, 5, 20), state=MeetingState.PLANNED)
    found = {q.slot.key: (q.cover, q.suggested_on) for q in schedule_of(unit, SchoolYear(2023))}
    assert found["2023Q4"] == (Cover.HELD, None)
    assert found["2024Q1"] == (Cover.MISSING, date(2024, 3, 22))
    assert found["2024Q2"] == (Cover.PLANNED, None)


def test_changing_after_the_notice_voids_it():
    meeting = notified(notice_warning="Извещение направлено за 2 рабочих дня до заседания.")
    actor = secretary(meeting.unit)
    same = meetings.change_meeting(meeting=meeting, planned_minutes=60, actor=actor)
    assert (same.state, same.planned_minutes) == (MeetingState.NOTIFIED, 60)
    moved = meetings.change_meeting(meeting=meeting, held_on=date(2025, 1, 20), starts_at=time(15, 0), actor=actor)
    assert (moved.state, moved.notified_at, moved.notice_warning, moved.year, moved.number) == (
        MeetingState.AGENDA, None, "", 2025, 1,
    )  # fmt: skip
    assert moved.version > same.version


def test_a_meeting_is_cancelled_with_its_reason_and_not_changed_afterwards():
    meeting = notified()
    with pytest.raises(BrokenRule, match="почему"):
        meetings.cancel_meeting(meeting=meeting, words=" ", actor=secretary(meeting.unit))
    gone = meetings.cancel_meeting(meeting=meeting, words="Карантин", actor=secretary(meeting.unit))
    assert (gone.state, gone.outcome_words, last_event()) == ("cancelled", "Карантин", "meetings.meeting_cancelled")
    with pytest.raises(IllegalTransition, match="отменено"):
        meetings.change_meeting(meeting=meeting, place="Зал", actor=secretary(meeting.unit))
    with pytest.raises(IllegalTransition):
        meetings.cancel_meeting(meeting=opened(make_body()), words="Поздно", actor=system("test"))


def test_an_absentee_form_and_a_joint_meeting_need_their_ground():
    unit = make_body()
    with pytest.raises(BrokenRule, match="не допускают заочного") as refusal:
        meetings.add_meeting(unit=unit, held_on=date(2024, 4, 1), form="absentee", actor=secretary(unit))
    assert refusal.value.field == "form"
    with pytest.raises(BrokenRule, match="два разных органа"):
        meetings.add_meeting(unit=unit, held_on=date(2024, 4, 1), joint_with=unit, actor=secretary(unit))
    with pytest.raises(Denied, match="внутри одного кластера"):
        meetings.add_meeting(unit=unit, held_on=date(2024, 4, 1), joint_with=make_body(), actor=secretary(unit))


# --- the agenda ---


def test_items_move_without_holes():
    meeting = make_meeting(items=0)
    actor = secretary(meeting.unit)
    a, b, c = (agenda.add_item(meeting=meeting, title=title, actor=actor) for title in ("А", "Б", "В"))
    agenda.move_item(item=c, position=1, actor=actor)
    assert places(meeting) == [(1, "В"), (2, "А"), (3, "Б")]
    agenda.move_item(item=c, position=99, actor=actor)
    assert places(meeting) == [(1, "А"), (2, "Б"), (3, "В")]
    agenda.drop_item(item=a, actor=actor)
    assert places(meeting) == [(1, "Б"), (2, "В")]
    agenda.change_item(item=b, minutes=40, draft=" Утвердить. \n\n Поручить. ", actor=actor)
    b.refresh_from_db()
    assert (b.minutes, b.draft) == (40, "Утвердить.\nПоручить.")


def test_a_member_proposes_and_the_desk_takes_up_or_answers():
    meeting = make_meeting(items=1)
    member, actor = members_of(meeting.unit)[0], secretary(meeting.unit)
    first = agenda.propose_item(meeting=meeting, title="О стажировках", actor=member.user)
    second = agenda.propose_item(meeting=meeting, title="О ремонте", actor=member.user)
    assert (first.state, first.proposed_by, places(meeting)) == ("proposed", member, [(1, "О вопросе номер 1")])
    with pytest.raises(Denied):
        agenda.take_up(item=first, actor=member.user)
    agenda.take_up(item=first, actor=actor)
    with pytest.raises(BrokenRule, match="почему вопрос не включён"):
        agenda.decline_item(item=second, answer="", actor=actor)
    agenda.decline_item(item=second, answer="Не в ведении совета", actor=actor)
    with pytest.raises(IllegalTransition):
        agenda.decline_item(item=first, answer="Поздно", actor=actor)
    assert places(meeting) == [(1, "О вопросе номер 1"), (2, "О стажировках")]
    with pytest.raises(Denied):
        agenda.propose_item(meeting=meeting, title="Мой", actor=make_user())


def test_an_earlier_agenda_is_repeated_without_what_was_decided():
    unit = make_body()
    stays, leaves = members_of(unit)[:2]
    source = make_meeting(unit, items=0, held_on=date(2023, 12, 20), state=MeetingState.HELD)
    make_item(source, title="О чемпионате", speaker=stays, minutes=25, heard="Доложено", state=ItemState.DONE)
    make_item(source, title="О наставниках", speaker=leaves, draft="Утвердить.", state=ItemState.DONE)
    make_item(source, title="О выполнении решений", is_control=True)
    make_item(source, title="Снятый", state=ItemState.REMOVED)
    Tenure.objects.filter(person=leaves).update(valid_to=date(2024, 1, 1))
    meeting = make_meeting(unit, items=0, state=MeetingState.PLANNED)
    items = meetings.repeat_agenda(meeting=meeting, source=source, actor=secretary(unit))
    assert [(i.position, i.title, i.speaker, i.minutes, i.heard, i.draft, i.state) for i in items] == [
        (1, "О чемпионате", stays, 25, "", "", ItemState.WAITING),
        (2, "О наставниках", None, 15, "", "", ItemState.WAITING),
    ]
    assert meetings.repeat_agenda(meeting=meeting, source=source, actor=secretary(unit)) == []
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.AGENDA
    with pytest.raises(BrokenRule, match="этого же органа"):
        meetings.repeat_agenda(meeting=meeting, source=make_meeting(make_body()), actor=secretary(unit))


@pytest.fixture
def kind(monkeypatch):
    """A kind of subjects with one that waits, and a person who should not vote on it."""
    waiting: dict[str, subjects.Subject] = {}
    monkeypatch.setattr(subjects, "_KINDS", {})
    subjects.register(
        subjects.SubjectKind(
            code="tests.paper",
            label="Дело",
            waiting=lambda _unit: waiting.values(),
            find=lambda _cluster, id: waiting.get(id),
            decided=lambda *_args: None,
        )
    )
    return waiting


def test_a_subject_brings_its_title_its_draft_and_whom_to_ask_of_a_conflict(kind):
    meeting = notified()
    person = members_of(meeting.unit)[0]
    kind["7"] = subjects.Subject(
        "tests.paper",
        "7",
        "О составе группы",
        ("Утвердить состав.", "Направить на подпись."),
        "/",
        recused=(person.pk,),
    )
    item = agenda.take_subject(meeting=meeting, subject=kind["7"], actor=secretary(meeting.unit))
    assert (item.title, item.draft, item.subject_kind, item.subject_id) == (
        "О составе группы", "Утвердить состав.\nНаправить на подпись.", "tests.paper", "7",
    )  # fmt: skip
    with pytest.raises(IllegalTransition, match="уже стоит"):
        agenda.take_subject(meeting=meeting, subject=kind["7"], actor=secretary(meeting.unit))
    assert [hint.person for hint in recusal_hints(item)] == [person]
    assert not item.recusals.exists(), "offered, never declared by the system"
    recuse(item=item, attendee=recusal_hints(item)[0], reason="в составе группы", actor=person.user)
    assert recusal_hints(item) == []
    gone = kind.pop("7")
    with pytest.raises(BrokenRule, match="больше не ждёт"):
        agenda.take_subject(meeting=meeting, subject=gone, actor=secretary(meeting.unit))


def test_materials_come_from_the_desk_and_from_the_speaker():
    meeting = make_meeting(items=0)
    speaker, other = members_of(meeting.unit)[:2]
    item = make_item(meeting, speaker=speaker)
    file = make_file(meeting.cluster)
    agenda.add_material(item=item, title="Справка", file=file, actor=speaker.user)
    with pytest.raises(Denied):
        agenda.add_material(item=item, title="Справка", file=file, actor=other.user)
    with pytest.raises(BrokenRule, match="Приложите файл"):
        agenda.add_material(item=item, title="Пусто", actor=secretary(meeting.unit))
    with pytest.raises(Denied, match="внутри одного кластера"):
        agenda.add_material(
            item=item, title="Чужой", file=make_file(make_body().cluster), actor=secretary(meeting.unit)
        )
    agenda.drop_material(material=item.materials.get(), actor=secretary(meeting.unit))
    assert not item.materials.exists()


# --- the notice ---


def test_the_notice_draws_the_roll_and_says_whose_word_it_was():
    unit = make_body(members=3)
    meeting = make_meeting(unit, held_on=date(2024, 3, 29))
    done = agenda.notify_meeting(meeting=meeting, actor=secretary(unit))
    assert (done.state, done.notice_warning, meeting.attendees.count()) == (MeetingState.NOTIFIED, "", 5)
    assert meeting.attendees.filter(has_vote=True).count() == 4, "the secretary has no vote by the usual rules"
    assert Entry.objects.get(event="meetings.notice_sent").detail["by_word_of_the_chair"] is True
    second = make_meeting(unit, held_on=date(2024, 3, 18))
    late = agenda.notify_meeting(meeting=second, actor=chair(unit))
    assert late.notice_warning.startswith("Извещение направлено за 1\xa0рабочий день")
    assert Entry.objects.filter(event="meetings.notice_sent").order_by("-pk")[0].detail["by_word_of_the_chair"] is False


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"items": 0}, "нет ни одного вопроса"),
        ({"starts_at": None}, "во сколько"),
        ({"place": ""}, "место заседания"),
        ({"form": MeetingForm.VIDEO}, "ссылку на видеосвязь"),
        ({"held_on": date(2024, 3, 14)}, "уже прошёл"),
    ],
)
def test_a_notice_of_nothing_or_of_nowhere_is_refused(fields, words):
    meeting = make_meeting(**fields)
    with pytest.raises(BrokenRule, match=words):
        agenda.notify_meeting(meeting=meeting, actor=secretary(meeting.unit))


# --- lists ---


def test_the_list_of_meetings_costs_the_same_for_one_and_for_many(django_assert_num_queries):
    unit = make_body()
    user = secretary(unit)
    for rows in (1, 4):
        for number in range(rows):
            make_meeting(unit, items=number % 3, held_on=date(2024, 4, 1 + number))
        with django_assert_num_queries(3 if rows == 1 else 2):
            found = list(meeting_list(user, unit.cluster))
            assert all(row.editions == [] and row.unit.name and row.item_count >= 0 for row in found)
    assert len(found) == 5
    assert [row.items.count() for row in found] == [row.item_count for row in found]


def test_the_list_is_searched_by_the_words_of_items():
    meeting = make_meeting(items=0)
    AgendaItem.objects.create(meeting=meeting, position=1, title="О ярмарке вакансий")
    make_meeting(meeting.unit, place="Юрга")
    user = secretary(meeting.unit)
    assert list(meeting_list(user, meeting.cluster, query="ярмарке")) == [meeting]
    assert meeting_list(user, meeting.cluster, unit=meeting.unit, since=date(2024, 3, 16)).count() == 0
    assert not meeting_list(make_user(), meeting.cluster).exists()
