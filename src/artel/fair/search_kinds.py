"""What is found of fairs: themselves and their vacancies. Graduates are not: who sees whom there is a fair's own screen."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.fair.models import Fair, Vacancy
from artel.fair.selectors.fairs import fairs_visible_to
from artel.fair.selectors.vacancies import vacancies_visible_to
from artel.fair.words import salary_words
from artel.members.models import Organisation
from artel.search.domain.ranks import Weight, Words
from artel.search.kinds import Card, Hit, Kind, Source, register

_VACANCY_WORDS = frozenset({"title", "number", "organisation", "search_key", "requirements", "grade", "address"})


def register_kinds() -> None:
    """Offer fairs and vacancies to search. Called once, in ready()."""
    register(
        Kind(
            code="fair",
            label=_("Ярмарки"),
            one=_("ярмарка вакансий"),
            model=Fair,
            rows=Fair.objects.all,
            card=lambda row: Card(
                row.cluster_id,
                (
                    Words(row.name, Weight.TITLE),
                    Words(f"{row.year}", Weight.NUMBER),
                    Words(f"{row.venue} {row.about}", Weight.TEXT),
                ),
                row.held_on,
            ),
            visible=lambda user, cluster: fairs_visible_to(user, cluster).select_related("cluster"),
            hit=lambda row: Hit(
                title=row.name,
                url=reverse("fair:detail", args=[row.cluster.slug, row.pk]),
                context=row.venue,
                on=row.held_on,
                state=row.get_stage_display(),
            ),
            sources=(Source(Fair, lambda row: [row.pk], frozenset({"name", "year", "venue", "about", "held_on"})),),
            lift=7,
        )
    )
    register(
        Kind(
            code="vacancy",
            label=_("Вакансии"),
            one=_("вакансия"),
            model=Vacancy,
            rows=lambda: Vacancy.objects.select_related("organisation", "fair"),
            card=_vacancy_card,
            visible=lambda user, cluster: vacancies_visible_to(user, cluster).select_related("fair__cluster"),
            hit=_vacancy_hit,
            sources=(
                Source(Vacancy, lambda row: [row.pk], _VACANCY_WORDS),
                Source(
                    Organisation,
                    lambda row: list(row.vacancies.values_list("pk", flat=True)),
                    frozenset({"short_name"}),
                ),
            ),
            lift=5,
        )
    )


def _vacancy_card(row: Vacancy) -> Card:
    return Card(
        row.cluster_id,
        (
            Words(row.title, Weight.TITLE),
            Words(row.organisation.short_name, Weight.NAMES),
            # The key holds the codes and names of its specialities, which are rows of another table.
            Words(f"{row.search_key} {row.grade} {row.address}", Weight.ASIDE),
            Words(row.requirements, Weight.TEXT),
        ),
        row.fair.held_on,
    )


def _vacancy_hit(row: Vacancy) -> Hit:
    return Hit(
        title=row.title,
        url=reverse("fair:vacancy", args=[row.fair.cluster.slug, row.pk]),
        context=_t("{employer}, {salary}, {fair}").format(
            employer=row.organisation.short_name, salary=salary_words(row), fair=row.fair.name
        ),
        state=row.get_state_display(),
        text=row.requirements,
    )
