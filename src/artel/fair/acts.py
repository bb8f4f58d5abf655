"""What a fair asks of a person now: the sentence at the head of its page, and the one button."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.catalogue.permissions import COLLEGES
from artel.fair.domain.stages import Work, is_open, stage_after
from artel.fair.domain.states import STAGES, GraduateState, InvitationState, Stage, VacancyState
from artel.fair.models import Fair
from artel.fair.selectors.fairs import Figures, figures_of_colleges, figures_of_employers
from artel.fair.services.readiness import lacks_of
from artel.fair.words import ABOUT, stage_label
from artel.members.domain.kinds import OrganisationKind
from artel.members.views.asked import may
from artel.russian import counted

# Where what a stage lacks is put right.
_MENDED_AT = {
    Stage.SHOWCASE: "vacancies",
    Stage.WISHES: "graduates",
    Stage.INTERVIEWS: "graduates",
    Stage.COMMISSION: "allocation",
    Stage.INVITATIONS: "allocation",
    Stage.ANSWERS: "invitations",
}


@dataclass(frozen=True, slots=True)
class Act:
    """`url` is a page where the deed is done; empty: nothing for this person to do."""

    state: str
    word: str
    title: str
    text: str = ""
    label: str = ""
    url: str = ""


def act_for(request: HttpRequest, fair: Fair, figures: Figures, urls: dict[str, str]) -> Act:
    """What the fair asks of the person. `urls`: addresses of the parts of the fair that the person may open."""
    if fair.stage == Stage.CLOSED:
        return Act("met", _("Завершена"), _("Ярмарка завершена"), str(ABOUT[Stage.CLOSED]))
    if may(request, "fair.manage_fair", fair):
        return _for_lead(request, fair, figures, urls)
    employers = request.standing.organisations_of(OrganisationKind.EMPLOYER)
    colleges = request.standing.organisations_of(*COLLEGES)
    found = None
    if employers:
        found = _for_employer(request, fair, figures_of_employers(fair, employers), urls)
    if found is None and colleges:
        found = _for_college(fair, figures_of_colleges(fair, colleges), urls)
    if found is None and may(request, "fair.view_allocation", fair):
        found = _for_commission(request, fair, urls)
    return found or _nothing(fair)


def _nothing(fair: Fair) -> Act:
    title = _("Идёт этап «{stage}»").format(stage=stage_label(fair.stage))
    return Act("open", _("Сейчас"), title, str(ABOUT[Stage(fair.stage)]))


def _for_lead(request: HttpRequest, fair: Fair, figures: Figures, urls: dict[str, str]) -> Act:
    if figures.submitted and is_open(Work.VACANCIES, fair.stage):
        count = counted(figures.submitted, _("вакансия"), _("вакансии"), _("вакансий"))
        return Act(
            "soon",
            _("Ждёт вас"),
            _("Проверьте и опубликуйте вакансии"),
            _("На проверке {count}. Выпускники увидят только опубликованные.").format(count=count),
            _("К вакансиям на проверке"),
            f"{urls['vacancies']}?state={VacancyState.SUBMITTED}",
        )
    target = stage_after(fair.stage)
    lacks = lacks_of(fair, target)
    blocking = [lack.text for lack in lacks if lack.is_blocking]
    title = _("Дальше — этап «{stage}»").format(stage=stage_label(target))
    if blocking:
        where = urls.get(_MENDED_AT.get(target, ""), "")
        label = _("Перейти") if where else ""
        return Act(
            "open", _("Идёт «{stage}»").format(stage=stage_label(fair.stage)), title, " ".join(blocking), label, where
        )
    text = " ".join([str(ABOUT[target]), *(lack.text for lack in lacks)])
    url = reverse("fair:advance", args=[request.cluster.slug, fair.pk])
    return Act(
        "open", _("Можно идти дальше"), title, text, _("Открыть этап «{stage}»").format(stage=stage_label(target)), url
    )


def _for_employer(request: HttpRequest, fair: Fair, own: Figures, urls: dict[str, str]) -> Act | None:
    returned = own.vacancies.get(VacancyState.RETURNED, 0)
    drafts = own.vacancies.get(VacancyState.DRAFT, 0)
    vacancies = urls.get("vacancies", "")
    if is_open(Work.VACANCIES, fair.stage):
        if returned:
            count = counted(returned, _("вакансия"), _("вакансии"), _("вакансий"))
            text = _("Координатор вернул на доработку: {count}.").format(count=count)
            return Act(
                "overdue",
                _("Возвращено"),
                _("Исправьте вакансии"),
                text,
                _("К возвращённым"),
                f"{vacancies}?state=returned",
            )
        if drafts:
            count = counted(drafts, _("черновик"), _("черновика"), _("черновиков"))
            text = _("Пока это черновики ({count}), выпускники их не видят.").format(count=count)
            return Act(
                "soon",
                _("Не отправлено"),
                _("Отправьте вакансии на проверку"),
                text,
                _("К черновикам"),
                f"{vacancies}?state=draft",
            )
        if not own.published and not own.submitted:
            url = reverse("fair:vacancy_add", args=[request.cluster.slug, fair.pk])
            text = _("Внесите вакансии по одной, таблицей или из «Работы России».")
            return Act("open", _("Ждём вас"), _("Внесите вакансии для выпускников"), text, _("Внести вакансию"), url)
    if fair.stage == Stage.INTERVIEWS and own.interviews.get("planned"):
        count = counted(own.interviews["planned"], _("собеседование"), _("собеседования"), _("собеседований"))
        text = _("Без итога: {count}. Оценка нужна для распределения.").format(count=count)
        return Act(
            "open",
            _("День ярмарки"),
            _("Проведите собеседования"),
            text,
            _("К собеседованиям"),
            urls.get("interviews", ""),
        )
    if signing := own.invitations.get(InvitationState.SIGNING, 0):
        count = counted(signing, _("приглашение"), _("приглашения"), _("приглашений"))
        text = _("На подписи {count}.").format(count=count)
        return Act(
            "soon", _("На подписи"), _("Подпишите приглашения"), text, _("К приглашениям"), urls.get("invitations", "")
        )
    return None


def _for_college(fair: Fair, own: Figures, urls: dict[str, str]) -> Act | None:
    graduates, employment = urls.get("graduates", ""), urls.get("employment", "")
    if is_open(Work.PROFILES, fair.stage):
        if not own.entered:
            text = _("Отметьте, кто из выпускных групп ищет работу, и разошлите им личные ссылки.")
            return Act("open", _("Ждём вас"), _("Внесите выпускников"), text, _("К выпускникам"), graduates)
        silent = own.graduates.get(GraduateState.ENTERED, 0)
        if silent:
            count = counted(silent, _("выпускник"), _("выпускника"), _("выпускников"))
            text = _("Не ответили, участвуют ли: {count}.").format(count=count)
            return Act(
                "soon", _("Нет ответа"), _("Напомните выпускникам о ссылке"), text, _("К выпускникам"), graduates
            )
        if own.consented < own.confirmed:
            count = counted(own.confirmed - own.consented, _("выпускник"), _("выпускника"), _("выпускников"))
            text = _("Без согласия предприятия не увидят анкеты: {count}.").format(count=count)
            return Act("soon", _("Нет согласия"), _("Получите согласия"), text, _("К выпускникам"), graduates)
    if fair.stage in (Stage.EMPLOYMENT, Stage.MONITORING) and employment:
        return Act(
            "open",
            _("Ждём вас"),
            _("Внесите, кто вышел на работу"),
            str(ABOUT[Stage(fair.stage)]),
            _("К сведениям"),
            employment,
        )
    return None


def _for_commission(request: HttpRequest, fair: Fair, urls: dict[str, str]) -> Act | None:
    where = urls.get("allocation", "")
    if fair.stage == Stage.ALLOCATION and may(request, "fair.run_allocation", fair):
        return Act(
            "open",
            _("Ждём вас"),
            _("Выполните распределение"),
            str(ABOUT[Stage.ALLOCATION]),
            _("К распределению"),
            where,
        )
    if fair.stage == Stage.COMMISSION:
        return Act(
            "open",
            _("Ждём вас"),
            _("Рассмотрите распределение"),
            str(ABOUT[Stage.COMMISSION]),
            _("К распределению"),
            where,
        )
    return None


def is_past(fair: Fair, stage: Any) -> bool:
    """Tell whether the fair has gone beyond the stage."""
    return STAGES.index(Stage(fair.stage)) > STAGES.index(Stage(stage))
