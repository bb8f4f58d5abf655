"""The councils of the demo live their year: a meeting signed, one without quorum, one unsigned, one that begins today."""

from datetime import date, time

from artel.demo.founding import World
from artel.demo.groups import GROUPS, NOT_APPROVED, announce, compose_councils, draft_groups, nominate
from artel.demo.papers import sample_pdf
from artel.demo.sittings import Sitting, Task, Topic, convene, draft_of, fail, hold, sign, sign_all
from artel.files.services import store_bytes
from artel.meetings.domain.states import Rsvp
from artel.meetings.models import Assignment
from artel.meetings.services import agenda, assignments, attendance, meetings
from artel.meetings.services import minutes as papers
from artel.meetings.services.afterwards import PastFacts, PastItem, record_past_meeting
from artel.members import services as members
from artel.members.consent_drafts import draft
from artel.members.domain.kinds import ConsentPurpose, UnitKind
from artel.members.models import Unit
from artel.plans.models import Plan

EXPERTS = ("grineva", "pozdnyakov", "melnik", "gorskiy", "ohotnikov", "orlov", "sizova", "volkov")
FIRST_EXPERT = Sitting(
    unit="expert", on=date(2023, 12, 14), notified=date(2023, 12, 5), secretary="pak", presiding="grineva",
    present=("grineva", "pozdnyakov", "melnik", "gorskiy", "orlov", "sizova"), video=("volkov",), absent={"ohotnikov": "командировка"},
    topics=(
        Topic("О плане экспертизы образовательных программ на 2024 год", "grineva",
              "Сообщила, что на 2024 год к экспертизе заявлены девять программ четырёх ПОО. Предложила провести две экспертные сессии, в феврале и в мае.",
              ("Утвердить план экспертизы образовательных программ на 2024 год.", "ПОО представить пакеты документов по заявленным программам."),
              spoke=(("orlov", "Предложил начать с программ, по которым в 2024 году меняются стандарты."), ("gorskiy", "Поддержал и попросил привлечь технологов предприятий.")),
              tasks=(Task(2, "orlov", date(2024, 1, 31)),)),
        Topic("О направлениях рабочих групп кластера", "melnik",
              "Сообщила, что шесть строк плана работы исполняют рабочие группы, которые ещё не созданы. По каждой предложено направление, выдвижение завершено 24 ноября.",
              ("Одобрить шесть направлений рабочих групп.", "Подготовить проекты составов рабочих групп к следующему заседанию."),
              tasks=(Task(2, "melnik", date(2024, 2, 6)),), abstain=("volkov",)),
    ),
)  # fmt: skip
NO_QUORUM = Sitting(
    unit="coordination", on=date(2023, 12, 21), notified=date(2023, 12, 13), secretary="zorina", presiding="lapteva",
    present=("lapteva", "tihonov", "ermakova", "panov"),
    absent={"prohorov": "командировка", "golubev": "отпуск", "zhuravleva": "командировка", "antipova": "служебная необходимость", "shestakov": "отпуск"},
    topics=(Topic("Об итогах работы кластера за 2023 год", "tihonov", "", ("Принять к сведению итоги работы кластера за 2023 год.",)),),
)  # fmt: skip
FORMING = Sitting(
    unit="expert", on=date(2024, 2, 13), notified=date(2024, 2, 5), secretary="pak", presiding="grineva",
    present=("grineva", "pozdnyakov", "melnik", "gorskiy", "orlov", "sizova", "volkov"), video=("ohotnikov",), invited=("kravtsova",),
    topics=(
        *(
            Topic("", "melnik", f"Представила проект состава рабочей группы по направлению «{group.name}»: пять человек от предприятий и ПОО, согласие каждого получено.",
                  (), minutes=7, subject=f"О создании рабочей группы по направлению «{group.name}»",
                  recused={key: "кандидат в состав группы" for key, _part in group.people if key in EXPERTS})
            for group in GROUPS
        ),
        Topic("О сроке профориентационной программы", "melnik",
              "Сообщила, что апробация программы в двух группах займёт май, поэтому представить её в мае нельзя.",
              ("Перенести срок разработки и апробации профориентационной программы на 28 июня 2024 года.", "Представить отчёт об апробации на заседании Экспертного совета."),
              spoke=(("sizova", "Предложила провести апробацию в группах первого и второго курсов."), ("volkov", "Высказался за прежний срок: программу ждут школы.")),
              tasks=(Task(2, "melnik", date(2024, 6, 14)),), against=("volkov",), abstain=("orlov",), left=("ohotnikov",)),
    ),
)  # fmt: skip
UNSIGNED = Sitting(
    unit="coordination", on=date(2024, 3, 1), notified=date(2024, 2, 20), secretary="zorina", presiding="lapteva",
    present=("lapteva", "tihonov", "prohorov", "ermakova", "golubev", "panov", "shestakov"), video=("antipova",), absent={"zhuravleva": "командировка"},
    invited=("kravtsova", "sobolev"),
    topics=(
        Topic("О подготовке ярмарки вакансий", "tihonov",
              "Сообщил, что ярмарка назначена на 18 апреля на площадке ведущего колледжа. Вакансии подали пять предприятий из восьми.",
              ("Провести ярмарку вакансий 18 апреля 2024 года в ОГБПОУ «ТЭПК».", "Предприятиям представить сведения о вакансиях.", "Колледжам представить списки выпускников."),
              spoke=(("golubev", "Предложил пригласить на ярмарку студентов третьего курса."), ("ermakova", "Сообщила, что списки выпускников колледжа готовы.")),
              tasks=(Task(2, "golubev", date(2024, 3, 13)), Task(3, "ermakova", date(2024, 3, 20)))),
        Topic("О площадке отраслевого чемпионата", "prohorov",
              "Сообщил, что площадку чемпионата готовы предоставить два колледжа; оборудование полностью есть у одного.",
              ("Определить площадкой отраслевого чемпионата Обской машиностроительный колледж.", "Представить смету подготовки площадки."),
              spoke=(("shestakov", "Попросил учесть опыт прошлого года и заложить резерв времени."),),
              tasks=(Task(2, "tihonov", date(2024, 3, 22)),), recused={"tihonov": "представляет колледж, о котором принимается решение"}),
        Topic("О доле целевых договоров", "panov",
              "Сообщил, что доля выпускников с целевыми договорами — 34 процента. Предложил довести её до половины к 2026 году.",
              ("Поручить предприятиям увеличить число целевых договоров до половины выпуска к 2026 году.",),
              spoke=(("golubev", "Возразил: для малых предприятий такая доля непосильна."), ("antipova", "Поддержала предложение.")),
              against=("golubev", "prohorov", "ermakova", "shestakov")),
    ),
)  # fmt: skip
TODAY = Sitting(
    unit="coordination", on=date(2024, 3, 15), notified=date(2024, 3, 6), secretary="zorina", presiding="lapteva", present=(),
    invited=("kravtsova", "grineva", "dorohov"),
    topics=(
        Topic("О готовности ярмарки вакансий", "tihonov", "", ("Утвердить программу ярмарки вакансий.", "Назначить ответственных от предприятий.")),
        Topic("О выпуске новостей участниками кластера", "antipova", "", ("Принять к сведению сводку о новостях участников.", "Участникам размещать новости не позднее одного рабочего дня после события."), minutes=10),
        Topic("О включении в план строки о демонстрационных экзаменах", "shestakov", "", ("Подготовить изменение плана работы кластера.",), minutes=20),
    ),
)  # fmt: skip


def live(world: World, plan: Plan) -> None:
    """The whole year of both councils and the forming of the groups, day after day."""
    cluster = world.cluster
    world.day(date(2023, 9, 15))
    for purpose in ConsentPurpose:
        members.adopt_consent_text(
            cluster=cluster,
            purpose=purpose,
            body=draft(purpose, cluster),
            from_day=date(2023, 9, 15),
            actor=world["kravtsova"],
        )
    compose_councils(world, date(2023, 9, 18))
    found = announce(world, plan, added=date(2023, 10, 2), opened=date(2023, 11, 7), due=date(2023, 11, 24))
    nominate(world, found, nominated=date(2023, 11, 16), consented=date(2023, 11, 22), closed=date(2023, 11, 24))

    held = hold(world, FIRST_EXPERT)
    sign(world, held, FIRST_EXPERT, drafted=date(2023, 12, 15), signed=date(2023, 12, 19))
    failed = fail(world, NO_QUORUM, "Присутствовали 4 члена совета из 9, для кворума нужны 5.")
    sign(world, failed, NO_QUORUM, drafted=date(2023, 12, 22), signed=date(2023, 12, 25))

    draft_groups(world, found, drafted=date(2024, 2, 1), submitted=date(2024, 2, 2))
    forming = hold(world, FORMING)
    sign(world, forming, FORMING, drafted=date(2024, 2, 14), signed=date(2024, 2, 16))
    world.day(date(2024, 2, 19))
    for key in ("grineva", "pak"):
        sign_all(world, key)
    world.day(date(2024, 2, 22))
    sign_all(world, "lapteva", but=(NOT_APPROVED,))

    late = hold(world, UNSIGNED)
    unsigned = draft_of(world, late, UNSIGNED, drafted=date(2024, 3, 4))
    world.day(date(2024, 3, 6))
    papers.send_minutes(minutes=unsigned, actor=world["zorina"])
    sign_all(world, "zorina")
    _group_on_paper(world)
    _tasks(world)
    _today(world)
    world.day(date(2024, 3, 11))
    for key, days in (("expert", (date(2024, 5, 21),)), ("coordination", (date(2024, 6, 14),))):
        meetings.plan_meetings(unit=world.units[key], days=days, actor=world["pak" if key == "expert" else "zorina"])


def _group_on_paper(world: World) -> None:
    """The group of mentors met on paper; its secretary enters the meeting a week later, with the scan."""
    unit = Unit.objects.get(cluster=world.cluster, kind=UnitKind.WORKING_GROUP, name__contains="Наставничество")
    held = date(2024, 3, 5)
    world.day(date(2024, 3, 12))
    actor = world["pozdnyakov"]
    record_past_meeting(
        unit=unit, held_on=held, number="1", signed_on=date(2024, 3, 7), actor=actor,
        facts=PastFacts(
            present=[world.people[key] for key in ("pozdnyakov", "orlov", "malysheva", "lapin", "demina")],
            presiding=world.people["pozdnyakov"], place="АО «Обьэлектромаш», переговорная", starts_at=time(10, 0), ends_at=time(11, 30),
            items=(
                PastItem(title="О плане работы группы на 2024 год", speaker=world.people["orlov"], decisions=("Утвердить план работы группы.",), in_favour=4),
                PastItem(title="Об обучении наставников предприятий", speaker=world.people["lapin"], decisions=("Провести обучение двадцати наставников в апреле.",), in_favour=3, abstained=1),
            ),
        ),
        scan=store_bytes(sample_pdf("Протокол заседания рабочей группы", "Дата: 05.03.2024\nНомер: 1"), "Протокол группы.pdf", cluster=world.cluster, actor=actor),
    )  # fmt: skip


def _tasks(world: World) -> None:
    """Assignments in every state: closed, reported, under way, overdue."""
    world.day(date(2024, 2, 7))
    for key, words in (
        ("orlov", "Пакеты документов по девяти программам переданы секретарю."),
        ("melnik", "Проекты шести составов подготовлены."),
    ):
        done = Assignment.objects.get(cluster=world.cluster, person=world.people[key], issued_on=date(2023, 12, 14))
        done = assignments.report(assignment=done, words=words, file=None, actor=world[key])
        assignments.close_assignment(assignment=done, actor=world["pak"])
    world.day(date(2024, 3, 12))
    lists = Assignment.objects.get(cluster=world.cluster, person=world.people["ermakova"])
    assignments.report(
        assignment=lists, words="Списки выпускников колледжа готовы: 86 человек.", file=None, actor=world["ermakova"]
    )


def _today(world: World) -> None:
    """A meeting that begins on the demo's today: notice sent, answers coming in."""
    meeting = convene(world, TODAY)
    for key, answer, words in (
        ("tihonov", Rsvp.YES, ""), ("golubev", Rsvp.YES, ""), ("ermakova", Rsvp.YES, ""), ("antipova", Rsvp.VIDEO, ""),
        ("panov", Rsvp.YES, ""), ("zhuravleva", Rsvp.NO, "командировка"),
    ):  # fmt: skip
        world.day(date(2024, 3, 12))
        attendance.answer_rsvp(
            attendee=meeting.attendees.get(person=world.people[key]), rsvp=answer, note=words, actor=world[key]
        )
    agenda.propose_item(
        meeting=meeting,
        title="О Неделе без турникетов в апреле",
        draft="Утвердить график посещений предприятий.",
        actor=world["prohorov"],
    )
