"""Employment and results on the screen: one press for a proposal, a table in, a summary signed, counts for observers."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.audit.models import Entry
from artel.fair.domain.states import Basis, InterviewState, InvitationState, Milestone, Outcome, Stage
from artel.fair.models import EmploymentFact, EmploymentSummary, Interview, Invitation, Placement
from artel.fair.selectors.results import results_of
from artel.fair.services.employment import record_fact
from artel.fair.services.employment_sheets import SPEC, check_facts, import_facts
from artel.fair.tests.factories import make_graduate, make_stand, make_vacancy
from artel.fair.tests.inviting import World, make_world
from artel.files.sheets import template
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied
from artel.members.domain.kinds import OfficeKind
from artel.members.tests.factories import make_observer, make_organisation, make_representative, make_tenure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(datetime(2024, 11, 5, 6, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def world() -> World:
    made = make_world(places=3, stage=Stage.EMPLOYMENT)
    made.cluster.lead = made.college
    made.cluster.save()
    make_tenure(made.college.offices.get(kind=OfficeKind.HEAD), person=made.head)
    for name in ("Ткач", "Ким", "Нечай"):
        made.graduate(name)
    made.methodist = make_representative(made.college)
    return made


def invitation(world, graduate, state=InvitationState.ACCEPTED, vacancy=None) -> Invitation:
    return Invitation.objects.create(
        cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=vacancy or world.vacancy, state=state,
        valid_until=date(2024, 5, 16), made_at=clock.now(), answered_at=clock.now(), issued_on=date(2024, 4, 22),
    )  # fmt: skip


def url(world, name="employment", **query) -> str:
    address = reverse(f"fair:{name}", args=[world.cluster.slug, world.fair.pk])
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else address


def page(client, user, address: str) -> str:
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode().replace("\xa0", " ")


# --- employment ---


def test_a_proposal_becomes_a_fact_by_one_press_of_the_college(world, client):
    graduate = world.graduates[0]
    invitation(world, graduate)
    text = page(client, world.methodist, url(world, m="autumn"))
    assert "Внесите сведения о 3 выпускниках" in text
    assert "предлагается:" in text
    assert "Подтвердить" in text
    assert not EmploymentFact.objects.exists()
    sent = {"m": "autumn", "outcome": "by_speciality", "employer": world.enterprise.pk, "position": "Регулировщик"}
    answer = client.post(reverse("fair:employment_fact", args=[world.cluster.slug, graduate.pk]), sent)
    assert answer.status_code == 302
    fact = EmploymentFact.objects.get()
    assert (fact.milestone, fact.outcome, fact.employer) == ("autumn", "by_speciality", world.enterprise)
    text = page(client, world.methodist, url(world, m="autumn"))
    assert "Внесите сведения о 2 выпускниках" in text
    assert "предлагается:" not in text


def test_a_refused_fact_says_why_at_its_field(world, client):
    client.force_login(world.methodist)
    address = reverse("fair:employment_fact", args=[world.cluster.slug, world.graduates[0].pk]) + "?m=autumn"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"m": "autumn", "outcome": "seeking", "hired_on": "15.07.2024"})
    assert "только у тех, кто работает" in answer.content.decode().replace("\xa0", " ")
    assert not EmploymentFact.objects.exists()


def test_names_are_for_the_college_and_those_who_lead_counts_for_employers_and_observers(world, client):
    world.graduate("Безсогласова", consented=False)
    record_fact(
        graduate=world.graduates[0], milestone=Milestone.AUTUMN, outcome=Outcome.MILITARY, actor=world.methodist
    )
    own = page(client, world.methodist, url(world, m="autumn"))
    assert "Ткач" in own
    assert "Безсогласова" in own
    leading = page(client, world.coordinator, url(world, m="autumn"))
    assert "Ткач" in leading
    assert "Безсогласова" not in leading
    assert "В-004" in leading
    assert "В-004" in page(client, world.methodist, url(world, m="autumn", q="Безсогласова"))
    assert "В-004" not in page(client, world.coordinator, url(world, m="autumn", q="Безсогласова"))
    assert leading.index("В-003") < leading.index("В-004")  # by numbers: the order tells no name
    for user in (make_observer(world.cluster), make_representative(world.enterprise)):
        text = page(client, user, url(world, m="autumn"))
        assert "военная служба" in text
        for word in ("Ткач", "Ким", "В-001"):
            assert word not in text
        fact_url = reverse("fair:employment_fact", args=[world.cluster.slug, world.graduates[0].pk])
        assert client.get(fact_url).status_code == 403
    other = make_organisation(world.cluster)
    neighbour = make_representative(other)
    assert "Ткач" not in page(client, neighbour, url(world, m="autumn"))
    client.force_login(neighbour)
    fact_url = reverse("fair:employment_fact", args=[world.cluster.slug, world.graduates[0].pk])
    assert client.get(fact_url).status_code == 404


def test_the_coordinator_composes_sends_and_recalls_the_summary(world, client):
    record_fact(graduate=world.graduates[0], milestone="autumn", outcome=Outcome.SEEKING, actor=world.methodist)
    client.force_login(world.coordinator)
    assert client.post(url(world, "employment_summary"), {"m": "autumn"}).status_code == 302
    text = page(client, world.coordinator, url(world, m="autumn"))
    assert "Прочитайте сводку и отправьте на подпись" in text
    assert client.post(url(world, "employment_summary_send"), {"m": "autumn"}).status_code == 302
    assert EmploymentSummary.objects.get().paper.state == "signing"
    assert "Сводка ждёт подписи" in page(client, world.coordinator, url(world, m="autumn"))
    assert client.post(url(world, "employment_summary_send"), {"m": "autumn"}).status_code == 409
    assert client.post(url(world, "employment_summary_recall"), {"m": "autumn"}).status_code == 302
    assert EmploymentSummary.objects.get().paper.state == "draft"
    client.force_login(world.methodist)
    assert client.post(url(world, "employment_summary"), {"m": "autumn"}).status_code == 403


def test_before_its_stage_the_page_says_when(world, client):
    world.fair.stage = Stage.ANSWERS
    world.fair.save()
    text = page(client, world.methodist, url(world))
    assert "Сведения о трудоустройстве вносят с этапа «трудоустройство»" in text
    fact_url = reverse("fair:employment_fact", args=[world.cluster.slug, world.graduates[0].pk])
    assert client.get(fact_url).status_code == 409


# --- a table in and out ---


def row(number: int, **cells: str) -> dict[str, str]:
    return {"row": number, **dict.fromkeys(SPEC.titles, ""), **cells}


def test_a_table_is_checked_at_its_cells_and_entered_whole(world):
    namesake = world.graduate("Ткач")
    rows = [
        row(2, graduate="В-001 Ткач Мария Олеговна", outcome="по специальности", employer="ооо «оэс»", hired_on="15.07.2024"),
        row(3, graduate="Ким Мария Олеговна", outcome="в поиске; продолжает обучение; самозанятый"),
        row(4, graduate="Ткач Мария Олеговна", outcome="ищет работу"),
        row(5, graduate="В-099", outcome="ищет работу"),
        row(6, graduate="В-003", outcome="ищет работу", employer="ООО «ОЭС»"),
        row(7, graduate="в-3", outcome="ищет работу"),
        row(8, graduate=f"В-{namesake.number:03d}", outcome="не по специальности", employer="ИП Седых", hired_on="06.11.2024"),
    ]  # fmt: skip
    sheet = check_facts(fair=world.fair, milestone=Milestone.AUTUMN, rows=rows, actor=world.methodist)
    said = {each.number: [error.text for error in each.errors] for each in sheet.rows}
    assert said[2] == []
    assert "Напишите одно из" in said[3][0]
    assert "укажите номер: В-001, В-004" in said[4][0]
    assert "такого нет" in said[5][0]
    assert "Указывают только у тех, кто принят" in said[6][0]
    assert "уже есть в строке 6" in said[7][0]
    assert "ещё не наступила" in said[8][0]
    with pytest.raises(BrokenRule, match="есть ошибки"):
        import_facts(fair=world.fair, milestone=Milestone.AUTUMN, rows=rows, actor=world.methodist)
    assert not EmploymentFact.objects.exists()
    right = [
        rows[0],
        row(3, graduate="Ким Мария Олеговна", outcome="продолжает обучение; самозанятый"),
        row(4, graduate="В-003"),
    ]
    import_facts(fair=world.fair, milestone=Milestone.AUTUMN, rows=right, actor=world.methodist)
    assert dict(EmploymentFact.objects.values_list("graduate__number", "outcome")) == {
        1: "by_speciality", 2: "self_employed",
    }  # fmt: skip
    assert EmploymentFact.objects.get(graduate__number=1).employer == world.enterprise
    assert Entry.objects.filter(event="fair.employment_read").count() == 1
    with pytest.raises(Denied):
        check_facts(fair=world.fair, milestone=Milestone.AUTUMN, rows=rows, actor=world.coordinator)


def test_the_template_is_begun_with_those_of_whom_nothing_is_told_and_comes_back_in(world, client):
    record_fact(graduate=world.graduates[0], milestone="autumn", outcome=Outcome.SEEKING, actor=world.methodist)
    client.force_login(world.methodist)
    answer = client.get(url(world, "employment_template", m="autumn"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    first = [str(cells[0].value) for cells in book.worksheets[0].iter_rows(min_row=2) if cells[0].value]
    assert first == ["В-002 Ким Мария Олеговна", "В-003 Нечай Мария Олеговна"]
    filled = template(SPEC, rows=[{"graduate": first[0], "outcome": "военная служба"}])
    file = SimpleUploadedFile("трудоустройство.xlsx", filled)
    answer = client.post(url(world, "employment_import", m="autumn"), {"file": file})
    checked = answer.context["checked"]
    assert not EmploymentFact.objects.filter(graduate=world.graduates[1]).exists()
    assert client.post(url(world, "employment_import", m="autumn"), {"checked": checked}).status_code == 302
    assert EmploymentFact.objects.get(graduate=world.graduates[1]).outcome == "military"


def test_the_export_leaves_a_trace_and_hides_the_names_of_those_without_consent(world, client):
    world.graduate("Безсогласова", consented=False)
    for user, is_named in ((world.methodist, True), (world.coordinator, False)):
        client.force_login(user)
        answer = client.post(url(world, "employment_export"), {"m": "autumn"})
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        text = " ".join(str(cell.value) for cells in book.worksheets[0].iter_rows() for cell in cells)
        assert ("Безсогласова" in text) is is_named
        assert "Ткач" in text
    assert Entry.objects.filter(event="fair.employment_exported").count() == 2


# --- results ---


def lived(world) -> None:
    """A fair where everything happened: of four who take part, two placed, one accepted and works."""
    first, second, third = world.graduates[:3]
    stand = make_stand(world.fair, world.enterprise)
    for graduate in (first, second):
        Interview.objects.create(
            cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=world.vacancy, stand=stand,
            state=InterviewState.HELD, readiness="yes", mark=5,
        )  # fmt: skip
    for graduate, rank in ((first, 1), (second, 2)):
        Placement.objects.create(
            cluster=world.cluster, fair=world.fair, graduate=graduate, vacancy=world.vacancy, basis=Basis.ALGORITHM,
            rank=rank, made_at=clock.now(),
        )  # fmt: skip
    other = make_vacancy(world.fair, places=2)
    invitation(world, first)
    invitation(world, second, InvitationState.DECLINED)
    invitation(world, third, InvitationState.DRAFT, other)
    record_fact(graduate=first, milestone="autumn", outcome=Outcome.BY_SPECIALITY, actor=world.methodist)


def test_results_count_each_graduate_once_at_each_step(world):
    lived(world)
    found = results_of(world.fair)
    road = found.road
    assert (road.entered, road.confirmed, road.consented, road.wished) == (3, 3, 3, 0)
    assert (road.interviewed, road.placed, road.invited, road.accepted, road.employed) == (2, 2, 2, 1, 1)
    assert (found.ranks, found.outside, str(found.mean_rank)) == ({1: 1, 2: 1}, 0, "1.5")
    assert (found.acceptance, found.reached) == (50, 67)
    lines = {line.name: (line.places, line.placed, line.invited, line.accepted, line.free) for line in found.employers}
    assert lines["ООО «ОЭС»"] == (3, 2, 2, 1, 2)
    assert (found.places, found.free) == (5, 4)


def test_a_fair_without_anything_has_no_figures_and_no_zeros_in_their_place(world, client):
    empty = make_world(stage=Stage.ANNOUNCED)
    found = results_of(empty.fair)
    assert (found.mean_rank, found.acceptance, found.reached) == (None, None, None)
    assert page(client, empty.coordinator, url(empty, "results")).count("н/д") >= 5


def test_an_observer_sees_counts_and_takes_them_out_nobody_by_name(world, client):
    lived(world)
    observer = make_observer(world.cluster)
    text = page(client, observer, url(world, "results"))
    assert "67 %" in text
    assert "1,5" in text
    answer = client.post(url(world, "results_export"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    text += " ".join(str(cell.value) for cells in book.worksheets[0].iter_rows() for cell in cells)
    for word in ("Ткач", "Ким", "Нечай", "В-001"):
        assert word not in text
    assert Entry.objects.filter(event="fair.results_exported").count() == 1
    client.force_login(make_world().coordinator)
    assert client.get(url(world, "results")).status_code == 404


@pytest.mark.parametrize("name", ["employment", "results"])
def test_pages_cost_the_same_for_few_and_for_many(world, client, name):
    lived(world)
    for user in (world.methodist, world.coordinator, make_observer(world.cluster)):
        client.force_login(user)
        address = url(world, name, **({"m": "autumn"} if name == "employment" else {}))
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        for _number in range(5):
            graduate = world.graduate()
            make_graduate(world.fair)
            invitation(world, graduate, InvitationState.DECLINED, make_vacancy(world.fair))
        with CaptureQueriesContext(connection) as many:
            client.get(address)
        assert len(few) == len(many), [query["sql"][:200] for query in many.captured_queries]
        assert len(many) <= 16
