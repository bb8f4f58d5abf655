"""Reading members: what a person may see, who is a member on a day, who holds an office, whose working days count."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    Expression,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import In
from django.utils import timezone

from artel.accounts.models import User
from artel.kernel import clock
from artel.members import labels
from artel.members.domain.kinds import OfficeKind, OrganisationKind, UnitKind
from artel.members.models import (
    CalendarOverride,
    Cluster,
    Consent,
    ConsentText,
    FormerName,
    Membership,
    Office,
    Organisation,
    Person,
    Position,
    Role,
    Tenure,
    Unit,
)
from artel.members.standing import in_force_on, standing_of
from artel.russian import search_key
from artel.terms.calendar import DayKind, ProductionCalendar, state_calendar


def clusters_visible_to(user: Any) -> QuerySet[Cluster]:
    """Clusters where the person has a role or an office today."""
    if user is None or not user.is_authenticated or not user.is_active:
        return Cluster.objects.none()
    # Today differs between clusters: by time zone, and a demo may stand still.
    day = today_figure("cluster__")
    held = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    roles = Role.objects.filter(held, cluster=OuterRef("pk"), user=user, valid_from__lte=day)
    tenures = Tenure.objects.filter(held, cluster=OuterRef("pk"), person__user=user, valid_from__lte=day)
    return Cluster.objects.filter(Exists(roles) | Exists(tenures))


def organisations_visible_to(user: Any, cluster: Cluster) -> QuerySet[Organisation]:
    """Everybody of the cluster sees its organisations; a stranger sees none."""
    return _visible(Organisation, user, cluster)


def people_visible_to(user: Any, cluster: Cluster) -> QuerySet[Person]:
    """Everybody of the cluster sees its people, without their contacts; a stranger sees none. Students are not among them."""
    return _visible(Person, user, cluster).filter(is_learner=False)


def units_visible_to(user: Any, cluster: Cluster) -> QuerySet[Unit]:
    return _visible(Unit, user, cluster)


def offices_visible_to(user: Any, cluster: Cluster) -> QuerySet[Office]:
    return _visible(Office, user, cluster)


def tenures_visible_to(user: Any, cluster: Cluster) -> QuerySet[Tenure]:
    return _visible(Tenure, user, cluster)


def positions_visible_to(user: Any, cluster: Cluster) -> QuerySet[Position]:
    return _visible(Position, user, cluster)


def roles_visible_to(user: Any, cluster: Cluster) -> QuerySet[Role]:
    return _visible(Role, user, cluster)


def consents_visible_to(user: Any, cluster: Cluster) -> QuerySet[Consent]:
    """State of consents is open to the cluster: whoever prints a name must know whether it may be printed.

    Consents of students are not: their names are not the cluster's.
    """
    return _visible(Consent, user, cluster).filter(person__is_learner=False)


def overrides_visible_to(user: Any, cluster: Cluster) -> QuerySet[CalendarOverride]:
    return _visible(CalendarOverride, user, cluster)


def _visible(model: Any, user: Any, cluster: Cluster) -> QuerySet:
    if not standing_of(user, cluster).is_somebody:
        return model.objects.none()
    return model.objects.filter(cluster=cluster)


def members_on(
    cluster: Cluster, day: date, kinds: Collection[OrganisationKind] | None = None
) -> QuerySet[Organisation]:
    """Organisations whose membership holds the day, by the order of kinds and names.

    Where the cluster says so, colleges include branches that are members themselves.
    """
    held = Membership.objects.filter(in_force_on(day), organisation=OuterRef("pk"))
    found = Organisation.objects.filter(Exists(held), cluster=cluster)
    if kinds is None:
        return found
    wanted = set(kinds)
    if OrganisationKind.COLLEGE in wanted and cluster.colleges_include_branches:
        wanted.add(OrganisationKind.BRANCH)
    return found.filter(kind__in=wanted)


def today_figure(cluster: str = "", reference: type[F] = F) -> Expression:
    """`clock.today` of a cluster inside a query. `cluster`: the way to it, with its two underscores; `reference`: F or OuterRef."""
    zones = defaultdict(list)
    for (zone, _words), day in zip(labels.ZONES, days_of_zones(), strict=True):
        zones[day].append(zone)
    own = ExpressionWrapper(reference(f"{cluster}time_zone"), output_field=CharField())
    days = [When(In(own, names), then=Value(day)) for day, names in zones.items()]
    real = Case(*days, default=Value(timezone.localdate()), output_field=DateField())
    return Coalesce(reference(f"{cluster}frozen_on"), real, output_field=DateField())


def days_of_zones() -> tuple[date, ...]:
    """Today in each time zone that a cluster may have: what `today_figure` hangs on."""
    moment = clock.now()
    return tuple(moment.astimezone(ZoneInfo(zone)).date() for zone, _words in labels.ZONES)


def members_figure(_request: Any = None) -> Expression:
    """How many members the outer cluster has on its today, as a figure that the gate carries along."""
    day = today_figure("cluster__")
    found = Membership.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day), cluster=OuterRef("pk"), valid_from__lte=day
    )
    counted = found.order_by().values("cluster").annotate(count=Count("organisation", distinct=True)).values("count")
    return Coalesce(Subquery(counted), 0)


_KIND_ORDER = Case(
    *(When(kind=kind, then=Value(place)) for place, kind in enumerate(OrganisationKind)),
    default=Value(99),
    output_field=IntegerField(),
)


def organisation_list(
    user: Any, cluster: Cluster, *, on: date, kind: str = "", query: str = "", everybody: bool = False
) -> QuerySet[Organisation]:
    """Rows of the list of organisations on a day; `everybody` adds those that are not members on it.

    Every row carries `memberships_on` and `tenures_on` (its head), each at one query for the page.
    """
    found = organisations_visible_to(user, cluster)
    if not everybody:
        found = found.filter(Exists(Membership.objects.filter(in_force_on(on), organisation=OuterRef("pk"))))
    if kind:
        found = found.filter(kind=kind)
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    return found.order_by(_KIND_ORDER, "short_name", "pk").prefetch_related(
        Prefetch("memberships", Membership.objects.filter(in_force_on(on)), to_attr="memberships_on"),
        Prefetch("offices", _offices_with_holders(on).filter(kind=OfficeKind.HEAD), to_attr="heads_on"),
    )


def people_list(
    user: Any, cluster: Cluster, *, on: date, query: str = "", organisation_id: int | None = None
) -> QuerySet[Person]:
    """Rows of the list of people on a day, each with `positions_on`, `tenures_on` and, for an account, `roles_on`."""
    found = people_visible_to(user, cluster)
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    if organisation_id is not None:
        posts = Position.objects.filter(in_force_on(on), person=OuterRef("pk"), organisation_id=organisation_id)
        represents = Role.objects.filter(
            in_force_on(on), cluster=cluster, user=OuterRef("user"), organisation_id=organisation_id
        )
        found = found.filter(Exists(posts) | Exists(represents))
    return with_ties(found.order_by("last_name", "first_name", "patronymic", "pk"), cluster, on)


def with_ties(people: QuerySet[Person], cluster: Cluster, on: date) -> QuerySet[Person]:
    """People with what ties them to the cluster on a day: `positions_on`, `tenures_on`, `user.roles_on`."""
    roles = Role.objects.filter(in_force_on(on), cluster=cluster).select_related("organisation")
    return people.select_related("user").prefetch_related(
        Prefetch(
            "positions",
            Position.objects.filter(in_force_on(on)).select_related("organisation"),
            to_attr="positions_on",
        ),
        Prefetch(
            "tenures", Tenure.objects.filter(in_force_on(on)).select_related("office__unit"), to_attr="tenures_on"
        ),
        Prefetch("user__roles", roles, to_attr="roles_on"),
    )


def _offices_with_holders(on: date) -> QuerySet[Office]:
    holders = Tenure.objects.filter(in_force_on(on)).select_related("person").order_by("-is_acting", "valid_from", "pk")
    return Office.objects.prefetch_related(Prefetch("tenures", holders, to_attr="tenures_on"))


_OFFICE_ORDER = Case(
    *(When(kind=kind, then=Value(place)) for place, kind in enumerate(OfficeKind)),
    default=Value(99),
    output_field=IntegerField(),
)
_UNIT_ORDER = Case(
    *(When(kind=kind, then=Value(place)) for place, kind in enumerate(UnitKind)),
    default=Value(99),
    output_field=IntegerField(),
)


def units_on(user: Any, cluster: Cluster, *, on: date) -> QuerySet[Unit]:
    """Units in force on a day, each with `offices_on` in their order, each of those with `tenures_on`."""
    offices = _offices_with_holders(on).order_by(_OFFICE_ORDER, "pk")
    return (
        units_visible_to(user, cluster)
        .filter(in_force_on(on))
        .order_by(_UNIT_ORDER, "name", "pk")
        .prefetch_related(Prefetch("offices", offices, to_attr="offices_on"))
    )


def head_offices_on(user: Any, cluster: Cluster, *, on: date) -> QuerySet[Office]:
    """Offices of heads of the organisations that are members on a day, each with `tenures_on`."""
    return (
        _offices_with_holders(on)
        .filter(cluster=cluster, organisation__in=members_on(cluster, on), kind=OfficeKind.HEAD)
        .filter(pk__in=offices_visible_to(user, cluster))
        .select_related("organisation")
        .order_by("organisation__short_name", "pk")
    )


def holder_of(office: Office, day: date) -> Person | None:
    """Who answers for the office on a day: the acting person before the one they replace, the earliest of several."""
    return holders_of([office], day).get(office.pk)


def holders_of(offices: Iterable[Office], day: date) -> dict[int, Person]:
    """The same for many offices by their ids, in one query."""
    tenures = (
        Tenure.objects.filter(in_force_on(day), office__in=[office.pk for office in offices])
        .select_related("person")
        .order_by("-is_acting", "valid_from", "pk")
    )
    found: dict[int, Person] = {}
    for tenure in tenures:
        found.setdefault(tenure.office_id, tenure.person)
    return found


def find_unit(cluster: Cluster, kind: UnitKind, on: date | None = None) -> Unit | None:
    """The unit of a kind in force on a day (today unless said); the oldest where there are several."""
    day = on or clock.today(cluster)
    return Unit.objects.filter(in_force_on(day), cluster=cluster, kind=kind).order_by("valid_from", "pk").first()


def find_office(
    cluster: Cluster, unit_kind: UnitKind, office_kind: OfficeKind, on: date | None = None
) -> Office | None:
    """The office of a kind in the unit of a kind: «Председатель Экспертного совета»."""
    day = on or clock.today(cluster)
    return (
        Office.objects.filter(in_force_on(day, "unit__"), cluster=cluster, unit__kind=unit_kind, kind=office_kind)
        .select_related("unit")
        .order_by("unit__valid_from", "pk")
        .first()
    )


def head_of(organisation: Organisation, day: date) -> Person | None:
    """Who heads the organisation on a day."""
    tenure = (
        Tenure.objects.filter(in_force_on(day), office__organisation=organisation, office__kind=OfficeKind.HEAD)
        .select_related("person")
        .order_by("-is_acting", "valid_from", "pk")
        .first()
    )
    return tenure.person if tenure else None


def head_of_lead(cluster: Cluster) -> Office | None:
    """The office «руководитель ведущей ПОО»; who holds it is for `holder_of`."""
    if cluster.lead_id is None:
        return None
    return Office.objects.filter(organisation_id=cluster.lead_id, kind=OfficeKind.HEAD).first()


def person_of(user: Any, cluster: Cluster) -> Person | None:
    """The account's person in the cluster."""
    if user is None or not user.is_authenticated:
        return None
    return Person.objects.filter(cluster=cluster, user=user).first()


def representatives_of(organisation: Organisation, day: date) -> QuerySet[User]:
    """Accounts that may act for the organisation on a day."""
    held = Role.objects.filter(in_force_on(day), organisation=organisation, user=OuterRef("pk"))
    return User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")


def speakers_of(organisations: Iterable[Organisation], day: date) -> dict[int, Person]:
    """Who speaks for each organisation on a day: its head, else the first of its representatives. Two queries."""
    ids = [organisation.pk for organisation in organisations]
    heads = (
        Tenure.objects.filter(in_force_on(day), office__organisation__in=ids, office__kind=OfficeKind.HEAD)
        .select_related("person")
        .order_by("-is_acting", "valid_from", "pk")
    )
    found: dict[int, Person] = {}
    for tenure in heads.annotate(organisation_id=F("office__organisation")):
        found.setdefault(tenure.organisation_id, tenure.person)
    represents = Role.objects.filter(
        in_force_on(day), organisation__in=ids, user__is_active=True, user__persons__cluster=F("cluster")
    )
    rows = represents.order_by("valid_from", "pk").values_list("organisation_id", "user__persons__pk")
    people = Person.objects.in_bulk({person for _organisation, person in rows})
    for organisation, person in rows:
        found.setdefault(organisation, people[person])
    return found


def coordinators_of(cluster: Cluster, day: date) -> QuerySet[User]:
    """Accounts that coordinate the cluster on a day."""
    held = Role.objects.filter(in_force_on(day), cluster=cluster, kind="coordinator", user=OuterRef("pk"))
    return User.objects.filter(Exists(held), is_active=True).order_by("name", "pk")


def names_on(organisation: Organisation, day: date) -> tuple[str, str]:
    """Short and full name that the organisation bore on a day: papers print the name of their time (DOMAIN J 13)."""
    former = FormerName.objects.filter(organisation=organisation, valid_to__gte=day).order_by("valid_to").first()
    source = former or organisation
    return source.short_name, source.full_name


def roles_of_cluster(user: Any, cluster: Cluster, *, on: date, kind: str = "", query: str = "") -> QuerySet[Role]:
    """Roles in force on a day or still to come, with accounts and their persons (`user.persons_here`)."""
    found = roles_visible_to(user, cluster).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), ~Q(valid_to__lt=F("valid_from"))
    )
    if kind:
        found = found.filter(kind=kind)
    if words := search_key(query).split():
        people = Person.objects.filter(cluster=cluster, user=OuterRef("user"))
        for word in words:
            people = people.filter(search_key__contains=word)
        found = found.filter(Exists(people))
    people = Person.objects.filter(cluster=cluster)
    return (
        found.select_related("user", "organisation", "granted_by")
        .prefetch_related(Prefetch("user__persons", people, to_attr="persons_here"))
        .order_by("kind", "user__name", "pk")
    )


def roles_of(person: Person) -> list[Role]:
    """Every role of the person in their cluster, past ones too, the latest first."""
    if person.user_id is None:
        return []
    found = Role.objects.filter(cluster=person.cluster, user=person.user_id).select_related("organisation")
    return list(found.order_by("-valid_from", "kind", "pk"))


def consent_texts_in_force(cluster: Cluster) -> dict[str, ConsentText]:
    """The last edition of every consent's text, by purpose."""
    return {text.purpose: text for text in ConsentText.objects.filter(cluster=cluster).order_by("version")}


def has_consent(person: Person, purpose: str, day: date) -> bool:
    """Tell whether the person's consent for the purpose is in force on a day."""
    return Consent.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=day), person=person, purpose=purpose, given_on__lte=day
    ).exists()


def calendar_of(cluster: Cluster, organisation: Organisation | None = None) -> ProductionCalendar:
    """Working days of an organisation, or of the cluster (five-day week), with the cluster's own days.

    One query for each cluster object; calendars with the same days are one object a process.
    """
    kept = cluster.__dict__.get("_own_days")
    if kept is None:
        rows = CalendarOverride.objects.filter(cluster=cluster).order_by("day").values_list("day", "kind")
        kept = cluster.__dict__["_own_days"] = tuple(rows)
    week = organisation.week if organisation is not None else 5
    return _calendar(week, kept) if kept else state_calendar(week)


def know_calendars(clusters: Iterable[Cluster]) -> None:
    """Read the own days of many clusters in one query, so that `calendar_of` asks nothing more."""
    unknown = {cluster.pk: cluster for cluster in clusters if "_own_days" not in cluster.__dict__}
    if not unknown:
        return
    days: dict[int, list[tuple[date, str]]] = {pk: [] for pk in unknown}
    rows = CalendarOverride.objects.filter(cluster__in=unknown).order_by("day").values_list("cluster_id", "day", "kind")
    for pk, day, kind in rows:
        days[pk].append((day, kind))
    for pk, cluster in unknown.items():
        cluster.__dict__["_own_days"] = tuple(days[pk])


def forget_calendar(cluster: Cluster) -> None:
    """Make the cluster object read its own days again."""
    cluster.__dict__.pop("_own_days", None)


@lru_cache(maxsize=256)
def _calendar(week: int, own_days: tuple[tuple[date, str], ...]) -> ProductionCalendar:
    return ProductionCalendar(week, {day: DayKind(kind) for day, kind in own_days})
