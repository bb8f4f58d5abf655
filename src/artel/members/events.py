"""What the journal says about members. Details hold no personal data: a chain cannot forget what is inside it."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class MemberEvent(StrEnum):
    CLUSTER_ADDED = "members.cluster_added"
    SETTINGS_CHANGED = "members.settings_changed"
    ORGANISATION_ADDED = "members.organisation_added"
    ORGANISATION_CHANGED = "members.organisation_changed"
    CLUSTER_JOINED = "members.cluster_joined"
    CLUSTER_LEFT = "members.cluster_left"
    PERSON_ADDED = "members.person_added"
    PERSON_CHANGED = "members.person_changed"
    POST_GIVEN = "members.post_given"
    POST_ENDED = "members.post_ended"
    UNIT_ADDED = "members.unit_added"
    UNIT_CLOSED = "members.unit_closed"
    APPOINTED = "members.appointed"
    TENURE_ENDED = "members.tenure_ended"
    ROLE_GRANTED = "members.role_granted"
    ROLE_ENDED = "members.role_ended"
    PERSON_INVITED = "members.person_invited"
    CONSENT_TEXT_ADOPTED = "members.consent_text_adopted"
    CONSENT_RECORDED = "members.consent_recorded"
    CONSENT_REVOKED = "members.consent_revoked"
    DAY_OVERRIDDEN = "members.day_overridden"
    OVERRIDE_WITHDRAWN = "members.override_withdrawn"
    CONTACTS_SEEN = "members.contacts_seen"
    ORGANISATIONS_EXPORTED = "members.organisations_exported"
    PEOPLE_EXPORTED = "members.people_exported"
    TABLE_CHECKED = "members.table_checked"
    TABLE_ENTERED = "members.table_entered"
    TABLE_EXPORTED = "members.table_exported"


GROUP = _("Участники")
TEXTS = {
    MemberEvent.CLUSTER_ADDED: _("Кластер создан"),
    MemberEvent.SETTINGS_CHANGED: _("Настройки кластера изменены"),
    MemberEvent.ORGANISATION_ADDED: _("Организация внесена"),
    MemberEvent.ORGANISATION_CHANGED: _("Сведения об организации изменены"),
    MemberEvent.CLUSTER_JOINED: _("Вступление в кластер с {valid_from}"),
    MemberEvent.CLUSTER_LEFT: _("Выход из кластера, последний день {valid_to}"),
    MemberEvent.PERSON_ADDED: _("Человек внесён"),
    MemberEvent.PERSON_CHANGED: _("Сведения о человеке изменены"),
    MemberEvent.POST_GIVEN: _("Записана должность, {organisation}"),
    MemberEvent.POST_ENDED: _("Должность закончилась {valid_to}, {organisation}"),
    MemberEvent.UNIT_ADDED: _("Орган кластера внесён"),
    MemberEvent.UNIT_CLOSED: _("Орган кластера закрыт {valid_to}"),
    MemberEvent.APPOINTED: _("Назначение: {office}, с {valid_from}"),
    MemberEvent.TENURE_ENDED: _("Полномочия закончены: {office}, последний день {valid_to}"),
    MemberEvent.ROLE_GRANTED: _("Выдана роль: {role}, с {valid_from}"),
    MemberEvent.ROLE_ENDED: _("Роль закончена: {role}, последний день {valid_to}"),
    MemberEvent.PERSON_INVITED: _("Приглашение в кластер: {role}"),
    MemberEvent.CONSENT_TEXT_ADOPTED: _("Утверждён текст согласия: {purpose}, редакция {version}"),
    MemberEvent.CONSENT_RECORDED: _("Записано согласие: {purpose}"),
    MemberEvent.CONSENT_REVOKED: _("Согласие отозвано: {purpose}"),
    MemberEvent.DAY_OVERRIDDEN: _("День {day} считается: {kind} ({act})"),
    MemberEvent.OVERRIDE_WITHDRAWN: _("День {day} снова считается по общему календарю"),
    MemberEvent.CONTACTS_SEEN: _("Просмотрены контакты"),
    MemberEvent.ORGANISATIONS_EXPORTED: _("Список организаций выгружен, строк: {rows}"),
    MemberEvent.TABLE_CHECKED: _("Таблица «{table}» проверена, строк: {rows}"),
    MemberEvent.TABLE_ENTERED: _("Таблица «{table}» внесена: добавлено {added}, изменено {changed}"),
    MemberEvent.TABLE_EXPORTED: _("Выгружена таблица «{table}», строк: {rows}. Цель: {reason}"),
    MemberEvent.PEOPLE_EXPORTED: _("Список людей выгружен, строк: {rows}. Цель: {reason}"),
}
