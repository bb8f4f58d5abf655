import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from artel.russian.wordforms import marked, misprints, nearest, other_layout, terms, tokens


def words(text):
    return set().union(*(token.words for token in tokens(text)))


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Протоколы заседаний Экспертного совета", "протоколу"),
        ("трудоустройство выпускников", "Трудоустройству ВЫПУСКНИКА"),
        ("листовая сталь", "стали"),
        ("Артём Семёнов", "артему семенову"),
        ("Кравцова Елена Викторовна", "Кравцовой"),
        ("Хрымзин Пётр", "Хрымзину"),
        ("учебно-производственный комбинат", "производственного"),
        ("учебно производственный комбинат", "учебно-производственным"),
        ("система СПО региона", "CПО"),  # the first letter of the request is Latin
        ("приказ № 12-П", "12-п"),
        ("приказ № 12-П", "12"),
        ("по специальности 15.02.08", "15.02.08."),
        ("ИНН 7017123456", "7017123456"),
        ("Cообщество в MAX", "max"),
        ("встреча «ТОР»", "TOP"),  # all of its letters have twins
        ("план на 2023/2024 учебный год", "2023/2024"),
        ("план на 2023/2024 учебный год", "2024"),
        ("Йошкар-Ола", "Йошкар-Оле"),
    ],
)
def test_a_word_is_found_in_whatever_form_it_is_asked(stored, asked):
    assert all(term.words & words(stored) for term in terms(asked, typing=False))


@pytest.mark.parametrize(
    ("stored", "asked"),
    [("Протокол", "прокол"), ("15.02.08", "15.02.09"), ("12-П", "12-К"), ("студент", "студия")],
)
def test_another_word_is_not_found(stored, asked):
    assert not all(term.words & words(stored) for term in terms(asked, typing=False))


def test_stop_words_and_single_letters_are_not_asked():
    assert terms("о не и по А", typing=False) == []
    assert [term.text for term in terms("Ярмарка для выпускников", typing=False)] == ["Ярмарка", "выпускников"]


def test_only_the_last_word_may_be_unfinished_and_only_from_three_letters():
    assert [term.begins for term in terms("экспертный сов")] == ["", "сов"]
    assert [term.begins for term in terms("экспертный со")] == [""]
    assert [term.begins for term in terms("экспертный сов", typing=False)] == ["", ""]
    assert [term.begins for term in terms("ИНН 70")] == ["", "70"]


def test_a_request_is_no_longer_than_eight_words():
    assert len(terms("один два три четыре пять шесть семь восемь девять десять")) == 8


def test_marks_stand_at_words_of_any_form_and_the_text_stays_as_it_is():
    text = "О ярмарке вакансий. Ярмарку проводят весной; ярмарочный день — 15.02.2024"
    pieces = marked(text, terms("ярмарка 15.02.2024", typing=False))
    assert "".join(piece for piece, _found in pieces) == text
    assert [piece for piece, found in pieces if found] == ["ярмарке", "Ярмарку", "15.02.2024"]


def test_marks_stand_at_words_that_begin_as_typed():
    assert [piece for piece, found in marked("Кравцов и Кравченко", terms("крав")) if found] == ["Кравцов", "Кравченко"]


@given(st.text(max_size=60), st.text(max_size=20))
@example(text="", request_="A\U00017000")  # of a script whose letters have no names
def test_marking_never_changes_a_letter(text, request_):
    composed = "".join(piece for piece, _found in marked(text, []))
    assert "".join(piece for piece, _found in marked(text, terms(request_))) == composed


@given(st.text(alphabet="абвгд", max_size=7), st.text(alphabet="абвгд", max_size=7))
def test_misprints_are_counted_as_the_plain_table_counts_them(one, other):
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            best = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                best = min(best, table[i - 2, j - 2] + 1)
            table[i, j] = best
    assert misprints(one, other, 2) == min(table[len(one), len(other)], 3)


def test_the_nearest_known_word_is_offered_first():
    assert nearest("вакнасия", ["вакансия", "вакация", "акация", "протокол"])[0] == "вакансия"
    assert nearest("план", ["клан", "плот"]) == ["клан"]  # of a short word one misprint at most


def test_the_other_layout_is_read_only_where_all_of_it_could_be():
    assert other_layout("ghjnjrjk") == "протокол"
    assert other_layout("протокол") == ""
    assert other_layout("") == ""
