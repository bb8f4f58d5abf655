"""Every page of the installation: that it answers, and how it is made.

Who may open what is the access matrix's question (tests/access). Here every address is asked as four kinds of person and
as a stranger, and a browser looks at every page once on a desk and once on a phone, as somebody who may open it. The full
product (role x width x theme x page) would take half an hour to find the same: roles differ in buttons, so the main
pages are looked at as each role, in the dark and at every width besides.
"""

import pytest

from tests.e2e.conftest import flaws

ROLES = ("coordinator", "chair", "college", "observer")
# The gate of the cluster lets the person in, the right is asked again of the object.
OBJECT_RIGHTS = {
    "jobs:progress", "plans:approve", "plans:return", "plans:supply", "plans:ask", "plans:reject", "plans:indicator",
    "members:organisation_contacts", "members:person_own_contacts", "members:role_grant", "members:role_end",
    "members:consent_add", "members:consent_revoke", "members:invite",
}  # fmt: skip
FILES = {
    "plans:export", "plans:evidence_file", "plans:upload_file", "documents:download", "mfa_download_recovery_codes",
    "desk:healthz", "desk:readyz",
}  # fmt: skip
# Who looks at a page in the browser; the coordinator unless said.
VIEWERS = {
    "plans:approve": "chair", "members:organisation_contacts": "college", "members:person_own_contacts": "college",
    "members:consent_add": "college", "members:cluster_add": "operator", "members:cluster_lead": "operator",
    "members:clusters": "operator",
}  # fmt: skip
MAIN = (
    "desk:today", "plans:detail", "plans:year", "plans:members", "plans:row", "plans:obligation", "plans:evidence",
    "plans:preview", "plans:upload", "documents:register", "members:organisations", "desk:journal",
)  # fmt: skip
BREAKPOINTS = (320, 360, 768, 1024, 1440, 1920)


@pytest.fixture
def origin(installation) -> str:
    return installation.url


@pytest.fixture
def look(become, visit, installation):
    """look(pages): open each as its viewer and tell what is wrong with any."""

    def go(pages, *, who: str = "", width: int = 1440, theme: str = "light", widths: tuple[int, ...] = ()) -> list:
        wrong, now = [], None
        for name, address in pages:
            viewer = who or VIEWERS.get(name, "coordinator")
            if viewer != now:
                become(viewer)
                now = viewer
            page = visit(address, width=width, theme=theme)
            wrong += [(address, viewer, flaw) for flaw in flaws(page, widths=widths)]
        return wrong

    return go


def pages_of(installation, *spaces: str) -> list[tuple[str, str]]:
    """(name, address) of the pages of some applications, without files, and without what only a stranger sees."""
    rights = installation.facts["rights"]
    return [
        (name, address)
        for name, addresses in installation.facts["addresses"].items()
        if name.partition(":")[0] in spaces and name not in FILES and rights[name]["permission"] != "public"
        for address in addresses
    ]


def told(wrong: list) -> str:
    return "\n".join(map(str, wrong))


@pytest.mark.parametrize("who", ROLES)
def test_every_address_answers_a_person_by_right_and_in_russian(become, page, installation, who):
    become(who)
    wrong = []
    for name, addresses in installation.facts["addresses"].items():
        right = installation.facts["rights"][name]
        for address in addresses:
            answer = page.request.get(installation.url + address, max_redirects=0)
            fits = {200, 302}
            if right["in_cluster"] and right["permission"] not in installation.facts["people"][who]["may"]:
                fits = {403}
            elif name in OBJECT_RIGHTS or not right["in_cluster"]:
                fits = {200, 302, 403, 404}
            is_russian = answer.status == 302 or name in FILES or '<html lang="ru"' in answer.text()
            if answer.status not in fits or not is_russian:
                wrong.append((name, address, answer.status))
    assert not wrong, told(wrong)


def test_a_stranger_is_led_to_the_entrance_from_everywhere(page, installation):
    wrong = []
    for name, addresses in installation.facts["addresses"].items():
        is_open = installation.facts["rights"][name]["permission"] in ("public", "demo")
        answer = page.request.get(installation.url + addresses[0], max_redirects=0)
        led = answer.status == 302 and "/login/" in answer.headers["location"]
        if (is_open and answer.status >= 500) or (not is_open and not led):
            wrong.append((name, answer.status))
    assert not wrong, told(wrong)


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("space", ["plans", "members", "documents desk jobs ui"])
def test_every_page_is_accessible_and_fits(look, installation, space, width):
    wrong = look(pages_of(installation, *space.split()), width=width)
    assert not wrong, told(wrong)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_entrance_is_accessible_and_fits(visit, installation, theme):
    names = ("accounts:demo", "account_login", "account_reset_password", "account_reset_password_done",
             "account_reset_password_from_key", "account_reset_password_from_key_done", "account_inactive")  # fmt: skip
    addresses = [installation.page(name) for name in names] + installation.pages("accounts:invitation")[:1]
    width = 1440 if theme == "light" else 360
    wrong = [(address, found) for address in addresses for found in flaws(visit(address, width=width, theme=theme))]
    assert not wrong, told(wrong)


def test_the_main_pages_are_accessible_in_the_dark(look, installation):
    wrong = look([(name, installation.page(name)) for name in MAIN], theme="dark")
    assert not wrong, told(wrong)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_main_pages_fit_at_every_width(become, visit, installation, theme):
    become("coordinator")
    wrong = []
    for name in MAIN:
        page = visit(installation.page(name), theme=theme)
        for width in BREAKPOINTS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
                wrong.append((name, width))
    assert not wrong, told(wrong)


@pytest.mark.parametrize(("who", "width"), [("chair", 1440), ("college", 360), ("observer", 1024)])
def test_the_main_pages_are_accessible_to_other_roles(look, installation, who, width):
    names = (
        "desk:today",
        "plans:detail",
        "plans:row",
        "plans:obligation",
        "plans:evidence",
        "documents:register",
        "members:person",
    )
    wrong = look([(name, installation.page(name)) for name in names], who=who, width=width)
    assert not wrong, told(wrong)
