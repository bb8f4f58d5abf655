"""«Первые шаги»: facts tick them, and they leave «Сегодня» with the first live plan."""

import pytest
from django.urls import reverse

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.desk.first_steps import steps_of
from artel.kernel import clock
from artel.members import services as members
from artel.members.domain.kinds import OfficeKind, OrganisationKind, RoleKind, UnitKind
from artel.members.models import Cluster, Office
from artel.plans.models import PlanUpload

pytestmark = pytest.mark.django_db
BY = system("test")


@pytest.fixture
def cluster() -> Cluster:
    return members.add_cluster(slug="tomsk", name="Кластер", short_name="Кластер", region="Томская область", actor=BY)


@pytest.fixture
def coordinator(cluster, client) -> User:
    _person, invited = members.invite_person(
        cluster=cluster,
        email="ivanova@a.ru",
        last_name="Иванова",
        first_name="Мария",
        kind=RoleKind.COORDINATOR,
        actor=BY,
    )
    client.force_login(invited.user)
    return invited.user


def _done(cluster: Cluster) -> list[bool]:
    return [step.is_done for step in steps_of(cluster, None)]


def test_each_step_is_ticked_by_its_own_facts(cluster) -> None:
    assert not any(_done(cluster))
    day = clock.today(cluster)
    college = members.add_organisation(
        cluster=cluster, kind=OrganisationKind.COLLEGE, short_name="К", full_name="Колледж", member_from=day, actor=BY
    )
    members.change_cluster_settings(cluster=cluster, lead=college, place="г. Томск", actor=BY)
    cluster.refresh_from_db()
    assert _done(cluster) == [True] + [False] * 8
    members.add_organisation(
        cluster=cluster, kind=OrganisationKind.EMPLOYER, short_name="З", full_name="Завод", member_from=day, actor=BY
    )
    assert _done(cluster)[1]
    for kind in (UnitKind.COORDINATION_COUNCIL, UnitKind.EXPERT_COUNCIL):
        unit = members.add_unit(cluster=cluster, kind=kind, name=str(kind), from_day=day, actor=BY)
        assert not _done(cluster)[2]
        person, _invited = members.invite_person(
            cluster=cluster, email=f"{kind}@a.ru", last_name="Ли", first_name=str(kind), kind=RoleKind.REPRESENTATIVE,
            organisation=college, actor=BY,
        )  # fmt: skip
        office = Office.objects.get(unit=unit, kind=OfficeKind.CHAIR)
        members.appoint(office=office, person=person, from_day=day, actor=BY)
    assert _done(cluster) == [True] * 4 + [False] * 4 + [True]


def test_the_steps_lead_to_what_is_there(cluster, coordinator, client, django_assert_num_queries) -> None:
    with django_assert_num_queries(5):
        steps = steps_of(cluster, None)
    for step in steps:
        assert client.get(step.url).status_code == 200, step.title
    page = client.get(reverse("desk:today", args=["tomsk"])).content.decode()
    assert "Первые шаги" in page
    assert page.count("Загрузить план работы") == 1
    assert page.count("btn-primary") == 1


def test_a_document_that_is_being_read_is_the_one_to_check(cluster, coordinator, client) -> None:
    upload = PlanUpload.objects.create(cluster=cluster, state="read", title="План", created_at=clock.now())
    steps = steps_of(cluster, None)
    assert steps[4].is_done
    assert not steps[5].is_done
    assert steps[5].url == reverse("plans:preview", args=["tomsk", upload.pk])


def test_only_who_sets_up_the_cluster_is_led(cluster, coordinator, client) -> None:
    assert client.get(reverse("desk:first_steps", args=["tomsk"])).status_code == 200
    _person, invited = members.invite_person(
        cluster=cluster, email="o@a.ru", last_name="Орлов", first_name="Пётр", kind=RoleKind.OBSERVER, actor=BY
    )
    client.force_login(invited.user)
    assert client.get(reverse("desk:first_steps", args=["tomsk"])).status_code == 403
    assert "Первые шаги" not in client.get(reverse("desk:today", args=["tomsk"])).content.decode()
