"""Reads the table of a work plan out of DOCX, PDF, XLSX and plain text. Pure: no Django, no database, no clock."""

from .model import ReadPlan, ReadRow, Unreadable
from .reader import read_plan

__all__ = ["ReadPlan", "ReadRow", "Unreadable", "read_plan"]
