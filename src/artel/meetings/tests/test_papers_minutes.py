"""Minutes from plain facts: every formula of the papers, without a database."""

from datetime import date

import pytest

from artel.documents.papers.tree import Annexes, AnnexHead, Document, Head, Pairs, Signatures, Style, Table, Text
from artel.meetings.domain.states import Ballot, MeetingForm, MinutesForm, Outcome
from artel.meetings.papers import words
from artel.meetings.papers.facts import (
    Absent,
    AssignmentFact,
    Body,
    Correction,
    ItemFact,
    MinutesFacts,
    Move,
    PointFact,
    QuorumFact,
    RecusalFact,
    SheetRow,
    SpeechFact,
    VoteFact,
    Who,
)
from artel.meetings.papers.minutes import agenda_blocks, extract_tree, item_blocks, minutes_tree
from artel.russian import Gender

ES = "Экспертный совет"
MALE, FEMALE = Gender.MALE, Gender.FEMALE


def who(key, last, first, patronymic, gender, post="", **fields):
    return Who(key, last, first, patronymic, gender, post, **fields)


YARTSEV = who(
    1, "Ярцев", "Михаил", "Андреевич", MALE, "технический директор АО «Завод»", office="председатель Экспертного совета"
)
SAVINA = who(2, "Савина", "Ольга", "Петровна", FEMALE, "методист ОГБПОУ «ТЭПК»")
GORDEEV = who(3, "Гордеев", "Сергей", "Николаевич", MALE, "главный технолог ООО «Станкосервис»")
RAKHIMOV = who(4, "Рахимов", "Тимур", "Шамилевич", MALE, "начальник производства ООО «Кабель»", notes=("ВКС",))
LEBEDYANSKAYA = who(5, "Лебедянская", "Ирина", "Викторовна", FEMALE, "заместитель директора ОГБПОУ «ТЭПК»")
KIM = who(6, "Ким", "Анна", "Вадимовна", FEMALE, "директор ООО «Обские системы»")
CHERNYKH = who(7, "Черных", "Олег", "Игоревич", MALE, "начальник отдела АО «Завод»")
NOBODY = who(8, "Ли", "Женя", "", None)


def quorum(present=9, recused=0, counted=None, needed=6, *, body=ES, listed=11):
    counted = listed - recused if counted is None else counted
    return QuorumFact(body, present, recused, present - recused, counted, needed, present - recused >= needed)


def vote(in_favour=9, against=0, abstained=0, **fields):
    values = {
        "body": ES, "ballot": Ballot.OPEN, "not_voted": 0, "recused": 0, "outcome": Outcome.ACCEPTED,
        "is_unanimous": not against and not abstained,
    }  # fmt: skip
    return VoteFact(in_favour=in_favour, against=against, abstained=abstained, **{**values, **fields})


def item(number=1, **fields):
    values = {
        "title": "О формировании рабочих групп", "speaker": LEBEDYANSKAYA,
        "heard": "Сообщила, что поступило 38 кандидатур",
        "speeches": (SpeechFact(GORDEEV, "Предложил провести соревнования на заводе"),),
        "points": (
            PointFact("сформировать пять рабочих групп"),
            PointFact("Представить составы на утверждение", (AssignmentFact((SAVINA,), date(2024, 2, 22)),)),
        ),
        "quorums": (quorum(),), "votes": (vote(),),
    }  # fmt: skip
    return ItemFact(number, **{**values, **fields})


def facts(*items, **fields):
    values = {
        "org": "Промышленный кластер Томской области", "place": "г. Томск",
        "bodies": (
            Body(ES, 11, "более половины", (YARTSEV, LEBEDYANSKAYA, GORDEEV, RAKHIMOV, KIM, CHERNYKH), (
                Absent(who(9, "Захарова", "Елена", "Дмитриевна", FEMALE, "заведующий кафедрой"), "Командировка."),
            )),
        ),
        "held_on": date(2024, 2, 15), "form": MeetingForm.IN_PERSON, "form_words": "очная",
        "presiding": YARTSEV, "secretary": SAVINA, "venue": "конференц-зал ОГБПОУ «ТЭПК»",
        "started": "14:00", "ended": "16:05", "items": items or (item(),),
        "sheet": (SheetRow(YARTSEV, True, "14:00–16:05", "в зале"),),
    }  # fmt: skip
    return MinutesFacts(**{**values, **fields})


def lines(document: Document) -> list[str]:
    """What the paper says, a paragraph a line."""
    found = []
    for block in document.blocks:
        if isinstance(block, Text):
            found.append(f"{block.number} {block.text}".strip())
        if isinstance(block, Pairs):
            found += [" ".join(row).strip() for row in block.rows]
        if isinstance(block, Table):
            found += [" | ".join(row) for row in block.rows]
        if isinstance(block, AnnexHead):
            found += [*block.lines, *block.title]
    return found


def full(*items, **fields):
    return minutes_tree(facts(*items, **fields), MinutesForm.FULL)


def test_the_head_and_the_requisites_are_those_of_the_sample():
    document = full()
    head = document.blocks[0]
    assert head == Head(
        "Промышленный кластер Томской области",
        ES,
        "Протокол",
        "15 февраля 2024 г.",
        "г. Томск",
        "заседания Экспертного совета",
    )
    assert document.blocks[1] == Pairs(
        (
            ("Форма проведения:", "очная"),
            ("Место проведения:", "конференц-зал ОГБПОУ «ТЭПК»"),
            ("Время проведения:", "14:00–16:05"),
            ("Председательствующий:", "Ярцев М.А."),
            ("Секретарь:", "Савина О.П. (без права голоса)"),
        )
    )
    assert document.left_mm == 30
    assert document.size_pt == 13


def test_people_are_listed_by_the_alphabet_with_posts_and_reasons():
    said = lines(full())
    start = said.index("Присутствовали члены Экспертного совета:")
    assert [line.split()[0] for line in said[start + 1 : start + 7]] == [
        "Гордеев", "Ким", "Лебедянская", "Рахимов", "Черных", "Ярцев",
    ]  # fmt: skip
    assert "Рахимов Т.Ш. — начальник производства ООО «Кабель» (ВКС)" in said
    assert "Ярцев М.А. — технический директор АО «Завод», председатель Экспертного совета" in said
    assert "Захарова Е.Д. — заведующий кафедрой (командировка)" in said


@pytest.mark.parametrize("reason", ["больничный", "на лечении", "Госпитализация", "в связи с болезнью"])
def test_health_is_never_told(reason):
    assert words.neutral(reason) == "уважительная причина"


def test_an_item_has_its_parts_in_order():
    said = lines(full())
    start = said.index("1. СЛУШАЛИ:")
    assert said[start : start + 9] == [
        "1. СЛУШАЛИ:",
        "Лебедянская И.В. — Сообщила, что поступило 38 кандидатур.",
        "ВЫСТУПИЛИ:",
        "Гордеев С.Н. — Предложил провести соревнования на заводе.",
        "РЕШИЛИ:",
        "1.1. Сформировать пять рабочих групп.",
        "1.2. Представить составы на утверждение.",
        "Ответственный: Савина О.П. Срок: до 22 февраля 2024 г.",
        "Голосовали: «за» — 9, «против» — 0, «воздержались» — 0. Решение принято единогласно.",
    ]


def test_the_quorum_is_a_table_with_a_row_an_item():
    document = full(
        item(1),
        item(2, quorums=(quorum(9, 1),)),
        item(3, quorums=(quorum(7),)),
        item(4, quorums=(quorum(5),), votes=()),
    )
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.rows == (
        ("1", "9", "—", "9", "11", "6", "имеется"),
        ("2", "9", "1", "8", "10", "6", "имеется"),
        ("3", "7", "—", "7", "11", "6", "имеется"),
        ("4", "5", "—", "5", "11", "6", "отсутствует"),
    )
    assert (
        "Всего членов Экспертного совета с правом голоса — 11. Кворум — более половины членов, учитываемых по вопросу. "
        "Присутствие пересчитано перед рассмотрением каждого вопроса:"
    ) in lines(document)


def test_who_left_and_who_was_recused_stand_in_italics_before_the_speech():
    document = full(
        item(
            2,
            left=(Move(GORDEEV, "15:20"), Move(RAKHIMOV, "15:25", by_video=True)),
            recusals=(RecusalFact(LEBEDYANSKAYA, "должностное лицо организации — разработчика программы"),),
        )
    )
    blocks = item_blocks(document, 2)
    assert blocks[1] == Text(
        "К началу рассмотрения вопроса заседание покинули Гордеев С.Н. (15:20) и Рахимов Т.Ш. (15:25, отключение от ВКС). "
        "До начала рассмотрения вопроса Лебедянская И.В. заявила самоотвод (должностное лицо организации — разработчика "
        "программы); в обсуждении и голосовании не участвовала.",
        Style.ITALIC,
    )


def test_one_who_came_or_left_is_spoken_of_by_their_gender_and_nobody_by_a_guess():
    assert words.movements((Move(KIM, "15:20"),), (), within=True) == (
        "В ходе рассмотрения вопроса заседание покинула Ким А.В. (15:20)."
    )
    assert words.movements((), (Move(GORDEEV, "15:20"),), within=False) == (
        "К началу рассмотрения вопроса к заседанию присоединился Гордеев С.Н. (15:20)."
    )
    assert words.movements((Move(NOBODY, "15:20"),), (), within=False) == (
        "К началу рассмотрения вопроса заседание покинули: Ли Ж. (15:20)."
    )
    assert words.recusal(RecusalFact(NOBODY, "автор программы", from_start=False)) == (
        "До начала голосования заявлен самоотвод: Ли Ж. (автор программы). Участие в голосовании исключено."
    )
    assert words.recusal(RecusalFact(GORDEEV, "")) == (
        "До начала рассмотрения вопроса Гордеев С.Н. заявил самоотвод; в обсуждении и голосовании не участвовал."
    )


def test_people_without_a_gender_are_named_to_be_asked_about():
    assert facts(item(left=(Move(NOBODY, "15:20"),))).without_gender == (NOBODY,)
    assert facts(item(left=(Move(NOBODY, "15:20"), Move(KIM, "15:21")))).without_gender == ()
    assert facts(item(left=(Move(KIM, "15:21"),))).without_gender == ()


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (vote(9), "«за» — 9, «против» — 0, «воздержались» — 0. Решение принято единогласно."),
        (vote(7, 0, 1, recused=1),
         "«за» — 7, «против» — 0, «воздержались» — 1; не участвовали (самоотвод) — 1. Решение принято большинством голосов."),
        (vote(8, not_voted=1), "«воздержались» — 0; не голосовали — 1. Решение принято единогласно."),
        (vote(4, 4, by_casting_vote=True), "Решение принято при равенстве голосов голосом председательствующего."),
        (vote(4, 4, by_casting_vote=True, outcome=Outcome.REJECTED),
         "Голоса разделились поровну, голос председательствующего подан против. Решение не принято."),
        (vote(2, 5, 2, outcome=Outcome.REJECTED), "«против» — 5, «воздержались» — 2. Решение не принято."),
        (vote(4, outcome=Outcome.NO_QUORUM), "Кворум отсутствует, решение не принято."),
        (vote(6, 3, ballot=Ballot.SECRET, issued=9),
         "Проведено тайное голосование, выдано бюллетеней — 9. Голосовали: «за» — 6, «против» — 3,"),
        (vote(6, ballot=Ballot.ABSENTEE), "Проголосовали заочно: «за» — 6,"),
        (vote(6, restarted=1), "Голосование проведено заново. Голосовали: «за» — 6,"),
        (vote(6, is_unanimous=True, abstained=2), "Решение принято большинством голосов."),
    ],
)  # fmt: skip
def test_a_vote_is_told_by_its_formula(fact, said):
    assert said in words.vote(fact)


def test_what_was_not_adopted_is_no_decision_and_obliges_nobody():
    said = lines(full(item(votes=(vote(2, 5, 2, outcome=Outcome.REJECTED),))))
    assert "РЕШИЛИ:" not in said
    assert "ПРЕДЛОЖЕНО РЕШЕНИЕ:" in said
    assert not any(line.startswith("Ответственный") for line in said)


def test_an_item_without_a_quorum_says_so_and_decides_nothing():
    said = lines(full(item(votes=(), quorums=(quorum(4),))))
    assert "РЕШИЛИ:" not in said
    assert (
        "Кворум по вопросу отсутствует: участвуют 4 из 11, необходимо не менее 6. Вопрос на голосование не ставился."
    ) in said


def test_an_item_left_out_and_one_without_a_vote_are_told_plainly():
    document = full(item(1, votes=()), item(2, is_considered=False), item(3, is_considered=False, is_removed=True))
    said = lines(document)
    assert "Голосование по вопросу не проводилось." in said
    assert "2. Вопрос не рассматривался." in said
    assert "3. Вопрос снят с повестки дня." in said
    assert all(block not in item_blocks(document, 1) for block in item_blocks(document, 2))


def test_several_who_answer_with_helpers_and_a_controller():
    fact = AssignmentFact((SAVINA, KIM), date(2024, 3, 15), (GORDEEV,), YARTSEV)
    assert words.assigned(fact) == (
        "Ответственные: Савина О.П., Ким А.В. Соисполнитель: Гордеев С.Н. Срок: до 15 марта 2024 г. Контроль: Ярцев М.А."
    )


def test_the_short_form_has_no_speeches_and_no_lists_but_the_sheet():
    document = minutes_tree(facts(item(1), item(2)), MinutesForm.SHORT)
    said = lines(document)
    assert "ВЫСТУПИЛИ:" not in said
    assert "Присутствовали 6 из 11 членов Экспертного совета с правом голоса (список прилагается)." in said
    assert (
        "Членов Экспертного совета с правом голоса — 11, участвуют 9, необходимо не менее 6. Кворум имеется."
    ) in said
    assert Annexes(("Лист регистрации участников заседания.",)) in document.blocks
    assert (
        "1 | Ярцев Михаил Андреевич | технический директор АО «Завод», председатель Экспертного совета | да | 14:00–16:05 | в зале"
        in said
    )
    assert "Лебедянская И.В. — О формировании рабочих групп." in said


def test_the_short_form_shows_the_table_when_the_quorum_changed():
    document = minutes_tree(facts(item(1), item(2, quorums=(quorum(7),))), MinutesForm.SHORT)
    assert sum(isinstance(block, Table) and len(block.columns) == 7 for block in document.blocks) == 1


def test_a_dissenting_opinion_is_mentioned_and_annexed():
    document = full(
        item(1), item(2, dissents=(SpeechFact(LEBEDYANSKAYA, "Считаю срок\nнереальным"), SpeechFact(NOBODY, "Против")))
    )
    said = lines(document)
    assert said[said.index("2. СЛУШАЛИ:") :][8].endswith(
        "Особое мнение Лебедянской И.В. прилагается (приложение 2). "
        "Особое мнение (автор — Ли Ж.) прилагается (приложение 3)."
    )
    assert "Приложение 2" in said
    assert "к протоколу заседания Экспертного совета" in said
    assert "Особое мнение Лебедянской И.В. по вопросу 2" in said
    assert "Особое мнение по вопросу 2: Ли Ж." in said
    assert Annexes((
        "Лист регистрации участников заседания.", "Особое мнение Лебедянской И.В. по вопросу 2.",
        "Особое мнение по вопросу 2: Ли Ж.",
    )) in document.blocks  # fmt: skip


def test_surnames_that_are_not_declined_stay():
    assert words.of_whom(CHERNYKH) == "Черных О.И."
    assert words.of_whom(NOBODY) is None


def test_a_failed_meeting_says_why_and_decides_nothing():
    document = full(is_failed=True, quorums=(quorum(4),), failure_words="Назначено новое заседание")
    said = lines(document)
    assert (
        "Заседание не состоялось ввиду отсутствия кворума: присутствуют 4 из 11 членов с правом голоса, необходимо не "
        "менее 6. Назначено новое заседание."
    ) in said
    assert "Вопросы повестки дня не рассматривались." in said
    assert "РЕШИЛИ:" not in said


def test_a_joint_meeting_has_two_quorums_and_two_votes():
    ks = "Координационный совет"
    bodies = (*facts().bodies, Body(ks, 7, "не менее двух третей", (YARTSEV,)))
    both = item(
        quorums=(quorum(), quorum(5, needed=5, body=ks, listed=7)),
        votes=(vote(9), vote(3, 2, body=ks, outcome=Outcome.REJECTED)),
    )
    document = full(both, bodies=bodies)
    said = lines(document)
    assert document.blocks[0].heading == "совместного заседания Экспертного совета и Координационного совета"
    assert document.blocks[0].body == "Экспертный совет, Координационный совет"
    assert sum(isinstance(block, Table) and len(block.columns) == 7 for block in document.blocks) == 2
    assert any(line.startswith("Экспертный совет. Голосовали: «за» — 9") for line in said)
    assert any(line.startswith("Координационный совет. Голосовали: «за» — 3") for line in said)
    assert "РЕШИЛИ:" in said
    assert any("Координационного совета с правом голоса — 7. Кворум — не менее двух третей" in line for line in said)


def test_an_absentee_poll_has_its_own_words():
    document = full(
        form=MeetingForm.ABSENTEE, form_words="заочное голосование", polls_from=date(2024, 2, 10),
        polls_until=date(2024, 2, 15),
    )  # fmt: skip
    said = lines(document)
    assert document.blocks[0].heading == "заочного голосования Экспертного совета"
    assert "Срок голосования: с 10 февраля 2024 г. по 15 февраля 2024 г." in said
    assert "Представили мнение члены Экспертного совета:" in said
    assert any("мнение представили 9, необходимо не менее 6" in line for line in said)


def test_a_short_notice_is_said():
    said = lines(full(notice_warning="Извещение направлено за 2 рабочих дня"))
    assert "Извещение направлено за 2 рабочих дня." in said


def test_a_correction_names_the_edition_it_stands_for():
    document = full(correction=Correction("1-ЭС", date(2024, 2, 19), "исправлена опечатка в пункте 1.2"))
    assert document.blocks[1].text == (
        "Взамен протокола № 1-ЭС в редакции от 19 февраля 2024 г. Основание исправления: исправлена опечатка в пункте 1.2."
    )


def test_the_signatures_are_of_the_presiding_person_and_the_secretary():
    signatures = next(block for block in full().blocks if isinstance(block, Signatures))
    assert [(line.post, line.name, line.signer) for line in signatures.lines] == [
        ("Председательствующий", "М.А. Ярцев", 1),
        ("Секретарь", "О.П. Савина", 2),
    ]


@pytest.mark.parametrize(
    ("body", "said"), [(ES, "РЕШИЛ"), ("Комиссия", "РЕШИЛА"), ("Рабочая группа по чемпионату", "РЕШИЛА")]
)
def test_a_verb_agrees_with_the_body(body, said):
    assert words.agreeing(body, "РЕШИЛ", "РЕШИЛА", "РЕШИЛО") == said


def test_an_extract_is_the_item_word_for_word_with_its_own_numbers():
    told = facts(item(1), item(2, title="О согласовании программы", quorums=(quorum(9, 1),)), item(3))
    minutes = minutes_tree(told, MinutesForm.FULL)
    document = extract_tree(
        minutes, 2, facts=told, minutes_number="1-ЭС", certifier_post="Секретарь Экспертного совета", certifier=SAVINA,
        certified_on="21 февраля 2024 г.", kept_at="Подлинник документа находится в ОГБПОУ «ТЭПК» в деле № 02-14 за 2024 год.",
    )  # fmt: skip
    kept = item_blocks(minutes, 2)
    assert kept == tuple(block for block in document.blocks if block in kept)
    assert agenda_blocks(minutes, 2)[0] in document.blocks
    said = lines(document)
    assert "2.1. Сформировать пять рабочих групп." in said
    assert not any(line.startswith(("1.", "3.")) for line in said)
    assert "Присутствовали: 6 из 11; по вопросу участвуют 8 из 10. Кворум имеется." in said
    assert "Председательствующий: Ярцев М.А." in said
    verno = [block for block in document.blocks if isinstance(block, Signatures)]
    assert [line.signer for line in verno[0].lines] == [None, None]
    assert (verno[1].title, verno[1].lines[0].post, verno[1].lines[0].signer) == (
        "Верно",
        "Секретарь Экспертного совета",
        1,
    )
    assert document.blocks[0].number == "1-ЭС"
    with pytest.raises(LookupError):
        item_blocks(minutes, 4)


@pytest.mark.parametrize("form", MinutesForm)
def test_the_tree_survives_its_storage(form):
    document = minutes_tree(facts(item(1), item(2, dissents=(SpeechFact(KIM, "Нет"),))), form)
    assert Document.from_json(document.to_json()) == document
