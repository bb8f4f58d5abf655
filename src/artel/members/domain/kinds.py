"""The words of the field for members: kinds of organisations, units, offices, roles (DOMAIN 1.1, appendix E)."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    COLLEGE = "college"
    BRANCH = "branch"
    EMPLOYER = "employer"
    SCHOOL = "school"
    UNIVERSITY = "university"
    AUTHORITY = "authority"
    EMPLOYMENT_SERVICE = "employment_service"
    NGO = "ngo"
    MEDIA = "media"


class UnitKind(StrEnum):
    COORDINATION_COUNCIL = "coordination_council"
    EXPERT_COUNCIL = "expert_council"
    WORKING_GROUP = "working_group"
    COMMISSION = "commission"
    GOVERNING_COUNCIL = "governing_council"


class OfficeKind(StrEnum):
    CHAIR = "chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"
    HEAD = "head"  # of an organisation: «руководитель ведущей ПОО»


class RoleKind(StrEnum):
    """What a person may do in a cluster beside the offices held in its units."""

    HEAD = "head"  # руководитель кластера
    COORDINATOR = "coordinator"
    REPRESENTATIVE = "representative"  # of one organisation
    OBSERVER = "observer"  # of the department; reads, never writes


class ConsentPurpose(StrEnum):
    PROCESSING = "processing"
    PUBLICATION = "publication"
    SIMPLE_SIGNATURE = "simple_signature"
    EMPLOYERS = "employers"  # a graduate's profile is shown to employers of the cluster


class ConsentWay(StrEnum):
    """How a consent came to be recorded."""

    PAPER = "paper"
    ACCOUNT = "account"  # by the person, signed in
    GUARDIAN = "guardian"  # by the link that the guardian was given


class TableKind(StrEnum):
    """What a table brought in speaks of."""

    ORGANISATIONS = "organisations"
    PEOPLE = "people"
    ROLES = "roles"
    OFFICES = "offices"


COUNCILS = frozenset({UnitKind.COORDINATION_COUNCIL, UnitKind.EXPERT_COUNCIL})
SOLE_OFFICES = frozenset({OfficeKind.CHAIR, OfficeKind.SECRETARY, OfficeKind.HEAD})
PRIVILEGED_ROLES = frozenset({RoleKind.HEAD, RoleKind.COORDINATOR})
PRIVILEGED_OFFICES = frozenset({OfficeKind.CHAIR, OfficeKind.SECRETARY})
