"""What of fairs calls people: stages that end, invitations without an answer, facts of employment (DOMAIN G, 3.2.9)."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.fair.domain.employment import days_of, is_asked
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import IN_HAND, GraduateState, InterviewState, Milestone, Stage, VacancyState
from artel.fair.labels import MILESTONES
from artel.fair.models import EmploymentFact, Fair, FairStage, Graduate, Interview, Invitation, Vacancy
from artel.fair.words import stage_label
from artel.members.models import Cluster
from artel.notices.addressees import Addressees
from artel.notices.domain import cadence
from artel.notices.sources import Call, Source, register
from artel.russian import date_ru

FOLLOWED = (Stage.EMPLOYMENT, Stage.MONITORING)
COLLEGE = "student__group__programme__organisation"


def _fairs(cluster: Cluster) -> list[Fair]:
    """Fairs that go on and whose stage has a last day, `stage_due_on`. One query."""
    stage = FairStage.objects.filter(fair=OuterRef("pk"), stage=OuterRef("stage"))
    found = Fair.objects.filter(cluster=cluster).exclude(stage=Stage.CLOSED)
    return list(
        found.annotate(stage_due_on=Subquery(stage.values("due_on")[:1]))
        .filter(stage_due_on__isnull=False)
        .order_by("held_on", "pk")
    )


def _url(name: str, cluster: Cluster, fair: int, query: str = "") -> str:
    return reverse(f"fair:{name}", args=[cluster.slug, fair]) + query


def stages_to_end(cluster: Cluster, day: date) -> Iterator[Call]:
    """The stage of each fair: those who lead end it."""
    people = Addressees(cluster, day)
    for fair in _fairs(cluster):
        yield Call(
            thing=f"fair.stage:{fair.pk}:{fair.stage}",
            on=fair.stage_due_on,
            users=people.leaders,
            title=_("Завершить этап «{stage}»: {fair}").format(stage=stage_label(fair.stage), fair=fair.name),
            text=_("Этап намечен до {day}.").format(day=date_ru(fair.stage_due_on)),
            act=_("К ярмарке"),
            url=_url("detail", cluster, fair.pk),
        )


def work_to_finish(cluster: Cluster, day: date) -> Iterator[Call]:
    """What employers and colleges have not finished of the stage: a line an organisation, a fair and a kind of work."""
    fairs = {fair.pk: fair for fair in _fairs(cluster)}
    people = Addressees(cluster, day)
    for work, counted, title, act, name in (
        (
            Work.VACANCIES,
            _by(Vacancy.objects.filter(state__in=[VacancyState.DRAFT, VacancyState.RETURNED]), fairs, "organisation"),
            _("Завершить вакансии: {count}"),
            _("К вакансиям"),
            "vacancies",
        ),
        (
            Work.PROFILES,
            _by(Graduate.objects.filter(state=GraduateState.ENTERED), fairs, COLLEGE),
            _("Выпускники не ответили, участвуют ли: {count}"),
            _("К выпускникам"),
            "graduates",
        ),
        (
            Work.MARKS,
            _by(Interview.objects.filter(state=InterviewState.PLANNED), fairs, "vacancy__organisation"),
            _("Провести собеседования и поставить оценки: {count}"),
            _("К очереди"),
            "interviews_day",
        ),
    ):
        if not any(is_open(work, fair.stage) for fair in fairs.values()):
            continue
        for pk, organisation, count in counted:
            fair = fairs[pk]
            if is_open(work, fair.stage):
                yield Call(
                    thing=f"fair.work:{pk}:{fair.stage}:{work}:{organisation}",
                    on=fair.stage_due_on,
                    users=people.of_organisation(organisation),
                    title=title.format(count=count),
                    text=_("{fair}. Этап «{stage}» идёт до {day}.").format(
                        fair=fair.name, stage=stage_label(fair.stage), day=date_ru(fair.stage_due_on)
                    ),
                    act=act,
                    url=_url(name, cluster, pk),
                )


def _by(rows: QuerySet, fairs: dict[int, Fair], organisation: str) -> QuerySet:
    """(fair, organisation, count), asked of the database only where the work is looked at."""
    grouped = rows.filter(fair__in=fairs).order_by().values("fair", organisation).annotate(n=Count("pk"))
    return grouped.values_list("fair", organisation, "n")


def invitations_to_answer(cluster: Cluster, day: date) -> Iterator[Call]:
    """Invitations in hand whose last day comes: the enterprise, and the college that may write an answer down.

    A graduate has no account and is told of nothing here (docs/reminders.md).
    """
    rows = Invitation.objects.filter(cluster=cluster, state__in=IN_HAND, valid_until__gte=day).order_by()
    people = Addressees(cluster, day)
    for side, organisation, name in (
        ("employer", "vacancy__organisation", _("Приглашения без ответа: {count}")),
        ("college", f"graduate__{COLLEGE}", _("Выпускники не ответили на приглашения: {count}")),
    ):
        grouped = rows.values("fair", "fair__name", organisation, "valid_until").annotate(n=Count("pk"))
        found = grouped.order_by("fair", organisation, "valid_until").values_list(
            "fair", "fair__name", organisation, "valid_until", "n"
        )
        for fair, fair_name, owner, valid_until, count in found:
            yield Call(
                thing=f"fair.invitations:{side}:{fair}:{owner}:{valid_until.isoformat()}",
                on=valid_until,
                users=people.of_organisation(owner),
                title=name.format(count=count),
                text=_("{fair}. Действуют по {day} включительно, затем место освободится.").format(
                    fair=fair_name, day=date_ru(valid_until)
                ),
                act=_("К приглашениям"),
                url=_url("invitations", cluster, fair),
            )


def facts_to_enter(cluster: Cluster, day: date) -> Iterator[Call]:
    """Employment as of a milestone's day: each college with graduates of whom nothing is entered.

    Before their day the facts of other milestones than the autumn's cannot be told, so nobody is called to them.
    """
    fairs = {fair.pk: fair for fair in Fair.objects.filter(cluster=cluster, stage__in=FOLLOWED)}
    if not fairs:
        return
    followed = Graduate.objects.filter(fair__in=fairs).exclude(state=GraduateState.WITHDRAWN).order_by()
    colleges = followed.values("fair", COLLEGE).annotate(n=Count("pk"), last=Max("student__group__graduates_on"))
    facts = EmploymentFact.objects.filter(graduate__fair__in=fairs).exclude(graduate__state=GraduateState.WITHDRAWN)
    grouped = facts.order_by().values("graduate__fair", f"graduate__{COLLEGE}", "milestone").annotate(n=Count("pk"))
    told = {
        (fair, college, milestone): n
        for fair, college, milestone, n in grouped.values_list(
            "graduate__fair", f"graduate__{COLLEGE}", "milestone", "n"
        )
    }
    people = Addressees(cluster, day)
    for pk, college, count, last in colleges.order_by("fair", COLLEGE).values_list("fair", COLLEGE, "n", "last"):
        if last is None:
            continue
        days = days_of(fairs[pk].year, last)
        asked = [each for each, on in days.items() if is_asked(each, on, day)]
        # Of milestones whose days have come only the last is asked about; the autumn's while it is ahead.
        come = [each for each in asked if days[each] <= day]
        for milestone in [*come[-1:], *(each for each in asked if days[each] > day)]:
            missing = count - told.get((pk, college, milestone), 0)
            if missing <= 0:
                continue
            yield Call(
                thing=f"fair.facts:{pk}:{college}:{milestone}",
                on=days[milestone],
                users=people.of_organisation(college),
                told=people.steps,
                title=_("Внести сведения о трудоустройстве {milestone}").format(
                    milestone=dict(MILESTONES)[Milestone(milestone)]
                ),
                text=_("{fair}. Не внесено о выпускниках: {count}.").format(fair=fairs[pk].name, count=missing),
                act=_("Внести"),
                url=_url("employment", cluster, pk, f"?m={milestone}&outcome=none"),
            )


register(Source("fair.stages", gettext_lazy("Этапы ярмарки"), stages_to_end, cadence.CALL))
register(Source("fair.work", gettext_lazy("Ярмарка: что не закончено к концу этапа"), work_to_finish, cadence.CALL))
register(
    Source("fair.invitations", gettext_lazy("Срок именных приглашений"), invitations_to_answer, cadence.INVITATION)
)
register(Source("fair.facts", gettext_lazy("Сведения о трудоустройстве"), facts_to_enter, cadence.DEMAND))
