"""What plans say: every state, every lack and every step of a derivation as plain Russian sentences."""

import re
from datetime import date

import pytest
import time_machine

from artel.plans import kinds, words
from artel.plans.domain.states import State
from artel.plans.domain.status import Step
from artel.plans.models import Obligation
from artel.plans.selectors import plan_status
from artel.plans.services.deferrals import Window, set_dates_by_document
from artel.plans.services.evidence import accept_evidence, reject_evidence
from artel.plans.services.happenings import record_event
from artel.plans.services.obligations import lift_obligation, move_obligation, restore_obligation
from artel.plans.tests.factories import activity_of, make_plan, obligation_of
from artel.plans.tests.world import TODAY, make_document

LATER = date(2024, 6, 3)


def row(world, number, on=None):
    return next(row for row in plan_status(world.plan, on).rows if row.row.number == number)


def why(world, number, on=None):
    return words.derivation(row(world, number, on).results[0])


def told(world, number, on=None):
    lack = words.lack_of_row(row(world, number, on))
    return lack and (lack.what, lack.who, lack.left)


# --- why -------------------------------------------------------------------------------------------------------------


def test_soon_shows_its_arithmetic(world):
    assert why(world, "1") == [
        "По словам плана срок с 01.03.2024 по 31.03.2024 (вс). Это нерабочий день, поэтому срок истекает 01.04.2024 (пн).",
        "Доказательств пока нет.",
        "До срока 11 рабочих дней; «срок близко» начинается с 15 рабочих дней: 11 ≤ 15.",
    ]


def test_open_ahead_and_overdue_say_so(world):
    assert why(world, "1", date(2024, 3, 1))[-1] == "До срока 20 рабочих дней, это больше 15 рабочих дней: в работе."
    assert why(world, "1", date(2024, 2, 9))[-1] == "Сегодня 09.02.2024 (пт), срок откроется 01.03.2024 (пт): впереди."
    assert why(world, "1", date(2024, 4, 2))[-1] == (
        "На 02.04.2024 (вт) срок 01.04.2024 (пн) прошёл 1 рабочий день назад: просрочено."
    )
    assert why(world, "3", date(2024, 4, 1))[-1] != why(world, "3", date(2024, 4, 2))[-1]


def test_met_and_late_name_the_document_and_the_day(world):
    owed = world.obligation("1")
    accept_evidence(evidence=world.supply(owed, number="4"), actor=world.head)
    assert why(world, "1")[1:] == [
        "Документ «Отчёт о мероприятии № 4» принят, вступил в силу 12.03.2024 (вт).",
        "Исполнено 12.03.2024 (вт), в срок.",
    ]
    assert words.progress_words(row(world, "1")) == "Отчёт о мероприятии № 4, 12.03.2024"


def test_late_says_by_how_much(world):
    with time_machine.travel("2024-04-05 05:00:00+00:00", tick=False):
        piece = world.supply(world.obligation("1"), happened_on=date(2024, 4, 3), in_force_on=date(2024, 4, 3))
        accept_evidence(evidence=piece, actor=world.head)
        assert why(world, "1")[-1] == "Исполнено 03.04.2024 (ср), срок был 01.04.2024 (пн): опоздание 2 рабочих дня."


def test_what_was_brought_and_not_accepted_does_not_count(world):
    piece = world.supply(world.obligation("1"))
    assert why(world, "1")[1] == (
        "Документ «Отчёт о мероприятии» представлен и ждёт приёмки: пока он не принят, обязательство не исполнено."
    )
    assert why(world, "1", date(2024, 3, 11))[1] == (
        "Документ «Отчёт о мероприятии» ещё не вступил в силу, поэтому не засчитан."
    )
    assert told(world, "1")[0] == "решения о приёмке: представлен документ «Отчёт о мероприятии»"
    reject_evidence(evidence=piece, reason="Нет подписи", actor=world.head)
    assert why(world, "1")[1] == "Документ «Отчёт о мероприятии» отклонён, поэтому не засчитан."


def test_moves_lifts_and_returns_are_told_in_order(world):
    owed = world.obligation("1")
    move_obligation(obligation=owed, new_due_on=LATER, on=TODAY, basis="Протокол", actor=world.head)
    lift_obligation(obligation=owed, on=TODAY, basis="Протокол", actor=world.head)
    assert why(world, "1")[1:] == [
        "Срок перенесён решением от 15.03.2024 (пт): был 01.04.2024 (пн), стал 03.06.2024 (пн).",
        "Обязательство снято решением от 15.03.2024 (пт).",
        "Доказательств пока нет.",
        "Значит, обязательство снято и в состоянии строки не учитывается.",
    ]
    restore_obligation(obligation=owed, on=TODAY, basis="Протокол", actor=world.head)
    assert why(world, "1")[3] == "Обязательство возвращено на контроль 15.03.2024 (пт)."


def test_awaiting_says_what_it_waits_for_and_then_where_the_dates_are_from(world):
    assert why(world, "4") == [
        "Срок устанавливает другой документ; он ещё не зарегистрирован.",
        "Доказательств пока нет.",
        "Документа нет, значит, срок не наступил и не просрочен: строка ждёт документа.",
    ]
    assert why(world, "4", date(2024, 9, 2))[-1] == (
        "Год плана закончился 31.08.2024 (сб), а документ так и не зарегистрирован: просрочено."
    )
    set_dates_by_document(
        activity=activity_of(world.plan, "4"), document=make_document(world.cluster),
        windows=[Window(date(2023, 10, 2), date(2023, 10, 6))], actor=world.head,
    )  # fmt: skip
    assert why(world, "4")[:2] == [
        "Срок взят из документа, зарегистрированного 15.03.2024 (пт): с 02.10.2023 (пн) по 06.10.2023 (пт).",
        "К регистрации документа этот срок уже прошёл, поэтому исполнить нужно до 29.03.2024 (пт).",
    ]


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            Step("met_late", {"met_on": date(2024, 3, 16), "due_on": date(2024, 3, 15), "late": 0}),
            "Исполнено 16.03.2024 (сб), срок был 15.03.2024 (пт): с опозданием, рабочих дней между ними нет.",
        ),
        (
            Step("overdue", {"on": date(2024, 3, 16), "due_on": date(2024, 3, 15), "late": 0}),
            "На 16.03.2024 (сб) срок 15.03.2024 (пт) прошёл: просрочено.",
        ),
        (Step("needed", {"needed": 3, "counted": 1}), "Нужно документов: 3; засчитано: 1."),
        (Step("no_date"), "Срока нет, обязательство открыто."),
        (
            Step("evidence_signed", {"title": "Протокол № 2", "in_force_on": date(2024, 3, 15)}),
            "Документ «Протокол № 2» подписан в Артели другими людьми, приёмка не нужна; вступил в силу 15.03.2024 (пт).",
        ),
        (
            Step("dates", {"opens_on": None, "due_on": date(2024, 3, 15), "words_due_on": date(2024, 3, 15)}),
            "По словам плана срок до 15.03.2024 (пт).",
        ),
    ],
)
def test_rare_steps_have_their_words_too(step, sentence):
    assert words.step_words(step, None) == sentence


@pytest.mark.parametrize("on", [date(2023, 9, 1), TODAY, date(2024, 5, 20), date(2024, 8, 31), date(2024, 9, 20)])
def test_no_sentence_is_left_unfilled_or_unfinished(world, on):
    record_event(cluster=world.cluster, title="Ярмарка", starts_on=TODAY, actor=world.head)
    status = plan_status(world.plan, on)
    for item in status.obligations:
        for line in words.derivation(item):
            assert re.fullmatch(r"[А-Я«].*[.]", line), line
            assert not re.search(r"[{}]|None|  ", line), line
    for found in status.rows:
        lack = words.lack_of_row(found)
        said = [
            words.deadline_understood(found),
            words.progress_words(found),
            *((lack.what, lack.who, lack.left) if lack else ()),
        ]
        assert not [text for text in said if re.search(r"[{}]|None|  ", text)]


# --- what is missing -------------------------------------------------------------------------------------------------


def test_a_row_says_what_is_missing_who_owes_it_and_how_long_there_is(world):
    what, who, left = told(world, "1")
    assert what == "документа с результатом «Отчёт о мероприятии»"
    assert re.fullmatch(r"Экспертный совет \(председатель Фамилия\d+ И\. П\.\)", who)
    assert left == "Осталось 11 раб. дней"


def test_a_quarter_is_named_and_the_chair_by_name(world):
    what, who, left = told(world, "3")
    assert what == "документа с результатом «Протоколы заседаний» (IV квартал 2023 г.)"
    assert who.startswith("Фамилия")
    assert left == "Просрочено на 47 раб. дней"


def test_many_debtors_are_cut_with_how_many_more(world):
    record_event(cluster=world.cluster, title="Ярмарка", starts_on=date(2024, 3, 13), actor=world.head)
    what, who, left = told(world, "5")
    assert what == "документа с результатом «Ссылка» (Ярмарка, 13.03.2024)"
    assert who.count(",") == 2
    assert left == "Просрочено на 1 раб. день"
    assert words.debtor_words([type("D", (), {"words": f"Участник {n}", "note": ""}) for n in range(6)]) == (
        "Участник 0, Участник 1, Участник 2, Участник 3 и ещё 2"
    )


def test_awaiting_lacks_the_document_and_the_coordinator_owes_it(world):
    assert told(world, "4") == (
        "документа, который установит срок («По плану реализации проекта»)", "координатор кластера", "",
    )  # fmt: skip


def test_a_group_not_yet_formed_is_stood_in_for_by_the_coordinator(world):
    what, who, _left = told(world, "6")
    assert what == "утверждённого плана мероприятий, все строки которого исполнены"
    assert who == "координатор кластера (за рабочую группу, пока она не создана и не названа)"


def test_what_is_done_lifted_or_ahead_lacks_nothing(world):
    assert told(world, "2") is None  # «Апрель 2024 г.» is ahead
    assert told(world, "5") is None  # no event yet
    lift_obligation(obligation=world.obligation("1"), on=TODAY, basis="Протокол", actor=world.head)
    assert told(world, "1") is None
    assert row(world, "1").state is State.LIFTED


@pytest.mark.parametrize(
    ("state", "left", "said"),
    [
        (State.SOON, 4, "Осталось 4 раб. дня"),
        (State.OPEN, 21, "Осталось 21 раб. день"),
        (State.SOON, 0, "Срок сегодня"),
        (State.OVERDUE, -10, "Просрочено на 10 раб. дней"),
        (State.OVERDUE, 0, "Просрочено"),
        (State.MET, None, ""),
        (State.AWAITING, None, ""),
    ],
)
def test_how_long_there_is(state, left, said):
    assert words.left_words(type("At", (), {"state": state, "left": left})) == said


# --- when ------------------------------------------------------------------------------------------------------------


def test_a_deadline_is_told_as_understood(world):
    assert {number: words.deadline_understood(row(world, number)) for number in "123456"} == {
        "1": "до 31.03.2024 (вс), с переносом на 01.04.2024 (пн)",
        "2": "до 30.04.2024 (вт), с переносом на 02.05.2024 (чт)",
        "3": "не реже 1 раза в каждый календарный квартал",
        "4": "срок установит другой документ",
        "5": "в течение 1 рабочего дня после события",
        "6": "01.09.2023 – 31.08.2024",
    }


def test_a_moved_and_a_given_deadline_show_both_days(world):
    move_obligation(obligation=world.obligation("1"), new_due_on=LATER, on=TODAY, basis="Протокол", actor=world.head)
    assert words.deadline_understood(row(world, "1")) == "01.04.2024 → 03.06.2024 (пн)"
    move_obligation(
        obligation=world.obligation("4", world.college), new_due_on=LATER, on=TODAY, basis="Протокол", actor=world.head
    )
    assert words.deadline_understood(row(world, "4")) == "до 03.06.2024 (пн), назначено решением"


def test_a_moved_debt_of_the_coordinator_does_not_change_the_deadline_of_the_row(world):
    document = obligation_of(world.plan, "4", purpose="document")
    move_obligation(obligation=document, new_due_on=LATER, on=TODAY, basis="Протокол", actor=world.head)
    assert words.deadline_understood(row(world, "4")) == "срок установит другой документ"
    assert not row(world, "4").is_moved


def test_a_deadline_given_by_a_document_is_told_from_it(world):
    set_dates_by_document(
        activity=activity_of(world.plan, "4"), document=make_document(world.cluster),
        windows=[Window(date(2024, 4, 15), date(2024, 4, 19))], actor=world.head,
    )  # fmt: skip
    assert words.deadline_understood(row(world, "4")) == "по документу: 15.04.2024 – 19.04.2024"


def test_a_deadline_that_was_not_understood_asks_to_be_mended(world):
    world.plan = make_plan(world.cluster, {"number": "1", "deadline": "когда-нибудь"}, year="2022/2023")
    assert words.deadline_understood(row(world, "1")) == "срок не понят: поправьте понимание строки"


def test_progress_counts_and_names_the_last(world):
    assert words.progress_words(row(world, "3")) == "исполнено 0 из 3"
    assert words.progress_words(row(world, "2")) == "исполнено 0 из 3"
    for owed in Obligation.objects.filter(plan=world.plan, activity__wordings__number="4", purpose="result"):
        accept_evidence(evidence=world.supply(owed), actor=world.head)
    assert words.progress_words(row(world, "4")) == "3 из 3, последнее 12.03.2024"


def test_long_words_are_cut_at_a_word_and_inner_quotes_change():
    assert kinds.shortened("Отчёт о «Неделе»,\n проведённой.") == "Отчёт о „Неделе“, проведённой"
    cut = kinds.shortened("Разработан и утверждён типовой акт о системе наставничества на производстве " * 2, 73)
    assert cut == "Разработан и утверждён типовой акт о системе наставничества…"
