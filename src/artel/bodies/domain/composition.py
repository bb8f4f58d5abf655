"""Rules of a composition (DOMAIN 3.1.1 c). Pure: the services bring the seats as facts."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from artel.bodies.domain.rules import Rules
from artel.bodies.domain.states import Part
from artel.russian import counted


class Side(StrEnum):
    """Whom a member speaks for, as far as the balance goes."""

    EMPLOYER = "employer"
    COLLEGE = "college"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat as the rules see it. `load`: in how many other bodies the person sits; `is_agreed`: no consent is missing."""

    person: Hashable
    name: str
    part: Part = Part.MEMBER
    has_vote: bool = True
    side: Side = Side.OTHER
    has_post: bool = True
    is_agreed: bool = True
    load: int = 0


class IssueCode(StrEnum):
    EMPTY = "empty"
    TWICE = "twice"
    NO_HEAD = "no_head"
    TWO_HEADS = "two_heads"
    HEAD_WITHOUT_VOTE = "head_without_vote"
    TWO_SECRETARIES = "two_secretaries"
    SECRETARY_VOTES = "secretary_votes"
    NO_SECRETARY = "no_secretary"
    TOO_FEW = "too_few"
    NO_EMPLOYER = "no_employer"
    NO_COLLEGE = "no_college"
    NO_POST = "no_post"
    NOT_AGREED = "not_agreed"
    EVEN = "even"
    LOAD = "load"


# What an act on paper has already settled: it is entered as it was adopted, however unusual.
SETTLED_BY_ACT = frozenset(
    {IssueCode.TOO_FEW, IssueCode.NO_EMPLOYER, IssueCode.NO_COLLEGE, IssueCode.NOT_AGREED, IssueCode.NO_POST}
)


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong with a composition. An error stops it, a warning is shown. `person`: whom it is about, if anybody."""

    code: IssueCode
    text: str
    is_error: bool = True
    person: Hashable | None = None


def issues(seats: Sequence[Sitting], rules: Rules, *, head_word: str = "") -> list[Issue]:
    """Everything that the rules of the body and of the field say against a composition, errors first.

    `head_word` names the head: «руководитель» of a group, «председатель» of a council.
    """
    head_word = head_word or _("председатель")
    if not seats:
        return [Issue(IssueCode.EMPTY, _("В составе никого нет: добавьте людей."))]
    found = [*_of_people(seats, rules), *_of_head(seats, head_word), *_of_secretary(seats, rules, head_word)]
    found += _of_whole(seats, rules)
    return sorted(found, key=lambda issue: not issue.is_error)


def _of_people(seats: Sequence[Sitting], rules: Rules) -> list[Issue]:
    found, seen = [], set()
    for seat in seats:
        if seat.person in seen:
            found.append(
                Issue(
                    IssueCode.TWICE,
                    _("{name} стоит в составе дважды: у человека одно место.").format(name=seat.name),
                    person=seat.person,
                )
            )
        seen.add(seat.person)
        if not seat.has_post:
            found.append(
                Issue(IssueCode.NO_POST, _("Укажите должность: {name}.").format(name=seat.name), person=seat.person)
            )
        if not seat.is_agreed:
            found.append(
                Issue(
                    IssueCode.NOT_AGREED,
                    _("Нет согласия войти в состав: {name}.").format(name=seat.name),
                    person=seat.person,
                )
            )
        if seat.load + 1 > rules.load_limit:
            bodies = counted(seat.load + 1, _("орган"), _("органа"), _("органов"))
            text = _("{name} войдёт уже в {bodies} кластера.").format(name=seat.name, bodies=bodies)
            found.append(Issue(IssueCode.LOAD, text, False, person=seat.person))
    return found


def _of_head(seats: Sequence[Sitting], head_word: str) -> list[Issue]:
    heads = [seat for seat in seats if seat.part == Part.CHAIR]
    if not heads:
        return [Issue(IssueCode.NO_HEAD, _("Не выбран {head}.").format(head=head_word))]
    found = []
    if len({head.person for head in heads}) > 1:
        found.append(Issue(IssueCode.TWO_HEADS, _("Должен быть один {head}.").format(head=head_word)))
    found += [
        Issue(
            IssueCode.HEAD_WITHOUT_VOTE,
            _("У {name} нет голоса, а {head} голосует всегда.").format(name=head.name, head=head_word),
            person=head.person,
        )
        for head in heads
        if not head.has_vote
    ]
    return found


def _of_secretary(seats: Sequence[Sitting], rules: Rules, head_word: str) -> list[Issue]:
    secretaries = [seat for seat in seats if seat.part == Part.SECRETARY]
    if not secretaries:
        return [Issue(IssueCode.NO_SECRETARY, _("Не выбран секретарь: вести протокол будет некому."), False)]
    found = []
    if len({secretary.person for secretary in secretaries}) > 1:
        found.append(Issue(IssueCode.TWO_SECRETARIES, _("Секретарь должен быть один.")))
    if not rules.secretary_votes:
        found += [
            Issue(
                IssueCode.SECRETARY_VOTES,
                _("По правилам органа секретарь не голосует: снимите право голоса ({name}).").format(name=each.name),
                person=each.person,
            )
            for each in secretaries
            if each.has_vote
        ]
    return found


def _of_whole(seats: Sequence[Sitting], rules: Rules) -> list[Issue]:
    found = []
    if (count := len({seat.person for seat in seats})) < rules.min_members:
        found.append(
            Issue(
                IssueCode.TOO_FEW,
                _("В составе {count}, а по правилам органа нужно не меньше {least}.").format(
                    count=count, least=rules.min_members
                ),
            )
        )
    sides = {seat.side for seat in seats}
    if rules.needs_employer and Side.EMPLOYER not in sides:
        found.append(Issue(IssueCode.NO_EMPLOYER, _("В составе нет представителя предприятия.")))
    if rules.needs_college and Side.COLLEGE not in sides:
        found.append(Issue(IssueCode.NO_COLLEGE, _("В составе нет представителя ПОО.")))
    voters = sum(seat.has_vote for seat in seats)
    if voters and voters % 2 == 0:
        found.append(
            Issue(
                IssueCode.EVEN,
                _("Число голосующих чётное ({voters}); при нечётном голоса не разделятся поровну.").format(
                    voters=voters
                ),
                False,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Difference:
    """How one composition differs from the one before: who came, who went, whose part or vote is another."""

    joined: tuple[Hashable, ...]
    left: tuple[Hashable, ...]
    changed: tuple[Hashable, ...]

    def __bool__(self) -> bool:
        return bool(self.joined or self.left or self.changed)


def difference(old: Mapping[Hashable, tuple[Part, bool]], new: Mapping[Hashable, tuple[Part, bool]]) -> Difference:
    """Compare two compositions given as person → (part, vote)."""
    return Difference(
        joined=tuple(person for person in new if person not in old),
        left=tuple(person for person in old if person not in new),
        changed=tuple(person for person in new if person in old and new[person] != old[person]),
    )


def needs_reapproval(old: Mapping[Hashable, Part], new: Mapping[Hashable, Part]) -> bool:
    """Tell whether a changed composition has to be approved anew, and not only voted for.

    The head is another person, or more than a third of the old members are replaced, left or joined (DOMAIN 3.1.1 c 6).
    """
    if _heads(old) != _heads(new):
        return True
    moved = max(len(old.keys() - new.keys()), len(new.keys() - old.keys()))
    return 3 * moved > len(old)


def _heads(composition: Mapping[Hashable, Part]) -> set[Hashable]:
    return {person for person, part in composition.items() if part == Part.CHAIR}
