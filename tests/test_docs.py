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


def test_the_pictures_of_the_guide_are_all_shown_and_light():
    pictures = sorted((ROOT / "docs" / "guide" / "img").glob("*.png"))
    shown = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "guide").glob("*.md"))
    assert [path.name for path in pictures if f"img/{path.name}" not in shown] == []
    assert sum(path.stat().st_size for path in pictures) <= 3_600_000
