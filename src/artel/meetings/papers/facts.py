"""What minutes are written from: the plain facts of one meeting. Pure; `papers.collect` reads them from the models."""

from dataclasses import dataclass, field
from datetime import date

from artel.meetings.domain.states import Ballot, MeetingForm, Outcome
from artel.russian import NBSP, Gender, initials_surname, surname_initials


@dataclass(frozen=True, slots=True)
class Who:
    """A person as the minutes name them. `gender` None: unknown, then the words are chosen so that none is needed."""

    key: int
    last: str
    first: str
    patronymic: str = ""
    gender: Gender | None = None
    post: str = ""  # post and organisation of that day
    notes: tuple[str, ...] = ()  # «ВКС», «без права голоса»
    office: str = ""  # «председатель Экспертного совета»

    @property
    def listed(self) -> str:
        """«Ярцев М.А.»: lists, who spoke, who answers."""
        return surname_initials(self.last, self.first, self.patronymic).replace(NBSP, " ")

    @property
    def signed(self) -> str:
        """«М.А. Ярцев»: signatures."""
        return initials_surname(self.last, self.first, self.patronymic).replace(NBSP, " ")

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.last, self.first, self.patronymic) if part)


@dataclass(frozen=True, slots=True)
class Absent:
    who: Who
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """One of the bodies that met. `present` and `absent` are its members; who keeps the minutes without a vote is apart."""

    name: str
    listed: int  # members with a vote on the day
    quorum_share: str  # «более половины»
    present: tuple[Who, ...] = ()
    absent: tuple[Absent, ...] = ()


@dataclass(frozen=True, slots=True)
class QuorumFact:
    """The arithmetic of a quorum of one body, at one item or of the whole meeting."""

    body: str
    present: int
    recused: int
    taking_part: int
    counted: int
    needed: int
    is_reached: bool


@dataclass(frozen=True, slots=True)
class VoteFact:
    """A vote that was closed. `restarted`: how many before it were annulled."""

    body: str
    ballot: Ballot
    in_favour: int
    against: int
    abstained: int
    not_voted: int
    recused: int
    outcome: Outcome
    is_unanimous: bool
    by_casting_vote: bool = False
    issued: int = 0  # ballots of a secret vote
    restarted: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody came or left, at «15:20»."""

    who: Who
    at: str
    by_video: bool = False


@dataclass(frozen=True, slots=True)
class RecusalFact:
    """`from_start`: declared before the item was begun, so that its discussion passed without the person too."""

    who: Who
    reason: str
    from_start: bool = True


@dataclass(frozen=True, slots=True)
class AssignmentFact:
    people: tuple[Who, ...]
    due_on: date
    helpers: tuple[Who, ...] = ()
    controller: Who | None = None


@dataclass(frozen=True, slots=True)
class PointFact:
    text: str
    assignments: tuple[AssignmentFact, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechFact:
    who: Who
    text: str


@dataclass(frozen=True, slots=True)
class ItemFact:
    """An item of the agenda.

    `came`, `left`: since the item before and up to this one's beginning; `came_within`, `left_within`: up to its vote.
    """

    number: int
    title: str
    speaker: Who | None = None
    is_considered: bool = True
    is_removed: bool = False
    removal: str = ""  # why it was taken off
    heard: str = ""
    speeches: tuple[SpeechFact, ...] = ()
    points: tuple[PointFact, ...] = ()
    recusals: tuple[RecusalFact, ...] = ()
    came: tuple[Move, ...] = ()
    left: tuple[Move, ...] = ()
    came_within: tuple[Move, ...] = ()
    left_within: tuple[Move, ...] = ()
    quorums: tuple[QuorumFact, ...] = ()
    votes: tuple[VoteFact, ...] = ()
    dissents: tuple[SpeechFact, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the registration sheet."""

    who: Who
    has_vote: bool
    times: str = ""  # «14:00–15:20»
    mode: str = ""  # «в зале»
    mark: str = ""  # who marked it


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """An answer to an absentee poll: a named choice on an item."""

    item: int
    who: Who
    choice: str
    on: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Why there is another edition, and instead of which paper."""

    number: str
    signed_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """All that the minutes of one meeting say."""

    org: str
    place: str
    bodies: tuple[Body, ...]
    held_on: date
    form: MeetingForm
    form_words: str
    presiding: Who | None
    secretary: Who | None
    secretary_votes: bool = False
    presiding_words: str = ""
    is_urgent: bool = False
    venue: str = ""
    started: str = ""  # «14:00»
    ended: str = ""
    polls_from: date | None = None
    polls_until: date | None = None
    invited: tuple[Who, ...] = ()
    notice_warning: str = ""
    items: tuple[ItemFact, ...] = ()
    is_failed: bool = False
    failure_words: str = ""
    quorums: tuple[QuorumFact, ...] = ()  # of the meeting as a whole, where it failed
    sheet: tuple[SheetRow, ...] = ()
    opinions: tuple[OpinionRow, ...] = ()
    correction: Correction | None = None
    gost_edition: int = 2016
    gaps: tuple[str, ...] = field(default=())  # what has to be known before these minutes can be signed

    @property
    def is_absentee(self) -> bool:
        return self.form == MeetingForm.ABSENTEE

    @property
    def is_joint(self) -> bool:
        return len(self.bodies) > 1

    @property
    def without_gender(self) -> tuple[Who, ...]:
        """People of whom a form that tells the gender would speak; asked for on the page, never guessed."""
        spoken = [fact.who for item in self.items for fact in item.recusals]
        spoken += [
            move.who
            for item in self.items
            for moves in (item.came, item.left, item.came_within, item.left_within)
            for move in moves
            if len(moves) == 1
        ]
        spoken += [fact.who for item in self.items for fact in item.dissents]
        return tuple({who.key: who for who in spoken if who.gender is None}.values())
