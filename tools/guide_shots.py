"""Takes the pictures of docs/guide from a demo world of its own: a temporary folder, a free port, Debian's Chromium.

Nothing that runs already is touched. A picture that grew too heavy or a page that answers with an error fails the run.
"""

import io
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Response, sync_playwright

from artel.demo.papers import plan_docx

FOLDER = Path(__file__).parent.parent / "docs" / "guide" / "img"
CHROMIUM = os.environ.get("ARTEL_CHROMIUM", "/usr/bin/chromium")
WIDTH, HEIGHT = 1280, 860
HEAVIEST, HEAVIEST_IN_ALL = 120_000, 3_000_000
CLUSTER = "/k/promyshlenny/"
PATIENCE = 120  # seconds for the server to answer, on a slow machine


@contextmanager
def demo_server() -> Iterator[str]:
    """A demo installation in a temporary folder; answers its address and takes it away at the end."""
    with tempfile.TemporaryDirectory(prefix="artel-guide-") as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"ARTEL_MODE": "demo", "ARTEL_HOME": home, "ARTEL_BASE_URL": f"http://127.0.0.1:{port}"}
        artel = [sys.executable, "-m", "artel.cli"]
        for command in ("prepare", "demo"):
            subprocess.run([*artel, command], env=environment, check=True)  # noqa: S603 -- our own command
        server = subprocess.Popen([*artel, "run", "--port", str(port)], env=environment)  # noqa: S603 -- our own command
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=60)


def wait_for(address: str) -> None:
    """Ask until the server answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
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

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.page: Page | None = None
        self.taken: list[Path] = []
        self.troubles: list[str] = []

    def enter(self, surname: str) -> None:
        """Sign in as a person of the demo, in a fresh browser."""
        if self.page is not None:
            self.page.context.close()
        context = self.browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="ru-RU", timezone_id="Asia/Tomsk",
            color_scheme="light", reduced_motion="reduce", base_url=self.address,
        )  # fmt: skip
        self.page = context.new_page()
        self.page.on("response", self.watch)
        if surname:
            self.open("/demo/")
            self.page.get_by_role("button", name=re.compile(rf"Войти.*{surname}")).first.click()
            self.page.wait_for_url("**/k/**")

    def watch(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status} from {response.url}")

    def open(self, path: str) -> None:
        self.page.goto(path, wait_until="networkidle")

    def press(self, name: str) -> None:
        """Follow the link or press the button with these words."""
        words = re.compile(name)
        self.page.get_by_role("link", name=words).or_(self.page.get_by_role("button", name=words)).first.click()
        self.page.wait_for_load_state("networkidle")

    def row(self, title: str) -> None:
        """Open the row of the plan whose title begins so."""
        self.open(f"{CLUSTER}plan/")
        words = re.compile(r"^\s*" + re.sub(" ", r"\\s", title))  # the page binds prepositions by no-break spaces
        self.page.locator("table.a-plan td.a-title a", has_text=words).first.click()
        self.page.wait_for_load_state("networkidle")

    def shoot(self, name: str, *, height: int = HEIGHT) -> None:
        """Take a picture of the window from the top of the page; refuse after a page with an error."""
        if self.troubles:
            raise SystemExit("; ".join(self.troubles))
        self.page.set_viewport_size({"width": WIDTH, "height": height})
        self.page.evaluate("document.fonts.ready")
        self.page.evaluate("scrollTo(0, 0)")
        path = FOLDER / f"{name}.png"
        path.write_bytes(light(self.page.screenshot()))
        self.taken.append(path)
        self.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        print(f"  {path.name}: {path.stat().st_size // 1000} kB", flush=True)


def light(png: bytes) -> bytes:
    """The picture with a palette, of as few colours as keep it under the limit."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (128, 64, 32):
        out = io.BytesIO()
        picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
        if out.tell() <= HEAVIEST:
            return out.getvalue()
    raise SystemExit(f"a picture of {out.tell()} bytes is too heavy: show less of the page")


def coordinator(guide: Guide) -> None:
    """Brings a plan in, watches the one in force, takes decisions."""
    guide.enter("Кравцова")
    guide.open(CLUSTER)
    guide.shoot("today-coordinator")
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


WALKS: tuple[Callable[[Guide], None], ...] = (coordinator, participant, chair, observer)


def main() -> None:
    if not Path(CHROMIUM).exists():
        raise SystemExit(f"no Chromium at {CHROMIUM}: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo_server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            env={**os.environ, "LANGUAGE": "ru"},  # the browser's own words, where chromium-l10n is installed
            args=["--no-sandbox", "--disable-gpu", "--lang=ru", "--hide-scrollbars"],
        )
        guide = Guide(browser, address)
        guide.enter("")
        guide.open("/demo/")
        guide.shoot("demo")
        for walk in WALKS:
            print(walk.__name__, flush=True)
            walk(guide)
        browser.close()
    for stray in set(FOLDER.glob("*.png")) - set(guide.taken):
        stray.unlink()
    total = sum(path.stat().st_size for path in guide.taken)
    if total > HEAVIEST_IN_ALL:
        raise SystemExit(f"{total} bytes of pictures are too many")
    print(f"{len(guide.taken)} pictures, {total // 1000} kB")


if __name__ == "__main__":
    main()
