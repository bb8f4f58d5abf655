"""What a report may speak of."""

from enum import StrEnum


class ScopeKind(StrEnum):
    WHOLE = "whole"
    SECTION = "section"
    ORGANISATION = "member"
    UNIT = "unit"
