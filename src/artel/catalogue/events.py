"""What the journal says about the catalogue. Names of students are the target's, never in the words."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class CatalogueEvent(StrEnum):
    EDITION_LOADED = "catalogue.edition_loaded"
    PROGRAMME_ADDED = "catalogue.programme_added"
    PROGRAMME_CHANGED = "catalogue.programme_changed"
    PROGRAMME_CLOSED = "catalogue.programme_closed"
    GROUP_ADDED = "catalogue.group_added"
    GROUP_CHANGED = "catalogue.group_changed"
    GROUP_GRADUATED = "catalogue.group_graduated"
    STUDENT_ADDED = "catalogue.student_added"
    STUDENT_CHANGED = "catalogue.student_changed"
    STUDENT_LEFT = "catalogue.student_left"
    STUDENTS_READ = "catalogue.students_read"
    STUDENTS_EXPORTED = "catalogue.students_exported"
    STUDENT_ERASED = "catalogue.student_erased"
    CONTRACT_RECORDED = "catalogue.contract_recorded"
    CONTRACT_RELEASED = "catalogue.contract_released"
    GUARDIANS_ASKED = "catalogue.guardians_asked"
    SLIPS_PRINTED = "catalogue.slips_printed"
    FORMS_PRINTED = "catalogue.forms_printed"
    PAPER_ANSWER_RECORDED = "catalogue.paper_answer_recorded"
    GUARDIAN_LINK_REVOKED = "catalogue.guardian_link_revoked"
    GUARDIAN_ANSWERED = "catalogue.guardian_answered"
    GUARDIAN_TOOK_BACK = "catalogue.guardian_took_back"


GROUP = _("Справочники и студенты")
TEXTS = {
    CatalogueEvent.EDITION_LOADED: _("Загружена редакция классификатора: {title}, строк: {rows}"),
    CatalogueEvent.PROGRAMME_ADDED: _("Внесена образовательная программа"),
    CatalogueEvent.PROGRAMME_CHANGED: _("Изменена образовательная программа"),
    CatalogueEvent.PROGRAMME_CLOSED: _("Закрыта образовательная программа"),
    CatalogueEvent.GROUP_ADDED: _("Внесена учебная группа"),
    CatalogueEvent.GROUP_CHANGED: _("Изменена учебная группа"),
    CatalogueEvent.GROUP_GRADUATED: _("Группа выпущена, человек: {rows}"),
    CatalogueEvent.STUDENT_ADDED: _("Внесён студент"),
    CatalogueEvent.STUDENT_CHANGED: _("Изменены сведения о студенте"),
    CatalogueEvent.STUDENT_LEFT: _("Студент выбыл {left_on}"),
    CatalogueEvent.STUDENTS_READ: _("Загружена таблица студентов, строк: {rows}"),
    CatalogueEvent.STUDENTS_EXPORTED: _("Выгружен список студентов, строк: {rows}. Основание: {purpose}"),
    CatalogueEvent.STUDENT_ERASED: _("Персональные данные студента удалены. Основание: {basis}"),
    CatalogueEvent.CONTRACT_RECORDED: _("Записан договор о целевом обучении"),
    CatalogueEvent.CONTRACT_RELEASED: _("Работодатель отпустил по целевому договору: {basis}"),
    CatalogueEvent.GUARDIANS_ASKED: _("Представителям студентов даны ссылки для согласий: {count}"),
    CatalogueEvent.SLIPS_PRINTED: _("Напечатаны листки со ссылками для согласий: {count}"),
    CatalogueEvent.FORMS_PRINTED: _("Напечатаны бланки согласий: {count}"),
    CatalogueEvent.PAPER_ANSWER_RECORDED: _("Записаны согласия представителя, подписанные на бумаге: {count}"),
    CatalogueEvent.GUARDIAN_LINK_REVOKED: _("Ссылка для согласий отозвана"),
    CatalogueEvent.GUARDIAN_ANSWERED: _("Представитель ответил по ссылке: согласий {given}, отказов {refused}"),
    CatalogueEvent.GUARDIAN_TOOK_BACK: _("Представитель отозвал согласие по ссылке: {purpose}"),
}
