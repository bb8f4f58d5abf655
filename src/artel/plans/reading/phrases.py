"""Words by which a plan is told from other text: deadlines, executors, months, numbers; recognised, not interpreted."""

# ruff: noqa: E501 -- a pattern is read whole

import re
from functools import lru_cache

MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip

_MONTH = (
    r"(?:январ[ьяею]|феврал[ьяею]|март[аеу]?|апрел[ьяею]|ма[йяею]|июн[ьяею]|июл[ьяею]|август[аеу]?|сентябр[ьяею]"
    r"|октябр[ьяею]|ноябр[ьяею]|декабр[ьяею]|янв\.?|февр?\.?|апр\.?|авг\.?|сент?\.?|окт\.?|нояб?\.?|дек\.?)(?![а-яё])"
)
_YEAR = r"(?:(?:19|20)\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?\s*(?:(?:учебн\w*|уч\.?)\s*(?:год\w*|г)\.?|годов|год[аеуы]?|г\s?г|г)?\.?)"
_DATE = r"(?:[«\"]?\d{1,2}[»\"]?\.\s?\d{1,2}\.?(?:\s?(?:19|20)?\d\d(?!\d))?\s*(?:года|г)?\.?)"
_DAYS = r"(?:\d{1,2}(?:-?(?:го|е|ое|ого|му))?)"
_DAY_MONTH = rf"(?:[«\"]?{_DAYS}(?:\s*(?:[-–—,и]|по)\s*{_DAYS})*[»\"]?\s*{_MONTH}(?:\s*{_YEAR})?)"
_ORDINAL = r"(?:\d{1,2}(?:-?(?:й|ый|ой|ая|я|е|ое|го|м|ом))?|[IVХX]{1,4}|[Пп]ерв\w+|[Вв]тор\w+|[Тт]рет\w+|[Чч]етв[её]рт\w+|последн\w+|кажд\w+)"
_PERIOD = r"(?:квартал\w*|кв\.?|полугоди\w*|семестр\w*|триместр\w*|четверт\w+|недел\w+|декад\w+|числ\w+|понедельник\w*|вторник\w*|сред[аыу]\w*|четверг\w*|пятниц\w*|суббот\w*)"
_QUARTER = rf"(?:{_ORDINAL}(?:\s*(?:[-–—,и]|и)\s*{_ORDINAL})*\s*{_PERIOD}(?:\s+(?:каждого\s+)?(?:месяца|{_MONTH}))?(?:\s*{_YEAR})?)"
_MONTH_YEAR = rf"(?:{_MONTH}(?:\s*месяц\w*)?(?:\s*{_YEAR})?)"
_PRE = (
    r"(?:(?:до|к|с|со|по|от|в|во|на|не\s+позднее|не\s+ранее|начало|начал[ае]|конец|конца|конц[еу]|середин\w+|весь|вся|"
    r"срок\s+до|период\s+с|ориентировочно|предварительно|не\s+позже)\s*[:\-–]?\s*)"
)
_SEASON = r"(?:осень|осени|весн[аыу]|зим[аыу]|лето|лета|осенние|весенние|зимние|летние)(?:\s+(?:каникулы|период\w*|семестр\w*))?(?:\s*{y})?".replace(
    "{y}", _YEAR
)
_ITEM = rf"(?:{_PRE}*(?:{_QUARTER}|{_DAY_MONTH}|{_DATE}|{_MONTH_YEAR}|{_SEASON}|{_YEAR}))"
_SEP = r"(?:\s*(?:[,;/…]|\.{3}|[-–—]|\bи\b|\bили\b|\bпо\b|\bдо\b|\bлибо\b)\s*)*\s*"
_DATES = re.compile(rf"(?:{_ITEM}(?:{_SEP}(?:{_ITEM}|{_DAYS}(?!\d)))*)[\s.,;]*", re.I)

_NUMERAL = r"(?:\d+(?:\s*[-–]\s*\d+)?|один|одного|два|двух|тр[иё]х?|четыре\w*|пяти?|шести?|семи?|десяти?|нескольк\w+)"
_UNIT = (
    r"(?:(?:учебн\w+|календарн\w+|рабочи\w+|отч[её]тн\w+|текущ\w+|первого|второго|каждого|всего|одного|сего)\s+)*"
    r"(?:год\w*|уч\.?\s*г(?:ода)?\.?|месяц\w*|мес\.?|недел\w+|квартал\w*|кв\.|полугоди\w*|семестр\w*|четверт\w+|дн\w+|день|сут\w+|период\w*|лет\w*|сезон\w*|срок\w*)"
)
_COUNT = re.compile(
    rf"(?:не\s+(?:реже|менее|чаще|более)\s+)?(?:чем\s+)?(?:{_NUMERAL}\s*[-–]?\s*)?(?:раза?|р\.?)\s*(?:в|за|на|/)\s*(?:{_NUMERAL}\s+)?{_UNIT}[\s.,;]*"
    rf"|(?:каждый|каждую|каждое|каждые)\s+(?:{_NUMERAL}\s+)?\w+(?:\s+(?:месяца|недели|квартала|года))?[\s.,;]*",
    re.I,
)
_EVERY = re.compile(
    r"(?:ежемесячно|еженедельно|ежеквартально|ежедневно|ежегодно|постоянно|систематически|регулярно|периодически|непрерывно|круглогодично|"
    r"раз\s+в\s+\w+|в\s+(?:(?:указанн|установленн|соответствующ)\w+\s+)?срок(?:и|ах)?(?!\w)|не\s+ограничено|срок(?:и|ов)?\s+не\s+ограничен\w*|бессрочно|своевременно|каникулы|по\s+необходимости|при\s+необходимости|весь\s+(?:период|год)|в\s+дальнейшем)"
    r"(?:\s*,?\s*(?:до|к|в|не\s+позднее)?\s*\d[^а-яё]*(?:числа|дня|-?го)?(?:\s+числа)?(?:\s+\w+){0,3})?[\s.,;]*",
    re.I,
)
_DURING = re.compile(
    rf"(?:в\s+течени[еи]|на\s+протяжении|в\s+ходе|в\s+период|за)\s+(?:{_NUMERAL}\s+)?(?:всего\s+)?(?:{_UNIT}|{_MONTH}|{_ITEM})(?:\s*\(?{_YEAR}\)?)?[\s.,;]*",
    re.I,
)
_BY_DOCUMENT = re.compile(
    r"(?:(?:в\s+соответствии\s+со?|согласно|во\s+исполнение)\s+(?:\S+\s+){0,3}?(?:план|график|приказ|распоряжени|положени|решени|требовани|соглашени|договор|указ|закон|"
    r"постановлени|расписани|регламент|программ|письм|срок|календар|поручени|дорожн|контракт|мероприяти|информаци|порядк)\w*|по\s+(?:отдельн\w+\s+)?(?:учебн\w+\s+|сводн\w+\s+|утвержд[её]нн\w+\s+|индивидуальн\w+\s+|единому\s+|особому\s+)?"
    r"(?:план\w*|график\w*|расписани\w+|мере|согласовани\w+|назначени\w+|запрос\w*|факту|итогам|окончани\w+|заверш\w+|приказ\w*|"
    r"распоряжени\w+|решени\w+|положени\w+|срокам|требовани\w+|заявк\w+|договор[её]нност\w+|указани\w+|результатам|прибыти\w+)(?!\w))",
    re.I,
)
_RELATIVE = re.compile(
    rf"(?:(?:в\s+течени[еи]|через|за|не\s+позднее(?:\s+чем)?|спустя|до)\s+)*{_NUMERAL}(?:-?\w{{1,2}})?\s*(?:\([^)]*\)\s*)?(?:рабочи\w+|календарн\w+|банковск\w+)?\s*"
    r"(?:дн\w+|день|недел\w+|месяц\w*|час\w*|сут\w+|год\w*)\s+(?:после|до|с|со|от|перед|по)\s",
    re.I,
)
_LOOSE = re.compile(
    r"(?:не\s+позднее|не\s+реже|не\s+позже|\bпосле\s+\w+|\bперед\s+\w+|за\s+\w+\s+дн\w+\s+до|срок\w*\s+(?:определ|устан)|дн(?:я|ей)\s+после)",
    re.I,
)
_BARE_DAYS = re.compile(rf"(?:(?:с|до|по|в)\s+)?{_DAYS}(?:\s*(?:[-–—,;и/]|по|до)\s*{_DAYS})*[\s.,;]*", re.I)
# «Октября» alone is a part of a name more often than a deadline; «по назначению» says all by itself.
_GENITIVE = re.compile(
    r"(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\W*", re.I
)
_COMPLETE = re.compile(r"по\s+(?:назначени\w+|согласовани\w+|необходимости|факту|запросу)\W*", re.I)
_TIME_TAIL = re.compile(r"(?:\s*[,;в]?\s*\d{1,2}[:.\-]\d\d\s*(?:ч\w*\.?)?)?[\s.,;]*")


@lru_cache(maxsize=20_000)
def squeeze(text: str) -> str:
    """Bring white space to single spaces, drop soft hyphens and invisible marks."""
    text = re.sub("[\u00ad\u200b\u200c\u200d\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]", "", text)
    return " ".join(text.split())


@lru_cache(maxsize=20_000)
def join_lines(text: str) -> str:
    """Join the lines of a cell: a line break is a space, but nothing after a hyphen glued to a word."""
    text = re.sub(r"(?<=[^\W_])-[ \t]*\n\s*(?=[^\W_])", "-", text.replace("\r", "\n").replace("\u00ad\n", ""))
    return squeeze(text)


def is_blank(text: str) -> bool:
    """True for a cell that says nothing: empty, or dashes and dots alone."""
    return not re.sub(r"[\s\-–—_.…]+", "", text)


def deadline_length(text: str) -> int:
    """How many characters at the start of the text read as a deadline of a closed form (dates, periods, counts); 0 when none."""
    best = 0
    for pattern in (_DATES, _COUNT, _EVERY, _DURING):
        match = pattern.match(text)
        if match:
            best = max(best, match.end())
    return best


@lru_cache(maxsize=20_000)
def deadline_score(text: str, *, bare_days: bool = False) -> float:
    """How much the whole text looks like a deadline: 1 a closed form, down to 0; bare numbers count where months are headings."""
    text = squeeze(text).strip("() ")
    if not text:
        return 0.0
    words = len(text.split())
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return 0.8
    if _GENITIVE.fullmatch(text):
        return 0.5
    length = deadline_length(text)
    if length and _TIME_TAIL.fullmatch(text, length):
        return 1.0
    if bare_days and _BARE_DAYS.fullmatch(text):
        return 1.0
    if _RELATIVE.match(text) and words <= 14:
        return 0.9
    if re.match(r"в\s+срок(?:и)?[,\s]", text, re.I) and words <= 14:
        return 0.9
    if _COMPLETE.fullmatch(text):
        return 1.0
    if _BY_DOCUMENT.match(text) and words <= 16:
        return (
            0.7
            if _COMPLETE.match(text) and re.match(r"\w{1,3}\.\s|[«А-ЯЁ]", _COMPLETE.sub("", text, count=1).strip())
            else 0.9
        )
    if length:
        rest = text[length:].strip(" ,;.()–-")
        more = deadline_length(rest)
        if more and len(rest) - more < 2:
            return 0.95
        if re.match(
            r"(?:\(|учебн|уч\.|год|г\.|ежегодно|текущ|следующ|каждого|по\s|в\s|до\s|не\s)", text[length:].strip(), re.I
        ):
            return 0.8 if words <= 12 else 0.3
        return 0.6 if length >= len(text) * 0.5 else 0.2
    if words <= 12 and _LOOSE.search(text):
        return 0.6
    return 0.0


_PERSON = (
    r"директор|заместител|замдиректор|зам\.|руководител|председател|секретар|преподавател|педагог|учител|куратор|мастер|воспитател|психолог|"
    r"методист|заведующ|зав\.|специалист|инструктор|тренер|библиотекар|бухгалтер|инженер|лаборант|начальник|координатор|организатор|тьютор|"
    r"наставник|эксперт|ответственн|советник|юрист|программист|администратор|проректор|ректор|декан|менеджер|классн\w+ руковод|соц\w*\.? ?педагог|"
    r"старост|родител|студент|обучающ|волонт|нормоконтрол|врач|фельдшер|медсестр|вожат|инспектор|представител|сотрудник|работник|исполнител|глав[аы]\b"
)
_BODY = (
    r"совет|комисси|групп|участник|член|администраци|отдел|кафедр|цикл|цмк|пцк|метод\w*объедин|мо\b|мц\b|поо\b|огбпоу|гбпоу|гапоу|мбоу|мку\b|спо\b|"
    r"колледж|техникум|организаци|предприят|работодател|студсовет|центр|служб|министерств|департамент|управлени|комитет|школ|вуз|университет|"
    r"оргкомитет|штаб|клуб|библиотек|бюро|все\b|ооо|ао\b|пао\b|учреждени|кластер|объединени|совместно|партн[её]р"
)
_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?[А-ЯЁ]?\.?|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+"
EXECUTOR_WORD = re.compile(rf"(?:\b(?:{_PERSON}|{_BODY}))", re.I)
_EXECUTOR_START = re.compile(
    rf"(?:[«\"]?\w+(?:ый|ий|ая|ое|ые|ие|ой|ого|ей|ые|ых|их)\s+)?[«\"]?(?:{_PERSON}|{_BODY})", re.I
)
_NAME_START = re.compile(_NAME)
# «Кластера», «Экспертного совета»: a part of something said before, not those who do it.
_OBLIQUE = re.compile(
    r"(?:\w+(?:ого|ых|ому|ыми)\s|(?:кластера|центра|совета|отдела|колледжа|техникума|департамента|учреждени[йя]х?|организаци(?:й|ях|ям|ями)|предприяти(?:й|ях|ям|ями)|объединений)(?!\w))",
    re.I,
)


def starts_with_name(text: str) -> bool:
    """True when the text begins with a surname and initials."""
    return bool(_NAME_START.match(text))


@lru_cache(maxsize=20_000)
def executor_score(text: str) -> float:
    """How much the text looks like those who do the work: posts, bodies, surnames with initials."""
    text = squeeze(text)
    if not text or len(text.split()) > 40:
        return 0.0
    if _NAME_START.match(text):
        return 1.0
    if _EXECUTOR_START.match(text):
        return 0.2 if _OBLIQUE.match(text) else 1.0
    if _NAME_START.search(text):
        return 0.8
    found = EXECUTOR_WORD.search(text)
    if found and len(text.split()) <= 8:
        return 0.5
    return 0.0


RESULT_START = re.compile(
    r"[«\"]?(?:\w+(?:ый|ий|ая|ое|ые|ие|ой)\s+)?(?:информаци|отч[её]т|протокол|приказ|план\b|планы\b|график|положени|справк|фото|акт(?:ы|\b)|договор|соглашени|спис(?:ок|ки)|"
    r"сертификат|диплом|грамот|программ|материал|документ|анализ|аналитическ|запис[ьи]|журнал|публикаци|стат[ьи]|сведени|заявк|выписк|распоряжени|решени|"
    r"результат|рекомендаци|презентаци|конспект|сценари|портфолио|ведомост|бланк|форма\b|банк\b|база\b|повышени|разработан|утвержд[её]н|сформирован|проведен|создан|обеспечен|эффективн|участие)",
    re.I,
)


_NUMBER = re.compile(r"(?:№\s*)?(\d{1,3}(?:\s?[.,]\s?\d{1,3}){0,4}|[IVXLХ]{1,6})\s?[.)]?(?:\s?[.)])?")


def number_of(text: str) -> str | None:
    """Answer the row's number without its closing full stop, when the text is a number and nothing else."""
    text = squeeze(text)
    match = _NUMBER.fullmatch(text)
    return re.sub(r"\s+", "", match[1]) if match else None


_HEADED = re.compile(
    r"((?:(?:раздел|блок|модуль|направление|глава|часть)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLХ]{1,6}))(?:\s*[.):]\s*|\s+)(\S.*)",
    re.I,
)


def split_heading(text: str) -> tuple[str | None, str]:
    """Split «2. Повышение качества…» into its number and its words."""
    match = _HEADED.fullmatch(text)
    return (match[1].rstrip("."), match[2]) if match else (None, text)


_MONTH_HEADING = re.compile(
    r"(?:месяц\s*[:\-–]?\s*)?(январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)\s*(?:(20\d\d)\s*(?:г(?:од)?а?\.?)?)?[\s.:]*",
    re.I,
)


def month_heading(text: str) -> tuple[int, int | None] | None:
    """Answer (month, year or None) when the heading is a month and nothing else."""
    match = _MONTH_HEADING.fullmatch(squeeze(text))
    if not match:
        return None
    word = match[1].lower()
    month = next(n for n, stem in enumerate(MONTHS, start=1) if word.startswith(stem))
    return month, int(match[2]) if match[2] else None


_YEAR_PAIR = re.compile(r"(20\d\d)\s*(?:г\.?)?\s*([-–—/])\s*(?:20)?(\d\d)(?!\d)(?!\.)([^.]{0,24})")
_YEAR_ONE = re.compile(
    r"(?:на|за|в|—|–|-)?\s*(20\d\d)[-\s]*(?:календарн\w+\s+|учебн\w+\s+|финансов\w+\s+)?(?:год\w*|г\.?(?!\w))", re.I
)


def year_of(text: str) -> str | None:
    """Answer "2023/2024" for a school year, "2024" for a calendar year, "2024-2026" for several, None when none is said."""
    match = _YEAR_PAIR.search(text)
    if match:
        first, last = int(match[1]), int(match[1][:2] + match[3])
        years_word = re.match(r"\s*(?:г\.?г\.?|год[ыа]|годов)(?!\w)", match[4]) and "уч" not in match[4]
        if last == first + 1 and not (years_word and re.match(r"\s*(?:г\.?г\.|годы|годов)", match[4])):
            return f"{first}/{last}"
        if first < last <= first + 15:
            return f"{first}-{last}"
    match = _YEAR_ONE.search(re.sub(r"[«\"]?_*\d{1,2}_*[»\"]?\s+[а-яё]+\s+20\d\d\s*(?:года|г\.?)?", " ", text))
    return match[1] if match else None
