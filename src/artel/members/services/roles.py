"""Roles of accounts in the cluster: the rights a person has beside the offices they hold."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts import services as accounts
from artel.accounts.models import OneTimeLink, User
from artel.accounts.rights import System, authorize
from artel.accounts.selectors import account_of
from artel.accounts.services import Invited
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain import roles
from artel.members.domain.kinds import RoleKind
from artel.members.domain.periods import Period
from artel.members.events import MemberEvent
from artel.members.models import Cluster, Organisation, Person, Role
from artel.members.permissions import is_operator, leads, represents_organisation, writes
from artel.members.services.clusters import lock_cluster
from artel.members.services.people import count_among_people, new_person, new_position
from artel.members.standing import in_force_on
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru, search_key


def grantable_kinds(actor: Any, cluster: Cluster, organisation: Organisation | None = None) -> frozenset[RoleKind]:
    """Kinds of roles the actor may grant and end; for a representative, at the organisation they represent."""
    if isinstance(actor, System) or (leads & writes).test(actor, cluster):
        return roles.ALL
    kinds: frozenset[RoleKind] = frozenset()
    if is_operator.test(actor, cluster):
        kinds |= roles.BY_OPERATOR
    if organisation is not None and (represents_organisation & writes).test(actor, organisation):
        kinds |= roles.BY_REPRESENTATIVE
    return kinds


@transaction.atomic
def grant_role(
    *,
    cluster: Cluster,
    user: User,
    kind: RoleKind,
    from_day: date,
    actor: Any,
    organisation: Organisation | None = None,
    to_day: date | None = None,
) -> Role:
    """Give an account a role in the cluster for a period.

    Refuses a role that the actor may not grant, a representative without an organisation, the same role twice at a
    time, and an observer's role beside any other. The account must have its person in the cluster: `invite_person`
    makes both.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "members.grant_role", cluster)
    kind = RoleKind(kind)
    _authorize_kind(actor, cluster, kind, organisation)
    require_same_cluster(cluster, organisation)
    person = Person.objects.filter(cluster=cluster, user=user).first()
    if person is None:
        raise BrokenRule(_("У этой учётной записи нет человека в кластере. Пригласите его."), field="user")
    period = Period(from_day, to_day)
    _check_role(cluster, user, kind, organisation, period)
    role = Role.objects.create(
        cluster=cluster,
        user=user,
        kind=kind,
        organisation=organisation,
        valid_from=from_day,
        valid_to=to_day,
        granted_by=account_of(actor),
    )
    count_among_people(person)
    audit.record(
        MemberEvent.ROLE_GRANTED,
        actor=actor,
        target=person,
        role=role.get_kind_display(),
        organisation=organisation.short_name if organisation else None,
        valid_from=date_ru(from_day),
        valid_to=date_ru(to_day) if to_day else None,
    )
    return role


@transaction.atomic
def end_role(*, role: Role, actor: Any, last_day: date | None = None) -> Role:
    """End a role with its last day; without one, at once: the right is gone with the next request.

    Refuses to leave the cluster without a coordinator. Blocks no account: that is the operator's.
    """
    cluster = lock_cluster(role.cluster)
    role = Role.objects.select_related("user", "organisation").get(pk=role.pk)
    authorize(actor, "members.grant_role", cluster)
    _authorize_kind(actor, cluster, RoleKind(role.kind), role.organisation)
    # A role works through its last day, so "at once" is yesterday; a role of today becomes an empty period.
    last_day = last_day or clock.today(cluster) - timedelta(days=1)
    if role.valid_to is not None and role.valid_to <= last_day:
        raise IllegalTransition(_("Эта роль уже закончилась {last}.").format(last=date_ru(role.valid_to)))
    if role.kind == RoleKind.COORDINATOR:
        _keep_a_coordinator(role, last_day)
    role.valid_to = last_day
    role.save(update_fields=["valid_to"])
    audit.record(
        MemberEvent.ROLE_ENDED,
        actor=actor,
        target=Person.objects.filter(cluster=cluster, user=role.user).first(),
        cluster=cluster,
        role=role.get_kind_display(),
        organisation=role.organisation.short_name if role.organisation else None,
        valid_to=date_ru(last_day),
    )
    return role


@transaction.atomic
def invite_person(
    *,
    cluster: Cluster,
    email: str,
    last_name: str,
    first_name: str,
    kind: RoleKind,
    actor: Any,
    patronymic: str = "",
    gender: str = "",
    organisation: Organisation | None = None,
    title: str = "",
    from_day: date | None = None,
    is_namesake: bool = False,
) -> tuple[Person, Invited]:
    """Let a person into the cluster: their record, their account, a role, and a post where its title is given.

    A record with the same name and address, or the account's own one, is used and not doubled. The link is sent by
    mail; `Invited.url` may be shown to the inviter this once.
    """
    cluster = lock_cluster(cluster)
    authorize(actor, "members.grant_role", cluster)
    kind, email = RoleKind(kind), email.strip().lower()
    _authorize_kind(actor, cluster, kind, organisation)
    require_same_cluster(cluster, organisation)
    from_day = from_day or clock.today(cluster)
    name = search_key(f"{last_name} {first_name} {patronymic}")
    person = _person_by_address(cluster, email, name) or new_person(
        cluster,
        last_name=last_name,
        first_name=first_name,
        patronymic=patronymic,
        gender=gender,
        email=email,
        is_namesake=is_namesake,
    )
    role_words = str(dict(Role._meta.get_field("kind").flatchoices)[kind])
    invited = accounts.invite_user(
        email=email,
        name=person.full_name,
        actor=actor,
        cluster_id=cluster.pk,
        cluster_name=cluster.short_name,
        role_words=role_words,
    )
    if person.user_id is None:
        person.user = invited.user
        person.save(update_fields=["user"])
    if title.strip() and organisation is not None:
        new_position(
            person=person, organisation=organisation, title=title, from_day=from_day, cluster=cluster, actor=actor
        )
    audit.record(MemberEvent.PERSON_INVITED, actor=actor, target=person, role=role_words)
    grant_role(cluster=cluster, user=person.user, kind=kind, organisation=organisation, from_day=from_day, actor=actor)
    return person, invited


@transaction.atomic
def resend_invitation(*, cluster: Cluster, link: OneTimeLink, actor: Any) -> Invited:
    """Send a fresh link in place of one that was not accepted. Only those who may grant every role may."""
    _authorize_invitation(cluster, link, actor)
    return accounts.resend_invitation(link=link, actor=actor)


@transaction.atomic
def revoke_invitation(*, cluster: Cluster, link: OneTimeLink, actor: Any) -> OneTimeLink:
    """Make a link that was not accepted useless. The role stays until it is ended."""
    _authorize_invitation(cluster, link, actor)
    return accounts.revoke_invitation(link=link, actor=actor)


def _authorize_invitation(cluster: Cluster, link: OneTimeLink, actor: Any) -> None:
    authorize(actor, "members.grant_role", cluster)
    if link.cluster_id != cluster.pk or grantable_kinds(actor, cluster) != roles.ALL:
        raise Denied(_("Приглашениями кластера распоряжается его координатор."))


def _authorize_kind(actor: Any, cluster: Cluster, kind: RoleKind, organisation: Organisation | None) -> None:
    if kind not in grantable_kinds(actor, cluster, organisation):
        raise Denied(_("Эту роль выдаёт и завершает только тот, кто вправе её выдавать. Обратитесь к координатору."))


def _check_role(
    cluster: Cluster, user: User, kind: RoleKind, organisation: Organisation | None, period: Period
) -> None:
    if kind == RoleKind.REPRESENTATIVE and organisation is None:
        raise BrokenRule(_("Выберите организацию, которую представляет человек."), field="organisation")
    if kind != RoleKind.REPRESENTATIVE and organisation is not None:
        raise BrokenRule(_("Организацию выбирают только для роли представителя."), field="organisation")
    if period.is_empty:
        raise BrokenRule(_("Последний день не может быть раньше первого."), field="to_day")
    others = [role for role in Role.objects.filter(cluster=cluster, user=user) if Period.of(role).overlaps(period)]
    for other in others:
        if other.kind == kind and other.organisation_id == (organisation.pk if organisation else None):
            raise BrokenRule(_("Эта роль уже выдана с {first}.").format(first=date_ru(other.valid_from)), field="kind")
    if roles.clash(kind, {RoleKind(other.kind) for other in others}) is not None:
        raise BrokenRule(
            _("Наблюдатель только читает, поэтому эту роль не выдают вместе с другой. Сначала завершите другую роль."),
            field="kind",
        )


def _keep_a_coordinator(role: Role, last_day: date) -> None:
    day_after = max(last_day, clock.today(role.cluster) - timedelta(days=1)) + timedelta(days=1)
    others = Role.objects.filter(
        in_force_on(day_after), cluster=role.cluster, kind=RoleKind.COORDINATOR, user__is_active=True
    ).exclude(pk=role.pk)
    if not others.exists():
        raise BrokenRule(
            _("Это последний координатор кластера. Сначала выдайте роль координатора другому человеку."),
            field="last_day",
        )


def _person_by_address(cluster: Cluster, email: str, name: str) -> Person | None:
    if not email:
        raise BrokenRule(_("Укажите адрес электронной почты."), field="email")
    by_account = Person.objects.filter(cluster=cluster, user__email=email).first()
    if by_account is not None:
        return by_account
    # A college may have entered its own address for its students: one of them is meant only where the name is theirs.
    meant = Q(is_learner=False) | Q(search_key=name)
    return Person.objects.filter(meant, cluster=cluster, user__isnull=True, email__iexact=email).first()
