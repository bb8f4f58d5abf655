"""A cluster with both councils in office, a direction, its nominees, and a plan that waits for the group."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.bodies.domain.states import Part
from artel.bodies.models import Composition, Direction
from artel.bodies.services.approval import ruling
from artel.bodies.services.compositions import SeatDraft, draft_composition, submit_composition
from artel.bodies.tests.factories import make_council, make_direction, make_nomination
from artel.bodies.versions import subject_id
from artel.documents.models import Paper
from artel.documents.subjects import Ruling
from artel.documents.tests.factories import make_agreement, make_paper_at_signing, sign
from artel.members.domain.kinds import OfficeKind, OrganisationKind, UnitKind
from artel.members.models import Cluster, Person, Unit
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_person,
    make_position,
    make_tenure,
    make_user,
)
from artel.plans import kinds
from artel.plans.models import Plan
from artel.plans.tests.factories import make_plan

TODAY = date(2024, 2, 15)
SURNAMES = ("Черных", "Бондарев", "Вершинин", "Дёмин", "Ким", "Лебедев", "Мельник")
ROWS = (
    {
        "number": "1.1",
        "title": "Формирование рабочих групп",
        "executors": "Экспертный совет",
        "deadline": "Февраль 2024 г.",
        "result": "Сформированы рабочие группы по направлениям, состав групп утвержден",
    },
    {
        "number": "2.7",
        "title": "Система наставничества",
        "executors": "Рабочая группа по наставничеству",
        "deadline": "Май 2024 г.",
        "result": "Отчёт о мероприятии",
    },
    {
        "number": "2.6",
        "title": "Инклюзия",
        "executors": "Рабочая группа",
        "deadline": "Май 2024 г.",
        "result": "Отчёт о мероприятии",
    },
)


@dataclass
class World:
    cluster: Cluster
    coordination: Unit
    expert: Unit
    direction: Direction
    plan: Plan
    coordinator: User
    observer: User
    nominees: list[Person] = field(default_factory=list)

    def holder(self, unit: Unit, kind: OfficeKind = OfficeKind.CHAIR) -> Person:
        return unit.offices.get(kind=kind).tenures.latest("pk").person

    def seats(self, *people: Person) -> list[SeatDraft]:
        """A head, a deputy, a secretary and members out of the nominees."""
        people = people or tuple(self.nominees)
        parts = [Part.CHAIR, Part.DEPUTY, Part.SECRETARY]
        nominations = {row.person_id: row for row in self.direction.nominations.all()}
        return [
            SeatDraft(
                person,
                parts[place] if place < len(parts) else Part.MEMBER,
                nomination=nominations.get(person.pk),
            )
            for place, person in enumerate(people)
        ]

    def draft(self, **fields: Any) -> Composition:
        defaults = {"direction": self.direction, "seats": self.seats(), "term_until": date(2024, 8, 31)}
        return draft_composition(**defaults | fields, actor=self.coordinator)

    def submitted(self, **fields: Any) -> Composition:
        return submit_composition(composition=self.draft(**fields), actor=self.coordinator)

    def minutes(self, unit: Unit | None = None) -> Paper:
        """Minutes of a meeting of the council, registered."""
        chair = self.holder(unit or self.expert)
        return sign(make_paper_at_signing(chair, unit=unit or self.expert, dated_on=TODAY), chair)

    def rule(self, composition: Composition, *, accepted: bool = True, unit: Unit | None = None) -> Composition:
        """The council has voted, its minutes are registered."""
        body = unit or self.expert
        ruling(
            self.cluster,
            subject_id(composition),
            Ruling(body, TODAY, accepted, self.minutes(body), "2", system()),
        )
        composition.refresh_from_db()
        return composition

    def sign_act(self, composition: Composition, *people: Person) -> Composition:
        """Everybody signs the decision; the composition as it then is."""
        people = people or (
            self.holder(self.expert),
            self.holder(self.expert, OfficeKind.SECRETARY),
            self.holder(self.coordination),
        )
        sign(composition.act, *people)
        composition.refresh_from_db()
        return composition

    def approved(self, **fields: Any) -> Composition:
        return self.sign_act(self.rule(self.submitted(**fields)))


def make_world() -> World:
    """Seven nominees with consent: of employers and of colleges by turns."""
    cluster = make_cluster(place="г. Томск")
    coordination = make_council(cluster, UnitKind.COORDINATION_COUNCIL)
    expert = make_council(cluster)
    make_tenure(
        expert.offices.get(kind=OfficeKind.DEPUTY),
        person=make_person(
            cluster, user=make_user(), last_name="Лебедянская", first_name="Ирина", patronymic="Викторовна"
        ),
    )
    for unit in (coordination, expert):
        for office in unit.offices.exclude(tenures=None):
            make_agreement(office.tenures.get().person)
    direction = make_direction(cluster, forming_unit=expert, name="Наставничество")
    world = World(
        cluster=cluster,
        coordination=coordination,
        expert=expert,
        direction=direction,
        plan=make_plan(cluster, *ROWS, known=kinds.known()),
        coordinator=make_coordinator(cluster),
        observer=make_observer(cluster),
    )
    for place in range(7):
        kind = OrganisationKind.EMPLOYER if place % 2 == 0 else OrganisationKind.COLLEGE
        organisation = make_organisation(cluster, kind=kind, short_name=f"Организация-{place}")
        person = make_person(
            cluster, user=make_user(), last_name=SURNAMES[place], first_name="Олег", patronymic="Игоревич", gender="m"
        )
        make_position(person, organisation, title="Директор")
        make_nomination(direction, person=person, organisation=organisation, post="директор")
        world.nominees.append(person)
    return world


def traces(event: str) -> int:
    return Entry.objects.filter(event=event).count()
