import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.plans.domain.results import (
    BUILT_IN_PHRASES,
    DEFAULT_KIND,
    KindPhrases,
    split_result,
    suggest_requirements,
)

SEED = json.loads((Path(__file__).parents[1] / "seed" / "plan.gold.json").read_text())["rows"]

KINDS_OF_DESIGN = {
    "bodies.approved_composition",
    "quotas.agreed_round",
    "programmes.valid_agreements",
    "experts.approved_list",
    "championship.final_protocols",
    "plans.nested_plan",
    "mentoring.adopted_act",
    "contests.results",
    "fair.invitations",
    "meetings.signed_minutes",
    "media.plan_report",
    "media.news_on_time",
    "outreach.event_reports",
    "outreach.indicators",
    "fair.employment",
    "guidance.approved_programme",
    "guidance.trial",
    "documents.accepted_document",
}


def kinds(result, title=""):
    return [one.kind for one in suggest_requirements(result, title)]


def test_the_table_knows_every_kind_of_the_design():
    assert {one.code for one in BUILT_IN_PHRASES} == KINDS_OF_DESIGN


def test_every_row_of_the_seed_is_offered_its_kinds():
    assert [(row["number"], kinds(row["result"], row["title"])) for row in SEED] == [
        ("1.1", ["bodies.approved_composition"]),
        ("2.1", ["quotas.agreed_round"]),
        ("2.2", ["programmes.valid_agreements"]),
        ("2.4", ["experts.approved_list"]),
        ("2.5", ["championship.final_protocols"]),
        ("2.6", ["plans.nested_plan", "plans.nested_plan"]),
        ("2.7", ["mentoring.adopted_act"]),
        ("2.8", ["contests.results"]),
        ("2.9", ["fair.invitations"]),
        ("3.1", ["meetings.signed_minutes"]),
        ("3.2", ["meetings.signed_minutes"]),
        ("3.3", ["media.plan_report"]),
        ("3.3", ["media.news_on_time"]),
        ("4.1", ["outreach.event_reports", "outreach.indicators"]),
        ("4.2", ["outreach.event_reports", "fair.employment"]),
        ("4.3", ["outreach.event_reports", "outreach.indicators"]),
        ("4.4", ["guidance.approved_programme", "guidance.trial"]),
    ]


@pytest.mark.parametrize(
    ("result", "parts"),
    [
        ("План мероприятий, результаты реализации плана", ["План мероприятий", "результаты реализации плана"]),
        (
            "Отчет о мероприятии Достижение показателей проекта",
            ["Отчет о мероприятии", "Достижение показателей проекта"],
        ),
        (
            "Отчет о мероприятии для школьников. Результаты трудоустройства выпускников ПОО",
            ["Отчет о мероприятии для школьников", "Результаты трудоустройства выпускников ПОО"],
        ),
        ("Протокол; приказ", ["Протокол", "приказ"]),
        ("Справки, отчёты", ["Справки", "отчёты"]),
        ("Пакет документов, регламентирующих работу", ["Пакет документов, регламентирующих работу"]),
        ("Текст гл. 1 (теоретическая часть).", ["Текст гл. 1 (теоретическая часть)."]),
        ("Программа «Шаг. План действий»", ["Программа «Шаг. План действий»"]),
        ("Участники проекта от Отчета до Плана", ["Участники проекта от Отчета до Плана"]),
    ],
)
def test_a_result_is_split_into_what_it_promises(result, parts):
    assert list(split_result(result)) == parts
    assert all(part in result for part in parts)


def test_developed_and_tried_are_two_strands_over_the_same_words():
    result = "Разработана и опробована профориентационная программа"
    first, second = suggest_requirements(result, "")
    assert (first.words, second.words) == (result, result)
    assert (first.part_index, second.part_index) == (0, 1)
    assert kinds("Разработан и утвержден типовой акт о наставничестве", "") == ["mentoring.adopted_act"]
    assert len(kinds("Организован и проведен чемпионат")) == 1


@pytest.mark.parametrize(
    ("result", "title", "kind"),
    [
        ("Приказ", "Составление приказа о назначении", DEFAULT_KIND),
        ("Протокол", "Проводить заседания Профориентационного Центра 1 раз в 2 мес.", "meetings.signed_minutes"),
        ("протоколы", "Участие в родительских собраниях первого курса", DEFAULT_KIND),
        ("Фото видео отчет", "Урок мужества", "outreach.event_reports"),
        ("Отчёт", "Экскурсии школьников на предприятия", "outreach.event_reports"),
        ("Эффективная работа преподавателей", "Обучение преподавателей", DEFAULT_KIND),
        ("Утверждён состав рабочей группы", "", "bodies.approved_composition"),
        ("Список экспертов утверждён Экспертным советом", "", "experts.approved_list"),
        ("Проведена ярмарка вакансий", "", "fair.invitations"),
        ("Отчёт о выполнении медиаплана", "", "media.plan_report"),
        ("Программа профориентации апробирована", "", "guidance.trial"),
        ("Разработано Положение о наставничестве", "", "mentoring.adopted_act"),
        ("Количество трудоустроенных выпускников", "", "fair.employment"),
        ("Выполнение плана работы на 100 %", "", "plans.nested_plan"),
        ("", "Проведение заседаний Экспертного совета", "meetings.signed_minutes"),
        (None, None, DEFAULT_KIND),
        ("ПОЛОЖЕНИЕ О НАСТАВНИЧЕСТВЕ УТВЕРЖДЕНО", "", "mentoring.adopted_act"),
    ],
)
def test_a_part_gets_the_kind_whose_phrases_suit_it_best(result, title, kind):
    assert kinds(result, title) == [kind]


def test_an_app_may_bring_its_own_phrases():
    own = [KindPhrases("robots.built", result=(r"робот\w* построен",)), KindPhrases("robots.plan", result=(r"робот",))]
    assert [one.kind for one in suggest_requirements("Чертёж робота; Робот построен", "", own)] == [
        "robots.plan",
        "robots.built",
    ]
    assert [one.kind for one in suggest_requirements("Отчёт", "", [])] == [DEFAULT_KIND]


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["План", "Отчет", "и", ",", ".", ";", "(", "«", "»", "результаты", "Разработана", "опробована", "г.", "1"]
        ),
        max_size=20,
    ).map(" ".join)
)
def test_any_text_gets_at_least_one_suggestion_made_of_its_own_words(text):
    suggestions = suggest_requirements(text, text)
    assert [one.part_index for one in suggestions] == list(range(len(suggestions)))
    assert suggestions
    assert all(one.kind in KINDS_OF_DESIGN and one.words in text for one in suggestions)


@given(st.lists(st.sampled_from(["Отчет о мероприятии", "План работы", "Протоколы заседаний"]), min_size=1, max_size=4))
def test_listed_things_come_back_one_by_one(things):
    assert list(split_result("; ".join(things))) == things
    assert list(split_result(", ".join(things))) == things


def test_no_pattern_is_spoilt_by_the_normalisation():
    patterns = [p for one in BUILT_IN_PHRASES for group in (one.result, one.title, one.clinch) for p in group]
    assert all(re.compile(pattern) and "ё" not in pattern for pattern in patterns)
    assert all(not re.search(r"[А-Я]", pattern) for pattern in patterns)
