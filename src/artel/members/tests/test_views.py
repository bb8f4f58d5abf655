import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from artel.audit.models import Entry
from artel.members import organisation_sections
from artel.members.domain.kinds import OfficeKind, OrganisationKind, RoleKind, UnitKind
from artel.members.models import CalendarOverride, Consent, ConsentText, Organisation, Person, Role, Tenure, Unit
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_consent,
    make_consent_text,
    make_coordinator,
    make_lead,
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


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def cluster():
    return make_cluster()


def go(client, user, name, /, *args, **query):
    """Open a page as somebody."""
    client.force_login(user)
    return client.get(reverse(f"members:{name}", args=args), query)


def send(client, user, name, /, *args, **data):
    client.force_login(user)
    return client.post(reverse(f"members:{name}", args=args), data)


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


# Who may come in


def pages(cluster) -> list[tuple]:
    """Every page of members with an object of the cluster."""
    organisation, unit = make_organisation(cluster), make_unit(cluster)
    tenure = make_tenure(unit.offices.get(kind=OfficeKind.CHAIR))
    position = make_position(tenure.person, organisation)
    consent = make_consent(tenure.person)
    role = Role.objects.get(user=make_observer(cluster))
    return [
        ("organisations",),
        ("organisation_add",),
        ("organisation", organisation.pk),
        ("organisation_edit", organisation.pk),
        ("organisation_contacts", organisation.pk),
        ("organisation_join", organisation.pk),
        ("organisation_leave", organisation.pk),
        ("people",),
        ("person_add",),
        ("people_export",),
        ("person", tenure.person.pk),
        ("person_edit", tenure.person.pk),
        ("person_own_contacts", tenure.person.pk),
        ("post_add", tenure.person.pk),
        ("post_end", position.pk),
        ("role_grant", tenure.person.pk),
        ("consent_add", tenure.person.pk),
        ("consent_revoke", consent.pk),
        ("units",),
        ("unit_add",),
        ("unit_close", unit.pk),
        ("appoint", tenure.office.pk),
        ("tenure_end", tenure.pk),
        ("access",),
        ("invite",),
        ("role_end", role.pk),
        ("settings",),
        ("calendar",),
        ("consent_texts",),
        ("consent_text", "processing"),
    ]


def test_a_coordinator_opens_every_page_but_what_is_a_persons_own(client, cluster):
    coordinator = make_coordinator(cluster)
    own = {"organisation_contacts", "person_own_contacts", "consent_add"}
    for name, *args in pages(cluster):
        response = go(client, coordinator, name, cluster.slug, *args)
        assert response.status_code == (403 if name in own else 200), name


def test_a_stranger_finds_no_page(client, cluster):
    other = make_cluster()
    for stranger in (make_user(), make_coordinator(other), make_user(is_operator=True)):
        for name, *args in pages(make_cluster()):
            assert go(client, stranger, name, cluster.slug, *args).status_code == 404, name


def test_an_object_of_another_cluster_is_not_found_inside_ones_own(client, cluster):
    coordinator = make_coordinator(cluster)
    for name, *args in pages(make_cluster()):
        if args and isinstance(args[0], int):
            assert go(client, coordinator, name, cluster.slug, *args).status_code == 404, name


def test_an_observer_reads_and_is_refused_every_form(client, cluster):
    observer = make_observer(cluster)
    readable = {
        "organisations",
        "organisation",
        "people",
        "person",
        "units",
        "access",
        "settings",
        "calendar",
        "consent_texts",
    }
    for name, *args in pages(cluster):
        response = go(client, observer, name, cluster.slug, *args)
        assert response.status_code == (200 if name in readable else 403), name
    for name in ("settings", "calendar"):
        assert send(client, observer, name, cluster.slug, soon_days=1).status_code == 403


def test_an_anonymous_visitor_is_sent_to_sign_in(client, cluster):
    response = client.get(reverse("members:organisations", args=[cluster.slug]))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


# Organisations


def test_the_list_of_organisations_is_of_the_day_asked_for(client, cluster):
    coordinator = make_coordinator(cluster)
    make_organisation(cluster, short_name="Всегда")
    make_organisation(cluster, short_name="Недавно", member_since=date(2024, 2, 1))
    make_organisation(cluster, short_name="Никогда", member_since=None)
    now = text(go(client, coordinator, "organisations", cluster.slug))
    then = text(go(client, coordinator, "organisations", cluster.slug, on="31.12.2023"))
    everybody = text(go(client, coordinator, "organisations", cluster.slug, who="all"))
    assert "Всегда" in now and "Недавно" in now and "Никогда" not in now
    assert "Всегда" in then and "Недавно" not in then and "Показано на 31.12.2023" in then
    assert "Никогда" in everybody


def test_organisations_are_found_by_words_without_regard_to_case_and_yo(client, cluster):
    make_organisation(cluster, short_name="Берёзка", full_name="ООО Берёзка")
    make_organisation(cluster, short_name="Сосна", full_name="ООО Сосна")
    page = text(go(client, make_coordinator(cluster), "organisations", cluster.slug, q="БЕРЕЗ ооо"))
    assert "Берёзка" in page and "Сосна" not in page


def test_an_empty_list_says_what_to_do(client, cluster):
    assert "Внесите ведущую ПОО" in text(go(client, make_coordinator(cluster), "organisations", cluster.slug))
    filtered = text(go(client, make_coordinator(cluster), "organisations", cluster.slug, q="абв"))
    assert "Сбросить отбор" in filtered


@pytest.mark.parametrize("name", ["organisations", "people", "units", "access", "calendar"])
def test_a_list_asks_the_database_as_often_for_many_as_for_one(
    client, cluster, name, django_assert_max_num_queries, django_assert_num_queries
):
    coordinator = make_coordinator(cluster)

    def fill(count):
        for _ in range(count):
            organisation = make_organisation(cluster)
            make_representative(organisation)
            person = make_person(cluster, user=make_user())
            make_position(person, organisation)
            make_tenure(organisation.offices.get(), person=person)
            make_tenure(make_unit(cluster).offices.get(kind=OfficeKind.CHAIR), person=person)
            make_override(cluster, date(2024, 1, 1 + CalendarOverride.objects.count()))

    fill(1)
    go(client, coordinator, name, cluster.slug)
    with django_assert_max_num_queries(40) as captured:
        client.get(reverse(f"members:{name}", args=[cluster.slug]))
    fill(5)
    with django_assert_num_queries(len(captured)):
        client.get(reverse(f"members:{name}", args=[cluster.slug]))


def test_an_organisation_is_entered_by_its_form(client, cluster):
    response = send(
        client,
        make_coordinator(cluster),
        "organisation_add",
        cluster.slug,
        kind="college",
        short_name="ТЭПК",
        full_name="Томский колледж",
        inn=" 77О7 083 893 ",
        week="6",
        member_from="01.09.2023",
        basis="Соглашение № 1",
    )
    organisation = Organisation.objects.get()
    assert response.url == reverse("members:organisation", args=[cluster.slug, organisation.pk])
    assert (organisation.inn, organisation.week) == ("7707083893", 6)
    assert organisation.memberships.get().valid_from == date(2023, 9, 1)


def test_a_broken_requisite_is_shown_beside_its_field(client, cluster):
    fields = {"kind": "college", "short_name": "К", "full_name": "К", "week": "5"}
    page = send(client, make_coordinator(cluster), "organisation_add", cluster.slug, inn="7707083894", **fields)
    assert page.status_code == 200
    assert "Контрольная цифра ИНН не сходится" in text(page)
    make_organisation(cluster, inn="7707083893")
    page = send(client, make_coordinator(cluster), "organisation_add", cluster.slug, inn="7707083893", **fields)
    assert "уже есть" in text(page)


def test_the_page_of_an_organisation_has_requisites_people_and_what_others_add(client, cluster, monkeypatch):
    organisation = make_organisation(cluster, short_name="ТЭПК", inn="7707083893")
    make_position(make_person(cluster, last_name="Кравцова"), organisation, title="Директор")
    section = organisation_sections.Section("Что должна", "ui/_logo.html")
    monkeypatch.setattr(organisation_sections, "_builders", [lambda request, one: [section]])
    page = text(go(client, make_coordinator(cluster), "organisation", cluster.slug, organisation.pk))
    for words in ("7707083893", "Кравцова", "Директор", "Что должна", "Записать выход"):
        assert words in page


def test_a_representative_changes_contacts_of_their_own_organisation_by_the_form(client, cluster):
    mine, other = make_organisation(cluster), make_organisation(cluster)
    user = make_representative(mine)
    send(client, user, "organisation_contacts", cluster.slug, mine.pk, phone="+7 3822", short_name="Взлом", inn="")
    saved = Organisation.objects.get(pk=mine.pk)
    assert (saved.phone, saved.short_name, saved.inn) == ("+7 3822", mine.short_name, mine.inn)
    assert send(client, user, "organisation_contacts", cluster.slug, other.pk, phone="1").status_code == 403


def test_an_organisation_leaves_and_joins_by_forms(client, cluster):
    coordinator, organisation = make_coordinator(cluster), make_organisation(cluster)
    send(client, coordinator, "organisation_leave", cluster.slug, organisation.pk, last_day="01.03.2024")
    assert organisation.memberships.get().valid_to == date(2024, 3, 1)
    send(client, coordinator, "organisation_join", cluster.slug, organisation.pk, from_day="10.03.2024")
    assert organisation.memberships.count() == 2


def test_organisations_are_taken_out_in_the_order_of_the_template(client, cluster):
    make_organisation(cluster, short_name="=ТЭПК", inn="7707083893", kpp="701701001")
    response = send(client, make_coordinator(cluster), "organisations_export", cluster.slug)
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    titles = [cell.value for cell in sheet[1]]
    assert titles[:6] == ["ИНН", "КПП", "ОГРН", "Краткое наименование", "Полное наименование", "Тип"]
    assert titles[-3:] == ["Рабочая неделя", "Часовой пояс", "Дата вступления"]
    assert sheet["A2"].value == "7707083893"
    assert sheet["D2"].data_type == "s"
    assert Entry.objects.get(event="members.organisations_exported").detail == {"rows": 1}


def test_a_representative_takes_nothing_out(client, cluster):
    user = make_representative(make_organisation(cluster))
    assert send(client, user, "organisations_export", cluster.slug).status_code == 403
    assert send(client, user, "people_export", cluster.slug, reason="так").status_code == 403


# People


def test_contacts_are_shown_by_a_press_that_leaves_a_trace(client, cluster):
    coordinator = make_coordinator(cluster)
    person = make_person(cluster, email="hidden@example.test", phone="+7 900 000-00-00")
    assert "hidden@example.test" not in text(go(client, coordinator, "person", cluster.slug, person.pk))
    assert not Entry.objects.filter(event="members.contacts_seen").exists()
    page = send(client, coordinator, "person_contacts", cluster.slug, person.pk)
    assert "hidden@example.test" in text(page)
    assert Entry.objects.get(event="members.contacts_seen").target_id == str(person.pk)
    assert page["Cache-Control"] == "no-store"


def test_the_list_of_people_shows_no_contacts(client, cluster):
    make_person(cluster, email="hidden@example.test")
    assert "hidden@example.test" not in text(go(client, make_coordinator(cluster), "people", cluster.slug))


def test_a_person_sees_their_own_contacts_and_changes_them(client, cluster):
    user = make_representative(make_organisation(cluster))
    person = Person.objects.get(user=user)
    assert user.email in text(go(client, user, "person", cluster.slug, person.pk))
    send(client, user, "person_own_contacts", cluster.slug, person.pk, phone="+7 900", last_name="Взлом")
    person.refresh_from_db()
    assert person.phone == "+7 900" and person.last_name != "Взлом"


def test_people_are_found_by_name_and_organisation(client, cluster):
    organisation = make_organisation(cluster)
    make_position(make_person(cluster, last_name="Семёнова"), organisation)
    make_person(cluster, last_name="Петрова")
    coordinator = make_coordinator(cluster)
    by_name = text(go(client, coordinator, "people", cluster.slug, q="семен"))
    by_organisation = text(go(client, coordinator, "people", cluster.slug, organisation=organisation.pk))
    for page in (by_name, by_organisation):
        assert "Семёнова" in page and "Петрова" not in page


def test_people_are_taken_out_for_a_purpose_with_a_trace(client, cluster):
    coordinator = make_coordinator(cluster)
    organisation = make_organisation(cluster, inn="7707083893")
    make_position(make_person(cluster, last_name="Абрамова"), organisation, title="Директор")
    assert "Заполните" in text(send(client, coordinator, "people_export", cluster.slug))
    response = send(client, coordinator, "people_export", cluster.slug, reason="Отчёт департаменту")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [cell.value for cell in sheet[1]] == [
        "Фамилия",
        "Имя",
        "Отчество",
        "Пол",
        "ИНН организации",
        "Должность",
        "E-mail",
        "Телефон",
        "Роли",
    ]
    assert [cell.value for cell in sheet[2]][:6] == [
        "Абрамова",
        "Ирина",
        "Петровна",
        "женский",
        "7707083893",
        "Директор",
    ]
    assert "Выгружено из системы" in str(sheet.cell(sheet.max_row, 1).value)
    assert Entry.objects.get(event="members.people_exported").detail["reason"] == "Отчёт департаменту"


def test_a_person_is_entered_given_a_post_and_leaves_it(client, cluster):
    coordinator, organisation = make_coordinator(cluster), make_organisation(cluster)
    send(client, coordinator, "person_add", cluster.slug, last_name="Новая", first_name="Анна")
    person = Person.objects.get(last_name="Новая")
    fields = {"organisation": organisation.pk, "title": "Методист", "from_day": "01.03.2024"}
    send(client, coordinator, "post_add", cluster.slug, person.pk, **fields)
    position = person.positions.get()
    send(client, coordinator, "post_end", cluster.slug, position.pk, last_day="10.03.2024")
    position.refresh_from_db()
    assert position.valid_to == date(2024, 3, 10)


def test_a_post_in_an_organisation_of_another_cluster_cannot_be_chosen(client, cluster):
    person, foreign = make_person(cluster), make_organisation()
    fields = {"organisation": foreign.pk, "title": "Методист", "from_day": "01.03.2024"}
    page = send(client, make_coordinator(cluster), "post_add", cluster.slug, person.pk, **fields)
    assert page.status_code == 200
    assert not person.positions.exists()
    assert foreign.short_name not in text(page)


# Units


def test_a_council_is_entered_and_its_chair_appointed(client, cluster):
    coordinator = make_coordinator(cluster)
    fields = {"kind": "expert_council", "name": "Экспертный совет", "from_day": "01.09.2023"}
    send(client, coordinator, "unit_add", cluster.slug, **fields)
    unit = Unit.objects.get()
    office = unit.offices.get(kind=OfficeKind.CHAIR)
    assert "вакантно" in text(go(client, coordinator, "units", cluster.slug))
    first, second = make_person(cluster, last_name="Первая"), make_person(cluster)
    send(client, coordinator, "appoint", cluster.slug, office.pk, person=first.pk, from_day="01.09.2023")
    page = send(client, coordinator, "appoint", cluster.slug, office.pk, person=second.pk, from_day="01.03.2024")
    assert "Пост занимает Первая" in text(page)
    tenure = Tenure.objects.get()
    send(client, coordinator, "tenure_end", cluster.slug, tenure.pk, last_day="29.02.2024")
    send(client, coordinator, "unit_close", cluster.slug, unit.pk, last_day="15.03.2024")
    tenure.refresh_from_db()
    unit.refresh_from_db()
    assert (tenure.valid_to, unit.valid_to) == (date(2024, 2, 29), date(2024, 3, 15))


def test_who_held_an_office_is_seen_on_a_day_of_the_past(client, cluster):
    office = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL).offices.get(kind=OfficeKind.CHAIR)
    old, new = make_person(cluster, last_name="Прежняя"), make_person(cluster, last_name="Нынешняя")
    make_tenure(office, person=old, valid_to=date(2024, 1, 31))
    make_tenure(office, person=new, valid_from=date(2024, 2, 1))
    coordinator = make_coordinator(cluster)
    assert "Нынешняя" in text(go(client, coordinator, "units", cluster.slug))
    past = text(go(client, coordinator, "units", cluster.slug, on="31.01.2024"))
    assert "Прежняя" in past and "Нынешняя" not in past and "Завершить" not in past


# Access


def test_an_invitation_shows_its_link_this_once(client, cluster):
    fields = {"email": "new@example.test", "last_name": "Новая", "first_name": "Мария", "kind": "observer"}
    page = send(client, make_coordinator(cluster), "invite", cluster.slug, **fields)
    assert "http" in text(page) and "Передайте ссылку сами" in text(page)
    assert Person.objects.get(last_name="Новая").user.email == "new@example.test"


def test_a_representative_invites_only_into_their_own_organisation(client, cluster):
    mine, other = make_organisation(cluster), make_organisation(cluster)
    user = make_representative(mine)
    page = text(go(client, user, "invite", cluster.slug, organisation=mine.pk))
    assert mine.short_name in page and other.short_name not in page and "координатор кластера</option>" not in page
    fields = {"email": "c@example.test", "last_name": "Коллега", "first_name": "Мария", "kind": "representative"}
    send(client, user, "invite", cluster.slug, organisation=other.pk, **fields)
    send(client, user, "invite", cluster.slug, organisation=mine.pk, **fields | {"kind": "coordinator"})
    assert not Person.objects.filter(last_name="Коллега").exists()
    send(client, user, "invite", cluster.slug, organisation=mine.pk, **fields)
    assert Role.objects.get(user__email="c@example.test").organisation == mine


def test_a_chair_without_a_role_invites_nobody(client, cluster):
    chair = make_chair(make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL))
    assert go(client, chair, "invite", cluster.slug).status_code == 403


def test_a_role_is_granted_and_ended_by_forms(client, cluster):
    coordinator = make_coordinator(cluster)
    user = make_role(RoleKind.REPRESENTATIVE, cluster).user
    person = Person.objects.get(user=user)
    send(client, coordinator, "role_grant", cluster.slug, person.pk, kind="head", from_day="15.03.2024")
    role = Role.objects.get(user=user, kind=RoleKind.HEAD)
    send(client, coordinator, "role_end", cluster.slug, role.pk)
    role.refresh_from_db()
    assert role.valid_to == date(2024, 3, 14)


def test_a_person_without_an_account_is_invited_first(client, cluster):
    person = make_person(cluster)
    response = go(client, make_coordinator(cluster), "role_grant", cluster.slug, person.pk)
    assert response.url == reverse("members:person", args=[cluster.slug, person.pk])


def test_an_open_invitation_is_sent_again_or_revoked(client, cluster):
    coordinator = make_coordinator(cluster)
    fields = {"email": "new@example.test", "last_name": "Новая", "first_name": "Мария", "kind": "observer"}
    send(client, coordinator, "invite", cluster.slug, **fields)
    link = client.get(reverse("members:access", args=[cluster.slug])).context["invitations"][0]
    assert send(client, coordinator, "invite_again", cluster.slug, link.pk).status_code == 200
    link = client.get(reverse("members:access", args=[cluster.slug])).context["invitations"][0]
    send(client, coordinator, "invite_revoke", cluster.slug, link.pk)
    assert client.get(reverse("members:access", args=[cluster.slug])).context["invitations"] == []
    other = make_cluster()
    assert send(client, make_coordinator(other), "invite_revoke", other.slug, link.pk).status_code == 404


# Consents and settings


def test_a_person_gives_and_withdraws_a_consent_by_forms(client, cluster):
    make_consent_text(cluster)
    user = make_representative(make_organisation(cluster))
    person = Person.objects.get(user=user)
    page = text(go(client, user, "consent_add", cluster.slug, person.pk))
    assert "Даю согласие на обработку." in page and "простой электронной подписи" in page
    send(client, user, "consent_add", cluster.slug, person.pk, purpose="processing", given_on="15.03.2024")
    consent = Consent.objects.get()
    send(client, user, "consent_revoke", cluster.slug, consent.pk, revoked_on="15.03.2024")
    consent.refresh_from_db()
    assert consent.revoked_on == date(2024, 3, 15)


def test_a_draft_of_a_consent_names_the_lead_and_is_adopted(client, cluster):
    make_lead(cluster, full_name="Томский экономико-промышленный колледж", inn="7707083893")
    coordinator = make_coordinator(cluster)
    page = go(client, coordinator, "consent_text", cluster.slug, "processing")
    assert "Томский экономико-промышленный колледж, ИНН 7707083893" in text(page)
    body = page.context["form"].initial["body"]
    send(client, coordinator, "consent_text", cluster.slug, "processing", body=body, from_day="15.03.2024")
    assert ConsentText.objects.get().body == body
    assert go(client, coordinator, "consent_text", cluster.slug, "poems").status_code == 404


def settings_fields(cluster, **changes) -> dict:
    fields = {
        name: getattr(cluster, name)
        for name in (
            "name",
            "short_name",
            "region",
            "place",
            "time_zone",
            "quarter_scheme",
            "soon_days",
            "registration_days",
        )
    }
    return fields | {"roll_forward": "on", "colleges_include_branches": "on"} | changes


def test_settings_are_changed_by_their_form(client, cluster):
    lead = make_organisation(cluster)
    changes = settings_fields(cluster, soon_days=10, lead=lead.pk, quarter_scheme="academic")
    assert send(client, make_coordinator(cluster), "settings", cluster.slug, **changes).status_code == 302
    cluster.refresh_from_db()
    assert (cluster.soon_days, cluster.lead, cluster.quarter_scheme) == (10, lead, "academic")


def test_a_form_of_settings_moves_neither_the_slug_nor_the_frozen_day(client, cluster):
    hostile = settings_fields(cluster, slug="taken", is_demo="on", frozen_on="2020-01-01")
    send(client, make_coordinator(cluster), "settings", cluster.slug, **hostile)
    before = cluster.slug
    cluster.refresh_from_db()
    assert (cluster.slug, cluster.is_demo, cluster.frozen_on) == (before, False, None)


def test_who_only_reads_settings_sees_them_in_words(client, cluster):
    page = text(go(client, make_observer(cluster), "settings", cluster.slug))
    assert "календарные, неполные показаны" in page and '<form method="post" class="a-form' not in page


def test_an_own_day_of_the_calendar_is_entered_and_withdrawn(client, cluster):
    coordinator = make_coordinator(cluster)
    send(client, coordinator, "calendar", cluster.slug, day="18.03.2024", kind="off", act="Указ № 5")
    override = CalendarOverride.objects.get()
    page = send(client, coordinator, "calendar", cluster.slug, day="18.03.2024", kind="short", act="Указ № 6")
    assert "уже есть особое правило" in text(page)
    send(client, coordinator, "override_withdraw", cluster.slug, override.pk)
    assert not CalendarOverride.objects.exists()


# Clusters


def test_everybody_sees_their_own_clusters_and_no_others(client, cluster):
    user = make_coordinator(cluster)
    make_role(RoleKind.OBSERVER, make_cluster(short_name="Второй"), user=user)
    make_role(RoleKind.OBSERVER, make_cluster(short_name="Прошлый"), user=user, valid_to=date(2024, 3, 14))
    make_cluster(short_name="Чужой")
    page = text(go(client, user, "clusters"))
    assert cluster.short_name in page and "Второй" in page
    assert "Чужой" not in page and "Прошлый" not in page


def test_an_operator_founds_a_cluster_and_lets_its_head_in(client):
    operator = make_user(is_operator=True)
    fields = {"name": "Кластер", "short_name": "Пром", "slug": "prom", "region": "Томская", "time_zone": "Asia/Tomsk"}
    response = send(client, operator, "cluster_add", **fields)
    person = {"email": "head@example.test", "last_name": "Голова", "first_name": "Анна", "kind": "head"}
    page = client.post(response.url, person)
    assert "Доступ выдан" in text(page)
    assert Role.objects.get().kind == RoleKind.HEAD
    assert client.get(reverse("members:organisations", args=["prom"])).status_code == 404


def test_nobody_else_founds_clusters(client, cluster):
    assert go(client, make_coordinator(cluster), "cluster_add").status_code == 403
    assert go(client, make_coordinator(cluster), "cluster_lead", cluster.pk).status_code == 403
    assert "Создать кластер" not in text(go(client, make_coordinator(cluster), "clusters"))


def test_the_kinds_of_organisations_stand_in_their_order(client, cluster):
    make_organisation(cluster, kind=OrganisationKind.SCHOOL, short_name="А-школа")
    make_organisation(cluster, kind=OrganisationKind.COLLEGE, short_name="Я-колледж")
    page = text(go(client, make_coordinator(cluster), "organisations", cluster.slug))
    assert page.index("Я-колледж") < page.index("А-школа")
