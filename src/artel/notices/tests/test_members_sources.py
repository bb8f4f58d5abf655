"""What of members and students calls people: the next year's calendar, invitations nobody followed, coming of age."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from artel.catalogue.notice_sources import consents_to_renew
from artel.catalogue.tests.factories import make_group, make_programme, make_student
from artel.members.models import Role
from artel.members.selectors import calendar_of
from artel.members.tests.factories import (
    make_cluster,
    make_consent,
    make_coordinator,
    make_observer,
    make_organisation,
    make_representative,
)
from artel.notices.members_sources import calendar_of_next_year, invitations_not_followed
from artel.notices.models import Notice
from artel.notices.services import gather


@pytest.fixture(autouse=True)
def _noon(db):
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield


def standing(kind: str) -> set[int]:
    return set(Notice.objects.filter(kind=kind, settled_at=None).values_list("user_id", flat=True))


def test_the_calendar_of_the_next_year_is_asked_for_from_october_on_of_those_who_lead():
    cluster = make_cluster()
    keeper = make_coordinator(cluster)
    make_observer(cluster)
    last = calendar_of(cluster).known_through
    assert list(calendar_of_next_year(cluster, date(last - 1, 12, 1))) == []
    assert list(calendar_of_next_year(cluster, date(last, 9, 30))) == []
    (call,) = calendar_of_next_year(cluster, date(last, 10, 5))
    assert (set(call.users), call.on) == ({keeper.pk}, date(last, 10, 1))
    assert str(last + 1) in call.title


def test_invitations_that_nobody_followed_for_a_week_are_one_line_for_the_coordinators():
    cluster = make_cluster()
    keeper = make_coordinator(cluster)
    invited = [make_representative(make_organisation(cluster)) for _number in range(3)]
    keeper.last_login = datetime(2024, 3, 15, tzinfo=UTC)
    keeper.save()
    gather(cluster=cluster, day=date(2024, 3, 21))
    assert standing("members.unused") == set()
    gather(cluster=cluster, day=date(2024, 3, 22))
    assert standing("members.unused") == {keeper.pk}
    assert Notice.objects.get(kind="members.unused").title.endswith(": 3")
    invited[0].last_login = keeper.last_login
    invited[0].save()
    Role.objects.filter(user=invited[1]).update(valid_to=date(2024, 3, 20))
    (call,) = invitations_not_followed(cluster, date(2024, 3, 22))
    assert call.title.endswith(": 1")
    type(keeper).objects.update(last_login=keeper.last_login)
    gather(cluster=cluster, day=date(2024, 3, 22))
    assert standing("members.unused") == set()


def test_consents_by_a_parent_call_the_college_before_the_month_of_the_eighteenth_birthday_without_names():
    cluster = make_cluster()
    college, other = make_organisation(cluster), make_organisation(cluster)
    user = make_representative(college)
    make_representative(other)
    group = make_group(make_programme(college))
    young = [
        make_student(group, last_name=name, born_on=born_on)
        for name, born_on in (
            ("Первых", date(2006, 6, 3)),
            ("Вторых", date(2006, 6, 29)),
            ("Третьих", date(2006, 2, 20)),  # of age already
            ("Четвёртых", date(2007, 6, 3)),  # a year later
        )
    ]
    for student in young:
        make_consent(student.person, representative="Мать")
    (call,) = consents_to_renew(cluster, date(2024, 3, 15))
    assert (call.on, set(call.users)) == (date(2024, 6, 1), {user.pk})
    assert "июнь 2024" in call.title
    assert "(2)" in call.title
    assert "Первых" not in call.title + call.text
    for day, stage in ((date(2024, 3, 15), -60), (date(2024, 5, 14), -14), (date(2024, 6, 3), 0)):
        gather(cluster=cluster, day=day)
        assert list(Notice.objects.filter(user=user, settled_at=None).values_list("stage", flat=True)) == [stage]
    for student in young[:2]:
        make_consent(student.person, purpose="employers")
    gather(cluster=cluster, day=date(2024, 6, 3))
    assert standing("catalogue.adults") == set()


def test_a_february_birthday_of_a_leap_year_breaks_nothing():
    cluster = make_cluster()
    college = make_organisation(cluster)
    make_representative(college)
    student = make_student(make_group(make_programme(college)), born_on=date(2008, 2, 29))
    make_consent(student.person, representative="Отец")
    (call,) = consents_to_renew(cluster, date(2025, 12, 29))
    assert call.on == date(2026, 2, 1)
