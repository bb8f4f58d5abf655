"""A fair on the eve of its interviews: employers with vacancies and stands, graduates of a college with wishes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from artel.accounts.models import User
from artel.catalogue.tests.factories import make_group, make_programme, make_student
from artel.fair.domain.states import Stage
from artel.fair.models import Fair, Graduate, Interview, PersonalLink, Vacancy
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy, make_wishes, new_public_id
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Cluster, Organisation
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_representative,
)

EVE = datetime(2024, 4, 11, 5, 0, tzinfo=UTC)  # noon in Tomsk, the day before
TEN = datetime(2024, 4, 12, 3, 0, tzinfo=UTC)  # 10:00 in Tomsk on the day
SURNAMES = ("Абрамова", "Белов", "Ветрова", "Громов", "Дёмина", "Ершов", "Жукова", "Зимин")


@dataclass
class World:
    cluster: Cluster
    fair: Fair
    coordinator: User
    observer: User
    college: Organisation
    keeper: User
    employers: list[Organisation] = field(default_factory=list)
    recruiters: list[User] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    graduates: list[Graduate] = field(default_factory=list)

    def interview(self, graduate: int, vacancy: int) -> Interview:
        return Interview.objects.get(graduate=self.graduates[graduate], vacancy=self.vacancies[vacancy])


def make_world(*, employers: int = 3, graduates: int = 6, stage: Stage = Stage.INTERVIEWS, wishes: int = 2) -> World:
    """Everybody wishes `wishes` vacancies in turn; the first stand has one table, the second two, and so on."""
    cluster = make_cluster()
    fair = make_fair(cluster, stage=stage, starts_at=time(10), slot_minutes=15)
    college = make_organisation(cluster, kind=OrganisationKind.COLLEGE)
    group = make_group(make_programme(college))
    world = World(
        cluster, fair, make_coordinator(cluster), make_observer(cluster), college, make_representative(college)
    )
    for place in range(employers):
        employer = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
        world.employers.append(employer)
        world.recruiters.append(make_representative(employer))
        world.vacancies.append(make_vacancy(fair, employer, search_key=f"наладчик станков {place + 1}"))
        make_stand(fair, employer, tables=place % 2 + 1, place=f"ауд. {201 + place}")
    for place in range(graduates):
        student = make_student(group, last_name=SURNAMES[place % len(SURNAMES)], first_name="Алекс", gender="f")
        graduate = make_graduate(fair, student)
        PersonalLink.objects.create(
            graduate=graduate, public_id=new_public_id(), code_hash=f"{graduate.pk:064d}", expires_on=fair.held_on
        )
        make_wishes(graduate, [world.vacancies[(place + step) % employers] for step in range(wishes)])
        world.graduates.append(graduate)
    return world
