"""What deeds on bodies tell at once, and whom. Each is part of a deed: in its transaction, after its change."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.bodies.models import Composition, Direction, Nomination
from artel.bodies.notice_sources import KEEPERS, NEWS, nomination_thing
from artel.kernel import clock
from artel.members.selectors import members_on
from artel.notices.addressees import Addressees
from artel.notices.services import settle, tell
from artel.russian import date_ru


def tell_nominee(nomination: Nomination, actor: Any) -> None:
    """The nominee is asked for an answer; without an account the organisation brings the consent on paper."""
    cluster = nomination.cluster
    tell(
        users=[nomination.person.user_id],
        cluster=cluster,
        kind=NEWS,
        key=f"{nomination_thing(nomination)}:asked",
        thing=nomination_thing(nomination),
        title=_("Вас выдвинули в рабочую группу «{name}»").format(name=nomination.direction.name),
        text=_("Выдвинула организация {organisation}. Войти в группу можно только с вашего согласия.").format(
            organisation=nomination.organisation.short_name
        ),
        act=_("Согласиться или отказаться"),
        url=reverse("bodies:nomination", args=[cluster.slug, nomination.pk]),
        actor=actor,
    )


def tell_answered(nomination: Nomination, actor: Any) -> None:
    """Answered or taken back: nobody is asked any more; who nominated learns of a refusal."""
    settle(cluster=nomination.cluster, thing=nomination_thing(nomination))
    if nomination.state != "declined":
        return
    tell(
        users=[nomination.nominated_by_id],
        cluster=nomination.cluster,
        kind=NEWS,
        key=f"{nomination_thing(nomination)}:declined",
        title=_("Кандидат отказался: {name}, группа «{group}»").format(
            name=nomination.person.short_name, group=nomination.direction.name
        ),
        text=nomination.reason,
        act=_("Выдвинуть другого"),
        url=reverse("bodies:direction", args=[nomination.cluster.slug, nomination.direction_id]),
        actor=actor,
    )


def tell_call(direction: Direction, actor: Any) -> None:
    """Representatives of the members are called on to put people forward; told again when the day is another."""
    cluster, day = direction.cluster, clock.today(direction.cluster)
    people = Addressees(cluster, day)
    users = {
        user for pk in members_on(cluster, day).values_list("pk", flat=True) for user in people.of_organisation(pk)
    }
    tell(
        users=sorted(users),
        cluster=cluster,
        kind=NEWS,
        key=f"bodies.call:{direction.pk}:{direction.call_due_on.isoformat()}",
        thing=f"bodies.direction:{direction.pk}",
        title=_("Выдвижение в рабочую группу «{name}»").format(name=direction.name),
        text=_("Людей предлагают до {day} включительно.").format(day=date_ru(direction.call_due_on)),
        act=_("Выдвинуть"),
        url=reverse("bodies:nominate", args=[cluster.slug, direction.pk]),
        actor=actor,
    )


def tell_call_closed(direction: Direction) -> None:
    """Nobody is called on any more."""
    settle(cluster=direction.cluster, thing=f"bodies.direction:{direction.pk}")


def tell_returned(composition: Composition, actor: Any) -> None:
    """Whoever drafts it learns the remarks: the author, the chair and the secretary of the body or of the one that forms it."""
    cluster = composition.cluster
    people = Addressees(cluster, clock.today(cluster))
    direction = composition.direction
    units = {composition.unit_id, direction.forming_unit_id if direction else None} - {None}
    keepers = frozenset().union(*(people.in_unit(unit, *KEEPERS) for unit in units))
    tell(
        users=sorted(keepers | (people.everybody & {composition.created_by_id})),
        cluster=cluster,
        kind=NEWS,
        key=f"bodies.composition:{composition.pk}:returned:{clock.now_in(cluster):%Y%m%d%H%M%S}",
        thing=f"bodies.composition:{composition.pk}",
        title=_("Состав возвращён: {name}").format(name=(composition.unit or composition.direction).name),
        text=composition.return_reason,
        act=_("Исправить состав"),
        url=reverse("bodies:composition", args=[cluster.slug, composition.pk]),
        actor=actor,
        pressing=True,
    )


def tell_in_force(composition: Composition, actor: Any) -> None:
    """Everybody who sits in the body learns that the composition is approved; terms and remarks fall silent."""
    cluster = composition.cluster
    for thing in (f"bodies.composition:{composition.pk}", f"bodies.term:{composition.unit_id}"):
        settle(cluster=cluster, thing=thing)
    seats = composition.seats.filter(person__user__isnull=False)
    tell(
        users=list(seats.values_list("person__user", flat=True)),
        cluster=cluster,
        kind=NEWS,
        key=f"bodies.composition:{composition.pk}:approved",
        title=_("Состав утверждён, вы в нём: {unit}").format(unit=composition.unit),
        text=_("Действует с {day}.").format(day=date_ru(composition.effective_from)),
        act=_("Открыть состав"),
        url=reverse("bodies:composition", args=[cluster.slug, composition.pk]),
        actor=actor,
    )
