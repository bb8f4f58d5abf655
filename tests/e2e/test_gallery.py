"""The gallery in a real browser: light and dark, desk and phone, with scripts and without."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from artel.accounts.tests.factories import make_user
from artel.members.tests.factories import make_cluster, make_coordinator

GALLERY = "/gallery/"
SHOTS = os.environ.get("ARTEL_SHOTS", "")  # a folder to keep screenshots in, to hold beside the ones before


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_the_gallery_is_accessible_and_fits(visit, examine, theme, width):
    page = visit(GALLERY, width=width, theme=theme)
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"gallery-{width}-{theme}.png", full_page=True)
    examine()


def test_the_theme_of_the_system_is_followed_without_a_script(visit):
    ground = "getComputedStyle(document.body).backgroundColor"
    page = visit(GALLERY, theme="light")
    assert page.locator("html").get_attribute("data-bs-theme") == "auto"
    assert page.evaluate(ground) == "rgb(244, 241, 234)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(22, 20, 18)"


def test_paper_is_white_in_the_dark_theme_too(visit):
    page = visit(GALLERY, theme="dark")
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(36, 33, 28)"


def test_both_typefaces_come_from_the_server(visit):
    page = visit(GALLERY)
    assert page.evaluate("document.fonts.check('16px Manrope') && document.fonts.check('16px \"PT Serif\"')")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert {"Manrope", "PT Serif"} <= set(loaded)


def test_the_dialog_opens_takes_the_focus_and_closes_by_escape(visit, examine):
    page = visit(GALLERY)
    opener = page.locator("[data-dialog=g-dialog]")
    opener.click()
    dialog = page.locator("#g-dialog")
    assert dialog.is_visible()
    assert page.evaluate("document.querySelector('#g-dialog').contains(document.activeElement)")
    examine(widths=())
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    opener.click()
    dialog.locator("[data-close]").first.click()
    assert not dialog.is_visible()


def test_a_filter_sends_itself_and_leaves_empty_fields_out(visit):
    page = visit(GALLERY)
    with page.expect_navigation():
        page.select_option("#f-kind", "school")
    assert "kind=school" in page.url
    assert "q=" not in page.url


def test_a_question_can_be_answered_no(visit):
    page = visit(GALLERY)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Убрать").click()
    assert asked == ["Убрать запись?"]
    assert page.url.endswith(GALLERY)


def test_everything_works_without_scripts(browser, live_server):
    with browser.new_context(java_script_enabled=False, locale="ru-RU") as context:
        page = context.new_page()
        page.goto(live_server.url + GALLERY)
        page.get_by_role("link", name="Отклонить доказательство").click()
        assert page.url.endswith("/gallery/?")
        page.goto(live_server.url + GALLERY)
        page.select_option("#f-kind", "school")
        page.locator("form[data-autosubmit] button[type=submit]").click()
        assert "kind=school" in page.url
        assert not page.locator(".a-drop__say").first.is_visible()


def test_the_whole_page_can_be_walked_by_the_keyboard(visit):
    page = visit(GALLERY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "a-skip"
    assert page.locator(".a-skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


@pytest.mark.parametrize("width", [1440, 360])
def test_the_menu_of_a_cluster_is_a_rail_or_a_bar_and_the_rest_a_page(visit, enter, examine, width):
    cluster = make_cluster()
    enter(make_coordinator(cluster))
    page = visit(reverse("ui:more", args=[cluster.slug]), width=width)
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"more-{width}.png", full_page=True)
    assert page.locator(".a-rail").is_visible() == (width == 1440)
    assert page.locator(".a-tabbar").is_visible() == (width == 360)
    examine()
    page.locator(".a-menu > summary").click()
    assert page.locator(".a-menu__list").is_visible()
    examine(widths=())
    page.keyboard.press("Escape")
    assert not page.locator(".a-menu__list").is_visible()


def test_a_stranger_does_not_see_the_menu_of_a_cluster(client):
    address = reverse("ui:more", args=[make_cluster().slug])
    assert client.get(address).status_code == 302
    client.force_login(make_user())
    assert client.get(address).status_code == 404
