"""What the processes of the races for offices and roles do."""

from datetime import date

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.kernel.errors import BrokenRule
from artel.members import services
from artel.members.domain.kinds import OfficeKind, RoleKind, UnitKind
from artel.members.models import Cluster, Office, Person, Role
from tests import races

DAY = date(2024, 3, 1)


def prepare(_index: int, *, people: int) -> dict:
    """A cluster with a council and people who all coordinate it."""
    actor = system("race")
    cluster = services.add_cluster(slug="race", name="Гонка", short_name="Гонка", region="Край", actor=actor)
    unit = services.add_unit(
        cluster=cluster, kind=UnitKind.EXPERT_COUNCIL, name="Экспертный совет", from_day=DAY, actor=actor
    )
    for number in range(people):
        user = User.objects.create_user(email=f"racer{number}@example.test", name=f"Гонщик {number}")
        Person.objects.create(cluster=cluster, user=user, last_name=f"Гонщик{number}", first_name="Иван")
        services.grant_role(cluster=cluster, user=user, kind=RoleKind.COORDINATOR, from_day=DAY, actor=actor)
    return {"cluster": cluster.pk, "office": unit.offices.get(kind=OfficeKind.CHAIR).pk}


def take_the_chair(index: int, *, cluster: int, office: int) -> bool:
    """Try to be appointed to the same office for the same days: a period with an end, which no index guards."""
    person = Person.objects.filter(cluster=cluster).order_by("pk")[index]
    chair = Office.objects.select_related("cluster", "unit").get(pk=office)
    races.barrier()
    try:
        services.appoint(office=chair, person=person, from_day=DAY, to_day=date(2024, 12, 31), actor=system("race"))
    except BrokenRule:
        return False
    return True


def end_the_other(index: int, *, cluster: int, office: int) -> bool:
    """Two coordinators end each other's role at one moment."""
    roles = list(Role.objects.filter(cluster=cluster, kind=RoleKind.COORDINATOR).order_by("pk"))
    races.barrier()
    try:
        services.end_role(role=roles[1 - index], actor=system("race"))
    except BrokenRule:
        return False
    return True


def coordinators(_index: int, *, cluster: int, office: int) -> int:
    return Role.objects.filter(cluster=Cluster(pk=cluster), valid_to__isnull=True).count()
