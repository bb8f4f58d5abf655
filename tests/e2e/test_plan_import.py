"""A new coordinator brings the plan in: document, preview, draft, approval. Then what must not come in."""

import io
import time
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
import typst
from playwright.sync_api import Page, expect

from artel.demo.papers import sample_pdf
from artel.files.tests import valid

K = "/k/novy/"
SEED = files("artel.plans") / "seed"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def origin(installation) -> str:
    return installation.url


def bring(page: Page, name: str, data: bytes) -> None:
    """Choose a document on the page of uploads and send it."""
    page.get_by_label("Документ с планом").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    expect(page.locator(".a-drop__name")).to_have_text(name)
    page.get_by_role("button", name="Прочитать документ").click()


def read(page: Page) -> None:
    """Wait until the worker has read the document; the page follows by itself."""
    expect(page.get_by_role("button", name="Создать черновик плана")).to_be_visible(timeout=60_000)


def lines(page: Page):
    return page.locator("tr[id^=row-]")


def test_the_plan_goes_from_its_document_to_approval(become, visit, examine, page):
    become("new_coordinator")
    visit(K + "plan/")
    expect(page.get_by_role("heading", name="Плана пока нет")).to_be_visible()
    page.get_by_role("link", name="Загрузить план").click()
    bring(page, "План работы кластера.pdf", (SEED / "plan.pdf").read_bytes())
    read(page)
    expect(lines(page)).to_have_count(17)
    remarks = page.locator("details.a-note li")
    assert remarks.count() >= 5
    expect(remarks.filter(has_text="нет строки 2.3")).to_have_count(1)
    examine(widths=(360, 1440))

    # One row is corrected: the words stay, the reading changes.
    row = lines(page).filter(has_text="Формирование пула экспертов")
    row.get_by_role("link", name="Исправить").click()
    page.get_by_label("Читать срок как").fill("до 20.03.2024")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("status")).to_contain_text("Строка сохранена")
    expect(row).to_contain_text("читается как «до 20.03.2024»")
    expect(row).to_contain_text("Март 2024г.")

    # One is left out and taken back.
    row = lines(page).filter(has_text="Медиаплана").first
    row.get_by_role("button", name="Это не строка плана").click()
    expect(row).to_contain_text("Не войдёт в план")
    row.get_by_role("button", name="Вернуть в план").click()
    expect(row).to_contain_text("Исправить")

    page.get_by_role("button", name="Создать черновик плана").click()
    expect(page.locator(".a-stages [aria-current]")).to_have_text("черновик")
    expect(page.locator("table.a-plan tr.r")).to_have_count(17)
    expect(page.get_by_text("до 20.03.2024")).to_be_visible()
    plan = urlsplit(page.url).path
    page.get_by_role("button", name="Передать на утверждение").click()
    expect(page.get_by_role("status")).to_contain_text("передан председателю")

    # Its author has no button, and neither page nor POST.
    expect(page.get_by_role("link", name="Утвердить")).to_have_count(0)
    assert page.request.get(page.url + "approve/").status == 403
    assert post(page, plan + "submit/", plan + "approve/", number="1", approved_on="25.08.2023") == 403

    become("new_chair")
    visit(plan)
    page.get_by_role("link", name="Утвердить").click()
    page.get_by_role("button", name="Утвердить").click()  # without the number the form says what it lacks
    expect(page.get_by_role("alert")).to_contain_text("Форма не сохранена")
    page.get_by_label("Номер").fill("1-к")
    page.get_by_label("Скан").set_input_files(
        {"name": "Решение.pdf", "mimeType": "application/pdf", "buffer": sample_pdf("Решение", "План утвердить.")}
    )
    page.get_by_role("button", name="Утвердить").click()
    expect(page.get_by_role("status")).to_contain_text("План утверждён")
    expect(page.locator("main")).to_contain_text("утверждён 25.08.2023 № 1-к")
    expect(page.locator("table.a-plan .a-state").first).to_be_visible()
    expect(page.locator(".a-stages")).to_have_count(0)

    become("new_college")
    visit(K)
    expect(page.get_by_role("heading", name="Что должны вы")).to_be_visible()


def post(page: Page, form: str, address: str, **fields: str) -> int:
    """Send a form that the person was never shown; the secret is taken from a page of theirs. Answers the status."""
    origin = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"
    secret = page.locator("input[name=csrfmiddlewaretoken]").first.get_attribute("value")
    answer = page.request.post(
        origin + address, form={"csrfmiddlewaretoken": secret, **fields}, headers={"Referer": page.url}, max_redirects=0
    )
    return answer.status


@pytest.mark.parametrize("form", ["docx", "xlsx", "txt"])
def test_the_same_plan_in_another_form_reads_alike(become, visit, page, installation, form):
    if form == "xlsx":  # the office's own export comes back in
        become("coordinator")
        data = page.request.get(installation.url + installation.pages("plans:export")[1]).body()
    else:
        data = (SEED / f"plan.{form}").read_bytes()
    become("new_coordinator")
    visit(K + "plan/upload/")
    bring(page, f"План.{form}", data)
    read(page)
    expect(lines(page)).to_have_count(17)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Отложить документ").click()
    expect(page.get_by_role("status")).to_contain_text("Документ отложен")


SCAN = b'#set page("a4")\n#rect(width: 100%, height: 100%, fill: luma(220))'
HOSTILE = {
    "macros": ("План.docx", lambda: with_macros(valid.word_by_library()), "макрос"),
    "a scan": ("Скан плана.pdf", lambda: typst.compile(SCAN), "скан"),
    "an old format": ("План.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048), "docx"),
    "not a plan": ("Приказ.pdf", lambda: sample_pdf("Приказ", "О проведении ярмарки вакансий."), "таблиц"),
    "nothing": ("Пустой.docx", lambda: b"", "пуст"),
}


def with_macros(document: bytes) -> bytes:
    """The document with a macro project in it, as a .docm renamed to .docx has."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            body = source.read(item)
            if item.filename == "[Content_Types].xml":
                body = body.replace(
                    (WORD + ".main+xml").encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml"
                )
            target.writestr(item, body)
        target.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


@pytest.mark.parametrize("what", HOSTILE)
def test_what_must_not_come_in_is_refused_by_a_sentence_and_nothing_is_lost(become, visit, page, what):
    name, data, words = HOSTILE[what]
    become("coordinator")
    before = uploads(visit("/k/promyshlenny/plan/upload/"))
    bring(page, name, data())
    sentence = page.locator(".invalid-feedback, .a-note.is-overdue").first
    expect(sentence).to_be_visible(timeout=60_000)
    assert words in sentence.inner_text().lower(), sentence.inner_text()
    assert uploads(visit("/k/promyshlenny/plan/upload/"))[-len(before) :] == before


def uploads(page: Page) -> list[str]:
    return page.locator("section[aria-labelledby=h-uploads] tbody th").all_inner_texts()


def test_the_import_works_without_scripts(browser, installation):
    with browser.new_context(java_script_enabled=False, locale="ru-RU") as context:
        context.add_cookies(
            [{"name": "sessionid", "value": installation.session("new_coordinator"), "url": installation.url}]
        )
        page = context.new_page()
        page.goto(installation.url + K + "plan/upload/")
        expect(page.locator(".a-drop__pick")).to_be_hidden()
        page.get_by_label("Документ с планом").set_input_files(
            {"name": "План.docx", "mimeType": WORD, "buffer": (SEED / "plan.docx").read_bytes()}
        )
        page.get_by_role("button", name="Прочитать документ").click()
        deadline = time.monotonic() + 60
        page.wait_for_url("**/plan/uploads/*/")
        while lines(page).count() < 17:  # the page's own link does the same: without scripts one looks again by hand
            assert time.monotonic() < deadline
            page.reload()
        expect(lines(page)).to_have_count(17)
        page.get_by_role("link", name="изменить название и год").click()
        page.get_by_label("Год плана").fill("2030/2031")
        page.get_by_role("button", name="Сохранить").click()
        page.get_by_role("button", name="Создать черновик плана").click()
        expect(page.locator(".a-stages [aria-current]")).to_have_text("черновик")
        page.get_by_role("button", name="Удалить черновик").click()
        expect(page.get_by_role("status")).to_contain_text("Черновик удалён")
