"""What may become of an obligation that a year leaves open. Pure."""

from enum import StrEnum


class End(StrEnum):
    LIFT = "lift"
    CARRY = "carry"
    UNDONE = "undone"
