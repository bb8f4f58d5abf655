"""What a year says in Russian: of a row carried over, of a debtor, of what is left at its end."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.plans import labels
from artel.plans.domain.carrying import RowPast, Why
from artel.plans.domain.closing import End
from artel.plans.domain.comparing import Pair
from artel.plans.domain.states import State
from artel.russian import counted, workdays

GONE = "gone"  # an executor that left or was wound up
SLOW = "slow"  # a deadline that the year did not keep

WHYS = {
    Why.ACT: gettext_lazy("дата документа, оставлена как есть"),
    Why.PAST: gettext_lazy("прошлый год, оставлен как есть"),
    Why.SINCE: gettext_lazy("начало отсчёта, оставлено как есть"),
    Why.HORIZON: gettext_lazy("год за пределами плана, оставлен как есть"),
    Why.PROGRAMME: gettext_lazy("годы программы, оставлены как есть"),
    Why.NAME: gettext_lazy("год в названии, оставлен как есть"),
    Why.BIRTH: gettext_lazy("год рождения, оставлен как есть: возраст мог измениться"),
    Why.ORDINAL: gettext_lazy("порядковый номер, оставлен как есть: возможно, пора увеличить"),
    Why.UNCLEAR: gettext_lazy("непонятно, год ли это; оставлено как есть"),
    Why.DAY_OFF: gettext_lazy("в новом году это нерабочий день"),
    Why.NO_SUCH_DAY: gettext_lazy("29 февраля в новом году нет"),
    Why.OUTSIDE: gettext_lazy("день не входит в год плана"),
    GONE: gettext_lazy("больше не действует или вышла из кластера: выберите исполнителя заново"),
    SLOW: gettext_lazy("этого срока в прошедшем году не хватило"),
}
TEXTS = {
    "title": gettext_lazy("Наименование"),
    "executors_text": gettext_lazy("Исполнители"),
    "deadline_text": gettext_lazy("Срок"),
    "deadline_read_as": gettext_lazy("Читать срок как"),
    "result_text": gettext_lazy("Результат"),
}


def look_sentence(of: str, words: str, why: str) -> str:
    """«Срок, «31.05.2025»: в новом году это нерабочий день.»"""
    return _("{text}, «{words}»: {why}.").format(text=TEXTS.get(of, of), words=words, why=WHYS[why])


def past_sentences(past: RowPast, year: str) -> list[str]:
    """What the year says of a row, the outcome first."""
    told = [_outcome(past, year)]
    if past.move_count:
        times = counted(past.move_count, _("раз"), _("раза"), _("раз"))
        told.append(_("Срок переносили {times}.").format(times=times))
    if past.lifted and not past.is_left_out:
        told.append(_("Снято обязательств: {count}.").format(count=past.lifted))
    return told


def _outcome(past: RowPast, year: str) -> str:
    if past.is_left_out:
        return _("В {year} снята с контроля: предлагаем не переносить.").format(year=year)
    if not past.total:
        return _("В {year} обязательств по строке не было.").format(year=year)
    if past.is_open:
        word = str(labels.STATES[State(past.state)]).lower()
        share = _("исполнено {done} из {total}").format(done=past.done, total=past.total) if past.total > 1 else word
        if not past.is_over:
            return _("В {year} пока не завершена: {share}.").format(year=year, share=share)
        return _("В {year} не завершена: {share}.").format(year=year, share=share)
    if past.late_days:
        return _("В {year} исполнена на {days} позже срока.").format(year=year, days=workdays(past.late_days))
    if past.early_days:
        return _("В {year} исполнена на {days} раньше срока.").format(year=year, days=workdays(past.early_days))
    return _("В {year} исполнена в срок.").format(year=year)


def overload_sentence(debtor: str, bad: int, total: int, year: str) -> str:
    """«Томский колледж в 2023/2024 не уложился в срок по 5 обязательствам из 9.»"""
    return _("{debtor}: в {year} не в срок или не исполнено {bad} из {total} обязательств.").format(
        debtor=debtor, year=year, bad=bad, total=total
    )


def carried_sentence(choice: dict[str, str]) -> str:
    """What was decided at the year's end of an obligation that goes on."""
    return _("При завершении года решено продолжить: {reason}").format(reason=choice["reason"])


# What may become of what is left open: the choice, and what it means.
ENDS = {
    End.UNDONE: (
        gettext_lazy("Остаётся неисполненным"),
        gettext_lazy("Так и будет в итогах года; напишите, почему."),
    ),
    End.CARRY: (
        gettext_lazy("Продолжить в следующем году"),
        gettext_lazy("В итогах года не исполнено; в плане следующего года строка придёт с этой отметкой."),
    ),
    End.LIFT: (
        gettext_lazy("Снять с контроля"),
        gettext_lazy("Сегодняшним днём; нужно основание: решение, протокол или письмо."),
    ),
}
FIGURES = (
    ("total", gettext_lazy("Всего")),
    ("in_time", gettext_lazy("Исполнено в срок")),
    ("late", gettext_lazy("С опозданием")),
    ("undone", gettext_lazy("Не исполнено")),
    ("lifted", gettext_lazy("Снято")),
    ("moved", gettext_lazy("Срок переносили")),
)


def pair_word(pair: Pair) -> str:
    """«новая», «ушла», «слова изменены», «без изменений»; of a guess, that it is one."""
    if pair.before is None:
        return _("новая")
    if pair.after is None:
        return _("ушла")
    word = _("слова изменены") if pair.changed else _("без изменений")
    return _("{word}; сопоставлена по словам").format(word=word) if pair.is_guess else word
