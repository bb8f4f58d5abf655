"""The commission's protocol on an allocation, as a tree. papers/README 1 and 5; DOMAIN C.2. Pure.

Words of an official paper are Russian whatever language the screen speaks. It recommends, it sends nobody anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from artel.documents.papers.gost import edition_for
from artel.documents.papers.tree import (
    Align,
    Block,
    Column,
    Document,
    Head,
    Pairs,
    SignatureLine,
    Signatures,
    Style,
    Table,
    Text,
)
from artel.meetings.papers.words import genitive
from artel.russian import date_ru, date_words, gender_of

GROUNDS = {
    "practice": "практика на этом предприятии",
    "exam": "результат демонстрационного экзамена",
    "grade": "средний балл",
}
RULES = {
    "deferred-acceptance/1": "отложенное принятие предложений выпускников в порядке их пожеланий (правило "
    "deferred-acceptance/1)",
    "second-round/1": "наибольшее число предложенных мест при наименьшем отступлении от пожеланий выпускников (правило "
    "second-round/1)",
}
_COLUMNS = (
    Column("№ п/п", 0.5, Align.CENTRE),
    Column("Фамилия, имя, отчество", 1.9),
    Column("ПОО", 1.5),
    Column("Код", 0.8, Align.CENTRE),
    Column("Предприятие", 1.8),
    Column("Должность, профессия", 1.7),
    Column("Основание", 1.2),
    Column("Пожелание", 0.8, Align.CENTRE),
    Column("Примечание", 1.5),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the distribution. `who`: the name, or the number where the consent is no longer in force."""

    who: str
    college: str
    code: str
    employer: str
    vacancy: str
    basis: str
    rank: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    who: str
    before: str  # «Наладчик станков, АО «ТЭМЗ»»; empty: nowhere
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class RunFact:
    """What was put before the commission. `blocking`: pairs found by the checker, None where none is asked for."""

    number: int
    made_on: date
    algorithm: str
    digest: str
    seed: str
    weights: tuple[int, int, int] | None
    criteria: tuple[str, ...]
    participants: int
    blocking: int | None
    blocking_now: int


@dataclass(frozen=True, slots=True)
class ProtocolFacts:
    """All that the protocol says. Names of people as they are printed; votes are of those present with a vote."""

    org: str
    body: str
    place: str
    held_on: date
    fair: str
    year: int
    round: int
    run: RunFact
    presiding: tuple[str, str]  # post, «И.О. Фамилия»
    presiding_listed: str  # «Фамилия И.О.»
    secretary: tuple[str, str]
    secretary_listed: str
    secretary_votes: bool
    present: tuple[str, ...]
    absent: tuple[str, ...]
    voting: int
    voting_present: int
    needed: int
    votes: tuple[int, int, int]
    rows: tuple[Row, ...]
    overrides: tuple[Override, ...]
    unplaced: tuple[tuple[str, int], ...]  # college, how many
    free: tuple[tuple[str, int], ...]  # employer, how many places


def protocol_document(facts: ProtocolFacts) -> Document:
    """The whole paper, landscape for its table of nine columns."""
    heading = f"заседания {genitive(facts.body)}"
    title = f"Протокол {heading} от {date_ru(facts.held_on)}"
    blocks: list[Block] = [
        Head(facts.org, facts.body, "Протокол", _day(facts.held_on), facts.place, heading),
        *_people(facts),
        Text("ПОВЕСТКА ДНЯ", Style.HEADING),
        Text(f"{_subject(facts)}.", number="1."),
        Text("СЛУШАЛИ:", Style.CAPTION, number="1."),
        *_heard(facts),
        *_distribution(facts),
        *_overrides(facts),
        *_left(facts),
        *_decided(facts),
        Signatures(
            (
                SignatureLine(*facts.presiding, 1),
                SignatureLine(*facts.secretary, 2),
            )
        ),
    ]
    return Document(
        title=title,
        blocks=tuple(blocks),
        gost_edition=edition_for(facts.held_on),
        landscape=True,
        left_mm=20,
        size_pt=12,
    )


def rows_of_table(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """The lines as they are printed: also what a draft is compared with before it is signed."""
    return tuple(
        (
            str(place),
            row.who,
            row.college,
            row.code,
            row.employer,
            row.vacancy,
            row.basis,
            "—" if row.rank is None else f"{row.rank}-е",
            row.note,
        )
        for place, row in enumerate(rows, 1)
    )


def _people(facts: ProtocolFacts) -> Iterator[Block]:
    vote = "с правом голоса" if facts.secretary_votes else "без права голоса"
    yield Pairs(
        (
            ("Председательствующий:", facts.presiding_listed),
            ("Секретарь:", f"{facts.secretary_listed} ({vote})"),
            ("Присутствовали:", ", ".join(facts.present)),
            ("Отсутствовали:", ", ".join(facts.absent) or "нет"),
        )
    )
    yield Text(
        f"Присутствуют {facts.voting_present} из {facts.voting} членов {genitive(facts.body)} с правом голоса, "
        f"необходимо не менее {facts.needed}. Кворум имеется."
    )


def _subject(facts: ProtocolFacts) -> str:
    tail = f"выпускников {facts.year} года по вакансиям предприятий ({_quoted(facts.fair)})"
    return f"О распределении {tail}" if facts.round == 1 else f"О втором туре распределения {tail}"


def _heard(facts: ProtocolFacts) -> Iterator[Block]:
    run = facts.run
    yield Text(
        f"Результаты распределения, выполненного {_day(run.made_on)} (запуск № {run.number}). "
        f"Правило: {RULES.get(run.algorithm, run.algorithm)}."
    )
    if run.weights is not None:
        interview, exam, grade = run.weights
        yield Text(
            f"Баллы кандидата: собеседование — {interview} %, демонстрационный экзамен — {exam} %, средний балл — "
            f"{grade} %. Первыми места получают те, кого предприятие готово пригласить, затем те, с кем собеседования "
            "не было, затем записанные в резерв; среди них — у кого выше балл. При равенстве баллов — "
            f"{', '.join([*(GROUNDS[each] for each in run.criteria), 'номер жребия'])}. Договоры о целевом обучении "
            "исполняются первыми."
        )
        yield Text(f"Основа жребия: {run.seed}.", Style.RAGGED)
    yield Text(f"Исходные данные зафиксированы, SHA-256: {run.digest}.", Style.RAGGED)
    if run.blocking is not None:
        yield Text(
            f"Независимая проверка: пар «выпускник — предприятие», которые предпочли бы друг друга полученному, — "
            f"{run.blocking}."
        )
    if run.blocking_now and facts.overrides:
        yield Text(
            f"С учётом решений комиссии таких пар — {run.blocking_now}: комиссия приняла это во внимание.",
        )
    took = "Участвуют в распределении" if facts.round == 1 else "Остались без места после первого тура"
    got = "распределены" if facts.round == 1 else "место во втором туре предложено"
    yield Text(f"{took} — {run.participants}, {got} — {len(facts.rows)}.")


def _distribution(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.rows:
        yield Text("Распределение выпускников:", Style.CAPTION)
        yield Table(_COLUMNS, rows_of_table(facts.rows), size_pt=9.5, numbered=True)


def _overrides(facts: ProtocolFacts) -> Iterator[Block]:
    if not facts.overrides:
        return
    yield Text("Решения комиссии, изменившие распределение:", Style.CAPTION)
    for each in facts.overrides:
        yield Text(f"{each.who}: {_changed(each)}. Причина: {_bare(each.reason)}.", Style.RAGGED)


def _changed(each: Override) -> str:
    if not each.after:
        return f"место {_quoted(each.before)} снято"
    if not each.before:
        return f"предложено место {_quoted(each.after)}"
    return f"вместо места {_quoted(each.before)} предложено место {_quoted(each.after)}"


def _left(facts: ProtocolFacts) -> Iterator[Block]:
    if facts.unplaced:
        total = sum(count for _name, count in facts.unplaced)
        yield Text(f"Не распределены — {total}: {_counts(facts.unplaced)}.")
    else:
        yield Text("Нераспределённых выпускников нет.")
    if facts.free:
        total = sum(count for _name, count in facts.free)
        yield Text(f"Свободных мест — {total}: {_counts(facts.free)}.")
    else:
        yield Text("Свободных мест нет.")


def _decided(facts: ProtocolFacts) -> Iterator[Block]:
    decided = {"m": "РЕШИЛ", "f": "РЕШИЛА", "n": "РЕШИЛО"}[gender_of(facts.body)]
    yield Text(f"{decided}:", Style.CAPTION)
    points = [
        "Утвердить распределение выпускников согласно таблице.",
        "Рекомендовать предприятиям пригласить на работу выпускников, указанных в таблице, именными приглашениями.",
    ]
    if facts.unplaced:
        points.append(
            "Рекомендовать профессиональным образовательным организациям сообщить нераспределённым выпускникам о "
            "свободных местах и помочь им в поиске работы."
        )
    for place, point in enumerate(points, 1):
        yield Text(point, number=f"1.{place}.")
    ayes, noes, abstained = facts.votes
    outcome = "единогласно" if not noes and not abstained else "большинством голосов"
    yield Text(
        f"Голосовали: «за» — {ayes}, «против» — {noes}, «воздержались» — {abstained}. Решение принято {outcome}.",
        Style.RAGGED,
    )


def _counts(pairs: Sequence[tuple[str, int]]) -> str:
    return "; ".join(f"{name} — {count}" for name, count in pairs)


def _day(day: date) -> str:
    return date_words(day).replace("\u00a0", " ")


def _quoted(name: str) -> str:
    return "«" + name.replace("«", "„").replace("»", "“") + "»"


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".;")
