import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.bodies.domain.states import CompositionState, NominationState, Part
from artel.bodies.models import BodyRules, Composition, Direction, Nomination, Suspension
from artel.bodies.tests.factories import (
    make_composition,
    make_council,
    make_direction,
    make_nomination,
    make_seat,
    make_suspension,
)
from artel.files.tests.building import pdf
from artel.members.domain.kinds import OfficeKind, OrganisationKind, UnitKind
from artel.members.models import Person, Tenure, Unit
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_person,
    make_position,
    make_representative,
    make_secretary,
    make_tenure,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def coordinator(cluster):
    return make_coordinator(cluster)


@pytest.fixture
def member(cluster):
    """A member organisation."""
    organisation = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="Сибприбор")
    return organisation


def go(client, user, name, /, *args, **query):
    """Open a page as somebody."""
    client.force_login(user)
    return client.get(reverse(f"bodies:{name}", args=args), query)


def send(client, user, name, /, *args, **data):
    client.force_login(user)
    return client.post(reverse(f"bodies:{name}", args=args), data)


def queries_of(client, user, name, /, *args) -> int:
    """How many queries the page costs somebody who is already in."""
    go(client, user, name, *args)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(reverse(f"bodies:{name}", args=args)).status_code == 200
    return len(seen)


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def lines(*people: tuple[str, str], **more) -> dict:
    """What the editor sends: (name, part) a line."""
    data = {"seat-TOTAL_FORMS": str(len(people)), "seat-INITIAL_FORMS": str(len(people)), **more}
    for number, (name, part) in enumerate(people):
        data |= {f"seat-{number}-person": name, f"seat-{number}-part": part}
    return data


def three(cluster) -> list[Person]:
    """Three people with posts in a college and an enterprise."""
    college = make_organisation(cluster, kind=OrganisationKind.COLLEGE, short_name="ТЭПК")
    plant = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="Сибприбор")
    names = (("Тихонов", "Павел", college), ("Белова", "Татьяна", plant), ("Пак", "Ирина", college))
    people = []
    for last_name, first_name, organisation in names:
        person = make_person(cluster, last_name=last_name, first_name=first_name, patronymic="")
        make_position(person, organisation, title="директор")
        people.append(person)
    return people


# --- bodies ---


def test_the_list_of_bodies_says_who_heads_them_and_the_quorum(client, cluster, coordinator):
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL, name="Экспертный совет")
    make_tenure(unit.offices.get(kind=OfficeKind.CHAIR), person=make_person(cluster, last_name="Гринёва"))
    for _number in range(4):
        make_tenure(unit.offices.get(kind=OfficeKind.MEMBER))

    page = text(go(client, coordinator, "list", cluster.slug))

    assert "Гринёва" in page
    assert "5 человек" in page
    assert ">3<" in page  # more than half of five


def test_the_list_asks_the_same_number_of_queries_for_one_body_and_for_many(client, cluster, coordinator):
    def add() -> None:
        unit = make_unit(cluster)
        make_tenure(unit.offices.get(kind=OfficeKind.CHAIR))
        make_composition(
            unit=unit,
            seats=[(make_person(cluster), Part.CHAIR)],
            state=CompositionState.APPROVED,
            effective_from=date(2024, 1, 10),
        )

    add()
    before = queries_of(client, coordinator, "list", cluster.slug)
    for _number in range(4):
        add()

    assert queries_of(client, coordinator, "list", cluster.slug) == before
    assert before <= 12


def test_an_empty_list_offers_the_next_step_only_to_those_who_may_take_it(client, cluster, coordinator):
    assert reverse("bodies:new", args=[cluster.slug]) in text(go(client, coordinator, "list", cluster.slug))
    page = text(go(client, make_observer(cluster), "list", cluster.slug))
    assert reverse("bodies:new", args=[cluster.slug]) not in page
    assert "заводит координатор" in page


def test_a_body_with_rules_stands_after_three_fields(client, cluster, coordinator):
    page = text(go(client, coordinator, "new", cluster.slug))
    assert "более половины членов с правом голоса" in page

    answer = send(
        client, coordinator, "new", cluster.slug, template="commission", name="Конкурсная комиссия",
        from_day="01.03.2024",
    )  # fmt: skip

    unit = Unit.objects.get(name="Конкурсная комиссия")
    assert unit.kind == UnitKind.COMMISSION
    assert BodyRules.objects.get(unit=unit).quorum_share == "two_thirds"
    assert answer.url == reverse("bodies:composition_new", args=[cluster.slug, unit.pk])


def test_a_second_council_of_a_kind_is_refused_at_the_choice_and_nothing_typed_is_lost(client, cluster, coordinator):
    make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL, name="Экспертный совет")

    answer = send(
        client, coordinator, "new", cluster.slug, template="expert_council", name="Второй совет", from_day="01.03.2024"
    )

    page = text(answer)
    assert "уже действует" in page
    assert 'value="Второй совет"' in page
    assert 'value="expert_council" checked' in page


def test_the_page_of_a_body_says_its_rules_with_the_sum_for_its_composition(client, cluster, coordinator):
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    for _number in range(9):
        make_tenure(unit.offices.get(kind=OfficeKind.MEMBER))

    page = text(go(client, coordinator, "detail", cluster.slug, unit.pk))

    assert "Более половины членов с правом голоса" in page
    assert "при 9 членах с правом голоса — 5" in page


def test_the_page_shows_the_composition_of_a_day(client, cluster, coordinator):
    unit = make_unit(cluster)
    make_tenure(
        unit.offices.get(kind=OfficeKind.MEMBER), person=make_person(cluster, last_name="Прежний"),
        valid_to=date(2024, 1, 31),
    )  # fmt: skip

    assert "Прежний" not in text(go(client, coordinator, "detail", cluster.slug, unit.pk))
    page = text(go(client, coordinator, "detail", cluster.slug, unit.pk, on="31.01.2024"))
    assert "Прежний" in page
    assert "Вернуться к сегодняшнему дню" in page


def test_a_suspended_member_stands_apart_with_the_reason(client, cluster, coordinator):
    unit = make_unit(cluster)
    person = make_person(cluster, last_name="Ушедшая")
    make_tenure(unit.offices.get(kind=OfficeKind.MEMBER), person=person)
    make_suspension(unit, person, reason="Уволена 29.02.2024")

    page = text(go(client, coordinator, "detail", cluster.slug, unit.pk))

    assert "Членство приостановлено" in page
    assert "Уволена 29.02.2024" in page


def test_a_member_is_suspended_and_resumed_from_the_page(client, cluster, coordinator):
    unit = make_unit(cluster)
    person = make_tenure(unit.offices.get(kind=OfficeKind.MEMBER)).person

    send(
        client, coordinator, "suspend", cluster.slug, unit.pk, person=person.pk, from_day="15.03.2024", reason="Отпуск"
    )
    suspension = Suspension.objects.get(person=person)
    send(client, coordinator, "resume", cluster.slug, suspension.pk, from_day="20.03.2024")

    suspension.refresh_from_db()
    assert suspension.valid_to == date(2024, 3, 19)


def test_rules_are_adopted_from_a_day_and_a_broken_rule_stands_at_its_field(client, cluster, coordinator):
    unit = make_unit(cluster)
    assert go(client, coordinator, "rules", cluster.slug, unit.pk).status_code == 200
    data = {
        "from_day": "01.04.2024", "basis": "Положение от 01.03.2024", "quorum_share": "two_thirds",
        "majority_share": "more_than_half", "majority_base": "present", "notice_days": "5", "materials_days": "5",
        "draft_days": "2", "signing_days": "5", "min_members": "900", "load_limit": "3", "term_months": "12",
    }  # fmt: skip

    assert "Укажите число от 1 до 200" in text(send(client, coordinator, "rules", cluster.slug, unit.pk, **data))
    send(client, coordinator, "rules", cluster.slug, unit.pk, **data | {"min_members": "5"})

    edition = BodyRules.objects.get(unit=unit)
    assert (edition.quorum_share, edition.min_members, edition.casting_vote) == ("two_thirds", 5, False)


def test_who_does_not_lead_sees_no_buttons_and_is_refused(client, cluster):
    unit = make_unit(cluster)
    observer = make_observer(cluster)

    page = text(go(client, observer, "detail", cluster.slug, unit.pk))

    assert reverse("bodies:rules", args=[cluster.slug, unit.pk]) not in page
    assert reverse("bodies:composition_new", args=[cluster.slug, unit.pk]) not in page
    assert go(client, observer, "rules", cluster.slug, unit.pk).status_code == 403
    assert go(client, observer, "composition_new", cluster.slug, unit.pk).status_code == 403


def test_things_of_another_cluster_are_not_found(client, cluster, coordinator):
    other = make_cluster()
    direction = make_direction(other)
    nomination = make_nomination(direction)
    composition = make_composition(direction=direction)

    for name, pk in (
        ("detail", direction.forming_unit_id),
        ("composition", composition.pk),
        ("direction", direction.pk),
        ("nomination", nomination.pk),
    ):
        assert go(client, coordinator, name, cluster.slug, pk).status_code == 404


# --- compositions ---


def test_a_composition_is_drafted_from_names_typed_in_part(client, cluster, coordinator):
    unit = make_unit(cluster, kind=UnitKind.COMMISSION)
    three(cluster)
    page = text(go(client, coordinator, "composition_new", cluster.slug, unit.pk))
    assert '<option value="Тихонов Павел, ТЭПК">' in page

    data = lines(("Тихонов Павел, ТЭПК", "chair"), ("Белова", "member"), ("пак ирина", "secretary"), ("", "member"))
    send(client, coordinator, "composition_new", cluster.slug, unit.pk, **data)

    seats = list(Composition.objects.get(unit=unit).seats.select_related("person").order_by("position"))
    assert [(seat.person.last_name, seat.part, seat.has_vote) for seat in seats] == [
        ("Тихонов", "chair", True),
        ("Пак", "secretary", False),
        ("Белова", "member", True),
    ]


def test_a_name_that_fits_two_people_is_asked_again_and_the_other_lines_stay(client, cluster, coordinator):
    unit = make_unit(cluster, kind=UnitKind.COMMISSION)
    three(cluster)
    make_person(cluster, last_name="Белова", first_name="Анна", patronymic="")

    data = lines(("Тихонов", "chair"), ("Белова", "member"), ("Нет Такого", "member"))
    page = text(send(client, coordinator, "composition_new", cluster.slug, unit.pk, **data))

    assert "Подходят несколько человек: Белова Анна; Белова Татьяна, Сибприбор" in page
    assert "Такого человека в кластере нет" in page
    assert "Проверьте строки: 2, 3" in page
    assert 'value="Тихонов"' in page
    assert not Composition.objects.exists()


def test_asking_for_more_lines_keeps_what_is_typed_and_writes_nothing(client, cluster, coordinator):
    unit = make_unit(cluster)
    data = lines(("Кто-то без карточки", "chair"), deed="more", term_until="31.12.2024")

    page = text(send(client, coordinator, "composition_new", cluster.slug, unit.pk, **data))

    assert 'value="Кто-то без карточки"' in page
    assert 'value="31.12.2024"' in page
    assert "seat-3-person" in page
    assert "Форма не сохранена" not in page
    assert not Composition.objects.exists()


def test_a_draft_shows_errors_and_warnings_and_only_a_whole_one_can_be_submitted(client, cluster, coordinator):
    unit = make_unit(cluster, kind=UnitKind.COMMISSION, name="Комиссия")
    make_council(cluster, UnitKind.COORDINATION_COUNCIL)
    people = three(cluster)
    composition = make_composition(unit=unit, seats=[(people[0], Part.MEMBER), (people[1], Part.MEMBER)])

    page = text(go(client, coordinator, "composition", cluster.slug, composition.pk))
    assert "Так состав передать нельзя" in page
    assert "Не выбран председатель" in page
    assert "Исправить состав" in page
    assert reverse("bodies:composition_submit", args=[cluster.slug, composition.pk]) not in page

    answer = send(client, coordinator, "composition_submit", cluster.slug, composition.pk)
    composition.refresh_from_db()
    assert answer.status_code == 302
    assert composition.state == CompositionState.DRAFT


def test_the_road_of_a_composition_by_the_buttons(client, cluster, coordinator):
    unit = make_unit(cluster, name="Группа")
    make_council(cluster, UnitKind.COORDINATION_COUNCIL)
    people = three(cluster)
    data = lines(("Тихонов", "chair"), ("Белова", "member"), ("Пак", "secretary"))
    send(client, coordinator, "composition_new", cluster.slug, unit.pk, **data)
    composition = Composition.objects.get(unit=unit)
    for seat in composition.seats.all():
        assert seat.post == "директор"

    page = text(go(client, coordinator, "composition", cluster.slug, composition.pk))
    assert "Передать на голосование" in page
    send(client, coordinator, "composition_submit", cluster.slug, composition.pk)
    page = text(go(client, coordinator, "composition", cluster.slug, composition.pk))
    assert "Ждёт голосования" in page
    assert "Отозвать с голосования" in page
    send(client, coordinator, "composition_recall", cluster.slug, composition.pk)
    answer = send(
        client, coordinator, "composition_enact", cluster.slug, composition.pk, words="Приказ № 14",
        approved_on="01.03.2024", effective_from="04.03.2024",
        file=SimpleUploadedFile("act.pdf", pdf()),
    )  # fmt: skip

    composition.refresh_from_db()
    assert answer.status_code == 302, text(answer)
    assert composition.state == CompositionState.APPROVED
    assert Tenure.objects.filter(person=people[0], office__unit=unit).exists()
    assert "Утверждён, действует с 4 марта 2024" in text(
        go(client, coordinator, "composition", cluster.slug, composition.pk)
    )
    scan = go(client, coordinator, "composition_scan", cluster.slug, composition.pk)
    assert b"".join(scan.streaming_content).startswith(b"%PDF")


def test_the_chair_of_the_coordination_council_returns_a_composition_with_remarks(client, cluster, coordinator):
    council = make_unit(cluster, kind=UnitKind.COORDINATION_COUNCIL)
    chair = make_chair(council)
    composition = make_composition(
        unit=make_unit(cluster), seats=[(make_person(cluster), Part.CHAIR)], state=CompositionState.APPROVAL
    )

    assert "Вернуть с замечаниями" in text(go(client, chair, "composition", cluster.slug, composition.pk))
    assert go(client, coordinator, "composition_return", cluster.slug, composition.pk).status_code == 403
    send(client, chair, "composition_return", cluster.slug, composition.pk, reason="Нет предприятия")

    composition.refresh_from_db()
    assert composition.state == CompositionState.RETURNED
    page = text(go(client, coordinator, "composition", cluster.slug, composition.pk))
    assert "Нет предприятия" in page
    assert "Исправить состав" in page


def test_the_secretary_of_the_body_drafts_its_next_composition_and_a_member_does_not(client, cluster):
    unit = make_unit(cluster)
    assert go(client, make_secretary(unit), "composition_new", cluster.slug, unit.pk).status_code == 200
    user = make_user()
    make_tenure(unit.offices.get(kind=OfficeKind.MEMBER), person=make_person(cluster, user=user))
    assert go(client, user, "composition_new", cluster.slug, unit.pk).status_code == 403


def test_a_composition_is_taken_out_as_a_table(client, cluster, coordinator):
    composition = make_composition(unit=make_unit(cluster), seats=[(make_person(cluster, last_name="Пак"), Part.CHAIR)])

    answer = send(client, coordinator, "composition_export", cluster.slug, composition.pk)

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert "Пак" in sheet["B2"].value


# --- directions and nominations ---


def test_a_direction_is_added_with_its_tasks_and_leads_to_the_call(client, cluster, coordinator):
    council = make_council(cluster)
    assert go(client, coordinator, "direction_new", cluster.slug).status_code == 200

    answer = send(
        client, coordinator, "direction_new", cluster.slug, name="Наставничество", forming_unit=council.pk,
        tasks="вести реестр\n\nпроводить конкурс",
    )  # fmt: skip

    direction = Direction.objects.get(name="Наставничество")
    assert direction.tasks == ["вести реестр", "проводить конкурс"]
    assert answer.url == reverse("bodies:direction", args=[cluster.slug, direction.pk])
    assert "Объявить выдвижение" in text(go(client, coordinator, "direction", cluster.slug, direction.pk))


def test_a_direction_is_changed_and_closed(client, cluster, coordinator):
    direction = make_direction(cluster)
    send(
        client, coordinator, "direction_change", cluster.slug, direction.pk, name="Иначе",
        forming_unit=direction.forming_unit_id, tasks="одна",
    )  # fmt: skip
    direction.refresh_from_db()
    assert (direction.name, direction.tasks) == ("Иначе", ["одна"])

    send(client, coordinator, "direction_close", cluster.slug, direction.pk)
    direction.refresh_from_db()
    assert direction.closed_on == date(2024, 3, 15)


def test_the_call_names_who_has_not_answered(client, cluster, coordinator, member):
    direction = make_direction(cluster)
    answered = make_organisation(cluster, short_name="ТЭПК")
    make_nomination(direction, organisation=answered)

    send(client, coordinator, "call_open", cluster.slug, direction.pk, due_on="29.03.2024")
    page = text(go(client, coordinator, "direction", cluster.slug, direction.pk))

    assert "выдвинуть до 29.03.2024" in page
    assert "Ответили 1 из 2 организаций" in page
    silent = page[page.index('id="h-silent"') :]
    assert "Сибприбор" in silent
    send(client, coordinator, "call_close", cluster.slug, direction.pk)
    direction.refresh_from_db()
    assert direction.call_closed_on == date(2024, 3, 15)


def test_the_list_of_directions_says_the_stage_and_the_next_step_in_constant_queries(client, cluster, coordinator):
    council = make_council(cluster)
    make_nomination(make_direction(cluster, forming_unit=council))
    before = queries_of(client, coordinator, "directions", cluster.slug)
    make_direction(cluster, forming_unit=council)
    for _number in range(3):
        make_nomination(make_direction(cluster, forming_unit=council))

    assert queries_of(client, coordinator, "directions", cluster.slug) == before
    assert before <= 12
    page = text(go(client, coordinator, "directions", cluster.slug))
    assert "Объявить выдвижение" in page
    assert "Подготовить состав" in page
    assert "Объявить выдвижение" not in text(go(client, coordinator, "directions", cluster.slug, stage="nominations"))


def test_a_representative_nominates_somebody_of_the_organisation(client, cluster, member):
    direction = make_direction(cluster, call_opened_on=date(2024, 3, 1), call_due_on=date(2024, 3, 29))
    representative = make_representative(member)
    person = make_person(cluster, last_name="Белова")
    make_position(person, member, title="главный технолог")
    stranger = make_person(cluster, last_name="Чужой")

    page = text(go(client, representative, "nominate", cluster.slug, direction.pk))
    assert "Белова" in page
    assert "Чужой" not in page
    assert "Выдвинуть" in text(go(client, representative, "direction", cluster.slug, direction.pk))
    send(client, representative, "nominate", cluster.slug, direction.pk, person=person.pk, part="chair", basis="№ 7")
    send(client, representative, "nominate", cluster.slug, direction.pk, person=stranger.pk, part="member")

    nomination = Nomination.objects.get()
    assert (nomination.person, nomination.post, nomination.part) == (person, "главный технолог", "chair")


def test_somebody_new_is_nominated_by_name_and_the_open_part_says_what_is_missing(client, cluster, member):
    direction = make_direction(cluster, call_opened_on=date(2024, 3, 1), call_due_on=date(2024, 3, 29))
    representative = make_representative(member)

    page = text(send(client, representative, "nominate", cluster.slug, direction.pk, part="member", last_name="Новых"))
    assert "<details" in page and "open" in page
    assert "Заполните это поле" in page
    assert 'value="Новых"' in page
    send(
        client, representative, "nominate", cluster.slug, direction.pk, part="member", last_name="Новых",
        first_name="Олег", post="мастер",
    )  # fmt: skip

    assert Nomination.objects.get().person.last_name == "Новых"


def test_the_coordinator_chooses_the_organisation_first(client, cluster, coordinator, member):
    make_organisation(cluster)
    direction = make_direction(cluster)

    page = text(go(client, coordinator, "nominate", cluster.slug, direction.pk))
    assert "От какой организации?" in page
    page = text(go(client, coordinator, "nominate", cluster.slug, direction.pk, organisation=member.pk))
    assert "От организации: Сибприбор" in page
    assert "Выдвижение ещё не объявлено" in page


def test_the_nominee_consents_or_declines_and_nobody_else_does(client, cluster, coordinator):
    user = make_user()
    person = make_person(cluster, user=user)
    make_tenure(make_unit(cluster).offices.get(kind=OfficeKind.MEMBER), person=person)
    row = make_nomination(make_direction(cluster), person=person, state=NominationState.PROPOSED, consented_on=None)

    assert "Согласиться" in text(go(client, user, "nomination", cluster.slug, row.pk))
    assert "Согласиться<" not in text(go(client, coordinator, "nomination", cluster.slug, row.pk))
    assert send(client, coordinator, "nomination_consent", cluster.slug, row.pk).status_code == 403
    send(client, user, "nomination_consent", cluster.slug, row.pk)
    row.refresh_from_db()
    assert row.state == NominationState.CONSENTED
    send(client, user, "nomination_decline", cluster.slug, row.pk, reason="Переезжаю")
    row.refresh_from_db()
    assert (row.state, row.reason) == (NominationState.DECLINED, "Переезжаю")


def test_a_consent_on_paper_is_recorded_and_a_nomination_withdrawn_by_the_organisation(client, cluster, member):
    representative = make_representative(member)
    row = make_nomination(
        make_direction(cluster), organisation=member, person=make_person(cluster), state=NominationState.PROPOSED,
        consented_on=None,
    )  # fmt: skip

    assert "Записать согласие на бумаге" in text(go(client, representative, "nomination", cluster.slug, row.pk))
    send(client, representative, "nomination_paper", cluster.slug, row.pk, on="12.03.2024", words="заявление")
    row.refresh_from_db()
    assert (row.state, row.consented_on) == (NominationState.CONSENTED, date(2024, 3, 12))
    send(client, representative, "nomination_withdraw", cluster.slug, row.pk)
    row.refresh_from_db()
    assert row.state == NominationState.WITHDRAWN


def test_those_who_consented_stand_in_the_draft(client, cluster, coordinator):
    direction = make_direction(cluster)
    row = make_nomination(direction, person=make_person(cluster, last_name="Согласный"), part=Part.CHAIR)
    make_nomination(
        direction, person=make_person(cluster, last_name="Молчащий"), state=NominationState.PROPOSED, consented_on=None
    )

    page = text(go(client, coordinator, "direction_composition_new", cluster.slug, direction.pk))
    shown = page[: page.index("<datalist")]
    assert "Согласный" in shown
    assert "Молчащий" not in shown
    name = row.person.full_name
    data = lines((name, "chair")) | {"seat-0-nomination": str(row.pk)}
    send(client, coordinator, "direction_composition_new", cluster.slug, direction.pk, **data)

    seat = Composition.objects.get(direction=direction).seats.get()
    assert (seat.nomination, seat.organisation, seat.post) == (row, row.organisation, row.post)


# --- the table of nominations ---


def sheet_of(*rows: tuple) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    book.active.append(
        ["Организация", "ФИО", "Должность", "E-mail", "Телефон", "В качестве", "Основание", "Дата согласия"]
    )
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("nominations.xlsx", buffer.getvalue())


def test_a_wrong_table_is_told_by_row_and_column_and_nothing_is_entered(client, cluster, coordinator, member):
    direction = make_direction(cluster)
    file = sheet_of(("Сибприбор", "Белова Татьяна", "технолог"), ("Неизвестный завод", "Ким", ""))

    page = text(send(client, coordinator, "nominations_import", cluster.slug, direction.pk, file=file))

    assert "Ничего не внесено" in page
    assert "Среди участников кластера такой нет" in page
    assert "Напишите фамилию и имя полностью" in page
    assert "Внести" not in page.replace("Внесите", "")
    assert not Nomination.objects.exists()


def test_a_clean_table_is_entered_after_a_look(client, cluster, coordinator, member):
    direction = make_direction(cluster)
    file = sheet_of(("Сибприбор", "Белова Татьяна Ивановна", "технолог", "", "", "руководитель", "№ 1", "01.03.2024"))

    response = send(client, coordinator, "nominations_import", cluster.slug, direction.pk, file=file)
    assert "Внести 1 выдвижение" in text(response)
    assert not Nomination.objects.exists()
    send(client, coordinator, "nominations_import", cluster.slug, direction.pk, checked=response.context["checked"])

    row = Nomination.objects.get()
    assert (row.person.last_name, row.part, row.state) == ("Белова", "chair", NominationState.CONSENTED)


def test_a_forged_table_is_refused(client, cluster, coordinator):
    direction = make_direction(cluster)
    page = text(send(client, coordinator, "nominations_import", cluster.slug, direction.pk, checked="[]"))
    assert "Проверка устарела" in page


def test_the_template_names_who_has_not_answered_and_the_export_is_traced(client, cluster, coordinator, member):
    direction = make_direction(cluster)
    answer = go(client, coordinator, "nominations_template", cluster.slug, direction.pk)
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).active["A2"].value == "Сибприбор"
    make_nomination(direction, organisation=member)
    answer = send(client, coordinator, "nominations_export", cluster.slug, direction.pk)
    assert openpyxl.load_workbook(io.BytesIO(answer.content)).active["A2"].value == "Сибприбор"


# --- how much the pages cost ---


def test_pages_of_a_body_a_composition_and_a_direction_ask_the_same_for_one_person_and_for_many(
    client, cluster, coordinator
):
    unit = make_council(cluster)
    direction = make_direction(
        cluster, forming_unit=unit, call_opened_on=date(2024, 3, 1), call_due_on=date(2024, 3, 29)
    )
    composition = make_composition(direction=direction, seats=[(make_person(cluster), Part.CHAIR)])
    make_nomination(direction)
    make_organisation(cluster)
    pages = {
        "detail": unit.pk,
        "composition": composition.pk,
        "direction": direction.pk,
        "composition_change": composition.pk,
    }
    before = {name: queries_of(client, coordinator, name, cluster.slug, pk) for name, pk in pages.items()}

    for _number in range(4):
        make_tenure(unit.offices.get(kind=OfficeKind.MEMBER))
        make_seat(composition, person=make_person(cluster))
        make_nomination(direction)
        make_organisation(cluster)

    assert {name: queries_of(client, coordinator, name, cluster.slug, pk) for name, pk in pages.items()} == before
