"""What proves that working groups were formed: docs/bodies.md, DOMAIN 3.1.1 e. Registered by `evidence_kinds`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.bodies.domain.states import CompositionState
from artel.bodies.models import Composition, Direction
from artel.documents.domain.states import PaperState, SignerRole
from artel.members.models import Person
from artel.plans import kinds
from artel.plans.models import Obligation
from artel.russian import search_key

APPROVED_COMPOSITION = "bodies.approved_composition"


@dataclass(frozen=True, slots=True)
class Formed:
    """A direction, and the composition by which its group was formed; None while it was not."""

    direction: Direction
    composition: Composition | None


def formed_for(obligation: Obligation) -> list[Formed]:
    """Every direction that the obligation stands on, with the decision that has formed its group.

    Directions linked with the row; where none is, those of the cluster that were open in the plan's year. An obligation
    of one item of a list («до марта — по наставничеству») stands on the direction that its words name. A direction
    that was closed before it had a group asks for nothing.
    """
    directions = _directions(obligation)
    first: dict[int, Composition] = {}
    rows = Composition.objects.filter(direction__in=directions, state=CompositionState.APPROVED)
    # A group whose term was over before the plan began was formed for another plan.
    rows = rows.filter(Q(term_until=None) | Q(term_until__gte=obligation.plan.starts_on))
    rows = rows.filter(Q(act=None) | Q(act__state=PaperState.REGISTERED)).select_related("act", "unit")
    for composition in rows.order_by("approved_on", "pk"):
        first.setdefault(composition.direction_id, composition)
    return [
        Formed(direction, first.get(direction.pk))
        for direction in directions
        if direction.pk in first or direction.closed_on is None
    ]


def _directions(obligation: Obligation) -> list[Direction]:
    linked = list(Direction.objects.filter(activities=obligation.activity_id).order_by("code", "name"))
    plan = obligation.plan
    found = linked or list(
        Direction.objects.filter(cluster=obligation.cluster_id, added_on__lte=plan.ends_on)
        .filter(Q(closed_on=None) | Q(closed_on__gte=plan.starts_on))
        .order_by("code", "name")
    )
    if obligation.slot_kind == "item":
        label = _stems(obligation.slot_label)
        named = [direction for direction in found if _stems(direction.name) & label]
        return named if len(named) == 1 else found
    return found


def _stems(words: str) -> set[str]:
    return {word[:6] for word in re.findall(r"\w{4,}", search_key(words))}


def find(obligation: Obligation) -> Iterator[kinds.Found]:
    """The groups of every direction, as one piece: it takes effect on the day the last of them was approved.

    A later version of a composition does not move that day. Where the row asks for several documents, the decision on
    each group is one. What was entered from a scan waits for somebody else's acceptance.
    """
    formed = formed_for(obligation)
    done = sorted(
        (each.composition for each in formed if each.composition is not None),
        key=lambda composition: (composition.approved_on, composition.pk),
    )
    if not done:
        return
    if obligation.needed > 1:
        for composition in done:
            yield _piece([composition])
    elif len(done) == len(formed):
        yield _piece(done)


def _piece(compositions: list[Composition]) -> kinds.Found:
    last = compositions[-1]
    from_scan = next((c for c in reversed(compositions) if c.act_id is None), None)
    if len(compositions) == 1:
        title = _t("Состав: {unit}").format(unit=last.unit.name)
    else:
        title = _t("Составы рабочих групп утверждены, групп: {count}").format(count=len(compositions))
    decided = [c.act.dated_on if c.act is not None else c.approved_on for c in compositions]
    return kinds.Found(
        source_kind=APPROVED_COMPOSITION,
        source_id=str(last.pk) if len(compositions) == 1 else f"{last.pk}.{len(compositions)}",
        title=title,
        number=last.act.number if last.act is not None else "",
        happened_on=min(max(decided), last.approved_on),
        in_force_on=last.approved_on,
        needs_acceptance=from_scan is not None,
        recorded_by=from_scan.created_by if from_scan is not None else None,
    )


# --- what is nearest ---


def near(obligations: Sequence[Obligation], on: date) -> Mapping[int, kinds.Near]:
    """Of each obligation some of whose groups are not formed by the day: which, at what stage, and whose turn it is.

    Three queries at most, for one obligation or for hundreds.
    """
    open_ones = Direction.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=on),
        cluster__in={obligation.cluster_id for obligation in obligations},
        added_on__lte=on,
    )
    directions = list(open_ones.select_related("forming_unit").prefetch_related("activities").order_by("code", "name"))
    if not directions:
        return {}
    stages = _stages(directions, on)
    found = {}
    for obligation in obligations:
        mine = [each for each in directions if each.cluster_id == obligation.cluster_id]
        linked = [each for each in mine if obligation.activity_id in {row.pk for row in each.activities.all()}]
        asked = linked or mine
        waiting = [stages[each.pk] for each in asked if each.pk in stages]
        if waiting:
            found[obligation.pk] = _nearest(waiting, len(asked))
    return found


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A group that is not formed yet. `signer`: who has to sign its decision next; empty before it is at signing."""

    direction: Direction
    signer: str


def _stages(directions: Sequence[Direction], on: date) -> dict[int, _Waiting]:
    """The directions without a group by the day."""
    lines = (
        Composition.objects.filter(direction__in=directions)
        .exclude(state=CompositionState.DROPPED)
        .order_by("act__signers__position")
        .values(
            "direction_id",
            "state",
            "approved_on",
            is_live=Q(act__signers__round=F("act__round"), act__signers__signature=None),
            role=F("act__signers__role"),
            post=F("act__signers__post"),
            last=F("act__signers__person__last_name"),
            first=F("act__signers__person__first_name"),
            patronymic=F("act__signers__person__patronymic"),
        )
    )
    formed, signers = set(), {}
    for line in sorted(lines, key=lambda line: line["role"] == SignerRole.APPROVES):
        if line["state"] == CompositionState.APPROVED and line["approved_on"] <= on:
            formed.add(line["direction_id"])
        elif line["state"] == CompositionState.APPROVAL and line["is_live"] and line["last"]:
            name, post = (
                Person(last_name=line["last"], first_name=line["first"], patronymic=line["patronymic"]).short_name,
                line["post"],
            )
            signers.setdefault(line["direction_id"], f"{name} ({post[:1].lower()}{post[1:]})")
    return {each.pk: _Waiting(each, signers.get(each.pk, "")) for each in directions if each.pk not in formed}


def _nearest(waiting: Sequence[_Waiting], asked: int) -> kinds.Near:
    names = ", ".join(f"«{each.direction.name}»" for each in waiting)
    done = asked - len(waiting)
    so_far = _t(" (утверждены {done} из {asked})").format(done=done, asked=asked) if done else ""
    if all(each.signer for each in waiting):
        words = (
            _t("подписи под решением о группе {names}")
            if len(waiting) == 1
            else _t("подписей под решениями о группах {names}")
        )
        who = ", ".join(dict.fromkeys(each.signer for each in waiting))
    else:
        words = (
            _t("утверждённого состава группы {names}")
            if len(waiting) == 1
            else _t("утверждённых составов групп {names}")
        )
        who = ", ".join(dict.fromkeys(each.signer or each.direction.forming_unit.name for each in waiting))
    return kinds.Near(words.format(names=names) + so_far, who)


def lack(words: str, slot_label: str) -> str:
    return str(_("утверждённых составов рабочих групп по всем направлениям строки"))


def opens(obligation: Obligation) -> kinds.Opening:
    """The directions, where groups are formed."""
    return kinds.Opening(
        reverse("bodies:directions", args=[obligation.cluster.slug]), _("Открыть направления"), "bodies.view_bodies"
    )
