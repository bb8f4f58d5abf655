"""The decision reads as an office would write it. papers/README, paper 3."""

from datetime import date

import pytest
import time_machine

from artel.bodies.domain.rules import Share
from artel.bodies.papers import DECIDED, QUORUM, holder_on
from artel.bodies.services.compositions import draft_composition, submit_composition
from artel.bodies.services.directions import change_direction
from artel.bodies.tests.factories import make_rules
from artel.bodies.tests.world import TODAY
from artel.documents.papers import tree
from artel.documents.papers.tree import Document
from artel.members.domain.kinds import OfficeKind
from artel.members.tests.factories import make_tenure
from artel.plans.tests.factories import activity_of
from artel.russian import NBSP
from artel.russian.titles import gender_of


def decision(composition) -> Document:
    return Document.from_json(composition.act.content)


def block(document, kind):
    return next(each for each in document.blocks if isinstance(each, kind))


def texts(document) -> list[str]:
    return [
        f"{each.number} {each.text}".strip().replace(NBSP, " ")
        for each in document.blocks
        if isinstance(each, tree.Text)
    ]


@pytest.fixture
def linked(world):
    change_direction(direction=world.direction, activities=[activity_of(world.plan, "1.1")], actor=world.coordinator)
    return world


def test_a_decision_on_a_new_group_says_all_that_it_must(linked):
    document = decision(linked.rule(linked.submitted()))
    said = texts(document)
    assert said == [
        "В соответствии с пунктом 1.1 Плана работы кластера на 2023/2024 учебный год и на основании протокола заседания "
        "Экспертного совета от 15 февраля 2024 г. № 1-ЭС (пункт 2) Экспертный совет РЕШИЛ:",
        "1. Создать рабочую группу по направлению «Наставничество» (далее — рабочая группа) и сформировать её состав "
        "согласно приложению к настоящему решению.",
        "2. Определить целью рабочей группы согласование проекта контрольных цифр приёма.",
        "3. Возложить на рабочую группу следующие задачи:",
        "сбор и сверка потребности предприятий;",
        "подготовка сводной ведомости.",
        "4. Установить:",
        "4.1. Срок полномочий рабочей группы — до 31 августа 2024 г.",
        "4.2. Периодичность заседаний — не реже одного раза в месяц; заседание правомочно при участии более половины "
        "членов рабочей группы с правом голоса.",
        "4.3. Порядок отчётности — письменный доклад Экспертному совету ежеквартально.",
        "5. Руководителю рабочей группы Черных О.И. представить план работы группы в течение 15 рабочих дней со дня "
        "вступления настоящего решения в силу.",
        "6. Контроль за исполнением решения возложить на заместителя председателя Экспертного совета Лебедянскую И.В.",
        "7. Решение вступает в силу со дня утверждения председателем Координационного совета кластера.",
        "Всего в составе 7 человек, из них с правом голоса — 6; представителей предприятий с правом голоса — 3, "
        "профессиональных образовательных организаций — 3.",
    ]
    head = block(document, tree.Head)
    assert (head.body, head.kind, head.place) == ("Экспертный совет", "Решение", "г. Томск")
    assert head.heading == "О создании рабочей группы по направлению «Наставничество»"
    assert document.title == "Решение Экспертного совета о создании рабочей группы по направлению «Наставничество»"


def test_the_annex_lists_everybody_heads_first_and_then_by_the_alphabet(linked):
    document = decision(linked.rule(linked.submitted()))
    table = block(document, tree.Table)
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4", "5", "6", "7"]
    assert table.rows[0] == ("1", "Черных Олег Игоревич", "директор, Организация-0", "руководитель", "да")
    assert table.rows[2][3:] == ("секретарь", "нет")
    assert [row[1].split()[0] for row in table.rows[3:]] == ["Дёмин", "Ким", "Лебедев", "Мельник"]
    assert block(document, tree.AnnexHead).title == ("СОСТАВ", "рабочей группы по направлению «Наставничество»")


def test_the_grif_is_of_the_chair_of_the_coordination_council(linked):
    document = decision(linked.rule(linked.submitted()))
    grif = block(document, tree.Approve)
    assert (grif.post, grif.signer) == ("Председатель Координационного совета", 3)
    assert [line.post for line in block(document, tree.Signatures).lines] == [
        "Председатель Экспертного совета",
        "Секретарь Экспертного совета",
    ]


def test_whoever_acts_is_called_so(linked):
    make_tenure(linked.expert.offices.get(kind=OfficeKind.CHAIR), is_acting=True)
    assert holder_on(linked.expert, OfficeKind.CHAIR, TODAY).post == "И. о. председателя Экспертного совета"


def test_a_decision_without_a_row_of_a_plan_stands_on_the_minutes(world):
    preamble = texts(decision(world.rule(world.submitted())))[0]
    assert preamble.startswith("На основании протокола заседания Экспертного совета")


def test_a_change_of_the_composition_names_the_one_it_replaces(linked):
    unit = linked.approved().unit
    make_rules(unit, valid_from=date(2024, 3, 1), quorum_share=Share.TWO_THIRDS)
    with time_machine.travel("2024-04-01 05:00:00+00:00", tick=False):
        order = [linked.nominees[1], linked.nominees[0], *linked.nominees[2:]]
        composition = draft_composition(
            unit=unit, seats=linked.seats(*order), reason="Новый руководитель", actor=linked.coordinator
        )
        submit_composition(composition=composition, actor=linked.coordinator)
        document = decision(linked.rule(composition))
    said = texts(document)
    assert block(document, tree.Head).heading == ("Об изменении состава рабочей группы по направлению «Наставничество»")
    assert said[2] == "2. Считать утратившим силу состав, действующий с 15 февраля 2024 г."
    assert not any("Создать" in line or "целью" in line for line in said)


def test_words_of_the_rules_are_there_for_every_share():
    assert set(QUORUM) == set(Share)


@pytest.mark.parametrize(
    ("body", "verb"),
    [("Экспертный совет", "РЕШИЛ"), ("Конкурсная комиссия", "РЕШИЛА"), ("Правление кластера", "РЕШИЛО")],
)
def test_the_verb_agrees_with_the_body(body, verb):
    assert DECIDED[gender_of(body)] == verb
