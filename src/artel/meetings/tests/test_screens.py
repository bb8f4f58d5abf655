"""Screens of meetings: what each person sees and may press, what stays live, what is never lost or told."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.accounts.rights import system
from artel.files.tests.building import pdf
from artel.meetings.domain.states import AssignmentState, ItemState, MeetingState, QuestionState
from artel.meetings.models import AgendaItem, Assignment, Meeting, Participation, Vote
from artel.meetings.selectors import check_in_code
from artel.meetings.services.agenda import propose_item
from artel.meetings.services.assignments import add_assignment
from artel.meetings.services.attendance import close_meeting
from artel.meetings.services.items import finish_item, recuse, write_item
from artel.meetings.services.votes import cast_vote, close_question, open_absentee
from artel.meetings.tests.factories import (
    TODAY,
    absentee,
    asked,
    attendee_of,
    chair,
    holder,
    in_hand,
    make_body,
    make_item,
    make_meeting,
    make_point,
    members_of,
    notified,
    opened,
    secretary,
    voters,
)
from artel.members.domain.kinds import UnitKind
from artel.members.tests.factories import make_coordinator, make_organisation, make_representative

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


FIELDS = {"planned_minutes": "60", "form": "in_person"}


def url(meeting, name="detail", *args):
    return reverse(f"meetings:{name}", args=[meeting.cluster.slug, meeting.pk, *args])


def of_cluster(cluster, name, *args):
    return reverse(f"meetings:{name}", args=[cluster.slug, *args])


def look(client, user, meeting, name="detail", *args, **query):
    client.force_login(user)
    return client.get(url(meeting, name, *args), query)


def press(client, user, meeting, name, *args, **data):
    client.force_login(user)
    return client.post(url(meeting, name, *args), data)


def said(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def file_of(response) -> bytes:
    return b"".join(response.streaming_content)


def queries(client, address) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


# --- who sees what ---


def test_a_member_has_every_page_but_those_of_the_desk(client):
    meeting = opened()
    member = members_of(meeting.unit)[0].user
    for name in ("detail", "me", "hall", "rsvp"):
        assert look(client, member, meeting, name).status_code == 200
    for name in ("desk", "attendance", "agenda", "open", "close", "fail", "hall_code", "invite", "change", "cancel"):
        assert look(client, member, meeting, name).status_code == 403


def test_the_secretary_has_every_page(client):
    meeting = opened()
    in_hand(meeting)
    for name in (
        "detail",
        "desk",
        "attendance",
        "agenda",
        "close",
        "fail",
        "hall_code",
        "invite",
        "me",
        "hall",
        "chair",
    ):
        assert look(client, secretary(meeting.unit), meeting, name).status_code == 200
    for name in ("list", "schedule", "plan", "add", "assignments"):
        assert client.get(of_cluster(meeting.cluster, name)).status_code == 200


def test_a_stranger_to_the_cluster_is_told_nothing(client):
    meeting, other = opened(), make_body()
    for name in ("detail", "desk", "me", "hall"):
        assert look(client, secretary(other), meeting, name).status_code == 404


def test_a_member_organisation_sees_the_agenda_and_no_draft_nor_names(client):
    meeting = opened()
    item = in_hand(meeting)
    AgendaItem.objects.filter(pk=item.pk).update(draft="Утвердить состав группы.")
    question = asked(meeting, item=item)
    for attendee in voters(meeting):
        cast_vote(question=question, attendee=attendee, choice="for", actor=attendee.person.user)
    close_question(question=question, actor=system("test"))
    outsider = make_representative(make_organisation(meeting.cluster))
    page = said(look(client, outsider, meeting))
    assert item.title in page
    assert "Принято" in page
    assert "Утвердить состав группы" not in page
    assert f"За: {voters(meeting)[0].person.short_name}" not in page
    assert "Составить" not in page


def test_a_page_has_one_thing_that_stands_out(client):
    unit = make_body()
    stages = {
        make_meeting(unit): "Открыть повестку",
        notified(unit): "Открыть заседание",
        opened(unit): "Открыть пульт",
    }
    for meeting, words in stages.items():
        page = said(look(client, secretary(unit), meeting))
        assert page.count("btn-primary") == 1
        assert words in page


# --- appointing, the agenda ---


def test_a_new_meeting_leads_to_its_agenda_and_says_when_the_notice_is_due(client):
    unit = make_body()
    client.force_login(secretary(unit))
    answer = client.post(
        of_cluster(unit.cluster, "add"),
        FIELDS | {"unit": unit.pk, "held_on": "29.03.2024", "starts_at": "14.30", "place": "ауд. 1"},
        follow=True,
    )  # fmt: skip
    meeting = Meeting.objects.get(unit=unit)
    assert answer.redirect_chain[0][0] == url(meeting, "agenda")
    assert f"{meeting.starts_at:%H:%M}" == "14:30"
    assert "Извещение нужно разослать до 22.03.2024" in said(answer)


def test_a_meeting_too_near_for_its_notice_is_appointed_with_a_warning(client):
    unit = make_body()
    client.force_login(secretary(unit))
    data = {"unit": unit.pk, "held_on": "18.03.2024", "planned_minutes": "60", "form": "in_person"}
    answer = client.post(of_cluster(unit.cluster, "add"), data, follow=True)
    assert "меньше 5 раб. дней" in said(answer)


def test_what_was_typed_stays_where_the_form_is_wrong(client):
    unit = make_body()
    client.force_login(secretary(unit))
    answer = client.post(
        of_cluster(unit.cluster, "add"),
        FIELDS | {"unit": unit.pk, "held_on": "31.02.2024", "starts_at": "25:99", "place": "ауд. 7"},
    )  # fmt: skip
    page = said(answer)
    assert "Такого дня нет в календаре" in page
    assert "Введите время так: 14:00" in page
    assert "ауд. 7" in page
    assert "25:99" in page


def test_the_agenda_of_the_last_meeting_is_repeated(client):
    unit = make_body()
    meeting = make_meeting(unit, held_on=TODAY.replace(day=1), items=2, state=MeetingState.HELD)
    client.force_login(secretary(unit))
    data = {"unit": unit.pk, "held_on": "29.03.2024", "planned_minutes": "60", "form": "in_person", "repeats": "on"}
    client.post(of_cluster(unit.cluster, "add"), data)
    new = Meeting.objects.exclude(pk=meeting.pk).get(unit=unit)
    assert list(new.items.values_list("title", flat=True)) == list(meeting.items.values_list("title", flat=True))


def test_items_change_places_without_scripts(client):
    meeting = make_meeting(items=3)
    first, second, _third = meeting.items.all()
    press(client, secretary(meeting.unit), meeting, "item_move", second.pk, to="up")
    assert list(meeting.items.values_list("pk", flat=True))[:2] == [second.pk, first.pk]
    page = said(client.get(url(meeting, "agenda")))
    assert page.count('value="up"') == 2
    assert page.count('value="down"') == 2


def test_minutes_of_items_are_summed_against_what_is_allotted(client):
    meeting = make_meeting(items=0, planned_minutes=20)
    make_item(meeting, minutes=15)
    make_item(meeting, minutes=10)
    page = said(look(client, secretary(meeting.unit), meeting, "agenda"))
    assert "сумма 25 мин, отведено 20" in page
    assert "длиннее отведённого на 5 мин" in page


def test_a_proposal_is_taken_up_or_answered(client):
    meeting = make_meeting()
    member = members_of(meeting.unit)[0]
    press(client, member.user, meeting, "item_propose", title="О мастерских", minutes="10")
    item = meeting.items.get(state=ItemState.PROPOSED)
    assert item.proposed_by == member
    keeper = secretary(meeting.unit)
    assert "О мастерских" in said(look(client, keeper, meeting, "agenda"))
    assert press(client, keeper, meeting, "item_decline", item.pk, words="").status_code == 200
    press(client, keeper, meeting, "item_decline", item.pk, words="Рассмотрим в июне")
    assert "Рассмотрим в июне" in said(look(client, member.user, meeting))
    again = propose_item(meeting=meeting, title="О сайте", actor=member.user)
    press(client, keeper, meeting, "item_take", again.pk)
    again.refresh_from_db()
    assert again.state == ItemState.WAITING


def test_a_material_is_seen_by_members_and_not_by_others(client):
    meeting = notified()
    item = meeting.items.get()
    keeper = secretary(meeting.unit)
    file = SimpleUploadedFile("Проект.pdf", pdf())
    press(client, keeper, meeting, "material_add", item.pk, title="Проект состава", file=file)
    material = item.materials.get()
    member = members_of(meeting.unit)[0].user
    assert "Проект состава" in said(look(client, member, meeting))
    assert file_of(look(client, member, meeting, "material", item.pk, material.pk)).startswith(b"%PDF")
    outsider = make_representative(make_organisation(meeting.cluster))
    assert "Проект состава" not in said(look(client, outsider, meeting))
    assert look(client, outsider, meeting, "material", item.pk, material.pk).status_code == 403


def test_a_notice_that_cannot_go_out_says_why(client):
    meeting = make_meeting(place="", starts_at=None)
    answer = press(client, secretary(meeting.unit), meeting, "notify")
    assert answer.status_code == 422
    assert "Укажите, во сколько начинается заседание" in said(answer)


def test_the_notice_warns_of_a_short_term_before_it_goes(client):
    meeting = make_meeting()
    page = said(look(client, secretary(meeting.unit), meeting, "notify"))
    assert "требуют не менее 5" in page
    press(client, secretary(meeting.unit), meeting, "notify")
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.NOTIFIED
    assert "Извещение направлено за 0 рабочих дней" in said(look(client, secretary(meeting.unit), meeting))


def test_a_member_answers_the_notice_and_sees_the_answer(client):
    meeting = notified()
    person = members_of(meeting.unit)[0]
    assert "Ждут вашего ответа" in said(look(client, person.user, meeting))
    press(client, person.user, meeting, "rsvp", rsvp="no", note="командировка")
    assert attendee_of(meeting, person).rsvp == "no"
    assert "Вы ответили: не смогу" in said(look(client, person.user, meeting))
    assert press(client, person.user, meeting, "rsvp", rsvp="").status_code == 200


# --- the desk ---


def test_arrivals_and_departures_are_one_press_each(client):
    meeting = opened(present=[])
    attendee, keeper = voters(meeting)[0], secretary(meeting.unit)
    answer = press(client, keeper, meeting, "came", attendee=attendee.pk, mode="hall", back="attendance")
    assert answer.url == url(meeting, "attendance") + f"#who-{attendee.pk}"
    assert attendee.stays.get().left_at is None
    press(client, keeper, meeting, "left", attendee=attendee.pk)
    assert attendee.stays.get().left_at is not None


def test_the_sum_of_the_quorum_is_said_in_words(client):
    unit = make_body(members=6)
    meeting = opened(unit, present=[holder(unit, "chair"), *members_of(unit)[:4]])
    item = in_hand(meeting)
    recused = attendee_of(meeting, members_of(unit)[0])
    recuse(item=item, attendee=recused, reason="кандидат", actor=recused.person.user)
    page = said(look(client, secretary(unit), meeting, "desk"))
    page = re.sub(r"<[^>]+>", "", page)
    name = recused.person.short_name.replace("\xa0", " ")
    assert f"В составе 7 − самоотвод 1 ({name}) = 6. Больше половины: 4. Участвуют 4. 4 ≥ 4, голосовать можно." in page


def test_without_a_quorum_nothing_is_put_to_the_vote_and_the_reason_stands_beside(client):
    unit = make_body(members=6)
    meeting = opened(unit, present=[holder(unit, "chair")])
    in_hand(meeting)
    page = said(look(client, secretary(unit), meeting, "desk"))
    assert "Нет кворума: голосовать нельзя" in page
    assert "Кворум не собрался: записать, что заседание не состоялось" in page
    press(client, secretary(unit), meeting, "finish", meeting.items.get().pk)
    press(client, secretary(unit), meeting, "fail", words="Пришёл один.")
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.FAILED


def test_an_item_is_carried_from_start_to_the_next_one_by_presses(client):
    meeting = opened(items=2)
    keeper = secretary(meeting.unit)
    first, second = meeting.items.all()
    press(client, keeper, meeting, "start", first.pk)
    assert (
        press(
            client, keeper, meeting, "vote_open", first.pk, **{"q-text": "Утвердить.", "q-ballot": "open"}
        ).status_code
        == 302
    )
    question = first.questions.get()
    page = said(look(client, keeper, meeting, "desk"))
    assert "Сначала закройте голосование по вопросу 1" in page
    data = {f"choice_{attendee.pk}": "for" for attendee in voters(meeting)}
    press(client, keeper, meeting, "vote_hands", question.pk, **data)
    assert Vote.objects.filter(question=question, is_entered=True).count() == len(voters(meeting))
    press(client, keeper, meeting, "vote_close", question.pk)
    question.refresh_from_db()
    assert question.state == QuestionState.CLOSED
    press(client, keeper, meeting, "start", second.pk, finish=first.pk)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (ItemState.DONE, ItemState.CURRENT)


def test_a_tie_asks_for_the_voice_of_the_presiding_person(client):
    unit = make_body(members=4)
    meeting = opened(unit)
    question = asked(meeting)
    presiding, *others = voters(meeting)
    for attendee, choice in zip(others, ("for", "for", "against", "against"), strict=True):
        cast_vote(question=question, attendee=attendee, choice=choice, actor=attendee.person.user)
    answer = press(client, secretary(unit), meeting, "vote_close", question.pk)
    assert "голос председательствующего не внесён" in said(answer)
    press(client, secretary(unit), meeting, "vote_close", question.pk, presiding_choice="for")
    question.refresh_from_db()
    assert question.outcome == "accepted"
    assert presiding.part == "chair"


def test_a_vote_is_started_anew_with_a_reason(client):
    meeting = opened()
    question = asked(meeting)
    press(client, secretary(meeting.unit), meeting, "vote_annul", question.pk, words="Ошибка в тексте")
    question.refresh_from_db()
    assert question.state == QuestionState.ANNULLED
    assert "Открыть голосование" in said(look(client, secretary(meeting.unit), meeting, "desk"))


def test_a_secret_ballot_of_few_asks_again_and_loses_no_text(client):
    meeting = opened(make_body(members=2))
    item = in_hand(meeting)
    data = {"q-text": "Избрать председателем.", "q-ballot": "secret"}
    page = said(press(client, secretary(meeting.unit), meeting, "vote_open", item.pk, **data))
    assert "тайна слаба" in page
    assert "Избрать председателем." in page
    assert not item.questions.exists()
    press(client, secretary(meeting.unit), meeting, "vote_open", item.pk, **data, **{"q-is_warned": "on"})
    assert item.questions.get().ballot == "secret"


WORDS = {"heard": "Доложила о ходе.", "who_0": "", "said_0": "", "who_1": "", "said_1": ""}


def test_words_are_kept_by_points_with_speeches(client):
    meeting = opened()
    item = in_hand(meeting)
    speaker = members_of(meeting.unit)[0]
    data = {**WORDS, "decisions": "1. Утвердить состав\n2) Представить план", "base_version": "1",
            "who_0": speaker.pk, "said_0": "Поддержал."}  # fmt: skip
    answer = press(client, secretary(meeting.unit), meeting, "words", item.pk, **data)
    assert answer.status_code == 302
    assert list(item.decisions.values_list("text", flat=True)) == ["Утвердить состав.", "Представить план."]
    assert item.speeches.get().person == speaker
    assert item.heard == ""
    item.refresh_from_db()
    assert item.heard == "Доложила о ходе."


def test_two_writers_at_once_lose_neither_text(client):
    meeting = opened()
    item = in_hand(meeting)
    write_item(
        item=item, heard="", speeches=[], decisions=["Написано первым."], base_version=1, actor=secretary(meeting.unit)
    )
    data = {**WORDS, "decisions": "Написано вторым.", "base_version": "1"}
    answer = press(client, secretary(meeting.unit), meeting, "words", item.pk, **data)
    page = said(answer)
    assert answer.status_code == 409
    assert "Написано первым." in page
    assert "Написано вторым." in page
    assert 'name="base_version" value="2"' in page
    data["base_version"] = "2"
    press(client, secretary(meeting.unit), meeting, "words", item.pk, **data)
    assert item.decisions.get().text == "Написано вторым."


def test_a_speech_without_a_speaker_is_told_at_its_field(client):
    meeting = opened()
    item = in_hand(meeting)
    data = {**WORDS, "decisions": "Утвердить.", "base_version": "1", "said_0": "Сказано никем."}
    page = said(press(client, secretary(meeting.unit), meeting, "words", item.pk, **data))
    assert "Выберите, кто это сказал" in page
    assert "Сказано никем." in page
    assert "Утвердить." in page


# --- a member's telephone ---


def test_three_equal_presses_and_the_voice_may_change_while_the_vote_is_open(client):
    meeting = opened()
    question = asked(meeting)
    attendee = attendee_of(meeting, members_of(meeting.unit)[0])
    page = said(look(client, attendee.person.user, meeting, "me"))
    assert page.count('name="choice"') == 3
    assert "btn-primary" not in page.split('id="main"')[1]
    press(client, attendee.person.user, meeting, "vote", question=question.pk, choice="for")
    press(client, attendee.person.user, meeting, "vote", question=question.pk, choice="against")
    assert Vote.objects.get(question=question, attendee=attendee).choice == "against"
    assert 'aria-pressed="true"' in said(client.get(url(meeting, "me")))


def test_nobody_votes_for_another_nor_without_being_there(client):
    unit = make_body()
    meeting = opened(unit, present=[holder(unit, "chair"), *members_of(unit)[:2]])
    question = asked(meeting)
    absent = members_of(unit)[3]
    assert press(client, absent.user, meeting, "vote", question=question.pk, choice="for").status_code == 409
    assert press(client, secretary(unit), meeting, "vote", question=question.pk, choice="for").status_code in (403, 409)
    assert press(client, absent.user, meeting, "vote", question=question.pk, choice="yes").status_code == 422
    assert not Vote.objects.exists()
    assert "Вы не отмечены в зале" in said(look(client, absent.user, meeting, "me"))


def test_a_secret_choice_is_in_no_address_no_page_and_no_line_of_the_log(client, caplog):
    meeting = opened(make_body(members=5))
    question = asked(meeting, ballot="secret")
    attendee = attendee_of(meeting, members_of(meeting.unit)[0])
    with caplog.at_level("DEBUG"):
        answer = press(client, attendee.person.user, meeting, "vote", question=question.pk, choice="against")
    assert "against" not in answer.url
    assert "against" not in caplog.text
    assert not Vote.objects.filter(question=question).exists()
    page = said(client.get(url(meeting, "me")))
    assert "Ваш голос опущен" in page
    assert "aria-pressed" not in page
    desk = said(look(client, secretary(meeting.unit), meeting, "desk"))
    assert "Проголосовали" in desk
    assert "Против" not in desk.split('id="p-vote"')[1].split("</section>")[0]
    assert press(client, attendee.person.user, meeting, "vote", question=question.pk, choice="for").status_code == 409


def test_a_member_recuses_and_loses_the_presses(client):
    meeting = opened()
    item = in_hand(meeting)
    asked(meeting, item=item)
    person = members_of(meeting.unit)[0]
    assert press(client, person.user, meeting, "self_recuse", reason="").status_code == 200
    press(client, person.user, meeting, "self_recuse", reason="кандидат")
    page = said(look(client, person.user, meeting, "me"))
    assert "Вы заявили самоотвод" in page
    assert 'name="choice"' not in page


def test_the_code_of_the_hall_marks_who_presses_not_who_only_opens_the_address(client):
    unit = make_body()
    meeting = opened(unit, present=[])
    person = members_of(unit)[0]
    page = look(client, person.user, meeting, "check_in", code=check_in_code(meeting))
    assert page.status_code == 200
    assert not attendee_of(meeting, person).stays.exists()
    assert "Код не подходит" in said(press(client, person.user, meeting, "check_in", code="AAAA1111"))
    press(client, person.user, meeting, "check_in", code=check_in_code(meeting))
    assert attendee_of(meeting, person).stays.get().by_self


def test_the_sheet_with_the_code_shows_it_large_and_drawn(client):
    meeting = opened()
    page = look(client, secretary(meeting.unit), meeting, "hall_code").content.decode()
    assert check_in_code(meeting) in page
    assert "<svg" in page.split("a-hallcode__qr")[1]


def test_a_bulletin_is_sent_with_an_opinion_and_sent_again(client):
    meeting = absentee(items=2)
    open_absentee(meeting=meeting, until=TODAY, actor=secretary(meeting.unit))
    person = members_of(meeting.unit)[0]
    page = said(look(client, person.user, meeting, "me"))
    assert page.count("Особое мнение") == 2
    first, second = (item.questions.get() for item in meeting.items.all())
    data = {f"choice_{first.pk}": "against", f"opinion_{first.pk}": "Рано.", f"opinion_{second.pk}": "Без голоса"}
    answer = press(client, person.user, meeting, "bulletin", **data)
    assert answer.status_code == 422
    assert "Без голоса" in said(answer)
    data[f"choice_{second.pk}"] = "for"
    assert press(client, person.user, meeting, "bulletin", **data).status_code == 302
    assert Vote.objects.get(question=first, attendee__person=person).opinion == "Рано."
    press(client, person.user, meeting, "bulletin", **{**data, f"choice_{first.pk}": "for"})
    assert Vote.objects.get(question=first, attendee__person=person).choice == "for"


# --- the hall ---


def test_the_hall_is_told_how_far_the_vote_is_and_never_how_it_goes(client):
    meeting = opened()
    question = asked(meeting)
    attendee = voters(meeting)[0]
    cast_vote(question=question, attendee=attendee, choice="against", actor=attendee.person.user)
    page = said(look(client, secretary(meeting.unit), meeting, "hall"))
    assert f"из {len(voters(meeting))} проголосовали" in page
    assert "<dt>" not in page
    for other in voters(meeting)[1:]:
        cast_vote(question=question, attendee=other, choice="for", actor=other.person.user)
    close_question(question=question, actor=system("test"))
    page = said(look(client, secretary(meeting.unit), meeting, "hall"))
    assert "<dt>За</dt><dd>4</dd>" in page
    assert "Решение принято" in page
    assert 'data-bs-theme="dark"' in said(client.get(url(meeting, "hall"), {"theme": "dark"}))


# --- what is live ---


@pytest.mark.parametrize("part", ["desk", "attendance", "me", "hall"])
def test_a_meeting_that_stands_still_answers_304_and_one_that_moved_its_parts(client, part):
    meeting = opened()
    address = url(meeting, "pulse", part)
    client.force_login(secretary(meeting.unit))
    first = client.get(address)
    tag = first["ETag"]
    assert 'hx-swap-oob="true"' in first.content.decode()
    assert tag.strip('"') in first.content.decode()
    still = client.get(address, headers={"If-None-Match": tag})
    assert (still.status_code, still.content) == (304, b"")
    in_hand(meeting)
    moved = client.get(address, headers={"If-None-Match": tag})
    assert moved.status_code == 200
    assert moved["ETag"] != tag


def test_a_live_part_holds_nothing_that_is_typed_into(client):
    meeting = opened()
    asked(meeting)
    client.force_login(secretary(meeting.unit))
    for part in ("desk", "attendance", "me", "hall"):
        text = client.get(url(meeting, "pulse", part)).content.decode()
        assert "<textarea" not in text
        assert "<select" not in text
        assert 'type="text"' not in text


def test_a_beat_without_news_costs_the_same_few_queries(client):
    unit = make_body(members=8)
    meeting = opened(unit)
    client.force_login(members_of(unit)[0].user)
    tag = client.get(url(meeting, "pulse", "me"))["ETag"]
    with CaptureQueriesContext(connection) as caught:
        client.get(url(meeting, "pulse", "me"), headers={"If-None-Match": tag})
    assert len(caught) <= 8


@pytest.mark.parametrize("name", ["detail", "desk", "me", "hall", "agenda", "attendance"])
def test_a_page_costs_the_same_for_one_item_and_for_many(client, name):
    counts = []
    for items, members in ((1, 2), (6, 9)):
        unit = make_body(members=members)
        meeting = opened(unit, items=items)
        item = in_hand(meeting)
        make_point(item)
        question = asked(meeting, item=item)
        for attendee in voters(meeting):
            cast_vote(question=question, attendee=attendee, choice="for", actor=attendee.person.user)
        client.force_login(secretary(unit))
        client.get(url(meeting, name))
        counts.append(queries(client, url(meeting, name)))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["list", "schedule", "assignments"])
def test_a_list_costs_the_same_for_one_row_and_for_many(client, name):
    unit = make_body()
    client.force_login(secretary(unit))

    def add(number):
        for _ in range(number):
            meeting = make_meeting(unit, held_on=TODAY.replace(day=1), state=MeetingState.HELD)
            point = make_point(meeting.items.get())
            add_assignment(point=point, person=members_of(unit)[0], due_on=TODAY, actor=secretary(unit))

    add(1)
    client.get(of_cluster(unit.cluster, name))
    few = queries(client, of_cluster(unit.cluster, name))
    add(5)
    assert queries(client, of_cluster(unit.cluster, name)) == few


# --- lists and the year ---


def test_the_archive_is_searched_by_the_titles_of_items(client):
    unit = make_body()
    meeting = make_meeting(unit, held_on=TODAY.replace(day=1), state=MeetingState.HELD, items=0)
    make_item(meeting, title="О ярмарке вакансий")
    make_meeting(unit, held_on=TODAY.replace(day=2), state=MeetingState.HELD)
    client.force_login(secretary(unit))
    page = said(client.get(of_cluster(unit.cluster, "list"), {"q": "ярмарке"}))
    assert "1 заседание" in page
    assert "Ничего не найдено" in said(client.get(of_cluster(unit.cluster, "list"), {"q": "космос"}))


def test_the_days_of_a_year_go_into_the_schedule_at_once(client):
    unit = make_body()
    client.force_login(secretary(unit))
    form = said(client.get(of_cluster(unit.cluster, "plan"), {"unit": unit.pk}))
    assert "II квартал 2024" in form
    client.post(of_cluster(unit.cluster, "plan") + f"?unit={unit.pk}", {"day_0": "29.03.2024", "day_1": "14.06.2024"})
    assert [m.held_on.month for m in Meeting.objects.filter(unit=unit).order_by("held_on")] == [3, 6]
    page = said(client.get(of_cluster(unit.cluster, "schedule")))
    assert "14.06.2024" in page
    assert "в графике" in page


def test_empty_lists_say_the_next_step(client):
    unit = make_body()
    client.force_login(secretary(unit))
    assert "начинаются с графика" in said(client.get(of_cluster(unit.cluster, "list")))
    assert "Поручения даёт заседание" in said(client.get(of_cluster(unit.cluster, "assignments")))


# --- assignments ---


def given(unit) -> Assignment:
    """An assignment in force, to the first member."""
    meeting = opened(unit)
    item = in_hand(meeting)
    write_item(item=item, heard="", speeches=[], decisions=["Подготовить план"], base_version=1, actor=system("test"))
    add_assignment(point=item.decisions.get(), person=members_of(unit)[0], due_on=TODAY, actor=secretary(unit))
    finish_item(item=item, actor=system("test"))
    close_meeting(meeting=meeting, actor=secretary(unit))
    return Assignment.objects.get(unit=unit)


def test_an_assignment_goes_from_the_desk_to_its_closing(client):
    unit = make_body()
    assignment = given(unit)
    one = lambda name: of_cluster(unit.cluster, name, assignment.pk)  # noqa: E731 -- short for the story
    client.force_login(members_of(unit)[0].user)
    assert "Принять к исполнению" in said(client.get(one("assignment")))
    client.post(one("assignment_accept"))
    file = SimpleUploadedFile("Отчёт.pdf", pdf())
    client.post(one("assignment_report"), {"words": "План готов.", "file": file})
    assert client.post(one("assignment_close")).status_code == 403
    client.force_login(secretary(unit))
    assert file_of(client.get(one("assignment_file"))).startswith(b"%PDF")
    client.post(one("assignment_return"), {"words": "Нет сроков"})
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.RETURNED
    client.post(one("assignment_move"), {"due_on": "29.03.2024", "basis": "просьба исполнителя"})
    client.force_login(members_of(unit)[0].user)
    client.post(one("assignment_report"), {"words": "Сроки есть."})
    client.force_login(secretary(unit))
    client.post(one("assignment_close"))
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.CLOSED
    page = said(client.get(one("assignment")))
    for words in ("Нет сроков", "с 15.03.2024 на 29.03.2024", "Основание: просьба исполнителя", "Закрыто"):
        assert words in page


def test_an_assignment_not_in_force_yet_is_hidden_from_outsiders_and_may_be_taken_back(client):
    meeting = opened()
    point = make_point(in_hand(meeting))
    assignment = add_assignment(
        point=point, person=members_of(meeting.unit)[0], due_on=TODAY, actor=secretary(meeting.unit)
    )
    address = of_cluster(meeting.cluster, "assignment", assignment.pk)
    client.force_login(make_representative(make_organisation(meeting.cluster)))
    assert client.get(address).status_code == 404
    client.force_login(secretary(meeting.unit))
    assert "вступит в силу" in said(client.get(address))
    client.post(of_cluster(meeting.cluster, "assignment_drop", assignment.pk))
    assert not Assignment.objects.exists()


def test_the_register_is_filtered_and_taken_out_as_a_table(client):
    unit = make_body()
    given(unit)
    client.force_login(members_of(unit)[0].user)
    page = client.get(of_cluster(unit.cluster, "assignments"), {"show": "mine"})
    assert "Подготовить план" in said(page)
    assert "Таких поручений нет" in said(client.get(of_cluster(unit.cluster, "assignments"), {"show": "checking"}))
    table = client.get(of_cluster(unit.cluster, "assignments_export"), {"show": "mine"})
    assert table["Content-Disposition"].startswith("attachment")
    assert table.content[:2] == b"PK"


# --- the menu and «Сегодня» ---


def test_the_menu_counts_what_waits_for_the_person(client):
    unit = make_body(kind=UnitKind.COORDINATION_COUNCIL)
    notified(unit)
    person = members_of(unit)[0]
    client.force_login(person.user)
    page = said(client.get(reverse("desk:today", args=[unit.cluster.slug])))
    assert "Ответить, будете ли на заседании" in page
    assert re.search(r'Заседания(</span>)?\s*<b class="a-count">1</b>', page)


def test_the_home_page_tells_the_secretary_of_minutes_and_the_voter_of_the_vote(client):
    unit = make_body()
    meeting = opened(unit)
    asked(meeting)
    client.force_login(members_of(unit)[0].user)
    assert "Проголосовать" in said(client.get(reverse("desk:today", args=[unit.cluster.slug])))
    make_meeting(unit, held_on=TODAY.replace(day=1), state=MeetingState.HELD)
    client.force_login(secretary(unit))
    page = said(client.get(reverse("desk:today", args=[unit.cluster.slug])))
    assert "Открыть пульт" in page
    assert "Составить проект протокола" in page


def test_those_who_lead_stand_in_only_where_a_body_has_no_secretary(client):
    meeting = opened()
    coordinator = make_coordinator(meeting.cluster)
    assert look(client, coordinator, meeting, "desk").status_code == 403
    assert chair(meeting.unit) != coordinator
    assert Participation.objects.count() == 0
