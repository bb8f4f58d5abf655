from datetime import date

import pytest

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.catalogue.domain.codes import first_of_september, kind_of, same_line
from artel.catalogue.domain.kinds import Classifier, SpecialityKind
from artel.catalogue.models import Edition, Occupation, Speciality
from artel.catalogue.seeds import load_file, load_seeds
from artel.catalogue.selectors import (
    edition_on,
    find_occupation,
    find_speciality,
    occupations_on,
    specialities_on,
    succession_of,
)
from artel.catalogue.services.editions import load_edition
from artel.cli import main
from artel.kernel.errors import BrokenRule, Denied
from artel.members.tests.factories import make_user

TODAY = date(2024, 2, 15)


def load(title, rows, actor=None, **fields):
    defaults = {
        "classifier": Classifier.SPO, "act": "приказ № 1", "valid_from": date(2023, 9, 1), "source": "проверка",
        "checked_on": TODAY,
    }  # fmt: skip
    return load_edition(title=title, rows=rows, actor=actor or system("test"), **defaults | fields)


def spec(code, **fields):
    return Speciality(code=code, **{"predecessors": []} | fields)


@pytest.fixture
def seeds(db):
    return load_seeds(actor=system("test"))


def test_the_seeds_are_loaded_once_and_say_that_they_are_extracts(seeds):
    assert load_seeds(actor=system("test")) == seeds
    assert Entry.objects.filter(event="catalogue.edition_loaded").count() == 2
    assert not Edition.objects.filter(is_complete=True).exists()
    assert all("выборка" in edition.source for edition in seeds)
    codes = set(Speciality.objects.values_list("code", flat=True))
    for row in Speciality.objects.all():
        assert {*row.predecessors, row.successor} - {""} <= codes, row
        assert all(Speciality.objects.get(code=code).successor == row.code for code in row.predecessors)
    assert {code[:2] for code in codes} == {"08", "09", "11", "13", "15", "18", "22", "23", "27", "38"}
    assert all(len(row.code) == 5 and row.is_worker == (row.code < "20000") for row in Occupation.objects.all())


def test_a_newer_edition_stands_beside_the_old_one_and_answers_from_its_day(seeds):
    new = load("Перечень 2025", [{"code": "15.02.16", "name": "Новое имя"}], valid_from=date(2025, 3, 1))
    assert load("Перечень 2025", [{"code": "15.02.17", "name": "Другое"}]) == new
    assert new.specialities.count() == 1
    assert find_speciality("15.02.16", TODAY).name == "Технология машиностроения"
    assert find_speciality("15.02.16", date(2025, 3, 1)).edition == new
    assert find_speciality("22.02.06", date(2025, 3, 1)).edition == seeds[0]  # gone from the new one; still studied
    assert find_speciality("99.02.01", TODAY) is None
    assert specialities_on(date(2025, 3, 1)).count() == 1
    assert edition_on(Classifier.SPO, date(2000, 1, 1)) is None


def test_an_edition_that_ended_answers_until_its_successor_is_loaded(seeds):
    day = date(2026, 5, 1)
    assert occupations_on(day).filter(code="19149").exists()
    assert find_occupation("токарь", day).code == "19149"
    assert find_occupation("19149", day).name == "Токарь"
    assert find_occupation("карь", day) is None
    rows = [{"code": "119149", "name": "Токарь"}]
    new = load("ОК 016-2025", rows, classifier=Classifier.OKPDTR, valid_from=date(2026, 1, 1))
    assert find_occupation("токарь", day).edition == new
    assert find_occupation("токарь", TODAY).code == "19149"


def test_wrong_rows_and_strangers_are_refused(db):
    for rows in ([{"code": "15.03.04", "name": "Бакалавр"}], [{"code": "150216", "name": "x"}], [],
                 [{"code": "15.02.16", "name": "а"}] * 2):  # fmt: skip
        with pytest.raises(BrokenRule):
            load("Неверная", rows)
    with pytest.raises(BrokenRule):
        load("Неверная", [{"code": "1234", "name": "x"}], classifier=Classifier.OKPDTR)
    with pytest.raises(Denied):
        load("Чужая", [{"code": "15.02.16", "name": "а"}], actor=make_user())
    assert not Edition.objects.exists()
    assert load("Своя", [{"code": "15.02.16", "name": "а"}], actor=make_user(is_operator=True)).pk


def test_an_operator_loads_a_file_and_is_told_what_is_wrong_with_another(db, tmp_path, capsys):
    good = tmp_path / "new.json"
    good.write_text(
        '{"classifier": "spo", "title": "Новая", "act": "приказ № 2", "valid_from": "2025-03-01", "source": "сайт",'
        ' "checked_on": "2025-02-01", "rows": [{"code": "15.02.16", "name": "Технология  машиностроения",'
        ' "admission_stops_on": "2026-01-01"}]}',
        encoding="utf-8",
    )
    assert main(["catalogue", "load", str(good)]) == 0
    assert "Новая: строк 1" in capsys.readouterr().out
    assert Speciality.objects.get().admission_stops_on == date(2026, 1, 1)
    for text in ("нет", "{}", '{"rows": [{}]}', good.read_text().replace("2025-03-01", "март")):
        bad = tmp_path / "bad.json"
        bad.write_text(text, encoding="utf-8")
        with pytest.raises(BrokenRule, match="не редакция"):
            load_file(bad, actor=system("test"))
    assert main(["catalogue", "load", str(tmp_path / "absent.json")]) == 1


def test_codes_of_one_line_of_succession():
    old, other, new = spec("15.02.08", successor="15.02.16"), spec("15.02.15", successor="15.02.16"), spec(
        "15.02.16", predecessors=["15.02.08", "15.02.15"]
    )  # fmt: skip
    assert same_line(old, new) and same_line(new, old) and same_line(old, other) and same_line(new, new)
    assert not same_line(new, spec("15.02.17", predecessors=["15.02.12"]))
    assert not same_line(spec("09.02.06"), spec("09.02.07"))
    assert [kind_of(code) for code in ("15.01.38", "15.02.16", "15.03.04", "150216")] == [
        SpecialityKind.PROFESSION, SpecialityKind.SPECIALITY, None, None,
    ]  # fmt: skip
    assert first_of_september(date(2024, 6, 30), 46) == date(2020, 9, 1)
    assert first_of_september(date(2024, 6, 30), 22) == date(2022, 9, 1)
    assert first_of_september(date(2024, 2, 1), 41) == date(2021, 9, 1)


def test_succession_is_told_both_ways(seeds):
    line = {row.code for row in succession_of(find_speciality("15.02.08", TODAY))}
    assert line == {"15.02.15", "15.02.16"}
    assert {row.code for row in succession_of(find_speciality("15.02.16", TODAY))} == {"15.02.08", "15.02.15"}
    assert succession_of(find_speciality("09.02.07", TODAY)) == []
