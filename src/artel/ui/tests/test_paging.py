from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import RequestFactory

from artel.ui.paging import LARGEST, paginate


def page_of(address: str, count: int, **options):
    return paginate(RequestFactory().get(address), list(range(count)), **options)


@pytest.mark.parametrize(
    ("page", "number"),
    [("", 1), ("1", 1), ("3", 3), ("99", 4), ("0", 1), ("-5", 1), ("много", 1), ("1e3", 1), ("٣", 3)],
)
def test_a_page_that_does_not_exist_becomes_the_nearest(page, number):
    assert page_of(f"/list/?page={page}", 186).number == number


def test_a_page_knows_its_rows_and_how_many_there_are():
    page = page_of("/list/?page=4", 186)
    assert (len(page), page.first, page.last, page.total, page.pages) == (36, 151, 186, 186, 4)
    assert next(iter(page)) == 150


def test_an_empty_list_is_one_empty_page():
    page = page_of("/list/", 0)
    assert (len(page), page.first, page.last, page.total, page.pages) == (0, 0, 0, 0, 1)
    assert page.previous_url == page.next_url == ""


def test_a_page_is_never_larger_than_the_limit():
    assert len(page_of("/list/", 1000, per_page=10_000)) == LARGEST


def test_filters_stay_in_the_addresses():
    page = page_of("/list/?q=тэпк&kind=school&kind=college&page=2", 300)
    query = parse_qs(urlsplit(page.next_url).query)
    assert query == {"q": ["тэпк"], "kind": ["school", "college"], "page": ["3"]}
    assert "page=" not in page.previous_url


@pytest.mark.parametrize(
    ("number", "labels"),
    [
        (1, "1 2 3 … 20"),
        (4, "1 2 3 4 5 6 … 20"),
        (5, "1 2 3 4 5 6 7 … 20"),
        (10, "1 … 8 9 10 11 12 … 20"),
        (17, "1 … 15 16 17 18 19 20"),
        (20, "1 … 18 19 20"),
    ],
)
def test_the_pager_shows_the_ends_and_the_neighbours_and_no_gap_of_one(number, labels):
    page = page_of(f"/list/?page={number}", 1000)
    assert " ".join(link.label for link in page.links) == labels
    assert [link.label for link in page.links if link.is_current] == [str(number)]
    assert all(bool(link.url) == (link.label != "…") for link in page.links)
