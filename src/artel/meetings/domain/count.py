"""Counting a vote: what decides, of which whole, and the arithmetic in words (DOMAIN 2.5, 3.3.1 c 2)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from artel.bodies.domain.rules import MajorityBase, Rules, Share, needed
from artel.meetings.domain.quorum import Quorum
from artel.meetings.domain.states import Ballot, Choice, Outcome
from artel.russian import counted as counted_words

SHARES = {
    Share.HALF: "не менее половины",
    Share.MORE_THAN_HALF: "больше половины",
    Share.TWO_THIRDS: "не менее двух третей",
    Share.THREE_QUARTERS: "не менее трёх четвертей",
    Share.ALL: "все",
}
BASES = {
    MajorityBase.PRESENT: "от участвующих в голосовании по списку",
    MajorityBase.CAST: "от принявших участие в голосовании",
    MajorityBase.LISTED: "от состава",
}


@dataclass(frozen=True, slots=True)
class Count:
    """The result of one question. `roll` = за + против + воздержались + не голосовали, always.

    Words of the fields in `Question.result`: `in_favour` is «за».
    """

    in_favour: int
    against: int
    abstained: int
    not_voted: int
    recused: int
    roll: int
    base: int
    needed: int
    outcome: Outcome
    by_casting_vote: bool
    unanimous: bool
    quorum: Quorum
    steps: tuple[str, ...]

    @property
    def is_accepted(self) -> bool:
        return self.outcome == Outcome.ACCEPTED

    def to_json(self) -> dict[str, Any]:
        """Plain data for `Question.result`."""
        return {**asdict(self), "outcome": str(self.outcome), "steps": list(self.steps)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Count":
        """The count as it was kept at closing."""
        return cls(
            **{
                **data,
                "outcome": Outcome(data["outcome"]),
                "quorum": Quorum(**data["quorum"]),
                "steps": tuple(data["steps"]),
            }
        )


def count(
    rules: Rules,
    quorum: Quorum,
    votes: Mapping[Choice, int],
    *,
    roll: int | None = None,
    presiding_choice: str = "",
    ballot: Ballot = Ballot.OPEN,
) -> Count:
    """Count a question.

    `roll`: how many stood on the frozen roll (those who take part in the quorum unless said); more votes than that
    is a mistake of the programmer. No quorum: no decision, however the votes fell. Accepted: «за» reaches the share
    of the base. The base «присутствующие» is the roll itself; of an absentee poll, where nobody is present, those who
    answered. A tie is «за» equal to «против» and above nought, where the share is «больше половины», the rules give a
    casting vote, the ballot is open, and the presiding person was for or against: it is decided by that side. The
    casting vote adds one voice and no more: where «за» with one voice more would still not reach what is needed
    (many abstained), there is no decision by it. A secret ballot has no casting vote: nobody knows whose it is.
    """
    in_favour, against, abstained = (votes.get(choice, 0) for choice in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN))
    cast = in_favour + against + abstained
    roll = quorum.taking_part if roll is None else roll
    if cast > roll or min(in_favour, against, abstained) < 0:
        raise ValueError(f"{cast} votes on a roll of {roll}")
    base = _base(rules, quorum, roll, cast, ballot)
    enough = needed(rules.majority_share, base)
    is_tie = (
        in_favour == against > 0
        and rules.majority_share == Share.MORE_THAN_HALF
        and rules.casting_vote
        and ballot == Ballot.OPEN
        and presiding_choice in (Choice.FOR, Choice.AGAINST)
        and in_favour + 1 >= enough
    )
    if not quorum.is_reached:
        outcome = Outcome.NO_QUORUM
    elif in_favour >= enough or (is_tie and presiding_choice == Choice.FOR):
        outcome = Outcome.ACCEPTED
    else:
        outcome = Outcome.REJECTED
    by_casting_vote = is_tie and outcome != Outcome.NO_QUORUM
    return Count(
        in_favour=in_favour,
        against=against,
        abstained=abstained,
        not_voted=roll - cast,
        recused=quorum.recused,
        roll=roll,
        base=base,
        needed=enough,
        outcome=outcome,
        by_casting_vote=by_casting_vote,
        unanimous=in_favour > 0 and against == abstained == 0,
        quorum=quorum,
        steps=(
            *quorum_steps(rules, quorum),
            f"За {in_favour}, против {against}, воздержались {abstained}, не голосовали {roll - cast}: всего {roll}.",
            _majority_words(rules, base, enough, ballot),
            _outcome_words(outcome, in_favour, enough, presiding_choice, by_casting_vote=by_casting_vote),
        ),
    )


def quorum_steps(rules: Rules, quorum: Quorum) -> tuple[str, ...]:
    """The arithmetic of a quorum in sentences."""
    whole = f"В составе с правом голоса {counted_words(quorum.listed, 'человек', 'человека', 'человек')}"
    if quorum.recused:
        stay = "из состава для кворума вычитаются" if rules.recused_leave_quorum else "в составе для кворума остаются"
        whole += f", самоотвод заявили {quorum.recused}: {stay}, считаем от {quorum.counted}"
    share = "нужны все" if rules.quorum_share == Share.ALL else f"нужно {SHARES[rules.quorum_share]}"
    state = "кворум есть" if quorum.is_reached else "кворума нет"
    return (
        f"{whole}.",
        f"Для кворума {share} от {quorum.counted}, то есть {quorum.needed}; участвуют {quorum.taking_part}: {state}.",
    )


def _base(rules: Rules, quorum: Quorum, roll: int, cast: int, ballot: Ballot) -> int:
    if rules.majority_base == MajorityBase.LISTED:
        return quorum.counted
    if rules.majority_base == MajorityBase.CAST or ballot == Ballot.ABSENTEE:
        return cast
    return roll


def _majority_words(rules: Rules, base: int, enough: int, ballot: Ballot) -> str:
    is_poll = ballot == Ballot.ABSENTEE and rules.majority_base == MajorityBase.PRESENT
    whole = BASES[MajorityBase.CAST if is_poll else MajorityBase(rules.majority_base)]
    return f"Для решения нужно {SHARES[rules.majority_share]} {whole} ({base}): {enough}."


def _outcome_words(
    outcome: Outcome, in_favour: int, enough: int, presiding_choice: str, *, by_casting_vote: bool
) -> str:
    if outcome == Outcome.NO_QUORUM:
        return "Кворума нет: решение не принято, как бы ни разделились голоса."
    verdict = "решение принято" if outcome == Outcome.ACCEPTED else "решение не принято"
    if by_casting_vote:
        side = "за" if presiding_choice == Choice.FOR else "против"
        return f"Голоса разделились поровну, голос председательствующего — «{side}»: {verdict}."
    return f"За {in_favour} из нужных {enough}: {verdict}."
