"""What of fairs waits for a person on the home page: for those who lead, for an employer, for a graduates' college."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.desk.todo import Task
from artel.fair.domain.employment import day_of, days_of
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import GraduateState, InterviewState, InvitationState, Milestone, Stage, VacancyState
from artel.fair.labels import MILESTONES
from artel.fair.models import EmploymentFact, Fair, FairStage, Graduate, Interview, Invitation, Vacancy
from artel.fair.selectors.people import consent_on, of_colleges
from artel.fair.words import stage_label
from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.permissions import leads, writes
from artel.members.selectors import calendar_of
from artel.members.standing import Standing
from artel.plans import words
from artel.russian import counted, date_words, plural

AHEAD = 5  # working days before the last day of a stage that those who lead are told of it
FOLLOWED = (Stage.EMPLOYMENT, Stage.MONITORING)


def fair_tasks(user: Any, cluster: Cluster, standing: Standing) -> list[Task]:
    """Things of fairs to do now, in one query."""
    is_lead = leads(user, cluster)
    if not (is_lead or standing.organisation_ids) or not writes(user, cluster):
        return []
    today, mine = clock.today(cluster), standing.organisation_ids
    fairs = Fair.objects.filter(cluster=cluster).exclude(stage=Stage.CLOSED).order_by("held_on", "pk")
    if is_lead:
        fairs = fairs.annotate(**_for_lead())
    if mine:
        fairs = fairs.annotate(**_for_employer(mine, today, cluster), **_for_college(mine, today))
    rows = list(fairs)
    found: list[Task] = []
    for fair in rows:
        fair.cluster = cluster
        if is_lead:
            found += _lead_tasks(fair, today)
        if mine:
            found += _employer_tasks(fair)
            found += _college_tasks(fair)
            found += _facts(fair, today)
    return found


# --- counts, each a part of the one query ---


def _count(rows: QuerySet) -> Subquery:
    grouped = rows.filter(fair=OuterRef("pk")).order_by().values("fair").annotate(n=Count("pk"))
    return Subquery(grouped.values("n"))


def _for_lead() -> dict[str, Any]:
    stage = FairStage.objects.filter(fair=OuterRef("pk"), stage=OuterRef("stage"))
    ended = Invitation.objects.filter(
        vacancy=OuterRef("pk"), state__in=[InvitationState.DECLINED, InvitationState.EXPIRED, InvitationState.REVOKED]
    )
    freed = (
        Vacancy.objects.filter(
            Exists(ended), fair=OuterRef("pk"), state=VacancyState.PUBLISHED, offered__lt=F("offer_limit")
        )
        .order_by()
        .values("fair")
        .annotate(n=Sum(F("offer_limit") - F("offered")))
    )
    return {
        "stage_due_on": Subquery(stage.values("due_on")[:1]),
        "submitted": _count(Vacancy.objects.filter(state=VacancyState.SUBMITTED)),
        "freed": Subquery(freed.values("n")),
    }


def _for_employer(mine: Collection[int], today: date, cluster: Cluster) -> dict[str, Any]:
    meetings = Interview.objects.filter(
        vacancy__organisation__in=mine,
        state=InterviewState.PLANNED,
        starts_at__lt=clock.end_of_day(today, cluster),
    )
    return {
        "returned": _count(Vacancy.objects.filter(organisation__in=mine, state=VacancyState.RETURNED)),
        "meetings": _count(meetings),
    }


def _for_college(mine: Collection[int], today: date) -> dict[str, Any]:
    own = Graduate.objects.filter(of_colleges(mine))
    takes_part = own.filter(state=GraduateState.CONFIRMED)
    followed = own.exclude(state=GraduateState.WITHDRAWN)
    last = (
        followed.filter(fair=OuterRef("pk")).order_by().values("fair").annotate(n=Max("student__group__graduates_on"))
    )
    return {
        "own_count": _count(followed),
        "silent": _count(own.filter(state=GraduateState.ENTERED)),
        "unconsented": _count(takes_part.exclude(consent_on(today))),
        "unwished": _count(takes_part.filter(wishes_at__isnull=True)),
        "graduation": Subquery(last.values("n")),
        **{f"told_{milestone}": _count(_facts_of(mine, milestone)) for milestone in Milestone},
    }


def _facts_of(mine: Collection[int], milestone: Milestone) -> QuerySet[EmploymentFact]:
    followed = ~Q(graduate__state=GraduateState.WITHDRAWN)
    college = {"graduate__student__group__programme__organisation__in": mine}
    return EmploymentFact.objects.filter(followed, milestone=milestone, **college)


# --- tasks ---


def _url(name: str, fair: Fair, query: str = "") -> str:
    return reverse(f"fair:{name}", args=[fair.cluster.slug, fair.pk]) + query


def _left(day: date, today: date, cluster: Cluster) -> tuple[int, str, str]:
    left = calendar_of(cluster).working_days_between(today, day)
    unit = words.workdays_short(abs(left)).split(" ", 1)[1] if left else _("сегодня")
    return left, unit, "overdue" if left < 0 else "soon"


def _lead_tasks(fair: Fair, today: date) -> list[Task]:
    found = []
    if fair.submitted and is_open(Work.VACANCIES, fair.stage):
        unit = plural(fair.submitted, _("вакансия"), _("вакансии"), _("вакансий"))
        url = _url("vacancies", fair, f"?state={VacancyState.SUBMITTED}")
        found.append(
            Task(
                str(fair.submitted),
                unit,
                _("Проверить и опубликовать вакансии"),
                fair.name,
                url,
                _("Проверить"),
                "soon",
            )
        )
    if fair.freed and is_open(Work.INVITING, fair.stage):
        unit = plural(fair.freed, _("место"), _("места"), _("мест"))
        text = _("{fair}. Выпускники отказались или не ответили вовремя.").format(fair=fair.name)
        url = _url("invitations", fair)
        found.append(
            Task(str(fair.freed), unit, _("Предложить освободившиеся места"), text, url, _("К приглашениям"), "soon")
        )
    if fair.stage_due_on is not None:
        left, unit, state = _left(fair.stage_due_on, today, fair.cluster)
        if left <= AHEAD:
            text = _("{fair}. Этап намечен до {day}.").format(
                fair=fair.name, day=date_words(fair.stage_due_on, year=False)
            )
            title = _("Завершить этап «{stage}»").format(stage=stage_label(fair.stage))
            found.append(Task(str(left), unit, title, text, _url("detail", fair), _("К ярмарке"), state))
    return found


def _employer_tasks(fair: Fair) -> list[Task]:
    found = []
    if fair.returned and is_open(Work.VACANCIES, fair.stage):
        unit = plural(fair.returned, _("вакансия"), _("вакансии"), _("вакансий"))
        url = _url("vacancies", fair, f"?state={VacancyState.RETURNED}")
        found.append(Task(str(fair.returned), unit, _("Исправить вакансии"), fair.name, url, _("Исправить"), "soon"))
    if fair.meetings and is_open(Work.MARKS, fair.stage):
        unit = plural(fair.meetings, _("встреча"), _("встречи"), _("встреч"))
        title = _("Провести собеседования и поставить оценки")
        found.append(
            Task(str(fair.meetings), unit, title, fair.name, _url("interviews_day", fair), _("К очереди"), "soon")
        )
    return found


def _college_tasks(fair: Fair) -> list[Task]:
    """What graduates of the college lack while their profiles are open, as one task."""
    if not fair.own_count or not is_open(Work.PROFILES, fair.stage):
        return []
    lacks = [(_("не ответили, участвуют ли"), fair.silent), (_("нет согласия"), fair.unconsented)]
    if is_open(Work.WISHES, fair.stage):
        lacks.append((_("нет пожеланий"), fair.unwished))
    told = [(what, count) for what, count in lacks if count]
    if not told:
        return []
    most = max(count for _what, count in told)
    text = "; ".join(f"{what}: {count}" for what, count in told)
    unit = plural(most, _("выпускник"), _("выпускника"), _("выпускников"))
    title = _("Помочь выпускникам завершить подготовку")
    text = _("{fair}. {lacks}.").format(fair=fair.name, lacks=text[:1].upper() + text[1:])
    return [Task(str(most), unit, title, text, _url("graduates", fair), _("К выпускникам"), "soon")]


def _facts(fair: Fair, today: date) -> list[Task]:
    """Facts of the college's graduates that are asked about now: those of the last milestone whose day has come."""
    if fair.stage not in FOLLOWED or not fair.own_count:
        return []
    come = [each for each, day in days_of(fair.year, fair.graduation).items() if day <= today]
    milestone = come[-1] if come else Milestone.AUTUMN
    missing = fair.own_count - (getattr(fair, f"told_{milestone}") or 0)
    if missing <= 0:
        return []
    left, unit, state = _left(day_of(milestone, fair.year, fair.graduation), today, fair.cluster)
    count = counted(missing, _("выпускник"), _("выпускника"), _("выпускников"))
    text = _("{fair}. Не внесено: {count}.").format(fair=fair.name, count=count)
    title = _("Внести сведения о трудоустройстве {milestone}").format(milestone=dict(MILESTONES)[milestone])
    url = _url("employment", fair, f"?m={milestone}&outcome=none")
    return [Task(str(left), unit, title, text, url, _("Внести"), state)]
