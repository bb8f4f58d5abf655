"""How the addresses of the catalogue and of the fair are reached: their part of ARGS, SENT and QUERY (urls.py)."""

from collections.abc import Callable
from typing import Any

from artel.catalogue.sheets import SPEC as STUDENTS
from artel.documents.selectors import code_of as code_of_paper
from artel.fair.models import Graduate
from artel.fair.services import employment_sheets, graduate_sheets, interview_marks, vacancy_sheets
from artel.fair.services.interviews import checkin_url
from artel.fair.services.links import url_of
from artel.files.sheets import template
from artel.files.tests.factories import make_upload
from tests.access.world import Side

Args = Callable[[Side], dict[str, Any]]
Sent = Callable[[Side, str], dict[str, Any]]


def _pk(name: str) -> Args:
    return lambda side: {"pk": side.things[name].pk}


def _named(names: str, args: Args) -> dict[str, Args]:
    app, *rest = names.split()
    return {f"{app}:{name}": args for name in rest}


def code_of(graduate: Graduate) -> str:
    """The code of the personal link."""
    return url_of(graduate.link).rstrip("/").rsplit("/", 1)[-1]


def _code(name: str) -> Args:
    return lambda side: {"code": code_of(side.things[name])}


def _code_of_invited(side: Side) -> dict[str, Any]:
    return {"code": code_of(side.cabinet_invitation.graduate), "pk": side.cabinet_invitation.pk}


def _person(fair: str, graduate: str) -> Args:
    return lambda side: {"pk": side.things[fair].pk, "graduate": side.things[graduate].pk}


def _run(side: Side) -> dict[str, Any]:
    return {"pk": side.deciding.pk, "number": side.deciding_run.number}


def _protocol(fair: str) -> Args:
    return lambda side: {"pk": side.things[fair].pk, "protocol": side.things[f"{fair}_protocol"].pk}


def _token(side: Side) -> dict[str, Any]:
    return {"pk": side.interviewing.pk, "token": checkin_url(side.comer).rstrip("/").rsplit("/", 1)[-1]}


ARGS: dict[str, Args] = {
    **_named("catalogue programme programme_change programme_close group_add", _pk("programme")),
    **_named("catalogue group group_change student_add", _pk("study_group")),
    "catalogue:group_graduate": _pk("finished_group"),
    **_named("catalogue student student_change student_leave contract_add student_erase", _pk("student")),
    "catalogue:contract_release": _pk("contract"),
    **_named(
        "fair detail change stages advance reopen stands vacancies vacancy_add vacancies_publish vacancies_import "
        "vacancies_template vacancies_trudvsem vacancies_export results results_export allocation_rules",
        _pk("collecting"),
    ),
    "fair:showcase": lambda side: {"slug": side.slug, "pk": side.wishing.pk},
    **_named("fair vacancy vacancy_return vacancy_withdraw", _pk("vacancy")),
    **_named("fair vacancy_change vacancy_submit", _pk("vacancy_draft")),
    "fair:vacancy_publish": _pk("vacancy_submitted"),
    **_named(
        "fair graduates graduates_enter graduates_import graduates_template graduates_links graduates_cards "
        "graduates_export",
        _pk("wishing"),
    ),
    **_named(
        "fair graduate graduate_change graduate_refuse graduate_withdraw graduate_consent_end "
        "graduate_wishes graduate_link_replace graduate_link_send graduate_erase",
        _pk("graduate"),
    ),
    "fair:graduate_contacts": _pk("graduate"),
    **_named("fair graduate_confirm graduate_consent", _pk("newcomer_graduate")),
    "fair:graduate_restore": _pk("withdrawn_graduate"),
    **_named(
        "fair interviews interviews_make interview_add interviews_ics interviews_export interviews_print interviews_day "
        "interview_marks interview_marks_template checkin",
        _pk("interviewing"),
    ),
    "fair:checkin_came": _person("interviewing", "comer"),
    "fair:checkin_code": _token,
    **_named(
        "fair interview interview_move interview_lock interview_cancel interview_mark interview_miss", _pk("interview")
    ),
    "fair:allocation_run": _pk("allocating"),
    **_named(
        "fair allocation allocation_second allocation_vacancies allocation_people protocol_compose allocation_mine",
        _pk("deciding"),
    ),
    **_named("fair allocation_person allocation_override", _person("deciding", "deciding_graduate")),
    **_named("fair run run_verify run_data run_discard", _run),
    "fair:protocol_send": _protocol("protocolled"),
    "fair:protocol_recall": _protocol("at_signing"),
    **_named(
        "fair invitations invitations_make invitations_send invitations_recall invitations_mail invitations_offer "
        "invitations_export invitations_wording invitations_wording_file printings",
        _pk("inviting"),
    ),
    "fair:printing_file": lambda side: {"pk": side.inviting.pk, "printing_pk": side.printing.pk},
    **_named("fair invitation invitation_deliver invitation_answer invitation_revoke", _pk("fair_invitation")),
    "fair:invitation_reissue": _pk("revoked_invitation"),
    "fair:answer": lambda side: {"code": code_of_paper(side.cabinet_invitation.paper)},
    **_named(
        "fair employment employment_import employment_template employment_export employment_summary "
        "employment_summary_send employment_summary_recall",
        _pk("employing"),
    ),
    "fair:employment_fact": _pk("employed"),
    **_named(
        "fair cabinet cabinet_refuse cabinet_profile cabinet_consent_end cabinet_wishes", _code("graduate")
    ),
    **_named("fair cabinet_confirm cabinet_consent", _code("newcomer_graduate")),
    "fair:cabinet_calendar": _code("comer"),
    **_named("fair cabinet_invitation cabinet_invitation_pdf cabinet_accept cabinet_decline", _code_of_invited),
}  # fmt: skip


def _sheet(spec: Any) -> Sent:
    return lambda _side, _role: {"file": make_upload("таблица.xlsx", template(spec))}


def _only(**fields: Any) -> Sent:
    return lambda _side, _role: fields


def _fair_fields(name: str) -> dict[str, Any]:
    return {
        "name": name, "year": "2024", "held_on": "12.04.2024", "venue": "Дворец", "about": "Для всех", "commission": "",
        "max_wishes": "4", "weight_interview": "50", "weight_exam": "30", "weight_grade": "20", "over_offer": "1",
        "are_cards_anonymous": "on", "acceptance_withdraws_others": "on", "answer_days": "10", "target_percent": "100",
        "number_prefix": "24-", "criterion_1": "practice", "criterion_2": "exam", "criterion_3": "",
    }  # fmt: skip


def _vacancy(side: Side, _role: str) -> dict[str, Any]:
    return {
        "organisation": side.employer.pk, "title": "Токарь", "is_worker": "on", "grade": "3-й разряд", "department": "цех № 2",
        "places": "2", "schedule": "пятидневная неделя, 08:00–17:00", "salary_from": "60000", "salary_to": "",
        "starts_on": "15.07.2024", "contact_name": "Отдел кадров", "contact_phone": "(3822) 00-14-26",
        "specialities": [side.programme.speciality_id], "other_codes": "", "occupation_code": "", "hazard": "",
    }  # fmt: skip


STUDENT = {
    "last_name": "Новиков", "first_name": "Иван", "patronymic": "Олегович", "gender": "m", "born_on": "12.03.2005",
    "email": "novikov@example.test", "phone": "",
}  # fmt: skip
REASON = {"reason": "Приказ от 15.03.2024 № 5"}
PURPOSE = {"purpose": "Сверка списков"}
EXAMPLE_PROFILE = {"average_grade": "4,5", "exam_points": "80", "about": "Умею варить"}

SENT: dict[str, Sent] = {
    "catalogue:programme_add": lambda side, _role: {
        "organisation": side.organisation.pk, "speciality": side.programme.speciality_id, "base": "9", "form": "part_time",
        "months": "46", "starts_in": "2023",
    },
    "catalogue:programme_change": lambda side, _role: {
        "base": side.programme.base, "form": side.programme.form, "months": "34", "starts_in": "2020",
    },
    "catalogue:programme_close": _only(closed_on="01.09.2024"),
    "catalogue:group_add": _only(name="ТМ-9", starts_on="01.09.2023", graduates_on="30.06.2027"),
    "catalogue:group_change": _only(name="ТМ-8", starts_on="01.09.2020", graduates_on="30.06.2024"),
    "catalogue:student_add": _only(**STUDENT),
    "catalogue:student_change": lambda side, _role: STUDENT | {"group": side.study_group.pk},
    "catalogue:student_leave": _only(left_on="15.03.2024"),
    "catalogue:contract_add": lambda side, _role: {
        "employer": side.employer.pk, "number": "16", "signed_on": "01.09.2023",
    },
    "catalogue:student_erase": _only(basis="Заявление № 3"),
    "catalogue:contract_release": _only(released_on="15.03.2024", basis="Письмо № 17"),
    "catalogue:student_import": _sheet(STUDENTS),
    "catalogue:student_export": _only(**PURPOSE),
    "fair:new": _only(**_fair_fields("Новая ярмарка")),
    "fair:change": _only(**_fair_fields("Переименованная ярмарка")),
    "fair:stages": _only(wishes_opens_on="01.04.2024", wishes_due_on="05.04.2024"),
    "fair:advance": _only(stage="showcase"),
    "fair:reopen": _only(**REASON),
    "fair:stands": lambda side, _role: {"organisation": side.employer.pk, "place": "ауд. 1", "tables": "2"},
    "fair:vacancy_add": _vacancy,
    "fair:vacancy_change": _vacancy,
    "fair:vacancies_publish": lambda side, _role: {"vacancy": side.vacancy_submitted.pk},
    "fair:vacancies_import": _sheet(vacancy_sheets.SPEC),
    "fair:vacancies_trudvsem": lambda _side, _role: {"file": make_upload("ответ.json", b'{"results": {"vacancies": []}}')},
    "fair:vacancy_return": _only(**REASON),
    "fair:vacancy_withdraw": _only(**REASON),
    "fair:graduates_import": _sheet(graduate_sheets.SPEC),
    "fair:graduates_export": _only(**PURPOSE),
    "fair:graduate_change": _only(**EXAMPLE_PROFILE),
    "fair:graduate_refuse": _only(**REASON),
    "fair:graduate_withdraw": _only(**REASON),
    "fair:graduate_consent": _only(given_on="14.03.2024"),
    "fair:graduate_wishes": lambda side, _role: {"add": side.unwished.pk},
    "fair:graduate_erase": _only(basis="Заявление № 3"),
    "fair:interviews_make": _only(starts_at="10:00", slot_minutes="10", max_rounds="", afresh=""),
    "fair:interview_add": lambda side, _role: {
        "vacancy": side.talk_vacancy.pk, "graduate": side.invited_to_talk.public_number,
    },
    "fair:interview_marks": _sheet(interview_marks.SPEC),
    "fair:interview_move": _only(round="5"),
    "fair:interview_lock": _only(locked="1"),
    "fair:interview_mark": _only(mark="5", readiness="yes", comment="Готов"),
    "fair:allocation_run": _only(public_line="курс 90,12"),
    "fair:run_discard": _only(**REASON),
    "fair:allocation_override": _only(vacancy="", reason="Уезжает"),
    "fair:protocol_compose": lambda side, _role: {
        "held_on": "15.03.2024", "against": "0", "abstained": "0",
        "present": [row.person_id for row in _tenures(side)],
    },
    "fair:invitations_send": lambda side, _role: {"organisation": side.employer.pk},
    "fair:invitations_recall": lambda side, _role: {"organisation": side.employer.pk},
    "fair:invitations_wording": _only(keep="[]"),
    "fair:printings": lambda side, role: {
        "organisation": (side.employer if role in EMPLOYERS else side.organisation).pk,
    },
    "fair:invitation_answer": _only(answer="accept", answered_on="15.03.2024", reason=""),
    "fair:invitation_revoke": _only(**REASON),
    "fair:employment_import": _sheet(employment_sheets.SPEC),
    "fair:employment_export": _only(m="autumn"),
    "fair:employment_summary": _only(m="autumn"),
    "fair:employment_summary_send": _only(m="3m"),
    "fair:employment_summary_recall": _only(m="6m"),
    "fair:employment_fact": _only(m="autumn", outcome="studying"),
    "fair:answer": _only(born_on="20.03.2004"),
    "fair:cabinet_refuse": _only(**REASON),
    "fair:cabinet_profile": _only(municipality="Томск", about="Хочу учиться"),
    "fair:cabinet_consent": _only(agreed="on"),
    "fair:cabinet_wishes": lambda side, _role: {"add": side.unwished.pk},
    "fair:cabinet_decline": _only(reason="Уезжаю"),
}  # fmt: skip
EMPLOYERS = ("representative_employer", "representative_chair")


def _tenures(side: Side) -> list[Any]:
    return [tenure for office in side.commission.offices.all() for tenure in office.tenures.all()]


QUERY: dict[str, Sent] = {"fair:employment_fact": _only(m="autumn")}
