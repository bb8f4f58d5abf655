"""Non-breaking spaces of Russian typography, so that a line never ends in «№», a preposition or half a date."""

import re
from functools import lru_cache

NBSP = "\N{NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"

_MONTHS = "январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_UNITS = (
    "раб\\.|рабоч|дн|день|строк|шт|мин|час|ч\\b|г\\.|кв\\.|МБ|КБ|курс|класс|голос|человек|чел\\.|членов|участник|обязат|"
    "програм|ПОО|мес\\.|меся|ваканс|л\\.|экз\\.|мероприят|документ|запис|балл|тыс|млн|руб|₽|%"
)
_POINTED = "п|пп|ст|каб|ауд|кв|г|стр|л|ул|тыс|млн"
_COMPANIES = "ООО|АО|ПАО|ИП|О?ГБПОУ|О?ГАПОУ|ФГБОУ|МАОУ|МБОУ"
_REFERENCES = "редакци|верси|приложени|пункт|строк|вопрос"
_SHORT_WORDS = "в|и|к|с|о|у|а|на|по|за|до|не|от|об|из|во|со|ко|ни|но|то|для|при|без|под|над|или"


def _compiled(*rules: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rules)


_RULES = _compiled(
    # Иванов И. И. and И. И. Иванов; initials written together keep together with the surname
    (r"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?) ([А-ЯЁ]\.)(?=[ \xa0]?[А-ЯЁ]\.(?![а-яё]))", rf"\1{NBSP}\2"),
    (rf"(?<={NBSP}[А-ЯЁ]\.) (?=[А-ЯЁ]\.(?![а-яё]))", NBSP),
    (rf"(?<![{NBSP}\w])([А-ЯЁ]\.) ([А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])", rf"\1{NBSP}\2{NBSP}"),
    (r"(?<!\w)([А-ЯЁ]\.[А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])", rf"\1{NBSP}"),
    # № 2, ст. 9, каб. 214, г. Томск, ООО «…», пункт 1.1
    (r"(№|§) (?!п/п)(?=\S)", rf"\1{NBSP}"),
    (rf"(?<!\w)((?:{_POINTED})\.|{_COMPANIES}) (?=[\d«А-ЯЁ])", rf"\1{NBSP}"),
    (rf"(?i)(\b(?:{_REFERENCES})[а-яё]*) (?=\d)", rf"\1{NBSP}"),
    # № п/п may part after «№», never at the stroke
    (r"\bп/(?=п\b)", f"п{JOINER}/{JOINER}"),
    # 15 марта, 4 раб. дня, 12 строк
    (rf"(\d) (?={_MONTHS}|{_UNITS})", rf"\1{NBSP}"),
    (r"(\d{4}) (?=г(?:\.|ода?\b|оду\b))", rf"\1{NBSP}"),
    (rf"((?:{_MONTHS})[а-я]*) (?=\d{{4}}\b)", rf"\1{NBSP}"),
    (r"(раб\.|рабоч[а-я]+) (?=дн|день)", rf"\1{NBSP}"),
    (r"(\d) из (?=\d)", rf"\1{NBSP}из{NBSP}"),
    # IV кв. 2023
    (r"\b([IVX]+) (?=кв)", rf"\1{NBSP}"),
    # 01.10 – 31.12 and the dash of a sentence
    (r"(\d) – (?=\d)", rf"\1{NBSP}– "),
    (r" — ", f"{NBSP}— "),
    (rf"({NBSP}—) (?=\d)", rf"\1{NBSP}"),
)
_PREPOSITIONS = _compiled(
    (rf"(?i)(?<![\w{NBSP}.-])({_SHORT_WORDS}) (?=[\w«„(№])", rf"\1{NBSP}"),
    # A second pass: «и в Томске» shares no space between two matches but the rule above looks behind one
    (rf"(?i)(?<={NBSP})({_SHORT_WORDS}) (?=[\w«„(№])", rf"\1{NBSP}"),
)


def typo(text: str, *, prepositions: bool = True) -> str:
    """Bind with non-breaking spaces what must not be torn apart.

    Changes spaces only, and joins «п/п»: searching with spaces normalised still finds the text. For DOCX ask for no
    `prepositions`:
    a non-breaking space does not stretch there, and justified lines get visibly uneven (papers, rule 10).
    """
    if " " not in text:
        return text
    # Labels and titles come again and again; long passages do not.
    return _bound_again(text, prepositions) if len(text) < 300 else _bound(text, prepositions)


def _bound(text: str, prepositions: bool) -> str:
    for pattern, replacement in _RULES + _PREPOSITIONS if prepositions else _RULES:
        text = pattern.sub(replacement, text)
    return text


_bound_again = lru_cache(maxsize=8192)(_bound)


def first_upper(text: str) -> str:
    """The text with its first letter capital; «IV квартал» stays «IV квартал»."""
    return text[:1].upper() + text[1:]
