from datetime import date, timedelta

import pytest
import time_machine

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import ConsentPurpose, OfficeKind, RoleKind, UnitKind
from artel.members.models import CalendarOverride, Consent, Person, Role
from artel.members.selectors import calendar_of, has_consent, holder_of
from artel.members.services import (
    add_person,
    add_unit,
    adopt_consent_text,
    appoint,
    change_person,
    close_unit,
    end_post,
    end_role,
    end_tenure,
    give_post,
    grant_role,
    invite_person,
    override_day,
    record_consent,
    record_contacts_seen,
    record_people_export,
    revoke_consent,
    withdraw_override,
)
from artel.members.standing import standing_of
from artel.members.tests.factories import (
    make_cluster,
    make_consent,
    make_consent_text,
    make_coordinator,
    make_head,
    make_observer,
    make_organisation,
    make_override,
    make_person,
    make_position,
    make_representative,
    make_role,
    make_tenure,
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


# People and posts


def test_a_person_is_entered_once():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    names = {"last_name": "Семёнова", "first_name": "Анна", "patronymic": "Юрьевна"}
    person = add_person(cluster=cluster, actor=coordinator, **names)
    assert person.search_key == "семенова анна юрьевна"
    assert traces("members.person_added") == 1
    with pytest.raises(BrokenRule, match="тёзка") as refusal:
        add_person(cluster=cluster, actor=coordinator, **names)
    assert refusal.value.field == "is_namesake"
    assert add_person(cluster=cluster, actor=coordinator, is_namesake=True, **names).pk != person.pk


def test_a_stranger_enters_nobody():
    with pytest.raises(Denied):
        add_person(cluster=make_cluster(), last_name="А", first_name="Б", actor=make_user())


def test_a_person_changes_their_own_contacts_and_not_their_name():
    cluster = make_cluster()
    user = make_representative(make_organisation(cluster))
    person = Person.objects.get(user=user)
    change_person(person=person, phone="+7 900 000-00-00", actor=user)
    assert Person.objects.get(pk=person.pk).phone == "+7 900 000-00-00"
    with pytest.raises(Denied):
        change_person(person=person, last_name="Другая", actor=user)
    with pytest.raises(Denied):
        change_person(person=make_person(cluster), phone="1", actor=user)


def test_the_journal_holds_no_contacts_of_a_changed_person():
    person = make_person()
    change_person(person=person, email="secret@example.test", actor=system())
    assert "secret" not in str(Entry.objects.get().detail)


def test_a_post_is_given_and_ends():
    cluster = make_cluster()
    person, organisation = make_person(cluster), make_organisation(cluster)
    position = give_post(person=person, organisation=organisation, title="Директор", from_day=DAY, actor=system())
    with pytest.raises(BrokenRule, match="уже записана"):
        give_post(person=person, organisation=organisation, title="директор", from_day=DAY, actor=system())
    with pytest.raises(BrokenRule, match="раньше первого"):
        end_post(position=position, last_day=DAY - timedelta(days=1), actor=system())
    end_post(position=position, last_day=DAY, actor=system())
    with pytest.raises(IllegalTransition, match="уже закончилась"):
        end_post(position=position, last_day=DAY, actor=system())
    assert traces("members.post_given") == traces("members.post_ended") == 1


def test_a_post_in_an_organisation_of_another_cluster_is_refused():
    with pytest.raises(Denied, match="одного кластера"):
        give_post(
            person=make_person(), organisation=make_organisation(), title="Директор", from_day=DAY, actor=system()
        )


def test_a_look_at_contacts_leaves_a_trace_and_a_look_at_ones_own_does_not():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    record_contacts_seen(person=make_person(cluster), actor=coordinator)
    record_contacts_seen(person=Person.objects.get(user=coordinator), actor=coordinator)
    assert traces("members.contacts_seen") == 1


def test_people_are_taken_out_for_a_purpose_only_and_not_by_an_observer():
    cluster = make_cluster()
    with pytest.raises(BrokenRule, match="для чего"):
        record_people_export(cluster=cluster, rows=3, reason=" ", actor=make_coordinator(cluster))
    with pytest.raises(Denied):
        record_people_export(cluster=cluster, rows=3, reason="отчёт", actor=make_observer(cluster))
    record_people_export(cluster=cluster, rows=3, reason="отчёт", actor=make_coordinator(cluster))
    assert traces("members.people_exported") == 1


# Units and offices


def test_a_council_gets_its_offices_and_there_is_one_of_a_kind():
    cluster = make_cluster()
    council = add_unit(
        cluster=cluster, kind=UnitKind.EXPERT_COUNCIL, name="Экспертный совет", from_day=DAY, actor=system()
    )
    titles = set(council.offices.values_list("title", flat=True))
    assert "Председатель Экспертного совета" in titles
    with pytest.raises(BrokenRule, match="уже действует"):
        add_unit(cluster=cluster, kind=UnitKind.EXPERT_COUNCIL, name="Второй", from_day=DAY, actor=system())
    assert traces("members.unit_added") == 1


def test_the_head_of_a_group_is_called_by_its_name():
    group = add_unit(
        cluster=make_cluster(),
        kind=UnitKind.WORKING_GROUP,
        name="Рабочая группа по наставничеству",
        from_day=DAY,
        actor=system(),
    )
    assert group.offices.get(kind=OfficeKind.CHAIR).title == "Руководитель рабочей группы по наставничеству"


def test_an_office_of_one_has_one_holder_and_the_refusal_names_them():
    cluster = make_cluster()
    chair = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL).offices.get(kind=OfficeKind.CHAIR)
    first, second = make_person(cluster, last_name="Первая"), make_person(cluster)
    tenure = appoint(office=chair, person=first, from_day=date(2024, 1, 1), actor=system())
    with pytest.raises(BrokenRule, match=r"Первая Ирина Петровна с 01\.01\.2024"):
        appoint(office=chair, person=second, from_day=DAY, actor=system())
    with pytest.raises(BrokenRule, match="уже на этом посту"):
        appoint(office=chair, person=first, from_day=DAY, is_acting=True, actor=system())
    end_tenure(tenure=tenure, last_day=date(2024, 3, 14), actor=system())
    appoint(office=chair, person=second, from_day=DAY, actor=system())
    assert holder_of(chair, date(2024, 3, 14)) == first
    assert holder_of(chair, DAY) == second
    assert traces("members.appointed") == 2


def test_who_acts_for_the_chair_answers_before_them():
    cluster = make_cluster()
    chair = make_unit(cluster).offices.get(kind=OfficeKind.CHAIR)
    make_tenure(chair)
    acting = make_person(cluster)
    appoint(office=chair, person=acting, from_day=DAY, to_day=date(2024, 3, 20), is_acting=True, actor=system())
    assert holder_of(chair, DAY) == acting
    assert holder_of(chair, date(2024, 3, 21)) != acting


def test_an_office_of_many_takes_many():
    cluster = make_cluster()
    member = make_unit(cluster).offices.get(kind=OfficeKind.MEMBER)
    for _ in range(3):
        appoint(office=member, person=make_person(cluster), from_day=DAY, actor=system())
    assert member.tenures.count() == 3


def test_an_appointment_lies_within_the_life_of_its_unit():
    cluster = make_cluster()
    unit = make_unit(cluster, valid_from=date(2024, 1, 1), valid_to=date(2024, 5, 31))
    office = unit.offices.get(kind=OfficeKind.MEMBER)
    with pytest.raises(BrokenRule, match=r"действует с 01\.01\.2024 по 31\.05\.2024"):
        appoint(office=office, person=make_person(cluster), from_day=date(2023, 12, 1), actor=system())
    tenure = appoint(office=office, person=make_person(cluster), from_day=DAY, actor=system())
    assert tenure.valid_to == date(2024, 5, 31)


def test_an_appointment_taken_back_never_was_in_force():
    cluster = make_cluster()
    office = make_unit(cluster).offices.get(kind=OfficeKind.CHAIR)
    person = make_person(cluster, user=make_user())
    tenure = appoint(office=office, person=person, from_day=DAY, actor=system())
    assert standing_of(person.user, cluster).is_somebody
    end_tenure(tenure=tenure, last_day=DAY - timedelta(days=1), actor=system())
    assert not standing_of(User.objects.get(pk=person.user.pk), cluster).is_somebody
    assert holder_of(office, DAY) is None


def test_tenures_end_with_their_unit():
    cluster = make_cluster()
    unit = make_unit(cluster)
    tenure = make_tenure(unit.offices.get(kind=OfficeKind.CHAIR))
    close_unit(unit=unit, last_day=DAY, actor=make_coordinator(cluster))
    tenure.refresh_from_db()
    assert tenure.valid_to == DAY
    with pytest.raises(IllegalTransition, match="закрыт"):
        close_unit(unit=unit, last_day=DAY, actor=system())


@pytest.mark.parametrize("who", [make_observer, lambda cluster: make_representative(make_organisation(cluster))])
def test_appointments_are_made_by_those_who_lead(who):
    cluster = make_cluster()
    office = make_unit(cluster).offices.get(kind=OfficeKind.CHAIR)
    with pytest.raises(Denied):
        appoint(office=office, person=make_person(cluster), from_day=DAY, actor=who(cluster))


def test_a_person_of_another_cluster_is_not_appointed():
    office = make_unit().offices.get(kind=OfficeKind.CHAIR)
    with pytest.raises(Denied, match="одного кластера"):
        appoint(office=office, person=make_person(), from_day=DAY, actor=system())


# Roles


def test_a_role_works_on_its_days_and_not_around_them():
    cluster = make_cluster()
    user = make_user()
    make_person(cluster, user=user)
    grant_role(
        cluster=cluster,
        user=user,
        kind=RoleKind.OBSERVER,
        from_day=DAY,
        to_day=DAY + timedelta(days=1),
        actor=make_coordinator(cluster),
    )
    # Tomsk is seven hours ahead of the world's clock: midnight there is 17:00 here.
    for moment, is_in in [
        ("2024-03-14 16:59:59+00:00", False),
        ("2024-03-14 17:00:00+00:00", True),
        ("2024-03-16 16:59:59+00:00", True),
        ("2024-03-16 17:00:00+00:00", False),
    ]:
        with time_machine.travel(moment, tick=False):
            assert standing_of(User.objects.get(pk=user.pk), cluster).is_somebody is is_in
    assert traces("members.role_granted") == 1


def test_nobody_grants_a_role_they_may_not_grant():
    cluster = make_cluster()
    mine, other = make_organisation(cluster), make_organisation(cluster)
    representative = make_representative(mine)
    newcomer = make_user()
    make_person(cluster, user=newcomer)
    for kind, organisation in [
        (RoleKind.COORDINATOR, None),
        (RoleKind.HEAD, None),
        (RoleKind.OBSERVER, None),
        (RoleKind.REPRESENTATIVE, other),
    ]:
        with pytest.raises(Denied):
            grant_role(
                cluster=cluster,
                user=newcomer,
                kind=kind,
                organisation=organisation,
                from_day=DAY,
                actor=representative,
            )
    grant_role(
        cluster=cluster,
        user=newcomer,
        kind=RoleKind.REPRESENTATIVE,
        organisation=mine,
        from_day=DAY,
        actor=representative,
    )


def test_an_operator_lets_in_those_who_lead_and_nobody_else():
    cluster = make_cluster()
    operator = make_user(is_operator=True)
    person, _invited = invite_person(
        cluster=cluster,
        email="head@example.test",
        last_name="Голова",
        first_name="Анна",
        kind=RoleKind.HEAD,
        actor=operator,
    )
    assert standing_of(person.user, cluster).roles == {RoleKind.HEAD}
    with pytest.raises(Denied):
        invite_person(
            cluster=cluster,
            email="o@example.test",
            last_name="О",
            first_name="О",
            kind=RoleKind.OBSERVER,
            actor=operator,
        )
    assert not standing_of(operator, cluster).is_somebody


@pytest.mark.parametrize(
    ("kind", "with_organisation", "words"),
    [
        (RoleKind.REPRESENTATIVE, False, "Выберите организацию"),
        (RoleKind.COORDINATOR, True, "только для роли представителя"),
    ],
)
def test_an_organisation_goes_with_a_representative_only(kind, with_organisation, words):
    cluster = make_cluster()
    user = make_person(cluster, user=make_user()).user
    organisation = make_organisation(cluster) if with_organisation else None
    with pytest.raises(BrokenRule, match=words):
        grant_role(cluster=cluster, user=user, kind=kind, organisation=organisation, from_day=DAY, actor=system())


def test_the_same_role_is_not_granted_twice():
    cluster = make_cluster()
    user = make_head(cluster)
    with pytest.raises(BrokenRule, match="уже выдана"):
        grant_role(cluster=cluster, user=user, kind=RoleKind.HEAD, from_day=DAY, actor=system())


def test_an_observers_role_does_not_stand_beside_another():
    cluster = make_cluster()
    for user, kind in [(make_coordinator(cluster), RoleKind.OBSERVER), (make_observer(cluster), RoleKind.HEAD)]:
        with pytest.raises(BrokenRule, match="только читает"):
            grant_role(cluster=cluster, user=user, kind=kind, from_day=DAY, actor=system())


def test_a_role_ended_at_once_is_gone_with_the_next_request():
    cluster = make_cluster()
    user = make_observer(cluster)
    end_role(role=Role.objects.get(user=user), actor=make_coordinator(cluster))
    assert not standing_of(User.objects.get(pk=user.pk), cluster).is_somebody


def test_a_role_granted_today_can_be_taken_back_today():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    user = make_person(cluster, user=make_user()).user
    role = grant_role(cluster=cluster, user=user, kind=RoleKind.OBSERVER, from_day=DAY, actor=coordinator)
    end_role(role=role, actor=coordinator)
    assert not standing_of(User.objects.get(pk=user.pk), cluster).is_somebody
    with pytest.raises(IllegalTransition, match="уже закончилась"):
        end_role(role=role, actor=coordinator)
    assert traces("members.role_ended") == 1


def test_the_last_coordinator_stays():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    role = Role.objects.get(user=coordinator)
    with pytest.raises(BrokenRule, match="последний координатор"):
        end_role(role=role, actor=coordinator)
    second = make_role(RoleKind.COORDINATOR, cluster, valid_from=DAY + timedelta(days=10))
    with pytest.raises(BrokenRule, match="последний координатор"):
        end_role(role=role, last_day=DAY, actor=coordinator)
    end_role(role=role, last_day=DAY + timedelta(days=9), actor=coordinator)
    assert second.valid_to is None


def test_a_blocked_coordinator_does_not_count():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    make_role(RoleKind.COORDINATOR, cluster, user=make_user(is_active=False))
    with pytest.raises(BrokenRule, match="последний координатор"):
        end_role(role=Role.objects.get(user=coordinator), actor=coordinator)


def test_an_invitation_makes_a_person_an_account_a_post_and_a_role():
    cluster = make_cluster()
    organisation = make_organisation(cluster)
    person, invited = invite_person(
        cluster=cluster,
        email="New@Example.test",
        last_name="Новая",
        first_name="Мария",
        kind=RoleKind.REPRESENTATIVE,
        organisation=organisation,
        title="Методист",
        actor=make_coordinator(cluster),
    )
    assert invited.url
    assert person.user.email == "new@example.test"
    assert not person.user.has_usable_password()
    assert standing_of(person.user, cluster).organisation_ids == {organisation.pk}
    assert person.positions.get().title == "Методист"
    assert traces("members.person_invited") == traces("members.role_granted") == traces("members.post_given") == 1


def test_an_invited_person_who_has_a_record_is_not_doubled():
    cluster = make_cluster()
    known = make_person(cluster, email="known@example.test")
    person, _invited = invite_person(
        cluster=cluster,
        email="known@example.test",
        last_name="Любая",
        first_name="Фамилия",
        kind=RoleKind.OBSERVER,
        actor=system(),
    )
    assert person == known
    assert Person.objects.filter(cluster=cluster).count() == 1


def test_a_refused_invitation_leaves_nothing():
    cluster = make_cluster()
    with pytest.raises(BrokenRule, match="Выберите организацию"):
        invite_person(
            cluster=cluster,
            email="x@example.test",
            last_name="Х",
            first_name="Х",
            kind=RoleKind.REPRESENTATIVE,
            actor=make_coordinator(cluster),
        )
    assert not User.objects.filter(email="x@example.test").exists()
    assert not Person.objects.filter(email="x@example.test").exists()


# Consents


def test_a_text_of_a_consent_is_adopted_in_editions():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    fields = {"cluster": cluster, "purpose": ConsentPurpose.PROCESSING, "from_day": DAY, "actor": coordinator}
    first = adopt_consent_text(body="Даю согласие.", **fields)
    with pytest.raises(BrokenRule, match="ничего не изменено"):
        adopt_consent_text(body="Даю согласие. ", **fields)
    second = adopt_consent_text(body="Даю согласие на обработку.", **fields)
    assert (first.version, second.version) == (1, 2)
    assert traces("members.consent_text_adopted") == 2


def test_a_person_gives_and_withdraws_their_consent():
    cluster = make_cluster()
    text = make_consent_text(cluster)
    user = make_representative(make_organisation(cluster))
    person = Person.objects.get(user=user)
    consent = record_consent(person=person, purpose=ConsentPurpose.PROCESSING, given_on=DAY, actor=user)
    assert consent.text == text
    assert has_consent(person, ConsentPurpose.PROCESSING, DAY)
    with pytest.raises(BrokenRule, match="уже дано"):
        record_consent(person=person, purpose=ConsentPurpose.PROCESSING, given_on=DAY, actor=user)
    revoke_consent(consent=consent, revoked_on=DAY, actor=user)
    assert not has_consent(person, ConsentPurpose.PROCESSING, DAY)
    with pytest.raises(IllegalTransition, match="уже отозвано"):
        revoke_consent(consent=consent, revoked_on=DAY, actor=user)
    assert traces("members.consent_recorded") == traces("members.consent_revoked") == 1


def test_a_consent_needs_a_text_and_a_day_that_has_come():
    cluster = make_cluster()
    person = make_person(cluster)
    with pytest.raises(BrokenRule, match="не утверждён"):
        record_consent(person=person, purpose=ConsentPurpose.PROCESSING, given_on=DAY, actor=system())
    make_consent_text(cluster)
    with pytest.raises(BrokenRule, match="будущим числом"):
        record_consent(
            person=person, purpose=ConsentPurpose.PROCESSING, given_on=DAY + timedelta(days=1), actor=system()
        )


def test_who_keeps_consents_of_whom():
    cluster = make_cluster()
    make_consent_text(cluster)
    coordinator = make_coordinator(cluster)
    organisation = make_organisation(cluster)
    representative = make_representative(organisation)
    colleague = make_person(cluster, user=make_user())
    make_position(colleague, organisation)
    with_account, on_paper = make_person(cluster, user=make_user()), make_person(cluster)
    fields = {"purpose": ConsentPurpose.PROCESSING, "given_on": DAY}
    record_consent(person=colleague, actor=representative, **fields)
    record_consent(person=on_paper, actor=coordinator, **fields)
    for person, actor in [(with_account, coordinator), (with_account, representative), (on_paper, representative)]:
        with pytest.raises(Denied):
            record_consent(person=person, actor=actor, **fields)
    assert Consent.objects.count() == 2


def test_the_agreement_on_the_simple_signature_is_joined_by_the_person_alone():
    cluster = make_cluster()
    make_consent_text(cluster, purpose=ConsentPurpose.SIMPLE_SIGNATURE)
    organisation = make_organisation(cluster)
    colleague = make_person(cluster)
    make_position(colleague, organisation)
    with pytest.raises(BrokenRule, match="присоединяется сам"):
        record_consent(
            person=colleague,
            purpose=ConsentPurpose.SIMPLE_SIGNATURE,
            given_on=DAY,
            actor=make_representative(organisation),
        )


def test_a_withdrawal_before_the_consent_is_refused():
    consent = make_consent(make_person(), given_on=DAY)
    with pytest.raises(BrokenRule, match="раньше дня согласия"):
        revoke_consent(consent=consent, revoked_on=DAY - timedelta(days=1), actor=system())


# Calendar


def test_an_overridden_day_counts_at_once_and_goes_back():
    cluster = make_cluster()
    coordinator = make_coordinator(cluster)
    assert calendar_of(cluster).is_working(date(2024, 3, 18))
    override = override_day(
        cluster=cluster, day=date(2024, 3, 18), kind="off", act="Указ губернатора № 5", actor=coordinator
    )
    assert not calendar_of(cluster).is_working(date(2024, 3, 18))
    with pytest.raises(BrokenRule, match="уже есть особое правило"):
        override_day(cluster=cluster, day=date(2024, 3, 18), kind="short", act="Другой", actor=coordinator)
    override.cluster = cluster
    withdraw_override(override=override, actor=coordinator)
    withdraw_override(override=override, actor=coordinator)
    assert calendar_of(cluster).is_working(date(2024, 3, 18))
    assert traces("members.day_overridden") == traces("members.override_withdrawn") == 1


def test_a_day_needs_its_act():
    with pytest.raises(BrokenRule, match="акт") as refusal:
        override_day(cluster=make_cluster(), day=DAY, kind="off", act=" ", actor=system())
    assert refusal.value.field == "act"
    assert not CalendarOverride.objects.exists()


def test_the_calendar_is_the_clusters_own():
    override = make_override(make_cluster(), DAY)
    with pytest.raises(Denied):
        withdraw_override(override=override, actor=make_coordinator(make_cluster()))
    with pytest.raises(Denied):
        override_day(cluster=make_cluster(), day=DAY, kind="off", act="А", actor=make_user())
