"""Rows for tests, with unique defaults and requisites that pass their check digits; made past the services."""

from datetime import date
from itertools import count
from typing import Any

from artel.accounts.models import User
from artel.members.domain.kinds import SOLE_OFFICES, OfficeKind, OrganisationKind, RoleKind, UnitKind
from artel.members.domain.requisites import inn_check_digits, ogrn_check_digit
from artel.members.models import (
    CalendarOverride,
    Cluster,
    Consent,
    ConsentText,
    Membership,
    Office,
    Organisation,
    Person,
    Position,
    Role,
    Tenure,
    Unit,
)
from artel.russian.search import search_key

LONG_AGO = date(2020, 9, 1)
PASSWORD = "Правильный-пароль-1"
_numbers = count(1)

UNIT_NAMES = {
    UnitKind.COORDINATION_COUNCIL: "Координационный совет",
    UnitKind.EXPERT_COUNCIL: "Экспертный совет",
    UnitKind.WORKING_GROUP: "Рабочая группа",
    UnitKind.COMMISSION: "Комиссия",
    UnitKind.GOVERNING_COUNCIL: "Управляющий совет",
}


def make_inn(number: int | None = None) -> str:
    """A ten-digit ИНН whose check digit is right."""
    body = f"{700000000 + (number or next(_numbers)):09d}"
    return body + inn_check_digits(body + "0")


def make_ogrn(number: int | None = None) -> str:
    """A thirteen-digit ОГРН whose check digit is right."""
    body = f"{102700000000 + (number or next(_numbers)):012d}"
    return body + ogrn_check_digit(body + "0")


def make_cluster(**fields: Any) -> Cluster:
    """A cluster on real time; `is_demo=True, frozen_on=…` makes one that stands still."""
    number = next(_numbers)
    defaults = {
        "slug": f"cluster-{number}",
        "name": f"Образовательно-отраслевой кластер № {number}",
        "short_name": f"Кластер {number}",
        "region": "Томская область",
        "time_zone": "Asia/Tomsk",
    }
    return Cluster.objects.create(**defaults | fields)


def make_organisation(
    cluster: Cluster | None = None,
    *,
    kind: OrganisationKind = OrganisationKind.COLLEGE,
    member_since: date | None = LONG_AGO,
    **fields: Any,
) -> Organisation:
    """An organisation with its membership (none if `member_since` is None) and the office of its head."""
    cluster = cluster or make_cluster()
    number = next(_numbers)
    defaults = {
        "short_name": f"Организация {number}",
        "full_name": f"Организация номер {number}",
        "inn": make_inn(number),
    }
    fields = defaults | fields
    organisation = Organisation.objects.create(
        cluster=cluster,
        kind=kind,
        search_key=search_key(f"{fields['short_name']} {fields['full_name']} {fields['inn']}"),
        **fields,
    )
    Office.objects.create(
        cluster=cluster,
        kind=OfficeKind.HEAD,
        organisation=organisation,
        title=f"Руководитель: {organisation.short_name}",
    )
    if member_since is not None:
        make_membership(organisation, valid_from=member_since)
    return organisation


def make_lead(cluster: Cluster, **fields: Any) -> Organisation:
    """The lead college of the cluster."""
    cluster.lead = make_organisation(cluster, kind=OrganisationKind.COLLEGE, **fields)
    cluster.save(update_fields=["lead"])
    return cluster.lead


def make_membership(organisation: Organisation, **fields: Any) -> Membership:
    defaults = {"valid_from": LONG_AGO, "basis": "Соглашение о сотрудничестве"}
    return Membership.objects.create(cluster=organisation.cluster, organisation=organisation, **defaults | fields)


def make_user(**fields: Any) -> User:
    number = next(_numbers)
    defaults = {"email": f"user{number}@example.test", "name": f"Фамилия{number} Имя", "password": PASSWORD}
    return User.objects.create_user(**defaults | fields)


def make_person(cluster: Cluster | None = None, *, user: User | None = None, **fields: Any) -> Person:
    """A person; without an account unless one is given."""
    cluster = cluster or make_cluster()
    number = next(_numbers)
    defaults = {
        "last_name": f"Фамилия{number}",
        "first_name": "Ирина",
        "patronymic": "Петровна",
        "gender": "f",
        "email": user.email if user else f"person{number}@example.test",
    }
    fields = defaults | fields
    key = search_key(f"{fields['last_name']} {fields['first_name']} {fields['patronymic']}")
    return Person.objects.create(cluster=cluster, user=user, search_key=key, **fields)


def make_role(
    kind: RoleKind,
    cluster: Cluster,
    *,
    user: User | None = None,
    organisation: Organisation | None = None,
    **fields: Any,
) -> Role:
    """A role with its account and person. A representative gets a new organisation unless one is given."""
    user = user or make_user()
    if not Person.objects.filter(cluster=cluster, user=user).exists():
        make_person(cluster, user=user)
    if kind == RoleKind.REPRESENTATIVE and organisation is None:
        organisation = make_organisation(cluster)
    defaults = {"valid_from": LONG_AGO}
    return Role.objects.create(kind=kind, cluster=cluster, user=user, organisation=organisation, **defaults | fields)


def make_coordinator(cluster: Cluster) -> User:
    return make_role(RoleKind.COORDINATOR, cluster).user


def make_head(cluster: Cluster) -> User:
    return make_role(RoleKind.HEAD, cluster).user


def make_observer(cluster: Cluster) -> User:
    return make_role(RoleKind.OBSERVER, cluster).user


def make_representative(organisation: Organisation) -> User:
    return make_role(RoleKind.REPRESENTATIVE, organisation.cluster, organisation=organisation).user


def make_unit(cluster: Cluster | None = None, *, kind: UnitKind = UnitKind.WORKING_GROUP, **fields: Any) -> Unit:
    """A unit with the offices of its kind."""
    cluster = cluster or make_cluster()
    defaults = {"name": UNIT_NAMES[kind], "valid_from": LONG_AGO}
    unit = Unit.objects.create(cluster=cluster, kind=kind, **defaults | fields)
    for office in (OfficeKind.CHAIR, OfficeKind.DEPUTY, OfficeKind.SECRETARY, OfficeKind.MEMBER):
        Office.objects.create(cluster=cluster, kind=office, unit=unit, title=f"{office}: {unit.name}")
    return unit


def make_tenure(office: Office, *, person: Person | None = None, **fields: Any) -> Tenure:
    """A person in an office. The person gets an account, so that rights can be tried."""
    person = person or make_person(office.cluster, user=make_user())
    defaults = {"valid_from": LONG_AGO, "is_sole": office.kind in SOLE_OFFICES}
    return Tenure.objects.create(cluster=office.cluster, office=office, person=person, **defaults | fields)


def make_chair(unit: Unit) -> User:
    return make_tenure(unit.offices.get(kind=OfficeKind.CHAIR)).person.user


def make_secretary(unit: Unit) -> User:
    return make_tenure(unit.offices.get(kind=OfficeKind.SECRETARY)).person.user


def make_position(person: Person, organisation: Organisation, **fields: Any) -> Position:
    defaults = {"title": "Методист", "valid_from": LONG_AGO}
    return Position.objects.create(
        cluster=person.cluster, person=person, organisation=organisation, **defaults | fields
    )


def make_consent_text(cluster: Cluster, **fields: Any) -> ConsentText:
    defaults = {"purpose": "processing", "version": 1, "body": "Даю согласие на обработку.", "adopted_on": LONG_AGO}
    fields = defaults | fields
    return ConsentText.objects.create(cluster=cluster, digest=ConsentText.digest_of(fields["body"]), **fields)


def make_consent(person: Person, **fields: Any) -> Consent:
    fields = {"given_on": LONG_AGO, "purpose": "processing"} | fields
    text = fields.pop("text", None) or (
        ConsentText.objects.filter(cluster=person.cluster, purpose=fields["purpose"]).last()
        or make_consent_text(person.cluster, purpose=fields["purpose"])
    )
    return Consent.objects.create(cluster=person.cluster, person=person, text=text, **fields)


def make_override(cluster: Cluster, day: date, kind: str = "off", **fields: Any) -> CalendarOverride:
    return CalendarOverride.objects.create(cluster=cluster, day=day, kind=kind, **{"act": "Указ № 1"} | fields)
