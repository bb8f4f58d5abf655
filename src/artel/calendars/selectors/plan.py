"""Entries that the plan brings: the days on which something is owed, and the days on which a document opens its time."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.calendars.domain.entries import Entry, Kind
from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.standing import Standing
from artel.plans import kinds, labels, tables, words
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import DONE, State, roll_up
from artel.plans.models import ActivityVersion
from artel.plans.selectors.owing import is_owed_by, owed_between
from artel.plans.selectors.status import ObligationStatus

Owed = tuple[ActivityVersion, ObligationStatus]


def plan_entries(
    user: Any, cluster: Cluster, standing: Standing, since: date, until: date, *, on: date, is_mine: bool
) -> list[Entry]:
    """Days of the approved plans. Parties that owe the same by the same day are one entry; nine queries.

    `is_mine`: only what the person answers for, so that an entry tells the person's own state and leads to it.
    """
    owed = owed_between(cluster, since, until, on=on, of=standing if is_mine else None)
    owed = [pair for pair in owed if pair[1].obligation.is_counted]
    own = {pair[1].obligation.pk for pair in owed if is_mine or is_owed_by(pair[1], standing)}
    may_supply = can(user, "plans.supply_evidence", cluster)
    found = []
    for group in _together(owed):
        item = group[0][1]
        days = item.at.due_on, item.at.opens_on
        mine = any(each.obligation.pk in own for _row, each in group)
        if days[0] and since <= days[0] <= until:
            found.append(_due(group, cluster, is_mine=mine, may_supply=may_supply and mine))
        if item.obligation.window_id and days[1] and since <= days[1] <= until and days[0] != days[1]:
            found.append(_window(group, cluster, is_mine=mine))
    return found


def _together(owed: Iterable[Owed]) -> list[list[Owed]]:
    """What a row owes in the same time, whoever owes it and whatever papers it takes: a day of the calendar is one line."""
    groups: dict[tuple, list[Owed]] = {}
    for row, item in owed:
        owes = item.obligation
        key = (row.pk, owes.purpose, owes.slot_key, item.at.due_on, item.at.opens_on)
        groups.setdefault(key, []).append((row, item))
    return [sorted(group, key=lambda pair: pair[1].obligation.pk) for group in groups.values()]


def _due(group: list[Owed], cluster: Cluster, *, is_mine: bool, may_supply: bool) -> Entry:
    row, item = group[0]
    items = [each for _row, each in group]
    state = roll_up(each.state for each in items)
    pending = [each for each in items if each.state not in DONE | {State.LIFTED}]
    left = words.left_words(min(pending, key=lambda each: each.at.left or 0).at) if pending else ""
    act_url = _supply_url(items[0], cluster) if may_supply and len(items) == 1 and pending else ""
    return Entry(
        uid=f"due-{item.obligation.pk}",
        kind=Kind.DUE,
        title=_title(row, item),
        url=_url(group, cluster),
        starts_on=item.at.due_on,
        ends_on=item.at.due_on,
        changed_at=_changed_at(items, cluster),
        revision=sum(len(each.facts.decisions) for each in items),
        state=state.value,
        word=_word(state, items, len(items) - len(pending)),
        who=words.debtor_words(list(dict.fromkeys(debtor for each in items for debtor in each.debtors))),
        note=left,
        unit_ids=_units(items),
        is_mine=is_mine,
        is_off=state is State.LIFTED,
        is_done=state in DONE,
        act=_("Приложить документ") if act_url else "",
        act_url=act_url,
    )


def _window(group: list[Owed], cluster: Cluster, *, is_mine: bool) -> Entry:
    row, item = group[0]
    items = [each for _row, each in group]
    return Entry(
        uid=f"window-{item.obligation.pk}",
        kind=Kind.WINDOW,
        title=_("Начинается срок: {title}").format(title=_title(row, item)),
        url=_url(group, cluster),
        starts_on=item.at.opens_on,
        ends_on=item.at.opens_on,
        changed_at=_changed_at(items, cluster),
        revision=sum(len(each.facts.decisions) for each in items),
        state=State.FUTURE.value if item.state is State.FUTURE else State.OPEN.value,
        word=_("до {day}").format(day=words.day(item.at.due_on)),
        who=words.debtor_words(list(dict.fromkeys(debtor for each in items for debtor in each.debtors))),
        unit_ids=_units(items),
        is_mine=is_mine,
        is_off=all(each.state is State.LIFTED for each in items),
    )


def _word(state: State, items: list[ObligationStatus], done: int) -> str:
    """The state's word; of what many owe and some have met, how many."""
    word = str(labels.STATES[state])
    if len(items) == 1 or state in DONE or state is State.LIFTED:
        return word
    return _("{word}: исполнено {done} из {all}").format(word=word, done=done, all=len(items))


def _title(row: ActivityVersion, item: ObligationStatus) -> str:
    owes, title = item.obligation, tables.short_title(row.title)
    if owes.purpose == Purpose.DOCUMENT:
        said = _("{number} Получить документ о сроках: {title}").format(number=row.number, title=title)
    else:
        said = words.obligation_title(row, owes, title)
    # Rows of a nested plan are numbered anew: beside the rows of the year's plan their numbers would mislead.
    return said.removeprefix(row.number).strip() if owes.plan.parent_id else said


def _url(group: list[Owed], cluster: Cluster) -> str:
    """To the obligation if it is one, to the row if several owe."""
    row, item = group[0]
    if len(group) == 1:
        return reverse("plans:obligation", args=[cluster.slug, item.obligation.pk])
    return reverse("plans:row", args=[cluster.slug, item.obligation.plan_id, row.activity.key])


def _supply_url(item: ObligationStatus, cluster: Cluster) -> str:
    """Where a document is brought; empty for what has a procedure of its own: that is on the obligation's page."""
    owes = item.obligation
    by_hand = owes.requirement is not None and kinds.get(owes.requirement.kind).supplied_by_hand
    return reverse("plans:supply", args=[cluster.slug, owes.pk]) if by_hand and not item.at.pending else ""


def _units(items: Iterable[ObligationStatus]) -> tuple[int, ...]:
    return tuple({debtor.unit_id for item in items for debtor in item.debtors if debtor.unit_id})


def _changed_at(items: Iterable[ObligationStatus], cluster: Cluster) -> datetime:
    """When the last of what the day and its state stand on was recorded: an approval, a document, a decision, a proof."""
    found = []
    for item in items:
        owes = item.obligation
        found.append(owes.plan.approved_at)
        days = [decision.recorded_on for decision in item.facts.decisions]
        if owes.window_id:
            days.append(owes.window.registered_on)
        if owes.brought_by_id:
            found.append(owes.brought_by.created_at)
        if owes.event_id:
            found.append(owes.event.recorded_at)
        found += [datetime.combine(day, time.min, clock.zone(cluster)) for day in days]
        for line in item.evidence:
            found += [line["recorded_at"], *(verdict["at"] for verdict in line["verdicts"])]
    return max(found)
