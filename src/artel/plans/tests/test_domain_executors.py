import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artel.plans.domain.executors import ExecutorKind as Kind
from artel.plans.domain.executors import read_executors

SEED = json.loads((Path(__file__).parents[1] / "seed" / "plan.gold.json").read_text())["rows"]


def kinds(text):
    return [one.kind for one in read_executors(text)]


def words(text):
    return [one.words for one in read_executors(text)]


def test_every_executor_of_the_seed_is_understood():
    read = {row["number"]: kinds(row["executors"]) for row in SEED}
    assert read == {
        "1.1": [Kind.UNIT],
        "2.1": [Kind.GROUP],
        "2.2": [Kind.UNIT],
        "2.4": [Kind.ALL_MEMBERS],
        "2.5": [Kind.GROUP],
        "2.6": [Kind.GROUP],
        "2.7": [Kind.GROUP],
        "2.8": [Kind.COLLEGES],
        "2.9": [Kind.ORGANISATION, Kind.GROUP],
        "3.1": [Kind.OFFICE],
        "3.2": [Kind.OFFICE],
        "3.3": [Kind.ALL_MEMBERS],
        "4.1": [Kind.ALL_MEMBERS],
        "4.2": [Kind.ALL_MEMBERS],
        "4.3": [Kind.ALL_MEMBERS],
        "4.4": [Kind.GROUP],
    }
    first_of_two = next(row for row in SEED if row["number"] == "3.3")
    assert kinds(first_of_two["executors"]) == [Kind.OFFICE]


def test_six_rows_of_the_seed_name_a_group_without_saying_which():
    unnamed = [row["number"] for row in SEED if any(one.is_unnamed_group for one in read_executors(row["executors"]))]
    assert unnamed == ["2.1", "2.5", "2.6", "2.7", "2.9", "4.4"]


@pytest.mark.parametrize(
    ("text", "unit", "office"),
    [
        ("Экспертный совет кластера", "expert_council", ""),
        ("ЭС", "expert_council", ""),
        ("Координационный совет Кластера", "coordination_council", ""),
        ("Наблюдательный совет", "other", ""),
        ("Председатель Экспертного совета", "expert_council", "chair"),
        ("Заместитель председателя Координационного совета", "coordination_council", "deputy"),
        ("Секретарь Экспертного совета", "expert_council", "secretary"),
        ("Ответственный секретарь", "other", "secretary"),
        ("Руководитель ведущей ПОО кластера", "lead_college", "head"),
        ("Руководитель Кластера", "cluster", "head"),
        ("Координатор кластера", "cluster", "coordinator"),
        ("директор", "other", "head"),
        ("Зам по УМР", "other", "deputy"),
        ("Руководитель рабочей группы по наставничеству", "working_group", "head"),
    ],
)
def test_units_and_offices_carry_their_hints(text, unit, office):
    (one,) = read_executors(text)
    assert one.kind is (Kind.OFFICE if office else Kind.UNIT)
    assert (one.unit, one.office, one.words) == (unit, office, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ОГБПОУ «ТЭПК», рабочая группа кластера", ["ОГБПОУ «ТЭПК»", "рабочая группа кластера"]),
        ("ПОО, входящие в Кластер", ["ПОО, входящие в Кластер"]),
        ("ПОО, входящие в Кластер, предприятия-работодатели", ["ПОО, входящие в Кластер", "предприятия-работодатели"]),
        ("ООО «Ромашка, Лютик», школы", ["ООО «Ромашка, Лютик»", "школы"]),
        ("ООО «Ромашка, школы", ["ООО «Ромашка", "школы"]),
        ("Директор (Иванов И.И., приказ № 5), методист", ["Директор (Иванов И.И., приказ № 5)", "методист"]),
        ("Кузнецов С.А., зам. директора", ["Кузнецов С.А., зам. директора"]),
        ("Кузнецов С.А., зам. директора, школы", ["Кузнецов С.А., зам. директора", "школы"]),
        ("Лобанов С.В. Джалилов С.А.", ["Лобанов С.В.", "Джалилов С.А."]),
        (
            "Медведев В.Г. Лобанов С.В. инструкторы по спорту",
            ["Медведев В.Г.", "Лобанов С.В.", "инструкторы по спорту"],
        ),
        ("Зам.директора по ВР Руководитель кружка", ["Зам.директора по ВР", "Руководитель кружка"]),
        ("Зав. по ВР и СВ. Зав. отделениями", ["Зав. по ВР и СВ.", "Зав. отделениями"]),
        ("Экспертный совет и рабочая группа", ["Экспертный совет", "рабочая группа"]),
        ("Координационный совет совместно с Экспертным советом", ["Координационный совет", "Экспертным советом"]),
        ("Координационный и Экспертный советы", ["Координационный", "Экспертный советы"]),
        (
            "Председатель Экспертного и Координационного советов",
            ["Председатель Экспертного и Координационного советов"],
        ),
        ("колледжи и техникумы кластера", ["колледжи и техникумы кластера"]),
        ("преподаватели и мастера производственного обучения", ["преподаватели и мастера производственного обучения"]),
        ("Заместитель директора поУПР,", ["Заместитель директора поУПР"]),
        ("Преподаватели, лаборанты.", ["Преподаватели", "лаборанты"]),
        ("1. Директор; 2. Методист", ["Директор", "Методист"]),
        ("", []),
        (" , ;", []),
        (None, []),
    ],
)
def test_a_cell_is_split_into_its_executors(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("все участники", Kind.ALL_MEMBERS),
        ("Организации – участники кластера", Kind.ALL_MEMBERS),
        ("Члены центра", Kind.TEXT),
        ("колледжи", Kind.COLLEGES),
        ("Руководители ПОО", Kind.COLLEGES),
        ("профессиональные образовательные организации", Kind.COLLEGES),
        ("предприятия-работодатели", Kind.EMPLOYERS),
        ("предприятия – работодатели", Kind.EMPLOYERS),
        ("работодатели кластера", Kind.EMPLOYERS),
        ("индустриальные партнеры", Kind.EMPLOYERS),
        ("школы города", Kind.SCHOOLS),
        ("общеобразовательные организации", Kind.SCHOOLS),
        ("ООО «Микран»", Kind.ORGANISATION),
        ("АО НИИПП", Kind.ORGANISATION),
        ("Департамент профессионального образования Томской области", Kind.ORGANISATION),
        ("ТЭПК", Kind.ORGANISATION),
        ("ОГБПОУ «ТЭПК» (Иванов И.И.)", Kind.ORGANISATION),
        ("ИП Петров П.П.", Kind.ORGANISATION),
        ("Директор ОГБПОУ «ТЭПК» Иванов И.И.", Kind.PERSON),
        ("Участники промышленного образовательно-отраслевого кластера", Kind.ALL_MEMBERS),
        ("Представители работодателей", Kind.EMPLOYERS),
        ("Члены Координационного совета", Kind.UNIT),
        ("колледж «Энергия»", Kind.ORGANISATION),
        ("Ведущая ПОО кластера", Kind.ORGANISATION),
        ("Иванова Т.П.", Kind.PERSON),
        ("Т.П. Иванова", Kind.PERSON),
        ("Иванова Тамара Петровна", Kind.PERSON),
        ("Преподаватели", Kind.TEXT),
        ("Преподаватели колледжа", Kind.TEXT),
        ("Методист", Kind.TEXT),
        ("зав. отделениями", Kind.TEXT),
        ("отдел кадров", Kind.TEXT),
        ("главный бухгалтер", Kind.TEXT),
    ],
)
def test_words_point_at_a_kind_of_party(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Рабочая группа", ""),
        ("рабочая группа кластера", ""),
        ("Рабочие группы по направлениям", ""),
        ("Рабочая группа по наставничеству", "наставничеству"),
        ("Рабочая группа по направлению «Медиа, СМИ»", "Медиа, СМИ"),
        ("Рабочая группа № 3", "№ 3"),
        ("РГ по инклюзии", "инклюзии"),
    ],
)
def test_a_group_has_the_direction_the_plan_gives_it(text, direction):
    (one,) = read_executors(text)
    assert (one.kind, one.direction) == (Kind.GROUP, direction)


def test_executors_are_joint_unless_each_is_asked():
    assert all(one.joint for one in read_executors("ОГБПОУ «ТЭПК», рабочая группа кластера"))
    assert [one.joint for one in read_executors("каждый участник кластера")] == [False]


WORDS = st.lists(
    st.sampled_from(
        [
            "ПОО",
            ",",
            ";",
            "«",
            "»",
            '"',
            "(",
            ")",
            "и",
            "Рабочая",
            "группа",
            "по",
            "Иванов",
            "И.И.",
            "директор",
            "зам.",
            "Экспертный",
            "советы",
            "кластера",
            "—",
            "входящие",
            "в",
            "ООО",
            "№",
            ".",
            "\n",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(st.text(max_size=200) | WORDS)
@example("\x1f")
def test_any_text_has_an_answer_made_of_its_own_words_in_order(text):
    at = 0
    for one in read_executors(text):
        assert one.words.strip()
        at = text.index(one.words, at) + len(one.words)


def test_a_very_long_cell_is_read_in_good_time():
    assert read_executors("Иванов И.И., « и (" * 20_000)
