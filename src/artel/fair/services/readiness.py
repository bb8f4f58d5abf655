"""What a fair lacks before its next stage can be opened, and what is only worth looking at."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from artel.fair.domain.states import (
    IN_HAND,
    LIVE,
    GraduateState,
    InterviewState,
    InvitationState,
    Milestone,
    RunState,
    Stage,
    VacancyState,
)
from artel.fair.labels import MILESTONES
from artel.fair.models import Fair
from artel.members.domain.kinds import ConsentPurpose
from artel.members.models import ConsentText
from artel.russian import counted


@dataclass(frozen=True, slots=True)
class Lack:
    """A sentence about what is missing. A blocking one stops the stage; another is for the person to weigh."""

    text: str
    is_blocking: bool = True


def lacks_of(fair: Fair, stage: Stage) -> list[Lack]:
    """What is missing for opening `stage`, the blocking ones first. At most three queries."""
    check = _CHECKS.get(Stage(stage))
    return sorted(check(fair), key=lambda lack: not lack.is_blocking) if check else []


def _collecting(fair: Fair) -> list[Lack]:
    found = []
    if not ConsentText.objects.filter(cluster=fair.cluster, purpose=ConsentPurpose.EMPLOYERS).exists():
        found.append(
            Lack(
                _(
                    "Не принят текст согласия на передачу анкеты предприятиям: без него выпускники не смогут дать "
                    "согласие. Примите его на странице согласий кластера."
                ),
                is_blocking=False,
            )
        )
    if fair.commission_id is None:
        found.append(Lack(_("Не назначена комиссия: укажите её в правилах ярмарки."), is_blocking=False))
    return found


def _showcase(fair: Fair) -> list[Lack]:
    found = []
    if not fair.vacancies.filter(state=VacancyState.PUBLISHED).exists():
        found.append(Lack(_("Нет ни одной опубликованной вакансии: витрина была бы пустой.")))
    waiting = fair.vacancies.filter(state=VacancyState.SUBMITTED).count()
    if waiting:
        words = counted(waiting, _("вакансия"), _("вакансии"), _("вакансий"))
        found.append(Lack(_("Ждёт проверки: {words}.").format(words=words), is_blocking=False))
    return found


def _wishes(fair: Fair) -> list[Lack]:
    found = []
    if not fair.graduates.filter(state=GraduateState.CONFIRMED).exists():
        found.append(Lack(_("Ни один выпускник ещё не подтвердил участие: выбирать вакансии некому.")))
    silent = fair.graduates.filter(state=GraduateState.ENTERED).count()
    if silent:
        words = counted(silent, _("выпускник"), _("выпускника"), _("выпускников"))
        found.append(Lack(_("Не ответили, участвуют ли: {words}.").format(words=words), is_blocking=False))
    return found


def _interviews(fair: Fair) -> list[Lack]:
    found = []
    if not fair.wishes.exists():
        found.append(Lack(_("Пожеланий ещё нет: собеседовать некого.")))
    if not fair.interviews.exists():
        found.append(Lack(_("Расписание собеседований не составлено."), is_blocking=False))
    return found


def _allocation(fair: Fair) -> list[Lack]:
    planned = fair.interviews.filter(state=InterviewState.PLANNED).count()
    if not planned:
        return []
    words = counted(planned, _("собеседование"), _("собеседования"), _("собеседований"))
    text = _("Без итога остаётся: {words}. При распределении такая пара получит только баллы за экзамен и оценки.")
    return [Lack(text.format(words=words), is_blocking=False)]


def _commission(fair: Fair) -> list[Lack]:
    run = fair.runs.filter(round=1).exclude(state=RunState.DISCARDED).first()
    if run is None:
        return [Lack(_("Распределение ещё не выполнено: комиссии нечего рассматривать."))]
    if run.blocking_pairs != 0:
        return [Lack(_("Проверка распределения нашла нарушения: отмените его и выполните заново."))]
    return [] if fair.commission_id else [Lack(_("Комиссия не назначена: укажите её в правилах ярмарки."))]


def _invitations(fair: Fair) -> list[Lack]:
    states = set(fair.runs.exclude(state=RunState.DISCARDED).values_list("state", flat=True))
    if states == {RunState.APPROVED}:
        return []
    return [Lack(_("Распределение не утверждено: подпишите и зарегистрируйте протокол комиссии."))]


def _answers(fair: Fair) -> list[Lack]:
    issued = set(fair.invitations.values_list("state", flat=True))
    found = []
    if not issued - {InvitationState.DRAFT, InvitationState.SIGNING, InvitationState.REVOKED}:
        found.append(Lack(_("Ни одно приглашение не подписано предприятием: отвечать не на что.")))
    unsigned = fair.invitations.filter(state__in=LIVE - IN_HAND).count()
    if unsigned:
        words = counted(unsigned, _("приглашение"), _("приглашения"), _("приглашений"))
        found.append(Lack(_("Не подписано: {words}.").format(words=words), is_blocking=False))
    return found


def _employment(fair: Fair) -> list[Lack]:
    silent = fair.invitations.filter(state__in=LIVE).count()
    if not silent:
        return []
    words = counted(silent, _("приглашение"), _("приглашения"), _("приглашений"))
    return [Lack(_("Без ответа остаётся: {words}.").format(words=words), is_blocking=False)]


def _facts(milestone: Milestone) -> Callable[[Fair], list[Lack]]:
    def check(fair: Fair) -> list[Lack]:
        asked = fair.graduates.exclude(state=GraduateState.WITHDRAWN)
        missing = asked.exclude(facts__milestone=milestone).count()
        if not missing:
            return []
        words = counted(missing, _("выпускник"), _("выпускника"), _("выпускников"))
        text = _("Нет сведений о трудоустройстве {when}: {words}.")
        return [Lack(text.format(when=dict(MILESTONES)[milestone], words=words), is_blocking=False)]

    return check


_CHECKS: dict[Stage, Callable[[Fair], list[Lack]]] = {
    Stage.COLLECTING: _collecting,
    Stage.SHOWCASE: _showcase,
    Stage.WISHES: _wishes,
    Stage.INTERVIEWS: _interviews,
    Stage.ALLOCATION: _allocation,
    Stage.COMMISSION: _commission,
    Stage.INVITATIONS: _invitations,
    Stage.ANSWERS: _answers,
    Stage.EMPLOYMENT: _employment,
    Stage.MONITORING: _facts(Milestone.AUTUMN),
    Stage.CLOSED: _facts(Milestone.TWELVE_MONTHS),
}
