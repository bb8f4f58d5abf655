"""What the journal says about the fair. Graduates are the targets of events, never words in them."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class FairEvent(StrEnum):
    ADDED = "fair.fair_added"
    CHANGED = "fair.fair_changed"
    ADVANCED = "fair.stage_opened"
    SET_BACK = "fair.stage_reopened"
    STAGES_PLANNED = "fair.stages_planned"
    STAND_SET = "fair.stand_set"
    VACANCY_ADDED = "fair.vacancy_added"
    VACANCY_CHANGED = "fair.vacancy_changed"
    VACANCY_SUBMITTED = "fair.vacancy_submitted"
    VACANCY_RETURNED = "fair.vacancy_returned"
    VACANCY_PUBLISHED = "fair.vacancy_published"
    VACANCY_WITHDRAWN = "fair.vacancy_withdrawn"
    VACANCIES_READ = "fair.vacancies_read"
    VACANCIES_EXPORTED = "fair.vacancies_exported"
    GRADUATES_ENTERED = "fair.graduates_entered"
    PROFILE_CHANGED = "fair.profile_changed"
    CONFIRMED = "fair.participation_confirmed"
    REFUSED = "fair.participation_refused"
    WITHDRAWN = "fair.graduate_withdrawn"
    RESTORED = "fair.graduate_restored"
    CONSENT_GIVEN = "fair.consent_given_by_link"
    CONSENT_TAKEN_BACK = "fair.consent_withdrawn_by_link"
    CONSENT_WRITTEN_DOWN = "fair.consent_recorded"
    CONSENT_ENDED = "fair.consent_ended"
    GRADUATE_ERASED = "fair.graduate_erased"
    LINKS_SENT = "fair.links_sent"
    LINK_PRINTED = "fair.links_printed"
    LINK_REVOKED = "fair.link_revoked"
    WISHES_CHOSEN = "fair.wishes_chosen"
    CONTACTS_SEEN = "fair.contacts_seen"
    GRADUATES_EXPORTED = "fair.graduates_exported"
    TIMETABLE_MADE = "fair.timetable_made"
    INTERVIEW_MOVED = "fair.interview_moved"
    INTERVIEW_ADDED = "fair.interview_added"
    INTERVIEW_CANCELLED = "fair.interview_cancelled"
    INTERVIEW_LOCKED = "fair.interview_agreed"
    INTERVIEW_UNLOCKED = "fair.interview_not_agreed"
    CAME = "fair.graduate_checked_in"
    MARKED = "fair.interview_marked"
    MARK_CORRECTED = "fair.interview_corrected"
    MARKS_READ = "fair.marks_read"
    INTERVIEWS_EXPORTED = "fair.interviews_exported"
    MISSED = "fair.interview_missed"
    FROZEN = "fair.market_frozen"
    ALLOCATED = "fair.allocation_made"
    DISCARDED = "fair.allocation_discarded"
    OVERRIDDEN = "fair.placement_overridden"
    PROTOCOL_COMPOSED = "fair.protocol_composed"
    ALLOCATION_APPROVED = "fair.allocation_approved"
    APPROVAL_REVOKED = "fair.allocation_approval_revoked"
    WORDING_CHANGED = "fair.wording_changed"
    INVITATIONS_MADE = "fair.invitations_made"
    INVITATIONS_SENT = "fair.invitations_sent"
    INVITATION_ISSUED = "fair.invitation_issued"
    DELIVERED = "fair.invitation_delivered"
    MAILED = "fair.invitations_mailed"
    ACCEPTED = "fair.invitation_accepted"
    DECLINED = "fair.invitation_declined"
    EXPIRED = "fair.invitations_expired"
    REVOKED = "fair.invitation_revoked"
    REISSUED = "fair.invitation_reissued"
    PRINTED = "fair.invitations_printed"
    FREED_OFFERED = "fair.freed_places_offered"
    FACT_RECORDED = "fair.employment_recorded"
    FACTS_READ = "fair.employment_read"
    SUMMARISED = "fair.employment_summarised"
    EMPLOYMENT_EXPORTED = "fair.employment_exported"
    RESULTS_EXPORTED = "fair.results_exported"


GROUP = _("Ярмарка вакансий")
TEXTS = {
    FairEvent.ADDED: _("Заведена ярмарка вакансий"),
    FairEvent.CHANGED: _("Изменены правила ярмарки: {fields}"),
    FairEvent.ADVANCED: _("Открыт этап ярмарки: {stage}"),
    FairEvent.SET_BACK: _("Ярмарка возвращена на этап: {stage}. Причина: {basis}"),
    FairEvent.STAGES_PLANNED: _("Назначены сроки этапов ярмарки"),
    FairEvent.STAND_SET: _("Назначен стенд: {organisation}, столов: {tables}"),
    FairEvent.VACANCY_ADDED: _("Внесена вакансия, предприятие: {organisation}"),
    FairEvent.VACANCY_CHANGED: _("Изменена вакансия: {fields}"),
    FairEvent.VACANCY_SUBMITTED: _("Вакансия отправлена на проверку"),
    FairEvent.VACANCY_RETURNED: _("Вакансия возвращена: {basis}"),
    FairEvent.VACANCY_PUBLISHED: _("Вакансия опубликована"),
    FairEvent.VACANCY_WITHDRAWN: _("Вакансия снята: {basis}"),
    FairEvent.VACANCIES_READ: _("Загружены вакансии, строк: {rows}, откуда: {source}"),
    FairEvent.VACANCIES_EXPORTED: _("Выгружены вакансии, строк: {rows}"),
    FairEvent.GRADUATES_ENTERED: _("Внесены выпускники, человек: {rows}"),
    FairEvent.PROFILE_CHANGED: _("Изменена анкета выпускника: {fields}"),
    FairEvent.CONFIRMED: _("Выпускник подтвердил участие"),
    FairEvent.REFUSED: _("Выпускник отказался от участия"),
    FairEvent.WITHDRAWN: _("Выпускник снят с ярмарки: {basis}"),
    FairEvent.RESTORED: _("Выпускник возвращён на ярмарку"),
    FairEvent.CONSENT_GIVEN: _("Выпускник дал согласие по личной ссылке: {purpose}"),
    FairEvent.CONSENT_TAKEN_BACK: _("Выпускник отозвал согласие по личной ссылке: {purpose}"),
    FairEvent.CONSENT_WRITTEN_DOWN: _("Колледж записал согласие выпускника: {purpose}"),
    FairEvent.CONSENT_ENDED: _("Колледж записал отзыв согласия выпускника: {purpose}"),
    FairEvent.GRADUATE_ERASED: _("Анкета выпускника очищена. Основание: {basis}"),
    FairEvent.LINKS_SENT: _("Отправлены личные ссылки выпускникам: {count}"),
    FairEvent.LINK_PRINTED: _("Напечатаны личные ссылки выпускников: {count}"),
    FairEvent.LINK_REVOKED: _("Личная ссылка выпускника заменена"),
    FairEvent.WISHES_CHOSEN: _("Указаны пожелания выпускника: {count}"),
    FairEvent.CONTACTS_SEEN: _("Просмотрены контакты выпускника"),
    FairEvent.GRADUATES_EXPORTED: _("Выгружен список выпускников, строк: {rows}. Основание: {purpose}"),
    FairEvent.TIMETABLE_MADE: _("Составлено расписание собеседований: {count}, очередей: {rounds}"),
    FairEvent.INTERVIEW_MOVED: _("Собеседование перенесено на {time}"),
    FairEvent.INTERVIEW_ADDED: _("Назначено собеседование"),
    FairEvent.INTERVIEW_CANCELLED: _("Собеседование отменено"),
    FairEvent.INTERVIEW_LOCKED: _("Время собеседования согласовано"),
    FairEvent.INTERVIEW_UNLOCKED: _("Время собеседования больше не согласовано"),
    FairEvent.CAME: _("Выпускник отмечен на ярмарке"),
    FairEvent.MARKED: _("Внесён итог собеседования"),
    FairEvent.MARK_CORRECTED: _("Исправлен итог собеседования: оценка была {old}, стала {new}"),
    FairEvent.MARKS_READ: _("Загружены итоги собеседований, строк: {rows}"),
    FairEvent.INTERVIEWS_EXPORTED: _("Выгружены собеседования, строк: {rows}"),
    FairEvent.MISSED: _("Выпускник не пришёл на собеседование"),
    FairEvent.FROZEN: _("Данные для распределения зафиксированы, жребий брошен: {seed}"),
    FairEvent.ALLOCATED: _("Выполнено распределение, тур {round}: {placed} из {total}. SHA-256: {digest}"),
    FairEvent.DISCARDED: _("Распределение отменено, тур {round}. Причина: {basis}"),
    FairEvent.OVERRIDDEN: _("Комиссия изменила распределение выпускника: {basis}"),
    FairEvent.PROTOCOL_COMPOSED: _("Составлен протокол комиссии"),
    FairEvent.ALLOCATION_APPROVED: _("Распределение утверждено протоколом {number}"),
    FairEvent.APPROVAL_REVOKED: _("Протокол {number} отозван, распределение снова проект"),
    FairEvent.WORDING_CHANGED: _("Изменён текст приглашения"),
    FairEvent.INVITATIONS_MADE: _("Подготовлены приглашения: {count}"),
    FairEvent.INVITATIONS_SENT: _("Приглашения отправлены на подпись: {count}, предприятие: {organisation}"),
    FairEvent.INVITATION_ISSUED: _("Приглашение подписано, № {number}"),
    FairEvent.DELIVERED: _("Приглашение вручено: {how}"),
    FairEvent.MAILED: _("Приглашения отправлены письмом: {count}"),
    FairEvent.ACCEPTED: _("Приглашение принято"),
    FairEvent.DECLINED: _("Приглашение отклонено"),
    FairEvent.EXPIRED: _("Истёк срок приглашений: {count}"),
    FairEvent.REVOKED: _("Приглашение отозвано: {basis}"),
    FairEvent.REISSUED: _("Приглашение подготовлено заново"),
    FairEvent.PRINTED: _("Подготовлен файл для печати, приглашений: {count}"),
    FairEvent.FREED_OFFERED: _("Освободившиеся места предложены следующим: {count}"),
    FairEvent.FACT_RECORDED: _("Внесены сведения о трудоустройстве выпускника"),
    FairEvent.FACTS_READ: _("Загружены сведения о трудоустройстве, строк: {rows}"),
    FairEvent.SUMMARISED: _("Составлена сводка о трудоустройстве, {milestone}"),
    FairEvent.EMPLOYMENT_EXPORTED: _("Выгружены сведения о трудоустройстве, строк: {rows}"),
    FairEvent.RESULTS_EXPORTED: _("Выгружены итоги ярмарки, строк: {rows}"),
}
