"""A saved answer of «Работа России»: every trap of DOMAIN 5.1."""

import json

import pytest

from artel.fair.domain.trudvsem import Unreadable, one_alphabet, plain, read_answer, salary


@pytest.mark.parametrize(
    ("low", "high", "words", "expected"),
    [
        (40000, 40000, "от 40000", (40_000, None)),  # DOMAIN 8-11
        (40000, 0, "", (40_000, None)),
        (40000, 60000, "", (40_000, 60_000)),
        ("40 000", "60000.00", "", (40_000, 60_000)),
        (60000, 40000, "", (60_000, None)),
        (0, 0, "от 45 000", (45_000, None)),
        (None, None, "", (None, None)),
        (0, 50000, "до 50000", (None, 50_000)),
        (-5, "много", "", (None, None)),
        (True, 1, "", (None, 1)),
    ],
)
def test_pay_that_is_open_ended_is_read_as_such(low, high, words, expected):
    assert salary(low, high, words) == expected


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Наладка&nbsp;станков</p><ul><li>ЧПУ</li><li>СОЖ</li></ul>", "Наладка станков\n– ЧПУ\n– СОЖ"),
        ("&lt;p&gt;Дважды&lt;/p&gt;", "Дважды"),
        ("<script>alert(1)</script>Работа<style>p{}</style>", "Работа"),
        ("5 < 7 и 8 > 3", "5 < 7 и 8 > 3"),
        ("<b>не закрыт", "не закрыт"),
        ("", ""),
    ],
)
def test_html_becomes_text(markup, text):
    assert plain(markup) == text


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("Опeратор cтанков", "Оператор станков"),  # Latin e and c inside
        ("программист С++", "программист C++"),
        ("инженер CAD", "инженер CAD"),
        ("оператор ЧПУ Fanuc", "оператор ЧПУ Fanuc"),
        ("SОLIDWОRKS", "SOLIDWORKS"),
    ],
)
def test_letters_of_two_alphabets_in_a_word_become_one(words, mended):
    assert one_alphabet(words) == mended


def written(tmp_path, data) -> str:
    path = tmp_path / "answer.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode("utf-8-sig"))
    return str(path)


def one(**fields) -> dict:
    return {"vacancy": {"id": "1", "job-name": "Сварщик", **fields}}


def test_a_record_is_read_whole_and_companycode_is_the_ogrn(tmp_path):
    read = read_answer(
        written(
            tmp_path,
            {
                "meta": {"total": 12},
                "results": {
                    "vacancies": [
                        one(
                            company={"name": "<b>Завод</b>", "inn": "7017 000001", "companycode": "1027000000001"},
                            region={"region_code": 7000000000000, "name": "Томская область"},
                            requirement={"education": "СПО", "experience": 1, "qualification": "<p>Сварщик</p>"},
                            addresses={"address": [{"location": "г. Томск, ул. Заводская, 1", "lat": "56"}]},
                            work_places="3", vac_url="javascript:alert(1)", code_profession="19756",
                        ),
                        one(),
                        {"other": 1},
                    ]
                },
            },
        )
    )  # fmt: skip
    (record,) = read.records
    assert (record.company, record.inn, record.ogrn, record.region) == (
        "Завод", "7017000001", "1027000000001", "7000000000000",
    )  # fmt: skip
    assert record.requirements == "СПО\nСварщик\nОпыт работы, лет: 1"
    assert (record.address, record.places, record.url, record.occupation) == (
        "г. Томск, ул. Заводская, 1", 3, "", "19756",
    )  # fmt: skip
    assert (read.total, read.twice, read.broken) == (12, 1, 1)


def test_several_saved_pages_are_one_answer_without_repetitions(tmp_path):
    page = {"meta": {"total": 30}, "results": {"vacancies": [one()]}}
    other = {"meta": {"total": 30}, "results": {"vacancies": [one(id="2"), one()]}}
    read = read_answer(written(tmp_path, [page, other, {"results": {}}]))
    assert [record.id for record in read.records] == ["1", "2"]
    assert (read.total, read.twice) == (30, 1)


@pytest.mark.parametrize("data", [b"", b"[", b"\xff\xfe\x00", {"error": "500"}, 7, "слово", []])
def test_what_is_no_answer_is_refused(tmp_path, data):
    with pytest.raises(Unreadable, match="Работ"):
        read_answer(written(tmp_path, data))


@pytest.mark.parametrize("fields", [{"company": []}, {"salary_min": {}}, {"addresses": {"address": {"location": 5}}},
                                    {"requirements": 7}, {"region": "70"}, {"duty": ["<p>"]}])  # fmt: skip
def test_a_record_of_a_strange_shape_breaks_nothing(tmp_path, fields):
    read = read_answer(written(tmp_path, {"results": {"vacancies": [one(**fields)]}}))
    assert [record.title for record in read.records] == ["Сварщик"]
