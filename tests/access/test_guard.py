"""The guard guards: each right, forced open, is noticed by the walk or by a deed."""

from datetime import date

import pytest
import rules
import rules.permissions

from artel.accounts import services as accounts
from artel.catalogue.services.editions import load_edition
from artel.documents.services.immutability import thaw
from artel.fair.services.answers import accept_invitation
from artel.fair.services.graduates import change_profile
from artel.fair.services.links import bearer
from artel.kernel.errors import Denied
from artel.meetings.services.attendance import answer_rsvp
from artel.members import services as members
from artel.reports import public_services
from tests.access import links
from tests.access.table import BY_NAME, MARKS, MATRIX, PLACES, expected
from tests.access.test_rights import RIGHTS, asked
from tests.access.watching import ask, undone
from tests.access.world import INSIDE, ROLES

pytestmark = pytest.mark.django_db

# Rights that everybody inside has (outsiders are stopped by visibility before), and rights that open no address but
# decide what is offered. Only asking the right itself tells.
ONLY_ASKED = frozenset(
    {
        "members.view_cluster", "members.view_members", "members.view_contacts", "plans.view_plan", "plans.export_plan",
        "plans.judge_evidence", "documents.view_register", "documents.view_papers", "documents.view_approvals",
        "bodies.view_bodies", "bodies.view_contacts", "bodies.export_composition", "meetings.view_meeting",
        # What is asked within these stands behind another right: the consent's, the place among the signers.
        "documents.join_agreement", "documents.sign_paper", "meetings.view_named_votes",
        "meetings.chair_meeting", "meetings.export_assignments",
        # The counts are a column of a page that everybody of the cluster opens.
        "catalogue.view_catalogue", "catalogue.view_counts", "fair.view_fair", "notices.view_own",
        "notices.change_preference", "search.find", "calendars.view_calendar", "reports.view_reports",
        # Whose report is not read is not found, before the right is asked.
        "reports.read_report",
    }
)  # fmt: skip

# Rights without an address of their own, or behind a wider one: the deed itself, by somebody who may not.
DEEDS = {
    "reports.open_public_page": lambda side, who: (
        public_services.close_page(cluster=side.cluster, actor=side.author),
        public_services.open_page(cluster=side.cluster, actor=who),
    ),
    "accounts.block_user": lambda side, who: accounts.block_user(user=side.author, reason="Проверка", actor=who),
    "accounts.make_operator": lambda _side, who: accounts.make_operator(
        email="new@example.test", name="Новый Оператор", actor=who
    ),
    "accounts.end_sessions": lambda side, who: accounts.end_sessions(user=side.author, actor=who),
    "accounts.change_own_account": lambda side, who: accounts.change_profile(user=side.author, name="Иной", actor=who),
    "members.add_cluster": lambda _side, who: members.add_cluster(
        slug="new", name="Новый", short_name="Новый", region="Томская область", actor=who
    ),
    "members.change_organisation": lambda side, who: members.change_organisation(
        organisation=side.other, short_name="Иное", actor=who
    ),
    "documents.thaw_papers": lambda _side, who: thaw("проверка", who).__enter__(),
    "meetings.answer_rsvp": lambda side, who: answer_rsvp(attendee=side.called_member, rsvp="yes", actor=who),
    "members.change_person": lambda side, who: members.change_person(person=side.person, last_name="Иная", actor=who),
    "catalogue.load_edition": lambda _side, who: load_edition(
        classifier="spo", title="Новый перечень", act="Приказ № 1", valid_from=date(2024, 3, 1), source="Проверка",
        checked_on=date(2024, 3, 15), rows=[{"code": "15.02.16", "name": "Технология машиностроения"}], actor=who,
    ),
    "fair.change_own_profile": lambda side, who: change_profile(graduate=side.graduate, about="Иное", actor=who),
    "catalogue.answer_as_guardian": links.answer_for_minor,
    "fair.answer_invitation": lambda side, who: accept_invitation(invitation=side.cabinet_invitation, actor=who),
}  # fmt: skip

# A graduate has no account and no column in the table: the bearer of a personal link does these deeds.
# right → (who bears the link to the thing of the deed, who bears one to another thing)
BORNE = {
    "fair.change_own_profile": (
        lambda side: bearer(side.graduate),
        lambda side: bearer(side.newcomer_graduate),
    ),
    "fair.answer_invitation": (
        lambda side: bearer(side.cabinet_invitation.graduate),
        lambda side: bearer(side.revoked_invitation.graduate),
    ),
    "catalogue.answer_as_guardian": (links.guardian("minor"), links.guardian("others_minor")),
}


def denied_cells(right: str) -> list[tuple]:
    """Cells of the walk that the right denies: (place, role, method)."""
    return [
        (place, role, method)
        for place in PLACES
        for method in place.methods
        if method != "HEAD" and right in (place.mark, place.right(method).partition("/")[0])
        for role in INSIDE
        if not expected(place, role, method).is_allowed
    ]


def is_noticed_by_the_walk(world, right: str) -> bool:
    for place, role, method in denied_cells(right):
        with undone():
            if ask(world, place, role, method).status_code not in expected(place, role, method).codes:
                return True
    return False


def is_noticed_by_a_deed(world, right: str) -> bool:
    _own, another = BORNE.get(right, (None, None))
    return is_done(world, right, another(world.ours) if another else world.user("chair_coordination"))


def is_done(world, right: str, who) -> bool:
    try:
        with undone():
            DEEDS[right](world.ours, who)
    except Denied:
        return False
    return True


def is_done_by_its_bearer(world, right: str) -> bool:
    own, _another = BORNE[right]
    return is_done(world, right, own(world.ours))


def is_noticed_by_asking(world, right: str) -> bool:
    return any(promised != said for role in ROLES for promised, said in asked(world, right, role))


def notice(right: str):
    if right in ONLY_ASKED:
        return is_noticed_by_asking
    return is_noticed_by_a_deed if right in DEEDS else is_noticed_by_the_walk


@pytest.mark.parametrize("right", RIGHTS)
def test_a_right_forced_open_is_noticed(world, right, monkeypatch):
    monkeypatch.setitem(rules.permissions.permissions, right, rules.always_allow)
    assert notice(right)(world, right)


@pytest.mark.parametrize("right", RIGHTS)
def test_a_right_forced_shut_is_noticed(world, right, monkeypatch):
    monkeypatch.setitem(rules.permissions.permissions, right, rules.always_deny)
    assert not is_done_by_its_bearer(world, right) if right in BORNE else is_noticed_by_asking(world, right)


@pytest.mark.parametrize("right", sorted(DEEDS))
def test_the_deeds_of_this_file_are_denied_while_the_guard_stands(world, right):
    assert not is_noticed_by_a_deed(world, right)


@pytest.mark.parametrize("right", BORNE)
def test_who_bears_the_link_does_what_is_theirs(world, right):
    assert is_done_by_its_bearer(world, right)


def test_every_right_is_noticed_in_one_way():
    assert set(BORNE) <= set(DEEDS)
    assert set(DEEDS) | ONLY_ASKED <= set(RIGHTS)
    assert not set(DEEDS) & ONLY_ASKED
    assert all(denied_cells(right) for right in RIGHTS if right not in DEEDS and right not in ONLY_ASKED)


@pytest.mark.parametrize("mark", sorted(MARKS - {"public", "demo"}))
def test_the_marks_that_ask_for_no_right_deny_somebody_too(mark):
    assert "-" in MATRIX[mark].values()
    assert any(place.mark == mark for place in BY_NAME.values())
