"""Reads the «Ожидаемый результат» cell of a plan.

The things it promises and the kind of requirement that suits each of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

DEFAULT_KIND = "documents.accepted_document"


@dataclass(frozen=True)
class KindPhrases:
    """What an expected result says when this kind of requirement proves it.

    `result` and `title` are regular expressions (searched, case and ё ignored) on the part of the result and on the
    row's title. A kind is suggested only where a pattern of `result` matches; patterns of `title` break ties and, where
    the cell is empty or says no more than «Отчёт», decide alone. `clinch` patterns need no other: they outweigh
    everything.
    """

    code: str
    result: tuple[str, ...]
    title: tuple[str, ...] = ()
    clinch: tuple[str, ...] = ()

    @cached_property
    def _compiled(self) -> tuple[tuple[re.Pattern[str], ...], ...]:
        return tuple(tuple(re.compile(p) for p in patterns) for patterns in (self.result, self.title, self.clinch))

    def score(self, part: str, title: str) -> int:
        """How well the kind suits the (normalised) part; 0 is not at all."""
        result, of_title, clinch = self._compiled
        in_result = sum(1 for pattern in result if pattern.search(part))
        in_title = sum(1 for pattern in of_title if pattern.search(title))
        clinched = sum(1 for pattern in clinch if pattern.search(part))
        if not in_result and not clinched and not (in_title and _SAYS_LITTLE.match(part)):
            return 0
        return 10 * clinched + 3 * in_result + 2 * in_title


@dataclass(frozen=True)
class Suggestion:
    """A requirement proposed for one part of a result; `words` is a verbatim slice, `part_index` counts the parts from
    0.
    """

    kind: str
    words: str
    part_index: int


def suggest_requirements(
    result_text: str | None, title: str | None, phrases: Sequence[KindPhrases] | None = None
) -> tuple[Suggestion, ...]:
    """Propose a kind of requirement for every thing the expected result promises, in the order of the cell.

    «План мероприятий, результаты реализации плана» promises two; so does «Отчет о мероприятии Достижение показателей
    проекта», where nothing stands between them; «Разработана и опробована …» is two strands over the same words. What
    suits no kind is an accepted document. Always answers at least one suggestion, for an empty cell too (a row must
    have something to prove). Proposes only: the coordinator confirms.
    """
    kinds = BUILT_IN_PHRASES if phrases is None else phrases
    title_key = _normalise(title or "")
    suggestions: list[Suggestion] = []
    for words, reading in _strands(result_text or ""):
        kind = _best(kinds, _normalise(reading), title_key)
        suggestions.append(Suggestion(kind=kind, words=words, part_index=len(suggestions)))
    return tuple(suggestions)


def split_result(result_text: str | None) -> tuple[str, ...]:
    """The parts of an expected result, verbatim and in order; a part of two strands is one part here."""
    return tuple(_parts(result_text or ""))


def _best(kinds: Sequence[KindPhrases], part: str, title: str) -> str:
    best, best_score = DEFAULT_KIND, 0
    for kind in kinds:
        score = kind.score(part, title)
        if score > best_score:
            best, best_score = kind.code, score
    return best


def _normalise(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("ё", "е")).strip()


# --- parts of a result ----------------------------------------------------------------------------------------------

# Nouns a promised thing begins with. A comma or nothing at all before one of them starts a new part.
_THING = (
    r"(?:отч[её]т|достижени|результат|протокол|план|приказ|распоряжени|положени|информаци|программ|список|списк|график|справк|"
    r"сертификат|договор|соглашени|медиаплан|диплом|решени|заключени|регламент(?!иру)|акт(?!ив)|анализ|публикаци|реестр|перечен|"
    r"методическ\w+ рекоменд|"
    r"банк|пакет|резолюци|аналитическ\w+ справк|фотоотч[её]т|фото|сводн\w+ |выполнени|рекомендаци|материал|презентаци)"
)
_SENTENCE_END = re.compile(r"(?<=[а-яёА-ЯЁ0-9»)]{3})[.!]\s+(?=[А-ЯЁ«\d])|\s*;\s*|\n\s*\n")
_COMMA_THING = re.compile(rf",\s+(?={_THING}\w*)", re.I)
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:т\.\s?[дпеч]|гг?|гл|экз|зав|зам|им|др|пр|руб|тыс|млн|ст|п|пп|рис|табл|уч|физ|№)$", re.I
)
_NOT_AFTER = re.compile(
    r"(?:^|\s)(?:и|или|в|во|на|о|об|по|с|со|к|для|из|от|до|при|не|за|над|под|\w{3,}(?:ан|ен|ён|ят)[аоы]?)$", re.I
)
_LIST_MARK = re.compile(r"^(?:\d{1,2}[.)]|[-–—•*])\s+")


def _parts(text: str) -> Iterator[str]:
    found = False
    for sentence in _cut(text, _SENTENCE_END):
        for listed in _cut(sentence, _COMMA_THING):
            for part in _cut_glued(listed):
                found = True
                yield part
    if not found:
        yield text.strip()


def _cut(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    start = 0
    for match in separator.finditer(text):
        before = text[start : match.start()]
        if (
            _ABBREVIATION.search(before)
            or before.count("(") > before.count(")")
            or before.count("«") > before.count("»")
        ):
            continue
        if part := _tidy(before):
            yield part
        start = match.end()
    if part := _tidy(text[start:]):
        yield part


_CAPITAL_THING = re.compile(r"(?<=[а-яё»)])\s+(?=[А-ЯЁ])")
_THING_START = re.compile(_THING, re.I)


def _cut_glued(text: str) -> Iterator[str]:
    """Part «Отчет о мероприятии Достижение показателей»: a capital letter in mid-sentence opens a thing."""
    start = 0
    for match in _CAPITAL_THING.finditer(text):
        before = text[start : match.start()]
        if (
            not _THING_START.match(text, match.end())
            or _NOT_AFTER.search(before)
            or before.count("«") > before.count("»")
        ):
            continue
        yield before.strip()
        start = match.end()
    if part := text[start:].strip():
        yield part


def _tidy(part: str) -> str:
    part = part.strip(" \t\r\n\u00a0,;")
    return _LIST_MARK.sub("", part)


_MADE = r"(?:разработан|создан|подготовлен|составлен|сформирован)[аоы]?"
_TRIED = r"(?:опробован|апробирован|внедрен|внедрён|реализован|испытан)[аоы]?"
_TWO_STRANDS = re.compile(rf"^({_MADE})\s*(?:,|и|,\s*и)\s+({_TRIED})\s+", re.I)
_TRIED_FIRST = re.compile(rf"^({_TRIED})\s*(?:,|и|,\s*и)\s+({_MADE})\s+", re.I)


def _strands(text: str) -> Iterator[tuple[str, str]]:
    """Each part as (verbatim words, the words a kind is chosen by); «Разработана и опробована …» comes twice."""
    for part in _parts(text):
        if match := _TWO_STRANDS.match(part) or _TRIED_FIRST.match(part):
            rest = part[match.end() :]
            yield part, f"{match[1]} {rest}"
            yield part, f"{match[2]} {rest}"
        else:
            yield part, part


# --- the built-in phrases -------------------------------------------------------------------------------------------

_SAYS_LITTLE = re.compile(
    r"^(?:отчет\w*|справк\w+|план\w*|результат\w*|документ\w*|материал\w*|протокол\w*|список|итог\w*|"
    r"фото\W*(?:видео\W*)?отчет\w*|фото.{0,12}отчет|информация.{0,8}отчет)?[.\s]*$"
)

BUILT_IN_PHRASES: tuple[KindPhrases, ...] = (
    KindPhrases(
        "bodies.approved_composition",
        result=(
            r"(?:сформирован|создан|обновлен)\w*(?: [\w-]+){0,3}? (?:рабоч\w+ групп|совет(?!ом)|комисси)",
            r"(?:сформирован|создан|обновлен|утвержден)\w* состав",
            r"состав\w*\s.*(?:групп|совет|комисси)\w*\s.*утвержден",
            r"(?:приказ|решени|распоряжени|положени)\w*\s.*о (?:создании|составе)\s.*(?:групп|совет|комисси)",
        ),
        title=(r"(?:формировани|создани|обновлени)\w*\s.*(?:рабоч\w+ групп|совет|комисси)", r"утверждени\w* состав"),
    ),
    KindPhrases(
        "quotas.agreed_round",
        result=(r"\bкцп\b", r"контрольн\w+ цифр\w* приема"),
        title=(r"\bкцп\b", r"контрольн\w+ цифр\w* приема"),
    ),
    KindPhrases(
        "programmes.valid_agreements",
        result=(
            r"согласован\w*\s.*(?:опоп|(?:образовательн|рабоч)\w+ программ|учебн\w+ план|фос\b|оценочн\w+ средств)",
            r"экспертн\w+ заключени\w*",
            r"\bопоп\b",
        ),
        title=(r"экспертиз\w*\s.*программ", r"согласовани\w*\s.*(?:опоп|программ|учебн\w+ план)", r"экспертн\w+ сесси"),
    ),
    KindPhrases(
        "experts.approved_list",
        result=(
            r"(?:список|перечень|реестр|пул|банк|база)\w*\s.*эксперт",
            r"сформирован\w*\s.*(?:пул|список|реестр)\w*\s.*эксперт",
        ),
        title=(r"(?:пул|реестр|банк|баз|список)\w*\s.*эксперт",),
    ),
    KindPhrases(
        "championship.final_protocols",
        result=(
            r"чемпионат",
            r"профессиональн\w+ игр",
            r"конкурс\w* профессионального мастерства",
            r"проведен\w*\s.*олимпиад",
        ),
        title=(r"чемпионат", r"профессиональн\w+ игр", r"конкурс\w* профессионального мастерства"),
    ),
    KindPhrases(
        "plans.nested_plan",
        result=(
            r"^план\w* (?:мероприяти|работ|реализаци|совместн|действи)",
            r"(?:результат|выполнени|исполнени|реализаци)\w* (?:реализации )?план",
            r"дорожн\w+ карт",
            r"(?:выполнен|реализован|исполнен)\w*\s(?:.*\s)?план",
        ),
        title=(r"план\w* (?:мероприяти|работ)", r"мероприяти\w* по\b", r"инклюзивн"),
    ),
    KindPhrases(
        "mentoring.adopted_act",
        result=(
            r"(?:разработан|утвержден|принят)\w*\s.*(?:акт|положени|регламент)\w*.*(?:наставн|кластер)",
            r"(?:положени|акт|программ)\w*\s.*наставни",
        ),
        title=(r"наставни",),
    ),
    KindPhrases(
        "contests.results",
        result=(
            r"результат\w*\s.*конкурс",
            r"(?:победител|призер|участник|диплом)\w*\s.*конкурс",
            r"заявк\w*\s.*конкурс",
            r"участи\w* в конкурс",
        ),
        title=(r"участи\w* в\s.*(?:конкурс|олимпиад|фестивал)", r"\bконкурс"),
    ),
    KindPhrases(
        "fair.invitations",
        result=(
            r"именн\w+ приглашени",
            r"приглашени\w* (?:на (?:трудоустройств|работ)|выпускник)",
            r"ярмарк\w* ваканси",
            r"выпускник\w*\s.*получа\w+\s.*приглашени",
        ),
        title=(r"ярмарк\w* ваканси", r"распределени\w*\s.*(?:студент|выпускник)"),
    ),
    KindPhrases(
        "meetings.signed_minutes",
        result=(
            r"протокол\w*\s.*(?:заседани|совещани|собрани|совет)",
            r"решени\w*\s.*(?:совет|заседани)",
            r"проведен\w*\s.*заседани",
        ),
        title=(r"(?:проведени|организаци)\w*\s.*заседани", r"^заседани", r"^проводить заседани"),
    ),
    KindPhrases(
        "media.plan_report",
        result=(
            r"медиаплан",
            r"(?:выполнени|реализаци|исполнени)\w*\s.*план\w*\s.*информационн",
            r"информационн\w+ сопровождени",
            r"публикаци\w*\s.*(?:сми|сайт|социальн)",
        ),
        title=(r"медиаплан", r"информационн\w+ сопровождени", r"публикаци"),
        clinch=(r"план\w*\s.*информационн\w+ сопровождени", r"медиаплан"),
    ),
    KindPhrases(
        "media.news_on_time",
        result=(
            r"интернет\W*страниц",
            r"новост\w*\s.*(?:сайт|страниц|размещен)",
            r"страниц\w* участник",
            r"официальн\w+ (?:сайт|страниц)",
        ),
        title=(r"размещени\w*\s.*новост", r"новост\w*\s.*(?:сайт|страниц)"),
    ),
    KindPhrases(
        "outreach.event_reports",
        result=(
            r"отчет\w*\s.*(?:мероприяти|проведен|участи|акци|экскурси|профориентац)",
            r"фото\W*(?:и )?(?:видео)?\W*отчет",
        ),
        title=(
            r"билет в будущее",
            r"недел\w* (?:с работодател|без турникет)",
            r"(?:экскурси|акци|фестивал|дн[яи] открытых двер|мастер\W?класс|профориентац|профессиональн\w+ проб)",
        ),
    ),
    KindPhrases(
        "outreach.indicators",
        result=(
            r"(?:достижени|выполнени|достигнут|значени)\w*\s.*показател",
            r"показател\w* (?:проект|программ)",
            r"доля\s.*(?:не менее|процент|%)",
        ),
        title=(r"показател",),
    ),
    KindPhrases(
        "fair.employment",
        result=(
            r"(?:результат|итог|отчет|сведени|показател|мониторинг)\w*\s.*трудоустройств",
            r"трудоустроен",
            r"^трудоустройств",
        ),
        title=(r"трудоустройств",),
    ),
    KindPhrases(
        "guidance.approved_programme",
        result=(
            r"(?:разработан|создан|подготовлен|утвержден)\w*\s.*профориентационн\w+ программ",
            r"^программ\w*\s.*профориентац|^профориентационн\w+ программ",
        ),
        title=(r"разработк\w*\s.*профориентационн\w+ программ",),
    ),
    KindPhrases(
        "guidance.trial",
        result=(
            r"программ\w*\s.*(?:опробован|апробирован)",
            r"(?:опробован|апробирован|внедрен|испытан|реализован)\w*\s.*программ",
            r"(?:отчет|акт|результат)\w*\s.*(?:апробаци|опробовани|внедрени)\w*\s.*(?:профориентац|образовательн)",
        ),
        title=(r"профориентационн\w+ программ",),
        clinch=(r"(?=.*профориентац).*(?:опробован|апробирован)",),
    ),
    KindPhrases(DEFAULT_KIND, result=()),
)
