"""Models of the fair (row 2.9): the fair and its stages, the market, interviews, the allocation, invitations, employment."""

from artel.fair.models.after import EmploymentFact, EmploymentSummary
from artel.fair.models.allocation import MatchRun, Placement, Protocol
from artel.fair.models.fair import Fair, FairStage, Stand
from artel.fair.models.interviews import Interview
from artel.fair.models.invitations import Invitation, Printing
from artel.fair.models.market import Graduate, PersonalLink, Vacancy, Wish

__all__ = [
    "EmploymentFact",
    "EmploymentSummary",
    "Fair",
    "FairStage",
    "Graduate",
    "Interview",
    "Invitation",
    "MatchRun",
    "PersonalLink",
    "Placement",
    "Printing",
    "Protocol",
    "Stand",
    "Vacancy",
    "Wish",
]
