"""How the addresses of bodies, meetings and papers are reached: their part of ARGS and SENT (urls.py)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from artel.bodies.domain.rules import Rules
from artel.bodies.exports import nominations_template_xlsx
from artel.bodies.selectors import roll_on
from artel.bodies.versions import subject_id
from artel.documents.selectors import code_of as code_of_paper
from artel.files.tests import building
from artel.files.tests.factories import make_upload
from artel.meetings.services.attendance import code_of
from artel.members.models import Unit
from artel.members.tests.factories import PASSWORD
from tests.access.world import Side


def _pk(name: str) -> Callable[[Side], dict[str, Any]]:
    return lambda side: {"pk": side.things[name].pk}


def _item(meeting: str, item: str, **more: str) -> Callable[[Side], dict[str, Any]]:
    def args(side: Side) -> dict[str, Any]:
        found = {"pk": side.things[meeting].pk, "item_pk": side.things[item].pk}
        return found | {argument: side.things[thing].pk for argument, thing in more.items()}

    return args


def _question(side: Side) -> dict[str, Any]:
    return {"pk": side.voting.pk, "question_pk": side.question.pk}


ARGS: dict[str, Callable[[Side], dict[str, Any]]] = {
    "plans:agree": _pk("submitted"),
    "plans:convert": _pk("plan"),
    "plans:requirement_convert": lambda side: {
        "pk": side.plan.pk, "key": side.row_of_meetings.key, "requirement_pk": side.convertible.pk,
    },
    **dict.fromkeys(
        ("bodies:detail", "bodies:rules", "bodies:export", "bodies:suspend", "bodies:composition_new"), _pk("expert")
    ),
    "bodies:resume": _pk("suspension"),
    **dict.fromkeys(
        ("bodies:composition", "bodies:composition_scan", "bodies:composition_export"), _pk("composition")
    ),
    **dict.fromkeys(
        ("bodies:composition_agree", "bodies:composition_change", "bodies:composition_submit", "bodies:composition_drop",
         "bodies:composition_enact"),
        _pk("drafted"),
    ),
    "bodies:composition_recall": _pk("voted"),
    **dict.fromkeys(("bodies:composition_return", "bodies:composition_readdress"), _pk("approving")),
    **dict.fromkeys(
        (
            "bodies:direction", "bodies:direction_change", "bodies:direction_close", "bodies:call_open", "bodies:call_close",
            "bodies:direction_composition_new", "bodies:nominate", "bodies:nominations_export",
            "bodies:nominations_template", "bodies:nominations_import",
        ),
        _pk("direction"),
    ),
    **dict.fromkeys(
        (
            "bodies:nomination", "bodies:nomination_consent", "bodies:nomination_decline", "bodies:nomination_paper",
            "bodies:nomination_withdraw", "bodies:nomination_letter",
        ),
        _pk("nomination"),
    ),
    **dict.fromkeys(("meetings:change", "meetings:cancel"), _pk("planned")),
    **dict.fromkeys(
        (
            "meetings:detail", "meetings:repeat", "meetings:notify", "meetings:agenda", "meetings:item_add",
            "meetings:item_propose", "meetings:item_subject", "meetings:item_carry",
        ),
        _pk("ahead"),
    ),
    **dict.fromkeys(("meetings:rsvp", "meetings:invite", "meetings:open"), _pk("called")),
    "meetings:excuse": lambda side: {"pk": side.called.pk, "attendee_pk": side.called_member.pk},
    **dict.fromkeys(
        ("meetings:item", "meetings:item_move", "meetings:item_drop", "meetings:material_add"), _item("ahead", "item")
    ),
    **dict.fromkeys(("meetings:item_take", "meetings:item_decline"), _item("ahead", "proposal")),
    "meetings:material": _item("ahead", "item", material_pk="material"),
    **dict.fromkeys(
        ("meetings:desk", "meetings:attendance", "meetings:me", "meetings:vote", "meetings:hall", "meetings:hall_code"),
        _pk("voting"),
    ),
    "meetings:pulse": lambda side: {"pk": side.voting.pk, "part": "desk"},
    **dict.fromkeys(("meetings:fail", "meetings:came", "meetings:check_in"), _pk("empty")),
    **dict.fromkeys(("meetings:left", "meetings:chair"), _pk("going")),
    "meetings:proxy": lambda side: {"pk": side.empty.pk, "attendee_pk": side.empty.attendees.get(person=side.late).pk},
    "meetings:assignment_drop": _pk("given"),
    **dict.fromkeys(
        (
            "meetings:minutes", "meetings:minutes_show", "meetings:remark", "meetings:dissent", "meetings:minutes_pdf",
            "meetings:minutes_docx", "meetings:sheet",
        ),
        _pk("held"),
    ),
    "meetings:remark_answer": lambda side: {"pk": side.held.pk, "remark_pk": side.remark.pk},
    "meetings:minutes_draft": _pk("over"),
    "meetings:minutes_send": _pk("noted"),
    "meetings:minutes_recall": _pk("unsigned"),
    **dict.fromkeys(("meetings:minutes_correct", "meetings:extract"), _pk("decided")),
    "meetings:notice_file": _pk("called"),
    "meetings:bulletin_file": _question,
    "meetings:close": _pk("between"),
    "meetings:start": _item("between", "waiting_item"),
    **dict.fromkeys(
        (
            "meetings:finish", "meetings:remove", "meetings:recuse", "meetings:unrecuse", "meetings:words",
            "meetings:vote_open", "meetings:assignment_add",
        ),
        _item("going", "current"),
    ),
    "meetings:self_recuse": _pk("going"),
    **dict.fromkeys(("meetings:vote_close", "meetings:vote_hands", "meetings:vote_annul"), _question),
    "meetings:poll_open": _pk("poll_ahead"),
    **dict.fromkeys(("meetings:poll_close", "meetings:bulletin"), _pk("poll")),
    **dict.fromkeys(("meetings:assignment", "meetings:assignment_accept", "meetings:assignment_report"), _pk("assignment")),
    **dict.fromkeys(
        ("meetings:assignment_file", "meetings:assignment_return", "meetings:assignment_close"), _pk("reported")
    ),
    **dict.fromkeys(("meetings:assignment_move", "meetings:assignment_lift"), _pk("controlled")),
    **dict.fromkeys(
        ("documents:paper", "documents:paper_pdf", "documents:paper_docx", "documents:revoke"), _pk("registered")
    ),
    "documents:paper_scan": _pk("scanned"),
    "documents:by_hand": _pk("paper"),
    **dict.fromkeys(
        ("documents:sheet", "documents:sheet_pdf", "documents:sheet_docx", "documents:close_sheet"), _pk("sheet")
    ),
    "documents:decide": lambda side: {"pk": side.sheet.pk, "line_pk": side.line.pk},
    "documents:answer_remark": lambda side: {"pk": side.sheet.pk, "line_pk": side.refused_line.pk},
    "documents:check": lambda side: {"token": code_of_paper(side.registered)},
}  # fmt: skip

RULES = {name: getattr(Rules(), name) for name in Rules.__dataclass_fields__}
WORDS = {"words": "Болезнь докладчика"}


def file_of(name: str = "скан.pdf") -> Any:
    return make_upload(name, building.pdf())


def own_unit(side: Side, role: str) -> Unit:
    """A body at whose desk the role sits; those who lead sit where nobody keeps the minutes."""
    named = {"chair_coordination": "coordination", "representative_chair": "coordination"}
    named |= {"chair_expert": "expert", "secretary": "expert"}
    return side.things[named.get(role, "group")]


def seats(*people: Any) -> dict[str, Any]:
    """Lines of a composition as its editor sends them."""
    sent: dict[str, Any] = {"seat-TOTAL_FORMS": len(people), "seat-INITIAL_FORMS": 0}
    for number, (who, part) in enumerate(people):
        sent |= {f"seat-{number}-person": who.full_name, f"seat-{number}-part": part, f"seat-{number}-post": "директор"}
    return sent


def _composition(side: Side, _role: str) -> dict[str, Any]:
    return {
        "reason": "Новый состав",
        "term_until": "01.09.2025",
        **seats((side.late, "chair"), (side.member, "member")),
    }


def _subject(side: Side, _role: str) -> dict[str, Any]:
    return {"subject": f"bodies.composition|{subject_id(side.voted)}"}


def _hands(side: Side, _role: str) -> dict[str, Any]:
    place = side.question.roll.get(attendee__person=side.expert_secretary)
    return {f"choice_{place.attendee_id}": "for"}


def _bulletin(side: Side, _role: str) -> dict[str, Any]:
    question = side.poll.items.first().questions.get()
    return {f"choice_{question.pk}": "against", f"opinion_{question.pk}": "Рано"}


def _attendee(meeting: str, who: str, **more: Any) -> Callable[[Side, str], dict[str, Any]]:
    return lambda side, _role: {"attendee": side.things[meeting].attendees.get(person=side.things[who]).pk, **more}


def _done(meeting: Any) -> Any:
    return meeting.items.filter(state="done").first()


HELD_ON_PAPER = date(2024, 3, 1)


def _past(side: Side, role: str) -> dict[str, Any]:
    """Everybody of the roll was there and voted for."""
    roll = roll_on(own_unit(side, role), HELD_ON_PAPER)
    return {
        "form": "in_person", "place": "ауд. 1", "present": [row.person.pk for row in roll], "presiding": roll[0].person.pk,
        "presiding_words": "избран присутствующими", "number": "4", "signed_on": "04.03.2024", "file": file_of(), "count": "1",
        "title_1": "О приёме", "decisions_1": "Принять.", "for_1": sum(row.has_vote for row in roll), "outcome_1": "1",
    }  # fmt: skip


# What stands in the address after «?», where the deed needs it.
QUERY: dict[str, Callable[[Side, str], dict[str, Any]]] = {
    "bodies:nominate": lambda side, _role: {"organisation": side.organisation.pk},
    "meetings:record_past": lambda side, role: {
        "unit": own_unit(side, role).pk, "held_on": f"{HELD_ON_PAPER:%d.%m.%Y}",
    },
}  # fmt: skip


def _signing(side: Side, _role: str) -> dict[str, Any]:
    paper = side.paper
    return {"sign": paper.pk, f"digest-{paper.pk}": paper.digest, "password": PASSWORD, "join": "on"}


SENT: dict[str, Callable[[Side, str], dict[str, Any]]] = {
    "plans:agree": lambda side, _role: {"due_on": "01.04.2024", "organisations": [side.organisation.pk]},
    "documents:signing": _signing,
    "documents:signature": lambda _side, _role: {"password": PASSWORD},
    "documents:by_hand": lambda _side, _role: {"signed_on": "15.03.2024", "number": "", "scan": file_of()},
    "documents:revoke": lambda _side, _role: {"reason": "Подписан по ошибке"},
    "documents:decide": lambda _side, _role: {"decision": "agreed", "remark": "", "password": PASSWORD},
    "documents:answer_remark": lambda _side, _role: {"answer": "Сроки исправлены"},
    "bodies:new": lambda _side, _role: {"template": "commission", "name": "Комиссия 2", "from_day": "15.03.2024"},
    "bodies:rules": lambda _side, _role: RULES | {"from_day": "15.03.2024", "basis": "Положение № 2"},
    "bodies:suspend": lambda side, _role: {"person": side.late.pk, "from_day": "15.03.2024", "reason": "Уволен"},
    "bodies:resume": lambda _side, _role: {"from_day": "15.03.2024"},
    "bodies:composition_new": _composition,
    "bodies:direction_composition_new": _composition,
    "bodies:composition_agree": lambda side, _role: {"due_on": "01.04.2024", "organisations": [side.organisation.pk]},
    "bodies:composition_change": _composition,
    "bodies:composition_enact": lambda _side, _role: {
        "words": "Приказ № 14", "approved_on": "15.03.2024", "effective_from": "15.03.2024", "file": file_of(),
    },
    "bodies:composition_return": lambda _side, _role: {"reason": "Нет представителя школы"},
    "bodies:direction_new": lambda side, _role: {"name": "Сварка", "forming_unit": side.expert.pk, "tasks": "Сверить"},
    "bodies:direction_change": lambda side, _role: {"name": "Приём 2", "forming_unit": side.expert.pk, "tasks": "Сверить"},
    "bodies:call_open": lambda _side, _role: {"due_on": "05.04.2024"},
    "bodies:nominate": lambda _side, _role: {
        "last_name": "Новикова", "first_name": "Анна", "part": "member", "post": "методист",
    },
    "bodies:nominations_import": lambda _side, _role: {
        "file": make_upload("кандидаты.xlsx", nominations_template_xlsx([])),
    },
    "bodies:nomination_decline": lambda _side, _role: {"reason": "Нет времени"},
    "bodies:nomination_paper": lambda _side, _role: {"on": "15.03.2024", "words": "Заявление"},
    "meetings:plan": lambda _side, _role: {"day_0": "14.06.2024"},
    "meetings:add": lambda side, role: {
        "unit": own_unit(side, role).pk, "held_on": "28.03.2024", "starts_at": "10:00", "planned_minutes": "60",
        "form": "in_person", "place": "ауд. 2",
    },
    "meetings:change": lambda _side, _role: {
        "held_on": "21.06.2024", "starts_at": "10:00", "planned_minutes": "60", "form": "in_person", "place": "ауд. 2",
    },
    "meetings:cancel": lambda _side, _role: WORDS,
    "meetings:rsvp": lambda _side, _role: {"rsvp": "yes"},
    "meetings:invite": lambda side, _role: {"person": side.person.pk, "post": "методист"},
    "meetings:excuse": lambda _side, _role: {"words": "Командировка"},
    "meetings:item_add": lambda _side, _role: {"title": "О плане", "minutes": "10"},
    "meetings:item_propose": lambda _side, _role: {"title": "О плане", "minutes": "10"},
    "meetings:item": lambda _side, _role: {"title": "О приёме в колледж", "minutes": "10"},
    "meetings:item_subject": _subject,
    "meetings:item_move": lambda _side, _role: {"to": "down"},
    "meetings:item_decline": lambda _side, _role: WORDS,
    "meetings:material_add": lambda _side, _role: {"title": "Справка", "file": file_of()},
    "meetings:open": lambda side, _role: {"presiding": side.expert_chair.pk},
    "meetings:fail": lambda _side, _role: WORDS,
    "meetings:poll_open": lambda _side, _role: {"until": "20.03.2024"},
    "meetings:came": _attendee("empty", "member", mode="hall"),
    "meetings:left": _attendee("going", "member"),
    "meetings:remove": lambda _side, _role: WORDS,
    "meetings:recuse": _attendee("going", "expert_chair", reason="Заинтересован"),
    "meetings:unrecuse": _attendee("going", "member"),
    "meetings:words": lambda side, _role: {
        "decisions": "1. Принять.\n2. Подготовить.", "heard": "Доложила", "base_version": side.current.text_version,
    },
    "meetings:vote_open": lambda _side, _role: {"q-text": "Принять.", "q-ballot": "open"},
    "meetings:vote_hands": _hands,
    "meetings:vote_annul": lambda _side, _role: WORDS,
    "meetings:vote": lambda side, _role: {"question": side.question.pk, "choice": "for"},
    "meetings:bulletin": _bulletin,
    "meetings:self_recuse": lambda _side, _role: {"reason": "Заинтересован"},
    "meetings:check_in": lambda side, _role: {"code": code_of(side.empty)},
    "meetings:assignment_add": lambda side, _role: {
        "point": side.current.decisions.last().pk, "person": side.citizen.pk, "due_on": "01.04.2024",
    },
    "meetings:assignment_report": lambda _side, _role: {"words": "Сводка готова", "file": file_of()},
    "meetings:assignment_return": lambda _side, _role: WORDS,
    "meetings:assignment_move": lambda _side, _role: {"due_on": "20.03.2024", "basis": "Решение председателя"},
    "meetings:assignment_lift": lambda _side, _role: {"basis": "Протокол № 2"},
    "meetings:chair": lambda side, _role: {"presiding": side.member.pk, "presiding_words": "избран присутствующими"},
    "meetings:proxy": lambda _side, _role: {"words": "Доверенность от 01.03.2024 № 5"},
    "meetings:minutes_draft": lambda _side, _role: {"form": "full"},
    "meetings:minutes_show": lambda _side, _role: {"until": "19.03.2024"},
    "meetings:remark": lambda _side, _role: {"item": "", "text": "Уточнить должность"},
    "meetings:remark_answer": lambda _side, _role: {"is_taken": "1", "answer": "Исправлено"},
    "meetings:dissent": lambda side, _role: {"item": _done(side.held).pk, "text": "Срок мал"},
    "meetings:minutes_correct": lambda _side, _role: {"reason": "Опечатка в фамилии"},
    "meetings:extract": lambda side, _role: {"item": side.decided_item.pk, "case_index": "02-14"},
    "meetings:record_past": _past,
}  # fmt: skip
