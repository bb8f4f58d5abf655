"""Reading graduates for screens: lists with what each lacks, counts, groups."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.models import Group, Programme, Speciality, Student, TargetContract
from artel.fair.domain.states import GraduateState
from artel.fair.models import Fair, Graduate, Wish
from artel.fair.permissions import sits_on_commission
from artel.fair.selectors.people import consent_on, graduates_visible_to, of_colleges, showcase_for, with_cards
from artel.kernel import clock
from artel.members.permissions import leads
from artel.members.standing import standing_of
from artel.russian import search_key

# Nobody knows that the link has come: neither sent by e-mail nor opened.
UNSENT = Q(link__sent_at__isnull=True) & Q(link__opened_at__isnull=True)
LACKS = ("confirm", "consent", "wishes", "link")  # what a graduate may lack, the first first


@dataclass(frozen=True, slots=True)
class Counts:
    """Graduates of a list: all who are not withdrawn, and how many of those who take part or may yet lack what."""

    total: int
    confirmed: int
    refused: int
    entered: int
    no_consent: int
    no_wishes: int
    no_link: int


def with_state(graduates: QuerySet[Graduate], fair: Fair) -> QuerySet[Graduate]:
    """Give every graduate `is_consented`, `wishes_count`, `has_contract`; in the same query."""
    contract = TargetContract.objects.filter(student=OuterRef("student"), released_on__isnull=True)
    return graduates.annotate(
        is_consented=Case(When(consent_on(clock.today(fair.cluster)), then=Value(True)), default=Value(False)),
        wishes_count=Count("wishes", distinct=True),
        has_contract=Exists(contract),
    )


def graduate_list(
    user: Any,
    fair: Fair,
    *,
    query: str = "",
    state: str = "",
    lack: str = "",
    group_id: int | None = None,
    college_id: int | None = None,
) -> QuerySet[Graduate]:
    """Graduates for the list of the college, of those who lead, and of the commission.

    A name is looked for only where it would be shown, so that a search tells no more than the list.
    """
    found = with_state(with_cards(graduates_visible_to(user, fair)), fair).select_related("link")
    if query:
        found = found.filter(_named_or_numbered(user, fair, query))
    found = found.filter(state=state) if state else found.exclude(state=GraduateState.WITHDRAWN)
    if lack:
        found = found.filter(_lacking(lack, fair))
    if group_id:
        found = found.filter(student__group_id=group_id)
    if college_id:
        found = found.filter(student__group__programme__organisation_id=college_id)
    return found.order_by("number")


def _named_or_numbered(user: Any, fair: Fair, query: str) -> Q:
    named = Q(student__person__search_key__contains=search_key(query))
    own = of_colleges(standing_of(user, fair.cluster).organisation_ids)
    if leads(user, fair) or sits_on_commission(user, fair):
        own |= consent_on(clock.today(fair.cluster))
    return (named & own) | numbered(query)


def numbered(query: str) -> Q:
    """Q for the graduate called so: «В-017», «17»."""
    digits = query.strip().lstrip("ВвBb").lstrip("-–— ")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= 9
    return Q(number=int(digits)) if is_number else Q(pk__in=[])


def _lacking(lack: str, fair: Fair) -> Q:
    taking_part = Q(state__in=[GraduateState.ENTERED, GraduateState.CONFIRMED])
    match lack:
        case "confirm":
            return Q(state=GraduateState.ENTERED)
        case "consent":
            return taking_part & ~consent_on(clock.today(fair.cluster))
        case "wishes":
            contract = TargetContract.objects.filter(student=OuterRef("student"), released_on__isnull=True)
            return taking_part & ~Exists(Wish.objects.filter(graduate=OuterRef("pk"))) & ~Exists(contract)
        case "link":
            return taking_part & UNSENT
    return Q()


def counts_for(user: Any, fair: Fair) -> Counts:
    """Figures of the list. One query."""
    found = graduates_visible_to(user, fair).exclude(state=GraduateState.WITHDRAWN)
    figures = found.aggregate(
        total=Count("pk"),
        confirmed=Count("pk", filter=Q(state=GraduateState.CONFIRMED)),
        refused=Count("pk", filter=Q(state=GraduateState.REFUSED)),
        entered=Count("pk", filter=_lacking("confirm", fair)),
        no_consent=Count("pk", filter=_lacking("consent", fair)),
        no_wishes=Count("pk", filter=_lacking("wishes", fair)),
        no_link=Count("pk", filter=_lacking("link", fair)),
    )
    return Counts(**figures)


def groups_of(user: Any, fair: Fair) -> list[tuple[int, str]]:
    """Groups of the person's own colleges at the fair, for the filter."""
    mine = standing_of(user, fair.cluster).organisation_ids
    rows = Group.objects.filter(programme__organisation_id__in=mine, students__fairs__fair=fair)
    return list(rows.distinct().order_by("name").values_list("pk", "name"))


def colleges_of(fair: Fair) -> list[tuple[int, str]]:
    """Colleges that have graduates at the fair, for the filter of those who lead."""
    rows = Programme.objects.filter(groups__students__fairs__fair=fair)
    return list(
        rows.distinct().order_by("organisation__short_name").values_list("organisation_id", "organisation__short_name")
    )


def showcase(user: Any, fair: Fair, *, query: str = "", speciality_id: int | None = None) -> QuerySet[Graduate]:
    """What an employer's showcase shows. Searched by number or speciality, never by a name."""
    found = with_cards(showcase_for(user, fair))
    if query:
        words = Q(student__group__programme__speciality__search_key__contains=search_key(query))
        found = found.filter(words | numbered(query))
    if speciality_id:
        found = found.filter(student__group__programme__speciality_id=speciality_id)
    return found.order_by("number")


def specialities_of(user: Any, fair: Fair) -> list[tuple[int, str]]:
    """Specialities of the showcase, for its filter."""
    ids = showcase_for(user, fair).values("student__group__programme__speciality_id")
    return [(row.pk, str(row)) for row in Speciality.objects.filter(pk__in=ids).order_by("code")]


def own_graduates(user: Any, fair: Fair) -> QuerySet[Graduate]:
    """Graduates of the person's own colleges who were not taken off, by group and name."""
    mine = standing_of(user, fair.cluster).organisation_ids
    found = with_cards(Graduate.objects.filter(of_colleges(mine), fair=fair)).exclude(state=GraduateState.WITHDRAWN)
    return found.order_by("student__group__name", "student__person__last_name", "student__person__first_name", "pk")


def waiting_students(user: Any, fair: Fair) -> QuerySet[Student]:
    """Students of the person's own colleges who graduate in the fair's year and are not entered yet."""
    mine = standing_of(user, fair.cluster).organisation_ids
    return Student.objects.filter(
        group__programme__organisation_id__in=mine, group__graduates_on__year=fair.year, erased_at__isnull=True
    ).exclude(Q(state=StudentState.LEFT) | Exists(Graduate.objects.filter(fair=fair, student=OuterRef("pk"))))


def link_counts(user: Any, fair: Fair) -> dict[str, int]:
    """Personal links of own graduates: how many opened, sent, can be sent, are to be printed. One query."""
    with_address = ~Q(student__person__email="")
    return own_graduates(user, fair).aggregate(
        total=Count("pk"),
        opened=Count("pk", filter=Q(link__opened_at__isnull=False)),
        sent=Count("pk", filter=Q(link__sent_at__isnull=False)),
        to_send=Count("pk", filter=UNSENT & with_address),
        to_print=Count("pk", filter=UNSENT & ~with_address),
    )
