"""Reading for those who ask guardians: learners under age, what each lacks, where the asking stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from artel.accounts.domain.guest_links import TRIES, LinkState, state_of
from artel.accounts.models import GuestLink
from artel.catalogue.domain.ages import latest_adult_birthday
from artel.catalogue.domain.guardians import ASKED, Answer, Standing
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.guardian_links import PURPOSE
from artel.catalogue.models import Student
from artel.catalogue.selectors import students_visible_to
from artel.kernel import clock
from artel.members.domain.kinds import ConsentPurpose
from artel.members.models import Cluster, Consent
from artel.russian import search_key


@dataclass(slots=True)
class Row:
    """A learner as the list shows them: consents in force and refusals by purpose, the last link and its state."""

    student: Student
    given: dict[str, Consent] = field(default_factory=dict)
    link: GuestLink | None = None
    state: LinkState | None = None

    def cells(self, purposes: Iterable[ConsentPurpose]) -> list[str]:
        """«given», «refused», «ended» (given by the link and not in force any more) or "" for each of the purposes."""
        answer = self.link.answer if self.link else {}
        past = {Answer.GIVEN: "ended", Answer.REFUSED: "refused"}
        return ["given" if each in self.given else past.get(answer.get(each, ""), "") for each in purposes]


def minors_of(user: Any, cluster: Cluster) -> QuerySet[Student]:
    """Learners under age of the colleges that the person represents, each with `standing` of the asking."""
    today = clock.today(cluster)
    links = GuestLink.objects.filter(purpose=PURPOSE, cluster_id=cluster.pk, thing_id=OuterRef("pk")).order_by("-pk")
    last = GuestLink.objects.filter(pk=OuterRef("last_link"))
    refused = Q(*((f"answer__{purpose}", Answer.REFUSED) for purpose in ASKED), _connector=Q.OR)
    living = Q(revoked_at=None, wrong_count__lt=TRIES, expires_on__gte=today)
    return (
        students_visible_to(user, cluster)
        .filter(state=StudentState.STUDYING, born_on__gt=latest_adult_birthday(today))
        .annotate(last_link=Subquery(links.values("pk")[:1]))
        .annotate(
            standing=Case(
                When(last_link=None, then=Value(Standing.UNASKED)),
                When(Exists(last.filter(refused, used_at__isnull=False)), then=Value(Standing.REFUSED)),
                When(Exists(last.filter(used_at__isnull=False)), then=Value(Standing.ANSWERED)),
                When(Exists(last.filter(living)), then=Value(Standing.WAITING)),
                default=Value(Standing.DEAD),
                output_field=CharField(),
            )
        )
    )


def guardian_list(
    user: Any, cluster: Cluster, *, query: str = "", group_id: int | None = None, standing: str = "", lack: str = ""
) -> QuerySet[Student]:
    """Rows of the list; `lack` is a purpose for which no guardian's consent is in force."""
    found = minors_of(user, cluster)
    for word in search_key(query).split():
        found = found.filter(person__search_key__contains=word)
    if group_id is not None:
        found = found.filter(group=group_id)
    if standing:
        found = found.filter(standing=standing)
    if lack:
        there = Consent.objects.filter(person=OuterRef("person"), purpose=lack, revoked_on=None)
        found = found.exclude(Exists(there))
    return found.select_related("person", "group").order_by(
        "group__name", "person__last_name", "person__first_name", "pk"
    )


def counts_of(user: Any, cluster: Cluster) -> dict[str, int]:
    """How many learners stand where; "" is all of them. One query."""
    rows = minors_of(user, cluster).order_by().values_list("standing").annotate(count=Count("pk"))
    counts = dict(rows)
    return {"": sum(counts.values()), **counts}


def rows_of(cluster: Cluster, students: Iterable[Student]) -> list[Row]:
    """What is known of each; two queries for a page."""
    today = clock.today(cluster)
    rows = [Row(student) for student in students]
    by_person = {row.student.person_id: row for row in rows}
    for consent in Consent.objects.filter(person__in=by_person, revoked_on=None):
        by_person[consent.person_id].given[consent.purpose] = consent
    by_link = {row.student.last_link: row for row in rows if getattr(row.student, "last_link", None)}
    for link in GuestLink.objects.filter(pk__in=by_link):
        by_link[link.pk].link, by_link[link.pk].state = link, state_of(link, today)
    return rows


def groups_with_minors(user: Any, cluster: Cluster) -> list[tuple[int, str]]:
    """Groups for the filter."""
    found = minors_of(user, cluster).order_by("group__name").values_list("group_id", "group__name").distinct()
    return list(found)


def last_emails(cluster: Cluster, students: Iterable[Student]) -> dict[int, str]:
    """The address that each guardian was written to last."""
    ids = [student.pk for student in students]
    found = GuestLink.objects.filter(purpose=PURPOSE, cluster_id=cluster.pk, thing_id__in=ids).exclude(to_email="")
    return dict(found.order_by("pk").annotate(to=F("to_email")).values_list("thing_id", "to"))
