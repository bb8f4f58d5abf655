"""What the journal says about meetings. Of a secret ballot: that it was opened and closed, never who voted when."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class MeetingEvent(StrEnum):
    SCHEDULED = "meetings.schedule_planned"
    ADDED = "meetings.meeting_added"
    CHANGED = "meetings.meeting_changed"
    CANCELLED = "meetings.meeting_cancelled"
    AGENDA_REPEATED = "meetings.agenda_repeated"
    ITEM_PROPOSED = "meetings.item_proposed"
    ITEM_TAKEN_UP = "meetings.item_taken_up"
    ITEM_DECLINED = "meetings.item_declined"
    ITEM_ADDED = "meetings.item_added"
    ITEM_CHANGED = "meetings.item_changed"
    ITEM_MOVED = "meetings.item_moved"
    ITEM_DROPPED = "meetings.item_dropped"
    MATERIAL_ADDED = "meetings.material_added"
    MATERIAL_DROPPED = "meetings.material_dropped"
    NOTIFIED = "meetings.notice_sent"
    GUESTS_CALLED = "meetings.guests_called"
    ANSWERED = "meetings.rsvp_answered"
    OPENED = "meetings.meeting_opened"
    HANDED_OVER = "meetings.chair_handed_over"
    CAME = "meetings.attendee_came"
    LEFT = "meetings.attendee_left"
    INVITED = "meetings.person_invited"
    EXCUSED = "meetings.absence_excused"
    CLOSED = "meetings.meeting_closed"
    FAILED = "meetings.meeting_failed"
    ITEM_STARTED = "meetings.item_started"
    ITEM_FINISHED = "meetings.item_finished"
    ITEM_REMOVED = "meetings.item_removed"
    RECUSED = "meetings.member_recused"
    UNRECUSED = "meetings.recusal_withdrawn"
    WRITTEN = "meetings.item_written"
    QUESTION_OPENED = "meetings.question_opened"
    VOTED = "meetings.vote_cast"
    VOTE_ENTERED = "meetings.vote_entered"
    QUESTION_CLOSED = "meetings.question_closed"
    QUESTION_ANNULLED = "meetings.question_annulled"
    POLL_OPENED = "meetings.absentee_poll_opened"
    POLL_CLOSED = "meetings.absentee_poll_closed"
    ASSIGNED = "meetings.assignment_added"
    ASSIGNMENT_DROPPED = "meetings.assignment_dropped"
    ACCEPTED = "meetings.assignment_accepted"
    REPORTED = "meetings.assignment_reported"
    RETURNED = "meetings.assignment_returned"
    DONE = "meetings.assignment_closed"
    MOVED = "meetings.assignment_moved"
    LIFTED = "meetings.assignment_lifted"
    ASSIGNMENTS_EXPORTED = "meetings.assignments_exported"
    MINUTES_DRAFTED = "meetings.minutes_drafted"
    MINUTES_FORM_CHANGED = "meetings.minutes_form_changed"
    MINUTES_SHOWN = "meetings.minutes_shown"
    REMARK_MADE = "meetings.remark_made"
    REMARK_ANSWERED = "meetings.remark_answered"
    DISSENT_ADDED = "meetings.dissent_added"
    MINUTES_SENT = "meetings.minutes_sent"
    MINUTES_RECALLED = "meetings.minutes_recalled"
    MINUTES_SIGNED = "meetings.minutes_signed"
    MINUTES_REVOKED = "meetings.minutes_revoked"
    MINUTES_CORRECTED = "meetings.minutes_correction_begun"
    EXTRACT_ORDERED = "meetings.extract_ordered"
    RECORDED = "meetings.past_meeting_recorded"


GROUP = _("Заседания")
TEXTS = {
    MeetingEvent.SCHEDULED: _("Заседание внесено в график на {held_on}"),
    MeetingEvent.ADDED: _("Назначено заседание на {held_on}"),
    MeetingEvent.CHANGED: _("Заседание изменено: день {held_on}"),
    MeetingEvent.CANCELLED: _("Заседание отменено: {reason}"),
    MeetingEvent.AGENDA_REPEATED: _("Повестка повторена по прежнему заседанию, вопросов: {items}"),
    MeetingEvent.ITEM_PROPOSED: _("Предложен вопрос повестки"),
    MeetingEvent.ITEM_TAKEN_UP: _("Предложенный вопрос включён в повестку"),
    MeetingEvent.ITEM_DECLINED: _("Предложенный вопрос не включён: {reason}"),
    MeetingEvent.ITEM_ADDED: _("Вопрос внесён в повестку"),
    MeetingEvent.ITEM_CHANGED: _("Вопрос повестки изменён"),
    MeetingEvent.ITEM_MOVED: _("Вопрос повестки переставлен на место {position}"),
    MeetingEvent.ITEM_DROPPED: _("Вопрос исключён из повестки"),
    MeetingEvent.MATERIAL_ADDED: _("К вопросу приложен материал"),
    MeetingEvent.MATERIAL_DROPPED: _("Материал к вопросу убран"),
    MeetingEvent.NOTIFIED: _("Повестка утверждена, извещение разослано"),
    MeetingEvent.GUESTS_CALLED: _("Отправлены ссылки для ответа тем, у кого нет доступа: {count}"),
    MeetingEvent.ANSWERED: _("Получен ответ об участии"),
    MeetingEvent.OPENED: _("Заседание открыто"),
    MeetingEvent.HANDED_OVER: _("Сменился председательствующий"),
    MeetingEvent.CAME: _("Отмечен приход"),
    MeetingEvent.LEFT: _("Отмечен уход"),
    MeetingEvent.INVITED: _("Приглашён участник"),
    MeetingEvent.EXCUSED: _("Записана причина отсутствия"),
    MeetingEvent.CLOSED: _("Заседание закрыто"),
    MeetingEvent.FAILED: _("Заседание не состоялось: {reason}"),
    MeetingEvent.ITEM_STARTED: _("Начато рассмотрение вопроса"),
    MeetingEvent.ITEM_FINISHED: _("Рассмотрение вопроса закончено"),
    MeetingEvent.ITEM_REMOVED: _("Вопрос снят с повестки: {reason}"),
    MeetingEvent.RECUSED: _("Заявлен самоотвод"),
    MeetingEvent.UNRECUSED: _("Самоотвод снят"),
    MeetingEvent.WRITTEN: _("Записан ход рассмотрения вопроса"),
    MeetingEvent.QUESTION_OPENED: _("Открыто голосование, в списке: {roll}"),
    MeetingEvent.VOTED: _("Подан голос"),
    MeetingEvent.VOTE_ENTERED: _("Секретарь внёс голос"),
    MeetingEvent.QUESTION_CLOSED: _("Голосование закрыто: за {in_favour}, против {against}, воздержались {abstained}"),
    MeetingEvent.QUESTION_ANNULLED: _("Голосование начато заново: {reason}"),
    MeetingEvent.POLL_OPENED: _("Открыто заочное голосование до {until}"),
    MeetingEvent.POLL_CLOSED: _("Заочное голосование закрыто"),
    MeetingEvent.ASSIGNED: _("Дано поручение, срок {due_on}"),
    MeetingEvent.ASSIGNMENT_DROPPED: _("Поручение убрано до закрытия заседания"),
    MeetingEvent.ACCEPTED: _("Поручение принято к исполнению"),
    MeetingEvent.REPORTED: _("Исполнение поручения представлено на проверку"),
    MeetingEvent.RETURNED: _("Поручение возвращено: {reason}"),
    MeetingEvent.DONE: _("Поручение закрыто"),
    MeetingEvent.MOVED: _("Срок поручения перенесён с {old_due_on} на {due_on}"),
    MeetingEvent.LIFTED: _("Поручение снято с контроля: {reason}"),
    MeetingEvent.ASSIGNMENTS_EXPORTED: _("Реестр поручений выгружен, строк: {rows}"),
    MeetingEvent.MINUTES_DRAFTED: _("Составлен проект протокола"),
    MeetingEvent.MINUTES_FORM_CHANGED: _("Изменена форма протокола: {form}"),
    MeetingEvent.MINUTES_SHOWN: _("Проект протокола показан присутствовавшим, замечания до {until}"),
    MeetingEvent.REMARK_MADE: _("Сделано замечание к проекту протокола"),
    MeetingEvent.REMARK_ANSWERED: _("На замечание к протоколу дан ответ"),
    MeetingEvent.DISSENT_ADDED: _("Подано особое мнение"),
    MeetingEvent.MINUTES_SENT: _("Протокол отправлен на подпись"),
    MeetingEvent.MINUTES_RECALLED: _("Протокол отозван с подписи"),
    MeetingEvent.MINUTES_SIGNED: _("Протокол подписан, № {number}"),
    MeetingEvent.MINUTES_REVOKED: _("Протокол № {number} отозван"),
    MeetingEvent.MINUTES_CORRECTED: _("Начато исправление протокола: {reason}"),
    MeetingEvent.EXTRACT_ORDERED: _("Заказана выписка из протокола, вопрос {number}"),
    MeetingEvent.RECORDED: _("Внесено заседание, проведённое {held_on} на бумаге"),
}
