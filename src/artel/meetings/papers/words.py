"""The Russian of minutes: votes, quorum, who came and left, whose opinion. Pure; texts of papers are no interface texts."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from artel.meetings.domain.states import Ballot, Outcome
from artel.meetings.papers.facts import AssignmentFact, Body, MinutesFacts, Move, QuorumFact, RecusalFact, VoteFact, Who
from artel.russian import NBSP, Case, Gender, body_in_text, date_words, decline_name, gender_of, initials, plural

# A reason of absence that tells of somebody's health is no business of whoever reads the minutes (152-ФЗ ст. 10).
_HEALTH = re.compile(r"(?i)болез|болен|больн|лечен|госпит|операци|травм|диспансер|беремен|реабилит|санатор|инвалид")
_OUTER, _INNER = re.compile(r"[«»]"), {"«": "„", "»": "“"}


def plain(text: str) -> str:
    """With ordinary spaces: the writers put in the others."""
    return text.replace(NBSP, " ")


def day(value: date) -> str:
    """«15 февраля 2024 г.»"""
    return plain(date_words(value))


def genitive(body: str) -> str:
    """«Экспертного совета»"""
    return body_in_text(body, Case.GENITIVE)


def quoted(text: str) -> str:
    """In «ёлочки»; quotes inside become „лапки“."""
    return "«" + _OUTER.sub(lambda found: _INNER[found[0]], text.strip().rstrip(".")) + "»"


def sentence(text: str) -> str:
    """With a capital letter and a full stop."""
    text = " ".join(text.split())
    if not text:
        return ""
    text = text[:1].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."


def listing(parts: Sequence[str]) -> str:
    """«а, б и в»"""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} и {parts[-1]}"


def of_whom(who: Who) -> str | None:
    """«Лебедянской И.В.»; None where the gender is unknown or the form is only a guess: then nobody is declined."""
    if who.gender is None:
        return None
    form = decline_name(who.last, "", "", who.gender, Case.GENITIVE)
    return f"{form.text} {initials(who.first, who.patronymic)}".strip() if form.checked else None


def of_bodies(facts: MinutesFacts) -> str:
    """«Экспертного совета и Координационного совета»"""
    return listing([genitive(body.name) for body in facts.bodies])


def heading(facts: MinutesFacts) -> str:
    """«внеочередного заседания Экспертного совета»"""
    if facts.is_absentee:
        return f"заочного голосования {of_bodies(facts)}"
    kind = ("внеочередного " if facts.is_urgent else "") + ("совместного " if facts.is_joint else "")
    return f"{kind}заседания {of_bodies(facts)}"


def agreeing(body: str, masculine: str, feminine: str, neuter: str) -> str:
    """The form that agrees with the body: совет РЕШИЛ, комиссия РЕШИЛА, собрание РЕШИЛО."""
    return {"m": masculine, "f": feminine, "n": neuter}[gender_of(body)]


def neutral(reason: str) -> str:
    """A reason of absence in a neutral word."""
    reason = reason.strip().rstrip(".")
    return "уважительная причина" if _HEALTH.search(reason) else reason[:1].lower() + reason[1:]


def about(who: Who, reason: str = "") -> str:
    """«— главный технолог ООО «Станкосервис», председатель Экспертного совета (ВКС)»"""
    said = ", ".join(part for part in (who.post, who.office) if part)
    notes = [note for note in (*who.notes, neutral(reason)) if note]
    return " ".join(part for part in (f"— {said}" if said else "", f"({'; '.join(notes)})" if notes else "") if part)


# --- quorum ---


def quorum_rule(bodies: Iterable[Body], *, recounted: bool) -> str:
    """What counts as a quorum here."""
    said = []
    for body in bodies:
        share = "все члены, учитываемые" if body.quorum_share == "все" else f"{body.quorum_share} членов, учитываемых"
        said.append(f"Всего членов {genitive(body.name)} с правом голоса — {body.listed}. Кворум — {share} по вопросу.")
    if recounted:
        said.append("Присутствие пересчитано перед рассмотрением каждого вопроса:")
    return " ".join(said)


def quorum_line(body: Body, quorum: QuorumFact, *, absentee: bool = False) -> str:
    """The quorum in one line, where it was the same on every item."""
    took = plural(quorum.taking_part, "участвует", "участвуют", "участвуют")
    took = (
        plural(quorum.taking_part, "мнение представил", "мнение представили", "мнение представили")
        if absentee
        else took
    )
    state = "Кворум имеется." if quorum.is_reached else "Кворум отсутствует."
    return (
        f"Членов {genitive(body.name)} с правом голоса — {body.listed}, {took} {quorum.taking_part}, "
        f"необходимо не менее {quorum.needed}. {state}"
    )


def no_quorum(quorum: QuorumFact, *, body: str = "") -> str:
    """Why an item was not decided."""
    of_body = f" {genitive(body)}" if body else ""
    return (
        f"Кворум{of_body} по вопросу отсутствует: участвуют {quorum.taking_part} из {quorum.counted}, необходимо "
        f"не менее {quorum.needed}. Вопрос на голосование не ставился."
    )


def failure(facts: MinutesFacts) -> str:
    """Why the meeting did not take place."""
    lacking = [quorum for quorum in facts.quorums if not quorum.is_reached] or list(facts.quorums)
    counts = "; ".join(
        (f"{genitive(quorum.body)} — " if facts.is_joint else "")
        + f"присутствуют {quorum.taking_part} из {quorum.counted} членов с правом голоса, необходимо не менее {quorum.needed}"
        for quorum in lacking
    )
    what = "Заочное голосование" if facts.is_absentee else "Заседание"
    said = f"{what} не состоялось ввиду отсутствия кворума{': ' + counts if counts else ''}."
    return f"{said} {sentence(facts.failure_words)}".strip()


# --- who came, left, took no part ---


def _moves(moves: Sequence[Move], *, came: bool) -> str:
    notes = {True: "подключение по ВКС", False: "отключение от ВКС"}[came]
    names = listing([f"{m.who.listed} ({m.at}{', ' + notes if m.by_video else ''})" for m in moves])
    if len(moves) > 1:
        return f"к заседанию присоединились {names}" if came else f"заседание покинули {names}"
    gender = moves[0].who.gender
    if gender is None:
        return f"к заседанию присоединились: {names}" if came else f"заседание покинули: {names}"
    verb = {
        (True, Gender.MALE): "к заседанию присоединился",
        (True, Gender.FEMALE): "к заседанию присоединилась",
        (False, Gender.MALE): "заседание покинул",
        (False, Gender.FEMALE): "заседание покинула",
    }[came, gender]
    return f"{verb} {names}"


def movements(left: Sequence[Move], came: Sequence[Move], *, within: bool) -> str:
    """«К началу рассмотрения вопроса заседание покинули Гордеев С.Н. (15:20) и Рахимов Т.Ш. (15:25, отключение от ВКС).»"""
    said = [_moves(moves, came=is_came) for moves, is_came in ((left, False), (came, True)) if moves]
    if not said:
        return ""
    when = "В ходе рассмотрения вопроса" if within else "К началу рассмотрения вопроса"
    return f"{when} {'; '.join(said)}."


def recusal(fact: RecusalFact) -> str:
    """«До начала рассмотрения вопроса Лебедянская И.В. заявила самоотвод (…); в обсуждении и голосовании не участвовала.»"""
    when = "До начала рассмотрения вопроса" if fact.from_start else "До начала голосования"
    out_of = "в обсуждении и голосовании" if fact.from_start else "в голосовании"
    reason = f" ({fact.reason.strip().rstrip('.')})" if fact.reason.strip() else ""
    match fact.who.gender:
        case Gender.MALE:
            return f"{when} {fact.who.listed} заявил самоотвод{reason}; {out_of} не участвовал."
        case Gender.FEMALE:
            return f"{when} {fact.who.listed} заявила самоотвод{reason}; {out_of} не участвовала."
    return f"{when} заявлен самоотвод: {fact.who.listed}{reason}. Участие {out_of} исключено."


# --- decisions and votes ---


def assigned(fact: AssignmentFact) -> str:
    """«Ответственный: Савина О.П. Срок: до 22 февраля 2024 г.»"""
    label = "Ответственный" if len(fact.people) == 1 else "Ответственные"
    said = f"{label}: {', '.join(who.listed for who in fact.people)}"
    if fact.helpers:
        label = "Соисполнитель" if len(fact.helpers) == 1 else "Соисполнители"
        said += f" {label}: {', '.join(who.listed for who in fact.helpers)}"
    said += f" Срок: до {day(fact.due_on)}"
    return f"{said} Контроль: {fact.controller.listed}" if fact.controller else said


def vote(fact: VoteFact, *, body: str = "") -> str:
    """The line of a vote with its outcome. `body`: whose vote, where two bodies met."""
    said = []
    if fact.restarted:
        said.append("Голосование проведено заново.")
    who = f"{body}. " if body else ""
    counts = f"«за» — {fact.in_favour}, «против» — {fact.against}, «воздержались» — {fact.abstained}"
    if fact.not_voted:
        counts += f"; не голосовали — {fact.not_voted}"
    if fact.recused:
        counts += f"; не участвовали (самоотвод) — {fact.recused}"
    match fact.ballot:
        case Ballot.SECRET:
            said.append(f"{who}Проведено тайное голосование, выдано бюллетеней — {fact.issued}. Голосовали: {counts}.")
        case Ballot.ABSENTEE:
            said.append(f"{who}Проголосовали заочно: {counts}.")
        case _:
            said.append(f"{who}Голосовали: {counts}.")
    said.append(outcome(fact))
    return " ".join(said)


def outcome(fact: VoteFact) -> str:
    """What the vote came to."""
    if fact.outcome == Outcome.NO_QUORUM:
        return "Кворум отсутствует, решение не принято."
    if fact.outcome == Outcome.REJECTED:
        if fact.by_casting_vote:
            return "Голоса разделились поровну, голос председательствующего подан против. Решение не принято."
        return "Решение не принято."
    if fact.is_unanimous and not (fact.against or fact.abstained):
        return "Решение принято единогласно."
    if fact.by_casting_vote:
        return "Решение принято при равенстве голосов голосом председательствующего."
    return "Решение принято большинством голосов."


def dissent_title(who: Who, item: int) -> str:
    """«Особое мнение Лебедянской И.В. по вопросу 3»"""
    name = of_whom(who)
    return f"Особое мнение {name} по вопросу {item}" if name else f"Особое мнение по вопросу {item}: {who.listed}"


def dissent_mention(who: Who, annex: str) -> str:
    """«Особое мнение Лебедянской И.В. прилагается (приложение 2).»"""
    name = of_whom(who)
    said = f"Особое мнение {name}" if name else f"Особое мнение (автор — {who.listed})"
    return f"{said} прилагается ({annex})."


def correction(facts: MinutesFacts) -> str:
    """Which edition this one stands for."""
    if facts.correction is None:
        return ""
    number = f" № {facts.correction.number}" if facts.correction.number else ""
    return (
        f"Взамен протокола{number} в редакции от {day(facts.correction.signed_on)} "
        f"Основание исправления: {facts.correction.reason.strip().rstrip('.')}."
    )
