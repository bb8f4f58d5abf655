"""What is found of bodies: councils and groups, versions of their compositions, directions."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.bodies.acts import COMPOSITION_TONES
from artel.bodies.domain.states import CompositionState
from artel.bodies.models import Composition, Direction
from artel.bodies.selectors import compositions_visible_to, directions_visible_to
from artel.members.models import Unit
from artel.members.selectors import units_visible_to
from artel.russian import first_upper
from artel.search.domain.ranks import Weight, Words
from artel.search.kinds import Card, Hit, Kind, Source, register


def register_kinds() -> None:
    """Offer bodies, compositions and directions to search. Called once, in ready()."""
    register(
        Kind(
            code="body",
            label=_("Советы и группы"),
            one=_("орган кластера"),
            model=Unit,
            rows=Unit.objects.all,
            card=lambda row: Card(
                row.cluster_id,
                (
                    Words(row.name, Weight.TITLE),
                    Words(row.direction, Weight.NAMES),
                    Words(row.get_kind_display(), Weight.ASIDE),
                ),
                row.valid_from,
            ),
            visible=lambda user, cluster: units_visible_to(user, cluster).select_related("cluster"),
            hit=lambda row: Hit(
                title=row.name,
                url=reverse("bodies:detail", args=[row.cluster.slug, row.pk]),
                context=row.direction or first_upper(str(row.get_kind_display())),
            ),
            sources=(Source(Unit, lambda row: [row.pk], frozenset({"name", "direction", "kind", "valid_from"})),),
            lift=8,
        )
    )
    register(
        Kind(
            code="direction",
            label=_("Направления"),
            one=_("направление"),
            model=Direction,
            rows=Direction.objects.all,
            card=lambda row: Card(
                row.cluster_id,
                (
                    Words(row.name, Weight.TITLE),
                    Words(row.code, Weight.NUMBER),
                    Words(f"{row.project} {row.goal} {' '.join(map(str, row.tasks))}", Weight.ASIDE),
                ),
                row.added_on,
            ),
            visible=directions_visible_to,
            hit=lambda row: Hit(
                title=row.name,
                url=reverse("bodies:direction", args=[row.cluster.slug, row.pk]),
                context=row.project,
                state=_t("закрыто") if row.closed_on else "",
                text=row.goal,
            ),
            sources=(
                Source(
                    Direction, lambda row: [row.pk], frozenset({"name", "code", "project", "goal", "tasks", "added_on"})
                ),
            ),
            lift=6,
        )
    )
    register(
        Kind(
            code="composition",
            label=_("Составы"),
            one=_("состав"),
            model=Composition,
            rows=lambda: Composition.objects.exclude(state=CompositionState.DROPPED).select_related(
                "unit", "direction"
            ),
            card=_composition_card,
            visible=compositions_visible_to,
            hit=_composition_hit,
            sources=(
                Source(
                    Composition,
                    lambda row: [row.pk],
                    frozenset({"unit", "direction", "state", "act_words", "reason", "effective_from"}),
                ),
                Source(
                    Unit,
                    lambda unit: list(Composition.objects.filter(unit=unit).values_list("pk", flat=True)),
                    frozenset({"name"}),
                ),
            ),
            lift=2,
        )
    )


def _composition_card(row: Composition) -> Card:
    whose = row.unit.name if row.unit else row.direction.name
    return Card(
        row.cluster_id,
        (
            Words(_t("Состав: {whose}").format(whose=whose), Weight.TITLE),
            Words(f"{row.act_words} {row.reason}", Weight.ASIDE),
        ),
        row.effective_from,
    )


def _composition_hit(row: Composition) -> Hit:
    whose = row.unit.name if row.unit else row.direction.name
    return Hit(
        title=_t("Состав: {whose}").format(whose=whose),
        url=reverse("bodies:composition", args=[row.cluster.slug, row.pk]),
        context=", ".join(
            part for part in (_t("редакция {n}").format(n=row.number), row.act_words, row.reason) if part
        ),
        on=row.effective_from,
        state=row.get_state_display(),
        tone=COMPOSITION_TONES[CompositionState(row.state)],
    )
