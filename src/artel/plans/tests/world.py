"""A cluster with everybody who can try a deed on its plan; and what a deed left behind."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from artel.accounts.models import User
from artel.audit.models import Entry
from artel.documents.models import IncomingDocument
from artel.members.domain.kinds import RoleKind, UnitKind
from artel.members.models import Cluster, Organisation
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_coordinator,
    make_head,
    make_observer,
    make_organisation,
    make_representative,
    make_role,
    make_tenure,
    make_unit,
    make_user,
)
from artel.plans import models
from artel.plans.models import Evidence, Obligation, Plan
from artel.plans.services.evidence import supply_evidence
from artel.plans.tests.factories import LONG_AGO, make_file, make_plan, obligation_of

TODAY = date(2024, 3, 15)
CELLS = ("number", "title", "executors", "deadline", "result")
ROWS = tuple(
    dict(zip(CELLS, cells, strict=True))
    for cells in (
        ("1", "Формирование групп", "Экспертный совет", "Март 2024 г.", "Отчёт о мероприятии"),
        ("2", "Пул экспертов", "Участники кластера", "Апрель 2024 г.", "Отчёт о мероприятии"),
        ("3", "Заседания", "Председатель Экспертного совета", "Не реже 1 раза в квартал", "Протоколы заседаний"),
        ("4", "Проект", "Участники кластера", "По плану реализации проекта", "Отчёт о мероприятии"),
        ("5", "Новости", "Участники кластера", "Не позднее 1 рабочего дня после события", "Ссылка"),
        ("6", "Инклюзия", "Рабочая группа", "В течение учебного года", "План мероприятий"),
    )
)


@dataclass
class World:
    """Two colleges and a school; both councils; one of every role, and those who have none here."""

    cluster: Cluster
    college: Organisation
    other: Organisation
    people: dict[str, User] = field(default_factory=dict)
    plan: Plan | None = None

    def __getattr__(self, name: str) -> User:
        people = self.__dict__.get("people", {})
        if name in people:
            return people[name]
        raise AttributeError(name)

    def obligation(self, number: str, organisation: Organisation | None = None, **lookup: Any) -> Obligation:
        if organisation is not None:
            lookup["organisation"] = organisation
        return obligation_of(self.plan, number, purpose="result", **lookup)

    def supply(self, obligation: Obligation, *, by: User | None = None, **fields: Any) -> Evidence:
        """Evidence brought by the service, as people do."""
        values = {
            "title": "Отчёт о мероприятии",
            "happened_on": date(2024, 3, 12),
            "in_force_on": date(2024, 3, 12),
            "file": make_file(self.cluster),
        }
        return supply_evidence(obligation=obligation, actor=by or self.coordinator, **{**values, **fields})


def make_world(**fields: Any) -> World:
    """The world with an approved plan of ROWS, on the side of no clock: the caller stops it at TODAY."""
    cluster = make_cluster(**fields)
    college, other = make_organisation(cluster), make_organisation(cluster)
    make_organisation(cluster, kind="school")
    coordination = make_unit(cluster, kind=UnitKind.COORDINATION_COUNCIL)
    expert = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    foreign = make_cluster()
    people = {
        "coordinator": make_coordinator(cluster),
        "second": make_coordinator(cluster),
        "head": make_head(cluster),
        "chair": make_chair(coordination),
        "expert_chair": make_chair(expert),
        "member": make_tenure(expert.offices.get(kind="member")).person.user,
        "college_man": make_representative(college),
        "other_man": make_representative(other),
        "observer": make_observer(cluster),
        "former": make_role(RoleKind.COORDINATOR, cluster, valid_to=date(2024, 3, 14)).user,
        "foreigner": make_coordinator(foreign),
        "stranger": make_user(),
    }
    # An observer who also coordinates still writes nothing.
    people["watcher"] = make_role(RoleKind.COORDINATOR, cluster, user=make_observer(cluster)).user
    world = World(cluster, college, other, people)
    world.plan = make_plan(cluster, *ROWS)
    return world


def make_document(cluster: Cluster, **fields: Any) -> IncomingDocument:
    """An order of the department in the register."""
    number = IncomingDocument.objects.filter(cluster=cluster).count() + 1
    values = {
        "number": number, "year": 2024, "received_on": date(2024, 3, 14), "kind": "order", "title": "О конкурсе",
        "sender": "Департамент", "their_number": f"{number}-р", "their_date": date(2024, 3, 13),
        "registered_at": LONG_AGO,
    }  # fmt: skip
    return IncomingDocument.objects.create(cluster=cluster, **{**values, **fields})


def snapshot() -> dict[str, Any]:
    """All rows of plans and the length of the journal: equal before and after what changed nothing."""
    tables = [getattr(models, name) for name in models.__all__]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in tables} | {
        "journal": Entry.objects.count()
    }


def traces() -> list[str]:
    """Events of the journal, in order."""
    return list(Entry.objects.order_by("pk").values_list("event", flat=True))
