"""Templates of every app: Russian goes through gettext, nothing inline, components say their contract."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent / "src" / "artel"
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
COMPONENTS = sorted((ROOT / "ui" / "templates" / "cotton").glob("**/*.html"))

CYRILLIC = re.compile(r"[А-Яа-яЁё]")
TRANSLATED = re.compile(
    r"\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}"
    r"|\{#.*?#\}"
    r"|\{%\s*blocktrans(?:late)?\b.*?%\}.*?\{%\s*endblocktrans(?:late)?\s*%\}"
    r"""|\{%\s*trans(?:late)?\s+(?:"[^"]*"|'[^']*').*?%\}"""
    r"""|_\((?:"[^"]*"|'[^']*')\)""",
    re.DOTALL,
)
COMMENT = re.compile(r"\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}|\{#.*?#\}", re.DOTALL)
INLINE = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a <style>": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "an on… handler": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "an outside address": re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE),
}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blank(match: re.Match) -> str:
    """As many lines as were there, so that the lines that follow keep their numbers."""
    return "\n" * match.group(0).count("\n")


def untranslated(text: str) -> list[str]:
    """Lines with Russian that gettext does not see."""
    rest = TRANSLATED.sub(blank, text)
    return [f"{n}: {line.strip()}" for n, line in enumerate(rest.splitlines(), 1) if CYRILLIC.search(line)]


def inline(text: str) -> list[str]:
    """What a strict content policy would block."""
    rest = COMMENT.sub(blank, text)
    return [what for what, pattern in INLINE.items() if pattern.search(rest)]


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_russian_goes_through_gettext(path):
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_is_inline_and_nothing_comes_from_outside(path):
    assert inline(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_the_template_compiles_and_every_component_in_it_exists(path):
    get_template(str(path.relative_to(ROOT)).split("/templates/", 1)[1])
    used = re.findall(r"<c-([a-z][a-z0-9.-]*)", COMMENT.sub("", path.read_text(encoding="utf-8")))
    known = {component.stem.replace("_", "-") for component in COMPONENTS} | {"slot", "vars"}
    assert set(used) - known == set()


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_opens_with_its_contract_and_leaks_nothing_of_its_caller(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("{% comment %}")
    assert len(re.findall(r"<c-vars\b", text)) <= 1
    declared = re.search(r"<c-vars\s(.*?)/>", text, re.DOTALL)
    # A variable without a default would be taken from the page around the component.
    for attribute in (
        re.findall(r"""(?:^|\s)(:?[\w-]+(?:=(?:"[^"]*"|'[^']*'))?)""", declared.group(1)) if declared else []
    ):
        assert "=" in attribute, attribute


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_the_gallery_shows_the_component(path):
    gallery = (ROOT / "ui" / "templates" / "ui" / "gallery.html").read_text(encoding="utf-8")
    inside = "".join(component.read_text(encoding="utf-8") for component in COMPONENTS if component != path)
    assert re.search(rf"<c-{path.stem.replace('_', '-')}[\s>/]", gallery + inside)


def test_every_app_with_templates_keeps_them_under_its_own_name():
    shared = {"cotton", "account", "mfa", "allauth"}
    for config in apps.get_app_configs():
        folder = Path(config.path) / "templates"
        if not config.name.startswith("artel.") or not folder.is_dir():
            continue
        for child in folder.iterdir():
            assert child.name in {config.label, *shared} or child.suffix == ".html", child


def test_the_rules_of_this_file_catch_what_they_are_for():
    assert untranslated('<p>\n{% translate "Да" %} Нет</p>') == ["2: Нет</p>"]
    assert untranslated('<c-x label="Да" />{{ n|plural:"день,дня,дней" }}') != []
    assert untranslated('{{ n|plural:_("день,дня,дней") }}{# Да #}{% blocktranslate %}Да{% endblocktranslate %}') == []
    assert inline('<p style="x"><a onclick="x" href="https://x"><script>1</script>') == [
        "an inline style", "a script without src", "an on… handler", "an outside address",
    ]  # fmt: skip
    assert inline('<script type="module" src="/x.js"></script><c-x person="1" option="2" />') == []
