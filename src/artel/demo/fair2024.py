"""The fair of the first demo cluster: vacancies published, graduates choose; the interviews are four weeks ahead."""

from datetime import date, time
from decimal import Decimal
from random import Random

from artel.bodies.domain.templates import TEMPLATES
from artel.bodies.services import bodies
from artel.catalogue.selectors import find_speciality
from artel.catalogue.services import students as catalogue
from artel.demo.fair_people import POSTS, DemoGraduate, graduates
from artel.demo.founding import BUILDER, World
from artel.fair.domain.states import Stage
from artel.fair.models import Fair, Graduate
from artel.fair.services import fairs, links, vacancies
from artel.fair.services import graduates as people
from artel.members import services as members
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Office

COMMISSION = (
    ("sobolev", OfficeKind.CHAIR),
    ("kravtsova", OfficeKind.SECRETARY),
    ("tihonov", OfficeKind.MEMBER),
    ("bondarenko", OfficeKind.MEMBER),
)
HEADS = {"elektromash": "lapteva", "stalkon": "golubev", "kabel": "zhuravleva"}
SPEAKERS = {"elektromash": "pozdnyakov", "stalkon": "cherny", "kabel": "melnik"}
CURATORS = {"tepk": "dorohov", "obskoy": "tihonov"}
GROUPS = {"tepk": (("13.02.13", "ЭО-41"),), "obskoy": (("15.02.16", "ТМ-41"),)}
STAGES = {
    Stage.ANNOUNCED: (date(2024, 2, 5), date(2024, 2, 11)),
    Stage.COLLECTING: (date(2024, 2, 12), date(2024, 3, 6)),
    Stage.SHOWCASE: (date(2024, 3, 7), date(2024, 3, 10)),
    Stage.WISHES: (date(2024, 3, 11), date(2024, 4, 5)),
    Stage.INTERVIEWS: (date(2024, 4, 8), date(2024, 4, 12)),
    Stage.ALLOCATION: (date(2024, 4, 15), date(2024, 4, 16)),
    Stage.COMMISSION: (date(2024, 4, 17), date(2024, 4, 19)),
    Stage.INVITATIONS: (date(2024, 4, 22), date(2024, 4, 24)),
    Stage.ANSWERS: (date(2024, 4, 25), date(2024, 6, 20)),
    Stage.EMPLOYMENT: (date(2024, 7, 1), date(2024, 10, 31)),
    Stage.MONITORING: (date(2024, 11, 1), date(2025, 6, 30)),
}
# Employer, post, places, what is asked.
OFFERS = (
    ("elektromash", "Электромонтёр по ремонту электрооборудования", 3),
    ("elektromash", "Наладчик станков с программным управлением", 2),
    ("elektromash", "Техник-технолог", 1),
    ("stalkon", "Оператор станков с программным управлением", 3),
    ("stalkon", "Электромонтёр по ремонту электрооборудования", 1),
    ("kabel", "Электромонтёр по ремонту электрооборудования", 2),
    ("kabel", "Техник-технолог", 2),
)


def live(world: World) -> None:
    """From the announcement to the wishes; two wait for a parent's consent, some have not chosen yet."""
    rng = Random(2024)
    _appoint(world)
    fair = _announce(world)
    _vacancies(world, fair)
    everybody = graduates(rng, of_group=9, groups=GROUPS, year=2024)
    for college in GROUPS:
        _graduates(world, fair, college, [each for each in everybody if each.college == college], rng)
    world.day(date(2024, 3, 7))
    fairs.advance_fair(fair=fair, actor=world["kravtsova"])
    world.day(date(2024, 3, 11))
    fair = fairs.advance_fair(fair=fair, actor=world["kravtsova"])
    world.day(date(2024, 3, 13))
    _wishes(fair, rng)


def _appoint(world: World) -> None:
    world.day(date(2024, 2, 5))
    unit = world.units["fair"] = members.add_unit(
        cluster=world.cluster, kind=UnitKind.COMMISSION, name="Комиссия по распределению выпускников", from_day=date(2024, 2, 5),
        actor=BUILDER,
    )  # fmt: skip
    posts = [(Office.objects.get(unit=unit, kind=kind), key) for key, kind in COMMISSION]
    posts += [
        (Office.objects.get(organisation=world.organisations[organisation], kind=OfficeKind.HEAD), key)
        for organisation, key in HEADS.items()
    ]
    for office, key in posts:
        members.appoint(
            office=office, person=world.people[key], from_day=date(2024, 2, 5), basis="Приказ", actor=BUILDER
        )
    bodies.adopt_rules(
        unit=unit, rules=TEMPLATES[UnitKind.COMMISSION].rules, from_day=date(2024, 2, 5), basis="Положение о комиссии",
        actor=world["kravtsova"],
    )  # fmt: skip


def _announce(world: World) -> Fair:
    lead = world["kravtsova"]
    fair = fairs.add_fair(
        cluster=world.cluster, name="Ярмарка вакансий, апрель 2024", year=2024, held_on=date(2024, 4, 12), commission=world.units["fair"],
        venue="ОГБПОУ «ТЭПК», актовый зал", about="Собеседования с предприятиями кластера для выпускников 2024 года.",
        max_wishes=3, starts_at=time(10, 0), slot_minutes=15, actor=lead,
    )  # fmt: skip
    fairs.plan_stages(fair=fair, days=STAGES, actor=lead)
    world.day(date(2024, 2, 12))
    return fairs.advance_fair(fair=fair, actor=lead)


def _vacancies(world: World, fair: Fair) -> None:
    world.day(date(2024, 2, 20))
    for number, (key, name, places) in enumerate(OFFERS):
        post, user, contact = POSTS[name], world[SPEAKERS[key]], world.people[SPEAKERS[key]]
        vacancy = vacancies.add_vacancy(
            fair=fair, organisation=world.organisations[key], title=post.title, is_worker=post.is_worker, grade=post.grade,
            specialities=[find_speciality(code, date(2024, 2, 20)) for code in post.fits], places=places, department=post.department,
            municipality="г. Томск", address="Северный промузел", schedule="пятидневная рабочая неделя, 08:00–17:00",
            salary_from=post.salary - 6000, training="обучение за счёт предприятия", benefits="добровольное медицинское страхование",
            hazard="2", needs_medical=post.is_worker, starts_on=date(2024, 7, 15), contact_name=contact.full_name,
            documents="паспорт, диплом, СНИЛС, документ воинского учёта (при наличии)", contact_phone=f"(3822) 00-21-{10 + number}", actor=user,
        )  # fmt: skip
        if number < len(OFFERS) - 1:
            vacancies.submit_vacancy(vacancy=vacancy, actor=user)
    world.day(date(2024, 3, 1))
    ready = fair.vacancies.filter(state="submitted").order_by("number")[: len(OFFERS) - 2]
    vacancies.publish_vacancies(vacancies=list(ready), actor=world["kravtsova"])


def _graduates(world: World, fair: Fair, college: str, those: list[DemoGraduate], rng: Random) -> None:
    world.day(date(2024, 2, 27))
    curator = world[CURATORS[college]]
    rows = [
        catalogue.StudentRow(
            last_name=each.last_name, first_name=each.first_name, patronymic=each.patronymic, gender=each.gender, born_on=each.born_on,
            code=each.code, group=each.group, graduates_on=date(2024, 6, 30), email="",
        )
        for each in those
    ]  # fmt: skip
    students = catalogue.enter_students(organisation=world.organisations[college], rows=rows, actor=curator)
    for number, graduate in enumerate(people.enter_graduates(fair=fair, students=students, actor=curator)):
        quality = rng.random()
        people.change_profile(
            graduate=graduate, average_grade=Decimal(f"{3.2 + 1.7 * quality:.2f}"), exam_points=Decimal(f"{45 + 50 * quality:.2f}"),
            practice_at=world.organisations["elektromash"] if number % 3 == 0 else None, actor=curator,
        )  # fmt: skip
    world.day(date(2024, 3, 6))
    links.make_links(graduates=_of(fair, college, world), actor=curator)
    for number, graduate in enumerate(_of(fair, college, world)):
        if number == len(those) - 1:
            continue  # has not opened the link yet
        people.confirm(graduate=graduate, actor=links.bearer(graduate))
        if number != len(those) - 2:
            people.give_consent(graduate=graduate, actor=links.bearer(graduate))


def _of(fair: Fair, college: str, world: World) -> list[Graduate]:
    found = fair.graduates.filter(student__group__programme__organisation=world.organisations[college])
    return list(
        found.select_related("student__person", "student__group__programme", "fair__cluster", "cluster").order_by(
            "number"
        )
    )


def _wishes(fair: Fair, rng: Random) -> None:
    offers = list(fair.vacancies.filter(state="published").prefetch_related("specialities").order_by("number"))
    graduates_of = fair.graduates.select_related(
        "student__person", "student__group__programme__speciality", "fair__cluster", "cluster"
    )
    for number, graduate in enumerate(graduates_of.order_by("number")):
        if number % 4 == 3 or people.why_no_wishes(graduate):
            continue
        fitting = [vacancy for vacancy in offers if not people.why_not_for(graduate, vacancy)]
        rng.shuffle(fitting)
        people.choose_wishes(graduate=graduate, vacancies=fitting[:3], actor=links.bearer(graduate))
