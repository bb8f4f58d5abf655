"""Takes the pictures of docs/guide from a demo world of its own: a temporary folder, a free port, Debian's Chromium.

Nothing that runs already is touched. A picture that grew too heavy or a page that answers with an error fails the run.
ARTEL_GUIDE_WORLD: home of a demo built by the same code, copied instead of building one. Names of walks as arguments: only
those, the other pictures stay.
"""

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from time import monotonic, sleep
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Browser, Page, Response, sync_playwright

from artel.demo.papers import plan_docx

FOLDER = Path(__file__).parent.parent / "docs" / "guide" / "img"
CHROMIUM = os.environ.get("ARTEL_CHROMIUM", "/usr/bin/chromium")
WIDTH, HEIGHT = 1280, 860
PHONE = {"width": 390, "height": 844}
HEAVIEST, HEAVIEST_IN_ALL = 120_000, 3_600_000
COLOURS, APART = 48, 24  # of a picture: so many, so far from each other
TOMSK = ZoneInfo("Asia/Tomsk")
CLUSTER = "/k/promyshlenny/"
PASSED = "/k/elektronika/"  # the cluster whose fair has passed every stage, and whose first year is closed
NEW = "/k/pischevoy/"  # a cluster of the first day
PATIENCE = 120  # seconds for the server to answer, on a slow machine
NEWCOMER = "yakovleva@pischevoy.example"
FIRST_DAY = (
    ["cluster", "add", "pischevoy", "--name", "Пищевой образовательно-отраслевой кластер", "--short", "Пищевой кластер",
     "--region", "Томская область"],
    ["user", "invite", "--email", NEWCOMER, "--name", "Яковлева Дарья Павловна", "--cluster", "pischevoy",
     "--role", "coordinator"],
)  # fmt: skip
PEOPLE = """Фамилия;Имя;Отчество;Пол;ИНН организации;Должность;E-mail;Телефон;В должности с
Лунина;Вера;Аркадьевна;женский;Колледж приборостроения;мастер;lunina@pribor.example;+7 900 000-00-17;01.02.2024
Юсупова;Рената;Рашидовна;;Обской машиностроительный колледж;заместитель директора;;+7 900 000-00-42;
Гусев;Илья;Андреевич;мужской;АО «Сибприбор»;наставник;gusev.sibpribor;;01.02.2024
Панова;Ольга;;женский;Техникум связи;педагог-психолог;panova@svyaz.example;;01.02.2024
"""


@contextmanager
def demo_server() -> Iterator[tuple[str, str]]:
    """A demo installation in a temporary folder; answers its address and the newcomer's link, takes it away at the end."""
    with tempfile.TemporaryDirectory(prefix="artel-guide-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"ARTEL_MODE": "demo", "ARTEL_HOME": home, "ARTEL_BASE_URL": f"http://127.0.0.1:{port}"}
        environment |= working_hours(Path(home))
        artel = [sys.executable, "-m", "artel.cli"]
        if world := os.environ.get("ARTEL_GUIDE_WORLD"):
            shutil.copytree(world, home, dirs_exist_ok=True)
        for command in (["prepare"], ["demo"], *FIRST_DAY):
            run = [*artel, *command]
            said = subprocess.run(run, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- our own command
        server = subprocess.Popen([*artel, "run", "--port", str(port)], env=environment)  # noqa: S603 -- our own command
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}", said.stdout.split()[-1]
        finally:
            server.terminate()
            server.wait(timeout=60)


def working_hours(home: Path) -> dict[str, str]:
    """Let the server's clock stand in the afternoon: councils meet at two, whatever hour the pictures are taken at."""
    local = datetime.now(TOMSK)
    begins = datetime.combine(local.date(), time(13, 58), tzinfo=TOMSK)
    ahead = (begins - local) % timedelta(days=1)
    (home / "sitecustomize.py").write_text(
        f"import time, time_machine\ntime_machine.travel(time.time() + {ahead.total_seconds()}).start()\n"
    )
    return {"PYTHONPATH": os.pathsep.join([str(home), *filter(None, [os.environ.get("PYTHONPATH")])])}


def wait_for(address: str) -> None:
    """Ask until the server answers."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own address
                return
        except (urllib.error.URLError, OSError):
            sleep(0.3)
    raise SystemExit(f"the demo server gave no answer at {address}")


def next_years_plan() -> bytes:
    """The seed plan with its years moved by one, as a document to bring in: the demo's own year is taken."""
    seed = json.loads((files("artel.plans") / "seed" / "plan.gold.json").read_text(encoding="utf-8"))
    rows = [
        {
            name: re.sub(r"\b20(2[345])(?=\D|$)", lambda y: str(2001 + int(y.group(1))), value)
            for name, value in row.items()
        }
        for row in seed["rows"]
    ]
    return plan_docx(
        ["ПЛАН РАБОТЫ", "ПРОМЫШЛЕННОГО ОБРАЗОВАТЕЛЬНО-ОТРАСЛЕВОГО КЛАСТЕРА", "на 2024/2025 учебный год"], rows
    )


class Guide:
    """A visitor with a camera: signs in as people of the demo, walks by the words on the screen, takes pictures."""

    def __init__(self, browser: Browser, address: str, invitation: str) -> None:
        self.browser, self.address, self.invitation = browser, address, invitation
        self.page: Page | None = None
        self.window = {"width": WIDTH, "height": HEIGHT}
        self.taken: list[Path] = []
        self.troubles: list[str] = []

    def enter(self, surname: str, *, on_phone: bool = False) -> None:
        """Sign in as a person of the demo, in a fresh browser."""
        if self.page is not None:
            self.page.context.close()
        self.window = PHONE if on_phone else {"width": WIDTH, "height": HEIGHT}
        context = self.browser.new_context(
            viewport=self.window, locale="ru-RU", timezone_id="Asia/Tomsk",
            color_scheme="light", reduced_motion="reduce", base_url=self.address,
        )  # fmt: skip
        self.page = context.new_page()
        self.page.on("response", self.watch)
        if surname:
            self.open("/demo/")
            self.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            self.page.get_by_role("button", name=re.compile(rf"Войти.*{surname}")).first.click()
            self.page.wait_for_url("**/k/**")

    def watch(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status} from {response.url}")

    def open(self, path: str) -> None:
        self.page.goto(path, wait_until="networkidle")

    def press(self, name: str) -> None:
        """Follow the link or press the button with these words."""
        words = re.compile(name.replace(" ", r"\s"))
        self.page.get_by_role("link", name=words).or_(self.page.get_by_role("button", name=words)).first.click()
        self.page.wait_for_load_state("networkidle")

    def row(self, title: str) -> None:
        """Open the row of the plan whose title begins so."""
        self.open(f"{CLUSTER}plan/")
        words = re.compile(r"^\s*" + re.sub(" ", r"\\s", title))  # the page binds prepositions by no-break spaces
        self.page.locator("table.a-plan td.a-title a", has_text=words).first.click()
        self.page.wait_for_load_state("networkidle")

    def fill(self, label: str, words: str) -> None:
        pattern = re.compile(label.replace(" ", r"\s"))  # the page binds prepositions by no-break spaces
        self.page.get_by_label(pattern).first.fill(words)

    def send(self) -> None:
        """Press the main button of the page's form."""
        self.page.locator("main .a-form__acts button.btn-primary").last.click()
        self.page.wait_for_load_state("networkidle")

    def fair(self, part: str = "", cluster: str = CLUSTER) -> str:
        """Open the only fair of the cluster, or a part of it by its tab; answer the fair's address."""
        self.open(f"{cluster}fairs/")
        self.page.locator("main table th a").first.click()
        self.page.wait_for_load_state("networkidle")
        address = self.page.url.split("?")[0]
        if part:
            self.open(f"{address}{part}/")
        return address

    def shoot(self, name: str, *, height: int = 0, at: str = "") -> None:
        """Take a picture of the window from the top of the page, or from `at`; refuse after a page with an error."""
        if self.troubles:
            raise SystemExit("; ".join(self.troubles))
        self.page.set_viewport_size({**self.window, "height": height or self.window["height"]})
        self.page.evaluate("document.fonts.ready")
        self.page.evaluate(
            "at => scrollTo(0, at ? document.querySelector(at).getBoundingClientRect().top + scrollY - 90 : 0)", at
        )
        path = FOLDER / f"{name}.webp"
        path.write_bytes(light(self.page.screenshot()))
        self.taken.append(path)
        self.page.set_viewport_size(self.window)
        print(f"  {path.name}: {path.stat().st_size // 1000} kB", flush=True)


def light(png: bytes) -> bytes:
    """The picture in its commonest colours, as WebP without loss: half as heavy as PNG, and no state loses its colour."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    chosen: list[tuple[int, ...]] = []
    for _count, colour in sorted(picture.getcolors(1 << 24), reverse=True):
        if all(sum(abs(a - b) for a, b in zip(colour, other, strict=True)) >= APART for other in chosen):
            chosen.append(colour)
        if len(chosen) == COLOURS:
            break
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in chosen for part in colour])
    out = io.BytesIO()
    few = picture.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
    few.save(out, "WEBP", lossless=True, quality=100, method=6)
    if out.tell() > HEAVIEST:
        raise SystemExit(f"a picture of {out.tell()} bytes is too heavy: show less of the page")
    return out.getvalue()


def coordinator(guide: Guide) -> None:
    """Brings a plan in, watches the one in force, takes decisions."""
    guide.enter("Кравцова")
    guide.open(CLUSTER)
    guide.shoot("today-coordinator", height=1150)
    guide.open(f"{CLUSTER}plan/upload/")
    guide.shoot("upload", height=620)
    name, kind = "План работы кластера 2024-2025.docx", "application/octet-stream"
    guide.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": kind, "buffer": next_years_plan()}
    )
    guide.press("Прочитать документ")
    guide.page.get_by_role("button", name="Создать черновик плана").wait_for(timeout=PATIENCE * 1000)
    guide.page.wait_for_load_state("networkidle")
    preview = guide.page.url
    guide.shoot("preview", height=1000)
    guide.page.locator("#row-1").get_by_role("link", name=re.compile("Исправить")).click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("preview-row", height=1300)
    guide.open(preview)
    guide.press("Создать черновик плана")
    guide.shoot("draft", height=700)
    guide.press("Открыть для обсуждения")
    guide.press("Согласовать с участниками")
    guide.shoot("agree", height=900)
    guide.open(f"{CLUSTER}plans/")
    guide.press("на 2024.2025 учебный год")
    guide.press("Передать на утверждение")
    guide.open(f"{CLUSTER}plan/")
    guide.shoot("plan-table")
    guide.press("Шкала года")
    guide.shoot("plan-year")
    guide.page.locator(".a-switch").get_by_role("link", name="Участники").click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("plan-members")
    guide.row("Формирование рабочих групп")
    guide.shoot("row", height=1000)
    guide.press("Подробно")
    guide.press("^Перенести срок")
    guide.shoot("move", height=800)
    guide.open(f"{CLUSTER}evidence/")
    guide.shoot("inbox", height=480)
    guide.page.locator("main table a").first.click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("evidence", height=680)
    guide.open(CLUSTER)
    guide.press("Рассмотреть")
    guide.shoot("decide", height=860)
    guide.open(f"{CLUSTER}documents/")
    guide.shoot("register", height=560)
    guide.row("Участие в региональном конкурсе")
    guide.press("^Зарегистрировать")
    guide.shoot("dates", height=1240)


def participant(guide: Guide) -> None:
    """Sees what their organisation owes, brings a document, asks for another day."""
    guide.enter("Юсупова")
    guide.open(CLUSTER)
    guide.shoot("today-participant")
    guide.press("Приложить документ")
    guide.shoot("supply", height=1000)
    guide.page.locator("main .a-crumbs a").last.click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("obligation", height=900)
    guide.press("Попросить о переносе")
    guide.shoot("ask", height=620)


def chair(guide: Guide) -> None:
    """Approves the plan that the coordinator has handed over."""
    guide.enter("Лаптева")
    guide.open(CLUSTER)
    guide.shoot("today-chair")
    guide.open(f"{CLUSTER}plans/")
    guide.press("на 2024.2025 учебный год")
    guide.shoot("approval", height=700)
    guide.press("^Утвердить")
    guide.shoot("approve", height=700)


def observer(guide: Guide) -> None:
    """Looks at everything, on any day."""
    guide.enter("Воронина")
    guide.open(CLUSTER)
    guide.shoot("today-observer")
    guide.open(f"{CLUSTER}plan/?on=31.12.2023")
    guide.page.goto(f"{guide.page.url}?on=31.12.2023", wait_until="networkidle")
    guide.shoot("plan-past", height=760)
    guide.open(f"{CLUSTER}journal/")
    guide.shoot("journal", height=760)


def forming(guide: Guide) -> None:
    """Bodies, a call for a new working group, a person put forward and the consent, a composition that awaits approval."""
    guide.enter("Кравцова")
    guide.open(f"{CLUSTER}bodies/")
    guide.press("Координационный совет")
    guide.shoot("body", height=960)
    guide.open(f"{CLUSTER}bodies/new/")
    guide.shoot("body-new", height=900)
    guide.open(f"{CLUSTER}directions/")
    guide.shoot("directions", height=860)
    guide.press("Новое направление")
    guide.fill("^Направление|^Название", "Цифровые мастерские")
    guide.fill("^Шифр", "РГ-7")
    guide.fill("^Цель", "общие мастерские предприятий и колледжей")
    guide.fill("^Задачи", "Описать оборудование мастерских.\nСоставить общий график занятий.")
    guide.send()
    direction = guide.page.url.split("?")[0]
    guide.press("Объявить выдвижение")
    guide.fill("Выдвинуть до", "29.03.2024")
    guide.send()
    guide.enter("Юсупова")
    guide.open(f"{direction}nominate/")
    guide.page.get_by_label("Человек из этой организации").select_option(label="Волков Егор Антонович")
    guide.fill("Письмо о выдвижении", "№ 31 от 14.03.2024")
    guide.shoot("nominate", height=900)
    guide.send()
    guide.enter("Волков")
    guide.open(CLUSTER)
    guide.shoot("today-nominee", height=620)
    guide.press("Согласиться")
    guide.enter("Кравцова")
    guide.open(direction)
    guide.shoot("direction", height=1000)
    guide.open(f"{CLUSTER}directions/")
    guide.press("РГ-6")
    guide.press("Открыть состав")
    guide.shoot("composition", height=900)


PRESENT = ("Лаптева", "Тихонов", "Прохоров", "Ермакова", "Голубев", "Панов", "Шестаков")
VOTERS = ("Тихонов", "Ермакова", "Голубев", "Панов")


def secretary(guide: Guide) -> None:
    """Keeps the schedule, draws an agenda up, sends the notice."""
    guide.enter("Зорина")
    guide.open(CLUSTER)
    guide.shoot("today-secretary", height=700)
    guide.open(f"{CLUSTER}meetings/schedule/?year=2023")
    guide.shoot("schedule", height=760)
    guide.page.get_by_role("link", name="14.06.2024").first.click()
    guide.page.wait_for_load_state("networkidle")
    guide.press("Открыть повестку")
    guide.press("О выполнении решений")
    guide.press("Добавить вопрос")
    guide.fill("^Вопрос", "Об итогах учебного года и плане работы кластера на 2024/2025 год")
    guide.send()
    guide.shoot("agenda", height=760)


def gathering(guide: Guide) -> None:
    """The meeting of today: who has come, the first item, voices from phones, the screen of the hall."""
    guide.enter("Зорина")
    meeting = todays_meeting(guide)
    guide.shoot("meeting", height=900)
    guide.open(f"{meeting}attendance/")
    for surname in PRESENT:
        came(guide, surname)
    guide.shoot("attendance", height=760)
    guide.open(f"{meeting}open/")
    guide.send()
    guide.press("Начать рассмотрение")
    guide.press("Открыть голосование")


def voting(guide: Guide) -> None:
    guide.enter("Зорина")
    meeting = todays_meeting(guide)
    for surname in VOTERS:
        guide.enter(surname, on_phone=True)
        guide.open(f"{meeting}me/")
        guide.press("^За")
    guide.enter("Прохоров", on_phone=True)
    guide.open(f"{meeting}me/")
    guide.shoot("phone")
    guide.enter("Зорина")
    guide.open(f"{meeting}desk/")
    guide.shoot("desk", height=1180)
    guide.open(f"{meeting}hall/")
    guide.shoot("hall", height=720)
    guide.open(f"{meeting}desk/")
    guide.press("Внести голоса с рук")
    for choice in guide.page.get_by_label(re.compile("^За$")).all():
        choice.check()
    guide.shoot("hands", height=700)
    guide.send()


def minutes(guide: Guide) -> None:
    """The rest of the agenda, an assignment, the end; then minutes with a remark of a member."""
    guide.enter("Зорина")
    meeting = todays_meeting(guide)
    guide.open(f"{meeting}desk/")
    guide.press("Закрыть голосование")
    guide.press("Сохранить текст")
    guide.press("^Поручение$")
    guide.shoot("task", height=760)
    guide.open(f"{meeting}desk/")
    for _item in range(2):
        guide.press("Перейти к вопросу")
        guide.press("Открыть голосование")
        guide.press("Внести голоса с рук")
        for choice in guide.page.get_by_label(re.compile("^За$")).all():
            choice.check()
        guide.send()
        guide.press("Закрыть голосование")
    guide.press("Закончить вопрос")
    guide.press("Закрыть заседание")
    guide.page.locator("main").get_by_role("button", name="Закрыть заседание").click()
    guide.page.wait_for_load_state("networkidle")
    guide.open(f"{meeting}minutes/")
    guide.press("Составить проект")
    guide.press("Показать участникам")
    guide.send()
    guide.enter("Прохоров")
    guide.open(f"{meeting}minutes/")
    guide.press("Сделать замечание")
    guide.fill("Что поправить", "В решении по вопросу 1 добавить срок: до 1 апреля.")
    guide.shoot("remark", height=700)
    guide.send()
    guide.enter("Зорина")
    guide.open(f"{meeting}minutes/")
    guide.shoot("minutes", height=1100)
    guide.open(f"{CLUSTER}meetings/past/")
    guide.fill("День заседания", "12.02.2024")
    guide.send()
    guide.shoot("past", height=1100)
    guide.open(f"{CLUSTER}assignments/")
    guide.shoot("tasks", height=720)


def signing(guide: Guide) -> None:
    """The chair reads and signs everything in one sitting; anybody checks a paper by its code."""
    guide.enter("Лаптева")
    guide.open(f"{CLUSTER}papers/signing/")
    guide.shoot("signing", height=1000)
    for tick in guide.page.get_by_label(re.compile("Прочитано, подписываю")).all():
        tick.check()
    if guide.page.get_by_label(re.compile("Присоединяюсь")).count():
        guide.page.get_by_label(re.compile("Присоединяюсь")).check()
    guide.fill("Слово вместо пароля", "демо")
    guide.page.get_by_role("button", name="Подписать отмеченные").click()
    guide.page.wait_for_load_state("networkidle")
    guide.open(f"{CLUSTER}papers/")
    guide.shoot("papers", height=760)
    guide.press("№ 6")
    guide.shoot("paper", height=1000)
    code = guide.page.locator("a[href^='/v/']").first.get_attribute("href")
    guide.enter("")
    guide.open(code)
    guide.shoot("check", height=760)


def todays_meeting(guide: Guide) -> str:
    """Open the meeting of the demo's today and answer its address."""
    guide.open(f"{CLUSTER}meetings/")
    guide.page.get_by_role("link", name=re.compile("Координационный совет.*№ 2")).first.click()
    guide.page.wait_for_load_state("networkidle")
    return guide.page.url.split("?")[0]


def came(guide: Guide, surname: str) -> None:
    """Mark that somebody has come to the hall."""
    row = guide.page.locator("#p-who li", has_text=surname)
    row.get_by_role("button", name="В зале").click()
    guide.page.locator("#p-who li.is-in", has_text=surname).wait_for()


def fair(guide: Guide) -> None:
    """Whoever leads the fair: its page, vacancies, the timetable; then a fair that has passed every stage."""
    guide.enter("Кравцова")
    address = guide.fair()
    guide.shoot("fair", height=1000)
    guide.open(f"{CLUSTER}fairs/new/")
    guide.fill("^Название", "Ярмарка вакансий 2025 года")
    guide.fill("^Год выпуска", "2025")
    guide.fill("^День ярмарки", "11.04.2025")
    guide.shoot("fair-new", height=1000)
    guide.open(f"{address}vacancies/")
    guide.shoot("fair-vacancies", height=720)
    guide.open(f"{address}interviews/make/")
    guide.shoot("fair-timetable", height=860)
    guide.enter("Белова Ирина")
    guide.fair("allocation", PASSED)
    guide.shoot("fair-allocation", height=1000)
    guide.press("3-е пожелание")
    guide.page.locator("main table th a").first.click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("fair-person", height=780)
    guide.fair("invitations", PASSED)
    guide.shoot("fair-invitations", height=860)
    guide.page.locator("main table th a").first.click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("fair-invitation", height=1000)
    guide.fair("employment", PASSED)
    guide.shoot("fair-employment", height=860)
    guide.enter("Осипова")
    guide.fair("results", PASSED)
    guide.shoot("fair-results", height=1000)


def college(guide: Guide) -> None:
    """The college: its graduates, what they lack, their links; then a graduate with such a link."""
    guide.enter("Дорохов")
    address = guide.fair("graduates")
    guide.shoot("fair-graduates", height=900)
    guide.open(f"{address}graduates/links/")
    guide.shoot("fair-links", height=700)
    links = card_links(guide)
    guide.enter("")
    guide.open(f"/fair/{CLUSTER.split('/')[2]}/{address.rstrip('/').rsplit('/', 1)[1]}/")
    guide.shoot("fair-showcase", height=860)
    guide.enter("", on_phone=True)
    for link in links:
        guide.open(link)
        if guide.page.get_by_role("link", name=re.compile("Изменить список")).count():
            break
    else:
        raise SystemExit("no graduate of the demo has chosen vacancies")
    guide.shoot("fair-cabinet")
    guide.press("Изменить список")
    guide.shoot("fair-wishes")


def employer(guide: Guide) -> None:
    """The enterprise: a vacancy, cards without names, then the day of the fair with the queue on a phone."""
    guide.enter("Поздняков")
    address = guide.fair("vacancies")
    guide.page.locator("main table th a").first.click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("fair-vacancy", height=860)
    guide.open(f"{address}graduates/")
    guide.shoot("fair-cards", height=720)
    guide.enter("Кравцова")
    guide.open(f"{address}interviews/make/")
    guide.send()
    guide.open(f"{address}advance/")
    guide.send()
    guide.enter("Поздняков", on_phone=True)
    guide.open(f"{address}interviews/day/")
    guide.shoot("fair-queue")


def letters(guide: Guide) -> None:
    """The bell, what goes into letters, how a letter looks, a reminder by hand, whom the cluster has warned."""
    guide.enter("Кравцова")
    guide.open(f"{CLUSTER}notices/")
    guide.shoot("notices", height=820)
    guide.press("Настроить письма")
    guide.shoot("letters-settings", height=900)
    guide.press("Как выглядит письмо")
    guide.shoot("letter", height=900)
    guide.open(f"{CLUSTER}notices/log/?kind=plans.due")
    guide.shoot("notices-log", height=780)
    guide.row("Формирование пула экспертов")
    guide.page.locator("details.a-why tr", has_text="Колпашевский").first.get_by_role("link").click()
    guide.page.wait_for_load_state("networkidle")
    guide.press("Напомнить сейчас")
    guide.shoot("remind", height=620, at="#h-told")


def calendar(guide: Guide) -> None:
    """A month of one's own and of the whole cluster, the link for one's own calendar program."""
    guide.enter("Кравцова")
    guide.open(f"{CLUSTER}calendar/")
    guide.shoot("calendar", height=1000)
    guide.press("В свой календарь")
    guide.shoot("calendar-links", height=760)
    guide.press("Получить ссылку")
    guide.page.locator("main details").first.evaluate("each => each.open = true")
    guide.shoot("calendar-link", height=820)


def search(guide: Guide) -> None:
    """What is found, and what the field of the top bar offers while one types."""
    guide.enter("Кравцова")
    guide.open(f"{CLUSTER}search/?q=наставниками")
    guide.shoot("search", height=820)
    guide.open(CLUSTER)
    guide.page.get_by_role("searchbox", name="Поиск").press_sequentially("ярмар", delay=60)
    guide.page.locator("#search-found li").first.wait_for()
    guide.shoot("search-field", height=700)


def tables(guide: Guide) -> None:
    """People brought by a table: the page, the check that found errors."""
    guide.enter("Кравцова")
    guide.open(f"{CLUSTER}members/people/table/")
    guide.shoot("table", height=760)
    guide.page.locator("input[type=file]").set_input_files(
        {"name": "Люди.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode("utf-8")}
    )
    guide.press("Проверить таблицу")
    guide.shoot("table-check", height=760)


def first_day(guide: Guide) -> None:
    """What a coordinator sees on the first day of a cluster."""
    guide.enter("")
    guide.open(guide.invitation)
    for field in guide.page.locator("input[type=password]").all():
        field.fill("Озеро-Берёза-7315")
    guide.send()
    guide.open(NEW)
    guide.shoot("first-steps", height=1180)


def years(guide: Guide) -> None:
    """The plan carried over to the next year, the year closed, two years beside each other."""
    guide.enter("Кравцова")
    guide.open(f"{CLUSTER}plan/")
    plan = guide.page.url.split("?")[0]
    guide.page.locator("summary", has_text="Год").click()
    guide.shoot("year-menu", height=420)
    guide.open(f"{plan}carry/")
    guide.press("Предложить новый план")
    guide.shoot("carry", height=1000, at="table.a-preview")
    guide.page.on("dialog", lambda dialog: dialog.accept())
    guide.press("Отказаться от переноса")
    guide.open(f"{plan}close/")
    guide.shoot("close", height=1000)
    guide.enter("Белова Ирина")
    guide.open(f"{PASSED}plans/compare/")
    guide.shoot("compare", height=900)


def amending(guide: Guide) -> None:
    """A change of the plan by its newer document: questions, the difference, the chair's approval, the wordings."""
    guide.enter("Лаптева")
    guide.open(f"{CLUSTER}plan/")
    plan = guide.page.url.split("?")[0]
    guide.press("Изменение плана ждёт утверждения")
    guide.press("Вернуть на доработку")
    guide.fill("Замечания", "Департамент прислал новую редакцию.")
    guide.send()
    guide.enter("Кравцова")
    guide.page.on("dialog", lambda dialog: dialog.accept())
    guide.open(f"{CLUSTER}plan/")
    guide.press("Готовится изменение плана")
    guide.press("Отложить изменение")
    guide.open(f"{plan}amend/")
    guide.shoot("amend", height=900)
    guide.page.locator("input[type=file]").set_input_files(
        {"name": "План, новая редакция.docx", "mimeType": "application/octet-stream", "buffer": newer_plan()}
    )
    guide.press("Загрузить новую редакцию")
    guide.page.get_by_role("button", name="Сравнить с действующей редакцией").wait_for(timeout=PATIENCE * 1000)
    guide.press("Сравнить с действующей редакцией")
    guide.press("Ответить на вопросы")
    guide.page.get_by_role("radio", name=re.compile("отраслевого чемпионата")).first.check()
    guide.shoot("amend-questions", height=760)
    guide.press("Сохранить ответы")
    guide.shoot("amendment", height=1000)
    guide.press("Передать на утверждение")
    guide.fill("Почему план меняется", "распоряжение Департамента от 11.03.2024 № 145-р")
    guide.send()
    change = guide.page.url.split("?")[0]
    guide.enter("Лаптева")
    guide.open(change)
    guide.press("^Утвердить")
    guide.shoot("amend-approve", height=900)
    guide.fill("Номер документа", "3")
    guide.send()
    guide.open(f"{plan}versions/")
    guide.shoot("versions", height=480)


def newer_plan() -> bytes:
    """The plan as an office types it anew: a row in other words, one a month later, one left out, one more."""
    rows = json.loads((files("artel.plans") / "seed" / "plan.gold.json").read_text(encoding="utf-8"))["rows"]
    known = {row["number"]: row for row in rows}
    known["2.5"]["title"] = "Состязания в мастерстве колледжей Кластера"
    known["2.9"]["deadline"] = "Май 2024 г."
    rows = [row for row in rows if row["number"] != "4.3"]
    rows.append(known["4.1"] | {"number": "4.5", "title": "Дни открытых дверей на заводах", "deadline": "Июнь 2024 г."})
    return plan_docx(["ПЛАН РАБОТЫ", "ПРОМЫШЛЕННОГО КЛАСТЕРА", "на 2023/2024 учебный год"], rows)


def report(guide: Guide) -> None:
    """A report of execution: the question, the preview, causes, the draft; the one that was signed in January."""
    guide.enter("Кравцова")
    guide.open(f"{CLUSTER}reports/")
    guide.shoot("reports", height=860)
    guide.page.get_by_label("За какой период").select_option(label="I квартал 2024 г.")
    guide.press("Показать отчёт")
    guide.shoot("report-preview", height=1000)
    guide.press("Составить черновик")
    guide.press("Написать причины")
    guide.shoot("report-causes", height=820)
    guide.open(f"{CLUSTER}reports/")
    guide.press("За I полугодие")
    guide.page.locator("summary", has_text="Скачать").click()
    guide.shoot("report", height=900)


def links(guide: Guide) -> None:
    """People without accounts: parents asked about consents, what a parent sees on a phone, organisations called by letters."""
    guide.enter("Шубина")
    consents = f"{PASSED}students/consents/"
    guide.open(consents)
    guide.shoot("guardians", height=1000)
    guide.open(f"{consents}?standing=unasked")
    child = guide.page.locator("main table th a").first.get_attribute("href")
    guide.press("Листки всем на странице")
    link = re.search(r"https?://[^\s<]+/l/[^\s<]+", guide.page.content())[0]
    guide.open(child)
    born_on = re.search(
        r"\d\d\.\d\d\.20\d\d", guide.page.locator("dt", has_text="Дата рождения").locator("+ dd").inner_text()
    )[0]
    guide.enter("", on_phone=True)
    guide.open(link)
    guide.fill("Дата рождения ребёнка", born_on)
    guide.shoot("guardian", height=620)
    guide.press("Продолжить")
    guide.shoot("guardian-answer", height=620, at="main fieldset")
    guide.enter("Белова Ирина")
    guide.open(f"{PASSED}directions/")
    guide.press("РГ-1")
    guide.press("Отправить ссылки")
    guide.open(f"{guide.page.url}?q=ООО")
    guide.shoot("call-links", height=760)


def public(guide: Guide) -> None:
    """The page for everybody: its settings, a paper before it is published, the page itself."""
    guide.enter("Соболев")
    guide.open(f"{CLUSTER}public/")
    guide.shoot("public-settings", height=1180)
    guide.page.locator("#h-papers ~ * table th a, [aria-labelledby=h-papers] table th a").first.click()
    guide.page.wait_for_load_state("networkidle")
    guide.shoot("public-paper", height=860)
    guide.enter("")
    guide.open(f"/p/{CLUSTER.split('/')[2]}/")
    guide.shoot("public", height=1180)


def card_links(guide: Guide) -> list[str]:
    """Personal links of the college's graduates, as printed on their cards."""
    guide.press("Карточки всем")
    return re.findall(r"https?://[^\s<]+/g/[^\s<]+", guide.page.content())


WALKS: tuple[Callable[[Guide], None], ...] = (
    first_day, letters, calendar, search, tables, years,
    coordinator, participant, forming, chair, secretary, gathering, voting, minutes, signing, observer,
    amending, report,
    fair, college, employer,
    links, public,
)  # fmt: skip


def main() -> None:
    if not Path(CHROMIUM).exists():
        raise SystemExit(f"no Chromium at {CHROMIUM}: apt-get install chromium")
    walks = [walk for walk in WALKS if walk.__name__ in sys.argv[1:]] or list(WALKS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo_server() as (address, invitation), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            env={**os.environ, "LANGUAGE": "ru"},  # the browser's own words, where chromium-l10n is installed
            args=["--no-sandbox", "--disable-gpu", "--lang=ru", "--hide-scrollbars"],
        )
        guide = Guide(browser, address, invitation)
        guide.enter("")
        guide.open("/demo/")
        guide.shoot("demo")
        for walk in walks:
            print(walk.__name__, flush=True)
            walk(guide)
        browser.close()
    for stray in set(FOLDER.glob("*.webp")) - set(guide.taken) if len(walks) == len(WALKS) else ():
        stray.unlink()
    total = sum(path.stat().st_size for path in FOLDER.glob("*.webp"))
    if total > HEAVIEST_IN_ALL:
        raise SystemExit(f"{total} bytes of pictures are too many")
    print(f"{len(guide.taken)} pictures, {total // 1000} kB")


if __name__ == "__main__":
    main()
