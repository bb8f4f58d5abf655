"""Personal links: who is let in by a code, and who no longer is."""

import secrets
from datetime import timedelta

import pytest
import time_machine

from artel.accounts.bearer import Bearer
from artel.catalogue.tests.factories import make_student
from artel.fair.models import Graduate, PersonalLink
from artel.fair.services.links import bearer_of, expiry_of, make_links, replace_link
from artel.fair.tests.factories import make_fair, make_graduate
from artel.kernel import codes
from artel.kernel.errors import Denied
from artel.members.domain.kinds import RoleKind
from artel.members.tests.factories import make_cluster, make_organisation, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2024-03-20 05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def fair():
    return make_fair(make_cluster())


@pytest.fixture
def graduate(fair):
    return make_graduate(fair, consented=False)


@pytest.fixture
def keeper(graduate):
    college = graduate.student.group.programme.organisation
    return make_role(RoleKind.REPRESENTATIVE, graduate.cluster, organisation=college).user


def code_in(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def test_link_lets_its_graduate_in_and_the_code_is_stored_nowhere(graduate, keeper):
    [(_graduate, url)] = make_links(graduates=[graduate], actor=keeper)
    code = code_in(url)
    bearer, found = bearer_of(code)
    assert found == graduate
    assert isinstance(bearer, Bearer)
    assert bearer.bears(graduate)
    assert bearer.words == "В-001"
    link = PersonalLink.objects.get()
    assert code not in {str(getattr(link, field.attname)) for field in link._meta.concrete_fields}
    assert bearer_of(code.lower()) is not None


def test_link_made_again_is_the_same_and_replaced_is_another(graduate, keeper):
    [(_one, first)] = make_links(graduates=[graduate], actor=keeper)
    [(_two, again)] = make_links(graduates=[graduate], actor=keeper)
    assert again == first
    replaced = replace_link(graduate=graduate, actor=keeper)
    assert replaced != first
    assert bearer_of(code_in(first)) is None
    assert bearer_of(code_in(replaced))[1] == graduate
    assert PersonalLink.objects.get().version == 2


def test_link_dies_after_its_last_day_and_is_made_anew_then(graduate, keeper):
    [(_one, url)] = make_links(graduates=[graduate], actor=keeper)
    last = expiry_of(graduate.fair)
    with time_machine.travel(f"{last} 05:00:00+00:00", tick=False):
        assert bearer_of(code_in(url)) is not None
    with time_machine.travel(f"{last + timedelta(days=1)} 05:00:00+00:00", tick=False):
        assert bearer_of(code_in(url)) is None


def test_link_made_with_the_former_secret_still_opens_and_is_printed_again(graduate, keeper, settings):
    [(_one, url)] = make_links(graduates=[graduate], actor=keeper)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "другой секрет установки", [settings.SECRET_KEY]
    assert make_links(graduates=[graduate], actor=keeper)[0][1] == url
    settings.SECRET_KEY_FALLBACKS = []
    assert make_links(graduates=[graduate], actor=keeper)[0][1] != url
    assert bearer_of(code_in(url)) is None


def test_code_of_a_paper_made_of_the_same_identifier_is_another(graduate, keeper, settings):
    [(_one, url)] = make_links(graduates=[graduate], actor=keeper)
    link = PersonalLink.objects.get()
    assert codes.code_of(settings.SECRET_KEY, str(link.public_id), link.version) != code_in(url)


def test_guesses_hit_nothing_and_cost_one_query_like_dead_codes(graduate, keeper, django_assert_num_queries):
    [(_one, url)] = make_links(graduates=[graduate], actor=keeper)
    for _ in range(300):
        assert bearer_of("".join(secrets.choice(codes.ALPHABET) for _ in range(codes.LENGTH))) is None
    replace_link(graduate=graduate, actor=keeper)
    with django_assert_num_queries(1):
        assert bearer_of(code_in(url)) is None
    with django_assert_num_queries(1):
        assert bearer_of("не код") is None


def test_links_are_the_graduates_own_colleges(graduate, keeper):
    stranger = make_role(RoleKind.REPRESENTATIVE, graduate.cluster, organisation=make_organisation(graduate.cluster))
    coordinator = make_role(RoleKind.COORDINATOR, graduate.cluster)
    for role in (stranger, coordinator):
        with pytest.raises(Denied):
            make_links(graduates=[graduate], actor=role.user)
        with pytest.raises(Denied):
            replace_link(graduate=graduate, actor=role.user)
    other = make_graduate(graduate.fair, make_student(cluster=graduate.cluster), consented=False)
    with pytest.raises(Denied):
        make_links(graduates=[graduate, other], actor=keeper)
    assert not PersonalLink.objects.exists()
    assert Graduate.objects.count() == 2
