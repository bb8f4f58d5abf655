"""Import: what was read is corrected by a person, row by row, and confirmed as a draft."""

from dataclasses import replace
from datetime import date

import pytest

from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import UnitKind
from artel.members.tests.factories import make_cluster, make_organisation, make_unit
from artel.plans.domain.understanding import ExecutorDraft, RequirementDraft, RowDraft, understand
from artel.plans.models import Plan, PlanUpload
from artel.plans.services.importing import (
    Extract,
    PartyFinder,
    add_row,
    begin_upload,
    confirm_upload,
    correct_row,
    correct_upload,
    drop_upload,
    exact_year,
    keep_extract,
    period_of,
    skip_row,
    split_section,
)
from artel.plans.tests.factories import make_file, make_plan, make_seed_cluster, make_seed_upload
from artel.plans.tests.world import snapshot, traces

pytestmark = pytest.mark.django_db


@pytest.fixture
def upload(world):
    return make_seed_upload(world.cluster, year_label="2024/2025")


def correct(world, upload, index=0, **fields):
    row = row_of(upload, index)
    values = {
        "number": row.number, "title": row.title, "executors_text": row.executors_text,
        "deadline_text": row.deadline_text, "result_text": row.result_text, "section": row.section, "actor": world.head,
    }  # fmt: skip
    return correct_row(upload=upload, index=index, **{**values, **fields})


def row_of(upload, index=0):
    return RowDraft.from_json(PlanUpload.objects.get(pk=upload.pk).rows[index])


# --- taking in -------------------------------------------------------------------------------------------------------


def test_a_file_or_a_row_of_another_cluster_is_not_taken(world):
    foreign = make_plan(make_cluster())
    for fields in (
        {"file": make_file(foreign.cluster)},
        {"file": make_file(world.cluster), "parent": foreign.activities.get()},
    ):
        before = snapshot()
        with pytest.raises(BrokenRule, match="другому кластеру") as refusal:
            begin_upload(cluster=world.cluster, actor=world.head, **fields)
        assert refusal.value.field == "file"
        assert snapshot() == before


def test_a_refusal_is_kept_as_its_sentence(world):
    upload = make_seed_upload(world.cluster, state="reading", rows=[], sections=[])
    kept = keep_extract(upload=upload, found=Extract(refusal="Это скан."), actor=world.head)
    assert (kept.state, kept.refusal) == ("refused", "Это скан.")
    with pytest.raises(IllegalTransition, match="уже нельзя править"):
        correct_upload(upload=kept, title="План", year_label="2024", actor=world.head)


def test_signs_that_no_database_keeps_are_left_out(world):
    upload = make_seed_upload(world.cluster, state="reading", rows=[], sections=[])
    cells = dict.fromkeys(("number", "executors", "deadline", "result", "month"), None)
    row = {**cells, "title": "Ярмарка\x00 \ud800вакансий", "section": "1. Раздел\x00", "place": "таблица 1"}
    read = {"rows": [row], "title": "План\x00 работы", "year": "2024/2025", "is_draft": False, "remarks": ["\x00"]}
    kept = keep_extract(upload=upload, found=Extract(read=read), actor=world.head)
    assert (kept.title, kept.sections, kept.rows[0]["title"]) == ("План работы", [["1", "Раздел"]], "Ярмарка вакансий")


def test_reading_twice_keeps_the_first_reading_with_its_corrections(world, upload):
    correct(world, upload, title="Исправлено")
    before = snapshot()
    keep_extract(upload=upload, found=Extract(refusal="Это скан."), actor=world.head)
    assert snapshot() == before


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("1. Создание базы", ["1", "Создание базы"]),
        ("II Организация работы", ["II", "Организация работы"]),
        ("2.1) Работа", ["2.1", "Работа"]),
        ("Работа с кадрами", ["", "Работа с кадрами"]),
        ("2024 год", ["2024", "год"]),
    ],
)
def test_a_section_is_parted_into_number_and_title(title, parts):
    assert split_section(title) == parts


@pytest.mark.parametrize(
    ("label", "exact", "starts_on", "ends_on"),
    [
        ("2023/2024", "2023/2024", date(2023, 9, 1), date(2024, 8, 31)),
        (" 2023-2024 ", "2023/2024", date(2023, 9, 1), date(2024, 8, 31)),
        ("на 2023/24 учебный год", "2023/2024", date(2023, 9, 1), date(2024, 8, 31)),
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_year_is_read_as_people_write_it(label, exact, starts_on, ends_on):
    assert (exact_year(label), period_of(label)) == (exact, (starts_on, ends_on))


@pytest.mark.parametrize("label", ["", "этот год", "2023/2025", "24"])
def test_what_is_no_year_is_refused(label):
    with pytest.raises(BrokenRule, match="Укажите год плана") as refusal:
        period_of(label)
    assert refusal.value.field == "year_label"


# --- matching executors ------------------------------------------------------------------------------------------


def matched(cluster, words):
    row = understand(
        number="1", title="Т", executors=words, deadline="", result="", section=None,
        known_kinds=frozenset({"documents.accepted_document"}),
    )  # fmt: skip
    (executor,) = PartyFinder(cluster).match(row).executors
    return executor


def test_councils_offices_and_organisations_are_found_by_their_words():
    cluster = make_seed_cluster()
    lead = cluster.lead
    chair = cluster.offices.get(unit__kind=UnitKind.EXPERT_COUNCIL, kind="chair")
    assert matched(cluster, "Экспертный совет кластера").unit_id == chair.unit_id
    assert matched(cluster, "Председатель Экспертного совета").office_id == chair.pk
    assert matched(cluster, "Руководитель ведущей ПОО кластера").office_id == lead.offices.get().pk
    assert matched(cluster, "ОГБПОУ «ТЭПК»").organisation_id == lead.pk
    assert matched(cluster, "ООО «Неизвестное»").organisation_id is None


def test_where_two_could_be_meant_nobody_is():
    cluster = make_cluster()
    for _ in range(2):
        make_organisation(cluster, short_name="ООО «Ромашка»")
        make_unit(cluster, direction="наставничество", name="Рабочая группа по наставничеству")
    assert matched(cluster, "ООО «Ромашка»").organisation_id is None
    assert matched(cluster, "Рабочая группа по наставничеству").unit_id is None
    assert matched(cluster, "Экспертный совет").unit_id is None


def test_a_named_group_is_found_by_its_direction():
    cluster = make_cluster()
    group = make_unit(cluster, direction="наставничеству", name="Рабочая группа по наставничеству")
    assert matched(cluster, "Рабочая группа по наставничеству").unit_id == group.pk
    assert matched(cluster, "Рабочая группа").unit_id is None


# --- corrections -------------------------------------------------------------------------------------------------


def test_a_corrected_row_is_read_anew_but_for_what_a_person_gave(world, upload):
    asked = [RequirementDraft("Протокол")]
    correct(world, upload, requirements=asked)
    correct(world, upload, executors_text="Школы")
    row = row_of(upload)
    assert (row.requirements, row.corrected) == (tuple(asked), ("requirements",))
    assert [executor.kind for executor in row.executors] == ["schools"]
    given = [replace(row.executors[0], is_each=False)]
    correct(world, upload, executors=given)
    correct(world, upload, result_text="Приказ")
    assert row_of(upload).executors == tuple(given)
    assert PlanUpload.objects.get(pk=upload.pk).revision == 4
    assert traces() == ["plans.upload_corrected"] * 4


def test_an_old_page_does_not_overwrite_a_newer_correction(world, upload):
    correct(world, upload, title="Первая правка", revision=0)
    before = snapshot()
    for deed in (
        lambda: correct(world, upload, title="Вторая правка", revision=0),
        lambda: skip_row(upload=upload, index=1, is_skipped=True, revision=0, actor=world.head),
        lambda: add_row(upload=upload, title="Строка", revision=0, actor=world.head),
        lambda: correct_upload(upload=upload, title="План", year_label="2024", revision=0, actor=world.head),
    ):
        with pytest.raises(IllegalTransition, match="Обновите страницу"):
            deed()
    assert snapshot() == before
    correct(world, upload, title="Вторая правка", revision=1)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"title": "  "}, "title", "наименование"),
        ({"section": 9}, "section", "Такого раздела"),
        ({"section": -1}, "section", "Такого раздела"),
        ({"number": "1" * 41}, "number", "слишком длинный"),
        ({"deadline_read_as": "когда-нибудь"}, "deadline_read_as", "прочитать не удалось"),
        ({"index": 17}, None, "Такой строки нет"),
        ({"index": -1}, None, "Такой строки нет"),
    ],
)
def test_a_correction_with_a_broken_rule_says_its_words(world, upload, fields, field, words):
    before = snapshot()
    with pytest.raises(BrokenRule, match=words) as refusal:
        correct_row(
            **{
                "upload": upload, "index": 0, "number": "1", "title": "Т", "executors_text": "", "deadline_text": "",
                "result_text": "", "section": 0, "actor": world.head,
            } | fields
        )  # fmt: skip
    assert refusal.value.field == field
    assert snapshot() == before


def test_a_row_the_reader_missed_is_added_at_the_end_of_its_section(world, upload):
    add_row(upload=upload, title="Новое мероприятие", section=1, actor=world.head)
    rows = PlanUpload.objects.get(pk=upload.pk).rows
    assert (rows[9]["title"], rows[9]["place"], rows[10]["number"]) == ("Новое мероприятие", "добавлена вручную", "3.1")
    for fields, field in (({"title": " "}, "title"), ({"title": "Т", "section": 4}, "section")):
        with pytest.raises(BrokenRule) as refusal:
            add_row(upload=upload, actor=world.head, **fields)
        assert refusal.value.field == field


def test_the_title_and_the_year_are_corrected(world, upload):
    corrected = correct_upload(upload=upload, title=" План ", year_label="2024-2025", actor=world.head)
    assert (corrected.title, corrected.year_label) == ("План", "2024/2025")
    with pytest.raises(BrokenRule, match="название") as refusal:
        correct_upload(upload=upload, title="", year_label="2024", actor=world.head)
    assert refusal.value.field == "title"
    with pytest.raises(BrokenRule) as refusal:
        correct_upload(upload=upload, title="План", year_label="никогда", actor=world.head)
    assert refusal.value.field == "year_label"


def test_what_became_a_plan_is_neither_corrected_nor_dropped_nor_confirmed_again(world, upload):
    confirm_upload(upload=upload, actor=world.head)
    before = snapshot()
    for deed in (
        lambda: correct(world, upload, title="Поздно"),
        lambda: confirm_upload(upload=upload, actor=world.head),
        lambda: drop_upload(upload=upload, actor=world.head),
    ):
        with pytest.raises(IllegalTransition):
            deed()
    assert snapshot() == before


def test_what_was_put_aside_is_not_confirmed(world, upload):
    drop_upload(upload=upload, actor=world.head)
    with pytest.raises(IllegalTransition, match="стал планом или отложен"):
        confirm_upload(upload=upload, actor=world.head)


# --- confirming ------------------------------------------------------------------------------------------------------


def test_a_confirmed_plan_keeps_every_word_and_what_was_understood(world, upload):
    group = make_unit(world.cluster, name="Группа КЦП")
    given = [ExecutorDraft("Рабочая группа", "group", unit_id=group.pk)]
    correct(world, upload, 1, executors=given)
    plan = confirm_upload(upload=upload, actor=world.head)
    wordings = list(plan.versions.get().rows.select_related("section"))
    for wording, data in zip(wordings, upload.rows, strict=True):
        for name in ("number", "title", "executors_text", "deadline_text", "result_text"):
            assert getattr(wording, name) == data[name]
    assert [wording.position for wording in wordings] == list(range(1, 18))
    assert wordings[1].executors.get().unit == group
    assert (plan.state, plan.created_by, plan.is_marked_draft) == ("draft", world.head, True)
    assert str(wordings[1].section).startswith("2. Повышение качества обучения")


def test_rows_left_out_are_not_in_the_plan_and_a_plan_has_rows(world, upload):
    for index in range(17):
        skip_row(upload=upload, index=index, is_skipped=True, actor=world.head)
    with pytest.raises(BrokenRule, match="ни одной строки"):
        confirm_upload(upload=upload, actor=world.head)
    skip_row(upload=upload, index=4, is_skipped=False, actor=world.head)
    assert confirm_upload(upload=upload, actor=world.head).activities.count() == 1


def test_a_deadline_that_reads_two_ways_is_chosen_by_a_person(world, upload):
    correct(world, upload, 3, deadline_text="Август")
    correct(world, upload, 4, deadline_text="август", number="")
    with pytest.raises(BrokenRule, match=r"двояко в строках: 2\.4, 5\."):
        confirm_upload(upload=upload, actor=world.head)
    correct(world, upload, 3, deadline_read_as="август 2025 г.")
    correct(world, upload, 4, deadline_read_as="август 2024 г.")
    plan = confirm_upload(upload=upload, actor=world.head)
    ends = [wording.deadline.end for wording in plan.versions.get().rows.all()[3:5]]
    assert ends == [date(2025, 8, 31), date(2024, 8, 31)]
    assert plan.versions.get().rows.all()[3].deadline_text == "Август"


def test_a_deadline_that_cannot_be_read_owes_nothing_until_it_is_mended(world, upload):
    correct(world, upload, 0, deadline_text="как получится")
    plan = confirm_upload(upload=upload, actor=world.head)
    assert not plan.obligations.filter(activity__key="r01").exists()


def test_one_plan_a_year(world, upload):
    upload.year_label = "2023/2024"
    upload.save()
    with pytest.raises(BrokenRule, match="на 2023/2024 год в кластере уже есть") as refusal:
        confirm_upload(upload=upload, actor=world.head)
    assert refusal.value.field == "year_label"
    other = make_seed_upload(make_cluster())
    assert Plan.objects.filter(cluster=other.cluster).count() == 0


def test_a_plan_without_a_year_is_not_confirmed(world, upload):
    upload.year_label = ""
    upload.save()
    with pytest.raises(BrokenRule, match="Укажите год плана"):
        confirm_upload(upload=upload, actor=world.head)


def test_one_nested_plan_a_row(world):
    row = world.plan.activities.get(key="r06")
    confirm_upload(upload=make_seed_upload(world.cluster, parent=row), actor=world.head)
    with pytest.raises(BrokenRule, match="вложенный план уже есть"):
        confirm_upload(upload=make_seed_upload(world.cluster, parent=row), actor=world.head)
