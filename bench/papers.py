"""1,000 named invitations as PDF, one file each and many in a file: Artel beside WeasyPrint and ReportLab.

    bench/papers.py [--letters N] [--json]

Everybody lays out the same words and codes, each engine in cold processes of its own, in turns; every file is read back
and must hold what went in, every sign of it and no other. `…_per_s` are letters a second of processor time (all threads),
start and imports of the process with it; `…_wall_per_s` by the clock. WeasyPrint, which takes minutes for all of them,
gets 400 one file each and 200 in one file. Artel's files are tagged PDF/A-2a, those of the peers plain PDF; the codes
have the same mask everywhere. The peers and the font that they embed live in an environment of their own under
ARTEL_BENCH_HOME (~/.cache/artel-bench), made on demand. WeasyPrint needs Debian's libpango-1.0-0, and without
libharfbuzz-subset0 it is ten times slower: root installs them, anybody else is told.
"""

import argparse
import base64
import ctypes
import html
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
HOME = Path(os.environ.get("ARTEL_BENCH_HOME", Path.home() / ".cache/artel-bench")) / "papers"
PEERS = ("weasyprint==70.0", "reportlab==5.1.0", "segno==1.6.6", "zxing-cpp==2.3.0", "pillow")
FONTS = "matplotlib==3.10.0"  # a carrier of DejaVu Serif, nothing of it is imported
ROUNDS = 2
IN_A_FILE = 200
MASK = 3  # of the codes, for everybody: trying all eight takes longer than the rest of a letter
OF_WEASYPRINT = 200  # letters a round
LIBRARIES = {"libpango-1.0.so.0": "libpango-1.0-0", "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
             "libharfbuzz-subset.so.0": "libharfbuzz-subset0"}  # fmt: skip
DECODED = 40
STANDS_FOR = str.maketrans("", "", "\xad\u200b\u2060\ufffe\x02-\u2010")  # what a layout puts in at the end of a line
sys.path.insert(0, str(ROOT / "src"))

# --- what is written -------------------------------------------------------------------------------------------------

FORMS = ("Общество с ограниченной ответственностью", "Акционерное общество")
FIRMS = (
    "Обские электронные системы", "Томь-Станкосервис", "Ушайка-Кабель", "Притомский механический завод",
    "Заречный приборостроительный завод", "Металлокомплект-Обь", "Сибирская точная механика", "Кедр-Автоматика",
    "Научно-производственное объединение «Полюс-Энергия»", "Чулымские сварочные конструкции",
)  # fmt: skip
COLLEGES = (
    "Томский экономико-промышленный колледж", "Северный приборостроительный колледж",
    "Причулымский техникум машиностроения", "Колледж индустрии питания и сферы услуг",
)  # fmt: skip
TRADES = (
    ("11.02.16 Монтаж, техническое обслуживание и ремонт электронных приборов и устройств",
     "Регулировщик радиоэлектронной аппаратуры и приборов", "участок регулировки и испытаний"),
    ("15.02.16 Технология машиностроения", "Оператор станков с программным управлением", "механический участок № 2"),
    ("22.02.06 Сварочное производство", "Электрогазосварщик", "участок сборки металлоконструкций"),
    ("13.02.11 Техническая эксплуатация и обслуживание электрического и электромеханического оборудования",
     "Электромонтёр по ремонту и обслуживанию электрооборудования", "участок главного энергетика"),
)  # fmt: skip
SURNAMES = ("Ткач", "Черных", "Бондаренко", "Мельник", "Нечай", "Седых", "Ким", "Шевченко", "Коваль", "Гнатюк")
NAMES = (("Марии", "Мария"), ("Анне", "Анна"), ("Вере", "Вера"), ("Дарье", "Дарья"), ("Ольге", "Ольга"))
PATRONYMICS = (("Олеговне", "Олеговна"), ("Игоревне", "Игоревна"), ("Юрьевне", "Юрьевна"), ("Павловне", "Павловна"))


def letter(number: int) -> dict:
    """The words of one invitation; no two are alike."""
    firm = FIRMS[number // 50 % len(FIRMS)]
    full = f"{FORMS[number // 50 % 2]} «{firm}»"
    college, (speciality, trade, place) = COLLEGES[number % 4], TRADES[number // 3 % 4]
    to, called = NAMES[number % 5]
    to_patronymic, patronymic = PATRONYMICS[number // 5 % 4]
    phone = f"(3822) 00-{10 + number // 50:02}-25"
    return {
        "number": f"2024-{number:04}",
        "url": f"https://artel.example/v/{_code(number)}",
        "firm": full,
        "about": [
            "участник Промышленного образовательно-отраслевого кластера Томской области",
            f"ИНН {7099004519 + number // 50} · 634000, г. Томск, ул. Приборная, д. {12 + number // 50} · {phone}",
        ],
        "date": "26 апреля 2024 г.",
        "place": "г. Томск",
        "to": [f"{SURNAMES[number // 7 % 10]} {to} {to_patronymic},", f"выпускнице ОГБПОУ «{college}»"],
        "title": "Приглашение",
        "subtitle": "на трудоустройство",
        "dear": f"Уважаемая {called} {patronymic}!",
        "text": (
            f"{full} приглашает Вас, выпускницу Областного государственного бюджетного профессионального "
            f"образовательного учреждения «{college}» по специальности {speciality}, на работу по профессии «{trade}», "
            f"{2 + number % 4}-й разряд, на {place}."
        ),
        "terms": [
            ["Начало работы:", f"{1 + number % 30} июля 2024 г."],
            ["Заработная плата:", f"от {40 + number // 50} {number % 10}00 рублей в месяц до вычета НДФЛ"],
            ["График работы:", "пятидневная рабочая неделя, 08:00–17:00"],
            ["Наставник:", f"Поздняков Игорь Львович, наставник {3 + number // 50 % 4}-го разряда"],
            ["Дополнительно:", "обучение за счёт предприятия, компенсация найма жилья, медицинское страхование"],
        ],
        "ask": (
            f"Просим сообщить о принятом решении до 20 мая 2024 г. по QR-коду или по телефону {phone} (Фролова Наталья "
            "Андреевна, начальник отдела кадров). При себе иметь паспорт, диплом, СНИЛС."
        ),
        "post": "Директор",
        "name": "А.В. Ким",
        "owner": "Ким Анна Валерьевна",
        "signed": "26.04.2024 12:18 (UTC+7)",
        "code": f"6E90-D1B7-{number:04}",
        "agreement": "Соглашение об ЭП от 12.01.2024 № 3",
        "law": (
            "Настоящее приглашение не является трудовым договором и не обязывает Вас принять его; трудовые отношения "
            "возникают после заключения трудового договора в порядке, установленном Трудовым кодексом Российской "
            "Федерации. Приглашение действительно до 20 мая 2024 г."
        ),
        "answer": "Ответить на приглашение и проверить его подлинность",
    }


def _code(number: int) -> str:
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    value, text = (number + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % (1 << 130), ""
    for _ in range(26):
        value, rest = divmod(value, 32)
        text += signs[rest]
    return text


def mark_of(words: dict) -> list[str]:
    return [
        "ДОКУМЕНТ ПОДПИСАН", "ПРОСТОЙ ЭЛЕКТРОННОЙ ПОДПИСЬЮ", f"Владелец: {words['owner']}",
        f"Подписано: {words['signed']}", f"Идентификатор: {words['code']}", words["agreement"],
    ]  # fmt: skip


def shown_of(words: dict) -> list[str]:
    """Everything that a letter shows, piece by piece."""
    return [
        words["firm"], *words["about"], f"{words['date']} № {words['number']}", words["place"], *words["to"],
        words["title"], words["subtitle"], words["dear"], words["text"], *(cell for row in words["terms"] for cell in row),
        words["ask"], words["post"], words["name"], *mark_of(words), words["law"], f"{words['answer']}:",
        words["url"].removeprefix("https://"),
    ]  # fmt: skip


# --- who writes ------------------------------------------------------------------------------------------------------


def artel():
    """(one letter as PDF, many as PDF) of Artel."""
    from artel.documents.papers import tree
    from artel.documents.papers.typst_writer import to_pdf, to_pdf_merged

    def paper(words):
        mark = tree.Mark(words["owner"], words["signed"], words["date"], words["code"], words["agreement"])
        document = tree.Document(
            title="Приглашение на трудоустройство",
            gost_edition=2025,
            left_mm=25,
            blocks=(
                tree.Letterhead(words["firm"], tuple(words["about"])),
                tree.Addressee(words["date"], words["place"], tuple(words["to"])),
                tree.Title(words["title"], words["subtitle"]),
                tree.Text(words["dear"], tree.Style.SALUTATION),
                tree.Text(words["text"]),
                tree.Terms(tuple((label, value) for label, value in words["terms"])),
                tree.Text(words["ask"]),
                tree.Signatures((tree.SignatureLine(words["post"], words["name"], 1),)),
                tree.Foot((words["law"],), words["answer"]),
            ),
        )
        return document, tree.Marks(number=words["number"], signatures={1: mark}, check_url=words["url"])

    return lambda words: to_pdf(*paper(words)), lambda many: to_pdf_merged([paper(words) for words in many])


def weasyprint():
    """WeasyPrint: its style and its fonts are read once."""
    import segno
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    folder = font_folder().as_uri()
    css = CSS(
        string=f"""
        @font-face {{ font-family: Serif; src: url({folder}/DejaVuSerif.ttf) }}
        @font-face {{ font-family: Serif; font-weight: bold; src: url({folder}/DejaVuSerif-Bold.ttf) }}
        @page {{ size: A4; margin: 20mm 10mm 20mm 25mm }}
        body {{ font: 10.5pt/1.35 Serif; margin: 0 }}
        section {{ position: relative; height: 256mm; break-after: page }}
        section:last-child {{ break-after: auto }}
        p {{ margin: 0; text-align: justify; text-indent: 12.5mm }}
        .c p, .c h1 {{ text-align: center; text-indent: 0 }} .s p {{ font-size: 8pt }}
        .name {{ font-weight: bold; text-transform: uppercase }}
        h1 {{ font-size: 16pt; letter-spacing: .1em; margin: 5mm 0 1mm; color: #1d2f55; text-transform: uppercase }}
        hr {{ border: 0; border-top: .8pt solid #1d2f55 }}
        table {{ width: 100%; border-collapse: collapse; margin: 3mm 0 }} td {{ vertical-align: top; padding: .5mm 1mm }}
        .terms {{ background: #faf8f2; border-left: 1.6pt solid #8a6d2f }} .terms td:first-child {{ width: 42mm }}
        .mark {{ width: 62mm; border: .7pt solid #1d2f55; font-size: 7pt; color: #1d2f55 }}
        .foot {{ position: absolute; bottom: 0; width: 100%; border-top: .8pt solid #1d2f55; font-size: 8pt }}
        .foot p {{ text-indent: 0 }} img {{ width: 26mm; height: 26mm }}
        """,
        font_config=fonts,
    )

    def section(words):
        buffer = io.BytesIO()
        segno.make(words["url"], error="m", micro=False, mask=MASK).save(
            buffer, kind="svg", border=0, scale=4, xmldecl=False
        )
        code = base64.b64encode(buffer.getvalue()).decode()
        h = html.escape
        about = "".join(f"<p>{h(line)}</p>" for line in words["about"])
        terms = "".join(f"<tr><td>{h(label)}</td><td>{h(value)}</td></tr>" for label, value in words["terms"])
        return (
            f'<section><div class="c"><p class="name">{h(words["firm"])}</p><div class="s">{about}</div></div><hr>'
            f"<table><tr><td>{h(words['date'])} № {words['number']}<br>{h(words['place'])}</td>"
            f"<td><b>{h(words['to'][0])}</b><br>{h(words['to'][1])}</td></tr></table>"
            f'<div class="c"><h1>{h(words["title"])}</h1><p>{h(words["subtitle"])}</p><p>{h(words["dear"])}</p></div>'
            f'<p>{h(words["text"])}</p><table class="terms">{terms}</table><p>{h(words["ask"])}</p>'
            f'<table><tr><td>{h(words["post"])}</td><td class="mark">{"<br>".join(map(h, mark_of(words)))}</td>'
            f"<td>{h(words['name'])}</td></tr></table>"
            f'<div class="foot"><table><tr><td><p>{h(words["law"])}</p><p>{h(words["answer"])}:<br>'
            f'{h(words["url"].removeprefix("https://"))}</p></td><td><img alt="QR-код" '
            f'src="data:image/svg+xml;base64,{code}"></td></tr></table></div></section>'
        )

    def written(many):
        source = "".join(section(words) for words in many)
        page = f'<html lang="ru"><title>Приглашение</title><body>{source}</body></html>'
        return HTML(string=page).write_pdf(stylesheets=[css], font_config=fonts)

    return lambda words: written([words]), written


def reportlab():
    """ReportLab: platypus paragraphs and tables; the code is drawn as runs of dark squares."""
    import segno
    from reportlab.lib.colors import HexColor
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Frame, Paragraph, Spacer, Table

    pdfmetrics.registerFont(TTFont("Serif", font_folder() / "DejaVuSerif.ttf"))
    pdfmetrics.registerFont(TTFont("Serif-Bold", font_folder() / "DejaVuSerif-Bold.ttf"))
    pdfmetrics.registerFontFamily("Serif", normal="Serif", bold="Serif-Bold")
    ink = HexColor("#1d2f55")
    left = ParagraphStyle("left", fontName="Serif", fontSize=10.5, leading=14)
    just = ParagraphStyle("just", left, alignment=TA_JUSTIFY, firstLineIndent=12.5 * mm)
    centre = ParagraphStyle("centre", left, alignment=TA_CENTER)
    name = ParagraphStyle("name", centre, fontName="Serif-Bold")
    title = ParagraphStyle("title", name, fontSize=16, leading=22, textColor=ink)
    small = ParagraphStyle("small", centre, fontSize=8, leading=10)
    tiny = ParagraphStyle("tiny", left, fontSize=7, leading=8.4, textColor=ink)
    law = ParagraphStyle("law", left, fontSize=8, leading=10)
    top = ("VALIGN", (0, 0), (-1, -1), "TOP")

    def draw(canvas, words):
        def p(text, style=left):
            return Paragraph(escape(text).replace("\n", "<br/>"), style)

        story = [
            p(words["firm"].upper(), name),
            *(p(line, small) for line in words["about"]),
            Spacer(0, 4 * mm),
            Table(
                [
                    [
                        p(f"{words['date']} № {words['number']}\n{words['place']}"),
                        Paragraph(f"<b>{escape(words['to'][0])}</b><br/>{escape(words['to'][1])}", left),
                    ]
                ],
                (95 * mm, 80 * mm),
                style=[top],
            ),
            Spacer(0, 5 * mm),
            p(words["title"].upper(), title),
            p(words["subtitle"], centre),
            Spacer(0, 3 * mm),
            p(words["dear"], centre),
            p(words["text"], just),
            Spacer(0, 3 * mm),
            Table(
                [[p(label), p(value)] for label, value in words["terms"]],
                (46 * mm, 129 * mm),
                style=[
                    top,
                    ("BACKGROUND", (0, 0), (-1, -1), HexColor("#faf8f2")),
                    ("LINEBEFORE", (0, 0), (0, -1), 1.6, HexColor("#8a6d2f")),
                ],
            ),
            Spacer(0, 3 * mm),
            p(words["ask"], just),
            Spacer(0, 6 * mm),
            Table(
                [[p(words["post"]), p("\n".join(mark_of(words)), tiny), p(words["name"])]],
                (83 * mm, 62 * mm, 30 * mm),
                style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("BOX", (1, 0), (1, 0), 0.7, ink)],
            ),
        ]
        Frame(25 * mm, 50 * mm, 175 * mm, 227 * mm, 0, 0, 0, 0).addFromList(story, canvas)
        canvas.setStrokeColor(ink)
        canvas.line(25 * mm, 49 * mm, 200 * mm, 49 * mm)
        address = words["url"].removeprefix("https://")
        foot = [p(words["law"], law), p(f"{words['answer']}:\n{address}", law)]
        Frame(25 * mm, 20 * mm, 143 * mm, 28 * mm, 0, 0, 0, 0).addFromList(foot, canvas)
        matrix = segno.make(words["url"], error="m", micro=False, mask=MASK).matrix
        side = 26 * mm / len(matrix)
        path = canvas.beginPath()
        for row, line in enumerate(matrix):
            at = 0
            while at < len(line):
                end = at
                while end < len(line) and line[end]:
                    end += 1
                if end > at:
                    path.rect(174 * mm + at * side, 47 * mm - (row + 1) * side, (end - at) * side, side)
                at = end + 1
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()

    def written(many):
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, pageCompression=1)
        canvas.setTitle("Приглашение")
        for words in many:
            draw(canvas, words)
        canvas.save()
        return buffer.getvalue()

    return lambda words: written([words]), written


ENGINES = {"artel": artel, "weasyprint": weasyprint, "reportlab": reportlab}


def font_folder() -> Path:
    return next(HOME.glob("lib/python*/site-packages/matplotlib/mpl-data/fonts/ttf"))


# --- one cold process ------------------------------------------------------------------------------------------------


def produce(engine: str, way: str, source: Path, target: Path) -> None:
    """Write all the letters of the source into the folder and print the figures; starting and importing count."""
    started = time.perf_counter() - time.process_time()
    many = json.loads(source.read_text(encoding="utf-8"))
    apart, together = ENGINES[engine]()
    size = 0
    if way == "separate":
        files = ((f"{at:05}", apart(words)) for at, words in enumerate(many))
    else:
        files = ((f"{at:05}", together(many[at : at + IN_A_FILE])) for at in range(0, len(many), IN_A_FILE))
    for name, content in files:
        (target / f"{name}.pdf").write_bytes(content)
        size += len(content)
    figures = {
        "cpu": time.process_time(),
        "wall": time.perf_counter() - started,
        "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "size": size,
    }
    print(json.dumps(figures))


def decode(folder: Path) -> None:
    """Print what the codes on the pictures of a folder hold (in the environment of the peers)."""
    import zxingcpp
    from PIL import Image

    found = [[code.text for code in zxingcpp.read_barcodes(Image.open(path))] for path in sorted(folder.glob("*.png"))]
    print(json.dumps(found))


# --- the whole run ---------------------------------------------------------------------------------------------------


def missing_libraries() -> list[str]:
    """Debian's packages that WeasyPrint is without."""
    missing = []
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def peers_python() -> Path:
    missing = missing_libraries()
    if missing and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", *missing], check=False, stdout=sys.stderr)
    if missing := missing_libraries():
        print(f"WeasyPrint is without {', '.join(missing)}: apt-get install {' '.join(missing)}", file=sys.stderr)
    python = HOME / "bin" / "python"
    if not python.exists():
        venv.create(HOME, with_pip=True)
    probe = "import weasyprint, reportlab, segno, zxingcpp, PIL"
    if subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode or not list(
        HOME.glob("lib/python*/site-packages/matplotlib")
    ):
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, *PEERS], check=True, stdout=sys.stderr)
        subprocess.run([*pip, "--no-deps", FONTS], check=True, stdout=sys.stderr)
        subprocess.run([python, "-c", probe], check=True, stdout=sys.stderr)
    return python


def run(python: Path, *arguments: object) -> dict:
    done = subprocess.run(
        [python, __file__, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    return json.loads(done.stdout.splitlines()[-1])


def squeezed(text: str) -> str:
    return "".join(text.split()).translate(STANDS_FOR).casefold()


def is_whole(words: dict, page: str) -> bool:
    """Does the page hold every piece of the letter, and not a sign besides?"""
    pieces, seen = [squeezed(piece) for piece in shown_of(words)], squeezed(page)
    return all(piece in seen for piece in pieces) and Counter("".join(pieces)) == Counter(seen)


def is_all_there(letters: list[dict], folder: Path) -> bool:
    import pypdfium2

    pages = []
    for path in sorted(folder.glob("*.pdf")):
        file = pypdfium2.PdfDocument(path)
        pages += [page.get_textpage().get_text_range() for page in file]
        file.close()
    return len(pages) == len(letters) and all(map(is_whole, letters, pages))


def decoded(python: Path, letters: list[dict], folder: Path) -> float:
    """The share of some codes that, with a camera held to the corner of the page, give the address of their letter."""
    import pypdfium2

    step = max(1, len(letters) // DECODED)
    with tempfile.TemporaryDirectory() as pictures:
        for at in range(0, len(letters), step):
            page = pypdfium2.PdfDocument(folder / f"{at:05}.pdf")[0]
            picture = page.render(scale=3).to_pil()
            width, height = picture.size
            corner = (width * 78 // 100, height * 83 // 100, width, height * 95 // 100)
            picture.crop(corner).save(Path(pictures) / f"{at:05}.png")
        found = run(python, "--decode", pictures)
    wanted = [words["url"] for words in letters[::step]]
    return sum([url] == codes for url, codes in zip(wanted, found, strict=True)) / len(wanted)


def bench(count: int) -> dict:
    python = peers_python()
    letters = [letter(number) for number in range(count)]
    part = -(-count // ROUNDS)
    totals: dict[tuple[str, str], dict] = {}
    whole: dict[str, bool] = dict.fromkeys(ENGINES, True)
    codes = 0.0
    for place in range(ROUNDS):
        mine = letters[place * part : (place + 1) * part]
        for way in ("separate", "merged"):
            for engine in ENGINES:
                if (engine, way) == ("weasyprint", "merged") and place:
                    continue
                some = mine[:OF_WEASYPRINT] if engine == "weasyprint" else mine
                with tempfile.TemporaryDirectory(prefix="artel-bench-") as folder:
                    source = Path(folder) / "letters.json"
                    source.write_text(json.dumps(some, ensure_ascii=False), encoding="utf-8")
                    interpreter = Path(sys.executable) if engine == "artel" else python
                    figures = run(interpreter, "--produce", engine, way, source, folder)
                    whole[engine] &= is_all_there(some, Path(folder))
                    if (engine, way, place) == ("artel", "separate", 0):
                        codes = decoded(python, some, Path(folder))
                kept = totals.setdefault((engine, way), {"cpu": 0, "wall": 0, "rss": 0, "size": 0, "letters": 0})
                kept["rss"] = max(kept["rss"], figures["rss"])
                kept["letters"] += len(some)
                for name in ("cpu", "wall", "size"):
                    kept[name] += figures[name]
    return told(totals, whole, codes, count)


def told(totals: dict, whole: dict, codes: float, count: int) -> dict:
    def rate(engine, way, by="cpu"):
        return totals[engine, way]["letters"] / totals[engine, way][by]

    found: dict[str, object] = {"letters": count}
    for engine, way in totals:
        prefix = f"{way}_" if engine == "artel" else f"{engine}_{way}_"
        kept = totals[engine, way]
        found |= {
            f"{prefix}per_s": round(rate(engine, way), 1),
            f"{prefix}wall_per_s": round(rate(engine, way, "wall"), 1),
            f"{prefix}rss_mb": kept["rss"],
            f"{prefix}kb_each": round(kept["size"] / kept["letters"] / 1024, 1),
        }
    for engine in ("weasyprint", "reportlab"):
        found[f"ratio_{engine}"] = round(rate("artel", "separate") / rate(engine, "separate"), 2)
        found[f"merged_ratio_{engine}"] = round(rate("artel", "merged") / rate(engine, "merged"), 2)
    return found | {
        "ratio_merged": round(rate("artel", "merged") / rate("artel", "separate"), 2),
        "ratio_merged_wall": round(rate("artel", "merged", "wall") / rate("artel", "separate", "wall"), 2),
        "text_equal": whole["artel"],
        "peers_text_equal": whole["weasyprint"] and whole["reportlab"],
        "codes_read_share": codes,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--produce", nargs=4, metavar=("ENGINE", "WAY", "SOURCE", "TARGET"), help=argparse.SUPPRESS)
    parser.add_argument("--decode", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.produce:
        engine, way, source, target = options.produce
        produce(engine, way, Path(source), Path(target))
        return
    if options.decode:
        decode(options.decode)
        return
    found = bench(options.letters)
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for name, value in found.items():
            print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
