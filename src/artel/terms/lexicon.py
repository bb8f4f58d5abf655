"""The words of Russian deadlines: every form with its class and value.

A class says what a word does in the grammar (month, unit, prep…); `value` is what it names.
Forms are written without ё.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple


class Word(NamedTuple):
    cls: str
    value: Any


# Endings: "-" is the bare stem.
_ENDINGS = """
noun: - а у ом е ы ов ам ами ах
soft: ь я ю ем е и ей ям ями ях
neuter: е я ю и ем ии й ям ями ях
feminine: а ы у е ой - ам ами ах
k-noun: - а у ом е и ов ам ами ах
adjective: ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ей ые ие ых их ыми ими
"""

# One month a line: stem, abbreviations.
_MONTHS = """
январ янв
феврал фев февр
март мар мрт
апрел апр
ма
июн июн
июл июл
август авг
сентябр сен сент
октябр окт
ноябр ноя нояб
декабр дек
"""

# One day a line, from Monday.
_WEEKDAYS = """
понедельник понедельника понедельнику понедельники понедельникам понедельников пн
вторник вторника вторнику вторники вторникам вторников вт
среда среды среду среде средам средами ср
четверг четверга четвергу четверги четвергам четвергов чт
пятница пятницы пятницу пятнице пятницам пятниц пт
суббота субботы субботу субботе субботам суббот сб
воскресенье воскресенья воскресенью воскресеньям воскресений вс
"""

_UNITS = """
hour: час часа часов часы ч
day: день дня дню днем дне дни дней дням днями днях дн сутки суток суткам
week: неделя недели неделю неделе неделей недель неделям неделями неделях нед
decade: декада декады декаду декаде декадой декад декадам декадах
month: месяц месяца месяцу месяцем месяце месяцы месяцев месяцам месяцами месяцах мес мц
quarter: квартал квартала кварталу кварталом квартале кварталы кварталов кварталам кварталах кв квл кварт
halfyear: полугодие полугодия полугодию полугодии полугодием полугодий полугодиям полугодиях полгода полгоду полугода
    полуг пг
year: год года году годом годе годы годов годам годах лет г гг
semester: семестр семестра семестру семестром семестре семестры семестров семестрам семестрах сем триместр триместра
    триместре
school_quarter: четверть четверти четвертью четвертей четвертям четвертях четв
"""

# Stems of «ежемесячно, ежемесячный».
_FREQUENCIES = """
day: ежедневн каждодневн ежесуточн
week: еженедельн понедельн
month: ежемесячн помесячн
quarter: ежеквартальн поквартальн
halfyear: ежеполугодн полугодов
year: ежегодн каждогодн
school_quarter: ежечетвертн почетвертн
semester: посеместров ежесеместров
"""

# Stems of the first twenty ordinals.
_ORDINALS = """
перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат
шестнадцат семнадцат восемнадцат девятнадцат двадцат
"""

_CARDINALS = """
1: один одна одно одного одной одну одному
2: два две двух двум двумя оба обе
3: три трех трем тремя
4: четыре четырех четырем
5: пять пяти
6: шесть шести
7: семь семи
8: восемь восьми
9: девять девяти
10: десять десяти
11: одиннадцать одиннадцати
12: двенадцать двенадцати
13: тринадцать тринадцати
14: четырнадцать четырнадцати
15: пятнадцать пятнадцати
20: двадцать двадцати
30: тридцать тридцати
40: сорок сорока
50: пятьдесят пятидесяти
60: шестьдесят шестидесяти
90: девяносто девяноста
"""

# «трехдневный», «двухнедельный», «месячный»: a number in the genitive, then the unit as an adjective.
_DURATION_NUMBERS = """
1: - одно
2: двух
3: трех
4: четырех
5: пяти
6: шести
7: семи
8: восьми
9: девяти
10: десяти
12: двенадцати
14: четырнадцати
15: пятнадцати
20: двадцати
30: тридцати
60: шестидесяти
"""

_DURATION_UNITS = """
day: дневн суточн
week: недельн
month: месячн
hour: часов
year: годичн летн
"""

# Class and value | endings | stems.
_STEMS = """
ordinal last | adjective | последн завершающ
arising | ие ия ию ии ием | возникновен
each | adjective | кажд
piece half | feminine | половин
piece start | о а у е ом | начал
piece middle | feminine | середин
piece end | ец ца цу цом це | кон
number | о а у е ом ам ах | числ
working | adjective | рабоч банковск
school | adjective | учебн академическ
civil | adjective | календарн
fiscal | adjective | финансов
next | adjective | следующ последующ будущ
reporting | adjective | отчетн прошедш истекш
current | adjective | текущ нынешн
previous | adjective | предшествующ предыдущ прошл
planned | adjective | планируем планов очередн
period | noun | период
term | k-noun | срок
need | ь и ью | необходимост потребност надобност
ending | ие ия ию ии ием | окончан завершен
ending passed | ие ия ию ии ием | истечен
agreement | ие ия ию ии ием ности ность | согласован
agreement | ь и ям | договоренност возможност
agreement | ие ия ию ии ием | назначен усмотрен
holidays | ы - ам ах ами | каникул
holidays | adjective | каникулярн
settled | ы а о ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ей ые ие ых их ыми ими | установлен
settled | adjective | установленн определенн утвержденн предусмотренн указанн
action | neuter | действи
action | ия ии ию ией | реализац
season_of autumn | adjective | осенн
season autumn | ь и ью | осен
season_of winter | adjective | зимн
season winter | а ы у е ой | зим
season_of spring | adjective | весенн
season spring | а ы у е ой | весн
season summer | о ом | лет
season_of summer | adjective | летн
"""

# What sets a deadline from outside: «по графику», «согласно плану работы», «приказом департамента».
_DOCUMENTS = """
document | noun | план приказ договор протокол контракт проект регламент медиаплан
document | k-noun | график
document | soft | календар
document | feminine | циклограмм программ карт смет
document | neuter | расписани распоряжени положени постановлени решени соглашени указани поручени требовани задани
    приложени госзадани техзадани
document | о а у ом е | законодательств
document | о а у ом е ам | письм
document | а у ом е | порядк
document | ии ией | информац
document | ю ем | сценари
document | ия ии ией иям | инструкц
document | е ой | сетк
"""

# Class and value: forms.
_PLAIN = """
prep в: в во
prep с: с со
prep по: по
prep до: до
prep к: к ко
prep на: на
prep за: за
prep через: через спустя
prep после: после
prep от: от
prep перед: перед передо
prep при: при
and и: и
or или: или либо
but но: но а также причем
not не: не
during течение: течение течении теченье теч протяжении протяжение
later позднее: позднее позже
earlier ранее: ранее раньше
rarer реже: реже
oftener чаще: чаще
less менее: менее меньше
more более: более больше
than чем: чем
least минимум: минимум
most максимум: максимум
since начиная: начиная
inclusive включительно: включительно вкл
whole весь: весь всего всей все всю всем
current сего: сего этого этом этот тек
measure мере: мере
moment момент: момент момента моменту
datew дата: дата даты дате дату датой дат
raz раз: раз раза разу
accord соответствии: соответствии соответствие соотв соответсвии
according согласно: согласно согл
ground основании: основании основание
fulfilment исполнение: исполнение
ongoing постоянно: постоянно постоянный постоянная постоянное постоянной систематически систематич регулярно
    непрерывно круглогодично перманентно повседневно периодически бессрочно
outcome итогам: итогам результатам факту
course ходе: ходе процессе
time_word время: время времени
instantly немедленно: немедленно незамедлительно сразу тотчас
school учебн: уч учеб учебн акад
working рабочий: раб рабоч
times_word 1: единожды однократно однажды
times_word 2: дважды двукратно
times_word 3: трижды трехкратно
times_word 4: четырежды
frame рамках: рамках рамки
case случае: случае
request запросу: запросу запросам заявке заявкам требованию обращению обращениям приглашению приглашениям вызову
    желанию
schedule_word отдельному: отдельному особому
until_then далее: далее затем
not_word вовремя: вовремя своевременно
order порядке: порядке режиме
eve накануне: накануне
except кроме: кроме исключением исключая
approx ориентировочно: ориентировочно примерно около приблизительно предварительно
days_plural числах: числах
"""
_SEASONS = {"autumn": (9, 11), "winter": (12, 2), "spring": (3, 5), "summer": (6, 8)}


def _rows(table: str) -> Iterator[list[str]]:
    """Rows of a table above, an indented line going on with the one before it; cells parted by ":" or "|"."""
    for line in table.strip().replace("\n    ", " ").splitlines():
        yield [cell.strip() for cell in re.split("[:|]", line)]


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {name: _listed(forms) for name, forms in _rows(_ENDINGS)}


def _listed(forms: str) -> tuple[str, ...]:
    return tuple("" if form == "-" else form for form in forms.split())


def _ending_of(name: str) -> tuple[str, ...]:
    return _endings().get(name) or _listed(name)


@cache
def lexicon() -> dict[str, Word]:
    """Every known form. Where two entries share a form the earlier one keeps it."""
    words: dict[str, Word] = {}

    def add(form: str, cls: str, value: Any) -> None:
        if form:
            words.setdefault(form, Word(cls, value))

    adjective = _ending_of("adjective")
    for number, (names,) in enumerate(_rows(_MONTHS), 1):
        stem, *short = names.split()
        if stem == "ма":
            endings: tuple[str, ...] = ("й", "я", "ю", "ем", "е")
        else:
            endings = ("", "а", "у", "ом", "е") if stem in ("март", "август") else _ending_of("soft")[:5]
        for form in [*(stem + ending for ending in endings), *short]:
            add(form, "month", number)
    for number, (forms,) in enumerate(_rows(_WEEKDAYS), 1):
        for form in forms.split():
            add(form, "weekday", number)
    for unit, forms in _rows(_UNITS):
        for form in forms.split():
            add(form, "unit", unit)
    for every, stems in _rows(_FREQUENCIES):
        for form in (stem + ending for stem in stems.split() for ending in ("о", *adjective)):
            add(form, "freq", (every, 1))
    for ending in ("о", *adjective):
        add("ежедекадн" + ending, "freq", ("day", 10))
    for number, stem in enumerate(_ORDINALS.split(), 1):
        third = ("ий", "ья", "ье", "ьего", "ьему", "ьем", "ью", "ьей", "ьи", "ьих")
        for ending in third if number == 3 else adjective:
            add(stem + ending, "ordinal", number)
    for ending in adjective:
        add("тридцат" + ending, "ordinal", 30)
    for number, forms in _rows(_CARDINALS):
        for form in forms.split():
            add(form, "cardinal", int(number))
    for name, forms in _rows(_PLAIN):
        cls, _, value = name.partition(" ")
        for form in forms.split():
            add(form, cls, int(value) if value.isdigit() else value)
    for name, endings_name, stems in _rows(_STEMS):
        cls, _, value = name.partition(" ")
        for form in (stem + ending for stem in stems.split() for ending in _ending_of(endings_name)):
            add(form, cls, _SEASONS.get(value) or value or None)
    for form, value in _durations():
        add(form, "duration", value)
    for cls, endings_name, stems in _rows(_DOCUMENTS):
        for stem in stems.split():
            for ending in _ending_of(endings_name):
                add(stem + ending, cls, stem)
    return words


def _durations() -> Iterator[tuple[str, tuple[int | None, str]]]:
    """«трёхдневный» is (3, day), «недельный» (1, week), «дневный» of «5-дневный» (None, day)."""
    for unit, stems in _rows(_DURATION_UNITS):
        for form in (stem + ending for stem in stems.split() for ending in _ending_of("adjective")):
            for number, prefixes in _rows(_DURATION_NUMBERS):
                for prefix in _listed(prefixes):
                    if prefix or unit not in ("day", "hour", "year"):
                        yield prefix + form, (int(number), unit)
            yield form, (None, unit)


# A word misspelt by one letter is looked up only among these classes: a wrong guess there would be plainly absurd.
MISSPELT = frozenset({"month", "freq", "unit", "ongoing", "during", "weekday", "document", "rarer", "ordinal"})


@cache
def long_forms() -> tuple[str, ...]:
    return tuple(form for form, word in lexicon().items() if len(form) >= 6 and word.cls in MISSPELT)
