"""Documents say what is so: links lead somewhere, the glossary names what exists, every setting is described."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "artel"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`([^`]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_a_document_leads_to_a_file_of_the_repository(document):
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def glossary_lines():
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and "`" in cells[2]:
            yield cells


def code_at(place: str) -> str:
    path = SOURCE / place
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_the_glossary_names_identifiers_that_stand_where_it_says():
    lost = []
    for russian, names, places in glossary_lines():
        code = "\n".join(code_at(place) for place in CODE.findall(places) if place != "permissions.py")
        for name in CODE.findall(names):
            if not re.search(rf"\b{re.escape(name.rsplit('.', 1)[-1])}\b", code):
                lost.append((russian, name))
    assert lost == []


def test_every_setting_read_from_the_environment_is_described():
    described = (ROOT / "docs" / "operate" / "settings.md").read_text(encoding="utf-8")
    named = re.compile(r"\b(ARTEL_[A-Z_]+|DATABASE_URL)\b")
    read = {
        name
        for file in SOURCE.rglob("*.py")
        if "tests" not in file.parts
        for name in named.findall(file.read_text("utf-8"))
    }
    assert sorted(name for name in read if f"`{name}`" not in described) == []


def test_every_licence_of_the_locked_packages_is_listed():
    pins = re.findall(r"^([\w.-]+)==([^ ;\\]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)
    listed = (ROOT / "docs" / "notices.md").read_text(encoding="utf-8")
    assert [name for name, version in pins if f"| {name} | {version} |" not in listed] == []


def test_a_readme_and_a_decision_are_short():
    assert all(len((ROOT / name).read_text("utf-8").splitlines()) <= 80 for name in ("README.md", "README.ru.md"))
    decisions = (ROOT / "docs" / "decisions").glob("*.md")
    assert [path.name for path in decisions if len(path.read_text("utf-8").splitlines()) > 30] == []


GUIDE = sorted((ROOT / "docs" / "guide").glob("*.md"))
QUOTED = re.compile(r"«((?:[^«»]|«[^«»]*»)+)»")
SAID = (
    re.compile(r'"((?:[^"\\]|\\.)*[А-Яа-яё](?:[^"\\]|\\.)*)"'),
    re.compile(r'translate "([^"]+)"'),
    re.compile(r"%}([^{}%]*[А-Яа-яё][^{}%]*)\{%"),
    re.compile(r"\{% blocktranslate[^%]*%}(.*?)\{% endblocktranslate %}"),
)
VARIABLE = re.compile(r"\\\{(?:\\\{)?.*?\\\}(?:\\\})?")


def plain(words: str) -> str:
    """Words as they are compared: one space, one kind of quotes, whatever the first letter."""
    words = " ".join(words.replace("„", "«").replace("“", "»").split())
    return words[:1].lower() + words[1:]


def words_of_screens() -> tuple[set[str], re.Pattern[str]]:
    """Everything a screen may say, and what it says around a variable."""
    whole, around = set(), set()
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in (".html", ".py") and not {"tests", "demo", "migrations"} & set(path.parts):
            code = " ".join(path.read_text(encoding="utf-8").split())
            whole |= {plain(words) for pattern in SAID for words in pattern.findall(code)}
    for words in whole:
        if "{" in words and re.search("[А-Яа-яё]{4}", words.partition("{")[0]):
            around.add(VARIABLE.sub(".+", re.escape(words)))
    return whole, re.compile("|".join(sorted(around)))


def test_what_the_guide_quotes_stands_on_a_screen():
    whole, around = words_of_screens()
    lost = []
    for page in GUIDE:
        text = " ".join(page.read_text(encoding="utf-8").split())
        for quoted in QUOTED.findall(text):
            words = plain(quoted)
            begun = words.removesuffix("…")
            if (
                words in whole
                or around.fullmatch(words)
                or (begun != words and any(w.startswith(begun) for w in whole))
            ):
                continue
            lost.append((page.name, quoted))
    assert lost == []


def test_every_page_of_the_guide_is_reached_from_its_first():
    index = (ROOT / "docs" / "guide" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in GUIDE if page.name != "index.md" and f"]({page.name})" not in index] == []


def test_headings_that_the_guide_links_to_are_there():
    """A heading's address is made of its words, as GitHub makes it."""
    lost = []
    for page in GUIDE:
        for target, anchor in re.findall(r"\]\(([\w-]*\.?m?d?)#([^)]+)\)", page.read_text(encoding="utf-8")):
            other = page.parent / (target or page.name)
            headings = re.findall(r"^#+ (.+)$", other.read_text(encoding="utf-8"), re.M)
            if anchor not in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}:
                lost.append((page.name, target, anchor))
    assert lost == []


def test_the_pictures_of_the_guide_are_all_shown_and_light():
    pictures = sorted((ROOT / "docs" / "guide" / "img").iterdir())
    shown = "".join(path.read_text(encoding="utf-8") for path in GUIDE)
    assert [path.name for path in pictures if f"img/{path.name}" not in shown] == []
    assert max(path.stat().st_size for path in pictures) <= 120_000
    assert sum(path.stat().st_size for path in pictures) <= 3_600_000
