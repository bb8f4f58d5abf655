"""People, their posts, and looks at what is known of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize, can
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import followers
from artel.members.domain.periods import Period
from artel.members.events import MemberEvent
from artel.members.models import Cluster, Organisation, Person, Position
from artel.members.services.clusters import changed_fields, lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru, search_key

CONTACTS = ("email", "phone")
FIELDS = ("last_name", "first_name", "patronymic", "gender", *CONTACTS)
BATCH = 500


@transaction.atomic
def add_person(
    *,
    cluster: Cluster,
    last_name: str,
    first_name: str,
    actor: Any,
    patronymic: str = "",
    gender: str = "",
    email: str = "",
    phone: str = "",
    is_namesake: bool = False,
) -> Person:
    """Enter a person in the cluster: one record, however many roles they will have.

    The same full name is taken for the same person and refused, unless the caller says it is a namesake. Makes no
    account.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "members.manage_members", cluster)
    person = new_person(
        cluster,
        last_name=last_name,
        first_name=first_name,
        patronymic=patronymic,
        gender=gender,
        email=email,
        phone=phone,
        is_namesake=is_namesake,
    )
    audit.record(MemberEvent.PERSON_ADDED, actor=actor, target=person)
    return person


def new_person(cluster: Cluster, *, is_namesake: bool = False, is_learner: bool = False, **fields: Any) -> Person:
    """The record of a new person; part of the deeds that bring one in.

    A learner may have a namesake: who is the same student is for the college to tell, by the birthday.
    """
    person = Person(cluster=cluster, is_learner=is_learner)
    _set(person, fields)
    if not is_namesake and not is_learner:
        # A student of the same name is not the cluster's business, and must not be told of.
        twin = Person.objects.filter(cluster=cluster, search_key=person.search_key, is_learner=False).first()
        if twin is not None:
            raise BrokenRule(
                _("{name} уже есть в кластере. Если это полный тёзка, отметьте это.").format(name=twin.full_name),
                field="is_namesake",
            )
    person.save()
    return person


def count_among_people(person: Person) -> None:
    """Part of the deeds that give a post, a role or an office: a student becomes one of the cluster's people by them."""
    if person.is_learner:
        person.is_learner = False
        person.save(update_fields=["is_learner"])


def write_person(person: Person, changes: dict[str, Any]) -> list[str]:
    """Set fields of a person by name and tell which differ; part of deeds whose rights are their own. Saves nothing."""
    return _set(person, changes)


@transaction.atomic
def change_person(*, person: Person, actor: Any, **changes: Any) -> Person:
    """Change what is known of a person: any of FIELDS, by name. Everybody may change their own contacts.

    The address by which an account signs in is another thing (artel.accounts).
    """
    lock_cluster(person.cluster)
    person = Person.objects.get(pk=person.pk)
    if set(changes) <= set(CONTACTS) and can(actor, "members.change_own_contacts", person):
        authorize(actor, "members.change_own_contacts", person)
    else:
        authorize(actor, "members.change_person", person)
    different = _set(person, changes)
    if not different:
        return person
    person.save()
    audit.record(MemberEvent.PERSON_CHANGED, actor=actor, target=person, fields=different)
    return person


@transaction.atomic
def give_post(*, person: Person, organisation: Organisation, title: str, from_day: date, actor: Any) -> Position:
    """Record a post that the person holds in an organisation. Refuses the same post twice at a time."""
    cluster = lock_cluster(person.cluster)
    authorize(actor, "members.manage_members", cluster)
    return new_position(
        person=person, organisation=organisation, title=title, from_day=from_day, cluster=cluster, actor=actor
    )


def new_position(
    *, person: Person, organisation: Organisation, title: str, from_day: date, cluster: Cluster, actor: Any
) -> Position:
    """The record of a post; part of the deeds that give one."""
    require_same_cluster(cluster, person, organisation)
    title = title.strip()
    if not title:
        raise BrokenRule(_("Укажите должность."), field="title")
    for other in Position.objects.filter(person=person, organisation=organisation):
        if other.title.lower() == title.lower() and Period.of(other).overlaps(Period(from_day)):
            raise BrokenRule(
                _("Эта должность уже записана с {first}.").format(first=date_ru(other.valid_from)), field="title"
            )
    position = Position.objects.create(
        cluster=cluster, person=person, organisation=organisation, title=title, valid_from=from_day
    )
    count_among_people(person)
    followers.follow(cluster, change=followers.Change.POST, actor=actor)
    audit.record(
        MemberEvent.POST_GIVEN,
        actor=actor,
        target=person,
        organisation=organisation.short_name,
        title=title,
        valid_from=date_ru(from_day),
    )
    return position


@transaction.atomic
def end_post(*, position: Position, last_day: date, actor: Any) -> Position:
    """Record the last day in a post. Takes away no role: rights are ended by `end_role`."""
    cluster = lock_cluster(position.cluster)
    position = Position.objects.select_related("person", "organisation").get(pk=position.pk)
    authorize(actor, "members.manage_members", cluster)
    if position.valid_to is not None:
        raise IllegalTransition(_("Эта должность уже закончилась {last}.").format(last=date_ru(position.valid_to)))
    if last_day < position.valid_from:
        raise BrokenRule(
            _("Последний день не может быть раньше первого, {first}.").format(first=date_ru(position.valid_from)),
            field="last_day",
        )
    position.valid_to = last_day
    position.save(update_fields=["valid_to"])
    followers.follow(cluster, change=followers.Change.POST, actor=actor)
    audit.record(
        MemberEvent.POST_ENDED,
        actor=actor,
        target=position.person,
        organisation=position.organisation.short_name,
        valid_to=date_ru(last_day),
    )
    return position


@dataclass(frozen=True, slots=True)
class BroughtPerson:
    """What a table asks of one person: fields to set, posts to give (organisation, title, first and last day) and to end."""

    person: Person
    changes: dict[str, Any]
    new_posts: list[tuple[Organisation, str, date, date | None]]
    ended_posts: list[tuple[Position, date]]


@transaction.atomic
def write_people(*, cluster: Cluster, brought: Sequence[BroughtPerson], actor: Any) -> None:
    """Write people and posts that `members.sheets_people` has checked, with a line of the journal for each change.

    Part of the deed that brings a table in: the rights and the rules on rows are the check's. People and posts are added
    in batches.
    """
    trace: list[tuple[str, Person, dict[str, Any]]] = []
    made, changed, given, ended = [], [], [], []
    for one in brought:
        is_new = one.person.pk is None
        different = _set(one.person, one.changes)
        if is_new:
            made.append(one.person)
            trace.append((MemberEvent.PERSON_ADDED, one.person, {}))
        elif different:
            changed.append((one.person, different))
            trace.append((MemberEvent.PERSON_CHANGED, one.person, {"fields": different}))
        for organisation, title, first, last in one.new_posts:
            given.append(
                Position(
                    cluster=cluster, person=one.person, organisation=organisation, title=title, valid_from=first,
                    valid_to=last,
                )
            )  # fmt: skip
            detail = {"organisation": organisation.short_name, "title": title, "valid_from": date_ru(first)}
            trace.append((MemberEvent.POST_GIVEN, one.person, detail))
            if last is not None:
                detail = {"organisation": organisation.short_name, "valid_to": date_ru(last)}
                trace.append((MemberEvent.POST_ENDED, one.person, detail))
        for position, last in one.ended_posts:
            position.valid_to = last
            ended.append(position)
            detail = {"organisation": position.organisation.short_name, "valid_to": date_ru(last)}
            trace.append((MemberEvent.POST_ENDED, one.person, detail))
    Person.objects.bulk_create(made, batch_size=BATCH)
    for person, different in changed:
        # One by one, and only what differs: whoever keeps an index of names follows each saving.
        person.save(update_fields=[*different, "search_key"])
    Position.objects.bulk_create(given, batch_size=BATCH)
    Position.objects.bulk_update(ended, ["valid_to"], batch_size=BATCH)
    if made or given:
        followers.read_anew({person.pk for person in made} | {position.person_id for position in given})
    if given or ended:
        followers.follow(cluster, change=followers.Change.POST, actor=actor)
    if trace:
        audit.record_many(trace, actor=actor, cluster=cluster)


@transaction.atomic
def record_contacts_seen(*, person: Person, actor: Any) -> None:
    """Leave the trace of a look at somebody's contacts. One's own leave none."""
    authorize(actor, "members.view_contacts", person)
    if person.user_id is not None and person.user_id == actor.pk:
        return
    audit.record(MemberEvent.CONTACTS_SEEN, actor=actor, target=person)


@transaction.atomic
def record_organisations_export(*, cluster: Cluster, rows: int, actor: Any) -> None:
    """Leave the trace of the list of organisations taken out."""
    authorize(actor, "members.export_organisations", cluster)
    audit.record(MemberEvent.ORGANISATIONS_EXPORTED, actor=actor, target=cluster, rows=rows)


@transaction.atomic
def record_people_export(*, cluster: Cluster, rows: int, reason: str, actor: Any) -> None:
    """Leave the trace of the list of people taken out, with its purpose. Refuses an empty purpose."""
    authorize(actor, "members.export_people", cluster)
    if not reason.strip():
        raise BrokenRule(_("Напишите, для чего нужна выгрузка: это останется в журнале."), field="reason")
    audit.record(MemberEvent.PEOPLE_EXPORTED, actor=actor, target=cluster, rows=rows, reason=reason.strip()[:300])


def _set(person: Person, changes: dict[str, Any]) -> list[str]:
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"not a field of a person: {', '.join(sorted(unknown))}")
    different = changed_fields(person, {name: " ".join(value.split()) for name, value in changes.items()})
    for name in ("last_name", "first_name"):
        if not getattr(person, name):
            raise BrokenRule(_("Заполните это поле."), field=name)
    if person.gender not in ("", "m", "f"):
        raise BrokenRule(_("Выберите пол из списка."), field="gender")
    person.search_key = search_key(person.full_name)[:320]
    return different
