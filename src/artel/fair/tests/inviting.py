"""A fair at the stage of invitations, for tests: an enterprise with a head who signs, a college, an approved run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from artel.accounts.models import User
from artel.catalogue.models import Group
from artel.catalogue.tests.factories import make_group, make_programme, make_student
from artel.documents.services.signing import sign_papers
from artel.documents.tests.factories import make_agreement
from artel.fair.domain.states import Basis, RunState, Stage
from artel.fair.models import Fair, Graduate, Invitation, MatchRun, Placement, Vacancy
from artel.fair.services.invitations import make_invitations, send_for_signing
from artel.fair.services.links import bearer
from artel.fair.tests.factories import make_fair, make_graduate, make_vacancy, make_wishes
from artel.kernel import clock
from artel.matching import Application, Market, digest, snapshot
from artel.members.domain.kinds import OfficeKind, OrganisationKind
from artel.members.models import Cluster, Organisation, Person
from artel.members.tests.factories import (
    PASSWORD,
    make_cluster,
    make_coordinator,
    make_organisation,
    make_person,
    make_position,
    make_representative,
    make_tenure,
    make_user,
)

TODAY = date(2024, 4, 26)  # a Friday
LAST_DAY = date(2024, 5, 16)  # ten working days later: 27 April works, the holidays of May do not


@dataclass
class World:
    """`graduates` in order; each fixture adds what it needs."""

    cluster: Cluster
    fair: Fair
    enterprise: Organisation
    head: Person
    college: Organisation
    group: Group
    coordinator: User
    vacancy: Vacancy
    graduates: list[Graduate] = field(default_factory=list)

    def graduate(self, last_name: str = "Ткач", first_name: str = "Мария", patronymic: str = "Олеговна", **more: Any):
        """One more graduate of the college, a woman unless said."""
        consented = more.pop("consented", True)
        person = {"last_name": last_name, "first_name": first_name, "patronymic": patronymic, **more}
        made = make_graduate(self.fair, make_student(self.group, **person), consented=consented)
        self.graduates.append(made)
        return made

    def run(self, orders: Mapping[Vacancy, Sequence[Graduate]], placed: Mapping[Graduate, Vacancy]) -> MatchRun:
        """An approved run: who the employers would take, in order; everybody wishes in the order of `orders`."""
        ranks: dict[Graduate, list[Vacancy]] = {}
        for vacancy, graduates in orders.items():
            for graduate in graduates:
                ranks.setdefault(graduate, []).append(vacancy)
        for graduate, vacancies in ranks.items():
            make_wishes(graduate, vacancies)
        lines = [
            Application(graduate.number, vacancy.number, ranks[graduate].index(vacancy) + 1, (place,))
            for vacancy, graduates in orders.items()
            for place, graduate in enumerate(graduates, 1)
        ]
        data = snapshot(Market(tuple(lines), {vacancy.number: vacancy.places for vacancy in orders}))
        run = MatchRun.objects.create(
            cluster=self.cluster, fair=self.fair, number=1, state=RunState.APPROVED, snapshot=data.decode(),
            digest=digest(data), algorithm="deferred acceptance", made_at=clock.now(),
        )  # fmt: skip
        for graduate, vacancy in placed.items():
            self.place(graduate, vacancy, run=run)
        return run

    def place(self, graduate: Graduate, vacancy: Vacancy | None = None, *, run: MatchRun | None = None) -> Placement:
        return Placement.objects.create(
            cluster=self.cluster, fair=self.fair, run=run, graduate=graduate, vacancy=vacancy or self.vacancy,
            basis=Basis.ALGORITHM if run else Basis.COMMISSION, made_at=clock.now(),
        )  # fmt: skip

    def invite(self, *graduates: Graduate, signed: bool = True) -> list[Invitation]:
        """Place the graduates to the vacancy, make their invitations and have them signed."""
        for graduate in graduates:
            if not graduate.placements.filter(ended_at__isnull=True).exists():
                self.place(graduate)
        make_invitations(fair=self.fair, actor=self.coordinator)
        if signed:
            self.sign()
        return [Invitation.objects.filter(graduate=graduate).latest("pk") for graduate in graduates]

    def sign(self, enterprise: Organisation | None = None, head: Person | None = None) -> list[Invitation]:
        sent = send_for_signing(fair=self.fair, organisation=enterprise or self.enterprise, actor=self.coordinator).sent
        signings = [(invitation.paper, invitation.paper.digest) for invitation in sent]
        sign_papers(signings=signings, password=PASSWORD, actor=(head or self.head).user)
        return sent


def make_world(*, places: int = 1, stage: Stage = Stage.INVITATIONS, **rules: Any) -> World:
    cluster = make_cluster(place="г. Томск", name="Промышленный образовательно-отраслевой кластер Томской области")
    enterprise, head = make_enterprise(cluster)
    college = make_organisation(
        cluster,
        short_name="ОГБПОУ «ТЭПК»",
        full_name="Областное государственное бюджетное профессиональное образовательное учреждение "
        "«Томский экономико-промышленный колледж»",
    )
    fair = make_fair(cluster, stage, **rules)
    vacancy = make_vacancy(
        fair,
        enterprise,
        places=places,
        offer_limit=int(places * float(fair.over_offer)),
        title="Регулировщик радиоэлектронной аппаратуры и приборов",
        grade="3-й разряд",
        department="участок регулировки и испытаний",
        salary_from=58000,
        mentor="Поздняков Игорь Львович",
        housing="компенсация найма жилья",
    )
    group = make_group(make_programme(college))
    return World(cluster, fair, enterprise, head, college, group, make_coordinator(cluster), vacancy)


def make_enterprise(cluster: Cluster) -> tuple[Organisation, Person]:
    """An enterprise with a head who has joined the agreement on signatures."""
    enterprise = make_organisation(
        cluster,
        kind=OrganisationKind.EMPLOYER,
        short_name="ООО «ОЭС»",
        full_name="Общество с ограниченной ответственностью «Обские электронные системы»",
        address="634000, г. Томск, ул. Приборная, д. 12",
        phone="(3822) 00-14-25",
    )
    person = make_person(cluster, user=make_user(), last_name="Ким", first_name="Анна", patronymic="Валерьевна")
    make_tenure(enterprise.offices.get(kind=OfficeKind.HEAD), person=person)
    make_position(person, enterprise, title="директор")
    make_agreement(person)
    return enterprise, person


def graduate_actor(invitation: Invitation):
    """The graduate by the personal link."""
    return bearer(invitation.graduate)


def representative_of(organisation: Organisation) -> User:
    return make_representative(organisation)
