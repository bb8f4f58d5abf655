"""The third demo cluster: a job fair from its announcement to the monitoring of employment, every stage passed."""

from datetime import date, time, timedelta
from decimal import Decimal
from random import Random

from artel.bodies.domain.templates import TEMPLATES
from artel.bodies.services import bodies
from artel.catalogue.selectors import find_speciality
from artel.catalogue.services import students as catalogue
from artel.demo import guardians, guests, year_round
from artel.demo.deeds import activity, bring_plan
from artel.demo.fair_people import (
    CITIZENS,
    COLLEGES,
    CURATORS,
    EMPLOYERS,
    HEADS,
    MENTORS,
    ORGANISATIONS,
    graduates,
    posts_of,
)
from artel.demo.founding import BUILDER, found, settle
from artel.demo.open_page import open_page
from artel.demo.papers import plan_docx, sample_pdf
from artel.demo.sittings import sign_all
from artel.demo.this_year import rows_of_year
from artel.documents import services as documents
from artel.fair.domain.states import (
    Basis,
    Delivery,
    InterviewState,
    InvitationState,
    Milestone,
    Outcome,
    Readiness,
    Stage,
)
from artel.fair.models import Fair, Graduate, Invitation, Vacancy
from artel.fair.services import (
    allocation,
    answers,
    commission,
    employment,
    fairs,
    interviews,
    invitations,
    links,
    vacancies,
)
from artel.fair.services import graduates as people
from artel.files.services import store_bytes
from artel.kernel import clock
from artel.members import services as members
from artel.members.consent_drafts import draft
from artel.members.domain.kinds import ConsentPurpose, UnitKind
from artel.members.models import Cluster
from artel.plans.models import Plan
from artel.plans.services import deferrals
from artel.terms import SchoolYear

SLUG = "elektronika"
TODAY = date(2025, 11, 14)
HELD_ON = date(2025, 4, 11)
HOUR = time(10, 30)
STAGES = {
    Stage.ANNOUNCED: (date(2025, 1, 20), date(2025, 2, 2)),
    Stage.COLLECTING: (date(2025, 2, 3), date(2025, 3, 7)),
    Stage.SHOWCASE: (date(2025, 3, 10), date(2025, 3, 16)),
    Stage.WISHES: (date(2025, 3, 17), date(2025, 4, 4)),
    Stage.INTERVIEWS: (date(2025, 4, 7), date(2025, 4, 11)),
    Stage.ALLOCATION: (date(2025, 4, 14), date(2025, 4, 15)),
    Stage.COMMISSION: (date(2025, 4, 16), date(2025, 4, 18)),
    Stage.INVITATIONS: (date(2025, 4, 21), date(2025, 4, 23)),
    Stage.ANSWERS: (date(2025, 4, 24), date(2025, 6, 20)),
    Stage.EMPLOYMENT: (date(2025, 7, 1), date(2025, 10, 31)),
    Stage.MONITORING: (date(2025, 11, 1), date(2026, 6, 30)),
}
_ELSEWHERE = (
    Outcome.NOT_BY_SPECIALITY, Outcome.STUDYING, Outcome.MILITARY, Outcome.SEEKING, Outcome.PARENTAL_LEAVE, Outcome.SELF_EMPLOYED,
)  # fmt: skip
TOWNS = ("г. Заречный", "г. Приобск", "с. Береговое", "п. Кедровка")


def build(say) -> Cluster:
    """Found the cluster and live its fair. Slow parts are told through `say`."""
    cluster = members.add_cluster(
        slug=SLUG, name="Образовательно-отраслевой кластер электроники и машиностроения", short_name="Кластер электроники",
        region="Томская область", place="г. Томск", time_zone="Asia/Tomsk", is_demo=True, frozen_on=date(2024, 8, 20),
        actor=BUILDER,
    )  # fmt: skip
    with clock.at_hour(HOUR):
        _Story(cluster, say).live()
    return cluster


class _Story:
    """The year of the fair; chance is seeded, so every build is the same."""

    def __init__(self, cluster: Cluster, say) -> None:
        self.say = say
        self.rng = Random(2025)
        self.world = found(cluster, ORGANISATIONS, (), date(2024, 8, 20))
        self.fair: Fair | None = None
        self.quality: dict[int, float] = {}  # of a graduate, 0…1: what marks and grades follow

    def live(self) -> None:
        """Every stage on its days."""
        self._settle()
        self.plan = self._plan(2024, "2.9", "4.2")
        self._announce()
        self._collect()
        self.say("  240 выпускников и 60 вакансий на ярмарке")
        self._choose()
        self._hold()
        self.say("  ярмарка проведена, собеседования оценены")
        self._allocate()
        self._invite()
        self.say("  распределение утверждено, приглашения подписаны")
        self._answer()
        self._follow()
        guardians.ask_parents(self.world, curator="shubina", college="tepk", lead="belova")
        guests.call_by_letters(self.world, lead="belova")
        following = Plan.objects.select_related("cluster").get(cluster=self.world.cluster, starts_on=date(2025, 9, 1))
        year_round.half_year_report(
            self.world, following, author="belova", signer="zimin", on=date(2025, 11, 12), made=date(2025, 11, 13),
            cause=("Колледжи ещё сверяют сведения с предприятиями.", "Завершить сверку до 1 декабря 2025 г."),
        )  # fmt: skip
        open_page(
            self.world, author="belova", head="zimin", on=date(2025, 11, 13),
            intro="Кластер объединяет колледжи и предприятия, которые готовят и принимают на работу специалистов для электроники и "
            "машиностроения. Каждую весну он проводит ярмарку вакансий для выпускников.",
            contacts="Телефон приёмной: +7 (3822) 00-00-02\nПочта: electronika@example.test",
        )  # fmt: skip
        self.world.day(TODAY)
        year_round.morning_round(self.world)

    # --- the cluster ---

    def _settle(self) -> None:
        world = self.world
        unit = members.add_unit(
            cluster=world.cluster, kind=UnitKind.COMMISSION, name="Комиссия по распределению выпускников",
            from_day=date(2024, 8, 20), actor=BUILDER,
        )  # fmt: skip
        world.units["commission"] = unit
        for citizen in CITIZENS:
            settle(world, citizen, date(2024, 8, 20))
        bodies.adopt_rules(
            unit=unit, rules=TEMPLATES[UnitKind.COMMISSION].rules, from_day=date(2024, 8, 20),
            basis="Положение о комиссии", actor=world["belova"],
        )  # fmt: skip

    def _plan(self, first: int, *numbers: str) -> Plan:
        """The plan of a school year, with these rows alone, approved in its second week."""
        year = SchoolYear(first)
        rows = [row for row in rows_of_year(year) if row["number"] in numbers]
        heading = ["ПЛАН РАБОТЫ", "КЛАСТЕРА ЭЛЕКТРОНИКИ И МАШИНОСТРОЕНИЯ", f"на {year} учебный год"]
        return bring_plan(
            self.world, plan_docx(heading, rows), f"План работы кластера {str(year).replace('/', '-')}.docx",
            author="belova", approver="ryabova", brought=date(first, 9, 2), submitted=date(first, 9, 5),
            approved=date(first, 9, 12), number="1",
        )  # fmt: skip

    def _employment_row(self) -> None:
        """Row 4.2 of the next year: the schedule came; employment is told of by the middle of November."""
        world, lead = self.world, self.world["belova"]
        plan = year_round.close_and_carry_over(
            world, self.plan, author="belova", approver="ryabova", on=date(2025, 9, 2),
            left="График акций на 2024/2025 год департамент не присылал.",
        )  # fmt: skip
        row = activity(plan, "4.2")
        world.day(date(2025, 9, 16))
        schedule = documents.register_incoming(
            cluster=world.cluster, received_on=date(2025, 9, 16), kind="schedule", title="График акций «Неделя с работодателем» и «Неделя без турникетов»",
            sender="Департамент образования", sender_organisation=world.organisations["oversight"], their_number="57-1188",
            their_date=date(2025, 9, 12), actor=lead,
            file=store_bytes(sample_pdf("График акций", "06–10.10.2025; 13–17.04.2026"), "График акций.pdf", cluster=world.cluster, actor=lead),
        )  # fmt: skip
        deferrals.set_dates_by_document(
            activity=row, document=schedule, actor=lead,
            windows=[
                deferrals.Window(date(2025, 10, 6), date(2025, 10, 10), "06–10.10.2025"),
                deferrals.Window(date(2026, 4, 13), date(2026, 4, 17), "13–17.04.2026"),
            ],
        )  # fmt: skip

    # --- the fair ---

    def _announce(self) -> None:
        world = self.world
        world.day(date(2025, 1, 20))
        lead = world["belova"]
        for purpose in (ConsentPurpose.EMPLOYERS, ConsentPurpose.SIMPLE_SIGNATURE):
            members.adopt_consent_text(
                cluster=world.cluster, purpose=purpose, body=draft(purpose, world.cluster), from_day=date(2025, 1, 20), actor=lead
            )  # fmt: skip
        self.fair = fairs.add_fair(
            cluster=world.cluster, name="Ярмарка вакансий кластера, 2025", year=2025, held_on=HELD_ON,
            venue="Заречный колледж электроники, актовый зал и аудитории 2-го этажа", commission=world.units["commission"],
            about="Приглашаем выпускников четырёх колледжей кластера. Двенадцать предприятий проведут собеседования в один день.",
            max_wishes=5, over_offer=Decimal("1.20"), target_percent=70, starts_at=time(9, 0), slot_minutes=10, actor=lead,
        )  # fmt: skip
        fairs.plan_stages(fair=self.fair, days=STAGES, actor=lead)
        self._open(Stage.COLLECTING)

    def _open(self, stage: Stage) -> None:
        self.world.day(STAGES[stage][0])
        self.fair = fairs.advance_fair(fair=self.fair, actor=self.world["belova"])

    def _collect(self) -> None:
        world = self.world
        for number, key in enumerate(EMPLOYERS):
            world.day(date(2025, 2, 10 + number % 8))
            self._vacancies(key)
        world.day(date(2025, 3, 4))
        vacancies.publish_vacancies(vacancies=list(self.fair.vacancies.order_by("number")), actor=world["belova"])
        everybody = graduates(self.rng)
        for college in COLLEGES:
            world.day(date(2025, 2, 12))
            self._graduates(college, [each for each in everybody if each.college == college])
        world.day(date(2025, 2, 26))
        self._consents()
        for key in EMPLOYERS:
            fairs.set_stand(
                fair=self.fair, organisation=world.organisations[key], place=f"ауд. {201 + EMPLOYERS.index(key)}",
                tables=5 if key in ("obes", "signal", "stanki", "softline", "kip") else 4, actor=world["belova"],
            )  # fmt: skip

    def _vacancies(self, key: str) -> None:
        world, user = self.world, self.world[HEADS[key]]
        head = world.people[HEADS[key]]
        for number, (post, places) in enumerate(posts_of(key)):
            vacancy = vacancies.add_vacancy(
                fair=self.fair, organisation=world.organisations[key], title=post.title, is_worker=post.is_worker, grade=post.grade,
                specialities=[find_speciality(code, date(2025, 2, 10)) for code in post.fits], places=places,
                department=post.department, municipality=TOWNS[(EMPLOYERS.index(key) + number) % 4],
                address=f"ул. Приборная, д. {10 + EMPLOYERS.index(key)}", schedule="пятидневная рабочая неделя, 08:00–17:00",
                salary_from=post.salary + 1000 * (EMPLOYERS.index(key) % 4), housing="компенсация найма жилья" if number % 3 == 0 else "",
                training="обучение за счёт предприятия" if number % 2 == 0 else "", benefits="добровольное медицинское страхование",
                mentor=MENTORS[(EMPLOYERS.index(key) + number) % len(MENTORS)], is_adults_only=post.title == "Электрогазосварщик",
                needs_medical=post.is_worker, hazard="3.1" if post.title == "Электрогазосварщик" else "2", starts_on=date(2025, 7, 14),
                documents="паспорт, диплом, СНИЛС, документ воинского учёта (при наличии)", contact_name=head.full_name,
                contact_phone=f"(3822) 00-14-{25 + EMPLOYERS.index(key)}", actor=user,
            )  # fmt: skip
            vacancies.submit_vacancy(vacancy=vacancy, actor=user)

    def _graduates(self, college: str, those) -> None:
        world, curator = self.world, self.world[CURATORS[college]]
        contracts = {
            number: catalogue.ContractRow(world.organisations[employer], f"{17 + number}-Ц", date(2024, 6, 3))
            for number, employer in ((3, "obes"), (8, "obes"), (35, "softline"))
            if college == "tepk"
        }
        rows = [
            catalogue.StudentRow(
                last_name=each.last_name, first_name=each.first_name, patronymic=each.patronymic, gender=each.gender,
                born_on=each.born_on, code=each.code, group=each.group, graduates_on=date(2025, 6, 30),
                contract=contracts.get(number),
            )
            for number, each in enumerate(those)
        ]  # fmt: skip
        students = catalogue.enter_students(organisation=world.organisations[college], rows=rows, actor=curator)
        made = people.enter_graduates(fair=self.fair, students=students, actor=curator)
        for graduate in made:
            quality = self.quality[graduate.pk] = min(1.0, max(0.0, self.rng.gauss(0.55, 0.2)))
            practice = self.rng.choice(EMPLOYERS) if self.rng.random() < 0.5 else None
            people.change_profile(
                graduate=graduate, average_grade=Decimal(f"{3 + 2 * quality:.2f}"), exam_points=Decimal(f"{40 + 55 * quality:.2f}"),
                practice_at=world.organisations[practice] if practice else None, actor=curator,
            )  # fmt: skip

    def _consents(self) -> None:
        """Nine of ten confirm and consent by their links; a few go to the army; minors need a parent's signature."""
        for graduate in self._all():
            bearer = links.bearer(graduate)
            chance = self.rng.random()
            if chance < 0.05:
                people.refuse(graduate=graduate, reason="Ухожу на срочную службу после выпуска", actor=bearer)
                continue
            people.confirm(graduate=graduate, actor=bearer)
            if chance < 0.09:
                continue
            if graduate.student.born_on > date(2007, 2, 26):
                curator = self.world[CURATORS[self._college(graduate)]]
                people.give_consent(
                    graduate=graduate,
                    representative="мать, заявление от 20.02.2025",
                    given_on=date(2025, 2, 20),
                    actor=curator,
                )
            else:
                people.give_consent(graduate=graduate, actor=bearer)

    def _choose(self) -> None:
        self._open(Stage.SHOWCASE)
        self._open(Stage.WISHES)
        fitting: dict[str, list[Vacancy]] = {}
        for vacancy in self.fair.vacancies.prefetch_related("specialities").order_by("number"):
            for speciality in vacancy.specialities.all():
                fitting.setdefault(speciality.code, []).append(vacancy)
        for graduate in self._all():
            if people.why_no_wishes(graduate):
                continue
            offers = [
                vacancy
                for vacancy in fitting[graduate.student.group.programme.speciality.code]
                if not people.why_not_for(graduate, vacancy)
            ]
            # Better paid first, with a taste of one's own.
            offers.sort(key=lambda vacancy: -vacancy.salary_from + self.rng.uniform(0, 9000))
            chosen = offers[: self.rng.randint(2, 5)]
            people.choose_wishes(graduate=graduate, vacancies=chosen, actor=links.bearer(graduate))

    def _hold(self) -> None:
        self._open(Stage.INTERVIEWS)
        interviews.make_timetable(fair=self.fair, actor=self.world["belova"])
        self.world.day(HELD_ON)
        ill = set()
        for graduate in self._all().filter(interviews__isnull=False).distinct():
            if self.rng.random() < 0.03:
                ill.add(graduate.pk)
                continue
            interviews.check_in(graduate=graduate, actor=self.world[CURATORS[self._college(graduate)]])
        for interview in self.fair.interviews.filter(state=InterviewState.PLANNED).select_related(
            "graduate", "vacancy", "fair", "stand", "cluster"
        ):
            user = self.world[HEADS[self._employer(interview.vacancy)]]
            if interview.graduate_id in ill:
                interviews.miss_interview(interview=interview, actor=user)
                continue
            felt = self.quality[interview.graduate_id] + self.rng.gauss(0, 0.15)
            mark = max(1, min(5, round(1.5 + 4 * felt)))
            readiness = Readiness.NO if mark < 2 else Readiness.RESERVE if mark == 2 else Readiness.YES
            interviews.mark_interview(interview=interview, mark=mark, readiness=readiness, actor=user)

    def _allocate(self) -> None:
        world = self.world
        self._open(Stage.ALLOCATION)
        allocation.run_allocation(fair=self.fair, actor=world["belova"])
        self._open(Stage.COMMISSION)
        self._sit(date(2025, 4, 16), override=True)
        world.day(date(2025, 4, 17))
        allocation.run_second_round(fair=self.fair, actor=world["belova"])
        self._sit(date(2025, 4, 18))

    def _sit(self, on: date, *, override: bool = False) -> None:
        """The commission meets; at its first sitting it moves one graduate by the college's request."""
        world = self.world
        world.day(on)
        if override:
            self._override()
        protocol = commission.compose_protocol(
            fair=self.fair, held_on=on, present=[world.people[key] for key in ("zimin", "belova", "gordeev", "hramova")],
            actor=world["belova"],
        )  # fmt: skip
        commission.send_protocol(protocol=protocol, actor=world["belova"])
        sign_all(world, "belova")
        sign_all(world, "zimin")

    def _override(self) -> None:
        placed = (
            self.fair.placements.filter(ended_at=None, basis=Basis.ALGORITHM, rank__gte=2)
            .select_related("graduate", "vacancy")
            .order_by("pk")
        )
        for placement in placed:
            wish = placement.graduate.wishes.exclude(vacancy=placement.vacancy).select_related("vacancy")
            for other in wish:
                taken = self.fair.placements.filter(ended_at=None, vacancy=other.vacancy).count()
                if taken < other.vacancy.places:
                    allocation.override_placement(
                        graduate=placement.graduate, vacancy=other.vacancy,
                        reason="Ходатайство колледжа: практика пройдена на этом предприятии", actor=self.world["zimin"],
                    )  # fmt: skip
                    return

    def _invite(self) -> None:
        self._open(Stage.INVITATIONS)
        invitations.make_invitations(fair=self.fair, actor=self.world["belova"])
        self._sign(date(2025, 4, 22))
        self._open(Stage.ANSWERS)

    def _sign(self, on: date) -> None:
        """Every enterprise signs what awaits it; colleges hand the invitations over."""
        world = self.world
        world.day(on)
        drafts = self.fair.invitations.filter(state=InvitationState.DRAFT)
        for key in EMPLOYERS:
            organisation = world.organisations[key]
            if drafts.filter(vacancy__organisation=organisation).exists():
                invitations.send_for_signing(fair=self.fair, organisation=organisation, actor=world["belova"])
            sign_all(world, HEADS[key])
        world.day(on + timedelta(1))
        for invitation in self._invitations(InvitationState.ISSUED):
            curator = world[CURATORS[self._college(invitation.graduate)]]
            answers.deliver_invitation(invitation=invitation, how=Delivery.HAND, actor=curator)

    def _answer(self) -> None:
        world = self.world
        world.day(date(2025, 4, 28))
        self._answer_all()
        world.day(date(2025, 5, 5))
        invitations.offer_freed(fair=self.fair, actor=world["belova"])
        self._sign(date(2025, 5, 6))
        world.day(date(2025, 5, 8))
        self._answer_all()
        world.day(date(2025, 6, 2))
        invitations.expire_invitations()

    def _answer_all(self) -> None:
        for invitation in self._invitations(InvitationState.DELIVERED):
            invitation.refresh_from_db()
            if invitation.state != InvitationState.DELIVERED:
                continue  # withdrawn by another one accepted meanwhile
            bearer = links.bearer(invitation.graduate)
            chance = self.rng.random()
            if (
                chance < 0.8
                and invitation.vacancy.__class__.objects.get(pk=invitation.vacancy_id).taken < invitation.vacancy.places
            ):
                answers.accept_invitation(invitation=invitation, actor=bearer)
            elif chance < 0.93:
                reason = self.rng.choice(("Поступаю в вуз", "Далеко от дома", "Нашёл работу сам"))
                answers.decline_invitation(invitation=invitation, reason=reason, actor=bearer)

    def _invitations(self, state: InvitationState) -> list[Invitation]:
        return list(
            self.fair.invitations.filter(state=state)
            .select_related(
                "graduate__student__group__programme", "graduate__fair", "vacancy", "fair", "cluster", "paper"
            )
            .order_by("pk")
        )

    def _follow(self) -> None:
        """Colleges enter what became of each; the summary as of 31 October is signed and proves row 4.2."""
        world = self.world
        self._open(Stage.EMPLOYMENT)
        self._employment_row()
        world.day(date(2025, 10, 6))
        self._facts(Milestone.THREE_MONTHS, silent=0.08)
        world.day(date(2025, 11, 5))
        self._facts(Milestone.AUTUMN, silent=0.03)
        self.fair = fairs.advance_fair(fair=self.fair, actor=world["belova"])
        world.day(date(2025, 11, 7))
        summary = employment.compose_summary(fair=self.fair, milestone=Milestone.AUTUMN, actor=world["belova"])
        employment.send_summary(summary=summary, actor=world["belova"])
        sign_all(world, "zimin")

    def _facts(self, milestone: Milestone, *, silent: float) -> None:
        """Who accepted an invitation mostly works there; the rest do this and that; of a few nothing is known."""
        accepted = {
            invitation.graduate_id: invitation.vacancy
            for invitation in self.fair.invitations.filter(state=InvitationState.ACCEPTED).select_related(
                "vacancy__organisation"
            )
        }
        for graduate in self._all():
            curator = self.world[CURATORS[self._college(graduate)]]
            vacancy = accepted.get(graduate.pk)
            if self.rng.random() < silent:
                outcome, work = Outcome.UNKNOWN, {}
            elif vacancy is not None and self.rng.random() < 0.92:
                outcome = Outcome.BY_SPECIALITY
                work = {
                    "employer": vacancy.organisation,
                    "position": vacancy.title,
                    "hired_on": date(2025, 7, 14),
                    "order_number": f"{graduate.number}-к",
                }
            else:
                outcome, work = self.rng.choices(_ELSEWHERE, (5, 3, 6, 4, 1, 1))[0], {}
                if outcome == Outcome.NOT_BY_SPECIALITY:
                    work = {"employer_name": "торговая сеть", "hired_on": date(2025, 8, 4)}
            employment.record_fact(graduate=graduate, milestone=milestone, outcome=outcome, actor=curator, **work)

    # --- who is who ---

    def _all(self):
        return self.fair.graduates.select_related(
            "student__group__programme__speciality", "student__person", "fair__cluster", "cluster"
        ).order_by("number")

    def _college(self, graduate: Graduate) -> str:
        return self._key(graduate.student.group.programme.organisation_id)

    def _employer(self, vacancy: Vacancy) -> str:
        return self._key(vacancy.organisation_id)

    def _key(self, organisation: int) -> str:
        return next(key for key, each in self.world.organisations.items() if each.pk == organisation)
