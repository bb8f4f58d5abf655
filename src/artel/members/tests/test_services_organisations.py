from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members import followers
from artel.members.domain.kinds import OfficeKind, OrganisationKind
from artel.members.models import FormerName, Membership, Organisation
from artel.members.selectors import members_on, names_on
from artel.members.services import (
    add_cluster,
    add_organisation,
    change_cluster_settings,
    change_organisation,
    join_cluster,
    leave_cluster,
)
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_coordinator,
    make_lead,
    make_observer,
    make_organisation,
    make_representative,
    make_role,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 15)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


def traces(event: str) -> int:
    return Entry.objects.filter(event=event).count()


def test_an_operator_founds_a_cluster_and_leaves_one_trace():
    operator = make_user(is_operator=True)
    cluster = add_cluster(
        slug="Tomsk-Prom", name="Кластер", short_name="Пром", region="Томская область", actor=operator
    )
    assert cluster.slug == "tomsk-prom"
    assert traces("members.cluster_added") == 1


def test_a_taken_address_of_a_cluster_is_refused_in_words():
    make_cluster(slug="tomsk")
    with pytest.raises(BrokenRule, match="уже занят") as refusal:
        add_cluster(slug="tomsk", name="К", short_name="К", region="Т", actor=system())
    assert refusal.value.field == "slug"


def test_a_coordinator_does_not_found_clusters():
    cluster = make_cluster()
    with pytest.raises(Denied):
        add_cluster(slug="second", name="К", short_name="К", region="Т", actor=make_coordinator(cluster))


def test_settings_change_with_a_trace_of_what_stood_there():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    change_cluster_settings(cluster=cluster, soon_days=10, roll_forward=True, actor=coordinator)
    cluster.refresh_from_db()
    assert cluster.soon_days == 10
    assert Entry.objects.get(event="members.settings_changed").detail["changes"] == {"soon_days": [15, 10]}


def test_settings_that_do_not_change_leave_no_trace():
    cluster = make_cluster()
    change_cluster_settings(cluster=cluster, soon_days=15, actor=make_coordinator(cluster))
    assert traces("members.settings_changed") == 0


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"soon_days": 0}, "от 1 до 60", "soon_days"),
        ({"time_zone": "Луна"}, "часового пояса", "time_zone"),
        ({"quarter_scheme": "moon"}, "кварталов", "quarter_scheme"),
        ({"name": " "}, "Заполните", "name"),
    ],
)
def test_a_setting_out_of_its_bounds_is_refused_in_words(changes, words, field):
    cluster = make_cluster()
    with pytest.raises(BrokenRule, match=words) as refusal:
        change_cluster_settings(cluster=cluster, actor=system(), **changes)
    assert refusal.value.field == field


def test_the_lead_is_a_college_and_a_member_of_the_same_cluster():
    cluster = make_cluster()
    employer = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    outsider = make_organisation(cluster, member_since=None)
    with pytest.raises(BrokenRule, match="только ПОО"):
        change_cluster_settings(cluster=cluster, lead=employer, actor=system())
    with pytest.raises(BrokenRule, match="не участник"):
        change_cluster_settings(cluster=cluster, lead=outsider, actor=system())
    with pytest.raises(Denied):
        change_cluster_settings(cluster=cluster, lead=make_organisation(), actor=system())


@pytest.mark.parametrize(
    "who", [make_observer, lambda cluster: make_user(), lambda cluster: make_chair(make_unit(cluster))]
)
def test_settings_are_changed_by_those_who_lead(who):
    cluster = make_cluster()
    with pytest.raises(Denied):
        change_cluster_settings(cluster=cluster, soon_days=10, actor=who(cluster))


def test_a_coordinator_who_is_also_an_observer_writes_nothing():
    cluster = make_cluster()
    user = make_coordinator(cluster)
    make_role("observer", cluster, user=user)
    with pytest.raises(Denied):
        change_cluster_settings(cluster=cluster, soon_days=10, actor=user)


def test_an_organisation_enters_with_its_membership_and_the_office_of_its_head():
    cluster = make_cluster()
    organisation = add_organisation(
        cluster=cluster,
        kind=OrganisationKind.COLLEGE,
        short_name="ТЭПК",
        full_name="Томский колледж",
        inn="77О7 083 893",
        kpp="701701001",
        member_from=DAY,
        basis="Соглашение № 1",
        actor=make_coordinator(cluster),
    )
    assert organisation.inn == "7707083893"
    assert organisation.search_key.startswith("тэпк томский колледж")
    assert organisation.offices.get().kind == OfficeKind.HEAD
    assert list(members_on(cluster, DAY)) == [organisation]
    assert traces("members.organisation_added") == traces("members.cluster_joined") == 1


@pytest.mark.parametrize(
    ("details", "words", "field"),
    [
        ({"inn": "7707083894"}, "Контрольная цифра ИНН", "inn"),
        ({"ogrn": "1027700132196"}, "Контрольная цифра ОГРН", "ogrn"),
        ({"inn": "500100732259", "kpp": "701701001"}, "предпринимателя", "kpp"),
        ({"week": 7}, "неделя", "week"),
        ({"time_zone": "Марс"}, "пояса", "time_zone"),
        ({"kind": OrganisationKind.BRANCH}, "чей это филиал", "parent"),
    ],
)
def test_a_broken_organisation_is_refused_in_words(details, words, field):
    fields = {"kind": OrganisationKind.COLLEGE, "short_name": "К", "full_name": "К"} | details
    with pytest.raises(BrokenRule, match=words) as refusal:
        add_organisation(cluster=make_cluster(), actor=system(), **fields)
    assert refusal.value.field == field
    assert not Organisation.objects.exists()


def test_the_same_inn_and_kpp_is_one_organisation_and_a_branch_has_its_own_kpp():
    cluster = make_cluster()
    college = make_organisation(cluster, inn="7707083893", kpp="701701001")
    with pytest.raises(BrokenRule, match="уже есть"):
        add_organisation(
            cluster=cluster,
            kind=OrganisationKind.COLLEGE,
            short_name="К",
            full_name="К",
            inn="7707083893",
            kpp="701701001",
            actor=system(),
        )
    branch = add_organisation(
        cluster=cluster,
        kind=OrganisationKind.BRANCH,
        parent=college,
        short_name="Филиал",
        full_name="Филиал",
        inn="7707083893",
        kpp="700243001",
        actor=system(),
    )
    assert branch.parent == college


def test_the_same_inn_in_two_clusters_is_two_records():
    make_organisation(inn="7707083893")
    assert make_organisation(inn="7707083893").pk


def test_the_database_refuses_a_second_organisation_with_the_same_inn():
    cluster = make_cluster()
    make_organisation(cluster, inn="7707083893")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_organisation(cluster, inn="7707083893")


def test_a_representative_changes_the_contacts_of_their_own_organisation_only():
    cluster = make_cluster()
    mine, other = make_organisation(cluster), make_organisation(cluster)
    user = make_representative(mine)
    change_organisation(organisation=mine, phone="+7 3822 00-00-00", actor=user)
    mine.refresh_from_db()
    assert mine.phone == "+7 3822 00-00-00"
    with pytest.raises(Denied):
        change_organisation(organisation=mine, inn="", actor=user)
    with pytest.raises(Denied):
        change_organisation(organisation=other, phone="1", actor=user)


def test_a_renamed_organisation_keeps_its_name_for_papers_of_that_time():
    cluster = make_cluster()
    organisation = make_organisation(cluster, short_name="Старое", full_name="Старое имя")
    change_organisation(
        organisation=organisation,
        short_name="Новое",
        full_name="Новое имя",
        renamed_on=date(2024, 3, 1),
        actor=make_coordinator(cluster),
    )
    organisation.refresh_from_db()
    assert names_on(organisation, date(2024, 2, 29)) == ("Старое", "Старое имя")
    assert names_on(organisation, date(2024, 3, 1)) == ("Новое", "Новое имя")
    assert organisation.offices.get().title == "Руководитель организации Новое"


def test_a_corrected_slip_in_a_name_leaves_no_former_name():
    organisation = make_organisation(short_name="Тэпк")
    change_organisation(organisation=organisation, short_name="ТЭПК", actor=system())
    assert not FormerName.objects.exists()


def test_an_organisation_leaves_and_joins_again():
    cluster = make_cluster()
    organisation = make_organisation(cluster)
    coordinator = make_coordinator(cluster)
    leave_cluster(organisation=organisation, last_day=date(2024, 1, 31), actor=coordinator)
    assert list(members_on(cluster, date(2024, 1, 31))) == [organisation]
    assert not members_on(cluster, date(2024, 2, 1)).exists()
    with pytest.raises(BrokenRule, match=r"до 31\.01\.2024"):
        join_cluster(organisation=organisation, from_day=date(2024, 1, 31), actor=coordinator)
    join_cluster(organisation=organisation, from_day=date(2024, 3, 1), actor=coordinator)
    assert Membership.objects.count() == 2
    assert traces("members.cluster_left") == traces("members.cluster_joined") == 1


def test_who_is_not_a_member_cannot_leave():
    with pytest.raises(IllegalTransition, match="не участник"):
        leave_cluster(organisation=make_organisation(member_since=None), last_day=DAY, actor=system())


def test_a_member_cannot_join_twice():
    with pytest.raises(BrokenRule, match="уже участник"):
        join_cluster(organisation=make_organisation(), from_day=DAY, actor=system())


def test_the_lead_does_not_leave():
    lead = make_lead(make_cluster())
    with pytest.raises(BrokenRule, match="ведущая ПОО"):
        leave_cluster(organisation=lead, last_day=DAY, actor=system())


def test_a_stranger_moves_no_member():
    organisation = make_organisation()
    with pytest.raises(Denied):
        leave_cluster(organisation=organisation, last_day=DAY, actor=make_coordinator(make_cluster()))


def test_those_who_follow_members_hear_of_a_leaver_in_the_same_transaction(monkeypatch):
    heard = []
    monkeypatch.setattr(followers, "_followers", [])
    followers.register(lambda cluster, *, change, actor: heard.append((cluster, change)))
    organisation = make_organisation()
    leave_cluster(organisation=organisation, last_day=DAY, actor=system())
    assert heard == [(organisation.cluster, followers.Change.MEMBERSHIP)]


def test_what_a_follower_refuses_refuses_the_deed(monkeypatch):
    def refuse(cluster, *, change, actor):
        raise BrokenRule("Нельзя")

    monkeypatch.setattr(followers, "_followers", [refuse])
    organisation = make_organisation()
    with pytest.raises(BrokenRule, match="Нельзя"):
        leave_cluster(organisation=organisation, last_day=DAY, actor=system())
    assert organisation.memberships.get().valid_to is None
    assert traces("members.cluster_left") == 0
