"""What the fair proves of a plan: named invitations (row 2.9) and employment (row 4.2).

Invitations: a fair held in the obligation's window, its commission's protocol registered, and invitations issued to the
declared share of those who take part. Employment: a registered summary as of a day of the window.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.documents.domain.states import PaperState
from artel.documents.models import Paper
from artel.fair.domain.states import GraduateState, InvitationState, Stage
from artel.fair.models import EmploymentFact, EmploymentSummary, Fair, Graduate, Invitation, Protocol
from artel.members.models import Cluster, Organisation
from artel.plans import kinds
from artel.plans.models import Activity, Obligation
from artel.plans.services.finding import refresh_evidence
from artel.russian import counted

INVITATIONS = "fair.invitations"
EMPLOYMENT = "fair.employment"
ISSUED = (
    InvitationState.ISSUED,
    InvitationState.DELIVERED,
    InvitationState.ACCEPTED,
    InvitationState.DECLINED,
    InvitationState.EXPIRED,
)
MAIN = 1
NAMED = 3  # enterprises or colleges named as those who owe
_COLLEGE = "student__group__programme__organisation"


# --- the window ---


def window_of(obligation: Obligation) -> tuple[date, date]:
    """Days whose fair or summary counts: the quarter of an obligation that has one, else the plan's whole year.

    Dates that an order gives to «в соответствии с графиком» are those of the actions, not of the summary.
    """
    plan = obligation.plan
    if obligation.slot_kind == "period":
        return obligation.opens_on or plan.starts_on, obligation.words_due_on or plan.ends_on
    return plan.starts_on, plan.ends_on


def _fairs_in(obligation: Obligation) -> list[Fair]:
    opens_on, until = window_of(obligation)
    found = Fair.objects.filter(cluster=obligation.cluster_id, held_on__gte=opens_on, held_on__lte=until)
    return list(found.order_by("held_on", "pk"))


# --- named invitations ---


@dataclass(slots=True)
class _Reach:
    """How far a fair has come: who takes part, on what days they were first invited, when the protocol was registered."""

    willing: int = 0
    first_days: list[date] = field(default_factory=list)
    agreed_on: date | None = None

    def needed(self, target_percent: int) -> int:
        """How many of those who take part are to be invited: at least one, rounded up."""
        return max(1, -(-self.willing * target_percent // 100))

    def reached_on(self, target_percent: int, held_on: date) -> date | None:
        """The day when everything was there; None while something is not."""
        needed = self.needed(target_percent)
        if self.agreed_on is None or not self.willing or len(self.first_days) < needed:
            return None
        return max(self.first_days[needed - 1], self.agreed_on, held_on)


def _reaches(fairs: Collection[Fair], on: date | None = None) -> dict[int, _Reach]:
    """Of each fair, by what there was on a day or is now. Three queries, for one fair or for many."""
    found = {fair.pk: _Reach() for fair in fairs}
    willing = Graduate.objects.filter(fair__in=found, state=GraduateState.CONFIRMED)
    for fair, count in willing.order_by().values_list("fair").annotate(count=Count("pk")):
        found[fair].willing = count
    invited = Invitation.objects.filter(
        fair__in=found, state__in=ISSUED, issued_on__isnull=False, graduate__state=GraduateState.CONFIRMED
    )
    if on is not None:
        invited = invited.filter(issued_on__lte=on)
    rows = invited.order_by().values("fair", "graduate").annotate(day=Min("issued_on")).order_by("day", "graduate")
    for row in rows:
        found[row["fair"]].first_days.append(row["day"])
    agreed = Protocol.objects.filter(fair__in=found, round=MAIN, paper__state=PaperState.REGISTERED)
    if on is not None:
        agreed = agreed.filter(paper__in_force_on__lte=on)
    for fair, day in agreed.order_by("-paper__in_force_on").values_list("fair", "paper__in_force_on"):
        found[fair].agreed_on = day
    return found


def find_invitations(obligation: Obligation) -> Iterator[kinds.Found]:
    """Fairs of the window that have given the declared share of their graduates an invitation each."""
    fairs = _fairs_in(obligation)
    reaches = _reaches(fairs) if fairs else {}
    for fair in fairs:
        reach = reaches[fair.pk]
        day = reach.reached_on(fair.target_percent, fair.held_on)
        if day is None:
            continue
        title = _t("{fair}: именные приглашения получили {invited} из {willing}, распределение утверждено").format(
            fair=fair.name, invited=len(reach.first_days), willing=_graduates(reach.willing)
        )
        yield kinds.Found(INVITATIONS, str(fair.pk), title, happened_on=fair.held_on, in_force_on=day)


def near_invitations(obligations: Sequence[Obligation], on: date) -> Mapping[int, kinds.Near]:
    """Of each obligation, what the first fair of its window that was held by the day lacks yet, and who owes it.

    One query while there is no such fair, at most six when there is.
    """
    clusters = {obligation.cluster_id for obligation in obligations}
    fairs = list(Fair.objects.filter(cluster__in=clusters, held_on__lte=on).order_by("held_on", "pk"))
    if not fairs:
        return {}
    reaches = _reaches(fairs, on)
    lacking = [fair for fair in fairs if reaches[fair.pk].reached_on(fair.target_percent, fair.held_on) is None]
    near = _near_of_fairs(lacking, reaches) if lacking else {}
    found = {}
    for obligation in obligations:
        opens_on, until = window_of(obligation)
        for fair in fairs:
            if fair.cluster_id == obligation.cluster_id and opens_on <= fair.held_on <= until and fair.pk in near:
                found[obligation.pk] = near[fair.pk]
                break
    return found


def _near_of_fairs(fairs: Sequence[Fair], reaches: Mapping[int, _Reach]) -> dict[int, kinds.Near]:
    undecided = [fair.pk for fair in fairs if reaches[fair.pk].agreed_on is None]
    signers = _unsigned(Protocol.objects.filter(fair__in=undecided, round=MAIN)) if undecided else {}
    owing = _enterprises_that_owe([fair.pk for fair in fairs if fair.pk not in undecided])
    found = {}
    for fair in fairs:
        reach, day = reaches[fair.pk], f"{fair.held_on:%d.%m.%Y}"
        if reach.agreed_on is None:
            what = _t("подписанного протокола распределения (ярмарка {day})").format(day=day)
            found[fair.pk] = kinds.Near(what, signers.get(fair.pk) or _t("комиссия по распределению"))
            continue
        if not reach.willing:
            continue
        left = reach.needed(fair.target_percent) - len(reach.first_days)
        what = _t("приглашений для {left} из {willing} (ярмарка {day})").format(
            left=_graduates(left), willing=reach.willing, day=day
        )
        found[fair.pk] = kinds.Near(what, _listed(owing.get(fair.pk, ())) or _t("координатор кластера"))
    return found


def _enterprises_that_owe(fairs: Sequence[int]) -> dict[int, list[str]]:
    """By fair, the enterprises that have invitations to sign."""
    if not fairs:
        return {}
    waiting = Invitation.objects.filter(fair__in=fairs, state=InvitationState.SIGNING)
    found: dict[int, list[str]] = {}
    rows = waiting.order_by("vacancy__organisation__short_name").values_list(
        "fair", "vacancy__organisation__short_name"
    )
    for fair, name in rows.distinct():
        found.setdefault(fair, []).append(name)
    return found


def _unsigned(owners: Any) -> dict[int, str]:
    """By fair, who has still to sign the paper at signing: the first in order."""
    rows = (
        owners.filter(
            paper__state=PaperState.SIGNING,
            paper__signers__round=F("paper__round"),
            paper__signers__signature__isnull=True,
        )
        .order_by("-paper__signers__position")
        .values_list("fair", "paper__signers__name", "paper__signers__post")
    )
    return {fair: f"{name}, {post[:1].lower()}{post[1:]}" for fair, name, post in rows}


# --- employment ---


def find_employment(obligation: Obligation) -> Iterator[kinds.Found]:
    """Registered summaries as of a day of the window; of a college that owes its own share, those that tell of it.

    A later edition of a summary corrects its figures and makes late nothing that was in time.
    """
    opens_on, until = window_of(obligation)
    rows = EmploymentSummary.objects.filter(
        cluster=obligation.cluster_id, as_of__gte=opens_on, as_of__lte=until, paper__state=PaperState.REGISTERED
    )
    rows = list(rows.select_related("paper", "fair").order_by("as_of", "paper__in_force_on", "pk"))
    if not rows:
        return
    silent = _is_college_of_the_fair(obligation.organisation, {row.fair_id for row in rows})
    groups: dict[tuple[int, str, date], list[EmploymentSummary]] = {}
    for row in rows:
        groups.setdefault((row.fair_id, row.milestone, row.as_of), []).append(row)
    for (fair, milestone, as_of), editions in groups.items():
        last = editions[-1]
        if fair in silent and not _tells_of(last, obligation.organisation_id):
            continue
        whole = last.figures["whole"]
        title = _t("{title}: всего {total}").format(
            title=last.paper.title, total=_graduates(sum(whole["outcomes"].values()))
        )
        yield kinds.Found(
            EMPLOYMENT,
            f"{fair}:{milestone}:{as_of:%Y-%m-%d}",
            title,
            happened_on=as_of,
            in_force_on=max(as_of, min(row.paper.in_force_on for row in editions)),
            number=last.paper.number,
        )


def _is_college_of_the_fair(organisation: Organisation | None, fairs: Collection[int]) -> set[int]:
    """The fairs at which the organisation has graduates: there it has to have told of them."""
    if organisation is None:
        return set()
    mine = Graduate.objects.filter(fair__in=fairs, **{_COLLEGE: organisation})
    return set(mine.exclude(state=GraduateState.WITHDRAWN).values_list("fair", flat=True))


def _tells_of(summary: EmploymentSummary, college: int) -> bool:
    tally = summary.figures["colleges"].get(str(college))
    return tally is not None and sum(tally["outcomes"].values()) > tally["missing"]


def near_employment(obligations: Sequence[Obligation], on: date) -> Mapping[int, kinds.Near]:
    """Of each obligation, what the employment of its cluster's latest fair lacks: facts, a summary, its signature.

    Told from the stage of employment on, of what falls into the window. One query while there is no such fair, at most
    four when there is.
    """
    clusters = {obligation.cluster_id for obligation in obligations}
    followed = Fair.objects.filter(
        cluster__in=clusters, stage__in=[Stage.EMPLOYMENT, Stage.MONITORING], held_on__lte=on
    )
    fairs = {fair.cluster_id: fair for fair in followed.order_by("held_on", "pk")}
    if not fairs:
        return {}
    ids = [fair.pk for fair in fairs.values()]
    signers = _unsigned(EmploymentSummary.objects.filter(fair__in=ids))
    told = EmploymentFact.objects.filter(graduate=OuterRef("pk"), recorded_at__date__lte=on)
    missing: dict[int, list[tuple[str, int, int]]] = {}
    rows = (
        Graduate.objects.filter(~Exists(told), fair__in=ids)
        .exclude(state=GraduateState.WITHDRAWN)
        .order_by()
        .values_list("fair", f"{_COLLEGE}__short_name", _COLLEGE)
        .annotate(count=Count("pk"))
    )
    for fair, name, college, count in rows.order_by(f"{_COLLEGE}__short_name"):
        missing.setdefault(fair, []).append((name, college, count))
    found = {}
    for obligation in obligations:
        fair = fairs.get(obligation.cluster_id)
        opens_on, until = window_of(obligation)
        if fair is None or not opens_on <= min(on, until) or on > until:
            continue
        found[obligation.pk] = _near_employment(fair, obligation, missing.get(fair.pk, []), signers.get(fair.pk, ""))
    return found


def _near_employment(
    fair: Fair, obligation: Obligation, missing: Sequence[tuple[str, int, int]], signer: str
) -> kinds.Near:
    if signer:
        return kinds.Near(_t("подписи сводки о трудоустройстве выпускников {year} года").format(year=fair.year), signer)
    own = [each for each in missing if each[1] == obligation.organisation_id] or missing
    if own:
        count = sum(each[2] for each in own)
        what = _t("сведений о трудоустройстве {graduates} ({year} год)").format(
            graduates=_graduates(count), year=fair.year
        )
        return kinds.Near(what, _listed([each[0] for each in own]))
    what = _t("сводки о трудоустройстве выпускников {year} года").format(year=fair.year)
    return kinds.Near(what, _t("координатор кластера"))


# --- words ---


def _graduates(count: int) -> str:
    """In the genitive: «14 выпускников», «1 выпускника»."""
    return counted(count, _t("выпускника"), _t("выпускников"), _t("выпускников"))


def _listed(names: Sequence[str]) -> str:
    """«ООО „ОЭС“, АО „ТЭМЗ“ и ещё 3»."""
    head = ", ".join(names[:NAMED])
    return _t("{head} и ещё {more}").format(head=head, more=len(names) - NAMED) if len(names) > NAMED else head


def lack_of_invitations(words: str, slot_label: str) -> str:
    """«ярмарки с именными приглашениями выпускникам»"""
    return str(_("ярмарки вакансий с утверждённым распределением и именных приглашений выпускникам"))


def lack_of_employment(words: str, slot_label: str) -> str:
    """«подписанной сводки о трудоустройстве выпускников»"""
    return str(_("подписанной сводки о трудоустройстве выпускников"))


def open_invitations(obligation: Obligation) -> kinds.Opening:
    """The fair of the window if there is one, else all fairs."""
    return _opening(obligation, "invitations", "fair.view_fair")


def open_employment(obligation: Obligation) -> kinds.Opening:
    """Where the employment of the latest fair is told."""
    return _opening(obligation, "employment", "fair.view_fair")


def _opening(obligation: Obligation, part: str, permission: str) -> kinds.Opening:
    slug, fairs = obligation.cluster.slug, _fairs_in(obligation)
    if part == "employment":
        stages = [Stage.EMPLOYMENT, Stage.MONITORING]
        followed = Fair.objects.filter(cluster=obligation.cluster_id, stage__in=stages).order_by("held_on", "pk")
        fairs = list(followed) or fairs
    if not fairs:
        return kinds.Opening(reverse("fair:list", args=[slug]), _("Открыть ярмарки"), permission)
    return kinds.Opening(reverse("fair:detail", args=[slug, fairs[-1].pk]), _("Открыть ярмарку"), permission)


# --- when rows look again ---


def refresh_rows(cluster: Cluster) -> None:
    """Let every row that the fair may prove look again, in the transaction of the fact that has changed."""
    rows = Activity.objects.filter(
        cluster=cluster, requirements__kind__in=[INVITATIONS, EMPLOYMENT], requirements__retired_on=None
    )
    for activity in rows.distinct().select_related("plan__cluster", "cluster"):
        refresh_evidence(activity)


def summary_changed(paper: Paper, actor: Any) -> None:
    """A summary was signed or revoked: hook of its kind."""
    refresh_rows(paper.cluster)


def and_refresh(hook: Callable[[Paper, Any], None]) -> Callable[[Paper, Any], None]:
    """The hook of a kind of paper, after which the rows of the plan look again."""

    def both(paper: Paper, actor: Any) -> None:
        hook(paper, actor)
        refresh_rows(paper.cluster)

    return both


def register_kinds() -> None:
    """Offer the kinds to the plan. Called once, in ready()."""
    kinds.register(
        kinds.EvidenceKind(
            code=INVITATIONS,
            label=_("именные приглашения"),
            lack=lack_of_invitations,
            find=find_invitations,
            opens=open_invitations,
            near=near_invitations,
        )
    )
    kinds.register(
        kinds.EvidenceKind(
            code=EMPLOYMENT,
            label=_("сведения о трудоустройстве"),
            lack=lack_of_employment,
            find=find_employment,
            opens=open_employment,
            near=near_employment,
        )
    )
