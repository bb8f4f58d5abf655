"""What is found of meetings: themselves, items of agendas, decisions, assignments. Minutes are papers (documents)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.meetings.domain.states import MinutesState
from artel.meetings.models import AgendaItem, Assignment, Attendee, DecisionPoint, Meeting, Minutes
from artel.meetings.selectors import assignments_visible_to, meetings_visible_to
from artel.members.domain.kinds import RoleKind
from artel.members.models import Cluster, Person, Unit
from artel.members.standing import standing_of
from artel.russian import date_ru
from artel.search.domain.ranks import Weight, Words
from artel.search.kinds import Card, Hit, Kind, Source, register

_READS_ALL = {RoleKind.HEAD, RoleKind.COORDINATOR, RoleKind.OBSERVER}
_NAMES = frozenset({"last_name", "first_name", "patronymic"})


def register_kinds() -> None:
    """Offer meetings and what is decided at them to search. Called once, in ready()."""
    register(
        Kind(
            code="meeting",
            label=_("Заседания"),
            one=_("заседание"),
            model=Meeting,
            rows=lambda: Meeting.objects.select_related("unit", "joint_with"),
            card=_meeting_card,
            visible=lambda user, cluster: meetings_visible_to(user, cluster).select_related("cluster"),
            hit=lambda row: Hit(
                title=_title(row),
                url=_url(row),
                context=row.place,
                on=row.held_on,
                state=row.get_state_display(),
            ),
            sources=(
                Source(Meeting, lambda row: [row.pk], frozenset({"unit", "joint_with", "number", "held_on", "place"})),
                Source(Unit, _of_unit, frozenset({"name"})),
            ),
            lift=6,
        )
    )
    register(
        Kind(
            code="item",
            label=_("Вопросы повесток"),
            one=_("вопрос повестки"),
            model=AgendaItem,
            rows=lambda: AgendaItem.objects.select_related("meeting"),
            card=lambda row: Card(row.meeting.cluster_id, (Words(row.title, Weight.TITLE),), row.meeting.held_on),
            visible=_visible_items,
            hit=lambda row: Hit(
                title=row.title,
                url=_url(row.meeting),
                context=_title(row.meeting),
                on=row.meeting.held_on,
                state=row.get_state_display(),
            ),
            sources=(
                Source(AgendaItem, lambda row: [row.pk], frozenset({"title", "meeting"})),
                Source(
                    Meeting,
                    lambda row: list(row.items.values_list("pk", flat=True)),
                    frozenset({"held_on"}),
                ),
            ),
            cluster="meeting__cluster",
            lift=5,
        )
    )
    register(
        Kind(
            code="decision",
            label=_("Решения"),
            one=_("решение"),
            model=DecisionPoint,
            rows=lambda: DecisionPoint.objects.select_related("item__meeting"),
            card=lambda row: Card(
                row.item.meeting.cluster_id, (Words(row.text, Weight.TITLE),), row.item.meeting.held_on
            ),
            visible=_visible_decisions,
            hit=lambda row: Hit(
                title=row.text,
                url=_url(row.item.meeting),
                context=_t("{meeting}: {item}").format(meeting=_title(row.item.meeting), item=row.item.title),
                on=row.item.meeting.held_on,
            ),
            sources=(Source(DecisionPoint, lambda row: [row.pk], frozenset({"text"})),),
            cluster="item__meeting__cluster",
            lift=4,
        )
    )
    register(
        Kind(
            code="assignment",
            label=_("Поручения"),
            one=_("поручение"),
            model=Assignment,
            rows=lambda: Assignment.objects.select_related("point", "person"),
            card=lambda row: Card(
                row.cluster_id,
                (Words(row.point.text, Weight.TITLE), Words(row.person.full_name, Weight.NAMES)),
                row.due_on,
            ),
            visible=_visible_assignments,
            hit=lambda row: Hit(
                title=row.point.text,
                url=reverse("meetings:assignment", args=[row.cluster.slug, row.pk]),
                context=_t("{person}, срок {day}").format(person=row.person.short_name, day=date_ru(row.due_on)),
                state=row.get_state_display(),
            ),
            sources=(
                Source(Assignment, lambda row: [row.pk], frozenset({"person", "due_on", "point"})),
                Source(DecisionPoint, lambda row: _ids(row.assignments), frozenset({"text"})),
                Source(Person, lambda row: _ids(row.assignments), _NAMES),
            ),
            lift=5,
        )
    )


def _ids(rows: Any) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _of_unit(unit: Unit) -> list[int]:
    return list(Meeting.objects.filter(Q(unit=unit) | Q(joint_with=unit)).values_list("pk", flat=True))


def _title(meeting: Meeting) -> str:
    body = " и ".join(unit.name for unit in meeting.units)
    return _t("{body}, заседание № {n}").format(body=body, n=meeting.number)


def _url(meeting: Meeting) -> str:
    return reverse("meetings:detail", args=[meeting.cluster.slug, meeting.pk])


def _meeting_card(row: Meeting) -> Card:
    return Card(
        row.cluster_id,
        (
            Words(_title(row), Weight.TITLE),
            Words(f"№ {row.number} {date_ru(row.held_on)}", Weight.NUMBER),
            Words(row.place, Weight.ASIDE),
        ),
        row.held_on,
    )


def _visible_items(user: Any, cluster: Cluster) -> QuerySet[AgendaItem]:
    """Items of the meetings that the person sees: an agenda is no secret, nor what was proposed for it."""
    seen = meetings_visible_to(user, cluster)
    if seen.query.is_empty():
        return AgendaItem.objects.none()
    return AgendaItem.objects.filter(meeting__in=seen.order_by().values("pk")).select_related(
        "meeting__unit", "meeting__joint_with", "meeting__cluster"
    )


def _visible_decisions(user: Any, cluster: Cluster) -> QuerySet[DecisionPoint]:
    """As on the page of a meeting: of signed minutes everybody's, before that only theirs who read inside."""
    seen = meetings_visible_to(user, cluster)
    if seen.query.is_empty():
        return DecisionPoint.objects.none()
    found = DecisionPoint.objects.filter(item__meeting__in=seen.order_by().values("pk")).select_related(
        "item__meeting__unit", "item__meeting__joint_with", "item__meeting__cluster"
    )
    standing = standing_of(user, cluster)
    if standing.roles & _READS_ALL:
        return found
    signed = Minutes.objects.filter(state=MinutesState.SIGNED).values("meeting")
    return found.filter(Q(item__meeting__in=signed) | _inside(standing, "item__meeting"))


def _inside(standing: Any, meeting: str) -> Q:
    """Meetings of the person's bodies, and those on whose list they stand: what `meetings.view_drafts` says."""
    units = [held.unit_id for held in standing.offices if held.unit_id]
    listed = Attendee.objects.filter(person=standing.person_id).values("meeting")
    return (
        Q(**{f"{meeting}__unit__in": units})
        | Q(**{f"{meeting}__joint_with__in": units})
        | Q(**{f"{meeting}__in": listed})
    )


def _visible_assignments(user: Any, cluster: Cluster) -> QuerySet[Assignment]:
    """As on an assignment's own page: before it is in force, only theirs who read inside the meeting."""
    seen = assignments_visible_to(user, cluster)
    standing = standing_of(user, cluster)
    if seen.query.is_empty() or standing.roles & _READS_ALL:
        return seen
    return seen.filter(Q(issued_on__isnull=False) | _inside(standing, "point__item__meeting"))
