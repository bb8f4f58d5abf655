"""Words for the enums of the calendar."""

from django.utils.translation import gettext_lazy as _

from artel.calendars.domain.entries import Kind, Scope

KINDS = [
    (Kind.MEETING, _("Заседания")),
    (Kind.INTERVIEW, _("Собеседования")),
    (Kind.EVENT, _("События")),
    (Kind.FAIR, _("Ярмарка вакансий")),
    (Kind.DUE, _("Сроки плана")),
    (Kind.WINDOW, _("Начала сроков по документам")),
    (Kind.ASSIGNMENT, _("Поручения")),
    (Kind.APPROVAL, _("Согласования")),
    (Kind.BODY, _("Советы и группы")),
]
ICONS = {
    Kind.MEETING: "users-group",
    Kind.INTERVIEW: "message-circle",
    Kind.EVENT: "calendar-event",
    Kind.FAIR: "briefcase",
    Kind.DUE: "flag",
    Kind.WINDOW: "file-arrow-right",
    Kind.ASSIGNMENT: "checklist",
    Kind.APPROVAL: "file-check",
    Kind.BODY: "sitemap",
}
SCOPES = [(Scope.PERSONAL, _("мои дела")), (Scope.CLUSTER, _("весь кластер"))]
