"""What of bodies calls people: calls for people, answers of nominees, terms that end (DOMAIN G, 3.1.1)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.bodies.domain.states import CompositionState, NominationState
from artel.bodies.models import Composition, Direction, Nomination
from artel.members.domain.kinds import OfficeKind
from artel.members.domain.periods import Period
from artel.members.models import Cluster
from artel.members.selectors import members_on
from artel.notices.addressees import Addressees
from artel.notices.domain import cadence
from artel.notices.sources import Call, Source, register, register_kind
from artel.russian import date_ru

KEEPERS = (OfficeKind.CHAIR, OfficeKind.SECRETARY)
NEWS = register_kind("bodies.news", gettext_lazy("Выдвижения и составы групп"))


def nomination_thing(nomination: Nomination) -> str:
    """The name of a nomination among the things that call."""
    return f"bodies.nomination:{nomination.pk}"


def nominees_to_answer(cluster: Cluster, day: date) -> Iterator[Call]:
    """Nominations without an answer: the nominee who has an account, else whoever nominated, who may enter it."""
    people = Addressees(cluster, day)
    found = Nomination.objects.filter(
        cluster=cluster, state=NominationState.PROPOSED, direction__closed_on=None
    ).select_related("direction", "organisation", "person")
    for it in found.order_by("pk"):
        nominee = people.everybody & {it.person.user_id}
        yield Call(
            thing=nomination_thing(it),
            on=it.nominated_on,
            users=nominee or people.everybody & {it.nominated_by_id},
            title=_("Вас выдвинули в рабочую группу «{name}»").format(name=it.direction.name)
            if nominee
            else _("Нужно согласие кандидата: {name}, группа «{group}»").format(
                name=it.person.short_name, group=it.direction.name
            ),
            text=_("Войти в группу можно только с согласия. Выдвинула организация {organisation}.").format(
                organisation=it.organisation.short_name
            ),
            act=_("Согласиться или отказаться") if nominee else _("Записать согласие"),
            url=reverse("bodies:nomination", args=[cluster.slug, it.pk]),
        )


def calls_to_answer(cluster: Cluster, day: date) -> Iterator[Call]:
    """Open calls for people: each member that has put nobody forward, one call for its representatives."""
    directions = list(
        Direction.objects.filter(
            cluster=cluster,
            closed_on=None,
            call_opened_on__isnull=False,
            call_closed_on=None,
            call_due_on__gte=day,
        ).order_by("call_due_on", "pk")
    )
    if not directions:
        return
    people = Addressees(cluster, day)
    organisations = list(members_on(cluster, day).order_by("pk"))
    answered = set(
        Nomination.objects.filter(direction__in=directions)
        .exclude(state=NominationState.WITHDRAWN)
        .values_list("direction", "organisation")
    )
    # The calls of one day are one thing for an organisation: thirty directions are no thirty lines.
    for organisation in organisations:
        open_ones: dict[date, list[Direction]] = defaultdict(list)
        for direction in directions:
            if (direction.pk, organisation.pk) not in answered:
                open_ones[direction.call_due_on].append(direction)
        for due_on, left in open_ones.items():
            one = len(left) == 1
            yield Call(
                thing=f"bodies.call:{organisation.pk}:{due_on.isoformat()}",
                on=due_on,
                users=people.of_organisation(organisation.pk),
                title=_("Выдвинуть человека в рабочую группу «{name}»").format(name=left[0].name)
                if one
                else _("Выдвинуть людей в рабочие группы: {count}").format(count=len(left)),
                text=_("От организации {organisation} ещё никого нет. Если выдвигать некого, ничего не нужно.").format(
                    organisation=organisation.short_name
                ),
                act=_("Выдвинуть"),
                url=reverse("bodies:nominate", args=[cluster.slug, left[0].pk])
                if one
                else reverse("bodies:directions", args=[cluster.slug]),
                organisation=organisation,
            )


def terms_to_renew(cluster: Cluster, day: date) -> Iterator[Call]:
    """Bodies whose term ends: chair, secretary, those who coordinate. A body past its term decides nothing."""
    people = Addressees(cluster, day)
    found = Composition.objects.filter(
        cluster=cluster, state=CompositionState.APPROVED, effective_from__lte=day, unit__isnull=False
    ).select_related("unit", "direction")
    latest: dict[int, Composition] = {}
    for composition in found.order_by("effective_from", "pk"):
        latest[composition.unit_id] = composition
    # A version under way answers: its own papers and votes call from there.
    renewed = set(
        Composition.objects.filter(
            cluster=cluster, state__in=[CompositionState.VOTING, CompositionState.APPROVAL], unit__isnull=False
        ).values_list("unit", flat=True)
    )
    for unit, composition in latest.items():
        until = composition.term_until
        if until is None or until < day or unit in renewed or not Period.of(composition.unit).holds(day):
            continue
        yield Call(
            thing=f"bodies.term:{unit}",
            on=until,
            users=people.in_unit(unit, *KEEPERS) | people.coordinators,
            title=_("Кончается срок полномочий: {unit}").format(unit=composition.unit),
            text=_("После {day} орган не сможет принимать решения. Утвердите новый состав заранее.").format(
                day=date_ru(until)
            ),
            act=_("Открыть состав"),
            url=reverse("bodies:detail", args=[cluster.slug, unit]),
        )


register(Source("bodies.nominees", gettext_lazy("Ответы на выдвижение"), nominees_to_answer, cadence.NUDGE))
register(Source("bodies.calls", gettext_lazy("Выдвижение в рабочие группы"), calls_to_answer, cadence.CALL))
register(Source("bodies.terms", gettext_lazy("Сроки полномочий органов"), terms_to_renew, cadence.TERM))
