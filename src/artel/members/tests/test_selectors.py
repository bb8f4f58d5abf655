from datetime import date

import pytest
import time_machine
from django.test import RequestFactory

from artel.accounts.privilege import is_privileged
from artel.accounts.rights import can
from artel.members import selectors
from artel.members.domain.kinds import OfficeKind, OrganisationKind, RoleKind, UnitKind
from artel.members.models import CalendarOverride
from artel.members.profile import profile_sections, role_words
from artel.members.standing import NOBODY, standing_of
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_consent,
    make_coordinator,
    make_head,
    make_lead,
    make_observer,
    make_organisation,
    make_override,
    make_person,
    make_position,
    make_representative,
    make_role,
    make_secretary,
    make_tenure,
    make_unit,
    make_user,
)
from artel.terms.calendar import state_calendar

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 15)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


def test_clusters_are_seen_by_their_own_today():
    user = make_user()
    standing_still = make_cluster(is_demo=True, frozen_on=date(2023, 10, 1))
    make_role(RoleKind.OBSERVER, standing_still, user=user, valid_from=date(2023, 9, 1), valid_to=date(2023, 12, 31))
    on_real_time = make_cluster()
    make_role(RoleKind.OBSERVER, on_real_time, user=user, valid_to=date(2023, 12, 31))
    assert list(selectors.clusters_visible_to(user)) == [standing_still]


def test_clusters_cost_a_query_however_many(django_assert_num_queries):
    user = make_user()
    for _ in range(4):
        cluster = make_cluster()
        make_role(RoleKind.OBSERVER, cluster, user=user)
        make_tenure(make_unit(cluster).offices.first(), person=cluster.people.get(user=user))
    with django_assert_num_queries(1):
        assert len(selectors.clusters_visible_to(user)) == 4


def test_a_blocked_account_sees_nothing():
    cluster = make_cluster()
    user = make_coordinator(cluster)
    user.is_active = False
    assert not selectors.clusters_visible_to(user).exists()
    assert not selectors.organisations_visible_to(user, cluster).exists()


def test_members_are_those_whose_membership_holds_the_day():
    cluster = make_cluster()
    college = make_organisation(cluster)
    employer = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, member_since=date(2024, 3, 16))
    make_organisation(cluster, member_since=None)
    make_organisation()
    assert set(selectors.members_on(cluster, DAY)) == {college}
    assert set(selectors.members_on(cluster, date(2024, 3, 16))) == {college, employer}
    assert set(selectors.members_on(cluster, date(2024, 3, 16), {OrganisationKind.EMPLOYER})) == {employer}


def test_colleges_include_member_branches_where_the_cluster_says_so():
    cluster = make_cluster()
    college = make_organisation(cluster)
    branch = make_organisation(cluster, kind=OrganisationKind.BRANCH, parent=college)
    make_organisation(cluster, kind=OrganisationKind.BRANCH, parent=college, member_since=None)
    kinds = {OrganisationKind.COLLEGE}
    assert set(selectors.members_on(cluster, DAY, kinds)) == {college, branch}
    cluster.colleges_include_branches = False
    assert set(selectors.members_on(cluster, DAY, kinds)) == {college}


def test_offices_are_found_by_what_a_plan_calls_them():
    cluster = make_cluster()
    council = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    assert selectors.find_unit(cluster, UnitKind.EXPERT_COUNCIL) == council
    office = selectors.find_office(cluster, UnitKind.EXPERT_COUNCIL, OfficeKind.CHAIR)
    assert office == council.offices.get(kind=OfficeKind.CHAIR)
    assert selectors.find_office(cluster, UnitKind.COORDINATION_COUNCIL, OfficeKind.CHAIR) is None
    assert selectors.find_unit(cluster, UnitKind.EXPERT_COUNCIL, date(2019, 1, 1)) is None


def test_the_head_of_the_lead_is_an_office():
    cluster = make_cluster()
    assert selectors.head_of_lead(cluster) is None
    lead = make_lead(cluster)
    office = selectors.head_of_lead(cluster)
    assert office == lead.offices.get(kind=OfficeKind.HEAD)
    person = make_tenure(office).person
    assert selectors.holder_of(office, DAY) == selectors.head_of(lead, DAY) == person


def test_holders_of_many_offices_cost_one_query(django_assert_num_queries):
    cluster = make_cluster()
    offices = [make_unit(cluster).offices.get(kind=OfficeKind.CHAIR) for _ in range(4)]
    people = {office.pk: make_tenure(office).person for office in offices[:3]}
    with django_assert_num_queries(1):
        assert selectors.holders_of(offices, DAY) == people


def test_the_calendar_without_own_days_is_the_states():
    cluster = make_cluster()
    college = make_organisation(cluster, week=6)
    assert selectors.calendar_of(cluster) is state_calendar(5)
    assert selectors.calendar_of(cluster, college) is state_calendar(6)


def test_own_days_cost_one_query_a_cluster_and_are_shared_between_like_calendars(django_assert_num_queries):
    cluster = make_cluster()
    college, school = make_organisation(cluster, week=6), make_organisation(cluster)
    make_override(cluster, date(2024, 3, 18))
    with django_assert_num_queries(1):
        own = [selectors.calendar_of(cluster, one) for one in (college, school, None)]
    assert not any(calendar.is_working(date(2024, 3, 18)) for calendar in own)
    assert own[1] is own[2]
    CalendarOverride.objects.update(kind="short")
    assert selectors.calendar_of(type(cluster).objects.get(pk=cluster.pk)).is_short(date(2024, 3, 18))


def test_a_consent_is_in_force_from_its_day_until_the_day_of_its_withdrawal():
    person = make_person()
    make_consent(person, given_on=date(2024, 2, 1), revoked_on=date(2024, 3, 1))
    held = [selectors.has_consent(person, "processing", date(2024, month, 1)) for month in (1, 2, 3)]
    assert held == [False, True, False]


def test_representatives_are_found_for_letters():
    cluster = make_cluster()
    organisation = make_organisation(cluster)
    user = make_representative(organisation)
    make_role(RoleKind.REPRESENTATIVE, cluster, organisation=organisation, valid_to=date(2024, 3, 14))
    assert list(selectors.representatives_of(organisation, DAY)) == [user]
    coordinator = make_coordinator(cluster)
    assert list(selectors.coordinators_of(cluster, DAY)) == [coordinator]


def test_standing_with_the_own_days_costs_a_query_and_is_kept_apart_for_each_person_cluster_and_day(
    django_assert_num_queries,
):
    cluster, other = make_cluster(), make_cluster()
    user = make_representative(make_organisation(cluster))
    coordinator = make_coordinator(other)
    person = cluster.people.get(user=user)
    for _ in range(3):
        make_tenure(make_unit(cluster).offices.get(kind=OfficeKind.MEMBER), person=person)
    make_override(cluster, DAY)
    with django_assert_num_queries(1):
        standing = standing_of(user, cluster)
        assert standing_of(user, cluster) is standing
        assert not selectors.calendar_of(cluster).is_working(DAY)
    assert len(standing.offices) == 3
    with django_assert_num_queries(3):
        assert standing_of(coordinator, other).roles == {RoleKind.COORDINATOR}
        assert standing_of(coordinator, cluster) == standing_of(user, cluster, date(1990, 1, 1)) == NOBODY
        assert selectors.calendar_of(other).is_working(DAY)


@pytest.mark.parametrize(
    ("who", "is_so"),
    [
        (make_coordinator, True),
        (make_head, True),
        (lambda cluster: make_chair(make_unit(cluster, kind=UnitKind.COORDINATION_COUNCIL)), True),
        (lambda cluster: make_secretary(make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)), True),
        (lambda cluster: make_chair(make_unit(cluster, kind=UnitKind.WORKING_GROUP)), False),
        (make_observer, False),
        (lambda cluster: make_representative(make_organisation(cluster)), False),
        (lambda cluster: make_role(RoleKind.COORDINATOR, cluster, valid_to=date(2024, 3, 14)).user, False),
    ],
)
def test_who_leads_or_signs_for_a_council_is_privileged(who, is_so):
    assert is_privileged(who(make_cluster())) is is_so


def test_the_profile_lists_clusters_roles_and_offices():
    cluster = make_cluster(short_name="Пром")
    user = make_coordinator(cluster)
    office = make_unit(cluster).offices.get(kind=OfficeKind.CHAIR)
    make_tenure(office, person=cluster.people.get(user=user))
    make_role(RoleKind.HEAD, make_cluster(), user=user, valid_to=date(2024, 3, 14))
    [section] = profile_sections(user)
    assert [line.title for line in section.lines] == ["Пром: координатор кластера", f"Пром: {office.title}"]
    [empty] = profile_sections(make_user())
    assert not empty.lines and empty.empty


def test_under_the_name_stands_the_first_thing_a_person_is():
    cluster = make_cluster()
    request = RequestFactory().get("/")
    unit = make_unit(cluster)
    for user, words in [
        (make_coordinator(cluster), "Координатор кластера"),
        (make_chair(unit), unit.offices.get(kind=OfficeKind.CHAIR).title),
        (make_user(), ""),
    ]:
        request.standing = standing_of(user, cluster)
        assert role_words(request) == words


def test_contacts_are_open_to_those_who_work_together_and_to_oneself():
    cluster = make_cluster()
    person = make_person(cluster, user=make_user())
    allowed = [
        make_coordinator(cluster),
        make_observer(cluster),
        make_chair(make_unit(cluster)),
        make_representative(make_organisation(cluster)),
        person.user,
    ]
    assert all(can(user, "members.view_contacts", person) for user in allowed)
    assert not can(make_user(), "members.view_contacts", person)
    assert not can(make_coordinator(make_cluster()), "members.view_contacts", person)


def test_lists_of_people_cost_the_same_for_one_and_for_many(django_assert_num_queries):
    cluster = make_cluster()
    user = make_coordinator(cluster)

    def fill(count):
        for _ in range(count):
            person = make_person(cluster, user=make_user())
            make_position(person, make_organisation(cluster))
            make_role(RoleKind.OBSERVER, cluster, user=person.user)

    def draw():
        for person in selectors.people_list(user, cluster, on=DAY):
            assert person.positions_on is not None and person.tenures_on is not None
            assert person.user is None or person.user.roles_on is not None

    fill(1)
    standing_of(user, cluster)
    with django_assert_num_queries(4):
        draw()
    fill(5)
    with django_assert_num_queries(4):
        draw()
