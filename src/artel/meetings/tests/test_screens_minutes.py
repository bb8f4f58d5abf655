"""Screens of minutes: what each person sees first, the text with its remarks, files, a meeting held on paper."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from artel.accounts.rights import system
from artel.documents.papers.tree import Marks
from artel.documents.papers.typst_writer import to_pdf
from artel.documents.tests.factories import make_document
from artel.meetings.domain.states import MinutesState
from artel.meetings.models import Dissent, Meeting, Recusal, Remark
from artel.meetings.services.minutes import add_remark, show_for_remarks
from artel.meetings.tests.factories import LONG_AGO, chair, holder, make_body, members_of, opened, secretary
from artel.meetings.tests.minutes_world import drafted, held, make_council, sent, signed
from artel.members.tests.factories import make_observer, make_organisation, make_representative, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def url(meeting, name="minutes", *args):
    return reverse(f"meetings:{name}", args=[meeting.cluster.slug, meeting.pk, *args])


def look(client, user, meeting, name="minutes", *args, **query):
    client.force_login(user)
    return client.get(url(meeting, name, *args), query)


def said(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def primary(response) -> list[str]:
    """Words on the buttons that stand out."""
    return re.findall(r"btn-primary[^>]*>(?:<svg.*?</svg>)?\s*([^<]+?)\s*<", said(response))


def outsider(meeting):
    return make_representative(make_organisation(meeting.cluster))


def test_the_secretary_is_led_from_the_draft_to_the_signatures(client):
    meeting = held(make_council())
    keeper = secretary(meeting.unit)
    assert primary(look(client, keeper, meeting)) == ["Составить проект"]
    client.post(url(meeting, "minutes_draft"))
    minutes = meeting.minutes.get()
    page = look(client, keeper, meeting)
    assert primary(page) == ["Показать участникам"]
    assert "ПРОЕКТ" in said(page)
    assert "Голосовали: «за» — 5" in said(page)
    assert client.post(url(meeting, "minutes_show"), {"until": "19.03.2024"}).status_code == 302
    assert primary(look(client, keeper, meeting)) == ["Отправить на подпись"]
    client.post(url(meeting, "minutes_send"))
    minutes.refresh_from_db()
    assert minutes.state == MinutesState.SIGNING
    page = look(client, keeper, meeting)
    assert primary(page) == ["Прочитать и подписать"]
    assert primary(look(client, chair(meeting.unit), meeting)) == ["Прочитать и подписать"]
    assert primary(look(client, members_of(meeting.unit)[0].user, meeting)) == []
    assert "Ждём подписи" in said(look(client, members_of(meeting.unit)[0].user, meeting))


def test_a_draft_is_for_those_inside_and_a_signed_text_for_everybody(client):
    minutes = drafted()
    meeting = minutes.meeting
    stranger = outsider(meeting)
    page = look(client, stranger, meeting)
    assert page.status_code == 200
    assert "Текст откроется после подписания" in said(page)
    assert "СЛУШАЛИ" not in said(page)
    assert look(client, stranger, meeting, "minutes_pdf").status_code == 403
    assert "СЛУШАЛИ" in said(look(client, make_observer(meeting.cluster), meeting))
    assert look(client, make_user(), meeting).status_code == 404
    signed(sent(meeting))
    page = look(client, stranger, meeting)
    assert "СЛУШАЛИ" in said(page)
    assert "№ 1-ЭС" in said(page)


def test_the_form_is_switched_and_the_text_with_it(client):
    minutes = drafted()
    keeper = secretary(minutes.meeting.unit)
    assert "ВЫСТУПИЛИ" in said(look(client, keeper, minutes.meeting))
    client.post(url(minutes.meeting, "minutes_draft"), {"form": "short"})
    page = look(client, keeper, minutes.meeting)
    assert "ВЫСТУПИЛИ" not in said(page)
    assert "Сделать полным" in said(page)


def test_a_member_makes_a_remark_and_the_secretary_answers(client):
    minutes = show_for_remarks(minutes=drafted(), actor=system())
    meeting = minutes.meeting
    member, keeper = members_of(meeting.unit)[0].user, secretary(meeting.unit)
    assert primary(look(client, member, meeting)) == ["Сделать замечание"]
    form = look(client, member, meeting, "remark", item=meeting.items.get().pk)
    assert "к протоколу в целом" in said(form)
    assert (
        client.post(url(meeting, "remark"), {"item": meeting.items.get().pk, "text": "Я сказал иное"}).status_code
        == 302
    )
    remark = Remark.objects.get()
    assert (remark.item, remark.person.user) == (meeting.items.get(), member)
    page = look(client, keeper, meeting)
    assert primary(page) == ["Ответить"]
    assert "Я сказал иное" in said(page)
    client.post(url(meeting, "minutes_send"))
    assert "Замечаний без ответа: 1" in said(client.get(url(meeting)))
    answer = client.post(url(meeting, "remark_answer", remark.pk), {"is_taken": "0", "answer": ""})
    assert "почему замечание не учтено" in said(answer)
    client.post(url(meeting, "remark_answer", remark.pk), {"is_taken": "1", "answer": "Исправлено"})
    assert "Исправлено" in said(look(client, member, meeting))


def test_a_stranger_to_the_meeting_makes_no_remark(client):
    minutes = show_for_remarks(minutes=drafted(), actor=system())
    client.force_login(outsider(minutes.meeting))
    assert client.post(url(minutes.meeting, "remark"), {"text": "Не так"}).status_code == 403
    assert client.post(url(minutes.meeting, "minutes_send")).status_code == 403
    assert not Remark.objects.exists()


def test_a_dissenting_opinion_from_a_phone(client):
    meeting = held()
    member = members_of(meeting.unit)[0].user
    assert look(client, member, meeting, "dissent").status_code == 200
    client.post(url(meeting, "dissent"), {"item": meeting.items.get().pk, "text": "Срок нереален"})
    assert Dissent.objects.get().text == "Срок нереален"


def test_signed_minutes_offer_an_extract_and_a_correction(client):
    minutes = signed()
    meeting, keeper = minutes.meeting, secretary(minutes.meeting.unit)
    page = look(client, keeper, meeting)
    assert primary(page) == []
    assert "Заказать выписку" in said(page)
    client.post(url(meeting, "extract"), {"item": meeting.items.get().pk, "case_index": "02-14"})
    assert minutes.extracts.count() == 1
    client.post(url(meeting, "minutes_correct"), {"reason": "Опечатка"})
    page = look(client, keeper, meeting)
    assert "Редакция 2" in said(page)
    assert "Взамен протокола № 1-ЭС" in said(page)
    assert "Это прежняя редакция" in said(look(client, keeper, meeting, edition="1"))


def test_minutes_at_signing_are_recalled(client):
    minutes = sent()
    client.force_login(secretary(minutes.meeting.unit))
    client.post(url(minutes.meeting, "minutes_recall"))
    minutes.refresh_from_db()
    assert minutes.state == MinutesState.DRAFT


@pytest.mark.parametrize(
    ("name", "head"), [("minutes_pdf", b"%PDF"), ("minutes_docx", b"PK"), ("sheet", b"%PDF"), ("notice_file", b"%PDF")]
)
def test_the_files_round_a_meeting(client, name, head):
    minutes = drafted()
    response = look(client, secretary(minutes.meeting.unit), minutes.meeting, name)
    assert response.status_code == 200
    assert response.content.startswith(head)
    assert response["Content-Disposition"].startswith("attachment")


def test_a_bulletin(client):
    meeting = held()
    question = meeting.items.get().questions.get()
    response = look(client, secretary(meeting.unit), meeting, "bulletin_file", question.pk)
    assert response.content.startswith(b"%PDF")
    assert look(client, outsider(meeting), meeting, "bulletin_file", question.pk).status_code == 403


def test_a_draft_file_of_signed_minutes_is_the_paper_itself(client):
    minutes = signed()
    response = look(client, secretary(minutes.meeting.unit), minutes.meeting, "minutes_pdf")
    assert response.status_code == 302
    assert f"/papers/{minutes.paper_id}/file.pdf" in response["Location"]


def test_before_the_meeting_is_over_there_is_nothing_to_press(client):
    meeting = opened()
    page = look(client, secretary(meeting.unit), meeting)
    assert primary(page) == []
    assert "после заседания" in said(page)


def test_whose_gender_is_unknown_is_asked_for(client):
    minutes = drafted()
    meeting = minutes.meeting
    who = members_of(meeting.unit)[0]
    who.gender = ""
    who.save()
    row = meeting.attendees.get(person=who)
    Recusal.objects.create(item=meeting.items.get(), attendee=row, reason="автор", declared_at=LONG_AGO)
    page = said(look(client, secretary(meeting.unit), meeting))
    assert "Не указан пол" in page
    assert who.full_name in page
    assert "заявлен самоотвод" in page


def test_the_page_costs_the_same_for_one_remark_and_for_many(client, django_assert_max_num_queries):
    minutes = show_for_remarks(minutes=drafted(), actor=system())
    keeper = secretary(minutes.meeting.unit)
    look(client, keeper, minutes.meeting)
    counts = []
    for size in (1, 4):
        for member in members_of(minutes.meeting.unit)[: size if size > 1 else 1]:
            add_remark(minutes=minutes, text="Ещё", item=minutes.meeting.items.get(), actor=member.user)
        with django_assert_max_num_queries(60) as queries:
            look(client, keeper, minutes.meeting)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- a meeting held on paper ---


def past_url(unit, **query):
    address = reverse("meetings:record_past", args=[unit.cluster.slug])
    return address + (f"?unit={unit.pk}&held_on=14.12.2023" if not query else "")


def past_data(unit, **fields):
    people = [holder(unit, "chair"), *members_of(unit)]
    return {
        "form": "in_person", "present": [person.pk for person in people], "presiding": people[0].pk, "number": "2-ЭС",
        "signed_on": "19.12.2023", "count": "1", "title_1": "О планах работы", "decisions_1": "1. Утвердить планы\n2. Доложить",
        "for_1": "5", "against_1": "0", "abstain_1": "", "outcome_1": "1", **fields,
    }  # fmt: skip


def scan():
    return SimpleUploadedFile("протокол.pdf", to_pdf(make_document(), Marks()), content_type="application/pdf")


def test_a_past_meeting_is_written_down_on_one_page(client):
    unit = make_body()
    client.force_login(secretary(unit))
    assert "Сначала орган и день" in said(client.get(reverse("meetings:record_past", args=[unit.cluster.slug])))
    page = client.get(past_url(unit))
    assert members_of(unit)[0].full_name in said(page)
    response = client.post(past_url(unit), past_data(unit, file=scan()))
    assert response.status_code == 302, said(response)
    meeting = Meeting.objects.get()
    assert [point.text for point in meeting.items.get().decisions.all()] == ["Утвердить планы", "Доложить"]
    shown = said(client.get(response["Location"]))
    assert "Заседание проведено на бумаге" in shown
    assert "№ 2-ЭС" in shown


def test_the_form_grows_by_a_question_and_keeps_what_was_typed(client):
    unit = make_body()
    client.force_login(secretary(unit))
    page = said(client.post(past_url(unit), past_data(unit, more="1")))
    assert "Вопрос 2" in page
    assert "О планах работы" in page
    assert page.count("checked") >= 5
    assert not Meeting.objects.exists()


def test_a_broken_rule_is_told_at_its_question(client):
    unit = make_body()
    client.force_login(secretary(unit))
    page = said(client.post(past_url(unit), past_data(unit, for_1="2", against_1="3", file=scan())))
    assert "а по правилам органа выходит иначе" in page
    assert not Meeting.objects.exists()


def test_a_plain_member_has_no_such_page(client):
    unit = make_body()
    client.force_login(members_of(unit)[0].user)
    assert client.get(past_url(unit)).status_code == 403
