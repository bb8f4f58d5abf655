"""A row beside its understanding: what a person corrected stays, the rest is read anew, and all of it survives JSON."""

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from artel.plans.domain.executors import ExecutorKind
from artel.plans.domain.results import DEFAULT_KIND
from artel.plans.domain.understanding import (
    ExecutorDraft,
    RequirementDraft,
    RowDraft,
    requirement_of,
    reread,
    understand,
)

SEED = json.loads((Path(__file__).parents[1] / "seed" / "plan.gold.json").read_text(encoding="utf-8"))["rows"]
KNOWN = frozenset({DEFAULT_KIND, "plans.nested_plan"})


def read(number, known=KNOWN):
    cells = next(row for row in SEED if row["number"] == number)
    cells = {name: cells[name] for name in ("number", "title", "executors", "deadline", "result")}
    return understand(**cells, section=0, known_kinds=known)


def test_a_row_is_understood_beside_its_words():
    row = read("2.9")
    assert row.executors_text == "ОГБПОУ «ТЭПК», рабочая группа кластера"
    assert [(e.words, e.kind, e.is_each) for e in row.executors] == [
        ("ОГБПОУ «ТЭПК»", ExecutorKind.ORGANISATION, False),
        ("рабочая группа кластера", ExecutorKind.GROUP, False),
    ]
    assert row.term("2023/2024").kind == "month"


def test_members_of_a_set_owe_each_their_own():
    (executor,) = read("2.4").executors
    assert (executor.kind, executor.is_each) == (ExecutorKind.ALL_MEMBERS, True)
    (executor,) = read("2.8").executors
    assert (executor.kind, executor.is_each) == (ExecutorKind.COLLEGES, True)


def test_a_kind_nobody_can_prove_here_is_remembered_beside_a_plain_document():
    (requirement,) = read("3.1").requirements
    assert (requirement.kind, requirement.suggested_kind) == (DEFAULT_KIND, "meetings.signed_minutes")
    (requirement,) = read("3.1", KNOWN | {"meetings.signed_minutes"}).requirements
    assert (requirement.kind, requirement.suggested_kind) == ("meetings.signed_minutes", "")
    assert requirement_of("Отчёт", "plans.nested_plan", KNOWN) == RequirementDraft("Отчёт", "plans.nested_plan")


def test_every_row_of_the_seed_survives_json():
    for cells in SEED:
        row = read(cells["number"])
        assert RowDraft.from_json(json.loads(json.dumps(row.to_json()))) == row


def test_reading_anew_keeps_what_a_person_corrected():
    row = read("2.9")
    mine = (ExecutorDraft("рабочая группа кластера", ExecutorKind.GROUP, direction="ярмарка", unit_id=4),)
    asked = (RequirementDraft("Список приглашённых"),)
    corrected = replace(row, executors=mine, executors_text="Школы", corrected=("executors",))
    again = reread(corrected, known_kinds=KNOWN)
    assert again.executors == mine
    assert again.requirements == row.requirements
    corrected = replace(row, requirements=asked, executors_text="Школы", corrected=("requirements",))
    again = reread(corrected, known_kinds=KNOWN)
    assert again.requirements == asked
    assert [executor.kind for executor in again.executors] == [ExecutorKind.SCHOOLS]


def test_the_phrase_a_person_gave_is_read_instead_of_the_documents():
    row = replace(read("4.1"), deadline_read_as="до 31.05.2024")
    assert row.deadline_text == "По плану реализации проекта"
    assert row.term("2023/2024").kind == "date"


def test_a_row_of_nothing_is_still_a_row_that_must_prove_something():
    row = understand(
        number=None, title=None, executors=None, deadline=None, result=None, section=None, known_kinds=KNOWN
    )
    assert (row.executors, row.term("2023/2024").kind, len(row.requirements)) == ((), "unknown", 1)


TEXT = st.text(max_size=40)


@given(TEXT, TEXT, TEXT, TEXT, st.none() | st.integers(0, 5))
def test_whatever_the_words_the_row_survives_json_and_reading_anew(title, executors, deadline, result, section):
    row = understand(
        number="1",
        title=title,
        executors=executors,
        deadline=deadline,
        result=result,
        section=section,
        known_kinds=KNOWN,
    )
    assert RowDraft.from_json(json.loads(json.dumps(row.to_json()))) == row
    assert reread(row, known_kinds=KNOWN) == row
