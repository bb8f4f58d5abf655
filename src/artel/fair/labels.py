"""Words for the enums of the fair."""

from django.utils.translation import gettext_lazy as _

from artel.fair.domain.states import (
    Basis,
    Criterion,
    Delivery,
    GraduateState,
    InterviewState,
    InvitationState,
    Milestone,
    Outcome,
    Readiness,
    RunState,
    Stage,
    VacancySource,
    VacancyState,
)

STAGES = [
    (Stage.ANNOUNCED, _("анонс")),
    (Stage.COLLECTING, _("вакансии и анкеты")),
    (Stage.SHOWCASE, _("витрина")),
    (Stage.WISHES, _("пожелания")),
    (Stage.INTERVIEWS, _("собеседования")),
    (Stage.ALLOCATION, _("распределение")),
    (Stage.COMMISSION, _("комиссия")),
    (Stage.INVITATIONS, _("приглашения")),
    (Stage.ANSWERS, _("ответы")),
    (Stage.EMPLOYMENT, _("трудоустройство")),
    (Stage.MONITORING, _("мониторинг")),
    (Stage.CLOSED, _("завершена")),
]
VACANCY_STATES = [
    (VacancyState.DRAFT, _("черновик")),
    (VacancyState.SUBMITTED, _("на проверке")),
    (VacancyState.RETURNED, _("возвращена")),
    (VacancyState.PUBLISHED, _("опубликована")),
    (VacancyState.WITHDRAWN, _("снята")),
]
VACANCY_SOURCES = [
    (VacancySource.HAND, _("внесена вручную")),
    (VacancySource.SHEET, _("из таблицы")),
    (VacancySource.TRUDVSEM, _("«Работа России»")),
]
GRADUATE_STATES = [
    (GraduateState.ENTERED, _("внесён колледжем")),
    (GraduateState.CONFIRMED, _("участвует")),
    (GraduateState.REFUSED, _("не участвует")),
    (GraduateState.WITHDRAWN, _("снят")),
]
INTERVIEW_STATES = [
    (InterviewState.PLANNED, _("назначено")),
    (InterviewState.HELD, _("проведено")),
    (InterviewState.NO_SHOW, _("неявка")),
    (InterviewState.CANCELLED, _("отменено")),
]
READINESS = [
    (Readiness.YES, _("готовы пригласить")),
    (Readiness.RESERVE, _("в резерв")),
    (Readiness.NO, _("не подходит")),
]
CRITERIA = [
    (Criterion.PRACTICE, _("практика на этом предприятии")),
    (Criterion.EXAM, _("результат демонстрационного экзамена")),
    (Criterion.GRADE, _("средний балл")),
]
RUN_STATES = [
    (RunState.PROPOSED, _("проект")),
    (RunState.APPROVED, _("утверждено комиссией")),
    (RunState.DISCARDED, _("отменено")),
]
BASES = [
    (Basis.TARGET, _("договор о целевом обучении")),
    (Basis.ALGORITHM, _("взаимный выбор")),
    (Basis.SECOND_ROUND, _("второй тур")),
    (Basis.COMMISSION, _("решение комиссии")),
]
INVITATION_STATES = [
    (InvitationState.DRAFT, _("черновик")),
    (InvitationState.SIGNING, _("на подписи предприятия")),
    (InvitationState.ISSUED, _("подписано")),
    (InvitationState.DELIVERED, _("вручено")),
    (InvitationState.ACCEPTED, _("принято")),
    (InvitationState.DECLINED, _("отклонено")),
    (InvitationState.EXPIRED, _("истекло")),
    (InvitationState.REVOKED, _("отозвано")),
]
DELIVERIES = [
    (Delivery.EMAIL, _("письмом")),
    (Delivery.LINK, _("по личной ссылке")),
    (Delivery.HAND, _("лично, под подпись")),
]
MILESTONES = [
    (Milestone.AUTUMN, _("на 31 октября")),
    (Milestone.THREE_MONTHS, _("через 3 месяца")),
    (Milestone.SIX_MONTHS, _("через 6 месяцев")),
    (Milestone.TWELVE_MONTHS, _("через 12 месяцев")),
]
OUTCOMES = [
    (Outcome.BY_SPECIALITY, _("трудоустроен по специальности")),
    (Outcome.NOT_BY_SPECIALITY, _("трудоустроен не по специальности")),
    (Outcome.ENTREPRENEUR, _("индивидуальный предприниматель")),
    (Outcome.SELF_EMPLOYED, _("самозанятый")),
    (Outcome.TARGET_CONTRACT, _("приступил к работе по целевому договору")),
    (Outcome.MILITARY, _("военная служба")),
    (Outcome.STUDYING, _("продолжает обучение")),
    (Outcome.PARENTAL_LEAVE, _("отпуск по уходу за ребёнком")),
    (Outcome.REGISTERED_UNEMPLOYED, _("ищет работу, на учёте в службе занятости")),
    (Outcome.SEEKING, _("ищет работу")),
    (Outcome.NOT_PLANNING, _("работать не планирует")),
    (Outcome.UNKNOWN, _("нет сведений")),
]
HAZARDS = [
    ("", _("не указан")),
    ("1", _("1 (оптимальный)")),
    ("2", _("2 (допустимый)")),
    ("3.1", _("3.1 (вредный)")),
    ("3.2", _("3.2 (вредный)")),
    ("3.3", _("3.3 (вредный)")),
    ("3.4", _("3.4 (вредный)")),
    ("4", _("4 (опасный)")),
]
