"""What plans say in Russian: derivations, lacks, debtors, dates as understood. Takes states, gives sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.plans import kinds, labels
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import DONE, State
from artel.russian import plural
from artel.terms import describe_term

if TYPE_CHECKING:
    from artel.members.models import Office, Tenure
    from artel.plans.domain.status import StateAt, Step
    from artel.plans.models import Executor, Obligation
    from artel.plans.selectors import ObligationStatus, RowStatus

COORDINATOR = gettext_lazy("координатор кластера")
REVIEWERS = gettext_lazy("руководитель или координатор кластера")
VACANT = gettext_lazy("пост вакантен")
NO_EXECUTOR = gettext_lazy("исполнитель в плане не назван")
WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def day(value: date | None) -> str:
    """31.03.2024"""
    return f"{value:%d.%m.%Y}" if value else ""


def day_of_week(value: date | None) -> str:
    """31.03.2024 (вс)"""
    return f"{value:%d.%m.%Y} ({WEEKDAYS[value.weekday()]})" if value else ""


def workdays(count: int) -> str:
    """«4 рабочих дня»"""
    return f"{count} {plural(count, _('рабочий день'), _('рабочих дня'), _('рабочих дней'))}"


def workdays_short(count: int) -> str:
    """«4 раб. дня»"""
    return f"{count} {plural(count, _('раб. день'), _('раб. дня'), _('раб. дней'))}"


# --- who ---


def office_note(office: "Office", tenure: "Tenure") -> str:
    """«и. о., председатель Экспертного совета» — the office behind a name."""
    title = office.title[:1].lower() + office.title[1:]
    return _("и. о., {title}").format(title=title) if tenure.is_acting else title


def chaired_by(tenure: "Tenure") -> str:
    is_group = tenure.office.title.startswith("Руководитель")
    words = _("руководитель {name}") if is_group else _("председатель {name}")
    return words.format(name=tenure.person.short_name)


def group_not_formed(executor: "Executor") -> str:
    """Why the coordinator owes what the plan asks of a group (DESIGN 3, settled 5)."""
    if executor.direction:
        return _("за рабочую группу «{direction}», пока она не создана").format(direction=executor.direction)
    return _("за рабочую группу, пока она не создана и не названа")


def debtor_words(debtors: Sequence[Any], limit: int = 4) -> str:
    """Names through commas, cut at `limit` with how many more there are."""
    names = [_debtor(debtor) for debtor in debtors]
    if len(names) > limit:
        more = len(names) - limit
        return _("{names} и ещё {more}").format(names=", ".join(names[:limit]), more=more)
    return ", ".join(names)


def _debtor(debtor: Any) -> str:
    if isinstance(debtor, kinds.Near):
        return debtor.who
    return f"{debtor.words} ({debtor.note})" if debtor.note else str(debtor.words)


# --- when ---


def due_words(words_due_on: date | None, due_on: date | None) -> str:
    """«до 31.03.2024 (вс), с переносом на 01.04.2024 (пн)»"""
    if due_on is None:
        return ""
    if words_due_on and words_due_on != due_on:
        return _("до {words}, с переносом на {due}").format(words=day_of_week(words_due_on), due=day_of_week(due_on))
    return _("до {due}").format(due=day_of_week(due_on))


def deadline_understood(row: "RowStatus") -> str:
    """How the row's deadline was understood, in one line under the plan's own words."""
    owed = [item for item in row.results if item.obligation.is_counted]
    moved = next((item for item in owed if item.at.moved and item.state not in DONE | {State.LIFTED}), None)
    if moved and moved.at.first_due_on:
        return _("{old} → {new}").format(old=day(moved.at.first_due_on), new=day_of_week(moved.at.due_on))
    if moved:
        return _("до {due}, назначено решением").format(due=day_of_week(moved.at.due_on))
    windows = sorted(
        {(item.at.opens_on, item.at.due_on) for item in owed if item.obligation.window_id and item.at.due_on}
    )
    if windows:
        spans = "; ".join(f"{day(opens)} – {day(due)}" for opens, due in windows)
        return _("по документу: {spans}").format(spans=spans)
    if row.row.term.get("kind") == "by_external_document":
        return _("срок установит другой документ")
    if row.row.term.get("kind", "unknown") == "unknown":
        return _("срок не понят: поправьте понимание строки")
    days = {(item.obligation.words_due_on, item.obligation.due_on) for item in owed}
    if row.row.term.get("kind") in ("school_year", "year", "ongoing") and len(days) == 1 and owed[0].obligation.due_on:
        first = owed[0].obligation
        return f"{day(first.opens_on)} – {day(first.due_on)}"
    if len(days) == 1 and owed and owed[0].obligation.due_on:
        return due_words(owed[0].obligation.words_due_on, owed[0].obligation.due_on)
    return term_words(row.row)


def left_words(at: "StateAt") -> str:
    """«Осталось 4 раб. дня», «Просрочено на 10 раб. дней», «Срок сегодня»."""
    if at.left is None or at.state in DONE or at.state is State.LIFTED:
        return ""
    if at.state is State.OVERDUE:
        return _("Просрочено на {days}").format(days=workdays_short(-at.left)) if at.left else _("Просрочено")
    if at.left == 0:
        return _("Срок сегодня") if at.state is not State.FUTURE else ""
    return _("Осталось {days}").format(days=workdays_short(at.left))


def left_short(at: "StateAt") -> str:
    """For a cell: «−2 раб. дня», «сегодня», «ещё 11 раб. дней»."""
    if at.left is None:
        return state_word(at.state).lower()
    if at.left == 0 and at.state is not State.OVERDUE:
        return _("сегодня")
    return f"−{workdays_short(-at.left)}" if at.left < 0 else _("ещё {days}").format(days=workdays_short(at.left))


def proof_words(item: "ObligationStatus") -> str:
    """What proves the obligation or stands nearest to it: for its card."""
    if item.at.met_by:
        line = next(line for line in item.evidence if line["pk"] == item.at.met_by[-1])
        number = f" № {line['number']}" if line["number"] else ""
        return _("{title}{number}, в силе с {day}").format(
            title=line["title"], number=number, day=day(line["in_force_on"])
        )
    if item.at.pending:
        return what_is_missing(item)
    rejected = [line for line in item.evidence if line["verdicts"] and line["verdicts"][-1]["kind"] == "rejected"]
    if rejected:
        return _("«{title}» отклонено: {reason}").format(
            title=rejected[-1]["title"], reason=rejected[-1]["verdicts"][-1]["reason"]
        )
    if not item.obligation.is_counted:
        return _("Неполный квартал. Не обязателен")
    return ""


# --- what is missing ---


@dataclass(frozen=True, slots=True)
class Lack:
    """«Не хватает: {what}. Кто должен: {who}. {left}» — the sentence of every row that is not done."""

    state: State
    what: str
    who: str
    left: str


def lack_of(item: "ObligationStatus") -> Lack | None:
    """What one obligation lacks; None when it is met or lifted."""
    if item.state in DONE or item.state is State.LIFTED:
        return None
    return Lack(item.state, what_is_missing(item), who_owes([item]), left_words(item.at))


def who_owes(items: Sequence["ObligationStatus"]) -> str:
    """Whose turn it is: the debtors; for a document that is brought already, those who accept."""
    names: list[str] = []
    waiting = False
    debtors = []
    for item in items:
        waiting = waiting or bool(item.at.pending)
        if not item.at.pending:
            debtors += [item.near] if item.near else item.debtors
    if debtors:
        names.append(debtor_words(list(dict.fromkeys(debtors))))
    if waiting:
        names.append(str(REVIEWERS))
    return ", ".join(names)


def what_is_missing(item: "ObligationStatus") -> str:
    """The missing thing, in the genitive."""
    if item.at.pending:
        title = next(line["title"] for line in item.evidence if line["pk"] == item.at.pending[0])
        return _("решения о приёмке: представлен документ «{title}»").format(title=title)
    return item.near.what if item.near else lack_words(item.obligation)


def lack_words(obligation: "Obligation") -> str:
    """What the obligation lacks by its kind, when nothing was brought."""
    if obligation.purpose == Purpose.DOCUMENT:
        return _("документа, который установит срок («{words}»)").format(words=kinds.shortened(obligation.slot_label))
    slot = obligation.slot_label if obligation.slot_kind in ("period", "item", "event") else ""
    return kinds.get(obligation.requirement.kind).lack(obligation.requirement.words, slot)


def lack_of_row(row: "RowStatus") -> Lack | None:
    """What the row lacks: that of the obligations which make its state, told together.

    Several parties that lack the same thing are one sentence with all their names; the nearest due day is told.
    """
    if row.state in DONE or row.state in (State.LIFTED, State.FUTURE):
        return None
    owed = [item for item in row.obligations if item.obligation.is_counted and item.state is row.state]
    if not owed:
        return None
    if row.state is State.AWAITING:
        documents = [item for item in row.obligations if item.obligation.purpose == Purpose.DOCUMENT]
        if documents and documents[0].state not in DONE:
            return Lack(State.AWAITING, what_is_missing(documents[0]), debtor_words(documents[0].debtors), "")
    first = min(owed, key=lambda item: (item.at.left if item.at.left is not None else 10**6, item.obligation.position))
    whats = list(dict.fromkeys(what_is_missing(item) for item in owed if item.at.left == first.at.left))
    what = "; ".join(whats[:2]) + (_(" и ещё {count}").format(count=len(whats) - 2) if len(whats) > 2 else "")
    return Lack(row.state, what, who_owes(owed), left_words(first.at))


def progress_words(row: "RowStatus") -> str:
    """The line under the state: what is there already."""
    owed = row.counted
    if row.state in DONE:
        met = [item for item in owed if item.at.met_by]
        if len(met) == 1:
            line = next(line for line in met[0].evidence if line["pk"] == met[0].at.met_by[-1])
            number = f" № {line['number']}" if line["number"] else ""
            return f"{line['title']}{number}, {day(met[0].at.met_on)}"
        last = max((item.at.met_on for item in met), default=None)
        return _("{done} из {all}, последнее {day}").format(done=len(met), all=len(owed), day=day(last))
    if row.state is State.AWAITING:
        return ""
    if len(owed) > 1:
        return _("исполнено {done} из {all}").format(done=row.done_count, all=len(owed))
    if row.state is State.FUTURE and owed and owed[0].at.opens_on:
        return _("откроется {day}").format(day=day(owed[0].at.opens_on))
    return ""


# --- why ---


def derivation(item: "ObligationStatus") -> list[str]:
    """The derivation of an obligation's state, a sentence a line, arithmetic included."""
    return [line for step in item.at.steps if (line := step_words(step, item.obligation))]


def step_words(step: "Step", obligation: "Obligation") -> str:
    """The words of one step of a derivation (`plans.domain.status`)."""
    v = {key: day_of_week(value) if isinstance(value, date) else value for key, value in step.values.items()}
    texts = {
        "dates_awaited": _("Срок устанавливает другой документ; он ещё не зарегистрирован."),
        "dates_from_document": _("Срок взят из документа, зарегистрированного {on}: с {opens_on} по {due_on}."),
        "window_was_past": _("К регистрации документа этот срок уже прошёл, поэтому исполнить нужно до {due_on}."),
        "move": _("Срок перенесён решением от {on}: был {from}, стал {to}."),
        "lift": _("Обязательство снято решением от {on}."),
        "restore": _("Обязательство возвращено на контроль {on}."),
        "evidence_not_in_force": _("Документ «{title}» ещё не вступил в силу, поэтому не засчитан."),
        "evidence_rejected": _("Документ «{title}» отклонён, поэтому не засчитан."),
        "evidence_pending": _(
            "Документ «{title}» представлен и ждёт приёмки: пока он не принят, обязательство не исполнено."
        ),
        "evidence_accepted": _("Документ «{title}» принят, вступил в силу {in_force_on}."),
        "evidence_signed": _(
            "Документ «{title}» подписан в Артели другими людьми, приёмка не нужна; вступил в силу {in_force_on}."
        ),
        "needed": _("Нужно документов: {needed}; засчитано: {counted}."),
        "no_evidence": _("Доказательств пока нет."),
        "met": _("Исполнено {met_on}, в срок."),
        "is_lifted": _("Значит, обязательство снято и в состоянии строки не учитывается."),
        "awaits": _("Документа нет, значит, срок не наступил и не просрочен: строка ждёт документа."),
        "awaited_all_year": _("Год плана закончился {year_end}, а документ так и не зарегистрирован: просрочено."),
        "no_date": _("Срока нет, обязательство открыто."),
        "not_open": _("Сегодня {on}, срок откроется {opens_on}: впереди."),
    }
    if step.code == "dates":
        opens, due, words = step.values["opens_on"], step.values["due_on"], step.values["words_due_on"]
        said = (
            _("По словам плана срок с {opens} по {due}.").format(opens=day(opens), due=day_of_week(words))
            if opens
            else (_("По словам плана срок до {due}.").format(due=day_of_week(words)))
        )
        if words != due:
            said += " " + _("Это нерабочий день, поэтому срок истекает {due}.").format(due=day_of_week(due))
        return said
    if step.code == "amended" and step.values["from"] is None:
        return _("План изменён с {on}: до этого срок устанавливал другой документ.").format(**v)
    if step.code == "amended":
        return _("План изменён с {on}: до этого срок был {was}.").format(on=v["on"], was=v["from"])
    if step.code == "met_late" and not step.values["late"]:
        return _("Исполнено {met_on}, срок был {due_on}: с опозданием, рабочих дней между ними нет.").format(**v)
    if step.code == "met_late":
        return _("Исполнено {met_on}, срок был {due_on}: опоздание {late}.").format(
            met_on=v["met_on"], due_on=v["due_on"], late=workdays(step.values["late"])
        )
    if step.code == "overdue" and not step.values["late"]:
        return _("На {on} срок {due_on} прошёл: просрочено.").format(on=v["on"], due_on=v["due_on"])
    if step.code == "overdue":
        return _("На {on} срок {due_on} прошёл {late} назад: просрочено.").format(
            on=v["on"], due_on=v["due_on"], late=workdays(step.values["late"])
        )
    if step.code == "soon":
        return _("До срока {left}; «срок близко» начинается с {soon}: {number} ≤ {limit}.").format(
            left=workdays(step.values["left"]),
            soon=workdays_genitive(step.values["soon_days"]),
            number=step.values["left"],
            limit=step.values["soon_days"],
        )
    if step.code == "open":
        return _("До срока {left}, это больше {soon}: в работе.").format(
            left=workdays(step.values["left"]), soon=workdays_genitive(step.values["soon_days"])
        )
    return texts[step.code].format(**v)


def workdays_genitive(count: int) -> str:
    """«15 рабочих дней», «1 рабочего дня» — after «с», «больше»."""
    return f"{count} {plural(count, _('рабочего дня'), _('рабочих дней'), _('рабочих дней'))}"


def state_word(state: State) -> str:
    """«Срок близко»"""
    return str(labels.STATES[state])


def obligation_name(obligation: "Obligation") -> str:
    """Which obligation it is: the party, the slot, or what is asked for."""
    if obligation.purpose == Purpose.DOCUMENT:
        return _("Получить документ: {what}").format(what=obligation.slot_label)
    parts = [str(obligation.organisation)] if obligation.organisation_id else []
    if obligation.slot_kind in ("period", "event", "item") and obligation.slot_label:
        parts.append(obligation.slot_label)
    return ", ".join(parts) or kinds.shortened(obligation.requirement.words, 90)


def evidence_mark(line: dict[str, Any]) -> tuple[str, str]:
    """(state for the mark, words) of a piece of evidence: accepted, waiting, rejected, signed in Artel."""
    last = line["verdicts"][-1] if line["verdicts"] else None
    if last and last["kind"] == "rejected":
        return "lifted", _("Отклонено: {reason}").format(reason=last["reason"])
    if last:
        by = f", {last['by']}" if last["by"] else ""
        return "met", _("Принято {day}{by}").format(day=f"{last['at']:%d.%m.%Y}", by=by)
    if not line["needs_acceptance"]:
        return "met", _("Без приёмки")
    return "soon", _("Ждёт приёмки")


def supply_note(obligation: "Obligation") -> str:
    """What the document has to be, above the form that brings it."""
    note = _("Нужен документ, который подтверждает: «{words}».").format(
        words=kinds.shortened(obligation.requirement.words, 200)
    )
    if obligation.slot_kind == "period":
        note += " " + _("Событие должно прийтись на {first} – {last}.").format(
            first=day(obligation.opens_on), last=day(obligation.words_due_on)
        )
    return note + " " + _("Принять его должен другой человек.")


def some_of(names: Sequence[str], limit: int = 3) -> str:
    """«А; Б; В и ещё 14»"""
    kept = list(dict.fromkeys(names))
    if len(kept) <= limit:
        return "; ".join(kept)
    return _("{names} и ещё {more}").format(names="; ".join(kept[:limit]), more=len(kept) - limit)


def term_words(row: Any) -> str:
    """How the deadline was understood, in words; a deferred one names no document in an oblique case."""
    if row.deadline.kind == "by_external_document":
        return _("срок установит другой документ")
    return describe_term(row.deadline)


def obligation_title(row: Any, obligation: "Obligation", title: str) -> str:
    """«3.3 Размещение новостей…: День открытых дверей, 12.03.2024» — a thing owed as a line of a list of things to do."""
    slot = obligation.slot_label if obligation.slot_kind in ("period", "event", "item") else ""
    return f"{row.number} {title}: {slot}" if slot else f"{row.number} {title}"


def deferral_note(row: Any) -> str:
    """Why a document has to be registered, above the form that does it."""
    return _("Срок этой строки в плане: «{words}». Пока документ не внесён в реестр, у строки нет срока.").format(
        words=row.deadline_text
    )
