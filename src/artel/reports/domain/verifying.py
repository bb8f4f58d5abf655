"""What a report claims, computed again from its own facts: no database, no clock, no table of holidays."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from artel.plans.domain.states import State, roll_up
from artel.plans.domain.status import exists_on, state_on
from artel.reports.domain import figures
from artel.reports.domain.frozen import facts_from_json
from artel.reports.domain.groups import group_of

_DAY = timedelta(days=1)


class ListedCalendar:
    """Working days as the report lists them: those off from its first day to its last."""

    def __init__(self, first: date, last: date, days_off: Iterable[date]) -> None:
        off = set(days_off)
        count = (last - first).days + 1
        self.first, self.last = first, last
        self.working = [day for day in (first + n * _DAY for n in range(count)) if day not in off]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "ListedCalendar":
        return cls(
            date.fromisoformat(data["first"]),
            date.fromisoformat(data["last"]),
            [date.fromisoformat(day) for day in data["days_off"]],
        )

    def working_days_between(self, after: date, until: date) -> int:
        """Working days after `after` up to `until`, negative the other way round; ValueError beyond what is listed."""
        for day in (after, until):
            if not self.first <= day <= self.last:
                raise ValueError(f"{day:%d.%m.%Y} is not in the calendar of the report")
        return bisect_right(self.working, until) - bisect_right(self.working, after)

    def add_working_days(self, day: date, count: int) -> date:
        """The working day so many after `day` (IndexError beyond what is listed)."""
        return self.working[bisect_right(self.working, day) - 1 + count]


def faults_of(facts: Mapping[str, Any]) -> list[str]:
    """Where the report says other than its facts do, a sentence each; empty for a true one."""
    on = date.fromisoformat(facts["on"])
    known_on = date.fromisoformat(facts["known_on"]) if facts["known_on"] else None
    starts_on = date.fromisoformat(facts["period"]["starts_on"])
    year_end = date.fromisoformat(facts["plan"]["ends_on"])
    calendars = {key: ListedCalendar.from_json(each) for key, each in facts["calendars"].items()}
    evidence = {each["key"] for each in facts["evidence"]}
    found = []
    for row in facts["rows"]:
        where = f"строка {row['number'] or row['position']}"
        states = []
        for owed in row["obligations"]:
            read = facts_from_json(owed["facts"])
            if not exists_on(read, on, known_on):
                found.append(f"{where}: обязательства «{owed['name']}» на этот день ещё не было")
                continue
            at = state_on(
                read, on, calendar=calendars[owed["calendar"]], soon_days=facts["soon_days"], year_end=year_end,
                known_on=known_on,
            )  # fmt: skip
            said = (owed["state"], owed["due_on"], owed["met_on"], owed["met_by"])
            is_now = (
                str(at.state),
                at.due_on and at.due_on.isoformat(),
                at.met_on and at.met_on.isoformat(),
                list(at.met_by),
            )
            if said != is_now:
                found.append(f"{where}: у обязательства «{owed['name']}» написано {said[0]}, по фактам {is_now[0]}")
            if unlisted := set(at.met_by) - evidence:
                found.append(f"{where}: нет в приложении доказательств № {', '.join(map(str, sorted(unlisted)))}")
            if owed["counted"]:
                states.append(at.state)
        state = roll_up(states, goes_on=row["goes_on"])
        if row["state"] != state:
            found.append(f"{where}: написано {row['state']}, по фактам {state}")
        fact_on = fact_day(row)
        if row["fact_on"] != (fact_on and fact_on.isoformat()):
            found.append(f"{where}: дата исполнения не та, что следует из доказательств")
        if row["group"] != group_of(State(row["state"]), fact_on, starts_on):
            found.append(f"{where}: стоит не в том разделе отчёта")
        if row["percent"] != figures.percent_of_row(row):
            found.append(f"{where}: процент не равен доле исполненного")
    return found + [f"показатель «{code}»: {said} вместо {counted}" for code, said, counted in _figures(facts, on)]


def fact_day(row: Mapping[str, Any]) -> date | None:
    """The day an executed row was met: that of the last of its counted shares."""
    if State(row["state"]) not in (State.MET, State.LATE):
        return None
    days = [owed["met_on"] for owed in row["obligations"] if owed["counted"] and owed["met_on"]]
    return date.fromisoformat(max(days)) if days else None


def figures_of(facts: Mapping[str, Any]) -> list[figures.Figure]:
    """The figures of rows and assignments, in the order of the report."""
    on = date.fromisoformat(facts["on"])
    starts_on, ends_on = (date.fromisoformat(facts["period"][name]) for name in ("starts_on", "ends_on"))
    until = min(on, ends_on)
    return [
        figures.execution(facts["rows"], on),
        figures.in_time(facts["rows"], on),
        figures.shares_of_period(facts["rows"], starts_on, until),
        figures.assignments_in_time(facts["assignments"], until),
    ]


def _figures(facts: Mapping[str, Any], on: date) -> Iterable[tuple[str, str, str]]:
    counted = {each.code: (each.numerator, each.denominator) for each in figures_of(facts)}
    for body in facts["attendance"]:
        tally = figures.attendance(body["meetings"])
        counted[f"attendance-{body['unit']}"] = (tally.present, tally.members)
    for said in facts["figures"]:
        if said["code"] in counted:
            pair = (said["numerator"], said["denominator"])
            if pair != counted[said["code"]] or said["percent"] != figures.percent(*pair):
                yield said["code"], f"{pair[0]} из {pair[1]}", "{} из {}".format(*counted[said["code"]])
