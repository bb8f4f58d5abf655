"""Pages of a year: carried over, closed, compared; who opens them and what they cost."""

import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import RowDraft
from artel.plans.models import Plan, PlanUpload, YearClosing
from artel.plans.selectors.years import compare_plans, year_end
from artel.plans.services.carrying import carry_over
from artel.plans.services.closing import choose_end, close_year
from artel.plans.tests.factories import make_plan
from artel.plans.tests.world import traces

pytestmark = pytest.mark.django_db


def page(client, name, *args, **query):
    answer = client.get(reverse(f"plans:{name}", args=args), query)
    return answer.content.decode().replace("\xa0", " ")


def press(client, name, *args, **data):
    return client.post(reverse(f"plans:{name}", args=args), data)


@pytest.fixture
def slug(world, client):
    client.force_login(world.coordinator)
    return world.cluster.slug


def test_from_the_page_of_a_plan_to_the_draft_of_the_next_year(world, client, slug):
    plan = page(client, "detail", slug, world.plan.pk)
    assert "Составить план на 2024/2025 год" in plan
    assert "Сравнить с другим годом" not in plan, "there is nothing to compare with"
    assert "Предложить новый план" in page(client, "carry", slug, world.plan.pk)
    made = press(client, "carry", slug, world.plan.pk)
    upload = PlanUpload.objects.get()
    assert made.url == reverse("plans:preview", args=[slug, upload.pk])
    assert client.get(reverse("plans:carry", args=[slug, world.plan.pk])).url == made.url, "asked again, it goes on"
    shown = page(client, "preview", slug, upload.pk)
    assert "<del> 2024</del><ins> 2025</ins>" in shown
    assert "сначала проверьте 2 строки" in shown
    assert client.get(reverse("plans:upload_file", args=[slug, upload.pk])).status_code == 404
    stamp = "0" * 12
    assert press(client, "carried_row", slug, upload.pk, 0, stamp=stamp).status_code == 409
    assert press(client, "carried_row", slug, upload.pk, 0, show="wait").url.endswith("?show=wait#row-0")
    waiting = page(client, "preview", slug, upload.pk, show="wait")
    assert "Пул экспертов" in waiting
    assert "Формирование групп" not in waiting
    press(client, "carried_all", slug, upload.pk)
    assert "Все изменённые строки проверены" in page(client, "preview", slug, upload.pk, show="wait")
    press(client, "upload_confirm", slug, upload.pk)
    draft = Plan.objects.get(follows=world.plan)
    assert "Открыть план следующего года" in page(client, "detail", slug, world.plan.pk)
    assert "Сравнить с другим годом" in page(client, "detail", slug, world.plan.pk)
    assert "уже есть" in client.post(reverse("plans:carry", args=[slug, world.plan.pk]), follow=True).content.decode()
    assert draft.state == PlanState.DRAFT


def test_a_carried_row_is_corrected_in_the_form_of_any_row(world, client, slug):
    upload = carry_over(plan=world.plan, actor=world.coordinator)
    address = reverse("plans:upload_row", args=[slug, upload.pk, 0])
    form = client.get(address).context["form"]
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not False}
    client.post(address, {**data, "deadline_text": "Май 2025 г."})
    row = RowDraft.from_json(PlanUpload.objects.get().rows[0])
    assert (row.deadline_text, row.is_looked, row.origin) == ("Май 2025 г.", True, "r01")
    for name in ("upload_about", "upload_add", "upload"):
        args = [slug] if name == "upload" else [slug, upload.pk]
        assert client.get(reverse(f"plans:{name}", args=args)).status_code == 200


def test_the_year_is_closed_from_its_page(world, client, slug):
    assert "год плана идёт до 31.08.2024" in page(client, "close", slug, world.plan.pk)
    with time_machine.travel("2024-09-02 05:00:00+00:00", tick=False):
        client.force_login(world.coordinator)
        end = year_end(world.plan)
        shown = page(client, "close", slug, world.plan.pk)
        assert f"не решено {end.undecided_count} из {end.open_count}" in shown
        refused = press(client, "close_choose", slug, world.plan.pk, how="undone", rest="1", reason="")
        text = refused.content.decode().replace("\xa0", " ")
        assert "Напишите, почему не исполнено." in text
        assert 'name="rest" value="1" checked' in text, "nothing typed is lost"
        assert press(client, "close", slug, world.plan.pk).status_code == 302
        assert not YearClosing.objects.exists()
        first = end.undecided[0]
        press(client, "close_choose", slug, world.plan.pk, how="carry", obligations=[first], reason="Продолжим")
        press(client, "close_choose", slug, world.plan.pk, how="undone", rest="1", reason="Не успели")
        press(client, "close", slug, world.plan.pk)
        figures = page(client, "close", slug, world.plan.pk)
        assert "Цифры сохранены на 02.09.2024" in figures
        assert "Продолжим" in figures
        assert "Не успели" in figures
        assert "План завершён 02.09.2024" in page(client, "detail", slug, world.plan.pk)
        assert press(client, "close", slug, world.plan.pk).status_code == 409
    assert traces().count("plans.plan_closed") == 1


def test_who_opens_which_page(world, client):
    slug, pk = world.cluster.slug, world.plan.pk
    upload = carry_over(plan=world.plan, actor=world.coordinator)
    pages = {
        "carry": (reverse("plans:carry", args=[slug, pk]), {"coordinator", "head"}),
        "close": (reverse("plans:close", args=[slug, pk]), {"coordinator", "head"}),
        "compare": (reverse("plans:compare", args=[slug]), {"coordinator", "head", "chair", "college_man", "observer"}),
    }
    for who in ("coordinator", "head", "chair", "college_man", "observer", "foreigner"):
        client.force_login(getattr(world, who))
        for address, allowed in pages.values():
            code = client.get(address).status_code
            assert code in ((200, 302) if who in allowed else (403, 404)), (who, address)
        for name in ("carried_all", "close_choose"):
            code = press(client, name, slug, upload.pk if name == "carried_all" else pk).status_code
            assert (code in (200, 302)) == (who in ("coordinator", "head")), (who, name)
    client.force_login(world.observer)
    assert client.get(reverse("plans:close", args=[slug, pk])).status_code == 403
    with time_machine.travel("2024-09-02 05:00:00+00:00", tick=False):
        left = year_end(world.plan).undecided
        choose_end(plan=world.plan, obligations=left, how="undone", reason="Нет", actor=world.coordinator)
        close_year(plan=world.plan, actor=world.coordinator)
        client.force_login(world.observer)
        assert "Итоги 2023/2024 года" in page(client, "close", slug, pk), "what was reported is for everybody to read"


@pytest.fixture
def two_years(world):
    """The year before, whose row 1 is continued by a row of this one; row 2 is not linked but says the same."""
    old = make_plan(
        world.cluster,
        {"number": "1", "title": "Группы", "deadline": "Март 2023 г."},
        {"number": "2", "title": "Пул экспертов", "deadline": "Апрель 2023 г.", "executors": "Участники кластера"},
        {"number": "3", "title": "Летний лагерь", "deadline": "Июль 2023 г."},
        year="2022/2023",
    )
    world.plan.activities.filter(key="r01").update(follows=old.activities.get(key="r01"))
    return old


def test_two_years_stand_beside_each_other_on_the_same_day(world, client, slug, two_years):
    shown = page(client, "compare", slug)
    assert "15.03.2023 и 15.03.2024" in shown
    assert "<del>Группы</del><ins>Формирование групп</ins>" in shown
    assert "сопоставлены по словам" in shown
    assert "строки не было" in shown
    gone = page(client, "compare", slug, show="gone")
    assert "Летний лагерь" in gone
    assert "Формирование" not in gone
    assert "Таких строк нет" in page(client, "compare", slug, q="ракета")
    back = page(client, "compare", slug, a=world.plan.pk, b=two_years.pk, on="01.06.2024")
    assert "2022/2023 и 2023/2024: сравнение" in back, "the earlier year stands first however it was asked for"
    for query in ({"a": "99999"}, {"b": str(make_plan(world.foreigner.persons.get().cluster).pk)}):
        assert client.get(reverse("plans:compare", args=[slug]), query).status_code == 404
    found = compare_plans(two_years, world.plan, date(2024, 3, 15))
    guesses = [(pair.before.number, pair.after.number) for pair in found.pairs if pair.is_guess]
    assert guesses == [("2", "2")]


def test_the_comparison_is_taken_out_as_a_sheet_and_leaves_a_line(world, client, slug, two_years):
    answer = client.get(reverse("plans:compare_export", args=[slug]))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len([row for row in rows[1:] if row[1]]) == 7
    assert {row[1] for row in rows[1:] if row[1]} >= {"новая", "ушла", "слова изменены"}
    assert traces()[-1] == "plans.plan_exported"
    client.force_login(world.foreigner)
    assert client.get(reverse("plans:compare_export", args=[slug])).status_code == 404


def test_without_two_years_the_page_says_what_to_do(world, client, slug):
    assert "Сравнивать пока не с чем" in page(client, "compare", slug)
    assert client.get(reverse("plans:compare_export", args=[slug])).status_code == 404


def test_pages_of_a_year_ask_the_same_number_of_questions_for_any_plan(
    world, client, slug, two_years, django_assert_max_num_queries
):
    rows = [{"number": str(n), "executors": "Участники кластера", "title": f"Дело {n}"} for n in range(30)]
    long = make_plan(world.cluster, *rows, year="2025/2026")
    short = make_plan(world.cluster, {"number": "1"}, year="2026/2027")
    counts = {}
    page(client, "compare", slug)  # a process asks for the cluster's calendar and for kinds of records once
    for name, args, query in (
        ("compare", [slug], {"a": two_years.pk, "b": short.pk}),
        ("compare", [slug], {"a": two_years.pk, "b": long.pk}),
        ("close", [slug, short.pk], {}),
        ("close", [slug, long.pk], {}),
    ):
        with django_assert_max_num_queries(40) as asked:
            page(client, name, *args, **query)
        counts.setdefault(name, []).append(len(asked))
    assert counts["compare"][0] == counts["compare"][1]
    assert counts["close"][0] == counts["close"][1]
    assert max(counts["close"]) <= 20, counts
    assert max(counts["compare"]) <= 30, counts
