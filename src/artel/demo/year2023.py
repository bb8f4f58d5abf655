"""The school year 2023/24 of the seed plan, lived through until 15.03.2024, so that every state can be seen."""

from datetime import date, time
from importlib.resources import files

from artel.demo import councils, fair2024, year_round
from artel.demo.deeds import activity, bring, bring_plan, owed, prove, representatives
from artel.demo.founding import BUILDER, World, found
from artel.demo.open_page import open_page
from artel.demo.papers import plan_docx, sample_pdf
from artel.demo.people import CITIZENS, ORGANISATIONS
from artel.documents import services as documents
from artel.files.services import store_bytes
from artel.kernel import clock
from artel.members import services as members
from artel.members.models import Cluster
from artel.plans.domain.results import DEFAULT_KIND
from artel.plans.models import Plan
from artel.plans.services import deferrals, happenings, lifecycle, obligations

SLUG = "promyshlenny"
TODAY = date(2024, 3, 15)
HOUR = time(11, 30)  # of deeds that tell no hour of their own
# Row 2.6 keeps a plan of its own: (title, who, deadline, result, the day it was done).
INCLUSION = (
    ("Обучение кураторов работе в смешанных группах", "ОГБПОУ «ТЭПК»", "Октябрь 2023 г.", "Отчёт о мероприятии", date(2023, 10, 24)),
    ("Проверка доступности мастерских", "ОГБПОУ «ТЭПК»", "Ноябрь 2023 г.", "Акт обследования", date(2023, 11, 28)),
    ("Мастер-класс «Доступная профессия»: электромонтаж", "Асиновский индустриальный техникум", "Март 2024 г.", "Отчёт о мероприятии", None),
    ("Встреча с предприятиями о рабочих местах", "АО «Сибприбор»", "Декабрь 2023 г.", "Отчёт о мероприятии", date(2023, 12, 19)),
    ("Подбор наставников для практики", "ОГБПОУ «ТЭПК»", "Февраль 2024 г.", "Список наставников", date(2024, 2, 20)),
    ("Экскурсия на предприятие с сопровождением", "Колледж приборостроения", "Апрель 2024 г.", "Отчёт о мероприятии", None),
    ("Консультации для родителей абитуриентов", "МБОУ «Лицей „Росток“»", "Май 2024 г.", "Отчёт о мероприятии", None),
    ("Подведение итогов года", "ОГБПОУ «ТЭПК»", "Июнь 2024 г.", "Аналитическая справка", None),
)  # fmt: skip
NEWS = (  # event, its day, organisations whose news came late, organisations that have not posted
    ("Открытие учебного года в кластере", date(2023, 9, 29), (), ()),
    ("День открытых дверей на предприятиях", date(2023, 11, 16), ("kolpashevo",), ()),
    ("Подведение итогов года в кластере", date(2023, 12, 21), (), ()),
    ("Форум наставников", date(2024, 2, 15), (), ()),
    ("День открытых дверей колледжей", date(2024, 3, 12), (), ("kolpashevo", "stalkon")),
    ("Круглый стол с предприятиями", date(2024, 3, 14), (), ("tepk", "seversk")),
)  # fmt: skip


def build(say) -> Cluster:
    """Found the cluster and live its year. Slow parts are told through `say`."""
    cluster = members.add_cluster(
        slug=SLUG, name="Промышленный образовательно-отраслевой кластер", short_name="Промышленный кластер",
        region="Томская область", place="г. Томск", time_zone="Asia/Tomsk", is_demo=True, frozen_on=date(2023, 8, 21),
        actor=BUILDER,
    )  # fmt: skip
    with clock.at_hour(HOUR):
        _live(cluster, say)
    return cluster


def _live(cluster: Cluster, say) -> None:
    world = found(cluster, ORGANISATIONS, CITIZENS, date(2023, 8, 21))
    say("  участники, советы и люди есть")
    seed = files("artel.plans") / "seed" / "plan.docx"
    plan = bring_plan(
        world, seed.read_bytes(), "План работы кластера 2023-2024.docx", author="kravtsova", approver="lapteva",
        brought=date(2023, 9, 1), submitted=date(2023, 9, 8), approved=date(2023, 9, 14), number="1",
    )  # fmt: skip
    councils.live(world, plan)
    say("  советы и рабочие группы заседали")
    _groups_and_rows(world, plan)
    _members_rows(world, plan)
    _news(world, plan)
    _documents(world, plan)
    say("  год до 15.03.2024 прожит")
    _nested(world, plan)
    _waiting(world, plan)
    fair2024.live(world)
    year_round.half_year_report(
        world, plan, author="kravtsova", signer="sobolev", on=date(2023, 12, 31), made=date(2024, 1, 12)
    )
    year_round.change_on_its_way(world, plan, author="kravtsova", on=date(2024, 3, 14))
    open_page(
        world, author="kravtsova", head="sobolev", on=date(2024, 3, 14),
        intro="Колледжи, предприятия и школы вместе готовят специалистов для приборостроения и машиностроения. План работы на "
        "2023/2024 учебный год открыт: видно, что сделано, что просрочено и чего ещё ждут.",
        contacts="634009, г. Томск, ул. Выдуманная, 1\nТелефон приёмной: +7 (3822) 00-00-01\nПочта: klaster@example.test",
    )  # fmt: skip
    world.day(TODAY)
    year_round.morning_round(world)


def _groups_and_rows(world: World, plan: Plan) -> None:
    """Rows of the groups: met, met late, moved."""
    (mentors,) = owed(plan, "2.7")
    prove(world, mentors, "kravtsova", "Типовое положение о наставничестве", number="7", by="lapteva",
          happened=date(2024, 1, 25), accepted=date(2024, 1, 26))  # fmt: skip
    (quotas,) = owed(plan, "2.1")
    prove(world, quotas, "kravtsova", "Лист согласования проекта КЦП на 2025 год", number="3", by="sobolev",
          happened=date(2024, 3, 6), accepted=date(2024, 3, 7))  # fmt: skip
    world.day(date(2023, 9, 20))
    lifecycle.correct_reading(
        activity=activity(plan, "3.3", "Разработка"),
        deadline_read_as="01.09.2023 – 31.07.2024",
        actor=world["kravtsova"],
    )
    world.day(date(2024, 2, 16))
    for programme in owed(plan, "4.4"):
        obligations.move_obligation(
            obligation=programme, new_due_on=date(2024, 6, 28), on=date(2024, 2, 13), reason="decision",
            basis="решение Экспертного совета, протокол от 13.02.2024 № 1-ЭС, пункт 7.1", actor=world["sobolev"],
        )  # fmt: skip


def _members_rows(world: World, plan: Plan) -> None:
    """Row 2.4: each member proposes experts; the three schools were relieved of it."""
    who = representatives(world, CITIZENS)
    late = {world.organisations[key].pk for key in ("asino", "kolpashevo", "stalkon", "teploservis")}
    for number, obligation in enumerate(owed(plan, "2.4"), 1):
        if obligation.organisation.kind == "school":
            world.day(date(2023, 10, 20))
            obligations.lift_obligation(
                obligation=obligation, on=date(2023, 10, 20), actor=world["sobolev"],
                basis="распоряжение руководителя кластера от 20.10.2023 № 9: школы экспертов от предприятий не предлагают",
            )  # fmt: skip
        elif obligation.organisation_id not in late:
            day = date(2024, 3, 1 + number % 12)
            prove(world, obligation, who[obligation.organisation_id], "Список экспертов от организации", happened=day,
                  number=str(number), accepted=date(2024, 3, 13))  # fmt: skip


def _news(world: World, plan: Plan) -> None:
    """The second row 3.3: after each event every member posts its news within a working day."""
    who = representatives(world, CITIZENS)
    keys = {organisation.pk: key for key, organisation in world.organisations.items()}
    for title, day, late, missing in NEWS:
        world.day(day)
        event = happenings.record_event(
            cluster=world.cluster, title=title, starts_on=day, place="г. Томск", actor=world["kravtsova"]
        )
        for obligation in event.obligations.select_related(
            "plan__cluster", "cluster", "activity", "requirement", "organisation"
        ):
            key = keys[obligation.organisation_id]
            if key in missing:
                continue
            posted = date(2023, 11, 21) if key in late else min(obligation.due_on, TODAY)
            accepted_by = "sobolev" if who[obligation.organisation_id] == "kravtsova" else "kravtsova"
            prove(world, obligation, who[obligation.organisation_id], "Новость на странице участника", happened=posted,
                  url=f"https://{key}.example/news/{event.pk}", by=accepted_by, accepted=max(posted, day))  # fmt: skip


def _documents(world: World, plan: Plan) -> None:
    """Rows whose dates another document sets: the schedule of 4.2 came; the order of 2.8 and the plans of 4.1, 4.3 did not."""
    world.day(date(2023, 9, 18))
    weeks = activity(plan, "4.2")
    # The graduates of 2023 were not at a fair in Artel: colleges bring this result as a document.
    by_document = weeks.requirements.get(kind="fair.employment")
    lifecycle.change_requirement(
        requirement=by_document, kind=DEFAULT_KIND, words=by_document.words, actor=world["kravtsova"]
    )
    schedule = documents.register_incoming(
        cluster=world.cluster, received_on=date(2023, 9, 18), kind="schedule", title="График акций «Неделя с работодателем» и «Неделя без турникетов»",
        sender="Департамент образования", sender_organisation=world.organisations["department"], their_number="57-1204",
        their_date=date(2023, 9, 15), actor=world["kravtsova"],
        file=store_bytes(sample_pdf("График акций", "02–06.10.2023; 15–19.04.2024"), "График акций.pdf", cluster=world.cluster, actor=world["kravtsova"]),
    )  # fmt: skip
    deferrals.set_dates_by_document(
        activity=weeks, document=schedule, actor=world["kravtsova"],
        windows=[
            deferrals.Window(date(2023, 10, 2), date(2023, 10, 6), "02–06.10.2023"),
            deferrals.Window(date(2024, 4, 15), date(2024, 4, 19), "15–19.04.2024"),
        ],
    )  # fmt: skip
    world.day(date(2023, 12, 22))
    for number in ("2.8", "4.1", "4.3"):
        (document,) = owed(plan, number, purpose="document")
        obligations.move_obligation(
            obligation=document, new_due_on=date(2024, 4, 30), on=date(2023, 12, 22), reason="document", actor=world["sobolev"],
            basis="распоряжение руководителя кластера от 22.12.2023 № 14: документы запрошены у департамента",
        )  # fmt: skip
    who = representatives(world, CITIZENS)
    for obligation in owed(plan, "4.2", slot_kind="awaiting"):
        first = obligation.requirement.position == 1
        title = "Отчёт о мероприятии для школьников" if first else "Сведения о трудоустройстве выпускников"
        prove(
            world,
            obligation,
            who[obligation.organisation_id],
            title,
            happened=date(2023, 10, 6),
            accepted=date(2023, 10, 9),
        )
    world.day(date(2024, 3, 14))
    documents.register_incoming(
        cluster=world.cluster, received_on=date(2024, 3, 14), kind="project_plan", title="План реализации проекта «Билет в будущее» на 2024 год",
        sender="Департамент образования", sender_organisation=world.organisations["department"], their_number="57-0318",
        their_date=date(2024, 3, 12), actor=world["kravtsova"],
        file=store_bytes(sample_pdf("План реализации проекта", "«Билет в будущее», 2024 год"), "План проекта.pdf", cluster=world.cluster, actor=world["kravtsova"]),
    )  # fmt: skip


def _nested(world: World, plan: Plan) -> None:
    """Row 2.6: a nested plan of eight events, four of them done, one asked to be moved."""
    rows = [
        {"section": "", "number": str(n), "title": title, "executors": who, "deadline": deadline, "result": result}
        for n, (title, who, deadline, result, _done) in enumerate(INCLUSION, 1)
    ]
    heading = ["ПЛАН МЕРОПРИЯТИЙ", "по развитию инклюзивного образования", "на 2023/2024 учебный год"]
    nested = bring_plan(
        world, plan_docx(heading, rows), "План инклюзия.docx", author="kravtsova", approver="lapteva",
        brought=date(2023, 9, 25), submitted=date(2023, 9, 26), approved=date(2023, 9, 28), number="2",
        parent=activity(plan, "2.6"), year="2023/2024", title="План мероприятий по развитию инклюзивного образования",
    )  # fmt: skip
    for n, (_title, _who, _deadline, result, done) in enumerate(INCLUSION, 1):
        if done:
            (item,) = owed(nested, str(n))
            prove(world, item, "kravtsova", result, happened=done, by="sobolev", accepted=done)
    world.day(date(2024, 3, 14))
    (workshop,) = owed(nested, "3")
    obligations.ask_extension(
        obligation=workshop, wanted_due_on=date(2024, 4, 26), reason="Мастерская электромонтажа закрыта на ремонт до 20 апреля.",
        actor=world["yusupova"],
    )  # fmt: skip


def _waiting(world: World, plan: Plan) -> None:
    """What waits for acceptance on the demo's today."""
    (programmes,) = owed(plan, "2.2")
    bring(
        world,
        programmes,
        "pak",
        "Сводное заключение по девяти программам",
        number="4",
        happened=date(2024, 3, 12),
        recorded=date(2024, 3, 12),
    )
