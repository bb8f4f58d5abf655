"""Row 1.1 of the demo: compositions of the councils, six directions, nominations with consent, the forming of the groups."""

from dataclasses import dataclass
from datetime import date

from artel.bodies.domain.states import Part
from artel.bodies.domain.templates import TEMPLATES
from artel.bodies.models import Composition, Direction, Nomination
from artel.bodies.selectors import roll_on
from artel.bodies.services import bodies, compositions, directions, nominations
from artel.demo.deeds import activity
from artel.demo.founding import World
from artel.demo.papers import sample_pdf
from artel.files.services import store_bytes
from artel.plans.models import Plan

NOT_APPROVED = "Профориентация"  # its composition still awaits the chair's signature


@dataclass(frozen=True, slots=True)
class Group:
    """A direction, the row it serves, and its people: (key, part); the rest are members."""

    code: str
    name: str
    row: str
    goal: str
    tasks: tuple[str, ...]
    people: tuple[tuple[str, Part], ...]


CHAIR, DEPUTY, SECRETARY, MEMBER = Part.CHAIR, Part.DEPUTY, Part.SECRETARY, Part.MEMBER
GROUPS = (
    Group("РГ-1", "Контрольные цифры приёма", "2.1", "согласование проекта контрольных цифр приёма с потребностью предприятий",
          ("Собрать потребность предприятий в кадрах на два года.", "Сверить предложения ПОО с потребностью.", "Подготовить лист согласования проекта КЦП."),
          (("golubev", CHAIR), ("tihonov", DEPUTY), ("malysheva", SECRETARY), ("samoylova", MEMBER), ("ermakova", MEMBER))),
    Group("РГ-2", "Чемпионатное движение", "2.5", "проведение отраслевого чемпионата и профессиональных игр",
          ("Определить компетенции и площадки.", "Подготовить положение о чемпионате.", "Провести соревнования и подвести итоги."),
          (("gorskiy", CHAIR), ("kuznecov", DEPUTY), ("sizova", SECRETARY), ("volkov", MEMBER), ("ohotnikov", MEMBER))),
    Group("РГ-3", "Наставничество", "2.7", "создание системы обучения и поощрения наставников",
          ("Разработать типовое положение о наставничестве.", "Обучить наставников предприятий.", "Предложить порядок поощрения."),
          (("pozdnyakov", CHAIR), ("orlov", DEPUTY), ("malysheva", SECRETARY), ("lapin", MEMBER), ("demina", MEMBER))),
    Group("РГ-4", "Инклюзивное образование", "2.6", "создание условий для обучения и трудоустройства людей с инвалидностью",
          ("Составить план мероприятий.", "Проверить доступность мастерских.", "Подобрать наставников на предприятиях."),
          (("tkach", CHAIR), ("yusupova", DEPUTY), ("fomina", SECRETARY), ("cherny", MEMBER), ("belova", MEMBER))),
    Group("РГ-5", "Трудоустройство выпускников", "2.9", "распределение выпускников и вручение именных приглашений",
          ("Собрать вакансии предприятий.", "Провести ярмарку вакансий.", "Вести учёт трудоустройства выпускников."),
          (("bondarenko", CHAIR), ("dorohov", DEPUTY), ("minaeva", SECRETARY), ("samoylova", MEMBER), ("nechay", MEMBER))),
    Group("РГ-6", NOT_APPROVED, "4.4", "разработка и апробация профориентационной программы предприятий и ПОО",
          ("Разработать программу по курсам обучения.", "Опробовать её в двух группах.", "Представить отчёт об апробации."),
          (("melnik", CHAIR), ("belova", DEPUTY), ("fomina", SECRETARY), ("lebedyanskaya", MEMBER), ("suhov", MEMBER))),
)  # fmt: skip


def compose_councils(world: World, on: date) -> None:
    """The councils' rules and first compositions, on the ground of the founders' agreement."""
    world.day(on)
    actor = world["kravtsova"]
    for key in ("coordination", "expert"):
        unit = world.units[key]
        bodies.adopt_rules(
            unit=unit,
            rules=TEMPLATES[unit.kind].rules,
            from_day=on,
            basis="Положение о кластере от 21.08.2023",
            actor=actor,
        )
        seats = [compositions.SeatDraft(person=row.person, part=Part(row.part)) for row in roll_on(unit, on)]
        draft = compositions.draft_composition(unit=unit, seats=seats, term_until=None, actor=actor)
        compositions.enact_by_document(
            composition=draft,
            words="Соглашение учредителей кластера от 21.08.2023 № 1",
            approved_on=on,
            effective_from=on,
            file=store_bytes(
                sample_pdf("Соглашение учредителей кластера", f"Приложение. Состав: {unit.name}"),
                "Соглашение учредителей.pdf",
                cluster=world.cluster,
                actor=actor,
            ),
            actor=actor,
        )


def announce(world: World, plan: Plan, *, added: date, opened: date, due: date) -> dict[str, Direction]:
    """Directions linked with their rows, and the call for nominations."""
    world.day(added)
    found = {}
    for group in GROUPS:
        found[group.code] = directions.add_direction(
            cluster=world.cluster,
            code=group.code,
            name=group.name,
            project="План работы кластера на 2023/2024 учебный год",
            goal=group.goal,
            tasks=group.tasks,
            frequency="не реже одного раза в квартал",
            report_due="ежегодно до 30 июня на заседании Экспертного совета",
            activities=[activity(plan, "1.1"), activity(plan, group.row)],
            actor=world["kravtsova"],
        )
    world.day(opened)
    for direction in found.values():
        directions.open_call(direction=direction, due_on=due, actor=world["kravtsova"])
    return found


def nominate(world: World, found: dict[str, Direction], *, nominated: date, consented: date, closed: date) -> None:
    """Every organisation puts its people forward; they consent, by themselves or on paper."""
    made: list[tuple[str, Nomination]] = []
    world.day(nominated)
    for group in GROUPS:
        for number, (key, part) in enumerate(group.people, 1):
            person = world.people[key]
            position = person.positions.select_related("organisation").first()
            made.append(
                (
                    key,
                    nominations.nominate(
                        direction=found[group.code],
                        organisation=position.organisation,
                        person=person,
                        post=position.title,
                        part=part,
                        basis=f"письмо от {nominated:%d.%m.%Y} № {group.code[-1]}-{number}",
                        actor=world["kravtsova"],
                    ),
                )
            )
    world.day(consented)
    for key, nomination in made:
        if key in world.users:
            nominations.consent(nomination=nomination, actor=world[key])
        else:
            nominations.record_consent(
                nomination=nomination,
                on=consented,
                words="согласие на бумаге, хранится в организации",
                actor=world["kravtsova"],
            )
    world.day(closed)
    for direction in found.values():
        directions.close_call(direction=direction, actor=world["kravtsova"])


def draft_groups(world: World, found: dict[str, Direction], *, drafted: date, submitted: date) -> list[Composition]:
    """Draft compositions from the nominations, handed over to the vote of the Expert Council."""
    world.day(drafted)
    drafts = []
    for group in GROUPS:
        seats = [
            compositions.SeatDraft(
                person=nomination.person,
                part=Part(nomination.part),
                organisation=nomination.organisation,
                post=nomination.post,
                nomination=nomination,
            )
            for nomination in found[group.code].nominations.select_related("person", "organisation").order_by("pk")
        ]
        drafts.append(
            compositions.draft_composition(
                direction=found[group.code], seats=seats, term_until=date(2024, 12, 31), actor=world["pak"]
            )
        )
    world.day(submitted)
    return [compositions.submit_composition(composition=draft, actor=world["pak"]) for draft in drafts]
