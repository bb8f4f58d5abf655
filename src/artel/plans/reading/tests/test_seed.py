"""The seed plan, in every form it comes in, reads as its gold rows say, byte for byte."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from artel.plans.reading import ReadPlan, read_plan
from artel.plans.reading.tests.building import save_docx, save_pdf, save_xlsx

SEED = Path(__file__).parents[2] / "seed"
GOLD = json.loads((SEED / "plan.gold.json").read_text(encoding="utf-8"))["rows"]
FIELDS = ("section", "number", "title", "executors", "deadline", "result")


def table_of_gold() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        ("№ п/п", "Наименование мероприятия", "Исполнители", "Срок исполнения", "Ожидаемый результат")
    ]
    section = None
    for row in GOLD:
        if row["section"] != section:
            section = row["section"]
            rows.append((section,))
        rows.append((row["number"] + ".", row["title"], row["executors"], row["deadline"], row["result"]))
    return rows


def read_rows(plan: ReadPlan) -> list[dict[str, str | None]]:
    return [{name: asdict(row)[name] for name in FIELDS} for row in plan.rows]


@pytest.mark.parametrize("form", ["docx", "pdf", "txt"])
def test_every_form_of_the_seed_plan_reads_as_the_gold_rows(form: str) -> None:
    plan = read_plan(SEED / f"plan.{form}")

    assert read_rows(plan) == GOLD
    assert plan.title == "ПЛАН РАБОТЫ ПРОМЫШЛЕННОГО ОБРАЗОВАТЕЛЬНО-ОТРАСЛЕВОГО КЛАСТЕРА на 2023/2024 учебный год"
    assert plan.year == "2023/2024"
    assert plan.is_draft
    assert [number for number, _title in plan.sections] == ["1", "2", "3", "4"]
    assert not plan.remarks


def test_an_xlsx_twin_of_the_seed_plan_reads_as_the_gold_rows(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "plan.xlsx", [("План работы кластера на 2023/2024 учебный год",), *table_of_gold()])

    plan = read_plan(path)

    assert read_rows(plan) == GOLD
    assert plan.year == "2023/2024"


def test_a_docx_twin_and_a_pdf_twin_of_the_seed_plan_read_as_the_gold_rows(tmp_path: Path) -> None:
    rows = table_of_gold()

    assert read_rows(read_plan(save_docx(tmp_path / "a.docx", "План работы", rows))) == GOLD
    assert read_rows(read_plan(save_pdf(tmp_path / "a.pdf", rows, above=("План работы",)))) == GOLD


def test_a_plan_survives_the_way_to_json_and_back() -> None:
    plan = read_plan(SEED / "plan.docx")

    assert ReadPlan.from_json(json.loads(json.dumps(plan.to_json()))) == plan


def test_what_a_file_is_is_told_by_its_contents_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "план.txt"
    path.write_bytes((SEED / "plan.docx").read_bytes())

    assert read_rows(read_plan(path)) == GOLD
