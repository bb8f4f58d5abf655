"""How every address is reached: its arguments in a cluster, and what a person would send there.

`urls.csv` says what each address needs; here is only how to get there. An address without a row in ARGS has no arguments
but the cluster; one without a row in SENT is sent an empty form.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from artel.files.tests import building
from artel.files.tests.factories import make_upload
from artel.members.models import Organisation, Person
from artel.members.tests.factories import make_inn
from tests.access import links, urls_fair, urls_governance, urls_year
from tests.access.table import Place
from tests.access.world import Side

# Whose person, organisation and obligation the addresses of «own» things speak of: urls.csv, column `own`.
OWNER = "representative_college"


def _pk(name: str) -> Callable[[Side], dict[str, Any]]:
    return lambda side: {"pk": side.things[name].pk}


def _row(name: str, **more: str) -> Callable[[Side], dict[str, Any]]:
    def args(side: Side) -> dict[str, Any]:
        activity = side.things[name]
        found = {"pk": side.plan.pk, "key": activity.key}
        return found | {argument: side.things[thing].pk for argument, thing in more.items()}

    return args


def _upload_row(side: Side) -> dict[str, Any]:
    return {"pk": side.upload.pk, "index": 0}


def owner(side: Side) -> Person:
    return side.people[OWNER].persons.get(cluster=side.cluster)


ARGS: dict[str, Callable[[Side], dict[str, Any]]] = {
    "jobs:progress": _pk("job"),
    "jobs:repeat": _pk("job"),
    "plans:detail": _pk("plan"),
    "plans:year": _pk("plan"),
    "plans:members": _pk("plan"),
    "plans:export": lambda side: {"pk": side.plan.pk, "form": "xlsx"},
    "plans:discuss": _pk("draft"),
    "plans:submit": _pk("draft"),
    "plans:return": _pk("submitted"),
    "plans:approve": _pk("submitted"),
    "plans:close": _pk("finished"),
    "plans:delete": _pk("draft"),
    "plans:row": _row("row"),
    "plans:reading": _row("row"),
    "plans:requirement_add": _row("row"),
    "plans:requirement": _row("row", requirement_pk="requirement"),
    "plans:requirement_retire": _row("row", requirement_pk="requirement"),
    "plans:dates": _row("awaiting"),
    "plans:indicator": _row("row_of_all"),
    "plans:obligation": _pk("owed"),
    "plans:supply": _pk("owed"),
    "plans:move": _pk("owed"),
    "plans:lift": _pk("owed"),
    "plans:restore": _pk("lifted"),
    "plans:ask": _pk("owed"),
    "plans:evidence": _pk("evidence"),
    "plans:evidence_file": _pk("evidence"),
    "plans:accept": _pk("evidence"),
    "plans:reject": _pk("evidence"),
    "plans:decide": _pk("request"),
    "plans:preview": _pk("upload"),
    "plans:upload_about": _pk("upload"),
    "plans:upload_row": _upload_row,
    "plans:upload_skip": _upload_row,
    "plans:upload_add": _pk("upload"),
    "plans:upload_file": _pk("upload"),
    "plans:upload_confirm": _pk("upload"),
    "plans:upload_drop": _pk("upload"),
    "documents:detail": _pk("document"),
    "documents:download": _pk("document"),
    "documents:correct": _pk("document"),
    "documents:cancel": _pk("document"),
    "members:cluster_lead": lambda side: {"pk": side.cluster.pk},
    "members:organisation": _pk("organisation"),
    "members:organisation_edit": _pk("organisation"),
    "members:organisation_contacts": _pk("organisation"),
    "members:organisation_join": _pk("newcomer"),
    "members:organisation_leave": _pk("other"),
    "members:person": _pk("person"),
    "members:person_edit": _pk("person"),
    "members:person_contacts": _pk("person"),
    "members:person_own_contacts": lambda side: {"pk": owner(side).pk},
    "members:post_add": _pk("person"),
    "members:post_end": _pk("position"),
    "members:role_grant": _pk("citizen"),
    "members:consent_add": _pk("person"),
    "members:consent_revoke": _pk("consent"),
    "members:unit_close": _pk("group"),
    "members:appoint": _pk("office"),
    "members:tenure_end": _pk("tenure"),
    "members:invite_again": _pk("invitation"),
    "members:invite_revoke": _pk("invitation"),
    "members:role_end": _pk("role"),
    "members:override_withdraw": _pk("override"),
    "members:consent_text": lambda _side: {"purpose": "processing"},
    "accounts:invitation": lambda side: {"token": side.token},
    "account_reset_password_from_key": lambda _side: {"uidb36": "1", "key": "bad-key"},
    **urls_governance.ARGS,
    **urls_fair.ARGS,
    **urls_year.ARGS,
    **links.ARGS,
}


def scan() -> Any:
    return make_upload("скан.pdf", building.pdf())


def represented(side: Side, role: str) -> Organisation:
    """An organisation whose representative the role may let in: its own one, for a representative."""
    return side.employer if role in ("representative_employer", "representative_chair") else side.organisation


def _decision(**more: str) -> Callable[[Side, str], dict[str, Any]]:
    return lambda _side, _role: {"on": "15.03.2024", "basis": "Решение совета № 5", **more}


ROW = {
    "number": "1", "title": "Название", "executors_text": "Школы", "deadline_text": "Май 2024 г.",
    "result_text": "Отчёт", "section": "0",
}  # fmt: skip
NAMES = {"last_name": "Новикова", "first_name": "Анна", "patronymic": "Олеговна"}

SENT: dict[str, Callable[[Side, str], dict[str, Any]]] = {
    "plans:return": lambda _side, _role: {"reason": "Проверьте строку 1"},
    "plans:approve": lambda _side, _role: {"approved_on": "15.03.2024", "number": "3", "file": scan()},
    "plans:reading": lambda _side, _role: {"deadline_read_as": "до 31.05.2024", "target_0": "", "each_0": ""},
    "plans:requirement_add": lambda _side, _role: {"words": "Приказ", "kind": "documents.accepted_document"},
    "plans:requirement": lambda _side, _role: {
        "words": "Приказ", "kind": "documents.accepted_document", "needed": "1", "due_read_as": "",
    },
    "plans:dates": lambda _side, _role: {
        "kind": "order", "title": "О проекте", "sender": "Департамент", "their_number": "77-р", "phrase": "апрель 2024 г.",
        "their_date": "11.03.2024", "received_on": "14.03.2024",
    },
    "plans:indicator": lambda _side, _role: {"name": "Участников", "unit": "чел."},
    "plans:supply": lambda _side, _role: {
        "title": "Отчёт", "happened_on": "12.03.2024", "in_force_on": "12.03.2024", "file": scan(),
    },
    "plans:move": _decision(new_due_on="03.06.2024", reason="document"),
    "plans:lift": _decision(),
    "plans:restore": _decision(),
    "plans:ask": lambda _side, _role: {"wanted_due_on": "03.06.2024", "reason": "Болезнь"},
    "plans:reject": lambda _side, _role: {"reason": "Нет подписи"},
    "plans:decide": lambda _side, _role: {"verdict": "grant", "new_due_on": "03.06.2024", "basis": "Письмо № 5"},
    "plans:event_add": lambda side, _role: {
        "title": "Олимпиада", "starts_on": "14.03.2024", "organiser": side.organisation.pk,
    },
    "plans:upload": lambda _side, _role: {"file": make_upload("план.txt"), "parent": ""},
    "plans:upload_about": lambda side, _role: {
        "title": "План", "year_label": "2026/2027", "revision": side.upload.revision,
    },
    "plans:upload_row": lambda side, _role: {
        **ROW, "deadline_read_as": "", "kind_0": "documents.accepted_document", "revision": side.upload.revision,
    },
    "plans:upload_skip": lambda _side, _role: {"skip": "1"},
    "plans:upload_add": lambda side, _role: {"title": "Ещё строка", "section": "0", "revision": side.upload.revision},
    "documents:add": lambda side, _role: {
        "kind": "order", "title": "О конкурсе", "sender_organisation": side.other.pk, "sender": "Департамент",
        "their_number": "88-р", "their_date": "11.03.2024", "received_on": "14.03.2024",
    },
    "documents:correct": lambda _side, _role: {"title": "О мероприятии", "note": "Исправлено"},
    "documents:cancel": lambda _side, _role: {"reason": "Внесён дважды"},
    "members:cluster_add": lambda _side, _role: {
        "name": "Новый кластер", "short_name": "Новый", "slug": "novy", "region": "Томская область", "place": "г. Томск",
        "time_zone": "Asia/Tomsk",
    },
    "members:cluster_lead": lambda _side, _role: {**NAMES, "email": "lead@example.test", "kind": "coordinator"},
    "members:organisation_add": lambda side, _role: {
        "kind": "branch", "parent": side.organisation.pk, "short_name": "Филиал", "full_name": "Филиал колледжа",
        "inn": make_inn(4242), "week": "5",
    },
    "members:organisation_edit": lambda side, _role: {
        "kind": "college", "short_name": "Колледж", "full_name": "Колледж", "inn": side.organisation.inn, "week": "6",
        "parent": "",
    },
    "members:organisation_contacts": lambda _side, _role: {"phone": "+7 3822 33-33-33"},
    "members:organisation_join": lambda _side, _role: {"from_day": "15.03.2024"},
    "members:organisation_leave": lambda _side, _role: {"last_day": "29.03.2024"},
    "members:person_add": lambda _side, _role: NAMES,
    "members:people_export": lambda _side, _role: {"reason": "Сверка списков"},
    "members:person_edit": lambda _side, _role: NAMES,
    "members:person_own_contacts": lambda _side, _role: {"phone": "+7 3822 44-44-44", "email": "own@example.test"},
    "members:post_add": lambda side, _role: {
        "organisation": side.other.pk, "title": "Мастер", "from_day": "15.03.2024",
    },
    "members:post_end": lambda _side, _role: {"last_day": "15.03.2024"},
    "members:role_grant": lambda side, role: {
        "kind": "representative", "organisation": represented(side, role).pk, "from_day": "15.03.2024",
    },
    "members:consent_add": lambda _side, _role: {"purpose": "publication", "given_on": "15.03.2024"},
    "members:consent_revoke": lambda _side, _role: {"revoked_on": "15.03.2024"},
    "members:unit_add": lambda _side, _role: {
        "kind": "working_group", "name": "Группа 2", "direction": "ИТ", "from_day": "15.03.2024",
    },
    "members:unit_close": lambda _side, _role: {"last_day": "15.03.2024"},
    "members:appoint": lambda side, _role: {"person": side.person.pk, "from_day": "15.03.2024"},
    "members:tenure_end": lambda _side, _role: {"last_day": "15.03.2024"},
    "members:invite": lambda side, role: {
        **NAMES, "email": "new@example.test", "kind": "representative", "organisation": represented(side, role).pk,
    },
    "members:role_end": lambda _side, _role: {"last_day": "15.03.2024"},
    "members:settings": lambda side, _role: {
        "name": side.cluster.name, "short_name": "Новое имя", "region": side.cluster.region, "time_zone": "Asia/Tomsk",
        "lead": side.other.pk, "quarter_scheme": "calendar_split", "soon_days": "10", "registration_days": "10",
    },
    "members:calendar": lambda _side, _role: {"day": "10.05.2024", "kind": "off", "act": "Указ № 2"},
    "members:consent_text": lambda _side, _role: {"body": "Новая редакция согласия", "from_day": "15.03.2024"},
    "accounts:profile": lambda _side, _role: {"name": "Новое Имя"},
    "accounts:theme": lambda _side, _role: {"theme": "dark"},
    "accounts:invitation": lambda _side, _role: {"password1": "короткий", "password2": "короткий"},
    "accounts:demo_enter": lambda side, _role: {"user": side.author.pk},
    "account_login": lambda _side, _role: {"login": "nobody@example.test", "password": "неверный"},
    "account_change_password": lambda _side, _role: {"oldpassword": "неверный", "password1": "а", "password2": "а"},
    "account_reset_password": lambda _side, _role: {"email": "nobody@example.test"},
    **urls_governance.SENT,
    **urls_fair.SENT,
    **urls_year.SENT,
    **links.SENT,
}  # fmt: skip


QUERY = urls_governance.QUERY | urls_fair.QUERY | urls_year.QUERY


def address(place: Place, side: Side, role: str = "head") -> str:
    """The address in a cluster, if it is of clusters at all."""
    args = ARGS[place.name](side) if place.name in ARGS else {}
    if place.name in urls_year.OWN:
        args = urls_year.OWN[place.name](side, role)
    query = QUERY.get(place.name)
    return reverse(
        place.name,
        kwargs={"slug": side.slug, **args} if place.of_cluster else args,
        query=query(side, role) if query else None,
    )


def sent(place: Place, side: Side, role: str) -> dict[str, Any]:
    """A form that would be taken from whoever has the right."""
    return SENT[place.name](side, role) if place.name in SENT else {}
