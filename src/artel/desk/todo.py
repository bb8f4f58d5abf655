"""Things to do that bodies bring to a person: an answer to a nomination, a call for people, a returned composition."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.bodies.domain.states import CompositionState, NominationState
from artel.bodies.models import Composition, Direction, Nomination
from artel.kernel import clock
from artel.members import selectors as members
from artel.members.models import Cluster
from artel.members.standing import Standing
from artel.russian import counted, date_words, plural


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to do now: a count or a mark at the left, a sentence, one button.

    `post`: the button does the deed itself; `other_act` with `other_url`: a second way beside it.
    """

    figure: str
    unit: str
    title: str
    text: str
    url: str
    act: str
    state: str = ""  # colours the figure of a thing that the person owes
    post: str = ""
    other_act: str = ""
    other_url: str = ""


def may_wait(cluster: Cluster, figure: str) -> bool:
    """Tell whether it is worth asking: the gate has counted for the menu what waits for the person, and often it is nothing."""
    return getattr(cluster, figure, None) != 0


def tasks_of_bodies(user: Any, cluster: Cluster, standing: Standing) -> list[Task]:
    """Everything that councils and groups wait for from this person. Four queries at most."""
    found = _nominations(user, cluster, standing) if standing.person_id else []
    if standing.organisation_ids and can(user, "bodies.nominate", cluster):
        found += _calls(cluster, standing)
    if can(user, "bodies.draft_composition", cluster):
        found += _returned(user, cluster)
    return found


def _nominations(user: Any, cluster: Cluster, standing: Standing) -> list[Task]:
    """The person's own nominations that wait for an answer."""
    rows = Nomination.objects.filter(
        cluster=cluster, person=standing.person_id, state=NominationState.PROPOSED
    ).select_related("direction", "organisation", "person")
    slug, found = cluster.slug, []
    for row in rows[:5]:
        row.cluster = cluster
        if not can(user, "bodies.answer_nomination", row):
            continue
        text = _("{organisation} предлагает вас в качестве: {part}. Войти в группу можно только с вашего согласия.")
        found.append(
            Task(
                "1",
                _("нужен ответ"),
                _("Вас выдвинули в рабочую группу «{name}»").format(name=row.direction.name),
                text.format(organisation=row.organisation.short_name, part=row.get_part_display()),
                reverse("bodies:nomination", args=[slug, row.pk]),
                _("Согласиться"),
                post=reverse("bodies:nomination_consent", args=[slug, row.pk]),
                other_act=_("Отказаться"),
                other_url=reverse("bodies:nomination_decline", args=[slug, row.pk]),
            )
        )
    return found


def _calls(cluster: Cluster, standing: Standing) -> list[Task]:
    """Open calls for nominations that the person's organisations have not answered, as one task."""
    today = clock.today(cluster)
    mine = members.members_on(cluster, today).filter(pk__in=standing.organisation_ids).order_by()
    answered = Nomination.objects.filter(direction=OuterRef("pk"), organisation__in=mine.values("pk")).exclude(
        state=NominationState.WITHDRAWN
    )
    calls = list(
        Direction.objects.filter(
            ~Exists(answered),
            Exists(mine),
            cluster=cluster,
            closed_on=None,
            call_opened_on__isnull=False,
            call_closed_on=None,
            call_due_on__gte=today,
        ).order_by("call_due_on", "code", "name")[:30]
    )
    if not calls:
        return []
    left = max(members.calendar_of(cluster).working_days_between(today, calls[0].call_due_on), 0)
    names = "; ".join(direction.name for direction in calls[:3])
    until = _("Выдвинуть до {day}: {names}.").format(day=date_words(calls[0].call_due_on, year=False), names=names)
    one = len(calls) == 1
    address = ("bodies:nominate", [cluster.slug, calls[0].pk]) if one else ("bodies:directions", [cluster.slug])
    title = (
        _("Выдвинуть человека в рабочую группу")
        if one
        else _("Выдвинуть людей в {groups}").format(
            groups=counted(len(calls), _("рабочую группу"), _("рабочие группы"), _("рабочих групп"))
        )
    )
    unit = plural(left, _("раб. день"), _("раб. дня"), _("раб. дней"))
    url = reverse(address[0], args=address[1])
    return [Task(str(left), unit if left else _("сегодня"), title, until, url, _("Выдвинуть"), "soon")]


def _returned(user: Any, cluster: Cluster) -> list[Task]:
    """Compositions that came back with remarks to whoever drafts them."""
    rows = Composition.objects.filter(cluster=cluster, state=CompositionState.RETURNED).select_related(
        "unit", "direction__unit"
    )
    return [
        Task(
            "1",
            _("замечания"),
            _("Исправить состав: {name}").format(name=(row.unit or row.direction).name),
            row.return_reason,
            reverse("bodies:composition", args=[cluster.slug, row.pk]),
            _("Открыть"),
        )
        for row in rows[:5]
        if can(user, "bodies.draft_composition", row)
    ]
