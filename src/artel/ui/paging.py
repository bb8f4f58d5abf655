"""Pages of a list: always bounded, forgiving to hand-edited addresses."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

LARGEST = 200
PARAMETER = "page"


@dataclass(frozen=True, slots=True)
class Link:
    """A step of the pager. `url` is empty at a gap."""

    label: str
    url: str
    is_current: bool = False


class Page:
    """One page of a list: iterate over it, ask `total`, draw it with <c-pager>."""

    def __init__(self, request: HttpRequest, objects: Any, *, per_page: int) -> None:
        self._query = request.GET.copy()
        self._path = request.path
        self._paginator = Paginator(objects, min(max(per_page, 1), LARGEST))
        self.total = self._paginator.count
        self.pages = self._paginator.num_pages
        self.number = min(max(_number(request.GET.get(PARAMETER)), 1), self.pages)
        self.items = list(self._paginator.page(self.number).object_list)
        self.first = (self.number - 1) * self._paginator.per_page + 1 if self.items else 0
        self.last = self.first + len(self.items) - 1 if self.items else 0

    def __iter__(self):
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def url(self, number: int) -> str:
        """Address of a page of this list; filters and order stay."""
        query = self._query.copy()
        query.pop(PARAMETER, None)
        if number > 1:
            query[PARAMETER] = str(number)
        return f"{self._path}?{query.urlencode()}" if query else self._path

    @property
    def previous_url(self) -> str:
        return self.url(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url(self.number + 1) if self.number < self.pages else ""

    @property
    def links(self) -> list[Link]:
        """First, last and the neighbours of the current page; a gap between them is one step without an address."""
        wanted = sorted({1, self.pages, *range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)})
        links: list[Link] = []
        previous = 0
        for number in wanted:
            if number - previous == 2:
                links.append(Link(str(number - 1), self.url(number - 1)))
            elif number - previous > 2:
                links.append(Link("…", ""))
            links.append(Link(str(number), self.url(number), is_current=number == self.number))
            previous = number
        return links


def paginate(request: HttpRequest, objects: Any, per_page: int = 50) -> Page:
    """Cut `objects` (an ordered queryset or a list) to the page that the address asks for.

    Two queries: a count and the page. A page that does not exist becomes the nearest one; `per_page` is at most 200.
    """
    return Page(request, objects, per_page=per_page)


def _number(text: str | None) -> int:
    try:
        return int(text or 1)
    except ValueError:
        return 1
