"""Screens of interviews: who sees whom, what a phone can do without scripts, what goes out as a calendar and a table."""

import io
import re
from datetime import UTC, datetime

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.fair.domain.states import InterviewState, Readiness, Stage
from artel.fair.events import FairEvent
from artel.fair.exports_ics import interviews_ics
from artel.fair.models import Stand, Vacancy
from artel.fair.services import interviews as deeds
from artel.fair.tests.interview_world import SURNAMES, TEN, make_world
from artel.kernel import clock
from artel.members.models import Consent
from artel.members.tests.factories import make_cluster, make_coordinator

pytestmark = pytest.mark.django_db
MOST_QUERIES = {"coordinator": 12, "recruiter": 19}  # an employer's cards ask by themselves what of each may be shown


@pytest.fixture
def ten():
    with time_machine.travel(TEN, tick=False) as traveller:
        yield traveller


@pytest.fixture
def world(ten):
    ten.move_to(TEN.replace(hour=1))
    world = make_world()
    deeds.make_timetable(fair=world.fair, actor=system())
    ten.move_to(TEN)
    return world


def url(world, name, *args):
    return reverse(f"fair:{name}", args=[world.cluster.slug, *(args or [world.fair.pk])])


def look(client, user, world, name, *args, **query):
    client.force_login(user)
    return client.get(url(world, name, *args), query)


def text(response) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " ").replace("\u2011", "-"))


# --- the timetable ---


def test_each_sees_their_part_of_the_timetable(client, world):
    seen = {}
    for role, user in (
        ("coordinator", world.coordinator),
        ("college", world.keeper),
        ("employer", world.recruiters[0]),
    ):
        for by in ("time", "stand"):
            response = look(client, user, world, "interviews", by=by)
            assert response.status_code == 200
            seen[role] = response.context["page"].total
            assert all(row.card.name for row in response.context["page"])
    assert seen == {"coordinator": 12, "college": 12, "employer": 4}
    assert look(client, world.observer, world, "interviews").status_code == 403
    assert look(client, make_coordinator(make_cluster()), world, "interviews").status_code == 404


def test_without_consent_no_name_is_shown_found_or_taken_out(client, world):
    silent = world.graduates[0]
    Consent.objects.filter(person=silent.student.person).update(revoked_on=clock.today(world.cluster))
    name = SURNAMES[0]
    for user in (world.coordinator, world.recruiters[0]):
        assert name not in text(look(client, user, world, "interviews"))
        assert look(client, user, world, "interviews", q=name).context["page"].total == 0
        assert look(client, user, world, "checkin", q=name).context["page"].total == 0
        for page in ("checkin", "interviews_day", "interviews_print"):
            assert name not in text(look(client, user, world, page))
        for out in ("interviews_export", "interviews_ics"):
            content = client.post(url(world, out)).content
            words = content.decode() if out.endswith("ics") else " ".join(cells(content))
            assert name not in words
            assert SURNAMES[3] in words  # the file is not empty
    row = world.interview(0, 0)
    assert look(client, world.recruiters[0], world, "interview", row.pk).status_code == 404
    assert name not in text(look(client, world.coordinator, world, "interview", row.pk))
    assert name in text(look(client, world.keeper, world, "interviews"))
    doors = text(look(client, world.coordinator, world, "interviews_print", **{"for": "doors"}))
    assert not [surname for surname in SURNAMES if surname in doors]
    assert "В-004" in doors


def test_the_timetable_is_searched_and_narrowed(client, world):
    Vacancy.objects.filter(pk=world.vacancies[2].pk).update(search_key="оператор линии")
    found = {
        query: look(client, world.coordinator, world, "interviews", q=query).context["page"].total
        for query in (SURNAMES[1].lower(), "В-002", "в2", "оператор", "нет такого")
    }
    assert found == {SURNAMES[1].lower(): 2, "В-002": 2, "в2": 2, "оператор": 4, "нет такого": 0}
    stand = Stand.objects.get(organisation=world.employers[2])
    assert look(client, world.coordinator, world, "interviews", stand=stand.pk).context["page"].total == 4
    deeds.cancel_interview(interview=world.interview(0, 0), actor=system())
    assert look(client, world.coordinator, world, "interviews", state="cancelled").context["page"].total == 1
    assert look(client, world.coordinator, world, "interviews", stand="х", state="х", page="х").status_code == 200


def test_making_is_foreseen_done_and_told(client, world):
    page = look(client, world.coordinator, world, "interviews_make")
    assert "Быстрее 4 очередей не уложиться" in text(page)
    assert "закончится в 11:00" in text(page)
    sent = {"starts_at": "10:00", "slot_minutes": "15", "max_rounds": "99", "afresh": ""}
    refused = client.post(url(world, "interviews_make"), sent)
    assert "очередей: 56" in text(refused)
    done = client.post(url(world, "interviews_make"), sent | {"max_rounds": ""}, follow=True)
    assert "В расписании 12 собеседований, 4 очереди" in text(done)
    assert client.post(url(world, "interviews_make"), {}).context["form"].errors.keys() == {"starts_at", "slot_minutes"}
    for user in (world.recruiters[0], world.keeper):
        assert look(client, user, world, "interviews_make").status_code == 403


def test_what_did_not_fit_is_told_by_name_with_the_reason(client, world):
    deeds.cancel_interview(interview=world.interview(0, 0), actor=system())
    added = deeds.add_interview(vacancy=world.vacancies[0], graduate=world.graduates[1], actor=system())
    world.fair.interviews.filter(pk=added.pk).update(round=None, table=None, starts_at=None)
    shown = look(client, world.coordinator, world, "interviews")
    assert [row.pk for row in shown.context["left"]] == [added.pk]
    assert "Есть собеседования без времени" in text(shown)
    moved = client.post(url(world, "interview_move", added.pk), {"round": "9"}, follow=True)
    assert "время считается согласованным" in text(moved)
    refused = client.post(url(world, "interview_move", world.interview(1, 1).pk), {"round": "9"})
    assert "уже на собеседовании" in text(refused)
    client.post(url(world, "interview_lock", added.pk), {"locked": "0"})
    added.refresh_from_db()
    assert (added.round, added.is_locked) == (9, False)


def test_the_lists_ask_the_same_number_of_queries_for_few_and_for_many(client, world, ten):
    def count(user, world, name):
        look(client, user, world, name)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(world, name)).status_code == 200
        return len(queries)

    pages = [
        (name, who)
        for name in ("interviews", "interviews_day", "interviews_print", "checkin")
        for who in ("coordinator", "recruiter")
    ]
    ten.move_to(TEN.replace(hour=1))
    more = make_world(employers=4, graduates=8, wishes=4)
    deeds.make_timetable(fair=more.fair, actor=system())
    ten.move_to(TEN)
    for name, who in pages:
        few, many = (
            count(each.coordinator if who == "coordinator" else each.recruiters[0], each, name)
            for each in (world, more)
        )
        assert few == many, (name, who)
        assert many <= MOST_QUERIES[who], (name, who, many)


# --- the day ---


def test_an_employer_marks_from_a_phone_without_scripts(client, world):
    page = look(client, world.recruiters[0], world, "interviews_day")
    assert [row.round for row in page.context["queue"].now] == [1]
    row = page.context["queue"].now[0]
    card = look(client, world.recruiters[0], world, "interview", row.pk)
    assert text(card).count('type="radio"') == 8
    assert f'action="{url(world, "interview_mark", row.pk)}"' in text(card)
    refused = client.post(url(world, "interview_mark", row.pk), {"mark": "4"})
    assert "Выберите решение" in text(refused)
    done = client.post(
        url(world, "interview_mark", row.pk),
        {"mark": "4", "readiness": "yes", "comment": "читает чертежи"},
        follow=True,
    )
    assert "Записано" in text(done)
    row.refresh_from_db()
    assert (row.mark, row.readiness, row.state) == (4, Readiness.YES, InterviewState.HELD)
    later = done.context["queue"].later[0]
    client.post(url(world, "interview_miss", later.pk))
    later.refresh_from_db()
    assert later.state == InterviewState.NO_SHOW


def test_a_stranger_marks_nothing(client, world):
    row = world.interview(0, 0)
    answers = {}
    for name, user in (
        ("other employer", world.recruiters[1]),
        ("coordinator", world.coordinator),
        ("college", world.keeper),
        ("observer", world.observer),
    ):
        client.force_login(user)
        answers[name] = client.post(url(world, "interview_mark", row.pk), {"mark": "5", "readiness": "yes"}).status_code
    assert answers == {"other employer": 404, "coordinator": 403, "college": 403, "observer": 403}
    row.refresh_from_db()
    assert row.mark is None


def test_a_scan_opens_a_page_and_only_the_button_checks_in(client, world):
    graduate = world.graduates[0]
    code = deeds.checkin_code(graduate)
    page = look(client, world.keeper, world, "checkin_code", world.fair.pk, code)
    assert page["Referrer-Policy"] == "same-origin"  # a form under «no-referrer» is refused as forged
    assert SURNAMES[0] in text(page)
    graduate.refresh_from_db()
    assert graduate.checked_in_at is None
    first = client.post(url(world, "checkin_came", world.fair.pk, graduate.pk), follow=True)
    again = client.post(url(world, "checkin_came", world.fair.pk, graduate.pk), follow=True)
    assert ("приход отмечен." in text(first), "уже был отмечен" in text(again)) == (True, True)
    wrong = look(client, world.keeper, world, "checkin_code", world.fair.pk, f"1-{'0' * 26}")
    assert (wrong.status_code, "Код не подходит" in text(wrong)) == (404, True)
    assert look(client, world.observer, world, "checkin_code", world.fair.pk, code).status_code == 403
    # An employer that may not be told of the graduate opens nothing by the code.
    other = make_world(employers=1, graduates=1, wishes=1)
    assert look(client, other.recruiters[0], world, "checkin_code", world.fair.pk, code).status_code == 404


def test_an_employer_invites_by_number_only_whom_it_sees(client, world):
    page = look(client, world.recruiters[0], world, "interview_add", world.fair.pk)
    assert list(page.context["form"].fields["vacancy"].queryset) == [world.vacancies[0]]
    sent = {"vacancy": world.vacancies[0].pk, "graduate": "В-002"}
    done = client.post(url(world, "interview_add"), sent, follow=True)
    assert "Собеседование назначено" in text(done)
    refused = client.post(url(world, "interview_add"), sent | {"graduate": "В-999"})
    assert "такого номера нет" in text(refused)
    foreign = client.post(url(world, "interview_add"), sent | {"vacancy": world.vacancies[1].pk})
    assert "vacancy" in foreign.context["form"].errors


def test_stages_close_what_their_time_is_over(client, world):
    world.fair.stage = Stage.ALLOCATION
    world.fair.save(update_fields=["stage"])
    row = world.interview(0, 0)
    assert look(client, world.recruiters[0], world, "interview", row.pk).context["form"] is None
    client.force_login(world.recruiters[0])
    late = client.post(url(world, "interview_mark", row.pk), {"mark": "5", "readiness": "yes"})
    assert late.status_code == 409


# --- out and in ---


def unfolded(content: bytes) -> list[str]:
    """Lines of a calendar, folded ones joined; the form itself is checked on the way (RFC 5545, 3.1)."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def events_of(content: bytes) -> list[dict[str, str]]:
    lines = unfolded(content)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0", "METHOD:PUBLISH"} <= set(lines)
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, _colon, value = line.partition(":")
            found[-1].setdefault(name, value)
    return found


def test_a_graduates_calendar_reads_back_and_follows_a_move_and_a_cancel(world):
    graduate = world.graduates[0]
    Stand.objects.filter(organisation=world.employers[0]).update(place="ауд. 214, вход со двора; 2 этаж")
    moved, cancelled = world.interview(0, 0), world.interview(0, 1)
    before = {event["UID"]: event for event in events_of(interviews_ics(graduate))}
    deeds.move_interview(interview=moved, round=9, actor=system())
    deeds.cancel_interview(interview=cancelled, actor=system())
    after = {event["UID"]: event for event in events_of(interviews_ics(graduate))}
    assert before.keys() == after.keys()
    assert len(after) == 2
    uid = next(uid for uid in after if uid.startswith(f"interview-{moved.pk}@"))
    starts = datetime.strptime(after[uid]["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    moved.refresh_from_db()
    assert starts == moved.starts_at == datetime(2024, 4, 12, 5, 0, tzinfo=UTC)
    assert after[uid]["DTEND"] == "20240412T051500Z"
    assert (before[uid]["SEQUENCE"], after[uid]["SEQUENCE"], after[uid]["STATUS"]) == ("0", "1", "CONFIRMED")
    assert after[uid]["LOCATION"] == "ауд. 214\\, вход со двора\\; 2 этаж"
    off = next(event for uid, event in after.items() if uid.startswith(f"interview-{cancelled.pk}@"))
    assert (off["STATUS"], off["SEQUENCE"]) == ("CANCELLED", "1")


def test_a_stands_calendar_and_table_leave_a_trace(client, world):
    stand = Stand.objects.get(organisation=world.employers[0])
    client.force_login(world.recruiters[0])
    calendar = client.post(url(world, "interviews_ics"), {"stand": stand.pk})
    assert calendar["Content-Type"].startswith("text/calendar")
    assert len(events_of(calendar.content)) == 4
    assert SURNAMES[0] in calendar.content.decode()
    foreign = Stand.objects.get(organisation=world.employers[1])
    assert events_of(client.post(url(world, "interviews_ics"), {"stand": foreign.pk}).content) == []
    words = cells(client.post(url(world, "interviews_export")).content)
    assert {"В-001", world.employers[0].short_name} <= set(words)
    assert Entry.objects.filter(event=FairEvent.INTERVIEWS_EXPORTED).count() == 3
    assert client.get(url(world, "interviews_export")).status_code == 405


def cells(content: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


def test_marks_written_on_paper_come_in_by_a_table(client, world):
    client.force_login(world.recruiters[0])
    template = client.get(url(world, "interview_marks_template"))
    book = openpyxl.load_workbook(io.BytesIO(template.content))
    sheet = book.worksheets[0]
    rows = {sheet.cell(line, 1).value: line for line in range(2, 6)}
    assert set(rows) == {"В-001", "В-003", "В-004", "В-006"}
    fill(sheet, rows["В-001"], "4", "готовы пригласить", "знает станок")
    fill(sheet, rows["В-003"], "6", "в резерв", "")
    fill(sheet, rows["В-004"], "", "не пришёл", "")
    checked = upload(client, world, book)
    assert "Поставьте оценку от 1 до 5" in text(checked)
    fill(sheet, rows["В-003"], "2", "не подходит", "")
    checked = upload(client, world, book)
    assert checked.context["may_confirm"]
    done = client.post(url(world, "interview_marks"), {"checked": checked.context["checked"]}, follow=True)
    assert "Внесено: 3 собеседования" in text(done)
    marked = {
        row.graduate.public_number: (row.state, row.mark, row.readiness, row.comment)
        for row in world.fair.interviews.filter(vacancy=world.vacancies[0]).select_related("graduate")
    }
    assert marked == {
        "В-001": ("held", 4, "yes", "знает станок"),
        "В-003": ("held", 2, "no", ""),
        "В-004": ("no_show", None, "", ""),
        "В-006": ("planned", None, "", ""),
    }
    # Another employer's interview is not in this employer's timetable.
    fill(sheet, rows["В-006"], "5", "готовы пригласить", "")
    sheet.cell(rows["В-006"], 2).value = str(world.vacancies[2].number)
    assert "нет такого собеседования" in text(upload(client, world, book))
    assert look(client, world.coordinator, world, "interview_marks").status_code == 403


def fill(sheet, line, mark, decision, comment) -> None:
    for column, value in ((3, mark), (4, decision), (5, comment)):
        sheet.cell(line, column).value = value or None


def upload(client, world, book):
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("оценки.xlsx", content.getvalue())
    return client.post(url(world, "interview_marks"), {"file": file})
