"""What is found of members: organisations and people. Contacts have a right of their own and stand in no index."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel.kernel import clock
from artel.members.exports import ties_of
from artel.members.models import FormerName, Office, Organisation, Person, Position, Tenure
from artel.members.selectors import organisations_visible_to, people_visible_to, with_ties
from artel.search.domain.ranks import Weight, Words
from artel.search.kinds import Card, Hit, Kind, Source, register


def register_kinds() -> None:
    """Offer organisations and people to search. Called once, in ready()."""
    register(
        Kind(
            code="organisation",
            label=_("Организации"),
            one=_("организация"),
            model=Organisation,
            rows=lambda: Organisation.objects.prefetch_related("former_names"),
            card=_organisation_card,
            visible=lambda user, cluster: organisations_visible_to(user, cluster).select_related("cluster"),
            hit=_organisation_hit,
            sources=(
                Source(Organisation, lambda row: [row.pk]),
                Source(FormerName, lambda row: [row.organisation_id]),
            ),
            lift=8,
        )
    )
    register(
        Kind(
            code="person",
            label=_("Люди"),
            one=_("человек"),
            model=Person,
            rows=lambda: Person.objects.filter(is_learner=False).prefetch_related(
                Prefetch("positions", Position.objects.select_related("organisation")),
                Prefetch("tenures", Tenure.objects.select_related("office")),
            ),
            card=_person_card,
            visible=_people,
            hit=_person_hit,
            sources=(
                Source(
                    Person, lambda row: [row.pk], frozenset({"last_name", "first_name", "patronymic", "is_learner"})
                ),
                Source(Position, lambda row: [row.person_id], frozenset({"title", "person", "organisation"})),
                Source(Tenure, lambda row: [row.person_id], frozenset({"person", "office"})),
                Source(Office, _holders, frozenset({"title"})),
                Source(Organisation, _employed, frozenset({"short_name"})),
            ),
            lift=8,
        )
    )


def _holders(office: Office) -> list[int]:
    return list(Tenure.objects.filter(office=office).values_list("person_id", flat=True))


def _employed(organisation: Organisation) -> list[int]:
    return list(Position.objects.filter(organisation=organisation).values_list("person_id", flat=True))


def _organisation_card(row: Organisation) -> Card:
    former = (f"{name.short_name} {name.full_name}" for name in row.former_names.all())
    return Card(
        row.cluster_id,
        (
            Words(row.short_name, Weight.TITLE),
            Words(row.full_name, Weight.NAMES),
            *(Words(name, Weight.ASIDE) for name in former),
            Words(f"{row.inn} {row.ogrn}", Weight.NUMBER),
            Words(row.address, Weight.TEXT),
        ),
    )


def _organisation_hit(row: Organisation) -> Hit:
    said = (
        row.full_name if row.full_name != row.short_name else "",
        str(_("ИНН {inn}")).format(inn=row.inn) if row.inn else "",
    )
    return Hit(
        title=row.short_name,
        url=reverse("members:organisation", args=[row.cluster.slug, row.pk]),
        context=", ".join(part for part in said if part),
    )


def _people(user: Any, cluster: Any) -> QuerySet[Person]:
    seen = people_visible_to(user, cluster)
    if seen.query.is_empty():
        return seen
    return with_ties(seen, cluster, clock.today(cluster)).select_related("cluster")


def _person_card(row: Person) -> Card:
    return Card(
        row.cluster_id,
        (
            Words(row.full_name, Weight.TITLE),
            *(Words(post.title, Weight.ASIDE) for post in row.positions.all()),
            *(Words(post.organisation.short_name, Weight.ASIDE) for post in row.positions.all()),
            *(Words(tenure.office.title, Weight.ASIDE) for tenure in row.tenures.all()),
        ),
    )


def _person_hit(row: Person) -> Hit:
    posts = (f"{post.title}, {post.organisation.short_name}" for post in row.positions_on)
    return Hit(
        title=row.full_name,
        url=reverse("members:person", args=[row.cluster.slug, row.pk]),
        context="; ".join([*posts, *ties_of(row)][:3]),
    )
