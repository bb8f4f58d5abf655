"""Too few rounds for all meetings: which of them to hold."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import islice

from artel.matching.seating import Meeting

Node = tuple[str, Hashable]  # "graduate" or "employer", and who


def choose(
    numbers: Sequence[int],
    meetings: Sequence[Meeting],
    weights: Sequence[int],
    graduates: Mapping[Hashable, int],
    employers: Mapping[Hashable, int],
) -> list[int]:
    """The meetings of the greatest weight that leave nobody more than they have room for. A flow of least cost.

    It starts from what each employer would keep if graduates had room for everything, and sheds a graduate's excess
    along shortest paths: an employer lets her go, and keeps somebody else instead where that pays.
    """
    of_employer: dict[Hashable, list[int]] = defaultdict(list)
    of_graduate: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        graduate, employer = meetings[number]
        of_employer[employer].append(number)
        of_graduate[graduate].append(number)
    kept: set[int] = set()
    price: dict[Node, int] = {}
    for employer, theirs in of_employer.items():
        theirs.sort(key=lambda number: (-weights[number], number))
        room = max(employers[employer], 0)
        kept.update(islice(theirs, room))
        price["employer", employer] = weights[theirs[room]] if room < len(theirs) else 0
    for graduate in of_graduate:
        price["graduate", graduate] = 0
    held = Counter(meetings[number][0] for number in kept)
    for graduate in of_graduate:
        for _ in range(held[graduate] - max(graduates[graduate], 0)):
            _shed(graduate, meetings, weights, graduates, of_graduate, of_employer, kept, held, price)
    return sorted(kept)


def _shed(
    graduate: Hashable,
    meetings: Sequence[Meeting],
    weights: Sequence[int],
    room: Mapping[Hashable, int],
    of_graduate: Mapping[Hashable, list[int]],
    of_employer: Mapping[Hashable, list[int]],
    kept: set[int],
    held: Counter,
    price: dict[Node, int],
) -> None:
    """Take one kept meeting off a graduate at the least loss of weight over all."""
    start = ("graduate", graduate)
    distance = {start: 0}
    via: dict[Node, int] = {}
    settled: dict[Node, int] = {}
    queue: list[tuple[int, int, Node]] = [(0, 0, start)]
    end, shortest, count = start, None, 0
    while queue:
        there, _, node = heappop(queue)
        if node in settled:
            continue
        if shortest is not None and there >= shortest:
            break
        settled[node] = there
        side, who = node
        if side == "employer":
            ends = there + price[node]  # the seat stays empty
            steps = [
                (number, ("graduate", meetings[number][0]), -weights[number])
                for number in of_employer[who]
                if number not in kept
            ]
        else:
            ends = there + price[node] if held[who] < room[who] else None
            steps = [
                (number, ("employer", meetings[number][1]), weights[number])
                for number in of_graduate[who]
                if number in kept
            ]
        if ends is not None and (shortest is None or ends < shortest):
            end, shortest = node, ends
        for number, to, loss in steps:
            reached = there + loss + price[node] - price[to]
            if (
                to not in settled
                and reached < distance.get(to, reached + 1)
                and (shortest is None or reached < shortest)
            ):
                distance[to], via[to] = reached, number
                count += 1
                heappush(queue, (reached, count, to))
    assert shortest is not None  # her own employer's empty seat ends a path
    for node, there in settled.items():
        price[node] -= max(shortest - there, 0)
    node = end
    if node[0] == "graduate":
        held[node[1]] += 1
    held[graduate] -= 1
    while node != start:
        number = via[node]
        kept.symmetric_difference_update((number,))
        side = "graduate" if node[0] == "employer" else "employer"
        node = (side, meetings[number][0 if side == "graduate" else 1])
