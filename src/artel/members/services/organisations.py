"""Organisations and their membership in the cluster."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize, can
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members import followers
from artel.members.domain import requisites
from artel.members.domain.kinds import OfficeKind, OrganisationKind
from artel.members.domain.offices import head_title
from artel.members.domain.periods import Period
from artel.members.events import MemberEvent
from artel.members.models import Cluster, FormerName, Membership, Office, Organisation
from artel.members.services.clusters import changed_fields, lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru, search_key

CONTACTS = ("address", "email", "phone", "site", "vk", "ok", "telegram", "max_channel")
FIELDS = (
    "kind",
    "parent",
    "short_name",
    "full_name",
    "inn",
    "kpp",
    "ogrn",
    "is_anchor",
    "has_growth_point",
    "week",
    "time_zone",
    *CONTACTS,
)
WITH_BRANCHES = frozenset({OrganisationKind.COLLEGE, OrganisationKind.UNIVERSITY, OrganisationKind.EMPLOYER})


@transaction.atomic
def add_organisation(
    *,
    cluster: Cluster,
    kind: OrganisationKind,
    short_name: str,
    full_name: str,
    actor: Any,
    member_from: date | None = None,
    basis: str = "",
    **details: Any,
) -> Organisation:
    """Enter an organisation in the cluster, with the office of its head, and its membership if `member_from` is given.

    `details` are the rest of FIELDS, by name. Requisites are read as people paste them and refused with a sentence when
    check digits do not hold; the same ИНН with the same КПП is one organisation.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "members.manage_members", cluster)
    organisation = Organisation(cluster=cluster)
    _set(organisation, {"kind": kind, "short_name": short_name, "full_name": full_name, **details})
    organisation.save()
    Office.objects.create(
        cluster=cluster, kind=OfficeKind.HEAD, organisation=organisation, title=_head_title(organisation)
    )
    audit.record(MemberEvent.ORGANISATION_ADDED, actor=actor, target=organisation, kind=str(kind))
    if member_from is not None:
        join_cluster(organisation=organisation, from_day=member_from, basis=basis, actor=actor)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation: Organisation, actor: Any, renamed_on: date | None = None, **changes: Any
) -> Organisation:
    """Change what is known of an organisation: any of FIELDS, by name.

    A representative may change the contacts of their own organisation and nothing else. With `renamed_on` the names up
    to the day before are kept, for papers of that time; without it a changed name is a corrected slip.
    """
    cluster = lock_cluster(organisation.cluster)
    organisation = Organisation.objects.get(pk=organisation.pk)
    if set(changes) <= set(CONTACTS) and can(actor, "members.change_own_organisation", organisation):
        authorize(actor, "members.change_own_organisation", organisation)
    else:
        authorize(actor, "members.change_organisation", organisation)

    old_names = organisation.short_name, organisation.full_name
    different = _set(organisation, changes)
    if not different:
        return organisation
    is_renamed = old_names != (organisation.short_name, organisation.full_name)
    if renamed_on is not None and is_renamed:
        _keep_names(organisation, *old_names, renamed_on - timedelta(days=1))
    organisation.save()
    if is_renamed:
        Office.objects.filter(organisation=organisation, kind=OfficeKind.HEAD).update(title=_head_title(organisation))
    if {"kind", "week", "time_zone"} & set(different):
        change = followers.Change.MEMBERSHIP if "kind" in different else followers.Change.CALENDAR
        followers.follow(cluster, change=change, actor=actor)
    audit.record(MemberEvent.ORGANISATION_CHANGED, actor=actor, target=organisation, fields=different)
    return organisation


@transaction.atomic
def join_cluster(*, organisation: Organisation, from_day: date, actor: Any, basis: str = "") -> Membership:
    """Record that the organisation is a member from a day on. Refuses a period that overlaps another of its own."""
    cluster = lock_cluster(organisation.cluster)
    authorize(actor, "members.manage_members", cluster)
    wanted = Period(from_day)
    for other in Membership.objects.filter(organisation=organisation):
        if Period.of(other).overlaps(wanted):
            raise BrokenRule(
                _("«{name}» уже участник кластера с {first}. Сначала запишите выход.").format(
                    name=organisation.short_name, first=date_ru(other.valid_from)
                )
                if other.valid_to is None
                else _("«{name}» была участником до {last}. Укажите день позже.").format(
                    name=organisation.short_name, last=date_ru(other.valid_to)
                ),
                field="from_day",
            )
    membership = Membership.objects.create(
        cluster=cluster, organisation=organisation, valid_from=from_day, basis=basis.strip()
    )
    followers.follow(cluster, change=followers.Change.MEMBERSHIP, actor=actor)
    audit.record(
        MemberEvent.CLUSTER_JOINED, actor=actor, target=organisation, valid_from=date_ru(from_day), basis=basis
    )
    return membership


@transaction.atomic
def leave_cluster(*, organisation: Organisation, last_day: date, actor: Any, basis: str = "") -> Membership:
    """Record the last day of the organisation's membership.

    What it owed after that day is lifted by those who follow (artel.members.followers). Refuses the lead college, and
    an organisation that is not a member. Ends neither roles nor posts: representatives of a former member keep
    reading until their roles are ended.
    """
    cluster = lock_cluster(organisation.cluster)
    authorize(actor, "members.manage_members", cluster)
    membership = Membership.objects.filter(organisation=organisation, valid_to__isnull=True).first()
    if membership is None:
        raise IllegalTransition(_("«{name}» сейчас не участник кластера.").format(name=organisation.short_name))
    if cluster.lead_id == organisation.pk:
        raise BrokenRule(_("Это ведущая ПОО. Сначала выберите в настройках кластера другую."), field="last_day")
    if last_day < membership.valid_from:
        raise BrokenRule(
            _("Последний день не может быть раньше вступления, {first}.").format(first=date_ru(membership.valid_from)),
            field="last_day",
        )
    membership.valid_to = last_day
    membership.save(update_fields=["valid_to"])
    followers.follow(cluster, change=followers.Change.MEMBERSHIP, actor=actor)
    audit.record(MemberEvent.CLUSTER_LEFT, actor=actor, target=organisation, valid_to=date_ru(last_day), basis=basis)
    return membership


def _set(organisation: Organisation, changes: dict[str, Any]) -> list[str]:
    """Check the values, set them, fill the search key; tell which fields have changed."""
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"not a field of an organisation: {', '.join(sorted(unknown))}")
    changes = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
    for name, clean in (
        ("inn", requisites.clean_inn),
        ("kpp", requisites.clean_kpp),
        ("ogrn", requisites.clean_ogrn),
    ):
        if name in changes:
            changes[name] = _read(clean, changes[name], field=name)
    different = changed_fields(organisation, changes)
    _check(organisation)
    key = " ".join((organisation.short_name, organisation.full_name, organisation.inn, organisation.ogrn))
    organisation.search_key = search_key(key)[:800]
    return different


def _read(clean: Callable[[str], str], text: str, *, field: str) -> str:
    try:
        return clean(text)
    except ValueError as error:
        raise BrokenRule(str(error), field=field) from error


def _check(organisation: Organisation) -> None:
    for name in ("short_name", "full_name"):
        if not getattr(organisation, name):
            raise BrokenRule(_("Заполните это поле."), field=name)
    if organisation.kind not in set(OrganisationKind):
        raise BrokenRule(_("Такого типа организаций нет."), field="kind")
    if organisation.week not in (5, 6):
        raise BrokenRule(_("Рабочая неделя бывает пятидневной или шестидневной."), field="week")
    if organisation.time_zone and organisation.time_zone not in available_timezones():
        raise BrokenRule(_("Такого часового пояса нет. Пример: Asia/Tomsk."), field="time_zone")
    try:
        requisites.check_pair(organisation.inn, organisation.kpp)
    except ValueError as error:
        raise BrokenRule(str(error), field="kpp") from error
    _check_parent(organisation)
    _check_unique(organisation)
    _check_lead(organisation)


def _check_parent(organisation: Organisation) -> None:
    require_same_cluster(organisation.cluster, organisation.parent)
    if organisation.kind != OrganisationKind.BRANCH:
        if organisation.parent is not None:
            raise BrokenRule(_("Головная организация есть только у филиала."), field="parent")
        return
    if organisation.parent is None:
        raise BrokenRule(_("Укажите, чей это филиал."), field="parent")
    if organisation.parent.kind not in WITH_BRANCHES or organisation.parent_id == organisation.pk:
        raise BrokenRule(_("Филиал не может подчиняться этой организации."), field="parent")


def _check_unique(organisation: Organisation) -> None:
    if not organisation.inn:
        return
    same = Organisation.objects.filter(
        cluster=organisation.cluster, inn=organisation.inn, kpp=organisation.kpp
    ).exclude(pk=organisation.pk)
    if (twin := same.first()) is not None:
        raise BrokenRule(
            _("Организация с таким ИНН и КПП уже есть: «{name}». У филиала тот же ИНН, но свой КПП.").format(
                name=twin.short_name
            ),
            field="inn",
        )


def _check_lead(organisation: Organisation) -> None:
    is_lead = organisation.pk is not None and organisation.cluster.lead_id == organisation.pk
    if is_lead and organisation.kind != OrganisationKind.COLLEGE:
        raise BrokenRule(_("Это ведущая ПОО. Сначала выберите в настройках кластера другую."), field="kind")


def _keep_names(organisation: Organisation, short_name: str, full_name: str, last_day: date) -> None:
    later = FormerName.objects.filter(organisation=organisation, valid_to__gte=last_day).first()
    if later is not None:
        raise BrokenRule(
            _("До {day} действовало ещё более раннее наименование. Укажите день позже.").format(
                day=date_ru(later.valid_to)
            ),
            field="renamed_on",
        )
    if last_day >= clock.today(organisation.cluster):
        raise BrokenRule(_("Переименование записывают, когда оно состоялось."), field="renamed_on")
    FormerName.objects.create(
        cluster=organisation.cluster,
        organisation=organisation,
        short_name=short_name,
        full_name=full_name,
        valid_to=last_day,
    )


def _head_title(organisation: Organisation) -> str:
    return head_title(organisation.short_name)[:200]
