"""Signed minutes prove «не реже 1 раза в квартал»: which body a row means, what proves it, what is nearest to that.

Only a meeting that was held, on a day inside the slot, with registered minutes; a failed one proves nothing, and two in
one quarter do not repair another (DOMAIN 3.3.1 c 5, 6).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.documents.domain.states import PaperState
from artel.meetings.domain.states import MeetingState, MinutesState
from artel.meetings.models import Meeting, Minutes
from artel.members.domain.kinds import UnitKind
from artel.members.models import Cluster, Unit
from artel.plans import kinds
from artel.plans.domain.executors import ExecutorKind, read_executors
from artel.plans.models import Activity, Executor, Obligation
from artel.plans.services.finding import refresh_evidence
from artel.russian import Case, body_in_text, decline_post, search_key

SIGNED_MINUTES = "meetings.signed_minutes"
SETTLED = (MinutesState.SIGNED, MinutesState.SUPERSEDED)
_NAMED = {"expert_council": UnitKind.EXPERT_COUNCIL, "coordination_council": UnitKind.COORDINATION_COUNCIL}


# --- whose meetings ---


def bodies_of(obligation: Obligation) -> list[Unit]:
    """Bodies whose meetings the row asks for: the one its words name, else those of its executors.

    «Председатель Экспертного совета» as an executor means that council; «Протоколы заседаний Экспертного совета» as a
    result means it whoever executes.
    """
    units = Unit.objects.filter(cluster=obligation.cluster_id)
    return _bodies_of(obligation, units, _executors([obligation.activity_id])[obligation.activity_id])


def _bodies_of(obligation: Obligation, units: Iterable[Unit], executors: Collection[Executor]) -> list[Unit]:
    of_executors = {unit_id for executor in executors if (unit_id := _unit_of(executor))}
    units = list(units)
    words = obligation.requirement.words
    named = {unit.pk for unit in units if is_named(unit.name, unit.kind, words)}
    # Where the words name several, or one that an older council bore too, the executors tell which.
    chosen = named & of_executors or named or of_executors
    return [unit for unit in units if unit.pk in chosen]


def _unit_of(executor: Executor) -> int | None:
    return executor.unit_id or (executor.office.unit_id if executor.office_id else None)


def _executors(activities: Collection[int]) -> dict[int, list[Executor]]:
    """Executors by the row, in its latest wording."""
    found: dict[int, list[Executor]] = defaultdict(list)
    latest: dict[int, int] = {}
    rows = Executor.objects.filter(row__activity__in=activities).select_related("office", "row__version")
    for executor in rows.order_by("row__version__number", "position", "pk"):
        if latest.get(executor.row.activity_id) != executor.row_id:
            latest[executor.row.activity_id] = executor.row_id
            found[executor.row.activity_id] = []
        found[executor.row.activity_id].append(executor)
    return found


@lru_cache(maxsize=1024)
def is_named(name: str, kind: str, words: str) -> bool:
    """Tell whether the words name the body: «Протоколы заседаний Экспертного совета»."""
    text = search_key(words)
    if any(search_key(form) in text for form in (name, decline_post(name, Case.GENITIVE))):
        return True
    readings = [reading for reading in read_executors(words) if reading.kind is ExecutorKind.UNIT]
    return any(_NAMED.get(reading.unit) == kind for reading in readings)


# --- what proves ---


def find(obligation: Obligation) -> Iterator[kinds.Found]:
    """Meetings of the body in the obligation's window whose minutes are registered, each a piece of evidence."""
    bodies = bodies_of(obligation)
    if not bodies:
        return
    for meeting in proving_meetings(bodies, *window_of(obligation)):
        editions = [minutes for minutes in meeting.minutes.all() if minutes.state in SETTLED]
        standing = editions[-1].paper
        if standing.state != PaperState.REGISTERED:
            continue
        # A correction is signed later, and makes late nothing that was in time.
        first = min(minutes.paper.in_force_on for minutes in editions if minutes.paper.in_force_on)
        entered_by = editions[0].paper.scan.uploaded_by if editions[0].paper.is_by_hand else None
        yield kinds.Found(
            source_kind=SIGNED_MINUTES,
            source_id=str(meeting.pk),
            title=title_of(meeting),
            number=standing.number,
            happened_on=meeting.held_on,
            in_force_on=max(first, meeting.held_on),
            needs_acceptance=editions[0].paper.is_by_hand,
            recorded_by=entered_by,
        )


def proving_meetings(bodies: Collection[Unit], opens_on: date | None, until: date | None) -> list[Meeting]:
    """Held meetings of any of the bodies on days of the window, with settled minutes, by the day."""
    found = Meeting.objects.filter(
        Q(unit__in=bodies) | Q(joint_with__in=bodies), state=MeetingState.HELD, minutes__state__in=SETTLED
    )
    if opens_on:
        found = found.filter(held_on__gte=opens_on)
    if until:
        found = found.filter(held_on__lte=until)
    return list(
        found.distinct()
        .select_related("unit", "joint_with")
        .prefetch_related("minutes__paper__scan__uploaded_by")
        .order_by("held_on", "pk")
    )


def window_of(obligation: Obligation) -> tuple[date | None, date | None]:
    """Days on which a meeting counts for the obligation: its quarter; of an obligation without one, the plan's year."""
    if obligation.slot_kind == "period":
        return obligation.opens_on, obligation.words_due_on
    return obligation.opens_on or obligation.plan.starts_on, obligation.plan.ends_on


def title_of(meeting: Meeting) -> str:
    """«Протокол заседания Экспертного совета от 14.03.2024»"""
    return _t("Протокол заседания {unit} от {day}").format(
        unit=_t(" и ").join(body_in_text(unit.name, Case.GENITIVE) for unit in meeting.units),
        day=f"{meeting.held_on:%d.%m.%Y}",
    )


def refresh_rows(cluster: Cluster) -> None:
    """Let every row that asks for minutes look again: a meeting's minutes were registered, revoked, or recorded."""
    rows = Activity.objects.filter(cluster=cluster, requirements__kind=SIGNED_MINUTES, requirements__retired_on=None)
    for activity in rows.distinct().select_related("plan__cluster", "cluster"):
        refresh_evidence(activity)


# --- what is nearest ---


def near(obligations: Sequence[Obligation], on: date) -> Mapping[int, kinds.Near]:
    """Of each obligation, the first meeting in its window that was held by the day and whose minutes were not signed.

    One query while there is no such meeting, three when there is; for one obligation or for many, for one plan or for
    many.
    """
    unsigned = _unsigned_meetings({obligation.cluster_id for obligation in obligations}, on)
    if not unsigned:
        return {}
    executors = _executors({obligation.activity_id for obligation in obligations})
    units: dict[int, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.filter(cluster__in={obligation.cluster_id for obligation in obligations}):
        units[unit.cluster_id].append(unit)
    found = {}
    for obligation in obligations:
        bodies = {
            unit.pk for unit in _bodies_of(obligation, units[obligation.cluster_id], executors[obligation.activity_id])
        }
        for meeting in unsigned:
            if bodies.intersection(meeting["units"]) and _is_inside(meeting["held_on"], obligation):
                found[obligation.pk] = kinds.Near(meeting["what"], meeting["who"])
                break
    return found


def _is_inside(day: date, obligation: Obligation) -> bool:
    opens_on, until = obligation.opens_on, obligation.words_due_on
    return (opens_on is None or opens_on <= day) and (obligation.slot_kind != "period" or until is None or day <= until)


def _unsigned_meetings(clusters: Collection[int], on: date) -> list[dict]:
    """Meetings held by the day with nothing registered by it, each with what is lacking and who owes it."""
    signed = Minutes.objects.filter(paper__in_force_on__lte=on, state__in=SETTLED).values("meeting")
    lines = (
        Meeting.objects.filter(cluster__in=clusters, state=MeetingState.HELD, held_on__lte=on)
        .exclude(pk__in=signed)
        .filter(
            Q(minutes__isnull=True)
            | Q(minutes__paper__isnull=True)
            | Q(minutes__paper__signers__isnull=True)
            | Q(minutes__paper__signers__round=F("minutes__paper__round"))
        )
        .order_by("held_on", "pk", "minutes__edition", "minutes__paper__signers__position")
        .values(
            "pk",
            "held_on",
            "unit_id",
            "joint_with_id",
            state_=F("minutes__state"),
            signed_on=F("minutes__paper__signers__signature__signed_on"),
            signer=F("minutes__paper__signers__name"),
            post=F("minutes__paper__signers__post"),
            last=F("secretary__last_name"),
            first=F("secretary__first_name"),
            patronymic=F("secretary__patronymic"),
        )
    )
    found: dict[int, dict] = {}
    for line in lines:
        meeting = found.setdefault(line["pk"], {**line, "units": (line["unit_id"], line["joint_with_id"])})
        if line["state_"] == MinutesState.SIGNING and line["signed_on"] is None and "who" not in meeting:
            meeting["who"] = f"{_surname_first(line['signer'])}, {line['post'][:1].lower()}{line['post'][1:]}"
    for meeting in found.values():
        day = f"{meeting['held_on']:%d.%m.%Y}"
        if "who" in meeting:
            meeting["what"] = _t("подписи протокола заседания от {day}").format(day=day)
            continue
        initials = " ".join(f"{part[0]}." for part in (meeting["first"], meeting["patronymic"]) if part)
        who = f"{meeting['last']} {initials}".strip() if meeting["last"] else ""
        meeting["who"] = _t("{name}, секретарь").format(name=who) if who else _t("секретарь заседания")
        meeting["what"] = _t("подписанного протокола заседания от {day}").format(day=day)
    return list(found.values())


def _surname_first(name: str) -> str:
    """«М.О. Гринёва», as it is printed, as lists have it: «Гринёва М. О.»"""
    letters, _space, last = name.partition(" ")
    return f"{last} {letters.replace('.', '. ').strip()}" if last else name


# --- the kind ---


def lack(words: str, slot_label: str) -> str:
    """«подписанного протокола заседания за I квартал 2024 г.»"""
    slot = f" ({slot_label})" if slot_label else ""
    return str(_("подписанного протокола заседания{slot}")).format(slot=slot)


def opens(obligation: Obligation) -> kinds.Opening:
    """The meetings of that body."""
    bodies = bodies_of(obligation)
    query = f"?unit={bodies[0].pk}" if len(bodies) == 1 else ""
    return kinds.Opening(
        reverse("meetings:list", args=[obligation.cluster.slug]) + query,
        _("Открыть заседания"),
        "meetings.view_meeting",
    )


KIND = kinds.EvidenceKind(
    code=SIGNED_MINUTES, label=_("подписанный протокол заседания"), lack=lack, find=find, opens=opens, near=near
)
