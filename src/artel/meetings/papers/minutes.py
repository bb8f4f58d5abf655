"""Minutes of a meeting as a tree, full and short, and an extract cut out of signed ones. Pure.

After papers 1 and 2 of the samples (DOMAIN C.2): what stands where, which words, what is italic.
"""

from collections.abc import Iterator

from artel.documents.papers.tree import (
    Align,
    Annexes,
    AnnexHead,
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
from artel.meetings.domain.states import MinutesForm, Outcome
from artel.meetings.papers import words
from artel.meetings.papers.facts import Body, ItemFact, MinutesFacts, QuorumFact, Who
from artel.russian import plural

_QUORUM_COLUMNS = (
    Column("Вопрос", 1, Align.CENTRE),
    Column("Присутствуют", 1.5, Align.CENTRE),
    Column("Самоотвод", 1.2, Align.CENTRE),
    Column("Участвуют в голосовании", 1.4, Align.CENTRE),
    Column("Учитываются для кворума", 1.5, Align.CENTRE),
    Column("Необходимо", 1.35, Align.CENTRE),
    Column("Кворум", 1.35, Align.CENTRE),
)
_SHEET_COLUMNS = (
    Column("№ п/п", 0.6, Align.CENTRE),
    Column("Фамилия, имя, отчество", 2.2),
    Column("Должность, организация", 3),
    Column("Право голоса", 0.9, Align.CENTRE),
    Column("Присутствие", 1.5, Align.CENTRE),
    Column("Способ участия", 1.3, Align.CENTRE),
)


def minutes_tree(facts: MinutesFacts, form: MinutesForm) -> Document:
    """The minutes of these facts. The short form leaves out ВЫСТУПИЛИ and the lists, and brings the sheet as an annex."""
    annexes = list(_annexes(facts, form))
    mentions = {key: _annex_name(place, len(annexes)) for place, (key, _title, _blocks) in enumerate(annexes, 1)}
    blocks: list[Block] = [_head(facts, "Протокол")]
    if said := words.correction(facts):
        blocks.append(Text(said, Style.FLAT))
    blocks += _requisites(facts)
    blocks += _people(facts, form, mentions.get("sheet", ""))
    blocks += _quorums(facts, form)
    if facts.notice_warning:
        blocks.append(Text(words.sentence(facts.notice_warning)))
    if facts.items:
        blocks += _agenda(facts)
    if facts.is_failed:
        blocks.append(Text(words.failure(facts)))
        if facts.items:
            blocks.append(Text("Вопросы повестки дня не рассматривались."))
    else:
        for item in facts.items:
            blocks += _item(facts, item, form, mentions)
    if annexes:
        blocks.append(Annexes(tuple(words.sentence(title) for _key, title, _blocks in annexes)))
    blocks.append(_signatures(facts))
    for place, (_key, title, inner) in enumerate(annexes, 1):
        name = f"Приложение {place}" if len(annexes) > 1 else "Приложение"
        lines = (name, f"к протоколу {words.heading(facts)}", f"от {words.day(facts.held_on)}")
        blocks += [AnnexHead(lines, (title,)), *inner]
    return Document(
        title=f"Протокол {words.heading(facts)} от {facts.held_on:%d.%m.%Y}",
        blocks=tuple(blocks),
        gost_edition=facts.gost_edition,
    )


def _head(facts: MinutesFacts, kind: str, number: str | None = None) -> Head:
    return Head(
        org=facts.org,
        body=", ".join(body.name for body in facts.bodies),
        kind=kind,
        date=words.day(facts.held_on),
        place=facts.place,
        heading=words.heading(facts),
        number=number,
    )


def _requisites(facts: MinutesFacts) -> Iterator[Block]:
    rows = [("Форма проведения:", facts.form_words)]
    if facts.venue and not facts.is_absentee:
        rows.append(("Место проведения:", facts.venue))
    if facts.is_absentee:
        if facts.polls_from and facts.polls_until:
            rows.append(("Срок голосования:", f"с {words.day(facts.polls_from)} по {words.day(facts.polls_until)}"))
        elif facts.polls_until:
            rows.append(("Мнения принимались:", f"до {words.day(facts.polls_until)}"))
    elif facts.started:
        rows.append(("Время проведения:", f"{facts.started}–{facts.ended}" if facts.ended else facts.started))
    if facts.presiding:
        basis = f" ({facts.presiding_words.strip().rstrip('.')})" if facts.presiding_words.strip() else ""
        rows.append(("Председательствующий:", f"{facts.presiding.listed}{basis}"))
    if facts.secretary:
        vote = "с правом голоса" if facts.secretary_votes else "без права голоса"
        rows.append(("Секретарь:", f"{facts.secretary.listed} ({vote})"))
    yield Pairs(tuple(rows))


# --- people ---


def _people(facts: MinutesFacts, form: MinutesForm, sheet: str) -> Iterator[Block]:
    if form == MinutesForm.SHORT:
        yield from _people_counted(facts, sheet)
        return
    came, away = (
        ("Представили мнение", "Не представили мнение") if facts.is_absentee else ("Присутствовали", "Отсутствовали")
    )
    for body in facts.bodies:
        of_body = words.genitive(body.name)
        if body.present:
            yield Text(f"{came} члены {of_body}:", Style.FLAT)
            yield _list([(who, "") for who in body.present])
        if body.absent:
            yield Text(f"{away} члены {of_body}:", Style.FLAT)
            yield _list([(absent.who, absent.reason) for absent in body.absent])
    if facts.invited:
        yield Text("Приглашены:", Style.FLAT)
        yield _list([(who, "") for who in facts.invited])


def _list(people: list[tuple[Who, str]]) -> Pairs:
    rows = sorted(people, key=lambda pair: (pair[0].last, pair[0].first, pair[0].patronymic))
    return Pairs(tuple((who.listed, words.about(who, reason)) for who, reason in rows), label_mm=37)


def _people_counted(facts: MinutesFacts, sheet: str) -> Iterator[Block]:
    for body in facts.bodies:
        voting = voters(body)
        verb = "Представили мнение" if facts.is_absentee else "Присутствовали"
        attached = {"": "", "приложение": " (список прилагается)"}.get(sheet, f" (список прилагается, {sheet})")
        yield Text(f"{verb} {voting} из {body.listed} членов {words.genitive(body.name)} с правом голоса{attached}.")
    if facts.invited:
        count = len(facts.invited)
        verb, people = (
            plural(count, "Приглашён", "Приглашены", "Приглашены"),
            plural(count, "человек", "человека", "человек"),
        )
        yield Text(f"{verb} {count} {people} (в том же списке).")


# --- quorum ---


def _quorums(facts: MinutesFacts, form: MinutesForm) -> Iterator[Block]:
    if facts.is_failed or not facts.items:
        for body in facts.bodies:
            yield Text(words.quorum_rule([body], recounted=False))
        return
    for body in facts.bodies:
        rows = [(item, quorum) for item in facts.items for quorum in item.quorums if quorum.body == body.name]
        same = len({_figures(quorum) for _item, quorum in rows}) == 1
        if rows and same and (form == MinutesForm.SHORT or facts.is_absentee):
            yield Text(words.quorum_line(body, rows[0][1], absentee=facts.is_absentee))
            continue
        yield Text(words.quorum_rule([body], recounted=bool(rows)))
        if rows:
            yield _quorum_table(rows)


def _figures(quorum: QuorumFact) -> tuple[int, ...]:
    return (quorum.present, quorum.recused, quorum.counted, quorum.needed)


def _quorum_table(rows: list[tuple[ItemFact, QuorumFact]]) -> Table:
    return Table(
        _QUORUM_COLUMNS,
        tuple(
            (
                str(item.number),
                str(quorum.present),
                str(quorum.recused) if quorum.recused else "—",
                str(quorum.taking_part),
                str(quorum.counted),
                str(quorum.needed),
                "имеется" if quorum.is_reached else "отсутствует",
            )
            for item, quorum in rows
        ),
    )


# --- agenda and items ---


def _agenda(facts: MinutesFacts) -> Iterator[Block]:
    yield Text("ПОВЕСТКА ДНЯ", Style.HEADING)
    for item in facts.items:
        yield from _agenda_line(item)


def _agenda_line(item: ItemFact) -> Iterator[Block]:
    yield Text(words.sentence(item.title), number=f"{item.number}.")
    if item.speaker:
        post = f", {item.speaker.post}" if item.speaker.post else ""
        yield Text(words.sentence(f"Докладчик — {item.speaker.full}{post}"), Style.RAGGED)


def _item(facts: MinutesFacts, item: ItemFact, form: MinutesForm, mentions: dict[str, str]) -> Iterator[Block]:
    if not item.is_considered:
        why = f": {item.removal[:1].lower()}{item.removal[1:].rstrip('.')}" if item.removal.strip() else ""
        said = f"Вопрос снят с повестки дня{why}." if item.is_removed else "Вопрос не рассматривался."
        yield Text(said, Style.CAPTION, number=f"{item.number}.")
        return
    yield Text("СЛУШАЛИ:", Style.CAPTION, number=f"{item.number}.")
    yield from _procedure(item)
    is_short = form == MinutesForm.SHORT
    yield from _speech(item.speaker, item.title if is_short or not item.heard.strip() else item.heard)
    if item.speeches and not is_short:
        yield Text("ВЫСТУПИЛИ:", Style.CAPTION)
        for speech in item.speeches:
            yield from _speech(speech.who, speech.text)
    yield from _decided(facts, item)
    yield from _voted(facts, item, mentions)


def _procedure(item: ItemFact) -> Iterator[Block]:
    said = [
        words.movements(item.left, item.came, within=False),
        *(words.recusal(fact) for fact in item.recusals),
        words.movements(item.left_within, item.came_within, within=True),
    ]
    if text := " ".join(part for part in said if part):
        yield Text(text, Style.ITALIC)


def _speech(who: Who | None, text: str) -> Iterator[Block]:
    """«Фамилия И.О. — Сообщил, что …»; every line typed is a paragraph."""
    lines = [words.sentence(line) for line in text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        yield Text(f"{who.listed} — {line}" if who and place == 0 else line)


def _decided(facts: MinutesFacts, item: ItemFact) -> Iterator[Block]:
    if not item.points:
        return
    adopted = not item.votes or any(vote.outcome == Outcome.ACCEPTED for vote in item.votes)
    lacking = bool(not item.votes and item.quorums) and not all(quorum.is_reached for quorum in item.quorums)
    if lacking:
        return
    yield Text("РЕШИЛИ:" if adopted else "ПРЕДЛОЖЕНО РЕШЕНИЕ:", Style.CAPTION)
    for place, point in enumerate(item.points, 1):
        yield Text(words.sentence(point.text), number=f"{item.number}.{place}.")
        if adopted:
            for assignment in point.assignments:
                yield Text(words.assigned(assignment), Style.RAGGED)


def _voted(facts: MinutesFacts, item: ItemFact, mentions: dict[str, str]) -> Iterator[Block]:
    lines = [words.vote(vote, body=vote.body if facts.is_joint else "") for vote in item.votes]
    if not item.votes:
        lines += [
            words.no_quorum(quorum, body=quorum.body if facts.is_joint else "")
            for quorum in item.quorums
            if not quorum.is_reached
        ]
        if item.points and not lines:
            lines.append("Голосование по вопросу не проводилось.")
    opinions = [words.dissent_mention(fact.who, mentions[f"{item.number}/{fact.who.key}"]) for fact in item.dissents]
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        yield Text(" ".join([line, *opinions]) if last else line, Style.RAGGED)
    if opinions and not lines:
        yield Text(" ".join(opinions), Style.RAGGED)


# --- annexes and signatures ---


def _annexes(facts: MinutesFacts, form: MinutesForm) -> Iterator[tuple[str, str, list[Block]]]:
    """(key, title, blocks) of everything that is kept with the minutes, inside the same paper."""
    if facts.sheet:
        title = (
            "Список принявших участие в голосовании" if facts.is_absentee else "Лист регистрации участников заседания"
        )
        yield "sheet", title, [sheet_table(facts)]
    if facts.opinions:
        yield "opinions", "Опросный лист заочного голосования", [_opinions(facts)]
    for item in facts.items:
        for fact in item.dissents:
            paragraphs = [Text(words.sentence(line)) for line in fact.text.splitlines() if line.strip()]
            blocks = [*paragraphs, Signatures((SignatureLine(_seat(facts, fact.who), fact.who.signed),))]
            yield f"{item.number}/{fact.who.key}", words.dissent_title(fact.who, item.number), blocks


def _seat(facts: MinutesFacts, who: Who) -> str:
    """«Член Экспертного совета»"""
    body = next((body for body in facts.bodies if who.key in {each.key for each in body.present}), facts.bodies[0])
    office = who.office[:1].upper() + who.office[1:]
    return office or f"Член {words.genitive(body.name)}"


def _annex_name(place: int, count: int) -> str:
    return f"приложение {place}" if count > 1 else "приложение"


def sheet_table(facts: MinutesFacts) -> Table:
    """The registration sheet: who was there, when, how."""
    return Table(
        _SHEET_COLUMNS,
        tuple(
            (
                str(place),
                row.who.full,
                ", ".join(part for part in (row.who.post, row.who.office) if part),
                "да" if row.has_vote else "нет",
                row.times or "—",
                row.mode or "—",
            )
            for place, row in enumerate(facts.sheet, 1)
        ),
        size_pt=10.5,
    )


def _opinions(facts: MinutesFacts) -> Table:
    columns = (
        Column("Вопрос", 0.8, Align.CENTRE),
        Column("Фамилия, имя, отчество", 2.4),
        Column("Мнение", 1.4, Align.CENTRE),
        Column("Получено", 1.2, Align.CENTRE),
    )
    rows = tuple((str(row.item), row.who.full, row.choice, row.on) for row in facts.opinions)
    return Table(columns, rows, size_pt=10.5)


def _signatures(facts: MinutesFacts) -> Signatures:
    return Signatures(
        tuple(SignatureLine(post, who.signed, place) for place, (post, who) in enumerate(signers_of(facts), 1))
    )


def signers_of(facts: MinutesFacts) -> list[tuple[str, Who]]:
    """Who signs, as (post, person), in the order of the page: who presided, and the secretary if it is somebody else."""
    found = [("Председательствующий", facts.presiding)] if facts.presiding else []
    if facts.secretary and facts.secretary.key not in {who.key for _post, who in found}:
        found.append(("Секретарь", facts.secretary))
    return found


# --- extract ---


def extract_tree(
    minutes: Document,
    number: int,
    *,
    facts: MinutesFacts,
    minutes_number: str,
    certifier_post: str,
    certifier: Who,
    certified_on: str,
    kept_at: str,
) -> Document:
    """An extract of one item: cut out of the signed paper itself, word for word, with its own numbers.

    Raises LookupError for an item that the minutes do not have. `certified_on`: «21 февраля 2024 г.»; `kept_at`: the
    sentence about the place of the original.
    """
    body = item_blocks(minutes, number)
    head = next(block for block in minutes.blocks if isinstance(block, Head))
    signed = next(block for block in minutes.blocks if isinstance(block, Signatures))
    item = next(fact for fact in facts.items if fact.number == number)
    rows = [(f"{line.post}:", _turned(line.name)) for line in signed.lines]
    rows.append(("Присутствовали:", _attendance(facts, item)))
    return Document(
        title=f"Выписка из протокола {words.heading(facts)} от {facts.held_on:%d.%m.%Y} № {minutes_number}, вопрос {number}",
        blocks=(
            Head(head.org, head.body, "Выписка из протокола", head.date, head.place, head.heading, minutes_number),
            Pairs(tuple(rows)),
            Text("ПОВЕСТКА ДНЯ", Style.HEADING),
            *agenda_blocks(minutes, number),
            *body,
            Signatures(tuple(SignatureLine(line.post, line.name) for line in signed.lines)),
            Signatures((SignatureLine(certifier_post, certifier.signed, 1),), title="Верно"),
            Text(certified_on, Style.FLAT),
            Text(kept_at, Style.FLAT),
        ),
        gost_edition=minutes.gost_edition,
        size_pt=12,
    )


def item_blocks(minutes: Document, number: int) -> tuple[Block, ...]:
    """Blocks of one item, from «2. СЛУШАЛИ:» to the next item or the end of the text."""
    starts = [place for place, block in enumerate(minutes.blocks) if _begins_item(block)]
    start = next((p for p in starts if minutes.blocks[p].number == f"{number}."), None)
    if start is None:
        raise LookupError(number)
    found = [minutes.blocks[start]]
    for block in minutes.blocks[start + 1 :]:
        if _begins_item(block) or isinstance(block, Annexes | Signatures | AnnexHead):
            break
        found.append(block)
    return tuple(found)


def agenda_blocks(minutes: Document, number: int) -> tuple[Block, ...]:
    """The line of the agenda for one item, with its speaker."""
    for place, block in enumerate(minutes.blocks):
        if isinstance(block, Text) and block.style == Style.NORMAL and block.number == f"{number}.":
            following = minutes.blocks[place + 1]
            is_speaker = isinstance(following, Text) and following.style == Style.RAGGED
            return (block, following) if is_speaker else (block,)
    raise LookupError(number)


def _begins_item(block: Block) -> bool:
    return isinstance(block, Text) and block.style == Style.CAPTION and bool(block.number)


def _turned(name: str) -> str:
    """«М.А. Ярцев» as «Ярцев М.А.»"""
    letters, _space, last = name.partition(" ")
    return f"{last} {letters}" if last else name


def _attendance(facts: MinutesFacts, item: ItemFact) -> str:
    said = []
    for body in facts.bodies:
        voting = voters(body)
        quorum = next((quorum for quorum in item.quorums if quorum.body == body.name), None)
        of_body = f" членов {words.genitive(body.name)}" if facts.is_joint else ""
        line = f"{voting} из {body.listed}{of_body}"
        if quorum:
            line += f"; по вопросу участвуют {quorum.taking_part} из {quorum.counted}. "
            line += "Кворум имеется" if quorum.is_reached else "Кворум отсутствует"
        said.append(f"{line}.")
    return " ".join(said)


def voters(body: Body) -> int:
    """How many of those present have a vote."""
    return sum("без права голоса" not in who.notes for who in body.present)
