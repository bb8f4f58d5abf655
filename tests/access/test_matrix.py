"""Every address × every point of view × GET and POST, against the tables."""

import pytest
import rules.permissions
from django.conf import settings
from django.shortcuts import resolve_url

from artel.audit.models import Entry
from tests.access import urls
from tests.access.table import BY_NAME, MARKS, MATRIX, PLACES, expected, resolver_leaves
from tests.access.texts import words_in
from tests.access.urls import address
from tests.access.watching import ENTRANCE, ask, read, watched
from tests.access.world import INSIDE, ROLES

pytestmark = pytest.mark.django_db


# The tables and the code speak of the same things


def test_every_address_of_the_resolver_has_its_row_and_every_row_its_address():
    leaves = [(route, name) for route, name, _view in resolver_leaves()]
    assert len(leaves) == len(set(leaves))
    assert set(leaves) == {(place.route, place.name) for place in PLACES}
    assert len(BY_NAME) == len(PLACES)


def test_every_view_wears_the_mark_and_the_methods_of_its_row():
    worn = {
        name: (getattr(view, "permission", None), getattr(view, "methods", None))
        for _route, name, view in resolver_leaves()
    }
    assert worn == {place.name: (place.mark, place.methods) for place in PLACES}


def test_ways_and_forms_are_told_only_for_addresses_of_the_table():
    assert set(urls.ARGS) <= set(BY_NAME)
    assert {name for name in urls.SENT if not BY_NAME[name].takes("POST")} == set()
    with_arguments = {place.name for place in PLACES if "<" in place.route.removeprefix("k/<slug:slug>/")}
    assert with_arguments == set(urls.ARGS)


def test_every_right_of_the_code_has_its_row_and_every_row_its_right():
    assert {right.partition("/")[0] for right in MATRIX} - MARKS == set(rules.permissions.permissions)
    assert all(cell in ("+", "-", "own") for row in MATRIX.values() for cell in row.values())
    assert {place.get for place in PLACES} | {place.post for place in PLACES} <= set(MATRIX)


def test_only_the_last_roles_of_the_table_may_do_nothing_inside_a_cluster():
    for right, row in MATRIX.items():
        apps = ("audit", "jobs", "documents", "plans", "bodies", "meetings", "catalogue", "fair", "notices", "search",
                "calendars", "reports")  # fmt: skip
        if right in ("documents.thaw_papers", "catalogue.load_edition"):
            continue  # of the installation, not of a cluster
        if right.partition(".")[0] in apps or right.startswith("members.view"):
            assert {role for role in ROLES if row[role] != "-"} <= set(INSIDE), right


# The walk


def complaint(world, place, role, method) -> str:
    """What is wrong with one cell; empty if nothing is."""
    promise = expected(place, role, method)
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with watched() as watch:
        response = ask(world, place, role, method)
        found = _complaint(world, place, role, method, promise, response, watch, last)
    return f"{method} {place.name} by {role}: {found}" if found else ""


def _complaint(world, place, role, method, promise, response, watch, last) -> str:
    if response.status_code not in promise.codes:
        return f"{response.status_code} instead of {sorted(promise.codes)}; {_reason(response)}"
    if told := told_of_theirs(world, place, role, response):
        return f"told of another cluster: {told}"
    if promise.to_login and not response["Location"].startswith(resolve_url(settings.LOGIN_URL) + "?next="):
        return f"led to {response['Location']}"
    if not promise.is_allowed and watch.beside(ENTRANCE):
        return f"denied and wrote {watch.beside(ENTRANCE)}"
    if promise.is_allowed and method == "POST" and place.trace:
        actor = world.people[role]
        traces = Entry.objects.filter(pk__gt=last, actor_id=actor.pk)
        if not traces.exists():
            return "left no trace of its actor"
        if place.of_cluster and place.trace == "yes" and not traces.filter(chain=world.ours.cluster.pk).exists():
            return "left no trace in the journal of the cluster"
        if Entry.objects.filter(pk__gt=last, chain=world.theirs.cluster.pk).exists():
            return "left a trace in the journal of another cluster"
    return ""


def told_of_theirs(world, place, role, response) -> list[str]:
    """Canaries of the other cluster in an answer to a role of ours.

    The operator lists all clusters by name and opens none; their coordinator is no stranger to their canaries.
    """
    if role == "foreign_coordinator":
        return []
    told = world.canaries.told(words_in(response))
    if role == "operator" and place.name == "members:clusters":
        return [place for place in told if not place.startswith("members.Cluster.")]
    return told


def _reason(response) -> str:
    """What the page says of itself, in short."""
    if response.exc_info:
        return repr(response.exc_info[1])
    if response.status_code == 200 and getattr(response, "context", None) and "form" in response.context:
        return f"errors of the form: {dict(response.context['form'].errors)}"
    return ""


SOME = ("coordinator", "unit_member", "representative_employer", "observer")


@pytest.mark.parametrize("place", [place for place in PLACES if place.takes("POST")], ids=lambda place: place.name)
def test_who_may_not_is_told_so_whatever_is_sent(world, place):
    """A form that is sent wrong shows its page again: to nobody who may not see the page.

    What is not told at all (404) and what names nothing (422) is refused before the right is asked: it tells nothing.
    """
    for role in SOME:
        promise = expected(place, role, "POST")
        if promise.is_allowed:
            continue
        with watched() as watch:
            answer = read(world.client(role).post(address(place, world.ours, role), {}))
        page = {200} if place.takes("GET") and expected(place, role, "GET").is_allowed else set()
        assert answer.status_code in promise.codes | {404, 422} | page, role
        assert watch.beside(ENTRANCE) == [], role


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_answers_are_those_of_the_tables(world, place):
    found = [complaint(world, place, role, method) for role in ROLES for method in ("GET", "POST")]
    assert not any(found), "\n".join(line for line in found if line)
