"""The menu, refusals and faults as pages."""

import re
from types import SimpleNamespace

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.ui import menu, views
from artel.ui.context import Shell
from artel.ui.middleware import RefusalMiddleware


@pytest.fixture
def places(monkeypatch):
    """A menu of its own."""
    monkeypatch.setattr(menu, "_items", {})
    monkeypatch.setattr(menu, "_texts", {})
    rules.add_perm("ui.test_everybody", rules.always_true)
    rules.add_perm("ui.test_nobody", rules.always_false)
    yield menu
    rules.remove_perm("ui.test_everybody")
    rules.remove_perm("ui.test_nobody")


def item(key: str, **fields) -> menu.MenuItem:
    defaults = {"label": key.title(), "icon": "table", "url_name": "ui:more", "permission": "ui.test_everybody"}
    return menu.MenuItem(key=key, **{**defaults, **fields})


def request_of(path: str = "/k/prom/more/", *, cluster=True, user=None, **headers):
    request = RequestFactory(headers=headers).get(path)
    request.user = user or SimpleNamespace(is_authenticated=True, is_active=True, theme="dark")
    request.cluster = SimpleNamespace(slug="prom", short_name="Промышленный") if cluster else None
    request.resolver_match = SimpleNamespace(view_name="ui:more", namespace="ui")
    return request


def test_a_person_sees_only_the_places_with_a_right(places):
    places.register(item("plan"))
    places.register(item("secret", permission="ui.test_nobody"))
    places.register(item("docs", group=menu.Group.STORES, permission=None))
    shell = Shell(request_of())
    assert [[place.key for place in group["places"]] for group in shell.groups] == [["plan"], ["docs"]]
    assert shell.groups[0]["places"][0].url == "/k/prom/more/"


def test_outside_a_cluster_only_places_of_the_installation_are_left(places):
    places.register(item("plan"))
    places.register(item("me", group=menu.Group.PERSON, of_cluster=False, url_name="ui:gallery", permission=None))
    shell = Shell(request_of(cluster=False))
    assert shell.groups == []
    assert [place.url for place in shell.person_places] == ["/gallery/"]


def test_a_place_with_an_unknown_permission_is_an_error(places):
    places.register(item("plan", permission="ui.no_such_right"))
    with pytest.raises(LookupError, match="no_such_right"):
        _ = Shell(request_of()).groups


def test_counters_are_asked_at_most_once_and_only_when_drawn(places):
    asked = []
    places.register(item("plan", badge=lambda request: asked.append(1) or 4))
    shell = Shell(request_of())
    place = shell.groups[0]["places"][0]
    assert asked == []
    assert (place.badge, place.badge, len(asked)) == (4, 4, 1)


def test_places_stand_in_order_and_a_phone_gets_four(places):
    for n in range(6, 0, -1):
        places.register(item(f"p{n}", order=n, tab=True))
    shell = Shell(request_of())
    assert [place.key for place in shell.groups[0]["places"]] == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert [place.key for place in shell.tabs] == ["p1", "p2", "p3", "p4"]


def test_the_current_place_is_the_page_itself_else_its_app(places):
    places.register(item("other", url_name="ui:gallery", of_cluster=False))
    places.register(item("more", order=200))
    assert Shell(request_of()).current_key == "more"
    inner = request_of()
    inner.resolver_match = SimpleNamespace(view_name="ui:detail", namespace="ui")
    assert Shell(inner).current_key == "other"


def test_a_key_stands_once_and_a_group_must_exist(places):
    places.register(item("plan"))
    places.register(item("plan"))
    with pytest.raises(ValueError, match="already"):
        places.register(item("plan", label="Другой"))
    with pytest.raises(ValueError, match="no such group"):
        places.register(item("x", group="attic"))
    with pytest.raises(ValueError, match="no such spot"):
        places.register_text("motto", str)


@pytest.mark.parametrize(("theme", "value"), [("light", "light"), ("dark", "dark"), ("system", "auto"), ("", "auto")])
def test_the_theme_is_the_persons_or_the_systems(theme, value):
    user = SimpleNamespace(is_authenticated=True, theme=theme)
    assert Shell(request_of(user=user)).theme == value
    assert Shell(request_of(user=AnonymousUser())).theme == "auto"


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Denied("Нет права"), 403), (IllegalTransition("План утверждён"), 409), (BrokenRule("Пустой план"), 422)],
)
def test_a_refusal_becomes_a_page_that_says_it(places, refusal, status):
    response = RefusalMiddleware(HttpResponse).process_exception(request_of(user=AnonymousUser()), refusal)
    assert response.status_code == status
    html = response.content.decode()
    assert str(refusal).replace(" ", "") in re.sub(r"[\s\u00a0]", "", html)
    assert '<html lang="ru"' in html


def test_a_refusal_over_htmx_is_a_note_where_messages_stand(places):
    request = request_of()
    request.htmx = True
    response = RefusalMiddleware(HttpResponse).process_exception(request, BrokenRule("Пустой план"))
    assert (response.status_code, response["HX-Retarget"]) == (422, "#messages")
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("exception", [Http404(), PermissionDenied()])
def test_what_django_answers_itself_is_no_incident(exception, caplog):
    assert RefusalMiddleware(HttpResponse).process_exception(request_of(), exception) is None
    assert "incident" not in caplog.text


def test_a_fault_is_named_by_the_same_number_in_the_log_and_on_the_page(caplog):
    request = request_of()
    assert RefusalMiddleware(HttpResponse).process_exception(request, ZeroDivisionError()) is None
    response = views.server_error(request)
    assert response.status_code == 500
    assert request.incident in response.content.decode()
    assert request.incident in caplog.text
    assert "ZeroDivisionError" not in response.content.decode()


def test_signed_in_pages_are_not_stored_and_an_answer_with_its_own_rule_keeps_it():
    assert RefusalMiddleware(lambda request: HttpResponse())(request_of())["Cache-Control"] == "no-store"
    assert not RefusalMiddleware(lambda request: HttpResponse())(request_of(user=AnonymousUser())).has_header(
        "Cache-Control"
    )
    kept = HttpResponse(headers={"Cache-Control": "private, max-age=60"})
    assert RefusalMiddleware(lambda request: kept)(request_of())["Cache-Control"] == "private, max-age=60"


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda r: views.bad_request(r, ValueError()), 400, "Запрос не понят"),
        (lambda r: views.forbidden(r, PermissionDenied("Секрет")), 403, "не для вашей роли"),
        (lambda r: views.not_found(r, Http404()), 404, "Такой страницы нет"),
        (lambda r: views.csrf_failed(r), 403, "Страница устарела"),
    ],
)
def test_errors_are_told_in_russian(places, answer, status, words):
    response = answer(request_of(user=AnonymousUser()))
    assert response.status_code == status
    assert words in response.content.decode()


def test_texts_of_the_shell_are_asked_inside_a_cluster_only(places):
    places.register_text("footer", lambda request: f"данные {request.cluster.slug}")
    assert Shell(request_of()).footer == "данные prom"
    assert Shell(request_of(cluster=False)).footer == ""
    assert Shell(request_of()).caption == ""


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/k/prom/plan/", "http://testserver/k/prom/plan/"),
        ("https://elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_from_a_refusal_leads_to_our_own_page_alone(referer, back):
    request = request_of(Referer=referer)
    assert views.came_from(request) == back
