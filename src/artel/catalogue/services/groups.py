"""Study groups: who finish a programme together."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.events import CatalogueEvent
from artel.catalogue.models import Group, Programme, Student
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Person
from artel.members.services.clusters import changed_fields, lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru


@transaction.atomic
def add_group(
    *,
    programme: Programme,
    name: str,
    starts_on: date,
    graduates_on: date,
    actor: Any,
    curator: Person | None = None,
) -> Group:
    """Enter a group of a programme. Refuses the same name with the same graduation in the college."""
    cluster = lock_cluster(programme.cluster)
    authorize(actor, "catalogue.manage_students", programme)
    group = new_group(programme, name=name, starts_on=starts_on, graduates_on=graduates_on, curator=curator)
    audit.record(CatalogueEvent.GROUP_ADDED, actor=actor, cluster=cluster, target=group)
    return group


def new_group(
    programme: Programme, *, name: str, starts_on: date, graduates_on: date, curator: Person | None = None
) -> Group:
    """The record of a new group; part of the deeds that bring one in."""
    group = Group(
        cluster=programme.cluster,
        programme=programme,
        name=" ".join(name.split()),
        starts_on=starts_on,
        graduates_on=graduates_on,
        curator=curator,
    )
    _check(group)
    group.save()
    return group


CHANGEABLE = frozenset({"name", "starts_on", "graduates_on", "curator"})


@transaction.atomic
def change_group(*, group: Group, actor: Any, **changes: Any) -> Group:
    """Change any of CHANGEABLE by name. A group stays with its programme."""
    cluster = lock_cluster(group.cluster)
    group = Group.objects.select_related("programme", "curator").get(pk=group.pk)
    authorize(actor, "catalogue.manage_students", group)
    if unknown := set(changes) - CHANGEABLE:
        raise TypeError(f"not a field to change: {', '.join(sorted(unknown))}")
    if "name" in changes:
        changes["name"] = " ".join(changes["name"].split())
    different = changed_fields(group, changes)
    if not different:
        return group
    _check(group)
    group.save()
    audit.record(CatalogueEvent.GROUP_CHANGED, actor=actor, cluster=cluster, target=group, fields=sorted(different))
    return group


@transaction.atomic
def graduate_group(*, group: Group, actor: Any) -> int:
    """Record that the group has graduated: all who study in it become graduates. Answers how many.

    Not before the day of graduation.
    """
    cluster = lock_cluster(group.cluster)
    group = Group.objects.select_related("programme").get(pk=group.pk)
    authorize(actor, "catalogue.manage_students", group)
    if clock.today(cluster) < group.graduates_on:
        raise IllegalTransition(
            _("Группа выпускается {day}: отметить выпуск можно с этого дня.").format(day=date_ru(group.graduates_on))
        )
    studying = Student.objects.filter(group=group, state=StudentState.STUDYING)
    if not studying.exists():
        raise IllegalTransition(_("В группе больше никто не учится."))
    count = studying.update(state=StudentState.GRADUATED)
    audit.record(CatalogueEvent.GROUP_GRADUATED, actor=actor, cluster=cluster, target=group, rows=count)
    return count


def _check(group: Group) -> None:
    require_same_cluster(group.cluster, group.programme, group.curator)
    if not group.name:
        raise BrokenRule(_("Укажите название группы."), field="name")
    if group.graduates_on <= group.starts_on:
        raise BrokenRule(_("Выпуск должен быть позже начала обучения."), field="graduates_on")
    twins = Group.objects.filter(
        programme__organisation=group.programme.organisation_id, graduates_on=group.graduates_on
    ).exclude(pk=group.pk)
    if any(twin.name.casefold() == group.name.casefold() for twin in twins):
        raise BrokenRule(_("Группа с таким названием и днём выпуска уже есть."), field="name")
