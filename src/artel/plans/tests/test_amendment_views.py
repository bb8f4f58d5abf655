"""Screens of wordings: changed from a document or by hand, asked, approved, compared; nothing typed is lost."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.members.tests.factories import make_coordinator
from artel.plans import redline
from artel.plans.domain.changes import ChangeKind
from artel.plans.domain.understanding import RowDraft
from artel.plans.models import Amendment, Decision, Obligation
from artel.plans.notice_sources import plans_to_approve
from artel.plans.selectors.amendments import rows_of_amendment
from artel.plans.services.amending import amend_by_upload, approve_amendment, begin_amendment, submit_amendment
from artel.plans.services.importing import Extract, keep_extract
from artel.plans.tests.factories import make_file, make_plan, make_seed_plan, make_seed_upload
from artel.plans.tests.test_amending import SINCE, approved, begun, reword

pytestmark = pytest.mark.django_db


def url(amendment, name="amendment", *args):
    return reverse(f"plans:{name}", args=[amendment.cluster.slug, amendment.pk, *args])


def text(answer):
    """The page as it is read, without the typographer's spaces."""
    return answer.text.replace("\xa0", " ")


def of_plan(plan, name, *args):
    return reverse(f"plans:{name}", args=[plan.cluster.slug, plan.pk, *args])


def row_post(amendment, index, **changes):
    row = rows_of_amendment(amendment)[index]
    return {
        "number": row.row.number, "title": row.row.title, "executors_text": row.row.executors_text,
        "deadline_text": row.row.deadline_text, "result_text": row.row.result_text, "section": row.row.section,
        "deadline_read_as": "", "key": row.key, "revision": amendment.revision, **changes,
    }  # fmt: skip


def test_a_plan_is_changed_by_hand_from_its_page_to_its_approval(world, client):
    client.force_login(world.coordinator)
    assert of_plan(world.plan, "amend") in text(client.get(of_plan(world.plan, "detail")))
    assert client.get(of_plan(world.plan, "amend")).status_code == 200
    client.post(of_plan(world.plan, "amend_begin"))
    amendment = Amendment.objects.get()
    assert client.get(of_plan(world.plan, "amend")).url == url(amendment)
    assert "Пока ничего не меняется" in text(client.get(url(amendment)))
    client.post(url(amendment, "amendment_row", 0), row_post(amendment, 0, deadline_text="Апрель 2024 г."))
    page = text(client.get(url(amendment)))
    assert "<del>Март 2024 г.</del>" in page and "<ins>Апрель 2024 г.</ins>" in page
    assert "Срок 01.04.2024 → 02.05.2024; обязательство останется" in page

    old = client.post(url(amendment, "amendment_row", 1), row_post(amendment, 1, title="Набрано в старой вкладке"))
    assert old.status_code == 409
    amendment.refresh_from_db()
    bad = client.post(url(amendment, "amendment_row", 1), row_post(amendment, 1, title="", result_text="Набрано"))
    assert bad.status_code == 200 and "Набрано" in text(bad)
    added = client.post(
        url(amendment, "amendment_add"), {"title": "Новая строка плана", "section": "0", "revision": amendment.revision}
    )
    assert added.url == url(amendment, "amendment_row", 6)
    client.post(url(amendment, "amendment_leave", 6))
    client.post(url(amendment, "amendment_leave", 5))
    assert "обязательство будет снято" in text(client.get(url(amendment)))
    client.post(url(amendment, "amendment_back"), {"key": "r06"})
    amendment.refresh_from_db()
    client.post(url(amendment, "amendment_submit"), {"reason": "Решение совета", "revision": amendment.revision})

    (call,) = plans_to_approve(world.cluster, date(2024, 3, 15))
    assert (set(call.users), call.url) == ({world.chair.pk}, url(amendment))
    today = reverse("desk:today", args=[world.cluster.slug])
    assert "Утвердить изменение плана" not in text(client.get(today))

    client.force_login(world.chair)
    assert "Утвердить изменение плана" in text(client.get(today))
    assert "Готовится" not in text(client.get(of_plan(world.plan, "detail")))
    assert "Изменение плана ждёт утверждения" in text(client.get(of_plan(world.plan, "detail")))
    form = {"approved_on": "11.03.2024", "in_force_from": "16.03.2024", "number": "2-КС"}
    late = client.post(url(amendment, "amendment_approve"), form)
    assert "утвердите его в тот день" in text(late) and "2-КС" in text(late)
    world.cluster.is_demo = True
    world.cluster.save()
    client.post(url(amendment, "amendment_approve"), {**form, "in_force_from": "11.03.2024"})
    amendment.refresh_from_db()
    assert (amendment.state, amendment.in_force_from) == ("approved", SINCE)
    assert "в редакции № 2 от 11.03.2024" in text(client.get(of_plan(world.plan, "detail")))
    before = text(client.get(of_plan(world.plan, "detail") + "?on=10.03.2024"))
    assert "в первой редакции" in before and "Апрель 2024 г.</span>" in before  # row 2 has had April from the first
    assert "<del>Март 2024 г.</del>" in text(client.get(of_plan(world.plan, "row", "r01")))


def test_a_row_left_out_stays_readable_and_says_so(world, client):
    amendment = begun(world)
    client.force_login(world.coordinator)
    client.post(url(amendment, "amendment_leave", 0))
    amendment.refresh_from_db()
    approved(world, amendment)
    page = client.get(of_plan(world.plan, "row", "r01"))
    assert page.status_code == 200 and "Строки больше нет в плане" in text(page)
    assert "Поправить понимание" not in text(page)
    assert "Строки больше нет" not in text(client.get(of_plan(world.plan, "row", "r01") + "?on=10.03.2024"))
    assert (
        client.get(reverse("plans:obligation", args=[world.cluster.slug, world.obligation("1").pk])).status_code == 200
    )


def test_what_is_asked_is_answered_on_its_page_and_two_answers_do_not_name_one_row(client):
    plan = make_seed_plan()
    upload = make_seed_upload(plan.cluster, amends=plan)
    rows = [RowDraft.from_json(data) for data in upload.rows]
    rows[1] = replace(rows[1], title="Подготовка предложений по цифрам приёма")
    rows.insert(2, replace(rows[1], title="Сбор заявок на цифры приёма", number="2.1"))
    upload.rows = [row.to_json() for row in rows]
    upload.save()
    amendment = amend_by_upload(upload=upload, actor=system())
    questions = redline.questions(amendment)
    assert [question.index for question in questions] == [1, 2]
    assert all("номер тот же" in question.answers[0][2] for question in questions)

    client.force_login(make_coordinator(plan.cluster))
    assert "Нужен ваш ответ" in text(client.get(url(amendment)))
    key = questions[0].answers[0][0]
    same = {"row_1": key, "row_2": key, "revision": amendment.revision}
    refused = client.post(url(amendment, "amendment_settle"), same)
    assert refused.status_code == 200 and "Одну строку плана не могут продолжать две" in text(refused)
    assert text(refused).count("checked") >= 2  # the answers given are still there
    client.post(url(amendment, "amendment_settle"), {**same, "row_2": "new"})
    amendment.refresh_from_db()
    assert [item.key for item in rows_of_amendment(amendment)[1:3]] == [key, ""]
    assert redline.questions(amendment) == []
    assert "Вопросов нет" in text(client.get(url(amendment, "amendment_settle")))


def test_the_document_of_an_amendment_is_confirmed_into_it(world, client):
    upload = make_seed_upload(world.cluster, amends=world.plan, state="reading", rows=[], sections=[], year_label="")
    cells = {"executors": "Рабочая группа", "deadline": "Март 2024 г.", "result": "Отчёт о мероприятии", "month": None}
    row = {**cells, "number": "1", "title": "Формирование групп", "section": "1. Раздел плана", "place": ""}
    read = {"rows": [row], "title": "План", "year": "", "is_draft": False, "remarks": []}
    keep_extract(upload=upload, found=Extract(read=read), actor=world.coordinator)
    client.force_login(world.coordinator)
    preview = reverse("plans:preview", args=[world.cluster.slug, upload.pk])
    assert "Сравнить с действующей редакцией" in text(client.get(preview))
    answer = client.post(reverse("plans:upload_confirm", args=[world.cluster.slug, upload.pk]))
    amendment = Amendment.objects.get()
    assert answer.url == url(amendment)
    assert "Открыть изменение" in text(client.get(preview))
    kinds = redline.counts(redline.of_amendment(amendment))
    assert (kinds[ChangeKind.REWORDED], kinds[ChangeKind.LEFT_OUT]) == (1, 5)
    client.post(url(amendment, "amendment_drop"))
    assert "Сравнить с действующей редакцией" in text(client.get(preview))


def test_what_was_foretold_is_what_approval_does(world):
    amendment = reword(world, begun(world), "2", executors_text="ПОО, входящие в Кластер", deadline_text="Май 2024 г.")
    amendment = reword(world, amendment, "3", deadline_text="Май 2024 г.")
    amendment.rows = [data for data in amendment.rows if data["key"] != "r06"]
    amendment.save()
    told = {line.change.key: " ".join(line.effects) for line in redline.of_amendment(amendment)}
    approved(world, amendment)
    lifted = {
        key: Decision.objects.filter(obligation__activity__key=key, obligation__is_counted=True, kind="lift").count()
        for key in ("r02", "r03", "r06")
    }
    brought = Obligation.objects.filter(activity__key="r03", brought_by__number=2).count()
    assert (
        "обязательства останутся (2)" in told["r02"]
        and f"{lifted['r02']} открытое обязательство будет снято" in told["r02"]
    )
    assert f"{lifted['r03']} открытых" in told["r03"] and f"появится {brought} обязательство" in told["r03"]
    assert told["r06"] == f"{lifted['r06']} открытое обязательство будет снято"


def test_the_list_of_changes_is_a_table_of_was_and_is(world, client):
    approved(
        world, reword(world, begun(world), "1", deadline_text="Апрель 2024 г.", title="Формирование рабочих групп")
    )
    client.force_login(world.observer)
    answer = client.get(of_plan(world.plan, "version_docx", 2))
    assert answer.status_code == 200
    paper = docx.Document(io.BytesIO(answer.content))
    assert [[cell.text for cell in row.cells] for row in paper.tables[0].rows] == [
        ["№ п/п", "Строка плана", "Было", "Стало"],
        [
            "1.",
            "Изменена\nФормирование групп",
            "Мероприятие: Формирование групп\nСрок: Март 2024 г.",
            "Мероприятие: Формирование рабочих групп\nСрок: Апрель 2024 г.",
        ],
    ]
    assert Entry.objects.filter(event="plans.plan_exported").count() == 1
    assert client.get(of_plan(world.plan, "version_docx", 3)).status_code == 404
    exported = docx.Document(io.BytesIO(client.get(of_plan(world.plan, "export", "docx")).content))
    assert "(в редакции № 2 от 11.03.2024)" in [paragraph.text for paragraph in exported.paragraphs]


def test_any_two_wordings_stand_beside_each_other(world, client):
    approved(world, reword(world, begun(world), "1", title="Второе название"))
    approved(world, reword(world, begun(world), "2", title="Третье название"), since=date(2024, 3, 12))
    client.force_login(world.observer)
    near = text(client.get(of_plan(world.plan, "version", 3)))
    assert "Третье название" in near and "Второе название" not in near
    far = text(client.get(of_plan(world.plan, "version", 3) + "?with=1"))
    assert "Третье" in far and "Второе" in far
    found = text(client.get(of_plan(world.plan, "version", 3) + "?with=1&q=Второе"))
    assert "Второе" in found and "Третье" not in found
    for bad in ("?with=x", "?with=99", "?kind=zzz", "?page=99"):
        assert client.get(of_plan(world.plan, "version", 3) + bad).status_code == 200
    assert "первая" in text(client.get(of_plan(world.plan, "versions")))


def test_pages_take_as_many_queries_for_many_rows_as_for_one(world, client):
    many = make_plan(world.cluster, *({"title": f"Мероприятие {n}"} for n in range(30)), year="2024/2025")
    client.force_login(world.coordinator)

    def cost(address):
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    def change(plan):
        amendment = begin_amendment(plan=plan, actor=world.coordinator)
        amendment.rows = amendment.rows[: len(amendment.rows) // 2]
        for data in amendment.rows:
            data["row"]["deadline_text"] = "Май 2025 г."
        amendment.save()
        return amendment

    few_change, many_change = change(world.plan), change(many)
    assert cost(url(few_change)) == cost(url(many_change)) <= 24
    assert cost(of_plan(world.plan, "versions")) == cost(of_plan(many, "versions"))


def test_a_foreign_change_is_not_there_and_a_stranger_changes_nothing(world, client):
    amendment = reword(world, begun(world), "1", title="Иное")
    client.force_login(world.foreigner)
    assert client.get(url(amendment)).status_code == 404
    client.force_login(world.college_man)
    assert client.get(url(amendment)).status_code == 200
    for name, args in (("amendment_drop", ()), ("amendment_leave", (0,)), ("amendment_submit", ())):
        assert client.post(url(amendment, name, *args), {"reason": "Р"}).status_code == 403
    submitted = submit_amendment(amendment=amendment, reason="Р", actor=world.coordinator)
    assert client.post(url(submitted, "amendment_approve")).status_code == 403
    approve_amendment(
        amendment=submitted, approved_on=SINCE, in_force_from=SINCE, number="2", file=make_file(world.cluster),
        actor=world.chair,
    )  # fmt: skip
    client.force_login(world.coordinator)
    assert client.post(url(amendment, "amendment_drop")).status_code == 409
