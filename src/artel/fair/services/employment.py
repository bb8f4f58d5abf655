"""What became of graduates: facts told by colleges at milestones, and the signed summary of a fair (rows 2.9 and 4.2)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.domain.states import PaperState, SignerRole
from artel.documents.head_signer import cluster_signer
from artel.documents.models import Paper
from artel.documents.services.papers import SignerDraft, compose_paper, recall_paper, send_for_signature
from artel.fair.domain.employment import HIRED, is_asked
from artel.fair.domain.stages import Work
from artel.fair.domain.states import EMPLOYED, GraduateState, Milestone, Outcome
from artel.fair.events import FairEvent
from artel.fair.labels import MILESTONES
from artel.fair.models import EmploymentFact, EmploymentSummary, Fair, Graduate
from artel.fair.papers.summary import KIND, SummaryFacts, summary_document
from artel.fair.selectors.employment import figures_of, milestone_days, milestone_of, names_of_figures, standing_summary
from artel.fair.services.fairs import lock_fair, require_open
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Organisation
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru

_TOLD = ("outcome", "employer_id", "employer_name", "position", "hired_on", "order_number")


# --- facts ---


@transaction.atomic
def record_fact(
    *,
    graduate: Graduate,
    milestone: Milestone,
    outcome: Outcome,
    actor: Any,
    employer: Organisation | None = None,
    employer_name: str = "",
    position: str = "",
    hired_on: date | None = None,
    order_number: str = "",
) -> EmploymentFact:
    """Tell what became of a graduate at a milestone; told again, it takes the place of what was told before.

    One outcome, the first by priority that fits (`domain.employment.first_of`). An employer of the cluster comes by its
    record, another by `employer_name`; they, the post, the day and the order belong to those who were hired alone.
    Telling the same again leaves no trace. Signed summaries keep the figures of their day.
    """
    fair = lock_fair(graduate.fair)
    graduate = Graduate.objects.select_related("student__group__programme").get(pk=graduate.pk)
    graduate.fair, graduate.cluster = fair, fair.cluster
    authorize(actor, "fair.record_employment", graduate)
    require_open(fair, Work.FACTS)
    require_same_cluster(fair.cluster, employer)
    milestone, outcome = Milestone(milestone), Outcome(outcome)
    if graduate.state == GraduateState.WITHDRAWN:
        raise IllegalTransition(_("Выпускник снят с ярмарки: сведения о нём не собираются."))
    told = {
        "outcome": outcome,
        "employer_id": employer.pk if employer else None,
        "employer_name": "" if employer else " ".join(employer_name.split()),
        "position": " ".join(position.split()),
        "hired_on": hired_on,
        "order_number": " ".join(order_number.split()),
    }
    _check(graduate, milestone, told)
    fact = EmploymentFact.objects.filter(graduate=graduate, milestone=milestone).first()
    if fact is not None and all(getattr(fact, name) == value for name, value in told.items()):
        return fact
    fact = fact or EmploymentFact(cluster=fair.cluster, fair=fair, graduate=graduate, milestone=milestone)
    for name, value in told.items():
        setattr(fact, name, value)
    fact.recorded_by, fact.recorded_at = account_of(actor), clock.now_in(fair.cluster)
    fact.save()
    audit.record(FairEvent.FACT_RECORDED, actor=actor, target=graduate)
    return fact


def _check(graduate: Graduate, milestone: Milestone, told: dict[str, Any]) -> None:
    """Refuse what cannot be, with a sentence at its field."""
    today, day = clock.today(graduate.cluster), milestone_of(graduate, milestone)
    if not is_asked(milestone, day, today):
        raise BrokenRule(
            _("Сведения {milestone} вносят с {day}.").format(milestone=dict(MILESTONES)[milestone], day=date_ru(day)),
            field="milestone",
        )
    for name, longest in (("employer_name", 200), ("position", 200), ("order_number", 60)):
        if len(told[name]) > longest:
            raise BrokenRule(_("Текст длиннее {count} знаков.").format(count=longest), field=name)
    outcome, hired_on = told["outcome"], told["hired_on"]
    if outcome not in HIRED:
        named = next(
            (name for name in ("employer_id", "employer_name", "position", "order_number") if told[name]), None
        )
        if named:
            raise BrokenRule(
                _("Работодателя, должность и приказ указывают только у тех, кто принят на работу."),
                field="employer" if named == "employer_id" else named,
            )
    if hired_on is None:
        return
    if outcome not in EMPLOYED:
        raise BrokenRule(_("Дату приёма указывают только у тех, кто работает."), field="hired_on")
    if hired_on > today:
        raise BrokenRule(_("Дата приёма ещё не наступила."), field="hired_on")
    if hired_on > day:
        raise BrokenRule(
            _("Сведения собираются на {day}, а приём позже: укажите, что было в этот день.").format(day=date_ru(day)),
            field="hired_on",
        )


# --- the summary ---


@transaction.atomic
def compose_summary(*, fair: Fair, milestone: Milestone, actor: Any) -> EmploymentSummary:
    """Write the summary of a milestone from the facts as they stand, or write its draft anew. Asks nobody to sign.

    As of the milestone's day, or of today where the autumn's is made earlier. A second one as of the same day corrects
    the signed one under its number. Refused while a draft is at signing, and while nothing at all has been told.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.summarise_employment", fair)
    require_open(fair, Work.FACTS)
    milestone = Milestone(milestone)
    today, day = clock.today(fair.cluster), milestone_days(fair)[milestone]
    if not is_asked(milestone, day, today):
        raise BrokenRule(_("Этот день ещё не наступил: сводку составляют с {day}.").format(day=date_ru(day)))
    figures = figures_of(fair, milestone)
    if not figures.whole.told:
        raise BrokenRule(_("Сведений ещё нет: колледжи вносят их на этой странице или таблицей."))
    summary, as_of = _draft_of(fair, milestone), min(today, day)
    signer = cluster_signer(fair.cluster, today)
    if signer is None:
        raise BrokenRule(_("Некому подписать: укажите, кто руководит ведущей ПОО, на её странице."))
    organisations, specialities = names_of_figures(figures)
    document = summary_document(
        SummaryFacts(
            org=fair.cluster.name,
            place=fair.cluster.place,
            fair=fair.name,
            year=fair.year,
            as_of=as_of,
            dated_on=today,
            figures=figures,
            organisations=organisations,
            specialities=specialities,
            signer=(signer.post, signer.signature),
        )
    )
    draft = summary.paper if summary else None
    paper = compose_paper(
        cluster=fair.cluster,
        kind=KIND,
        unit=None,
        title=document.title,
        dated_on=today,
        document=document,
        subject_kind=KIND,
        subject_id=str(fair.pk),
        paper=draft,
        supersedes=None if draft else standing_summary(fair, milestone, as_of),
        actor=actor,
    )
    summary = summary or EmploymentSummary(cluster=fair.cluster, fair=fair, milestone=milestone)
    summary.paper, summary.as_of, summary.figures = paper, as_of, figures.to_json()
    summary.save()
    audit.record(FairEvent.SUMMARISED, actor=actor, target=fair, milestone=dict(MILESTONES)[milestone])
    return summary


@transaction.atomic
def send_summary(*, summary: EmploymentSummary, actor: Any) -> EmploymentSummary:
    """Ask who heads the lead college to sign the draft. Refused when facts have changed since it was composed."""
    fair = lock_fair(summary.fair)
    authorize(actor, "fair.summarise_employment", fair)
    summary = _fresh(summary, fair)
    if summary.paper.state != PaperState.DRAFT:
        raise IllegalTransition(_("Сводка уже на подписи или подписана."))
    if summary.figures != figures_of(fair, Milestone(summary.milestone)).to_json():
        raise BrokenRule(_("После составления сводки сведения изменились: составьте её заново."))
    signer = cluster_signer(fair.cluster, clock.today(fair.cluster))
    if signer is None:
        raise BrokenRule(_("Некому подписать: укажите, кто руководит ведущей ПОО, на её странице."))
    line = SignerDraft(signer.person, signer.post, signer.signature, SignerRole.SIGNS, signer.office)
    summary.paper = send_for_signature(paper=summary.paper, signers=[line], actor=actor)
    return summary


@transaction.atomic
def recall_summary(*, summary: EmploymentSummary, actor: Any) -> EmploymentSummary:
    """Take the summary back from signing, to compose it anew."""
    fair = lock_fair(summary.fair)
    authorize(actor, "fair.summarise_employment", fair)
    summary = _fresh(summary, fair)
    summary.paper = recall_paper(paper=summary.paper, actor=actor)
    return summary


def _draft_of(fair: Fair, milestone: Milestone) -> EmploymentSummary | None:
    for summary in EmploymentSummary.objects.filter(fair=fair, milestone=milestone).select_related("paper"):
        if summary.paper.state == PaperState.SIGNING:
            raise IllegalTransition(_("Сводка уже на подписи. Чтобы изменить её, сначала отзовите с подписи."))
        if summary.paper.state == PaperState.DRAFT:
            return summary
    return None


def _fresh(summary: EmploymentSummary, fair: Fair) -> EmploymentSummary:
    summary = EmploymentSummary.objects.select_related("paper__cluster").get(pk=summary.pk)
    summary.fair = fair
    return summary


def number_of(value: int, paper: Paper) -> str:
    """«1-СТ»"""
    return f"{value}-СТ"
