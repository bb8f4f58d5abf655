"""Colours are computed again from tokens.css; the ground they stand on is pinned."""

import hashlib
import re
from itertools import product
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

STATIC = Path(__file__).resolve().parent.parent / "static" / "ui"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "sheet", "sunken")
STATES = ("met", "late", "open", "soon", "overdue", "await", "future", "moved", "lifted")


def block(selector: str, *, inside: str = "") -> dict[str, str]:
    """Custom properties of a rule, after the at-rule `inside`."""
    start = TOKENS.index(inside) if inside else 0
    body = TOKENS[TOKENS.index("{", TOKENS.index(selector, start)) + 1 :]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", body[: body.index("}")]))


THEMES = {
    "light": block(":root, [data-bs-theme=light], [data-bs-theme=auto] {"),
    "dark": block("[data-bs-theme=dark] {", inside="@media screen {"),
}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(theme: str, one: str, other: str) -> float:
    a, b = (luminance(THEMES[theme][f"--a-{name}"]) for name in (one, other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def test_contrast_is_computed_right():
    assert luminance("#fff") == 1
    assert round((luminance("#ffffff") + 0.05) / (luminance("#777777") + 0.05), 2) == 4.48


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *product(("text", "text-2", "text-3", "ink", "ink-deep", *STATES), GROUNDS),
        *((state, f"{state}-soft") for state in STATES),
        *product(("text", "text-2"), [f"{state}-soft" for state in STATES]),
        ("ink-deep", "ink-soft"),
        ("text", "ink-soft"),
        ("on-ink", "ink-fill"),
        ("on-overdue", "overdue-fill"),
        ("sheet", "rule"),
    ],
)
def test_text_is_legible(theme, text, ground):
    assert contrast(theme, text, ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_controls_and_the_focus_are_seen(theme, ground):
    assert contrast(theme, "edge", ground) >= 3
    assert contrast(theme, "ink", ground) >= 3
    assert contrast(theme, "rule", ground) >= 3


def test_the_theme_of_the_system_has_the_very_values_of_the_dark_one():
    assert block("[data-bs-theme=auto] {", inside="@media screen and (prefers-color-scheme: dark)") == THEMES["dark"]


def test_both_themes_name_the_same_tokens():
    assert THEMES["dark"].keys() == THEMES["light"].keys()


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_colours_are_named_in_tokens_alone_and_nothing_is_fetched_from_outside(path):
    css = path.read_text(encoding="utf-8")
    assert "@import" not in css
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", css)
    if path.name != "tokens.css":
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;,)])", css) == []
        assert re.findall(r"\brgba?\((?!var\()", css) == []


def test_every_token_that_is_used_exists():
    named = set(re.findall(r"(--a-[\w-]+)\s*:", TOKENS))
    used = {name for path in STATIC.glob("*.css") for name in re.findall(r"var\((--a-[\w-]+)", path.read_text("utf-8"))}
    assert used - named == set()


def test_every_style_is_loaded_by_the_pages():
    templates = STATIC.parents[2].glob("*/templates/**/*.html")
    links = "".join(path.read_text(encoding="utf-8") for path in templates if "gallery" not in path.name)
    loaded = set(re.findall(r'static "ui/([\w.]+css)"', links))
    assert loaded == {path.name for path in STATIC.glob("*.css")} - {"gallery.css"}


def test_the_css_of_tabler_is_the_one_that_was_looked_at():
    digest = hashlib.sha256(Path(finders.find("vendor/tabler.min.css")).read_bytes()).hexdigest()
    assert digest == "7ef750bd10546a695d0b12767ad8048bd8f3ec5de7daefb1067f9d0daa3d1c9a"
