"""What the address of a calendar asks for; whatever cannot be read is the usual."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict

from artel.calendars.domain.entries import Entry, Kind, Scope
from artel.calendars.domain.months import FIRST_YEAR, LAST_YEAR, Month
from artel.calendars.selectors.gathered import entries_between
from artel.kernel import clock
from artel.members.domain.kinds import RoleKind
from artel.russian import search_key
from artel.ui.forms import day_asked

_SEES_ALL = frozenset({RoleKind.HEAD, RoleKind.COORDINATOR, RoleKind.OBSERVER})


@dataclass(frozen=True, slots=True)
class Asked:
    """`month`: what is looked at; `on`: the day whose states are told; `query`: the address as it stands."""

    month: Month
    on: date
    today: date
    scope: Scope
    usual_scope: Scope
    kind: Kind | None
    unit: int | None
    words: str
    query: QueryDict
    path: str

    @property
    def is_past(self) -> bool:
        return self.on != self.today

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind or self.unit or self.words)

    def url(self, *, path: str = "", **changes: str) -> str:
        """The same address with something else; an empty value leaves the field out."""
        query = self.query.copy()
        query.pop("page", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        path = path or self.path
        return f"{path}?{query.urlencode()}" if query else path


def asked(request: HttpRequest) -> Asked:
    """Read the address. Those who lead and observers look at the whole cluster unless they say otherwise."""
    get, today = request.GET, clock.today(request.cluster)
    on = _day(get.get("on", "")) or today
    usual = Scope.CLUSTER if request.standing.roles & _SEES_ALL else Scope.PERSONAL
    number = get.get("unit", "")
    return Asked(
        month=Month.parse(get.get("month", "")) or Month.of(on),
        on=on,
        today=today,
        scope=Scope(get["whose"]) if get.get("whose") in set(Scope) else usual,
        usual_scope=usual,
        kind=Kind(get["kind"]) if get.get("kind") in set(Kind) else None,
        unit=int(number) if number.isascii() and number.isdecimal() and len(number) <= 9 else None,
        words=get.get("q", "").strip()[:200],
        query=get,
        path=request.path,
    )


def entries_asked(request: HttpRequest, question: Asked, since: date, until: date) -> list[Entry]:
    """Entries of [since, until] that the address lets through."""
    found = entries_between(
        request.user,
        request.cluster,
        since,
        until,
        on=question.on,
        kinds=(question.kind,) if question.kind else tuple(Kind),
        unit_id=question.unit,
        is_mine=question.scope == Scope.PERSONAL,
    )
    sought = search_key(question.words).split()
    if not sought:
        return found
    return [
        entry
        for entry in found
        if all(word in search_key(f"{entry.title} {entry.who} {entry.place}") for word in sought)
    ]


def _day(text: str) -> date | None:
    day = day_asked(text)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None
