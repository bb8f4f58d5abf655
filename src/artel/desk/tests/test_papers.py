import pytest
import time_machine
from django.urls import reverse

from artel.documents.tests.factories import make_paper_at_signing, make_signer, register_kind, sign
from artel.documents.tests.test_approvals import begin
from artel.members.tests.factories import make_cluster, make_observer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground(monkeypatch):
    register_kind(monkeypatch)
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


def home(client, user, cluster) -> str:
    client.force_login(user)
    page = client.get(reverse("desk:today", args=[cluster.slug]))
    return page.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_home_page_asks_for_signatures_and_answers_until_they_are_given(client):
    cluster = make_cluster()
    person, other = make_signer(cluster), make_signer(cluster)
    papers = [make_paper_at_signing(person, title=f"Протокол {n}") for n in range(4)]
    begin(person)
    page = home(client, person.user, cluster)
    assert "Прочитать и подписать" in page and "Протокол 0; Протокол 1; Протокол 2…" in page
    assert "Ответить по листу согласования" in page and "Ответить до 22 марта 2024 г." in page
    for user in (other.user, make_observer(cluster)):
        page = home(client, user, cluster)
        assert "Прочитать и подписать" not in page and "листу согласования" not in page
    for paper in papers:
        sign(paper, person)
    assert "Прочитать и подписать" not in home(client, person.user, cluster)
