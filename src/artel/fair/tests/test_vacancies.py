"""Vacancies: every deed by who may, when, by which rule; lists; the table in and out; «Работа России»."""

import io
import json
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from artel.audit.models import Entry
from artel.catalogue.tests.factories import make_speciality
from artel.fair.domain.states import STAGES, Basis, InterviewState, InvitationState, Stage, VacancySource, VacancyState
from artel.fair.events import FairEvent
from artel.fair.exports import vacancies_xlsx
from artel.fair.models import Interview, Invitation, Placement, Vacancy
from artel.fair.selectors.vacancies import showcase, vacancies_found, vacancies_visible_to
from artel.fair.services import trudvsem, vacancy_sheets
from artel.fair.services import vacancies as deeds
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy
from artel.files.services import receive
from artel.files.sheets import read, template
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import OrganisationKind, RoleKind
from artel.members.tests.factories import make_cluster, make_inn, make_ogrn, make_organisation, make_role, make_user

pytestmark = pytest.mark.django_db

GIVEN = {
    "title": "Наладчик станков",
    "places": 2,
    "schedule": "пятидневная рабочая неделя",
    "salary_from": 60_000,
    "starts_on": date(2024, 7, 15),
    "needs_medical": True,
    "contact_name": "Фролова Наталья Андреевна",
    "contact_phone": "(3822) 00-14-25",
}


@pytest.fixture
def cluster():
    return make_cluster()


@pytest.fixture
def coordinator(cluster):
    return make_role(RoleKind.COORDINATOR, cluster).user


@pytest.fixture
def factory(cluster):
    return make_organisation(
        cluster, kind=OrganisationKind.EMPLOYER, short_name="Завод «Искра»", inn=make_inn(), ogrn=make_ogrn()
    )


@pytest.fixture
def employer(cluster, factory):
    """Somebody who speaks for the factory."""
    return make_role(RoleKind.REPRESENTATIVE, cluster, organisation=factory).user


@pytest.fixture
def fair(cluster):
    return make_fair(cluster)


def strangers(cluster):
    other = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    yield make_role(RoleKind.REPRESENTATIVE, cluster, organisation=other).user
    yield make_role(RoleKind.OBSERVER, cluster).user
    yield make_role(RoleKind.COORDINATOR, make_cluster()).user
    yield make_user()


def traces(*events: FairEvent) -> int:
    return Entry.objects.filter(event__in=events).count()


# --- deeds ---


def test_an_employer_enters_a_vacancy_as_a_draft_and_leaves_a_trace(fair, factory, employer):
    make_vacancy(fair)
    fair.over_offer = "1.5"
    fair.save()
    vacancy = deeds.add_vacancy(
        fair=fair,
        organisation=factory,
        actor=employer,
        specialities=[make_speciality()],
        **GIVEN | {"title": " Наладчик  станков "},
    )
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.number, vacancy.title) == (VacancyState.DRAFT, 2, "Наладчик станков")
    assert vacancy.offer_limit == 3
    assert [str(one) for one in vacancy.specialities.all()] == ["15.02.16 Технология машиностроения"]
    assert "15.02.16" in vacancy.search_key and "искра" in vacancy.search_key
    assert Entry.objects.get(event=FairEvent.VACANCY_ADDED).detail == {"organisation": "Завод «Искра»"}


def test_strangers_do_nothing_to_a_vacancy(cluster, fair, factory):
    vacancy = make_vacancy(fair, factory, state=VacancyState.SUBMITTED)
    for user in strangers(cluster):
        for deed in (
            lambda user=user: deeds.add_vacancy(fair=fair, organisation=factory, actor=user, **GIVEN),
            lambda user=user: deeds.change_vacancy(vacancy=vacancy, actor=user, places=3),
            lambda user=user: deeds.submit_vacancy(vacancy=vacancy, actor=user),
            lambda user=user: deeds.publish_vacancy(vacancy=vacancy, actor=user),
            lambda user=user: deeds.publish_vacancies(vacancies=[vacancy], actor=user),
            lambda user=user: deeds.return_vacancy(vacancy=vacancy, reason="так", actor=user),
            lambda user=user: deeds.withdraw_vacancy(vacancy=vacancy, reason="так", actor=user),
        ):
            with pytest.raises(Denied):
                deed()
    assert Entry.objects.filter(event__startswith="fair.").count() == 0


def test_an_employer_neither_publishes_nor_returns(fair, factory, employer):
    vacancy = make_vacancy(fair, factory, state=VacancyState.SUBMITTED)
    with pytest.raises(Denied):
        deeds.publish_vacancy(vacancy=vacancy, actor=employer)
    with pytest.raises(Denied):
        deeds.return_vacancy(vacancy=vacancy, reason="так", actor=employer)


def test_a_vacancy_is_of_an_employer_of_this_cluster(cluster, fair, coordinator):
    with pytest.raises(BrokenRule, match="от имени предприятия"):
        deeds.add_vacancy(fair=fair, organisation=make_organisation(cluster), actor=coordinator, **GIVEN)
    foreign = make_organisation(make_cluster(), kind=OrganisationKind.EMPLOYER)
    with pytest.raises(Denied):
        deeds.add_vacancy(fair=fair, organisation=foreign, actor=coordinator, **GIVEN)


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"title": " "}, "title", "Укажите должность"),
        ({"title": "н" * 201}, "title", "длиннее 200"),
        ({"places": 0}, "places", "от 1 до 500"),
        ({"salary_from": 0}, "salary_from", "в рублях"),
        ({"salary_to": 50_000}, "salary_to", "меньше, чем «от»"),
        ({"starts_on": None}, "starts_on", "когда начинается"),
        ({"hazard": "5"}, "hazard", "от 1 до 4"),
        ({"contact_phone": ""}, "contact_phone", "телефон"),
    ],
)
def test_a_vacancy_that_makes_no_sense_is_refused_at_its_field(fair, factory, employer, given, field, words):
    with pytest.raises(BrokenRule, match=words) as refusal:
        deeds.add_vacancy(fair=fair, organisation=factory, actor=employer, **GIVEN | given)
    assert refusal.value.field == field
    assert not fair.vacancies.exists()


VERBS = {
    VacancyState.DRAFT: {"submit", "withdraw"},
    VacancyState.SUBMITTED: {"publish", "return", "withdraw"},
    VacancyState.RETURNED: {"submit", "withdraw"},
    VacancyState.PUBLISHED: {"return", "withdraw"},
    VacancyState.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", list(VacancyState))
def test_every_state_has_exactly_its_verbs(fair, factory, coordinator, state):
    assert set(deeds.workflow().verbs(state)) == VERBS[state]
    done = set()
    for verb, deed in {
        "submit": lambda one: deeds.submit_vacancy(vacancy=one, actor=coordinator),
        "publish": lambda one: deeds.publish_vacancy(vacancy=one, actor=coordinator),
        "return": lambda one: deeds.return_vacancy(vacancy=one, reason="Уточните график", actor=coordinator),
        "withdraw": lambda one: deeds.withdraw_vacancy(vacancy=one, reason="Набор закрыт", actor=coordinator),
    }.items():
        vacancy = make_vacancy(fair, factory, state=state)
        try:
            moved = deed(vacancy)
        except IllegalTransition as refusal:
            assert vacancy.get_state_display() in str(refusal)
        else:
            assert Vacancy.objects.get(pk=vacancy.pk).state == moved.state != state
            done.add(verb)
    assert done == VERBS[state]
    assert Entry.objects.filter(event__startswith="fair.").count() == len(done)


def test_a_vacancy_goes_to_the_showcase_and_back_with_what_to_put_right(fair, factory, employer, coordinator):
    vacancy = make_vacancy(fair, factory, state=VacancyState.DRAFT)
    deeds.submit_vacancy(vacancy=vacancy, actor=employer)
    published = deeds.publish_vacancy(vacancy=vacancy, actor=coordinator)
    assert published.published_on is not None
    with pytest.raises(BrokenRule, match="что исправить") as refusal:
        deeds.return_vacancy(vacancy=vacancy, reason="  ", actor=coordinator)
    assert refusal.value.field == "reason"
    deeds.return_vacancy(vacancy=vacancy, reason="Уточните график", actor=coordinator)
    vacancy.refresh_from_db()
    assert (vacancy.return_reason, vacancy.published_on) == ("Уточните график", None)
    deeds.submit_vacancy(vacancy=vacancy, actor=employer)
    vacancy.refresh_from_db()
    assert vacancy.return_reason == ""


def test_wording_that_the_law_forbids_stops_handing_in_and_publishing(fair, factory, employer, coordinator):
    vacancy = make_vacancy(fair, factory, state=VacancyState.DRAFT, requirements="Мужчина до 35 лет")
    with pytest.raises(BrokenRule, match="«Мужчина»: пол работника") as refusal:
        deeds.submit_vacancy(vacancy=vacancy, actor=employer)
    assert refusal.value.field == "requirements"
    vacancy = make_vacancy(fair, factory, state=VacancyState.SUBMITTED, benefits="испытательный срок 3 месяца")
    with pytest.raises(BrokenRule, match=r"ст\. 70"):
        deeds.publish_vacancy(vacancy=vacancy, actor=coordinator)
    assert traces(FairEvent.VACANCY_SUBMITTED, FairEvent.VACANCY_PUBLISHED) == 0
    deeds.change_vacancy(vacancy=vacancy, actor=coordinator, benefits="ДМС")
    deeds.publish_vacancy(vacancy=vacancy, actor=coordinator)


def test_a_vacancy_for_no_speciality_is_not_handed_in(fair, factory, employer):
    vacancy = make_vacancy(fair, factory, state=VacancyState.DRAFT, specialities=[])
    with pytest.raises(BrokenRule, match="специальность") as refusal:
        deeds.submit_vacancy(vacancy=vacancy, actor=employer)
    assert refusal.value.field == "specialities"


def test_many_are_published_and_the_unfit_named(fair, factory, coordinator):
    good = make_vacancy(fair, factory, state=VacancyState.SUBMITTED)
    bad = make_vacancy(fair, factory, state=VacancyState.SUBMITTED, requirements="без детей")
    draft = make_vacancy(fair, factory, state=VacancyState.DRAFT)
    result = deeds.publish_vacancies(vacancies=[draft, bad, good], actor=coordinator)
    assert [one.pk for one in result.done] == [good.pk]
    assert [one.pk for one, _why in result.refused] == [bad.pk, draft.pk]
    assert traces(FairEvent.VACANCY_PUBLISHED) == 1


def test_what_was_handed_in_is_mended_by_those_who_publish_alone(fair, factory, employer, coordinator):
    vacancy = make_vacancy(fair, factory, state=VacancyState.PUBLISHED)
    with pytest.raises(IllegalTransition, match="координатора"):
        deeds.change_vacancy(vacancy=vacancy, actor=employer, places=4)
    changed = deeds.change_vacancy(
        vacancy=vacancy, actor=coordinator, places=4, specialities=[make_speciality("15.01.38")]
    )
    assert (changed.places, changed.offer_limit) == (4, 4)
    assert Entry.objects.get(event=FairEvent.VACANCY_CHANGED).detail["fields"] == [
        "мест",
        "профессии и специальности СПО",
    ]
    with pytest.raises(BrokenRule, match=r"возраст в требованиях"):
        deeds.change_vacancy(vacancy=vacancy, actor=coordinator, requirements="не старше 30 лет")
    gone = make_vacancy(fair, factory, state=VacancyState.WITHDRAWN)
    with pytest.raises(IllegalTransition, match="снята"):
        deeds.change_vacancy(vacancy=gone, actor=coordinator, places=4)


def test_places_given_away_are_not_taken_back(fair, factory, coordinator):
    vacancy = make_vacancy(fair, factory, places=3, offered=2, taken=2)
    with pytest.raises(BrokenRule, match="Занято мест: 2") as refusal:
        deeds.change_vacancy(vacancy=vacancy, actor=coordinator, places=1)
    assert refusal.value.field == "places"
    offered = make_vacancy(fair, factory, places=3, offered=2)
    with pytest.raises(BrokenRule, match="отзовите"):
        deeds.change_vacancy(vacancy=offered, actor=coordinator, places=1)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if STAGES.index(stage) > STAGES.index(Stage.WISHES)])
def test_vacancies_stand_once_interviews_begin(cluster, factory, employer, coordinator, stage):
    fair = make_fair(cluster, stage)
    vacancy = make_vacancy(fair, factory, state=VacancyState.SUBMITTED)
    for deed in (
        lambda: deeds.add_vacancy(fair=fair, organisation=factory, actor=employer, **GIVEN),
        lambda: deeds.change_vacancy(vacancy=vacancy, actor=coordinator, places=3),
        lambda: deeds.publish_vacancy(vacancy=vacancy, actor=coordinator),
    ):
        with pytest.raises(IllegalTransition, match="по этап «пожелания»"):
            deed()
    if STAGES.index(stage) >= STAGES.index(Stage.ALLOCATION):
        with pytest.raises(IllegalTransition, match="Распределение уже началось"):
            deeds.withdraw_vacancy(vacancy=vacancy, reason="Набор закрыт", actor=employer)


def test_a_vacancy_taken_away_calls_its_planned_interviews_off(cluster, fair, factory, employer, coordinator):
    stand = make_stand(fair, factory)
    kept = make_vacancy(fair, factory)
    for deed, actor in ((deeds.return_vacancy, coordinator), (deeds.withdraw_vacancy, employer)):
        vacancy = make_vacancy(fair, factory)
        planned, held, other = (
            Interview.objects.create(
                cluster=cluster, fair=fair, graduate=make_graduate(fair), vacancy=about, stand=stand, state=state,
                readiness="yes" if state == InterviewState.HELD else "",
            )
            for about, state in (
                (vacancy, InterviewState.PLANNED), (vacancy, InterviewState.HELD), (kept, InterviewState.PLANNED)
            )
        )  # fmt: skip
        deed(vacancy=vacancy, reason="Набор закрыт", actor=actor)
        states = [Interview.objects.get(pk=row.pk).state for row in (planned, held, other)]
        assert states == [InterviewState.CANCELLED, InterviewState.HELD, InterviewState.PLANNED]
    assert Entry.objects.filter(event=FairEvent.INTERVIEW_CANCELLED).count() == 2


def test_a_vacancy_that_somebody_holds_a_place_at_is_not_taken_away(cluster, fair, factory, employer, coordinator):
    vacancy = make_vacancy(fair, factory, places=2)
    graduates = [make_graduate(fair), make_graduate(fair)]
    placements = [
        Placement.objects.create(
            cluster=cluster, fair=fair, graduate=each, vacancy=vacancy, basis=Basis.COMMISSION, made_at=clock.now()
        )
        for each in graduates
    ]
    for deed, actor in ((deeds.return_vacancy, coordinator), (deeds.withdraw_vacancy, employer)):
        with pytest.raises(BrokenRule, match="сначала отмените распределение"):
            deed(vacancy=vacancy, reason="Набор закрыт", actor=actor)
    with pytest.raises(BrokenRule, match="Распределено выпускников: 2") as refusal:
        deeds.change_vacancy(vacancy=vacancy, places=1, actor=coordinator)
    assert refusal.value.field == "places"
    Placement.objects.filter(pk__in=[each.pk for each in placements]).update(
        ended_at=clock.now(), ended_reason="Распределение отменено"
    )
    assert deeds.change_vacancy(vacancy=vacancy, places=1, actor=coordinator).places == 1
    Invitation.objects.create(
        cluster=cluster,
        fair=fair,
        graduate=graduates[0],
        vacancy=vacancy,
        valid_until=date(2024, 5, 15),
        made_at=clock.now(),
    )
    with pytest.raises(BrokenRule, match="сначала отзовите"):
        deeds.withdraw_vacancy(vacancy=vacancy, reason="Набор закрыт", actor=employer)
    Invitation.objects.update(state=InvitationState.REVOKED, ended_at=clock.now(), end_reason="Места нет")
    assert deeds.withdraw_vacancy(vacancy=vacancy, reason="Набор закрыт", actor=employer).state == "withdrawn"


# --- reading ---


def test_each_sees_published_vacancies_and_all_of_their_own(cluster, fair, factory, employer, coordinator):
    own = make_vacancy(fair, factory, state=VacancyState.DRAFT)
    published = make_vacancy(fair)
    foreign = make_vacancy(fair, state=VacancyState.SUBMITTED)
    college = make_role(RoleKind.REPRESENTATIVE, cluster, organisation=make_organisation(cluster)).user

    def seen(user) -> set[int]:
        return set(vacancies_visible_to(user, cluster).values_list("pk", flat=True))

    assert seen(employer) == {own.pk, published.pk}
    assert seen(college) == {published.pk}
    assert seen(coordinator) == {own.pk, published.pk, foreign.pk}
    assert seen(make_role(RoleKind.COORDINATOR, make_cluster()).user) == set()


def test_vacancies_are_found_by_words_employer_speciality_and_state(fair, factory, coordinator):
    welder = deeds.add_vacancy(
        fair=fair, organisation=factory, actor=coordinator, specialities=[make_speciality("15.01.05", "Сварщик")],
        **GIVEN | {"title": "Электрогазосварщик"},
    )  # fmt: skip
    make_vacancy(fair)
    assert list(vacancies_found(coordinator, fair, query="искра  СВАРЩИК")) == [welder]
    assert list(vacancies_found(coordinator, fair, speciality="15.01.05")) == [welder]
    assert list(vacancies_found(coordinator, fair, employer=str(factory.pk))) == [welder]
    assert list(vacancies_found(coordinator, fair, state="draft")) == [welder]
    assert list(vacancies_found(coordinator, fair, employer="x")) == []


@pytest.mark.parametrize("stage", list(STAGES))
def test_the_showcase_shows_published_ones_from_its_stage_on(cluster, stage):
    fair = make_fair(cluster, stage)
    published = make_vacancy(fair)
    make_vacancy(fair, state=VacancyState.SUBMITTED)
    expected = [published] if STAGES.index(stage) >= STAGES.index(Stage.SHOWCASE) else []
    assert list(showcase(fair)) == expected


# --- a table ---


def uploaded(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def rows_of(content: bytes, name: str = "vacancies.xlsx") -> list[dict]:
    with receive(uploaded(content, name), allowed=frozenset({"xlsx", "csv"})) as file:
        return read(file, vacancy_sheets.SPEC)


def line(factory, **cells: str) -> dict[str, str]:
    return {
        "employer": factory.inn, "title": "Оператор станков", "codes": "15.01.38, 15. О2.16", "places": "3",
        "schedule": "сменный", "salary_from": "60 000", "salary_to": "60000", "requirements": "чтение чертежей",
        "needs_medical": "да", "hazard": "2", "starts_on": "15.07.2024", "contact_name": "Фролова Наталья",
        "contact_phone": "(3822) 00-14-25", "grade": "3-й разряд",
    } | cells  # fmt: skip


def test_a_table_goes_in_and_comes_out_the_same(cluster, fair, factory, employer, coordinator):
    make_speciality("15.01.38", "Оператор-наладчик")
    make_speciality()
    content = template(vacancy_sheets.SPEC, rows=[line(factory), line(factory, title="=Наладчик", salary_to="80000")])
    sheet = vacancy_sheets.check_vacancies(fair=fair, rows=rows_of(content), actor=employer)
    assert sheet.is_clean, [row.errors for row in sheet.rows]
    assert not Vacancy.objects.exists()
    made = vacancy_sheets.import_vacancies(fair=fair, rows=sheet.raw, actor=employer)
    assert [(one.title, one.salary_from, one.salary_to, one.state, one.source) for one in made] == [
        ("Оператор станков", 60_000, None, VacancyState.DRAFT, VacancySource.SHEET),
        ("=Наладчик", 60_000, 80_000, VacancyState.DRAFT, VacancySource.SHEET),
    ]
    assert Entry.objects.get(event=FairEvent.VACANCIES_READ).detail == {"rows": 2, "source": "таблица"}
    out = vacancies_xlsx(list(vacancies_found(coordinator, fair)), note="Выгружено")
    other = make_fair(cluster)
    again = vacancy_sheets.check_vacancies(fair=other, rows=rows_of(out), actor=coordinator)
    assert again.is_clean, [row.errors for row in again.rows]
    copies = vacancy_sheets.import_vacancies(fair=other, rows=again.raw, actor=coordinator)
    for one, copy in zip(made, copies, strict=True):
        for name in (*deeds.TEXTS, "places", "salary_from", "salary_to", "starts_on", "hazard", "needs_medical"):
            if name not in ("department", "municipality", "documents"):
                assert getattr(one, name) == getattr(copy, name), name
        assert set(one.specialities.all()) == set(copy.specialities.all())
    cells = openpyxl.load_workbook(io.BytesIO(out)).active
    assert not [cell for cells_of in cells for cell in cells_of if cell.data_type == "f"]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"employer": "7000000000"}, "ИНН предприятия", "Контрольная цифра"),
        ({"employer": "ООО «Чужое»"}, "ИНН предприятия", "нет среди тех"),
        ({"codes": "99.99.99"}, "Коды СПО", "99.99.99"),
        ({"codes": ""}, "Коды СПО", "хотя бы один"),
        ({"places": "много"}, "Мест", "целое число"),
        ({"places": "0"}, "Мест", "от 1 до 500"),
        ({"salary_from": ""}, "Заработная плата от, руб.", "Укажите"),
        ({"salary_to": "50000"}, "Заработная плата до, руб.", "меньше"),
        ({"starts_on": "летом"}, "Начало работы", "05.10.2023"),
        ({"hazard": "7"}, "Класс условий труда", "например 3.1"),
        ({"occupation": "00000"}, "Код ОКПДТР", "Такого кода"),
        ({"needs_medical": "может быть"}, "Медицинский осмотр", "«да» или «нет»"),
        ({"title": ""}, "Должность или профессия", "Укажите должность"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_entered(fair, factory, employer, cells, column, words):
    make_speciality("15.01.38", "Оператор-наладчик")
    make_speciality()
    rows = [{"row": 2, **line(factory)}, {"row": 3, **line(factory, title="Другая"), **cells}]
    sheet = vacancy_sheets.check_vacancies(fair=fair, rows=rows, actor=employer)
    assert [(error.column, words in error.text) for error in sheet.rows[1].errors] == [(column, True)]
    with pytest.raises(BrokenRule, match="ошибки"):
        vacancy_sheets.import_vacancies(fair=fair, rows=rows, actor=employer)
    assert not Vacancy.objects.exists()


def test_the_same_vacancy_is_not_entered_twice_and_bad_wording_is_noted(fair, factory, employer):
    make_speciality("15.01.38", "Оператор-наладчик")
    make_speciality()
    rows = [{"row": 2, **line(factory, requirements="мужчина")}, {"row": 3, **line(factory)}]
    sheet = vacancy_sheets.check_vacancies(fair=fair, rows=rows, actor=employer)
    assert [len(row.errors) for row in sheet.rows] == [0, 1]
    assert "в строке 2" in sheet.rows[1].errors[0].text
    assert "пол работника" in sheet.rows[0].notes[0]
    vacancy_sheets.import_vacancies(fair=fair, rows=rows[:1], actor=employer)
    again = vacancy_sheets.check_vacancies(fair=fair, rows=rows[:1], actor=employer)
    assert "№ 1" in again.rows[0].errors[0].text


def test_a_table_costs_the_same_for_one_row_and_for_many(fair, factory, employer, django_assert_num_queries):
    make_speciality("15.01.38", "Оператор-наладчик")
    make_speciality()
    many = [{"row": n, **line(factory, title=f"Наладчик {n}")} for n in range(2, 40)]
    for rows in (many[:1], many):
        with django_assert_num_queries(4):
            assert vacancy_sheets.check_vacancies(fair=fair, rows=rows, actor=employer).is_clean


def test_strangers_bring_no_tables(cluster, fair, factory):
    rows = [{"row": 2, **line(factory)}]
    for user in (make_user(), make_role(RoleKind.OBSERVER, cluster).user):
        with pytest.raises(Denied):
            vacancy_sheets.import_vacancies(fair=fair, rows=rows, actor=user)
    other = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    rival = make_role(RoleKind.REPRESENTATIVE, cluster, organisation=other).user
    sheet = vacancy_sheets.check_vacancies(fair=fair, rows=rows, actor=rival)
    assert "нет среди тех" in sheet.rows[0].errors[0].text


# --- «Работа России» ---


def answer(*vacancies: dict, total: int = 1) -> bytes:
    return json.dumps(
        {"status": "200", "meta": {"total": total}, "results": {"vacancies": [{"vacancy": one} for one in vacancies]}}
    ).encode()


def record(factory, **fields) -> dict:
    return {
        "id": "a1", "job-name": "Оператор станков", "salary": "от 40000", "salary_min": 40000, "salary_max": 40000,
        "currency": "«руб.»", "region": {"region_code": "7000000000000", "name": factory.cluster.region},
        "company": {"name": factory.full_name, "inn": factory.inn, "companycode": factory.ogrn},
        "duty": "<p>Работа на&nbsp;станках</p>", "schedule": "Полный рабочий день",
        "vac_url": "https://trudvsem.ru/vacancy/card/1/a1",
    } | fields  # fmt: skip


def looked_at(fair, actor, content: bytes) -> trudvsem.CheckedAnswer:
    with receive(uploaded(content, "answer.json"), allowed=frozenset({"json"})) as file:
        return trudvsem.read_trudvsem(fair=fair, file=file, actor=actor)


def test_records_of_members_are_taken_and_others_say_why_not(cluster, fair, factory, coordinator):
    make_vacancy(fair, factory, external_id="old")
    checked = looked_at(
        fair,
        coordinator,
        answer(
            record(factory),
            record(factory),  # pages overlap
            record(factory, id="a2", company={"inn": "", "companycode": factory.ogrn}),
            record(factory, id="a3", region={"region_code": "5400000000000", "name": "Новосибирская область"}),
            record(factory, id="a4", company={"inn": factory.ogrn, "name": "ОГРН вместо ИНН"}),
            record(factory, id="old"),
            record(factory, id="a6", salary_min=0, salary_max=0, salary=""),
            record(factory, id="a7", currency="USD"),
            {"id": "", "job-name": ""},
            total=4211,
        ),
    )
    assert (checked.total, checked.twice, checked.broken) == (4211, 1, 1)
    assert [one.raw["id"] for one in checked.takeable] == ["a1", "a2"]
    assert {one.raw["id"]: one.why_not.split(" ")[0] for one in checked.left} == {
        "a3": "другой", "a4": "предприятия", "old": "уже", "a6": "не", "a7": "заработная",
    }  # fmt: skip


def test_chosen_records_are_entered_as_drafts_of_their_employer(fair, factory, employer):
    checked = looked_at(fair, employer, answer(record(factory)))
    choice = trudvsem.Choice(
        record=checked.takeable[0].raw, specialities=[make_speciality()], places=3, starts_on=date(2024, 7, 15),
        contact_name="Отдел кадров", contact_phone="22-33-44",
    )  # fmt: skip
    (made,) = trudvsem.import_trudvsem(fair=fair, records=[choice], actor=employer)
    made.refresh_from_db()
    assert (made.title, made.salary_from, made.salary_to, made.source) == (
        "Оператор станков", 40_000, None, VacancySource.TRUDVSEM,
    )  # fmt: skip
    assert (made.organisation, made.state, made.external_id) == (factory, VacancyState.DRAFT, "a1")
    assert made.requirements == "Обязанности: Работа на станках"
    with pytest.raises(BrokenRule, match="уже внесена"):
        trudvsem.import_trudvsem(fair=fair, records=[choice], actor=employer)
    with pytest.raises(BrokenRule, match="Отметьте"):
        trudvsem.import_trudvsem(fair=fair, records=[], actor=employer)
    assert traces(FairEvent.VACANCIES_READ) == 1


def test_nobody_enters_records_of_another_employer(cluster, fair, factory):
    other = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    rival = make_role(RoleKind.REPRESENTATIVE, cluster, organisation=other).user
    checked = looked_at(fair, rival, answer(record(factory)))
    assert checked.takeable == []
    with pytest.raises(Denied):
        looked_at(fair, make_user(), answer(record(factory)))


@pytest.mark.parametrize("content", [b"[1, 2", b"{}", b'{"results": 5', b'{"hello": "world"}', b"[" * 90_000])
def test_a_file_that_is_no_answer_is_refused_with_a_sentence(fair, coordinator, content):
    with pytest.raises(BrokenRule, match="Работ") as refusal:
        looked_at(fair, coordinator, content)
    assert refusal.value.field == "file"


def test_json_is_taken_only_where_it_is_asked_for():
    with (
        pytest.raises(BrokenRule, match="другого вида"),
        receive(uploaded(b"{}", "a.json"), allowed=frozenset({"pdf"})),
    ):
        pass
    with pytest.raises(BrokenRule), receive(uploaded(b"{" + b" " * (6 << 20), "a.json"), allowed=frozenset({"json"})):
        pass
