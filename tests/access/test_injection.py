"""Hostile words in every text of the cluster: pages show them as words, tables and documents too."""

import itertools
from html.parser import HTMLParser

import pytest

from artel.members.models import Organisation
from artel.plans.models import Evidence
from tests.access.table import BY_NAME, PLACES, expected
from tests.access.texts import fill, words_in
from tests.access.urls import address, sent
from tests.access.watching import ask, read, watched
from tests.access.world import INSIDE

pytestmark = pytest.mark.django_db

# Each bears the mark «xss7» where it would become a part of the page: out of words, out of an attribute of either quote, out
# of a template. The whole goes where there is room; shorter ones take turns in fields too short for it.
WHOLE = (
    "<script>xss7()</script></title></textarea><svg onload=xss7()>\"><p xss7='1' onmouseover=\"xss7()\" '>"
    "<p xss7=\"1\" onfocus='xss7()'>{{ 7|add:7000 }}{% now 'xss7' %}${xss7}<!--xss7"
)
SHORTER = (
    "</title><svg onload=xss7()>", "' xss7=\" xss7=", "{{xss7}}", "<script>xss7()", "\"><p xss7='1' '>", "<b xss7>", "'xss7=\"",
)  # fmt: skip


class Injected(HTMLParser):
    """Finds what hostile words have become beside words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.words: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        for name, value in attrs:
            if "xss7" in name or name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"<{tag} {name}>")
            if name in ("href", "src", "action", "formaction") and (value or "").strip().lower().startswith(
                "javascript:"
            ):
                self.found.append(f"<{tag} {name}={value}>")
            if "xss7" in (value or ""):
                self.words.append(value or "")
        if tag == "script" and not dict(attrs).get("src") and dict(attrs).get("type") != "application/json":
            self.found.append("<script>")
        if tag == "svg" and dict(attrs).get("onload") is not None:
            self.found.append("<svg onload>")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if "xss7" in data:
            (self.found if self._inside in ("script", "style") else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        if "xss7" in data:
            self.found.append("a comment")


def look_into(page: str) -> Injected:
    parser = Injected()
    parser.feed(page)
    parser.close()
    return parser


def hostile():
    counter, turns = iter(range(10**6)), itertools.cycle(range(len(SHORTER)))

    def word(_model: str, _field: str, longest: int) -> str:
        number = f"{next(counter):x}"  # its own, for unique fields
        turn = next(turns)
        payloads = (WHOLE, *SHORTER[turn:], *SHORTER[:turn])
        return next((payload for payload in payloads if len(payload) + len(number) <= longest), "<") + number

    return word


def pages(world):
    """Every page of the cluster for who may open it, and the answers to forms that are wrong."""
    for place in PLACES:
        if not place.of_cluster:
            continue
        for method in ("GET", "POST"):
            roles = [role for role in INSIDE if expected(place, role, method).is_allowed]
            if place.takes(method) and roles and not (method == "POST" and place.takes("GET")):
                yield place, method, roles[0]


def test_hostile_words_stay_words_on_every_page(world):
    with watched():
        assert fill(world.ours.cluster, hostile()) > 400
        shown = 0
        for place, method, role in pages(world):
            with watched():
                answer = ask(world, place, role, method)
            assert answer.status_code < 500, (place.name, answer.exc_info)
            if answer["Content-Type"].startswith("text/html"):
                page = look_into(answer.body.decode())
                assert page.found == [], (place.name, page.found[:3])
                shown += bool(page.words)
        assert shown > 40  # the words are there, or nothing was tried


def test_the_finder_finds_what_it_is_for():
    for payload in (WHOLE, *(each for each in SHORTER if "{" not in each)):
        places = (f"<p>{payload}</p>", f"<p title=\"{payload}\" lang=''>", f"<p title='{payload}' lang=\"\">")
        places += (f'<p title="{payload}" lang="">', f"<title>{payload}</title>")
        assert any(look_into(page).found for page in places), payload
    assert look_into("<!--xss7-->").found
    assert look_into("<a href=' javascript:xss7()'>").found
    assert look_into('<p title="&lt;script&gt;xss7()">&lt;img onerror=xss7()&gt;</p>').found == []


def test_what_was_typed_wrong_comes_back_as_words(world):
    """A form that was refused shows what was sent."""
    tried = 0
    for place in PLACES:
        roles = [role for role in INSIDE if expected(place, role, "POST").is_allowed]
        if not (place.takes("POST") and place.takes("GET") and place.of_cluster and roles):
            continue
        form = dict.fromkeys(sent(place, world.ours, roles[0]), WHOLE)
        with watched():
            answer = read(world.client(roles[0]).post(address(place, world.ours), form))
        if answer["Content-Type"].startswith("text/html"):
            page = look_into(answer.body.decode())
            assert page.found == [], place.name
            tried += bool(page.words)
    assert tried > 15


def test_search_shows_the_question_as_words(world):
    lists = (
        "members:organisations", "members:people", "members:access", "documents:register", "plans:detail",
        "documents:papers", "documents:approvals", "bodies:list", "bodies:directions", "meetings:list",
        "meetings:assignments", "search:search", "notices:log", "calendars:agenda", "reports:list", "plans:amendment",
        "members:table",
    )  # fmt: skip
    for name in lists:
        asked = dict.fromkeys(("q", "kind", "on", "code"), WHOLE)
        url = address(BY_NAME[name], world.ours).partition("?")[0]
        page = look_into(read(world.client("coordinator").get(url, asked)).body.decode())
        assert page.found == [] and page.words, name


RUNNING = ("javascript:xss7()", "JaVaScRiPt:xss7()", "data:text/html,xss7", "vbscript:xss7", " javascript:xss7()")


@pytest.mark.parametrize("url", RUNNING)
def test_an_address_that_would_run_is_no_address(world, url):
    college, evidence = world.ours.organisation, Evidence.objects.count()
    client = world.client("representative_college")
    for name, form in (
        ("members:organisation_contacts", {"site": url}),
        ("plans:supply", {"title": "Отчёт", "happened_on": "12.03.2024", "in_force_on": "12.03.2024", "url": url}),
    ):
        answer = read(client.post(address(BY_NAME[name], world.ours), form))
        assert answer.status_code == 200 and answer.context["form"].errors
        assert look_into(answer.body.decode()).found == []
    assert Organisation.objects.get(pk=college.pk).site == college.site
    assert Evidence.objects.count() == evidence


def test_no_cell_of_a_table_becomes_a_formula(world):
    counter = iter(range(10**6))

    def formula(_model: str, _field: str, longest: int) -> str:
        number = f"{next(counter):x}"
        return f'=HYPERLINK("http://evil.example","xss7{number}")' if longest > 60 else f"={number}"

    with watched():
        fill(world.ours.cluster, formula)
        for name, method in (
            ("plans:export", "GET"), ("documents:export", "POST"), ("members:organisations_export", "POST"),
            ("members:people_export", "POST"), ("desk:journal_export", "POST"), ("documents:export_papers", "POST"),
            ("bodies:export", "POST"), ("bodies:composition_export", "POST"), ("bodies:nominations_export", "POST"),
            ("meetings:assignments_export", "GET"), ("notices:log_export", "POST"), ("plans:compare_export", "GET"),
            ("members:organisations_table_export", "POST"), ("members:people_table_export", "POST"), ("reports:download", "POST"),
        ):  # fmt: skip
            answer = ask(world, BY_NAME[name], "coordinator", method)
            words = words_in(answer)
            assert answer.body.startswith(b"PK") and "xss7" in words, name
            assert "<f>" not in words and "<f " not in words and "<hyperlink " not in words, name


def test_the_names_of_people_are_words_in_the_shell_too(world):
    user = world.people["coordinator"]
    type(user).objects.filter(pk=user.pk).update(name=WHOLE)
    type(world.ours.cluster).objects.filter(pk=world.ours.cluster.pk).update(short_name=WHOLE[:110])
    for path in ("/account/", "/clusters/", address(BY_NAME["ui:more"], world.ours)):
        page = look_into(read(world.client("coordinator").get(path)).body.decode())
        assert page.found == [] and page.words, path
