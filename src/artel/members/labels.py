"""Words for the enums of members."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from artel.members.domain.kinds import (
    ConsentPurpose,
    ConsentWay,
    OfficeKind,
    OrganisationKind,
    RoleKind,
    TableKind,
    UnitKind,
)
from artel.members.domain.tables import Outcome, TableState


class QuarterScheme(models.TextChoices):
    CALENDAR_SPLIT = "calendar_split", _("календарные, неполные показаны, но не обязательны")
    CALENDAR_FULL = "calendar_full", _("календарные, только полные")
    ACADEMIC = "academic", _("учебные: сентябрь–ноябрь, декабрь–февраль, март–май, июнь–август")


ORGANISATION_KINDS = [
    (OrganisationKind.COLLEGE, _("ПОО (колледж, техникум)")),
    (OrganisationKind.BRANCH, _("филиал ПОО")),
    (OrganisationKind.EMPLOYER, _("предприятие-работодатель")),
    (OrganisationKind.SCHOOL, _("школа")),
    (OrganisationKind.UNIVERSITY, _("вуз")),
    (OrganisationKind.AUTHORITY, _("орган власти")),
    (OrganisationKind.EMPLOYMENT_SERVICE, _("служба занятости")),
    (OrganisationKind.NGO, _("общественная организация")),
    (OrganisationKind.MEDIA, _("СМИ")),
]
UNIT_KINDS = [
    (UnitKind.COORDINATION_COUNCIL, _("Координационный совет")),
    (UnitKind.EXPERT_COUNCIL, _("Экспертный совет")),
    (UnitKind.WORKING_GROUP, _("рабочая группа")),
    (UnitKind.COMMISSION, _("комиссия")),
    (UnitKind.GOVERNING_COUNCIL, _("управляющий совет")),
]
OFFICE_KINDS = [
    (OfficeKind.CHAIR, _("председатель")),
    (OfficeKind.DEPUTY, _("заместитель председателя")),
    (OfficeKind.SECRETARY, _("секретарь")),
    (OfficeKind.MEMBER, _("член")),
    (OfficeKind.HEAD, _("руководитель организации")),
]
ROLE_KINDS = [
    (RoleKind.HEAD, _("руководитель кластера")),
    (RoleKind.COORDINATOR, _("координатор кластера")),
    (RoleKind.REPRESENTATIVE, _("представитель организации")),
    (RoleKind.OBSERVER, _("наблюдатель департамента")),
]
CONSENT_PURPOSES = [
    (ConsentPurpose.PROCESSING, _("обработка персональных данных")),
    (ConsentPurpose.PUBLICATION, _("распространение (публикация)")),
    (ConsentPurpose.SIMPLE_SIGNATURE, _("соглашение о простой электронной подписи")),
    (ConsentPurpose.EMPLOYERS, _("передача анкеты выпускника предприятиям")),
]
CONSENT_WAYS = [
    (ConsentWay.PAPER, _("на бумаге")),
    (ConsentWay.ACCOUNT, _("лично в Артели")),
    (ConsentWay.GUARDIAN, _("по ссылке")),
]
GENDERS = [("m", _("мужской")), ("f", _("женский"))]
WEEKS = [(5, _("пятидневная")), (6, _("шестидневная"))]
DAY_KINDS = [("working", _("рабочим")), ("off", _("выходным")), ("short", _("сокращённым рабочим"))]
TABLE_KINDS = [
    (TableKind.ORGANISATIONS, _("Организации")),
    (TableKind.PEOPLE, _("Люди")),
    (TableKind.ROLES, _("Роли")),
    (TableKind.OFFICES, _("Органы и посты")),
]
TABLE_STATES = [
    (TableState.CHECKED, _("проверена")),
    (TableState.ENTERING, _("вносится")),
    (TableState.ENTERED, _("внесена")),
]
OUTCOMES = [
    (Outcome.WRONG, _("с ошибками")),
    (Outcome.ADDED, _("будет добавлено")),
    (Outcome.CHANGED, _("будет изменено")),
    (Outcome.SAME, _("без изменений")),
]
ZONES = [
    ("Europe/Kaliningrad", _("Калининград (МСК−1)")),
    ("Europe/Moscow", _("Москва (МСК)")),
    ("Europe/Samara", _("Самара (МСК+1)")),
    ("Asia/Yekaterinburg", _("Екатеринбург (МСК+2)")),
    ("Asia/Omsk", _("Омск (МСК+3)")),
    ("Asia/Novosibirsk", _("Новосибирск (МСК+4)")),
    ("Asia/Tomsk", _("Томск (МСК+4)")),
    ("Asia/Krasnoyarsk", _("Красноярск (МСК+4)")),
    ("Asia/Irkutsk", _("Иркутск (МСК+5)")),
    ("Asia/Yakutsk", _("Якутск (МСК+6)")),
    ("Asia/Vladivostok", _("Владивосток (МСК+7)")),
    ("Asia/Magadan", _("Магадан (МСК+8)")),
    ("Asia/Kamchatka", _("Камчатка (МСК+9)")),
]
