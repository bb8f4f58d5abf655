"""Every page of the installation: that it answers, and how it is made.

Who may open what is the access matrix's question (tests/access). Here every address is asked as four kinds of person
and as a stranger, and a browser looks at every page on a desk and on a phone, as somebody who may open it. The full
product (role x width x theme x page) would take half an hour to find the same: roles differ in buttons, so only the
main pages are looked at as each role, in the dark, by axe on a phone and at every width (test_every_way.py).
"""

import pytest

from tests.access.table import PLACES
from tests.e2e.conftest import flaws, told

ROLES = ("coordinator", "observer", "fair_lead", "fair_employer")  # who sees most and who sees least, of both clusters
# The gate of the cluster lets the person in, the right is asked again of the object.
OBJECT_RIGHTS = {"plans:return", "documents:paper"} | {
    place.name for place in PLACES if place.get != place.mark or place.own
}
FILES = {
    "plans:export", "plans:evidence_file", "plans:upload_file", "documents:download", "mfa_download_recovery_codes",
    "desk:healthz", "desk:readyz", "documents:paper_pdf", "documents:paper_docx", "documents:paper_scan",
    "documents:sheet_pdf", "documents:sheet_docx", "bodies:composition_scan", "bodies:nominations_template",
    "bodies:nomination_letter", "meetings:material", "meetings:assignment_file", "meetings:assignments_export",
    "meetings:minutes_pdf", "meetings:minutes_docx", "meetings:sheet", "meetings:notice_file", "meetings:bulletin_file",
    "meetings:pulse",  # a part of a page
    "catalogue:student_template", "fair:vacancies_template", "fair:graduates_template", "fair:interview_marks_template",
    "fair:run_data", "fair:invitations_wording_file", "fair:printing_file", "fair:employment_template",
    "fair:cabinet_calendar", "fair:cabinet_invitation_pdf", "calendars:feed", "plans:version_docx", "plans:amendment_docx",
    "reports:public_calendar", "reports:public_file",
    "plans:compare_export", "members:table_errors",
    *(f"members:{kind}_template" for kind in ("organisations", "people", "roles", "offices")),
}  # fmt: skip


@pytest.fixture
def origin(installation) -> str:
    return installation.url


def pages_of(installation, *spaces: str) -> list[tuple[str, str]]:
    """(name, address) of the pages of some applications, without files, and without what only a stranger sees."""
    rights = installation.facts["rights"]
    return [
        (name, address)
        for name, addresses in installation.facts["addresses"].items()
        if name.partition(":")[0] in spaces and name not in FILES and rights[name]["permission"] != "public"
        for address in addresses
    ]


@pytest.mark.parametrize("who", ROLES)
def test_every_address_answers_a_person_by_right_and_in_russian(become, page, installation, who):
    become(who)
    wrong = []
    person = installation.facts["people"][who]
    for name, addresses in installation.facts["addresses"].items():
        right = installation.facts["rights"][name]
        if right["home"] != person["home"]:
            continue
        for address in addresses:
            answer = page.request.get(installation.url + address, max_redirects=0)
            fits = {200, 302}
            if right["in_cluster"] and right["permission"] not in person["may"]:
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


SPACES = (
    "plans", "members", "documents desk jobs ui", "notices search calendars reports", "bodies", "meetings", "catalogue", "fair",
)  # fmt: skip


@pytest.mark.parametrize("space", SPACES)
def test_every_page_is_accessible_and_fits(look, installation, space):
    wrong = look(pages_of(installation, *space.split()), width=1440, widths=(360,))
    assert not wrong, told(wrong)


@pytest.mark.parametrize(("theme", "width"), [("light", 360), ("dark", 360), ("light", 1440)])
def test_what_a_graduate_and_a_passer_by_see_is_accessible_and_fits(visit, installation, theme, width):
    """Pages without an account: the cabinet by its link, the answer by the paper's code, the open showcase, the open page."""
    rights = installation.facts["rights"]
    wrong = []
    for name, (address, *_more) in installation.facts["addresses"].items():
        if (
            name.startswith(("fair:", "reports:public", "accounts:guest"))
            and rights[name]["permission"] == "public"
            and name not in FILES
        ):
            wrong += [(name, found) for found in flaws(visit(address, width=width, theme=theme))]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_entrance_is_accessible_and_fits(visit, installation, theme):
    names = ("accounts:demo", "notices:letters_off", "account_login", "account_reset_password", "account_reset_password_done",
             "account_reset_password_from_key", "account_reset_password_from_key_done", "account_inactive",
             "documents:check_enter", "documents:check")  # fmt: skip
    addresses = [installation.page(name) for name in names] + installation.pages("accounts:invitation")[:1]
    width = 1440 if theme == "light" else 360
    wrong = [(address, found) for address in addresses for found in flaws(visit(address, width=width, theme=theme))]
    assert not wrong, told(wrong)
