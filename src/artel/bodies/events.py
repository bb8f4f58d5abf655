"""What the journal says about bodies."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class BodyEvent(StrEnum):
    RULES_ADOPTED = "bodies.rules_adopted"
    DIRECTION_ADDED = "bodies.direction_added"
    DIRECTION_CHANGED = "bodies.direction_changed"
    DIRECTION_CLOSED = "bodies.direction_closed"
    CALL_OPENED = "bodies.call_opened"
    CALL_CLOSED = "bodies.call_closed"
    NOMINATED = "bodies.nominated"
    CONSENTED = "bodies.nominee_consented"
    DECLINED = "bodies.nominee_declined"
    WITHDRAWN = "bodies.nomination_withdrawn"
    CALLED_BY_LINK = "bodies.called_by_link"
    NOMINEE_ASKED = "bodies.nominee_asked"
    NOMINATIONS_READ = "bodies.nominations_imported"
    DRAFTED = "bodies.composition_drafted"
    CHANGED = "bodies.composition_changed"
    SUBMITTED = "bodies.composition_submitted"
    RECALLED = "bodies.composition_recalled"
    DROPPED = "bodies.composition_dropped"
    PASSED = "bodies.composition_passed"
    RETURNED = "bodies.composition_returned"
    READDRESSED = "bodies.decision_readdressed"
    APPROVED = "bodies.composition_approved"
    ENACTED = "bodies.composition_enacted"
    SUSPENDED = "bodies.member_suspended"
    RESUMED = "bodies.member_resumed"
    TERM_EXPIRED = "bodies.term_expired"
    COMPOSITION_EXPORTED = "bodies.composition_exported"
    NOMINATIONS_EXPORTED = "bodies.nominations_exported"


GROUP = _("Советы и группы")
TEXTS = {
    BodyEvent.RULES_ADOPTED: _("Правила органа записаны, действуют с {valid_from}"),
    BodyEvent.DIRECTION_ADDED: _("Направление заведено"),
    BodyEvent.DIRECTION_CHANGED: _("Направление изменено"),
    BodyEvent.DIRECTION_CLOSED: _("Направление закрыто"),
    BodyEvent.CALL_OPENED: _("Выдвижение объявлено до {due_on}"),
    BodyEvent.CALL_CLOSED: _("Выдвижение закрыто"),
    BodyEvent.NOMINATED: _("Выдвинут кандидат, {organisation}"),
    BodyEvent.CONSENTED: _("Согласие кандидата получено ({how})"),
    BodyEvent.DECLINED: _("Отказ кандидата"),
    BodyEvent.WITHDRAWN: _("Выдвижение отозвано"),
    BodyEvent.CALLED_BY_LINK: _("Организациям отправлены ссылки для выдвижения: {count}"),
    BodyEvent.NOMINEE_ASKED: _("Кандидату отправлена ссылка для ответа"),
    BodyEvent.NOMINATIONS_READ: _("Выдвижения внесены из файла, строк: {rows}"),
    BodyEvent.DRAFTED: _("Подготовлен проект состава, человек: {seats}"),
    BodyEvent.CHANGED: _("Проект состава изменён, человек: {seats}"),
    BodyEvent.SUBMITTED: _("Проект состава передан на голосование"),
    BodyEvent.RECALLED: _("Проект состава отозван с голосования"),
    BodyEvent.DROPPED: _("Проект состава снят"),
    BodyEvent.PASSED: _("За состав проголосовали, решение отправлено на подпись"),
    BodyEvent.RETURNED: _("Проект состава возвращён: {reason}"),
    BodyEvent.READDRESSED: _("Решение о составе отправлено на подпись заново"),
    BodyEvent.APPROVED: _("Состав утверждён, действует с {effective_from}"),
    BodyEvent.ENACTED: _("Внесён состав, утверждённый на бумаге: {words}"),
    BodyEvent.SUSPENDED: _("Членство приостановлено с {valid_from}: {reason}"),
    BodyEvent.RESUMED: _("Членство возобновлено с {valid_from}"),
    BodyEvent.TERM_EXPIRED: _("Срок полномочий истёк {last}"),
    BodyEvent.COMPOSITION_EXPORTED: _("Состав выгружен, строк: {rows}"),
    BodyEvent.NOMINATIONS_EXPORTED: _("Выдвижения выгружены, строк: {rows}"),
}
