import pytest
from hypothesis import given
from hypothesis import strategies as st

from artel.members.domain.requisites import (
    check_pair,
    clean_inn,
    clean_kpp,
    clean_ogrn,
    inn_check_digits,
    ogrn_check_digit,
)


@pytest.mark.parametrize("inn", ["7707083893", "500100732259"])
def test_a_true_inn_is_read(inn):
    assert clean_inn(inn) == inn


@pytest.mark.parametrize("ogrn", ["1027700132195", "304500116000157"])
def test_a_true_ogrn_is_read(ogrn):
    assert clean_ogrn(ogrn) == ogrn


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" 7707 083 893 ", "7707083893"),
        ("77О7О83893", "7707083893"),
        ("7707\u00a0083\u00a0893", "7707083893"),
        ("７７０７０８３８９３", "7707083893"),
        ("770708З893", "7707083893"),
        ("", ""),
    ],
)
def test_what_people_paste_as_an_inn_is_read(typed, read):
    assert clean_inn(typed) == read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("7707083894", "Контрольная цифра ИНН не сходится"),
        ("0000000000", "Контрольная цифра ИНН не сходится"),
        ("77070838", "Здесь 8 цифр"),
        ("77070838931", "Здесь 11 цифр"),
        ("7", "Здесь 1 цифра."),
        ("77", "Здесь 2 цифры."),
        ("77070838АБВ", "состоит только из цифр"),
        ("٧٧٠٧٠٨٣٨٩٣", "состоит только из цифр"),
    ],
)
def test_a_broken_inn_is_refused_in_words(typed, words):
    with pytest.raises(ValueError, match=words):
        clean_inn(typed)


@pytest.mark.parametrize(("typed", "read"), [("701701001", "701701001"), ("7017 АВ 001", "7017AB001"), ("", "")])
def test_a_kpp_is_read_with_latin_letters(typed, read):
    assert clean_kpp(typed) == read


@pytest.mark.parametrize("typed", ["70170100", "7017010011", "7017ЯЖ001"])
def test_a_broken_kpp_is_refused_in_words(typed):
    with pytest.raises(ValueError, match="девяти знаков"):
        clean_kpp(typed)


def test_a_kpp_stands_beside_the_inn_of_an_organisation_only():
    check_pair("7707083893", "701701001")
    check_pair("", "")
    with pytest.raises(ValueError, match="предпринимателя"):
        check_pair("500100732259", "701701001")
    with pytest.raises(ValueError, match="вместе с ИНН"):
        check_pair("", "701701001")


@given(st.text(alphabet="0123456789", min_size=9, max_size=9).filter(lambda body: body.strip("0")))
def test_of_ten_last_digits_exactly_one_makes_an_inn(body):
    good = [digit for digit in "0123456789" if _reads(clean_inn, body + digit)]
    assert good == [inn_check_digits(body + "0")]


@given(st.text(alphabet="0123456789", min_size=10, max_size=10).filter(lambda body: body.strip("0")))
def test_an_entrepreneurs_inn_with_any_digit_changed_is_refused(body):
    inn = body + inn_check_digits(body + "00")
    assert clean_inn(inn) == inn
    for place in (10, 11):
        changed = inn[:place] + str((int(inn[place]) + 1) % 10) + inn[place + 1 :]
        assert not _reads(clean_inn, changed)


@given(st.sampled_from([12, 14]).flatmap(lambda size: st.text(alphabet="123456789", min_size=size, max_size=size)))
def test_of_ten_last_digits_exactly_one_makes_an_ogrn(body):
    good = [digit for digit in "0123456789" if _reads(clean_ogrn, body + digit)]
    assert good == [ogrn_check_digit(body + "0")]


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(text):
    for clean in (clean_inn, clean_kpp, clean_ogrn):
        try:
            assert clean(text).isascii()
        except ValueError as error:
            assert str(error)[-1] in ".;"


def _reads(clean, text: str) -> bool:
    try:
        return clean(text) == text
    except ValueError:
        return False
