"""Who answers for a learner under age, and what they are asked. Pure (DOMAIN 2.2)."""

from enum import StrEnum

from artel.members.domain.kinds import ConsentPurpose

# What a college asks of the guardian; the agreement on signatures is of those who sign.
ASKED = (ConsentPurpose.PROCESSING, ConsentPurpose.PUBLICATION, ConsentPurpose.EMPLOYERS)


class Degree(StrEnum):
    MOTHER = "mother"
    FATHER = "father"
    ADOPTER = "adopter"
    GUARDIAN = "guardian"
    TRUSTEE = "trustee"
    OTHER = "other"


# They answer by their birth certificate or the like; everybody else names the act that lets them.
PARENTS = frozenset({Degree.MOTHER, Degree.FATHER, Degree.ADOPTER})


class Answer(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"


class Standing(StrEnum):
    """Where the asking of one learner's guardian stands, for the list's filter."""

    UNASKED = "unasked"
    WAITING = "waiting"
    REFUSED = "refused"
    ANSWERED = "answered"
    DEAD = "dead"
