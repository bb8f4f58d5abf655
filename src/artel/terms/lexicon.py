"""The words of Russian deadlines: every form with its class and value.

A class says what a word does in the grammar (month, unit, prep…); `value` is what it names. Forms are written without ё.
"""

from functools import cache
from typing import Any, NamedTuple


class Word(NamedTuple):
    cls: str
    value: Any


_NOUN = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_SOFT = ("ь", "я", "ю", "ем", "е", "и", "ей", "ям", "ями", "ях")
_NEUTER = ("е", "я", "ю", "и", "ем", "ии", "й", "ям", "ями", "ях")
_FEMININE = ("а", "ы", "у", "е", "ой", "", "ам", "ами", "ах")
_K_NOUN = ("", "а", "у", "ом", "е", "и", "ов", "ам", "ами", "ах")
_ADJECTIVE = (
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ую", "юю", "ей", "ые", "ие", "ых", "их",
    "ыми", "ими",
)  # fmt: skip

_MONTHS = (
    ("январ", "янв"), ("феврал", "фев февр"), ("март", "мар мрт"), ("апрел", "апр"), ("ма", ""), ("июн", "июн"), ("июл", "июл"),
    ("август", "авг"), ("сентябр", "сен сент"), ("октябр", "окт"), ("ноябр", "ноя нояб"), ("декабр", "дек"),
)  # fmt: skip
_WEEKDAYS = (
    ("понедельник понедельника понедельнику понедельники понедельникам понедельников пн", 1),
    ("вторник вторника вторнику вторники вторникам вторников вт", 2),
    ("среда среды среду среде средам средами ср", 3),
    ("четверг четверга четвергу четверги четвергам четвергов чт", 4),
    ("пятница пятницы пятницу пятнице пятницам пятниц пт", 5),
    ("суббота субботы субботу субботе субботам суббот сб", 6),
    ("воскресенье воскресенья воскресенью воскресеньям воскресений вс", 7),
)  # fmt: skip
_UNITS = {
    "hour": "час часа часов часы ч",
    "day": "день дня дню днем дне дни дней дням днями днях дн сутки суток суткам",
    "week": "неделя недели неделю неделе неделей недель неделям неделями неделях нед",
    "decade": "декада декады декаду декаде декадой декад декадам декадах дек-да",
    "month": "месяц месяца месяцу месяцем месяце месяцы месяцев месяцам месяцами месяцах мес мц",
    "quarter": "квартал квартала кварталу кварталом квартале кварталы кварталов кварталам кварталах кв квл кварт",
    "halfyear": "полугодие полугодия полугодию полугодии полугодием полугодий полугодиям полугодиях полгода полгоду полугода полуг пг",
    "year": "год года году годом годе годы годов годам годах лет г гг",
    "semester": "семестр семестра семестру семестром семестре семестры семестров семестрам семестрах сем триместр триместра триместре",
    "school_quarter": "четверть четверти четвертью четвертей четвертям четвертях четв",
}
_FREQUENCIES = {
    "day": ("ежедневн", "каждодневн", "ежесуточн"),
    "week": ("еженедельн", "понедельн"),
    "month": ("ежемесячн", "помесячн"),
    "quarter": ("ежеквартальн", "поквартальн"),
    "halfyear": ("ежеполугодн", "полугодов"),
    "year": ("ежегодн", "каждогодн"),
    "school_quarter": ("ежечетвертн", "почетвертн"),
    "semester": ("посеместров", "ежесеместров"),
}
_ORDINALS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат "
    "восемнадцат девятнадцат двадцат"
).split()
_CARDINALS = {
    1: "один одна одно одного одной одну одному", 2: "два две двух двум двумя оба обе", 3: "три трех трем тремя", 4: "четыре четырех четырем",
    5: "пять пяти", 6: "шесть шести", 7: "семь семи", 8: "восемь восьми", 9: "девять девяти", 10: "десять десяти",
    11: "одиннадцать одиннадцати", 12: "двенадцать двенадцати", 13: "тринадцать тринадцати", 14: "четырнадцать четырнадцати",
    15: "пятнадцать пятнадцати", 20: "двадцать двадцати", 30: "тридцать тридцати", 40: "сорок сорока", 45: "", 50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти", 90: "девяносто девяноста",
}  # fmt: skip
# «трехдневный», «двухнедельный», «месячный»: a number in the genitive, then the unit as an adjective.
_DURATION_NUMBERS = {
    1: ("", "одно"), 2: ("двух",), 3: ("трех",), 4: ("четырех",), 5: ("пяти",), 6: ("шести",), 7: ("семи",), 8: ("восьми",), 9: ("девяти",),
    10: ("десяти",), 12: ("двенадцати",), 14: ("четырнадцати",), 15: ("пятнадцати",), 20: ("двадцати",), 30: ("тридцати",), 60: ("шестидесяти",),
}  # fmt: skip
_DURATION_UNITS = {
    "дневн": "day",
    "недельн": "week",
    "месячн": "month",
    "суточн": "day",
    "часов": "hour",
    "годичн": "year",
    "летн": "year",
}

# Stem, its endings, class, value.
_STEMS: tuple[tuple[str, tuple[str, ...], str, Any], ...] = (
    ("последн", _ADJECTIVE, "ordinal", "last"),
    ("осенн", _ADJECTIVE, "season_of", (9, 11)),
    ("зимн", _ADJECTIVE, "season_of", (12, 2)),
    ("весенн", _ADJECTIVE, "season_of", (3, 5)),
    ("осен", ("ь", "и", "ью"), "season", (9, 11)),
    ("зим", _FEMININE[:5], "season", (12, 2)),
    ("весн", _FEMININE[:5], "season", (3, 5)),
    ("лет", ("о", "ом"), "season", (6, 8)),
    ("летн", _ADJECTIVE, "season_of", (6, 8)),
    ("возникновен", ("ие", "ия", "ию", "ии", "ием"), "arising", None),
    ("завершающ", _ADJECTIVE, "ordinal", "last"),
    ("кажд", _ADJECTIVE, "each", None),
    ("половин", _FEMININE, "piece", "half"),
    ("начал", ("о", "а", "у", "е", "ом"), "piece", "start"),
    ("середин", _FEMININE, "piece", "middle"),
    ("кон", ("ец", "ца", "цу", "цом", "це"), "piece", "end"),
    ("числ", ("о", "а", "у", "е", "ом", "ам", "ах"), "number", None),
    ("рабоч", _ADJECTIVE, "working", None),
    ("банковск", _ADJECTIVE, "working", None),
    ("учебн", _ADJECTIVE, "school", None),
    ("академическ", _ADJECTIVE, "school", None),
    ("календарн", _ADJECTIVE, "civil", None),
    ("финансов", _ADJECTIVE, "fiscal", None),
    ("следующ", _ADJECTIVE, "next", None),
    ("последующ", _ADJECTIVE, "next", None),
    ("будущ", _ADJECTIVE, "next", None),
    ("отчетн", _ADJECTIVE, "reporting", None),
    ("прошедш", _ADJECTIVE, "reporting", None),
    ("истекш", _ADJECTIVE, "reporting", None),
    ("текущ", _ADJECTIVE, "current", None),
    ("нынешн", _ADJECTIVE, "current", None),
    ("предшествующ", _ADJECTIVE, "previous", None),
    ("предыдущ", _ADJECTIVE, "previous", None),
    ("прошл", _ADJECTIVE, "previous", None),
    ("планируем", _ADJECTIVE, "planned", None),
    ("планов", _ADJECTIVE, "planned", None),
    ("очередн", _ADJECTIVE, "planned", None),
    ("период", _NOUN, "period", None),
    ("срок", _K_NOUN, "term", None),
    ("необходимост", ("ь", "и", "ью"), "need", None),
    ("потребност", ("ь", "и", "ью"), "need", None),
    ("надобност", ("ь", "и", "ью"), "need", None),
    ("окончан", ("ие", "ия", "ию", "ии", "ием"), "ending", None),
    ("завершен", ("ие", "ия", "ию", "ии", "ием"), "ending", None),
    ("истечен", ("ие", "ия", "ию", "ии", "ием"), "ending", "passed"),
    ("согласован", ("ие", "ия", "ию", "ии", "ием", "ности", "ность"), "agreement", None),
    ("договоренност", ("ь", "и", "ям"), "agreement", None),
    ("назначен", ("ие", "ия", "ию", "ии", "ием"), "agreement", None),
    ("усмотрен", ("ие", "ия", "ию", "ии", "ием"), "agreement", None),
    ("возможност", ("ь", "и", "ям"), "agreement", None),
    ("каникул", ("ы", "", "ам", "ах", "ами"), "holidays", None),
    ("каникулярн", _ADJECTIVE, "holidays", None),
    ("установлен", ("ы", "а", "о", *_ADJECTIVE), "settled", None),
    ("установленн", _ADJECTIVE, "settled", None),
    ("определенн", _ADJECTIVE, "settled", None),
    ("утвержденн", _ADJECTIVE, "settled", None),
    ("предусмотренн", _ADJECTIVE, "settled", None),
    ("указанн", _ADJECTIVE, "settled", None),
    ("действ", _NEUTER, "action", None),
    ("реализац", ("ия", "ии", "ию", "ией"), "action", None),
)
# What sets a deadline from outside: «по графику», «согласно плану работы», «приказом департамента».
_DOCUMENTS = (
    ("план", _NOUN), ("график", _K_NOUN), ("приказ", _NOUN), ("договор", _NOUN), ("протокол", _NOUN), ("контракт", _NOUN), ("проект", _NOUN),
    ("регламент", _NOUN), ("календар", _SOFT), ("циклограмм", _FEMININE), ("программ", _FEMININE), ("карт", _FEMININE), ("смет", _FEMININE),
    ("расписан", _NEUTER), ("распоряжен", _NEUTER), ("положен", _NEUTER), ("постановлен", _NEUTER), ("решен", _NEUTER), ("соглашен", _NEUTER),
    ("законодательств", ("о", "а", "у", "ом", "е")), ("письм", ("о", "а", "у", "ом", "е", "ам")), ("порядк", ("а", "у", "ом", "е")),
    ("указан", _NEUTER), ("поручен", _NEUTER), ("требован", _NEUTER), ("задан", _NEUTER), ("приложен", _NEUTER), ("информац", ("ии", "ией")),
    ("плануграфик", ("у",)), ("планграфик", _K_NOUN), ("планомграфик", ("ом",)), ("сценари", ("ю", "ем")), ("медиаплан", _NOUN),
    ("инструкц", ("ия", "ии", "ией", "иям")), ("расписани", ("ю", "ем")), ("сетк", ("е", "ой")), ("госзадан", _NEUTER), ("техзадан", _NEUTER),
)  # fmt: skip

_PLAIN: dict[str, str] = {
    # class: forms, value is the first form
    "prep в": "в во", "prep с": "с со", "prep по": "по", "prep до": "до", "prep к": "к ко", "prep на": "на", "prep за": "за",
    "prep через": "через спустя", "prep после": "после", "prep от": "от", "prep перед": "перед передо", "prep при": "при", "and и": "и",
    "or или": "или либо", "but но": "но а также причем", "not не": "не", "during течение": "течение течении теченье теч протяжении протяжение",
    "later позднее": "позднее позже позднее", "earlier ранее": "ранее раньше", "rarer реже": "реже", "oftener чаще": "чаще",
    "less менее": "менее меньше", "more более": "более больше", "than чем": "чем", "least минимум": "минимум", "most максимум": "максимум",
    "since начиная": "начиная", "inclusive включительно": "включительно вкл", "whole весь": "весь всего всей все всю всем",
    "current сего": "сего этого этом этот тек", "measure мере": "мере", "moment момент": "момент момента моменту", "datew дата": "дата даты дате дату датой дат",
    "raz раз": "раз раза разу", "accord соответствии": "соответствии соответствие соотв соответсвии", "according согласно": "согласно согл",
    "ground основании": "основании основание", "fulfilment исполнение": "исполнение",
    "ongoing постоянно": (
        "постоянно постоянный постоянная постоянное постоянной систематически систематич регулярно непрерывно круглогодично перманентно "
        "повседневно периодически бессрочно"
    ),
    "outcome итогам": "итогам результатам факту", "course ходе": "ходе процессе", "time_word время": "время",
    "instantly немедленно": "немедленно незамедлительно сразу тотчас", "school учебн": "уч учеб учебн акад", "working рабочий": "раб рабоч",
    "times_word 1": "единожды однократно однажды", "times_word 2": "дважды двукратно", "times_word 3": "трижды трехкратно",
    "times_word 4": "четырежды", "frame рамках": "рамках рамки", "case случае": "случае",
    "request запросу": "запросу запросам заявке заявкам требованию обращению обращениям приглашению приглашениям вызову желанию",
    "schedule_word отдельному": "отдельному особому", "until_then далее": "далее затем", "not_word вовремя": "вовремя своевременно",
    "order порядке": "порядке режиме", "eve накануне": "накануне", "approx ориентировочно": "ориентировочно примерно около приблизительно предварительно",
    "days_plural числах": "числах",
}  # fmt: skip


@cache
def lexicon() -> dict[str, Word]:
    """Every known form. Where two entries share a form the earlier one keeps it."""
    words: dict[str, Word] = {}

    def add(form: str, cls: str, value: Any) -> None:
        if form:
            words.setdefault(form.replace("ё", "е"), Word(cls, value))

    for number, (stem, short) in enumerate(_MONTHS, 1):
        endings = (
            ("й", "я", "ю", "ем", "е")
            if stem == "ма"
            else ("", "а", "у", "ом", "е")
            if stem in ("март", "август")
            else _SOFT[:5]
        )
        for form in [stem + ending for ending in endings] + short.split():
            add(form, "month", number)
    for forms, number in _WEEKDAYS:
        for form in forms.split():
            add(form, "weekday", number)
    for unit, forms in _UNITS.items():
        for form in forms.split():
            add(form, "unit", unit)
    for every, stems in _FREQUENCIES.items():
        for stem in stems:
            for ending in ("о", *_ADJECTIVE):
                add(stem + ending, "freq", (every, 1))
    for ending in ("о", *_ADJECTIVE):
        add("ежедекадн" + ending, "freq", ("day", 10))
    for number, stem in enumerate(_ORDINALS, 1):
        endings = ("ий", "ья", "ье", "ьего", "ьему", "ьем", "ью", "ьей", "ьи", "ьих") if number == 3 else _ADJECTIVE
        for ending in endings:
            add(stem + ending, "ordinal", number)
    for ending in _ADJECTIVE:
        add("тридцат" + ending, "ordinal", 30)
    for number, forms in _CARDINALS.items():
        for form in forms.split():
            add(form, "cardinal", number)
    for form, cls_value in ((form, key) for key, forms in _PLAIN.items() for form in forms.split()):
        cls, _, value = cls_value.partition(" ")
        add(form, cls, int(value) if value.isdigit() else value)
    for stem, endings, cls, value in _STEMS:
        for ending in endings:
            add(stem + ending, cls, value)
    for stem, unit in _DURATION_UNITS.items():
        for number, prefixes in _DURATION_NUMBERS.items():
            for prefix in prefixes:
                for ending in _ADJECTIVE:
                    if prefix or unit not in ("day", "hour", "year"):
                        add(prefix + stem + ending, "duration", (number, unit))
        for ending in _ADJECTIVE:
            add(stem + ending, "duration", (None, unit))
    for stem, endings in _DOCUMENTS:
        for ending in endings:
            add(stem + ending, "document", stem)
    return words


# Words that a typist misspells by one letter are looked up only among these classes: a wrong guess there would be plainly absurd.
MISSPELT = frozenset({"month", "freq", "unit", "ongoing", "during", "weekday", "document", "rarer", "ordinal"})


@cache
def long_forms() -> tuple[str, ...]:
    return tuple(form for form, word in lexicon().items() if len(form) >= 6 and word.cls in MISSPELT)
