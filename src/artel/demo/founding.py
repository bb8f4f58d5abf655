"""Founds a demo cluster: organisations, people, councils, offices, roles, by the real services."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.demo.people import DemoCitizen, DemoOrganisation
from artel.members import selectors, services
from artel.members.domain.kinds import OfficeKind, RoleKind, UnitKind
from artel.members.domain.requisites import inn_check_digits, ogrn_check_digit
from artel.members.models import Cluster, Office, Organisation, Person, Unit

BUILDER = system("демонстрационный мир")


@dataclass(slots=True)
class World:
    """A demo cluster being built. `day` moves its frozen date, so that each deed is recorded on its own day."""

    cluster: Cluster
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)

    def day(self, on: date) -> None:
        """Let the frozen world live on the day; a world on real time has only its today."""
        if self.cluster.frozen_on is None:
            return
        Cluster.objects.filter(pk=self.cluster.pk).update(frozen_on=on)
        self.cluster.frozen_on = on

    def __getitem__(self, key: str) -> User:
        """The account of a person."""
        user = self.users[key]
        user.__dict__.pop("_standings", None)
        return user


def found(
    cluster: Cluster, organisations: Sequence[DemoOrganisation], citizens: Sequence[DemoCitizen], since: date
) -> World:
    """Fill a new cluster with its members, councils and people."""
    world = World(cluster)
    for number, organisation in enumerate(organisations, 1):
        world.organisations[organisation.key] = services.add_organisation(
            cluster=cluster, kind=organisation.kind, short_name=organisation.short, full_name=organisation.full,
            week=organisation.week, inn=_inn(cluster.pk, number), kpp=f"7017{cluster.pk % 100:02d}001"[:9],
            ogrn=_ogrn(cluster.pk, number), member_from=since if organisation.is_member else None,
            basis="Соглашение о сотрудничестве в рамках кластера", actor=BUILDER,
        )  # fmt: skip
    services.change_cluster_settings(cluster=cluster, lead=world.organisations["tepk"], actor=BUILDER)
    cluster.refresh_from_db()
    for key, kind, name in (
        ("coordination", UnitKind.COORDINATION_COUNCIL, "Координационный совет кластера"),
        ("expert", UnitKind.EXPERT_COUNCIL, "Экспертный совет кластера"),
    ):
        world.units[key] = services.add_unit(cluster=cluster, kind=kind, name=name, from_day=since, actor=BUILDER)
    for citizen in citizens:
        settle(world, citizen, since)
    return world


def settle(world: World, citizen: DemoCitizen, since: date) -> None:
    """Enter a person with their post, account, role and offices."""
    last, first, patronymic = citizen.name.split()
    cluster = world.cluster
    person = services.add_person(
        cluster=cluster, last_name=last, first_name=first, patronymic=patronymic, gender=citizen.gender,
        email=f"{citizen.key}@{cluster.slug}.example", actor=BUILDER,
    )  # fmt: skip
    world.people[citizen.key] = person
    services.give_post(
        person=person,
        organisation=world.organisations[citizen.organisation],
        title=citizen.post,
        from_day=since,
        actor=BUILDER,
    )
    if citizen.role or citizen.offices:
        # An invented account is no invitation: it has no password and can be entered only by the demo's own door.
        user = User.objects.create_user(f"{citizen.key}@{cluster.slug}.example", name=citizen.name, is_demo=True)
        Person.objects.filter(pk=person.pk).update(user=user)
        person.user = user
        world.users[citizen.key] = user
    if citizen.role:
        organisation = world.organisations[citizen.organisation] if citizen.role == RoleKind.REPRESENTATIVE else None
        services.grant_role(
            cluster=cluster, user=world.users[citizen.key], kind=RoleKind(citizen.role), from_day=since,
            organisation=organisation, actor=BUILDER,
        )  # fmt: skip
    for unit, kind in citizen.offices:
        services.appoint(
            office=_office(world, unit, OfficeKind(kind)), person=person, from_day=since, basis="Решение учредителей кластера",
            actor=BUILDER,
        )  # fmt: skip


def _office(world: World, unit: str, kind: OfficeKind) -> Office:
    if unit == "lead":
        return selectors.head_of_lead(world.cluster)
    if unit in world.organisations:
        return Office.objects.get(organisation=world.organisations[unit], kind=kind)
    return Office.objects.get(unit=world.units[unit], kind=kind)


def _inn(cluster: int, number: int) -> str:
    """An invented ИНН that passes its check digit; of a region that does not exist, so that it is nobody's."""
    body = f"00{cluster % 1000:03d}{number:04d}"
    return body + inn_check_digits(body + "0")


def _ogrn(cluster: int, number: int) -> str:
    body = f"12300{cluster % 1000:03d}{number:04d}"
    return body + ogrn_check_digit(body + "0")
