"""Words for the enums of plans."""

from django.utils.translation import gettext_lazy as _

from artel.members.domain.kinds import OrganisationKind
from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import AmendmentState, PlanState, State
from artel.plans.domain.status import DecisionKind, VerdictKind

PLAN_STATES = [
    (PlanState.DRAFT, _("черновик")),
    (PlanState.DISCUSSION, _("на обсуждении")),
    (PlanState.APPROVAL, _("на утверждении")),
    (PlanState.APPROVED, _("утверждён")),
    (PlanState.CLOSED, _("завершён")),
]
AMENDMENT_STATES = [
    (AmendmentState.DRAFT, _("черновик")),
    (AmendmentState.APPROVAL, _("на утверждении")),
    (AmendmentState.APPROVED, _("утверждено")),
    (AmendmentState.DROPPED, _("отложено")),
]
STATES = {
    State.MET: _("Исполнено"),
    State.LATE: _("Исполнено с опозданием"),
    State.OPEN: _("В работе"),
    State.SOON: _("Срок близко"),
    State.OVERDUE: _("Просрочено"),
    State.AWAITING: _("Ждёт документа"),
    State.FUTURE: _("Впереди"),
    State.LIFTED: _("Снято"),
}
MOVED = _("Перенесено")
# The order of facets, legend and ring.
STATE_ORDER = (
    State.OVERDUE,
    State.SOON,
    State.OPEN,
    State.AWAITING,
    State.FUTURE,
    State.MET,
    State.LATE,
    State.LIFTED,
)
EXECUTOR_KINDS = [
    (ExecutorKind.UNIT, _("орган кластера")),
    (ExecutorKind.OFFICE, _("пост, а не имя")),
    (ExecutorKind.ORGANISATION, _("одна организация")),
    (ExecutorKind.ALL_MEMBERS, _("все участники кластера")),
    (ExecutorKind.COLLEGES, _("все ПОО кластера")),
    (ExecutorKind.EMPLOYERS, _("все предприятия кластера")),
    (ExecutorKind.SCHOOLS, _("все школы кластера")),
    (ExecutorKind.GROUP, _("рабочая группа")),
    (ExecutorKind.PERSON, _("названный человек")),
    (ExecutorKind.TEXT, _("словами, без адресата")),
]
PURPOSES = [(Purpose.RESULT, _("результат")), (Purpose.DOCUMENT, _("получить документ"))]
VERDICTS = [(VerdictKind.ACCEPTED, _("принято")), (VerdictKind.REJECTED, _("отклонено"))]
DECISIONS = [
    (DecisionKind.MOVE, _("перенос")),
    (DecisionKind.LIFT, _("снятие")),
    (DecisionKind.RESTORE, _("возврат на контроль")),
]
MOVE_REASONS = [
    ("document", _("внешний документ")),
    ("force_majeure", _("форс-мажор")),
    ("no_quorum", _("отсутствие кворума")),
    ("decision", _("решение органа")),
    ("mistake", _("техническая ошибка")),
]
REQUEST_STATES = [("asked", _("ждёт решения")), ("granted", _("удовлетворена")), ("refused", _("отклонена"))]
UPLOAD_STATES = [
    ("reading", _("читается")),
    ("read", _("прочитан")),
    ("refused", _("не прочитан")),
    ("confirmed", _("стал планом")),
    ("dropped", _("отложен")),
]
MEMBER_GROUPS = {
    OrganisationKind.COLLEGE: _("ПОО"),
    OrganisationKind.BRANCH: _("Филиалы ПОО"),
    OrganisationKind.EMPLOYER: _("Предприятия"),
    OrganisationKind.SCHOOL: _("Школы"),
    OrganisationKind.UNIVERSITY: _("Вузы"),
    OrganisationKind.AUTHORITY: _("Органы власти"),
    OrganisationKind.EMPLOYMENT_SERVICE: _("Служба занятости"),
    OrganisationKind.NGO: _("Общественные организации"),
    OrganisationKind.MEDIA: _("СМИ"),
}
