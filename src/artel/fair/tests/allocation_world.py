"""A fair on the eve of its allocation: two employers, a college, a commission of five, on a day that stands still."""

from dataclasses import dataclass
from datetime import date

from artel.accounts.models import User
from artel.catalogue.models import Group
from artel.catalogue.tests.factories import make_group, make_programme, make_student
from artel.documents.tests.factories import make_agreement
from artel.fair.domain.states import InterviewState, Readiness, Stage
from artel.fair.models import Fair, Graduate, Interview, Stand, Vacancy
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy, make_wishes
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind, OrganisationKind, UnitKind
from artel.members.models import Cluster, Organisation, Person, Unit
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_organisation,
    make_person,
    make_tenure,
    make_unit,
    make_user,
)

DAY = date(2024, 4, 18)


@dataclass
class World:
    cluster: Cluster
    fair: Fair
    college: Organisation
    group: Group
    plant: Organisation
    works: Organisation
    commission: Unit
    chair: Person
    secretary: Person
    members: list[Person]
    lead: User

    def graduate(self, last_name: str = "", **fields) -> Graduate:
        names = {"last_name": last_name} if last_name else {}
        student = make_student(self.group, **names, **fields.pop("student", {}))
        return make_graduate(self.fair, student, **fields)

    def vacancy(self, organisation: Organisation | None = None, **fields) -> Vacancy:
        return make_vacancy(self.fair, organisation or self.plant, **fields)

    def wish(self, graduate: Graduate, *vacancies: Vacancy) -> None:
        make_wishes(graduate, vacancies)

    def met(self, graduate: Graduate, vacancy: Vacancy, mark: int, readiness: Readiness = Readiness.YES) -> Interview:
        stand = Stand.objects.filter(fair=self.fair, organisation=vacancy.organisation).first()
        return Interview.objects.create(
            cluster=self.cluster,
            fair=self.fair,
            graduate=graduate,
            vacancy=vacancy,
            stand=stand or make_stand(self.fair, vacancy.organisation),
            state=InterviewState.HELD,
            mark=mark,
            readiness=readiness,
            marked_at=clock.now(),
        )

    def at(self, stage: Stage) -> Fair:
        self.fair.stage = stage
        self.fair.save(update_fields=["stage"])
        return self.fair


def make_world() -> World:
    cluster = make_cluster(is_demo=True, frozen_on=DAY, name="Промышленный кластер Томской области", place="г. Томск")
    college = make_organisation(cluster, kind=OrganisationKind.COLLEGE, short_name="ОГБПОУ «ТЭПК»")
    group = make_group(make_programme(college))
    plant = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="АО «Приборостроительный завод»")
    works = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="ООО «Томь-Станкосервис»")
    commission = make_unit(cluster, kind=UnitKind.COMMISSION, name="Комиссия по распределению выпускников")
    titles = {OfficeKind.CHAIR: "Председатель комиссии", OfficeKind.SECRETARY: "Секретарь комиссии"}
    for kind, title in titles.items():
        commission.offices.filter(kind=kind).update(title=title)
    return World(
        cluster=cluster,
        fair=make_fair(cluster, Stage.ALLOCATION, commission=commission, name="Ярмарка вакансий 2024"),
        college=college,
        group=group,
        plant=plant,
        works=works,
        commission=commission,
        chair=_seated(commission, OfficeKind.CHAIR, "Ярцев"),
        secretary=_seated(commission, OfficeKind.SECRETARY, "Савина"),
        members=[_seated(commission, OfficeKind.MEMBER, name) for name in ("Бондаренко", "Гордеев", "Ким")],
        lead=make_coordinator(cluster),
    )


def _seated(unit: Unit, kind: OfficeKind, last_name: str) -> Person:
    person = make_person(unit.cluster, user=make_user(), last_name=last_name)
    make_tenure(unit.offices.get(kind=kind), person=person)
    make_agreement(person)
    return person


def vector(world: World) -> dict[str, Graduate | Vacancy]:
    """DOMAIN 8, vector 10: g1, g2 want A then B, g3 wants A; A likes g2, g1, g3, and B likes g1, g2."""
    a, b = world.vacancy(world.plant), world.vacancy(world.works)
    g1, g2, g3 = (world.graduate(name) for name in ("Агапов", "Белых", "Власова"))
    world.wish(g1, a, b)
    world.wish(g2, a, b)
    world.wish(g3, a)
    for graduate, mark in ((g1, 4), (g2, 5), (g3, 3)):
        world.met(graduate, a, mark)
    for graduate, mark in ((g1, 5), (g2, 4)):
        world.met(graduate, b, mark)
    return {"a": a, "b": b, "g1": g1, "g2": g2, "g3": g3}
