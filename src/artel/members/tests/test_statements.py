"""A query whose SQL is written once: every call gets its own answer, and a value that is not in the query is a mistake."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from artel.members.models import Membership
from artel.members.statements import Statement
from artel.members.tests.factories import make_cluster, make_organisation

pytestmark = pytest.mark.django_db


def test_it_is_written_once_and_answers_each_call_by_its_own_values():
    built = []

    def build(freshness, *, cluster, kind, since):
        built.append(freshness)
        found = Membership.objects.filter(cluster=cluster, organisation__kind=kind, valid_from__gte=since)
        return found.values_list("organisation__short_name", "valid_from")

    statement = Statement(build, cluster=int, kind=str, since=date)
    first, second = make_cluster(), make_cluster()
    old = make_organisation(first, member_since=date(2020, 1, 1))
    new = make_organisation(first, member_since=date(2023, 9, 1))
    other = make_organisation(second, member_since=date(2023, 9, 1))
    with CaptureQueriesContext(connection) as caught:
        assert statement.rows("a", cluster=first.pk, kind=new.kind, since=date(2023, 1, 1)) == [
            (new.short_name, date(2023, 9, 1))
        ]
        assert len(statement.rows("a", cluster=first.pk, kind=old.kind, since=date(2019, 1, 1))) == 2
        assert statement.rows("a", cluster=second.pk, kind=other.kind, since=date(2023, 1, 1))[0][0] == other.short_name
        assert statement.rows("b", cluster=second.pk, kind="school", since=date(2023, 1, 1)) == []
    assert built == ["a", "b"]
    assert len(caught) == 4


def test_a_value_that_the_query_does_not_take_is_a_mistake():
    statement = Statement(
        lambda _freshness, *, cluster, kind: Membership.objects.filter(cluster=cluster), cluster=int, kind=str
    )
    with pytest.raises(AssertionError, match="kind"):
        statement.rows(cluster=1, kind="college")
