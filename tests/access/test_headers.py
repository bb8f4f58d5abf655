"""Headers of every answer, the secret of every form, a GET that changes nothing, no way out by «next»."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.urls import reverse

from tests.access.table import BY_NAME, PLACES, expected, first_allowed
from tests.access.urls import address, sent
from tests.access.watching import ENTRANCE, ask, read, watched
from tests.access.world import ROLES

pytestmark = pytest.mark.django_db

SENT_AS_FILE = "sandbox; default-src 'none'"
# They tell nobody where the one who asks comes from.
CHECKS = ("documents:check_enter", "documents:check", "calendars:feed")
KEPT = (
    "calendars:feed",  # a program keeps it and asks whether it has changed: no session, the address is the secret
    "reports:public_page", "reports:public_paper", "reports:public_calendar",  # the same for everybody, told to the world
)  # fmt: skip
PLAIN = frozenset({"text/plain; charset=utf-8"})


def policy() -> dict[str, set[str]]:
    return {name: set(values) for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()}


def read_policy(header: str) -> dict[str, set[str]]:
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name: set(values) for name, *values in parts}


def answers(world, place):
    """(role, method, answer): by somebody who may, by somebody who may not, by nobody."""
    for method in ("GET", "POST"):
        roles = [role for role in ROLES if expected(place, role, method).is_allowed][:1]
        for role in (*roles, "stranger", "anonymous"):
            with watched():
                yield role, method, ask(world, place, role, method)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_answer_wears_its_headers(world, place):
    for role, method, answer in answers(world, place):
        said = f"{method} {place.name} by {role}: {answer.status_code}"
        assert answer["X-Content-Type-Options"] == "nosniff", said
        assert answer["X-Frame-Options"] == "DENY", said
        is_check = place.name in CHECKS and answer.status_code != 405
        told = "no-referrer" if is_check else settings.SECURE_REFERRER_POLICY
        assert answer["Referrer-Policy"] == told, said
        is_file = answer.has_header("Content-Disposition")
        if is_file and answer["Content-Security-Policy"] == SENT_AS_FILE:
            assert answer["Content-Disposition"].startswith("attachment"), said
        else:
            assert read_policy(answer["Content-Security-Policy"]) == policy(), said
        # Whoever has just signed out is nobody any more, and the answer only leads on.
        is_left = place.name == "account_logout" and method == "POST"
        is_kept = place.name in KEPT and answer.status_code == 200
        if role not in ("anonymous", "blocked") and not is_left and not is_kept:
            assert is_kept_by_nobody(answer), f"{said}: {answer.get('Cache-Control')}"
        assert "Server" not in answer and "X-Powered-By" not in answer


def is_kept_by_nobody(answer) -> bool:
    """What a signed-in person saw stays neither in a cache between nor in the browser."""
    return "no-store" in answer.get("Cache-Control", "")


def test_the_policy_lets_in_nothing_from_outside_and_nothing_inline():
    words = set().union(*policy().values())
    assert words <= {"'none'", "'self'", "data:"}
    assert policy()["script-src"] == policy()["style-src"] == {"'self'"}
    assert policy()["frame-ancestors"] == policy()["base-uri"] == policy()["object-src"] == {"'none'"}


# Nobody's session stands behind these: one changes nothing, in the other the signed address is the right.
OPEN = ("documents:check_enter", "notices:letters_off")
GUARDED = [place for place in PLACES if place.takes("POST") and place.name not in OPEN]


@pytest.mark.parametrize("place", GUARDED, ids=lambda place: place.name)
def test_a_form_without_its_secret_is_refused_and_changes_nothing(world, place):
    role = first_allowed(place, "POST")
    client = world.client(role, enforce_csrf_checks=True)
    form = sent(place, world.ours, role)
    for options in ({}, {"HTTP_X_CSRFTOKEN": "a" * 64}, {"HTTP_HX_REQUEST": "true"}):
        with watched() as watch:
            answer = client.post(address(place, world.ours), form, **options)
        assert answer.status_code == 403
        assert watch.written == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_reading_changes_nothing(world, place):
    if not place.takes("GET"):
        return
    for method in ("GET", "HEAD", "OPTIONS"):
        with watched() as watch:
            answer = ask(world, place, first_allowed(place, "GET"), method)
        assert answer.status_code < 400 or answer.status_code in place.get_codes | {405}, (method, answer.status_code)
        assert watch.beside(ENTRANCE, place.get_writes) == [], method


# Ways out

OUTSIDE = (
    "https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "https:evil.example", "\thttps://evil.example",
    "javascript:alert(1)", "http://testserver@evil.example/", "https://testserver.evil.example/", "%2f%2fevil.example",
)  # fmt: skip
LED_ON = (
    "account_login", "account_logout", "account_reauthenticate", "account_change_password", "account_set_password",
    "mfa_reauthenticate", "mfa_authenticate", "mfa_activate_totp", "accounts:demo_enter", "accounts:theme", "accounts:profile",
    "home",
)  # fmt: skip
PASSWORD = "Правильный-пароль-1"


@pytest.mark.parametrize("outside", OUTSIDE, ids=ascii)
def test_no_address_leads_out_by_next(world, outside):
    for name in LED_ON:
        place = BY_NAME[name]
        for method in place.methods:
            for role in ("coordinator", "anonymous"):
                url = address(place, world.ours)
                client = world.client(role)
                data = {**sent(place, world.ours, role), "next": outside, "password": PASSWORD}
                if name == "account_login":
                    data["login"] = world.people["coordinator"].email
                with watched():
                    if method == "POST":
                        answer = client.post(url, data, HTTP_REFERER=outside)
                    else:
                        answer = client.generic(method, url, QUERY_STRING=f"next={outside}", HTTP_REFERER=outside)
                leads = answer.get("Location", "")
                assert stays_inside(leads, url), (name, method, leads)


def stays_inside(leads: str, page: str) -> bool:
    """Tell whether a browser at the page would stay at our host. It takes a backslash for a slash and skips signs of control."""
    plain = "".join(sign for sign in leads if sign > " ").replace("\\", "/")
    target = urlsplit(urljoin(f"http://testserver{page}", re.sub("^//+", "//", plain)))
    return (target.scheme, target.netloc) == ("http", "testserver")


def test_ways_out_are_told_from_ways_inside():
    assert [outside for outside in OUTSIDE if stays_inside(outside, "/login/")] == ["%2f%2fevil.example"]
    assert stays_inside("", "/login/") and stays_inside("/k/a/?next=https://x", "/login/")


def test_the_entrance_leads_where_the_person_was_going(world):
    """The refusal of ways out is not a refusal of all ways."""
    inside = reverse("documents:register", args=[world.ours.slug])
    form = {"login": world.people["coordinator"].email, "password": PASSWORD, "next": inside}
    with watched():
        answer = world.client("anonymous").post(reverse("account_login"), form)
    assert answer["Location"] == inside


@pytest.mark.parametrize("path", ["/nothing/", "/k/", "/admin/", "/.env", "/static/../settings.py"])
def test_a_page_that_is_not_there_wears_the_same_headers(world, path):
    answer = read(world.client("coordinator").get(path))
    assert answer.status_code == 404
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["X-Frame-Options"] == "DENY"
    assert read_policy(answer["Content-Security-Policy"]) == policy()
    assert is_kept_by_nobody(answer)
